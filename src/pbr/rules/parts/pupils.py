"""
A pupil and the terms that count, with the attendance rows of each (SPEC §5.1).
"""

from __future__ import annotations

from datetime import date

from attrs import frozen

from pbr.findings import NeedsTerm, PassedOver, Why
from pbr.periods import Period
from pbr.records import Attendance, Family, Person
from pbr.rules.parts.returns import TermReturns
from pbr.rules.parts.sifting import all_passed_over
from pbr.rules.parts.words import Counting, Starters
from pbr.school import Calendar, Term, first_school_term


@frozen
class Pupil:
    """
    A pupil, and the terms that count for this pupil: fewer than `asked` for a starter.
    """

    person: Person
    family: Family
    on: date
    terms: tuple[Term, ...]
    asked: int

    @property
    def is_starter(self) -> bool:
        """
        Whether the pupil was of school age for fewer terms than `asked`.
        """
        return len(self.terms) < self.asked

    def to_come(self, starters: Starters) -> int:
        """
        For how many more terms a starter has to wait.
        """
        return self.asked - len(self.terms) if starters is Starters.WAIT else 0

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
        The term with which there will be enough terms.
        """
        term = first_school_term(self.person.born_on).later(self.asked - 1)
        ends_on = self.family.terms.window(term).last
        return NeedsTerm(self.person.subject, term, ends_on)


@frozen
class TermRows:
    """
    A person's attendance rows: those of each term that has ended, and the others.
    """

    ended: dict[Term, list[Attendance]]
    every_ended: list[Attendance]
    rest: tuple[PassedOver, ...]

    @classmethod
    def sorted_out(
        cls, rows: tuple[Attendance, ...], terms: Calendar, on: date
    ) -> TermRows:
        """
        Sort rows by term. Rows of terms that had not ended are set aside (SPEC §2.3).
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
        The rows of these terms, and all the others by the reason they are passed over.
        """
        read = tuple([row for term in terms for row in self.ended.get(term, ())])
        others = tuple([row for row in self.every_ended if row.term not in terms])
        return read, (*all_passed_over(Why.OTHER_TERM, others), *self.rest)

    def returns(
        self, terms: tuple[Term, ...], counting: Counting
    ) -> tuple[TermReturns, ...]:
        """
        The pupil's returns for each of these terms.
        """
        return tuple(
            [
                TermReturns.of(term, tuple(self.ended.get(term, ())), counting)
                for term in terms
            ]
        )
