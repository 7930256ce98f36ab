"""
Tables, and how far along a long job is: what rich draws.

rich is imported where it is used. It takes a tenth of a second, and a command that
writes CSV or JSON does without.
"""

from __future__ import annotations

import io
import sys
from collections.abc import Iterable, Sequence
from typing import IO, TYPE_CHECKING, NamedTuple, TypeVar

from pbr.cli._screen import width_of
from pbr.reports.paragraphs import WIDTH
from pbr.texts.visible import visible

if TYPE_CHECKING:
    from rich.console import Console

T = TypeVar("T")
#: From this number of claims on, a job shows a bar.
LONG = 500


class Table(NamedTuple):
    """
    Lines under a title, with a heading for each column; the first holds words.
    """

    title: str
    headings: tuple[str, ...]
    lines: Sequence[tuple[str, ...]]


def in_tables(tables: Iterable[Table], width: int = WIDTH) -> str:
    """
    Those tables that have lines, as text.
    """
    from rich import box  # noqa: PLC0415 - as the file says
    from rich.table import Table as Grid  # noqa: PLC0415 - as the file says

    screen = io.StringIO()
    console = console_on(screen, width)
    for table in tables:
        first, *others = table.headings
        grid = Grid(first, box=box.ASCII)
        for heading in others:
            grid.add_column(heading, justify="right")
        for cells in table.lines:
            grid.add_row(*map(visible, cells))
        if table.lines:
            console.print(table.title, grid, sep="\n")
    return screen.getvalue()


def with_progress(doing: str, each: Iterable[T], total: int) -> Iterable[T]:
    """
    The same things; with a bar if there are many and someone is looking.
    """
    if total < LONG or not on_a_terminal():
        return each
    from rich.progress import track  # noqa: PLC0415 - as the file says

    console = console_on(sys.stderr, width_of(sys.stderr))
    return track(each, doing, total=total, console=console)


def on_a_terminal() -> bool:
    """
    Whether someone is looking at the error stream.
    """
    return sys.stderr.isatty()


def console_on(file: IO[str], width: int) -> Console:
    """
    A screen of rich's on a stream, which takes no word for a mark of its own.
    """
    from rich.console import Console  # noqa: PLC0415 - as the file says

    return Console(file=file, width=width, highlight=False, markup=False, emoji=False)
