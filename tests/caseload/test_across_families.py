"""
What only shows across families: each kind of flag, with and without, the same from both sides.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given, strategies as st

from filed import filed_under
from flagged import MAY, a_house, a_member, a_plain_family, flagged_decision
from made import BRADFORD, D, a_family
from pbr.batch import Failure, decide_one
from pbr.caseload.across_families import flags_across, with_flags
from pbr.claims import Claim, Decision, validate
from pbr.exceptions import Contradiction
from pbr.flags import Flag, FlagKind, Oddity
from pbr.plans.plan import Window
from pbr.records import EarlierClaim, Family, Row
from pbr.testing import families
from strategies import CLAUSE

ONE_DAY = timedelta(days=1)


def signs(*found: Family, plan: Any = BRADFORD) -> dict[str, list[FlagKind | Oddity]]:
    """
    The kind of each flag of each family, when they are compared; oddities by themselves.
    """
    return {
        family_id: [sign for flag in theirs for sign in (flag.oddities or (flag.kind,))]
        for family_id, theirs in flags_across(found, D, plan).items()
    }


def test_a_family_by_itself_has_no_flags() -> None:
    """
    A family that shares nobody and was not claimed for is not flagged.
    """
    assert signs(a_family(), a_house("F2", a_member("B1", "F2"))) == {}


@pytest.mark.parametrize(
    ("left", "joined", "flagged"),
    [(MAY, MAY, True), (MAY, MAY + ONE_DAY, False), (None, D, True)],
)
def test_one_person_in_two_families_on_one_day(
    left: date | None,
    joined: date,
    flagged: bool,  # noqa: FBT001
) -> None:
    """
    In both on one day flags both; gone the day before is a move.
    """
    one = a_house("F1", a_member("A1", "F1", left_on=left))
    other = a_house("F2", a_member("A1", "F2", joined_on=joined))
    expected = [FlagKind.IN_TWO_FAMILIES] if flagged else []
    assert signs(one, other) == ({"F1": expected, "F2": expected} if expected else {})


def test_a_day_in_both_that_is_still_to_come_is_not_flagged() -> None:
    """
    What is after the day of the claim is not known.
    """
    one = a_house("F1", a_member("A1", "F1"))
    other = a_house("F2", a_member("A1", "F2", joined_on=D + ONE_DAY))
    assert signs(one, other) == {}


def test_a_person_of_a_family_claimed_for_is_flagged_in_the_next() -> None:
    """
    Moved, and claimed for before: both are flagged, with both stays and the claim.
    """
    earlier = EarlierClaim("F1", "progress", MAY)
    one = a_house("F1", a_member("A1", "F1", left_on=MAY), claims=[earlier])
    other = a_house("F2", a_member("A1", "F2", joined_on=D))
    found = flags_across([one, other], D, BRADFORD)
    stays = (*one.people[0].stays, *other.people[0].stays)
    expected = Flag(
        FlagKind.CLAIMED_ELSEWHERE,
        one.people[0].subject,
        ("F1", "F2"),
        (*stays, earlier),
        ((2,),),
        blocks=True,
    )
    assert found == {"F1": (expected,), "F2": (expected,)}
    for day, flagged in ((D, True), (D + ONE_DAY, False)):
        late = evolve(one, claims=[evolve(earlier, claimed_on=day)])
        assert bool(signs(late, other)) is flagged


def test_a_family_under_a_new_id_is_flagged() -> None:
    """
    Two people who are all of one family, and are in another: one family, two ids.
    """
    one = a_house(
        "F1", a_member("A1", "F1", left_on=MAY), a_member("A2", "F1", left_on=MAY)
    )
    again = [a_member(who, "F2", joined_on=D) for who in ("A1", "A2")]
    assert signs(one, a_house("F2", *again, a_member("A3", "F2"))) == {
        "F1": [FlagKind.NEW_IDS],
        "F2": [FlagKind.NEW_IDS],
    }
    third = a_member("A4", "F1", left_on=MAY)
    more = a_house("F1", *one.people, third)
    assert signs(more, a_house("F2", *again, a_member("A3", "F2"))) == {}
    assert signs(more, a_house("F2", again[0])) == {}


@pytest.mark.parametrize(
    ("claimed", "attached", "odd"),
    [
        (MAY, MAY, []),
        (MAY - ONE_DAY, MAY, [Oddity.BEFORE_ATTACHMENT]),
        (MAY, None, [Oddity.BEFORE_ATTACHMENT]),
        (D + ONE_DAY, MAY, []),
        (BRADFORD.since, BRADFORD.since, []),
        (
            BRADFORD.since - ONE_DAY,
            BRADFORD.since - ONE_DAY,
            [Oddity.OUTSIDE_WINDOWS],
        ),
    ],
)
def test_an_earlier_claim_is_compared_with_attachment_and_plan(
    claimed: date, attached: date | None, odd: list[Oddity]
) -> None:
    """
    Made before the family was attached, or outside the plan: on the day, and beside it.
    """
    rows = [EarlierClaim("F1", "progress", claimed)]
    family = a_house("F1", a_member("A1", "F1"), claims=rows, attached_on=attached)
    assert signs(family) == ({"F1": odd} if odd else {})


@pytest.mark.parametrize(
    ("claimed", "flagged"),
    [(MAY - ONE_DAY, True), (MAY, False), (D - ONE_DAY, False), (D, True)],
)
def test_an_earlier_claim_is_compared_with_the_windows(
    claimed: date,
    flagged: bool,  # noqa: FBT001
) -> None:
    """
    Where a plan has claim windows, a claim outside them is flagged.
    """
    plan = evolve(BRADFORD, windows=(Window(MAY, D, CLAUSE),))
    rows = [EarlierClaim("F1", "progress", claimed)]
    family = a_house("F1", a_member("A1", "F1"), claims=rows, attached_on=MAY - ONE_DAY)
    assert bool(signs(family, plan=plan)) is flagged


def test_a_result_of_another_plan_is_flagged() -> None:
    """
    A result that the plan does not have was claimed under another.
    """
    rows = [EarlierClaim("F1", "continuous-employment", D)]
    family = a_house("F1", a_member("A1", "F1"), claims=rows)
    assert signs(family) == {"F1": [Oddity.ANOTHER_PLAN]}


def test_a_result_in_capitals_is_the_plans() -> None:
    """
    A result is compared folded.
    """
    rows = [EarlierClaim("F1", "Progress", D)]
    assert signs(a_house("F1", a_member("A1", "F1"), claims=rows)) == {}


@given(data=st.data(), made=st.lists(families(BRADFORD), min_size=2, max_size=3))
def test_order_changes_nothing_and_both_sides_say_the_same(
    data: st.DataObject, made: list[Family]
) -> None:
    """
    In whichever order families come the flags are the same, and two families share rows.
    """
    batch = [filed_under(f"F-{number}", family) for number, family in enumerate(made)]
    found = flags_across(batch, D, BRADFORD)
    other = flags_across(data.draw(st.permutations(batch)), D, BRADFORD)
    assert found == other
    assert list(found) == list(other)
    shared = [
        (flag.kind, tuple(map(id, flag.rows)))
        for flags in found.values()
        for flag in flags
        if len(flag.families) > 1
    ]
    assert all(shared.count(each) >= 2 for each in shared)


def test_a_family_twice_with_other_rows_is_compared_once_in_either_order() -> None:
    """
    Whichever comes first, the same rows are compared; no family compares to none.
    """
    rows = [EarlierClaim("F1", "x", D)]
    batch = [a_family(), a_family(claims=rows)]
    found = flags_across(batch, D, BRADFORD)
    assert found == flags_across(batch[::-1], D, BRADFORD)
    assert found == flags_across(batch[:1], D, BRADFORD)
    assert flags_across([], D, BRADFORD) == {}


@pytest.mark.parametrize(("days", "flagged"), [(0, False), (-1, True)])
def test_a_claim_on_the_last_day_of_the_plan_is_in_its_days(
    days: int,
    flagged: bool,  # noqa: FBT001
) -> None:
    """
    The day on which the plan is over is outside, the day before is not.
    """
    day = BRADFORD.before + days * ONE_DAY
    family = a_family(claims=[EarlierClaim("F1", "progress", day)])
    found = flags_across([family], day, BRADFORD)
    oddities = [each for flag in found.get("F1", ()) for each in flag.oddities]
    assert (Oddity.OUTSIDE_WINDOWS in oddities) is not flagged


def test_families_without_flags_and_failures_are_as_they_were() -> None:
    """
    Nothing is added to a family without flags, nor to a claim that crashed.
    """
    decision = validate(Claim(a_plain_family(), D), BRADFORD)
    assert with_flags(decision, {}) is decision
    failed = Failure("F1", BRADFORD, D, ValueError("a bug"))
    assert with_flags(failed, {"F1": flagged_decision().across}) is failed
    alone = decide_one(a_plain_family(), D, BRADFORD)
    assert isinstance(alone, Decision)
    assert alone.across == ()


def test_the_flags_of_a_family_are_in_one_order() -> None:
    """
    By kind, then by person or family, and by rows, as pbr found them or not.
    """
    october = date(2017, 10, 1)
    plan = evolve(BRADFORD, windows=(Window(october, D, CLAUSE),))
    rows = [EarlierClaim("F1", "unknown", october), EarlierClaim("F1", "progress", D)]
    claimed = a_house("F1", a_member("A1", "F1"), claims=rows)
    odd = [Oddity.ANOTHER_PLAN, Oddity.OUTSIDE_WINDOWS]
    assert signs(claimed, plan=plan)["F1"] == odd

    def house(family_id: str, *people: str) -> Family:
        rows = [Row("people.csv", 8 + int(each[1])) for each in people]
        return a_house(
            family_id,
            *[
                a_member(each, family_id, row=row)
                for each, row in zip(people, rows, strict=True)
            ],
        )

    first, second, third = (
        house("F1", "A1", "A2", "A3", "A4"),
        house("F2", "A3", "A4"),
        house("F3", "A1", "A2"),
    )
    for batch in ((second, first, third), (third, first, second)):
        found = flags_across(batch, D, BRADFORD)["F1"]
        assert [(flag.kind, flag.subject.id, flag.families) for flag in found] == [
            (FlagKind.IN_TWO_FAMILIES, "A1", ("F1", "F3")),
            (FlagKind.IN_TWO_FAMILIES, "A2", ("F1", "F3")),
            (FlagKind.IN_TWO_FAMILIES, "A3", ("F1", "F2")),
            (FlagKind.IN_TWO_FAMILIES, "A4", ("F1", "F2")),
            (FlagKind.NEW_IDS, "F1", ("F1", "F2")),
            (FlagKind.NEW_IDS, "F1", ("F1", "F3")),
        ]


def test_a_flag_that_crashes_is_an_error_of_its_claim(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """
    Whatever it raises, the other claims go on: this one is an error, with its family.
    """

    def crash(_: object) -> None:
        raise Contradiction("a bug")  # noqa: EM101, TRY003 - what is tried

    decision = validate(Claim(a_family(), D), BRADFORD)
    monkeypatch.setattr("pbr.claims.decision.own_flags", crash)
    failed = with_flags(decision, {})
    assert isinstance(failed, Failure)
    assert (failed.family_id, failed.on, str(failed.error)) == ("F1", D, "a bug")
