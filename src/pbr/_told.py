"""
What commands share: how they are asked, what they refuse, how far along they are.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from typing import IO, TYPE_CHECKING, Any, TypeVar

try:
    import click
except ModuleNotFoundError as error:  # pragma: no cover - needs a bare install
    message = "the pbr command needs its extra: python -m pip install 'pbr[cli]'"
    raise SystemExit(message) from error

if TYPE_CHECKING:
    from rich.console import Console

    from pbr.readers import Cases
    from pbr.records import Family

T = TypeVar("T")
BAD_INPUT = 2
_ISO = re.compile(r"(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})", re.ASCII)
_UK = re.compile(r"(?P<day>\d{1,2})/(?P<month>\d{1,2})/(?P<year>\d{4})", re.ASCII)
LONG = 500
WIDTH = 80


class Refused(click.ClickException):
    """
    Bad input, told in full; nothing was written.
    """

    exit_code = BAD_INPUT

    def show(self, file: IO[Any] | None = None) -> None:
        """
        Say it on the error stream.
        """
        click.echo(self.message, file=file, err=file is None)


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
        match = _ISO.fullmatch(value) or _UK.fullmatch(value)
        try:
            if match is not None:
                parts = {key: int(text) for key, text in match.groupdict().items()}
                return date(parts["year"], parts["month"], parts["day"])
        except ValueError:
            pass
        message = f"{value!r} is not a date; write 2017-10-31 or 31/10/2017"
        raise click.BadParameter(message, ctx, param)


@contextmanager
def told_plainly() -> Iterator[None]:
    """
    Whatever pbr refuses is told as it is, without a traceback.
    """
    from pbr.exceptions import PBRError  # noqa: PLC0415 - a slow import

    try:
        yield
    except PBRError as error:
        raise Refused(str(error)) from None


def with_a_bar(doing: str, each: Iterable[T], total: int) -> Iterable[T]:
    """
    The same things; with a bar when there are many and someone is looking.
    """
    if total < LONG or not on_a_terminal():
        return each
    from rich.progress import track  # noqa: PLC0415 - a slow import

    return track(each, doing, total=total, console=console_on(sys.stderr))


def on_a_terminal() -> bool:
    """
    Whether someone is looking at the error stream.
    """
    return sys.stderr.isatty()


def console_on(file: IO[str]) -> Console:
    """
    A screen of rich's on a stream: 80 columns where it is no terminal.
    """
    from rich.console import Console  # noqa: PLC0415 - a slow import

    width = None if file.isatty() else WIDTH
    return Console(file=file, width=width, highlight=False)


def chosen_of(
    families: tuple[Family, ...], wanted: tuple[str, ...]
) -> tuple[Family, ...]:
    """
    The families that were asked for, by id; all of them where none was.
    """
    if not wanted:
        return families
    by_id = {family.family_id: family for family in families}
    unknown = [family_id for family_id in wanted if family_id not in by_id]
    if unknown:
        message = f"there is no family {', '.join(unknown)} among the {len(by_id)} read"
        raise click.UsageError(message)
    return tuple(by_id[family_id] for family_id in dict.fromkeys(wanted))


def noticed_in(cases: Cases) -> Iterator[str]:
    """
    What was noticed in the files, and which families were left out, and why.
    """
    for note in cases.notes:
        yield f"noticed: {note}"
    if cases.left_out:
        names = ", ".join(family.family_id for family in cases.left_out)
        yield f"left out, for problems in their rows: {names}"
        for problem in cases.problems:
            yield f"  {problem}"
