"""
A case folder: one CSV file for each kind of record (SPEC §11).
"""

from __future__ import annotations

import csv
from io import BytesIO, TextIOWrapper
from pathlib import Path

from pbr.casefiles._collected import Collected, shown
from pbr.casefiles.cells.unreadable import Unreadable
from pbr.casefiles.columns import File
from pbr.casefiles.layout import FILES
from pbr.casefiles.sources.contents import contents_of
from pbr.casefiles.sources.sheets import Cells, Faults, Sheet, too_wide
from pbr.casefiles.sources.text import text_of
from pbr.exceptions import Problem
from pbr.texts.nearest import nearest

_LEFT_BY_THE_SYSTEM = frozenset({"desktop.ini", "thumbs.db"})
_OTHER_SEPARATORS = {";": "semicolons", "\t": "tabs"}


def sheets_of_folder(
    folder: Path, encoding: str, collected: Collected
) -> dict[str, Sheet]:
    """
    Every file of the folder that can be read, by name; problems for the others.
    """
    present = _present(folder, collected)
    sheets = {}
    for file in FILES:
        if file.csv in present:
            sheet = _read(folder / file.csv, encoding, collected)
            if sheet is not None:
                sheets[file.name] = sheet
        elif file.required:
            collected.problem(_missing(file))
    return sheets


def _present(folder: Path, collected: Collected) -> set[str]:
    names = {file.csv for file in FILES}
    present = set()
    for path in sorted(folder.iterdir()):
        if path.name in names and not path.is_dir():
            present.add(path.name)
        elif not _is_ignored(path):
            collected.problem(_unknown(path, names))
    return present


def _is_ignored(path: Path) -> bool:
    name = path.name.casefold()
    if name.startswith("."):
        return True
    is_known = name.startswith(("readme", "~$")) or name in _LEFT_BY_THE_SYSTEM
    return is_known and path.is_file()


def _unknown(path: Path, names: set[str]) -> Problem:
    if path.is_dir():
        found, remedy = "a folder", "move it out of the case folder"
    else:
        found, remedy = "an unknown file", _rename(path.name, names)
    expected = "only the files of a case folder"
    return Problem(shown(path.name), None, None, found, expected, remedy)


def _rename(name: str, names: set[str]) -> str:
    close = nearest(name, names)
    if close:
        return f"rename it to {close}, or move it out of the case folder"
    known = ", ".join(file.csv for file in FILES)
    return f"move it out of the case folder, whose files are {known}"


def _missing(file: File) -> Problem:
    remedy = "add it: `pbr template` writes an empty one"
    return Problem(file.csv, None, None, "no such file", file.in_passing, remedy)


def _read(path: Path, encoding: str, collected: Collected) -> Sheet | None:
    data = contents_of(path, collected)
    if data is None:
        return None
    text = text_of(data, path.name, encoding, collected)
    return None if text is None else sheet_of_csv(text, path.name, collected)


def sheet_of_csv(text: str, place: str, collected: Collected) -> Sheet | None:
    """
    The rows of a CSV file, each with the line on which it starts.
    """
    lines = TextIOWrapper(BytesIO(text.encode()), "utf-8", newline="")
    # Strict: an unclosed quote would otherwise swallow the rest of the file.
    reader = csv.reader(lines, strict=True)
    rows: list[tuple[int, Cells]] = []
    line, blank = 1, 0
    try:
        for cells in reader:
            trimmed = [*map(str.strip, cells)]
            if any(trimmed) or line == 1:
                rows.append((line, trimmed))
            else:
                blank += 1
            line = reader.line_num + 1
    except csv.Error as error:
        collected.problem(_broken(error, place, line))
        return None
    header = rows[0][1] if rows else []
    problem = _no_header(header, place) or too_wide(header, place, 1)
    if problem is not None:
        collected.problem(problem)
        return None
    faults = _uneven(rows, len(header))
    return Sheet(place, tuple(header), rows[1:], blank, faults, header_line=1)


def _broken(error: csv.Error, place: str, line: int) -> Problem:
    found = f"a row that cannot be split into cells ({error})"
    expected = "commas between cells, and quotes in pairs"
    return Problem(place, line, None, found, expected, "correct the quotes in this row")


def _no_header(header: Cells, place: str) -> Problem | None:
    if not any(header):
        return Problem(
            place, 1, None, "a blank line", "a header", "put the columns' names there"
        )
    for mark, name in _OTHER_SEPARATORS.items():
        if len(header) == 1 and mark in header[0]:
            found, expected = f"{name} between the columns", "commas"
            return Problem(
                place, 1, None, found, expected, "save it again, separated by commas"
            )
    return None


def _uneven(rows: list[tuple[int, Cells]], width: int) -> Faults:
    """
    The rows that do not have as many cells as the header.
    """
    faults: Faults = {}
    for line, cells in rows:
        if len(cells) == width:
            continue
        found = f"{len(cells)} cell{'s' if len(cells) > 1 else ''}"
        expected = f"{width}, as in the header"
        remedy = "look for a comma too many or too few, or a cell without its quotes"
        faults[line] = [(None, Unreadable(expected, remedy, found))]
    return faults
