"""
What reading the case files gives: families, notes, and the families left out.
"""

from __future__ import annotations

from attrs import frozen

from pbr.exceptions import Problem
from pbr.records import Family


@frozen
class Note:
    """
    Something odd in the case files that is not a problem, but is always reported.
    """

    file: str
    row: int | None
    column: str | None
    says: str

    def __str__(self) -> str:
        parts = (self.file, self.row, self.column)
        place = ":".join(str(part) for part in parts if part is not None)
        return f"{place}: {self.says}"


@frozen
class LeftOut:
    """
    A family that was left out because of these problems.
    """

    family_id: str
    problems: tuple[Problem, ...]


@frozen
class Cases:
    """
    The families of the case files, by id; the notes; and the families left out.
    """

    families: tuple[Family, ...]
    notes: tuple[Note, ...] = ()
    left_out: tuple[LeftOut, ...] = ()

    @property
    def words_digest(self) -> str:
        """
        The digest of what words.csv says; blank if there is no such file.
        """
        return next(iter([family.words_digest for family in self.families]), "")

    @property
    def problems(self) -> tuple[Problem, ...]:
        """
        Each problem of the families left out, once, by file, row and column.
        """
        found = {problem for family in self.left_out for problem in family.problems}
        return tuple(sorted(found, key=by_place))


def by_place(said: Problem | Note) -> tuple[str, int, str, str]:
    """
    The order of problems and notes: file, row, column, then text.
    """
    return (said.file, said.row or 0, said.column or "", str(said))
