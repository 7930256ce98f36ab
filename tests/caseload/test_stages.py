"""
Stages: each family of a caseload at one, and what the stuck ones are stuck on.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from attrs import evolve
from hypothesis import given

from made import BRADFORD, NOTTINGHAM, D, a_family, a_pupil, an_adult, claims
from pbr import Claim, Plan, read_cases, validate
from pbr.batch import Failure
from pbr.caseload.stages import Position, Stage, StuckOn, by_stage, position
from pbr.findings import NeedsCheck, NeedsConfirmation
from pbr.periods import ONE_DAY
from pbr.plans.plan import Window
from pbr.records import (
    Benefit,
    EarlierClaim,
    Employment,
    Family,
    Incident,
    Need,
    Person,
    Stay,
)
from pbr.verdicts import UNDETERMINED
from strategies import CLAUSE

FORTY = Path(__file__).parents[2] / "examples/forty-families"


def at(family: Family, on: date = D, plan: Plan = BRADFORD) -> Position:
    """Where a family is on a day."""
    return position(validate(Claim(family, on), plan))


def stage(family: Family, on: date = D, plan: Plan = BRADFORD) -> tuple[object, object]:
    """The stage that a family is at on a day, and what it is stuck on."""
    found = at(family, on, plan)
    return found.stage, found.stuck_on


def the_forty() -> list[Position]:
    """Where each of the forty invented families is."""
    return [at(family) for family in read_cases(FORTY, BRADFORD).families]


def test_the_forty_families_are_each_at_one_stage() -> None:
    """Each of the forty is at the stage that its story says; together they are forty."""
    found = the_forty()
    numbers = {
        stage: [int(each.family_id[4:]) for each in found if each.stage is stage]
        for stage in Stage
    }
    assert numbers == {
        Stage.IDENTIFIED: [36],
        Stage.ATTACHED: [37, 38, 39],
        Stage.PROGRESSING: [2, 5, 7, 9, 12, 13, 14, 17, 21, 24, 25, 28, 30, 33],
        Stage.READY: [1, 4, 6, 8, 11, 15, 16, 19, 20, 26, 29, 32],
        Stage.CLAIMED: [40],
        Stage.STUCK: [3, 10, 18, 22, 23, 27, 31, 34, 35],
    }
    assert list(by_stage(found).values()) == [1, 3, 14, 12, 1, 9]


def test_what_the_stuck_families_are_stuck_on() -> None:
    """Five on evidence, two not eligible, one with nothing to show, one gone."""
    stuck = {
        int(each.family_id[4:]): each.stuck_on
        for each in the_forty()
        if each.stuck_on is not None
    }
    assert stuck == {
        **dict.fromkeys((3, 10, 18, 22, 23), StuckOn.EVIDENCE),
        27: StuckOn.NOTHING_TO_SHOW,
        31: StuckOn.NOT_ELIGIBLE,
        34: StuckOn.NOT_ELIGIBLE,
        35: StuckOn.LEFT_THE_AREA,
    }


def test_only_evidence_is_needed_of_those_stuck_on_it() -> None:
    """One stuck on evidence has what would be enough; nobody else has any."""
    needed = {each.family_id: each.needed for each in the_forty()}
    assert [type(each) for each in needed["INV-03"]] == [NeedsCheck]
    assert [type(each) for each in needed["INV-22"]] == [NeedsConfirmation]
    stuck = [name for name, what in needed.items() if what]
    assert stuck == ["INV-03", "INV-10", "INV-18", "INV-22", "INV-23"]


@pytest.mark.parametrize(
    ("changes", "on", "expected"),
    [
        ({}, D, Stage.READY),
        ({"attached_on": D + ONE_DAY}, D, Stage.IDENTIFIED),
        ({"attached_on": D}, D, Stage.PROGRESSING),
        ({"attached_on": None}, D, Stage.IDENTIFIED),
        ({"planned_on": D}, D, Stage.READY),
        ({"planned_on": D + ONE_DAY}, D, Stage.ATTACHED),
        ({"claims": [EarlierClaim("F1", "progress", D)]}, D, Stage.CLAIMED),
        ({"claims": [EarlierClaim("F1", "x", D + ONE_DAY)]}, D, Stage.READY),
        ({"left_area_on": D + ONE_DAY}, D, Stage.READY),
        ({}, date(2014, 8, 31), Stage.IDENTIFIED),
    ],
)
def test_each_stage_on_its_day(
    changes: dict[str, object], on: date, expected: Stage
) -> None:
    """A date on the day counts, and one a day later does not."""
    assert stage(a_family(**changes), on) == (expected, None)


NEEDS = [Need("F1", "", "crime", date(2017, 1, 9))]


@pytest.mark.parametrize(
    ("changes", "on", "expected"),
    [
        ({"left_area_on": D}, D, StuckOn.LEFT_THE_AREA),
        ({"left_area_on": D, "attached_on": None}, D, StuckOn.LEFT_THE_AREA),
        ({"left_area_on": D}, date(2020, 4, 1), StuckOn.LEFT_THE_AREA),
        ({}, date(2020, 4, 1), StuckOn.OUTSIDE),
        ({"needs": NEEDS}, D, StuckOn.NOT_ELIGIBLE),
    ],
)
def test_what_a_family_is_stuck_on(
    changes: dict[str, object], on: date, expected: StuckOn
) -> None:
    """What is in the way for good, and what cannot be mended by progress."""
    assert stage(a_family(**changes), on) == (Stage.STUCK, expected)


def test_who_was_claimed_for_is_not_stuck() -> None:
    """A family that left after its result was claimed is claimed."""
    claims = [EarlierClaim("F1", "progress", D)]
    family = a_family(claims=claims, left_area_on=D)
    assert stage(family) == (Stage.CLAIMED, None)


def test_who_lacks_a_plan_is_attached_whether_or_not_eligible() -> None:
    """The assessment may still find the needs that are asked for."""
    family = a_family(needs=NEEDS, assessed_on=None, planned_on=None)
    assert stage(family) == (Stage.ATTACHED, None)


def test_windows_that_are_over() -> None:
    """A family is stuck when every window is over, and not while one is to come."""
    over = Window(date(2017, 1, 1), D, CLAUSE)
    to_come = Window(D + ONE_DAY, date(2018, 1, 1), CLAUSE)
    stuck = evolve(BRADFORD, windows=(over,))
    waits = evolve(BRADFORD, windows=(over, to_come))
    assert stage(a_family(), plan=stuck) == (Stage.STUCK, StuckOn.OUTSIDE)
    assert stage(a_family(), plan=waits) == (Stage.PROGRESSING, None)


@pytest.mark.parametrize(
    ("attached", "expected"),
    [
        (date(2010, 11, 30), (Stage.STUCK, StuckOn.OUTSIDE)),
        (date(2010, 12, 1), (Stage.ATTACHED, None)),
    ],
)
def test_attached_before_the_plan_allows(
    attached: date, expected: tuple[object, object]
) -> None:
    """No day of attachment changes: the day before 1 December 2010 is for good."""
    family = a_family(attached_on=attached, planned_on=None, needs=[])
    assert stage(family, date(2013, 6, 1), NOTTINGHAM) == expected


def test_an_approach_that_cannot_be_told_is_not_there_yet() -> None:
    """Under a plan of another sort, a family is attached until its approach is met."""
    assert BRADFORD.asked is not None
    plan = evolve(BRADFORD, engagement=BRADFORD.asked)
    family = a_family(people=[a_pupil(attendance=[])])
    assert stage(family, plan=plan) == (Stage.ATTACHED, None)


def test_what_is_neutral_is_not_in_the_way_for_good() -> None:
    """A neutral part of eligibility may be met another day, so nobody is stuck on it."""
    assert BRADFORD.asked is not None
    plan = evolve(BRADFORD, eligibility=BRADFORD.asked)
    family = a_family(people=[an_adult()], attached_on=None)
    assert stage(family, plan=plan) == (Stage.IDENTIFIED, None)


def test_the_least_evidence_that_would_do_is_needed() -> None:
    """Of two adults with open jobs, one confirmation is enough, whatever else is short."""
    off, began = date(2017, 5, 2), date(2017, 5, 3)
    adults = [
        Person(
            [Stay(name, "F1", date(1985, 5, 1))],
            employment=[Employment(name, began)],
            benefits=[Benefit(name, "income-support", off, off)],
        )
        for name in ("A1", "A2")
    ]
    days = [date(2016, 9, 1), date(2017, 9, 1)]
    family = a_family(
        people=[*adults, a_pupil()],
        incidents=[Incident("F1", "C1", "asb", day) for day in days],
    )
    decision = validate(Claim(family, D), BRADFORD)
    assert len(decision.still_needed) == 2
    assert position(decision).needed == decision.still_needed[:1]


def test_a_crash_is_stuck_on_an_error() -> None:
    """A claim that could not be decided is counted, as stuck on an error."""
    failed = Failure("F1", BRADFORD, D, RuntimeError("a bug"))
    assert position(failed) == Position("F1", Stage.STUCK, StuckOn.ERROR)


@given(claims())
def test_what_a_stage_says_of_a_claim(case: tuple[Family, date]) -> None:
    """
    Claimable is payable; claimed has an earlier claim; evidence is for undetermined.
    """
    family, on = case
    decision = validate(Claim(family, on), BRADFORD)
    found = position(decision)
    claimed = any(row.claimed_on <= on for row in family.claims)
    assert (found.stage is Stage.CLAIMED) is claimed
    assert (found.stage is Stage.READY) is decision.payable
    assert (found.stage is Stage.STUCK) is (found.stuck_on is not None)
    assert (found.stuck_on is StuckOn.EVIDENCE) is bool(found.needed)
    if found.needed:
        assert decision.verdict is UNDETERMINED
        assert set(found.needed) <= set(decision.still_needed)
