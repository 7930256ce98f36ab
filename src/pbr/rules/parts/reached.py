"""
How many days one adult's work adds up to, and what would confirm enough of them.
"""

from __future__ import annotations

from datetime import date
from typing import Protocol

from attrs import evolve, frozen

from pbr.findings import NeedsConfirmation
from pbr.periods import DAYS_IN_A_WEEK, Days, Run
from pbr.records import Person
from pbr.rules.parts.spells import Spells, confirmation_needed
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
    if not work.jobs.spells:
        return Reached(target, 0, None, 0, 0)
    worked = work.worked()
    days = work.off_benefits(worked)
    most = rule.most_days(days)
    counted = _most(rule, work.that_count(days), (days, most))
    run_on = work.days(work.on) if work.jobs.open else days
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


def days_vouched_for(rule: CountsDays, person: Person, work: Work) -> NeedsConfirmation:
    """
    What would confirm that the person's open jobs went on for long enough.
    """

    def is_enough(jobs: Spells, confirmed_to: date | None) -> bool:
        seen = evolve(work, jobs=jobs)
        days = seen.that_count(seen.days(confirmed_to))
        return number_of(rule.most_days(days)) >= rule.weeks * DAYS_IN_A_WEEK

    return confirmation_needed(person.subject, work.jobs, is_enough)
