"""
From the cells of a file to its records, row by row.

Every row goes through a fast converter. Only a row that fails goes through the slow
one, which names each cell that cannot be read.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import lru_cache
from typing import Any

from attrs import fields
from cattrs import ClassValidationError, Converter
from cattrs.gen import make_dict_structure_fn, override

from pbr.casefiles.cells.dates import Days, is_month_first
from pbr.casefiles.cells.meanings import read_cell
from pbr.casefiles.cells.unreadable import Unreadable
from pbr.casefiles.columns import File
from pbr.casefiles.reading import Reading, ReadInPart
from pbr.casefiles.sources.sheets import Grid
from pbr.exceptions import Contradiction, Problem
from pbr.records import Row
from pbr.school import Term

Structure = Callable[[dict[str, Any], type], Any]
#: A fault in a row: its column, if any; what was found; and what is expected.
Fault = tuple[str | None, str, Unreadable]


@lru_cache(maxsize=128)
def _structure(file: File, days: Days, *, detailed: bool) -> Structure:
    hooks = {each.name: read_cell(each, days) for each in file.columns}
    overrides = {name: override(struct_hook=hook) for name, hook in hooks.items()}
    if "term" in hooks:
        read = hooks["term"]

        def term(text: str, of: object) -> Term:
            return read(text, of).term  # type: ignore[no-any-return]

        def half(text: str, of: object) -> int | None:
            return read(text, of).half  # type: ignore[no-any-return]

        overrides["term"] = override(struct_hook=term)
        overrides["half"] = override(struct_hook=half, rename="term")
    overrides["row"] = override(struct_hook=lambda row, _: row)
    for attribute in fields(file.record):
        overrides.setdefault(attribute.name, override(omit=True))
    return make_dict_structure_fn(
        file.record,
        Converter(),
        _cattrs_detailed_validation=detailed,
        **overrides,  # type: ignore[arg-type]
    )


def read_rows(grid: Grid, reading: Reading) -> list[Any]:
    """
    The records of a file; each cell that cannot be read is reported as a problem.
    """
    structure = _structure(grid.file, reading.days, detailed=False)
    record = grid.file.record
    names, place, faults = grid.names, grid.place, grid.faults
    records = []
    for line, cells in grid.rows:
        row: dict[str, Any] = dict(zip(names, cells, strict=False))
        row["row"] = Row(place, line)
        if line in faults:
            _report(grid, line, row, reading)
            continue
        try:
            records.append(structure(row, record))
        except (Unreadable, Contradiction):
            _report(grid, line, row, reading)
            in_part = ReadInPart(row["row"], _readable(grid, row, reading.days))
            reading.in_part.setdefault(grid.file.name, []).append(in_part)
    return records


def _readable(grid: Grid, row: dict[str, Any], days: Days) -> dict[str, Any]:
    """
    What the cells of a row say that can be read.
    """
    found = {}
    for column in grid.file.columns:
        with suppress(Unreadable):
            found[column.name] = read_cell(column, days)(row[column.name], None)
    return found


def _report(grid: Grid, line: int, row: dict[str, Any], reading: Reading) -> None:
    families = reading.on_file.of_row(grid, row)
    whole = reading.month_first.get(grid.file.name, ())
    for column, found, error in _faults(grid, line, row, reading.days):
        if column in whole and is_month_first(grid.row(line)[str(column)]):
            continue  # it is reported for the whole column
        problem = Problem(grid.place, line, column, found, error.expected, error.remedy)
        reading.collected.problem(problem, families)


def _faults(grid: Grid, line: int, row: dict[str, Any], days: Days) -> Iterator[Fault]:
    before = grid.faults.get(line, [])
    columns = [column for column, _ in before]
    for column, error in before:
        yield column, grid.as_shown(column, error.found), error
    if None in columns:
        return
    try:
        _structure(grid.file, days, detailed=True)(row, grid.file.record)
    except ClassValidationError as group:
        for column, found, error in _faults_of(group, grid, line):
            if column not in columns:
                yield column, found, error
        # Each is in a frame that its own traceback refers to. They are freed here, as
        # the command does not collect garbage while it reads files.
        for each in group.exceptions:
            each.with_traceback(None)


def _faults_of(group: ClassValidationError, grid: Grid, line: int) -> Iterator[Fault]:
    """
    The cells that cannot be read. What contradicts another cell is found afterwards.
    """
    of_cells, _ = group.group_exceptions()
    for error, note in of_cells:
        if isinstance(error, Unreadable) and note.name in grid.names:
            yield note.name, grid.cell(line, note.name), error
