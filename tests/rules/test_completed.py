"""
Orders completed, and cases closed (SPEC §5).
"""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from attrs import evolve

from made import D, a_family, a_pupil, an_adult
from on_file import LATER, checked, only
from pbr.findings import (
    Dated,
    NeedsMeaning,
    PassedOver,
    Quantity,
    Reason,
    Why,
)
from pbr.periods import ONE_DAY, Period
from pbr.records import (
    Person,
    Status,
    Stay,
)
from pbr.rules import Rule
from pbr.rules.completed import ClosedFor, Completed
from pbr.verdicts import (
    MET,
    NOT_MET,
    UNDETERMINED,
    Verdict,
)
from strategies import CLAUSE
from turning import Turn

AN_ORDER = Status("A1", "order", date(2017, 1, 1), date(2017, 6, 1), "completed")


def status(
    first: date, last: date | None, what: str = "looked-after", outcome: str = ""
) -> list[Person]:
    return [a_pupil(statuses=[Status("C1", what, first, last, outcome)])]


TURNS = [
    Turn(
        Completed(CLAUSE, "order"),
        {
            "people": status(date(2016, 3, 1), date(2017, 3, 1), "order", "completed"),
            "checks": [checked(date(2016, 1, 1), date(2017, 5, 5))],
            "attached_on": date(2016, 1, 1),
        },
        date(2017, 3, 1),
        NOT_MET,
        MET,
    ),
    Turn(
        Completed(CLAUSE, "order"),
        {
            "people": status(date(2016, 3, 1), date(2017, 3, 1), "order", "completed"),
            "checks": [checked(date(2016, 1, 1), date(2017, 5, 5))],
            "attached_on": date(2016, 1, 1),
        },
        date(2017, 5, 6),
        MET,
        UNDETERMINED,
    ),
    # A breach without an end stands on the day itself, while its person is a member.
    Turn(
        Completed(CLAUSE, "order"),
        {
            "people": [
                a_pupil(statuses=[Status("C1", "order", LATER, LATER, "completed")]),
                Person(
                    [Stay("C2", "F1", date(2005, 1, 1), left_on=date(2017, 2, 1))],
                    statuses=[Status("C2", "order", LATER, None, "breached")],
                ),
            ],
            "checks": [checked(date(2016, 1, 1), date(2018, 5, 5))],
            "attached_on": date(2016, 1, 1),
        },
        date(2017, 2, 2),
        NOT_MET,
        MET,
    ),
    Turn(
        Completed(CLAUSE, "order"),
        {
            "people": [
                a_pupil(statuses=[Status("C1", "order", LATER, LATER, "completed")]),
                Person(
                    [Stay("C2", "F1", date(2005, 1, 1))],
                    statuses=[
                        Status("C2", "order", date(2017, 2, 2), None, "breached")
                    ],
                ),
            ],
            "checks": [checked(date(2016, 1, 1), date(2018, 5, 5))],
            "attached_on": date(2016, 1, 1),
        },
        date(2017, 2, 2),
        MET,
        NOT_MET,
    ),
    Turn(
        Completed(CLAUSE, "order"),
        {
            "people": status(LATER, date(2016, 6, 1), "order", "completed"),
            "checks": [checked(date(2016, 1, 1), date(2018, 5, 5))],
            "attached_on": date(2016, 9, 9),
        },
        date(2016, 9, 9),
        NOT_MET,
        MET,
    ),
    Turn(
        ClosedFor(CLAUSE, 6),
        {"closed_on": date(2016, 8, 31)},
        date(2017, 3, 1),
        NOT_MET,
        MET,
    ),
    Turn(
        ClosedFor(CLAUSE, 6),
        {"closed_on": date(2016, 8, 15)},
        date(2017, 2, 15),
        NOT_MET,
        MET,
    ),
]


