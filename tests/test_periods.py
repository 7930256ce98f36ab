"""
Days, weeks and months on the calendar (SPEC §2.2 to §2.6).
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from itertools import pairwise
from random import Random

import pytest
from hypothesis import given, settings, strategies as st

from pbr.exceptions import Contradiction
from pbr.periods import (
    DAYS_IN_A_WEEK,
    ONE_DAY,
    Days,
    Period,
    Run,
    birthday,
    first_day_clear_of,
    months_before,
    months_up_to,
    plus_months,
)

law = settings(deadline=None)

# Two leap years with the years between and beside them, day by day.
EVERY_DAY = [date(2015, 1, 1) + timedelta(days) for days in range(6 * 365 + 2)]

# A stretch of calendar around a leap day, small enough for spans to collide.
START = date(2016, 2, 10)
SPACE = 40


def day(number: int) -> date:
    """A day of the stretch, by its number."""
    return START + timedelta(number)


def days_of(*spans: tuple[int, int]) -> Days:
    """Days of the stretch, from spans of their numbers."""
    return Days.of([(day(first), day(last)) for first, last in spans])


def plain(days: Days) -> set[date]:
    """The same days as a plain set."""
    return {
        date.fromordinal(number)
        for first, last in days.spans
        for number in range(first, last + 1)
    }


def each_day(period: Period) -> list[date]:
    """The days of a period, one by one."""
    return [period.first + timedelta(number) for number in range(len(period))]


def on_the_calendar(start: date, months: int) -> date:
    """So many months later, by turning pages and looking at the month's length."""
    pages = start.year * 12 + start.month - 1 + months
    year, month = pages // 12, pages % 12 + 1
    return date(year, month, min(start.day, monthrange(year, month)[1]))


numbers = st.integers(0, SPACE)
pairs = st.lists(
    st.tuples(numbers, st.integers(-2, 8)).map(
        lambda pair: (day(pair[0]), day(pair[0] + pair[1]))
    ),
    max_size=6,
)
some_days = pairs.map(Days.of)
some_period = st.tuples(numbers, st.integers(0, 20)).map(
    lambda pair: Period(day(pair[0]), day(pair[0] + pair[1]))
)


# A period


def test_period_holds_both_ends() -> None:
    """A period holds its first and its last day, and no day beside them (SPEC §2.2)."""
    period = Period(date(2017, 1, 2), date(2017, 1, 4))
    assert [date(2017, 1, number) in period for number in range(1, 6)] == [
        False,
        True,
        True,
        True,
        False,
    ]


def test_26_weeks() -> None:
    """A period is last − first + 1 days long: 26 weeks are 182 days (SPEC §2.2)."""
    assert len(Period(date(2017, 1, 2), date(2017, 7, 2))) == 26 * DAYS_IN_A_WEEK == 182
    assert len(Period(date(2017, 1, 2), date(2017, 1, 2))) == 1


def test_period_ends_before_it_starts() -> None:
    """A period cannot end the day before its first."""
    with pytest.raises(Contradiction) as caught:
        Period(date(2017, 1, 2), date(2017, 1, 1))
    assert str(caught.value) == (
        "a period from 2017-01-02 cannot end before, on 2017-01-01"
    )


# Months


@pytest.mark.parametrize(
    ("start", "months", "expected"),
    [
        (date(2016, 8, 31), -6, date(2016, 2, 29)),
        (date(2017, 8, 31), -6, date(2017, 2, 28)),
        (date(2017, 8, 28), -6, date(2017, 2, 28)),
        (date(2017, 8, 27), -6, date(2017, 2, 27)),
        (date(2016, 2, 29), 12, date(2017, 2, 28)),
        (date(2016, 2, 29), -12, date(2015, 2, 28)),
        (date(2017, 1, 31), 1, date(2017, 2, 28)),
        (date(2017, 2, 28), 1, date(2017, 3, 28)),
        (date(2017, 10, 31), 0, date(2017, 10, 31)),
    ],
)
def test_clipped_to_the_month(start: date, months: int, expected: date) -> None:
    """31 Aug − 6 months is 28 Feb, or 29 Feb in a leap year (SPEC §2.4)."""
    assert plus_months(start, months) == expected


