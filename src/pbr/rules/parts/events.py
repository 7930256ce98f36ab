"""
How many incidents some rows are: from the fewest to the most (SPEC §4.8).

> A row without an event may be the same as any other of its kind and day but one of its
> own source (folded; each blank source is one of its own).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pbr.records import Incident
from pbr.texts.folding import fold

#: Rows of one kind and day: they may be one incident, or several.
Alike = list[Incident]


def alike(rows: Iterable[Incident]) -> Iterator[Alike]:
    """
    The rows of each kind and day, together.
    """
    found: dict[object, Alike] = {}
    for row in rows:
        found.setdefault((row.kind, row.occurred_on), []).append(row)
    return iter(found.values())


def fewest(rows: Alike) -> int:
    """
    The fewest incidents that rows of one kind and day can be.

    > fewest is the larger of the number of events and, over sources, the source's rows
    > without an event plus the events that it has a row of
    """
    if len(rows) == 1:
        return 1
    by_source: dict[object, Alike] = {}
    for at, row in enumerate(rows):
        by_source.setdefault(fold(row.source) or at, []).append(row)
    return max([len(events(rows)), *map(most, by_source.values())])


def most(rows: Alike) -> int:
    """
    The most incidents that rows can be.

    > most is the events and all rows without one
    """
    return len(events(rows)) + len([row for row in rows if not row.event])


def events(rows: Iterable[Incident]) -> set[str]:
    """
    The events that the rows name.
    """
    return {row.event for row in rows if row.event}
