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

from pbr.casefiles.cells.dates import a_day, a_day_or_open, a_last_day
from pbr.casefiles.cells.unreadable import Unreadable
from pbr.casefiles.columns import CellKind, Column
from pbr.exceptions import NotUnderstood
from pbr.periods import FIRST_YEAR, LAST_YEAR
from pbr.school import TermPart

MOST_SESSIONS = 9999
_MOST_DIGITS = len(str(MOST_SESSIONS))
HOURS_IN_A_WEEK = 168
SPREADSHEET_ERRORS = frozenset(
    {"#n/a", "#value!", "#ref!", "#name?", "#div/0!", "#num!", "#null!", "#spill!"}
)
NOTHING_THERE = frozenset({"nan", "null", "<na>"})
NOBODY = frozenset(
    {"unknown", "not known", "n/k", "nk", "n/a", "none", "tbc"} | NOTHING_THERE
)
_HOURS = re.compile(r"\d{1,3}(\.\d{1,4})?", re.ASCII)
_SCORE = re.compile(r"-?\d{1,6}(\.\d{1,6})?", re.ASCII)
#: Letters, digits and hyphens, with a digit among them: no mark of absence has one.
_PLAIN_ID = re.compile(r"[A-Za-z_-]*\d[\w-]*", re.ASCII)
_SHORTENED = re.compile(r"\d(\.\d+)?E\+\d+", re.ASCII)


def an_id(text: str) -> str:
    """
    A pseudonymous id, as text, and never a mark that it is absent.
    """
    if _PLAIN_ID.fullmatch(text):
        return text
    _free_of_errors(text)
    if text.casefold() in NOBODY or not any(map(str.isalnum, text)):
        expected = "an id"
        raise Unreadable(expected, "put the id there: this says only that it is absent")
    if _SHORTENED.fullmatch(text):
        expected = "an id in full"
        raise Unreadable(expected, "a spreadsheet has shortened it: export it as text")
    return _visible(text)


def a_word(text: str) -> str:
    """
    A word of the plan or of the source.
    """
    _free_of_errors(text)
    if text.casefold() in NOTHING_THERE:
        expected = "a word"
        raise Unreadable(
            expected, "put the word there: this says only that it is absent"
        )
    return _visible(text)


def some_words(text: str) -> tuple[str, ...]:
    """
    One or more words with spaces between them.
    """
    return tuple([a_word(word) for word in text.split()])


def a_text(text: str) -> str:
    """
    Any text except a spreadsheet's error.
    """
    _free_of_errors(text)
    return text


def a_term(text: str) -> TermPart:
    """
    A term or half of one, in the years that dates may have.
    """
    try:
        part = TermPart.parse(text)
    except NotUnderstood:
        expected = "a term as 2016/17 autumn, or half of one as 2016/17 autumn 1"
        raise Unreadable(expected, "write it in one of those two ways") from None
    if not FIRST_YEAR <= part.term.school_year < LAST_YEAR:
        expected = f"a school year from {FIRST_YEAR} to {LAST_YEAR}"
        raise Unreadable(expected, "correct the year")
    return part


def sessions(text: str) -> int:
    """
    A whole number of sessions.
    """
    digits = text.lstrip("0")
    if text.isascii() and text.isdigit() and len(digits) <= _MOST_DIGITS:
        return int(text)
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


READERS: dict[CellKind, Callable[[str], Any]] = {
    CellKind.ID: an_id,
    CellKind.WORD: a_word,
    CellKind.WORDS: some_words,
    CellKind.TEXT: a_text,
    CellKind.DAY: a_day,
    CellKind.DAY_OR_OPEN: a_day_or_open,
    CellKind.LAST_DAY: a_last_day,
    CellKind.TERM: a_term,
    CellKind.SESSIONS: sessions,
    CellKind.HOURS: hours,
    CellKind.SCORE: a_score,
}
BLANK_IS_EMPTY = frozenset({CellKind.ID, CellKind.WORD, CellKind.TEXT})
#: Ids and references are many, and each is seen few times, so they are not kept.
_NOT_KEPT = frozenset({CellKind.ID, CellKind.TEXT})
_KEPT = 16384


def read_cell(column: Column) -> Callable[[str, object], Any]:
    """
    How cattrs turns a cell of this column into a value: the text, and a type.
    """
    read = READERS[column.kind]
    blank = "" if column.kind in BLANK_IS_EMPTY else None

    def required(text: str, _type: object) -> Any:  # noqa: ANN401 - of any column
        if text:
            return read(text)
        raise Unreadable(column.kind.value, "fill it in, or take the row out")

    def optional(text: str, _type: object) -> Any:  # noqa: ANN401 - of any column
        return read(text) if text else blank

    hook = required if column.required else optional
    return hook if column.kind in _NOT_KEPT else lru_cache(_KEPT)(hook)


def _free_of_errors(text: str) -> None:
    if text.startswith("#") and text.casefold() in SPREADSHEET_ERRORS:
        expected = "no spreadsheet error"
        raise Unreadable(expected, "correct the formula, or leave the cell blank")


def _visible(text: str) -> str:
    if text.isprintable():
        return text
    expected = "letters, digits, marks and plain spaces"
    raise Unreadable(
        expected, "it holds a character that cannot be seen: type it again"
    )