@pytest.mark.parametrize("months", [1, 3, 6, 12])
def test_months_on_the_calendar(months: int) -> None:
    """Month arithmetic agrees with the calendar's pages, every day for six years."""
    for start in EVERY_DAY:
        assert plus_months(start, months) == on_the_calendar(start, months)
        assert plus_months(start, -months) == on_the_calendar(start, -months)


@pytest.mark.parametrize(
    ("on", "first"),
    [
        (date(2017, 10, 30), date(2017, 5, 1)),
        (date(2017, 10, 31), date(2017, 5, 1)),
        (date(2017, 11, 1), date(2017, 5, 2)),
        (date(2017, 8, 31), date(2017, 3, 1)),
        (date(2016, 8, 31), date(2016, 3, 1)),
        (date(2017, 8, 27), date(2017, 2, 28)),
    ],
)
def test_months_up_to(on: date, first: date) -> None:
    """ "6 months up to D" is D − 6 months + 1 day … D (SPEC §2.4)."""
    assert months_up_to(on, 6) == Period(first, on)


@pytest.mark.parametrize(
    ("attached", "first"),
    [
        (date(2017, 10, 30), date(2017, 4, 30)),
        (date(2017, 10, 31), date(2017, 4, 30)),
        (date(2017, 11, 1), date(2017, 5, 1)),
        (date(2016, 8, 31), date(2016, 2, 29)),
    ],
)
def test_months_before(attached: date, first: date) -> None:
    """ "6 months before A" is A − 6 months … A − 1 day (SPEC §2.4)."""
    assert months_before(attached, 6) == Period(first, attached - ONE_DAY)


@pytest.mark.parametrize("months", [1, 3, 6, 12])
def test_windows_on_the_calendar(months: int) -> None:
    """Both windows of n months agree with the calendar, every day for six years."""
    for on in EVERY_DAY:
        back = on_the_calendar(on, -months)
        assert months_up_to(on, months) == Period(back + ONE_DAY, on)
        assert months_before(on, months) == Period(back, on - ONE_DAY)


def test_six_months_and_26_weeks() -> None:
    """Six months are shorter than 26 weeks for a quarter of start dates (SPEC §2.4)."""
    four_years = EVERY_DAY[: 4 * 365 + 1]
    shorter = [on for on in four_years if len(months_before(on, 6)) < 26 * 7]
    assert round(len(shorter) / len(four_years), 2) == 0.24


@pytest.mark.parametrize(
    ("attached", "months", "clear"),
    [
        (date(2017, 5, 1), 6, date(2017, 10, 30)),
        (date(2017, 5, 2), 6, date(2017, 11, 1)),
        (date(2016, 8, 29), 6, date(2017, 2, 28)),
        (date(2016, 8, 30), 6, date(2017, 3, 1)),
        (date(2016, 9, 1), 6, date(2017, 3, 1)),
        (date(2017, 1, 29), 1, date(2017, 2, 28)),
        (date(2017, 1, 30), 1, date(2017, 3, 1)),
        (date(2017, 2, 1), 1, date(2017, 3, 1)),
        (date(2017, 2, 2), 1, date(2017, 3, 1)),
        (date(2017, 2, 3), 1, date(2017, 3, 2)),
    ],
)
def test_clear_of(attached: date, months: int, clear: date) -> None:
    """Where a month end is clipped, the first clear day can be the next month's."""
    assert first_day_clear_of(attached, months) == clear


@pytest.mark.parametrize("months", [1, 3, 6, 12])
def test_first_clear_day(months: int) -> None:
    """The window starts on or after the day, and the day before's does not (§9)."""
    for attached in EVERY_DAY:
        clear = first_day_clear_of(attached, months)
        assert months_up_to(clear, months).first >= attached
        assert months_up_to(clear - ONE_DAY, months).first < attached


