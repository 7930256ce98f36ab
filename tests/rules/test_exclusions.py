"""
Fewer exclusions than a count, over months or over terms (SPEC §5).
"""

from __future__ import annotations

from datetime import date

import pytest

from made import D, a_family, a_pupil
from on_file import FOREVER, asb, only
from pbr.findings import (
    Counted,
    NeedsBirthDate,
    NeedsPerson,
    PassedOver,
    Reason,
    Why,
    findings,
)
from pbr.periods import ONE_DAY, Period, months_up_to
from pbr.records import (
    Incident,
    Person,
    Stay,
)
from pbr.rules.exclusions import FewerThanOverMonths, FewerThanOverTerms
from pbr.rules.parts.words import (
    CountedFrom,
    Starters,
)
from pbr.verdicts import (
    MET,
    NOT_MET,
    UNDETERMINED,
)
from strategies import CLAUSE
from turning import Turn

WINDOW = months_up_to(D, 6)


TURNS = [
    # Exclusions over months and over terms.
    Turn(
        FewerThanOverMonths(CLAUSE, "asb", 1, 1),
        {
            "people": [a_pupil()],
            "incidents": asb(date(2017, 1, 31)),
            "checks": [FOREVER],
        },
        date(2017, 3, 1),
        NOT_MET,
        MET,
    ),
    Turn(
        FewerThanOverTerms(CLAUSE, "asb", 1, 1, Starters.WAIT, CountedFrom.ANY),
        {
            "people": [a_pupil()],
            "incidents": asb(date(2016, 12, 31)),
            "checks": [FOREVER],
        },
        date(2017, 4, 16),
        NOT_MET,
        MET,
    ),
]


@pytest.mark.parametrize(
    ("person", "kind", "day", "why"),
    [
        ("C1", "fixed-exclusion", D, None),
        ("C1", "fixed-exclusion", D + ONE_DAY, Why.AFTER_THE_DAY),
        ("C1", "asb", D, Why.OTHER_KIND),
        ("A1", "fixed-exclusion", D, Why.OTHER_PERSON),
        ("", "fixed-exclusion", D, None),
        ("C1", "fixed-exclusion", date(2017, 5, 1), None),
        ("C1", "fixed-exclusion", date(2017, 4, 30), Why.OUTSIDE_THE_WINDOW),
    ],
)
def test_an_exclusion_counts_or_says_why_not(
    person: str, kind: str, day: date, why: Why | None
) -> None:
    """
    An exclusion counts when it names the child and lies in the months.
    """
    incident = Incident("F1", person, kind, day)
    trail = FewerThanOverMonths(CLAUSE, "fixed-exclusion", 3, 6).examine(
        a_family(people=[a_pupil()], incidents=[incident], checks=[]), D
    )
    (found,) = findings(trail)
    assert found.passed_over == (() if why is None else (PassedOver(why, (incident,)),))
    assert found.read == (() if why else (incident,))


def test_exclusions_say_how_many_would_do() -> None:
    """
    Two where fewer than three are asked: two is the most that would do.
    """
    rows = [Incident("F1", "C1", "fixed-exclusion", day) for day in (D, D - ONE_DAY)]
    rule = FewerThanOverMonths(CLAUSE, "fixed-exclusion", 3, 6)
    found = only(rule, people=[a_pupil()], incidents=rows)
    assert (found.verdict, found.reason) == (MET, Reason.REACHED)
    assert found.quantity == Counted(("fixed-exclusion",), 2, 2, WINDOW)


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


def an_exclusion(whom: str, on: date) -> Incident:
    return Incident("F1", whom, "asb", on)


def test_an_exclusion_that_names_nobody_may_be_the_pupils() -> None:
    """
    Whom it is about is needed, from whoever keeps the record.
    """
    row = an_exclusion("", D)
    rule = FewerThanOverMonths(CLAUSE, "asb", 1, 6)
    found = only(rule, people=[a_pupil()], incidents=[row], checks=[FOREVER])
    assert (found.verdict, found.reason) == (UNDETERMINED, Reason.WHOM)
    assert found.needed == (NeedsPerson((row,)),)


@pytest.mark.parametrize(
    ("on", "reason"),
    [(date(2007, 6, 1), Reason.AGE_NOT_KNOWN), (date(2011, 6, 1), Reason.WHOM)],
)
def test_a_pupil_may_have_been_born_after_it(on: date, reason: Reason) -> None:
    """
    Born from 2005 to 2010: in 2007 perhaps not yet, and then it is another's.
    """
    row = an_exclusion("", on)
    rule = FewerThanOverMonths(CLAUSE, "asb", 1, 200)
    births = Period(date(2005, 1, 1), date(2010, 1, 1))
    pupil = Person([Stay("C1", "F1")], births=births)
    found = only(rule, people=[pupil], incidents=[row], checks=[FOREVER], needs=[])
    assert (found.verdict, found.reason) == (UNDETERMINED, reason)
    asked_when_born = NeedsBirthDate(pupil.subject) in found.needed
    assert asked_when_born is (reason is Reason.AGE_NOT_KNOWN)
