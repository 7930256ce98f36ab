"""
Flags on the whole-family approach: one day, and long before.
"""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from attrs import evolve

from flagged import altered, flags_of
from made import BRADFORD, D, a_family
from pbr.flags import FlagKind

ONE_DAY = timedelta(days=1)
ATTACHED = date(2017, 1, 9)


@pytest.mark.parametrize("field", ["attached_on", "assessed_on", "planned_on"])
def test_everything_on_one_day(field: str) -> None:
    """
    Attached, assessed, planned for and claimed for on one day is flagged; one of them the
    day before, or missing, is not.
    """
    family = a_family(attached_on=D, assessed_on=D, planned_on=D)
    (flag,) = flags_of(family, FlagKind.ONE_DAY)
    assert flag.rows == (family,)
    assert [finding.about for finding in flag.findings] == [
        "attached",
        "assessed",
        "planned",
    ]
    for day in (D - ONE_DAY, None):
        assert flags_of(altered(family, **{field: day}), FlagKind.ONE_DAY) == []
    assert flags_of(family, FlagKind.ONE_DAY, D + ONE_DAY) == []


def test_a_plan_that_asks_for_none_of_them_is_not_flagged() -> None:
    """
    Where the approach has no date, nothing rests on one.
    """
    plan = evolve(BRADFORD, engagement=BRADFORD.eligibility)
    family = a_family(attached_on=D, assessed_on=D, planned_on=D)
    assert flags_of(family, FlagKind.ONE_DAY, plan=plan) == []


@pytest.mark.parametrize(
    ("day", "flagged"),
    [(date(2016, 1, 9), False), (date(2016, 1, 8), True)],
)
@pytest.mark.parametrize("field", ["assessed_on", "planned_on"])
def test_an_assessment_or_plan_from_long_before(
    field: str,
    day: date,
    flagged: bool,  # noqa: FBT001
) -> None:
    """
    Twelve months before attachment is not long before; a day more is.
    """
    family = a_family(**{field: day})
    found = flags_of(family, FlagKind.LONG_BEFORE)
    assert bool(found) is flagged
    for flag in found:
        about = field.removesuffix("_on")
        assert [finding.about for finding in flag.findings] == [about]
        assert (flag.rows, flag.blocks) == ((family,), True)


def test_both_from_long_before_are_one_flag() -> None:
    """
    The flag bears on both findings. A family that is not attached by the day has none.
    """
    long_ago = date(2010, 1, 1)
    family = a_family(assessed_on=long_ago, planned_on=long_ago)
    (flag,) = flags_of(family, FlagKind.LONG_BEFORE)
    assert len(flag.bears_on) == 2
    later = evolve(family, attached_on=D + ONE_DAY)
    assert flags_of(later, FlagKind.LONG_BEFORE) == []
    assert flags_of(a_family(assessed_on=None), FlagKind.LONG_BEFORE) == []
