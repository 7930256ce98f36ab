"""
The amounts that fall due: fees and results, each on its day, and fees that lapsed.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from made import BRADFORD, D, a_family
from paid import ATTACHED, ONE_DAY, decided
from pbr import Claim, validate
from pbr.money.dues import (
    ATTACHMENT_FEE,
    Due,
    Kind,
    due,
    due_from_earlier_claims,
    earlier_claims_without_amount,
    lapsed_fee,
)
from pbr.money.totals import total
from pbr.records import EarlierClaim
from worked import CASES, Case


def test_a_fee_and_a_result_are_due_on_their_days() -> None:
    """
    The fee falls due on the day of attachment, the result on the day of the claim.
    """
    plan = BRADFORD.name
    assert list(due(decided())) == [
        Due("F1", plan, Kind.FEE, ATTACHMENT_FEE, ATTACHED, Decimal("1000.00")),
        Due("F1", plan, Kind.RESULT, "progress", D, Decimal("800.00")),
    ]


def test_a_supplement_is_due_with_its_result(tmp_path: Path) -> None:
    """
    What is paid on top of a result is an amount of its own, due on the same day.
    """
    case = Case.read(CASES / "phase-one-a-and-b-2013.toml")
    decision = case.decision(tmp_path)
    paid = [each for each in due(decision) if each.kind is not Kind.FEE]
    assert [(each.kind, each.what, str(each.pounds)) for each in paid] == [
        (Kind.RESULT, "education-crime-asb", "1500.00"),
        (Kind.SUPPLEMENT, "progress-to-work", "100.00"),
    ]
    assert {each.on for each in paid} == {case.on}
    assert total(paid).pounds == decision.amount


def test_a_fee_alone_is_due_if_nothing_is_payable() -> None:
    """
    A claim that is not met pays its fee, if that is earned, and no result.
    """
    assert [each.kind for each in due(decided(incidents=[]))] == [Kind.FEE, Kind.RESULT]
    refused = decided(claims=[EarlierClaim("F1", "progress", D)])
    assert [each.kind for each in due(refused)] == [Kind.FEE]
    assert list(due(decided(key_worker=""))) == []


@pytest.mark.parametrize(("days", "earned"), [(0, False), (1, True)])
def test_a_family_that_left_no_longer_earns_its_fee(days: int, earned: bool) -> None:  # noqa: FBT001 - a case
    """
    On the day it leaves the fee has lapsed; the day before it is still earned.
    """
    decision = decided(left_area_on=D + days * ONE_DAY)
    fee = Due(
        "F1", BRADFORD.name, Kind.FEE, ATTACHMENT_FEE, ATTACHED, Decimal("1000.00")
    )
    assert [list(due(decision))[:1], lapsed_fee(decision)] == (
        [[fee], None] if earned else [[], fee]
    )


@pytest.mark.parametrize(
    "changes",
    [
        {"key_worker": ""},
        {"attached_on": None},
        {"attached_on": D + ONE_DAY},
        {"left_area_on": ATTACHED},
        {"left_area_on": date(2017, 2, 1)},
    ],
    ids=str,
)
def test_a_fee_that_was_never_earned_has_not_lapsed(changes: dict[str, Any]) -> None:
    """
    Not without a key worker, nor attachment; nor if the family left before its plan.
    """
    decision = validate(Claim(a_family(**changes), D), BRADFORD)
    assert (list(due(decision)), lapsed_fee(decision)) == ([], None)


def test_a_family_that_left_the_day_after_its_plan_earned_the_fee() -> None:
    """
    One day with a plan and in the area is enough for the fee to have been earned.
    """
    assert lapsed_fee(decided(left_area_on=date(2017, 2, 2))) is not None


def test_an_earlier_claim_has_an_amount_on_the_plans_last_day() -> None:
    """
    A claim made on the day the plan is over has none; one made the day before has.
    """
    over = BRADFORD.before
    rows = [EarlierClaim("F1", "progress", day) for day in (over - ONE_DAY, over)]
    decision = validate(Claim(a_family(claims=rows), over), BRADFORD)
    assert [each.on for each in due_from_earlier_claims(decision)] == [over - ONE_DAY]
    assert earlier_claims_without_amount(decision) == (rows[1],)


def test_an_earlier_claim_in_capitals_is_of_the_result() -> None:
    """
    A result is compared folded, and is due under the name that the plan gives it.
    """
    rows = [EarlierClaim("F1", word, D - ONE_DAY) for word in ("PROGRESS", "progres")]
    decision = validate(Claim(a_family(claims=rows), D), BRADFORD)
    assert [each.what for each in due_from_earlier_claims(decision)] == ["progress"]
    assert earlier_claims_without_amount(decision) == (rows[1],)
