"""
A plan with a bug in one of its rules, which shows on one family.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from attrs import evolve, frozen

from made import BRADFORD
from pbr.findings import Clause, Trail
from pbr.periods import Period
from pbr.plans import Plan
from pbr.records import Family
from strategies import CLAUSE


@frozen
class Crashes:
    """
    A rule with a bug, which shows on one family.
    """

    name = "crashes"
    clause: Clause = CLAUSE

    def examine(self, family: Family, on: date) -> Trail:
        """
        Divides by nought for F2.
        """
        1 // (family.family_id != "F2")
        return BRADFORD.engagement.examine(family, on)

    def turning_days(self, family: Family, asked: Period) -> Iterable[date]:
        """
        As the rule it stands for.
        """
        return BRADFORD.engagement.turning_days(family, asked)


BROKEN: Plan = evolve(BRADFORD, engagement=Crashes())
