"""
In which of the months ahead families can first be claimed for.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from attrs import frozen

from pbr.batch import Failure, guarded
from pbr.periods import ONE_DAY, Period, plus_months
from pbr.plans.plan import Plan
from pbr.records import Family
from pbr.timeline.assumptions import Assume, assumed_of
from pbr.timeline.stretches import days_asked, timeline
from pbr.verdicts import MET


@frozen
class Span:
    """
    Some days ahead, and how many families can first be claimed for on one of them.
    """

    days: Period
    families: int


@frozen
class Ahead:
    """
    How many families can first be claimed for on the day, and in each month after it.

    `never` is how many cannot on any of those days. `errors` is how many crashed a
    rule, which is not an answer (SPEC §3.4). Together they are all the families.
    """

    spans: tuple[Span, ...]
    never: int
    errors: int = 0

    @property
    def families(self) -> int:
        """
        All the families.
        """
        found = sum([span.families for span in self.spans])
        return found + self.never + self.errors

    @property
    def last(self) -> date:
        """
        The last of the days.
        """
        return self.spans[-1].days.last


def spans_ahead(on: date, months: int) -> Iterator[Period]:
    """
    The day itself, the rest of its month, and then `months` whole months.
    """
    yield Period(on, on)
    this_month = on.replace(day=1)
    ends = plus_months(this_month, 1) - ONE_DAY
    if on < ends:
        yield Period(on + ONE_DAY, ends)
    for number in range(1, months + 1):
        first = plus_months(this_month, number)
        yield Period(first, plus_months(first, 1) - ONE_DAY)


def by_month(
    first: Mapping[str, date | Failure | None], on: date, months: int
) -> Ahead:
    """
    Count families by the month of the first day on which their claim is payable.

    `first` has that day for each family, None if there is no such day, or a failure. A
    day after all of the months counts as none.
    """
    days = [day for day in first.values() if isinstance(day, date)]
    errors = sum([isinstance(day, Failure) for day in first.values()])
    spans = [
        Span(period, sum([day in period for day in days]))
        for period in spans_ahead(on, months)
    ]
    counted = sum([span.families for span in spans])
    return Ahead(tuple(spans), len(first) - counted - errors, errors)


def first_payable(  # noqa: PLR0913 - one for each thing that is asked
    family: Family,
    plan: Plan,
    on: date,
    months: int,
    assume: Iterable[Assume] = (),
    as_of: date | None = None,
) -> date | Failure | None:
    """
    The first day from `on`, to the end of the last month, on which a claim is payable.

    Nothing new is recorded except what is assumed, and the files speak as at `as_of`,
    or the first day if it is None. None if there is no such day; a `Failure` if a rule
    crashed (SPEC §3.4).
    """
    *_, last = spans_ahead(on, months)
    asked = days_asked(on, last.last)

    seen = family.as_at(as_of or on)

    def first_met() -> date | None:
        assumed = assumed_of(seen, plan, asked, assume)
        line = timeline(seen, plan, asked.first, asked.last, assumed, as_of)
        met = line.first(MET)
        return None if met is None else met.days.first

    return guarded(family.family_id, plan, on, first_met, as_of)
