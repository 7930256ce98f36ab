"""
What a rule is.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Protocol, runtime_checkable

from pbr.findings import Clause, Trail
from pbr.periods import Period
from pbr.records import Family


@runtime_checkable
class Rule(Protocol):
    """
    Any requirement that a family can be compared with on a day.
    """

    @property
    def name(self) -> str:
        """
        What a plan calls it.
        """

    @property
    def clause(self) -> Clause:
        """
        The words it rests on.
        """

    def examine(self, family: Family, on: date) -> Trail:
        """
        The trail that the facts about the family give on a day.
        """

    def turning_days(self, family: Family, asked: Period) -> Iterable[date]:
        """
        The days on which a verdict or a reason in its trail can change.

        That is, each day in `asked` on which one differs from the day before, if
        nothing new is recorded. Other days may be given too, but none of these may be
        left out (SPEC §9).
        """
