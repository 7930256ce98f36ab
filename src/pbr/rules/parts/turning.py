"""
The days on which a rule's trail can change, worked out from the dates on file.

> the dates on which the verdict changes between two days if nothing new is recorded
> (SPEC §9)

Each function here gives the days for one sort of fact. Some may be outside the days
asked about.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from pbr.periods import (
    ONE_DAY,
    Days,
    Period,
    birthday,
    first_day_clear_of,
    months_up_to,
)
from pbr.records import (
    ADULT_AGE,
    Family,
    Incident,
    Person,
    Score,
    Statement,
    allowed_by,
)
from pbr.school import (
    SEASONS,
    Calendar,
    Term,
    compulsory_school_age,
    turns_of_school_age,
)


def of_dates(*days: date | None) -> Iterator[date]:
    """
    A date on file counts from its own day on.
    """
    yield from [day for day in days if day is not None]


def of_membership(person: Person, asked: Period) -> Iterator[date]:
    """
    The first day of each time in the household, and the day after its last.
    """
    for stay in person.stays:
        yield stay.first
        if stay.last < asked.last:
            yield stay.last + ONE_DAY


def of_adults(family: Family, asked: Period) -> Iterator[date]:
    """
    When each member comes, goes and turns 18.
    """
    for person in family.people:
        yield from of_membership(person, asked)
        if person.born_on is not None:
            yield birthday(person.born_on, ADULT_AGE)
    yield from of_unknown_births(family, asked)


def of_pupils(family: Family, asked: Period) -> Iterator[date]:
    """
    When each member comes, goes, and begins and ends compulsory school age.
    """
    for person in family.people:
        yield from of_membership(person, asked)
        if person.born_on is not None:
            at_school = compulsory_school_age(person.born_on)
            yield from (at_school.first, at_school.last + ONE_DAY)
    if family.has_unknown_births:
        yield from of_unknown_births(family, asked)
        for year in range(asked.first.year, asked.last.year + 1):
            yield from turns_of_school_age(year)


def of_unknown_births(
    family: Family, asked: Period, ages: Iterable[int] = (ADULT_AGE,)
) -> Iterator[date]:
    """
    The days on which the possible birth dates of someone change, and those on which the
    first and the last of them reach some ages.

    A new row leaves fewer days possible; a day more is possible with each day.
    """
    if not family.has_unknown_births:
        return
    for person in family.people:
        if person.born_on is None:
            for allowed in family.births_allowed(person):
                yield from (allowed.day, allowed.last)
                if allowed.last < asked.last:
                    yield allowed.last + ONE_DAY
                for born in (allowed.first, allowed.last):
                    if born is not None and born <= asked.last:
                        yield from [birthday(born, age) for age in ages]


def of_unborn(
    family: Family, rows: Iterable[Incident | Score | Statement], asked: Period
) -> Iterator[date]:
    """
    The first day on which someone without a birth date may have been born too late for
    each row that names nobody.
    """
    if family.has_unknown_births:
        for row in rows:
            last = allowed_by(row, family.terms).last
            if not row.person_id and last < asked.last:
                yield last + ONE_DAY


def last_births(family: Family, asked: Period) -> list[date]:
    """
    The last day on which each person without a birth date may have been born, by each
    of their rows.
    """
    return [
        allowed.last
        for person in family.people
        if person.born_on is None
        for allowed in family.births_allowed(person)
        if allowed.last <= asked.last
    ]


def of_terms(calendar: Calendar, asked: Period) -> Iterator[date]:
    """
    The last day of each term, on which it has ended.
    """
    for year in range(asked.first.year - 1, asked.last.year + 1):
        for season in range(len(SEASONS)):
            yield calendar.window(Term(year, season)).last


def of_months_from(day: date, months: int, asked: Period) -> Iterator[date]:
    """
    The first day whose latest months begin on or after a day.
    """
    if months_up_to(asked.first, months).first < day <= asked.last:
        yield first_day_clear_of(day, months)


def of_event(day: date, months: int, asked: Period) -> Iterator[date]:
    """
    The day on which an event enters the latest months, and the day on which it is out.
    """
    if day <= asked.last:
        yield day
        yield from of_months_from(day + ONE_DAY, months, asked)


def of_checked(days: Days, months: int, asked: Period) -> Iterator[date]:
    """
    The days from which the latest months are all checked, and from which they are not.
    """
    for checked in days.up_to(asked.last).periods():
        yield from of_months_from(checked.first, months, asked)
        yield checked.last + ONE_DAY
