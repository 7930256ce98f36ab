"""
The claims register in words, and as CSV for a spreadsheet.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pbr.claims import NOTHING
from pbr.register.entries import COLUMNS, Entry
from pbr.reports import wording
from pbr.reports.paragraphs import STEP, WIDTH, wrapped
from pbr.reports.spreadsheet import line


def in_words(entry: Entry) -> str:
    """
    An entry on one line: number, family, results, amount, day of the claim, plan.
    """
    return (
        f"entry {entry.number}, {entry.family_id}: {wording.results(entry.results)}, "
        f"{wording.pounds(entry.amount)}, claimed on "
        f"{wording.day(entry.claimed_on)} under {entry.plan}"
    )


def as_text(entries: Iterable[Entry], width: int = WIDTH) -> Iterator[str]:
    """
    Each entry with its digest and version of pbr, then the total.
    """
    every_one = list(entries)
    for entry in every_one:
        yield wrapped(in_words(entry), width)
        yield f"{STEP}plan sha256 {entry.plan_digest}\n"
        yield f"{STEP}sha256 {entry.digest}\n{STEP}pbr {entry.pbr_version}\n"
    total = sum([entry.amount for entry in every_one], NOTHING)
    number = wording.count(len(every_one), "entry", "entries")
    yield f"{number}, {wording.pounds(total)}\n"


def as_csv(entries: Iterable[Entry]) -> Iterator[str]:
    """
    The entries as CSV for a spreadsheet, with the columns of the register.
    """
    yield line(("number", *COLUMNS))
    for entry in entries:
        cells = (entry.number, *entry.cells.values())
        yield line(tuple(str(cell) for cell in cells))
