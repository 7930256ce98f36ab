"""
An adult in work: a number of weeks in a row, or a number out of a window of weeks.

> an adult moving off benefits and into employment for 26 consecutive weeks (Bradford,
> 22 November 2017, 2.19)

> Family members in work (for 26 weeks plus) (Bath and North East Somerset, about 2018,
> Measures of success)
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from datetime import date, timedelta
from fractions import Fraction
from functools import partial
from typing import ClassVar

from attrs import field, frozen

from pbr.exceptions import NotUnderstood
from pbr.findings import (
    Clause,
    Conclusion,
    Finding,
    Judgement,
    Needed,
    NeedsBenefitHistory,
    NeedsMeaning,
    Reason,
    Trail,
    Worked,
    met,
    not_met,
    undetermined,
)
from pbr.periods import DAYS_IN_A_WEEK, Days, Period, Run
from pbr.records import Family, Person, Record
from pbr.rules.parts.ages import adults, of_each
from pbr.rules.parts.clock import Start, Starts
from pbr.rules.parts.doubt import in_every_way, meanings_needed, read_either_way
from pbr.rules.parts.reached import (
    Reached,
    added_up,
    days_vouched_for,
    number_of,
)
from pbr.rules.parts.reads import Holder, Reads
from pbr.rules.parts.spells import between_ends
from pbr.rules.parts.turning import of_adults, of_dates
from pbr.rules.parts.unasked import not_asked_of, not_attached
from pbr.rules.parts.words import CountedFrom, MaybeWords, Positive
from pbr.rules.parts.work import (
    NEITHER,
    Meaning,
    MovedOff,
    Work,
    asks_attachment,
    meanings_of_benefits,
    not_understood,
    work_of,
)
from pbr.school import Calendar
from pbr.texts.folding import fold_each
from pbr.verdicts import AT_LEAST_ONE


@frozen
class EmployedConsecutively:
    """
    One adult was in work for `weeks` weeks in a row, with no gap over `gap_days` days.

    We read "26 consecutive weeks" as 182 days with no day missing if `gap_days` is 0
    (readings: "A week is any seven days").
    """

    name: ClassVar[str] = "employed-consecutively"
    reads: ClassVar[Reads] = Reads(
        ("employment", "benefits"),
        Holder.EMPLOYER,
        words={
            "not_while_on": ("benefits.benefit",),
            "moved_off": ("benefits.benefit",),
        },
    )
    within_weeks: ClassVar[None] = None

    clause: Clause
    weeks: Positive
    gap_days: int
    counted_from: CountedFrom
    not_while_on: MaybeWords = field(default=(), converter=fold_each)
    moved_off: MovedOff | None = None
    hours_at_least: Fraction | None = None

    def examine(self, family: Family, on: date) -> Trail:
        """
        Met when the longest run has weeks × 7 days (SPEC §5.3).
        """
        return _any_one_adult(self, family, on)

    def turning_days(self, family: Family, asked: Period) -> Iterator[date]:
        """
        When an adult's work reaches the target.
        """
        return _turning_days(self, family, asked)

    def last_start(self, by: date, _terms: Calendar) -> Start:
        """
        Work on each of `weeks` × 7 days, the last of them the day itself.
        """
        return _last_start(self, by)

    def most_days(self, days: Days) -> Run | None:
        """
        The longest run, by its covered days.
        """
        return days.longest_run(self.gap_days)


@frozen
class EmployedWithin:
    """
    One adult was in work for the days of `weeks` weeks within `within_weeks` weeks.

    Raises `NotUnderstood` if the weeks do not fit in the window.
    """

    name: ClassVar[str] = "employed-within"
    reads: ClassVar[Reads] = Reads(
        ("employment", "benefits"),
        Holder.EMPLOYER,
        words={
            "not_while_on": ("benefits.benefit",),
            "moved_off": ("benefits.benefit",),
        },
    )

    clause: Clause
    weeks: Positive
    within_weeks: Positive
    counted_from: CountedFrom
    not_while_on: MaybeWords = field(default=(), converter=fold_each)
    moved_off: MovedOff | None = None
    hours_at_least: Fraction | None = None

    def __attrs_post_init__(self) -> None:
        if self.weeks > self.within_weeks:
            fault = f"{self.weeks} weeks do not fit in {self.within_weeks}"
            raise NotUnderstood(fault, "let within_weeks be at least weeks")

    def examine(self, family: Family, on: date) -> Trail:
        """
        Met when some window up to D has weeks × 7 employed days (SPEC §5.3).
        """
        return _any_one_adult(self, family, on)

    def turning_days(self, family: Family, asked: Period) -> Iterator[date]:
        """
        When an adult's work reaches the target.
        """
        return _turning_days(self, family, asked)

    def last_start(self, by: date, _terms: Calendar) -> Start:
        """
        Work on each of `weeks` × 7 days, the last of them the day itself.
        """
        return _last_start(self, by)

    def most_days(self, days: Days) -> Run | None:
        """
        The window with the most days in it; a best one begins where a spell does.
        """
        width = self.within_weeks * DAYS_IN_A_WEEK
        windows = [days.first_days(first, width) for first, _ in days.spans]
        return max(windows, key=lambda window: window.days, default=None)


def _any_one_adult(
    rule: EmployedConsecutively | EmployedWithin, family: Family, on: date
) -> Trail:
    """
    > Any one adult: a member on D who is 18 on D. … Two adults' weeks are never added.
    """
    attached = family.attached_by(on)
    if attached is None and asks_attachment(rule):
        return not_attached(rule, family, _work_of(*family.people))
    of_person = partial(_of_person, rule, family, on=on)
    parts = of_each(rule, family, on, lambda: adults(on), of_person, one_is_enough=True)
    return Conclusion(rule, family.subject, AT_LEAST_ONE, parts)


def _turning_days(
    rule: EmployedConsecutively | EmployedWithin, family: Family, asked: Period
) -> Iterator[date]:
    """
    When members become adults, a benefit is first on file, and a target is reached.

    Days of work are only ever added from day to day. Those that count by a day are
    those that count by the last of the days asked about, up to that day.
    """
    yield from of_dates(family.attached_on)
    yield from of_adults(family, asked)
    attached = family.attached_by(asked.last)
    if attached is None and asks_attachment(rule):
        return
    for person in family.people:
        if person.employment:
            for part in between_ends(person.employment, asked):
                for way in _ways_of(rule, person, part.last):
                    work = work_of(person, part.last, attached, rule, way)
                    yield from _turns_of(rule, work, part)
            for row in not_understood(person, asked.last):
                yield row.started_on


def _turns_of(
    rule: EmployedConsecutively | EmployedWithin, work: Work, asked: Period
) -> Iterator[date]:
    yield from of_dates(work.on_file_since, work.since_benefit)
    for days in (work.days(), work.days(asked.last)):
        yield from _reaches(rule, days, asked)
        yield from _reaches(rule, work.at_best(days), asked)
        counted = work.that_count(days)
        yield from _reaches(rule, counted, asked)
        # From the first of them on, they are too few, and not none.
        yield from [each.first for each in counted.periods()[:1]]


def _last_start(rule: EmployedConsecutively | EmployedWithin, by: date) -> Start:
    days = timedelta(rule.weeks * DAYS_IN_A_WEEK - 1)
    return Start(Starts.WORK, by - days)


def _reaches(
    rule: EmployedConsecutively | EmployedWithin, days: Days, asked: Period
) -> Iterator[date]:
    """
    The first day in `asked` by which enough of these days have been worked, if any.
    """

    def is_enough(number: int) -> bool:
        by_then = days.up_to(date.fromordinal(number))
        return number_of(rule.most_days(by_then)) >= rule.weeks * DAYS_IN_A_WEEK

    numbers = range(asked.first.toordinal(), asked.last.toordinal() + 1)
    if is_enough(numbers[-1]):
        first = bisect_left(numbers, x=True, key=is_enough)
        yield date.fromordinal(numbers[first])


def _work_of(*people: Person) -> tuple[Record, ...]:
    jobs: list[Record] = [job for who in people for job in who.employment]
    return (*jobs, *[benefit for who in people for benefit in who.benefits])


def _of_person(
    rule: EmployedConsecutively | EmployedWithin,
    family: Family,
    person: Person,
    on: date,
) -> Finding:
    if not family.is_asked(person, on):
        return not_asked_of(rule, person, Reason.NOT_A_MEMBER, _work_of(person))
    if not person.is_adult_on(on):
        return not_asked_of(rule, person, Reason.NOT_AN_ADULT, _work_of(person))
    return _of_adult(rule, person, on, family.attached_by(on))


def _of_adult(
    rule: EmployedConsecutively | EmployedWithin,
    person: Person,
    on: date,
    attached: date | None,
) -> Finding:
    works = [
        work_of(person, on, attached, rule, way) for way in _ways_of(rule, person, on)
    ]
    reached_by = [added_up(rule, each) for each in works]
    judged = [
        _judged(rule, person, each, reached)
        for each, reached in zip(works, reached_by, strict=True)
    ]
    # The first is as if no benefit that is not understood were one of the list.
    work, reached = works[0], reached_by[0]
    best = reached.best
    worked = Worked(
        reached.confirmed,
        reached.target,
        rule.within_weeks,
        reached.unconfirmed,
        reached.worked,
        work.since_benefit,
        None if best is None else Period(best.first, best.last),
    )
    settled = judged[0] if len(judged) == 1 else _in_every_way(judged, person, on)
    return Finding(rule, person.subject, settled, worked, work.read, work.passed_over)


def _in_every_way(judged: list[Judgement], person: Person, on: date) -> Judgement:
    """
    What follows, whatever the benefits are that are not understood.
    """
    meanings: tuple[NeedsMeaning, ...] = ()
    is_settled = len({each.verdict for each in judged}) == 1
    if len(set(judged)) > 1 and not (is_settled and judged[0].needed == ()):
        unknown = not_understood(person, on)
        meanings = meanings_needed(
            "benefits.benefit", [(row.benefit, row) for row in unknown]
        )
    return read_either_way(judged, meanings)


def _ways_of(
    rule: EmployedConsecutively | EmployedWithin, person: Person, on: date
) -> list[tuple[Meaning, ...]]:
    """
    What the person's benefits that are not understood may be, in every way.

    If there are too many ways, the best and the worst that there can be.
    """
    number = len(not_understood(person, on))
    meanings = meanings_of_benefits(rule) if number else ()
    if len(meanings) < 2:  # noqa: PLR2004 - no benefit that the rule looks for
        return [()]
    ways = in_every_way(number, meanings)
    if ways is not None:
        return list(ways)
    best, worst = Meaning(False, True), Meaning(True, False)  # noqa: FBT003
    return [(each,) * number for each in (NEITHER, best, worst)]


def _judged(
    rule: EmployedConsecutively | EmployedWithin,
    person: Person,
    work: Work,
    reached: Reached,
) -> Judgement:
    target = reached.target
    if reached.at_most < target:
        return not_met(Reason.SHORT)
    # > With no spell of those benefits on file on or before D, undetermined, if one in
    # > time could make it met
    if work.lacks_history:
        asked: list[Needed] = [NeedsBenefitHistory(person.subject, work.on)]
        if reached.confirmed < target:
            asked.append(days_vouched_for(rule, person, work))
        return undetermined(Reason.NO_BENEFIT_HISTORY, tuple(asked))
    if reached.confirmed >= target:
        return met()
    # > with some but none in time, not met
    if reached.unconfirmed < target:
        some_count = reached.unconfirmed > 0
        return not_met(Reason.SHORT if some_count else Reason.NO_BENEFIT_IN_TIME)
    # > If it would reach the target only by running on unconfirmed, the verdict is
    # > undetermined and the finding asks for that confirmation by date. (SPEC §4.3)
    confirmation = days_vouched_for(rule, person, work)
    return undetermined(Reason.UNCONFIRMED, (confirmation,))
