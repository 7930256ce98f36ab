"""
School attendance: at least 90% of sessions, term by term or over the terms together.

> school attendance for each child sustained at 90% or over for three consecutive terms
> (Bradford, 22 November 2017, 2.3(3))

> Attendance 90% for 1 year (Bath and North East Somerset, about 2018, Measures of
> success)
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import ClassVar

from attrs import frozen

from pbr.findings import (
    Attended,
    Clause,
    Conclusion,
    Finding,
    NeedsSessions,
    NeedsTerm,
    PassedOver,
    Reason,
    Trail,
)
from pbr.periods import Period
from pbr.records import Attendance, Family, Person, Record
from pbr.rules.parts.clock import Start
from pbr.rules.parts.pupils import (
    Pupil,
    TermRows,
    attendance_of,
    last_start_of_terms,
    of_each_pupil,
    still_to_come,
    turning_days_of_pupils,
)
from pbr.rules.parts.words import CountedFrom, Counting, Positive, Starters
from pbr.school import Calendar, Term
from pbr.shares import Share
from pbr.verdicts import EVERY, MET, NOT_MET, UNDETERMINED


def sessions_missed(rows: tuple[Attendance, ...], counting: Counting) -> int:
    """
    The sessions missed that count, over all the rows.
    """
    missed = sum([row.unauthorised for row in rows])
    if counting is Counting.ALL_ABSENCE:
        missed += sum([row.authorised for row in rows])
    return missed


@frozen
class AttendedEachTerm:
    """
    Every pupil reached the share in every one of the latest so many terms.

    We read "for each child … for three consecutive terms" term by term: a good term
    does not make up for a poor one (readings: "One rate or three is the plan's
    choice").
    """

    name: ClassVar[str] = "attended-each-term"

    clause: Clause
    share: Share
    terms: Positive
    counting: Counting
    starters: Starters
    counted_from: CountedFrom

    def examine(self, family: Family, on: date) -> Trail:
        """
        Every term, every pupil (SPEC §5.1).
        """
        return of_each_pupil(self, family, on, self._of_pupil)

    def turning_days(self, family: Family, asked: Period) -> Iterator[date]:
        """
        When there is a pupil more or fewer, and when a term has ended.
        """
        return turning_days_of_pupils(family, asked)

    def last_start(self, by: date, terms: Calendar) -> Start:
        """
        The terms counted, or attachment where it is counted from.
        """
        return last_start_of_terms(self, by, terms)

    def rows_about(self, _family: Family, *people: Person) -> tuple[Record, ...]:
        """
        The attendance of these people.
        """
        return attendance_of(*people)

    def _of_pupil(self, pupil: Pupil, rows: TermRows) -> Trail:
        parts = [self._of_term(pupil, rows, term) for term in pupil.terms]
        # > with starters `wait`, undetermined …, unless, with each term, one of the
        # > terms has already failed: not met
        if pupil.is_starter and self.starters is Starters.WAIT:
            parts.append(still_to_come(self, pupil, rows))
        subject = pupil.person.subject
        return Conclusion(self.clause, self.name, subject, EVERY, tuple(parts))

    def _of_term(self, pupil: Pupil, rows: TermRows, term: Term) -> Finding:
        # > attended ÷ possible over all their rows for that term (a pupil who changed
        # > school has several)
        gap = rows.gap_in(term)
        missing: tuple[NeedsSessions, ...] = ()
        if gap is not None:
            missing = (NeedsSessions(pupil.person.subject, (rows.rest_of(term),)),)
        read, passed_over = rows.of((term,))
        return _judged(
            self, str(term), pupil, read, passed_over, gap or Reason.SHORT, missing
        )


@frozen
class AttendedOverall:
    """
    Every pupil reached the share over the latest so many terms taken together.

    We read "for 1 year" as one rate over the year's three terms (readings: "One rate or
    three is the plan's choice").
    """

    name: ClassVar[str] = "attended-overall"

    clause: Clause
    share: Share
    terms: Positive
    counting: Counting
    starters: Starters
    counted_from: CountedFrom

    def examine(self, family: Family, on: date) -> Trail:
        """
        The n terms pooled per pupil; a missing term → undetermined (SPEC §5.1).
        """
        return of_each_pupil(self, family, on, self._of_pupil)

    def turning_days(self, family: Family, asked: Period) -> Iterator[date]:
        """
        When there is a pupil more or fewer, and when a term has ended.
        """
        return turning_days_of_pupils(family, asked)

    def last_start(self, by: date, terms: Calendar) -> Start:
        """
        The terms counted, or attachment where it is counted from.
        """
        return last_start_of_terms(self, by, terms)

    def rows_about(self, _family: Family, *people: Person) -> tuple[Record, ...]:
        """
        The attendance of these people.
        """
        return attendance_of(*people)

    def _of_pupil(self, pupil: Pupil, rows: TermRows) -> Trail:
        gap, missing = rows.still_missing(self, pupil)
        read, passed_over = rows.of(pupil.terms)
        return _judged(self, self.name, pupil, read, passed_over, gap, missing)


def _judged(  # noqa: PLR0913 - what a finding is made of
    rule: AttendedEachTerm | AttendedOverall,
    about: str,
    pupil: Pupil,
    read: tuple[Attendance, ...],
    passed_over: tuple[PassedOver, ...],
    gap: Reason,
    missing: tuple[NeedsSessions | NeedsTerm, ...],
) -> Finding:
    """
    A pupil's sessions, set against the share.
    """
    possible = sum([row.possible for row in read])
    attended = possible - sessions_missed(read, rule.counting)
    measure = Attended(attended, possible, rule.share.needed_of(possible))
    # > a finding is undetermined only when two ways of filling it in disagree
    # > (SPEC §4.4)
    if missing and rule.share.can_be_reached_from(attended, possible):
        verdict, reason = UNDETERMINED, gap
    elif not missing and attended >= measure.needed:
        verdict, reason, missing = MET, Reason.REACHED, ()
    else:
        verdict, reason, missing = NOT_MET, Reason.SHORT, ()
    return Finding(
        rule.clause,
        about,
        pupil.person.subject,
        verdict,
        reason,
        measure,
        read,
        passed_over,
        missing,
    )
