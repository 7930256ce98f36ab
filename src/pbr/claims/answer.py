"""
What a claim answers, in four values: verdict, result, amount, attachment fee.
"""

from __future__ import annotations

from decimal import Decimal

from attrs import frozen

from pbr.verdicts import Verdict


@frozen
class Answer:
    """
    What a claim answers: its verdict, the result it pays for, and what it pays.

    `result` is None when it pays for none, and `amount` is in pounds and pence without
    the attachment fee. `attachment_fee` is None when it is not earned.
    """

    verdict: Verdict
    result: str | None
    amount: Decimal
    attachment_fee: Decimal | None
