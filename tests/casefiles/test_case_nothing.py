"""
Words that say only that nothing is there: "leave the cell blank", never "write a date".
"""

from __future__ import annotations

from pathlib import Path

import pytest

from case_files import folder, notes, problems
from pbr.casefiles import read_cases
from pbr.casefiles.columns import DATES, CellKind, Column, File
from pbr.casefiles.layout import FILES

WORDS = ["NULL", "NaN", "NaT", "N/A", "-", "None", "unknown", "(null)", "\\N", "n.a."]
NO_DATES = ["0000-00-00", "00/00/0000", "0", "00:00:00"]
OPTIONAL = [
    (file, column)
    for file in FILES
    for column in file.columns
    if not column.required and column.kind is not CellKind.TEXT
]
ROW = {
    "family_id": "F1",
    "person_id": "P1",
    "term": "2016/17 autumn",
    "score": "1",
    "possible": "1",
    "authorised": "0",
    "unauthorised": "0",
    "hours_per_week": "16",
}


def a_row(file: File, **cells: str) -> str:
    """
    A file of one row that can be read, but for these cells.
    """
    row = {
        column.name: "2016-01-01" if column.kind in DATES else "word"
        for column in file.columns
        if column.required
    }
    row |= {name: text for name, text in ROW.items() if name in row} | cells
    return f"{','.join(row)}\n{','.join(row.values())}\n"


def what(column: Column) -> str:
    """
    What a column holds, as a problem says it.
    """
    return "a date" if column.kind in DATES else column.kind.value


@pytest.mark.parametrize("text", WORDS)
@pytest.mark.parametrize(("file", "column"), OPTIONAL, ids=lambda each: each.name)
def test_a_word_for_nothing_where_blank_may_be(
    tmp_path: Path, file: File, column: Column, text: str
) -> None:
    """
    In a cell that may be blank, the remedy is to leave it blank.
    """
    shown = text if column.shown else "(not shown)"
    told = (
        f"{file.csv}:2:{column.name}: found {shown}; expected {what(column)}, or a "
        "blank cell; leave the cell blank"
    )
    path = folder(tmp_path, **{file.name: a_row(file, **{column.name: text})})
    assert told in problems(path)


@pytest.mark.parametrize("text", NO_DATES)
def test_a_date_of_noughts_is_none(tmp_path: Path, text: str) -> None:
    """
    0000-00-00 is how a database writes that there is no date.
    """
    path = folder(tmp_path, families=f"family_id,closed_on\nF1,{text}\nF2,\n")
    assert problems(path) == [
        f"families.csv:2:closed_on: found {text}; expected a date, or a blank cell; "
        "leave the cell blank"
    ]


@pytest.mark.parametrize("text", ["10", "none left", "nine", "N/K7", "a"])
def test_what_only_looks_like_nothing(tmp_path: Path, text: str) -> None:
    """
    A cell with more in it is not blank: it is to be written as a date.
    """
    path = folder(tmp_path, families=f"family_id,closed_on\nF1,{text}\nF2,\n")
    assert problems(path) == [
        f"families.csv:2:closed_on: found {text}; expected a date as 2017-10-31 or "
        "31/10/2017; write it in one of those two ways"
    ]


@pytest.mark.parametrize("text", ["NULL", "NaT", "-", "unknown", "0000-00-00"])
@pytest.mark.parametrize(
    ("name", "column"),
    [("incidents", "occurred_on"), ("checks", "covers_to"), ("claims", "claimed_on")],
)
def test_a_word_for_nothing_where_a_date_has_to_be(
    tmp_path: Path, name: str, column: str, text: str
) -> None:
    """
    In a cell that may not be blank, the word is told as a blank cell is.
    """
    (file,) = [each for each in FILES if each.name == name]
    holds = file.column[column].kind.value
    path = folder(tmp_path, **{name: a_row(file, **{column: text})})
    assert problems(path) == [
        f"{name}.csv:2:{column}: found {text}; expected {holds}; "
        "fill it in, or take the row out if it is not a record"
    ]


@pytest.mark.parametrize("text", ["N/A", "-"])
def test_a_word_for_nothing_where_a_number_has_to_be(tmp_path: Path, text: str) -> None:
    """
    Nobody is sent to make up a number.
    """
    (file,) = [each for each in FILES if each.name == "attendance"]
    path = folder(tmp_path, attendance=a_row(file, possible=text))
    assert problems(path) == [
        f"attendance.csv:2:possible: found {text}; expected a whole number; "
        "fill it in, or take the row out if it is not a record"
    ]


@pytest.mark.parametrize(
    ("column", "text"), [("occurred_on", "#N/A"), ("occurred_on", "#value!")]
)
def test_a_spreadsheets_error_is_no_date(
    tmp_path: Path, column: str, text: str
) -> None:
    """
    A broken formula is not a date written in another way.
    """
    (file,) = [each for each in FILES if each.name == "incidents"]
    path = folder(tmp_path, incidents=a_row(file, **{column: text}))
    assert problems(path) == [
        f"incidents.csv:2:{column}: found {text}; expected no spreadsheet error; "
        "correct the formula"
    ]


@pytest.mark.parametrize("column", ["source", "reference"])
def test_a_source_that_says_nothing_is_blank(tmp_path: Path, column: str) -> None:
    """
    In `source` and `reference` such a word is read as blank, and reported once for the
    column.
    """
    header = f"family_id,kind,occurred_on,{column}\n"
    rows = "".join(
        f"F1,asb,2016-01-0{day},{text}\n"
        for day, text in enumerate(["police", "NULL", "-", "NULL", "n/a", "tbc"], 1)
    )
    path = folder(tmp_path, incidents=header + rows)
    incidents = read_cases(path).families[0].incidents
    assert [getattr(each, column) for each in incidents] == ["police"] + [""] * 5
    assert notes(path) == [
        f"incidents.csv:{column}: NULL, -, n/a and 1 more are read as blank (5 rows, the "
        "first is 3)"
    ]


def test_rows_with_and_without_a_word_for_nothing_are_equal(tmp_path: Path) -> None:
    """
    A row whose source is NULL and one whose source is blank say the same.
    """
    rows = "family_id,kind,occurred_on,source\nF1,asb,2016-01-01,NULL\nF1,asb,2016-01-01,\n"
    assert notes(folder(tmp_path, incidents=rows)) == [
        "incidents.csv:source: NULL is read as blank (1 row, the first is 2)",
        "incidents.csv:2: repeated in row 3; read once",
    ]
