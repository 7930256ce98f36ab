"""
A fall that rests on a source whose list stopped coming.
"""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from attrs import evolve

from falls import (
    BEFORE,
    SINCE,
    a_check,
    asked_of_each_child,
    offence,
    with_falls,
)
from flagged import flags_of
from made import BRADFORD, D
from pbr.flags import FlagKind
from pbr.records import Check, Family, Incident

KIND = FlagKind.LIST_THAT_STOPPED
ONE_DAY = timedelta(days=1)
#: Rows of a list of which there are none later.
STOPPED = [offence(day, source="asb team", kind="asb") for day in BEFORE[:3]]
WINDOW = a_check().covers_from


def flagged(family: Family) -> list[tuple[Incident, ...]]:
    """
    The rows that are flagged.
    """
    return [
        tuple(
            [
                evolve(row, reference="")
                for row in flag.rows
                if isinstance(row, Incident)
            ]
        )
        for flag in flags_of(family, KIND)
    ]


def fallen(*more: Incident, since: int = 0, checks: tuple[Check, ...] = ()) -> Family:
    """
    Three rows of the list that stopped, others, and so many of the police since.
    """
    later = [offence(day) for day in SINCE[:since]]
    return with_falls(*STOPPED, *more, *later, checks=checks)


def test_a_list_that_stopped() -> None:
    """
    Its rows are all that there was, and nothing of it is on file since.
    """
    assert flagged(fallen()) == [tuple(STOPPED)]
    (flag,) = flags_of(fallen(), KIND)
    assert (flag.blocks, len(flag.bears_on)) == (True, 1)
    assert [finding.about for finding in flag.findings] == ["incidents-reduced"]


@pytest.mark.parametrize(("number", "expected"), [(2, True), (3, False)])
def test_a_fall_that_is_met_without_it(number: int, expected: bool) -> None:  # noqa: FBT001
    """
    Three of the police to two are a fall without the list; two to two are none.
    """
    others = [offence(day) for day in BEFORE[5 : 5 + number]]
    assert bool(flagged(fallen(*others, since=2))) is expected


@pytest.mark.parametrize(
    ("change", "stopped"),
    [
        ({}, False),
        ({"source": "ASB-Team"}, False),
        ({"source": "police"}, True),
        ({"source": ""}, True),
        ({"kind": "offence"}, False),
        ({"kind": "domestic-abuse"}, True),
        ({"kind": "a word of its own", "understood": False}, False),
        ({"person_id": "A1"}, False),
        ({"occurred_on": WINDOW}, False),
        ({"occurred_on": WINDOW - ONE_DAY}, True),
        ({"occurred_on": D}, False),
        ({"occurred_on": D + ONE_DAY}, True),
    ],
)
def test_a_row_in_the_window(change: dict[str, Any], stopped: bool) -> None:  # noqa: FBT001
    """
    A list goes on if it has a row of a counted kind, or one not understood, since.
    """
    many = [offence(day, source="asb team", kind="asb") for day in BEFORE[5:9]]
    row = evolve(STOPPED[0], occurred_on=SINCE[0])
    assert bool(flagged(fallen(*many, evolve(row, **change)))) is stopped


@pytest.mark.parametrize(
    ("change", "stopped"),
    [
        ({}, False),
        ({"source": "ASB Team"}, False),
        ({"source": "police"}, True),
        ({"source": ""}, True),
        ({"kinds": ("offence",)}, True),
        ({"kinds": ("asb", "offence")}, False),
        ({"covers_from": WINDOW + ONE_DAY}, True),
        ({"covers_from": WINDOW - ONE_DAY}, False),
        ({"covers_to": D - ONE_DAY}, True),
        ({"checked_on": D - ONE_DAY}, True),
        ({"checked_on": D + ONE_DAY, "covers_to": D + ONE_DAY}, False),
    ],
)
def test_a_check_of_its_own(change: dict[str, Any], stopped: bool) -> None:  # noqa: FBT001
    """
    It covers every day of the window for each kind of the list's rows, or is none.
    """
    check = evolve(a_check("asb", source="asb team"), **change)
    assert bool(flagged(fallen(checks=(check,)))) is stopped


def test_several_checks_of_its_own() -> None:
    """
    Two that share the window cover it together; with a day between them they do not.
    """
    until = WINDOW + ONE_DAY * 60
    for gap, stopped in ((1, False), (2, True)):
        checks = (
            a_check("asb", source="asb team", covers_to=until),
            a_check("asb", source="asb team", covers_from=until + ONE_DAY * gap),
        )
        assert bool(flagged(fallen(checks=checks))) is stopped


def test_each_kind_of_its_rows_is_checked() -> None:
    """
    A list of two kinds whose check names one of them may have stopped for the other.
    """
    other = offence(BEFORE[9], source="asb team")
    for kinds, stopped in ((("asb",), True), (("asb", "offence"), False)):
        check = a_check(*kinds, source="asb team")
        assert bool(flagged(fallen(other, checks=(check,)))) is stopped


def test_a_list_of_two_that_goes_on() -> None:
    """
    Only the rows of the list that stopped are shown.
    """
    others = [offence(day) for day in BEFORE[5:7]]
    assert flagged(fallen(*others, since=2)) == [tuple(STOPPED)]


def test_of_one_event_the_other_list_is_enough() -> None:
    """
    An event that a list which goes on has too is still there without the other.
    """
    events = [f"E{at}" for at in range(3)]
    days = zip(BEFORE[:3], events, strict=True)
    pairs = [
        offence(day, source=source, event=event)
        for day, event in days
        for source in ("police", "asb team")
    ]
    family = with_falls(*pairs, *map(offence, SINCE[:2]))
    assert flagged(family) == []


def test_a_fall_of_each_child_has_a_list_too() -> None:
    """
    Whoever a row in the window is about, it shows that the list goes on.
    """
    plan = asked_of_each_child(BRADFORD)
    assert len(flags_of(fallen(), KIND, plan=plan)) == 1
    other = evolve(STOPPED[0], person_id="A1", occurred_on=SINCE[0])
    assert flags_of(fallen(other), KIND, plan=plan) == []


def test_a_fall_that_is_not_met_is_not_flagged() -> None:
    """
    Three to three is no fall.
    """
    assert flagged(fallen(since=3)) == []
