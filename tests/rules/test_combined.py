"""
Rules put together: what each part says stays in the trail (SPEC §5.8).
"""

from __future__ import annotations

from datetime import date

import pytest

from made import D, a_family, a_pupil, an_adult
from on_file import LATER
from pbr.exceptions import NotUnderstood
from pbr.findings import (
    Clause,
    Conclusion,
    Standing,
)
from pbr.periods import ONE_DAY
from pbr.records import (
    Statement,
    Stay,
)
from pbr.rules.combined import Combined
from pbr.rules.engagement import Assessed, Planned
from pbr.rules.parts.words import (
    CountedFrom,
)
from pbr.rules.progress import Stated
from pbr.verdicts import (
    EVERY,
    FIRST_OTHERWISE,
    MET,
    NOT_MET,
    Quorum,
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


TURNS = [
    Turn(
        Combined(CLAUSE, EVERY, (Planned(CLAUSE), Assessed(CLAUSE))),
        {"planned_on": LATER, "assessed_on": LATER - ONE_DAY * 9},
        LATER,
        NOT_MET,
        MET,
    ),
]


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


@pytest.mark.parametrize("number", [1, 3])
def test_what_is_asked_first_and_otherwise_are_two(number: int) -> None:
    """
    One test alone has nothing beside it, and of three two would be second.
    """
    with pytest.raises(NotUnderstood, match=f"^first, otherwise of {number} parts"):
        Combined(CLAUSE, FIRST_OTHERWISE, (STATED,) * number)


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
