"""
The command that draws a caseload: one page for those who would rather look.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from pbr.cli._options import Day
from pbr.cli._output import noticed, told_plainly, with_a_bar, written_to

MOST_MONTHS = 120


@click.command(short_help="Draw a caseload as one page.")
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--plan", "plan_name", required=True, help="A plan's name, or its file.")
@click.option("--on", required=True, type=Day(), help="The day of the claims.")
@click.option(
    "--allocation", type=click.IntRange(min=0), help="The families that are paid for."
)
@click.option(
    "--months",
    type=click.IntRange(0, MOST_MONTHS),
    default=12,
    show_default=True,
    help="How many months to look ahead.",
)
@click.option(
    "--assume",
    "words",
    multiple=True,
    type=click.Choice(["jobs", "checks", "attendance"]),
    help="Let these go on as they are. May be given several times.",
)
@click.option(
    "--out",
    required=True,
    type=click.Path(path_type=Path),
    help="The page to write, .html.",
)
@click.option("--encoding", default="utf-8", show_default=True, help="Of the files.")
@click.option(
    "--keep-going", is_flag=True, help="Leave out families with problems, and say so."
)
def overview(  # noqa: PLR0913 - one for each option
    folder: Path,
    plan_name: str,
    on: date,
    allocation: int | None,
    months: int,
    words: tuple[str, ...],
    out: Path,
    encoding: str,
    keep_going: bool,  # noqa: FBT001 - a flag
) -> None:
    """
    Write one page on a case FOLDER: how many families are at each stage, when they can
    be claimed for, and the money to date. It holds counts, and nobody's id.
    """
    with told_plainly():
        from pbr.caseload.overview import overview_of
        from pbr.cli._reading import read_folder
        from pbr.plans import load_plan
        from pbr.reports import trail
        from pbr.reports.overview import as_page
        from pbr.timeline.assumptions import Assume

        plan = load_plan(plan_name)
        cases = read_folder(folder, plan, encoding, keep_going=keep_going)
        families = with_a_bar("counting", cases.families, len(cases.families))
        found = overview_of(
            families,
            plan,
            on,
            months=months,
            allocation=allocation,
            assume=[Assume(word) for word in words],
            left_out=len(cases.left_out),
        )
        with written_to(out) as write:
            write(as_page(found))
        number = len(found.positions)
        click.echo(f"{out}: {number} {'family' if number == 1 else 'families'}")
        for line in [*map(trail.failure, found.failures), *noticed(cases)]:
            click.echo(line.rstrip("\n"), err=True)
