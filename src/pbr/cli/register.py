"""
The commands of the claims register: make one, enter claims, show, verify, export.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pbr.cli._options import Day, chosen
from pbr.cli._output import Refused, noticed, noticed_in_all, told_plainly, written_to

if TYPE_CHECKING:
    from pbr.casefiles import Cases
    from pbr.claims import Decision
    from pbr.plans import Plan
    from pbr.register.database import Register

DIFFERENT = 1

_where = click.option(
    "--register",
    "where",
    required=True,
    envvar="PBR_REGISTER",
    show_envvar=True,
    help="Its file, or the URL of its database.",
)
_folder = click.argument("folder", type=click.Path(path_type=Path))
_plan = click.option(
    "--plan", "plan_name", required=True, help="A plan's name, or its file."
)
_encoding = click.option(
    "--encoding", default="utf-8", show_default=True, help="Of the files."
)


@click.group(short_help="Keep a register of claims submitted.")
def register() -> None:
    """
    Keep a register of the claims submitted, in which no family is twice.
    """


@register.command(short_help="Make an empty register.")
@_where
def new(where: str) -> None:
    """
    Make an empty register, in a new file or in a database.
    """
    with told_plainly():
        _needs_register()
        from pbr.register.database import Register

        made = Register.new(where)
    click.echo(f"{made.name}: a new register, without entries")


@register.command(short_help="Enter the claims of a case folder.")
@_folder
@_plan
@click.option("--on", required=True, type=Day(), help="The day of the claim.")
@_where
@click.option("--family", "wanted", multiple=True, help="Only this family's claim.")
@_encoding
def add(  # noqa: PLR0913 - one for each option
    folder: Path,
    plan_name: str,
    on: date,
    where: str,
    wanted: tuple[str, ...],
    encoding: str,
) -> None:
    """
    Decide the claims of a case FOLDER and enter those that are payable: all of them,
    or none where one is refused.

    With --family, a claim that is named and not payable is refused.
    """
    with told_plainly():
        held = _register_at(where)
        from pbr.batch import (
            Failure,
            Tally,
            decide_each,
        )
        from pbr.reports import trail
        from pbr.reports.register import in_words

        plan, cases = _read(folder, plan_name, encoding)
        for line in noticed_in_all(cases, on, plan):
            click.echo(line, err=True)
        tally, submitted = Tally(), []
        for decided in decide_each(chosen(cases.families, wanted), on, plan):
            tally.add(decided)
            if isinstance(decided, Failure):
                click.echo(trail.failure(decided), nl=False, err=True)
            elif wanted or decided.payable:
                submitted.append(decided)
                _tell_of_later_claims(decided)
        entries = held.enter(submitted)
    for entry in entries:
        click.echo(in_words(entry))
    click.echo(f"{held.name}: {len(entries)} of {tally.claims} claims entered")


def _tell_of_later_claims(decision: Decision) -> None:
    """
    Say which claims of the family are dated after the day: the decision sees none.
    """
    from pbr.reports import wording

    for row in decision.claim.family.claims:
        if row.claimed_on > decision.on:
            day, where = wording.day(row.claimed_on), wording.rows([row])
            said = f"{decision.family_id} is claimed for after the day, on {day}"
            click.echo(f"noticed: {said}  [{where}]", err=True)


@register.command(short_help="Show what is in a register.")
@_where
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "csv"]),
    default="text",
    show_default=True,
    help="How to write the entries.",
)
def show(where: str, form: str) -> None:
    """
    Show every entry, in the order in which they were entered.
    """
    with told_plainly():
        entries = _register_at(where).entries()
    from pbr.reports import register as report

    pieces = {"text": report.as_text, "csv": report.as_csv}[form](entries)
    click.echo("".join(pieces), nl=False)


@register.command(short_help="Decide entries again, and compare.")
@_folder
@_plan
@_where
@click.option("--on", type=Day(), help="Only the claims of this day.")
@_encoding
def verify(
    folder: Path, plan_name: str, where: str, on: date | None, encoding: str
) -> None:
    """
    Decide the entries of a plan again, from the case FOLDER that they came from, and
    compare each with its digest. Exit status 1 where one differs.
    """
    with told_plainly():
        held = _register_at(where)
        from pbr.register.entries import verified
        from pbr.reports.register import in_words

        plan, cases = _read(folder, plan_name, encoding)
        for line in noticed(cases):
            click.echo(line, err=True)
        entries = held.entries()
        theirs = [
            entry
            for entry in entries
            if entry.plan == plan.name and on in (None, entry.claimed_on)
        ]
        differ = 0
        for entry, unlike in verified(theirs, cases.families, plan):
            if unlike:
                differ += 1
                click.echo(in_words(entry))
                click.echo("".join(f"    {each}\n" for each in unlike), nl=False)
    others = len(entries) - len(theirs)
    click.echo(f"entries decided again: {len(theirs)}, of which {differ} differ")
    click.echo(f"entries under other plans or on other days, not looked at: {others}")
    if differ:
        raise click.exceptions.Exit(DIFFERENT)


@register.command(short_help="Write the entries as a claims.csv.")
@_where
@click.option("--out", type=click.Path(path_type=Path), help="Write to this new file.")
def export(where: str, out: Path | None) -> None:
    """
    Write the entries as a claims.csv, so that the families in it are claimed before.
    """
    with told_plainly():
        entries = _register_at(where).entries()
    from pbr.register.entries import claims_csv

    if out is None:
        click.echo(claims_csv(entries), nl=False)
        return
    if out.exists():
        message = f"{out} cannot be written: it is there already; name a new file"
        raise Refused(message)
    with written_to(out) as write:
        write(claims_csv(entries))
    click.echo(f"{out}: entries written: {len(entries)}")


def _register_at(where: str) -> Register:
    _needs_register()
    from pbr.register.database import Register

    return Register.open(where)


def _read(folder: Path, plan_name: str, encoding: str) -> tuple[Plan, Cases]:
    from pbr.cli._reading import read_folder
    from pbr.plans import load_plan

    plan = load_plan(plan_name)
    return plan, read_folder(folder, plan, encoding, keep_going=False)


def _needs_register() -> None:
    try:
        import sqlalchemy  # noqa: F401 - only to see whether it is there
    except ModuleNotFoundError:
        message = "this needs pbr's extra: python -m pip install 'pbr-claims[register]'"
        raise Refused(message) from None