@law
@given(st.sampled_from(EVERY_DAY), st.integers(1, 24))
def test_later_day_later_window(on: date, months: int) -> None:
    """A day later, a window starts no earlier: once clear, always clear."""
    assert months_up_to(on, months).first <= months_up_to(on + ONE_DAY, months).first


# Ages


@pytest.mark.parametrize(
    ("born", "age", "expected"),
    [
        (date(2004, 2, 29), 16, date(2020, 2, 29)),
        (date(2004, 2, 29), 17, date(2021, 3, 1)),
        (date(2004, 2, 29), 18, date(2022, 3, 1)),
        (date(2004, 2, 28), 18, date(2022, 2, 28)),
        (date(2004, 3, 1), 18, date(2022, 3, 1)),
        (date(1999, 10, 31), 18, date(2017, 10, 31)),
        (date(1999, 10, 31), 0, date(1999, 10, 31)),
    ],
)
def test_birthday(born: date, age: int, expected: date) -> None:
    """Born on 29 February, an age is reached on 1 March in a common year (§2.6)."""
    assert birthday(born, age) == expected


@pytest.mark.parametrize("age", [5, 16, 18])
def test_birthday_on_the_calendar(age: int) -> None:
    """Anyone else reaches an age on the day and month of birth (SPEC §2.6)."""
    for born in EVERY_DAY:
        if (born.month, born.day) != (2, 29):
            assert birthday(born, age) == date(born.year + age, born.month, born.day)


# Days


def test_touching_join() -> None:
    """Periods that touch join into one, and a day apart they do not (SPEC §2.5)."""
    assert days_of((1, 3), (4, 6)).periods() == (Period(day(1), day(6)),)
    assert days_of((1, 3), (5, 6)).periods() == (
        Period(day(1), day(3)),
        Period(day(5), day(6)),
    )


def test_overlapping_join() -> None:
    """Periods that overlap, or lie within each other, join into one (SPEC §2.5)."""
    assert days_of((1, 4), (3, 6)).periods() == (Period(day(1), day(6)),)
    assert days_of((1, 9), (3, 6)).periods() == (Period(day(1), day(9)),)


def test_early_end_is_empty() -> None:
    """A pair that ends before it starts holds no day, and one day holds itself."""
    assert days_of((3, 2)) == Days()
    assert plain(days_of((3, 3))) == {day(3)}


def test_end_of_time() -> None:
    """Days can run to the end of time, as those of someone still there do."""
    days = Days.of([(START, date.max)])
    assert days.last == date.max
    assert days.periods() == (Period(START, date.max),)


def test_no_days() -> None:
    """Of no days there is no last, and nothing is in them."""
    none = Days()
    assert none.last is None
    assert not none
    assert START not in none
    assert (none.count, none.periods(), none.runs()) == (0, (), ())
    assert not none.covers(Period(START, START))


@law
@given(pairs)
def test_days_are_a_set(given_pairs: list[tuple[date, date]]) -> None:
    """Days are just those in some pair, in spans in order that never touch."""
    days = Days.of(given_pairs)
    assert plain(days) == {
        day(number)
        for number in range(-2, SPACE + 9)
        if any(first <= day(number) <= last for first, last in given_pairs)
    }
    assert all(first <= last for first, last in days.spans)
    assert all(a[1] + 1 < b[0] for a, b in pairwise(days.spans))


@law
@given(pairs, st.randoms(use_true_random=False))
def test_order_of_spans(given_pairs: list[tuple[date, date]], chance: Random) -> None:
    """The order in which spans come changes nothing (SPEC §10.1)."""
    shuffled = chance.sample(given_pairs, len(given_pairs))
    assert Days.of(shuffled) == Days.of(given_pairs)


@law
@given(some_days, numbers)
def test_looking_in(days: Days, number: int) -> None:
    """Their number, their last and each of them are those of the plain set."""
    held = plain(days)
    assert days.count == len(held)
    assert days.last == max(held, default=None)
    assert bool(days) == bool(held)
    assert (day(number) in days) == (day(number) in held)


