"""
The most that a number of families can earn.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from attrs import evolve

from made import BATH_2012, BRADFORD, CAMBRIDGESHIRE, NOTTINGHAM, D
from pbr.money.allocation import maximum_for


def test_the_most_that_families_can_earn() -> None:
    """
    It is the fee and the highest-paying result with its supplement, at one day's amounts.
    """
    assert maximum_for(3, BRADFORD, D) == Decimal("5400.00")
    days = (date(2013, 3, 31), date(2013, 4, 1), date(2014, 4, 1))
    assert [maximum_for(1, BATH_2012, day) for day in days] == [4000] * 3
    assert str(maximum_for(0, CAMBRIDGESHIRE, D)) == "0.00"


def test_a_supplement_can_make_the_highest_paying_result() -> None:
    """
    A result with a supplement can pay the most; alternatives are never added.
    """
    results = [
        evolve(
            each, amounts=tuple(evolve(a, pounds=a.pounds * 3) for a in each.amounts)
        )
        if each.supplement_to
        else each
        for each in NOTTINGHAM.results
    ]
    plan = evolve(NOTTINGHAM, results=tuple(results))
    on = date(2012, 6, 1)
    assert maximum_for(1, plan, on) == 3200 + 700 + 300
