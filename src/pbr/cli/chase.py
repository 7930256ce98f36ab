"""
`pbr chase`: what each claim is missing, by who holds it.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from pbr.batch import decide_each
from pbr.cli import _options as options
from pbr.cli._notices import decisions_among, notices_of
from pbr.cli._output import Output
from pbr.cli._reading import read_folder, select_families
from pbr.cli._tables import with_progress
from pbr.plans import load_plan
from pbr.reports import chase as report

PIECES = {"csv": report.as_csv, "json": report.as_json}


@click.command()
@options.folder
@options.encoding
@options.plan
@options.on
@options.family
@options.keep_going
@options.output_options("text", "json", "csv")
def chase(
    folder: Path,
    encoding: str,
    keep_going: bool,
    plan_name: str,
    on: date,
    wanted: tuple[str, ...],
    form: str,
    out: Path | None,
    force: bool,
) -> None:
    """
    List what each claim is missing, by who holds it.

    The list has the evidence and the events that could still make each claim in the
    case FOLDER met. What is enough on its own comes first.
    """
    output = Output.to(form, out, folder, plan_name, force=force)
    crashes: list[str] = []
    plan = load_plan(plan_name)
    cases = read_folder(folder, plan, encoding, keep_going=keep_going)
    families = select_families(cases, wanted)
    decided = decide_each(families, on, plan)
    each = with_progress("deciding", decided, len(families))
    rows = report.rows(decisions_among(each, crashes))
    if form == "text":
        pieces = report.as_text(rows, output.width)
    else:
        pieces = PIECES[form](rows)
    output.write(pieces, [*crashes, *notices_of(cases, on, plan)])
