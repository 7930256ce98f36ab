"""
Days, periods and months, as SPEC §2 counts them.

A period includes its first and its last day. Weeks are 7 days and months are calendar
months, and one is never turned into the other. This is the only module that does month
arithmetic.
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING

from attrs import frozen
from dateutil.relativedelta import relativedelta

from pbr.exceptions import Contradiction

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

ONE_DAY = timedelta(days=1)
DAYS_IN_A_WEEK = 7
#: The years that dates and claims may be in. Any other is a typing mistake.
FIRST_YEAR, LAST_YEAR = 1900, 2199
#: Ten years: how long after the plan's last day a day may be.
_MONTHS_AFTER = 120
_LATEST_WITHOUT_A_PLAN = date(2060, 12, 31)


@frozen
class Period:
    """
    The days from `first` to `last`, both included (SPEC §2.2).

    Raises `Contradiction` when the last day is before the first.
    """

    first: date
    last: date

    def __attrs_post_init__(self) -> None:
        if self.last < self.first:
            message = f"a period from {self.first} cannot end before, on {self.last}"
            raise Contradiction(message)

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last

    def __len__(self) -> int:
        return (self.last - self.first).days + 1


@lru_cache(maxsize=65536)
def plus_months(day: date, months: int) -> date:
    """
    `months` calendar months later (earlier when negative), clipped to the month's end.

    > Month arithmetic clips to the end of the month (SPEC §2.4).
    """
    return day + _calendar_months(months)


@lru_cache(maxsize=1024)
def _calendar_months(months: int) -> relativedelta:
    return relativedelta(months=months)


def latest_day(of_plan: date | None) -> date:
    """
    The last day on which anything can happen, by the last day of the plan.

    > more than ten years after the plan's last day (without a plan: after 2060)
    > (SPEC §11)
    """
    if of_plan is None:
        return _LATEST_WITHOUT_A_PLAN
    last = min(of_plan, plus_months(date(LAST_YEAR, 12, 31), -_MONTHS_AFTER))
    return plus_months(last, _MONTHS_AFTER)


@lru_cache(maxsize=65536)
def months_up_to(day: date, months: int) -> Period:
    """
    The period of `months` months that ends on `day`.

    > "n months up to D" is D − n months + 1 day … D (SPEC §2.4).
    """
    return Period(plus_months(day, -months) + ONE_DAY, day)


@lru_cache(maxsize=65536)
def months_before(day: date, months: int) -> Period:
    """
    The period of `months` months that ends the day before `day`.

    > "n months before A" is A − n months … A − 1 day (SPEC §2.4).
    """
    return Period(plus_months(day, -months), day - ONE_DAY)


@lru_cache(maxsize=65536)
def first_day_clear_of(day: date, months: int) -> date:
    """
    The first day whose `months_up_to` starts on or after `day`.

    Clipping makes some month ends fall short, so the search starts from the earliest
    day it can be.
    """
    candidate = plus_months(day - ONE_DAY, months)
    while months_up_to(candidate, months).first < day:
        candidate += ONE_DAY
    return candidate


def birthday(born: date, age: int) -> date:
    """
    The day on which someone reaches an age.

    > At the start of the birthday; born on 29 February, on 1 March in a common year
    > (SPEC §2.6).
    """
    try:
        return born.replace(year=born.year + age)
    except ValueError:  # born on 29 February
        return date(born.year + age, 3, 1)


@frozen
class Run:
    """
    The days from `first` to `last`, and how many of them are covered: `days` (SPEC
    §2.5).
    """

    first: date
    last: date
    days: int


@frozen
class Days:
    """
    A set of days, kept as unbroken spans.

    `spans` are pairs of day numbers (`date.toordinal`), first and last, in order,
    no two of them overlapping or touching.
    """

    spans: tuple[tuple[int, int], ...] = ()

    @classmethod
    def of(cls, periods: Iterable[tuple[date, date]]) -> Days:
        """
        The days in any of these (first, last) pairs. A pair that ends before it begins
        is empty.

        > Periods that overlap or touch (next day) join into one run (SPEC §2.5).
        """
        return cls._joined(
            [
                (first.toordinal(), last.toordinal())
                for first, last in periods
                if first <= last
            ]
        )

    @classmethod
    def _joined(cls, pairs: Sequence[tuple[int, int]]) -> Days:
        if len(pairs) < 2:  # noqa: PLR2004 - nothing to join
            return cls(tuple(pairs))
        spans: list[tuple[int, int]] = []
        for first, last in sorted(pairs):
            if spans and first <= spans[-1][1] + 1:
                if last > spans[-1][1]:
                    spans[-1] = (spans[-1][0], last)
            else:
                spans.append((first, last))
        return cls(tuple(spans))

    @property
    def count(self) -> int:
        """
        The number of days.
        """
        return sum(last - first + 1 for first, last in self.spans)

    @property
    def last(self) -> date | None:
        """
        The last of the days, or None if there are none.
        """
        return date.fromordinal(self.spans[-1][1]) if self.spans else None

    def first_days(self, first: int, width: int) -> Run:
        """
        The days that are in the `width` days from day number `first`.

        `first` is one of the days.
        """
        end = first + width - 1
        inside = [(a, min(b, end)) for a, b in self.spans if first <= a <= end]
        return Run(
            date.fromordinal(first),
            date.fromordinal(inside[-1][1]),
            sum(b - a + 1 for a, b in inside),
        )

    def __bool__(self) -> bool:
        return self.spans != ()

    def __contains__(self, day: date) -> bool:
        number = day.toordinal()
        return any([first <= number <= last for first, last in self.spans])

    def __or__(self, other: Days) -> Days:
        return Days._joined(self.spans + other.spans)

    def __sub__(self, other: Days) -> Days:
        left = self.spans
        for first, last in other.spans:
            left = tuple(
                piece
                for span in left
                for piece in (
                    (span[0], min(span[1], first - 1)),
                    (max(span[0], last + 1), span[1]),
                )
                if piece[0] <= piece[1]
            )
        return Days(left)

    def __and__(self, other: Days) -> Days:
        both = [
            (max(a, c), min(b, d))
            for a, b in self.spans
            for c, d in other.spans
            if a <= d and c <= b
        ]
        return Days(tuple(both))

    def since(self, day: date) -> Days:
        """
        The days that are on or after `day`.
        """
        first = day.toordinal()
        spans = self.spans
        if not spans or first <= spans[0][0]:
            return self
        return Days(tuple([(max(a, first), b) for a, b in spans if b >= first]))

    def up_to(self, day: date) -> Days:
        """
        The days that are on or before `day`.
        """
        last = day.toordinal()
        spans = self.spans
        if not spans or spans[-1][1] <= last:
            return self
        return Days(tuple([(a, min(b, last)) for a, b in spans if a <= last]))

    def within(self, period: Period) -> Days:
        """
        The days that are in the period.
        """
        first, last = period.first.toordinal(), period.last.toordinal()
        return Days(
            tuple(
                [
                    (max(a, first), min(b, last))
                    for a, b in self.spans
                    if b >= first and a <= last
                ]
            )
        )

    def covers(self, period: Period) -> bool:
        """
        Whether every day of the period is in the set.
        """
        first, last = period.first.toordinal(), period.last.toordinal()
        return any([a <= first and last <= b for a, b in self.spans])

    def missing_from(self, period: Period) -> tuple[Period, ...]:
        """
        The parts of the period that are not in the set.
        """
        if self.covers(period):
            return ()
        return (Days.of([(period.first, period.last)]) - self).periods()

    def periods(self) -> tuple[Period, ...]:
        """
        The unbroken spans, as periods.
        """
        return tuple(
            [
                Period(date.fromordinal(first), date.fromordinal(last))
                for first, last in self.spans
            ]
        )

    def longest_run(self, gap_days: int = 0) -> Run | None:
        """
        The first of the `runs` with the most covered days, or None if there are no
        days.
        """
        runs = self.runs(gap_days)
        if len(runs) < 2:  # noqa: PLR2004 - nothing to compare
            return runs[0] if runs else None
        return max(runs, key=lambda run: run.days)

    def runs(self, gap_days: int = 0) -> tuple[Run, ...]:
        """
        The spans as runs, joined over gaps of up to `gap_days` days.

        > A plan may allow a gap of g days: then a run's length counts only its
        > covered days (SPEC §2.5).
        """
        runs: list[tuple[int, int, int]] = []
        for first, last in self.spans:
            days = last - first + 1
            if runs and first - runs[-1][1] - 1 <= gap_days:
                runs[-1] = (runs[-1][0], last, runs[-1][2] + days)
            else:
                runs.append((first, last, days))
        return tuple(
            [
                Run(date.fromordinal(first), date.fromordinal(last), days)
                for first, last, days in runs
            ]
        )
