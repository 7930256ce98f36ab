"""
What a rule is.
"""

from __future__ import annotations

from datetime import date
from typing import Protocol

from pbr.findings import Clause, Trail
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
