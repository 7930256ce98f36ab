"""
Phase 1's own money: five sixths of the families, and what year one released.
"""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from attrs import evolve
from hypothesis import given, strategies as st

from made import BRADFORD, NOTTINGHAM
from pbr.exceptions import Contradiction
from pbr.money.phase_one import (
    YEAR_TWO,
    Release,
    YearTwo,
    funding,
    not_paid_for,
    paid_for,
)
from pbr.plans import Plan

FAMILIES = st.integers(0, 10_000)


@pytest.mark.parametrize(
    ("families", "paid"),
    [(0, 0), (1, 0), (2, 1), (5, 4), (6, 5), (7, 5), (11, 9), (12, 10), (13, 10)],
)
def test_five_sixths_in_whole_families(families: int, paid: int) -> None:
    """
    A family that is five sixths paid for is not paid for.
    """
    assert paid_for(families) == paid
    assert not_paid_for(families) == families - paid


@given(FAMILIES)
def test_no_more_than_five_sixths_is_paid_for(families: int) -> None:
    """
    It is the most whole families that are no more than five sixths.
    """
    paid = paid_for(families)
    assert paid <= Fraction(5 * families, 6) < paid + 1
    assert paid + not_paid_for(families) == families


@given(FAMILIES, FAMILIES)
def test_cohorts_apart_are_never_paid_more(one: int, other: int) -> None:
    """
    Two cohorts made whole apart are paid for as one, or for one family fewer.
    """
    together = paid_for(one + other)
    assert together - 1 <= paid_for(one) + paid_for(other) <= together


def test_families_are_made_whole_before_pounds() -> None:
    """
    Seven families at £2,400 are five at £2,400, and not five sixths of £16,800.
    """
    assert str(funding(7, Decimal("2400.00"))) == "12000.00"
    assert Fraction(5, 6) * 7 * 2400 == 14_000


@pytest.mark.parametrize("count", [paid_for, not_paid_for])
def test_no_cohort_is_below_nought(count: object) -> None:
    """
    A number of families below nought is refused.
    """
    assert callable(count)
    with pytest.raises(Contradiction) as raised:
        count(-1)
    assert str(raised.value) == "families are counted from 0, not -1"


@pytest.mark.parametrize(
    ("worked_with", "target", "release"),
    [
        (375, 400, Release.ALL),
        (301, 400, Release.ALL),
        (300, 400, Release.ALL),
        (299, 400, Release.HALF),
        (750, 1000, Release.ALL),
        (749, 1000, Release.HALF),
        (134, 400, Release.HALF),
        (133, 400, Release.NONE),
        (101, 300, Release.HALF),
        (100, 300, Release.HALF),
        (99, 300, Release.NONE),
        (334, 1000, Release.HALF),
        (333, 1000, Release.NONE),
        (0, 1, Release.NONE),
        (1, 1, Release.ALL),
        (2, 1, Release.ALL),
    ],
)
def test_what_year_one_releases(
    worked_with: int, target: int, release: Release
) -> None:
    """
    Three quarters release all, a third half, and less than a third nothing.
    """
    assert YearTwo(worked_with, target, 600).release is release


@given(FAMILIES, st.integers(1, 10_000))
def test_a_release_is_by_the_exact_share(worked_with: int, target: int) -> None:
    """
    A release is that of the exact fraction, and more families never release less.
    """
    share = Fraction(worked_with, target)
    least = Fraction(3, 4), Fraction(1, 3)
    exact = [Release.NONE, Release.HALF, Release.ALL][
        sum(share >= each for each in least)
    ]
    found = YearTwo(worked_with, target, 1).release
    assert found is exact
    assert found.value <= YearTwo(worked_with + 1, target, 1).release.value


@pytest.mark.parametrize(
    ("worked_with", "pounds"),
    [(375, "1200000.00"), (299, "600000.00"), (133, "0.00")],
)
def test_the_pounds_that_are_released(worked_with: int, pounds: str) -> None:
    """
    Of Nottingham's £1,200,000.00 all, half or nothing is released.
    """
    year = YearTwo(worked_with, 400, 600)
    assert str(year.funding(NOTTINGHAM)) == "1200000.00"
    assert str(year.released(NOTTINGHAM)) == pounds


def with_fee(pounds: str) -> Plan:
    """
    Nottingham's plan with another fee.
    """
    fees = [evolve(each, pounds=Decimal(pounds)) for each in NOTTINGHAM.attachment_fees]
    return evolve(NOTTINGHAM, attachment_fees=tuple(fees))


@pytest.mark.parametrize(
    ("fee", "half"), [("0.02", "0.01"), ("0.03", "0.01"), ("1.01", "0.50")]
)
def test_half_a_penny_is_not_released(fee: str, half: str) -> None:
    """
    Half of an odd number of pence is cut to a whole penny.
    """
    assert str(YearTwo(1, 2, 2).released(with_fee(fee))) == half


@pytest.mark.parametrize(
    ("numbers", "message"),
    [
        ((-1, 400, 600), "families are counted from 0, not -1"),
        ((375, 400, -1), "families are counted from 0, not -1"),
        ((0, 0, 600), "a target is at least 1 family, not 0"),
        ((0, -1, 600), "a target is at least 1 family, not -1"),
    ],
)
def test_numbers_that_cannot_be(numbers: tuple[int, int, int], message: str) -> None:
    """
    A target of nought, which nobody could miss, is refused; so is less than nought.
    """
    with pytest.raises(Contradiction) as raised:
        YearTwo(*numbers)
    assert str(raised.value) == message


def test_year_two_is_a_year_of_the_plan() -> None:
    """
    A plan that was not in force on 1 April 2013 has no second year of Phase 1.
    """
    with pytest.raises(Contradiction) as raised:
        YearTwo(375, 400, 600).funding(BRADFORD)
    assert str(raised.value) == (
        "Phase 1's second year began on 2013-04-01, when the plan "
        "bradford-families-first-2015 was not in force"
    )
    year = YearTwo(375, 400, 600)
    assert year.funding(evolve(NOTTINGHAM, since=YEAR_TWO)) == Decimal("1200000.00")
    with pytest.raises(Contradiction):
        year.funding(evolve(NOTTINGHAM, before=YEAR_TWO))
