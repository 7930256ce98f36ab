"""
Reading case files: a folder of CSV files, or one JSON document (SPEC §11).

pbr does not drop, change or fill in anything silently. A cell that cannot be read is a
problem, and pbr reports all the problems together, each with its place and remedy.
Anything that is only odd is a note.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from pbr.casefiles._collected import Collected
from pbr.casefiles.cases import Cases, LeftOut, Note
from pbr.casefiles.cells.dates import Days
from pbr.casefiles.checking.births import births_of, with_births
from pbr.casefiles.checking.calendars import calendar_of
from pbr.casefiles.checking.contradictions import check_rows
from pbr.casefiles.checking.date_styles import check_dates
from pbr.casefiles.checking.drawn_up import check_drawn_up
from pbr.casefiles.checking.like_ids import note_like_ids
from pbr.casefiles.checking.on_file import OnFile
from pbr.casefiles.checking.plan_words import note_unknown_words
from pbr.casefiles.checking.read_as import note_read_as
from pbr.casefiles.checking.true_days import check_births
from pbr.casefiles.checking.word_meanings import (
    note_word_meanings,
    sound_word_meanings,
)
from pbr.casefiles.families import Households, note_repeats, note_strangers
from pbr.casefiles.layout import FILES
from pbr.casefiles.reading import Reading
from pbr.casefiles.rows import read_rows
from pbr.casefiles.sources.contents import unopened
from pbr.casefiles.sources.document import (
    sheets_of_document,
    sheets_of_objects,
    sheets_of_text,
)
from pbr.casefiles.sources.folder import sheets_of_folder
from pbr.casefiles.sources.sheets import Grid, Sheet, grid_of
from pbr.casefiles.sources.text import UTF_8, encoding_named
from pbr.casefiles.template import write_template
from pbr.casefiles.word_meanings import digest_of, read_in_plan_words
from pbr.exceptions import Problem
from pbr.periods import latest_day
from pbr.plans import Plan
from pbr.texts.opening import why_not
from pbr.texts.visible import visible

__all__ = [
    "Cases",
    "LeftOut",
    "Note",
    "read_cases",
    "read_document",
    "write_template",
]


def read_cases(
    path: str | os.PathLike[str],
    plan: Plan | None = None,
    *,
    encoding: str = UTF_8,
    keep_going: bool = False,
    as_of: date | None = None,
) -> Cases:
    """
    The families of a case folder, or of a `.json` document.

    Raises `DataError` with every problem. With `keep_going`, families that have
    problems are left out and listed instead; a problem that does not belong to any
    family still stops the reading. `encoding` is "utf-8" or "windows-1252". With a
    plan, a need for a problem that the plan does not name is refused, and other words
    that the plan does not know are noted. `as_of` is the day on which the files were
    drawn up, if it is known: a check or confirmation after it is a problem.
    """
    encoding = encoding_named(encoding)
    collected = Collected()
    sheets = _sheets(Path(path), encoding, collected)
    return _cases(sheets, collected, plan, as_of, keep_going=keep_going)


def read_document(
    document: Mapping[str, object] | str,
    plan: Plan | None = None,
    *,
    name: str = "document",
    keep_going: bool = False,
    as_of: date | None = None,
) -> Cases:
    """
    The families of one JSON document that is not in a file: its text, or its objects.

    The objects are a mapping of lists, one list for each file and in it one mapping for
    each row. A cell is text, a number, a date or None. Problems are those that
    `read_cases` finds in a file of the same content; `name` is the document's name in
    them and in the trail. `plan`, `keep_going` and `as_of` are as in `read_cases`.
    Raises `DataError`.
    """
    collected, place = Collected(), visible(name)
    if isinstance(document, str):
        text = document.removeprefix("\ufeff")  # a byte-order mark, as in a file
        sheets = sheets_of_text(text, place, collected)
    else:
        sheets = sheets_of_objects(document, place, collected)
    return _cases(sheets, collected, plan, as_of, keep_going=keep_going)


def _cases(
    sheets: dict[str, Sheet],
    collected: Collected,
    plan: Plan | None,
    as_of: date | None,
    *,
    keep_going: bool,
) -> Cases:
    vocabulary, since, last_day = None, None, None
    if plan is not None:
        vocabulary, since, last_day = plan.vocabulary, plan.since, plan.last_day
    reading = _read(_grids(sheets, collected), Days(latest_day(last_day)), collected)
    lines = sound_word_meanings(reading, vocabulary)
    read_in_plan_words(reading, lines, vocabulary)
    check_births(reading, since)
    check_rows(reading, vocabulary)
    check_drawn_up(reading, as_of)
    terms = calendar_of(reading)
    births = births_of(reading)
    births.check(terms)
    left_out = collected.left_out(keep_going=keep_going)
    words = digest_of(reading.of("words"))
    households = Households.of(reading, terms, words, with_births(births))
    families = households.families({each.family_id for each in left_out})
    note_repeats(reading, "terms", reading.of("terms"), terms.held)
    note_strangers(reading)
    note_word_meanings(reading)
    if vocabulary is not None:
        note_unknown_words(reading, vocabulary)
    return Cases(families, collected.notes, left_out)


def _sheets(path: Path, encoding: str, collected: Collected) -> dict[str, Sheet]:
    try:
        if path.is_dir():
            return sheets_of_folder(path, encoding, collected)
    except OSError as error:
        collected.problem(unopened(path, why_not(error)))
        return {}
    if path.suffix.casefold() == ".json":
        return sheets_of_document(path, encoding, collected)
    found = "a file of another kind" if path.exists() else "nothing there"
    expected = "a folder of CSV files, or one .json document"
    remedy = "name the folder that families.csv is in"
    place = visible(path.name)
    collected.problem(Problem(place, None, None, found, expected, remedy))
    return {}


def _grids(sheets: dict[str, Sheet], collected: Collected) -> dict[str, Grid]:
    grids = {
        file.name: grid_of(file, sheets[file.name], collected)
        for file in FILES
        if file.name in sheets
    }
    return {name: grid for name, grid in grids.items() if grid is not None}


def _read(grids: dict[str, Grid], days: Days, collected: Collected) -> Reading:
    on_file = OnFile.of(grids)
    reading = Reading(grids, on_file, collected, days)
    for name, grid in grids.items():
        reading.month_first[name] = check_dates(grid, collected)
        note_read_as(grid, days, collected)
        on_file.check(grid, collected)
        reading.records[name] = read_rows(grid, reading)
    note_like_ids(grids, collected)
    return reading
