"""
What claims pay: amounts due, totals, the allocation, and Phase 1's own rules.
"""

from __future__ import annotations

from pbr.money.accounts import Account, account
from pbr.money.allocation import FamilyPlace, maximum_for
from pbr.money.dues import (
    ATTACHMENT_FEE,
    Due,
    Kind,
    due,
    due_from_earlier_claims,
    earlier_claims_without_amount,
    lapsed_fee,
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
from pbr.money.totals import Total, by_plan, by_quarter, by_result, total, totals

__all__ = [
    "ATTACHMENT_FEE",
    "YEAR_TWO",
    "Account",
    "Due",
    "FamilyPlace",
    "Kind",
    "Quarter",
    "Release",
    "Total",
    "YearTwo",
    "account",
    "by_plan",
    "by_quarter",
    "by_result",
    "due",
    "due_from_earlier_claims",
    "earlier_claims_without_amount",
    "funding",
    "lapsed_fee",
    "maximum_for",
    "not_paid_for",
    "paid_for",
    "total",
    "totals",
]
