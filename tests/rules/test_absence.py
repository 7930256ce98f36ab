"""
Absence below a line: what is missed, with leave or without (SPEC §5).
"""

from __future__ import annotations

from datetime import date

import pytest
from attrs import evolve

from made import a_pupil, sessions
from on_file import only
from pbr.findings import (
    Absent,
    Finding,
    Reason,
)
from pbr.records import Stay
from pbr.rules.absence import AbsenceBelow
from pbr.rules.parts.words import (
    CountedFrom,
    Counting,
    Starters,
)
from pbr.shares import Below
from pbr.verdicts import (
    MET,
    NOT_MET,
    UNDETERMINED,
    Verdict,
)
from strategies import CLAUSE
from turning import Turn

TURNS = [
    Turn(
        AbsenceBelow(
            CLAUSE,
            Below.parse("15%"),
            1,
            Counting.ALL_ABSENCE,
            Starters.WAIT,
            CountedFrom.ANY,
        ),
        {"people": [a_pupil(attendance=[sessions("C1", 0, 100, 14)])]},
        date(2016, 12, 31),
        UNDETERMINED,
        MET,
    ),
]


def test_all_absence_or_unauthorised_absence_below_the_line() -> None:
    """
    With all absence counting, leave adds to what was missed without leave.
    """
    rows = [evolve(sessions("C1", season, 100, 10), authorised=5) for season in (0, 1)]
    people = [a_pupil(attendance=[*rows, sessions("C1", 2, 100, 15)])]

    def absent(counting: Counting) -> Finding:
        share, terms = Below.parse("15%"), (Starters.WAIT, CountedFrom.ANY)
        return only(AbsenceBelow(CLAUSE, share, 3, counting, *terms), people=people)

    without_leave = absent(Counting.UNAUTHORISED_ABSENCE)
    assert without_leave.quantity == Absent(35, 300, 44)
    assert (without_leave.verdict, without_leave.reason) == (MET, Reason.REACHED)
    all_of_it = absent(Counting.ALL_ABSENCE)
    assert all_of_it.quantity == Absent(45, 300, 44)
    assert (all_of_it.verdict, all_of_it.reason) == (NOT_MET, Reason.TOO_MANY)


@pytest.mark.parametrize(
    ("starters", "verdict"),
    [(Starters.WAIT, UNDETERMINED), (Starters.TERMS_SO_FAR, MET)],
)
def test_a_starter_waits_for_the_terms_still_to_come(
    starters: Starters, verdict: Verdict
) -> None:
    """
    A child with one term at school waits for two more, unless the plan takes one.
    """
    stay = Stay("C1", "F1", date(2012, 2, 1))
    child = a_pupil(stays=[stay], attendance=[sessions("C1", 2, 100, 0)])
    rule = AbsenceBelow(
        CLAUSE,
        Below.parse("15%"),
        3,
        Counting.ALL_ABSENCE,
        starters,
        CountedFrom.ANY,
    )
    found = only(rule, people=[child])
    assert (found.verdict, found.quantity) == (verdict, Absent(0, 100, 14))


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
