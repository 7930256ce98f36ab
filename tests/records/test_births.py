"""
Rows that nobody born on a day can have (SPEC §2.6).
"""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction
from typing import Any

import pytest

from pbr.exceptions import Contradiction
from pbr.periods import ONE_DAY
from pbr.records import (
    Attendance,
    Benefit,
    Employment,
    Family,
    Incident,
    Need,
    Person,
    Score,
    Statement,
    Status,
    Stay,
)
from pbr.school import Term

BORN = date(2005, 3, 1)
EVE = BORN - ONE_DAY
#: The last day on which the unborn are assessed is 300 days before birth.
UNBORN = BORN - timedelta(days=300)
AUTUMN = Attendance("C1", Term(2016, 0), 10, 0, 0)
IN_TIME = Attendance("C1", Term(2014, 0), 10, 0, 0)


def family(born: date = BORN, **rows: Any) -> Family:
    """
    A family of one, born on a day, with these rows.
    """
    files = ("attendance", "employment", "benefits", "statuses")
    mine = {name: rows.pop(name) for name in files if name in rows}
    person = Person([Stay("C1", "F1", born)], **mine)
    return Family("F1", people=[person], **rows)


@pytest.mark.parametrize(
    ("what", "allowed", "refused"),
    [
        (
            "employment",
            {"employment": [Employment("C1", BORN)]},
            {"employment": [Employment("C1", EVE)]},
        ),
        (
            "benefit",
            {"benefits": [Benefit("C1", "jsa", BORN)]},
            {"benefits": [Benefit("C1", "jsa", EVE)]},
        ),
        (
            "incident",
            {"incidents": [Incident("F1", "C1", "asb", BORN)]},
            {"incidents": [Incident("F1", "C1", "asb", EVE)]},
        ),
        (
            "status",
            {"statuses": [Status("C1", "cin", UNBORN)]},
            {"statuses": [Status("C1", "cin", UNBORN - ONE_DAY)]},
        ),
        (
            "need",
            {"needs": [Need("F1", "C1", "help", UNBORN)]},
            {"needs": [Need("F1", "C1", "help", UNBORN - ONE_DAY)]},
        ),
        (
            "score",
            {"scores": [Score("F1", "C1", "star", "a", UNBORN, Fraction(1))]},
            {"scores": [Score("F1", "C1", "star", "a", UNBORN - ONE_DAY, Fraction(1))]},
        ),
        (
            "statement",
            {"statements": [Statement("F1", "C1", "a", UNBORN, "nurse")]},
            {"statements": [Statement("F1", "C1", "a", UNBORN - ONE_DAY, "nurse")]},
        ),
    ],
)
@pytest.mark.parametrize("others", [[], [IN_TIME]])
def test_a_row_from_before_birth(
    what: str,
    allowed: dict[str, Any],
    refused: dict[str, Any],
    others: list[Attendance],
) -> None:
    """
    A job, a benefit or an incident is refused, beside other rows too; who is not born
    yet may be assessed for 300 days.
    """
    assert family(attendance=others, **allowed).people[0].born_on == BORN
    row = next(iter(next(iter(refused.values()))))
    (day,) = [
        value
        for value in (getattr(row, name) for name in row.__slots__ if "_on" in name)
        if value is not None
    ]
    message = f"C1, born on 2005-03-01, cannot have a row of {what} of {day}"
    with pytest.raises(Contradiction, match=message):
        family(attendance=others, **refused)


@pytest.mark.parametrize(
    ("born", "is_allowed"),
    [
        (date(2014, 8, 1), True),
        (date(2014, 8, 2), False),
        (date(1996, 8, 2), True),
        (date(1996, 8, 1), False),
    ],
)
def test_sessions_from_the_age_of_2_until_20(born: date, *, is_allowed: bool) -> None:
    """
    By the first day of the term, 1 August 2016.
    """
    if is_allowed:
        assert family(born, attendance=[AUTUMN]).people[0].born_on == born
        return
    with pytest.raises(Contradiction, match="a row of attendance of 2016-08-01"):
        family(born, attendance=[AUTUMN])


@pytest.mark.parametrize("later", [0, 1])
def test_who_may_be_an_adult(later: int) -> None:
    """
    A known birth date settles it; with none, whoever may have been born 18 years before.
    """
    on = date(2017, 10, 31)
    adult = family(date(1999, 10, 31) + timedelta(days=later))
    assert adult.may_be_an_adult(adult.people[0], on) is (later == 0)
    one = Person([Stay("C1", "F1")], attendance=[AUTUMN])
    unknown = Family("F1", people=[one])
    assert unknown.may_be_an_adult(one, on)
    young = Person(
        [Stay("C1", "F1")], attendance=[Attendance("C1", Term(2002, 0), 9, 0, 0)]
    )
    assert Family("F1", people=[young]).may_be_an_adult(young, on)
