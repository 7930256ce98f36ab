"""
No incident in the months, or fewer than before (SPEC §5).
"""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from attrs import evolve

from made import D, a_family, a_pupil, an_adult
from on_file import FOREVER, asb, checked, only
from pbr.findings import (
    NeedsBirthDate,
    NeedsPerson,
    PassedOver,
    Reason,
    Why,
)
from pbr.periods import ONE_DAY, Period
from pbr.records import (
    Check,
    Family,
    Incident,
    Person,
    Stay,
)
from pbr.rules import Rule
from pbr.rules.incidents import IncidentsReduced, NoneRecorded
from pbr.rules.parts.words import (
    Baseline,
    Leavers,
    Whose,
)
from pbr.shares import Fall
from pbr.verdicts import (
    MET,
    NOT_APPLICABLE,
    NOT_MET,
    UNDETERMINED,
)
from strategies import CLAUSE
from turning import Turn

LEFT = date(2017, 9, 30)


def none_recorded(months: int = 6) -> NoneRecorded:
    return NoneRecorded(
        CLAUSE, ("asb",), months, Whose.FAMILY, leavers=Leavers.PASSED_OVER
    )


def reduced(
    baseline: Baseline = Baseline.PRECEDING, months: int = 1
) -> IncidentsReduced:
    return IncidentsReduced(
        CLAUSE,
        ("asb",),
        Fall.parse("50%"),
        months,
        Whose.FAMILY,
        baseline,
        leavers=Leavers.PASSED_OVER,
    )


NOT_KNOWN = Incident("F1", "C1", "anti-social", date(2016, 8, 28), understood=False)
TURNS = [
    # A kind that is not understood may be one of them, for as long.
    Turn(
        none_recorded(),
        {"incidents": [NOT_KNOWN], "checks": [FOREVER]},
        date(2017, 2, 28),
        UNDETERMINED,
        MET,
    ),
    Turn(
        none_recorded(),
        {"incidents": [NOT_KNOWN], "checks": [FOREVER]},
        date(2016, 8, 28),
        MET,
        UNDETERMINED,
    ),
    Turn(
        reduced(),
        {"incidents": [NOT_KNOWN], "checks": [FOREVER]},
        date(2016, 10, 28),
        UNDETERMINED,
        NOT_APPLICABLE,
    ),
    # Months: an event is out of the latest n months n months on, clipped or not.
    Turn(
        none_recorded(),
        {"incidents": asb(date(2016, 8, 31)), "checks": [FOREVER]},
        date(2017, 3, 1),
        NOT_MET,
        MET,
    ),
    Turn(
        none_recorded(),
        {"incidents": asb(date(2015, 8, 29)), "checks": [FOREVER]},
        date(2016, 2, 29),
        NOT_MET,
        MET,
    ),
    Turn(
        none_recorded(),
        {"incidents": asb(date(2016, 8, 28)), "checks": [FOREVER]},
        date(2017, 2, 28),
        NOT_MET,
        MET,
    ),
    Turn(
        none_recorded(12),
        {"incidents": asb(date(2016, 2, 29)), "checks": [FOREVER]},
        date(2017, 3, 1),
        NOT_MET,
        MET,
    ),
    Turn(
        none_recorded(),
        {"incidents": asb(date(2017, 5, 9)), "checks": [FOREVER]},
        date(2017, 5, 9),
        MET,
        NOT_MET,
    ),
    # Checks: the day after the last covered; none after the day it was made.
    Turn(
        none_recorded(),
        {"incidents": [], "checks": [checked(date(2016, 1, 1), date(2017, 3, 4))]},
        date(2017, 3, 5),
        MET,
        UNDETERMINED,
    ),
    Turn(
        none_recorded(),
        {
            "incidents": [],
            "checks": [checked(date(2016, 1, 1), date(2017, 9, 9), date(2017, 3, 4))],
        },
        date(2017, 3, 5),
        MET,
        UNDETERMINED,
    ),
    Turn(
        none_recorded(),
        {"incidents": [], "checks": [checked(date(2016, 9, 1), date(2017, 9, 9))]},
        date(2017, 3, 1),
        UNDETERMINED,
        MET,
    ),
    # Reduced: the baseline before attachment, then the one just before the window.
    Turn(
        reduced(Baseline.BEFORE_ATTACHMENT, 6),
        {
            "attached_on": date(2016, 8, 31),
            "checks": [FOREVER],
            "incidents": asb(date(2016, 3, 1), date(2016, 8, 30)),
        },
        date(2017, 3, 1),
        NOT_MET,
        MET,
    ),
    Turn(
        reduced(Baseline.BEFORE_ATTACHMENT, 6),
        {
            "attached_on": date(2016, 8, 31),
            "checks": [],
            "incidents": asb(date(2016, 3, 1)),
        },
        date(2017, 3, 1),
        NOT_MET,
        UNDETERMINED,
    ),
    Turn(
        reduced(),
        {"checks": [FOREVER], "incidents": asb(date(2016, 1, 31))},
        date(2016, 3, 1),
        NOT_MET,
        MET,
    ),
    Turn(
        reduced(),
        {"checks": [FOREVER], "incidents": asb(date(2016, 1, 31))},
        date(2016, 3, 29),
        MET,
        NOT_APPLICABLE,
    ),
    Turn(
        reduced(),
        {
            "checks": [checked(date(2016, 1, 10), date(2017, 1, 1))],
            "incidents": asb(date(2016, 2, 5), date(2016, 2, 20)),
        },
        date(2016, 3, 9),
        UNDETERMINED,
        NOT_MET,
    ),
    Turn(
        reduced(),
        {
            "checks": [checked(date(2016, 1, 1), date(2016, 3, 20))],
            "incidents": asb(date(2016, 2, 5)),
        },
        date(2016, 3, 21),
        MET,
        UNDETERMINED,
    ),
]


