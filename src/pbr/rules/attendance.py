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

from pbr.findings import Clause, Conclusion, Finding, Trail
from pbr.rules.parts.pupils import Pupil, TermRows
from pbr.rules.parts.reads import Holder, Reads
from pbr.rules.parts.sessions import by_itself, together
from pbr.rules.parts.terms import OverTerms, still_to_come
from pbr.rules.parts.words import CountedFrom, Counting, Positive, Starters
from pbr.school import Term
from pbr.shares import Share
from pbr.verdicts import EVERY


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
        read, passed_over = rows.of((term,))
        judged, quantity = by_itself(pupil, term, read, self)
        subject = pupil.person.subject
        return Finding(self, subject, judged, quantity, read, passed_over, of=term)


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
        return together(self, pupil, rows)
