"""
The nearest known name to one that is not known, for a remedy.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from difflib import get_close_matches

_SHORTEST_ID, _LONGEST_ID = 3, 40
_BETWEEN_WORDS = re.compile(r"[\s_\-\u2010-\u2015]+")
_NOT_IN_AN_ID = re.compile(r"\W|_")


def folded(name: str) -> str:
    """
    A name without case, spaces, hyphens and underscores.
    """
    return _BETWEEN_WORDS.sub("", name).casefold()


def nearest(name: str, known: Iterable[str]) -> str | None:
    """
    The one known name that is most like this one, or None when none is like it.
    """
    by_fold = {folded(each): each for each in sorted(known)}
    close = get_close_matches(folded(name[:_LONGEST_ID]), by_fold, n=1)
    return by_fold[close[0]] if close else None


class Ids:
    """
    Known ids, kept so that a mistyped one is found among many thousands at once.
    """

    def __init__(self, known: Iterable[str]) -> None:
        self._by_spelling: dict[str, str] = {}
        for each in sorted(known, reverse=True):
            for spelling in _spellings(each):
                self._by_spelling[spelling] = each

    def nearest(self, given: str) -> str | None:
        """
        A known id that differs in case, marks, leading noughts or one letter.
        """
        found = [
            self._by_spelling[spelling]
            for spelling in _spellings(given)
            if spelling in self._by_spelling
        ]
        return found[0] if found else None


def _spellings(given: str) -> list[str]:
    """
    The id, folded, and each way of leaving one letter out of it.
    """
    if len(given) > _LONGEST_ID:
        return []
    plain = _NOT_IN_AN_ID.sub("", given.removesuffix(".0")).casefold().lstrip("0")
    return [plain, *_one_left_out(plain)]


def _one_left_out(plain: str) -> list[str]:
    if len(plain) < _SHORTEST_ID:
        return []
    return [plain[:at] + plain[at + 1 :] for at in range(len(plain))]
