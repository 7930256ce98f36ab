"""
Who is a pupil, and which terms are asked of each (SPEC §5.1).

> Pupils: members on D who are of compulsory school age on D. The terms: the latest n
> that ended on or before D.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import Protocol

from attrs import frozen

from pbr.findings import (
    Conclusion,
    Early,
    Finding,
    Found,
    NeedsSessions,
    NeedsTerm,
    PassedOver,
    Reason,
    Trail,
    Why,
)
from pbr.periods import Period
from pbr.records import Attendance, Family, Person, Record
from pbr.rules.parts.clock import Start, Starts
from pbr.rules.parts.rule import Rule
from pbr.rules.parts.sifting import all_passed_over
from pbr.rules.parts.turning import of_dates, of_pupils, of_terms
from pbr.rules.parts.unasked import neutral, not_asked_yet, not_attached
from pbr.rules.parts.words import CountedFrom, Starters
from pbr.school import Calendar, Term, TermPart, first_school_term, of_school_age_for
from pbr.verdicts import EVERY, UNDETERMINED

ONE_HALF = ({1}, {2})


class AsksTerms(Rule, Protocol):
    """
    A rule that asks something of each pupil over a number of terms.
    """

    @property
    def terms(self) -> int:
        """
        How many terms are asked.
        """

    @property
    def starters(self) -> Starters:
        """
        What to do for a pupil of school age for fewer of them.
        """

    @property
    def counted_from(self) -> CountedFrom:
        """
        Whether the terms may lie before attachment.
        """

    def rows_about(self, family: Family, *people: Person) -> tuple[Record, ...]:
        """
        The rows on file that the rule would look at for these people.
        """


@frozen
class Pupil:
    """
    A pupil, and the terms asked of this one: fewer than n for one who just started.
    """

    person: Person
    family: Family
    on: date
    terms: tuple[Term, ...]
    asked: int

    @property
    def is_starter(self) -> bool:
        """
        Whether the pupil was of school age for fewer terms than are asked.
        """
        return len(self.terms) < self.asked

    @property
    def window(self) -> Period | None:
        """
        From the first day of the first of the terms to the last day of the last.
        """
        if not self.terms:
            return None
        window = self.family.terms.window
        return Period(window(self.terms[0]).first, window(self.terms[-1]).last)

    @property
    def nth_term(self) -> NeedsTerm:
        """
        The term with which there will be enough of them.
        """
        term = first_school_term(self.person.born_on).later(self.asked - 1)
        ends_on = self.family.terms.window(term).last
        return NeedsTerm(self.person.subject, term, ends_on)


@frozen
class TermRows:
    """
    A person's attendance rows: those of each term that has ended, and the rest.
    """

    ended: dict[Term, list[Attendance]]
    every_ended: list[Attendance]
    rest: tuple[PassedOver, ...]

    @classmethod
    def sorted_out(
        cls, rows: tuple[Attendance, ...], terms: Calendar, on: date
    ) -> TermRows:
        """
        By term; terms that had not ended or not begun are set aside (SPEC §2.3).
        """
        ended: dict[Term, list[Attendance]] = {}
        unended, later = [], []
        (latest,) = terms.latest(1, on)
        for row in rows:
            if row.term <= latest:
                ended.setdefault(row.term, []).append(row)
            elif terms.window(row.term).first <= on:
                unended.append(row)
            else:
                later.append(row)
        rest = [
            *all_passed_over(Why.TERM_NOT_ENDED, tuple(unended)),
            *all_passed_over(Why.AFTER_THE_DAY, tuple(later)),
        ]
        every_ended = [row for found in ended.values() for row in found]
        return cls(ended, every_ended, tuple(rest))

    def of(
        self, terms: tuple[Term, ...]
    ) -> tuple[tuple[Attendance, ...], tuple[PassedOver, ...]]:
        """
        The rows of these terms, and all the others by why they are passed over.
        """
        read = tuple([row for term in terms for row in self.ended.get(term, ())])
        others = tuple([row for row in self.every_ended if row.term not in terms])
        return read, (*all_passed_over(Why.OTHER_TERM, others), *self.rest)

    def gap_in(self, term: Term) -> Reason | None:
        """
        Why the rows of a term do not tell its attendance, or None when they do.

        > No rows, or nothing possible → that term undetermined. Rows for one half
        > only, and none for the whole, leave that term undetermined. (SPEC §5.1, §2.8)
        """
        rows = self.ended.get(term)
        if rows is None:
            return Reason.NOT_ON_RECORD
        if {row.half for row in rows} in ONE_HALF:
            return Reason.HALF_ON_RECORD
        if not any([row.possible for row in rows]):
            return Reason.NOTHING_POSSIBLE
        return None

    def rest_of(self, term: Term) -> TermPart:
        """
        What is missing of a term that cannot be told: the half not on record, or all.
        """
        halves = {row.half for row in self.ended.get(term, ())}
        if halves not in ONE_HALF:
            return TermPart(term, None)
        return TermPart(term, 2 if halves == ONE_HALF[0] else 1)

    def still_missing(
        self, rule: AsksTerms, pupil: Pupil
    ) -> tuple[Reason, tuple[NeedsSessions | NeedsTerm, ...]]:
        """
        What is missing of a pupil's terms taken together, and why.
        """
        reason = Reason.TERM_MISSING
        missing: list[NeedsSessions | NeedsTerm] = []
        without = tuple(
            [self.rest_of(t) for t in pupil.terms if self.gap_in(t) is not None]
        )
        if without:
            missing.append(NeedsSessions(pupil.person.subject, without))
        if pupil.is_starter and rule.starters is Starters.WAIT:
            reason = Reason.STILL_TO_COME
            missing.append(pupil.nth_term)
        return reason, tuple(missing)


def of_each_pupil(
    rule: AsksTerms, family: Family, on: date, look: Callable[[Pupil, TermRows], Trail]
) -> Trail:
    """
    Every pupil is looked at; other members are shown as not applicable.

    > counted_from `attachment`: each must end on or after it, and until n terms have
    > ended since, not met for the family, too early.
    """
    terms = family.terms.latest(rule.terms, on)
    if rule.counted_from is CountedFrom.ATTACHMENT:
        early = _before_enough_terms(rule, family, on, terms)
        if early is not None:
            return early
    return Conclusion(
        rule.clause,
        rule.name,
        family.subject,
        EVERY,
        tuple(
            [
                _of_person(rule, family, person, on, terms, look)
                for person in family.people
            ]
        ),
    )


def turning_days_of_pupils(family: Family, asked: Period) -> Iterator[date]:
    """
    When there is one pupil more or fewer, and when a term has ended.

    Sessions are read of terms that have ended, so no row of them counts on another day.
    """
    yield from of_dates(family.attached_on)
    yield from of_pupils(family, asked)
    yield from of_terms(family.terms, asked)


def last_start_of_terms(rule: AsksTerms, by: date, terms: Calendar) -> Start:
    """
    > The terms: the latest n that ended on or before D. … counted_from `attachment`:
    > each must end on or after it (SPEC §5.1)
    """
    first = terms.window(terms.latest(rule.terms, by)[0])
    if rule.counted_from is CountedFrom.ATTACHMENT:
        return Start(Starts.ATTACHMENT, first.last)
    return Start(Starts.TERMS, first.first)


def _of_person(  # noqa: PLR0913 - the whole question, for one member
    rule: AsksTerms,
    family: Family,
    person: Person,
    on: date,
    terms: tuple[Term, ...],
    look: Callable[[Pupil, TermRows], Trail],
) -> Trail:
    reason = None
    if not person.is_member_on(on):
        reason = Reason.NOT_A_MEMBER
    elif not person.is_of_school_age_on(on):
        reason = Reason.NOT_OF_SCHOOL_AGE
    if reason is not None:
        return neutral(rule, person, reason, rule.rows_about(family, person))
    mine = tuple([term for term in terms if of_school_age_for(person.born_on, term)])
    # > with starters `terms so far`, the terms there are (none yet: not applicable)
    if not mine and rule.starters is Starters.TERMS_SO_FAR:
        rows = rule.rows_about(family, person)
        return neutral(rule, person, Reason.NO_TERM_YET, rows)
    by_term = TermRows.sorted_out(person.attendance, family.terms, on)
    return look(Pupil(person, family, on, mine, rule.terms), by_term)


def _before_enough_terms(
    rule: AsksTerms, family: Family, on: date, terms: tuple[Term, ...]
) -> Finding | None:
    """
    The family's finding when n terms have not yet ended since attachment, or None.
    """
    rows = rule.rows_about(family, *family.people)
    attached = family.attached_by(on)
    if attached is None:
        return not_attached(rule, family, rows)
    term = terms[0]
    if family.terms.window(term).last >= attached:
        return None
    while family.terms.window(term).last < attached:
        term = term.later(1)
    until = family.terms.window(term.later(rule.terms - 1)).last
    early = Early((until - on).days, until)
    return not_asked_yet(rule, family, rows, early)


def attendance_of(*people: Person) -> tuple[Attendance, ...]:
    """
    Every attendance row of some people.
    """
    return tuple([row for person in people for row in person.attendance])


def still_to_come(rule: AsksTerms, pupil: Pupil, rows: TermRows) -> Finding:
    """
    A starter's terms are too few yet; the finding says when the nth will end.
    """
    needed = pupil.nth_term
    return Finding(
        rule.clause,
        str(needed.term),
        pupil.person.subject,
        UNDETERMINED,
        Reason.STILL_TO_COME,
        Found(len(pupil.terms), pupil.asked),
        passed_over=rows.of(())[1],
        needed=(needed,),
    )
