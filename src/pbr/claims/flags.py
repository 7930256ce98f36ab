"""
Flags: what is odd about a claim, and does not change its verdict by itself.

A flag is a question for a person to answer. It names the families and the rows that
raise it, so that both can be looked up.
"""

from __future__ import annotations

from enum import Enum

from attrs import field, frozen

from pbr.exceptions import Contradiction
from pbr.records import Record, Subject


class FlagKind(Enum):
    """
    What can be odd: the whole list, in the order in which flags are shown.
    """

    #: An earlier claim does not fit the family or the plan; `Oddity` says how.
    EARLIER_CLAIM_ODD = "earlier-claim-odd"
    #: A person has been in two families, and one of the two was claimed for.
    CLAIMED_ELSEWHERE = "claimed-elsewhere"
    #: The batch has more than one claim for the family.
    TWICE_IN_THE_BATCH = "twice-in-the-batch"
    #: A person is in two families on the same day.
    IN_TWO_FAMILIES = "in-two-families"
    #: All the people of one family are in another: one family under two ids.
    NEW_IDS = "new-ids"


class Oddity(Enum):
    """
    What is odd about an earlier claim: the whole list.
    """

    #: It was made before the family was attached, or the family is not attached.
    BEFORE_ATTACHMENT = "before attachment"
    #: It was made before or after the plan's days, or between its claim windows.
    OUTSIDE_WINDOWS = "outside windows"
    #: It is for a result that the plan does not have.
    ANOTHER_PLAN = "another plan"


@frozen
class Flag:
    """
    One thing that is odd about a family, and the rows that show it.

    `subject` is the person, or the family itself. `families` are the ids of the
    families concerned, in order. Raises `Contradiction` if an odd earlier claim has no
    `oddity`, or a flag of another kind has one.
    """

    kind: FlagKind
    subject: Subject
    families: tuple[str, ...]
    rows: tuple[Record, ...]
    oddity: Oddity | None = field(default=None)

    @oddity.validator
    def _belongs(self, _attribute: object, oddity: Oddity | None) -> None:
        if (oddity is not None) != (self.kind is FlagKind.EARLIER_CLAIM_ODD):
            message = (
                f"{self.kind.value}: an odd earlier claim has an oddity, and no other "
                "flag has one"
            )
            raise Contradiction(message)
