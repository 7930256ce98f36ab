"""
Every option, once: the same words and the same limits in every command.

A command lists its options in this order: input, what to decide, filters, output.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

import click

from pbr.casefiles.cells.dates import year_month_day

F = TypeVar("F", bound=Callable[..., Any])

PATH = click.Path(path_type=Path)
#: A number of families.
FAMILIES = click.IntRange(min=0)
INSTEAD = "Write to this file instead of the screen."


class Day(click.ParamType[date]):
    """
    A date on the command line: 2017-10-31 or 31/10/2017.
    """

    name = "date"

    def convert(
        self, value: str, param: click.Parameter | None, ctx: click.Context | None
    ) -> date:
        """
        Read a date; refuse anything else with both ways of writing one.
        """
        numbers = year_month_day(value)
        with suppress(ValueError):
            if numbers is not None:
                return date(*numbers)
        message = f"{value!r} is not a date; write 2017-10-31 or 31/10/2017"
        raise click.BadParameter(message, ctx, param)


folder = click.argument("folder", type=PATH)
encoding = click.option(
    "--encoding",
    default="utf-8",
    show_default=True,
    help="Encoding of the CSV files: utf-8 or windows-1252.",
)
keep_going = click.option(
    "--keep-going", is_flag=True, help="Skip families with problems and list them."
)
register = click.option(
    "--register",
    "where",
    metavar="FILE_OR_URL",
    required=True,
    envvar="PBR_REGISTER",
    show_envvar=True,
    help="Register file, or database URL.",
)
plan = click.option(
    "--plan",
    "plan_name",
    metavar="PLAN",
    required=True,
    help="Plan name, or path to a plan file.",
)
on = click.option(
    "--on", type=Day(), required=True, help="Day to decide the claims for."
)
as_of = click.option("--as-of", type=Day(), help="Day the files were drawn up.")
by = click.option("--by", type=Day(), required=True, help="Last day to claim.")
assume = click.option(
    "--assume",
    "words",
    multiple=True,
    type=click.Choice(["jobs", "checks", "attendance"]),
    help="Assume that these continue. Repeat for more.",
)
allocation = click.option(
    "--allocation",
    metavar="FAMILIES",
    type=FAMILIES,
    help="Number of families the council is paid for.",
)
seed = click.option(
    "--seed",
    metavar="NUMBER",
    default=0,
    show_default=True,
    help="Seed: the same seed makes the same claims.",
)
family = click.option(
    "--family",
    "wanted",
    metavar="ID",
    multiple=True,
    help="Only this family. Repeat for more.",
)


def form(*forms: str) -> Callable[[F], F]:
    """
    The option --format, with these formats; the first is the default.
    """
    return click.option(
        "--format",
        "form",
        type=click.Choice(forms),
        default=forms[0],
        show_default=True,
        help="Output format.",
    )


def out(*, required: bool = False) -> Callable[[F], F]:
    """
    The options --out and --force.
    """
    to = click.option(
        "--out",
        type=PATH,
        required=required,
        help="Write to this file." if required else INSTEAD,
    )
    force = click.option("--force", is_flag=True, help="Replace the file of --out.")
    return lambda command: to(force(command))


def output_options(*forms: str) -> Callable[[F], F]:
    """
    The options that say how, and where, a command writes its answer.
    """
    return lambda command: form(*forms)(out()(command))
