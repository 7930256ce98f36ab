"""
What a reading has found so far: problems, the families they belong to, and notes.
"""

from __future__ import annotations

from collections import defaultdict

from attrs import define, field

from pbr.casefiles.cases import LeftOut, Note, by_place
from pbr.exceptions import THE_CASE_FILES, DataError, Problem
from pbr.texts.visible import cut

A_BLANK_CELL = "a blank cell"


def shown(text: str) -> str:
    """
    A cell's text, cut to 60 characters and with nothing invisible in it.
    """
    return cut(text) or A_BLANK_CELL


@define
class Collected:
    """
    Problems and notes, gathered while the files are read.

    A problem is kept with the families it belongs to; None if it does not belong to
    any, and then no family can be read.
    """

    #: What is read: the case files, or one other file.
    what: str = THE_CASE_FILES
    _problems: dict[Problem, frozenset[str] | None] = field(factory=dict)
    _notes: list[Note] = field(factory=list)

    def problem(self, problem: Problem, families: frozenset[str] | None = None) -> None:
        """
        Keep a problem, and the families it belongs to.
        """
        self._problems[problem] = families

    def note(self, file: str, row: int | None, column: str | None, says: str) -> None:
        """
        Keep a note.
        """
        self._notes.append(Note(file, row, column, says))

    @property
    def notes(self) -> tuple[Note, ...]:
        """
        The notes, by file, row and column.
        """
        return tuple(sorted(self._notes, key=by_place))

    def left_out(self, *, keep_going: bool) -> tuple[LeftOut, ...]:
        """
        The families to leave out. Raises `DataError` if that would not be enough.

        > `--keep-going` leaves out only families with problems. (SPEC §11)
        """
        problems = sorted(self._problems, key=by_place)
        stops_all = None in self._problems.values()
        if problems and (stops_all or not keep_going):
            raise DataError(tuple(problems), self.what)
        theirs: dict[str, list[Problem]] = defaultdict(list)
        for problem in problems:
            for family_id in self._problems[problem] or ():
                theirs[family_id].append(problem)
        return tuple(LeftOut(each, tuple(theirs[each])) for each in sorted(theirs))
