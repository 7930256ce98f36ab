"""
What each word of pbr means: `pbr explain WORD`.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from enum import Enum
from fractions import Fraction
from typing import Any, get_type_hints

from attrs import fields

from pbr.exceptions import NotUnderstood
from pbr.reports.meanings import A_RULE, GROUPS, as_asked, meanings_of
from pbr.reports.paragraphs import STEP, WIDTH, paragraph, wrapped
from pbr.rules import RULES
from pbr.rules.parts.words import MaybeWords, Positive
from pbr.rules.parts.work import MovedOff
from pbr.shares import Below, Fall, Share
from pbr.texts.nearest import did_you_mean

KINDS: dict[Any, str] = {
    int: "a whole number, from 0",
    Positive: "a whole number, from 1",
    MovedOff | None: (
        '{ benefits = a list of words, since = "attachment" or "ever" }, or nothing'
    ),
    Fraction: "an exact number",
    Fraction | None: "an exact number, or nothing",
    date | None: "a date, or nothing",
    tuple[str, ...]: "a list of words",
    MaybeWords: "a list of words, or nothing",
    Share: '"at least 90%" or "more than 90%"',
    Below: '"15%"',
    Fall: '"33%", "1/3" or "any"',
}


def explained(word: str | None, width: int = WIDTH) -> str:
    """
    The meanings of a word, or the list of all words if `word` is None.

    Raises `NotUnderstood` for a word pbr does not use, with the nearest it does.
    """
    if word is None:
        return wrapped("\n".join(_every_word()), width)
    meanings = meanings_of(word)
    if not meanings:
        known = [as_asked(each) for group in GROUPS.values() for each in group]
        fault = f"{word!r} is not a word of pbr"
        raise NotUnderstood(
            fault, did_you_mean(as_asked(word), known, "see pbr explain")
        )
    return wrapped("\n".join(_lines(meanings)), width)


def _every_word() -> Iterator[str]:
    """
    Each group, with its words in order.
    """
    for what, group in GROUPS.items():
        yield paragraph(f"{what}: {'; '.join(sorted(group))}")


def _lines(meanings: dict[str, tuple[str, str]]) -> Iterator[str]:
    """
    A word, then each meaning; with what the word is, if it has several meanings.
    """
    yield next(written for written, _ in meanings.values())
    for what, (written, meaning) in meanings.items():
        said = f"{what}: {meaning}" if len(meanings) > 1 else meaning
        for block in said.split("\n\n"):
            yield paragraph(" ".join(block.split()), STEP)
        if what == A_RULE:
            yield from _values(written)


def _values(rule: str) -> list[str]:
    """
    The values a plan gives a rule, and what each may be.
    """
    kinds = get_type_hints(RULES[rule], include_extras=True)
    lines = [
        paragraph(f"{each.name} = {_what(kinds[each.name])}", STEP * 2)
        for each in fields(RULES[rule])
        if each.name != "clause"
    ]
    return [f"{STEP}A plan sets:", *lines] if lines else []


def _what(kind: Any) -> str:  # noqa: ANN401 - the type of a field
    """
    What a value may be, with its words where it has a choice.
    """
    if isinstance(kind, type) and issubclass(kind, Enum):
        return " or ".join(f'"{member.value}"' for member in kind)
    return KINDS.get(kind, "words")
