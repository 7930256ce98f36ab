"""
The same case files as one JSON document (SPEC §11).

One object has a list for each file, under the file's name without `.csv`. Each item of
a list is an object with the file's columns. A number is kept as it is written.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from attrs import field, frozen

from pbr.casefiles._collected import Collected, shown
from pbr.casefiles.cells.unreadable import Unreadable
from pbr.casefiles.columns import CellKind, Column, File
from pbr.casefiles.layout import FILES
from pbr.casefiles.sources.contents import contents_of
from pbr.casefiles.sources.objects import Number, Object, from_python, from_text, kind
from pbr.casefiles.sources.sheets import MOST_COLUMNS, Cells, Faults, Sheet, too_wide
from pbr.casefiles.sources.text import text_of
from pbr.exceptions import Problem
from pbr.texts.nearest import folded, nearest
from pbr.texts.visible import visible

#: Columns in which a number needs no quotes.
_NUMBERS_IN = frozenset({CellKind.SESSIONS, CellKind.HOURS, CellKind.SCORE})
#: As many as Python's own reader of CSV takes in one cell.
MOST_CHARACTERS = 131_072
_AS_WRITTEN = "write it as text, in quotes"
_OF_LISTS = 'write it as {"families": [], "people": []}'
_A_LIST = 'write it as [{"column": "cell"}]'


def sheets_of_document(
    path: Path, encoding: str, collected: Collected
) -> dict[str, Sheet]:
    """
    Every list of a document's file that can be read, by name; problems for the rest.
    """
    data, place = contents_of(path, collected), visible(path.name)
    text = None if data is None else text_of(data, place, encoding, collected)
    return {} if text is None else sheets_of_text(text, place, collected)


def sheets_of_text(text: str, place: str, collected: Collected) -> dict[str, Sheet]:
    """
    Every list that can be read of a document written as JSON text.
    """
    expected, remedy, line = "a JSON document", "correct it there", None
    try:
        document = from_text(text)
    except json.JSONDecodeError as error:
        line = error.lineno
        found = f"what is not JSON, at character {error.colno} of the line"
    except RecursionError:
        found, remedy = "lists within lists, too deep to read", "write it flat"
    else:
        return _sheets(document, place, collected)
    collected.problem(Problem(place, line, None, found, expected, remedy))
    return {}


def sheets_of_objects(
    document: object, place: str, collected: Collected
) -> dict[str, Sheet]:
    """
    Every list that can be read of a document made of Python objects.
    """
    return _sheets(from_python(document), place, collected)


def _sheets(document: object, place: str, collected: Collected) -> dict[str, Sheet]:
    if not isinstance(document, Object):
        found, expected = kind(document), "one object of lists"
        collected.problem(Problem(place, None, None, found, expected, _OF_LISTS))
        return {}
    lists = _Document(document, place, collected)
    lists.check_names()
    return lists.sheets()


@frozen
class _Document:
    """
    The object that a document is: a list of rows under the name of each file.

    `to_write` has the names that a remedy says to give to an unknown list.
    """

    parsed: Object
    place: str
    collected: Collected
    to_write: set[str] = field(factory=set)

    def check_names(self) -> None:
        """
        Report names that are not of a file, and names given twice.
        """
        known = [file.name for file in FILES]
        expected = "only the lists of case files"
        unknown = [name for name in self.parsed.values if name not in known]
        if len(unknown) > MOST_COLUMNS:
            found = f"{len(unknown):,} unknown lists"
            remedy = f"take them out: the lists are {', '.join(known)}"
            problem = Problem(self.place, None, None, found, expected, remedy)
            self.collected.problem(problem)
            return
        for name in unknown:
            close = nearest(name, known)
            remedy = f"take it out: the lists are {', '.join(known)}"
            if close in self.parsed.values.keys() | self.to_write:
                remedy = f"take it out: {close} already exists"
            elif close is not None:
                self.to_write.add(close)
                remedy = f"rename it to {close}, or take it out"
            self._report(name, "an unknown list", expected, remedy)
        for name in self.parsed.twice:
            remedy = "join the two into one"
            self._report(name, "a name given twice", "each name once", remedy)

    def sheets(self) -> dict[str, Sheet]:
        """
        The lists, as rows; any that is not a list, or is missing, is a problem.
        """
        sheets = {}
        for file in FILES:
            rows = self.parsed.values.get(file.name)
            if isinstance(rows, list):
                sheet = self._sheet(file, rows)
                if sheet is not None:
                    sheets[file.name] = sheet
            elif file.name in self.parsed.values:
                self._report(file.name, kind(rows), "a list of objects", _A_LIST)
            elif file.required and file.name not in self.to_write:
                remedy = f"add it: {_A_LIST}"
                self._report(file.name, "no such list", file.in_passing, remedy)
        return sheets

    def _sheet(self, file: File, items: list[Any]) -> Sheet | None:
        place = f"{self.place} {file.name}"
        objects = [item for item in items if isinstance(item, Object)]
        named = dict.fromkeys(name for item in objects for name in item.values)
        problem = too_wide(tuple(named), place, None)
        if problem is not None:
            self.collected.problem(problem)
            return None
        return _sheet(file, items, tuple(named if objects else file.column), place)

    def _report(self, name: str, found: str, expected: str, remedy: str) -> None:
        place = f"{self.place} {shown(name)}"
        problem = Problem(place, None, None, found, expected, remedy)
        self.collected.problem(problem)


def _sheet(file: File, items: list[Any], header: tuple[str, ...], place: str) -> Sheet:
    by_fold = file.column_by_fold
    columns = {name: by_fold.get(folded(name)) for name in header}
    # Values under an unknown name are not kept; those under a blank name are, so that
    # the name can be reported.
    read = [name for name in header if columns[name] or not name.strip()]
    # If a column has two names, it is reported and no row is read: one is enough.
    kept = [*{folded(name): name for name in read}.values()]
    others = [name for name in header if name not in kept]
    faults: Faults = {}
    rows, blank = [], 0
    for row, item in enumerate(items, start=1):
        cells, wrong = _cells(item, kept, columns)
        if wrong:
            faults[row] = wrong
        elif not (any(cells) or _is_filled(item)):
            blank += 1
            continue
        rows.append((row, cells))
    header = tuple(name.strip() for name in (*kept, *others))
    return Sheet(place, header, rows, blank, faults)


def _is_filled(item: Object) -> bool:
    return any(_text(value) for value in item.values.values())


def _text(value: object) -> str:
    """
    A cell as text; one that is a problem, or is in no column, only by its kind.
    """
    if value is None:
        return ""
    return value.strip() if isinstance(value, str) else kind(value)


def _cells(
    item: object, names: list[str], columns: dict[str, Column | None]
) -> tuple[Cells, list[tuple[str | None, Unreadable]]]:
    if not isinstance(item, Object):
        wrong = Unreadable("an object", 'write it as {"column": "cell"}', kind(item))
        return [], [(None, wrong)]
    if item.twice:
        found = f"{shown(item.twice[0])} given twice"
        wrong = Unreadable("each column once", "take one of the two out", found)
        return [], [(None, wrong)]
    cells: Cells = []
    faults: list[tuple[str | None, Unreadable]] = []
    for name in names:
        value, column = item.values.get(name), columns[name]
        fault = None if column is None else _fault(value, column.kind)
        if column is not None and fault is not None:
            faults.append((column.name, fault))
            value = None
        cells.append(_text(value))
    return cells, faults


def _fault(value: object, wanted: CellKind) -> Unreadable | None:
    if value is None:
        return None
    if type(value) is str:
        if len(value) > MOST_CHARACTERS:
            expected = f"at most {MOST_CHARACTERS:,} characters"
            found = f"{len(value):,} characters"
            return Unreadable(expected, "look for a quote that is missing", found)
        if value.isascii() or _is_text(value):
            return None
        remedy = "it holds half a character: type it again"
        return Unreadable("text", remedy, shown(value))
    if isinstance(value, Number) and wanted in _NUMBERS_IN:
        return None
    return Unreadable(wanted.value, _AS_WRITTEN, kind(value))


def _is_text(value: str) -> bool:
    try:
        value.encode()
    except UnicodeEncodeError:
        return False
    return True
