"""
One file as rows of text, and its header compared with the columns it should have.

A CSV file and a list of a JSON document both become a `Sheet`. From there on they are
read in the same way, with the same problems.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import cached_property

from attrs import field, frozen

from pbr.casefiles._collected import Collected, shown
from pbr.casefiles.cells.unreadable import Unreadable
from pbr.casefiles.columns import Column, File
from pbr.exceptions import Problem
from pbr.texts.nearest import folded, nearest

#: More than any extract has, or a message could name.
MOST_COLUMNS = 1000
Cells = list[str]
#: What was wrong with a row before its cells were read; the column, if it has one.
Faults = dict[int, list[tuple[str | None, Unreadable]]]


@frozen
class Sheet:
    """
    The rows of a file, trimmed: each with its line, and a cell for each cell of the
    header except those at its end that no file has. A row with a fault may have any
    number of cells. `blank` is the number of blank rows, which are left out.
    `header_line` is None if the file has no line for a header. `is_uneven` is whether
    any row has not as many cells as the header.
    """

    place: str
    header: tuple[str, ...]
    rows: list[tuple[int, Cells]]
    blank: int = 0
    faults: Faults = field(factory=dict)
    header_line: int | None = None
    is_uneven: bool = False


@frozen
class Grid:
    """
    The rows of a file, with a cell for each of the columns that the file may have.

    The cells of an absent column are blank.
    """

    file: File
    place: str
    names: tuple[str, ...]
    rows: list[tuple[int, Cells]]
    faults: Faults
    _cells: dict[str, frozenset[str]] = field(factory=dict, init=False)

    def column(self, name: str) -> list[tuple[int, str]]:
        """
        Every line and cell of a column.
        """
        at = self.names.index(name)
        return [(line, cells[at]) for line, cells in self.rows]

    def cells(self, name: str) -> frozenset[str]:
        """
        The texts in a column, each once; none if there is no such column.
        """
        if name not in self.names:
            return frozenset()
        if name not in self._cells:
            at = self.names.index(name)
            self._cells[name] = frozenset([cells[at] for _, cells in self.rows])
        return self._cells[name]

    @cached_property
    def _by_line(self) -> dict[int, Cells]:
        return dict(self.rows)

    def row(self, line: int) -> dict[str, str]:
        """
        The cells of a line, by column.
        """
        return dict(zip(self.names, self._by_line[line], strict=True))

    def cell(self, line: int, name: str) -> str:
        """
        The text of a cell, as a problem may show it.
        """
        return self.as_shown(name, shown(self.row(line).get(name, "")))

    def as_shown(self, name: str | None, found: str) -> str:
        """
        What was found in a column, unless the column is never shown.
        """
        column = self.file.column.get(name or "")
        return found if column is None or column.shown else "(not shown)"


def grid_of(file: File, sheet: Sheet, collected: Collected) -> Grid | None:
    """
    The sheet, by the columns of its file; None if its header cannot be read.
    """
    _note_blank_rows(sheet, collected)
    header = _Header(file, sheet, collected)
    header.check_unnamed()
    columns = header.columns()
    if not header.is_sound(columns):
        return None
    at = {column.name: at for at, column in enumerate(columns) if column is not None}
    absent = [name for name in file.column if name not in at]
    rows = sheet.rows
    if sheet.faults or sheet.is_uneven or absent or len(at) < len(columns):
        width = max(at.values()) + 1
        rows = [
            (line, [*[evened[each] for each in at.values()], *[""] * len(absent)])
            for line, cells in rows
            for evened in (cells if len(cells) >= width else _filled_up(cells, width),)
        ]
    names = (*at, *absent)
    return Grid(file, sheet.place, names, rows, sheet.faults)


def _filled_up(cells: Cells, width: int) -> Cells:
    return [*cells, *[""] * (width - len(cells))]


def _note_blank_rows(sheet: Sheet, collected: Collected) -> None:
    if sheet.blank:
        says = f"{sheet.blank} blank row{'s' if sheet.blank > 1 else ''} passed over"
        collected.note(sheet.place, None, None, says)


def too_wide(header: Sequence[str], place: str, line: int | None) -> Problem | None:
    """
    The problem of a header with too many columns; None for any other.
    """
    if len(header) <= MOST_COLUMNS:
        return None
    found = f"{len(header):,} columns"
    expected = f"at most {MOST_COLUMNS:,}"
    remedy = "take out the columns that a case file does not have"
    return Problem(place, line, None, found, expected, remedy)


@frozen
class _Header:
    """
    The first line of a file, compared with the columns it should have.

    `to_write` has the names that a remedy says to write over an unknown column.
    """

    file: File
    sheet: Sheet
    collected: Collected
    to_write: set[str] = field(factory=set)

    def columns(self) -> list[Column | None]:
        """
        The column that each cell of the header names; None if it names none.
        """
        by_fold = self.file.column_by_fold
        columns = [by_fold.get(folded(cell)) for cell in self.sheet.header]
        present = {column.name for column in columns if column is not None}
        for cell, column in zip(self.sheet.header, columns, strict=True):
            if column is None and cell:
                self._report_unknown(cell, present)
            elif column is not None and cell != column.name:
                says = f"{shown(cell)} is read as {column.name}"
                line = self.sheet.header_line
                self.collected.note(self.sheet.place, line, column.name, says)
        return columns

    def is_sound(self, columns: list[Column | None]) -> bool:
        """
        Whether no required column is missing, and none appears twice.
        """
        count = Counter(column.name for column in columns if column is not None)
        missing = [each for each in self.file.columns if each.required]
        missing = [each for each in missing if each.name not in count]
        for column in missing:
            if column.name in self.to_write:
                continue
            self._report(
                column.name,
                "no such column",
                f"a column {column.name}",
                f"add it: {column.in_passing}",
            )
        twice = [name for name, times in count.items() if times > 1]
        for name in twice:
            self._report(
                name,
                f"{count[name]} columns of this name",
                "one",
                "take out the others",
            )
        return not (missing or twice)

    def check_unnamed(self) -> None:
        """
        Report a column that has cells but no name.
        """
        for at, line in self._filled().items():
            found = f"no name over column {at + 1}, which is filled in row {line}"
            expected = "a name over every column that is filled"
            self._report(None, found, expected, "name the column, or take it out")

    def _filled(self) -> dict[int, int]:
        """
        The columns that have cells but no name, and the first filled row of each.
        """
        first: dict[int, int] = {}
        unnamed = {at for at, name in enumerate(self.sheet.header) if not name}
        for line, cells in self.sheet.rows if unnamed else ():
            for at, cell in enumerate(cells):
                if cell and at in unnamed:
                    first.setdefault(at, line)
        return first

    def _report_unknown(self, cell: str, present: set[str]) -> None:
        close = nearest(cell, self.file.column)
        known = ", ".join(self.file.column)
        remedy = f"take it out: the columns are {known}"
        if close in present | self.to_write:
            remedy = f"take it out: {close} already exists"
        elif close is not None:
            self.to_write.add(close)
            remedy = f"rename it to {close}, or take it out"
            if self.file.column[close].required:
                remedy += f" and add {close}: {self.file.column[close].in_passing}"
        expected = f"only the columns of {self.file.name}"
        self._report(shown(cell), "an unknown column", expected, remedy)

    def _report(
        self, column: str | None, found: str, expected: str, remedy: str
    ) -> None:
        line = self.sheet.header_line
        problem = Problem(self.sheet.place, line, column, found, expected, remedy)
        self.collected.problem(problem)
