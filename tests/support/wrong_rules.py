"""
Rules that are wrong on purpose, each in one way: `check_rule` must find every one.

Each is a right rule with one change, and each builds only findings that pbr accepts.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import count
from math import ceil, floor
from typing import Any

from attrs import evolve, frozen

from pbr.findings import (
    Attended,
    Clause,
    Counted,
    Finding,
    Judgement,
    NeedsCheck,
    NeedsConfirmation,
    Reason,
    Trail,
    Why,
    Worked,
    met,
    not_met,
    undetermined,
)
from pbr.periods import ONE_DAY, Days, Period, months_up_to, plus_months
from pbr.records import Attendance, Employment, Family, Incident, Person, Status
from pbr.rules.parts.checks import unchecked
from pbr.rules.parts.turning import of_checked, of_event
from pbr.school import Term
from right_rules import Attends, InWork, NoneHeld, NoneOf, NoNewNeed

THIRTY = timedelta(days=30)
A_YEAR = 365


# Shares and terms


class RoundsTheShare(Attends):
    """
    89.5% is 90% once it is rounded to a whole percentage.
    """

    def needed_of(self, possible: int) -> int:
        percent = floor(self.share.of * 100)
        return ceil(possible * (percent * 2 - 1) / 200)


class FloatsTheShare(Attends):
    """
    1 − 0.9 is a little less than 0.1 in binary.
    """

    def needed_of(self, possible: int) -> int:
        return possible - int((1 - float(self.share.of)) * possible)


class CutsTheShare(Attends):
    """
    The sessions needed are rounded down.
    """

    def needed_of(self, possible: int) -> int:
        return floor(self.share.of * possible)


class WantsMoreThanTheShare(Attends):
    """
    Exactly on the line is refused, where "at least" was asked.
    """

    def needed_of(self, possible: int) -> int:
        return min(possible, floor(self.share.of * possible) + 1)


class PaysOnAMissingTerm(Attends):
    """
    A term without sessions is left out.
    """

    def gap(self, one: Person, term: Term) -> bool:
        del one, term
        return False


class PaysOnHalfATerm(Attends):
    """
    One half of a term is taken for the whole.
    """

    def gap(self, one: Person, term: Term) -> bool:
        return not any(row.possible for row in one.attendance if row.term == term)


class PaysOnNothingPossible(Attends):
    """
    A term in which no session was possible is a full one.
    """

    def gap(self, one: Person, term: Term) -> bool:
        return all(row.term != term for row in one.attendance)


class RefusesForAMissingTerm(Attends):
    """
    A term without sessions is one that was missed.
    """

    def judged(
        self, one: Person, terms: tuple[Term, ...], attended: Attended
    ) -> Judgement:
        if any(self.gap(one, each) for each in terms):
            return not_met(Reason.NOT_ON_RECORD)
        return Attends.judged(self, one, terms, attended)


class ATermTooFew(Attends):
    """
    It looks at one term fewer than it says.
    """

    def latest(self, family: Family, on: date) -> tuple[Term, ...]:
        return family.terms.latest(self.terms, on)[1:]


class ReadsTheTermToCome(Attends):
    """
    It counts a term that begins within six months.
    """

    def latest(self, family: Family, on: date) -> tuple[Term, ...]:
        return family.terms.latest(self.terms, plus_months(on, 11))


class OnlyTheFirstPupil(Attends):
    """
    It looks at the first member alone.
    """

    def people(self, family: Family) -> tuple[Person, ...]:
        return family.people[:1]


class TheLastLineWins(Attends):
    """
    Of the rows of a term the one furthest down the file counts.
    """

    def split(
        self, one: Person, terms: tuple[Term, ...]
    ) -> tuple[tuple[Attendance, ...], tuple[Attendance, ...]]:
        def line(row: Attendance) -> int:
            return row.row.line if row.row else 0

        by_term = {row.term: row for row in sorted(one.attendance, key=line)}
        read = tuple(by_term[each] for each in terms if each in by_term)
        return read, tuple(row for row in one.attendance if row not in read)


class TooGoodToBeTrue(Attends):
    """
    It does not believe that nobody missed a session.
    """

    def judged(
        self, one: Person, terms: tuple[Term, ...], attended: Attended
    ) -> Judgement:
        if attended.possible > attended.sessions:
            return Attends.judged(self, one, terms, attended)
        return not_met(Reason.NOT_ON_RECORD)


class LosesRows(Attends):
    """
    It does not say which rows it passed over.
    """

    def of_person(self, family: Family, one: Person, on: date) -> Finding:
        return evolve(Attends.of_person(self, family, one, on), passed_over=())


# Incidents and checks


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


class TwoAreNone(NoneOf):
    """
    It takes two incidents for one reported twice, and forgives them.
    """

    def count(self, incidents: tuple[Incident, ...]) -> int:
        return len(incidents) % 2


class CountsWrongly(NoneOf):
    """
    It says that there is one more than there is.
    """

    def examine(self, family: Family, on: date) -> Trail:
        found: Any = NoneOf.examine(self, family, on)
        more = evolve(found.measure, count=found.measure.count + 1)
        return evolve(found, measure=more) if found.measure.count else found


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


# Work


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


class TooLongIsNoMove(InWork):
    """
    Whoever has worked for a year has not moved into work.
    """

    def days(self, spells: list[tuple[date, date]]) -> int:
        days = InWork.days(self, spells)
        return days if days <= A_YEAR else 0


class WorksAhead(InWork):
    """
    A job counts thirty days further than the day.
    """

    def last(self, job: Employment, on: date) -> date:
        return min(job.vouched_to, on + THIRTY)


# Statuses and needs


class PaysOnAnUncheckedStatus(NoneHeld):
    """
    A status that nobody asked about was not held.
    """

    def judged(self, family: Family, window: Period) -> Judgement:
        del family, window
        return met()


class KnowsTheEnd(NoneHeld):
    """
    A status that will end within thirty days has ended already.
    """

    def ended(self, row: Status, on: date) -> date | None:
        ended = row.ended_on
        soon = ended is not None and on < ended <= on + THIRTY
        return date.min if soon else ended


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
