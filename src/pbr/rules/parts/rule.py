"""
What a rule is.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Protocol

from pbr.findings import Clause, Trail
from pbr.periods import Period
from pbr.records import Family


class Rule(Protocol):
    """
    Anything that can be asked of a family on a day.
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
        What the facts of the family, as they stand on a day, say to it.
        """

    def turning_days(self, family: Family, asked: Period) -> Iterable[date]:
        """
        The days on which a verdict or a reason in what it finds can change.

        That is, each day of those asked about on which one differs from the day
        before, where nothing new is recorded. Other days may be among them; none of
        these may be left out (SPEC §9).
        """
