"""
`pbr when`: the first day on which each claim is payable (SPEC §9).
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from pbr.cli import _options as options
from pbr.cli._notices import notices_of
from pbr.cli._output import Output
from pbr.cli._reading import read_folder, select_families
from pbr.cli._tables import with_progress
from pbr.plans import load_plan
from pbr.reports import when as report
from pbr.timeline.assumptions import Assume
from pbr.timeline.outlook import outlook_of_each

PIECES = {"csv": report.as_csv, "json": report.as_json}


@click.command()
@options.folder
@options.encoding
@options.plan
@click.option(
    "--from", "since", required=True, type=options.Day(), help="First day to look at."
)
@click.option("--until", required=True, type=options.Day(), help="Last day to look at.")
@options.as_of
@options.assume
@options.family
@options.keep_going
@options.output_options("text", "json", "csv")
def when(
    folder: Path,
    encoding: str,
    keep_going: bool,
    plan_name: str,
    since: date,
    until: date,
    as_of: date | None,
    words: tuple[str, ...],
    wanted: tuple[str, ...],
    form: str,
    out: Path | None,
    force: bool,
) -> None:
    """
    Show the first day each claim is payable.

    For each family in the case FOLDER you also see what the claim pays then, and what
    it is waiting for, if nothing new is recorded. The files speak as at the first day,
    unless --as-of says otherwise: no end after it is seen.
    """
    output = Output.to(form, out, folder, plan_name, force=force)
    plan = load_plan(plan_name)
    cases = read_folder(folder, plan, encoding, as_of, keep_going=keep_going)
    families = select_families(cases, wanted)
    assumed = [Assume(word) for word in words]
    found = outlook_of_each(families, plan, since, until, assumed, as_of)
    each = with_progress("looking ahead", found, len(families))
    if form == "text":
        pieces = report.as_text(each, output.width)
    else:
        pieces = PIECES[form](each)
    output.write(pieces)
    output.add([*notices_of(cases, since, plan), *notices_of(cases, until, plan)])
