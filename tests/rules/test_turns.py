"""
The day on which each rule turns: the day before it says one thing, that day another, and
the rule gives that day (SPEC §9).
"""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction
from typing import Any

import pytest

from made import a_family, a_pupil, an_adult
from pbr.findings import Finding, Trail
from pbr.periods import ONE_DAY, Period
from pbr.records import (
    Attendance,
    Benefit,
    Check,
    Employment,
    Family,
    Incident,
    Need,
    Person,
    Score,
    Statement,
    Status,
    Stay,
)
from pbr.rules import Rule
from pbr.rules.absence import AbsenceBelow
from pbr.rules.attendance import AttendedEachTerm, AttendedOverall
from pbr.rules.combined import AnyAdult, Combined, EachChild
from pbr.rules.completed import ClosedFor, Completed
from pbr.rules.eligibility import (
    DependentChild,
    InTheArea,
    NeedsIdentified,
    OtherNeedsIdentified,
)
from pbr.rules.employment import EmployedConsecutively, EmployedWithin
from pbr.rules.engagement import Assessed, Attached, KeyWorkerNamed, Planned
from pbr.rules.exclusions import FewerThanOverMonths, FewerThanOverTerms
from pbr.rules.incidents import IncidentsReduced, NoneRecorded
from pbr.rules.parts.words import (
    Baseline,
    CountedFrom,
    Counting,
    Direction,
    Starters,
    Whose,
)
from pbr.rules.progress import ScoreImproved, Stated
from pbr.rules.status import Enrolled, StatusEnded
from pbr.school import Calendar, Term
from pbr.shares import Below, Fall, Share
from pbr.testing.laws import shape
from pbr.verdicts import (
    EVERY,
    MET,
    NOT_APPLICABLE,
    NOT_MET,
    UNDETERMINED,
    Verdict,
)
from strategies import CLAUSE

ANY, ATTACHMENT = CountedFrom.ANY, CountedFrom.ATTACHMENT
JSA = "jobseekers-allowance"
FOREVER = Check("F1", ("asb", "looked-after"), date(1990, 1, 1), date.max, date.max)


def checked(first: date, last: date, made: date | None = None) -> Check:
    return Check("F1", ("asb", "looked-after", "order"), first, last, made or last)


def asb(*days: date) -> list[Incident]:
    return [Incident("F1", "C1", "asb", day) for day in days]


def none_recorded(months: int = 6) -> NoneRecorded:
    return NoneRecorded(CLAUSE, ("asb",), months, Whose.FAMILY)


def reduced(baseline: Baseline = Baseline.PRECEDING, months: int = 1) -> Rule:
    return IncidentsReduced(
        CLAUSE, ("asb",), Fall.parse("50%"), months, Whose.FAMILY, baseline
    )


def each_term(
    terms: int = 1,
    starters: Starters = Starters.WAIT,
    counted_from: CountedFrom = ANY,
) -> Rule:
    share = Share.parse("at least 90%")
    counting = Counting.ALL_ABSENCE
    return AttendedEachTerm(CLAUSE, share, terms, counting, starters, counted_from)


def overall() -> Rule:
    share = Share.parse("at least 90%")
    return AttendedOverall(
        CLAUSE, share, 2, Counting.ALL_ABSENCE, Starters.TERMS_SO_FAR, ANY
    )


def in_work(
    weeks: int = 26, gap: int = 0, off: tuple[str, ...] = (), of: CountedFrom = ANY
) -> Rule:
    return EmployedConsecutively(CLAUSE, weeks, gap, off, of)


def worker(*jobs: Employment, benefits: tuple[Benefit, ...] = ()) -> list[Person]:
    return [an_adult(employment=jobs, benefits=benefits)]


def job(first: date, last: date | None, confirmed: date | None = None) -> Employment:
    return Employment("A1", first, last, confirmed)


def status(
    first: date, last: date | None, what: str = "looked-after", outcome: str = ""
) -> list[Person]:
    return [a_pupil(statuses=[Status("C1", what, first, last, outcome)])]


