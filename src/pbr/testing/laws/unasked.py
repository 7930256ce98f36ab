"""
Days that no source was asked about, and what may have happened on them (SPEC §4.2).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from functools import partial
from typing import Any

from attrs import evolve

from pbr.periods import ONE_DAY, Days, Period, months_up_to, plus_months
from pbr.records import Check, Family, Incident, Person, Status
from pbr.rules import Rule
from pbr.testing.laws.changed import MANY, everyone, with_files
from pbr.testing.sought import kinds_sought, may_read, numbers
from pbr.testing.words import OTHER_KIND

#: The months that are looked at if a rule does not say how many.
MONTHS = 6
#: How far back something may be hidden.
YEARS = 4


def with_fewer_checks(rule: Rule, family: Family, on: date) -> Iterator[Family]:
    """
    The family, then with its checks cut short, with a gap, or of other kinds.
    """
    yield family
    if not family.checks:
        return
    for change in _changes(rule, on):
        checks = [each for row in family.checks for each in change(row)]
        yield with_files(family, checks=checks)


def _changes(rule: Rule, on: date) -> Iterator[Callable[[Check], list[Check]]]:
    """
    Each way in which a check may cover less than it did.
    """
    yield _none
    for day in _marks(rule, on):
        for change in (_before, _after, _but_for, _made_by):
            yield partial(change, day=day)
    yield _of_another_kind
    kinds = kinds_sought(rule)
    for kind in kinds if len(kinds) > 1 else ():
        yield partial(_not_of, kind=kind)


def _marks(rule: Rule, on: date) -> list[date]:
    """
    The day and the day before, and the quarters of the months that a rule looks at.
    """
    found = numbers(rule, "months", "within_months") or (MONTHS,)
    windows = [months_up_to(on, each) for each in found]
    quarters = [
        window.first + timedelta(len(window) * part // 4)
        for window in windows
        for part in range(4)
    ]
    return [on, on - ONE_DAY, *quarters]


def _none(_row: Check) -> list[Check]:
    return []


def _but_for(row: Check, day: date) -> list[Check]:
    return [*_before(row, day), *_after(row, day)]


def _made_by(row: Check, day: date) -> list[Check]:
    return [evolve(row, checked_on=min(row.checked_on, day))]


def _of_another_kind(row: Check) -> list[Check]:
    return [evolve(row, kinds=(OTHER_KIND,))]


def _not_of(row: Check, kind: str) -> list[Check]:
    return [evolve(row, kinds=tuple([each for each in row.kinds if each != kind]))]


def _before(row: Check, day: date) -> list[Check]:
    if row.covers_from >= day:
        return []
    return [evolve(row, covers_to=min(row.covers_to, day - ONE_DAY))]


def _after(row: Check, day: date) -> list[Check]:
    if row.covers_to <= day:
        return []
    return [evolve(row, covers_from=max(row.covers_from, day + ONE_DAY))]


def hidden(rule: Rule, family: Family, on: date) -> Iterator[Family]:
    """
    The family, with what may have happened on a day that no check covers.
    """
    yield from hidden_incidents(rule, family, on)
    if may_read(rule, "statuses"):
        yield from hidden_statuses(rule, family, on)


def hidden_incidents(rule: Rule, family: Family, on: date) -> Iterator[Family]:
    """
    The family with many more incidents, on a day that no check covers for their kind.
    """
    for kind in kinds_sought(rule):
        for day in _unasked(rule, family, on, kind):
            more = [
                Incident(family.family_id, whose, kind, day, reference=f"hidden {n}")
                for whose in ("", *[one.person_id for one in family.people])
                for n in range(MANY)
            ]
            yield with_files(family, incidents=[*family.incidents, *more])


def hidden_statuses(rule: Rule, family: Family, on: date) -> Iterator[Family]:
    """
    The family with a status of each member, on a day that no check covers for it.

    It is not next to a spell on file, which it would make longer.
    """
    for kind in kinds_sought(rule):
        for day in _unasked(rule, family, on, kind):
            for outcome in ("", "breached"):
                more = partial(_one_more, kind=kind, day=day, outcome=outcome, on=on)
                yield everyone(family, more)


def _one_more(
    one: Person, kind: str, day: date, outcome: str, on: date
) -> dict[str, Any]:
    near = Period(day - ONE_DAY, day + ONE_DAY)
    spells = [(each.started_on, each.ended_on or on) for each in one.statuses]
    if Days.of(spells).within(near):
        return {}
    return {"statuses": [*one.statuses, Status(one.person_id, kind, day, day, outcome)]}


def _unasked(rule: Rule, family: Family, on: date, kind: str) -> list[date]:
    """
    Days that no check covers for a kind: those at the edges of checks, and of windows.
    """
    checked = family.checked_days((kind,))
    window = Period(plus_months(on, -12 * YEARS), on)
    edges = [
        day
        for gap in checked.missing_from(window)
        for day in (gap.first, gap.last, gap.first + ONE_DAY, gap.last - ONE_DAY)
    ]
    days = [day for day in (*edges, *_marks(rule, on)) if day in window]
    return [day for day in dict.fromkeys(days) if day not in checked]
