"""
Decisions as a CSV table, one claim a line, for a spreadsheet.
"""

from __future__ import annotations

import csv
import io
import re

from pbr.caseload import ERROR, Failure
from pbr.claims import NOTHING, Decision

COLUMNS = (
    "family",
    "plan",
    "on",
    "verdict",
    "payable",
    "result",
    "amount",
    "attachment_fee",
)
_NUMBER = re.compile(r"-?\d+(\.\d+)?", re.ASCII)
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def header() -> str:
    """
    The first line of the table.
    """
    return line(COLUMNS)


def as_line(decided: Decision | Failure) -> str:
    """
    One claim as a line of the table.
    """
    verdict, payable, result, amount, fee = ERROR, False, None, NOTHING, None
    if isinstance(decided, Decision):
        verdict, payable = decided.verdict.value, decided.payable
        result, amount = decided.result, decided.amount
        fee = decided.attachment_fee
    return line(
        (
            decided.family_id,
            decided.plan.name,
            decided.on.isoformat(),
            verdict,
            "yes" if payable else "no",
            result or "",
            str(amount),
            "" if fee is None else str(fee),
        )
    )


def line(cells: tuple[str, ...]) -> str:
    """
    Some cells as a line of CSV.
    """
    # A cell that a spreadsheet would take for a formula is marked as text.
    safe = [f"'{cell}" if _is_a_formula(cell) else cell for cell in cells]
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerow(safe)
    return text.getvalue()


def _is_a_formula(cell: str) -> bool:
    return cell.startswith(_FORMULA) and not _NUMBER.fullmatch(cell)
