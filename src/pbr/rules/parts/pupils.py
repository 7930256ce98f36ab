"""
A pupil and the terms that count, with the attendance rows of each (SPEC §5.1).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from datetime import date
from operator import attrgetter

from attrs import frozen

from pbr.findings import NeedsTerm, PassedOver, Why
from pbr.periods import Period
from pbr.records import Attendance, Family, Person
from pbr.rules.parts.returns import TermReturns
from pbr.rules.parts.sifting import all_passed_over
from pbr.rules.parts.words import Counting, Starters
from pbr.school import Calendar, Term

#: What attendance rows are in order of.
_TERM = attrgetter("term")


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
        term = self.person.first_school_term.later(self.asked - 1)
        ends_on = self.family.terms.window(term).last
        return NeedsTerm(self.person.subject, term, ends_on)


@frozen
class TermRows:
    """
    A person's attendance rows of terms that have ended, by term, and all the others.
    """

    ended: tuple[Attendance, ...]
    rest: tuple[PassedOver, ...]

    @classmethod
    def sorted_out(
        cls, rows: tuple[Attendance, ...], terms: Calendar, on: date
    ) -> TermRows:
        """
        Sort rows by term. Rows of terms that had not ended are set aside (SPEC §2.3).
        """
        (latest,) = terms.latest(1, on)
        number = bisect_right(rows, latest, key=_TERM)
        if number == len(rows):
            return cls(rows, ())
        unended: list[Attendance] = []
        later: list[Attendance] = []
        for row in rows[number:]:
            has_begun = terms.window(row.term).first <= on
            (unended if has_begun else later).append(row)
        rest = [
            *all_passed_over(Why.TERM_NOT_ENDED, tuple(unended)),
            *all_passed_over(Why.AFTER_THE_DAY, tuple(later)),
        ]
        return cls(rows[:number], tuple(rest))

    def of(
        self, terms: tuple[Term, ...]
    ) -> tuple[tuple[Attendance, ...], tuple[PassedOver, ...]]:
        """
        The rows of these terms, and all the others by the reason they are passed over.

        The terms are in order.
        """
        read: tuple[Attendance, ...] = ()
        others: tuple[Attendance, ...] = ()
        at = 0
        for term in terms:
            first, last = self._places(term)
            read += self.ended[first:last]
            others += self.ended[at:first]
            at = last
        others += self.ended[at:]
        return read, (*all_passed_over(Why.OTHER_TERM, others), *self.rest)

    def _places(self, term: Term) -> tuple[int, int]:
        """
        Where the rows of a term begin, and where they end.
        """
        first = bisect_left(self.ended, term, key=_TERM)
        return first, bisect_right(self.ended, term, first, key=_TERM)

    def returns(
        self, terms: tuple[Term, ...], counting: Counting
    ) -> tuple[TermReturns, ...]:
        """
        The pupil's returns for each of these terms.
        """
        found = []
        for term in terms:
            first, last = self._places(term)
            found.append(TermReturns.of(term, self.ended[first:last], counting))
        return tuple(found)
