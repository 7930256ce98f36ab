"""
A CSV file outside a case folder, read as its files are: the same problems.
"""

from __future__ import annotations

import os
from pathlib import Path

from pbr.casefiles._collected import Collected
from pbr.casefiles.cells.dates import Days
from pbr.casefiles.checking.date_styles import check_dates
from pbr.casefiles.checking.on_file import OnFile
from pbr.casefiles.columns import File
from pbr.casefiles.reading import Reading
from pbr.casefiles.rows import read_rows
from pbr.casefiles.sources.folder import sheet_of_file
from pbr.casefiles.sources.sheets import grid_of
from pbr.casefiles.sources.text import encoding_named
from pbr.periods import latest_day


def read_one_file(path: str | os.PathLike[str], file: File, encoding: str) -> Reading:
    """
    The rows of a file as records, with the problems found so far.

    Raises `DataError` if the file cannot be read at all.
    """
    place = Path(path)
    collected = Collected(place.name)
    sheet = sheet_of_file(place, file, encoding_named(encoding), collected)
    grid = None if sheet is None else grid_of(file, sheet, collected)
    if grid is None:
        collected.left_out(keep_going=False)
        raise AssertionError  # pragma: no cover - what cannot be read has a problem
    days = Days(latest_day(None))
    reading = Reading({file.name: grid}, OnFile(None, None), collected, days)
    reading.month_first[file.name] = check_dates(grid, collected)
    reading.records[file.name] = read_rows(grid, reading)
    return reading
