"""
Who is on file: the ids of families and people, and the families of each person.

It is made from the cells before they are read. So a row with a problem still belongs
to its family, and one mistake does not cause a hundred problems.
"""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property

from attrs import frozen

from pbr.casefiles._collected import Collected, shown
from pbr.casefiles.cells.ids import an_id
from pbr.casefiles.cells.unreadable import Unreadable
from pbr.casefiles.columns import About
from pbr.casefiles.sources.sheets import Grid
from pbr.exceptions import Problem
from pbr.texts.nearest import Ids

FAMILIES, PEOPLE = "families", "people"


@frozen
class OnFile:
    """
    The families, and the families of each person; None if the file cannot be read.
    """

    families: frozenset[str] | None
    homes: dict[str, frozenset[str]] | None

    @classmethod
    def of(cls, grids: dict[str, Grid]) -> OnFile:
        """
        The ids in families.csv and people.csv.
        """
        families = homes = None
        if FAMILIES in grids:
            ids = grids[FAMILIES].cells("family_id")
            families = frozenset(filter(_is_id, ids))
        if PEOPLE in grids:
            homes = _homes(grids[PEOPLE])
        return cls(families, homes)

    def of_family(self, family_id: str) -> frozenset[str] | None:
        """
        The family with this id; None if it is not listed.
        """
        return frozenset({family_id}) & (self.families or frozenset()) or None

    def of_person(self, person_id: str) -> frozenset[str] | None:
        """
        The families that the person is or was in; None if there are none.
        """
        homes = (self.homes or {}).get(person_id, frozenset())
        return homes & (self.families or frozenset()) or None

    def of_row(self, grid: Grid, row: dict[str, str]) -> frozenset[str] | None:
        """
        The families that a row belongs to: a problem of the row is theirs.
        """
        if grid.file.about is About.FAMILY:
            return self.of_family(row["family_id"])
        if grid.file.about is About.NOBODY:
            return None
        theirs = self.of_person(row["person_id"])
        if "family_id" not in row:
            return theirs
        own = self.of_family(row["family_id"])
        return own and own | (theirs or frozenset())

    @cached_property
    def _ids_like(self) -> dict[str, Ids]:
        return {
            "family_id": Ids(self.families or ()),
            "person_id": Ids(self.homes or ()),
        }

    def check(self, grid: Grid, collected: Collected) -> None:
        """
        Report every id that is not listed in families or people.
        """
        people = None if self.homes is None else frozenset(self.homes)
        known_ids = {"family_id": self.families, "person_id": people}
        for name, known in known_ids.items():
            if known is None or grid.cells(name) <= known:
                continue
            for line, cell in grid.column(name):
                if cell not in known and _is_id(cell):
                    families = self._of_dangling(grid, line, name)
                    problem = self._dangling(grid, line, name, cell)
                    collected.problem(problem, families)

    def _of_dangling(self, grid: Grid, line: int, name: str) -> frozenset[str] | None:
        """
        The families of a row that names an unknown person. A row that names an unknown
        family could be any family's, so it has none.
        """
        return self.of_row(grid, grid.row(line)) if name == "person_id" else None

    def _dangling(self, grid: Grid, line: int, name: str, cell: str) -> Problem:
        file = FAMILIES if name == "family_id" else PEOPLE
        close = self._ids_like[name].nearest(cell)
        remedy = "list it there, or correct it"
        if close is not None:
            remedy += f" (the nearest there is {shown(close)})"
        expected = f"a {name} that is listed in {file}"
        return Problem(grid.place, line, name, shown(cell), expected, remedy)


def _homes(people: Grid) -> dict[str, frozenset[str]]:
    families = people.column("family_id")
    homes: dict[str, set[str]] = defaultdict(set)
    for (_, person_id), (_, family_id) in zip(
        people.column("person_id"), families, strict=True
    ):
        homes[person_id].add(family_id)
    return {each: frozenset(homes[each]) for each in homes if _is_id(each)}


def _is_id(cell: str) -> bool:
    try:
        return an_id(cell) == cell if cell else False
    except Unreadable:
        return False
