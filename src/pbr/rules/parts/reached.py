"""
How many days one adult's work adds up to, and what would confirm enough of them.
"""

from __future__ import annotations

from bisect import bisect_left
from datetime import date
from typing import Protocol

from attrs import frozen

from pbr.findings import NeedsConfirmation
from pbr.periods import DAYS_IN_A_WEEK, Days, Run
from pbr.records import Person
from pbr.rules.parts.work import AboutWork, Work


class CountsDays(AboutWork, Protocol):
    """
    A rule about work: how many weeks it asks for, and which days count together.
    """

    @property
    def weeks(self) -> int:
        """
        The weeks of work that are asked for.
        """

    def most_days(self, days: Days) -> Run | None:
        """
        The most of these days that count together; None if there are none.
        """


@frozen
class Reached:
    """
    The days that one adult's work adds up to, as recorded and if open jobs continued.

    `worked` are those in a row on whatever benefit.
    """

    target: int
    at_most: int
    best: Run | None
    unconfirmed: int
    worked: int

    @property
    def confirmed(self) -> int:
        """
        The number of days that count, as they are vouched for.
        """
        return number_of(self.best)


def number_of(run: Run | None) -> int:
    """
    The days of a run that is there, or 0.
    """
    return 0 if run is None else run.days


def added_up(rule: CountsDays, work: Work) -> Reached:
    """
    The days of one adult's work that count together, under a rule.
    """
    target = rule.weeks * DAYS_IN_A_WEEK
    if not work.jobs:
        return Reached(target, 0, None, 0, 0)
    worked = work.worked()
    days = work.off_benefits(worked)
    most = rule.most_days(days)
    counted = _most(rule, work.that_count(days), (days, most))
    run_on = work.days(work.on) if work.open_jobs else days
    most_run_on = _most(rule, run_on, (days, most))
    count_run_on = _most(rule, work.that_count(run_on), (run_on, most_run_on))
    # A history that is not on file could only help days after a benefit in time.
    possible = count_run_on if work.lacks_history else most_run_on
    return Reached(
        target,
        number_of(possible),
        counted,
        number_of(count_run_on),
        number_of(_most(rule, worked, (days, most))),
    )


def _most(
    rule: CountsDays,
    days: Days,
    known: tuple[Days, Run | None],
) -> Run | None:
    """
    The most of these days that count together, not worked out again if they are known.
    """
    others, most = known
    return most if days == others else rule.most_days(days)


def confirmation_needed(
    rule: CountsDays, person: Person, work: Work
) -> NeedsConfirmation:
    """
    The first day to which the open jobs must be confirmed for the target to be met, and
    the first on which files could be drawn up that show enough.
    """

    def is_enough(work: Work, confirmed_to: date | None = None) -> bool:
        days = work.that_count(work.days(confirmed_to))
        return number_of(rule.most_days(days)) >= rule.weeks * DAYS_IN_A_WEEK

    # > what is needed is the day on which the files were drawn up, or a confirmation
    # > by date
    drawn_up = [end for end in work.ends_not_seen if is_enough(work.drawn_up_on(end))]
    earliest = min([job.vouched_on(work.on) for job in work.open_jobs]).toordinal()
    numbers = range(earliest, work.on.toordinal() + 1)
    first = bisect_left(
        numbers, x=True, key=lambda number: is_enough(work, date.fromordinal(number))
    )
    return NeedsConfirmation(
        person.subject,
        work.open_jobs,
        date.fromordinal(numbers[first]),
        next(iter(drawn_up), None),
    )
