"""
Statuses and needs: two right rules, and wrong ones that change one thing.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import ClassVar

from attrs import evolve, frozen

from pbr.findings import (
    Clause,
    Dated,
    Finding,
    Held,
    Judgement,
    Reason,
    Trail,
    Why,
    met,
    not_met,
    undetermined,
)
from pbr.periods import ONE_DAY, Days, Period, months_up_to
from pbr.records import Family, Need, Status
from pbr.rules.parts.checks import sifted_checks, unchecked
from pbr.rules.parts.doubt import meanings_needed
from pbr.rules.parts.reads import Holder, Reads
from pbr.rules.parts.sifting import sifted
from pbr.rules.parts.turning import (
    of_checked,
    of_event,
)
from pbr.rules.parts.words import Leavers, Positive
from pbr.rules.status import days_held
from pbr.verdicts import MET

THIRTY = timedelta(days=30)


def days_as_member(row: Status, family: Family, on: date) -> Days:
    """
    The days of a status on which its person was a member.
    """
    person = family.person(row.person_id)
    if person is None:
        return Days()
    return days_held(row, person, on, Leavers.PASSED_OVER)


@frozen
class NoneHeld:
    """
    None of `statuses` in the latest `months` months, every day of them checked.
    """

    name: ClassVar[str] = "none-held"
    reads: ClassVar[Reads] = Reads(
        ("statuses", "checks"),
        Holder.BY_KIND,
        words={"statuses": ("statuses.status", "checks.kinds")},
    )

    clause: Clause
    statuses: tuple[str, ...]
    months: Positive

    def examine(self, family: Family, on: date) -> Trail:
        window = months_up_to(on, self.months)

        def why_not(row: Status) -> Why | None:
            if row.understood and row.status not in self.statuses:
                return Why.OTHER_KIND
            held = self.held(row, family, on).within(window)
            return None if held else Why.OUTSIDE_THE_WINDOW

        rows, others = sifted(family.statuses, why_not)
        checks, other_checks = sifted_checks(family, self.statuses, (window,))
        sure = [row for row in rows if self.is_sure(row)]
        lasts = [self.held(row, family, on).last for row in sure]
        unknown = [(row.status, row) for row in rows if not self.is_sure(row)]
        judged = self.judged(family, window)
        if sure:
            judged = not_met(Reason.ON_RECORD)
        elif unknown and judged.verdict is MET:
            meanings = meanings_needed("statuses.status", unknown)
            judged = undetermined(Reason.NOT_UNDERSTOOD, meanings)
        return Finding(
            self,
            family.subject,
            judged,
            Held(max([last for last in lasts if last], default=None), window),
            (*rows, *checks),
            (*others, *other_checks),
        )

    def is_sure(self, row: Status) -> bool:
        return row.understood

    def held(self, row: Status, family: Family, on: date) -> Days:
        return days_as_member(row, family, on)

    def judged(self, family: Family, window: Period) -> Judgement:
        needed = unchecked(family, self.statuses, (window,))
        return undetermined(Reason.UNCHECKED, needed) if needed else met()

    def turning_days(self, family: Family, asked: Period) -> Iterator[date]:
        for row in family.statuses:
            for held in days_as_member(row, family, asked.last).periods():
                yield held.first
                yield from of_event(held.last, self.months, asked)
        yield from of_checked(family.checked_days(self.statuses), self.months, asked)


@frozen
class NoNewNeed:
    """
    No problem was identified in the latest `months` months.
    """

    name: ClassVar[str] = "no-new-need"
    reads: ClassVar[Reads] = Reads(("needs",), Holder.KEY_WORKER)

    clause: Clause
    months: Positive

    def examine(self, family: Family, on: date) -> Trail:
        window = self.window(on)

        def why_not(need: Need) -> Why | None:
            return None if need.identified_on in window else Why.OUTSIDE_THE_WINDOW

        read, over = sifted(family.needs, why_not)
        latest = max([need.identified_on for need in read], default=None)
        judged = not_met(Reason.ON_RECORD) if read else met()
        dated = Dated(latest, window.first, window.last)
        return Finding(self, family.subject, judged, dated, read, over)

    def window(self, on: date) -> Period:
        return months_up_to(on, self.months)

    def turning_days(self, family: Family, asked: Period) -> Iterator[date]:
        for need in family.needs:
            yield from of_event(need.identified_on, self.months, asked)


class PaysOnAnUncheckedStatus(NoneHeld):
    """
    A status that nobody asked about was not held.
    """

    def judged(self, family: Family, window: Period) -> Judgement:
        del family, window
        return met()


class KnowsWhatNobodyUnderstands(NoneHeld):
    """
    A status with a word that nobody understands is one of those looked for.
    """

    def is_sure(self, row: Status) -> bool:
        del row
        return True


class KnowsTheEnd(NoneHeld):
    """
    A status that will end within thirty days has ended already.
    """

    def held(self, row: Status, family: Family, on: date) -> Days:
        soon = row.ended_on is not None and on < row.ended_on <= on + THIRTY
        return Days() if soon else days_as_member(row, family, on)


class FindsNeedsAhead(NoNewNeed):
    """
    A problem identified within thirty days counts already.
    """

    def window(self, on: date) -> Period:
        return evolve(months_up_to(on, self.months), last=on + THIRTY)


class NeedsOfThirtyDays(NoNewNeed):
    """
    A month is thirty days.
    """

    def window(self, on: date) -> Period:
        return Period(on - THIRTY * self.months + ONE_DAY, on)


@frozen
class HasAFloat(NoNewNeed):
    """
    One of its fields is a float.
    """

    weight: float = 0.5
