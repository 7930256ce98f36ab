"""
Fewer than a number of incidents of a kind, for each child: Phase 1's exclusions.

> fewer than 3 fixed exclusions in the last 3 terms (Phase 1 results, as restated by
> councils; the three terms are Bath and North East Somerset, 14 May 2014, 3.1)
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import ClassVar

from attrs import field, frozen

from pbr.findings import (
    Clause,
    Conclusion,
    Counted,
    Finding,
    Judgement,
    NeedsTerm,
    Reason,
    Shown,
    Trail,
    Why,
    met,
    not_met,
    undetermined,
)
from pbr.periods import Period, months_up_to
from pbr.records import Family, Incident, Person, Record
from pbr.rules.parts.ages import born_by, of_each, pupils
from pbr.rules.parts.checks import unchecked
from pbr.rules.parts.clock import Start, Starts
from pbr.rules.parts.counting import counted
from pbr.rules.parts.doubt import why_open
from pbr.rules.parts.pupils import Pupil, TermRows
from pbr.rules.parts.reads import Holder, Reads
from pbr.rules.parts.terms import OverTerms
from pbr.rules.parts.turning import of_checked, of_event, of_pupils, of_unborn
from pbr.rules.parts.unasked import not_asked_of
from pbr.rules.parts.words import CountedFrom, Positive, Starters
from pbr.school import Calendar
from pbr.texts.folding import fold
from pbr.verdicts import EVERY


@frozen
class FewerThanOverTerms(OverTerms):
    """
    Each pupil has fewer than `count` of `kind` over the latest `terms` terms.
    """

    name: ClassVar[str] = "fewer-than-over-terms"
    reads: ClassVar[Reads] = Reads(
        ("incidents", "checks"),
        Holder.BY_KIND,
        words={"kind": ("incidents.kind", "checks.kinds")},
    )

    clause: Clause
    kind: str = field(converter=fold)
    count: Positive
    terms: Positive
    starters: Starters
    counted_from: CountedFrom

    def rows_about(self, family: Family, *_people: Person) -> tuple[Record, ...]:
        """
        The family's incidents and checks. Who each row names is looked at later.
        """
        return (*family.incidents, *family.checks)

    def of_pupil(self, pupil: Pupil, _rows: TermRows) -> Finding:
        """
        The incidents that name the pupil, from the first day of the terms to the last.
        """
        waiting: tuple[NeedsTerm, ...] = ()
        if pupil.is_starter and self.starters is Starters.WAIT:
            waiting = (pupil.nth_term,)
        return _counted(
            self, pupil.family, pupil.person, pupil.on, pupil.window, waiting
        )


@frozen
class FewerThanOverMonths:
    """
    Each pupil has fewer than `count` of `kind` in the latest `months` months.
    """

    name: ClassVar[str] = "fewer-than-over-months"
    reads: ClassVar[Reads] = Reads(
        ("incidents", "checks"),
        Holder.BY_KIND,
        words={"kind": ("incidents.kind", "checks.kinds")},
    )

    clause: Clause
    kind: str = field(converter=fold)
    count: Positive
    months: Positive

    def examine(self, family: Family, on: date) -> Trail:
        """
        Per child, over the n months up to D (SPEC §5.2).
        """
        window = months_up_to(on, self.months)

        def of_person(person: Person) -> Finding:
            return self._of_person(family, person, on, window)

        parts = of_each(self, family, on, lambda: self._ages(family, on), of_person)
        return Conclusion(self, family.subject, EVERY, parts)

    def turning_days(self, family: Family, asked: Period) -> Iterator[date]:
        """
        When there is one pupil more or fewer, and the edges of incidents and checks.
        """
        yield from of_pupils(family, asked)
        yield from of_unborn(family, family.incidents, asked)
        for incident in family.incidents:
            yield from of_event(incident.occurred_on, self.months, asked)
        yield from of_checked(family.checked_days((self.kind,)), self.months, asked)

    def last_start(self, by: date, _terms: Calendar) -> Start:
        """
        The first of the months in which there must be fewer.
        """
        return Start(Starts.MONTHS, months_up_to(by, self.months).first)

    def _ages(self, family: Family, on: date) -> Iterator[date]:
        yield from pupils(on)
        yield from _born_for_each(family)

    def _of_person(
        self, family: Family, person: Person, on: date, window: Period
    ) -> Finding:
        rows: tuple[Record, ...] = (*family.incidents, *family.checks)
        if not family.is_asked(person, on):
            return not_asked_of(self, person, Reason.NOT_A_MEMBER, rows)
        if not person.is_of_school_age_on(on):
            return not_asked_of(self, person, Reason.NOT_OF_SCHOOL_AGE, rows)
        return _counted(self, family, person, on, window, ())


def _born_for_each(family: Family) -> Iterator[date]:
    """
    The first birth date of those not yet born, for each incident that names nobody.
    """
    nameless = [row.occurred_on for row in family.incidents if not row.person_id]
    return born_by(*nameless)


def _counted(  # noqa: PLR0913 - the whole question, for one child
    rule: FewerThanOverTerms | FewerThanOverMonths,
    family: Family,
    person: Person,
    on: date,
    window: Period | None,
    waiting: tuple[NeedsTerm, ...],
) -> Finding:
    """
    The rows that name the child in a window. Every day of the window must be checked.

    > from the first day of the first term to the last of the last, the rows that name
    > the child, whether or not a member that day, every one of those days checked.
    """
    windows = () if window is None else (window,)

    def why_not_theirs(incident: Incident) -> Why | None:
        # > for *fewer than*, where that child was not a member that day (SPEC §4.8)
        if not incident.person_id:
            mine = person.is_member_on(incident.occurred_on)
            return None if mine else Why.NO_PERSON
        return None if incident.person_id == person.person_id else Why.OTHER_PERSON

    kinds = (rule.kind,)
    evidence = counted(windows, family, on, kinds, why_not_theirs, of_anybody=False)
    quantity = None
    if window is not None:
        checked = family.checked_days(kinds).covers(window)
        found = evidence.range_in(window, all_checked=checked)
        quantity = Counted(kinds, found, rule.count - 1, window)
    judged = _judged(quantity, waiting=bool(waiting))
    if judged is None:
        needed = (*unchecked(family, kinds, windows), *waiting, *evidence.doubts())
        reason = Reason.STILL_TO_COME if waiting else why_open(needed)
        judged = undetermined(reason, needed)
    read, passed_over = evidence.read, evidence.passed_over
    return Finding(rule, person.subject, judged, quantity, read, passed_over)


def _judged(quantity: Counted | None, *, waiting: bool) -> Judgement | None:
    """
    The judgement, or None if the evidence cannot tell.

    > Met and not met are given only when no way of filling in the missing evidence
    > could change the answer (SPEC §4.4): too many already stays too many.
    """
    if quantity is not None and quantity.short_by:
        return not_met(Reason.TOO_MANY)
    is_open = quantity is not None and quantity.shows is Shown.EITHER
    return None if waiting or is_open else met()
