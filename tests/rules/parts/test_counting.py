"""
Which incidents count, which may, and how many they are (SPEC §4.8, §5.4).
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from attrs import evolve

from made import D, an_adult
from on_file import only
from pbr.findings import (
    Counted,
    Fell,
    NeedsCheck,
    NeedsEvents,
    NeedsMeaning,
    NeedsPerson,
    PassedOver,
    Range,
    Reason,
    Why,
)
from pbr.periods import ONE_DAY, Period
from pbr.records import Incident, Person, Stay
from pbr.rules.incidents import IncidentsReduced, NoneRecorded
from pbr.rules.parts.words import Baseline, Leavers, Whose
from pbr.shares import Fall
from pbr.verdicts import MET, NOT_MET, UNDETERMINED, Verdict
from strategies import CLAUSE

WINDOW = Period(date(2017, 5, 1), D)


@pytest.mark.parametrize(
    ("leavers", "day", "in_doubt"),
    [
        (Leavers.PASSED_OVER, date(2017, 6, 9), False),
        (Leavers.PASSED_OVER, date(2017, 6, 10), True),
        (Leavers.PASSED_OVER, date(2017, 8, 20), True),
        (Leavers.PASSED_OVER, date(2017, 8, 21), False),
        (Leavers.COUNTED, date(2017, 6, 9), False),
        (Leavers.COUNTED, date(2017, 6, 10), True),
        (Leavers.COUNTED, date(2017, 8, 21), True),
    ],
)
def test_an_incident_that_names_nobody_may_be_about_a_child(
    leavers: Leavers, day: date, *, in_doubt: bool
) -> None:
    """
    It may be a child's while a child was a member that day, as the test's leavers says.
    """
    stay = Stay("C1", "F1", date(2008, 5, 1), date(2017, 6, 10), date(2017, 8, 20))
    incident = Incident("F1", "", "asb", day)
    found = only(
        NoneRecorded(CLAUSE, ("asb",), 6, Whose.CHILDREN, leavers=leavers),
        people=[an_adult(), Person([stay])],
        incidents=[incident],
    )
    if in_doubt:
        assert found.reason is Reason.WHOM
        assert found.needed == (NeedsPerson((incident,)),)
        assert found.quantity == Counted(("asb",), Range(0, 1), 0, WINDOW)
    else:
        assert found.verdict is MET
        assert found.passed_over == (PassedOver(Why.NO_PERSON, (incident,)),)


BEFORE = date(2016, 6, 1)
POLICE, TEAM = "police", "youth offending team"


def told(source: str, day: date, event: str = "", **other: Any) -> Incident:
    """
    An offence on a source's list.
    """
    fields = {"reference": "1", "person_id": "A1", "kind": "offence", **other}
    return Incident("F1", occurred_on=day, source=source, event=event, **fields)


#: Rows of one kind and day, with the fewest and the most incidents they can be.
LISTS: list[tuple[list[Incident], int, int]] = [
    ([told(POLICE, D), told(POLICE, D, reference="2")], 2, 2),
    ([told(POLICE, D), told("Police", D, reference="2")], 2, 2),
    ([told(POLICE, D), told(TEAM, D)], 1, 2),
    ([told(POLICE, D), told(TEAM, D - ONE_DAY)], 2, 2),
    ([told(POLICE, D), evolve(told(TEAM, D), kind="asb")], 2, 2),
    ([told("", D), told("", D, reference="2")], 1, 2),
    ([told("", D, "E-1"), told("", D, reference="2")], 1, 2),
    ([told(POLICE, D, "E-1"), told(TEAM, D, "E-1")], 1, 1),
    ([told(POLICE, D, "E-1"), told(TEAM, D, "E-2")], 2, 2),
    ([told(POLICE, D, "E-1"), told(TEAM, D)], 1, 2),
    ([told(POLICE, D, "E-1"), told(POLICE, D, reference="2")], 2, 2),
    (
        [
            told(POLICE, D, "E-1"),
            told(POLICE, D, reference="2"),
            told(TEAM, D),
            told(TEAM, D, reference="2"),
            told(TEAM, D, reference="3"),
        ],
        3,
        5,
    ),
    ([told(POLICE, D, "E-1"), told(POLICE, D, "E-1", reference="2")], 1, 1),
]


@pytest.mark.parametrize(("rows", "fewest", "most"), LISTS)
def test_rows_of_one_kind_and_day_are_from_the_fewest_to_the_most(
    rows: list[Incident], fewest: int, most: int
) -> None:
    """
    Rows of different sources may be one incident; those of one source are not.
    """
    rule = NoneRecorded(CLAUSE, ("offence", "asb"), 6, Whose.FAMILY, Leavers.COUNTED)
    found = only(rule, incidents=rows)
    assert found.quantity == Counted(("offence", "asb"), Range(fewest, most), 0, WINDOW)


def offences(leavers: Leavers = Leavers.COUNTED) -> IncidentsReduced:
    """
    Offences down by a third since the six months before attachment.
    """
    return IncidentsReduced(
        CLAUSE,
        ("offence",),
        Fall.parse("33%"),
        6,
        Whose.FAMILY,
        Baseline.BEFORE_ATTACHMENT,
        leavers,
    )


def on_lists(sources: str, day: date, number: int) -> list[Incident]:
    """
    So many incidents on each of some lists.
    """
    return [
        told(source, day, reference=f"{source} {at}")
        for source in sources.split()
        for at in range(number)
    ]


UNKNOWN: dict[str, Any] = {"kind": "burglary", "understood": False}


@pytest.mark.parametrize(
    ("before", "after", "verdict", "reason"),
    [
        # Three on two lists are three to six; to fall by a third, two may be left.
        ([*on_lists("police team", BEFORE, 3)], on_lists("police", D, 2), MET, None),
        (
            on_lists("police team", BEFORE, 3),
            on_lists("police", D, 3),
            UNDETERMINED,
            Reason.PERHAPS_ONE_EVENT,
        ),
        (
            on_lists("police team", BEFORE, 3),
            on_lists("police", D, 4),
            UNDETERMINED,
            Reason.PERHAPS_ONE_EVENT,
        ),
        (
            on_lists("police team", BEFORE, 3),
            on_lists("police", D, 5),
            NOT_MET,
            Reason.TOO_MANY,
        ),
        # A word that is not understood may be an offence, or not.
        (
            on_lists("police", BEFORE, 3),
            [*on_lists("police", D, 1), evolve(told(POLICE, D), **UNKNOWN)],
            MET,
            None,
        ),
        (
            on_lists("police", BEFORE, 3),
            [*on_lists("police", D, 2), evolve(told(POLICE, D), **UNKNOWN)],
            UNDETERMINED,
            Reason.NOT_UNDERSTOOD,
        ),
        (
            on_lists("police", BEFORE, 3),
            [*on_lists("police", D, 3), evolve(told(POLICE, D), **UNKNOWN)],
            NOT_MET,
            Reason.TOO_MANY,
        ),
        (
            [evolve(told(POLICE, BEFORE), **UNKNOWN)],
            [],
            UNDETERMINED,
            Reason.NOT_UNDERSTOOD,
        ),
        (
            [evolve(told(POLICE, BEFORE), **UNKNOWN)],
            on_lists("police", D, 1),
            NOT_MET,
            Reason.TOO_MANY,
        ),
        ([], [evolve(told(POLICE, D), **UNKNOWN)], UNDETERMINED, Reason.NOT_UNDERSTOOD),
    ],
)
def test_a_fall_is_decided_by_the_fewest_and_the_most(
    before: list[Incident],
    after: list[Incident],
    verdict: Verdict,
    reason: Reason | None,
) -> None:
    """
    Met if the most after passes with the fewest before, not met if the fewest after
    fails with the most before.
    """
    found = only(offences(), attached_on=date(2016, 11, 1), incidents=[*before, *after])
    assert (found.verdict, found.reason) == (verdict, reason or Reason.REACHED)


def test_all_that_is_in_doubt_is_needed_in_order() -> None:
    """
    A check, the meaning of a word, whom a row is about, and which rows are one event.
    """
    unknown = evolve(told(POLICE, D), **UNKNOWN)
    nameless = evolve(told(POLICE, D, reference="2"), person_id="")
    two = on_lists("police team", BEFORE, 1)
    rule = evolve(offences(), whose=Whose.ADULTS)
    rows = [*two, unknown, nameless]
    found = only(rule, attached_on=date(2016, 11, 1), incidents=rows)
    assert found.needed == (
        NeedsMeaning("incidents.kind", "burglary", (unknown,)),
        NeedsPerson((nameless,)),
        NeedsEvents(tuple(two)),
    )
    assert found.reason is Reason.NOT_UNDERSTOOD
    found = only(rule, attached_on=date(2016, 11, 1), incidents=rows, checks=[])
    assert [type(each) for each in found.needed] == [
        NeedsCheck,
        NeedsMeaning,
        NeedsPerson,
        NeedsEvents,
    ]
    assert found.reason is Reason.UNCHECKED


@pytest.mark.parametrize("whose", [Whose.FAMILY, Whose.CHILDREN])
def test_who_a_row_is_about_is_needed_only_where_it_matters(whose: Whose) -> None:
    """
    An incident that names nobody belongs to the family: of an unknown kind, only what
    the word means is asked for. Where children's count, it is also asked who.
    """
    row = evolve(told(POLICE, D), **UNKNOWN, person_id="")
    rule = NoneRecorded(CLAUSE, ("offence",), 6, whose, Leavers.COUNTED)
    found = only(rule, incidents=[row])
    meaning = NeedsMeaning("incidents.kind", "burglary", (row,))
    who = () if whose is Whose.FAMILY else (NeedsPerson((row,)),)
    assert (found.verdict, found.needed) == (UNDETERMINED, (meaning, *who))


def test_a_row_of_an_event_that_counts_is_no_doubt() -> None:
    """
    A row that names nobody adds nothing if another row of its event counts.
    """
    named = told(POLICE, D, "E-1")
    nameless = evolve(named, person_id="", source=TEAM)
    rule = NoneRecorded(CLAUSE, ("offence",), 6, Whose.ADULTS, Leavers.COUNTED)
    found = only(rule, incidents=[named, nameless])
    assert found.quantity == Counted(("offence",), 1, 0, WINDOW)


@pytest.mark.parametrize(
    ("events", "most"),
    [(("", ""), 2), (("E-1", "E-1"), 1), (("E-1", "E-2"), 2), (("E-1", ""), 2)],
)
def test_doubtful_rows_of_one_event_may_be_one_incident_more(
    events: tuple[str, str], most: int
) -> None:
    """
    Two rows that name nobody, on the first day of the months and of one list.
    """
    rows = [
        told(POLICE, WINDOW.first, event, person_id="", reference=str(at))
        for at, event in enumerate(events)
    ]
    rule = NoneRecorded(CLAUSE, ("offence",), 6, Whose.ADULTS, Leavers.COUNTED)
    found = only(rule, incidents=rows)
    assert found.quantity == Counted(("offence",), Range(0, most), 0, WINDOW)


@pytest.mark.parametrize(("days", "number"), [(0, 1), (1, 0)])
def test_a_doubtful_row_counts_from_the_first_day_of_the_months(
    days: int, number: int
) -> None:
    """
    A word that is not understood, on the first of the months and the day before.
    """
    day = WINDOW.first - timedelta(days)
    row = told(POLICE, day, kind="burglary", understood=False)
    found = only(offences(), attached_on=date(2016, 11, 1), incidents=[row])
    assert isinstance(found.quantity, Fell)
    assert found.quantity.after == Range(0, number)
