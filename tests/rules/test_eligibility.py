"""
Who may be claimed for: needs, a child, the area (SPEC §5).
"""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from made import D, a_family, a_pupil, an_adult
from on_file import LATER, only
from pbr.findings import (
    Dated,
    Found,
    PassedOver,
    Quantity,
    Reason,
    Why,
)
from pbr.periods import ONE_DAY
from pbr.records import (
    Need,
    Stay,
)
from pbr.rules import Rule
from pbr.rules.eligibility import (
    DependentChild,
    InTheArea,
    NeedsIdentified,
    OtherNeedsIdentified,
)
from pbr.verdicts import (
    MET,
    NOT_MET,
    Verdict,
)
from strategies import CLAUSE
from turning import Turn

PROBLEMS = ("crime", "help", "work")


TURNS = [
    # Joining.
    Turn(
        NeedsIdentified(CLAUSE, 1, ("crime",)),
        {"needs": [Need("F1", "", "crime", LATER)]},
        LATER,
        NOT_MET,
        MET,
    ),
    Turn(
        OtherNeedsIdentified(CLAUSE, 1, ("crime",)),
        {"needs": [Need("F1", "", "debt", LATER)]},
        LATER,
        NOT_MET,
        MET,
    ),
    Turn(DependentChild(CLAUSE), {"attached_on": LATER}, LATER, NOT_MET, MET),
    Turn(InTheArea(CLAUSE), {"left_area_on": LATER}, LATER, MET, NOT_MET),
]


@pytest.mark.parametrize(
    ("rule", "changes", "verdict", "reason", "measure"),
    [
        (
            NeedsIdentified(CLAUSE, 2, PROBLEMS),
            {},
            MET,
            Reason.REACHED,
            Found(2, 2),
        ),
        (
            NeedsIdentified(CLAUSE, 3, PROBLEMS),
            {},
            NOT_MET,
            Reason.SHORT,
            Found(2, 3),
        ),
        (DependentChild(CLAUSE), {}, MET, Reason.REACHED, Found(1, 1)),
        (
            DependentChild(CLAUSE),
            {"people": [an_adult()]},
            NOT_MET,
            Reason.SHORT,
            Found(0, 1),
        ),
        (InTheArea(CLAUSE), {}, MET, Reason.REACHED, Dated(None, None, D)),
        (
            InTheArea(CLAUSE),
            {"left_area_on": D + ONE_DAY},
            MET,
            Reason.REACHED,
            Dated(None, None, D),
        ),
        (
            InTheArea(CLAUSE),
            {"left_area_on": D},
            NOT_MET,
            Reason.LEFT_THE_AREA,
            Dated(D, None, D),
        ),
    ],
)
def test_a_finding_gives_its_reason_and_its_count(
    rule: Rule,
    changes: dict[str, Any],
    verdict: Verdict,
    reason: Reason,
    measure: Quantity | None,
) -> None:
    """
    A finding says why it is so, and what was counted or on which day it was found.
    """
    found = only(rule, **changes)
    assert (found.verdict, found.reason, found.quantity) == (verdict, reason, measure)


def test_a_problem_that_the_plan_sets_aside_is_no_problem() -> None:
    """
    Its row is passed over as another problem's, or as one found after the day.
    """
    aside = [Need("F1", "", "pets", day, set_aside=True) for day in (D, D + ONE_DAY)]
    needs = [*aside, Need("F1", "", "debt", D)]
    found = only(OtherNeedsIdentified(CLAUSE, 2, ("crime",)), needs=needs)
    assert (found.verdict, found.quantity) == (NOT_MET, Found(1, 2))
    assert found.passed_over == (
        PassedOver(Why.OTHER_PROBLEM, (aside[0],)),
        PassedOver(Why.AFTER_THE_DAY, (aside[1],)),
    )
    named = only(NeedsIdentified(CLAUSE, 1, ("pets",)), needs=aside)
    assert (named.verdict, named.quantity) == (NOT_MET, Found(0, 1))


@pytest.mark.parametrize(
    ("stay", "verdict"),
    [
        ({"joined_on": date(2017, 1, 9)}, MET),
        ({"joined_on": date(2017, 1, 10)}, NOT_MET),
        ({"left_on": date(2017, 1, 9)}, MET),
        ({"left_on": date(2017, 1, 8)}, NOT_MET),
    ],
)
def test_a_child_of_the_day_of_attachment(stay: Any, verdict: Verdict) -> None:
    """
    A child who joined or left on the day of attachment was there that day.
    """
    child = a_pupil(stays=[Stay("C1", "F1", date(2008, 5, 1), **stay)])
    family = a_family(people=[an_adult(), child])
    assert DependentChild(CLAUSE).examine(family, D).verdict is verdict


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
