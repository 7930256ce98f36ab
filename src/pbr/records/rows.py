"""
Where a record came from, who it is about, and the order of records of one kind.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from enum import Enum
from operator import eq
from typing import Any, NamedTuple, Protocol

from attrs import frozen

from pbr.exceptions import Contradiction

ADULT_AGE = 18


class Row(NamedTuple):
    """
    Where a record came from: a file, and the line in it (the header is line 1).

    `read_through` has the lines of words.csv that say what its words mean.
    """

    file: str
    line: int
    read_through: tuple[Row, ...] = ()

    def __str__(self) -> str:
        return f"{self.file}:{self.line}"


#: The place of a record built in code, which sorts before an equal one from a file.
NOWHERE = Row("", 0)


class Record(Protocol):
    """
    What every record has: the place it came from, and its order among its kind.
    """

    @property
    def row(self) -> Row | None:
        """
        The file and line, or None for a record built in code.
        """

    @property
    def order(self) -> tuple[Any, ...]:
        """
        What the record sorts by: everything it says, but not its file and line.
        """


def arranged(records: Iterable[Any]) -> tuple[Any, ...]:
    """
    Records in a fixed order, however they were given; equal records once.

    > Rows equal in every cell are one row. (SPEC §11)

    It takes records of one kind. mypy cannot follow a narrower type through `evolve`.
    What is not records stays as it is, for the person or family that was given it to
    refuse.
    """
    try:
        found = tuple(records)
    except TypeError:
        return records  # type: ignore[return-value]
    if len(found) < 2:  # noqa: PLR2004 - nothing to arrange
        return found
    try:
        found = tuple(sorted(found, key=_place))
    except (AttributeError, TypeError):
        return found
    if any(map(eq, found, found[1:])):
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
    Whether a finding is about the whole family or about one member.
    """

    FAMILY = "family"
    MEMBER = "member"


@frozen
class Subject:
    """
    The family or member that a finding is about, by pseudonymous id.
    """

    kind: SubjectKind
    id: str
