"""
Incidents and checks: a right rule, and wrong ones that change one thing about it.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any, ClassVar

from attrs import evolve, frozen

from pbr.findings import (
    Clause,
    Counted,
    Finding,
    Judgement,
    NeedsCheck,
    Range,
    Reason,
    Trail,
    Why,
    met,
    not_met,
    undetermined,
)
from pbr.periods import ONE_DAY, Period, months_up_to, plus_months
from pbr.records import Family, Incident
from pbr.rules.parts.checks import sifted_checks, unchecked
from pbr.rules.parts.doubt import meanings_needed
from pbr.rules.parts.reads import Holder, Reads
from pbr.rules.parts.sifting import sifted
from pbr.rules.parts.turning import (
    of_checked,
    of_event,
)
from pbr.rules.parts.words import Positive

THIRTY = timedelta(days=30)


@frozen
class NoneOf:
    """
    No incident of `kinds` in the latest `months` months, every day of them checked.
    """

    name: ClassVar[str] = "none-of"
    reads: ClassVar[Reads] = Reads(
        ("incidents", "checks"),
        Holder.BY_KIND,
        words={"kinds": ("incidents.kind", "checks.kinds")},
    )

    clause: Clause
    kinds: tuple[str, ...]
    months: Positive

    def examine(self, family: Family, on: date) -> Trail:
        window = self.window(on)
        incidents, others = sifted(family.incidents, self.why_not(window))
        checks, other_checks = sifted_checks(family, self.kinds, (window,))
        judged = self.judged(family, on, incidents)
        number, unknown = self.count(incidents), len(self.not_understood(incidents))
        settled = judged.reason is not Reason.UNCHECKED
        count = Range(number, number + unknown, all_checked=settled)
        return Finding(
            self,
            family.subject,
            judged,
            Counted(self.kinds, count, 0, window),
            (*incidents, *checks),
            (*others, *other_checks),
        )

    def window(self, on: date) -> Period:
        return months_up_to(on, self.months)

    def why_not(self, window: Period) -> Any:
        def why_not(row: Incident) -> Why | None:
            if row.understood and row.kind not in self.kinds:
                return Why.OTHER_KIND
            return None if row.occurred_on in window else Why.OUTSIDE_THE_WINDOW

        return why_not

    def count(self, incidents: tuple[Incident, ...]) -> int:
        return len(incidents) - len(self.not_understood(incidents))

    def not_understood(self, incidents: tuple[Incident, ...]) -> list[Incident]:
        return [row for row in incidents if not row.understood]

    def judged(
        self, family: Family, on: date, incidents: tuple[Incident, ...]
    ) -> Judgement:
        if self.count(incidents):
            return not_met(Reason.ON_RECORD)
        needed = self.unchecked(family, months_up_to(on, self.months))
        if needed:
            return undetermined(Reason.UNCHECKED, needed)
        unknown = [(row.kind, row) for row in self.not_understood(incidents)]
        if unknown:
            meanings = meanings_needed("incidents.kind", unknown)
            return undetermined(Reason.NOT_UNDERSTOOD, meanings)
        return met()

    def unchecked(self, family: Family, window: Period) -> tuple[NeedsCheck, ...]:
        return unchecked(family, self.kinds, (window,))

    def turning_days(self, family: Family, asked: Period) -> Iterator[date]:
        for row in family.incidents:
            yield from of_event(row.occurred_on, self.months, asked)
        yield from of_checked(family.checked_days(self.kinds), self.months, asked)


class LooksADayAhead(NoneOf):
    """
    It counts what happens tomorrow.
    """

    def window(self, on: date) -> Period:
        return evolve(months_up_to(on, self.months), last=on + ONE_DAY)


class LooksThirtyDaysAhead(NoneOf):
    """
    It counts what happens within thirty days.
    """

    def window(self, on: date) -> Period:
        return evolve(months_up_to(on, self.months), last=on + THIRTY)


class LooksAYearAhead(NoneOf):
    """
    It counts what happens in exactly a year.
    """

    def window(self, on: date) -> Period:
        return evolve(months_up_to(on, self.months), last=plus_months(on, 12))


class MonthsOfThirtyDays(NoneOf):
    """
    Six months are 180 days.
    """

    def window(self, on: date) -> Period:
        return Period(on - THIRTY * self.months + ONE_DAY, on)


class ADayTooShort(NoneOf):
    """
    The window begins a day late.
    """

    def window(self, on: date) -> Period:
        window = months_up_to(on, self.months)
        return evolve(window, first=window.first + ONE_DAY)


class ADayTooLong(NoneOf):
    """
    The window begins a day early.
    """

    def window(self, on: date) -> Period:
        window = months_up_to(on, self.months)
        return evolve(window, first=window.first - ONE_DAY)

    def unchecked(self, family: Family, window: Period) -> tuple[NeedsCheck, ...]:
        longer = evolve(window, first=window.first - ONE_DAY)
        return NoneOf.unchecked(self, family, longer)


class TwoAreNone(NoneOf):
    """
    It takes two incidents for one reported twice, and forgives them.
    """

    def count(self, incidents: tuple[Incident, ...]) -> int:
        return NoneOf.count(self, incidents) % 2


class ReadsPastAWord(NoneOf):
    """
    What has a word that nobody understands is of another kind.
    """

    def not_understood(self, incidents: tuple[Incident, ...]) -> list[Incident]:
        del incidents
        return []

    def count(self, incidents: tuple[Incident, ...]) -> int:
        return len([row for row in incidents if row.understood])


class CountsWrongly(NoneOf):
    """
    It says that there is one more than there is.
    """

    def examine(self, family: Family, on: date) -> Trail:
        found: Any = NoneOf.examine(self, family, on)
        number = found.quantity.count.fewest
        more = evolve(found.quantity, count=number + 1)
        wrong: Trail = evolve(found, quantity=more) if number else found
        return wrong


class ForgetsTheWayOut(NoneOf):
    """
    It does not give the day on which an incident is long enough ago.
    """

    def turning_days(self, family: Family, asked: Period) -> Iterator[date]:
        yield from [row.occurred_on for row in family.incidents]
        yield from of_checked(family.checked_days(self.kinds), self.months, asked)


class ForgetsTheChecks(NoneOf):
    """
    It does not give the days on which checks begin and end to be enough.
    """

    def turning_days(self, family: Family, asked: Period) -> Iterator[date]:
        for row in family.incidents:
            yield from of_event(row.occurred_on, self.months, asked)


class AsksTheClock(NoneOf):
    """
    It decides as at today, if that is before the day it is asked about.
    """

    def examine(self, family: Family, on: date) -> Trail:
        today = date.today()  # noqa: DTZ011 - that is what is wrong
        return NoneOf.examine(self, family, min(today, on))
