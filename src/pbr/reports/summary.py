"""
What became of all the claims, as lines of a table that adds up.
"""

from __future__ import annotations

from pbr.caseload import ERROR, Tally
from pbr.reports import wording
from pbr.verdicts import Verdict

Line = tuple[str, str, str]


def summary_lines(tally: Tally) -> list[Line]:
    """
    The summary as (what, how many, what it pays): claims in, then each verdict.
    """
    pays = wording.pounds(tally.total)
    lines: list[Line] = [
        (wording.VERDICTS[verdict].lower(), str(tally.count(verdict)), "")
        for verdict in Verdict
    ]
    lines[0] = (lines[0][0], lines[0][1], pays)
    lines.append((ERROR, str(tally.count(ERROR)), ""))
    lines.append(("claims in", str(tally.claims), pays))
    return lines


def result_lines(tally: Tally) -> list[Line]:
    """
    The payable claims as (result, how many, what they pay).
    """
    return [
        (name, str(number), wording.pounds(tally.pounds[name]))
        for name, number in sorted(tally.results.items())
    ]
