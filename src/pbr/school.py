"""
School terms, and the years in which a child must be at school (SPEC §2.7, §2.8).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

from attrs import field, frozen
from dateutil.easter import easter

from pbr.exceptions import NotUnderstood
from pbr.periods import ONE_DAY, Period, birthday, plus_months

SEASONS = ("autumn", "spring", "summer")
_YEARS = (
    r"(?:(?P<year>\d{4})(?:-?/-?|-|)(?P<next>\d\d|\d{4})"
    r"|(?P<short>\d\d)(?:-?/-?|-)(?P<short_next>\d\d))"
)
_SEASON = r"(?P<season>autumn|spring|summer)(?:-(?P<half>[12]))?"
_TERM_SPELLINGS = (
    re.compile(f"{_YEARS}-{_SEASON}", re.ASCII),
    re.compile(f"{_SEASON}-{_YEARS}", re.ASCII),
)
_BETWEEN_WORDS = re.compile(r"[\s_\-\u2010-\u2015]+")
#: The first school year that two digits mean: 80/81 is 1980/81, and 79/80 is 2079/80.
_FIRST_SHORT_YEAR = 1980
_JUNE, _FRIDAY, _SEPTEMBER = 6, 4, 9
_SCHOOL_AGE_STARTS = ((3, 31), (8, 31), (12, 31))


class Term(NamedTuple):
    """
    One of the three terms of a school year: `2016/17 autumn`. Terms sort by time.

    A named tuple, because those compare and hash fast. `school_year` is the year in
    which it starts, `season` counts from 0 (autumn).
    """

    school_year: int
    season: int

    @classmethod
    def of(cls, words: str) -> Term:
        """
        Read "2016/17 autumn", in any spelling that `TermPart.parse` reads.

        Raises `NotUnderstood` for anything else, and for half of a term.
        """
        part = TermPart.parse(words)
        if part.half is not None:
            fault = f"{words!r} is half of a term"
            raise NotUnderstood(
                fault, f'write "{part.term}" and give the half by itself'
            )
        return part.term

    def __str__(self) -> str:
        return _named(self)

    def later(self, terms: int) -> Term:
        """
        The term that is `terms` terms after this one.
        """
        return Term(*divmod(self.school_year * 3 + self.season + terms, 3))

    @property
    def reference_day(self) -> date:
        """
        The day on which a child's age is looked at for this term.

        > Its reference day: 1 September, 1 January, 1 April. (SPEC §2.8)
        """
        year = self.school_year
        return (date(year, 9, 1), date(year + 1, 1, 1), date(year + 1, 4, 1))[
            self.season
        ]

    @property
    def census_window(self) -> Period:
        """
        The school census dates of the term.

        > autumn 1 Aug-31 Dec, spring 1 Jan-Easter Sunday, summer Easter Monday-31 Jul
        > (SPEC §2.8)
        """
        return _census_window(self)


@lru_cache(maxsize=1024)
def _census_window(term: Term) -> Period:
    year = term.school_year
    easter_sunday = easter(year + 1)
    return (
        Period(date(year, 8, 1), date(year, 12, 31)),
        Period(date(year + 1, 1, 1), easter_sunday),
        Period(easter_sunday + ONE_DAY, date(year + 1, 7, 31)),
    )[term.season]


@lru_cache(maxsize=1024)
def _named(term: Term) -> str:
    year = term.school_year
    return f"{year}/{(year + 1) % 100:02d} {SEASONS[term.season]}"


class TermPart(NamedTuple):
    """
    A whole term (`half` is None), or the first or second half of one.
    """

    term: Term
    half: int | None

    @classmethod
    def parse(cls, words: str) -> TermPart:
        """
        Read "2016/17 autumn" or, if a council has six terms, "2016/17 autumn 1".

        "Autumn 2016-17", "201617 autumn" and "16/17 Autumn" are the same term. Raises
        `NotUnderstood` for anything else, such as years that do not follow.
        """
        spelling = _BETWEEN_WORDS.sub("-", words.lower())
        matches = [form.fullmatch(spelling) for form in _TERM_SPELLINGS]
        match = matches[0] or matches[1]
        year = None if match is None else _school_year(match)
        if match is None or year is None:
            fault = f"{words!r} is not a term"
            raise NotUnderstood(fault, 'write "2016/17 autumn"')
        term = Term(year, SEASONS.index(match["season"]))
        return cls(term, int(match["half"]) if match["half"] else None)

    def __str__(self) -> str:
        return f"{self.term} {self.half}" if self.half else str(self.term)


def _school_year(match: re.Match[str]) -> int | None:
    """
    The year in which a school year starts; None if its second does not follow.
    """
    first, second = match["year"], match["next"]
    if first is None:
        first, second = match["short"], match["short_next"]
        year = _FIRST_SHORT_YEAR + (int(first) - _FIRST_SHORT_YEAR) % 100
    else:
        year = int(first)
    return year if str(year + 1).zfill(4)[-len(second) :] == second else None


@frozen(cache_hash=True)
class Calendar:
    """
    When each term begins and ends: the council's own dates, else the census windows.

    > A term that `terms.csv` does not hold keeps its census window. (SPEC §2.8)
    """

    held: tuple[tuple[Term, Period], ...] = ()
    _windows: dict[Term, Period] = field(init=False, eq=False, repr=False)

    @_windows.default
    def _index(self) -> dict[Term, Period]:
        return dict(self.held)

    def window(self, term: Term) -> Period:
        """
        The first and last day of a term.
        """
        return self._windows.get(term) or term.census_window

    def latest(self, terms: int, on: date) -> tuple[Term, ...]:
        """
        The latest `terms` terms that ended on or before the day `on`, in order.
        """
        return _latest(self, terms, on)


CENSUS = Calendar()


@lru_cache(maxsize=4096)
def _latest(calendar: Calendar, terms: int, on: date) -> tuple[Term, ...]:
    term = Term(on.year, 0)
    while calendar.window(term).last > on:
        term = term.later(-1)
    return tuple(term.later(-back) for back in range(terms - 1, -1, -1))


@lru_cache(maxsize=65536)
def compulsory_school_age(born: date) -> Period:
    """
    The days on which a child is of compulsory school age in England.

    > It begins on the first 31 August, 31 December or 31 March on or after the fifth
    > birthday. It ends on the last Friday in June of the school year (1 September to
    > 31 August) in which the person turns 16. (SPEC §2.7)
    """
    fifth = birthday(born, 5)
    starts = [date(fifth.year, month, day) for month, day in _SCHOOL_AGE_STARTS]
    sixteenth = birthday(born, 16)
    last_year = sixteenth.year + (sixteenth.month >= _SEPTEMBER)
    return Period(
        min([start for start in starts if start >= fifth]),
        _last_friday_in_june(last_year),
    )


def _last_friday_in_june(year: int) -> date:
    end = date(year, _JUNE, 30)
    return end - timedelta(days=(end.weekday() - _FRIDAY) % 7)


@lru_cache(maxsize=65536)
def births_of_school_age_on(day: date) -> Period:
    """
    The birth dates of those who are of compulsory school age on a day.
    """
    starts = [
        date(year, month, last)
        for year in (day.year - 1, day.year)
        for month, last in _SCHOOL_AGE_STARTS
    ]
    latest_start = max([start for start in starts if start <= day])
    year = day.year + (day > _last_friday_in_june(day.year))
    return Period(date(year - 17, _SEPTEMBER, 1), plus_months(latest_start, -5 * 12))


def turns_of_school_age(year: int) -> Iterator[date]:
    """
    The days of a year on which anyone begins, or has ended, compulsory school age.
    """
    for month, day in _SCHOOL_AGE_STARTS:
        yield date(year, month, day)
    yield _last_friday_in_june(year) + ONE_DAY


@lru_cache(maxsize=65536)
def of_school_age_for(born: date, term: Term) -> bool:
    """
    Whether a child is of compulsory school age on the term's reference day.
    """
    return term.reference_day in compulsory_school_age(born)


@lru_cache(maxsize=65536)
def first_school_term(born: date) -> Term:
    """
    The first term for which a child is of compulsory school age.
    """
    start = compulsory_school_age(born).first
    term = Term(start.year - 1, 0)
    while term.reference_day < start:
        term = term.later(1)
    return term
