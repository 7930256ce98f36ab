"""
What happened to a family: needs and checks (SPEC §4.2).
"""

from __future__ import annotations

from datetime import date

import pytest

from each_record import (
    CHECK,
    DAY,
    LATER,
    but,
)
from pbr.periods import ONE_DAY
from pbr.records import Family, Incident, Need


@pytest.mark.parametrize(
    ("problem", "headline"),
    [
        ("domestic-abuse", "domestic-abuse"),
        ("domestic-abuse/high", "domestic-abuse"),
        ("domestic-abuse/high/new", "domestic-abuse"),
    ],
)
def test_headline(problem: str, headline: str) -> None:
    """The headline problem is what stands before the first stroke."""
    assert Need("F-1", "", problem, DAY).headline == headline


@pytest.mark.parametrize(
    ("checked_on", "last_day"),
    [
        (LATER - ONE_DAY, LATER - ONE_DAY),
        (LATER, LATER),
        (LATER + ONE_DAY, LATER),
    ],
)
def test_check_covers_no_later_day(checked_on: date, last_day: date) -> None:
    """A check covers no day after the day it was made (SPEC §4.2)."""
    assert but(CHECK, checked_on=checked_on).last_day == last_day


def test_rows_that_differ_in_spelling_alone_are_one() -> None:
    """
    Their words and their source are compared folded; a reference is not (SPEC §4.7).
    """
    police = Incident("F-1", "P-1", "Domestic Abuse", DAY, "The Police", "R1")
    again = Incident("F-1", "P-1", "domestic-abuse", DAY, "the  police", "R1")
    other = Incident("F-1", "P-1", "domestic-abuse", DAY, "the police", "r1")
    assert police == again
    assert hash(police) == hash(again)
    assert police != other
    for given in ((police, again, other), (other, again, police)):
        kept = Family("F-1", incidents=given).incidents
        assert kept == (police, other)
        assert [row.source for row in kept] == ["The Police", "the police"]


def test_of_rows_spelt_in_many_ways_no_equal_two_are_kept() -> None:
    """
    Equal rows are found wherever others sort between their spellings.
    """
    sources = ("Police", "Police B", "police", "Z")
    rows = [Incident("F-1", "", "asb", DAY, source) for source in sources]
    assert len(Family("F-1", incidents=rows).incidents) == 3