@pytest.mark.parametrize(
    ("rule", "changes", "verdict", "reason", "measure"),
    [
        (
            Completed(CLAUSE, "order"),
            {"people": [an_adult(statuses=[AN_ORDER])]},
            UNDETERMINED,
            Reason.UNCHECKED,
            Dated(date(2017, 6, 1), None, D),
        ),
        (
            Completed(CLAUSE, "order"),
            {},
            NOT_MET,
            Reason.NOT_ON_RECORD,
            Dated(None, None, D),
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


@pytest.mark.parametrize(
    ("row", "why"),
    [
        (Status("A1", "order", D, D, "completed"), None),
        (Status("A1", "order", D, D, "transferred"), Why.OTHER_OUTCOME),
        (Status("A1", "plan", D, D, "completed"), Why.OTHER_KIND),
        (Status("A1", "order", D, None, "completed"), Why.NOT_ENDED),
        (Status("A1", "order", D, D + ONE_DAY, "completed"), Why.NOT_ENDED),
        (Status("A1", "order", D + ONE_DAY, None), Why.AFTER_THE_DAY),
        (Status("A1", "order", D, None, "breached"), None),
        (
            Status("A1", "order", date(2016, 1, 1), date(2017, 1, 8), "breached"),
            Why.BEFORE_ATTACHMENT,
        ),
        (Status("A1", "order", date(2016, 1, 1), date(2017, 1, 9), "breached"), None),
    ],
)
def test_an_order_counts_or_says_why_not(row: Status, why: Why | None) -> None:
    """
    An order counts when it was completed by the day, or breached since attachment.
    """
    found = only(
        Completed(CLAUSE, "order"), checks=[], people=[an_adult(statuses=[row])]
    )
    over = () if why is None else (PassedOver(why, (row,)),)
    assert found.passed_over == over
    assert found.read == (() if why else (row,))


@pytest.mark.parametrize(
    ("rule", "changes"),
    [
        (Completed(CLAUSE, "order"), {"people": []}),
    ],
)
def test_what_counts_from_attachment_gives_its_day(
    rule: Rule, changes: dict[str, Any]
) -> None:
    """
    With nothing on record, the day of attachment is among those given.
    """
    family = a_family(**{"attached_on": LATER, "checks": [], **changes})
    asked = Period(LATER - ONE_DAY, LATER)
    assert list(rule.turning_days(family, asked)) == [LATER]


@pytest.mark.parametrize("closed", [None, date(2016, 12, 31), date(2017, 1, 1)])
def test_a_case_not_closed_before_the_last_day_turns_on_none(
    closed: date | None,
) -> None:
    """
    Without a closure, or with one on the last of the days or later, no day is given.
    """
    asked = Period(date(2016, 1, 1), date(2016, 12, 31))
    family = a_family(attached_on=None, closed_on=closed)
    assert list(ClosedFor(CLAUSE, 6).turning_days(family, asked)) == []


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


@pytest.mark.parametrize(
    ("changes", "found"),
    [
        ({}, D),
        ({"understood": False}, None),
        ({"outcome": "revoked", "outcome_understood": False}, None),
    ],
)
def test_only_what_is_surely_completed_is_dated(
    changes: dict[str, Any], found: date | None
) -> None:
    """
    An order whose status or outcome is not understood has no day of completion.
    """
    order = Status("C1", "youth-order", date(2017, 1, 1), D, "completed")
    people = [a_pupil(statuses=[evolve(order, **changes)])]
    finding = only(Completed(CLAUSE, "youth-order"), people=people)
    assert isinstance(finding.quantity, Dated)
    assert finding.quantity.found == found
    assert finding.verdict is UNDETERMINED  # nobody was asked about orders


@pytest.mark.parametrize(
    ("changes", "column", "word"),
    [
        ({"understood": False}, "statuses.status", "youth-order"),
        (
            {"outcome": "revoked", "outcome_understood": False},
            "statuses.outcome",
            "revoked",
        ),
    ],
)
def test_what_a_word_of_an_order_means_is_asked_for(
    changes: dict[str, Any], column: str, word: str
) -> None:
    """
    With the file's column, the word and the row.
    """
    order = Status("C1", "youth-order", date(2017, 1, 1), D, "completed")
    row = evolve(order, **changes)
    people = [a_pupil(statuses=[row])]
    finding = only(Completed(CLAUSE, "youth-order"), people=people)
    assert finding.needed[-1] == NeedsMeaning(column, word, (row,))


def test_a_breach_is_one_whatever_was_completed_later() -> None:
    """
    Of two orders the later is completed, and the earlier was breached.
    """
    begun = date(2017, 1, 10)
    orders = [
        Status("C1", "youth-order", begun, date(2017, 3, 1), "breached"),
        Status("C1", "youth-order", date(2017, 4, 1), D, "completed"),
    ]
    finding = only(Completed(CLAUSE, "youth-order"), people=[a_pupil(statuses=orders)])
    assert (finding.verdict, finding.reason) == (NOT_MET, Reason.BREACHED)


def test_what_an_order_before_attachment_was_does_not_matter() -> None:
    """
    It may be a completion, or a breach that does not count; another order is completed.
    """
    first = date(2016, 3, 1)
    sure = Status("C1", "order", first, date(2017, 3, 1), "completed")
    perhaps = Status("C1", "order", date(2016, 6, 1), date(2016, 9, 1), "revoked")
    perhaps = evolve(perhaps, outcome_understood=False)
    finding = only(
        Completed(CLAUSE, "order"),
        people=[a_pupil(statuses=[sure, perhaps])],
        checks=[checked(first, D)],
    )
    assert (finding.verdict, finding.needed) == (MET, ())
    assert perhaps in finding.read
