"""
Cells that are read as something else, each reported once for its column.

> Nothing is dropped, changed or filled in silently. (SPEC §11)
"""

from __future__ import annotations

from collections.abc import Callable

from pbr.casefiles._collected import Collected, shown
from pbr.casefiles.cells.dates import Days
from pbr.casefiles.cells.ids import is_perhaps_shortened
from pbr.casefiles.cells.nothing import says_nothing
from pbr.casefiles.columns import CellKind, Column
from pbr.casefiles.sources.sheets import Grid

#: How many of the texts a note names.
_MOST_TEXTS = 3
_AN_ID = "an id as it stands: has a spreadsheet shortened it?"
_READ_AS = {
    CellKind.ID: _AN_ID,
    CellKind.KEY_WORKER: _AN_ID,
    CellKind.TEXT: "blank",
    CellKind.SESSIONS: "a whole number",
    CellKind.DAY_OR_OPEN: "blank: not ended, or not yet",
    CellKind.LAST_DAY: "no last day: the day of the check ends it",
}


def note_read_as(grid: Grid, days: Days, collected: Collected) -> None:
    """
    Note each column with cells that are not read as they are written.
    """
    is_read_so: dict[CellKind, Callable[[str], bool]] = {
        CellKind.ID: is_perhaps_shortened,
        CellKind.KEY_WORKER: is_perhaps_shortened,
        CellKind.TEXT: says_nothing,
        CellKind.SESSIONS: _has_noughts,
        CellKind.DAY_OR_OPEN: days.is_open,
        CellKind.LAST_DAY: days.is_open,
    }
    for column in grid.file.columns:
        if column.kind in is_read_so:
            is_so = is_read_so[column.kind]
            texts = {cell for cell in grid.cells(column.name) if cell and is_so(cell)}
            if texts:
                _note(grid, column, texts, collected)


def _has_noughts(text: str) -> bool:
    whole, point, rest = text.partition(".")
    return bool(point) and whole.isdigit() and not rest.strip("0") and rest != ""


def _note(grid: Grid, column: Column, texts: set[str], collected: Collected) -> None:
    rows = [(line, cell) for line, cell in grid.column(column.name) if cell in texts]
    count = f"{len(rows):,} row{'s' if len(rows) > 1 else ''}"
    is_are = "is" if len(texts) == 1 else "are"
    says = (
        f"{_listed(grid, column, rows)} {is_are} read as "
        f"{_READ_AS[column.kind]} ({count}, the first is {rows[0][0]})"
    )
    collected.note(grid.place, None, column.name, says)


def _listed(grid: Grid, column: Column, rows: list[tuple[int, str]]) -> str:
    """
    The texts in these cells: the first three, and how many more there are.
    """
    texts = [shown(text) for text in dict.fromkeys(cell for _, cell in rows)]
    if not column.shown:
        return grid.as_shown(column.name, "")
    more = len(texts) - _MOST_TEXTS
    if more > 0:
        return f"{', '.join(texts[:_MOST_TEXTS])} and {more:,} more"
    return " and ".join([", ".join(texts[:-1]), texts[-1]] if texts[1:] else texts)
