"""
A person in a family on the day of the claims, and a flag that families share.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import combinations

from attrs import frozen

from pbr.flags import Flag, FlagKind
from pbr.flags.decided import CLAIMABLE
from pbr.records import EarlierClaim, Family, Person, Record, Subject

#: Flags, each with the id of the family that has it.
Found = Iterator[tuple[str, Flag]]


@frozen
class Membership:
    """
    A person in a family, on the day of the claims.
    """

    person: Person
    family: Family
    on: date

    @property
    def claimed(self) -> tuple[EarlierClaim, ...]:
        """
        The family's claims made by the day.
        """
        claims = self.family.claims
        return tuple([each for each in claims if each.claimed_on <= self.on])


Pair = tuple[Membership, Membership]


def shared_people(families: Iterable[Family], on: date) -> Iterator[Pair]:
    """
    Every two families in which one person is, or was.
    """
    by_person: dict[str, list[Membership]] = defaultdict(list)
    for family in families:
        for person in family.people:
            by_person[person.person_id].append(Membership(person, family, on))
    for memberships in by_person.values():
        in_order = sorted(memberships, key=lambda each: each.family.family_id)
        yield from combinations(in_order, 2)


def shared_flag(
    kind: FlagKind,
    families: Iterable[Family],
    rows: Iterable[Record],
    subject: Subject | None = None,
) -> Found:
    """
    One flag with the same rows for each of the families, of a person or of each.

    It bears on whether a claim can be made: who has been claimed for before?
    """
    given, shown = tuple(families), tuple(rows)
    ids = tuple(dict.fromkeys([each.family_id for each in given]))
    for family in {each.family_id: each for each in given}.values():
        about = subject or family.subject
        yield (
            family.family_id,
            Flag(kind, about, ids, shown, ((CLAIMABLE,),), blocks=True),
        )
