"""
A list about the claims of a folder: decided, set out, and written in the form asked.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Protocol, TypeVar

from pbr.batch import decide_each
from pbr.casefiles import Cases
from pbr.claims import Decision
from pbr.cli._notices import decisions_among, notices_of
from pbr.cli._output import Output
from pbr.cli._tables import with_progress
from pbr.plans import Plan
from pbr.records import Family

Line = TypeVar("Line")


class Report(Protocol[Line]):
    """
    A report that is a list: the lines about some claims, in each format.
    """

    def rows(self, decisions: Iterable[Decision], /) -> list[Line]:
        """
        The lines, in order.
        """

    def as_text(self, lines: list[Line], width: int, /) -> Iterator[str]:
        """
        The lines as text, in a width given in columns.
        """

    def as_csv(self, lines: list[Line], /) -> Iterator[str]:
        """
        The lines as CSV.
        """

    def as_json(self, lines: list[Line], /) -> Iterator[str]:
        """
        The lines as JSON.
        """


def write_list(
    report: Report[Line],
    output: Output,
    cases: Cases,
    families: Sequence[Family],
    plan: Plan,
    on: date,
    as_of: date | None,
) -> None:
    """
    Decide some families of a folder, and write the report and every notice.
    """
    crashes: list[str] = []
    each = decide_each(families, on, plan, as_of)
    decided = with_progress("deciding", each, len(families))
    lines = report.rows(decisions_among(decided, crashes))
    if output.form == "text":
        pieces = report.as_text(lines, output.width)
    else:
        form = {"csv": report.as_csv, "json": report.as_json}[output.form]
        pieces = form(lines)
    output.write(pieces, [*crashes, *notices_of(cases, on, plan)])
