"""
The first row of a CSV file, which is its header: or what is there in its place.
"""

from __future__ import annotations

from collections.abc import Sequence

from pbr.casefiles._collected import shown
from pbr.casefiles.columns import Column, File
from pbr.casefiles.sources.sheets import Cells, too_wide
from pbr.exceptions import Problem
from pbr.texts.nearest import folded

#: How far down a header is looked for: a title and a few lines about it.
_ROWS_LOOKED_AT = 10
_OTHER_SEPARATORS = {";": "semicolons", "\t": "tabs", "|": "upright lines"}
_BY_COMMAS = "save it again, separated by commas"
_OF_A_SPREADSHEET = "sep="


def no_header(rows: Sequence[tuple[int, Cells]], file: File) -> Problem | None:
    """
    The problem of a file whose first row cannot be read as a header, or None.
    """
    header = rows[0][1] if rows else []
    return (
        _line_of_a_spreadsheet(rows, file)
        or _other_separator(header, file)
        or _further_down(rows, file)
        or _blank(header, file)
        or too_wide(header, file.csv, 1)
    )


def cells_needed(header: Cells, file: File) -> int:
    """
    How many cells a row has at least, if those that may be blank are left out at its
    end.
    """
    columns = [_column(cell, file) for cell in header]
    needed = [at for at, each in enumerate(columns, start=1) if each and each.required]
    return max(needed, default=1)


def _column(cell: str, file: File) -> Column | None:
    return file.column_by_fold.get(folded(cell))


def _line_of_a_spreadsheet(
    rows: Sequence[tuple[int, Cells]], file: File
) -> Problem | None:
    """
    The problem of a first line such as `sep=;`, which tells a spreadsheet what is
    between the cells.
    """
    header = rows[0][1] if rows else []
    if not header or not header[0].casefold().startswith(_OF_A_SPREADSHEET):
        return None
    remedy = "take this line out"
    if len(rows) > 1 and _separator(rows[1][1]):
        remedy += f", and {_BY_COMMAS}"
    found = f"a spreadsheet's line, {shown(','.join(header))}"
    return Problem(file.csv, 1, None, found, "the header", remedy)


def _separator(cells: Cells) -> str | None:
    """
    What is between the cells of a row, other than commas; None if nothing is.
    """
    for mark, name in _OTHER_SEPARATORS.items():
        if len(cells) == 1 and mark in cells[0]:
            return name
    return None


def _other_separator(header: Cells, file: File) -> Problem | None:
    name = _separator(header)
    if name is None:
        return None
    found = f"{name} between the columns"
    return Problem(file.csv, 1, None, found, "commas", _BY_COMMAS)


def _further_down(rows: Sequence[tuple[int, Cells]], file: File) -> Problem | None:
    """
    The problem of a file whose header comes after a title, or after blank rows.
    """
    if not rows or _is_header(rows[0][1], file):
        return None
    for line, cells in rows[1:_ROWS_LOOKED_AT]:
        if _is_header(cells, file):
            first = next(filter(None, rows[0][1]), "")
            expected = f"the header, which is in row {line}"
            remedy = "take out what is above it"
            found = shown(first) if first else "a blank line"
            return Problem(file.csv, 1, None, found, expected, remedy)
    return None


def _is_header(cells: Cells, file: File) -> bool:
    """
    Whether a row names every column that the file has to have.
    """
    names = {folded(cell) for cell in cells}
    needed = {folded(each.name) for each in file.columns if each.required}
    return needed <= names


def _blank(header: Cells, file: File) -> Problem | None:
    if any(header):
        return None
    found, expected = "a blank line", "a header"
    remedy = "put the columns' names there"
    return Problem(file.csv, 1, None, found, expected, remedy)
