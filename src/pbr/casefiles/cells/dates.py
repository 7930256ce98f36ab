"""
Dates as councils write them: ISO or UK, known by their shape and never guessed.

> Dates are ISO (`2017-10-31`) or UK (`31/10/2017`), one style per column, decided from
> the whole column: a mixture is refused, never guessed per cell. (SPEC §11)

Nothing happens many years after the plan: systems write such a day if there is none. In
a column that may be open it means open. In any other it is a problem.
"""

from __future__ import annotations

import re
from datetime import date
from enum import Enum

from attrs import frozen

from pbr.casefiles.cells.unreadable import MayMeanNothing, Unreadable
from pbr.periods import FIRST_YEAR
from pbr.records.guards import EARLIEST, MEANS_NOT_KNOWN, is_true

OPEN_DAY = date(2099, 12, 31)
OPEN = frozenset({"2099-12-31", "9999-12-31", "31/12/2099", "31/12/9999"})
A_DATE = "a date as 2017-10-31 or 31/10/2017"

_ISO = re.compile(r"(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})", re.ASCII)
_UK = re.compile(r"(?P<day>\d{1,2})/(?P<month>\d{1,2})/(?P<year>\d{4})", re.ASCII)
_REMEDIES = (
    (
        re.compile(r"\d{5}(\.\d+)?", re.ASCII),
        "it looks like a spreadsheet's day number: give the column a date format there",
    ),
    (
        re.compile(r"(\d{4}-\d\d-\d\d|\d\d?/\d\d?/\d{4})[T ].*", re.ASCII),
        "leave out the time of day",
    ),
    (
        re.compile(r"\d\d?/\d\d?/\d\d", re.ASCII),
        "write the year with four digits",
    ),
)


_LAST_MONTH = 12


class Style(Enum):
    """
    The two ways of writing a date, by example.
    """

    ISO = "2017-10-31"
    UK = "31/10/2017"

    @classmethod
    def of(cls, text: str) -> Style | None:
        """
        The style of a cell, or None if it has neither shape.
        """
        if _ISO.fullmatch(text):
            return cls.ISO
        return cls.UK if _UK.fullmatch(text) else None


def year_month_day(text: str) -> tuple[int, int, int] | None:
    """
    The numbers of a date in either style; None if the text has neither shape.
    """
    match = _ISO.fullmatch(text) or _UK.fullmatch(text)
    if match is None:
        return None
    return int(match["year"]), int(match["month"]), int(match["day"])


def is_month_first(text: str) -> bool:
    """
    Whether a date written as 04/13/2017 can only have its month first.
    """
    match = _UK.fullmatch(text)
    return match is not None and _swapped(int(match["month"]), int(match["day"]))


def is_day_first(text: str) -> bool:
    """
    Whether a date written as 13/04/2017 can only have its day first.
    """
    match = _UK.fullmatch(text)
    return match is not None and _swapped(int(match["day"]), int(match["month"]))


def _swapped(large: int, small: int) -> bool:
    return large > _LAST_MONTH >= small


@frozen
class Days:
    """
    How the cells of date columns are read if nothing happens after `latest`.
    """

    latest: date

    def day(self, text: str) -> date:
        """
        A calendar date, by its shape. Raises `Unreadable` for anything else.
        """
        return self._happened(text, _in_our_time(text))

    def true_day(self, text: str) -> date:
        """
        A day on which something in the programme happened.

        > dated before 1 January 1980, or on 1 January 2000, is a problem (SPEC §11)
        """
        found = self.day(text)
        if not is_true(found):
            expected = f"a day from {EARLIEST} on, and not {MEANS_NOT_KNOWN}"
            raise Unreadable(expected, "write the true day")
        return found

    def first_day(self, text: str) -> date:
        """
        The first day that a check covers, however early.
        """
        return self._happened(text, _by_shape(text))

    def _happened(self, text: str, found: date) -> date:
        if text in OPEN or found > self.latest:
            expected = f"a day that is known, not after {self.latest}"
            raise MayMeanNothing(expected, "write the true day")
        return found

    def day_or_open(self, text: str) -> date | None:
        """
        A calendar date, or None if the cell says that there is no last day.

        > `2099-12-31` and `9999-12-31` mean open. (SPEC §11)
        """
        if text in OPEN:
            return None
        found = _in_our_time(text)
        return None if found > self.latest else found

    def last_day(self, text: str) -> date:
        """
        The last day that a check covers; an open one ends on the day of the check.
        """
        return self.day_or_open(text) or OPEN_DAY

    def is_open(self, text: str) -> bool:
        """
        Whether a cell says that there is no last day.
        """
        try:
            return self.day_or_open(text) is None
        except Unreadable:
            return False


def _in_our_time(text: str) -> date:
    """
    A calendar date from 1900 on.
    """
    found = _by_shape(text)
    if found.year < FIRST_YEAR:
        raise _out_of_reach(FIRST_YEAR)
    return found


def _by_shape(text: str) -> date:
    """
    A calendar date of any year.
    """
    numbers = year_month_day(text)
    if numbers is None:
        raise Unreadable(A_DATE, _remedy(text))
    if numbers[0] < date.min.year:
        raise _out_of_reach(date.min.year)
    try:
        return date(*numbers)
    except ValueError:
        expected = "a day that is in the calendar"
        raise Unreadable(
            expected, "correct it: 2017-10-31 and 31/10/2017 are the same day"
        ) from None


def _out_of_reach(first_year: int) -> MayMeanNothing:
    expected = f"a year from {first_year} to {date.max.year}"
    return MayMeanNothing(expected, "correct the year")


def _remedy(text: str) -> str:
    for shape, remedy in _REMEDIES:
        if shape.fullmatch(text):
            return remedy
    return "write it in one of those two ways"
