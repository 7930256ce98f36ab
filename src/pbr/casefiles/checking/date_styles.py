"""
The date columns of a file: one style in each, with the day before the month.

> Dates are ISO (`2017-10-31`) or UK (`31/10/2017`), one style per column, decided from
> the whole column: a mixture is refused, never guessed per cell. (SPEC §11)
"""

from __future__ import annotations

from pbr.casefiles._collected import Collected
from pbr.casefiles.cells.dates import Style, is_day_first, is_month_first
from pbr.casefiles.columns import DATES, Column
from pbr.casefiles.sources.sheets import Grid
from pbr.exceptions import Problem


def check_dates(grid: Grid, collected: Collected) -> frozenset[str]:
    """
    Report each column that mixes styles, or that has the month first. Returns the names
    of those that have the month first.
    """
    month_first = []
    for column in grid.file.columns:
        if column.kind in DATES:
            cells = grid.cells(column.name)
            if len({Style.of(cell) for cell in cells} - {None}) > 1:
                collected.problem(_mixture(grid, column))
            if any([is_month_first(cell) for cell in cells]):
                collected.problem(_month_first(grid, column))
                month_first.append(column.name)
    return frozenset(month_first)


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


def _month_first(grid: Grid, column: Column) -> Problem:
    """
    The problem of a column in which a date can only have its month first: then all its
    dates may.
    """
    cells = grid.column(column.name)
    at_fault = [f"{cell} in row {line}" for line, cell in cells if is_month_first(cell)]
    others = [f"{cell} in row {line}" for line, cell in cells if is_day_first(cell)]
    found = f"the month first ({at_fault[0]})"
    remedy = "turn the day and the month round in the whole column"
    if others:
        found += f", and the day first ({others[0]})"
        remedy = "correct every date in the column that has the month first"
    remedy += f", or write it all as {Style.ISO.value}"
    expected = "the day first throughout the column"
    return Problem(grid.place, None, column.name, found, expected, remedy)
