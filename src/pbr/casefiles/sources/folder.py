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
from pbr.casefiles.sources.headers import cells_needed, no_header
from pbr.casefiles.sources.other_files import format_by_name, meant_for, remedy_for
from pbr.casefiles.sources.sheets import Cells, Faults, Sheet
from pbr.casefiles.sources.text import text_of
from pbr.exceptions import Problem

_LEFT_BY_THE_SYSTEM = frozenset({"desktop.ini", "thumbs.db"})


def sheets_of_folder(
    folder: Path, encoding: str, collected: Collected
) -> dict[str, Sheet]:
    """
    Every file of the folder that can be read, by name; problems for the others.
    """
    present, others = _present(folder)
    meant = _report_others(others, present, collected)
    sheets = {}
    for file in FILES:
        if file.csv in present:
            sheet = sheet_of_file(folder / file.csv, file, encoding, collected)
            if sheet is not None:
                sheets[file.name] = sheet
        elif file.required and file not in meant:
            collected.problem(_missing(file))
    return sheets


def _present(folder: Path) -> tuple[set[str], list[Path]]:
    """
    The names of the case files in a folder, and what else is in it.
    """
    names = {file.csv for file in FILES}
    paths = [path for path in sorted(folder.iterdir()) if not _is_ignored(path)]
    present = {path.name for path in paths if path.name in names and not path.is_dir()}
    return present, [path for path in paths if path.name not in present]


def _report_others(
    others: list[Path], present: set[str], collected: Collected
) -> set[File]:
    """
    Report every other file. Returns the case files that they become if somebody does
    what their remedies say: those are not missing as well.
    """
    meant: set[File] = set()
    for path in others:
        if path.is_dir():
            found, remedy = "a folder", "move it out of the case folder"
        else:
            file, form = meant_for(path.name), format_by_name(path.name)
            is_there = file is not None and (file.csv in present or file in meant)
            found = "an unknown file" if form is None else form.found
            remedy = remedy_for(path.name, is_there=is_there)
            if file is not None and (form is None or form.is_one_file):
                meant.add(file)
        expected = "only the files of a case folder"
        problem = Problem(shown(path.name), None, None, found, expected, remedy)
        collected.problem(problem)
    return meant


def _is_ignored(path: Path) -> bool:
    name = path.name.casefold()
    if name.startswith("."):
        return True
    is_known = name.startswith(("readme", "~$")) or name in _LEFT_BY_THE_SYSTEM
    return is_known and path.is_file()


def _missing(file: File) -> Problem:
    remedy = "add it, with its rows: `pbr template` writes its header"
    return Problem(file.csv, None, None, "no such file", file.in_passing, remedy)


def sheet_of_file(
    path: Path, file: File, encoding: str, collected: Collected
) -> Sheet | None:
    """
    The rows of one CSV file; None, and a problem, if it cannot be read.
    """
    data = contents_of(path, collected)
    if data is None:
        return None
    text = text_of(data, path.name, encoding, collected)
    return None if text is None else _sheet_of_csv(text, file, collected)


def _sheet_of_csv(text: str, file: File, collected: Collected) -> Sheet | None:
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
        collected.problem(_broken(error, file.csv, line))
        return None
    problem = no_header(rows, file)
    if problem is not None:
        collected.problem(problem)
        return None
    header = rows[0][1]
    short, faults = _uneven(rows, header, file)
    if short:
        collected.note(file.csv, None, None, _said_of(short))
    return Sheet(
        file.csv,
        tuple(header),
        rows[1:],
        blank,
        faults,
        header_line=1,
        is_uneven=bool(short or faults),
    )


def _broken(error: csv.Error, place: str, line: int) -> Problem:
    found = f"a row that cannot be split into cells ({error})"
    expected = "commas between cells, and quotes in pairs"
    return Problem(place, line, None, found, expected, "correct the quotes in this row")


def _uneven(
    rows: list[tuple[int, Cells]], header: Cells, file: File
) -> tuple[list[int], Faults]:
    """
    The rows that lack only cells at their end that may be blank, and those that do not
    have as many cells as the header in any other way.

    > Cells missing at a row's end whose columns may all be blank are blank. (SPEC §11)
    """
    width, needed = len(header), cells_needed(header, file)
    short: list[int] = []
    faults: Faults = {}
    for line, cells in rows:
        if len(cells) == width:
            continue
        if needed <= len(cells) < width:
            short.append(line)
            continue
        found = f"{len(cells)} cell{'s' if len(cells) > 1 else ''}"
        expected = f"{width}, as in the header"
        remedy = "look for a comma too many or too few, or a cell without its quotes"
        faults[line] = [(None, Unreadable(expected, remedy, found))]
    return short, faults


def _said_of(short: list[int]) -> str:
    """
    The note on rows that are short.
    """
    rows = f"{len(short):,} rows have" if len(short) > 1 else "1 row has"
    return (
        f"{rows} fewer cells than the header; those missing at the end are read as "
        f"blank (the first is {short[0]})"
    )
