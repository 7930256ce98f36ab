"""
Made-up families in which every row can be true of its person, and birth dates that are
not known.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, TypeVar

from attrs import evolve

from pbr.records import Family, Person
from pbr.records.births import OfPerson, allowed_by
from pbr.school import Calendar
from pbr.testing.scenes import Pick

R = TypeVar("R", bound=OfPerson)
PERSON_FILES = ("attendance", "employment", "benefits", "statuses")
FAMILY_FILES = ("needs", "incidents", "scores", "statements")


def that_can_be(
    people: Iterable[Person], rows: dict[str, Any], terms: Calendar
) -> tuple[list[Person], dict[str, Any]]:
    """
    The people and the family's rows, without the rows that their births rule out.

    > Sessions, a job, a benefit or an incident of a person before birth is a problem
    > (SPEC §2.6)
    """
    born = {person.person_id: person.born_on for person in people}

    def true_of(those: Iterable[R]) -> list[R]:
        return [
            row
            for row in those
            if (birth := born.get(row.person_id)) is None
            or not allowed_by(row, terms).excludes(birth)
        ]

    def of_person(person: Person) -> Person:
        every = {name: getattr(person, name) for name in PERSON_FILES}
        theirs: dict[str, Any] = {name: true_of(every[name]) for name in PERSON_FILES}
        fewer = any([len(theirs[name]) < len(every[name]) for name in PERSON_FILES])
        return evolve(person, **theirs) if fewer else person

    of_family = {name: true_of(rows[name]) for name in FAMILY_FILES if name in rows}
    return [of_person(person) for person in people], {**rows, **of_family}


def with_blank_births(pick: Pick, family: Family) -> Family:
    """
    The family, in which the birth date of none, one or some is not known.
    """
    some = pick(("none", "none", "first", "any", "all"))
    if some == "none" or not family.people:
        return family
    people = [
        _blank(person) if _is_one(pick, some, at) else person
        for at, person in enumerate(family.people)
    ]
    return evolve(family, people=people)


def _is_one(pick: Pick, some: str, at: int) -> bool:
    if some == "any":
        return pick((False, True))
    return some == "all" or at == 0


def _blank(person: Person) -> Person:
    return evolve(person, stays=[evolve(stay, born_on=None) for stay in person.stays])
