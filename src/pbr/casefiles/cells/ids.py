"""
Ids: pseudonymous, text as it stands, and never a word for nobody.

> Ids are text. (SPEC §11)

A spreadsheet writes a long number as 1.2E+12, and then many ids are one. So an id like
that is a problem. `1E12` may be an id as it is: it is read, and reported.
"""

from __future__ import annotations

import re
import unicodedata

from pbr.casefiles.cells.nothing import is_nobody, says_nothing
from pbr.casefiles.cells.plain_text import free_of_errors, unseen, without_unseen
from pbr.casefiles.cells.unreadable import Unreadable

_EXPONENT = r"[+-]?\d+[.,]?\d*[Ee][+-]?\d+"
#: Letters, digits and hyphens, with a digit among them: no mark of absence has one.
_PLAIN_ID = re.compile(rf"(?!{_EXPONENT}\Z)[A-Za-z_-]*\d[\w-]*", re.ASCII)
_SHORTENED = re.compile(rf"(?=.*[.,+-]){_EXPONENT}", re.ASCII)
_PERHAPS_SHORTENED = re.compile(r"\d+[Ee]\d+", re.ASCII)
#: Unicode's default-ignorable characters that count as printable.
_IGNORED = re.compile(
    "[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u3164\ufe00-\ufe0f\uffa0"
    "\U000e0100-\U000e01ef]"
)
_NOUGHTS_AFTER = re.compile(r"\.0+\Z", re.ASCII)


def an_id(text: str) -> str:
    """
    A pseudonymous id, as text, and never a mark that it is absent.
    """
    if _PLAIN_ID.fullmatch(text):
        return text
    free_of_errors(text)
    if says_nothing(text):
        raise _absent()
    if _SHORTENED.fullmatch(text):
        expected = "an id in full"
        raise Unreadable(expected, "a spreadsheet has shortened it: export it as text")
    if _IGNORED.search(text) or _is_mark(text[0]) or _is_mark(text[-1]):
        raise unseen()
    return without_unseen(text)


def a_key_worker(text: str) -> str:
    """
    The id of a key worker, and never a word for a family that has none.
    """
    if is_nobody(text):
        raise _absent()
    return an_id(text)


def is_perhaps_shortened(text: str) -> bool:
    """
    Whether an id may be a number that a spreadsheet has shortened, such as 1E12.
    """
    return _PERHAPS_SHORTENED.fullmatch(text) is not None


def nearly(text: str) -> str:
    """
    The id without what systems change in ids. Two ids that differ are equal in this
    if they differ only in case, leading zeros, `.0`, blanks or Unicode normal form.
    """
    if text.isascii() and text.isalnum():
        return text.lower().lstrip("0")
    plain = "".join(unicodedata.normalize("NFKC", text).casefold().split())
    return _NOUGHTS_AFTER.sub("", plain).lstrip("0")


def _is_mark(character: str) -> bool:
    """
    Whether it is put over the letter before it, and cannot be seen alone.
    """
    return unicodedata.category(character) == "Mn"


def _absent() -> Unreadable:
    expected = "an id"
    return Unreadable(expected, "put the id there: this says only that it is absent")
