"""
The first row of a CSV file, and rows that do not have as many cells as it.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from case_files import FAMILIES, PEOPLE, folder, ids, notes, problems
from pbr.casefiles import read_cases

NEEDS = "family_id,person_id,problem,identified_on,source,reference\n"
NEED = "F1,P1,crime,2016-01-01,early help,\n"
ABOVE = "take out what is above it"


@pytest.mark.parametrize(
    ("above", "found", "row"),
    [
        ("Needs 2016/17,,,,,\n", "Needs 2016/17", 2),
        ("Needs 2016/17\n", "Needs 2016/17", 2),
        ("\n", "a blank line", 2),
        (",,,,,\n", "a blank line", 2),
        ("Needs\nDrawn up on 1 May 2017\n\n", "Needs", 4),
        ("Needs\n" * 9, "Needs", 10),
        (",,Whose,,Where,\n", "Whose", 2),
    ],
)
def test_a_title_above_the_header(
    tmp_path: Path, above: str, found: str, row: int
) -> None:
    """
    A file whose header is further down is told in one line.
    """
    path = folder(tmp_path, needs=above + NEEDS + NEED)
    assert problems(path) == [
        f"needs.csv:1: found {found}; expected the header, which is in row {row}; {ABOVE}"
    ]
    assert ids(read_cases(folder(tmp_path, needs=NEEDS + NEED))) == ["F1", "F2"]


def test_a_header_too_far_down(tmp_path: Path) -> None:
    """
    A header is looked for in the first ten rows that are not blank.
    """
    told = problems(folder(tmp_path, needs="Needs\n" * 10 + NEEDS + NEED))
    assert told[0].startswith("needs.csv:1:Needs: found an unknown column")


def test_a_header_without_a_column(tmp_path: Path) -> None:
    """
    Where no row has every name that is required, the first is the header.
    """
    needs = NEEDS.replace("identified_on", "identified")
    (told,) = problems(folder(tmp_path, needs=needs + NEED))
    assert told == (
        "needs.csv:1:identified: found an unknown column; expected only the columns of "
        "needs; rename it to identified_on, or take it out and add identified_on: the day "
        "it was identified"
    )
    (told,) = problems(folder(tmp_path, needs="\n" + needs + NEED))
    assert told == (
        "needs.csv:1: found a blank line; expected a header; put the columns' names there"
    )


def test_a_header_in_other_letters(tmp_path: Path) -> None:
    """
    A header further down is known without case, spaces and underscores, as any is.
    """
    header = "Family ID,Problem,Identified On\n"
    (told,) = problems(folder(tmp_path, needs=f"Needs\n{header}"))
    assert "which is in row 2" in told


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("sep=,\n", "sep=,"),
        ('"sep=,"\n', "sep=,"),
        ("SEP=,\r\n", "SEP=,"),
        ("sep=,,,,,,\n", "sep=,,,,,,"),
    ],
)
def test_a_spreadsheets_own_line(tmp_path: Path, line: str, found: str) -> None:
    """
    `sep=,` is for a spreadsheet: it is told in one line.
    """
    assert problems(folder(tmp_path, needs=line + NEEDS + NEED)) == [
        f"needs.csv:1: found a spreadsheet's line, {found}; expected the header; "
        "take this line out"
    ]


@pytest.mark.parametrize("mark", [";", "\t", "|"])
def test_a_spreadsheets_own_line_of_another_separator(
    tmp_path: Path, mark: str
) -> None:
    """
    Where the cells are not separated by commas, the remedy says so at once.
    """
    text = f"sep={mark}\n{(NEEDS + NEED).replace(',', mark)}"
    (told,) = problems(folder(tmp_path, needs=text))
    assert told.startswith("needs.csv:1: found a spreadsheet's line, sep=")
    assert told.endswith("take this line out, and save it again, separated by commas")


def test_a_spreadsheets_own_line_alone(tmp_path: Path) -> None:
    """
    The line is told also where nothing is below it.
    """
    (told,) = problems(folder(tmp_path, needs="sep=;\n"))
    assert told.endswith(
        "found a spreadsheet's line, sep=;; expected the header; take this line out"
    )


@pytest.mark.parametrize(
    ("row", "is_short"),
    [
        ("F1,2016-02-01,KW-1,2016-02-02,2016-02-03,,", False),
        ("F1,2016-02-01,KW-1,2016-02-02,2016-02-03,", True),
        ("F1,2016-02-01,KW-1,2016-02-02,2016-02-03", True),
        ("F1,2016-02-01", True),
        ("F1", True),
    ],
)
def test_cells_missing_at_a_rows_end(
    tmp_path: Path, row: str, *, is_short: bool
) -> None:
    """
    Cells missing at a row's end whose columns may all be blank are blank, and that is
    reported once for the file.
    """
    header = (
        "family_id,attached_on,key_worker,assessed_on,planned_on,closed_on,left_area_on"
    )
    path = folder(tmp_path, families=f"{header}\n{row}\nF2,,,,,,\n")
    one, _ = read_cases(path).families
    assert (one.family_id, one.closed_on, one.left_area_on) == ("F1", None, None)
    told = (
        "families.csv: 1 row has fewer cells than the header; those missing at the end "
        "are read as blank (the first is 2)"
    )
    assert notes(path) == ([told] if is_short else [])


def test_many_short_rows_are_one_note(tmp_path: Path) -> None:
    """
    However many rows are short, the note is one.
    """
    rows = "F1,P1,crime,2016-01-01,x,y\n" + "F1,P1,crime,2016-01-0{}\n" * 3
    path = folder(tmp_path, needs=NEEDS + rows.format(2, 3, 4))
    assert notes(path) == [
        "needs.csv: 3 rows have fewer cells than the header; those missing at the end "
        "are read as blank (the first is 3)"
    ]


@pytest.mark.parametrize(
    ("row", "cells"),
    [
        ("F1,P1,crime", "3 cells"),
        ("F1", "1 cell"),
        ("F1,P1,crime,2016-01-01,x,y,", "7 cells"),
        ("F1,P1,crime,2016-01-01,x,y,z", "7 cells"),
    ],
)
def test_rows_in_which_a_cell_may_be_in_the_wrong_place(
    tmp_path: Path, row: str, cells: str
) -> None:
    """
    A row without a cell that is required, or with one too many, is a problem.
    """
    assert problems(folder(tmp_path, needs=f"{NEEDS}{row}\n")) == [
        f"needs.csv:2: found {cells}; expected 6, as in the header; "
        "look for a comma too many or too few, or a cell without its quotes"
    ]


def test_a_required_column_at_the_end(tmp_path: Path) -> None:
    """
    If the last column is required, no cell may be missing.
    """
    header = "person_id,problem,identified_on,family_id\n"
    (told,) = problems(folder(tmp_path, needs=f"{header}P1,crime,2016-01-01\n"))
    assert told.startswith("needs.csv:2: found 3 cells; expected 4")


def test_a_comma_at_the_end_of_every_line(tmp_path: Path) -> None:
    """
    A last column without a name and without cells is no column, whole or in some rows.
    """
    path = folder(tmp_path, people=PEOPLE.replace("\n", ",\n"))
    assert notes(path) == []
    path = folder(tmp_path, people=PEOPLE.replace("born_on\n", "born_on,\n"))
    assert notes(path) == [
        "people.csv: 3 rows have fewer cells than the header; those missing at the end "
        "are read as blank (the first is 2)"
    ]
    assert read_cases(path) != read_cases(folder(tmp_path, families=FAMILIES + "F3,\n"))


@pytest.mark.parametrize(
    ("header", "told"),
    [
        (
            "family_id,knd,knds,occurred_on",
            [
                "knd: rename it to kind, or take it out and add kind: what it was, in the "
                "plan's word",
                "knds: take it out: kind already exists",
            ],
        ),
        (
            "family_id,kind,knd,occurred_on",
            ["knd: take it out: kind already exists"],
        ),
        (
            "family_id,knd,occured_on",
            [
                "knd: rename it to kind, or take it out and add kind: what it was, in the "
                "plan's word",
                "occured_on: rename it to occurred_on, or take it out and add "
                "occurred_on: the day it happened",
            ],
        ),
    ],
)
def test_no_two_columns_are_to_have_one_name(
    tmp_path: Path, header: str, told: list[str]
) -> None:
    """
    A column is to be renamed only to a name that no other has, and a column that will
    be there is not missing.
    """
    lines = problems(folder(tmp_path, incidents=f"{header}\n"))
    said = [line.removeprefix("incidents.csv:1:").split("; ") for line in lines]
    assert [f"{each[0].split(':')[0]}: {each[-1]}" for each in said] == told
