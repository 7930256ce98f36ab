"""
The commands that say when: the first payable day, and the last start in time (SPEC §9).
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from pbr.cli._options import Day, chosen, written
from pbr.cli._output import noticed_in_all, told_plainly, with_a_bar, written_to


@click.command(short_help="Say when each claim first passes.")
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--plan", "plan_name", required=True, help="A plan's name, or its file.")
@click.option("--from", "since", required=True, type=Day(), help="The first day asked.")
@click.option("--until", required=True, type=Day(), help="The last day asked.")
@click.option(
    "--assume",
    "words",
    multiple=True,
    type=click.Choice(["jobs", "checks", "attendance"]),
    help="Let these go on as they are. May be given several times.",
)
@click.option("--family", "wanted", multiple=True, help="Only this family.")
@written
@click.option(
    "--keep-going", is_flag=True, help="Leave out families with problems, and say so."
)
def when(  # noqa: PLR0913 - one for each option
    folder: Path,
    plan_name: str,
    since: date,
    until: date,
    words: tuple[str, ...],
    wanted: tuple[str, ...],
    form: str,
    out: Path | None,
    encoding: str,
    keep_going: bool,  # noqa: FBT001 - a flag
) -> None:
    """
    Say on which day the claim of each family of a case FOLDER first passes, what it
    pays then, and what it waits for, if nothing new is recorded.
    """
    with told_plainly():
        from pbr.cli._reading import read_folder
        from pbr.plans import load_plan
        from pbr.reports import when as outlooks
        from pbr.timeline.assumptions import Assume
        from pbr.timeline.outlook import outlook_of_each

        plan = load_plan(plan_name)
        cases = read_folder(folder, plan, encoding, keep_going=keep_going)
        families = chosen(cases.families, wanted)
        assume = [Assume(word) for word in words]
        found = outlook_of_each(families, plan, since, until, assume)
        each = with_a_bar("looking ahead", found, len(families))
        pieces = {
            "text": outlooks.as_text,
            "csv": outlooks.as_csv,
            "json": outlooks.as_json,
        }[form](each)
        with written_to(out) as write:
            for piece in pieces:
                write(piece)
        noted = [
            *noticed_in_all(cases, since, plan),
            *noticed_in_all(cases, until, plan),
        ]
        for line in dict.fromkeys(noted):
            click.echo(line, err=form != "text" or out is not None)


@click.command(short_help="Say by when things must start.")
@click.argument("name")
@click.option("--by", required=True, type=Day(), help="The last day for a claim.")
def starts(name: str, by: date) -> None:
    """
    Say by when what the plan NAME (or a file) asks must start to be met in time.
    """
    with told_plainly():
        from pbr.plans import load_plan
        from pbr.reports import when as outlooks
        from pbr.timeline.deadlines import last_day_to_claim, last_starts

        plan = load_plan(name)
        last = last_day_to_claim(plan, by)
        click.echo(outlooks.starts(plan, last, last_starts(plan, by)), nl=False)
