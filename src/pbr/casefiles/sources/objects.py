"""
What a JSON document is made of: objects, lists, text, and numbers as they are written.

A document comes as text, or as Python objects from another system. Both become the
same objects here, so they are read in the same way, with the same problems.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from attrs import frozen

from pbr.casefiles._collected import shown


class Number(str):
    """
    A number of the document, as it is written.
    """

    __slots__ = ()


class NotANumber(str):
    """
    NaN or Infinity, which JSON does not have.
    """

    __slots__ = ()


@frozen
class Object:
    """
    A JSON object, with the names that it gives twice.
    """

    values: dict[str, Any]
    twice: tuple[str, ...] = ()

    @classmethod
    def of(cls, pairs: Iterable[tuple[str, Any]]) -> Object:
        """
        The object of these names and values.
        """
        named = [*pairs]
        values = dict(named)
        if len(values) == len(named):
            return cls(values)
        times = Counter(name for name, _ in named)
        return cls(values, tuple(name for name in values if times[name] > 1))


def from_text(text: str) -> object:
    """
    The document that a text writes. Raises as `json.loads` does.
    """
    return json.loads(
        text,
        object_pairs_hook=Object.of,
        parse_int=Number,
        parse_float=Number,
        parse_constant=NotANumber,
    )


def from_python(document: object) -> object:
    """
    The document that Python objects make: a mapping of lists of mappings of cells.
    """
    if not isinstance(document, Mapping):
        return _cell(document)
    return Object.of([(str(name), _rows(rows)) for name, rows in document.items()])


def _rows(rows: object) -> object:
    return [*map(_row, rows)] if isinstance(rows, list | tuple) else _row(rows)


def _row(row: object) -> object:
    if not isinstance(row, Mapping):
        return _cell(row)
    return Object.of([(str(name), _cell(cell)) for name, cell in row.items()])


def _cell(cell: object) -> object:
    """
    A cell as JSON would write it; what JSON cannot write stays as it is.
    """
    if isinstance(cell, str):
        return cell[:]  # plain text, whichever class of text it was
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, int | float | Decimal) and not isinstance(cell, bool):
        return _number(cell)
    return cell


def _number(number: float | Decimal) -> Number | NotANumber:
    # Python does not write an int of 5,000 digits; a decimal of one, it does.
    is_float = isinstance(number, float)
    text = json.dumps(float(number)) if is_float else str(Decimal(number))
    return Number(text) if Decimal(text).is_finite() else NotANumber(text)


def kind(value: object) -> str:
    """
    What a value is, in JSON's own words.
    """
    if value is None or isinstance(value, bool):
        return json.dumps(value)
    if isinstance(value, NotANumber):
        return str(value)
    if isinstance(value, str):
        what = "number" if isinstance(value, Number) else "text"
        return f"the {what} {shown(value)}"
    if isinstance(value, list | tuple):
        return "a list"
    is_object = isinstance(value, Object | Mapping)
    return "an object" if is_object else f"a Python {type(value).__name__}"
