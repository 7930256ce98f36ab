"""
`pbr chase`: what each claim is missing, by who holds it.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from pbr.cli import _options as options
from pbr.cli._lists import write_list
from pbr.cli._output import Output
from pbr.cli._reading import read_folder, select_families
from pbr.plans import load_plan
from pbr.reports import chase as report


@click.command()
@options.folder
@options.encoding
@options.plan
@options.on
@options.as_of
@options.family
@options.keep_going
@options.output_options("text", "json", "csv")
def chase(
    folder: Path,
    encoding: str,
    keep_going: bool,
    plan_name: str,
    on: date,
    as_of: date | None,
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
    plan = load_plan(plan_name)
    cases = read_folder(folder, plan, encoding, as_of, keep_going=keep_going)
    families = select_families(cases, wanted)
    write_list(report, output, cases, families, plan, on, as_of)
