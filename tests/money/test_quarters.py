"""
Quarters of the financial year, and the days in them.
"""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from pbr.money.quarters import Quarter

ONE_DAY = timedelta(days=1)


@pytest.mark.parametrize(
    ("day", "quarter"),
    [
        (date(2013, 3, 31), "2012/13 Q4"),
        (date(2013, 4, 1), "2013/14 Q1"),
        (date(2013, 6, 30), "2013/14 Q1"),
        (date(2013, 7, 1), "2013/14 Q2"),
        (date(2013, 9, 30), "2013/14 Q2"),
        (date(2013, 10, 1), "2013/14 Q3"),
        (date(2013, 12, 31), "2013/14 Q3"),
        (date(2014, 1, 1), "2013/14 Q4"),
        (date(2016, 2, 29), "2015/16 Q4"),
        (date(1999, 4, 1), "1999/00 Q1"),
    ],
    ids=str,
)
def test_the_quarter_of_a_day(day: date, quarter: str) -> None:
    """
    A quarter of the financial year ends on its last day, and the next begins after it.
    """
    assert str(Quarter.of(day)) == quarter


def test_quarters_leave_no_day_out() -> None:
    """
    Each day is in the quarter from whose first to whose last day it lies, in order.
    """
    day, before = date(1999, 1, 1), Quarter(1998, 4)
    while day < date(2005, 1, 1):
        quarter = Quarter.of(day)
        assert quarter.first <= day <= quarter.last
        assert quarter >= before
        assert (quarter == before) == (day != quarter.first or day == date(1999, 1, 1))
        day, before = day + ONE_DAY, quarter
