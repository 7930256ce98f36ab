"""
Rows that can be read but cannot be true, alone or together (SPEC §11).

> absences over possible, end before start, `closed_on` or `left_area_on` before
> `attached_on`, dangling id, a member's rows in one family that overlap; … rows of one
> event that differ in kind or day, a problem the plan does not name (SPEC §11)
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator
from itertools import accumulate
from typing import Any

from pbr.casefiles.reading import Reading
from pbr.plans.vocabulary import Vocabulary
from pbr.records import Employment, Status, Stay, arranged
from pbr.texts.nearest import did_you_mean
from pbr.texts.visible import visible

#: Pairs of days in a row: the second must not be before the first.
_IN_ORDER = (
    ("families", "attached_on", "closed_on"),
    ("families", "attached_on", "left_area_on"),
    ("people", "joined_on", "left_on"),
    ("people", "born_on", "left_on"),
    ("employment", "started_on", "ended_on"),
    ("benefits", "started_on", "ended_on"),
    ("statuses", "started_on", "ended_on"),
    ("checks", "covers_from", "covers_to"),
    ("terms", "starts_on", "ends_on"),
)
_ONE_OF_THE_TWO = "correct one of the two"
_TWO_INCIDENTS = "give one of them another event if they are two incidents"


def check_rows(reading: Reading, vocabulary: Vocabulary | None) -> None:
    """
    Report every contradiction in and between the rows.
    """
    for name, start, end in _IN_ORDER:
        _check_order(reading, name, start, end)
    _check_confirmed(reading)
    _check_absences(reading)
    _check_families(reading)
    _check_overlaps(reading)
    _check_events(reading)
    if vocabulary is not None:
        _check_problems(reading, vocabulary)


def _check_order(reading: Reading, name: str, start: str, end: str) -> None:
    for record in reading.every(name, start, end):
        first, last = getattr(record, start), getattr(record, end)
        if first is not None and last is not None and last < first:
            expected = f"a day on or after {start}, {first}"
            reading.problem(name, record, end, expected, _ONE_OF_THE_TWO)


def _check_confirmed(reading: Reading) -> None:
    """
    > `confirmed_on` is read only where the spell is open. (SPEC §4.3)
    """
    columns = ("started_on", "ended_on", "confirmed_on")
    for name in ("employment", "statuses"):
        for spell in reading.every(name, *columns):
            if _is_confirmed_before_it_starts(spell):
                expected = f"a day on or after started_on, {spell.started_on}"
                reading.problem(name, spell, "confirmed_on", expected, _ONE_OF_THE_TWO)


def _is_confirmed_before_it_starts(spell: Employment | Status) -> bool:
    if spell.ended_on is not None or spell.confirmed_on is None:
        return False
    return spell.confirmed_on < spell.started_on


def _check_absences(reading: Reading) -> None:
    """
    > absences over possible (SPEC §11)

    A row with too many is not a record.
    """
    columns = ("possible", "authorised", "unauthorised")
    for row in reading.others("attendance", *columns):
        if row.authorised + row.unauthorised > row.possible:
            absences = f"{row.authorised} authorised and {row.unauthorised}"
            expected = f"at least as many as {absences} unauthorised absences"
            remedy = "correct the sessions possible, or the absences"
            reading.problem("attendance", row, "possible", expected, remedy)


def _check_families(reading: Reading) -> None:
    """
    Report families with two rows, also when a row could not be read.
    """
    if "families" not in reading.grids:
        return
    grid = reading.grids["families"]
    read = {family.row.line: family for family in reading.of("families")}
    rows: dict[str, dict[Any, int]] = defaultdict(dict)
    for line, family_id in grid.column("family_id"):
        if reading.on_file.of_family(family_id):
            said = read.get(line) or tuple(grid.row(line).values())
            rows[family_id].setdefault(said, line)
    for first, *others in (tuple(each.values()) for each in rows.values()):
        for line in others:
            expected = f"one row for a family, and row {first} is another"
            remedy = "keep the row that is right"
            reading.problem_at("families", line, "family_id", expected, remedy)


def _check_overlaps(reading: Reading) -> None:
    """
    > a member's rows in one family that overlap (SPEC §11)
    """
    households = _grouped(
        reading.of("people"), lambda stay: (stay.person_id, stay.family_id)
    )
    for stays in households:
        in_order = [stay for stay in arranged(stays) if stay.first <= stay.last]
        for stay, after in zip(
            accumulate(in_order, _later), in_order[1:], strict=False
        ):
            if after.first <= stay.last:
                _report_overlap(reading, stay, after)


def _later(stay: Stay, other: Stay) -> Stay:
    return other if other.last > stay.last else stay


def _report_overlap(reading: Reading, stay: Stay, after: Stay) -> None:
    line = stay.row.line if stay.row else None
    if stay.left_on is None:
        expected = f"no later stay: the one in row {line} has no last day"
    else:
        expected = f"a day after {stay.left_on}, when the stay in row {line} ends"
    remedy = "correct the days, or make the two rows one"
    reading.problem("people", after, "joined_on", expected, remedy)


def _check_events(reading: Reading) -> None:
    """
    > Rows of one family with the same `event` are one incident …; if they differ in
    > kind or day it is a problem. (SPEC §4.8)
    """
    named = [row for row in reading.of("incidents") if row.event]
    for first, *others in _grouped(named, lambda row: (row.family_id, row.event)):
        for row in others:
            where = f"as in row {first.row.line} of the same event"
            if row.kind != first.kind:
                kind = visible(first.kind)
                remedy = f"write the true kind in both rows, or {_TWO_INCIDENTS}"
                reading.problem("incidents", row, "kind", f"{kind}, {where}", remedy)
            if row.occurred_on != first.occurred_on:
                expected = f"{first.occurred_on}, {where}"
                remedy = f"write the true day in both rows, or {_TWO_INCIDENTS}"
                reading.problem("incidents", row, "occurred_on", expected, remedy)


def _check_problems(reading: Reading, vocabulary: Vocabulary) -> None:
    """
    > a problem the plan does not name (SPEC §11)
    """
    for need in reading.every("needs", "problem"):
        problem = need.problem
        if not (vocabulary.names_problem(problem) or vocabulary.sets_aside(problem)):
            known = sorted(vocabulary.problems)
            other = "write one of these, or add the problem to the plan"
            remedy = did_you_mean(problem, known, other)
            named = ", ".join(map(visible, known))
            expected = f"a problem that the plan names: {named}"
            reading.problem("needs", need, "problem", expected, remedy)


def _grouped(
    records: Iterable[Any], key: Callable[[Any], Hashable]
) -> Iterator[list[Any]]:
    groups: dict[Hashable, list[Any]] = defaultdict(list)
    for record in records:
        groups[key(record)].append(record)
    return iter(groups.values())
