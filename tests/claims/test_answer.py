"""
An answer cannot contradict itself: what is not met pays for no result (SPEC §3.3).
"""

from __future__ import annotations

from decimal import Decimal

import pytest

from pbr.claims import Answer
from pbr.exceptions import Contradiction
from pbr.verdicts import MET, NOT_MET, Verdict

NOTHING, PENNY = Decimal("0.00"), Decimal("0.01")


@pytest.mark.parametrize("verdict", Verdict)
def test_a_result_is_paid_just_when_the_claim_is_met(verdict: Verdict) -> None:
    """
    A met claim has its result, if only for nothing; any other has none.
    """
    result = "progress" if verdict is MET else None
    assert Answer(verdict, result, NOTHING, None).result == result
    with pytest.raises(Contradiction) as refused:
        Answer(verdict, None if result else "progress", NOTHING, None)
    what = "no result" if result else "'progress'"
    assert str(refused.value) == (
        f"a claim that is {verdict.value!r} cannot pay for {what}"
    )


def test_what_is_not_met_pays_no_penny() -> None:
    """
    A fee may be earned without a result; an amount may not.
    """
    assert Answer(MET, "progress", PENNY, None).amount == PENNY
    assert Answer(NOT_MET, None, NOTHING, PENNY).attachment_fee == PENNY
    with pytest.raises(Contradiction) as refused:
        Answer(NOT_MET, None, PENNY, None)
    assert str(refused.value) == "£0.01 cannot be for no result"


def test_nothing_is_paid_below_nothing() -> None:
    """
    Neither the amount nor the fee is a penny below nothing.
    """
    for amount, fee in ((-PENNY, None), (NOTHING, -PENNY)):
        with pytest.raises(Contradiction) as refused:
            Answer(MET, "progress", amount, fee)
        assert str(refused.value) == "a claim cannot pay less than nothing"
