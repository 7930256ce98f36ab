"""
The nearest known name to one that was mistyped: "did you mean 'work'?"
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from difflib import get_close_matches

from pbr.texts.visible import LONGEST, visible

#: The most names that a remedy lists.
MOST_NAMED = 100
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
    The known name that is most like this one, or None if none is like it.
    """
    by_fold = {folded(each): each for each in sorted(known)}
    close = get_close_matches(folded(name[:LONGEST]), by_fold, n=1)
    return by_fold[close[0]] if close else None


def did_you_mean(name: str, known: Iterable[str], instead: str = "") -> str:
    """
    A remedy: `did you mean 'work'?` if one of the known names is like this one.

    If none is, `instead`; and if that is blank, the list: `write one of school, work`.
    A list has at most a hundred names, and only those are compared. If there are no
    known names, the remedy is to take this one out.
    """
    every = [*known]
    some = every if instead else every[:MOST_NAMED]
    close = nearest(name, some)
    if close is not None:
        return f"did you mean {close!r}?"
    if instead or not some:
        return instead or "take it out"
    more = "…" if len(every) > len(some) else ""
    return f"write one of {', '.join(map(visible, some))}{more}"


class Ids:
    """
    Known ids, kept so that pbr finds a mistyped one among many thousands at once.
    """

    def __init__(self, known: Iterable[str]) -> None:
        self._by_spelling: dict[str, str] = {}
        for each in sorted(known, reverse=True):
            for spelling in _spellings(each):
                self._by_spelling[spelling] = each

    def nearest(self, given: str) -> str | None:
        """
        A known id that differs in case, marks, leading zeros or one letter.
        """
        found = [
            self._by_spelling[spelling]
            for spelling in _spellings(given)
            if spelling in self._by_spelling
        ]
        return found[0] if found else None


def _spellings(given: str) -> list[str]:
    """
    The id, folded, and each way to leave one letter out of it.
    """
    if len(given) > _LONGEST_ID:
        return []
    plain = _NOT_IN_AN_ID.sub("", given.removesuffix(".0")).casefold().lstrip("0")
    return [plain, *_one_left_out(plain)]


def _one_left_out(plain: str) -> list[str]:
    if len(plain) < _SHORTEST_ID:
        return []
    return [plain[:at] + plain[at + 1 :] for at in range(len(plain))]
