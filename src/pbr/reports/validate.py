"""
Decisions as a CSV table with one claim a line, and as a summary.
"""

from __future__ import annotations

from pbr.batch import ERROR, Failure, Tally
from pbr.caseload.flagged import Flagged
from pbr.claims import NOTHING, Decision
from pbr.flags import Flag
from pbr.reports import wording
from pbr.reports.spreadsheet import line
from pbr.verdicts import Verdict

Line = tuple[str, str, str]

COLUMNS = (
    "family",
    "plan",
    "plan_digest",
    "words_digest",
    "on",
    "as_of",
    "verdict",
    "payable",
    "result",
    "amount",
    "attachment_fee",
    "flags",
    "to_answer",
)


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
    words = ""
    flags: tuple[Flag, ...] = ()
    if isinstance(decided, Decision):
        verdict, payable = decided.verdict.value, decided.payable
        result, amount = decided.result, decided.amount
        fee, flags = decided.attachment_fee, decided.flags
        words = decided.words_digest
    return line(
        (
            decided.family_id,
            decided.plan.name,
            decided.plan.digest,
            words,
            decided.on.isoformat(),
            "" if decided.as_of is None else decided.as_of.isoformat(),
            verdict,
            "yes" if payable else "no",
            result or "",
            str(amount),
            "" if fee is None else str(fee),
            " ".join(dict.fromkeys([flag.kind.value for flag in flags])),
            str(sum(flag.blocks for flag in flags)),
        )
    )


def summary_lines(tally: Tally) -> list[Line]:
    """
    The summary as (verdict, number of claims, pounds); the last line is the total.
    """
    pays = wording.pounds(tally.total)
    lines: list[Line] = [
        (wording.VERDICTS[verdict].lower(), str(tally.count(verdict)), "")
        for verdict in Verdict
    ]
    lines[0] = (lines[0][0], lines[0][1], pays)
    lines.append((ERROR, str(tally.count(ERROR)), ""))
    lines.append(("total", str(tally.claims), pays))
    return lines


def flagged_line(flagged: Flagged) -> str:
    """
    How many payable claims have a flag to answer before they are entered.
    """
    numbers = f"{flagged.payable_to_answer} of {flagged.payable_claims}"
    return f"payable claims with a flag to answer: {numbers}\n"


def result_lines(tally: Tally) -> list[Line]:
    """
    The payable claims as (result, number of claims, pounds).
    """
    return [
        (name, str(number), wording.pounds(tally.pounds[name]))
        for name, number in sorted(tally.results.items())
    ]
