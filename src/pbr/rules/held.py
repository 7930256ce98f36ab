"""
A status held for long enough: a tenancy, a place in education, a treatment.

> *Held*: one person held one of the statuses for n months, or n weeks (SPEC §5.6)
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from functools import partial
from typing import Any, ClassVar

from attrs import evolve, field, frozen

from pbr.exceptions import NotUnderstood
from pbr.findings import (
    Clause,
    Conclusion,
    Finding,
    HeldFor,
    Judgement,
    Reason,
    Trail,
    Why,
    met,
    not_met,
    undetermined,
)
from pbr.periods import DAYS_IN_A_WEEK, ONE_DAY, Days, Period, plus_months
from pbr.records import Family, Person, Status
from pbr.rules.parts.ages import adults, of_each
from pbr.rules.parts.clock import Start, Starts
from pbr.rules.parts.doubt import meanings_needed, read_either_way
from pbr.rules.parts.reads import Holder, Reads
from pbr.rules.parts.sifting import sifted
from pbr.rules.parts.spells import Spells, between_ends, confirmation_needed
from pbr.rules.parts.turning import of_adults, of_dates
from pbr.rules.parts.unasked import not_asked_of, not_attached
from pbr.rules.parts.words import CountedFrom, Positive, Until, Whom
from pbr.school import Calendar
from pbr.texts.folding import fold_each
from pbr.verdicts import AT_LEAST_ONE


@frozen
class StatusHeld:
    """
    One person of `whose` held one of `statuses` for `months` months or `weeks` weeks.

    Its days are counted in a run with no gap over `gap_days` days, or in a window of
    `within` months or weeks. Raises `NotUnderstood` unless it has one of `months` and
    `weeks` and one of `gap_days` and `within`, and the first fits in the second.
    """

    name: ClassVar[str] = "held"
    reads: ClassVar[Reads] = Reads(
        ("statuses",),
        Holder.BY_KIND,
        words={"statuses": ("statuses.status",)},
        looks_for="statuses",
    )

    clause: Clause
    statuses: tuple[str, ...] = field(converter=fold_each)
    whose: Whom
    until: Until
    counted_from: CountedFrom
    months: int | None = None
    weeks: Positive | None = None
    within: Positive | None = None
    gap_days: int | None = None

    def __attrs_post_init__(self) -> None:
        if (self.months is None) is (self.weeks is None):
            _one_of_two("months", "weeks", has_both=self.weeks is not None)
        if (self.within is None) is (self.gap_days is None):
            _one_of_two("within", "gap_days", has_both=self.within is not None)
        if self.within is not None and self.number > self.within:
            unit = "weeks" if self.months is None else "months"
            fault = f"{self.number} {unit} do not fit in {self.within}"
            raise NotUnderstood(fault, f"let within be at least {unit}")

    @property
    def number(self) -> int:
        """
        How many months or weeks are asked for: 0 asks for one day.
        """
        return self.months or self.weeks or 0

    def examine(self, family: Family, on: date) -> Trail:
        """
        Any one such member, whose own days are counted (SPEC §5.6).
        """
        attached = family.attached_by(on)
        if attached is None and self.counted_from is CountedFrom.ATTACHMENT:
            return not_attached(self, family, family.statuses)
        of_person = partial(self._of_person, family, on=on, attached=attached)
        turns = partial(self._births, family, on, attached)
        parts = of_each(self, family, on, turns, of_person, one_is_enough=True)
        return Conclusion(self, family.subject, AT_LEAST_ONE, parts)

    def turning_days(self, family: Family, asked: Period) -> Iterator[date]:
        """
        Who is asked when, and when each person's days become enough, or too few.
        """
        yield from of_dates(family.attached_on)
        yield from of_adults(family, asked)
        attached = family.attached_by(asked.last)
        if attached is None and self.counted_from is CountedFrom.ATTACHMENT:
            return
        for person in family.people:
            rows = [row for row in person.statuses if self._may_count(row)]
            yield from [row.started_on for row in rows]
            births: list[date | None] = [person.born_on]
            if person.born_on is None:
                births += [each.last for each in family.births_allowed(person)]
            for part in between_ends(rows, asked):
                for born in births:
                    yield from self._turns_of(rows, part, attached, born)

    def last_start(self, by: date, _terms: Calendar) -> Start:
        """
        The first of the months or weeks up to the day.
        """
        return Start(Starts.STATUS, self.up_to(by, self.number).first)

    def up_to(self, day: date, number: int) -> Period:
        """
        That number of months or weeks up to a day; the day itself for 0.

        We read six months as those from 1 January to 30 June (readings: "Six months
        held are six calendar months").
        """
        if number == 0:
            return Period(day, day)
        if self.months is not None:
            return Period(plus_months(day + ONE_DAY, -number), day)
        return Period(day - timedelta(number * DAYS_IN_A_WEEK - 1), day)

    def is_enough(self, days: Days, on: date) -> bool:
        """
        Whether some of these days are enough together.
        """
        return not self._up_to_last(days, self._best_last(days, on)).short_by

    def _best_last(self, days: Days, on: date) -> date:
        """
        The day up to which there are most days to spare, and of several the latest.
        """
        if self.until is Until.THE_DAY or not days:
            return on

        def spare(last: date) -> tuple[int, date]:
            held = self._up_to_last(days, last)
            return held.days - held.needed, last

        return max(self._last_days(days), key=spare)

    def _last_days(self, days: Days) -> Iterator[date]:
        """
        The days up to which most can be held: in a run, the last of a spell.
        """
        for span in days.periods():
            yield span.last
            if self.within is not None:
                yield from [span.first + timedelta(n) for n in range(len(span) - 1)]

    def _up_to_last(self, days: Days, last: date) -> HeldFor:
        needed = len(self.up_to(last, self.number))
        if self.within is not None:
            inside = days.within(self.up_to(last, self.within)).periods()
            if not inside:
                return HeldFor(0, needed, 0, None)
            count = sum([len(each) for each in inside])
            run = Period(inside[0].first, inside[-1].last)
            return HeldFor(count, needed, count, run)
        if last not in days:
            return HeldFor(0, needed, 0, None)
        joined = days.up_to(last).runs(self.gap_days or 0)[-1]
        run = Period(joined.first, joined.last)
        return HeldFor(joined.days, needed, joined.days, run)

    def _may_count(self, row: Status) -> bool:
        return row.status in self.statuses or not row.understood

    def _of_person(
        self, family: Family, person: Person, on: date, attached: date | None
    ) -> Finding:
        if not family.is_asked(person, on):
            return not_asked_of(self, person, Reason.NOT_A_MEMBER, person.statuses)
        is_adult = self.whose is not Whom.MEMBER and person.is_adult_on(on)
        if self.whose is Whom.ADULT and not is_adult:
            return not_asked_of(self, person, Reason.NOT_AN_ADULT, person.statuses)
        if self.whose is Whom.CHILD and is_adult:
            return not_asked_of(self, person, Reason.NOT_A_CHILD, person.statuses)
        return self._of_one(person, on, attached)

    def _of_one(self, person: Person, on: date, attached: date | None) -> Finding:
        since = self._since(person.born_on, attached)

        def why_not(row: Status) -> Why | None:
            if row.started_on > on:
                return Why.AFTER_THE_DAY
            if not self._may_count(row):
                return Why.OTHER_KIND
            if row.ended_on is None or row.ended_on >= since:
                return None
            born = person.born_on
            is_before_birth = born is not None and row.ended_on < born
            return Why.BEFORE_BIRTH if is_before_birth else Why.BEFORE_ATTACHMENT

        read, passed_over = sifted(person.statuses, why_not)
        known = Spells(tuple([row for row in read if row.understood]), on)
        perhaps = Spells(read, on)
        # The first is as if no status that is not understood were one of the list.
        judged = [
            self._judged(person, known, since),
            self._judged(person, perhaps, since),
        ]
        unknown = [(row.status, row) for row in read if not row.understood]
        meanings = meanings_needed("statuses.status", unknown)
        if judged[0] == judged[1]:
            meanings = ()
        return Finding(
            self,
            person.subject,
            read_either_way(judged, meanings),
            self._shown(known, since),
            read,
            passed_over,
        )

    def _since(self, born: date | None, attached: date | None) -> date:
        """
        The first day that counts for somebody: that of birth, or of attachment.
        """
        from_attachment = self.counted_from is CountedFrom.ATTACHMENT
        return max(born or date.min, (from_attachment and attached) or date.min)

    def _judged(self, person: Person, spells: Spells, since: date) -> Judgement:
        def is_enough(spells: Spells, confirmed_to: date | None) -> bool:
            return self.is_enough(spells.days(confirmed_to).since(since), spells.on)

        if is_enough(spells, None):
            return met()
        if not is_enough(spells, spells.on):
            return not_met(Reason.SHORT)
        # > If it would reach the target only by running on unconfirmed, the verdict is
        # > undetermined and the finding asks for that confirmation by date. (SPEC §4.3)
        confirmation = confirmation_needed(person.subject, spells, is_enough)
        return undetermined(Reason.UNCONFIRMED, (confirmation,))

    def _shown(self, spells: Spells, since: date) -> HeldFor:
        """
        The days that count together; if they are too few, those of the days needed that
        are vouched for, of the latest that would count if each open spell went on.
        """
        on, days = spells.on, spells.days().since(since)
        best = self._up_to_last(days, self._best_last(days, on))
        if not best.short_by:
            return best
        at_most = spells.days(on).since(since)
        counted = self._up_to_last(at_most, self._best_last(at_most, on))
        if counted.run is None:
            return counted
        latest = _latest(at_most.within(counted.run), counted.needed)
        sure = (days & latest).periods()
        return evolve(
            counted,
            days=sum(map(len, sure)),
            run=Period(sure[0].first, sure[-1].last) if sure else None,
        )

    def _births(
        self, family: Family, on: date, attached: date | None
    ) -> Iterator[date]:
        """
        The birth dates on which it changes who is asked, or whether days are enough.
        """
        yield from adults(on)
        for person in family.people:
            if person.born_on is not None:
                continue
            rows = [
                row
                for row in person.statuses
                if row.started_on <= on and self._may_count(row)
            ]
            numbers = _numbers(family.births_of(person, on).first, on)
            for days in _each_way(rows, on):

                def is_short(number: int, days: Days = days) -> bool:
                    since = self._since(date.fromordinal(number), attached)
                    return not self.is_enough(days.since(since), on)

                at = bisect_left(numbers, x=True, key=is_short)
                yield from map(date.fromordinal, numbers[at : at + 1])

    def _turns_of(
        self,
        rows: list[Status],
        asked: Period,
        attached: date | None,
        born: date | None,
    ) -> Iterator[date]:
        """
        The days on which it changes whether the days held are enough, in either way.
        """
        since = self._since(born, attached)
        before: Any = None
        for day in map(date.fromordinal, _numbers(asked.first, asked.last)):
            begun = [row for row in rows if row.started_on <= day]
            answers = [
                self.is_enough(days.since(since), day) for days in _each_way(begun, day)
            ]
            if answers != before:
                yield day
            before = answers


def _one_of_two(one: str, other: str, *, has_both: bool) -> None:
    fault = f"it has both {one} and {other}"
    if not has_both:
        fault = f"it has neither {one} nor {other}"
    raise NotUnderstood(fault, "give it one of the two")


def _numbers(first: date, last: date) -> range:
    return range(first.toordinal(), last.toordinal() + 1)


def _latest(days: Days, number: int) -> Days:
    """
    The latest of some days, in this number.
    """
    spans: list[tuple[int, int]] = []
    for first, last in reversed(days.spans):
        left = number - sum([b - a + 1 for a, b in spans])
        if left > 0:
            spans.append((max(first, last - left + 1), last))
    return Days(tuple(reversed(spans)))


def _each_way(rows: Iterable[Status], on: date) -> Iterator[Days]:
    """
    The days of some spells, without and with those that are not understood, and as they
    are vouched for or if each open one went on.
    """
    every = tuple(rows)
    for some in (tuple([row for row in every if row.understood]), every):
        spells = Spells(some, on)
        yield spells.days()
        yield spells.days(on)
