"""
The dates of a plan file, looked at even where its other values cannot be read.

So that a gap between two amounts is told together with a misspelt word, and not only
once the word is mended (SPEC §6).
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from attrs import frozen

from pbr.exceptions import Mistake
from pbr.plans.checking import tiles
from pbr.plans.citations import Table


@frozen
class Span:
    """
    From a day until the day before another.
    """

    since: date
    before: date


def mistakes_in_dates(raw: Table) -> tuple[Mistake, ...]:
    """
    Gaps and overlaps in a plan's tables, where all of their dates can be read.
    """
    life = _span(raw.get("in_force"), None)
    if life is None:
        return ()
    told: list[Mistake] = []
    for path, tables in _dated_tables(raw):
        spans = [_span(table, life) for table in tables]
        dated = [span for span in spans if span is not None]
        if len(dated) == len(spans):
            told += tiles(path, dated, life)
    return tuple(told)


def _dated_tables(raw: Table) -> Iterator[tuple[str, list[Any]]]:
    """
    The tables that must tile the plan's life, by what they are about.
    """
    problems: dict[str, list[Any]] = {}
    for table in _tables(raw, "measures"):
        problem = table.get("problem")
        if isinstance(problem, str) and "whose" not in table:
            problems.setdefault(problem, []).append(table)
    for problem, tables in problems.items():
        yield f"measures of {problem}", tables
    for index, result in enumerate(_tables(raw, "results")):
        amounts = _tables(result, "amounts")
        if amounts:
            yield f"results[{index}].amounts", amounts
    fees = _tables(raw, "attachment_fees")
    if fees:
        yield "attachment_fees", fees


def _tables(table: Table, key: str) -> list[Any]:
    value = table.get(key)
    rows = value if isinstance(value, list) else []
    return [row for row in rows if isinstance(row, dict)]


def _span(table: object, life: Span | None) -> Span | None:
    """
    The days of a table, or None where they cannot be read.
    """
    if not isinstance(table, dict):
        return None
    since = table.get("since", life and life.since)
    before = table.get("before", life and life.before)
    if type(since) is date and type(before) is date:
        return Span(since, before)
    return None
