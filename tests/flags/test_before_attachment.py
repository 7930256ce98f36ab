"""
Everything that earns the result is from before attachment.
"""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction

import pytest

from flagged import a_plain_family, altered, files_of, flags_of
from made import LONG_AGO, D, a_family, an_adult
from pbr.flags import FlagKind
from pbr.flags.before_attachment import day_of
from pbr.records import (
    Attendance,
    Benefit,
    Check,
    Employment,
    Family,
    Incident,
    Need,
    Record,
    Score,
    Statement,
    Status,
)
from pbr.school import CENSUS, Term

ONE_DAY = timedelta(days=1)
#: The last day of the summer term of 2016/17, in the calendar of the census.
LAST = date(2017, 7, 31)
KIND = FlagKind.BEFORE_ATTACHMENT


def at_school(attached: date) -> Family:
    """
    A family attached on a day, that attendance alone earns the result for.
    """
    return a_family(
        attached_on=attached,
        assessed_on=attached,
        planned_on=attached,
        incidents=[],
        needs=[Need("F1", "", each, attached) for each in ("school", "help")],
    )


@pytest.mark.parametrize(("days", "flagged"), [(0, False), (1, True)])
def test_terms_that_ended_before_attachment(
    days: int,
    flagged: bool,  # noqa: FBT001
) -> None:
    """
    Attached on the last day of the last term, that term is not from before; attached the
    day after, all of it is.
    """
    found = flags_of(at_school(LAST + timedelta(days)), KIND)
    assert bool(found) is flagged
    for flag in found:
        assert files_of(flag) == ["Attendance"] * 3
        assert flag.blocks
        assert {finding.verdict.value for finding in flag.findings} == {"met"}


def test_a_later_row_that_earns_the_result() -> None:
    """
    A family with one row from attachment or later is not flagged, nor is one that is not
    attached by the day.
    """
    assert flags_of(a_plain_family(), KIND) == []
    assert flags_of(altered(at_school(LAST), attached_on=None), KIND) == []
    later = altered(at_school(LAST), attached_on=D + ONE_DAY)
    assert flags_of(later, KIND) == []


def test_nothing_dated_is_not_from_before() -> None:
    """
    A result that no dated row earns is not flagged.
    """
    grown_up = a_family(people=[an_adult()], incidents=[])
    assert flags_of(grown_up, KIND) == []


DAY = date(2017, 5, 1)


@pytest.mark.parametrize(
    ("row", "day"),
    [
        (Incident("F1", "", "asb", DAY), DAY),
        (Score("F1", "", "sdq", "health", DAY, Fraction(4)), DAY),
        (Statement("F1", "", "health", DAY, "lead-professional"), DAY),
        (Attendance("C1", Term(2016, 2), 120, 0, 0), LAST),
        (Employment("A1", DAY, D), DAY),
        (Benefit("A1", "income-support", DAY, D), DAY),
        (Status("C1", "child-in-need", DAY, D), DAY),
        (a_family(closed_on=DAY), DAY),
        (a_family(), None),
        (Check("F1", ("asb",), LONG_AGO, D, D), None),
    ],
    ids=lambda each: type(each).__name__,
)
def test_how_a_row_is_dated(row: Record, day: date | None) -> None:
    """
    > a spell is dated by its first day, a term by its last; a check is not dated
    """
    assert day_of(row, CENSUS) == day
