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
from pbr.records import (
    Need,
)


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
