"""
Is a fall only one because one event before it is on file in several rows?
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from pbr.flags.decided import DecidedClaim
from pbr.flags.falls import met_falls
from pbr.flags.flag import Flag
from pbr.flags.kinds import FlagKind
from pbr.records import Incident
from pbr.rules.parts.events import alike
from pbr.texts.folding import fold


def one_days_rows(claim: DecidedClaim) -> Iterator[Flag]:
    """
    > a met fall that would not be met if the baseline's rows of one person, kind and
    > day were one (SPEC §8)

    Rows that name nobody are taken to be about one person (readings: "Rows that name
    nobody may be one day's rows").
    """
    for fall in met_falls(claim):
        days = [*alike(fall.before)]
        if not fall.is_met_after(sum(map(fewest_if_one, days))):
            several = [row for rows in days for row in _of_one_person(rows)]
            yield claim.flag(FlagKind.ONE_DAYS_ROWS, fall.found, several)


def _of_one_person(rows: list[Incident]) -> Iterator[Incident]:
    """
    The rows, of one kind and day, of each person with several.
    """
    number = Counter([row.person_id for row in rows])
    return (row for row in rows if number[row.person_id] > 1)


def fewest_if_one(rows: list[Incident]) -> int:
    """
    The fewest incidents that rows of one kind and day can be, if one person's are one.

    They are counted as rows are (SPEC §4.8): each is known by the sources and events of
    all the rows that it is made of.
    """
    heaps = _heaps(rows)
    named = [heap for heap in heaps if any([row.event for row in heap])]
    by_source: Counter[object] = Counter()
    for at, heap in enumerate(heaps):
        by_source.update({fold(row.source) or at for row in heap})
    return max(len(named), *by_source.values())


def _heaps(rows: Iterable[Incident]) -> list[list[Incident]]:
    """
    The rows that would be one incident: those of one person, and those of one event.
    """
    heaps: list[list[Incident]] = []
    for row in rows:
        same = [heap for heap in heaps if any([_is_one(row, each) for each in heap])]
        heaps = [heap for heap in heaps if heap not in same]
        heaps.append([row, *[each for heap in same for each in heap]])
    return heaps


def _is_one(row: Incident, other: Incident) -> bool:
    of_event = row.event != "" and row.event == other.event
    return of_event or row.person_id == other.person_id
