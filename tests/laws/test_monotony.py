"""
SPEC §10.5, §10.7: better evidence never fails, and a stricter plan never pays more.
"""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any

from attrs import evolve
from hypothesis import given, strategies as st

from made import BRADFORD, claims
from pbr.claims import Claim, validate
from pbr.exceptions import NotUnderstood
from pbr.periods import months_up_to
from pbr.plans import Plan
from pbr.plans.plan import inside
from pbr.records import Family, Person
from pbr.rules import Rule
from pbr.rules.attendance import AttendedEachTerm
from pbr.rules.combined import Combined
from pbr.rules.eligibility import NeedsIdentified
from pbr.rules.employment import EmployedConsecutively, EmployedWithin
from pbr.rules.incidents import IncidentsReduced
from pbr.rules.parts.words import Baseline
from pbr.shares import Fall, Share, Strictness
from pbr.testing.laws import longer_jobs, one_absence_fewer
from pbr.verdicts import MET, NOT_MET
from strategies import BY_NAME, cases_for

ATTENDANCE = ("attended-each-term", "attended-overall", "absence-below")
WORK = ("employed-consecutively", "employed-within")
INCIDENTS = (
    "incidents-reduced",
    "none-recorded",
    "fewer-than-over-terms",
    "fewer-than-over-months",
)


def named(*names: str) -> st.SearchStrategy[Rule]:
    """
    Any rule of these names.
    """
    return st.sampled_from(names).flatmap(lambda name: BY_NAME[name])


def with_rows(family: Family, person: Person, **rows: Any) -> Family:
    """
    The family, with other rows for one of its people.
    """
    people = [evolve(one, **rows) if one is person else one for one in family.people]
    return evolve(family, people=people)


@given(data=st.data(), rule=named(*ATTENDANCE))
def test_more_attendance_never_fails(data: st.DataObject, rule: Rule) -> None:
    """
    More attendance: never met → not met, and never better than not met → worse.
    """
    family, on = data.draw(cases_for(rule))
    verdict = rule.examine(family, on).verdict
    for person in family.people:
        for row in person.attendance:
            others = [other for other in person.attendance if other is not row]
            for more in one_absence_fewer(row):
                improved = with_rows(family, person, attendance=[*others, more])
                now = rule.examine(improved, on).verdict
                assert not (verdict is MET and now is NOT_MET)


@given(data=st.data(), rule=named(*WORK), days=st.integers(1, 30))
def test_a_longer_job_never_fails(data: st.DataObject, rule: Rule, days: int) -> None:
    """
    A longer job: never met → not met.
    """
    family, on = data.draw(cases_for(rule))
    if rule.examine(family, on).verdict is not MET:
        return
    for person in family.people:
        for job in person.employment:
            others = [other for other in person.employment if other is not job]
            for grown in longer_jobs(job, days):
                improved = with_rows(family, person, employment=[*others, grown])
                assert rule.examine(improved, on).verdict is not NOT_MET


@given(data=st.data(), rule=named(*INCIDENTS))
def test_a_later_incident_removed_never_fails(data: st.DataObject, rule: Rule) -> None:
    """
    A later incident removed: never met → not met.
    """
    family, on = data.draw(cases_for(rule))
    if rule.examine(family, on).verdict is not MET:
        return
    # One in the months compared with may be what the fall is measured from.
    since = date.min
    if isinstance(rule, IncidentsReduced):
        window = months_up_to(on, rule.months)
        preceding = rule.baseline is Baseline.PRECEDING
        since = window.first if preceding else family.attached_on or date.max
    for incident in family.incidents:
        if incident.occurred_on >= since:
            fewer = [other for other in family.incidents if other is not incident]
            now = rule.examine(evolve(family, incidents=fewer), on).verdict
            assert now is not NOT_MET


def stricter(rule: Rule) -> Rule:
    """
    The rule with its line moved up.
    """
    if isinstance(rule, AttendedEachTerm):
        return evolve(rule, share=Share(Strictness.MORE_THAN, rule.share.of))
    if isinstance(rule, IncidentsReduced):
        return evolve(rule, by=Fall(min(Fraction(1), rule.by.by + Fraction(1, 10))))
    if isinstance(rule, EmployedConsecutively | EmployedWithin):
        return evolve(rule, weeks=rule.weeks + 1)
    if isinstance(rule, NeedsIdentified):
        return evolve(rule, at_least=rule.at_least + 1)
    if isinstance(rule, Combined):
        return evolve(rule, parts=tuple(stricter(part) for part in rule.parts))
    return rule


STRICTER: dict[int, Rule] = {id(test): stricter(test) for test in BRADFORD.tests()}


def stricter_plan(plan: Plan) -> Plan:
    """
    The plan with a higher share, cut, weeks and number of needs.
    """
    measures = [evolve(each, test=stricter(each.test)) for each in plan.measures]
    return evolve(
        plan,
        eligibility=stricter(plan.eligibility),
        asked=plan.asked and stricter(plan.asked),
        measures=tuple(measures),
        results=tuple(
            evolve(
                result,
                needs=tuple(STRICTER.get(id(part), part) for part in result.needs),
            )
            for result in plan.results
        ),
    )


HARDER = stricter_plan(BRADFORD)


@given(claim=claims())
def test_a_stricter_plan_pays_nothing_more(claim: tuple[Family, Any]) -> None:
    """
    The same plan with a higher share, cut, weeks or number of needs pays no claim the
    original refuses.
    """
    family, on = claim
    if validate(Claim(family, on), HARDER).payable:
        assert validate(Claim(family, on), BRADFORD).payable


@given(
    data=st.data(),
    rule=named("attended-each-term", "incidents-reduced", *WORK, "needs-identified"),
)
def test_a_stricter_rule_meets_nothing_more(data: st.DataObject, rule: Rule) -> None:
    """
    What the stricter rule finds met, the rule finds met.
    """
    try:
        harder = stricter(rule)
    except NotUnderstood:  # 27 weeks of 26 are asked for by no plan
        return
    family, on = data.draw(cases_for(rule))
    if harder.examine(family, on).verdict is MET:
        assert rule.examine(family, on).verdict is MET


def test_every_line_of_the_plan_is_moved() -> None:
    """
    The stricter plan differs from the plan in each kind of line.
    """
    moved = {
        rule.name
        for test in HARDER.tests()
        for rule in inside(test)
        if rule not in list(BRADFORD.tests())
    }
    assert {
        "attended-each-term",
        "employed-consecutively",
        "incidents-reduced",
        "needs-identified",
    } <= moved
