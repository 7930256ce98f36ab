"""
`pbr overview`: a caseload on one page.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from pbr.caseload.overview import overview_of
from pbr.cli import _options as options
from pbr.cli._notices import flags_of_cases, key_worker_lines, notes_of
from pbr.cli._output import Output
from pbr.cli._reading import read_folder
from pbr.cli._screen import say
from pbr.cli._tables import with_progress
from pbr.plans import load_plan
from pbr.reports.overview import as_page
from pbr.reports.trail import failure
from pbr.timeline.assumptions import Assume

MOST_MONTHS = 120


@click.command()
@options.folder
@options.encoding
@options.plan
@options.on
@options.as_of
@options.allocation
@click.option(
    "--months",
    metavar="NUMBER",
    type=click.IntRange(0, MOST_MONTHS),
    default=12,
    show_default=True,
    help="Number of whole months to look ahead.",
)
@options.assume
@options.keep_going
@options.out(required=True)
def overview(
    folder: Path,
    encoding: str,
    keep_going: bool,
    plan_name: str,
    on: date,
    as_of: date | None,
    allocation: int | None,
    months: int,
    words: tuple[str, ...],
    out: Path,
    force: bool,
) -> None:
    """
    Write a one-page overview of a caseload.

    For the case FOLDER, the page shows how many families are at each stage, when they
    can be claimed for, and the money to date. It has counts and no ids. The files speak
    as at the day, unless --as-of says otherwise: no end after it is seen.
    """
    output = Output.to("html", out, folder, plan_name, force=force)
    plan = load_plan(plan_name)
    cases = read_folder(folder, plan, encoding, as_of, keep_going=keep_going)
    found = overview_of(
        with_progress("counting", cases.families, len(cases.families)),
        plan,
        on,
        months=months,
        allocation=allocation,
        assume=[Assume(word) for word in words],
        left_out=len(cases.left_out),
        flags=flags_of_cases(cases, on, plan),
        as_of=as_of,
    )
    output.write([as_page(found)])
    number = len(found.positions)
    say(f"{out}: {number} {'family' if number == 1 else 'families'}\n")
    output.add([*map(failure, found.failures), *notes_of(cases)])
    output.add(key_worker_lines(cases, on))
