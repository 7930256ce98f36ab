"""
A line of CSV that is safe to open in a spreadsheet.
"""

from __future__ import annotations

import csv
import io
import re

_NUMBER = re.compile(r"-?\d+(\.\d+)?", re.ASCII)
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def line(cells: tuple[str, ...]) -> str:
    """
    The cells as a line of CSV.
    """
    # A cell that a spreadsheet would take for a formula is marked as text.
    safe = [f"'{cell}" if _is_a_formula(cell) else cell for cell in cells]
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerow(safe)
    return text.getvalue()


def _is_a_formula(cell: str) -> bool:
    return cell.startswith(_FORMULA) and not _NUMBER.fullmatch(cell)
