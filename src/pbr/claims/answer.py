"""
What a claim answers, in four values: verdict, result, amount, attachment fee.
"""

from __future__ import annotations

from decimal import Decimal

from attrs import frozen

from pbr.exceptions import Contradiction
from pbr.verdicts import MET, Verdict


@frozen
class Answer:
    """
    What a claim answers: its verdict, the result it pays for, and what it pays.

    `result` is None when it pays for none, and `amount` is in pounds and pence without
    the attachment fee. `attachment_fee` is None when it is not earned.

    Raises `Contradiction` for a claim that is met without a result or pays without
    being met (SPEC §3.3), and for an amount or fee below nothing.
    """

    verdict: Verdict
    result: str | None
    amount: Decimal
    attachment_fee: Decimal | None

    def __attrs_post_init__(self) -> None:
        if (self.result is not None) is not (self.verdict is MET):
            what = "no result" if self.result is None else f"{self.result!r}"
            message = f"a claim that is {self.verdict.value!r} cannot pay for {what}"
            raise Contradiction(message)
        if self.amount and self.result is None:
            message = f"£{self.amount} cannot be for no result"
            raise Contradiction(message)
        if self.amount < 0 or (self.attachment_fee or 0) < 0:
            message = "a claim cannot pay less than nothing"
            raise Contradiction(message)
