"""
Rows whose word the plan does not know: what they may mean, and what is needed (§4.8).

> A row whose status, outcome or benefit the plan does not know is *not understood* too,
> and the answer is undetermined where it matters what the word means. (SPEC §4.8)
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import product
from typing import TypeVar

from pbr.findings import (
    Judgement,
    Needed,
    NeedsCheck,
    NeedsEvents,
    NeedsMeaning,
    NeedsPerson,
    Reason,
    undetermined,
)
from pbr.records import Record

T = TypeVar("T")

#: The reason for an open answer, by the first thing that is missing (SPEC §4.8).
WHY_OPEN = {
    NeedsCheck: Reason.UNCHECKED,
    NeedsMeaning: Reason.NOT_UNDERSTOOD,
    NeedsPerson: Reason.WHOM,
    NeedsEvents: Reason.PERHAPS_ONE_EVENT,
}

#: The most ways of reading some rows that are tried one by one.
MOST_WAYS = 256


def in_every_way(rows: int, meanings: Sequence[T]) -> Iterator[tuple[T, ...]] | None:
    """
    Every way of giving some rows one meaning each; None if there are too many.

    The first way gives each row the first meaning.
    """
    if len(meanings) ** rows > MOST_WAYS:
        return None
    return product(meanings, repeat=rows)


def meanings_needed(
    column: str, rows: Iterable[tuple[str, Record]]
) -> tuple[NeedsMeaning, ...]:
    """
    The meaning of each word that is not known, with its rows.
    """
    by_word: dict[str, list[Record]] = {}
    for word, row in rows:
        by_word.setdefault(word, []).append(row)
    return tuple(
        [NeedsMeaning(column, word, tuple(those)) for word, those in by_word.items()]
    )


def why_open(needed: tuple[Needed, ...]) -> Reason:
    """
    > The reason is the first of *unchecked*, *not understood*, *whom* and *perhaps one
    > event*. (SPEC §4.8)
    """
    return WHY_OPEN[type(needed[0])]


def read_either_way(
    judged: Sequence[Judgement],
    meanings: tuple[NeedsMeaning, ...],
    *,
    never_met: bool = False,
) -> Judgement:
    """
    The judgement without the rows that are not understood, if it does not matter what
    they mean; else undetermined, for want of all that either way lacks.

    With `never_met` no meaning could make it met.
    """
    if not meanings:
        return judged[0]
    needed = dict.fromkeys([need for each in judged for need in each.needed])
    every = (*needed, *meanings)
    is_unchecked = any(isinstance(each, NeedsCheck) for each in needed)
    reason = Reason.UNCHECKED if is_unchecked else Reason.NOT_UNDERSTOOD
    return undetermined(reason, every, never_met=never_met)
