"""
Families that share people, decisions with flags, and the flags of one kind.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from attrs import evolve

from made import BRADFORD, D, a_family, a_pupil, an_adult, sessions
from pbr.caseload.across_families import flags_across, with_flags
from pbr.claims import Claim, Decision, validate
from pbr.flags import Flag, FlagKind
from pbr.plans import Plan
from pbr.records import Family, Person, Record, Row, Status, Stay

MAY = date(2017, 5, 1)


def a_member(person_id: str, family_id: str, **stay: Any) -> Person:
    """
    A person with one stay in a family.
    """
    fields: dict[str, Any] = {"born_on": date(1985, 5, 1), **stay}
    return Person(stays=[Stay(person_id, family_id, **fields)])


def a_house(family_id: str, *people: Person, **changes: Any) -> Family:
    """
    A family of these people.
    """
    fields: dict[str, Any] = {"people": people, "attached_on": MAY, **changes}
    return Family(family_id, **fields)


def decided_among(family: Family, *others: Family, plan: Plan = BRADFORD) -> Decision:
    """
    The decision on a family, with the flags that it has from itself and from others.
    """
    flags = flags_across([family, *others], D, plan)
    decided = with_flags(validate(Claim(family, D), plan), flags)
    assert isinstance(decided, Decision)
    return decided


def flagged_decision() -> Decision:
    """
    The claim that Bradford pays, its adult in another family as well.
    """
    stays = [Stay("A1", "F2", date(1985, 5, 1))]
    return decided_among(a_plain_family(), a_house("F2", an_adult(stays=stays)))


def flags_of(
    family: Family, kind: FlagKind, on: date = D, plan: Plan = BRADFORD
) -> list[Flag]:
    """
    The flags of a kind that a family's claim has by itself.
    """
    flags = validate(Claim(family, on), plan).flags
    return [flag for flag in flags if flag.kind is kind]


def files_of(flag: Flag) -> list[str]:
    """
    The kinds of row that a flag shows.
    """
    return [type(row).__name__ for row in flag.rows]


def a_plain_family(**changes: Any) -> Family:
    """
    The family that Bradford pays, with both its needs met and sessions to spare: it has
    no flag.
    """
    in_need = Status("C1", "child-in-need", date(2016, 6, 1), date(2017, 2, 28))
    terms = [sessions("C1", season, 120, 11) for season in range(3)]
    people = [an_adult(), a_pupil(statuses=[in_need], attendance=terms)]
    return a_family(**{"people": people, **changes})


def altered(family: Family, **changes: Any) -> Family:
    """
    The family with some fields changed, whose names a test may work out.
    """
    return evolve(family, **changes)


def on_another_line(row: Record) -> Any:
    """
    The same row, from another line of another file.
    """
    changed: Any = row
    return evolve(changed, row=Row("another.csv", 99))
