"""
Caseloads counted, and the lines of a table of the overview.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from made import BRADFORD, D
from pbr import Family, Plan, read_cases
from pbr.caseload.overview import Overview, overview_of
from pbr.reports.bars import Line, Number
from pbr.reports.overview import tables

FORTY = Path(__file__).parents[2] / "examples" / "forty-families"
PLAN = "bradford-families-first-2015"
ON = ("--plan", PLAN, "--on", "2017-10-31")


def of_the_forty(**asked: object) -> Overview:
    """The forty invented families, counted."""
    families = read_cases(FORTY, BRADFORD).families
    return overview_of(families, BRADFORD, D, **asked)  # type: ignore[arg-type]


def lines_of(
    found: Overview, title: str
) -> list[tuple[str, Number | tuple[Number, ...]]]:
    """The lines of one table, and its sum if it has one; one number as itself."""
    (table,) = [each for each in tables(found) if each.title == title]
    sums = [Line(table.total, table.sums)] if table.total else []
    return [
        (line.label, line.numbers if len(line.numbers) > 1 else line.numbers[0])
        for line in (*table.lines, *sums)
    ]


def counted(families: Iterable[Family], plan: Plan = BRADFORD) -> Overview:
    """A caseload counted on the day, without the months ahead."""
    return overview_of(families, plan, D, months=0)
