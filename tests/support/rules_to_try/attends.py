"""
Attendance: a right rule, and wrong ones that change one thing about it.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from math import ceil, floor
from typing import ClassVar

from attrs import evolve, frozen

from pbr.findings import (
    Attended,
    Clause,
    Conclusion,
    Finding,
    Judgement,
    NeedsSessions,
    Reason,
    Trail,
    Why,
    met,
    not_met,
    undetermined,
)
from pbr.periods import Period, plus_months
from pbr.records import Attendance, Family, Person
from pbr.rules.parts.reads import Holder, Reads
from pbr.rules.parts.sifting import all_passed_over
from pbr.rules.parts.turning import (
    of_pupils,
    of_terms,
)
from pbr.rules.parts.unasked import not_asked_of
from pbr.rules.parts.words import Positive
from pbr.school import Term, TermPart, of_school_age_for
from pbr.shares import Share
from pbr.verdicts import EVERY, MET, NOT_MET


@frozen
class Attends:
    """
    Every pupil reached `share` over the latest `terms` terms together.
    """

    name: ClassVar[str] = "attends"
    reads: ClassVar[Reads] = Reads(("attendance",), Holder.SCHOOL)

    clause: Clause
    share: Share
    terms: Positive

    def examine(self, family: Family, on: date) -> Trail:
        parts = [self.of_person(family, one, on) for one in self.people(family)]
        return Conclusion(self, family.subject, EVERY, tuple(parts))

    def people(self, family: Family) -> tuple[Person, ...]:
        return family.people

    def of_person(self, family: Family, one: Person, on: date) -> Finding:
        terms = self.terms_of(family, one, on)
        if not one.is_member_on(on):
            return not_asked_of(self, one, Reason.NOT_A_MEMBER, one.attendance)
        if not one.is_of_school_age_on(on):
            return not_asked_of(self, one, Reason.NOT_OF_SCHOOL_AGE, one.attendance)
        if not terms:
            return not_asked_of(self, one, Reason.NO_TERM_YET, one.attendance)
        read, other = self.split(one, terms)
        possible = sum(row.possible for row in read)
        missed = sum(row.authorised + row.unauthorised for row in read)
        attended = Attended(possible - missed, possible, self.needed_of(possible))
        judged = self.judged(one, terms, attended)
        over = all_passed_over(Why.OTHER_TERM, other)
        return Finding(self, one.subject, judged, attended, read, over)

    def terms_of(self, family: Family, one: Person, on: date) -> tuple[Term, ...]:
        latest = self.latest(family, on)
        return tuple(each for each in latest if of_school_age_for(one.born_on, each))

    def latest(self, family: Family, on: date) -> tuple[Term, ...]:
        return family.terms.latest(self.terms, on)

    def split(
        self, one: Person, terms: tuple[Term, ...]
    ) -> tuple[tuple[Attendance, ...], tuple[Attendance, ...]]:
        read = tuple(row for row in one.attendance if row.term in terms)
        return read, tuple(row for row in one.attendance if row.term not in terms)

    def needed_of(self, possible: int) -> int:
        return self.share.needed_of(possible)

    def judged(
        self, one: Person, terms: tuple[Term, ...], attended: Attended
    ) -> Judgement:
        without = tuple(TermPart(each, None) for each in terms if self.gap(one, each))
        if without and (self.share.of < 1 or not attended.short_by):
            missing = NeedsSessions(one.subject, without)
            return undetermined(Reason.TERM_MISSING, (missing,))
        return not_met(Reason.SHORT) if attended.short_by else met()

    def gap(self, one: Person, term: Term) -> bool:
        rows = [row for row in one.attendance if row.term == term]
        halves = {row.half for row in rows}
        return halves in ({1}, {2}) or not any(row.possible for row in rows)

    def turning_days(self, family: Family, asked: Period) -> Iterator[date]:
        yield from of_pupils(family, asked)
        yield from of_terms(family.terms, asked)


class RoundsTheShare(Attends):
    """
    89.5% is 90% once it is rounded to a whole percentage.
    """

    def needed_of(self, possible: int) -> int:
        percent = floor(self.share.of * 100)
        return ceil(possible * (percent * 2 - 1) / 200)


class FloatsTheShare(Attends):
    """
    1 − 0.9 is a little less than 0.1 in binary.
    """

    def needed_of(self, possible: int) -> int:
        return possible - int((1 - float(self.share.of)) * possible)


class CutsTheShare(Attends):
    """
    The sessions needed are rounded down.
    """

    def needed_of(self, possible: int) -> int:
        return floor(self.share.of * possible)


class WantsMoreThanTheShare(Attends):
    """
    Exactly on the line is refused, where "at least" was asked.
    """

    def needed_of(self, possible: int) -> int:
        return min(possible, floor(self.share.of * possible) + 1)


class SaysNothing(Attends):
    """
    A mixture: no measure shows what the rule needed.
    """

    def of_person(self, family: Family, one: Person, on: date) -> Finding:
        found = super().of_person(family, one, on)
        if found.verdict is MET:
            return evolve(found, quantity=None)
        if found.verdict is NOT_MET:
            return evolve(found, judgement=not_met(Reason.NOT_ON_RECORD), quantity=None)
        return Attends(self.clause, self.share, self.terms).of_person(family, one, on)


class RoundsAndDoesNotSay(SaysNothing, RoundsTheShare):
    """
    It rounds the share, and no measure shows it.
    """


class WantsMoreAndDoesNotSay(SaysNothing, WantsMoreThanTheShare):
    """
    It refuses exactly the share, and no measure shows it.
    """


class PaysOnAMissingTerm(Attends):
    """
    A term without sessions is left out.
    """

    def gap(self, one: Person, term: Term) -> bool:
        del one, term
        return False


class PaysOnHalfATerm(Attends):
    """
    One half of a term is taken for the whole.
    """

    def gap(self, one: Person, term: Term) -> bool:
        return not any(row.possible for row in one.attendance if row.term == term)


class PaysOnNothingPossible(Attends):
    """
    A term in which no session was possible is a full one.
    """

    def gap(self, one: Person, term: Term) -> bool:
        return all(row.term != term for row in one.attendance)


class RefusesForAMissingTerm(Attends):
    """
    A term without sessions is one that was missed.
    """

    def judged(
        self, one: Person, terms: tuple[Term, ...], attended: Attended
    ) -> Judgement:
        if any(self.gap(one, each) for each in terms):
            return not_met(Reason.NOT_ON_RECORD)
        return Attends.judged(self, one, terms, attended)


class ATermTooFew(Attends):
    """
    It looks at one term fewer than it says.
    """

    def latest(self, family: Family, on: date) -> tuple[Term, ...]:
        return family.terms.latest(self.terms, on)[1:]


class ReadsTheTermToCome(Attends):
    """
    It counts a term that begins within six months.
    """

    def latest(self, family: Family, on: date) -> tuple[Term, ...]:
        return family.terms.latest(self.terms, plus_months(on, 11))


class OnlyTheFirstPupil(Attends):
    """
    It looks at the first member alone.
    """

    def people(self, family: Family) -> tuple[Person, ...]:
        return family.people[:1]


class TheLastLineWins(Attends):
    """
    Only the row furthest down the file counts for a term.
    """

    def split(
        self, one: Person, terms: tuple[Term, ...]
    ) -> tuple[tuple[Attendance, ...], tuple[Attendance, ...]]:
        def line(row: Attendance) -> int:
            return row.row.line if row.row else 0

        by_term = {row.term: row for row in sorted(one.attendance, key=line)}
        read = tuple(by_term[each] for each in terms if each in by_term)
        return read, tuple(row for row in one.attendance if row not in read)


class TooGoodToBeTrue(Attends):
    """
    It does not believe that nobody missed a session.
    """

    def judged(
        self, one: Person, terms: tuple[Term, ...], attended: Attended
    ) -> Judgement:
        if attended.possible > attended.sessions:
            return Attends.judged(self, one, terms, attended)
        return not_met(Reason.NOT_ON_RECORD)


class LosesRows(Attends):
    """
    It does not say which rows it passed over.
    """

    def of_person(self, family: Family, one: Person, on: date) -> Finding:
        return evolve(Attends.of_person(self, family, one, on), passed_over=())
