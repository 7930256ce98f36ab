"""
Work: a right rule, and wrong ones that change one thing about it.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import ClassVar

from attrs import evolve, frozen

from pbr.findings import (
    Clause,
    Conclusion,
    Finding,
    Judgement,
    NeedsConfirmation,
    Reason,
    Trail,
    Why,
    Worked,
    met,
    not_met,
    undetermined,
)
from pbr.periods import DAYS_IN_A_WEEK, Days, Period
from pbr.records import Employment, Family, Person
from pbr.rules.parts.reads import Holder, Reads
from pbr.rules.parts.sifting import all_passed_over
from pbr.rules.parts.turning import (
    of_adults,
)
from pbr.rules.parts.unasked import not_asked_of
from pbr.rules.parts.words import Positive
from pbr.verdicts import AT_LEAST_ONE, MET

THIRTY = timedelta(days=30)
A_YEAR = 365


@frozen
class InWork:
    """
    One adult was in work for `weeks` weeks in a row.
    """

    name: ClassVar[str] = "in-work"
    reads: ClassVar[Reads] = Reads(("employment",), Holder.EMPLOYER)

    clause: Clause
    weeks: Positive

    def examine(self, family: Family, on: date) -> Trail:
        parts = [self.of_person(one, on) for one in family.people]
        return Conclusion(self, family.subject, AT_LEAST_ONE, tuple(parts))

    def of_person(self, one: Person, on: date) -> Finding:
        if not one.is_member_on(on):
            return not_asked_of(self, one, Reason.NOT_A_MEMBER, one.employment)
        if not one.is_adult_on(on):
            return not_asked_of(self, one, Reason.NOT_AN_ADULT, one.employment)
        jobs = tuple(job for job in one.employment if job.started_on <= on)
        later = tuple(job for job in one.employment if job.started_on > on)
        days = self.days([(job.started_on, self.last(job, on)) for job in jobs])
        most = self.days([(job.started_on, self.at_most(job, on)) for job in jobs])
        worked = Worked(days, self.needed, None, most, days, None, None)
        judged = self.judged(one, jobs, worked, on)
        over = all_passed_over(Why.AFTER_THE_DAY, later)
        return Finding(self, one.subject, judged, worked, jobs, over)

    @property
    def needed(self) -> int:
        return self.weeks * DAYS_IN_A_WEEK

    def last(self, job: Employment, on: date) -> date:
        return min(job.vouched_on(on), on)

    def at_most(self, job: Employment, on: date) -> date:
        return on if job.is_open_on(on) else self.last(job, on)

    def days(self, spells: list[tuple[date, date]]) -> int:
        run = Days.of(spells).longest_run()
        return 0 if run is None else run.days

    def judged(
        self, one: Person, jobs: tuple[Employment, ...], worked: Worked, on: date
    ) -> Judgement:
        if worked.days >= worked.needed:
            return met()
        if worked.with_unconfirmed < worked.needed:
            return not_met(Reason.SHORT)
        missing = NeedsConfirmation(one.subject, jobs, on)
        return undetermined(Reason.UNCONFIRMED, (missing,))

    def turning_days(self, family: Family, asked: Period) -> Iterator[date]:
        yield from of_adults(family, asked)
        # A run grows with each day that is worked: any of them may be the one.
        for one in family.people:
            for job in one.employment:
                last = job.ended_on or asked.last
                first = max(job.started_on, asked.first).toordinal()
                for number in range(first, min(last, asked.last).toordinal() + 1):
                    yield date.fromordinal(number)


class CountsDaysTwice(InWork):
    """
    Two jobs at a time are two days a day.
    """

    def days(self, spells: list[tuple[date, date]]) -> int:
        return sum(Days.of([spell]).count for spell in spells)


class OneJobAlone(InWork):
    """
    Only the longest job counts.
    """

    def days(self, spells: list[tuple[date, date]]) -> int:
        return max([Days.of([spell]).count for spell in spells], default=0)


class RunsOnUnconfirmed(InWork):
    """
    An open job goes on, whoever vouches for it.
    """

    def last(self, job: Employment, on: date) -> date:
        return min(job.ended_on or on, on)


class MonthsForWeeks(InWork):
    """
    26 weeks are six months of thirty days.
    """

    @property
    def needed(self) -> int:
        return self.weeks * 180 // 26


class NearlyEnoughWeeks(InWork):
    """
    25 weeks and a half are 26.
    """

    @property
    def needed(self) -> int:
        return self.weeks * 7 - 3


class ADayMore(InWork):
    """
    26 weeks and a day are 26 weeks.
    """

    @property
    def needed(self) -> int:
        return self.weeks * 7 + 1


class SaysNothing(InWork):
    """
    A mixture: no measure shows what the rule needed.
    """

    def of_person(self, one: Person, on: date) -> Finding:
        found = super().of_person(one, on)
        if found.verdict is MET:
            return evolve(found, quantity=None)
        if found.reason is Reason.SHORT:
            return evolve(found, judgement=not_met(Reason.NOT_ON_RECORD), quantity=None)
        return InWork(self.clause, self.weeks).of_person(one, on)


class NearlyEnoughAndDoesNotSay(SaysNothing, NearlyEnoughWeeks):
    """
    It wants three days fewer than the weeks, and no measure shows it.
    """


class ADayMoreAndDoesNotSay(SaysNothing, ADayMore):
    """
    It wants a day more than the weeks, and no measure shows it.
    """


class TooLongIsNoMove(InWork):
    """
    Whoever has worked for a year has not moved into work.
    """

    def days(self, spells: list[tuple[date, date]]) -> int:
        days = InWork.days(self, spells)
        return days if days <= A_YEAR else 0


class TrustsAnEndToCome(InWork):
    """
    A job that is to end after the day counts to the day.
    """

    def last(self, job: Employment, on: date) -> date:
        return min(job.ended_on or job.vouched_on(on), on)


class WorksAhead(InWork):
    """
    A job counts thirty days further than the day.
    """

    def last(self, job: Employment, on: date) -> date:
        return min(job.vouched_on(on), on + THIRTY)
