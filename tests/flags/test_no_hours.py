"""
A job of no hours that earns a result.
"""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction

import pytest

from flagged import flags_of
from made import D, a_family, a_pupil, an_adult
from pbr.flags import FlagKind
from pbr.records import Benefit, Employment, Family, Need

STARTED = date(2017, 5, 3)
ONE_DAY = timedelta(days=1)
BENEFIT = Benefit("A1", "jobseekers-allowance", date(2016, 1, 1), STARTED - ONE_DAY)


def a_job(hours: Fraction | None, since: date = STARTED, until: date = D) -> Employment:
    """
    A job that ended, of so many hours a week.
    """
    return Employment("A1", since, until, hours_per_week=hours)


def working(
    *jobs: Employment, problem: str = "work", benefit: Benefit = BENEFIT
) -> Family:
    """
    A family with needs of help and one more, whose adult moved off a benefit into work.
    """
    adult = an_adult(employment=jobs, benefits=[benefit])
    needs = [Need("F1", "", each, date(2017, 1, 9)) for each in (problem, "help")]
    return a_family(people=[adult, a_pupil()], needs=needs)


@pytest.mark.parametrize(
    ("hours", "flagged"),
    [(Fraction(0), True), (Fraction(1, 60), False), (None, False)],
)
def test_a_job_of_no_hours(hours: Fraction | None, flagged: bool) -> None:  # noqa: FBT001
    """
    0 hours a week are flagged; a minute is not, nor hours that are not stated.
    """
    job = a_job(hours)
    found = flags_of(working(job), FlagKind.NO_HOURS)
    assert [flag.rows for flag in found] == ([(job,)] if flagged else [])
    for flag in found:
        assert (flag.subject.id, flag.blocks) == ("A1", True)
        # It earns the measure of the need, and the employment result.
        assert [each.about for each in flag.findings] == ["employed-consecutively"] * 2
        assert flag.findings[0] == flag.findings[1]


def test_a_result_that_is_not_paid_does_not_block() -> None:
    """
    The claim is paid for progress without the job: its flag is shown and blocks nothing.
    """
    (flag,) = flags_of(working(a_job(Fraction(0)), problem="crime"), FlagKind.NO_HOURS)
    assert not flag.blocks
    assert len(flag.bears_on) == 1


def test_too_few_days_earn_nothing() -> None:
    """
    With 181 days the result is not met, and the job earned nothing.
    """
    hours = Fraction(0)
    assert flags_of(working(a_job(hours)), FlagKind.NO_HOURS)
    late = a_job(hours, STARTED + ONE_DAY)
    assert flags_of(working(late), FlagKind.NO_HOURS) == []


@pytest.mark.parametrize("day", [STARTED, D])
def test_a_job_of_one_day_at_an_end_of_the_run(day: date) -> None:
    """
    A job of no hours on the first day of the run alone, or on its last, is in it.
    """
    short = a_job(Fraction(0), day, day)
    found = flags_of(working(a_job(Fraction(35)), short), FlagKind.NO_HOURS)
    assert [flag.rows for flag in found] == [(short,)]


@pytest.mark.parametrize(("gap", "flagged"), [(0, True), (1, False)])
def test_a_job_that_ends_before_the_run(gap: int, flagged: bool) -> None:  # noqa: FBT001
    """
    A job of no hours that the next one touches is in the run; with a day between, not.
    """
    ended = date(2017, 4, 20)
    benefit = Benefit("A1", "jobseekers-allowance", date(2016, 1, 1), date(2017, 3, 1))
    before = a_job(Fraction(0), ended - ONE_DAY * 9, ended)
    run = a_job(Fraction(35), ended + ONE_DAY * (1 + gap))
    found = flags_of(working(before, run, benefit=benefit), FlagKind.NO_HOURS)
    assert [flag.rows for flag in found] == ([(before,)] if flagged else [])


@pytest.mark.parametrize(("gap", "flagged"), [(0, True), (1, False)])
def test_a_job_that_starts_after_the_run(gap: int, flagged: bool) -> None:  # noqa: FBT001
    """
    A later job of no hours is in the run if it touches; with a day between, not.
    """
    started = date(2017, 1, 10)
    last = started + ONE_DAY * 190
    benefit = Benefit("A1", "jobseekers-allowance", date(2016, 1, 1), started - ONE_DAY)
    later = a_job(Fraction(0), last + ONE_DAY * (1 + gap), last + ONE_DAY * 9)
    run = a_job(Fraction(35), started, last)
    found = flags_of(working(run, later, benefit=benefit), FlagKind.NO_HOURS)
    assert [flag.rows for flag in found] == ([(later,)] if flagged else [])
