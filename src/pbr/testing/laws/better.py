"""
Better evidence never undoes what is met (SPEC §10.5).
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from attrs import evolve

from pbr.periods import plus_months
from pbr.records import Attendance, Check, Employment, Family
from pbr.rules import Rule
from pbr.testing.laws.changed import with_files, with_rows
from pbr.testing.sought import kinds_sought
from pbr.verdicts import MET, NOT_MET

#: By how many days a job is made longer: a few, a month, more than a year.
LONGER = (5, 30, 400)


def better_never_fails(rule: Rule, family: Family, on: date) -> None:
    """
    More attendance, a longer job, fewer incidents, one check more: none undoes met
    (law 5).
    """
    if rule.examine(family, on).verdict is not MET:
        return
    for says, other in _better(rule, family, on):
        verdict = rule.examine(other, on).verdict
        assert verdict is not NOT_MET, f"{says}: met becomes not met"


def _better(rule: Rule, family: Family, on: date) -> Iterator[tuple[str, Family]]:
    yield from _more_attended(family)
    yield from _more_worked(family)
    earlier = sorted(family.incidents, key=lambda row: row.occurred_on)
    for number in range(len(earlier) - 1, -1, -1):
        fewer = with_files(family, incidents=earlier[:number])
        yield "the latest incident removed", fewer
    yield "one check more", _with_a_check(rule, family, on)


def _more_attended(family: Family) -> Iterator[tuple[str, Family]]:
    for person in family.people:
        for row in person.attendance:
            rest = [other for other in person.attendance if other is not row]
            for more in one_absence_fewer(row):
                other = with_rows(family, person, attendance=[*rest, more])
                yield "one session more attended", other
        full = [evolve(row, authorised=0, unauthorised=0) for row in person.attendance]
        says = "every session attended"
        yield says, with_rows(family, person, attendance=full)


def _more_worked(family: Family) -> Iterator[tuple[str, Family]]:
    for person in family.people:
        for job in person.employment:
            others = [other for other in person.employment if other is not job]
            for days in LONGER:
                for longer in longer_jobs(job, days):
                    jobs = [*others, longer]
                    yield "a longer job", with_rows(family, person, employment=jobs)


def _with_a_check(rule: Rule, family: Family, on: date) -> Family:
    """
    The family, every kind that the rule looks for checked for ten years.
    """
    kinds = kinds_sought(rule)
    check = Check(family.family_id, kinds, plus_months(on, -120), on, on)
    return with_files(family, checks=[*family.checks, check])


def one_absence_fewer(row: Attendance) -> list[Attendance]:
    """
    The row with one absence fewer, of either kind.
    """
    kinds = ("authorised", "unauthorised")
    return [
        evolve(row, **{kind: getattr(row, kind) - 1})
        for kind in kinds
        if getattr(row, kind) > 0
    ]


def longer_jobs(job: Employment, days: int) -> list[Employment]:
    """
    The job, `days` days longer at its start, and at its end.
    """
    more = timedelta(days)
    longer: list[Any] = [evolve(job, started_on=job.started_on - more)]
    if job.ended_on is not None:
        # An end after the day is not seen by itself: the longer job is confirmed.
        end = job.ended_on + more
        longer.append(evolve(job, ended_on=end, confirmed_on=end))
    elif job.confirmed_on is not None:
        longer.append(evolve(job, confirmed_on=job.confirmed_on + more))
    return longer
