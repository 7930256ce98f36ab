"""
Did a pupil hardly have to be at school in a term that earns a result?
"""

from __future__ import annotations

from collections.abc import Iterator

from pbr.findings import Finding
from pbr.flags.decided import DecidedClaim
from pbr.flags.flag import Flag
from pbr.flags.kinds import FlagKind
from pbr.records import Attendance
from pbr.rules.parts.returns import TermReturns
from pbr.rules.parts.words import Counting
from pbr.school import Term

#: Fewer possible sessions than this in a term are few: a school month.
FEW = 40


def few_sessions(claim: DecidedClaim) -> Iterator[Flag]:
    """
    > a term that earns the result has fewer than 40 possible sessions for the pupil
    > (SPEC §8)

    Where several returns may be right, we read the one with the fewest (readings: "Few
    sessions by any return that may be right").
    """
    return claim.flags_by_person(FlagKind.FEW_SESSIONS, _in_short_terms)


def _in_short_terms(finding: Finding) -> Iterator[Attendance]:
    by_term: dict[Term, list[Attendance]] = {}
    for row in finding.read:
        if isinstance(row, Attendance):
            by_term.setdefault(row.term, []).append(row)
    for term, rows in by_term.items():
        # Which absences count changes nothing about the sessions that were possible.
        returns = TermReturns.of(term, tuple(rows), Counting.ALL_ABSENCE)
        if min(returns.sums, default=FEW) < FEW:
            yield from rows
