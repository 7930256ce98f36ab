"""
Is anyone in two families, or claimed for twice? Is one family under two ids?
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from pbr.caseload.memberships import Found, Pair, shared_flag
from pbr.flags import FlagKind
from pbr.records import Record

#: The fewest people that two families share when they are one family under two ids.
FEWEST_SHARED = 2


def person_in_two_families(pair: Pair) -> Found:
    """
    One person in two families: on the same days, or one of the two was claimed for.
    """
    one, other = pair
    families = (one.family, other.family)
    stays = tuple([row for each in pair for row in each.person.stays])
    claimed = tuple([row for each in pair for row in each.claimed])
    both = one.person.days_as_member & other.person.days_as_member
    if any(first <= one.on.toordinal() for first, _ in both.spans):
        kind = FlagKind.IN_TWO_FAMILIES
        yield from shared_flag(kind, families, stays, one.person.subject)
    if claimed:
        rows: tuple[Record, ...] = (*stays, *claimed)
        kind = FlagKind.CLAIMED_ELSEWHERE
        yield from shared_flag(kind, families, rows, one.person.subject)


def family_under_two_ids(pairs: Iterable[Pair]) -> Found:
    """
    Families that share two people or more, who are all the people of one of them.
    """
    shared: dict[tuple[str, ...], list[Pair]] = defaultdict(list)
    for pair in pairs:
        shared[tuple([each.family.family_id for each in pair])].append(pair)
    for theirs in shared.values():
        families = tuple([each.family for each in theirs[0]])
        smallest = min(len(each.people) for each in families)
        if len(theirs) >= max(FEWEST_SHARED, smallest):
            yield from shared_flag(FlagKind.NEW_IDS, families, families)