def sessions(term: Term, missed: int) -> Attendance:
    return Attendance("C1", term, None, 100, 0, missed)


def born(on: date, **rows: Any) -> list[Person]:
    return [Person([Stay("C1", "F1", on)], **rows)]


AUTUMN, SPRING, SUMMER = Term(2016, 0), Term(2016, 1), Term(2016, 2)
OWN = Calendar(((AUTUMN, Period(date(2016, 9, 5), date(2016, 12, 16))),))
LATER = date(2016, 3, 1)

#: Each rule, a family, the day, and what it says the day before and on the day.
TURNS: list[Any] = [
    # Months: an event is out of the latest n months n months on, clipped or not.
    (
        none_recorded(),
        {"incidents": asb(date(2016, 8, 31)), "checks": [FOREVER]},
        date(2017, 3, 1),
        NOT_MET,
        MET,
    ),
    (
        none_recorded(),
        {"incidents": asb(date(2015, 8, 29)), "checks": [FOREVER]},
        date(2016, 2, 29),
        NOT_MET,
        MET,
    ),
    (
        none_recorded(),
        {"incidents": asb(date(2016, 8, 28)), "checks": [FOREVER]},
        date(2017, 2, 28),
        NOT_MET,
        MET,
    ),
    (
        none_recorded(12),
        {"incidents": asb(date(2016, 2, 29)), "checks": [FOREVER]},
        date(2017, 3, 1),
        NOT_MET,
        MET,
    ),
    (
        none_recorded(),
        {"incidents": asb(date(2017, 5, 9)), "checks": [FOREVER]},
        date(2017, 5, 9),
        MET,
        NOT_MET,
    ),
    # Checks: the day after the last covered; none after the day it was made.
    (
        none_recorded(),
        {"incidents": [], "checks": [checked(date(2016, 1, 1), date(2017, 3, 4))]},
        date(2017, 3, 5),
        MET,
        UNDETERMINED,
    ),
    (
        none_recorded(),
        {
            "incidents": [],
            "checks": [checked(date(2016, 1, 1), date(2017, 9, 9), date(2017, 3, 4))],
        },
        date(2017, 3, 5),
        MET,
        UNDETERMINED,
    ),
    (
        none_recorded(),
        {"incidents": [], "checks": [checked(date(2016, 9, 1), date(2017, 9, 9))]},
        date(2017, 3, 1),
        UNDETERMINED,
        MET,
    ),
    # Reduced: the baseline before attachment, then the one just before the window.
    (
        reduced(Baseline.BEFORE_ATTACHMENT, 6),
        {
            "attached_on": date(2016, 8, 31),
            "checks": [FOREVER],
            "incidents": asb(date(2016, 3, 1), date(2016, 8, 30)),
        },
        date(2017, 3, 1),
        NOT_MET,
        MET,
    ),
    (
        reduced(Baseline.BEFORE_ATTACHMENT, 6),
        {
            "attached_on": date(2016, 8, 31),
            "checks": [],
            "incidents": asb(date(2016, 3, 1)),
        },
        date(2017, 3, 1),
        NOT_MET,
        UNDETERMINED,
    ),
    (
        reduced(),
        {"checks": [FOREVER], "incidents": asb(date(2016, 1, 31))},
        date(2016, 3, 1),
        NOT_MET,
        MET,
    ),
    (
        reduced(),
        {"checks": [FOREVER], "incidents": asb(date(2016, 1, 31))},
        date(2016, 3, 29),
        MET,
        NOT_APPLICABLE,
    ),
    (
        reduced(),
        {
            "checks": [checked(date(2016, 1, 10), date(2017, 1, 1))],
            "incidents": asb(date(2016, 2, 5), date(2016, 2, 20)),
        },
        date(2016, 3, 9),
        UNDETERMINED,
        NOT_MET,
    ),
    (
        reduced(),
        {
            "checks": [checked(date(2016, 1, 1), date(2016, 3, 20))],
            "incidents": asb(date(2016, 2, 5)),
        },
        date(2016, 3, 21),
        MET,
        UNDETERMINED,
    ),
    # Exclusions over months and over terms.
    (
        FewerThanOverMonths(CLAUSE, "asb", 1, 1),
        {
            "people": [a_pupil()],
            "incidents": asb(date(2017, 1, 31)),
            "checks": [FOREVER],
        },
        date(2017, 3, 1),
        NOT_MET,
        MET,
    ),
    (
        FewerThanOverTerms(CLAUSE, "asb", 1, 1, Starters.WAIT, ANY),
        {
            "people": [a_pupil()],
            "incidents": asb(date(2016, 12, 31)),
            "checks": [FOREVER],
        },
        date(2017, 4, 16),
        NOT_MET,
        MET,
    ),
    # Terms: the last day, of the census or of terms.csv.
    (
        each_term(),
        {"people": [a_pupil(attendance=[sessions(AUTUMN, 10)])]},
        date(2016, 12, 31),
        UNDETERMINED,
        MET,
    ),
    (
        each_term(),
        {"people": [a_pupil(attendance=[sessions(AUTUMN, 10)])], "terms": OWN},
        date(2016, 12, 16),
        UNDETERMINED,
        MET,
    ),
    (
        each_term(),
        {"people": [a_pupil(attendance=[sessions(AUTUMN, 10)])]},
        date(2017, 4, 16),
        MET,
        UNDETERMINED,
    ),
    (
        each_term(counted_from=ATTACHMENT),
        {
            "attached_on": date(2017, 1, 1),
            "people": [a_pupil(attendance=[sessions(SPRING, 10)])],
        },
        date(2017, 4, 16),
        NOT_MET,
        MET,
    ),
    (
        overall(),
        {"people": [a_pupil(attendance=[sessions(AUTUMN, 20), sessions(SPRING, 0)])]},
        date(2017, 4, 16),
        UNDETERMINED,
        MET,
    ),
    (
        AbsenceBelow(
            CLAUSE, Below.parse("15%"), 1, Counting.ALL_ABSENCE, Starters.WAIT, ANY
        ),
        {"people": [a_pupil(attendance=[sessions(AUTUMN, 14)])]},
        date(2016, 12, 31),
        UNDETERMINED,
        MET,
    ),
    # School age: it begins, and it ends with a last Friday in June.
    (
        each_term(),
        {"people": born(date(2012, 2, 29))},
        date(2017, 3, 31),
        NOT_APPLICABLE,
        UNDETERMINED,
    ),
    (
        each_term(),
        {"people": born(date(2000, 8, 31))},
        date(2016, 6, 25),
        UNDETERMINED,
        NOT_APPLICABLE,
    ),
    (
        each_term(),
        {"people": [Person([Stay("C1", "F1", date(2008, 5, 1), LATER)])]},
        LATER,
        NOT_APPLICABLE,
        UNDETERMINED,
    ),
    (
        each_term(),
        {"people": [Person([Stay("C1", "F1", date(2008, 5, 1), None, LATER)])]},
        LATER + ONE_DAY,
        UNDETERMINED,
        NOT_APPLICABLE,
    ),
    # Work: the last of the days, whatever the gap; on 29 February too.
    (
        in_work(),
        {"people": worker(job(date(2015, 9, 1), date(2017, 1, 1)))},
        date(2016, 2, 29),
        NOT_MET,
        MET,
    ),
    (
        in_work(),
        {"people": worker(job(date(2015, 9, 1), None, date(2016, 2, 29)))},
        date(2016, 2, 29),
        NOT_MET,
        MET,
    ),
    (
        in_work(),
        {"people": worker(job(date(2015, 9, 1), None, date(2016, 2, 28)))},
        date(2016, 2, 29),
        NOT_MET,
        UNDETERMINED,
    ),
    (
        in_work(1, 1),
        {
            "people": worker(
                job(date(2016, 2, 25), date(2016, 2, 27)),
                job(date(2016, 2, 29), date(2016, 3, 31)),
            )
        },
        date(2016, 3, 3),
        NOT_MET,
        MET,
    ),
    (
        in_work(1, 0, (JSA,)),
        {
            "people": worker(
                job(date(2016, 3, 1), date(2016, 5, 1)),
                benefits=(Benefit("A1", JSA, date(2016, 3, 3), date(2016, 3, 5)),),
            )
        },
        date(2016, 3, 12),
        NOT_MET,
        MET,
    ),
    (
        in_work(1, 0, (JSA,)),
        {
            "people": worker(
                job(date(2016, 3, 1), date(2016, 5, 1)),
                benefits=(Benefit("A1", JSA, date(2016, 3, 20), date(2016, 3, 20)),),
            )
        },
        date(2016, 3, 20),
        UNDETERMINED,
        NOT_MET,
    ),
    (
        in_work(1, 0, (), ATTACHMENT),
        {
            "attached_on": date(2016, 4, 1),
            "people": worker(job(date(2016, 3, 1), date(2016, 5, 1))),
        },
        date(2016, 4, 7),
        NOT_MET,
        MET,
    ),
    (
        in_work(1),
        {
            "people": [
                Person(
                    [Stay("A1", "F1", date(1998, 2, 28))],
                    employment=[job(LATER - ONE_DAY * 60, None)],
                )
            ]
        },
        date(2016, 2, 28),
        NOT_APPLICABLE,
        UNDETERMINED,
    ),
    (
        EmployedConsecutively(CLAUSE, 1, 0, (), ANY, Fraction(16)),
        {
            "people": worker(
                Employment(
                    "A1", date(2016, 1, 1), date(2016, 2, 1), None, Fraction(15)
                ),
                Employment(
                    "A1", date(2016, 3, 1), date(2016, 5, 1), None, Fraction(16)
                ),
            )
        },
        date(2016, 3, 7),
        NOT_MET,
        MET,
    ),
    (
        EmployedWithin(CLAUSE, 1, 2, (), ANY),
        {
            "people": worker(
                job(date(2016, 3, 1), date(2016, 3, 3)),
                job(date(2016, 3, 11), date(2016, 5, 1)),
            )
        },
        date(2016, 3, 14),
        NOT_MET,
        MET,
    ),
    # Statuses.
    (
        StatusEnded(CLAUSE, ("looked-after",), 6),
        {
            "people": status(date(2016, 1, 1), date(2016, 8, 31)),
            "checks": [FOREVER],
            "attached_on": date(2016, 8, 1),
        },
        date(2017, 3, 1),
        NOT_MET,
        MET,
    ),
    (
        StatusEnded(CLAUSE, ("looked-after",), 6),
        {
            "people": [a_pupil()],
            "attached_on": LATER,
            "checks": [checked(LATER, date(2016, 12, 31))],
        },
        date(2017, 1, 1),
        NOT_APPLICABLE,
        UNDETERMINED,
    ),
    (
        Enrolled(CLAUSE, ("scheme",), 6),
        {"people": [an_adult(statuses=[Status("A1", "scheme", date(2016, 8, 31))])]},
        date(2017, 3, 1),
        MET,
        NOT_MET,
    ),
    (
        Completed(CLAUSE, "order"),
        {
            "people": status(date(2016, 3, 1), date(2017, 3, 1), "order", "completed"),
            "checks": [checked(date(2016, 1, 1), date(2017, 5, 5))],
            "attached_on": date(2016, 1, 1),
        },
        date(2017, 3, 1),
        NOT_MET,
        MET,
    ),
    (
        Completed(CLAUSE, "order"),
        {
            "people": status(date(2016, 3, 1), date(2017, 3, 1), "order", "completed"),
            "checks": [checked(date(2016, 1, 1), date(2017, 5, 5))],
            "attached_on": date(2016, 1, 1),
        },
        date(2017, 5, 6),
        MET,
        UNDETERMINED,
    ),
    # A breach without an end stands on the day itself, while its person is a member.
    (
        Completed(CLAUSE, "order"),
        {
            "people": [
                a_pupil(statuses=[Status("C1", "order", LATER, LATER, "completed")]),
                Person(
                    [Stay("C2", "F1", date(2005, 1, 1), left_on=date(2017, 2, 1))],
                    statuses=[Status("C2", "order", LATER, None, "breached")],
                ),
            ],
            "checks": [checked(date(2016, 1, 1), date(2018, 5, 5))],
            "attached_on": date(2016, 1, 1),
        },
        date(2017, 2, 2),
        NOT_MET,
        MET,
    ),
    (
        Completed(CLAUSE, "order"),
        {
            "people": [
                a_pupil(statuses=[Status("C1", "order", LATER, LATER, "completed")]),
                Person(
                    [Stay("C2", "F1", date(2005, 1, 1))],
                    statuses=[
                        Status("C2", "order", date(2017, 2, 2), None, "breached")
                    ],
                ),
            ],
            "checks": [checked(date(2016, 1, 1), date(2018, 5, 5))],
            "attached_on": date(2016, 1, 1),
        },
        date(2017, 2, 2),
        MET,
        NOT_MET,
    ),
    (
        Completed(CLAUSE, "order"),
        {
            "people": status(LATER, date(2016, 6, 1), "order", "completed"),
            "checks": [checked(date(2016, 1, 1), date(2018, 5, 5))],
            "attached_on": date(2016, 9, 9),
        },
        date(2016, 9, 9),
        NOT_MET,
        MET,
    ),
    (
        ClosedFor(CLAUSE, 6),
        {"closed_on": date(2016, 8, 31)},
        date(2017, 3, 1),
        NOT_MET,
        MET,
    ),
    (
        ClosedFor(CLAUSE, 6),
        {"closed_on": date(2016, 8, 15)},
        date(2017, 2, 15),
        NOT_MET,
        MET,
    ),
    # Scores and statements.
    (
        ScoreImproved(CLAUSE, "any", "health", Fraction(1), Direction.UP, 1),
        {
            "scores": [
                Score("F1", "", "star", "health", date(2017, 1, 10), Fraction(1)),
                Score("F1", "", "star", "health", date(2017, 1, 31), Fraction(2)),
            ]
        },
        date(2017, 3, 1),
        NOT_MET,
        MET,
    ),
    (
        Stated(CLAUSE, "health", ("teacher",), 6),
        {"statements": [Statement("F1", "", "health", date(2016, 8, 31), "teacher")]},
        date(2017, 3, 1),
        MET,
        NOT_MET,
    ),
    # Joining.
    (
        NeedsIdentified(CLAUSE, 1, ("crime",)),
        {"needs": [Need("F1", "", "crime", LATER)]},
        LATER,
        NOT_MET,
        MET,
    ),
    (
        OtherNeedsIdentified(CLAUSE, 1, ("crime",)),
        {"needs": [Need("F1", "", "debt", LATER)]},
        LATER,
        NOT_MET,
        MET,
    ),
    (DependentChild(CLAUSE), {"attached_on": LATER}, LATER, NOT_MET, MET),
    (InTheArea(CLAUSE), {"left_area_on": LATER}, LATER, MET, NOT_MET),
    (Attached(CLAUSE), {"attached_on": LATER}, LATER, NOT_MET, MET),
    (Assessed(CLAUSE), {"assessed_on": LATER}, LATER, NOT_MET, MET),
    (Planned(CLAUSE), {"planned_on": LATER}, LATER, NOT_MET, MET),
    # Of one member alone: the 18th birthday, and what the rule inside turns on.
    (
        EachChild(CLAUSE, none_recorded()),
        {"people": born(date(1998, 2, 28)), "checks": [FOREVER], "incidents": []},
        date(2016, 2, 28),
        MET,
        NOT_APPLICABLE,
    ),
    (
        AnyAdult(CLAUSE, none_recorded()),
        {
            "people": born(date(1996, 2, 29)),
            "checks": [FOREVER],
            "incidents": asb(date(2016, 8, 31)),
        },
        date(2017, 3, 1),
        NOT_MET,
        MET,
    ),
    (
        Combined(CLAUSE, EVERY, (Planned(CLAUSE), Assessed(CLAUSE))),
        {"planned_on": LATER, "assessed_on": LATER - ONE_DAY * 9},
        LATER,
        NOT_MET,
        MET,
    ),
]


