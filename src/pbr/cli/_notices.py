"""
What a command says next to its answer: notes, families left out, flags, crashes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from pbr.batch import Failure
from pbr.casefiles import Cases
from pbr.caseload.across_families import Flags, flags_across
from pbr.caseload.key_workers import named_by_many
from pbr.claims import Decision
from pbr.exceptions import DataError
from pbr.flags import Flag
from pbr.plans import Plan
from pbr.reports import wording
from pbr.reports.trail import failure


def notices_of(cases: Cases, on: date, plan: Plan) -> Iterator[str]:
    """
    The notes on the files, the families left out, and every flag.
    """
    yield from notes_of(cases)
    yield from key_worker_lines(cases, on)
    yield from flag_lines(flags_of_cases(cases, on, plan), ())


def notes_of(cases: Cases) -> Iterator[str]:
    """
    The notes on the files, and the families left out, with their problems.
    """
    for note in cases.notes:
        yield f"note: {note}"
    if cases.left_out:
        names = ", ".join(family.family_id for family in cases.left_out)
        yield f"left out, for problems in their rows: {names}"
        yield from DataError(cases.problems).lines


def key_worker_lines(cases: Cases, on: date) -> Iterator[str]:
    """
    A line for each key worker that very many families name, and not who it is.
    """
    for number in named_by_many(cases.families, on):
        yield (
            f"notice: one key worker is named by {number} families on "
            f"{wording.day(on)}; find out if it is one person"
        )


def flags_of_cases(cases: Cases, on: date, plan: Plan) -> Flags:
    """
    The flags of each family when all that were read are compared.
    """
    return flags_across(cases.families, on, plan)


def flag_lines(flags: Flags, wanted: tuple[str, ...]) -> Iterator[str]:
    """
    A line for each flag, but not for the families that are shown in full.
    """
    for family_id, theirs in flags.items():
        for flag in theirs if family_id not in wanted else ():
            yield flag_line(family_id, flag)


def flag_line(family_id: str, flag: Flag) -> str:
    """
    A flag of a family, as one line.
    """
    return f"flag: {family_id}: {wording.flag(flag)}"


def decisions_among(
    decided: Iterable[Decision | Failure], crashes: list[str]
) -> Iterator[Decision]:
    """
    The decisions. A line for each crash is added to `crashes`.
    """
    for each in decided:
        if isinstance(each, Failure):
            crashes.append(failure(each))
        else:
            yield each
