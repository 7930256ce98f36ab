"""
A family with something changed: what the laws try.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import Any

from attrs import evolve, fields

from pbr.periods import Period
from pbr.records import Family, Person
from pbr.testing.births import FAMILY_FILES, that_can_be

#: The files of a family, and those of a person.
FAMILY_ROWS = ("needs", "incidents", "scores", "statements", "checks", "claims")
PERSON_ROWS = ("attendance", "employment", "benefits", "statuses")
#: More incidents than a rule may well allow.
MANY = 12

Change = Callable[[Any], Any]


def every_row(family: Family, change: Change) -> Family:
    """
    The family, the rows of each of its files changed.
    """
    people = [
        evolve(one, **{name: change(getattr(one, name)) for name in PERSON_ROWS})
        for one in family.people
    ]
    rows: dict[str, Any] = {name: change(getattr(family, name)) for name in FAMILY_ROWS}
    return evolve(family, people=change(tuple(people))[: len(people)], **rows)


def with_files(family: Family, **rows: Any) -> Family:  # noqa: ANN401 - of any kind
    """
    The family with other rows in some of its files, but those that its people cannot
    have: of a time before birth, or sessions of an adult.
    """
    given = rows.pop("people", family.people)
    every = {name: getattr(family, name) for name in FAMILY_FILES} | rows
    people, true = that_can_be(given, every, family.terms)
    return evolve(family, people=people, **true)


def with_rows(family: Family, person: Person, **rows: Any) -> Family:  # noqa: ANN401
    """
    The family with other rows for one of its people.
    """
    people = [evolve(one, **rows) if one is person else one for one in family.people]
    return with_files(family, people=people)


def everyone(family: Family, change: Callable[[Person], dict[str, Any]]) -> Family:
    """
    The family with other rows for each of its people.
    """
    people = [evolve(one, **change(one)) for one in family.people]
    return with_files(family, people=people)


def rows_of(family: Family) -> Iterator[object]:
    """
    The family itself, its rows, and the rows of its people.
    """
    yield family
    for field in fields(Family):
        rows = getattr(family, field.name)
        yield from rows if isinstance(rows, tuple) else ()
    for person in family.people:
        for field in fields(Person):
            rows = getattr(person, field.name)
            yield from rows if isinstance(rows, tuple) else ()


def each_day(asked: Period) -> Iterator[date]:
    """
    Every day of a period, in order.
    """
    return (asked.first + timedelta(days) for days in range(len(asked)))
