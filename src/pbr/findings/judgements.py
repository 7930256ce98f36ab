"""
A verdict, the reason for it, and the evidence that would settle it if it is open.

Only what can go together is accepted: `met`, `not_met`, `undetermined` and `neutral`
each take the reasons that can explain their verdict, and evidence is missing only if a
finding is undetermined.
"""

from __future__ import annotations

from functools import cache

from attrs import field, frozen

from pbr.exceptions import Contradiction
from pbr.findings.missing import Needed
from pbr.findings.reasons import Reason
from pbr.verdicts import MET, NOT_APPLICABLE, NOT_MET, UNDETERMINED, Verdict


@frozen
class Judgement:
    """
    A verdict, the reason for it, and the evidence that would settle it: `needed`.

    > the evidence cannot tell, and the finding says exactly what is missing (SPEC §3.1)

    An undetermined one is `never_met` if no evidence can make it met: at best it turns
    out not applicable.

    Raises `Contradiction` if the reason cannot explain the verdict, if a settled
    verdict names missing evidence, or if an undetermined one names none, or not what
    its reason says is missing.
    """

    verdict: Verdict
    reason: Reason
    needed: tuple[Needed, ...] = ()
    never_met: bool = field(default=False, kw_only=True)

    def __attrs_post_init__(self) -> None:
        if self.verdict not in self.reason.verdicts:
            message = f"{self.reason.value!r} cannot explain {self.verdict.value!r}"
            raise Contradiction(message)
        if (self.needed != ()) is not (self.verdict is UNDETERMINED):
            may = "cannot" if self.needed else "must"
            message = (
                f"a finding that is {self.verdict.value!r} {may} name missing evidence"
            )
            raise Contradiction(message)
        missing = self.reason.missing
        if self.needed and missing not in [type(each) for each in self.needed]:
            names = ", ".join([type(each).__name__ for each in self.needed])
            message = f"{self.reason.value!r} is not for want of {names}"
            raise Contradiction(message)
        if self.never_met and self.verdict is not UNDETERMINED:
            message = f"{self.verdict.value!r} says already that it is never met"
            raise Contradiction(message)

    @property
    def may_be_met(self) -> bool:
        """
        Whether it is met, or evidence could make it so.
        """
        return self.verdict is MET or (bool(self.needed) and not self.never_met)


_REACHED = Judgement(MET, Reason.REACHED)


def met() -> Judgement:
    """
    Met: what was counted reaches what is needed.
    """
    return _REACHED


@cache
def not_met(reason: Reason) -> Judgement:
    """
    Not met, for one of the reasons that can explain it.
    """
    return Judgement(NOT_MET, reason)


def undetermined(
    reason: Reason, needed: tuple[Needed, ...], *, never_met: bool = False
) -> Judgement:
    """
    Undetermined, with the evidence that would settle it: at least one piece.
    """
    return Judgement(UNDETERMINED, reason, needed, never_met=never_met)


@cache
def neutral(reason: Reason) -> Judgement:
    """
    Not applicable, for one of the reasons that can explain it.
    """
    return Judgement(NOT_APPLICABLE, reason)