@pytest.mark.parametrize(
    ("whose", "person", "day", "why"),
    [
        (Whose.FAMILY, "", D, None),
        (Whose.CHILDREN, "", D, None),
        (Whose.ADULTS, "", D, None),
        (Whose.CHILDREN, "C1", D, None),
        (Whose.CHILDREN, "A1", D, Why.NOT_A_CHILD),
        (Whose.ADULTS, "A1", D, None),
        (Whose.ADULTS, "C1", D, Why.NOT_AN_ADULT),
        (Whose.FAMILY, "P9", D, Why.NOT_A_MEMBER),
        (Whose.FAMILY, "B1", LEFT, None),
        (Whose.FAMILY, "B1", LEFT + ONE_DAY, Why.NOT_A_MEMBER),
        (Whose.FAMILY, "A1", D + ONE_DAY, Why.AFTER_THE_DAY),
        (Whose.FAMILY, "A1", date(2017, 4, 30), Why.OUTSIDE_THE_WINDOW),
        (Whose.FAMILY, "A1", date(2017, 5, 1), None),
    ],
)
def test_an_incident_counts_or_says_why_not(
    whose: Whose, person: str, day: date, why: Why | None
) -> None:
    """
    An incident counts when its person was a member that day, and of those asked about.
    """
    left = an_adult(stays=[Stay("B1", "F1", date(1980, 1, 1), left_on=LEFT)])
    incident = Incident("F1", person, "asb", day)
    found = only(
        NoneRecorded(CLAUSE, ("asb",), 6, whose, leavers=Leavers.PASSED_OVER),
        checks=[],
        people=[an_adult(), a_pupil(), left],
        incidents=[incident],
    )
    over = () if why is None else (PassedOver(why, (incident,)),)
    assert found.passed_over == over
    assert found.read == (() if why else (incident,))


def test_a_fall_of_all_is_out_of_reach_after_one_incident() -> None:
    """
    With one incident in the window, a fall by 100% is not met, checked or not.
    """
    rule = IncidentsReduced(
        CLAUSE,
        ("asb",),
        Fall.parse("100%"),
        6,
        Whose.FAMILY,
        Baseline.BEFORE_ATTACHMENT,
        leavers=Leavers.PASSED_OVER,
    )
    after = Incident("F1", "", "asb", D)
    family = a_family(incidents=[after], checks=[])
    assert rule.examine(family, D).verdict is NOT_MET
    assert rule.examine(evolve(family, incidents=()), D).verdict is UNDETERMINED


