"""
What a column of a case file is: how its cells are read, and what it means.
"""

from __future__ import annotations

from enum import Enum
from functools import cached_property

from attrs import frozen

from pbr.texts.nearest import folded


class CellKind(Enum):
    """
    How the cells of a column are read.
    """

    ID = "an id"
    KEY_WORKER = "a key worker's id"
    WORD = "a word"
    WORDS = "words with spaces between them"
    TEXT = "any text"
    DAY = "a date"
    FIRST_DAY = "a date, as early as you like"
    DAY_OR_OPEN = "a date, or 2099-12-31 for open"
    LAST_DAY = "a date, kept as 2099-12-31 where open"
    TERM = "a term"
    SESSIONS = "a whole number"
    HOURS = "hours in a week"
    SCORE = "a number"


#: The kinds that hold a date.
DATES = frozenset(
    {CellKind.DAY, CellKind.FIRST_DAY, CellKind.DAY_OR_OPEN, CellKind.LAST_DAY}
)


class About(Enum):
    """
    Who the rows of a file belong to: found by family_id, by person_id, or by neither.
    """

    FAMILY = "family_id"
    PERSON = "person_id"
    NOBODY = ""


@frozen
class Column:
    """
    A column, how it is read, and what it means in one sentence.

    A column that is not `required` may be blank, or absent. One that is not `shown`
    is never quoted in a message. The days of one that `happens` are days on which
    something in the programme happened, so none is before 1980.
    """

    name: str
    kind: CellKind
    means: str
    required: bool = True
    shown: bool = True
    happens: bool = False

    @property
    def in_passing(self) -> str:
        """
        What it means, to put in another sentence.
        """
        return _in_passing(self.means)


@frozen
class File:
    """
    A file of a case folder, and the record that each of its rows becomes.
    """

    name: str
    about: About
    record: type
    means: str
    columns: tuple[Column, ...]
    required: bool = False

    @property
    def csv(self) -> str:
        """
        Its name in a case folder.
        """
        return f"{self.name}.csv"

    @property
    def in_passing(self) -> str:
        """
        What it has in it, to put in another sentence.
        """
        return _in_passing(self.means)

    @cached_property
    def column(self) -> dict[str, Column]:
        """
        Its columns by name.
        """
        return {column.name: column for column in self.columns}

    @cached_property
    def column_by_fold(self) -> dict[str, Column]:
        """
        Its columns by name, without case, spaces, hyphens and underscores.
        """
        return {folded(column.name): column for column in self.columns}


def _in_passing(means: str) -> str:
    return means[0].lower() + means[1:].rstrip(".")
