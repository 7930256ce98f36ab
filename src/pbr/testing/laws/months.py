"""
The first day of a rule's months, and the day before it (SPEC §2.4).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta

from pbr.periods import ONE_DAY, Period, months_up_to
from pbr.records import Family, Incident, Need, Person, Statement, Status
from pbr.rules import Rule
from pbr.testing.laws.changed import MANY, everyone, with_files
from pbr.testing.sought import leaves, may_read, numbers
from pbr.testing.words import Words
from pbr.verdicts import Verdict


def the_months_are_exact(rule: Rule, family: Family, on: date) -> None:
    """
    What is dated on the first day of the months counts, the day before it does not
    (§2.4).
    """
    for one in leaves(rule):
        for months in filter(None, numbers(one, "months", "within_months")):
            first = months_up_to(on, months).first
            near = timedelta(months + 3)
            if _is_the_same_all_through(family, first, near, on):
                for place in _dated(one):
                    _turns_on(one, family, on, place, first, near)


Place = Callable[[Family, date], Family]


def _turns_on(  # noqa: PLR0913 - what is placed, where
    rule: Rule, family: Family, on: date, place: Place, first: date, near: timedelta
) -> None:
    def verdict(day: date) -> Verdict:
        return rule.examine(place(family, day), on).verdict

    inside = verdict(first + near)
    if inside is not verdict(first - near):
        message = f"{first} is the first day of the months, and does not count"
        assert verdict(first) is inside, message
        message = f"{first - ONE_DAY} is the day before the months, and counts"
        assert verdict(first - ONE_DAY) is not inside, message


def _is_the_same_all_through(
    family: Family, first: date, near: timedelta, on: date
) -> bool:
    """
    Whether nothing but what is dated changes about the first day of the months.
    """
    asked = Period(first - near, on)
    attached = family.attached_on
    is_near = attached is not None and first - near <= attached <= first + near
    return not is_near and all(
        [
            one.days_as_member.covers(asked)
            and one.is_adult_on(asked.first) is one.is_adult_on(asked.last)
            for one in family.people
        ]
    )


def _dated(rule: Rule) -> Iterator[Place]:
    """
    Each way of dating something that the rule may read.
    """
    words = Words.of_rule(rule)
    if may_read(rule, "incidents"):
        yield lambda family, day: with_files(
            family, incidents=_incidents(family, day, words)
        )
    if may_read(rule, "statuses"):
        yield lambda family, day: everyone(
            family, lambda one: {"statuses": _statuses(one, day, words)}
        )
    if may_read(rule, "statements"):
        yield lambda family, day: with_files(
            family, statements=_statements(family, day, words)
        )
    if may_read(rule, "needs"):
        yield lambda family, day: with_files(
            family,
            needs=[Need(family.family_id, "", each, day) for each in words.problems],
        )
    if may_read(rule, "families"):
        yield _closed_on


def _closed_on(family: Family, day: date) -> Family:
    """
    Closed on a day, and attached by then.
    """
    attached = None if family.attached_on is None else min(family.attached_on, day)
    return with_files(family, attached_on=attached, closed_on=day)


def _incidents(family: Family, day: date, words: Words) -> list[Incident]:
    return [
        Incident(family.family_id, whose, words.kinds[0], day, reference=str(number))
        for whose in ("", *[one.person_id for one in family.people])
        for number in range(MANY)
    ]


def _statuses(one: Person, day: date, words: Words) -> list[Status]:
    return [Status(one.person_id, words.statuses[0], day, day)]


def _statements(family: Family, day: date, words: Words) -> list[Statement]:
    about, role = words.domains[0], words.roles[0]
    return [Statement(family.family_id, "", about, day, role)]
