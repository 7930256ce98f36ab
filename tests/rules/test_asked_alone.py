"""
A rule asked of members one by one: who is asked, and how many must meet it (SPEC §5.8).
"""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from made import D, a_family, a_pupil, an_adult
from on_file import FOREVER, asb
from pbr.findings import Clause, Conclusion, Finding, Standing
from pbr.periods import ONE_DAY
from pbr.records import Person, Statement, Stay
from pbr.rules.asked_alone import (
    ASKED_ALONE,
    AnyAdult,
    AnyChild,
    AnyMember,
    AskedAlone,
    EachAdult,
    EachChild,
    EachMember,
)
from pbr.rules.incidents import NoneRecorded
from pbr.rules.parts.words import CountedFrom, Leavers, Whose
from pbr.rules.progress import Stated
from pbr.verdicts import (
    AT_LEAST_ONE,
    EVERY,
    MET,
    NOT_APPLICABLE,
    NOT_MET,
    UNDETERMINED,
    Quorum,
    Verdict,
)
from strategies import CLAUSE
from turning import Turn

ALL_OF_IT = Clause("A plan", "2", "each and any", Standing.STATED)
STATED = Stated(CLAUSE, "health", ("lead-professional",), 6, CountedFrom.ANY)
NONE = NoneRecorded(CLAUSE, ("asb",), 6, Whose.FAMILY, leavers=Leavers.PASSED_OVER)

#: A2 turns 18 on the day, and C2 on the day after.
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


def parts(*people: str) -> tuple[Finding, ...]:
    """
    What the rule says of each of these alone.
    """
    named = [FAMILY.person(each) for each in people]
    return tuple(STATED.examine(FAMILY.alone(who.person_id), D) for who in named if who)


@pytest.mark.parametrize(
    ("kind", "quorum", "asked", "verdict"),
    [
        (EachChild, EVERY, ("C1", "C2"), NOT_MET),
        (AnyChild, AT_LEAST_ONE, ("C1", "C2"), MET),
        (EachAdult, EVERY, ("A1", "A2"), NOT_MET),
        (AnyAdult, AT_LEAST_ONE, ("A1", "A2"), MET),
        (EachMember, EVERY, ("A1", "A2", "C1", "C2"), NOT_MET),
        (AnyMember, AT_LEAST_ONE, ("A1", "A2", "C1", "C2"), MET),
    ],
)
def test_who_is_asked_and_how_many_must_meet_it(
    kind: type[AskedAlone], quorum: Quorum, asked: tuple[str, ...], verdict: Verdict
) -> None:
    """
    Who turns 18 tomorrow is a child, and who turns 18 today an adult; each is alone.
    """
    rule = kind(ALL_OF_IT, STATED)
    trail = rule.examine(FAMILY, D)
    assert trail == Conclusion(rule, FAMILY.subject, quorum, parts(*asked))
    assert trail.verdict is verdict


@pytest.mark.parametrize("kind", ASKED_ALONE.values())
@pytest.mark.parametrize(
    ("left_on", "verdict"), [(D, MET), (D - ONE_DAY, NOT_APPLICABLE)]
)
def test_only_members_are_asked(
    kind: type[AskedAlone], left_on: date, verdict: Verdict
) -> None:
    """
    Somebody who left the day before is not asked. Nobody to ask is not applicable.
    """

    def one(person_id: str, born: date) -> Person:
        return Person(stays=[Stay(person_id, "F1", born, left_on=left_on)])

    family = a_family(
        people=[one("A1", date(1985, 5, 1)), one("C1", date(2008, 5, 1))],
        statements=[
            Statement("F1", who, "health", D, "lead-professional")
            for who in ("A1", "C1")
        ],
    )
    assert kind(CLAUSE, STATED).examine(family, D).verdict is verdict


@pytest.mark.parametrize(
    ("kind", "whom", "verdict"),
    [
        (EachChild, "X1", UNDETERMINED),
        (AnyChild, "X1", UNDETERMINED),
        (EachAdult, "X1", UNDETERMINED),
        (AnyAdult, "X1", UNDETERMINED),
        (EachMember, "X1", MET),
        (AnyMember, "X1", MET),
        # A child who does not meet it, or nobody who is asked.
        (EachChild, "X2", UNDETERMINED),
        (AnyChild, "X2", NOT_MET),
        (EachAdult, "X2", UNDETERMINED),
        (AnyAdult, "X2", NOT_MET),
        (EachMember, "X2", NOT_MET),
        (AnyMember, "X2", NOT_MET),
    ],
)
def test_of_somebody_whose_birth_date_is_not_known(
    kind: type[AskedAlone], whom: str, verdict: Verdict
) -> None:
    """
    Any one who is asked, or nobody, is not met if they do not meet it (SPEC §2.6). A
    member is asked at whatever age.
    """
    family = a_family(
        people=[
            Person([Stay("X1", "F1", None)]),
            Person([Stay("X2", "F1", date(1985, 5, 1), left_on=date(2017, 5, 1))]),
        ],
        incidents=[],
        statements=[Statement("F1", whom, "health", D, "lead-professional")],
    )
    assert kind(CLAUSE, STATED).examine(family, D).verdict is verdict


def born(on: date, **rows: Any) -> list[Person]:
    return [Person([Stay("C1", "F1", on)], **rows)]


def a_turn(
    kind: type[AskedAlone], first: date, then: Verdict, before: Verdict, **more: Any
) -> Turn:
    rows = {"people": born(date(1998, 2, 28)), "checks": [FOREVER], "incidents": []}
    return Turn(kind(CLAUSE, NONE), {**rows, **more}, first, before, then)


TURNS = [
    # Of one member alone: the 18th birthday, and what the rule inside turns on.
    a_turn(EachChild, date(2016, 2, 28), NOT_APPLICABLE, MET),
    a_turn(AnyChild, date(2016, 2, 28), NOT_APPLICABLE, MET),
    a_turn(EachAdult, date(2016, 2, 28), MET, NOT_APPLICABLE),
    *[
        a_turn(
            kind,
            date(2017, 3, 1),
            MET,
            NOT_MET,
            people=born(date(1996, 2, 29)),
            incidents=asb(date(2016, 8, 31)),
        )
        for kind in (AnyAdult, EachAdult, EachMember, AnyMember)
    ],
]


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
