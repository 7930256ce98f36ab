"""
Decisions as a CSV table, one claim a line, for a spreadsheet.
"""

from __future__ import annotations

import csv
import io

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
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def header() -> str:
    """
    The first line of the table.
    """
    return line_of(COLUMNS)


def as_line(decided: Decision | Failure) -> str:
    """
    One claim as a line of the table.
    """
    verdict, payable, result, amount, fee = ERROR, False, None, NOTHING, None
    if isinstance(decided, Decision):
        verdict, payable = decided.verdict.value, decided.payable
        result, amount = decided.result, decided.amount
        fee = decided.attachment_fee
    return line_of(
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


def line_of(cells: tuple[str, ...]) -> str:
    """
    Cells as a line; one that a spreadsheet would take for a formula is marked as text.
    """
    safe = [f"'{cell}" if cell.startswith(_FORMULA) else cell for cell in cells]
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerow(safe)
    return text.getvalue()