def test_what_is_decided_asks_for_nothing() -> None:
    """
    An incident on record settles it, and no check is asked for.
    """
    rule = NoneRecorded(CLAUSE, ("asb",), 6, Whose.FAMILY, leavers=Leavers.PASSED_OVER)
    family = a_family(incidents=[Incident("F1", "", "asb", D)], checks=[])
    assert rule.examine(family, D).needed == ()


@pytest.mark.parametrize("rule", [none_recorded(), reduced()])
def test_the_ends_of_time_are_no_turning_days(rule: Rule) -> None:
    """
    A check for all time, and incidents on its ends, are taken as they are.
    """
    first, last = date(1980, 1, 1), date(2199, 12, 31)
    check = Check("F1", ("asb",), date.min, date.max, last)
    rows = [evolve(row, person_id="") for row in asb(first, last)]
    family: Family = a_family(incidents=rows, checks=[check])
    asked = Period(date(2016, 1, 1), date(2016, 12, 31))
    assert [day for day in rule.turning_days(family, asked) if day in asked] == []


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


def who_may_be_a_child(**rows: Any) -> list[Person]:
    """
    Somebody whose birth date is not on file, and a row that a child may have.
    """
    return [Person([Stay("C1", "F1")], **rows)]


def test_an_incident_of_nobody_may_be_that_of_somebody_who_may_be_a_child() -> None:
    """
    With children's incidents counted, it matters how old they are, and whose it is.
    """
    rule = evolve(none_recorded(), whose=Whose.CHILDREN)
    nameless = [Incident("F1", "", "asb", date(2017, 9, 1))]
    found = only(
        rule, people=who_may_be_a_child(), incidents=nameless, checks=[FOREVER]
    )
    assert (found.verdict, found.reason) == (UNDETERMINED, Reason.AGE_NOT_KNOWN)
    assert [type(each) for each in found.needed] == [NeedsBirthDate, NeedsPerson]
    theirs = [Incident("F1", "C1", "asb", date(2017, 9, 1))]
    found = only(rule, people=who_may_be_a_child(), incidents=theirs, checks=[FOREVER])
    assert (found.verdict, found.reason) == (UNDETERMINED, Reason.AGE_NOT_KNOWN)


def test_a_new_problem_at_one_age_and_none_at_another_is_undetermined() -> None:
    """
    Of a child it is a new problem, and of an adult there was nothing to reduce.
    """
    rule = evolve(reduced(), whose=Whose.CHILDREN)
    theirs = [Incident("F1", "C1", kind, D) for kind in ("asb", "offence")]
    found = only(rule, people=who_may_be_a_child(), incidents=theirs, checks=[FOREVER])
    assert (found.verdict, found.reason) == (UNDETERMINED, Reason.AGE_NOT_KNOWN)
    assert set(found.read) == {theirs[0], FOREVER}
    assert found.passed_over == (PassedOver(Why.OTHER_KIND, (theirs[1],)),)


def test_no_row_is_lost_of_somebody_whose_age_does_not_matter() -> None:
    """
    Another child's incident is one too many; what may be a third is passed over.
    """
    rule = evolve(none_recorded(), whose=Whose.CHILDREN)
    theirs = [Incident("F1", "C1", kind, D) for kind in ("asb", "offence")]
    other = Incident("F1", "C2", "asb", D)
    people = [*who_may_be_a_child(), a_pupil("C2")]
    incidents = [*theirs, other]
    found = only(rule, people=people, incidents=incidents, checks=[FOREVER])
    assert (found.verdict, found.read) == (NOT_MET, (other, FOREVER))
    assert found.passed_over == (
        PassedOver(Why.OTHER_KIND, (theirs[1],)),
        PassedOver(Why.AGE_NOT_KNOWN, (theirs[0],)),
    )
