"""
`pbr money`: what the claims of a case folder pay.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import click

from pbr.batch import decide_each
from pbr.cli import _options as options
from pbr.cli._notices import notices_of
from pbr.cli._output import Output
from pbr.cli._reading import read_folder
from pbr.cli._tables import Table, in_tables, with_progress
from pbr.money.accounts import Account, account
from pbr.money.phase_one import YearTwo, paid_for
from pbr.plans import Plan, load_plan
from pbr.reports import money as report, wording
from pbr.reports.trail import failure

AMOUNTS = ("", "amounts", "pounds")
FAMILIES = ("", "families", "pounds")
YEAR_TWO = "year two of Phase 1"
LAPSED = "fees earned earlier but not on this day (not in the totals above)"


@click.command()
@options.folder
@options.encoding
@options.plan
@options.on
@options.as_of
@options.allocation
@click.option(
    "--phase-one-cohort",
    "cohort",
    type=options.FAMILIES,
    metavar="FAMILIES",
    help="Number of Phase 1 families: the council is paid for five sixths.",
)
@click.option(
    "--year-two",
    type=(int, int, int),
    metavar="WORKED TARGET FAMILIES",
    help="Phase 1: worked with in year one, target of year one, families of year two.",
)
@options.keep_going
@options.output_options("text", "json", "csv")
def money(
    folder: Path,
    encoding: str,
    keep_going: bool,
    plan_name: str,
    on: date,
    as_of: date | None,
    allocation: int | None,
    cohort: int | None,
    year_two: tuple[int, int, int] | None,
    form: str,
    out: Path | None,
    force: bool,
) -> None:
    """
    Add up what the claims pay.

    The totals are the attachment fees and results of the case FOLDER: by result, by
    quarter and by plan.

    With an allocation, families take their places in the order of the first day on
    which any amount was due for them, earlier claims included.
    """
    if allocation is not None and cohort is not None:
        message = "give --allocation or --phase-one-cohort, not both"
        raise click.UsageError(message)
    output = Output.to(form, out, folder, plan_name, force=force)
    plan = load_plan(plan_name)
    year = None if year_two is None else YearTwo(*year_two)
    of_year_two = Table(YEAR_TWO, FAMILIES, report.year_two_lines(year, plan))
    cases = read_folder(folder, plan, encoding, as_of, keep_going=keep_going)
    places = allocation if cohort is None else paid_for(cohort)
    decided = decide_each(cases.families, on, plan, as_of)
    found = account(with_progress("deciding", decided, len(cases.families)), places)
    if form == "json":
        pieces: Iterator[str] = iter([report.as_json(found, year, plan, on, as_of)])
    elif form == "csv":
        pieces = report.as_csv(found, plan, as_of)
    else:
        tables = [*_tables(found, cohort), of_year_two]
        pieces = _text(plan, on, as_of, tables, output.width)
    crashes = map(failure, found.failures)
    output.write(pieces, [*crashes, *notices_of(cases, on, plan)])


def _text(
    plan: Plan, on: date, as_of: date | None, tables: list[Table], width: int
) -> Iterator[str]:
    yield f"{plan.name} on {wording.day(on)}\n"
    for line in (wording.plan_digest(plan), *wording.drawn_up(as_of)):
        yield f"{line}\n"
    yield in_tables(tables, width)


def _tables(found: Account, cohort: int | None) -> Iterator[Table]:
    """
    What is due by result, quarter and plan, and how far the allocation goes.
    """
    for title, lines in report.total_lines(found).items():
        yield Table(f"due, {title}", AMOUNTS, lines)
    title = report.cohort_title(cohort)
    yield Table(title, FAMILIES, report.allocation_lines(found))
    yield Table(LAPSED, FAMILIES, report.lapsed_lines(found))
