"""
Are the people of two families the same, under other ids? Two teams may each have
registered one family, with ids of their own.

> two families in which two or more people share birth dates and at least one need,
> attendance or incident row is equal but for its ids (SPEC §8)
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import combinations

from pbr.caseload.memberships import Found, shared_flag
from pbr.flags import FlagKind
from pbr.records import Attendance, Family, Incident, Need, Person, Record
from pbr.texts.folding import fold

#: The fewest people of two families whose birth dates are the same.
FEWEST_ALIKE = 2
Alike = tuple[object, ...]


def same_people(families: Iterable[Family], on: date) -> Found:
    """
    Every two families that may be one, each with the rows of both.
    """
    seen: set[tuple[str, str]] = set()
    for one, other in _candidates(families, on):
        ids = (one.family_id, other.family_id)
        if ids not in seen:
            seen.add(ids)
            yield from _of_both(one, other, on)


def _candidates(
    families: Iterable[Family], on: date
) -> Iterator[tuple[Family, Family]]:
    """
    Two families that share two birth dates and a row: only these are compared.
    """
    by_births: dict[tuple[date, ...], list[Family]] = defaultdict(list)
    for family in sorted(families, key=lambda each: each.family_id):
        births = sorted(_births(_people(family, on)).elements())
        for two in dict.fromkeys(combinations(births, FEWEST_ALIKE)):
            by_births[two].append(family)
    for theirs in by_births.values():
        by_row: dict[Alike, list[Family]] = defaultdict(list)
        for family in theirs if len(theirs) > 1 else ():
            for alike in _rows(family, on):
                by_row[alike].append(family)
        for same in by_row.values():
            yield from combinations(same, 2)


def _of_both(one: Family, other: Family, on: date) -> Found:
    """
    The flag of each, if people of other ids share birth dates.
    """
    theirs = {person.person_id for person in one.people}
    ours = {person.person_id for person in other.people}
    first = [each for each in _people(one, on) if each.person_id not in ours]
    second = [each for each in _people(other, on) if each.person_id not in theirs]
    births = _births(first) & _births(second)
    if births.total() < FEWEST_ALIKE:
        return
    stays = [
        row
        for person in (*first, *second)
        if person.born_on in births
        for row in person.stays
    ]
    found = (_rows(one, on), _rows(other, on))
    both = [rows[alike] for alike in found[0] if alike in found[1] for rows in found]
    families = (one, other)
    yield from shared_flag(FlagKind.SAME_PEOPLE, families, [*stays, *both])


def _births(people: Iterable[Person]) -> Counter[date]:
    born = [person.born_on for person in people]
    return Counter([day for day in born if day is not None])


def _people(family: Family, on: date) -> list[Person]:
    return [each for each in family.people if each.was_member_by(on)]


def _rows(family: Family, on: date) -> dict[Alike, Record]:
    """
    The needs, attendance and incidents of a family, by what they say but for ids.
    """
    rows: list[Need | Attendance | Incident] = [
        *[each for each in family.needs if each.identified_on <= on],
        *[each for each in family.incidents if each.occurred_on <= on],
        *[row for person in family.people for row in person.attendance],
    ]
    return {_but_for_ids(each): each for each in reversed(rows)}


def _but_for_ids(row: Need | Attendance | Incident) -> Alike:
    source = fold(row.source)
    if isinstance(row, Need):
        return "need", row.problem, row.identified_on, source
    if isinstance(row, Incident):
        return "incident", row.kind, row.occurred_on, source
    counts = (row.possible, row.authorised, row.unauthorised)
    return "attendance", row.term, row.half, *counts, source
