"""
What may be assumed of the days to come: each one thing, as data (SPEC §9).

> The assumptions it relies on are data ("job E-1 goes on and is confirmed", "no
> incident is recorded", "spring attendance is returned"). (SPEC §9)

Nothing is assumed unless it is asked for. Each assumption is that something goes on as
it is on file, and can be put on file as a row whose source is "assumed".
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from enum import Enum
from typing import Any

from attrs import evolve, frozen

from pbr.periods import ONE_DAY, Period
from pbr.plans.plan import Plan
from pbr.records import Attendance, Check, Employment, Family, Person
from pbr.rules.parts.returns import ONE_HALF, cannot_all_be_right
from pbr.school import Calendar, Term, TermPart

#: The source of a row that is on file only because it is assumed.
ASSUMED = "assumed"


class Assume(Enum):
    """
    What may be assumed: the words to ask for it.
    """

    #: Each open job goes on, and is confirmed.
    JOBS = "jobs"
    #: Every kind goes on being checked, and nothing new is found.
    CHECKS = "checks"
    #: Each pupil's sessions are returned, and are those of the latest term on file.
    ATTENDANCE = "attendance"


@frozen
class JobGoesOn:
    """
    An open job goes on, and its source confirms it, to a day.
    """

    job: Employment
    to: date


@frozen
class NoMoreRecorded:
    """
    Nothing more of one kind is recorded, and its source is asked about every day.
    """

    kind: str
    days: Period


@frozen
class SessionsReturned:
    """
    The school returns a pupil's sessions for a term, the same as those before.
    """

    person_id: str
    term: TermPart
    possible: int
    authorised: int
    unauthorised: int

    @property
    def on_file(self) -> Attendance:
        """
        The row it would be.
        """
        return Attendance(
            self.person_id,
            self.term.term,
            self.possible,
            self.authorised,
            self.unauthorised,
            source=ASSUMED,
            half=self.term.half,
        )


Assumed = JobGoesOn | NoMoreRecorded | SessionsReturned


def assumed_of(
    family: Family, plan: Plan, asked: Period, words: Iterable[Assume]
) -> tuple[Assumed, ...]:
    """
    All that these words assume of a family for some days, under a plan.
    """
    chosen = set(words)
    family = plan.understood(family)
    found: list[Assumed] = []
    if Assume.JOBS in chosen:
        found += _jobs(family, asked.last)
    if Assume.CHECKS in chosen:
        found += _checks(family, plan, asked)
    if Assume.ATTENDANCE in chosen:
        for person in family.people:
            found += _sessions(family, person, asked.last)
    return tuple(found)


def _jobs(family: Family, until: date) -> Iterator[JobGoesOn]:
    """
    Each open job that begins before the last of the days, from where it was confirmed.
    """
    for person in family.people:
        for job in person.employment:
            if job.is_open_on(until) and job.vouched_on(until) < until:
                yield JobGoesOn(job, until)


def _checks(family: Family, plan: Plan, asked: Period) -> Iterator[NoMoreRecorded]:
    """
    Each kind the plan looks for, from the day after the last that is checked.

    We read one that was never checked as checked from the first day asked about
    (readings: "Assumed checks begin after the last check").
    """
    for kind in sorted(plan.vocabulary.words["checks.kinds"]):
        checked = family.checked_days((kind,)).up_to(asked.last).last
        first = asked.first if checked is None else checked + ONE_DAY
        if first <= asked.last:
            yield NoMoreRecorded(kind, Period(first, asked.last))


def _sessions(
    family: Family, person: Person, until: date
) -> Iterator[SessionsReturned]:
    """
    Each term after the latest on file that ends in time; a half, as the other half.

    We read a term with one half on file as the same again (readings:
    "Assumed attendance repeats the latest term"). If its returns cannot all be right,
    nothing is assumed.
    """
    terms = family.terms
    on_file: dict[Term, list[Attendance]] = {}
    for row in person.attendance:
        on_file.setdefault(row.term, []).append(row)
    if not on_file:
        return
    term = max(on_file)
    rows = on_file[term]
    if cannot_all_be_right(rows):
        return
    halves = {row.half for row in rows}
    if halves in ONE_HALF and terms.window(term).last <= until:
        half = 2 if halves == ONE_HALF[0] else 1
        other = _same_again(rows, TermPart(term, half))
        rows = [*rows, other.on_file]
        if cannot_all_be_right(rows):
            return
        yield other
    while terms.window(term := term.later(1)).last <= until:
        if family.may_be_of_school_age(person, term.reference_day, until):
            yield _same_again(rows, TermPart(term, None))


def _same_again(rows: list[Attendance], term: TermPart) -> SessionsReturned:
    """
    The sessions of these rows together, for another term or half of one.
    """
    return SessionsReturned(
        rows[0].person_id,
        term,
        sum([row.possible for row in rows]),
        sum([row.authorised for row in rows]),
        sum([row.unauthorised for row in rows]),
    )


def assumed_by(
    assumed: Iterable[Assumed], terms: Calendar, day: date
) -> tuple[Assumed, ...]:
    """
    The assumptions as they bear on a day: nothing after it is seen (SPEC §2.3).
    """
    cut = [_cut(each, terms, day) for each in assumed]
    return tuple([each for each in cut if each is not None])


def _cut(assumed: Assumed, terms: Calendar, day: date) -> Assumed | None:
    if isinstance(assumed, JobGoesOn):
        to = min(assumed.to, day)
        return evolve(assumed, to=to) if to > assumed.job.vouched_on(day) else None
    if isinstance(assumed, NoMoreRecorded):
        first, last = assumed.days.first, min(assumed.days.last, day)
        return None if last < first else evolve(assumed, days=Period(first, last))
    # > a term's sessions are of its first day (SPEC §2.6)
    return assumed if terms.window(assumed.term.term).first <= day else None


def with_assumed_rows(family: Family, assumed: Iterable[Assumed]) -> Family:
    """
    The family as it would be recorded if what is assumed happened.
    """
    goes_on: dict[Employment, date] = {}
    checks: list[Check] = []
    sessions: dict[str, list[Attendance]] = {}
    for each in assumed:
        if isinstance(each, JobGoesOn):
            goes_on[each.job] = each.to
        elif isinstance(each, NoMoreRecorded):
            checks.append(_check(family, each))
        else:
            sessions.setdefault(each.person_id, []).append(each.on_file)
    if not (goes_on or checks or sessions):
        return family
    people = [
        _with_assumed_rows_of(person, goes_on, sessions.get(person.person_id, []))
        for person in family.people
    ]
    changes: dict[str, Any] = {"people": people, "checks": [*family.checks, *checks]}
    return evolve(family, **changes)


def _check(family: Family, none: NoMoreRecorded) -> Check:
    first, last = none.days.first, none.days.last
    return Check(family.family_id, (none.kind,), first, last, last, source=ASSUMED)


def _with_assumed_rows_of(
    person: Person, goes_on: dict[Employment, date], sessions: list[Attendance]
) -> Person:
    jobs = [
        evolve(job, confirmed_on=goes_on[job]) if job in goes_on else job
        for job in person.employment
    ]
    changes: dict[str, Any] = {
        "employment": jobs,
        "attendance": [*person.attendance, *sessions],
    }
    return evolve(person, **changes)
