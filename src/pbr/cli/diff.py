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
@click.option("--then", type=options.Day(), help="Another day, to compare with.")
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
    then: date | None,
    form: str,
    out: Path | None,
    force: bool,
) -> None:
    """
    Show what changed between two runs.

    The claims in the case FOLDER are decided twice: the second time with other data
    (FOLDER2), under another plan (--against), or on another day (--then).
    """
    if folder2 is None and against is None and then is None:
        message = "nothing to compare: give a second folder, --against or --then"
        raise click.UsageError(message)
    read = (folder, folder2 or folder, plan_name, against or plan_name)
    output = Output.to(form, out, *read, force=force)
    plan = load_plan(plan_name)
    other = plan if against is None else load_plan(against)
    sources = [(folder, plan), (folder2 or folder, other)]
    # What both runs read alike is read once.
    cases_of = {
        each: read_folder(*each, encoding, keep_going=keep_going) for each in sources
    }
    both = [cases_of[each] for each in sources]
    days = [on, then or on]
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


def _batches(both: list[Cases], days: list[date], plans: list[Plan]) -> list[Batch]:
    """
    The two batches, without the families that either leaves out.
    """
    left_out = {each.family_id for cases in both for each in cases.left_out}
    return [
        Batch(
            tuple([each for each in cases.families if each.family_id not in left_out]),
            on,
            plan,
        )
        for cases, on, plan in zip(both, days, plans, strict=True)
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
