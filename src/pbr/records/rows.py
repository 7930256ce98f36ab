"""
Where a record came from, whom it is about, and its order among its kind.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from enum import Enum
from itertools import pairwise
from typing import Any, NamedTuple, Protocol

from attrs import frozen

from pbr.exceptions import Contradiction

ADULT_AGE = 18


class Row(NamedTuple):
    """
    Where a record came from: a file, and the line in it (the header is line 1).
    """

    file: str
    line: int

    def __str__(self) -> str:
        return f"{self.file}:{self.line}"


#: Before every row: where a record built in code stands among its equals.
NOWHERE = Row("", 0)


class Record(Protocol):
    """
    What every record has: its place of origin, and an order among its kind.
    """

    @property
    def row(self) -> Row | None:
        """
        The file and line, or None for a record built in code.
        """

    @property
    def order(self) -> tuple[Any, ...]:
        """
        What the record sorts by: everything it says, but not where it stood.
        """


def arranged(records: Iterable[Any]) -> tuple[Any, ...]:
    """
    Records in one order, whatever order they came in; equal records once.

    > Rows equal in every cell are one row. (SPEC §11)

    It takes records of any one kind; mypy follows no narrower type through `evolve`.
    """
    found = tuple(records)
    if len(found) < 2:  # noqa: PLR2004 - nothing to arrange
        return found
    found = tuple(sorted(found, key=_place))
    if any(a == b for a, b in pairwise(found)):
        return tuple(dict.fromkeys(found))
    return found


def _place(record: Record) -> tuple[Any, ...]:
    return record.order, record.row or NOWHERE


def in_order(whose: str, first: date | None, last: date | None) -> None:
    """
    Raise `Contradiction` for a row that ends before it starts.
    """
    if first is not None and last is not None and last < first:
        message = f"{whose}: a row from {first} cannot end before, on {last}"
        raise Contradiction(message)


class SubjectKind(Enum):
    """
    Whether a finding is about the whole family or one member of it.
    """

    FAMILY = "family"
    MEMBER = "member"


@frozen
class Subject:
    """
    Whom a finding is about, by pseudonymous id.
    """

    kind: SubjectKind
    id: str
