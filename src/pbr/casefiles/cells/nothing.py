"""
Words that say only that nothing is there: what systems and people write for a blank.

> `NULL`, `NaN`, `NaT`, `N/A`, `-` and the like … in a cell that may be blank are a
> problem, and its remedy is to leave the cell blank. (SPEC §11)
"""

from __future__ import annotations

from functools import lru_cache

from pbr.texts.nearest import folded

#: Written by databases and programs, and never a word of a plan.
_BY_SYSTEMS = frozenset({"nan", "nat", "null", "<na>"})
_BY_ANYBODY = frozenset(
    {
        *("blank", "empty", "na", "n/a", "n.a", "n.a.", "n/k", "nil", "nk", "none"),
        *("notapplicable", "notavailable", "notgiven", "notknown", "notrecorded"),
        *("notstated", "tba", "tbc", "undefined", "unknown", "\\n"),
        *(each.strip("<>") for each in _BY_SYSTEMS),
    }
)
_NO_KEY_WORKER = frozenset(
    {"duty", "dutyteam", "notallocated", "unallocated", "unassigned", "vacant"}
)
_BRACKETS = "<>()[]{}"


def says_nothing(text: str) -> bool:
    """
    Whether a cell says only that nothing is there: a word, or marks alone.
    """
    if text[-1:].isdigit():
        return False  # as most ids and references are: no such word ends with a digit
    return _says_nothing(text)


@lru_cache(maxsize=16384)
def _says_nothing(text: str) -> bool:
    if not any(map(str.isalnum, text)):
        return True
    return folded(text.strip(_BRACKETS)) in _BY_ANYBODY


def is_no_word(text: str) -> bool:
    """
    Whether a cell that needs a word has only what a system writes for none.
    """
    return text.casefold() in _BY_SYSTEMS


def is_no_day(text: str) -> bool:
    """
    Whether a cell for a date says only that there is none, such as 0000-00-00.
    """
    return says_nothing(text) or _is_nought(text)


def is_nobody(text: str) -> bool:
    """
    Whether a key worker's cell says only that there is none yet, such as `duty team`.
    """
    return is_no_day(text) or folded(text) in _NO_KEY_WORKER


def _is_nought(text: str) -> bool:
    return not text.strip("0/-.: ")
