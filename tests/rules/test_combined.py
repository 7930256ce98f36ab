"""
Rules put together: what each part says stays in the trail (SPEC §5.8).
"""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from made import D, a_family, a_pupil, an_adult
from on_file import FOREVER, LATER, asb
from pbr.findings import (
    Clause,
    Conclusion,
    Finding,
    Standing,
)
from pbr.periods import ONE_DAY
from pbr.records import (
    Person,
    Statement,
    Stay,
)
from pbr.rules.combined import AnyAdult, Combined, EachChild
from pbr.rules.engagement import Assessed, Planned
from pbr.rules.incidents import NoneRecorded
from pbr.rules.parts.words import (
    CountedFrom,
    Leavers,
    Whose,
)
from pbr.rules.progress import Stated
from pbr.verdicts import (
    AT_LEAST_ONE,
    EVERY,
    MET,
    NOT_APPLICABLE,
    NOT_MET,
    Quorum,
    Verdict,
)
from strategies import CLAUSE
from turning import Turn

ALL_OF_IT = Clause("A plan", "2", "each and any", Standing.STATED)


FAMILY = a_family(
    people=[
        an_adult(),
        an_adult(stays=[Stay("A2", "F1", date(1999, 10, 31))]),
        a_pupil(),
        a_pupil("C2", stays=[Stay("C2", "F1", date(1999, 11, 1))]),
    ],
    statements=[
        Statement("F1", who, "health", D, "lead-professional") for who in ("A2", "C2")
    ],
)


STATED = Stated(CLAUSE, "health", ("lead-professional",), 6, CountedFrom.ANY)


def parts(*people: str) -> tuple[Finding, ...]:
    """
    What the rule says of each of these alone.
    """
    named = [FAMILY.person(each) for each in people]
    return tuple(STATED.examine(FAMILY.alone(who.person_id), D) for who in named if who)


def born(on: date, **rows: Any) -> list[Person]:
    return [Person([Stay("C1", "F1", on)], **rows)]


TURNS = [
    # Of one member alone: the 18th birthday, and what the rule inside turns on.
    Turn(
        EachChild(
            CLAUSE,
            NoneRecorded(
                CLAUSE, ("asb",), 6, Whose.FAMILY, leavers=Leavers.PASSED_OVER
            ),
        ),
        {"people": born(date(1998, 2, 28)), "checks": [FOREVER], "incidents": []},
        date(2016, 2, 28),
        MET,
        NOT_APPLICABLE,
    ),
    Turn(
        AnyAdult(
            CLAUSE,
            NoneRecorded(
                CLAUSE, ("asb",), 6, Whose.FAMILY, leavers=Leavers.PASSED_OVER
            ),
        ),
        {
            "people": born(date(1996, 2, 29)),
            "checks": [FOREVER],
            "incidents": asb(date(2016, 8, 31)),
        },
        date(2017, 3, 1),
        NOT_MET,
        MET,
    ),
    Turn(
        Combined(CLAUSE, EVERY, (Planned(CLAUSE), Assessed(CLAUSE))),
        {"planned_on": LATER, "assessed_on": LATER - ONE_DAY * 9},
        LATER,
        NOT_MET,
        MET,
    ),
]


def test_each_child_is_asked_alone() -> None:
    """
    Every child must meet it, the one who turns 18 tomorrow too.
    """
    rule = EachChild(ALL_OF_IT, STATED)
    trail = rule.examine(FAMILY, D)
    assert trail == Conclusion(rule, FAMILY.subject, EVERY, parts("C1", "C2"))
    assert [part.verdict for part in trail.parts] == [NOT_MET, MET]
    assert trail.verdict is NOT_MET


def test_any_adult_is_asked_alone() -> None:
    """
    One adult is enough, and may be the one who turns 18 today.
    """
    rule = AnyAdult(ALL_OF_IT, STATED)
    trail = rule.examine(FAMILY, D)
    assert trail == Conclusion(rule, FAMILY.subject, AT_LEAST_ONE, parts("A1", "A2"))
    assert [part.verdict for part in trail.parts] == [NOT_MET, MET]
    assert trail.verdict is MET


def test_each_part_of_a_combination_is_in_the_trail() -> None:
    """
    At least two of two parts: each is examined, in the order of the plan.
    """
    other = Stated(CLAUSE, "work", ("lead-professional",), 6, CountedFrom.ANY)
    rule = Combined(ALL_OF_IT, Quorum(2), (STATED, other))
    trail = rule.examine(FAMILY, D)
    assert trail == Conclusion(
        rule,
        FAMILY.subject,
        Quorum(2),
        (STATED.examine(FAMILY, D), other.examine(FAMILY, D)),
    )
    assert trail.verdict is NOT_MET


@pytest.mark.parametrize(
    ("left_on", "adult", "child"),
    [(None, MET, MET), (D - ONE_DAY, NOT_APPLICABLE, NOT_APPLICABLE)],
)
def test_only_members_are_asked_alone(
    left_on: date | None, adult: Verdict, child: Verdict
) -> None:
    """
    Somebody who left is not asked, neither as any adult nor as each child.
    """
    stated = Stated(CLAUSE, "health", ("lead-professional",), 6, CountedFrom.ANY)

    def one(person_id: str, born: date) -> Person:
        return Person(stays=[Stay(person_id, "F1", born, left_on=left_on)])

    family = a_family(
        people=[one("A1", date(1985, 5, 1)), one("C1", date(2008, 5, 1))],
        statements=[
            Statement("F1", who, "health", D, "lead-professional")
            for who in ("A1", "C1")
        ],
    )
    assert AnyAdult(CLAUSE, stated).examine(family, D).verdict is adult
    assert EachChild(CLAUSE, stated).examine(family, D).verdict is child


@pytest.mark.parametrize("turn", TURNS)
def test_the_day_on_which_it_turns(turn: Turn) -> None:
    """
    It finds one thing the day before and another on the day, which it gives.
    """
    assert turn.said() == [turn.before, turn.then]
    assert turn.is_given()


@pytest.mark.parametrize("turn", TURNS)
def test_it_gives_every_day_on_which_it_turns(turn: Turn) -> None:
    """
    For two years round each of these days, replayed: it turns on no day but those.
    """
    assert turn.days_not_given() == []
    assert turn.before is not turn.then
