"""
The last start that could still pass before a deadline: that day passes, and a day later
does not (SPEC §9).
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from fractions import Fraction
from typing import Any

import pytest

from made import a_family, a_pupil, an_adult
from pbr.periods import ONE_DAY, Period
from pbr.records import (
    Attendance,
    Check,
    Employment,
    Family,
    Incident,
    Score,
    Status,
)
from pbr.rules.absence import AbsenceBelow
from pbr.rules.attendance import AttendedEachTerm, AttendedOverall
from pbr.rules.completed import ClosedFor
from pbr.rules.employment import EmployedConsecutively, EmployedWithin
from pbr.rules.exclusions import FewerThanOverMonths, FewerThanOverTerms
from pbr.rules.incidents import IncidentsReduced, NoneRecorded
from pbr.rules.parts.clock import HasAClock, Start, Starts
from pbr.rules.parts.words import (
    Baseline,
    CountedFrom,
    Counting,
    Leavers,
    Starters,
    Whose,
)
from pbr.rules.progress import Stated
from pbr.rules.status import StatusEnded
from pbr.school import CENSUS, Calendar, Term
from pbr.shares import Below, Fall, Share
from pbr.verdicts import MET
from scoring import improved
from strategies import CLAUSE

ANY, ATTACHMENT = CountedFrom.ANY, CountedFrom.ATTACHMENT
LONG_AGO = date(2010, 1, 1)
CHECKED = Check("F1", ("asb", "looked-after"), LONG_AGO, date.max, date(2199, 12, 31))
TERMS = Counting.ALL_ABSENCE, Starters.WAIT
#: Deadlines: a month's end, a leap day, the day after, the end of a term, the day before.
DEADLINES = (
    date(2017, 10, 31),
    date(2016, 2, 29),
    date(2016, 3, 1),
    date(2017, 4, 16),
    date(2017, 4, 15),
    date(2017, 3, 31),
)


def asb(*days: date) -> list[Incident]:
    return [Incident("F1", "C1", "asb", day) for day in days]


def attended_from(term: Term, missed: int) -> list[Attendance]:
    """Sessions of every term from one on: none missed in those, some before."""
    every_term = [term.later(by) for by in range(-9, 9)]
    return [
        Attendance("C1", each, 100, 0, 0 if each >= term else missed)
        for each in every_term
    ]


def in_terms(missed: int) -> Callable[[date], Family]:
    """A pupil who attends from the first term that begins on or after a day."""

    def family(start: date) -> Family:
        term = Term(start.year - 2, 0)
        while term.census_window.first < start:
            term = term.later(1)
        before = [term.later(-back).census_window.last for back in range(1, 9)]
        incidents = asb(*before[: missed * 9])
        return a_family(
            attached_on=LONG_AGO,
            people=[a_pupil(attendance=attended_from(term, missed))],
            incidents=incidents,
            checks=[CHECKED],
        )

    return family


def attached_on(start: date) -> Family:
    """A family that joins on a day, with one incident before and sessions throughout."""
    return a_family(
        attached_on=start,
        people=[a_pupil(attendance=attended_from(Term(2010, 0).later(12), 0))],
        incidents=asb(start - ONE_DAY),
        checks=[CHECKED],
    )


def trouble_before(start: date) -> Family:
    """Two incidents on the day before, and a status held to that day."""
    eve = start - ONE_DAY
    held = [Status("C1", "looked-after", LONG_AGO, eve)]
    return a_family(
        attached_on=LONG_AGO,
        people=[a_pupil(statuses=held)],
        incidents=[*asb(eve), Incident("F1", "C1", "asb", eve, reference="2")],
        checks=[CHECKED],
    )


def in_work_from(start: date) -> Family:
    job = Employment("A1", start, None, date(2030, 1, 1))
    return a_family(attached_on=LONG_AGO, people=[an_adult(employment=[job])])


def closed_on(start: date) -> Family:
    return a_family(attached_on=LONG_AGO, closed_on=start)


def better_from(start: date) -> Family:
    scores = [
        Score("F1", "", "star", "health", LONG_AGO, Fraction(1)),
        Score("F1", "", "star", "health", start, Fraction(2)),
    ]
    return a_family(attached_on=LONG_AGO, scores=scores)


def reduced(baseline: Baseline) -> Any:
    fall = Fall.parse("50%")
    return IncidentsReduced(
        CLAUSE, ("asb",), fall, 6, Whose.FAMILY, baseline, leavers=Leavers.PASSED_OVER
    )


NINETY = Share.parse("at least 90%")
CLOCKS: list[Any] = [
    (AttendedEachTerm(CLAUSE, NINETY, 3, *TERMS, ANY), in_terms(100), Starts.TERMS),
    (AttendedOverall(CLAUSE, NINETY, 1, *TERMS, ANY), in_terms(100), Starts.TERMS),
    (
        AbsenceBelow(CLAUSE, Below.parse("15%"), 1, *TERMS, ANY),
        in_terms(100),
        Starts.TERMS,
    ),
    (
        FewerThanOverTerms(CLAUSE, "asb", 1, 3, Starters.WAIT, ANY),
        in_terms(1),
        Starts.TERMS,
    ),
    (
        AttendedEachTerm(CLAUSE, NINETY, 2, *TERMS, ATTACHMENT),
        attached_on,
        Starts.ATTACHMENT,
    ),
    (reduced(Baseline.BEFORE_ATTACHMENT), attached_on, Starts.ATTACHMENT),
    (reduced(Baseline.PRECEDING), trouble_before, Starts.MONTHS),
    (
        NoneRecorded(CLAUSE, ("asb",), 6, Whose.FAMILY, leavers=Leavers.PASSED_OVER),
        trouble_before,
        Starts.MONTHS,
    ),
    (FewerThanOverMonths(CLAUSE, "asb", 1, 6), trouble_before, Starts.MONTHS),
    (
        StatusEnded(CLAUSE, ("looked-after",), 6, leavers=Leavers.PASSED_OVER),
        trouble_before,
        Starts.MONTHS,
    ),
    (EmployedConsecutively(CLAUSE, 26, 0, ATTACHMENT), in_work_from, Starts.WORK),
    (EmployedWithin(CLAUSE, 26, 30, ANY), in_work_from, Starts.WORK),
    (ClosedFor(CLAUSE, 6), closed_on, Starts.CLOSURE),
    (
        improved(months=6),
        better_from,
        Starts.BETTER_SCORE,
    ),
    (
        improved(),
        better_from,
        Starts.BETTER_SCORE,
    ),
]


@pytest.mark.parametrize("by", DEADLINES)
@pytest.mark.parametrize(("rule", "started_on", "starts"), CLOCKS)
def test_the_last_start_passes_and_a_day_later_does_not(
    rule: HasAClock, started_on: Callable[[date], Family], starts: Starts, by: date
) -> None:
    """
    Started on that day it is met by the deadline; a day later, on no day up to it.
    """
    start = rule.last_start(by, CENSUS)
    assert start.of is starts

    def passes(first: date) -> bool:
        family = started_on(first)
        days = [by - timedelta(back) for back in range(400)]
        since = [day for day in days if day >= first]
        return any(rule.examine(family, day).verdict is MET for day in since)

    assert passes(start.last)
    assert not passes(start.last + ONE_DAY)


def test_terms_are_those_of_the_council() -> None:
    """
    With dates of its own, a term that ended earlier counts, and begins when it says.
    """
    held = ((Term(2016, 1), Period(date(2017, 1, 3), date(2017, 3, 31))),)
    rule = AttendedEachTerm(CLAUSE, NINETY, 1, *TERMS, ANY)
    by = date(2017, 3, 31)
    assert rule.last_start(by, Calendar(held)) == Start(Starts.TERMS, date(2017, 1, 3))
    assert rule.last_start(by, CENSUS) == Start(Starts.TERMS, date(2016, 8, 1))


def test_a_rule_without_a_clock_has_no_last_start() -> None:
    """
    A statement can be made on the deadline: nothing has to start before.
    """
    assert not isinstance(
        Stated(CLAUSE, "health", ("teacher",), 6, CountedFrom.ANY), HasAClock
    )
