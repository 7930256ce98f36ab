"""
Who is a pupil, and which terms count for each (SPEC §5.1).

> Pupils: members on D who are of compulsory school age on D. The terms: the latest n
> that ended on or before D.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator
from datetime import date
from functools import partial
from typing import ClassVar

from pbr.findings import (
    Clause,
    Conclusion,
    Early,
    Finding,
    Found,
    Reason,
    Trail,
    undetermined,
)
from pbr.periods import Period
from pbr.records import Family, Person, Record
from pbr.rules.parts.ages import of_each, pupils
from pbr.rules.parts.clock import Start, Starts
from pbr.rules.parts.pupils import Pupil, TermRows
from pbr.rules.parts.turning import of_dates, of_pupils, of_terms
from pbr.rules.parts.unasked import not_asked_of, not_asked_yet, not_attached
from pbr.rules.parts.words import CountedFrom, Positive, Starters
from pbr.school import Calendar, Term
from pbr.verdicts import EVERY


class OverTerms(ABC):
    """
    A rule that looks at each pupil's latest `terms` terms.

    The four rules of this kind share who counts, which terms count, and when that can
    change. Each decides about one pupil in its own `of_pupil`.
    """

    __slots__ = ()

    name: ClassVar[str]
    clause: Clause
    terms: Positive
    starters: Starters
    counted_from: CountedFrom

    @abstractmethod
    def of_pupil(self, pupil: Pupil, rows: TermRows) -> Trail:
        """
        The trail about one pupil.
        """

    def rows_about(self, _family: Family, *people: Person) -> tuple[Record, ...]:
        """
        The rows on file that the rule would look at for these people.
        """
        return tuple([row for person in people for row in person.attendance])

    def examine(self, family: Family, on: date) -> Trail:
        """
        Examine every pupil, and show other members as not applicable (SPEC §5.1).

        > counted_from `attachment`: each must end on or after it, and until n terms
        > have ended since, not met for the family, too early.
        """
        terms = family.terms.latest(self.terms, on)
        if self.counted_from is CountedFrom.ATTACHMENT:
            early = self._before_enough_terms(family, on, terms)
            if early is not None:
                return early
        of_person = partial(self._of_person, family, on=on, terms=terms)

        def turns() -> Iterator[date]:
            return pupils(on, *[term.reference_day for term in terms])

        parts = of_each(self, family, on, turns, of_person)
        return Conclusion(self, family.subject, EVERY, parts)

    def turning_days(self, family: Family, asked: Period) -> Iterator[date]:
        """
        When there is one pupil more or fewer, and when a term has ended.

        Only sessions of terms that have ended are read, so no row counts on another
        day.
        """
        yield from of_dates(family.attached_on)
        yield from of_pupils(family, asked)
        yield from of_terms(family.terms, asked)

    def last_start(self, by: date, terms: Calendar) -> Start:
        """
        > The terms: the latest n that ended on or before D. … counted_from
        > `attachment`: each must end on or after it (SPEC §5.1)
        """
        first = terms.window(terms.latest(self.terms, by)[0])
        if self.counted_from is CountedFrom.ATTACHMENT:
            return Start(Starts.ATTACHMENT, first.last)
        return Start(Starts.TERMS, first.first)

    def _of_person(
        self, family: Family, person: Person, on: date, terms: tuple[Term, ...]
    ) -> Trail:
        reason = None
        if not family.is_asked(person, on):
            reason = Reason.NOT_A_MEMBER
        elif not person.is_of_school_age_on(on):
            reason = Reason.NOT_OF_SCHOOL_AGE
        if reason is not None:
            return not_asked_of(self, person, reason, self.rows_about(family, person))
        mine = tuple([each for each in terms if person.is_of_school_age_for(each)])
        # > with starters `terms so far`, the terms there are (none yet: not applicable)
        if not mine and self.starters is Starters.TERMS_SO_FAR:
            rows = self.rows_about(family, person)
            return not_asked_of(self, person, Reason.NO_TERM_YET, rows)
        by_term = TermRows.sorted_out(person.attendance, family.terms, on)
        return self.of_pupil(Pupil(person, family, on, mine, self.terms), by_term)

    def _before_enough_terms(
        self, family: Family, on: date, terms: tuple[Term, ...]
    ) -> Finding | None:
        """
        The family's finding if n terms have not yet ended since attachment, or None.
        """
        rows = self.rows_about(family, *family.people)
        attached = family.attached_by(on)
        if attached is None:
            return not_attached(self, family, rows)
        term = terms[0]
        if family.terms.window(term).last >= attached:
            return None
        while family.terms.window(term).last < attached:
            term = term.later(1)
        until = family.terms.window(term.later(self.terms - 1)).last
        early = Early((until - on).days, until)
        return not_asked_yet(self, family, rows, early)


def still_to_come(rule: OverTerms, pupil: Pupil, rows: TermRows) -> Finding:
    """
    A starter has too few terms so far. The finding says when the nth will end.
    """
    needed = pupil.nth_term
    return Finding(
        rule,
        pupil.person.subject,
        undetermined(Reason.STILL_TO_COME, (needed,)),
        Found(len(pupil.terms), pupil.asked),
        passed_over=rows.of(())[1],
        of=needed.term,
    )
