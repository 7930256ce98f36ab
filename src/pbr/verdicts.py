"""
The four verdicts, and how several of them make one (SPEC §3).
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum
from typing import NoReturn

from attrs import frozen


class Verdict(Enum):
    """
    What the evidence says about one requirement.

    A verdict is not a truth value: asking for one raises `TypeError`, because
    "undetermined" and "not applicable" are neither true nor false (SPEC §3.1).
    """

    #: The requirement is shown to be met.
    MET = "met"
    #: The requirement is shown not to be met.
    NOT_MET = "not_met"
    #: The evidence cannot tell, and the finding says exactly what is missing.
    UNDETERMINED = "undetermined"
    #: The requirement does not bear on this family: neutral, never a pass.
    NOT_APPLICABLE = "not_applicable"

    # There is one of each, so that where it is tells it apart: Enum's own hash, of the
    # name, is slower.
    __hash__ = object.__hash__

    def __bool__(self) -> NoReturn:
        message = f"a verdict is not true or false; compare it: verdict is {self}"
        raise TypeError(message)


MET, NOT_MET = Verdict.MET, Verdict.NOT_MET
UNDETERMINED, NOT_APPLICABLE = Verdict.UNDETERMINED, Verdict.NOT_APPLICABLE

_AT_LEAST_ONE = (MET, UNDETERMINED, NOT_MET)
_ASKS_FOR_NOTHING = "at least {} asks for nothing; ask for 1 or more"


def every(verdicts: Sequence[Verdict]) -> Verdict:
    """
    Every part is needed.

    > any not met → not met; else any undetermined → undetermined; else any met → met;
    > else not applicable. (SPEC §3.2)
    """
    if NOT_MET in verdicts:
        return NOT_MET
    if UNDETERMINED in verdicts:
        return UNDETERMINED
    return MET if MET in verdicts else NOT_APPLICABLE


def at_least_one(verdicts: Sequence[Verdict]) -> Verdict:
    """
    One part is enough.

    > met, then undetermined, then not met, then not applicable. (SPEC §3.2)
    """
    for verdict in _AT_LEAST_ONE:
        if verdict in verdicts:
            return verdict
    return NOT_APPLICABLE


def at_least(fewest: int, verdicts: Sequence[Verdict]) -> Verdict:
    """
    At least `fewest` parts are needed. Raises `ValueError` if `fewest` is below 1.

    > n or more met → met; met + undetermined < n → not met (not applicable when every
    > part is); else undetermined. (SPEC §3.2)
    """
    if fewest < 1:
        raise ValueError(_ASKS_FOR_NOTHING.format(fewest))
    met = verdicts.count(MET)
    if met >= fewest:
        return MET
    if verdicts.count(NOT_APPLICABLE) == len(verdicts):
        return NOT_APPLICABLE
    if met + verdicts.count(UNDETERMINED) < fewest:
        return NOT_MET
    return UNDETERMINED


@frozen
class Quorum:
    """
    How many of its parts a conclusion needs: every one (`fewest` is None), or a number.

    With `neutral_with_last`, every part is needed. If they would be met but the last is
    not applicable, the conclusion is not applicable: a claim with nothing to show.

    With `neutral_with_first`, one part is enough. If the first is not applicable, so is
    the conclusion, whatever the others are.

    Raises `ValueError` for a number below 1, which asks for nothing, for a number with
    `neutral_with_last`, and for another number than 1 with `neutral_with_first`.
    """

    fewest: int | None
    neutral_with_last: bool = False
    neutral_with_first: bool = False

    def __attrs_post_init__(self) -> None:
        if self.neutral_with_first and self.fewest != 1:
            message = "only where one part is enough can it be neutral with the first"
            raise ValueError(message)
        if self.fewest is None:
            return
        if self.fewest < 1:
            raise ValueError(_ASKS_FOR_NOTHING.format(self.fewest))
        if self.neutral_with_last:
            message = f"at least {self.fewest}: only every part can be neutral with one"
            raise ValueError(message)

    def verdict_of(self, verdicts: Sequence[Verdict]) -> Verdict:
        """
        The verdict that follows from the parts' verdicts.
        """
        if self.fewest is None:
            verdict = every(verdicts)
            if self.neutral_with_last and verdict is MET:
                return verdicts[-1]
            return verdict
        if self.neutral_with_first and verdicts[0] is NOT_APPLICABLE:
            return NOT_APPLICABLE
        return at_least(self.fewest, verdicts)


EVERY = Quorum(None)
AT_LEAST_ONE = Quorum(1)
#: > the first of two, or otherwise the second. It is not applicable if the first is.
#: > (SPEC §3.2)
FIRST_OTHERWISE = Quorum(1, neutral_with_first=True)
#: > The claim is *every* of the four; where that would be met but *evidenced* is not
#: > applicable, the claim is not applicable. (SPEC §7)
EVERY_QUESTION = Quorum(None, neutral_with_last=True)
