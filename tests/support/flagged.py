"""
Families that share people, and a decision with a flag.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from made import BRADFORD, D, a_family, an_adult
from pbr.caseload.across_families import flags_across, with_flags
from pbr.claims import Claim, Decision, validate
from pbr.records import Family, Person, Stay

MAY = date(2017, 5, 1)


def a_member(person_id: str, family_id: str, **stay: Any) -> Person:
    """
    A person with one stay in a family.
    """
    return Person(stays=[Stay(person_id, family_id, date(1985, 5, 1), **stay)])


def a_house(family_id: str, *people: Person, **changes: Any) -> Family:
    """
    A family of these people.
    """
    fields: dict[str, Any] = {"people": people, "attached_on": MAY, **changes}
    return Family(family_id, **fields)


def flagged_decision() -> Decision:
    """
    The claim that Bradford pays, its adult in another family as well.
    """
    family = a_family()
    other = a_house("F2", an_adult(stays=[Stay("A1", "F2", date(1985, 5, 1))]))
    flags = flags_across([Claim(family, D), Claim(other, D)], BRADFORD)
    decided = with_flags(validate(Claim(family, D), BRADFORD), flags)
    assert isinstance(decided, Decision)
    return decided
