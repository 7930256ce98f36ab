"""
One cell at a time: what its text means, or why it cannot be read.

A cell is never coerced, and never a float: a whole number is digits, any other number
is an exact fraction, and an id is text.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from fractions import Fraction
from functools import lru_cache
from typing import Any

from pbr.casefiles.cells.dates import Days
from pbr.casefiles.cells.ids import a_key_worker, an_id
from pbr.casefiles.cells.nothing import (
    is_no_day,
    is_no_word,
    is_nobody,
    says_nothing,
)
from pbr.casefiles.cells.plain_text import (
    an_error,
    free_of_errors,
    is_error,
    without_unseen,
)
from pbr.casefiles.cells.unreadable import MayMeanNothing, Unreadable
from pbr.casefiles.columns import DATES, CellKind, Column
from pbr.exceptions import NotUnderstood
from pbr.periods import FIRST_YEAR
from pbr.school import TermPart

MOST_SESSIONS = 9999
_MOST_DIGITS = len(str(MOST_SESSIONS))
HOURS_IN_A_WEEK = 168
_WHOLE = re.compile(r"(?P<whole>\d+)(\.0+)?", re.ASCII)
_HOURS = re.compile(r"\d{1,3}(\.\d{1,4})?", re.ASCII)
_SCORE = re.compile(r"-?\d{1,6}(\.\d{1,6})?", re.ASCII)


def a_word(text: str) -> str:
    """
    A word of the plan or of the source.
    """
    free_of_errors(text)
    if is_no_word(text):
        expected = "a word"
        raise Unreadable(
            expected, "put the word there: this says only that it is absent"
        )
    return without_unseen(text)


def some_words(text: str) -> tuple[str, ...]:
    """
    One or more words with spaces between them.
    """
    return tuple([a_word(word) for word in text.split()])


def a_text(text: str) -> str:
    """
    Any text except a spreadsheet's error; blank if it says only that there is none.
    """
    free_of_errors(text)
    return "" if says_nothing(text) else text


def a_term(text: str, last_year: int) -> TermPart:
    """
    A term or half of one, in the years that dates may have.
    """
    try:
        part = TermPart.parse(text)
    except NotUnderstood:
        expected = "a term as 2016/17 autumn, or half of one as 2016/17 autumn 1"
        raise Unreadable(expected, "write it in one of those two ways") from None
    if not FIRST_YEAR <= part.term.school_year < last_year:
        expected = f"a school year from {FIRST_YEAR} to {last_year}"
        raise Unreadable(expected, "correct the year")
    return part


def sessions(text: str) -> int:
    """
    A whole number of sessions, also when a spreadsheet has written it as 140.0.
    """
    match = _WHOLE.fullmatch(text)
    if match is not None and len(match["whole"].lstrip("0")) <= _MOST_DIGITS:
        return int(match["whole"])
    expected = f"a whole number from 0 to {MOST_SESSIONS}"
    raise Unreadable(expected, "write it in digits alone, as in 120")


def hours(text: str) -> Fraction:
    """
    The hours worked in a week, exactly.
    """
    if _HOURS.fullmatch(text) and Fraction(text) <= HOURS_IN_A_WEEK:
        return Fraction(text)
    expected = f"hours in a week, from 0 to {HOURS_IN_A_WEEK}"
    raise Unreadable(expected, "write it as 16 or 37.5")


def a_score(text: str) -> Fraction:
    """
    A score, exactly.
    """
    if _SCORE.fullmatch(text):
        return Fraction(text)
    expected = "a number of up to six digits, and six decimals"
    raise Unreadable(expected, "write it as 4 or 4.5")


BLANK_IS_EMPTY = frozenset(
    {CellKind.ID, CellKind.KEY_WORKER, CellKind.WORD, CellKind.TEXT}
)
#: Ids and references are many, and each is seen few times, so they are not kept.
_NOT_KEPT = "reference"
_KEPT = 16384
_IS_NOTHING = {CellKind.KEY_WORKER: is_nobody, **dict.fromkeys(DATES, is_no_day)}
#: Kinds whose reader says itself what to write for a word that means nothing.
_WORDED = frozenset({CellKind.ID, CellKind.WORD, CellKind.WORDS})


def readers(days: Days) -> dict[CellKind, Callable[[str], Any]]:
    """
    How each kind of cell is read, if nothing happens after the latest day.
    """

    def term(text: str) -> TermPart:
        return a_term(text, days.latest.year)

    return {
        CellKind.ID: an_id,
        CellKind.KEY_WORKER: a_key_worker,
        CellKind.WORD: a_word,
        CellKind.WORDS: some_words,
        CellKind.TEXT: a_text,
        CellKind.DAY: days.day,
        CellKind.FIRST_DAY: days.first_day,
        CellKind.DAY_OR_OPEN: days.day_or_open,
        CellKind.LAST_DAY: days.last_day,
        CellKind.TERM: term,
        CellKind.SESSIONS: sessions,
        CellKind.HOURS: hours,
        CellKind.SCORE: a_score,
    }


def read_cell(column: Column, days: Days) -> Callable[[str, object], Any]:
    """
    How cattrs turns a cell of this column into a value: the text, and a type.
    """
    read = days.true_day if column.happens else readers(days)[column.kind]
    blank = "" if column.kind in BLANK_IS_EMPTY else None

    def required(text: str, _type: object) -> Any:  # noqa: ANN401 - of any column
        if not text:
            raise _left_blank(column)
        try:
            return read(text)
        except Unreadable as error:
            raise _refused(column, text, error) from None

    def optional(text: str, _type: object) -> Any:  # noqa: ANN401 - of any column
        if not text:
            return blank
        try:
            value = read(text)
        except Unreadable as error:
            raise _refused(column, text, error) from None
        if column.kind is CellKind.WORD and says_nothing(text):
            raise _not_blank(column)
        return value

    hook = required if column.required else optional
    seldom_again = column.kind is CellKind.ID or column.name == _NOT_KEPT
    return hook if seldom_again else lru_cache(_KEPT)(hook)


def _refused(column: Column, text: str, error: Unreadable) -> Unreadable:
    """
    What to do about a cell that its reader refused, in a column that may be blank or
    may not.
    """
    if is_error(text):
        error = an_error()
    elif _IS_NOTHING.get(column.kind, says_nothing)(text):
        if not column.required:
            return _not_blank(column)
        return error if column.kind in _WORDED else _left_blank(column)
    if isinstance(error, MayMeanNothing) and not column.required:
        return error.or_blank()
    return error


def _left_blank(column: Column) -> Unreadable:
    remedy = "fill it in, or take the row out if it is not a record"
    return Unreadable(column.kind.value, remedy)


def _not_blank(column: Column) -> Unreadable:
    """
    > a problem, and its remedy is to leave the cell blank (SPEC §11)
    """
    what = "a date" if column.kind in DATES else column.kind.value
    expected = f"{what}, or a blank cell"
    return Unreadable(expected, "leave the cell blank")
