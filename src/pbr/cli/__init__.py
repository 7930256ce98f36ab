"""
The `pbr` command: the only place that prints (SPEC §12).

It reads, calls the library, and writes; nothing is decided here. What takes long to
import is imported when a command needs it, so that `pbr --help` answers at once.
"""

from __future__ import annotations

import io
import sys
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pbr.cli._options import Day, chosen
from pbr.cli._output import (
    Table,
    flag_lines,
    flags_of_cases,
    in_tables,
    noticed,
    told_plainly,
    with_a_bar,
    written_to,
)
from pbr.cli.diff import diff
from pbr.cli.examples import examples
from pbr.cli.money import money
from pbr.cli.monthly import chase, margins
from pbr.cli.overview import overview
from pbr.cli.proving import cases, conformance, mutants, selftest
from pbr.cli.register import register
from pbr.cli.when import starts, when

if TYPE_CHECKING:
    from pbr.batch import Failure, Tally
    from pbr.casefiles import Cases
    from pbr.caseload.across_families import Flags
    from pbr.claims import Decision
    from pbr.plans import Plan
    from pbr.records import Family

HINT = "One claim in full: --family ID. Every claim, one a line: --format csv.\n"


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="pbr-claims", prog_name="pbr")
def main() -> None:
    """
    Decide payment-by-results claims, and prove each decision line by line.

    Start with:  pbr validate FOLDER --plan NAME --on DATE
    """
    for stream in (sys.stdout, sys.stderr):
        write_alike(stream)


def write_alike(stream: object) -> None:
    """
    Let a stream that is no terminal take the same bytes on every machine.

    Windows would write its own code page and line ends. And let any stream take a
    file's name that is no text.
    """
    if isinstance(stream, io.TextIOWrapper):
        stream.reconfigure(errors="backslashreplace")
        if not stream.isatty():
            stream.reconfigure(
                encoding="utf-8", errors="backslashreplace", newline="\n"
            )


@main.command(short_help="Decide the claims of a case folder.")
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--plan", "plan_name", required=True, help="A plan's name, or its file.")
@click.option("--on", required=True, type=Day(), help="The day of the claim.")
@click.option("--family", "wanted", multiple=True, help="Only this family, in full.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "jsonl", "csv"]),
    default="text",
    show_default=True,
    help="How to write the decisions.",
)
@click.option("--out", type=click.Path(path_type=Path), help="Write to this file.")
@click.option("--encoding", default="utf-8", show_default=True, help="Of the files.")
@click.option(
    "--keep-going", is_flag=True, help="Leave out families with problems, and say so."
)
def validate(  # noqa: PLR0913 - one for each option
    folder: Path,
    plan_name: str,
    on: date,
    wanted: tuple[str, ...],
    form: str,
    out: Path | None,
    encoding: str,
    keep_going: bool,  # noqa: FBT001 - a flag
) -> None:
    """
    Decide the claims of a case FOLDER (or one JSON file) under a plan.
    """
    with told_plainly():
        from pbr.batch import Tally
        from pbr.cli._reading import read_folder
        from pbr.plans import load_plan

        plan = load_plan(plan_name)
        cases = read_folder(folder, plan, encoding, keep_going=keep_going)
        families = chosen(cases.families, wanted)
        tally = Tally()
        flags = flags_of_cases(cases, on, plan)
        decided = _counted(families, on, plan, tally, flags)
        with written_to(out) as write:
            _write(decided, form, write, in_full=bool(wanted))
            if form == "text":
                write(_summary(plan, on, tally, cases, flag_lines(flags, wanted)))
                if not wanted:
                    write(HINT)
        if form != "text":
            for line in [*noticed(cases), *flag_lines(flags, ())]:
                click.echo(line, err=True)


def _counted(
    families: tuple[Family, ...],
    on: date,
    plan: Plan,
    tally: Tally,
    flags: Flags,
) -> Iterator[Decision | Failure]:
    """
    Each decision in turn, counted; with a bar when it is long and someone is looking.
    """
    from pbr.batch import decide_each
    from pbr.caseload.across_families import with_flags

    decided = decide_each(families, on, plan)
    for each in with_a_bar("deciding", decided, len(families)):
        tally.add(each)
        yield with_flags(each, flags)


def _write(
    decided: Iterator[Decision | Failure],
    form: str,
    write: Callable[[str], object],
    *,
    in_full: bool,
) -> None:
    from pbr.batch import Failure
    from pbr.evidence import document as as_json
    from pbr.reports import trail, validate as table

    if form == "csv":
        write(table.header())
    if form == "json":
        write("[")
    between = "\n"
    for each in decided:
        if form == "csv":
            write(table.as_line(each))
        elif form == "jsonl":
            write(as_json.as_json(each) + "\n")
        elif form == "json":
            write(between + as_json.as_json(each))
            between = ",\n"
        elif isinstance(each, Failure):
            write(trail.failure(each))
        elif in_full:
            write(trail.as_text(each) + "\n")
    if form == "json":
        write("\n]\n")


def _summary(
    plan: Plan, on: date, tally: Tally, cases: Cases, flags: Iterable[str]
) -> str:
    """
    The tables that add up, and whatever was noticed on the way.
    """
    from pbr.reports import validate as summary, wording

    headings = ("", "claims", "pays")
    title = f"{plan.name} on {wording.day(on)}"
    tables = [
        Table(title, headings, summary.summary_lines(tally)),
        Table("paid, by result", headings, summary.result_lines(tally)),
    ]
    return in_tables(tables, (*noticed(cases), *flags))


@main.group(invoke_without_command=True, short_help="List, show or check plans.")
@click.pass_context
def plans(context: click.Context) -> None:
    """
    List the plans that come with pbr; show or check one.
    """
    if context.invoked_subcommand is None:
        with told_plainly():
            from pbr.plans import (
                load_plan,
                shipped_plans,
            )

            for name in shipped_plans():
                plan = load_plan(name)
                click.echo(f"{name}\n    {plan.title}")


@plans.command()
@click.argument("name")
def show(name: str) -> None:
    """
    Print the plan NAME (or a file) as a page to read.
    """
    with told_plainly():
        from pbr.plans import load_plan
        from pbr.reports.plans import plan_page

        click.echo(plan_page(load_plan(name)), nl=False)


@plans.command()
@click.argument("file")
def check(file: str) -> None:
    """
    Check a plan FILE: every mistake at once, each with its remedy.
    """
    with told_plainly():
        from pbr.plans import load_plan

        plan = load_plan(file)
    click.echo(f"{file}: no mistakes; {plan.title}")


@main.command(short_help="Write empty case files, explained.")
@click.argument("folder", type=click.Path(path_type=Path))
def template(folder: Path) -> None:
    """
    Write empty CSV files into a new FOLDER, with a page on every column.
    """
    with told_plainly():
        from pbr.casefiles import write_template

        write_template(folder)
    click.echo(f"{folder}: an empty file for each kind of row; read its README.md")


@main.command(short_help="Say what a word of pbr means.")
@click.argument("word", required=False)
def explain(word: str | None) -> None:
    """
    Say what a WORD of pbr means: a verdict, a weight, a rule, a word of the trail.
    """
    with told_plainly():
        from pbr.reports.explain import explained

        click.echo(explained(word), nl=False)


for command in (
    chase,
    conformance,
    diff,
    examples,
    margins,
    money,
    overview,
    register,
    selftest,
    when,
):
    main.add_command(command)
for command in (cases, mutants, starts):
    plans.add_command(command)
