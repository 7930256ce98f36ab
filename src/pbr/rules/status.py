"""
Plans, orders and schemes: one that has ended, one begun, one completed.

> enrolled: a supported referral … on a Department of Work and Pensions (DWP) work
> programme (Bath and North East Somerset, 14 May 2014, 6)
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import ClassVar

from attrs import evolve, field, frozen

from pbr.findings import (
    Clause,
    Conclusion,
    Dated,
    Finding,
    Held,
    Judgement,
    Reason,
    Trail,
    Why,
    met,
    neutral,
    not_met,
    undetermined,
)
from pbr.periods import ONE_DAY, Days, Period, months_up_to
from pbr.records import Family, Person, Status
from pbr.rules.parts.ages import adults, born_by_the_end, of_any_ages, of_each
from pbr.rules.parts.checks import sifted_checks, unchecked
from pbr.rules.parts.clock import Start, Starts
from pbr.rules.parts.doubt import in_every_way, meanings_needed, read_either_way
from pbr.rules.parts.reads import Holder, Reads
from pbr.rules.parts.sifting import sifted
from pbr.rules.parts.turning import (
    of_adults,
    of_checked,
    of_dates,
    of_event,
    of_membership,
    of_months_from,
    of_unknown_births,
)
from pbr.rules.parts.unasked import not_asked_of, not_attached
from pbr.rules.parts.words import Leavers, Positive
from pbr.school import Calendar
from pbr.texts.folding import fold_each
from pbr.verdicts import AT_LEAST_ONE


def days_of(rows: Iterable[Status], on: date) -> Days:
    """
    The days of some spells up to a day; an open one runs on (SPEC §4.3).
    """
    return Days.of((row.started_on, min(row.ended_on or on, on)) for row in rows)


def days_held(row: Status, person: Person, on: date, leavers: Leavers) -> Days:
    """
    The days up to a day on which a person's status counts as the family's.

    > a day has a status when its person was a member that day, or with leavers counted
    > on that day or an earlier one (SPEC §5.6)
    """
    days = days_of([row], on)
    if leavers is Leavers.COUNTED:
        return days.since(min([stay.first for stay in person.stays]))
    return days & person.days_as_member


def left_while_it_went_on(row: Status, person: Person, on: date) -> bool:
    """
    Whether a person has left, and the status had not ended by the day.

    > A status that stops counting only because its person left is never an ending.
    """
    has_ended = row.ended_on is not None and row.ended_on <= on
    return not has_ended and not person.is_member_on(on)


@frozen
class StatusEnded:
    """
    The family had one of `statuses` at attachment or since, but none for `months`
    months.

    We read "none on record" as none at attachment or since (readings: "A status that
    ended before attachment is neutral").
    """

    name: ClassVar[str] = "status-ended"
    reads: ClassVar[Reads] = Reads(
        ("statuses", "checks"),
        Holder.BY_KIND,
        words={"statuses": ("statuses.status", "checks.kinds")},
        looks_for="statuses",
    )

    clause: Clause
    statuses: tuple[str, ...] = field(converter=fold_each)
    months: Positive
    leavers: Leavers

    def examine(self, family: Family, on: date) -> Finding:
        """
        None in the n months up to D, one at attachment or since (SPEC §5.6).
        """
        attached = family.attached_by(on)
        if attached is None:
            return not_attached(self, family, (*family.statuses, *family.checks))

        def turns(person: Person) -> Iterator[date]:
            return born_by_the_end(person, self.statuses, on)

        def of_ages(known: Family) -> Finding:
            return self._examined(known, on, attached)

        return of_any_ages(self, family, on, turns, of_ages)

    def _examined(self, family: Family, on: date, attached: date) -> Finding:
        window, programme = months_up_to(on, self.months), Period(attached, on)

        def why_not(row: Status) -> Why | None:
            if row.started_on > on:
                return Why.AFTER_THE_DAY
            if row.understood and row.status not in self.statuses:
                return Why.OTHER_KIND
            return self._why_not_theirs(row, family, on)

        rows, others = sifted(family.statuses, why_not)
        checks, other_checks = sifted_checks(family, self.statuses, (window, programme))
        held, may_hold, may_have_ended = Days(), Days(), False
        for row in rows:
            days = self._held(row, family, on)
            may_hold |= days
            held |= days if row.understood else Days()
            is_late = bool(days.within(window))
            may_have_ended |= bool(days.within(programme)) and not is_late
        judged = [
            self._judged(each, family, window, programme) for each in (held, may_hold)
        ]
        matters = not held.within(window) and (
            bool(may_hold.within(window)),
            bool(may_hold.within(programme)),
        ) != (False, bool(held.within(programme)))
        unknown = [(row.status, row) for row in rows if not row.understood]
        meanings = meanings_needed("statuses.status", unknown) if matters else ()
        never_met = False
        if meanings and not may_have_ended:
            never_met = self._never_hidden(family, window, programme)
        return Finding(
            self,
            family.subject,
            read_either_way(judged, meanings, never_met=never_met),
            Held(held.last, window),
            (*rows, *checks),
            (*others, *other_checks),
        )

    def turning_days(self, family: Family, asked: Period) -> Iterator[date]:
        """
        Attachment, when a status begins, when it ended long enough ago, and the checks.
        """
        yield from of_dates(family.attached_on)
        for row in family.statuses:
            if row.status in self.statuses or not row.understood:
                for held in self._held(row, family, asked.last).periods():
                    yield held.first
                    yield held.last + ONE_DAY
                    yield from of_months_from(held.last + ONE_DAY, self.months, asked)
                yield from of_dates(row.ended_on)
        for person in family.people:
            yield from of_membership(person, asked)
        yield from of_unknown_births(family, asked)
        yield from of_checked(family.checked_days(self.statuses), self.months, asked)
        yield from self._gaps_left_behind(family, asked)

    def _gaps_left_behind(self, family: Family, asked: Period) -> Iterator[date]:
        """
        When the latest months no longer have the first day of a gap in the checks.

        A status that ended may be in what they have left behind. For somebody who was
        born by the end of a status they are all that is asked about, and for others the
        days since attachment are.
        """
        checked = family.checked_days(self.statuses).up_to(asked.last)
        gaps = [each.last + ONE_DAY for each in checked.periods()]
        for first in (*gaps, *of_dates(family.attached_on)):
            yield from of_months_from(first + ONE_DAY, self.months, asked)

    def _held(self, row: Status, family: Family, on: date) -> Days:
        person = family.person(row.person_id)
        return Days() if person is None else days_held(row, person, on, self.leavers)

    def _why_not_theirs(self, row: Status, family: Family, on: date) -> Why | None:
        person = family.person(row.person_id)
        if not self._held(row, family, on):
            born, ended = person.born_on if person else None, row.ended_on
            is_before = born is not None and ended is not None and ended < born
            return Why.BEFORE_BIRTH if is_before else Why.NOT_A_MEMBER
        is_left_out = self.leavers is Leavers.PASSED_OVER
        if person and is_left_out and left_while_it_went_on(row, person, on):
            return Why.LEFT_WHILE_IT_WENT_ON
        return None

    def last_start(self, by: date, _terms: Calendar) -> Start:
        """
        The first of the months in which no status may be held.
        """
        return Start(Starts.MONTHS, months_up_to(by, self.months).first)

    def _judged(
        self, held: Days, family: Family, window: Period, programme: Period
    ) -> Judgement:
        # > A status in the n months up to D → not met
        if held.within(window):
            return not_met(Reason.ON_RECORD)
        # > one at attachment or since, and the window checked → met
        if held.within(programme):
            needed = unchecked(family, self.statuses, (window,))
            return undetermined(Reason.UNCHECKED, needed) if needed else met()
        # > none on record, and attachment … D and the n months checked → not applicable
        both = Period(min(window.first, programme.first), programme.last)
        needed = unchecked(family, self.statuses, (both,))
        if needed:
            never_met = self._never_hidden(family, window, programme)
            return undetermined(Reason.UNCHECKED, needed, never_met=never_met)
        return neutral(Reason.NONE_SINCE_ATTACHMENT)

    def _never_hidden(self, family: Family, window: Period, programme: Period) -> bool:
        """
        Whether no status that has ended can be on a day that nobody has checked: such a
        day would be since attachment, and before the months.
        """
        if window.first <= programme.first:
            return True
        early = Period(programme.first, window.first - ONE_DAY)
        return not unchecked(family, self.statuses, (early,))


@frozen
class Enrolled:
    """
    An adult began on one of the `schemes` in the latest `months` months.
    """

    name: ClassVar[str] = "enrolled"
    reads: ClassVar[Reads] = Reads(
        ("statuses",),
        Holder.EMPLOYER,
        words={"schemes": ("statuses.status",)},
        looks_for="schemes",
    )

    clause: Clause
    schemes: tuple[str, ...] = field(converter=fold_each)
    months: Positive

    def examine(self, family: Family, on: date) -> Trail:
        """
        Any one adult member (SPEC §5.6).
        """

        def of_person(person: Person) -> Finding:
            return self._of_person(family, person, on)

        parts = of_each(
            self, family, on, lambda: adults(on), of_person, one_is_enough=True
        )
        return Conclusion(self, family.subject, AT_LEAST_ONE, parts)

    def turning_days(self, family: Family, asked: Period) -> Iterator[date]:
        """
        When a run on a scheme begins, when that is too long ago, and who is an adult
        when.
        """
        yield from of_adults(family, asked)
        for row in family.statuses:
            if row.status in self.schemes or not row.understood:
                yield from of_event(row.started_on, self.months, asked)

    def _of_person(self, family: Family, person: Person, on: date) -> Finding:
        if not family.is_asked(person, on):
            return not_asked_of(self, person, Reason.NOT_A_MEMBER, person.statuses)
        if not person.is_adult_on(on):
            return not_asked_of(self, person, Reason.NOT_AN_ADULT, person.statuses)
        window = months_up_to(on, self.months)
        sure = [row for row in person.statuses if row.understood]
        began = self._runs_begun_in(window, sure, on)

        def why_not(row: Status) -> Why | None:
            if row.started_on > on:
                return Why.AFTER_THE_DAY
            if not row.understood:
                return None
            if row.status not in self.schemes:
                return Why.OTHER_KIND
            if any([row.started_on in run for run in began[row.status]]):
                return None
            inside = row.started_on in window
            return Why.GOES_ON if inside else Why.OUTSIDE_THE_WINDOW

        read, passed_over = sifted(person.statuses, why_not)
        first = min(
            [run.first for runs in began.values() for run in runs], default=None
        )
        doubtful = [row for row in read if not row.understood]
        dated = Dated(first, window.first, on)
        judged = self._judged(window, sure, doubtful, on)
        return Finding(self, person.subject, judged, dated, read, passed_over)

    def _judged(
        self, window: Period, sure: list[Status], doubtful: list[Status], on: date
    ) -> Judgement:
        """
        > *Enrolled* takes a status that is not understood as each of the schemes or
        > none …: in every way. (SPEC §4.8)
        """
        ways = in_every_way(len(doubtful), ("", *self.schemes))
        answers = {True, False}
        if ways is not None:
            answers = {
                any(self._runs_begun_in(window, [*sure, *meant], on).values())
                for meant in [
                    [
                        evolve(row, status=scheme)
                        for row, scheme in zip(doubtful, way, strict=True)
                    ]
                    for way in ways
                ]
            }
        if answers == {True, False}:
            unknown = [(row.status, row) for row in doubtful]
            meanings = meanings_needed("statuses.status", unknown)
            return undetermined(Reason.NOT_UNDERSTOOD, meanings)
        # > none on record → not met
        return met() if answers == {True} else not_met(Reason.NOT_ON_RECORD)

    def _runs_begun_in(
        self, window: Period, rows: list[Status], on: date
    ) -> dict[str, list[Period]]:
        """
        The runs on each scheme that began in a window.
        """
        return {
            scheme: [
                run
                for run in days_of(
                    [row for row in rows if row.status == scheme], on
                ).periods()
                if run.first in window
            ]
            for scheme in self.schemes
        }
