"""
Totals by result, by quarter and by plan.
"""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given, strategies as st

from paid import decisions
from pbr import Decision
from pbr.money.accounts import account
from pbr.money.totals import Total, by_plan, by_quarter, by_result, total


@given(decisions(), st.none() | st.integers(0, 9))
def test_every_grouping_has_the_same_total(
    made: list[Decision], allocation: int | None
) -> None:
    """
    By result, by quarter and by plan the totals add up to what is paid.
    """
    within = account(made, allocation).within
    for groups in (by_result(within), by_quarter(within), by_plan(within)):
        parts = list(groups.values())
        numbers, pounds = (
            sum(each.number for each in parts),
            sum((each.pounds for each in parts), Decimal("0.00")),
        )
        assert Total(numbers, pounds) == total(within)
