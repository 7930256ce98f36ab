"""
The claims register in words, and as CSV for a spreadsheet.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pbr.claims import NOTHING, Decision
from pbr.flags import Flag
from pbr.register.answers import FlagAnswer
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


def waiting(decision: Decision, flags: Iterable[Flag]) -> Iterator[str]:
    """
    A payable claim that is not entered, and each flag that has to be answered.
    """
    yield f"{decision.family_id}: not entered until its flags are answered"
    for flag in flags:
        yield f"{STEP}{wording.flag_with_id(flag)}"


def as_text(entries: Iterable[Entry], width: int = WIDTH) -> Iterator[str]:
    """
    Each entry with its answers, digest and version of pbr, then the total.
    """
    every_one = list(entries)
    for entry in every_one:
        yield wrapped(in_words(entry), width)
        for each in entry.answers:
            yield wrapped(f"{STEP}{_answered(each)}", width)
        for said in wording.drawn_up(entry.as_of):
            yield f"{STEP}{said}\n"
        yield f"{STEP}plan sha256 {entry.plan_digest}\n"
        for said in wording.words_digest(entry.words_digest):
            yield f"{STEP}{said}\n"
        yield f"{STEP}sha256 {entry.digest}\n{STEP}pbr {entry.pbr_version}\n"
    total = sum([entry.amount for entry in every_one], NOTHING)
    number = wording.count(len(every_one), "entry", "entries")
    yield f"{number}, {wording.pounds(total)}\n"


def _answered(answer: FlagAnswer) -> str:
    day = wording.day(answer.answered_on)
    return (
        f"flag {answer.kind} {answer.flag_id}, answered by {answer.answered_by} on "
        f"{day}: {answer.answer}"
    )


def as_csv(entries: Iterable[Entry]) -> Iterator[str]:
    """
    The entries as CSV for a spreadsheet, with the columns of the register.
    """
    yield line(("number", *COLUMNS))
    for entry in entries:
        cells = (entry.number, *entry.cells.values())
        yield line(tuple("" if cell is None else str(cell) for cell in cells))
