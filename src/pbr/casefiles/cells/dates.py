"""
Dates as councils write them: ISO or UK, known by their shape and never guessed.

> Dates are ISO (`2017-10-31`) or UK (`31/10/2017`), one style per column, decided from
> the whole column: a mixture is refused, never guessed per cell. (SPEC §11)
"""

from __future__ import annotations

import re
from datetime import date
from enum import Enum

from pbr.casefiles.cells.unreadable import Unreadable
from pbr.periods import FIRST_YEAR, LAST_YEAR

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
        re.compile(r"\d\d?[/.-]\d\d?[/.-]\d\d", re.ASCII),
        "write the year with four digits",
    ),
)


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


def a_day(text: str) -> date:
    """
    A calendar date, by its shape. Raises `Unreadable` for anything else.
    """
    numbers = year_month_day(text)
    if numbers is None:
        raise Unreadable(A_DATE, _remedy(text))
    if text in OPEN:
        expected = "a day that is known"
        raise Unreadable(expected, "write the day it happened")
    return _existing(*numbers)


def a_day_or_open(text: str) -> date | None:
    """
    A calendar date, or None if the cell says that there is no last day.

    > `2099-12-31` and `9999-12-31` mean open. (SPEC §11)
    """
    return None if text in OPEN else a_day(text)


def a_last_day(text: str) -> date:
    """
    The last day that a check covers; an open one ends on the day of the check.
    """
    return OPEN_DAY if text in OPEN else a_day(text)


def _existing(year: int, month: int, day: int) -> date:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        expected = f"a year from {FIRST_YEAR} to {LAST_YEAR}"
        raise Unreadable(expected, "correct the year")
    try:
        return date(year, month, day)
    except ValueError:
        expected = "a day that is in the calendar"
        raise Unreadable(
            expected, "correct it: 2017-10-31 and 31/10/2017 are the same day"
        ) from None


def _remedy(text: str) -> str:
    for shape, remedy in _REMEDIES:
        if shape.fullmatch(text):
            return remedy
    return "write it in one of those two ways"