@pytest.mark.parametrize(("rule", "changes", "day", "before", "then"), TURNS)
def test_the_day_on_which_a_rule_turns(
    rule: Rule, changes: dict[str, Any], day: date, before: Verdict, then: Verdict
) -> None:
    """
    It finds one thing the day before and another on the day, which it gives.
    """
    family = a_family(**{"attached_on": date(2015, 9, 1), **changes})
    said = [rule.examine(family, on).verdict for on in (day - ONE_DAY, day)]
    assert said == [before, then]
    asked = Period(day - timedelta(40), day + timedelta(40))
    assert day in set(rule.turning_days(family, asked))
    assert day in set(rule.turning_days(family, Period(day - ONE_DAY, day)))


@pytest.mark.parametrize(("rule", "changes", "day", "before", "then"), TURNS)
def test_a_rule_gives_every_day_on_which_it_turns(
    rule: Rule, changes: dict[str, Any], day: date, before: Verdict, then: Verdict
) -> None:
    """
    For two years round each of these days, replayed: it turns on no day but those.
    """
    family = a_family(**{"attached_on": date(2015, 9, 1), **changes})
    asked = Period(day - timedelta(365), day + timedelta(366))
    given = set(rule.turning_days(family, asked))
    found: Trail | None = None
    for number in range(len(asked)):
        on = asked.first + timedelta(number)
        now = rule.examine(family, on)
        assert found is None or on in given or shape(now) == shape(found), on
        found = now
    assert before is not then


