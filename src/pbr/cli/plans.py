"""
`pbr plans`: the plans that come with pbr, and what can be done with a plan file.
"""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import click

from pbr.assurance.conformance import read_pack
from pbr.assurance.slips import tried
from pbr.cli import _options as options
from pbr.cli._errors import InputRefused, exit_if_different, needs_extra
from pbr.cli._output import Output
from pbr.cli._screen import say, width_of
from pbr.plans import load_plan, shipped_plans
from pbr.reports.plans import plan_page, to_look_at_again
from pbr.reports.when import starts as starts_page
from pbr.timeline.deadlines import last_day_to_claim, last_starts

name_or_file = click.argument("plan_name", metavar="PLAN")


@click.group(invoke_without_command=True)
@click.pass_context
def plans(context: click.Context) -> None:
    """
    List, show or check plans.

    Without a command you see the plans that come with pbr.
    """
    if context.invoked_subcommand is None:
        for name in shipped_plans():
            say(f"{name}\n    {load_plan(name).title}\n")


@plans.command()
@name_or_file
def show(plan_name: str) -> None:
    """
    Show a plan as a page to read.
    """
    say(plan_page(load_plan(plan_name), width_of(sys.stdout)))


@plans.command()
@name_or_file
def check(plan_name: str) -> None:
    """
    Check a plan file.

    All its mistakes are listed at once, each with its remedy. In a plan without one,
    stated numbers that the quoted words do not show are listed.
    """
    plan = load_plan(plan_name)
    say(f"{plan_name}: no mistakes; {plan.title}\n")
    say(to_look_at_again(plan, width_of(sys.stdout)))


@plans.command()
@name_or_file
@options.by
def starts(plan_name: str, by: date) -> None:
    """
    List the last day on which each requirement can start.

    A requirement that starts later cannot be met by the last day to claim.
    """
    plan = load_plan(plan_name)
    last = last_day_to_claim(plan, by)
    found = last_starts(plan, by)
    say(starts_page(plan, last, found, width_of(sys.stdout)))


@plans.command()
@name_or_file
@options.out(required=True)
def cases(plan_name: str, out: Path, force: bool) -> None:
    """
    Write a case for every threshold of a plan.

    The cases, as .jsonl, are at each threshold and one unit either side. The reference
    evaluator decides what each expects. Read them next to your document before you
    rely on them.
    """
    with needs_extra("testing"):
        from pbr.testing.packing import edge_cases  # noqa: PLC0415 - only here

    output = Output.to("jsonl", out, plan_name, force=force)
    plan = load_plan(plan_name)
    lines = [case.line for case in edge_cases(plan, plan_name)]
    output.write(lines)
    say(f"{out}: {len(lines)} cases of {plan.name}\n")


@plans.command()
@name_or_file
@click.option(
    "--cases",
    "case_file",
    type=options.PATH,
    required=True,
    help="File with the plan's cases, .jsonl.",
)
def mutants(plan_name: str, case_file: Path) -> None:
    """
    Check whether a plan's cases notice slips in it.

    Each slip is put into the plan on its own. A slip that no case notices is in words
    that no case checks. Exits with status 1 if there is one.
    """
    plan = load_plan(plan_name)
    known = [(case.claim(plan), case) for case in read_pack(case_file)]
    wrong = [case.id for _, case in known if case.mismatches(plan)]
    if wrong:
        said = f"the plan decides case {wrong[0]} differently; correct the case"
        message = f"{case_file}: {said}"
        raise InputRefused(message)
    expected = [(claim, case.expected) for claim, case in known]
    slips = list(tried(plan, expected))
    unseen = [slip for slip, noticed in slips if not noticed]
    for slip in unseen:
        say(f"NOT NOTICED  {slip.says}\n")
    say(
        f"{plan.name}: {len(slips)} slips, {len(slips) - len(unseen)} noticed "
        f"by {len(known)} cases\n"
    )
    exit_if_different(len(unseen))
