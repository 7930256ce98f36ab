"""
A day is counted once, however many rows it is in (SPEC §2.5, §10.4).
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from attrs import evolve

from pbr.periods import ONE_DAY
from pbr.records import Family, Person
from pbr.rules import Rule
from pbr.testing.laws.changed import with_rows

SPELLS = ("employment", "benefits", "statuses")


def splitting_changes_nothing(rule: Rule, family: Family, on: date) -> None:
    """
    A spell in two, at any day before the last it counts, is the same spell (law 4).
    """
    found = rule.examine(family, on)
    for person, name, row, days in _spells(family, on):
        for after in sorted({0, days // 2, days - 1}):
            if 0 <= after < days:
                parts = split(row, row.started_on + timedelta(after))
                other = rule.examine(_with(family, person, name, row, parts), on)
                same = found.verdict is other.verdict
                assert same, "splitting a spell changes the verdict"


def a_day_counts_once(rule: Rule, family: Family, on: date) -> None:
    """
    Spells that overlap join into one run (SPEC §2.5): nothing counts twice.
    """
    found = rule.examine(family, on)
    for person, name, row, days in _spells(family, on):
        if days > 1:
            parts = [
                split(row, row.started_on + timedelta(days - 1))[0],
                evolve(row, started_on=row.started_on + ONE_DAY),
            ]
            other = rule.examine(_with(family, person, name, row, parts), on)
            same = found.verdict is other.verdict
            assert same, "days that two spells share change the verdict"


def _spells(family: Family, on: date) -> Iterator[tuple[Person, str, Any, int]]:
    """
    Each spell with its person and file, and the number of days after its first, up to
    the last that it is vouched for: a benefit runs on.
    """
    for person in family.people:
        for name in SPELLS:
            for row in getattr(person, name):
                last = row.ended_on or on if name == "benefits" else row.vouched_on(on)
                yield person, name, row, (last - row.started_on).days


def _with(family: Family, person: Person, name: str, row: object, parts: Any) -> Family:  # noqa: ANN401
    others = [other for other in getattr(person, name) if other is not row]
    return with_rows(family, person, **{name: [*others, *parts]})


def split(row: Any, day: date) -> list[Any]:  # noqa: ANN401 - a spell of any kind
    """
    A spell in two, the second part keeping how it ended and how far it is confirmed.
    """
    first = evolve(row, ended_on=day)
    if hasattr(row, "outcome"):
        first = evolve(first, outcome="", outcome_understood=True)
    return [first, evolve(row, started_on=day + ONE_DAY)]
