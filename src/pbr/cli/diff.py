"""
The command that tells what changed between two runs.
"""

from __future__ import annotations

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
    from pbr.caseload.changes import Batch, Differences

VERDICTS = "verdicts (change in results; fees are in the next table)"
MOVES = ("", "claims", "change", "for example")
POUNDS = ("", "before", "after", "change")


@click.command(short_help="Tell what changed between two runs.")
@click.argument("folder", type=click.Path(path_type=Path))
@click.argument("folder2", type=click.Path(path_type=Path), required=False)
@click.option("--plan", "plan_name", required=True, help="A plan's name, or its file.")
@click.option("--against", help="Another plan for the second run.")
@click.option("--on", required=True, type=Day(), help="The day of the claims.")
@click.option("--then", type=Day(), help="Another day for the second run.")
@written
def diff(  # noqa: PLR0913 - one for each option
    folder: Path,
    folder2: Path | None,
    plan_name: str,
    against: str | None,
    on: date,
    then: date | None,
    form: str,
    out: Path | None,
    encoding: str,
) -> None:
    """
    Decide the claims of a case FOLDER twice, and tell what changed: with other data
    (FOLDER2), under another plan (--against) or on another day (--then).
    """
    if folder2 is None and against is None and then is None:
        message = "nothing to compare: give a second folder, --against or --then"
        raise click.UsageError(message)
    with told_plainly():
        from pbr.caseload.changes import (
            Batch,
            Differences,
            each_change,
        )
        from pbr.cli._reading import read_folder
        from pbr.plans import load_plan
        from pbr.reports import diff as changes, trail

        plan = load_plan(plan_name)
        other = plan if against is None else load_plan(against)
        asked = [(folder, plan), (folder if folder2 is None else folder2, other)]
        # What both runs read alike is read once.
        read = {each: read_folder(*each, encoding, keep_going=False) for each in asked}
        days = (on, on if then is None else then)
        before, after = (
            Batch(read[each].families, day, each[1])
            for each, day in zip(asked, days, strict=True)
        )
        number = len(before.ids | after.ids)
        each = with_a_bar("comparing", each_change(before, after), number)
        found = Differences(tuple(each))
        with written_to(out) as write:
            if form == "json":
                write(changes.as_json(before, after, found))
            elif form == "csv":
                write("".join(changes.as_csv(found)))
            else:
                write(_in_text(before, after, found))
        noted = [
            line
            for each, day in zip(asked, days, strict=True)
            for line in noticed_in_all(read[each], day, each[1])
        ]
        failed = [trail.failure(each).rstrip("\n") for each in found.failures]
        for line in dict.fromkeys([*failed, *noted]):
            click.echo(line, err=True)


def _in_text(before: Batch, after: Batch, found: Differences) -> str:
    """
    What is compared, the tables that add up, and each family that changed.
    """
    from pbr.reports import diff as changes

    tables = in_tables(
        [
            Table(VERDICTS, MOVES, changes.move_lines(found)),
            Table("pounds", POUNDS, changes.pound_lines(found)),
        ],
        (),
    )
    families = [
        line for each in found.changed for line in ("", *changes.change_lines(each))
    ]
    heading = changes.heading(before, after)
    return "".join([*map(_line, heading), tables, *map(_line, families)])


def _line(text: str) -> str:
    return f"{text}\n"