@law
@given(some_days, some_days)
def test_set_algebra(these: Days, those: Days) -> None:
    """Union, difference and intersection are those of plain sets, and canonical."""
    for days, held in (
        (these | those, plain(these) | plain(those)),
        (these - those, plain(these) - plain(those)),
        (these & those, plain(these) & plain(those)),
    ):
        assert plain(days) == held
        assert days == Days.of([(one, one) for one in held])


@law
@given(some_days, numbers)
def test_since(days: Days, number: int) -> None:
    """Days since a day are those on it or after it."""
    held = {one for one in plain(days) if one >= day(number)}
    assert days.since(day(number)) == Days.of([(one, one) for one in held])


@law
@given(some_days, some_period)
def test_within(days: Days, period: Period) -> None:
    """Days within a period are those on its first or last day or between."""
    held = plain(days) & set(each_day(period))
    assert days.within(period) == Days.of([(one, one) for one in held])


@law
@given(some_days, some_period)
def test_missing(days: Days, period: Period) -> None:
    """What is missing from a period is its other days; covered, none is."""
    held = set(each_day(period)) - plain(days)
    missing = days.missing_from(period)
    assert [one for stretch in missing for one in each_day(stretch)] == sorted(held)
    assert all(a.last + ONE_DAY < b.first for a, b in pairwise(missing))
    assert days.covers(period) == (not held)


@law
@given(some_days, st.integers(1, 20))
def test_first_days(days: Days, width: int) -> None:
    """The days in a window from a first day are those of the plain set."""
    for first, _ in days.spans:
        start = date.fromordinal(first)
        window = {start + timedelta(more) for more in range(width)} & plain(days)
        assert days.first_days(first, width) == Run(start, max(window), len(window))


# Runs


def test_gap_allowed() -> None:
    """A gap of just the days allowed joins, one day more does not (SPEC §2.5)."""
    days = days_of((1, 3), (6, 7))
    assert days.runs(gap_days=2) == (Run(day(1), day(7), days=5),)
    assert days.runs(gap_days=1) == (
        Run(day(1), day(3), days=3),
        Run(day(6), day(7), days=2),
    )
    assert days.longest_run(gap_days=2) == Run(day(1), day(7), days=5)
    assert days.longest_run(gap_days=1) == Run(day(1), day(3), days=3)


def test_no_gap_allowed() -> None:
    """Where no gap is named, none is allowed."""
    days = days_of((1, 3), (5, 5))
    assert days.runs() == (
        Run(day(1), day(3), days=3),
        Run(day(5), day(5), days=1),
    )
    assert days.longest_run() == Run(day(1), day(3), days=3)
    assert Days().longest_run() is None


@law
@given(some_days, st.integers(0, 6))
def test_runs(days: Days, gap_days: int) -> None:
    """A run goes on while the next day of work is at most the gap away (SPEC §2.5)."""
    stretches: list[list[date]] = []
    for one in sorted(plain(days)):
        if stretches and (one - stretches[-1][-1]).days <= gap_days + 1:
            stretches[-1].append(one)
        else:
            stretches.append([one])
    assert days.runs(gap_days) == tuple(
        Run(held[0], held[-1], len(held)) for held in stretches
    )


@law
@given(some_days, st.integers(0, 6))
def test_longest_run(days: Days, gap_days: int) -> None:
    """The longest run has as many covered days as any, and none has more."""
    runs = days.runs(gap_days)
    longest = days.longest_run(gap_days)
    assert (longest in runs) is bool(runs)
    assert all(longest is not None and longest.days >= run.days for run in runs)


@pytest.mark.parametrize(("last", "spans"), [(3, 0), (4, 1), (5, 1), (6, 1), (7, 1)])
def test_days_up_to_a_day(last: int, spans: int) -> None:
    """
    A span that begins on the day keeps that day; one that begins after it goes.
    """
    day = [date(2016, 1, 1) + timedelta(number) for number in range(8)]
    days = Days.of([(day[4], day[6])])
    kept = [(day[4], day[min(last, 6)])] * spans
    assert days.up_to(day[last]) == Days.of(kept)
