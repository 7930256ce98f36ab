"""
School attendance: at least 90% of sessions, term by term or over the terms together.

> school attendance for each child sustained at 90% or over for three consecutive terms
> (Bradford, 22 November 2017, 2.3(3))

> Attendance 90% for 1 year (Bath and North East Somerset, about 2018, Measures of
> success)
"""

from __future__ import annotations

from typing import ClassVar

from attrs import frozen

from pbr.findings import (
    Attended,
    Clause,
    Conclusion,
    Finding,
    Judgement,
    Reason,
    Trail,
    met,
    not_met,
)
from pbr.records import Attendance
from pbr.rules.parts.pupils import Pupil, TermRows
from pbr.rules.parts.reads import Holder, Reads
from pbr.rules.parts.terms import OverTerms, still_to_come
from pbr.rules.parts.words import CountedFrom, Counting, Positive, Starters
from pbr.school import Term
from pbr.shares import Share
from pbr.verdicts import EVERY


def sessions_missed(rows: tuple[Attendance, ...], counting: Counting) -> int:
    """
    The number of sessions missed that count, over all the rows.
    """
    missed = sum([row.unauthorised for row in rows])
    if counting is Counting.ALL_ABSENCE:
        missed += sum([row.authorised for row in rows])
    return missed


@frozen
class AttendedEachTerm(OverTerms):
    """
    Every pupil reached `share` in each of the latest `terms` terms.

    We read "for each child … for three consecutive terms" term by term: a good term
    does not make up for a poor one (readings: "One rate or three is the plan's
    choice").
    """

    name: ClassVar[str] = "attended-each-term"
    reads: ClassVar[Reads] = Reads(("attendance",), Holder.SCHOOL)

    clause: Clause
    share: Share
    terms: Positive
    counting: Counting
    starters: Starters
    counted_from: CountedFrom

    def of_pupil(self, pupil: Pupil, rows: TermRows) -> Trail:
        """
        Each of the pupil's terms; a starter waits for those still to come.

        > with starters `wait`, undetermined …, unless, with each term, one of the terms
        > has already failed: not met
        """
        parts = [self._of_term(pupil, rows, term) for term in pupil.terms]
        if pupil.is_starter and self.starters is Starters.WAIT:
            parts.append(still_to_come(self, pupil, rows))
        return Conclusion(self, pupil.person.subject, EVERY, tuple(parts))

    def _of_term(self, pupil: Pupil, rows: TermRows, term: Term) -> Finding:
        # > attended ÷ possible over all their rows for that term (a pupil who changed
        # > school has several)
        read, passed_over = rows.of((term,))
        attended = _attended(self, read)
        judged = _judged(self.share, attended, rows.unknown_in(term, pupil))
        subject = pupil.person.subject
        return Finding(self, subject, judged, attended, read, passed_over, of=term)


@frozen
class AttendedOverall(OverTerms):
    """
    Every pupil reached `share` over the latest `terms` terms, taken together.

    We read "for 1 year" as one rate over the year's three terms (readings: "One rate or
    three is the plan's choice").
    """

    name: ClassVar[str] = "attended-overall"
    reads: ClassVar[Reads] = Reads(("attendance",), Holder.SCHOOL)

    clause: Clause
    share: Share
    terms: Positive
    counting: Counting
    starters: Starters
    counted_from: CountedFrom

    def of_pupil(self, pupil: Pupil, rows: TermRows) -> Trail:
        """
        The pupil's terms together; a missing term leaves the finding undetermined.
        """
        read, passed_over = rows.of(pupil.terms)
        attended = _attended(self, read)
        unknown = rows.unknown_of(pupil, self.starters)
        judged = _judged(self.share, attended, unknown)
        subject = pupil.person.subject
        return Finding(self, subject, judged, attended, read, passed_over)


def _attended(
    rule: AttendedEachTerm | AttendedOverall, rows: tuple[Attendance, ...]
) -> Attended:
    possible = sum([row.possible for row in rows])
    attended = possible - sessions_missed(rows, rule.counting)
    return Attended(attended, possible, rule.share.needed_of(possible))


def _judged(share: Share, attended: Attended, unknown: Judgement | None) -> Judgement:
    """
    > a finding is undetermined only when two ways of filling it in disagree (SPEC §4.4)
    """
    if unknown is None:
        return not_met(Reason.SHORT) if attended.short_by else met()
    if share.can_be_reached_from(attended.sessions, attended.possible):
        return unknown
    return not_met(Reason.SHORT)
