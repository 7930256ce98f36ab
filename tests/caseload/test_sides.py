"""
One side of a comparison: the answer to a claim, or why there is none.
"""

from __future__ import annotations

from decimal import Decimal

from pbr.caseload.changes import (
    Change,
    Side,
)
from pbr.claims import Answer
from pbr.verdicts import NOT_MET


def test_a_fee_of_0_is_no_fee() -> None:
    """
    A plan that pays a fee of £0.00 and one that pays none have the same answer.
    """
    none, free = (
        Side(Answer(NOT_MET, None, Decimal("0.00"), fee))
        for fee in (None, Decimal("0.00"))
    )
    assert not Change("F1", none, free).changed
