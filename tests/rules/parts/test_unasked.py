"""
A rule that asks nothing yet, or nothing of somebody, says so and shows the rows.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from fractions import Fraction
from typing import Any

import pytest

from benefits import off
from made import D, a_family, a_pupil, an_adult
from pbr.findings import (
    Assumption,
    Clause,
    Early,
    Finding,
    Judgement,
    PassedOver,
    Reason,
    Standing,
    Why,
    findings,
    neutral,
    not_met,
)
from pbr.records import (
    Benefit,
    Employment,
    Family,
    Person,
    Record,
    Score,
    Status,
    Stay,
)
from pbr.rules import RULES, Rule
from pbr.rules.parts.words import (
    Baseline,
    CountedFrom,
    Counting,
    Leavers,
    OnDay,
    Starters,
    Until,
    Whom,
    Whose,
)
from pbr.shares import Below, Fall, Share
from scoring import STAR

CLAUSE = Clause("A plan", "1", "words", Standing.ASSUMED, (Assumption("it", "why"),))
ONE_DAY = timedelta(days=1)
JSA = "jobseekers-allowance"
ATTACHED = date(2017, 1, 9)

TERMS: dict[str, Any] = {
    "terms": 3,
    "starters": Starters.WAIT,
    "counted_from": CountedFrom.ATTACHMENT,
}
ATTENDANCE = {"counting": Counting.ALL_ABSENCE, **TERMS}
WORK: dict[str, Any] = {
    "weeks": 26,
    **off(JSA),
    "counted_from": CountedFrom.ATTACHMENT,
}
#: Every rule that may not be asked, and what it is told.
MAY_NOT_BE_ASKED: dict[str, dict[str, Any]] = {
    "absence-below": {"share": Below.parse("15%"), **ATTENDANCE},
    "attended-each-term": {"share": Share.parse("at least 90%"), **ATTENDANCE},
    "attended-overall": {"share": Share.parse("at least 90%"), **ATTENDANCE},
    "completed": {"kind": "youth-order"},
    "dependent-child": {},
    "employed-consecutively": {"gap_days": 0, **WORK},
    "employed-within": {"within_weeks": 30, **WORK},
    "enrolled": {"schemes": ("work-programme",), "months": 6},
    "fewer-than-over-months": {"kind": "fixed-exclusion", "count": 3, "months": 6},
    "fewer-than-over-terms": {"kind": "fixed-exclusion", "count": 3, **TERMS},
    "held": {
        "statuses": ("work-programme",),
        "whose": Whom.ADULT,
        "months": 6,
        "gap_days": 0,
        "until": Until.THE_DAY,
        "counted_from": CountedFrom.ATTACHMENT,
    },
    "incidents-reduced": {
        "kinds": ("asb",),
        "by": Fall.parse("33%"),
        "months": 6,
        "whose": Whose.FAMILY,
        "baseline": Baseline.BEFORE_ATTACHMENT,
        "leavers": Leavers.PASSED_OVER,
    },
    "member-aged": {"from_age": 16, "before_age": 19, "asked_on": OnDay.ATTACHMENT},
    "score-improved": {
        "tools": STAR,
        "domain": "health",
        "sustained_months": 0,
    },
    "status-ended": {
        "statuses": ("child-in-need",),
        "months": 6,
        "leavers": Leavers.COUNTED,
    },
}

Rows = tuple[Record, ...]


def attendance(_family: Family, *people: Person) -> Rows:
    """
    What is looked at by a rule about attendance.
    """
    return tuple(row for who in people for row in who.attendance)


def work(_family: Family, *people: Person) -> Rows:
    """
    What is looked at by a rule about work: the jobs, then the benefits.
    """
    jobs = [row for who in people for row in who.employment]
    return (*jobs, *[row for who in people for row in who.benefits])


def schemes(_family: Family, *people: Person) -> Rows:
    """
    What is looked at by a rule about one person's statuses.
    """
    return tuple(row for who in people for row in who.statuses)


def statuses(family: Family, *_people: Person) -> Rows:
    """
    What is looked at by a rule about the family's statuses.
    """
    return (*family.statuses, *family.checks)


def incidents(family: Family, *_people: Person) -> Rows:
    """
    What is looked at by a rule about incidents, whoever it asks of.
    """
    return (*family.incidents, *family.checks)


def stays(_family: Family, *people: Person) -> Rows:
    """
    What is looked at to see who was a member.
    """
    return tuple(row for who in people for row in who.stays)


def scores(family: Family, *_people: Person) -> Rows:
    """
    What is looked at by a rule about scores.
    """
    return family.scores


LOOKED_AT: dict[str, Callable[..., Rows]] = {
    "absence-below": attendance,
    "attended-each-term": attendance,
    "attended-overall": attendance,
    "completed": statuses,
    "dependent-child": stays,
    "employed-consecutively": work,
    "employed-within": work,
    "enrolled": schemes,
    "fewer-than-over-months": incidents,
    "fewer-than-over-terms": incidents,
    "held": schemes,
    "incidents-reduced": incidents,
    "member-aged": stays,
    "score-improved": scores,
    "status-ended": statuses,
}
ASKS_PUPILS = (
    "absence-below",
    "attended-each-term",
    "attended-overall",
    "fewer-than-over-months",
    "fewer-than-over-terms",
)
COUNTS_TERMS = tuple(name for name, told in MAY_NOT_BE_ASKED.items() if "terms" in told)
ASKS_ADULTS = ("employed-consecutively", "employed-within", "enrolled", "held")
NOT_COUNTED_FROM_ATTACHMENT = ("enrolled", "fewer-than-over-months")


def made(name: str, **changes: Any) -> Rule:
    """
    A rule of this name.
    """
    rule: Rule = RULES[name](clause=CLAUSE, **{**MAY_NOT_BE_ASKED[name], **changes})
    return rule


def any_time(name: str) -> Rule:
    """
    A rule of this name that does not look at the day of attachment.
    """
    counted = "counted_from" in MAY_NOT_BE_ASKED[name]
    return made(name, **({"counted_from": CountedFrom.ANY} if counted else {}))


def with_rows(born_on: date = date(2008, 5, 1), **stay: Any) -> dict[str, Any]:
    """
    An adult and a pupil with rows of every kind, and a score of each.
    """

    def rows(who: str) -> dict[str, Any]:
        return {
            "employment": [Employment(who, ATTACHED, D)],
            "benefits": [Benefit(who, JSA, date(2016, 1, 1), date(2016, 2, 1))],
            "statuses": [Status(who, "work-programme", date(2017, 9, 1))],
        }

    adult = [Stay("A1", "F1", date(1985, 5, 1), **stay)]
    child = [Stay("C1", "F1", born_on, **stay)]
    return {
        "people": [
            an_adult(stays=adult, attendance=[], **rows("A1")),
            a_pupil(stays=child, **rows("C1")),
        ],
        "scores": [
            Score("F1", who, "star", "health", D, Fraction(3)) for who in ("A1", "C1")
        ],
    }


def unasked(
    rule: Rule,
    about: Family | Person,
    judged: Judgement,
    rows: Rows,
    measure: Early | None = None,
) -> Finding:
    """
    The whole of what is found where a rule is not asked.
    """
    over = (PassedOver(Why.NOT_ASKED, rows),) if rows else ()
    return Finding(rule, about.subject, judged, measure, passed_over=over)


@pytest.mark.parametrize("attached", [None, D + ONE_DAY])
@pytest.mark.parametrize(
    "name", sorted({*MAY_NOT_BE_ASKED} - {*NOT_COUNTED_FROM_ATTACHMENT})
)
def test_a_family_that_is_not_attached_is_not_looked_at(
    name: str, attached: date | None
) -> None:
    """
    Without attachment every row that would have been looked at is passed over.
    """
    family = a_family(attached_on=attached, **with_rows())
    rule = made(name)
    rows = LOOKED_AT[name](family, *family.people)
    assert rows
    assert list(findings(rule.examine(family, D))) == [
        unasked(rule, family, not_met(Reason.NOT_ATTACHED), rows)
    ]


@pytest.mark.parametrize(
    ("name", "until"),
    [
        ("absence-below", date(2017, 12, 31)),
        ("attended-each-term", date(2017, 12, 31)),
        ("attended-overall", date(2017, 12, 31)),
        ("fewer-than-over-terms", date(2017, 12, 31)),
        ("incidents-reduced", date(2017, 11, 1)),
    ],
)
def test_a_family_of_whom_it_is_too_early_to_ask_is_not_looked_at(
    name: str, until: date
) -> None:
    """
    Too early to ask, every row that would have been looked at is passed over.
    """
    attached = {"incidents-reduced": date(2017, 5, 2)}.get(name, ATTACHED)
    family = a_family(attached_on=attached, **with_rows())
    rule = made(name)
    rows = LOOKED_AT[name](family, *family.people)
    early = Early((until - D).days, until)
    assert rows
    assert list(findings(rule.examine(family, D))) == [
        unasked(rule, family, not_met(Reason.TOO_EARLY), rows, early)
    ]


@pytest.mark.parametrize("name", [*ASKS_PUPILS, *ASKS_ADULTS])
def test_somebody_who_left_is_not_asked(name: str) -> None:
    """
    One who left the day before is shown, neutral, and the rows are passed over.
    """
    family = a_family(**with_rows(left_on=D - ONE_DAY))
    rule = any_time(name)
    assert list(findings(rule.examine(family, D))) == [
        unasked(
            rule,
            person,
            neutral(Reason.NOT_A_MEMBER),
            LOOKED_AT[name](family, person),
        )
        for person in family.people
    ]


@pytest.mark.parametrize(
    ("name", "of", "reason"),
    [
        *[(name, "A1", Reason.NOT_OF_SCHOOL_AGE) for name in ASKS_PUPILS],
        *[(name, "C1", Reason.NOT_AN_ADULT) for name in ASKS_ADULTS],
    ],
)
def test_only_pupils_or_only_adults_are_asked(
    name: str, of: str, reason: Reason
) -> None:
    """
    An adult is no pupil and a child no adult: shown, neutral, the rows passed over.
    """
    family = a_family(**with_rows())
    person = family.person(of)
    assert person is not None
    rule = any_time(name)
    theirs = [
        found
        for found in findings(rule.examine(family, D))
        if found.subject == person.subject
    ]
    rows = LOOKED_AT[name](family, person)
    assert theirs == [unasked(rule, person, neutral(reason), rows)]


@pytest.mark.parametrize("name", COUNTS_TERMS)
def test_a_starter_without_a_term_yet_is_not_asked(name: str) -> None:
    """
    With "terms so far" and none ended yet, a starter is shown, neutral, rows and all.
    """
    on = date(2017, 3, 1)
    family = a_family(**with_rows(born_on=date(2011, 9, 30)))
    rule = made(name, starters=Starters.TERMS_SO_FAR, counted_from=CountedFrom.ANY)
    child = family.person("C1")
    assert child is not None
    rows = LOOKED_AT[name](family, child)
    assert [
        found
        for found in findings(rule.examine(family, on))
        if found.subject == child.subject
    ] == [unasked(rule, child, neutral(Reason.NO_TERM_YET), rows)]
