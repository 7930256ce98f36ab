"""
A fall that rests on several rows of one person, kind and day.
"""

from __future__ import annotations

from itertools import permutations

import pytest
from attrs import evolve

from falls import BEFORE, SINCE, asked_of_each_child, offence, rows, with_falls
from flagged import flags_of
from made import BRADFORD
from pbr.flags import FlagKind
from pbr.flags.one_days_rows import fewest_if_one
from pbr.records import Incident
from pbr.verdicts import MET

ONE_DAY, ANOTHER = BEFORE[:2]
KIND = FlagKind.ONE_DAYS_ROWS


def flagged(*before: Incident, since: int = 2) -> list[tuple[Incident, ...]]:
    """
    The rows that are flagged, with so many offences in the later months.
    """
    family = with_falls(*before, *[offence(day) for day in SINCE[:since]])
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


def test_a_fall_that_rests_on_one_days_rows() -> None:
    """
    Three to two is a fall of 33%. With two rows of one day as one it is two to two.
    """
    twice = (offence(ONE_DAY), offence(ONE_DAY))
    assert flagged(*twice, offence(ANOTHER)) == [twice]
    assert flagged(offence(BEFORE[2]), offence(ONE_DAY), offence(ANOTHER)) == []


@pytest.mark.parametrize(("since", "expected"), [(0, False), (1, False), (2, True)])
def test_a_fall_that_is_met_without_them(since: int, expected: bool) -> None:  # noqa: FBT001
    """
    Two to one is a fall all the same; two to two is not.
    """
    found = flagged(offence(ONE_DAY), offence(ONE_DAY), offence(ANOTHER), since=since)
    assert bool(found) is expected


@pytest.mark.parametrize(
    "change", [{"person_id": "A1"}, {"kind": "asb"}, {"occurred_on": BEFORE[5]}]
)
def test_another_person_kind_or_day(change: dict[str, str]) -> None:
    """
    Only rows of one person, kind and day may be one.
    """
    other = evolve(offence(ONE_DAY), **change)  # type: ignore[arg-type]
    assert flagged(offence(ONE_DAY), other, offence(ANOTHER)) == []


def test_rows_in_the_later_months_are_left_alone() -> None:
    """
    Only the baseline's rows are taken as one.
    """
    family = with_falls(
        *[offence(day) for day in BEFORE[:3]], offence(SINCE[0]), offence(SINCE[0])
    )
    assert flags_of(family, KIND) == []


def test_a_fall_that_is_not_met_is_not_flagged() -> None:
    """
    Three to three is no fall.
    """
    assert flagged(offence(ONE_DAY), offence(ONE_DAY), offence(ANOTHER), since=3) == []


def test_the_flag_bears_on_the_fall_and_blocks() -> None:
    """
    It is the family's, and about the one finding.
    """
    family = with_falls(
        offence(ONE_DAY), offence(ONE_DAY), offence(ANOTHER), *map(offence, SINCE[:2])
    )
    (flag,) = flags_of(family, KIND)
    assert (flag.subject, flag.blocks) == (family.subject, True)
    assert [finding.about for finding in flag.findings] == ["incidents-reduced"]
    assert flag.findings[0].verdict is MET


def test_one_event_in_several_rows_is_one_already() -> None:
    """
    Rows of one event were never several incidents; those of two events were.
    """
    one, two = offence(ONE_DAY, event="E1"), offence(ONE_DAY, event="E2")
    assert flagged(one, one, offence(ANOTHER), offence(BEFORE[2])) == []
    assert flagged(one, two, offence(ANOTHER)) == [(one, two)]


@pytest.mark.parametrize(
    ("of_one_day", "fewest"),
    [
        # One person's rows are one, whoever tells of them.
        ([("C1", "police", ""), ("C1", "police", "")], 1),
        ([("C1", "police", ""), ("C1", "council", "")], 1),
        # Two people, on one list, are two; on two lists perhaps one.
        ([("C1", "police", ""), ("A1", "police", "")], 2),
        ([("C1", "police", ""), ("A1", "Police ", "")], 2),
        ([("C1", "police", ""), ("A1", "council", "")], 1),
        ([("C1", "", ""), ("A1", "", "")], 1),
        # Each is on all the lists of its rows.
        ([("C1", "police", ""), ("C1", "council", ""), ("A1", "council", "")], 2),
        # Two people in one event are one; in two events they are two.
        ([("C1", "police", "E1"), ("A1", "police", "E1")], 1),
        ([("C1", "police", "E1"), ("A1", "council", "E2")], 2),
        ([("C1", "police", "E1"), ("C1", "police", "E2"), ("A1", "council", "E2")], 1),
        ([("C1", "police", "E1"), ("A1", "council", "")], 1),
        ([("C1", "police", "E1"), ("C1", "police", ""), ("A1", "council", "E2")], 2),
    ],
)
def test_the_fewest_if_one(of_one_day: list[tuple[str, str, str]], fewest: int) -> None:
    """
    One person's rows are one, and so are one event's; then they are counted as ever.
    """
    incidents = [
        offence(ONE_DAY, person, source=source, event=event)
        for person, source, event in of_one_day
    ]
    for each in permutations(rows(*incidents)):
        assert fewest_if_one(list(each)) == fewest


def test_a_fall_of_each_child() -> None:
    """
    A test that is asked of one child alone is looked at with that child's rows.
    """
    plan = asked_of_each_child(BRADFORD)
    before = [offence(ONE_DAY), offence(ONE_DAY), offence(ANOTHER)]
    family = with_falls(*before, *map(offence, SINCE[:2]))
    (flag,) = flags_of(family, KIND, plan=plan)
    assert [finding.subject.id for finding in flag.findings] == ["C1"]
    # The adult's offences are another person's, and no part of the child's fall.
    more = [offence(day, "A1") for day in BEFORE[5:9]]
    theirs = with_falls(*before, *more, *map(offence, SINCE[:2]))
    assert flags_of(theirs, KIND) == []
    assert len(flags_of(theirs, KIND, plan=plan)) == 1
