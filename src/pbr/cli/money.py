"""
The command that adds up what claims bring.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pbr.cli._options import Day, written
from pbr.cli._output import (
    Table,
    in_tables,
    noticed_in_all,
    told_plainly,
    with_a_bar,
    written_to,
)

if TYPE_CHECKING:
    from pbr.money.accounts import Account

NUMBER = click.IntRange(min=0)
AMOUNTS = ("", "amounts", "pounds")
FAMILIES = ("", "families", "pounds")
YEAR_TWO = "year two of Phase 1"
LAPSED = "fees earned earlier but not on this day (not in the totals above)"


@click.command(short_help="Add up what the claims of a case folder bring.")
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--plan", "plan_name", required=True, help="A plan's name, or its file.")
@click.option("--on", required=True, type=Day(), help="The day of the claims.")
@click.option("--allocation", type=NUMBER, help="The families that are paid for.")
@click.option(
    "--phase-one-cohort",
    "cohort",
    type=NUMBER,
    help="Phase 1's families, of whom five sixths are paid for.",
)
@click.option(
    "--year-two",
    type=(int, int, int),
    metavar="WORKED TARGET FAMILIES",
    help="Phase 1: worked with in year one, of a target; families of year two.",
)
@click.option(
    "--keep-going", is_flag=True, help="Leave out families with problems, and say so."
)
@written
def money(  # noqa: PLR0913 - one for each option
    folder: Path,
    plan_name: str,
    on: date,
    allocation: int | None,
    cohort: int | None,
    year_two: tuple[int, int, int] | None,
    keep_going: bool,  # noqa: FBT001 - a flag
    form: str,
    out: Path | None,
    encoding: str,
) -> None:
    """
    Add up what the claims of a case FOLDER bring under a plan: fees and results, by
    result, quarter and plan.

    With an allocation, the families are paid for in the order of the first day on which
    anything fell due for them, an earlier claim included; the others are not.
    """
    if allocation is not None and cohort is not None:
        message = "give --allocation or --phase-one-cohort, not both"
        raise click.UsageError(message)
    with told_plainly():
        from pbr.batch import decide_each
        from pbr.cli._reading import read_folder
        from pbr.money.accounts import account
        from pbr.money.phase_one import YearTwo, paid_for
        from pbr.plans import load_plan
        from pbr.reports import money as accounts, trail, wording

        plan = load_plan(plan_name)
        year = None if year_two is None else YearTwo(*year_two)
        of_year_two = accounts.year_two_lines(year, plan)
        cases = read_folder(folder, plan, encoding, keep_going=keep_going)
        decided = decide_each(cases.families, on, plan)
        places = allocation if cohort is None else paid_for(cohort)
        found = account(with_a_bar("deciding", decided, len(cases.families)), places)
        failed = [trail.failure(each) for each in found.failures]
        noted = [*noticed_in_all(cases, on, plan)]
        with written_to(out) as write:
            if form == "json":
                write(accounts.as_json(found, year, plan, on))
            elif form == "csv":
                write("".join(accounts.as_csv(found)))
            else:
                write("".join(failed))
                write(f"{plan.name} on {wording.day(on)}\n")
                lines = [
                    *_tables(found, cohort),
                    Table(YEAR_TWO, FAMILIES, of_year_two),
                ]
                write(in_tables(lines, noted))
        if form != "text":
            for line in [*failed, *noted]:
                click.echo(line.rstrip("\n"), err=True)


def _tables(found: Account, cohort: int | None) -> Iterator[Table]:
    """
    What is due by result, quarter and plan, and how far the allocation goes.
    """
    from pbr.reports import money as accounts

    for title, lines in accounts.total_lines(found).items():
        yield Table(f"due, {title}", AMOUNTS, lines)
    title = accounts.cohort_title(cohort)
    yield Table(title, FAMILIES, accounts.allocation_lines(found))
    yield Table(LAPSED, FAMILIES, accounts.lapsed_lines(found))
