"""
Edges of people who have left: what they do afterwards counts, or is passed over
(SPEC §5.4, §5.5, §5.6).
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from attrs import evolve

from pbr.periods import ONE_DAY, Period
from pbr.records import Family, Incident, Person, Status, Stay
from pbr.rules.parts.words import Leavers, Whose
from pbr.testing.edges.edge import Asked, Edge, met
from pbr.verdicts import NOT_APPLICABLE, NOT_MET

LEAVER = "L-1"


def with_leaver(
    asked: Asked,
    family: Family,
    like: str,
    left_on: date,
    **rows: Any,  # noqa: ANN401 - rows of any kind
) -> Family:
    """
    A family that somebody as old as one of its people has left.
    """
    stay = Stay(LEAVER, family.family_id, asked.person(like).born_on, None, left_on)
    return evolve(family, people=[*family.people, Person([stay], **rows)])


def incidents_of_leavers(
    asked: Asked, enough: Family, window: Period, too_many: int
) -> Iterator[Edge]:
    """
    Too many incidents on the day after somebody left, and on their last day.
    """
    if asked.whom:
        return
    rule, day = asked.rule, window.first
    like = asked.child if rule.whose is Whose.CHILDREN else asked.adult
    rows = [
        Incident(
            enough.family_id,
            LEAVER,
            rule.kinds[0],
            day,
            "police",
            reference=str(number),
        )
        for number in range(too_many)
    ]
    family = evolve(enough, incidents=[*enough.incidents, *rows])
    counted = rule.leavers is Leavers.COUNTED
    after = with_leaver(asked, family, like, day - ONE_DAY)
    says = f"{too_many} by somebody who left the day before"
    yield Edge(says, after, NOT_MET, 1) if counted else met(says, after)
    on_last = with_leaver(asked, family, like, day)
    yield Edge(f"{too_many} by somebody on the last day", on_last, NOT_MET, 1)


def statuses_of_leavers(asked: Asked, none: Family, eve: date) -> Iterator[Edge]:
    """
    A status that goes on when its person leaves, and one that had ended.
    """
    if asked.whom:
        return
    rule = asked.rule
    counted = rule.leavers is Leavers.COUNTED

    def left(last: date, ended: date | None) -> Family:
        row = Status(LEAVER, rule.statuses[0], asked.attached, ended)
        return with_leaver(asked, none, asked.child, last, statuses=[row])

    gone = left(asked.on - ONE_DAY, None)
    says = "left the day before, with the status still held"
    yield Edge(says, gone, NOT_MET if counted else NOT_APPLICABLE)
    leaving = left(asked.on, None)
    yield Edge("leaves on the day, with the status still held", leaving, NOT_MET)
    yield met("left, and the status is over", left(eve, eve))
