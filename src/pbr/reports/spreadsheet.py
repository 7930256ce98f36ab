"""
A line of CSV that is safe to open in a spreadsheet.
"""

from __future__ import annotations

import csv
import io
import re

_NUMBER = re.compile(r"-?\d+(\.\d+)?", re.ASCII)
_END = "\r\n"
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def line(cells: tuple[str, ...]) -> str:
    """
    The cells as a line of CSV.
    """
    # A cell that a spreadsheet would take for a formula is marked as text.
    safe = [f"'{cell}" if _is_a_formula(cell) else cell for cell in cells]
    text = io.StringIO(newline="")
    # With this end of a line a carriage return in a cell is quoted too (Python 3.11):
    # else a spreadsheet could begin a new row at it, and a formula.
    csv.writer(text, lineterminator=_END).writerow(safe)
    return text.getvalue().removesuffix(_END) + "\n"


def _is_a_formula(cell: str) -> bool:
    return cell.startswith(_FORMULA) and not _NUMBER.fullmatch(cell)
