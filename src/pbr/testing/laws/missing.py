"""
What is not on record never pays, and settles nothing (SPEC §4.2, §4.4, §10.6).

Each law takes some of the evidence away. If the rule is still sure, it must stay so in
every way in which the missing evidence might turn out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from functools import partial
from itertools import product
from typing import Any

from attrs import evolve

from pbr.records import Attendance, Family, Person
from pbr.rules import Rule
from pbr.school import Term
from pbr.testing.laws.changed import everyone, with_rows
from pbr.testing.laws.unasked import hidden, with_fewer_checks
from pbr.testing.sought import may_read, numbers
from pbr.verdicts import MET, NOT_MET

POSSIBLE = 120
#: The terms that are looked at if a rule does not say how many.
TERMS = 3
ONE_HALF = ({1}, {2})


def silence_never_pays(rule: Rule, family: Family, on: date) -> None:
    """
    What is met stays met whatever happened on days that nobody asked about (law 6).
    """
    if not may_read(rule, "checks"):
        return
    for fewer in with_fewer_checks(rule, family, on):
        if rule.examine(fewer, on).verdict is MET:
            for other in hidden(rule, fewer, on):
                still = rule.examine(other, on).verdict is MET
                message = "something on a day nobody asked about undoes what is met"
                assert still, message


def a_missing_term_settles_nothing(rule: Rule, family: Family, on: date) -> None:
    """
    Met and not met survive all sessions of a missing term, and none (law 6).
    """
    if not may_read(rule, "attendance"):
        return
    latest = _latest(rule, family, on)
    for fewer in _with_fewer_sessions(family, latest):
        verdict = rule.examine(fewer, on).verdict
        if verdict is MET:
            for other in _filled_in(fewer, latest, POSSIBLE):
                still = rule.examine(other, on).verdict is MET
                assert still, "sessions missed in a missing term undo what is met"
        if verdict is NOT_MET:
            for other in _filled_in(fewer, latest, 0):
                pays = rule.examine(other, on).verdict is MET
                assert not pays, "sessions attended in a missing term make it met"


def _latest(rule: Rule, family: Family, on: date) -> tuple[Term, ...]:
    return family.terms.latest(max(numbers(rule, "terms"), default=TERMS), on)


def _with_fewer_sessions(family: Family, terms: tuple[Term, ...]) -> Iterator[Family]:
    """
    The family, then without a term, half of one, or any session possible in one.
    """
    yield family
    for term in (terms[-1], terms[0]):
        for less in ("term", "half", "possible"):
            yield everyone(family, partial(_with_less, term=term, less=less))


def _with_less(one: Person, term: Term, less: str) -> dict[str, Any]:
    rows = [_less(row, term, less) for row in one.attendance]
    return {"attendance": [row for row in rows if row is not None]}


def _less(row: Attendance, term: Term, less: str) -> Attendance | None:
    if row.term != term:
        return row
    if less == "possible":
        return evolve(row, possible=0, authorised=0, unauthorised=0)
    return evolve(row, half=1) if less == "half" else None


def _filled_in(
    family: Family, terms: tuple[Term, ...], missed: int
) -> Iterator[Family]:
    """
    The family with the sessions of each missing term, then of all of them.
    """
    every = {}
    for one in family.people:
        rows = [_session(one, term, missed) for term in terms if _lacks(one, term)]
        for row in rows:
            yield with_rows(family, one, attendance=[*one.attendance, row])
        every[one.person_id] = [*one.attendance, *rows]
    yield everyone(family, lambda one: {"attendance": every[one.person_id]})


def _lacks(one: Person, term: Term) -> bool:
    rows = [row for row in one.attendance if row.term == term]
    halves = {row.half for row in rows}
    lacks = halves in ONE_HALF or not any([row.possible for row in rows])
    return lacks and one.is_of_school_age_for(term)


def _session(one: Person, term: Term, missed: int) -> Attendance:
    """
    The missing half of a term, or the whole, with no session attended or every one.
    """
    halves = {row.half for row in one.attendance if row.term == term}
    half = None
    if halves in ONE_HALF:
        half = 2 if halves == {1} else 1
    return Attendance(one.person_id, term, POSSIBLE, 0, missed, "missing", half=half)


def a_job_counts_as_far_as_vouched_for(rule: Rule, family: Family, on: date) -> None:
    """
    What is met stays met if an open job, or an open spell of a status, ended when it
    was last confirmed (law 6).
    """
    read = [name for name in ("employment", "statuses") if may_read(rule, name)]
    for opened in _opened(family, on, read):
        if rule.examine(opened, on).verdict is MET:
            ended = everyone(opened, lambda one: _ended(one, on))
            verdict = rule.examine(ended, on).verdict
            assert verdict is MET, "days that nobody vouched for pay"


def _opened(family: Family, on: date, read: Sequence[str]) -> Iterator[Family]:
    """
    The family, then each of its jobs, or spells of a status, open: confirmed as it was,
    halfway, or never.
    """
    if read:
        yield family
    for one, name in product(family.people, read):
        rows = getattr(one, name)
        for row in rows:
            others = [other for other in rows if other is not row]
            halfway = row.started_on + (row.vouched_on(on) - row.started_on) / 2
            for to in (None, halfway):
                opened = evolve(row, ended_on=None, confirmed_on=to)
                yield with_rows(family, one, **{name: [*others, opened]})


def _ended(one: Person, on: date) -> dict[str, Any]:
    return {
        name: [evolve(row, ended_on=row.vouched_on(on)) for row in getattr(one, name)]
        for name in ("employment", "statuses")
    }
