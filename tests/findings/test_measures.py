"""
Measures: by how many units each is short (SPEC §8).
"""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from pbr.exceptions import Contradiction
from pbr.findings import (
    Absent,
    Attended,
    Counted,
    Early,
    Fell,
    Found,
    Range,
    Returned,
    Scored,
    Shown,
    Worked,
)
from pbr.periods import Period
from pbr.shares import Fall
from scoring import A1, never, scored

BASELINE = Period(date(2016, 11, 1), date(2017, 4, 30))


WINDOW = Period(date(2017, 5, 1), date(2017, 10, 31))


def fell(after: int) -> Fell:
    """From 3 incidents to so many, where 2 would do."""
    return Fell(
        kinds=("asb",),
        by=Fall.parse("33%"),
        before=3,
        after=after,
        baseline=BASELINE,
        window=WINDOW,
    )


@pytest.mark.parametrize(
    ("sessions", "short_by"), [(102, 6), (107, 1), (108, 0), (109, 0)]
)
def test_sessions_short(sessions: int, short_by: int) -> None:
    """102 of 120 sessions, 108 needed, is 6 short; 108 and more is none (SPEC §5.1)."""
    assert Attended(sessions, possible=120, needed=108).short_by == short_by


@pytest.mark.parametrize(("sessions", "short_by"), [(13, 0), (14, 0), (15, 1), (20, 6)])
def test_sessions_too_many(sessions: int, short_by: int) -> None:
    """15 sessions missed where 14 would do is 1 too many; 14 is none."""
    assert Absent(sessions, possible=100, most_allowed=14).short_by == short_by


@pytest.mark.parametrize(("days", "short_by"), [(0, 182), (181, 1), (182, 0), (183, 0)])
def test_days_of_work_short(days: int, short_by: int) -> None:
    """181 days of work where 182 are needed is 1 short, whatever is unconfirmed."""
    worked = Worked(
        days,
        needed=182,
        within=None,
        with_unconfirmed=200,
        with_benefits=200,
        since_benefit=None,
        run=None,
    )
    assert worked.short_by == short_by


@pytest.mark.parametrize(("after", "short_by"), [(1, 0), (2, 0), (3, 1), (5, 3)])
def test_incidents_too_many(after: int, short_by: int) -> None:
    """3 incidents where 2 would have passed is 1 too many; 2 is none (SPEC §5.4)."""
    assert fell(after).short_by == short_by


@pytest.mark.parametrize(("count", "short_by"), [(1, 0), (2, 0), (3, 1), (4, 2)])
def test_counted_too_many(count: int, short_by: int) -> None:
    """3 exclusions where there may be 2 is 1 too many; 2 is none (SPEC §5.2)."""
    counted = Counted(("fixed-exclusion",), count, most_allowed=2, window=WINDOW)
    assert counted.short_by == short_by


@pytest.mark.parametrize(("count", "short_by"), [(0, 2), (1, 1), (2, 0), (3, 0)])
def test_found_short(count: int, short_by: int) -> None:
    """1 need where 2 are asked is 1 short; 2 is none."""
    assert Found(count, needed=2).short_by == short_by


@pytest.mark.parametrize(
    ("better_by", "short_by"),
    [
        (None, Fraction(1)),
        (Fraction(-1), Fraction(2)),
        (Fraction(0), Fraction(1)),
        (Fraction(1, 2), Fraction(1, 2)),
        (Fraction(1), Fraction(0)),
        (Fraction(3, 2), Fraction(0)),
    ],
)
def test_score_short(better_by: Fraction | None, short_by: Fraction) -> None:
    """A score is short by what is missing, or by all of it when two are not there."""
    found = Scored(A1, "star", 2, None, None, better_by, needed=Fraction(1))
    assert found.short_by == short_by
    assert found.is_enough is (short_by == 0)


def test_no_score_is_short_of_no_number() -> None:
    """With no score there is no tool, and so nothing that says how much is needed."""
    assert never().short_by is None
    assert not never().is_enough
    assert never().shows is Shown.SHORT


def test_a_score_is_not_enough_if_another_tool_is_worse() -> None:
    """Better by enough by one tool shows enough, but not where another is worse."""
    assert scored(1, 2).shows is Shown.ENOUGH
    both = scored(1, 2, scored(3, 2, tool="scale"))
    assert both.is_enough
    assert both.shows is Shown.SHORT


def test_early_short() -> None:
    """What is too early is short by the days until it is not."""
    assert Early(days=5, until=date(2017, 11, 5)).short_by == 5


def test_returns_are_counted_in_one_way() -> None:
    """Sessions attended are not compared with sessions missed."""
    with pytest.raises(Contradiction) as refused:
        Returned(Attended(1, 2, 2), Absent(1, 2, 0))
    assert str(refused.value) == (
        "sessions attended cannot be compared with sessions missed"
    )


def test_a_range_has_its_fewest_first() -> None:
    """There are at least as many as the fewest; one number is exact."""
    with pytest.raises(Contradiction) as refused:
        Range(2, 1)
    assert str(refused.value) == "there cannot be at least 2 and at most 1"
    assert (Range(2, 2).is_exact, Range(2, 3).is_exact) == (True, False)
    assert not Range(2, 2, all_checked=False).is_exact


@pytest.mark.parametrize(
    ("before", "after", "short_by", "shows"),
    [
        (Range(3, 3), Range(2, 2), 0, Shown.ENOUGH),
        (Range(3, 3), Range(2, 3), 0, Shown.EITHER),
        (Range(3, 3), Range(3, 3), 1, Shown.SHORT),
        (Range(3, 6), Range(3, 4), 0, Shown.EITHER),
        (Range(3, 6), Range(5, 5), 1, Shown.SHORT),
        (Range(3, 3, all_checked=False), Range(9, 9), 0, Shown.EITHER),
        (Range(3, 3), Range(2, 2, all_checked=False), 0, Shown.EITHER),
    ],
)
def test_a_fall_between_ranges(
    before: Range, after: Range, short_by: int, shows: Shown
) -> None:
    """The most after with the fewest before, and the fewest with the most."""
    found = Fell(("asb",), Fall.parse("33%"), before, after, BASELINE, WINDOW)
    assert (found.short_by, found.shows) == (short_by, shows)
