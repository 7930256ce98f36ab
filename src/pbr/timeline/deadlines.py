"""
The last starts that could still pass before a deadline, for what a plan asks (SPEC §9).
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from attrs import frozen

from pbr.periods import ONE_DAY
from pbr.plans.plan import EveryNeed, MeasureOf, Plan, inside
from pbr.rules import Rule
from pbr.rules.parts.clock import HasAClock, Start, Starts
from pbr.school import CENSUS, Calendar


@frozen
class LastStart:
    """
    By when something must have started for one test of a plan to be met in time.

    `asked_for` is the problem the test is a measure of, or the result that needs it,
    and `by` the last day before the deadline on which the plan takes a claim.
    """

    asked_for: str
    test: Rule
    start: Start
    by: date

    @property
    def of(self) -> Starts:
        """
        What has to start.
        """
        return self.start.of

    @property
    def last(self) -> date:
        """
        The last day on which it can.
        """
        return self.start.last


def last_starts(
    plan: Plan, by: date, terms: Calendar = CENSUS
) -> tuple[LastStart, ...]:
    """
    The last start for each test of a plan that takes time, to be met by a deadline.

    They are at best: every day counts, and is checked and confirmed (readings: "The
    last start is at best"). None is given where the plan takes no claim by the
    deadline, which is itself in time.
    """
    day = last_day_to_claim(plan, by)
    if day is None:
        return ()
    found: dict[tuple[str, int], LastStart] = {}
    for asked_for, test in _asked(plan, day):
        for each in inside(test):
            if isinstance(each, HasAClock):
                start = each.last_start(day, terms)
                found[asked_for, id(each)] = LastStart(asked_for, each, start, day)
    return tuple(found.values())


def _asked(plan: Plan, day: date) -> Iterator[tuple[str, Rule]]:
    for measure in plan.measures_on(day):
        yield measure.problem, measure.test
    for result in plan.results:
        for part in result.needs:
            if not isinstance(part, EveryNeed | MeasureOf):
                yield result.name, part


def last_day_to_claim(plan: Plan, by: date) -> date | None:
    """
    The last day up to a deadline on which a plan takes claims, or None.

    > D within the plan and its claim windows (SPEC §7)
    """
    days = [
        (max(window.since, plan.since), min(by, window.before - ONE_DAY, plan.last_day))
        for window in plan.windows or (plan,)
    ]
    return max([last for first, last in days if first <= last], default=None)
