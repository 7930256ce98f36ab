"""
Ids that are nearly one: they may be one family, or one person, under two ids.

> Two ids that differ only in case, leading zeros, `.0`, blanks or Unicode normal form
> are reported together. (SPEC §11)
"""

from __future__ import annotations

from collections import defaultdict

from pbr.casefiles._collected import Collected, shown
from pbr.casefiles.cells.ids import nearly
from pbr.casefiles.sources.sheets import Grid

#: The files that list the families and the people; others name only whom these list.
_LISTED_IN = (("families", "family_id"), ("people", "person_id"))


def note_like_ids(grids: dict[str, Grid], collected: Collected) -> None:
    """
    Note the ids of families, and of people, that are nearly one.
    """
    for name, column in _LISTED_IN:
        if name in grids:
            _note(grids[name], column, collected)


def _note(grid: Grid, column: str, collected: Collected) -> None:
    ids = grid.cells(column) - {""}
    if len({nearly(each) for each in ids}) == len(ids):
        return
    alike: dict[str, dict[str, int]] = defaultdict(dict)
    for line, text in grid.column(column):
        if text:
            alike[nearly(text)].setdefault(text, line)
    for first in alike.values():
        if len(first) > 1:
            these = ", ".join(f"{shown(each)} in row {first[each]}" for each in first)
            says = (
                "ids that differ only in case, leading zeros, .0, blanks or Unicode "
                f"form are read as different: {these}"
            )
            collected.note(grid.place, min(first.values()), column, says)
