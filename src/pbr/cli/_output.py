"""
How a command tells its answer, what pbr refuses, and how far along it is.
"""

from __future__ import annotations

import io
import os
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, NamedTuple, TypeVar

try:
    import click
except ModuleNotFoundError as error:  # pragma: no cover - needs a bare install
    message = "the pbr command needs its extra: python -m pip install 'pbr-claims[cli]'"
    raise SystemExit(message) from error

if TYPE_CHECKING:
    from rich.console import Console

    from pbr.casefiles import Cases
    from pbr.caseload.across_families import Flags
    from pbr.plans import Plan

T = TypeVar("T")
BAD_INPUT = 2
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


@contextmanager
def told_plainly() -> Iterator[None]:
    """
    Whatever pbr refuses is told as it is, without a traceback.
    """
    from pbr.exceptions import PBRError

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
    from rich.progress import track

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
    from rich.console import Console

    width = None if file.isatty() else WIDTH
    return Console(file=file, width=width, highlight=False)


class Table(NamedTuple):
    """
    Lines under a title, with a heading for each column; the first holds words.
    """

    title: str
    headings: tuple[str, ...]
    lines: Sequence[tuple[str, ...]]


def in_tables(tables: Iterable[Table], noticed: Iterable[str]) -> str:
    """
    Those tables that have lines, and what was noticed, in 80 columns.
    """
    from rich import box
    from rich.table import Table as Grid

    screen = io.StringIO()
    console = console_on(screen)
    for table in tables:
        first, *others = table.headings
        grid = Grid(first, box=box.ASCII)
        for heading in others:
            grid.add_column(heading, justify="right")
        for cells in table.lines:
            grid.add_row(*cells)
        if table.lines:
            console.print(table.title, grid, sep="\n", markup=False)
    for line in noticed:
        console.print(line, markup=False)
    return screen.getvalue()


def noticed(cases: Cases) -> Iterator[str]:
    """
    What was noticed in the files, and which families were left out, and why.
    """
    from pbr.exceptions import DataError

    for note in cases.notes:
        yield f"noticed: {note}"
    if cases.left_out:
        names = ", ".join(family.family_id for family in cases.left_out)
        yield f"left out, for problems in their rows: {names}"
        _, *lines = str(DataError(cases.problems)).splitlines()
        yield from lines


def flags_of_cases(cases: Cases, on: date, plan: Plan) -> Flags:
    """
    The flags of each family, when all the families of a folder are compared.
    """
    from pbr.caseload.across_families import flags_across
    from pbr.claims import Claim

    return flags_across([Claim(family, on) for family in cases.families], plan)


def flag_lines(flags: Flags, wanted: tuple[str, ...]) -> Iterator[str]:
    """
    A line for each flag, except those of the families that are shown in full.
    """
    from pbr.reports import wording

    for family_id, theirs in flags.items():
        for flag in theirs if family_id not in wanted else ():
            yield f"flag: {family_id}: {wording.flag(flag)}"


def noticed_in_all(cases: Cases, on: date, plan: Plan) -> Iterator[str]:
    """
    What was noticed in the files, and then the flags of the families.
    """
    yield from noticed(cases)
    yield from flag_lines(flags_of_cases(cases, on, plan), ())


@contextmanager
def written_to(out: Path | None) -> Iterator[Callable[[str], object]]:
    """
    A place to write: the screen, or a file that appears only when it is whole.
    """
    if out is None:
        yield lambda text: click.echo(text, nl=False)
        return
    try:
        handle, name = tempfile.mkstemp(dir=out.parent, prefix=".pbr-")
    except OSError as error:
        message = f"{out} cannot be written: {error.strerror}; choose another place"
        raise Refused(message) from None
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
            yield file.write
        _put(Path(name), out)
    finally:
        Path(name).unlink(missing_ok=True)


def _put(written: Path, out: Path) -> None:
    """
    A finished file, in its place, to be read by whoever may read the user's files.
    """
    mask = os.umask(0)
    os.umask(mask)
    try:
        written.chmod(0o666 & ~mask)
        written.replace(out)
    except OSError as error:
        message = f"{out} cannot be written: {error.strerror}; choose another place"
        raise Refused(message) from None
