"""
SPEC §10.9: what the trail says was needed is exact, to the unit.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from attrs import evolve
from hypothesis import given, strategies as st

from pbr.findings import (
    Absent,
    Attended,
    Counted,
    Early,
    Fell,
    Finding,
    NeedsCheck,
    NeedsConfirmation,
    NeedsSessions,
    Reason,
    findings,
)
from pbr.records import Attendance, Check, Family, Incident, Person
from pbr.rules import Rule
from pbr.rules.parts.words import Counting
from pbr.verdicts import MET, NOT_MET, UNDETERMINED, Verdict
from strategies import BY_NAME, cases_for

ONE_DAY = timedelta(days=1)


def named(*names: str) -> st.SearchStrategy[Rule]:
    """
    Any rule of these names.
    """
    return st.sampled_from(names).flatmap(lambda name: BY_NAME[name])


def same(rule: Rule, family: Family, on: date, finding: Finding) -> Finding:
    """
    The finding about the same thing and subject, in another examination.
    """
    (found,) = [
        other
        for other in findings(rule.examine(family, on))
        if (other.about, other.subject) == (finding.about, finding.subject)
    ]
    return found


def present_for(person: Person, rows: tuple[Any, ...], more: int, rule: Any) -> Person:
    """
    The person, present for so many more of the sessions missed in these rows.
    """
    kinds = ["unauthorised"]
    if rule.counting is Counting.ALL_ABSENCE:
        kinds.append("authorised")
    changed: list[Attendance] = [row for row in person.attendance if row not in rows]
    for row in rows:
        for kind in kinds:
            given_back = min(more, getattr(row, kind))
            row = evolve(row, **{kind: getattr(row, kind) - given_back})  # noqa: PLW2901
            more -= given_back
        changed.append(row)
    return evolve(person, attendance=changed)


@given(
    data=st.data(),
    rule=named("attended-each-term", "attended-overall", "absence-below"),
)
def test_sessions_short_are_exact(data: st.DataObject, rule: Rule) -> None:
    """
    So many sessions more reach the share, and one fewer does not.
    """
    family, on = data.draw(cases_for(rule))
    for finding in findings(rule.examine(family, on)):
        measure = finding.quantity
        if finding.verdict is not NOT_MET or not isinstance(measure, Attended | Absent):
            continue
        person = family.person(finding.subject.id)
        assert person is not None
        verdicts: list[Verdict] = []
        for more in (measure.short_by, measure.short_by - 1):
            changed = present_for(person, finding.read, more, rule)
            people = [changed if one is person else one for one in family.people]
            after = same(rule, evolve(family, people=people), on, finding)
            verdicts.append(after.verdict)
        # Where sessions are missing as well, reaching the share is not yet enough.
        assert verdicts[0] in (MET, UNDETERMINED)
        assert verdicts[1] is NOT_MET


def without(incidents: list[Incident], family: Family, number: int) -> Family:
    """
    The family without so many of these incidents.
    """
    gone = incidents[:number]
    return evolve(family, incidents=[i for i in family.incidents if i not in gone])


@given(
    data=st.data(),
    rule=named(
        "incidents-reduced",
        "none-recorded",
        "fewer-than-over-terms",
        "fewer-than-over-months",
    ),
)
def test_incidents_too_many_are_exact(data: st.DataObject, rule: Rule) -> None:
    """
    So many incidents fewer pass, or leave only checks to be made; one more does not.

    Each row is one incident here: of one list, each with a reference of its own.
    """
    family, on = data.draw(cases_for(rule))
    rows = [row for row in family.incidents if row.understood and row.person_id]
    alone = [
        evolve(row, source="police", event="", reference=str(number))
        for number, row in enumerate(rows)
    ]
    family = evolve(family, incidents=alone)
    for finding in findings(rule.examine(family, on)):
        measure = finding.quantity
        if finding.verdict is not NOT_MET or not isinstance(measure, Fell | Counted):
            continue
        if not measure.short_by:  # a fall of 100% that is out of reach
            continue
        inside = [
            row
            for row in finding.read
            if isinstance(row, Incident) and row.occurred_on in measure.window
        ]
        enough = without(inside, family, int(measure.short_by))
        one_less = without(inside, family, int(measure.short_by) - 1)
        assert same(rule, enough, on, finding).verdict is not NOT_MET
        assert same(rule, one_less, on, finding).verdict is NOT_MET


@given(data=st.data(), rule=named("incidents-reduced", "attended-each-term"))
def test_too_early_names_the_very_day(data: st.DataObject, rule: Rule) -> None:
    """
    On the day named it is no longer too early, and on the day before it still is.
    """
    family, on = data.draw(cases_for(rule))
    finding = next(findings(rule.examine(family, on)), None)
    if finding is None or not isinstance(finding.quantity, Early):
        return
    until = finding.quantity.until
    assert until - on == timedelta(finding.quantity.days)
    for day, early in ((until, False), (until - ONE_DAY, True)):
        now = next(findings(rule.examine(family, day)), None)
        assert (now is not None and now.reason is Reason.TOO_EARLY) is early


def confirmed(family: Family, need: NeedsConfirmation, to: date) -> Family:
    """
    The family, its open jobs confirmed to a day where they were not already.
    """
    people = [
        evolve(
            who,
            employment=[
                evolve(job, confirmed_on=max(job.vouched_on(need.to), to))
                if job in need.rows
                else job
                for job in who.employment
            ],
        )
        for who in family.people
    ]
    fields: dict[str, Any] = {"people": people}
    return evolve(family, **fields)


@given(data=st.data(), rule=named("employed-consecutively", "employed-within"))
def test_the_confirmation_asked_for_is_exact(data: st.DataObject, rule: Rule) -> None:
    """
    Confirmed to the day asked for it is met, and to the day before it is not.
    """
    family, on = data.draw(cases_for(rule))
    for finding in findings(rule.examine(family, on)):
        if finding.reason is Reason.UNCONFIRMED:
            (need,) = finding.needed
            assert isinstance(need, NeedsConfirmation)
            met = same(rule, confirmed(family, need, need.to), on, finding)
            day_before = confirmed(family, need, need.to - ONE_DAY)
            assert met.verdict is MET
            assert same(rule, day_before, on, finding).verdict is UNDETERMINED


@given(
    data=st.data(),
    rule=named(
        "incidents-reduced",
        "none-recorded",
        "fewer-than-over-terms",
        "fewer-than-over-months",
        "status-ended",
        "completed",
        "attended-overall",
    ),
)
def test_the_evidence_asked_for_settles_it(data: st.DataObject, rule: Rule) -> None:
    """
    With every check and term asked for, a finding that waits for them is settled.
    """
    family, on = data.draw(cases_for(rule))
    for finding in findings(rule.examine(family, on)):
        needs = finding.needed
        if not needs or not all(
            isinstance(n, NeedsCheck | NeedsSessions) for n in needs
        ):
            continue
        checks = [
            Check(family.family_id, need.kinds, period.first, period.last, period.last)
            for need in needs
            if isinstance(need, NeedsCheck)
            for period in need.periods
        ]
        filled: dict[str, Any] = {"checks": [*family.checks, *checks]}
        person = family.person(finding.subject.id)
        if person is not None:
            extra = [
                Attendance(person.person_id, part.term, 100, 0, 0, half=part.half)
                for need in needs
                if isinstance(need, NeedsSessions)
                for part in need.terms
            ]
            taught = evolve(person, attendance=[*person.attendance, *extra])
            filled["people"] = [
                taught if one is person else one for one in family.people
            ]
        after = same(rule, evolve(family, **filled), on, finding)
        assert after.verdict is not UNDETERMINED
