"""
When people were born: what their rows say, and the rows that contradict it.

> Sessions, a job, a benefit or an incident of a person before birth is a problem, and
> so are sessions in a term on whose first day the person was under 2, or 20 or over.
> (SPEC §2.6)
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import Any, NamedTuple

from attrs import evolve, frozen

from pbr.casefiles.reading import Reading
from pbr.records import Attendance, Stay
from pbr.records.births import PUPIL_BEFORE, PUPIL_FROM, Allowed, allowed_by
from pbr.school import Calendar

#: The files whose rows say something about when a person was born, by the column.
DATED = {
    "attendance": "term",
    "employment": "started_on",
    "benefits": "started_on",
    "incidents": "occurred_on",
    "statuses": "started_on",
    "needs": "identified_on",
    "scores": "scored_on",
    "statements": "made_on",
    "people": "left_on",
}
_ONE_OF_THE_TWO = "correct one of the two"
#: How many of a pupil's rows a message names.
_SHOWN = 2


class Limit(NamedTuple):
    """
    A row of a file, and the days of birth that it leaves possible.
    """

    name: str
    record: Any
    allowed: Allowed


@frozen
class Births:
    """
    The first row that gives each person's birth date, by the person's id.
    """

    reading: Reading
    said: dict[str, Stay]

    def check(self, terms: Calendar) -> None:
        """
        Report each row that its person cannot have, and rows that nobody can have both.
        """
        for person_id, limits in self._limits(terms).items():
            stay = self.said.get(person_id)
            if stay is None:
                self._check_together(limits)
            else:
                for limit in limits:
                    self._check(limit, stay)

    def _limits(self, terms: Calendar) -> dict[str, list[Limit]]:
        """
        The rows of each person to be looked at: not those that plainly go with a birth.
        """
        found: dict[str, list[Limit]] = defaultdict(list)
        # Someone without a birth date is taken to be born last of all, so each row is.
        born = {stay.person_id: date.max for stay in self.reading.of("people")}
        born |= {each: stay.born_on or date.max for each, stay in self.said.items()}
        for name in DATED:
            for record in self._odd(name, born):
                limit = Limit(name, record, allowed_by(record, terms))
                found[record.person_id].append(limit)
        return found

    def _odd(self, name: str, born: dict[str, date]) -> Iterable[Any]:
        """
        The rows of a file that a glance does not show to go with a birth date: those
        before it, and sessions that are not well inside the years of a pupil.
        """
        rows: Iterable[Any] = self.reading.of(name)
        if name == "attendance":
            return [
                row
                for row in rows
                if row.person_id in born
                and not PUPIL_FROM
                < row.term.school_year - born[row.person_id].year
                < PUPIL_BEFORE - 1
            ]
        if name == "people":
            blank = [row for row in rows if row.born_on is None]
            rows = [row for row in blank if row.left_on is not None]
        column = DATED[name]
        return [
            row
            for row in rows
            if born.get(row.person_id, date.min) > getattr(row, column)
        ]

    def _check(self, limit: Limit, stay: Stay) -> None:
        born = stay.born_on
        if born is None or not limit.allowed.excludes(born):
            return
        birth = f"the birth date in {self._row('people', stay)}, {born}"
        if isinstance(limit.record, Attendance):
            expected = f"a term on whose first day the pupil was 2 to 19: {birth}"
        elif limit.allowed.last == limit.allowed.day:
            expected = f"a day on or after {birth}"
        else:
            expected = f"a day no more than 300 days before {birth}"
        self._problem(limit, expected)

    def _check_together(self, limits: list[Limit]) -> None:
        """
        Report each row that must be of someone born before the pupil's rows allow.
        """
        youngest = sorted(limits, key=_first, reverse=True)[:_SHOWN]
        for limit in limits:
            against = [each for each in youngest if _first(each) > limit.allowed.last]
            if against:
                rows = " and ".join([self._row(e.name, e.record) for e in against])
                expected = (
                    f"a row that somebody born on or after {_first(against[0])} can "
                    f"have, because pupils are under 20: see {rows}"
                )
                self._problem(limit, expected)

    def _problem(self, limit: Limit, expected: str) -> None:
        column = DATED[limit.name]
        self.reading.problem(
            limit.name, limit.record, column, expected, _ONE_OF_THE_TWO
        )

    def _row(self, name: str, record: Any) -> str:  # noqa: ANN401 - of any file
        return f"row {record.row.line} of {self.reading.grids[name].place}"


def births_of(reading: Reading) -> Births:
    """
    When each person was born; a blank beside a date for the same person is that date.

    > A person may have rows in several families; `born_on` must agree. (SPEC §11)
    """
    said: dict[str, Stay] = {}
    differ: set[str] = set()
    for stay in reading.of("people"):
        if stay.born_on is None:
            continue
        first = said.setdefault(stay.person_id, stay)
        if stay.born_on != first.born_on:
            differ.add(stay.person_id)
            line = first.row.line if first.row else None
            expected = f"{first.born_on}, as in row {line}"
            reading.problem(
                "people", stay, "born_on", expected, "correct whichever is wrong"
            )
    # Until it is known which date is right, none is compared with other rows.
    return Births(reading, {each: said[each] for each in said if each not in differ})


def with_births(births: Births) -> list[Stay]:
    """
    The rows of people, each with the birth date that another row of the person has.
    """
    return [
        evolve(stay, born_on=births.said[stay.person_id].born_on)
        if stay.born_on is None and stay.person_id in births.said
        else stay
        for stay in births.reading.of("people")
    ]


def _first(limit: Limit) -> date:
    return limit.allowed.first or date.min
