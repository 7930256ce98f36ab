"""
What a command is asked with: days as people write them, some of the
families, and how to write the answer.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from pbr.records import Family

F = TypeVar("F", bound=Callable[..., Any])


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
        from pbr.casefiles.cells.dates import year_month_day

        numbers = year_month_day(value)
        with suppress(ValueError):
            if numbers is not None:
                return date(*numbers)
        message = f"{value!r} is not a date; write 2017-10-31 or 31/10/2017"
        raise click.BadParameter(message, ctx, param)


def chosen(families: tuple[Family, ...], wanted: tuple[str, ...]) -> tuple[Family, ...]:
    """
    The families named, in that order; all of them where none is.
    """
    if not wanted:
        return families
    by_id = {family.family_id: family for family in families}
    unknown = [family_id for family_id in wanted if family_id not in by_id]
    if unknown:
        message = f"there is no family {', '.join(unknown)} among the {len(by_id)} read"
        raise click.UsageError(message)
    return tuple(by_id[family_id] for family_id in dict.fromkeys(wanted))


def written(command: F) -> F:
    """
    Let a command be asked how, and where, to write its answer.
    """
    for option in (
        click.option(
            "--encoding", default="utf-8", show_default=True, help="Of files."
        ),
        click.option(
            "--out", type=click.Path(path_type=Path), help="Write to this file."
        ),
        click.option(
            "--format",
            "form",
            type=click.Choice(["text", "json", "csv"]),
            default="text",
            show_default=True,
            help="How to write it.",
        ),
    ):
        command = option(command)
    return command
