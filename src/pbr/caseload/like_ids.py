"""
Are two ids nearly one? Then one family, or one person, may be under both.

> two ids that differ only in case, leading zeros, `.0`, blanks or Unicode normal form
> are reported together (SPEC §11)
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from pbr.casefiles.cells.ids import nearly
from pbr.caseload.memberships import Found, Membership, shared_flag
from pbr.flags import FlagKind
from pbr.records import Family


def ids_nearly_one(families: Iterable[Family], on: date) -> Found:
    """
    The families whose ids are nearly one, then those with people whose ids are.

    Two such people may be in one family: then it has the flag once.
    """
    batch = list(families)
    by_family: dict[str, list[Family]] = defaultdict(list)
    by_person: dict[str, list[Membership]] = defaultdict(list)
    for family in batch:
        by_family[nearly(family.family_id)].append(family)
        for person in family.people:
            if person.was_member_by(on):
                alike = by_person[nearly(person.person_id)]
                alike.append(Membership(person, family, on))
    kind = FlagKind.NEARLY_ONE_ID
    for same in by_family.values():
        if len(same) > 1:
            in_order = sorted(same, key=lambda each: each.family_id)
            yield from shared_flag(kind, in_order, in_order)
    for theirs in by_person.values():
        if len({each.person.person_id for each in theirs}) > 1:
            yield from _of_people(theirs)


def _of_people(memberships: Iterable[Membership]) -> Found:
    theirs = sorted(
        memberships, key=lambda each: (each.family.family_id, each.person.person_id)
    )
    stays = [row for each in theirs for row in each.person.stays]
    families = [each.family for each in theirs]
    yield from shared_flag(
        FlagKind.NEARLY_ONE_ID, families, stays, theirs[0].person.subject
    )
