"""
Five small rules that keep every law. Each wrong rule is one of these with one change.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any, ClassVar

from attrs import frozen

from pbr.findings import (
    Attended,
    Clause,
    Conclusion,
    Counted,
    Dated,
    Finding,
    Held,
    Judgement,
    NeedsCheck,
    NeedsConfirmation,
    NeedsSessions,
    Reason,
    Trail,
    Why,
    Worked,
    met,
    not_met,
    undetermined,
)
from pbr.periods import DAYS_IN_A_WEEK, Days, Period, months_up_to
from pbr.records import Attendance, Employment, Family, Incident, Need, Person, Status
from pbr.rules.parts.checks import sifted_checks, unchecked
from pbr.rules.parts.reads import Holder, Reads
from pbr.rules.parts.sifting import all_passed_over, sifted
from pbr.rules.parts.turning import (
    of_adults,
    of_checked,
    of_event,
    of_pupils,
    of_terms,
)
from pbr.rules.parts.unasked import not_asked_of
from pbr.rules.parts.words import Positive
from pbr.school import Term, TermPart, of_school_age_for
from pbr.shares import Share
from pbr.verdicts import AT_LEAST_ONE, EVERY


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


@frozen
class NoneOf:
    """
    No incident of `kinds` in the latest `months` months, every day of them checked.
    """

    name: ClassVar[str] = "none-of"
    reads: ClassVar[Reads] = Reads(
        ("incidents", "checks"),
        Holder.BY_KIND,
        words={"kinds": ("incidents.kind", "checks.kinds")},
    )

    clause: Clause
    kinds: tuple[str, ...]
    months: Positive

    def examine(self, family: Family, on: date) -> Trail:
        window = self.window(on)
        incidents, others = sifted(family.incidents, self.why_not(window))
        checks, other_checks = sifted_checks(family, self.kinds, (window,))
        return Finding(
            self,
            family.subject,
            self.judged(family, on, incidents),
            Counted(self.kinds, self.count(incidents), 0, window),
            (*incidents, *checks),
            (*others, *other_checks),
        )

    def window(self, on: date) -> Period:
        return months_up_to(on, self.months)

    def why_not(self, window: Period) -> Any:
        def why_not(row: Incident) -> Why | None:
            if row.kind not in self.kinds:
                return Why.OTHER_KIND
            return None if row.occurred_on in window else Why.OUTSIDE_THE_WINDOW

        return why_not

    def count(self, incidents: tuple[Incident, ...]) -> int:
        return len(incidents)

    def judged(
        self, family: Family, on: date, incidents: tuple[Incident, ...]
    ) -> Judgement:
        if self.count(incidents):
            return not_met(Reason.ON_RECORD)
        needed = self.unchecked(family, months_up_to(on, self.months))
        return undetermined(Reason.UNCHECKED, needed) if needed else met()

    def unchecked(self, family: Family, window: Period) -> tuple[NeedsCheck, ...]:
        return unchecked(family, self.kinds, (window,))

    def turning_days(self, family: Family, asked: Period) -> Iterator[date]:
        for row in family.incidents:
            yield from of_event(row.occurred_on, self.months, asked)
        yield from of_checked(family.checked_days(self.kinds), self.months, asked)


@frozen
class InWork:
    """
    One adult was in work for `weeks` weeks in a row.
    """

    name: ClassVar[str] = "in-work"
    reads: ClassVar[Reads] = Reads(("employment",), Holder.EMPLOYER)

    clause: Clause
    weeks: Positive

    def examine(self, family: Family, on: date) -> Trail:
        parts = [self.of_person(one, on) for one in family.people]
        return Conclusion(self, family.subject, AT_LEAST_ONE, tuple(parts))

    def of_person(self, one: Person, on: date) -> Finding:
        if not one.is_member_on(on):
            return not_asked_of(self, one, Reason.NOT_A_MEMBER, one.employment)
        if not one.is_adult_on(on):
            return not_asked_of(self, one, Reason.NOT_AN_ADULT, one.employment)
        jobs = tuple(job for job in one.employment if job.started_on <= on)
        later = tuple(job for job in one.employment if job.started_on > on)
        days = self.days([(job.started_on, self.last(job, on)) for job in jobs])
        most = self.days([(job.started_on, self.at_most(job, on)) for job in jobs])
        worked = Worked(days, self.needed, None, most, None, None)
        judged = self.judged(one, jobs, worked, on)
        over = all_passed_over(Why.AFTER_THE_DAY, later)
        return Finding(self, one.subject, judged, worked, jobs, over)

    @property
    def needed(self) -> int:
        return self.weeks * DAYS_IN_A_WEEK

    def last(self, job: Employment, on: date) -> date:
        return min(job.vouched_to, on)

    def at_most(self, job: Employment, on: date) -> date:
        return on if job.ended_on is None else self.last(job, on)

    def days(self, spells: list[tuple[date, date]]) -> int:
        run = Days.of(spells).longest_run()
        return 0 if run is None else run.days

    def judged(
        self, one: Person, jobs: tuple[Employment, ...], worked: Worked, on: date
    ) -> Judgement:
        if worked.days >= worked.needed:
            return met()
        if worked.with_unconfirmed < worked.needed:
            return not_met(Reason.SHORT)
        missing = NeedsConfirmation(one.subject, jobs, on)
        return undetermined(Reason.UNCONFIRMED, (missing,))

    def turning_days(self, family: Family, asked: Period) -> Iterator[date]:
        yield from of_adults(family, asked)
        # A run grows with each day that is worked: any of them may be the one.
        for one in family.people:
            for job in one.employment:
                last = job.ended_on or asked.last
                first = max(job.started_on, asked.first).toordinal()
                for number in range(first, min(last, asked.last).toordinal() + 1):
                    yield date.fromordinal(number)


@frozen
class NoneHeld:
    """
    None of `statuses` in the latest `months` months, every day of them checked.
    """

    name: ClassVar[str] = "none-held"
    reads: ClassVar[Reads] = Reads(
        ("statuses", "checks"),
        Holder.BY_KIND,
        words={"statuses": ("statuses.status", "checks.kinds")},
    )

    clause: Clause
    statuses: tuple[str, ...]
    months: Positive

    def examine(self, family: Family, on: date) -> Trail:
        window = months_up_to(on, self.months)

        def why_not(row: Status) -> Why | None:
            if row.status not in self.statuses:
                return Why.OTHER_KIND
            ended = self.ended(row, on) or on
            held = row.started_on <= on and ended >= window.first
            return None if held else Why.OUTSIDE_THE_WINDOW

        rows, others = sifted(family.statuses, why_not)
        checks, other_checks = sifted_checks(family, self.statuses, (window,))
        latest = max([min(row.ended_on or on, on) for row in rows], default=None)
        return Finding(
            self,
            family.subject,
            not_met(Reason.ON_RECORD) if rows else self.judged(family, window),
            Held(latest, window),
            (*rows, *checks),
            (*others, *other_checks),
        )

    def ended(self, row: Status, on: date) -> date | None:
        del on
        return row.ended_on

    def judged(self, family: Family, window: Period) -> Judgement:
        needed = unchecked(family, self.statuses, (window,))
        return undetermined(Reason.UNCHECKED, needed) if needed else met()

    def turning_days(self, family: Family, asked: Period) -> Iterator[date]:
        for row in family.statuses:
            yield row.started_on
            yield from of_event(row.ended_on or asked.last, self.months, asked)
        yield from of_checked(family.checked_days(self.statuses), self.months, asked)


@frozen
class NoNewNeed:
    """
    No problem was identified in the latest `months` months.
    """

    name: ClassVar[str] = "no-new-need"
    reads: ClassVar[Reads] = Reads(("needs",), Holder.KEY_WORKER)

    clause: Clause
    months: Positive

    def examine(self, family: Family, on: date) -> Trail:
        window = self.window(on)

        def why_not(need: Need) -> Why | None:
            return None if need.identified_on in window else Why.OUTSIDE_THE_WINDOW

        read, over = sifted(family.needs, why_not)
        latest = max([need.identified_on for need in read], default=None)
        judged = not_met(Reason.ON_RECORD) if read else met()
        dated = Dated(latest, window.first, window.last)
        return Finding(self, family.subject, judged, dated, read, over)

    def window(self, on: date) -> Period:
        return months_up_to(on, self.months)

    def turning_days(self, family: Family, asked: Period) -> Iterator[date]:
        for need in family.needs:
            yield from of_event(need.identified_on, self.months, asked)


__all__ = ["Attends", "InWork", "NoNewNeed", "NoneHeld", "NoneOf"]