@pytest.mark.parametrize(
    ("rule", "changes"),
    [
        (Completed(CLAUSE, "order"), {"people": []}),
        (
            ScoreImproved(CLAUSE, "any", "health", Fraction(1), Direction.UP, 0),
            {"scores": []},
        ),
    ],
)
def test_what_counts_from_attachment_gives_its_day(
    rule: Rule, changes: dict[str, Any]
) -> None:
    """
    With nothing on record, the day of attachment is among those given.
    """
    family = a_family(**{"attached_on": LATER, "checks": [], **changes})
    asked = Period(LATER - ONE_DAY, LATER)
    assert list(rule.turning_days(family, asked)) == [LATER]


@pytest.mark.parametrize("closed", [None, date(2016, 12, 31), date(2017, 1, 1)])
def test_a_case_not_closed_before_the_last_day_turns_on_none(
    closed: date | None,
) -> None:
    """
    Without a closure, or with one on the last of the days or later, no day is given.
    """
    asked = Period(date(2016, 1, 1), date(2016, 12, 31))
    family = a_family(closed_on=closed)
    assert list(ClosedFor(CLAUSE, 6).turning_days(family, asked)) == []


def test_a_named_key_worker_turns_on_no_day() -> None:
    """
    A key worker need only be named: no day is given.
    """
    asked = Period(date(2016, 1, 1), date(2016, 12, 31))
    assert list(KeyWorkerNamed(CLAUSE).turning_days(a_family(), asked)) == []


def test_work_counted_from_an_attachment_to_come_turns_on_no_day_of_work() -> None:
    """
    Where the family is not attached by the last day, only its members' days are given.
    """
    family = a_family(
        attached_on=None, people=worker(job(date(2016, 1, 1), date(2017, 1, 1)))
    )
    asked = Period(date(2016, 1, 1), date(2016, 12, 31))
    rule = in_work(1, 0, (), ATTACHMENT)
    given = [day for day in rule.turning_days(family, asked) if day in asked]
    assert given == []
    assert isinstance(rule.examine(family, asked.last), Finding)


@pytest.mark.parametrize("rule", [none_recorded(), reduced()])
def test_the_ends_of_time_are_no_turning_days(rule: Rule) -> None:
    """
    A check for all time, and an incident on its last day, are taken as they are.
    """
    check = Check("F1", ("asb",), date.min, date.max, date.max)
    family: Family = a_family(incidents=asb(date.min, date.max), checks=[check])
    asked = Period(date(2016, 1, 1), date(2016, 12, 31))
    assert [day for day in rule.turning_days(family, asked) if day in asked] == []
