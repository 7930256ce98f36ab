"""
The days on which one person worked, and what is on file about benefits (SPEC §5.3).
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from typing import Protocol

from attrs import field, frozen

from pbr.findings import PassedOver, Why
from pbr.periods import ONE_DAY, Days
from pbr.records import Benefit, Employment, Person, Record
from pbr.rules.parts.sifting import all_passed_over, sifted
from pbr.rules.parts.spells import Spells
from pbr.rules.parts.words import BenefitSince, CountedFrom
from pbr.texts.folding import fold_each


@frozen
class MovedOff:
    """
    Benefits, and since when. A person must have been on at least one before the work.

    Iterating gives the benefits.
    """

    benefits: tuple[str, ...] = field(converter=fold_each)
    since: BenefitSince

    def __iter__(self) -> Iterator[str]:
        return iter(self.benefits)


class AboutWork(Protocol):
    """
    The fields of a rule about work that decide which days count.
    """

    @property
    def counted_from(self) -> CountedFrom:
        """
        Whether work before attachment counts.
        """

    @property
    def not_while_on(self) -> tuple[str, ...]:
        """
        The benefits whose days are not days of employment.
        """

    @property
    def moved_off(self) -> MovedOff | None:
        """
        What the person must have moved off; None if the plan does not ask.
        """

    @property
    def hours_at_least(self) -> Fraction | None:
        """
        The fewest hours a week of a job that counts.
        """


def asks_attachment(rule: AboutWork) -> bool:
    """
    Whether the days that count depend on the day of attachment.
    """
    moved_off = rule.moved_off
    since = None if moved_off is None else moved_off.since
    return (
        rule.counted_from is CountedFrom.ATTACHMENT or since is BenefitSince.ATTACHMENT
    )


@frozen
class Work:
    """
    One person's jobs and benefits, as recorded by a day.

    `since` is the first day that counts, if the plan counts from attachment. `struck`
    are the spells whose days are not days of employment. `left` are those that the
    person may have moved off, and `left_since` is the first day on which they count:
    it is None if the plan does not ask.
    """

    jobs: Spells
    since: date | None
    struck: tuple[Benefit, ...]
    left: tuple[Benefit, ...]
    left_since: date | None
    read: tuple[Record, ...]
    passed_over: tuple[PassedOver, ...]

    def days(self, confirmed_to: date | None = None) -> Days:
        """
        The days of employment, if every open job were confirmed to `confirmed_to`
        (None: as it is).

        > Employed days = the union of their employment spells, less every day on a
        > benefit of `not_while_on`, less days before attachment when counted from
        > attachment.
        """
        return self.off_benefits(self.worked(confirmed_to))

    def off_benefits(self, worked: Days) -> Days:
        """
        Days worked, but for those on a benefit of `not_while_on`.
        """
        if not self.struck:
            return worked
        return worked - Days.of(
            [
                (benefit.started_on, min(benefit.ended_on or self.on, self.on))
                for benefit in self.struck
            ]
        )

    def worked(self, confirmed_to: date | None = None) -> Days:
        """
        The days worked from `since` on, on whatever benefit.
        """
        worked = self.jobs.days(confirmed_to)
        return worked if self.since is None else worked.since(self.since)

    def that_count(self, days: Days) -> Days:
        """
        The days that come after a day on a benefit in time, if the plan asks for one.

        > before its first day, a day of the same person on one of those benefits

        We read "some run of the needed length" as any stretch of that length within a
        run (readings: "A benefit must come before the work").
        """
        if self.lacks_history:
            return self.at_best(days)
        if self.left_since is None:
            return days
        began = self.since_benefit
        return Days() if began is None else days.since(began + ONE_DAY)

    def at_best(self, days: Days) -> Days:
        """
        The days that could come after a day on a benefit in time, whatever is on file.
        """
        first = self.left_since
        if first is None or first == date.min:
            return days
        return days.since(first + ONE_DAY)

    @property
    def on(self) -> date:
        """
        The day by which the jobs and benefits are as recorded.
        """
        return self.jobs.on

    @property
    def since_benefit(self) -> date | None:
        """
        The first day on a benefit that counts; None if there is none.
        """
        first = self.left_since
        if first is None:
            return None
        on_one = [
            max(benefit.started_on, first)
            for benefit in self.left
            if benefit.ended_on is None or benefit.ended_on >= first
        ]
        return min(on_one, default=None)

    @property
    def on_file_since(self) -> date | None:
        """
        The day from which one of the benefits asked about is on file; None if never.
        """
        return min([benefit.started_on for benefit in self.left], default=None)

    @property
    def lacks_history(self) -> bool:
        """
        Whether the plan asks for a benefit and none is on file for the person.

        > With no spell of those benefits on file on or before D, undetermined, if one
        > in time could make it met
        """
        return self.left_since is not None and not self.left


@frozen
class Meaning:
    """
    What the benefit of a row may be: one whose days do not count, one that a person may
    have moved off, both, or neither.
    """

    is_struck: bool
    is_left: bool


NEITHER = Meaning(is_struck=False, is_left=False)


def meanings_of_benefits(rule: AboutWork) -> tuple[Meaning, ...]:
    """
    What a benefit that is not understood may be to a rule: neither first.

    > work takes a benefit as one of the list or none: in every way (SPEC §4.8)
    """
    left: tuple[str, ...] = () if rule.moved_off is None else rule.moved_off.benefits
    listed = [*rule.not_while_on, *left]
    found = [Meaning(each in rule.not_while_on, each in left) for each in listed]
    return tuple(dict.fromkeys([NEITHER, *found]))


def not_understood(person: Person, on: date) -> tuple[Benefit, ...]:
    """
    A person's spells up to a day on a benefit that the plan does not know.
    """
    return tuple(
        [row for row in person.benefits if not row.understood and row.started_on <= on]
    )


def work_of(
    person: Person,
    on: date,
    attached: date | None,
    rule: AboutWork,
    meant: tuple[Meaning, ...] = (),
) -> Work:
    """
    A person's work up to a day, in whichever family (SPEC §5.3).

    `meant` is what each spell on a benefit that is not understood is taken to be.
    """
    since = attached if rule.counted_from is CountedFrom.ATTACHMENT else None
    left: tuple[str, ...] = () if rule.moved_off is None else rule.moved_off.benefits
    asked = (*rule.not_while_on, *left)
    hours = rule.hours_at_least

    def why_not_job(job: Employment) -> Why | None:
        if job.started_on > on:
            return Why.AFTER_THE_DAY
        if hours is not None and (job.hours_per_week or 0) < hours:
            return Why.HOURS_TOO_FEW
        if since is not None and (job.ended_on or on) < since:
            return Why.BEFORE_ATTACHMENT
        return None

    def why_not_benefit(benefit: Benefit) -> Why | None:
        if benefit.started_on > on:
            return Why.AFTER_THE_DAY
        if benefit.understood and benefit.benefit not in asked:
            return Why.NOT_AN_OUT_OF_WORK_BENEFIT
        return None

    jobs, passed_over = sifted(person.employment, why_not_job)
    if asked:
        benefits, others = sifted(person.benefits, why_not_benefit)
    else:
        benefits, others = (), all_passed_over(Why.NOT_ASKED, person.benefits)
    struck_by, left_by = _read_as(benefits, rule.not_while_on, left, meant)
    return Work(
        Spells(jobs, on),
        since,
        struck_by,
        left_by,
        _left_since(rule.moved_off, attached),
        (*jobs, *benefits),
        (*passed_over, *others),
    )


def _read_as(
    benefits: tuple[Benefit, ...],
    not_while_on: tuple[str, ...],
    left: tuple[str, ...],
    meant: tuple[Meaning, ...],
) -> tuple[tuple[Benefit, ...], tuple[Benefit, ...]]:
    """
    The spells whose days are not days of employment, and those that may be left.
    """
    if not benefits:
        return (), ()
    sure = [each for each in benefits if each.understood]
    unknown = [each for each in benefits if not each.understood]
    read_as = [*zip(unknown, meant or [NEITHER] * len(unknown), strict=True)]
    return (
        (
            *[each for each in sure if each.benefit in not_while_on],
            *[each for each, meaning in read_as if meaning.is_struck],
        ),
        (
            *[each for each in sure if each.benefit in left],
            *[each for each, meaning in read_as if meaning.is_left],
        ),
    )


def _left_since(moved_off: MovedOff | None, attached: date | None) -> date | None:
    """
    The first day on which a benefit that was left counts; None if none is asked for.
    """
    if moved_off is None:
        return None
    if moved_off.since is BenefitSince.EVER:
        return date.min
    return attached
