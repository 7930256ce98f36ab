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
    alike: dict[str, set[str]] = defaultdict(set)
    for text in grid.cells(column) - {""}:
        alike[nearly(text)].add(text)
    several = {text for texts in alike.values() if len(texts) > 1 for text in texts}
    if not several:
        return
    first: dict[str, int] = {}
    for line, text in grid.column(column):
        if text in several:
            first.setdefault(text, line)
    for texts in alike.values():
        if len(texts) > 1:
            in_order = sorted(texts, key=first.__getitem__)
            ids = ", ".join(f"{shown(each)} in row {first[each]}" for each in in_order)
            says = (
                f"ids that differ only in case, leading zeros, .0, blanks or Unicode "
                f"form are read as different: {ids}"
            )
            collected.note(grid.place, first[in_order[0]], column, says)
