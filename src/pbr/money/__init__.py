"""
What claims pay: amounts due, totals, the allocation, and Phase 1's own rules.
"""

from __future__ import annotations

from pbr.money.accounts import (
    ATTACHMENT_FEE,
    Account,
    Due,
    Kind,
    Place,
    Total,
    account,
    by_plan,
    by_quarter,
    by_result,
    due,
    due_before,
    lapsed_fee,
    most_for,
    total,
    totals,
    without_amount,
)
from pbr.money.phase_one import (
    YEAR_TWO,
    Release,
    YearTwo,
    funding,
    not_paid_for,
    paid_for,
)
from pbr.money.quarters import Quarter

__all__ = [
    "ATTACHMENT_FEE",
    "YEAR_TWO",
    "Account",
    "Due",
    "Kind",
    "Place",
    "Quarter",
    "Release",
    "Total",
    "YearTwo",
    "account",
    "by_plan",
    "by_quarter",
    "by_result",
    "due",
    "due_before",
    "funding",
    "lapsed_fee",
    "most_for",
    "not_paid_for",
    "paid_for",
    "total",
    "totals",
    "without_amount",
]
