"""
How many claims are flagged: by kind, and those to answer before they are entered.
"""

from __future__ import annotations

from collections import Counter

from attrs import field, frozen

from pbr.batch import Failure
from pbr.claims import Decision
from pbr.flags import FlagKind


@frozen
class Flagged:
    """
    Counts of flagged claims, which fill up as decisions are added.

    `claims` and `payable` have a claim once under each kind of flag that it has.
    """

    claims: Counter[FlagKind] = field(factory=Counter)
    payable: Counter[FlagKind] = field(factory=Counter)
    _to_answer: Counter[bool] = field(factory=Counter)
    _verdicts: Counter[bool] = field(factory=Counter)

    def add(self, decided: Decision | Failure) -> None:
        """
        Count one more claim; one that could not be decided has no flags.
        """
        if isinstance(decided, Failure):
            return
        kinds = {flag.kind for flag in decided.flags}
        self.claims.update(kinds)
        self._verdicts[decided.payable] += 1
        if decided.payable:
            self.payable.update(kinds)
        if decided.to_answer:
            self._to_answer[decided.payable] += 1

    @property
    def to_answer(self) -> int:
        """
        The claims with a flag to answer before they are entered.
        """
        return self._to_answer.total()

    @property
    def payable_to_answer(self) -> int:
        """
        The payable claims among them.
        """
        return self._to_answer[True]

    @property
    def payable_claims(self) -> int:
        """
        All the payable claims.
        """
        return self._verdicts[True]
