"""
Words of the case files and of plans, in the one spelling in which they are compared.

> Words … are compared *folded*: letter case does not matter, and runs of blanks, `_`
> and `-` are one hyphen. (SPEC §4.7)
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

_BETWEEN = re.compile(r"[\s_-]+")


def fold(word: str) -> str:
    """
    A word as it is compared: "Child in_Need" is "child-in-need".

    The parts of a problem on either side of a slash are each a word. What is not text
    stays as it is, for the record that was given it to refuse.
    """
    try:
        return _folded(word)
    except (AttributeError, TypeError):
        return word


@lru_cache(4096)
def _folded(word: str) -> str:
    parts = word.casefold().split("/")
    return "/".join([_BETWEEN.sub("-", part.strip()) for part in parts])


def fold_each(words: Iterable[str]) -> tuple[str, ...]:
    """
    Several words as they are compared, in their order.

    What is not several words stays as it is, for the record to refuse: one text too,
    which is not a list of its letters.
    """
    if isinstance(words, str):
        return words  # type: ignore[return-value]
    try:
        return tuple([fold(word) for word in words])
    except TypeError:
        return words  # type: ignore[return-value]
