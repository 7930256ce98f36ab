"""
The commands of the monthly round: what to ask for, and which claims are close.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol, TypeVar

import click

from pbr.cli._options import Day, chosen, written
from pbr.cli._output import noticed_in_all, told_plainly, with_a_bar, written_to

if TYPE_CHECKING:
    from pbr.batch import Failure
    from pbr.claims import Decision

R = TypeVar("R")
F = TypeVar("F", bound=Callable[..., Any])


def of_a_caseload(command: F) -> F:
    """
    The folder, plan, day and families that these commands share.
    """
    for option in (
        click.option(
            "--keep-going",
            is_flag=True,
            help="Leave out families with problems, and say so.",
        ),
        click.option("--family", "wanted", multiple=True, help="Only this family."),
        click.option("--on", required=True, type=Day(), help="The day of the claims."),
        click.option(
            "--plan", "plan_name", required=True, help="A plan's name, or its file."
        ),
        click.argument("folder", type=click.Path(path_type=Path)),
    ):
        command = option(command)
    return command


@click.command(short_help="List what claims wait for, by who holds it.")
@written
@of_a_caseload
def chase(  # noqa: PLR0913 - one for each option
    folder: Path,
    plan_name: str,
    on: date,
    wanted: tuple[str, ...],
    keep_going: bool,  # noqa: FBT001 - a flag
    form: str,
    out: Path | None,
    encoding: str,
) -> None:
    """
    List the evidence and the events that could still make each claim met.

    They stand under whoever holds them, those that would do alone first.
    """
    with told_plainly():
        from pbr.reports import chase as chasing

        asked = _Asked(folder, plan_name, on, wanted, keep_going, encoding)
        _list(chasing, asked, form, out)


@click.command(short_help="List claims within one unit of a line.")
@written
@of_a_caseload
def margins(  # noqa: PLR0913 - one for each option
    folder: Path,
    plan_name: str,
    on: date,
    wanted: tuple[str, ...],
    keep_going: bool,  # noqa: FBT001 - a flag
    form: str,
    out: Path | None,
    encoding: str,
) -> None:
    """
    List every finding that one session, day or incident would bring to the other side.
    """
    with told_plainly():
        from pbr.reports import margins as ledger

        asked = _Asked(folder, plan_name, on, wanted, keep_going, encoding)
        _list(ledger, asked, form, out)


class _Asked(NamedTuple):
    """
    Which claims are asked about, and how to read them.
    """

    folder: Path
    plan_name: str
    on: date
    wanted: tuple[str, ...]
    keep_going: bool
    encoding: str


class Report(Protocol[R]):
    """
    What writes a list: a module of `pbr.reports`.
    """

    def rows(self, decisions: Iterable[Decision], /) -> list[R]:
        """
        What is listed of some claims, in order.
        """

    def as_text(self, rows: Iterable[R], /) -> Iterator[str]:
        """
        The list to be read.
        """

    def as_csv(self, rows: Iterable[R], /) -> Iterator[str]:
        """
        The list for a spreadsheet.
        """

    def as_json(self, rows: Iterable[R], /) -> Iterator[str]:
        """
        The list for another program.
        """


def _list(report: Report[R], asked: _Asked, form: str, out: Path | None) -> None:
    """
    Decide the claims, and write what a report lists of them.
    """
    from pbr.batch import decide_each
    from pbr.cli._reading import read_folder
    from pbr.plans import load_plan

    plan = load_plan(asked.plan_name)
    cases = read_folder(asked.folder, plan, asked.encoding, keep_going=asked.keep_going)
    families = chosen(cases.families, asked.wanted)
    failed: list[str] = []
    decided = decide_each(families, asked.on, plan)
    each = with_a_bar("deciding", decided, len(families))
    found = report.rows(_sorted_out(each, failed))
    pieces = {"text": report.as_text, "csv": report.as_csv, "json": report.as_json}
    with written_to(out) as write:
        for piece in pieces[form](found):
            write(piece)
    for line in [*failed, *noticed_in_all(cases, asked.on, plan)]:
        click.echo(line, err=True)


def _sorted_out(
    decided: Iterable[Decision | Failure], failed: list[str]
) -> Iterator[Decision]:
    """
    The decisions; what could not be decided is put, in words, with what failed.
    """
    from pbr.batch import Failure
    from pbr.reports import trail

    for each in decided:
        if isinstance(each, Failure):
            failed.append(trail.failure(each).rstrip("\n"))
        else:
            yield each
