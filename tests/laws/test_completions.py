"""
SPEC §10.6, §4.4: met and not met survive every way of filling in what is missing, and
undetermined has two ways that disagree.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from attrs import evolve
from hypothesis import given, strategies as st
from hypothesis.strategies import DrawFn

from pbr.findings import Finding
from pbr.periods import Days, Period, months_before, months_up_to
from pbr.records import (
    Attendance,
    Benefit,
    Check,
    Family,
    Incident,
    Person,
    Status,
    allowed_by,
)
from pbr.rules import Rule
from pbr.rules.completed import Completed
from pbr.rules.employment import EmployedConsecutively, EmployedWithin
from pbr.rules.exclusions import FewerThanOverMonths, FewerThanOverTerms
from pbr.rules.incidents import IncidentsReduced
from pbr.rules.parts.words import Baseline, BenefitSince, Starters, Whose
from pbr.rules.status import StatusEnded
from pbr.school import Term
from pbr.testing.reference.rules import MOST_IN_A_TERM
from pbr.verdicts import MET, NOT_APPLICABLE, NOT_MET, UNDETERMINED
from settling import (
    BEST,
    WORST,
    settled_incidents,
    settled_returns,
    understood_in_every_way,
)
from strategies import BY_NAME, cases_for

LONG_AGO, FAR_OFF = date(2000, 1, 1), date(2030, 1, 1)
MANY = 12


def kinds_of(rule: Any) -> tuple[str, ...]:
    """
    The kinds of incident or status a rule counts.
    """
    if isinstance(rule, FewerThanOverMonths | FewerThanOverTerms | Completed):
        return (rule.kind,)
    return tuple(getattr(rule, "kinds", getattr(rule, "statuses", ())))


@st.composite
def completed(draw: DrawFn, rule: Any, family: Family, on: date, how: str) -> Family:
    """
    The family with everything that is missing filled in, whatever its words mean.
    """
    ways = understood_in_every_way(rule, family)
    if how not in (BEST, WORST):
        return draw(filled_in(rule, draw(st.sampled_from(ways)), on, how))
    order = [MET, NOT_APPLICABLE, UNDETERMINED, NOT_MET]
    if how == WORST:
        order = [NOT_MET, NOT_APPLICABLE, UNDETERMINED, MET]
    filled = [draw(filled_in(rule, way, on, how)) for way in ways]
    return min(filled, key=lambda each: order.index(rule.examine(each, on).verdict))


@st.composite
def filled_in(draw: DrawFn, rule: Any, family: Family, on: date, how: str) -> Family:
    """
    The family with everything that is missing filled in, where every word is known.
    """
    people = [
        draw(person_completed(rule, family, who, on, how)) for who in family.people
    ]
    kinds = kinds_of(rule)
    if not kinds:
        return evolve(family, people=people)
    checked = family.checked_days(kinds)
    rows = draw(hidden_rows(rule, family, on, how, checked))
    statuses = [row for row in rows if isinstance(row, Status)]
    people = [
        evolve(
            who,
            statuses=[
                *who.statuses,
                *[s for s in statuses if s.person_id == who.person_id],
            ],
        )
        for who in people
    ]
    fields: dict[str, Any] = {
        "people": people,
        "incidents": [
            *settled_incidents(draw, rule, family, how, baseline_of(rule, family, on)),
            *[row for row in rows if isinstance(row, Incident)],
        ],
        "checks": [
            *family.checks,
            Check(family.family_id, kinds, LONG_AGO, FAR_OFF, FAR_OFF),
        ],
    }
    return evolve(family, **fields)


@st.composite
def hidden_rows(
    draw: DrawFn,
    rule: Any,
    family: Family,
    on: date,
    how: str,
    checked: Days,
) -> list[Any]:
    """
    What the unchecked days may turn out to hold.
    """
    months = getattr(rule, "months", 6)
    window = months_up_to(on, months)
    before = baseline_of(rule, family, on)
    if isinstance(rule, FewerThanOverTerms):
        terms = family.terms.latest(rule.terms, on)
        window = Period(
            family.terms.window(terms[0]).first, family.terms.window(terms[-1]).last
        )
    rows: list[Any] = []
    periods = [(window, False)]
    if before is not None:
        periods.append((before, True))
    for period, good in periods:
        days = _unchecked(checked, period)
        if not days:
            continue
        if how == BEST:
            number = MANY if good else 0
        elif how == WORST:
            number = 0 if good else MANY
        else:
            number = draw(st.integers(0, 3))
        for index in range(number):
            # The latest terms are those that a child who has just started is asked of.
            worst = days[-1] if isinstance(rule, FewerThanOverTerms) else days[0]
            by_plan = how in (BEST, WORST)
            day = worst if by_plan else draw(st.sampled_from(days))
            rows += _rows(draw, rule, family, day, how, index)
    if isinstance(rule, StatusEnded):
        rows = _statuses(draw, rule, family, on, how, checked)
    if isinstance(rule, Completed):
        rows = _breaches(draw, rule, family, on, how, checked)
    return rows


def baseline_of(rule: Any, family: Family, on: date) -> Period | None:
    """
    The months with which the latest are compared.
    """
    if not isinstance(rule, IncidentsReduced):
        return None
    if rule.baseline is Baseline.PRECEDING:
        return months_before(months_up_to(on, rule.months).first, rule.months)
    return months_before(family.attached_by(on) or on, rule.months)


def _unchecked(checked: Days, period: Period) -> list[date]:
    return [
        date.fromordinal(number)
        for gap in checked.missing_from(period)
        for number in (gap.first.toordinal(), gap.last.toordinal())
    ]


def _rows(
    draw: DrawFn,
    rule: Any,
    family: Family,
    day: date,
    how: str,
    index: int,
) -> list[Incident]:
    """
    An incident of a day: of each who is born, one of them by chance and at worst all.
    """
    if isinstance(rule, StatusEnded | Completed):
        return []  # `_statuses` and `_breaches` make theirs
    whose = [""]
    if isinstance(rule, FewerThanOverMonths | FewerThanOverTerms):
        born = [who for who in family.people if (who.born_on or LONG_AGO) <= day]
        whose = [who.person_id for who in born]
        if how != WORST and whose:
            whose = [draw(st.sampled_from(whose))]
    kind = kinds_of(rule)[0]
    return [
        Incident(
            family.family_id, whom, kind, day, event=f"hidden {day} {index} {whom}"
        )
        for whom in whose
    ]


def _statuses(
    draw: DrawFn, rule: StatusEnded, family: Family, on: date, how: str, checked: Days
) -> list[Status]:
    """
    Days of a status on unchecked days: the programme's, but for the window, is best.
    """
    attached = family.attached_by(on)
    if attached is None:
        return []
    window = months_up_to(on, rule.months)
    days = _unchecked(checked, window) if how != BEST else []
    if attached < window.first and how != WORST:
        days += _unchecked(checked, Period(attached, window.first - timedelta(1)))
    if how not in (BEST, WORST):
        days = draw(st.lists(st.sampled_from(days), max_size=2)) if days else []
    return [
        Status(who.person_id, rule.statuses[0], day, day, reference="hidden")
        for day in days
        for who in family.members_on(day)
    ]


def _breaches(
    draw: DrawFn, rule: Completed, family: Family, on: date, how: str, checked: Days
) -> list[Status]:
    """
    A breach on the unchecked days since attachment, of each member: at worst on all.
    """
    attached = family.attached_by(on)
    days = [] if attached is None else _unchecked(checked, Period(attached, on))
    if how == BEST or not days:
        return []
    if how != WORST:
        days = draw(st.lists(st.sampled_from(days), max_size=1))
    return [
        Status(who.person_id, rule.kind, day, day, "breached", reference="hidden")
        for day in days
        for who in family.members_on(day)
    ]


@st.composite
def person_completed(
    draw: DrawFn,
    rule: Any,
    family: Family,
    person: Person,
    on: date,
    how: str,
) -> Person:
    """
    A person with missing terms, unconfirmed jobs and benefits filled in.
    """
    if isinstance(rule, EmployedConsecutively | EmployedWithin):
        return draw(worker_completed(rule, family, person, on, how))
    if not hasattr(rule, "counting"):
        return person
    terms = family.terms.latest(rule.terms, on)
    found = [row for row in person.attendance if row.term not in terms]
    for term in terms:
        rows = [row for row in person.attendance if row.term == term]
        right = settled_returns(draw, rule, rows, how)
        # Those that are right may be of as many schools.
        found += [evolve(row, school=f"S-{at}") for at, row in enumerate(right)]
        if not right or {row.half for row in right} in ({1}, {2}):
            row = draw(missing_sessions(person, term, right, how))
            born = person.born_on
            if born and not allowed_by(row, family.terms).excludes(born):
                found.append(row)
    return evolve(person, attendance=found)


@st.composite
def missing_sessions(
    draw: DrawFn, person: Person, term: Term, right: list[Attendance], how: str
) -> Attendance:
    """
    The sessions of a term, or of its other half, up to 160 in all.
    """
    half = None
    if right:
        half = 2 if right[0].half == 1 else 1
    room = MOST_IN_A_TERM - sum([row.possible for row in right])
    possible = room if how in (BEST, WORST) else draw(st.integers(min(1, room), room))
    missed = {BEST: 0, WORST: possible}.get(how)
    if missed is None:
        missed = draw(st.integers(0, possible))
    return Attendance(person.person_id, term, possible, 0, missed, half=half)


def earliest_in_time(rule: Any, family: Family, on: date) -> date:
    """
    The first day on which a benefit that was left counts.
    """
    if rule.moved_off.since is BenefitSince.ATTACHMENT:
        return family.attached_by(on) or on
    return LONG_AGO


@st.composite
def worker_completed(
    draw: DrawFn,
    rule: Any,
    family: Family,
    person: Person,
    on: date,
    how: str,
) -> Person:
    """
    Open jobs confirmed so far, and a benefit history where there is none.
    """
    jobs = []
    for job in person.employment:
        if job.is_open_on(on) and job.started_on <= on:
            to = {BEST: on, WORST: job.vouched_on(on)}.get(how)
            if to is None:
                to = draw(st.dates(min(job.vouched_on(on), on), on))
            to = max(min(to, on), job.started_on)
            jobs.append(evolve(job, ended_on=to))
        else:
            jobs.append(job)
    known = [
        row
        for row in person.benefits
        if row.benefit in (rule.moved_off or ()) and row.started_on <= on
    ]
    benefits = list(person.benefits)
    born = person.born_on or LONG_AGO
    if rule.moved_off and not known and born <= on:
        start = {BEST: earliest_in_time(rule, family, on), WORST: on}.get(how)
        if start is None:
            start = draw(st.dates(LONG_AGO, on))
        start = max(start, born)
        end = start if how == BEST else on
        benefits.append(
            Benefit(person.person_id, rule.moved_off.benefits[0], start, end)
        )
    return evolve(person, employment=jobs, benefits=benefits)


RULES_WITH_GAPS = (
    "absence-below",
    "attended-each-term",
    "attended-overall",
    "completed",
    "employed-consecutively",
    "employed-within",
    "enrolled",
    "fewer-than-over-months",
    "fewer-than-over-terms",
    "incidents-reduced",
    "none-recorded",
    "status-ended",
)


def settled(rule: Any) -> Any:
    """
    The rule where what is missing can be filled in on the day: no term still to come,
    and incidents that are anybody's.
    """
    if hasattr(rule, "starters"):
        rule = evolve(rule, starters=Starters.TERMS_SO_FAR)
    if hasattr(rule, "whose"):
        rule = evolve(rule, whose=Whose.FAMILY)
    return rule


some_rules = st.sampled_from(RULES_WITH_GAPS).flatmap(
    lambda name: BY_NAME[name].map(settled)
)


@given(data=st.data(), rule=some_rules, how=st.sampled_from((BEST, WORST, "by chance")))
def test_met_and_not_met_survive_every_completion(
    data: st.DataObject, rule: Rule, how: str
) -> None:
    """
    No way of filling in the missing evidence changes a met or not met finding.
    """
    family, on = data.draw(cases_for(rule))
    verdict = rule.examine(family, on).verdict
    if verdict in (MET, NOT_MET):
        filled = data.draw(completed(rule, family, on, how))
        assert rule.examine(filled, on).verdict is verdict


def always_lived_in(rule: StatusEnded | Completed, family: Family, on: date) -> bool:
    """
    Whether somebody was a member on every day that the rule looks at.
    """
    first = family.attached_by(on) or on
    if isinstance(rule, StatusEnded):
        first = min(first, months_up_to(on, rule.months).first)
    asked = Period(first, on)
    return any(who.days_as_member.covers(asked) for who in family.people)


@given(data=st.data(), rule=some_rules)
def test_undetermined_has_two_completions_that_disagree(
    data: st.DataObject, rule: Rule
) -> None:
    """
    An undetermined rule could turn out in two ways.
    """
    family, on = data.draw(cases_for(rule))
    if rule.examine(family, on).verdict is UNDETERMINED:
        ways = [data.draw(completed(rule, family, on, how)) for how in (BEST, WORST)]
        if isinstance(rule, StatusEnded | Completed) and not always_lived_in(
            rule, family, on
        ):
            return  # readings: "A day needs a check, whoever was in the household"
        best, worst = [rule.examine(way, on).verdict for way in ways]
        assert UNDETERMINED not in (best, worst)
        assert best is not worst


@given(data=st.data(), rule=some_rules)
def test_what_is_never_met_is_not_met_by_any_completion(
    data: st.DataObject, rule: Rule
) -> None:
    """
    An undetermined rule that says so can turn out not applicable at best, and every
    other undetermined rule can turn out met.
    """
    family, on = data.draw(cases_for(rule))
    trail = rule.examine(family, on)
    if trail.verdict is UNDETERMINED and isinstance(trail, Finding):
        if isinstance(rule, StatusEnded | Completed) and not always_lived_in(
            rule, family, on
        ):
            return  # readings: "A day needs a check, whoever was in the household"
        best = rule.examine(data.draw(completed(rule, family, on, BEST)), on)
        expected = NOT_APPLICABLE if trail.judgement.never_met else MET
        assert best.verdict is expected


def named_in_every_way(family: Family, person_id: str) -> list[Family]:
    """
    The family with each score and statement that names nobody about the person, or
    about somebody else: in every way.
    """
    found = [family]
    for file in ("scores", "statements"):
        ways: list[list[Any]] = [[]]
        for row in getattr(family, file):
            whose = [row.person_id] if row.person_id else ["P-elsewhere"]
            if not row.person_id and may_be_about(row, family, person_id):
                whose.append(person_id)
            ways = [[*way, evolve(row, person_id=who)] for way in ways for who in whose]
        found = [evolve(each, **changed(file, way)) for each in found for way in ways]
    return found


def may_be_about(row: Any, family: Family, person_id: str) -> bool:
    """
    Whether a score or statement is not from too long before somebody's birth.
    """
    person = family.person(person_id)
    born = None if person is None else person.born_on
    return born is None or not allowed_by(row, family.terms).excludes(born)


def changed(file: str, rows: list[Any]) -> dict[str, Any]:
    """
    The rows of one file.
    """
    return {file: rows}


@given(
    data=st.data(),
    rule=st.sampled_from(("score-improved", "stated")).flatmap(
        lambda name: BY_NAME[name]
    ),
)
def test_whose_a_row_is_that_names_nobody(data: st.DataObject, rule: Rule) -> None:
    """
    Asked of one person, what is met or not met is so whoever the scores and statements
    are about that name nobody; what is undetermined could turn out in two ways.
    """
    family, on = data.draw(cases_for(rule))
    for person in family.people:
        whom = person.person_id
        found = {
            rule.examine(each.alone(whom), on).verdict
            for each in named_in_every_way(family, whom)
        }
        verdict = rule.examine(family.alone(whom), on).verdict
        assert found == ({MET, NOT_MET} if verdict is UNDETERMINED else {verdict})
