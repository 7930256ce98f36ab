"""
How a family was worked with: attached, assessed, planned, a key worker (SPEC §5).
"""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from made import a_family
from on_file import LATER, only
from pbr.findings import (
    Quantity,
    Reason,
)
from pbr.periods import Period
from pbr.rules import Rule
from pbr.rules.engagement import Assessed, Attached, KeyWorkerNamed, Planned
from pbr.verdicts import (
    MET,
    NOT_MET,
    Verdict,
)
from strategies import CLAUSE
from turning import Turn

TURNS = [
    Turn(Attached(CLAUSE), {"attached_on": LATER}, LATER, NOT_MET, MET),
    Turn(Assessed(CLAUSE), {"assessed_on": LATER}, LATER, NOT_MET, MET),
    Turn(Planned(CLAUSE), {"planned_on": LATER}, LATER, NOT_MET, MET),
]


@pytest.mark.parametrize(
    ("rule", "changes", "verdict", "reason", "measure"),
    [
        (KeyWorkerNamed(CLAUSE), {}, MET, Reason.REACHED, None),
        (
            KeyWorkerNamed(CLAUSE),
            {"key_worker": ""},
            NOT_MET,
            Reason.NOT_ON_RECORD,
            None,
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


def test_a_named_key_worker_turns_on_no_day() -> None:
    """
    A key worker need only be named: no day is given.
    """
    asked = Period(date(2016, 1, 1), date(2016, 12, 31))
    assert list(KeyWorkerNamed(CLAUSE).turning_days(a_family(), asked)) == []


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
