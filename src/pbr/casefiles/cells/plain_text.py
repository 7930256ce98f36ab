"""
Text without a spreadsheet's error, and with nothing in it that cannot be seen.
"""

from __future__ import annotations

from pbr.casefiles.cells.unreadable import MayMeanNothing, Unreadable

_SPREADSHEET_ERRORS = frozenset(
    {"#n/a", "#value!", "#ref!", "#name?", "#div/0!", "#num!", "#null!", "#spill!"}
)


def is_error(text: str) -> bool:
    """
    Whether a cell is a spreadsheet's error, such as #N/A.
    """
    return text.startswith("#") and text.casefold() in _SPREADSHEET_ERRORS


def an_error() -> MayMeanNothing:
    """
    What to do about a spreadsheet's error.
    """
    return MayMeanNothing("no spreadsheet error", "correct the formula")


def free_of_errors(text: str) -> None:
    """
    Raise `Unreadable` for a spreadsheet's error.
    """
    if is_error(text):
        raise an_error()


def without_unseen(text: str) -> str:
    """
    The text. Raises `Unreadable` if it has a character that cannot be seen.
    """
    if text.isprintable():
        return text
    raise unseen()


def unseen() -> Unreadable:
    """
    What to do about a character that cannot be seen.
    """
    expected = "letters, digits, marks and plain spaces"
    remedy = "it holds a character that cannot be seen: type it again"
    return Unreadable(expected, remedy)
