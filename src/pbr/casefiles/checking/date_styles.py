"""
The date columns of a file: one style in each, and which days mean that it is open.
"""

from __future__ import annotations

from pbr.casefiles._collected import Collected
from pbr.casefiles.cells.dates import OPEN, Style
from pbr.casefiles.columns import CellKind, Column
from pbr.casefiles.sources.sheets import Grid
from pbr.exceptions import Problem

_DAYS = frozenset({CellKind.DAY, CellKind.DAY_OR_OPEN, CellKind.LAST_DAY})
_READ_AS = {
    CellKind.DAY_OR_OPEN: "is read as blank: not ended, or not yet",
    CellKind.LAST_DAY: "is read as no last day: the day of the check ends it",
}


def check_dates(grid: Grid, collected: Collected) -> None:
    """
    Report each column that mixes styles, and note each open day.
    """
    for column in grid.file.columns:
        if column.kind in _DAYS:
            cells = grid.cells(column.name)
            if len({Style.of(cell) for cell in cells} - {None}) > 1:
                collected.problem(_mixture(grid, column))
            for text in OPEN & cells if column.kind in _READ_AS else ():
                _note_open(grid, column, text, collected)


def _mixture(grid: Grid, column: Column) -> Problem:
    first: dict[Style, str] = {}
    for line, cell in grid.column(column.name):
        style = Style.of(cell)
        if style is not None:
            first.setdefault(style, f"{cell} in row {line}")
    return Problem(
        grid.place,
        None,
        column.name,
        f"{first[Style.ISO]} and {first[Style.UK]}",
        "one way of writing dates throughout the column",
        f"write them all as {Style.ISO.value}, or all as {Style.UK.value}",
    )


def _note_open(grid: Grid, column: Column, text: str, collected: Collected) -> None:
    lines = [line for line, cell in grid.column(column.name) if cell == text]
    rows = f"{len(lines)} row{'s' if len(lines) > 1 else ''}"
    says = f"{text} {_READ_AS[column.kind]} ({rows}, the first is {lines[0]})"
    collected.note(grid.place, None, column.name, says)
