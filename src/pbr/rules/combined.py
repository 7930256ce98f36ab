"""
Rules put together: every, at least one, at least n (SPEC §5.8).
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import ClassVar

from attrs import frozen

from pbr.exceptions import NotUnderstood
from pbr.findings import Clause, Conclusion
from pbr.periods import Period
from pbr.records import Family
from pbr.rules.parts.rule import Rule
from pbr.verdicts import Quorum


@frozen
class Combined:
    """
    Several rules: every one, or at least the number in `quorum`, must be met.

    Raises `NotUnderstood` if it combines nothing, or fewer rules than must be met, or
    if *first, otherwise* has other than two.
    """

    name: ClassVar[str] = "combined"

    clause: Clause
    quorum: Quorum
    parts: tuple[Rule, ...]

    def __attrs_post_init__(self) -> None:
        if not self.parts:
            fault = "combines nothing"
            raise NotUnderstood(fault, "write its parts")
        if (self.quorum.fewest or 0) > len(self.parts):
            fault = f"at least {self.quorum.fewest} of {len(self.parts)} parts"
            raise NotUnderstood(fault, "ask for fewer of them")
        if self.quorum.neutral_with_first and len(self.parts) != 2:  # noqa: PLR2004
            fault = f"first, otherwise of {len(self.parts)} parts"
            raise NotUnderstood(fault, "give it two")

    def examine(self, family: Family, on: date) -> Conclusion:
        """
        Examine each part, and leave none out of the trail.
        """
        parts = tuple([part.examine(family, on) for part in self.parts])
        return Conclusion(self, family.subject, self.quorum, parts)

    def turning_days(self, family: Family, asked: Period) -> Iterator[date]:
        """
        The days on which the trail of any part can change.
        """
        for part in self.parts:
            yield from part.turning_days(family, asked)
