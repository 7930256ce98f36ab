"""
The case files as read so far: rows of text, the records made from them, and the ids.
"""

from __future__ import annotations

from typing import Any

from attrs import field, frozen

from pbr.casefiles._collected import Collected
from pbr.casefiles.cells.dates import Days
from pbr.casefiles.checking.on_file import OnFile
from pbr.casefiles.sources.sheets import Grid
from pbr.exceptions import Problem
from pbr.records import Row


@frozen
class ReadInPart:
    """
    A row that is not a record: what its readable cells say, by column.
    """

    row: Row
    cells: dict[str, Any]

    def __getattr__(self, column: str) -> Any:  # noqa: ANN401 - of any column
        return self.cells[column]


@frozen
class Reading:
    """
    The case files part of the way: `records` has the rows that could be read, and
    `in_part` those with a cell, or a whole, that cannot be right.

    `month_first` has the columns of each file whose dates have the month first.
    """

    grids: dict[str, Grid]
    on_file: OnFile
    collected: Collected
    days: Days
    records: dict[str, list[Any]] = field(factory=dict)
    in_part: dict[str, list[ReadInPart]] = field(factory=dict)
    month_first: dict[str, frozenset[str]] = field(factory=dict)

    def of(self, name: str) -> list[Any]:
        """
        The records of a file, in its order; none if it is absent.
        """
        return self.records.get(name, [])

    def every(self, name: str, *columns: str) -> list[Any]:
        """
        The records of a file, and its other rows in which these columns can be read.
        """
        return [*self.of(name), *self.others(name, *columns)]

    def others(self, name: str, *columns: str) -> list[ReadInPart]:
        """
        The rows of a file that are not records, and in which these columns can be read.
        """
        rows = self.in_part.get(name, ())
        return [row for row in rows if row.cells.keys() >= {*columns}]

    def is_read_through(self, name: str) -> bool:
        """
        Whether every row of the file became a record.
        """
        return len(self.of(name)) == len(self.grids[name].rows)

    def problem(
        self,
        name: str,
        record: Any,  # noqa: ANN401 - of any file
        column: str,
        expected: str,
        remedy: str,
    ) -> None:
        """
        Report a record that cannot be true, by the cell it was read from.
        """
        self.problem_at(name, record.row.line, column, expected, remedy)

    def problem_at(
        self, name: str, line: int, column: str, expected: str, remedy: str
    ) -> None:
        """
        Report a row that cannot be true, whether or not it became a record.
        """
        grid = self.grids[name]
        found = grid.cell(line, column)
        families = self.on_file.of_row(grid, grid.row(line))
        problem = Problem(grid.place, line, column, found, expected, remedy)
        self.collected.problem(problem, families)

    def note(self, name: str, line: int | None, column: str | None, says: str) -> None:
        """
        Keep a note on a file.
        """
        self.collected.note(self.grids[name].place, line, column, says)
