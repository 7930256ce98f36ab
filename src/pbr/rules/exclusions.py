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
    NeedsCheck,
    NeedsTerm,
    Reason,
    Trail,
    Why,
    met,
    not_met,
    undetermined,
)
from pbr.periods import Period, months_up_to
from pbr.records import Family, Incident, Person, Record
from pbr.rules.parts.checks import sifted_checks, unchecked
from pbr.rules.parts.clock import Start, Starts
from pbr.rules.parts.pupils import Pupil, TermRows
from pbr.rules.parts.reads import Holder, Reads
from pbr.rules.parts.sifting import sifted
from pbr.rules.parts.terms import OverTerms
from pbr.rules.parts.turning import of_checked, of_event, of_pupils
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
        parts = [self._of_person(family, each, on, window) for each in family.people]
        return Conclusion(self, family.subject, EVERY, tuple(parts))

    def turning_days(self, family: Family, asked: Period) -> Iterator[date]:
        """
        When there is one pupil more or fewer, and the edges of incidents and checks.
        """
        yield from of_pupils(family, asked)
        for incident in family.incidents:
            yield from of_event(incident.occurred_on, self.months, asked)
        yield from of_checked(family.checked_days((self.kind,)), self.months, asked)

    def last_start(self, by: date, _terms: Calendar) -> Start:
        """
        The first of the months in which there must be fewer.
        """
        return Start(Starts.MONTHS, months_up_to(by, self.months).first)

    def _of_person(
        self, family: Family, person: Person, on: date, window: Period
    ) -> Finding:
        rows: tuple[Record, ...] = (*family.incidents, *family.checks)
        if not person.is_member_on(on):
            return not_asked_of(self, person, Reason.NOT_A_MEMBER, rows)
        if not person.is_of_school_age_on(on):
            return not_asked_of(self, person, Reason.NOT_OF_SCHOOL_AGE, rows)
        return _counted(self, family, person, on, window, ())


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

    def why_not(incident: Incident) -> Why | None:
        if incident.occurred_on > on:
            return Why.AFTER_THE_DAY
        if incident.kind != rule.kind:
            return Why.OTHER_KIND
        if incident.person_id != person.person_id:
            return Why.OTHER_PERSON if incident.person_id else Why.NO_PERSON
        inside = any([incident.occurred_on in window for window in windows])
        return None if inside else Why.OUTSIDE_THE_WINDOW

    incidents, others = sifted(family.incidents, why_not)
    checks, other_checks = sifted_checks(family, (rule.kind,), windows)
    needed: tuple[NeedsCheck | NeedsTerm, ...] = (
        *unchecked(family, (rule.kind,), windows),
        *waiting,
    )
    measure = None
    if window is not None:
        measure = Counted((rule.kind,), len(incidents), rule.count - 1, window)
    return Finding(
        rule,
        person.subject,
        _judged(len(incidents) >= rule.count, needed, waiting),
        measure,
        (*incidents, *checks),
        (*others, *other_checks),
    )


def _judged(
    too_many: bool,  # noqa: FBT001 - the one thing that was counted
    needed: tuple[NeedsCheck | NeedsTerm, ...],
    waiting: tuple[NeedsTerm, ...],
) -> Judgement:
    """
    > Met and not met are given only when no way of filling in the missing evidence
    > could change the answer (SPEC §4.4): too many already stays too many.
    """
    if too_many:
        return not_met(Reason.TOO_MANY)
    if needed:
        reason = Reason.STILL_TO_COME if waiting else Reason.UNCHECKED
        return undetermined(reason, needed)
    return met()
