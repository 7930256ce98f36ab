"""
`pbr register`: the claims submitted, in which no family is twice.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import click

from pbr.batch import Failure, Tally, decide_each
from pbr.casefiles import Cases
from pbr.caseload.across_families import with_flags
from pbr.claims import Decision
from pbr.cli import _options as options
from pbr.cli._errors import exit_if_different, needs_extra
from pbr.cli._notices import flag_lines, flags_of_cases, notes_of
from pbr.cli._output import Output
from pbr.cli._reading import read_folder, select_families
from pbr.cli._screen import say
from pbr.plans import Plan, load_plan
from pbr.reports import wording
from pbr.reports.paragraphs import wrapped
from pbr.reports.trail import failure

with needs_extra("register"):
    from pbr.register import (
        Entry,
        FlagAnswer,
        Register,
        claims_csv,
        read_answers,
        unanswered,
        verified,
    )
    from pbr.reports import register as report

LEFT_OUT = ("the family is left out, for problems in its rows",)


@click.group()
def register() -> None:
    """
    Keep a register of submitted claims.

    No family is in it twice.
    """


@register.command()
@options.register
def new(where: str) -> None:
    """
    Make an empty register.

    It is a new file, or a new table in a database.
    """
    made = Register.new(where)
    say(f"{made.name}: a new register, without entries\n")


@register.command()
@options.folder
@options.encoding
@options.register
@options.plan
@options.on
@options.as_of
@options.family
@click.option(
    "--answers",
    "answers_file",
    metavar="FILE",
    type=options.PATH,
    help="CSV file of answers to flags.",
)
@options.keep_going
def add(
    folder: Path,
    encoding: str,
    keep_going: bool,
    where: str,
    plan_name: str,
    on: date,
    as_of: date | None,
    wanted: tuple[str, ...],
    answers_file: Path | None,
) -> None:
    """
    Enter the claims in a case folder.

    Every payable claim in the case FOLDER is entered, unless it has a flag that has to
    be answered first. If one is refused, none is entered. With --family, a claim that
    is not payable, or has such a flag, is refused.
    """
    held = Register.open(where)
    answers = () if answers_file is None else read_answers(answers_file, encoding)
    plan = load_plan(plan_name)
    cases = read_folder(folder, plan, encoding, as_of, keep_going=keep_going)
    flags = flags_of_cases(cases, on, plan)
    tally, submitted = Tally(), list[Decision]()
    waiting, notices = list[Decision](), list[str]()
    for each in decide_each(select_families(cases, wanted), on, plan, as_of):
        tally.add(each)
        decided = with_flags(each, flags)
        if isinstance(decided, Failure):
            notices.append(failure(decided))
        elif not wanted and decided.payable and unanswered(decided, answers):
            waiting.append(decided)
        elif wanted or decided.payable:
            submitted.append(decided)
            notices += _later_claims(decided)
    entries = held.enter(submitted, answers)
    output = Output()
    lines = [wrapped(report.in_words(entry), output.width) for entry in entries]
    lines += [
        wrapped(line, output.width)
        for decision in waiting
        for line in report.waiting(decision, unanswered(decision, answers))
    ]
    lines.append(f"{held.name}: {len(entries)} of {tally.claims} claims entered\n")
    notices += _unused(answers, [*submitted, *waiting])
    output.write(lines, [*notices, *notes_of(cases), *flag_lines(flags, ())])


def _unused(
    answers: tuple[FlagAnswer, ...], decisions: list[Decision]
) -> Iterator[str]:
    """
    The answers that are to no flag of these claims: perhaps an id is mistyped.
    """
    ids = {flag.id for decision in decisions for flag in decision.flags}
    for answer in answers:
        if answer.flag_id not in ids:
            said = f"{answer.flag_id} is a flag of none of these claims"
            yield f"note: {said}  [{wording.rows([answer])}]"


def _later_claims(decision: Decision) -> Iterator[str]:
    """
    The family's claims that are dated after the day: the decision sees none of them.
    """
    for row in decision.claim.family.claims:
        if row.claimed_on > decision.on:
            day, where = wording.day(row.claimed_on), wording.rows([row])
            said = f"{decision.family_id} is claimed for after the day, on {day}"
            yield f"note: {said}  [{where}]"


@register.command()
@options.register
@options.form("text", "csv")
def show(where: str, form: str) -> None:
    """
    Show the entries of a register.

    They are in the order in which they were entered.
    """
    output, entries = Output(form), Register.open(where).entries()
    if form == "csv":
        output.write(report.as_csv(entries))
    else:
        output.write(report.as_text(entries, output.width))


@register.command()
@options.folder
@options.encoding
@options.register
@options.plan
@click.option("--on", type=options.Day(), help="Only the claims of this day.")
@click.option(
    "--as-of",
    type=options.Day(),
    help="Only the claims whose files were drawn up on this day.",
)
@options.keep_going
def verify(
    folder: Path,
    encoding: str,
    keep_going: bool,
    where: str,
    plan_name: str,
    on: date | None,
    as_of: date | None,
) -> None:
    """
    Check the entries of a plan again.

    Each claim is decided again from the case FOLDER, and compared with its entry. Exits
    with status 1 if any entry differs.
    """
    entries = Register.open(where).entries()
    plan = load_plan(plan_name)
    cases = read_folder(folder, plan, encoding, keep_going=keep_going)
    theirs = [
        entry
        for entry in entries
        if entry.plan == plan.name
        and on in (None, entry.claimed_on)
        and as_of in (None, entry.as_of)
    ]
    different = {
        entry: changes for entry, changes in _verified(theirs, cases, plan) if changes
    }
    output = Output()
    lines = [
        wrapped(line, output.width)
        for entry, changes in different.items()
        for line in (report.in_words(entry), *[f"  - {each}" for each in changes])
    ]
    others = len(entries) - len(theirs)
    lines += [
        f"{_entries(len(theirs))} decided again, {len(different)} differ\n",
        f"{_entries(others)} under other plans or on other days, not checked\n",
    ]
    output.write(lines, notes_of(cases))
    exit_if_different(len(different))


def _verified(
    entries: list[Entry], cases: Cases, plan: Plan
) -> Iterator[tuple[Entry, tuple[str, ...]]]:
    """
    Each entry with what differs. The entry of a family that is left out differs.
    """
    left_out = {each.family_id for each in cases.left_out}
    for entry, changes in verified(entries, cases.families, plan):
        yield entry, LEFT_OUT if entry.family_id in left_out else changes


@register.command()
@options.register
@options.out()
def export(where: str, out: Path | None, force: bool) -> None:
    """
    Write the entries as a claims.csv.

    In a case folder, that file says that its families were claimed for before.
    """
    held = Register.open(where)
    output = Output.to("csv", out, held.name, force=force)
    entries = held.entries()
    output.write([claims_csv(entries)])
    if out is not None:
        say(f"{out}: {_entries(len(entries))} written\n")


def _entries(number: int) -> str:
    return wording.count(number, "entry", "entries")
