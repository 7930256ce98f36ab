"""
The council's own school calendar, from the rows of terms.csv (SPEC §2.8).

> A council with six terms writes `2016/17 autumn 1`, `autumn 2`, …; they fold into the
> three. (SPEC §2.8)
"""

from __future__ import annotations

from datetime import date

from attrs import frozen

from pbr.casefiles.reading import Reading
from pbr.casefiles.term_dates import TermDates
from pbr.periods import Period
from pbr.records import arranged
from pbr.school import CENSUS, Calendar, Term, TermPart

_AUGUST, _LAST_OF_AUGUST = 8, 31
_ONE_OF_THE_TWO = "correct one of the two"
_ITS_YEAR = "correct the date, or the term"
_CORRECT = "correct it, or add the dates of that term"


@frozen
class _Held:
    """
    A term in terms.csv: the row that begins it, and the row that ends it.
    """

    begins: TermDates
    ends: TermDates

    @property
    def window(self) -> Period:
        return Period(self.begins.starts_on, self.ends.ends_on)


def calendar_of(reading: Reading) -> Calendar:
    """
    The calendar of terms.csv; the census windows if there is none.
    """
    held = _held(reading)
    _check_years(reading, held)
    _check_sequence(reading, held)
    if not held:
        return CENSUS
    return Calendar(tuple((term, held[term].window) for term in sorted(held)))


def _held(reading: Reading) -> dict[Term, _Held]:
    parts = _parts(reading)
    held = {}
    for term in sorted({part.term for part in parts}):
        whole, one, two = (parts.get(TermPart(term, half)) for half in (None, 1, 2))
        if any(row and row.ends_on < row.starts_on for row in (whole, one, two)):
            continue
        joined = _joined(reading, one, two)
        if whole is not None:
            held[term] = _Held(whole, whole)
            _check_agrees(reading, held[term], joined)
        elif joined is not None:
            held[term] = joined
    return held


def _parts(reading: Reading) -> dict[TermPart, TermDates]:
    parts: dict[TermPart, TermDates] = {}
    for row in arranged(reading.of("terms")):
        first = parts.setdefault(row.part, row)
        if first is not row:
            line = first.row.line if first.row else None
            expected = f"one row for a term, and row {line} is another"
            reading.problem(
                "terms", row, "term", expected, "keep the row that is right"
            )
    return parts


def _joined(
    reading: Reading, one: TermDates | None, two: TermDates | None
) -> _Held | None:
    if one is None or two is None:
        alone = one or two
        if alone is not None and reading.is_read_through("terms"):
            expected = "both halves of a term"
            reading.problem("terms", alone, "term", expected, "add the other half")
        return None
    if two.starts_on <= one.ends_on:
        expected = f"a day after {one.ends_on}, when the first half ends"
        reading.problem("terms", two, "starts_on", expected, _ONE_OF_THE_TWO)
        return None
    return _Held(one, two)


def _check_agrees(reading: Reading, whole: _Held, halves: _Held | None) -> None:
    if halves is None:
        return
    for column, said, other in (
        ("starts_on", whole.window.first, halves.window.first),
        ("ends_on", whole.window.last, halves.window.last),
    ):
        if said != other:
            expected = f"{other}, as its halves say"
            reading.problem("terms", whole.begins, column, expected, _ONE_OF_THE_TWO)


def _check_years(reading: Reading, held: dict[Term, _Held]) -> None:
    for term, each in held.items():
        year = term.school_year
        first = date(year, _AUGUST, 1)
        last = date(year + 1, _AUGUST, _LAST_OF_AUGUST)
        expected = f"a day of its school year, {first} to {last}"
        if each.window.first < first:
            reading.problem("terms", each.begins, "starts_on", expected, _ITS_YEAR)
        if each.window.last > last:
            reading.problem("terms", each.ends, "ends_on", expected, _ITS_YEAR)


def _check_sequence(reading: Reading, held: dict[Term, _Held]) -> None:
    """
    Report terms that do not follow each other, in terms.csv or in the census.
    """
    for term, each in held.items():
        after = held.get(term.later(1))
        if after is not None:
            _check_follows(reading, term, each, after)
        else:
            _check_before(reading, each, term.later(1))
        if term.later(-1) not in held:
            _check_after(reading, each, term.later(-1))


def _check_follows(reading: Reading, term: Term, each: _Held, after: _Held) -> None:
    last = each.window.last
    if after.window.first <= last:
        expected = f"a day after {last}, when {term} ends"
        reading.problem("terms", after.begins, "starts_on", expected, _ONE_OF_THE_TWO)


def _check_before(reading: Reading, each: _Held, after: Term) -> None:
    census = after.census_window
    expected = "a day before {}, the census date of " + str(after)
    if each.window.first >= census.first:
        day = expected.format(census.first)
        reading.problem("terms", each.begins, "starts_on", day, _CORRECT)
    if each.window.last >= census.last:
        day = expected.format(census.last)
        reading.problem("terms", each.ends, "ends_on", day, _CORRECT)


def _check_after(reading: Reading, each: _Held, before: Term) -> None:
    census = before.census_window
    expected = "a day after {}, the census date of " + str(before)
    if each.window.first <= census.first:
        day = expected.format(census.first)
        reading.problem("terms", each.begins, "starts_on", day, _CORRECT)
    if each.window.last <= census.last:
        day = expected.format(census.last)
        reading.problem("terms", each.ends, "ends_on", day, _CORRECT)
