"""
A line of CSV is safe to open in a spreadsheet.
"""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given, strategies as st

from pbr.reports.spreadsheet import line


def read_back(cells: tuple[str, ...]) -> list[str]:
    """
    What a program reads in a line of these cells.
    """
    (read,) = csv.reader(io.StringIO(line(cells), newline=""), strict=True)
    return read


@pytest.mark.parametrize(
    "cell",
    [
        "=1+1",
        "+44 1274",
        "-1+cmd|' /C calc'!A0",
        "-1.5.2",
        "-",
        "-٣",
        "@SUM(A1)",
        "\t=1+1",
        "\t",
        "\r=1+1",
        "\r",
    ],
)
def test_a_formula_is_marked_as_text(cell: str) -> None:
    """
    A cell that a spreadsheet would take for a formula begins with an apostrophe, also if
    it begins like a number, or with a tab or a carriage return.
    """
    assert read_back(("F1", cell)) == ["F1", f"'{cell}"]


@pytest.mark.parametrize("cell", ["", "F1", "0", "-1", "-800.00", "12-3", "a=b", " =1"])
def test_any_other_cell_is_as_it_is(cell: str) -> None:
    """
    A number keeps its sign, and text that only has such a character in it is unchanged.
    """
    assert line((cell, "x")) == f"{cell},x\n"


@given(st.lists(st.text(alphabet="=+-@\t\r\n 0aé,\"'"), min_size=2))
def test_a_line_reads_back(cells: list[str]) -> None:
    """
    Without the apostrophes that mark it, a line has the cells that were written.
    """
    read = read_back(tuple(cells))
    pairs = zip(read, cells, strict=True)
    assert all(each in (cell, f"'{cell}") for each, cell in pairs)
