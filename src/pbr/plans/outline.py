"""
The outline of a plan file: its dates and names, read from its raw tables.

A value that cannot be read is None here, and `pbr.plans.structuring` reports it. So a
gap in dates, or an unknown name, is reported together with such values (SPEC §6).
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from attrs import frozen

from pbr.plans.citations import COMBINATIONS, OTHERWISE, Table
from pbr.plans.set_aside import COLUMNS
from pbr.rules.parts.needs import NeedOf

#: In place of something that is not a table: none of its values can be read.
UNREADABLE: Table = dict.fromkeys(("since", "before", "whose"))


@frozen
class Span:
    """
    From a day until the day before another.
    """

    since: date
    before: date


@frozen
class MeasureOutline:
    """
    A measure's problem, whose needs it is for, and its days.
    """

    problem: str | None
    whose: tuple[str, ...] | None
    span: Span | None


@frozen
class ResultOutline:
    """
    A result's name, what it is paid on top of, and its days; `needs` is as written.
    """

    name: str | None
    supplement_to: object
    needs: object
    amounts: tuple[Span | None, ...]


@frozen
class Outline:
    """
    What the tables of a plan say about each other.

    `tests` are every test, every part of a result and every test inside one, each with
    its path; one of them may be the name of a test, and `named` are these names.
    `takes_others` says whether the plan takes problems that it does not list.
    `set_aside` is each word that is set aside, with the name of its column.
    """

    life: Span | None
    problems: tuple[str, ...] | None
    takes_others: bool
    asks_every_family: bool
    measures: tuple[MeasureOutline, ...]
    results: tuple[ResultOutline, ...]
    fees: tuple[Span | None, ...]
    windows: tuple[Span | None, ...]
    tests: tuple[tuple[str, object], ...]
    contradictions: tuple[Table, ...]
    holders: tuple[str, ...]
    set_aside: tuple[tuple[str, str], ...]
    named: tuple[str, ...]


def outline_of(raw: Table) -> Outline:
    """
    The outline of a plan's tables.
    """
    life = _span(_table(raw.get("in_force")), None)
    measures = _tables(raw.get("measures", []))
    results = _tables(raw.get("results"))
    fees = _tables(raw.get("attachment_fees"))
    windows = _tables(raw.get("claim_windows", []))
    contradictions = _tables(raw.get("contradictions", []))
    return Outline(
        life,
        _words(raw.get("problems")),
        raw.get("other_problems") == "taken",
        "asked_of_every_family" in raw,
        tuple([_measure(table, life) for table in measures]),
        tuple([_result(table, life) for table in results]),
        tuple([_span(table, life) for table in fees]),
        tuple([_span(table, None) for table in windows]),
        (*_tests(raw, measures, results), *_tests_of(contradictions)),
        tuple(contradictions),
        tuple(holders) if isinstance(holders := raw.get("holders"), dict) else (),
        tuple(_set_aside(_table(raw.get("set_aside", {})))),
        tuple(_named(raw)),
    )


def _named(raw: Table) -> Table:
    """
    The tests that have a name, by it.
    """
    return named if isinstance(named := raw.get("tests"), dict) else {}


def _set_aside(table: Table) -> Iterator[tuple[str, str]]:
    """
    Each word that is set aside, with the name of its column.
    """
    for name in COLUMNS:
        for word in _words(table.get(name)) or ():
            yield name, word


def _table(value: object) -> Table:
    return value if isinstance(value, dict) else UNREADABLE


def _tables(value: object) -> list[Table]:
    return [_table(row) for row in (value if isinstance(value, list) else [value])]


def _words(value: object) -> tuple[str, ...] | None:
    if isinstance(value, list) and all(isinstance(word, str) for word in value):
        return tuple(value)
    return None


def _word(value: object) -> str | None:
    return value if isinstance(value, str) else None


def _span(table: Table, life: Span | None) -> Span | None:
    """
    The days of a table; a day it does not give is the plan's own.
    """
    since = table.get("since", life and life.since)
    before = table.get("before", life and life.before)
    # A datetime is a date too, and is reported as a value that cannot be read.
    if type(since) is date and type(before) is date:
        return Span(since, before)
    return None


def _measure(table: Table, life: Span | None) -> MeasureOutline:
    known = [whose.value for whose in NeedOf]
    whose = _words(table.get("whose", known))
    if whose is not None and not set(whose) <= set(known):
        whose = None
    return MeasureOutline(_word(table.get("problem")), whose, _span(table, life))


def _result(table: Table, life: Span | None) -> ResultOutline:
    return ResultOutline(
        _word(table.get("name")),
        table.get("supplement_to"),
        table.get("needs"),
        tuple([_span(amount, life) for amount in _tables(table.get("amounts"))]),
    )


def _tests(
    raw: Table, measures: list[Table], results: list[Table]
) -> Iterator[tuple[str, object]]:
    for key in ("eligibility", "engagement", "asked_of_every_family", "attached_since"):
        yield from inside(_table(raw.get(key)).get("test"), f"{key}.test")
    for name, table in _named(raw).items():
        yield from inside(_table(table).get("test"), f"tests.{name}.test")
    for index, measure in enumerate(measures):
        yield from inside(measure.get("test"), f"measures[{index}].test")
    for index, result in enumerate(results):
        yield from inside(result.get("needs"), f"results[{index}].needs")


def _tests_of(contradictions: list[Table]) -> Iterator[tuple[str, object]]:
    """
    The tests that other sources ask for.
    """
    for index, table in enumerate(contradictions):
        yield from inside(
            table.get("otherwise", []), f"contradictions[{index}].otherwise"
        )


def inside(test: object, path: str) -> Iterator[tuple[str, object]]:
    """
    A test, or each test of a list, and every test inside it.
    """
    if isinstance(test, list):
        for index, part in enumerate(test):
            yield from inside(part, f"{path}[{index}]")
        return
    yield path, test
    if isinstance(test, dict) and "rule" not in test:
        for key in (*COMBINATIONS, OTHERWISE, "of"):
            if key in test:
                yield from inside(test[key], f"{path}.{key}")
