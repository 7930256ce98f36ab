"""
The nearest known name to one that was mistyped: "did you mean 'work'?"
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from difflib import SequenceMatcher, get_close_matches

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
    The known name that is most like this one. None if none is, or two are as like it.
    """
    by_fold = {folded(each): each for each in sorted(known)}
    given = folded(name[:LONGEST])
    close = get_close_matches(given, by_fold, n=2)
    likeness = [SequenceMatcher(None, each, given).ratio() for each in close]
    if not close or likeness[1:] == likeness[:1]:
        return None
    return by_fold[close[0]]


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
        every = [*known]
        self._folded = _only([(_plain(each), each) for each in every])
        self._shorter = _only(
            [(part, each) for each in every for part in _spellings(_plain(each))]
        )

    def nearest(self, given: str) -> str | None:
        """
        The known id that differs in case, marks and leading zeros only, or in a letter.

        None if several do: to take the wrong one would give a row to somebody else.
        """
        plain = _plain(given)
        if plain in self._folded:
            return self._folded[plain]
        spellings = [each for each in _spellings(plain) if each in self._shorter]
        found = {self._shorter[each] for each in spellings}
        return found.pop() if len(found) == 1 else None


def _only(spellings: Iterable[tuple[str, str]]) -> dict[str, str | None]:
    """
    The id of each spelling; None if several ids have it.
    """
    found: dict[str, str | None] = {}
    for spelling, each in spellings:
        first = found.setdefault(spelling, each)
        found[spelling] = each if first == each else None
    return found


def _plain(given: str) -> str:
    return _NOT_IN_AN_ID.sub("", given.removesuffix(".0")).casefold().lstrip("0")


def _spellings(plain: str) -> list[str]:
    """
    The folded id, and each way to leave one letter out of it; none if it is too long.
    """
    return [plain, *_one_left_out(plain)] if len(plain) <= _LONGEST_ID else []


def _one_left_out(plain: str) -> list[str]:
    if len(plain) < _SHORTEST_ID:
        return []
    return [plain[:at] + plain[at + 1 :] for at in range(len(plain))]
