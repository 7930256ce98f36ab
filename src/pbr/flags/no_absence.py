"""
Is a term that earns a result one in which nobody of its source missed a session?
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from pbr.findings import Finding
from pbr.flags.decided import DecidedClaim
from pbr.flags.flag import Flag
from pbr.flags.kinds import FlagKind
from pbr.records import Attendance, Family
from pbr.school import Term
from pbr.texts.folding import fold

#: With fewer pupils than this of a source in a term, it may be so.
FEWEST_PUPILS = 10
#: A source, folded, and a term of which it has returns.
SourceTerm = tuple[str, Term]


def without_absence(families: Iterable[Family]) -> frozenset[SourceTerm]:
    """
    The terms in which no pupil of a source missed a session, of ten pupils or more.

    > its source has ten or more pupils in that term and none missed a session
    > (SPEC §8)

    Rows that name no source are taken together as of one (readings: "Returns that name
    no source are of one").
    """
    pupils: dict[SourceTerm, set[str]] = defaultdict(set)
    missed: set[SourceTerm] = set()
    for family in families:
        for row in _returns(family):
            pupils[source_term(row)].add(row.person_id)
            if row.authorised or row.unauthorised:
                missed.add(source_term(row))
    return frozenset(
        [
            each
            for each, theirs in pupils.items()
            if len(theirs) >= FEWEST_PUPILS and each not in missed
        ]
    )


def source_term(row: Attendance) -> SourceTerm:
    """
    The source and the term of a return.
    """
    return fold(row.source), row.term


def _is_of(row: Attendance, terms: frozenset[SourceTerm]) -> bool:
    return row.possible > 0 and source_term(row) in terms


def _returns(family: Family) -> Iterator[Attendance]:
    for person in family.people:
        for row in person.attendance:
            if row.possible:
                yield row


def has_one_of(family: Family, terms: frozenset[SourceTerm]) -> bool:
    """
    Whether the family has a return of one of these terms.
    """
    return any(source_term(row) in terms for row in _returns(family))


def no_absence(claim: DecidedClaim, terms: frozenset[SourceTerm]) -> Iterator[Flag]:
    """
    A flag for each pupil with a return of such a term among those that earn a result.
    """

    def in_one(finding: Finding) -> Iterator[Attendance]:
        for row in finding.read:
            if isinstance(row, Attendance) and _is_of(row, terms):
                yield row

    return claim.flags_by_person(FlagKind.NO_ABSENCE_AT_ALL, in_one)
