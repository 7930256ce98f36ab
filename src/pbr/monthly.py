"""
The commands of the monthly round: what to ask for, and which claims are close.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

import click

from pbr._asked import Day
from pbr._told import told_plainly

F = TypeVar("F", bound=Callable[..., Any])


def of_a_caseload(command: F) -> F:
    """
    The folder, plan, day and format that these commands share.
    """
    for option in (
        click.option(
            "--format",
            "form",
            type=click.Choice(["text", "csv"]),
            default="text",
            show_default=True,
            help="How to write it.",
        ),
        click.option("--on", required=True, type=Day(), help="The day of the claims."),
        click.option(
            "--plan", "plan_name", required=True, help="A plan's name, or its file."
        ),
        click.argument("folder", type=click.Path(path_type=Path)),
    ):
        command = option(command)
    return command


def _decisions(folder: Path, plan_name: str, on: date) -> list[Any]:
    from pbr.claims import Claim, validate  # noqa: PLC0415 - a slow import
    from pbr.plans import load_plan  # noqa: PLC0415 - a slow import
    from pbr.readers import read_cases  # noqa: PLC0415 - a slow import

    plan = load_plan(plan_name)
    families = read_cases(folder, plan).families
    return [validate(Claim(family, on), plan) for family in families]


@click.command(short_help="List what claims wait for, by who holds it.")
@of_a_caseload
def chase(folder: Path, plan_name: str, on: date, form: str) -> None:
    """
    List the evidence and the events that could still make each claim met.

    They stand under whoever holds them, those that would do alone first.
    """
    with told_plainly():
        from pbr.reports import chasing  # noqa: PLC0415 - a slow import

        decisions = _decisions(folder, plan_name, on)
        write = chasing.chase_csv if form == "csv" else chasing.chase_text
        click.echo(write(decisions), nl=False)


@click.command(short_help="List claims within one unit of a line.")
@of_a_caseload
def margins(folder: Path, plan_name: str, on: date, form: str) -> None:
    """
    List every finding that one session, day or incident would bring to the other side.
    """
    with told_plainly():
        from pbr.reports import chasing  # noqa: PLC0415 - a slow import

        decisions = _decisions(folder, plan_name, on)
        write = chasing.margins_csv if form == "csv" else chasing.margins_text
        click.echo(write(decisions), nl=False)
