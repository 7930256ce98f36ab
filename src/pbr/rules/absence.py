"""
Absence that must stay below a line, over the terms together.

> 15% unauthorised absences across the last 3 consecutive terms (Bath and North East
> Somerset, 14 May 2014, 3.1)
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import ClassVar

from attrs import frozen

from pbr.findings import Absent, Clause, Finding, Reason, Trail
from pbr.periods import Period
from pbr.records import Family, Person, Record
from pbr.rules.attendance import sessions_missed
from pbr.rules.parts.clock import Start
from pbr.rules.parts.pupils import (
    Pupil,
    TermRows,
    attendance_of,
    last_start_of_terms,
    of_each_pupil,
    turning_days_of_pupils,
)
from pbr.rules.parts.words import CountedFrom, Counting, Positive, Starters
from pbr.school import Calendar
from pbr.shares import Below
from pbr.verdicts import MET, NOT_MET, UNDETERMINED


@frozen
class AbsenceBelow:
    """
    Every pupil missed less than the share over the latest so many terms together.

    We read "15%" as the line at which a child counts as absent, so that exactly 15% is
    not below it (readings: "Exactly 15% absence is not below 15%").
    """

    name: ClassVar[str] = "absence-below"

    clause: Clause
    share: Below
    terms: Positive
    counting: Counting
    starters: Starters
    counted_from: CountedFrom

    def examine(self, family: Family, on: date) -> Trail:
        """
        Pooled per child; missing or too few terms as in attendance (SPEC §5.2).
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
        possible = sum([row.possible for row in read])
        absent = sessions_missed(read, self.counting)
        measure = Absent(absent, possible, self.share.most_allowed_of(possible))
        if missing:
            verdict, reason = UNDETERMINED, gap
        elif absent <= measure.most_allowed:
            verdict, reason = MET, Reason.REACHED
        else:
            verdict, reason = NOT_MET, Reason.TOO_MANY
        return Finding(
            self.clause,
            self.name,
            pupil.person.subject,
            verdict,
            reason,
            measure,
            read,
            passed_over,
            missing,
        )
