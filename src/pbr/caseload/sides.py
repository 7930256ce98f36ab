"""
One side of a comparison, before or after: the answer to a claim, or why there is none.
"""

from __future__ import annotations

from decimal import Decimal
from enum import Enum

from attrs import frozen

from pbr.batch import ERROR, Failure
from pbr.claims import NOTHING, Answer, Decision


class NoAnswer(Enum):
    """
    Why a side has no answer: the whole list.
    """

    #: A rule crashed on the claim.
    ERROR = ERROR
    #: The batch does not have the family.
    NOT_THERE = "not there"


@frozen
class Side:
    """
    The answer to a family's claim on one side, or why there is none.
    """

    answer: Answer | NoAnswer

    @classmethod
    def of(cls, decided: Decision | Failure | None) -> Side:
        """
        The side of a decision; None is a family that the batch does not have.
        """
        if decided is None:
            return cls(NoAnswer.NOT_THERE)
        if isinstance(decided, Failure):
            return cls(NoAnswer.ERROR)
        return cls(decided.answer)

    @property
    def verdict(self) -> str:
        """
        The value of the verdict, or "error", or "not there".
        """
        if isinstance(self.answer, NoAnswer):
            return self.answer.value
        return self.answer.verdict.value

    @property
    def result(self) -> str | None:
        """
        The result that the claim pays for; None if it pays for none.
        """
        return None if isinstance(self.answer, NoAnswer) else self.answer.result

    @property
    def amount(self) -> Decimal:
        """
        What the claim pays, without the fee.
        """
        return NOTHING if isinstance(self.answer, NoAnswer) else self.answer.amount

    @property
    def attachment_fee(self) -> Decimal:
        """
        The attachment fee, which is 0 if none is earned.
        """
        if isinstance(self.answer, NoAnswer):
            return NOTHING
        return self.answer.attachment_fee or NOTHING

    @property
    def values(self) -> tuple[str, str | None, Decimal, Decimal]:
        """
        Verdict, result, amount and fee, by which two sides are compared.
        """
        return (self.verdict, self.result, self.amount, self.attachment_fee)
