"""
From records to families: each family with its people, and each person with their rows.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Sequence
from operator import attrgetter
from typing import Any

from attrs import evolve, field, frozen

from pbr.casefiles._collected import shown
from pbr.casefiles.reading import Reading
from pbr.records import Attendance, Family, Person, Stay
from pbr.school import Calendar

#: How many rows a note names.
MOST_ROWS = 20
_OF_A_FAMILY = ("needs", "incidents", "scores", "statements", "checks", "claims")
_OF_A_PERSON = ("attendance", "employment", "benefits", "statuses")
_NAMING_A_MEMBER = ("needs", "incidents", "scores", "statements")
Groups = dict[str, list[Any]]


@frozen
class Households:
    """
    The records by family and by person, to be made into families one at a time.
    """

    reading: Reading
    terms: Calendar
    words_digest: str
    stays: dict[str, Groups]
    by_family: dict[str, Groups]
    by_person: dict[str, Groups]
    _own_rows: dict[str, dict[str, Any]] = field(factory=dict)

    @classmethod
    def of(
        cls,
        reading: Reading,
        terms: Calendar,
        words_digest: str,
        stays: Iterable[Stay],
    ) -> Households:
        """
        The records of a reading, by family and by person; `stays` are its people.
        """
        return cls(
            reading,
            terms,
            words_digest,
            {
                family_id: _grouped(theirs, "person_id")
                for family_id, theirs in _grouped(stays, "family_id").items()
            },
            {name: _grouped(reading.of(name), "family_id") for name in _OF_A_FAMILY},
            {name: _grouped(reading.of(name), "person_id") for name in _OF_A_PERSON},
        )

    def families(self, left_out: Container[str]) -> tuple[Family, ...]:
        """
        The families that are not left out, by id.
        """
        rows = _grouped(self.reading.of("families"), "family_id")
        return tuple(
            [
                self._family(rows[family_id])
                for family_id in sorted(rows)
                if family_id not in left_out
            ]
        )

    def _family(self, rows: list[Family]) -> Family:
        note_repeats(self.reading, "families", rows, rows[:1])
        family_id = rows[0].family_id
        theirs = _of(self.by_family, family_id)
        stays = self.stays.get(family_id, {})
        people = [self._person(each, stays[each]) for each in stays]
        changes: dict[str, Any] = {
            "terms": self.terms,
            "people": people,
            "words_digest": self.words_digest,
            **theirs,
        }
        family = evolve(rows[0], **changes)
        for name, every in theirs.items():
            note_repeats(self.reading, name, every, getattr(family, name))
        return family

    def _person(self, person_id: str, stays: list[Any]) -> Person:
        own = self._own_rows.get(person_id)
        if own is None:
            person = self._first_seen(person_id, stays)
        else:
            person = Person(stays, **own)
        note_repeats(self.reading, "people", stays, person.stays)
        return person

    def _first_seen(self, person_id: str, stays: list[Any]) -> Person:
        own = _of(self.by_person, person_id)
        person = Person(stays, **own)
        arranged = {name: getattr(person, name) for name in own}
        for name, rows in own.items():
            note_repeats(self.reading, name, rows, arranged[name])
        _note_halves(self.reading, person.attendance)
        self._own_rows[person_id] = arranged
        return person


def _of(groups: dict[str, Groups], given: str) -> dict[str, Any]:
    """
    The rows of one family or person, by file.
    """
    return {name: group.get(given, ()) for name, group in groups.items()}


def note_repeats(
    reading: Reading, name: str, rows: Sequence[Any], once: Sequence[Any]
) -> None:
    """
    Note each row that appears more than once.

    > Rows equal in every cell are one row, and reported. (SPEC §11)

    Rows that mean the same, such as 01/04/2017 and 1/4/2017, are one row too.
    """
    if len(rows) == len(once):
        return
    lines: dict[Any, list[int]] = defaultdict(list)
    for row in rows:
        lines[row].append(row.row.line)
    for first, *others in lines.values():
        if others:
            again = f"row{'s' if len(others) > 1 else ''} {_listed(others)}"
            says = f"repeated in {again}; read once"
            reading.note(name, first, None, says)


def note_strangers(reading: Reading) -> None:
    """
    Note the rows that name a person who was never in that family.
    """
    homes = reading.on_file.homes or {}
    listed = reading.grids["people"].place
    for name in _NAMING_A_MEMBER:
        rows = [row for row in reading.of(name) if row.person_id]
        lines = [
            row.row.line
            for row in rows
            if row.family_id not in homes.get(row.person_id, ())
        ]
        if lines:
            rows_name = f"{len(lines)} row{'s name' if len(lines) > 1 else ' names'}"
            says = (
                f"{rows_name} a person that {listed} does not list in that family "
                f"(the first is {lines[0]})"
            )
            reading.note(name, None, "person_id", says)


def _note_halves(reading: Reading, attendance: Iterable[Attendance]) -> None:
    """
    > Rows for the whole and for its halves are added, and reported when they share a
    > source. (SPEC §2.8)
    """
    if not any([row.half for row in attendance]):
        return
    by_source: dict[Any, list[Attendance]] = defaultdict(list)
    for row in attendance:
        by_source[row.term, row.source].append(row)
    for (term, source), rows in by_source.items():
        if len({row.half is None for row in rows}) > 1:
            lines = sorted(row.row.line for row in rows if row.row)
            again = _listed(lines)
            of = f"from {shown(source)}" if source else "with no source"
            says = f"{term} whole and in halves, all {of}, in rows {again}: added up"
            reading.note("attendance", lines[0], "term", says)


def _listed(lines: list[int]) -> str:
    """
    The numbers of rows: the first twenty, and how many more there are.
    """
    said = ", ".join(map(str, lines[:MOST_ROWS]))
    more = len(lines) - MOST_ROWS
    return f"{said} and {more:,} more" if more > 0 else said


def _grouped(records: Iterable[Any], by: str) -> Groups:
    groups: Groups = defaultdict(list)
    found = list(records)
    for key, record in zip(map(attrgetter(by), found), found, strict=True):
        groups[key].append(record)
    return groups
