"""
Checks: wrong rules that pay on what nobody was asked about, by chance, or always.
"""

from __future__ import annotations

import random
from datetime import timedelta
from itertools import count
from typing import Any

from attrs import evolve

from pbr.findings import (
    NeedsCheck,
    Why,
)
from pbr.periods import Period
from pbr.records import Family, Incident
from pbr.rules.parts.checks import unchecked
from rules_to_try.none_of import NoneOf


class AsksNobody(NoneOf):
    """
    Nobody was asked, so nothing happened.
    """

    def unchecked(self, family: Family, window: Period) -> tuple[NeedsCheck, ...]:
        del family, window
        return ()


class ChecksOfTheLatestHalf(NoneOf):
    """
    Checks of the last three of six months are enough.
    """

    def unchecked(self, family: Family, window: Period) -> tuple[NeedsCheck, ...]:
        half = window.first + timedelta(len(window) // 2)
        return unchecked(family, self.kinds, (Period(half, window.last),))


class ChecksOfTheFirstAndLastDay(NoneOf):
    """
    What was checked on its first and on its last day was checked.
    """

    def unchecked(self, family: Family, window: Period) -> tuple[NeedsCheck, ...]:
        days = [Period(day, day) for day in (window.first, window.last)]
        return unchecked(family, self.kinds, tuple(days))


class ChecksOfAnyKind(NoneOf):
    """
    Whoever was asked about anything was asked about this.
    """

    def unchecked(self, family: Family, window: Period) -> tuple[NeedsCheck, ...]:
        checks: Any = [evolve(row, kinds=self.kinds) for row in family.checks]
        return unchecked(evolve(family, checks=checks), self.kinds, (window,))


class ChecksOfOneKind(NoneOf):
    """
    It is enough to have asked about one of the kinds.
    """

    def unchecked(self, family: Family, window: Period) -> tuple[NeedsCheck, ...]:
        each = [unchecked(family, (kind,), (window,)) for kind in self.kinds]
        return () if () in each else sum(each, ())


class ChecksAsAnnounced(NoneOf):
    """
    A check covers days after the day it was made.
    """

    def unchecked(self, family: Family, window: Period) -> tuple[NeedsCheck, ...]:
        checks: Any = [evolve(row, checked_on=row.covers_to) for row in family.checks]
        return unchecked(evolve(family, checks=checks), self.kinds, (window,))


class TossesACoin(NoneOf):
    """
    It looks at one family in two.
    """

    def unchecked(self, family: Family, window: Period) -> tuple[NeedsCheck, ...]:
        if random.random() < 0.5:  # noqa: S311 - that is what is wrong
            return ()
        return NoneOf.unchecked(self, family, window)


class Remembers(NoneOf):
    """
    It looks at one family in two, in turn.
    """

    turns = count()

    def unchecked(self, family: Family, window: Period) -> tuple[NeedsCheck, ...]:
        needed = NoneOf.unchecked(self, family, window)
        return needed if next(self.turns) % 2 else ()


class IsAlwaysMet(NoneOf):
    """
    It pays whatever happened.
    """

    def count(self, incidents: tuple[Incident, ...]) -> int:
        del incidents
        return 0

    def unchecked(self, family: Family, window: Period) -> tuple[NeedsCheck, ...]:
        del family, window
        return ()


class IsNeverMet(NoneOf):
    """
    Nothing is ever checked enough.
    """

    def unchecked(self, family: Family, window: Period) -> tuple[NeedsCheck, ...]:
        del family
        return (NeedsCheck(self.kinds, (window,)),)


class WantsAnUnknownWord(NoneOf):
    """
    It counts a kind that it does not name in its fields.
    """

    def why_not(self, window: Period) -> Any:
        def why_not(row: Incident) -> Why | None:
            found = row.kind == "arson" and row.occurred_on in window
            return None if found else Why.OTHER_KIND

        return why_not

    def unchecked(self, family: Family, window: Period) -> tuple[NeedsCheck, ...]:
        return unchecked(family, ("arson",), (window,))
