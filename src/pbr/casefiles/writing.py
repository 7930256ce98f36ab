"""
Families written as the one JSON document that `read_cases` reads (SPEC §11).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from fractions import Fraction
from typing import Any

from pbr.casefiles.columns import CellKind, File
from pbr.casefiles.layout import FILES
from pbr.casefiles.term_dates import TermDates
from pbr.records import Family, Person
from pbr.school import Term, TermPart

Document = dict[str, list[dict[str, str]]]
#: The field of a person that has the rows of a file.
_OF_PEOPLE = {
    "people": "stays",
    "attendance": "attendance",
    "employment": "employment",
    "benefits": "benefits",
    "statuses": "statuses",
}


def document_of(families: Iterable[Family]) -> Document:
    """
    The document of a set of families: a list of rows for each file that has any.

    Every cell is text, as in the CSV file; blank cells are left out. Raises
    `ValueError` for a number that six decimal places cannot write exactly. All the
    families must have one calendar: its terms are written once.
    """
    written = list(families)
    document = {file.name: list(_rows_of(file, written)) for file in FILES}
    return {name: rows for name, rows in document.items() if rows}


def _rows_of(file: File, families: list[Family]) -> Iterator[dict[str, str]]:
    written = set()
    for record in _records(file.name, families):
        cells = {
            column.name: _cell(column.kind, _value(record, column.name))
            for column in file.columns
        }
        row = {name: cell for name, cell in cells.items() if cell}
        # A person in two families is written once.
        key = tuple(row.items())
        if key not in written:
            written.add(key)
            yield row


def _records(name: str, families: list[Family]) -> Iterator[Any]:
    for family in families:
        if name == "families":
            yield family
        elif name == "terms":
            for term, window in family.terms.held:
                yield TermDates(term, None, window.first, window.last)
        elif name == "words":
            pass  # the records have the words that are meant
        elif name in _OF_PEOPLE:
            for person in family.people:
                yield from _rows_of_person(person, name)
        else:
            yield from getattr(family, name)


def _rows_of_person(person: Person, name: str) -> tuple[Any, ...]:
    rows: tuple[Any, ...] = getattr(person, _OF_PEOPLE[name])
    return rows


def _value(record: Any, name: str) -> Any:  # noqa: ANN401 - a field of any kind
    value = getattr(record, name)
    return TermPart(value, record.half) if isinstance(value, Term) else value


def _cell(kind: CellKind, value: Any) -> str:  # noqa: ANN401 - as above
    """
    A value as the text of a cell.
    """
    if value is None:
        return ""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Fraction):
        return _decimal(value)
    if kind is CellKind.WORDS:
        return " ".join(value)
    return str(value)


def _decimal(value: Fraction) -> str:
    millionths = value * 10**6
    if millionths.denominator != 1:
        message = f"{value} is not a decimal of six places"
        raise ValueError(message)
    sign = "-" if value < 0 else ""
    whole, rest = divmod(abs(millionths.numerator), 10**6)
    return f"{sign}{whole}.{rest:06}".rstrip("0").rstrip(".")
