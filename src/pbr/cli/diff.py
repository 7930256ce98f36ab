"""
`pbr diff`: what changed between two runs.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import click

from pbr.casefiles import Cases
from pbr.caseload.changes import Batch, Differences, each_change
from pbr.cli import _options as options
from pbr.cli._notices import notices_of
from pbr.cli._output import Output
from pbr.cli._reading import read_folder
from pbr.cli._tables import Table, in_tables, with_progress
from pbr.plans import Plan, load_plan
from pbr.reports import diff as report
from pbr.reports.paragraphs import wrapped
from pbr.reports.trail import failure

VERDICTS = "verdicts (change in results; fees are in the next table)"
MOVES = ("", "claims", "change", "for example")
POUNDS = ("", "before", "after", "change")


@click.command()
@options.folder
@click.argument("folder2", type=options.PATH, required=False)
@options.encoding
@options.plan
@click.option("--against", metavar="PLAN", help="Another plan, to compare with.")
@options.on
@options.as_of
@click.option("--then", type=options.Day(), help="Another day, to compare with.")
@click.option(
    "--then-as-of",
    type=options.Day(),
    help="Day the files of the second run were drawn up.",
)
@options.keep_going
@options.output_options("text", "json", "csv")
def diff(
    folder: Path,
    folder2: Path | None,
    encoding: str,
    keep_going: bool,
    plan_name: str,
    against: str | None,
    on: date,
    as_of: date | None,
    then: date | None,
    then_as_of: date | None,
    form: str,
    out: Path | None,
    force: bool,
) -> None:
    """
    Show what changed between two runs.

    The claims in the case FOLDER are decided twice: the second time with other data
    (FOLDER2), under another plan (--against), or on another day (--then). For the same
    folder --then-as-of is --as-of, unless you give it.
    """
    if {folder2, against, then, then_as_of} == {None}:
        message = (
            "nothing to compare: give a second folder, --against, --then or "
            "--then-as-of"
        )
        raise click.UsageError(message)
    read = (folder, folder2 or folder, plan_name, against or plan_name)
    output = Output.to(form, out, *read, force=force)
    plan = load_plan(plan_name)
    other = plan if against is None else load_plan(against)
    if then_as_of is None and folder2 is None:
        then_as_of = as_of
    sources = [(folder, plan, as_of), (folder2 or folder, other, then_as_of)]
    # What both runs read alike is read once.
    cases_of = {
        each: read_folder(*each[:2], encoding, each[2], keep_going=keep_going)
        for each in sources
    }
    both = [cases_of[each] for each in sources]
    days = [(on, as_of), (then or on, then_as_of)]
    before, after = _batches(both, days, [plan, other])
    number = len(before.ids | after.ids)
    each = with_progress("comparing", each_change(before, after), number)
    found = Differences(tuple(each))
    if form == "json":
        pieces: Iterator[str] = iter([report.as_json(before, after, found)])
    elif form == "csv":
        pieces = report.as_csv(found)
    else:
        pieces = _text(before, after, found, output.width)
    notices = [
        line
        for cases, batch in zip(both, (before, after), strict=True)
        for line in notices_of(cases, batch.on, batch.plan)
    ]
    output.write(pieces, [*map(failure, found.failures), *notices])


def _batches(
    both: list[Cases], days: list[tuple[date, date | None]], plans: list[Plan]
) -> list[Batch]:
    """
    The two batches, without the families that either leaves out.
    """
    left_out = {each.family_id for cases in both for each in cases.left_out}
    return [
        Batch(
            tuple([each for each in cases.families if each.family_id not in left_out]),
            on,
            plan,
            as_of,
        )
        for cases, (on, as_of), plan in zip(both, days, plans, strict=True)
    ]


def _text(before: Batch, after: Batch, found: Differences, width: int) -> Iterator[str]:
    """
    What is compared, the tables that add up, and each family that changed.
    """
    yield wrapped("\n".join(report.heading(before, after)), width)
    yield in_tables(
        [
            Table(VERDICTS, MOVES, report.move_lines(found)),
            Table("pounds", POUNDS, report.pound_lines(found)),
        ],
        width,
    )
    for change in found.changed:
        yield wrapped("\n".join(["", *report.change_lines(change)]), width)
