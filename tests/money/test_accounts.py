"""
What claims come to in money: by day, quarter, result and plan, within an allocation.
"""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given, strategies as st
from hypothesis.strategies import DrawFn

from made import BATH_2012, BRADFORD, CAMBRIDGESHIRE, NOTTINGHAM, D, a_family, claims
from pbr import Claim, Decision, validate
from pbr.batch import Failure
from pbr.exceptions import Contradiction
from pbr.money.accounts import (
    ATTACHMENT_FEE,
    Account,
    Due,
    Kind,
    Place,
    Total,
    account,
    by_plan,
    by_quarter,
    by_result,
    due,
    lapsed_fee,
    most_for,
    total,
)
from pbr.records import EarlierClaim, Family, Person, Stay
from worked import CASES, Case

ONE_DAY = timedelta(days=1)


ATTACHED = date(2017, 1, 9)


def decided(
    family_id: str = "F1", attached: date = ATTACHED, **changes: object
) -> Decision:
    """
    A family that Bradford pays for on 31 October 2017, or one that differs a little.
    """
    family = a_family(family_id=family_id, attached_on=attached, **changes)
    return validate(Claim(family, D), BRADFORD)


def test_a_fee_and_a_result_are_due_on_their_days() -> None:
    """
    The fee falls due on the day of attachment, the result on the day of the claim.
    """
    plan = BRADFORD.name
    assert list(due(decided())) == [
        Due("F1", plan, Kind.FEE, ATTACHMENT_FEE, ATTACHED, Decimal("1000.00")),
        Due("F1", plan, Kind.RESULT, "progress", D, Decimal("800.00")),
    ]


def test_a_supplement_is_due_beside_its_result(tmp_path: Path) -> None:
    """
    What is paid on top of a result is an amount of its own, of the same day.
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


def test_a_fee_alone_is_due_where_nothing_is_payable() -> None:
    """
    A claim that is not met brings its fee, where that is earned, and no result.
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
    Not without a key worker, nor attachment; nor where the family left before its plan.
    """
    decision = validate(Claim(a_family(**changes), D), BRADFORD)
    assert (list(due(decision)), lapsed_fee(decision)) == ([], None)


def test_a_family_that_left_the_day_after_its_plan_earned_the_fee() -> None:
    """
    One day with a plan and in the area is enough for the fee to have been earned.
    """
    assert lapsed_fee(decided(left_area_on=date(2017, 2, 2))) is not None


def test_a_family_attached_before_there_were_days_has_no_crash() -> None:
    """
    Days before 1900 are not asked about: on its first the family was attached already.
    """
    long_ago = date(1899, 12, 31)
    plan = evolve(BRADFORD, attached_since=None)
    child = Person(stays=[Stay("C1", "F1", date(1895, 5, 1))])
    family = a_family(attached_on=long_ago, left_area_on=D, people=[child])
    fee = lapsed_fee(validate(Claim(family, D), plan))
    assert fee is not None
    assert fee.on == long_ago


def test_a_lapsed_fee_is_in_no_total_and_keeps_its_place() -> None:
    """
    The family that left was first: with one place, nothing is paid for the other.
    """
    left = decided("F2", left_area_on=D)
    second = decided("F1", ATTACHED + ONE_DAY)
    found = account([second, left], 1)
    assert [each.family_id for each in found.lapsed] == ["F2"]
    assert [each.family_id for each in found.places] == ["F2", "F1"]
    assert (found.within, total(found.beyond)) == ((), Total(2, Decimal("1800.00")))


def test_a_crash_is_told_of_its_family(monkeypatch: pytest.MonkeyPatch) -> None:
    """
    A claim that crashed, on the day or on an earlier one, brings nothing and is told.
    """
    bug = RuntimeError("a bug")

    def crash(*_: object) -> None:
        raise bug

    monkeypatch.setattr("pbr.money.accounts.lapsed_fee", crash)
    failed = Failure("F1", BRADFORD, D, bug)
    found = account([failed, decided("F2", left_area_on=D)])
    assert (found.dues, found.lapsed) == ((), ())
    assert found.failures == (failed, Failure("F2", BRADFORD, D, bug))


def test_what_contradicts_itself_is_no_crash(monkeypatch: pytest.MonkeyPatch) -> None:
    """
    What pbr refuses is refused.
    """

    def refuse(*_: object) -> None:
        message = "no"
        raise Contradiction(message)

    monkeypatch.setattr("pbr.money.accounts.lapsed_fee", refuse)
    with pytest.raises(Contradiction, match="no"):
        account([decided()])


def test_an_account_adds_up() -> None:
    """
    Two families' fees and results come to the same by result, by quarter and by plan.
    """
    found = account([decided("F2", date(2017, 4, 3)), decided("F1")])
    two = {"2016/17 Q4": "1000.00", "2017/18 Q1": "1000.00", "2017/18 Q3": "1600.00"}
    quarters = by_quarter(found.within)
    assert {str(key): str(each.pounds) for key, each in quarters.items()} == two
    assert by_result(found.within) == {
        "attachment fee": Total(2, Decimal("2000.00")),
        "progress": Total(2, Decimal("1600.00")),
    }
    assert by_plan(found.within) == {BRADFORD.name: Total(4, Decimal("3600.00"))}
    assert [each.on for each in found.dues] == [ATTACHED, date(2017, 4, 3), D, D]
    assert found.beyond == ()


def test_nothing_is_due_of_no_families() -> None:
    """
    No decision is an empty account, of no pounds and no pence.
    """
    assert account([]) == Account((), (), None)
    assert str(total(()).pounds) == "0.00"


@pytest.mark.parametrize(
    ("allocation", "within"),
    [
        (0, []),
        (1, ["F2"]),
        (2, ["F2", "F1"]),
        (3, ["F2", "F1", "F3"]),
        (4, ["F2", "F1", "F3"]),
    ],
)
def test_an_allocation_goes_to_the_first_families(
    allocation: int, within: list[str]
) -> None:
    """
    Families are paid for in order of attachment, then of id; one too many is not.
    """
    later = ATTACHED + ONE_DAY
    decisions = [decided("F3", later), decided("F1", later), decided("F2")]
    found = account(decisions, allocation)
    assert [each.family_id for each in found.places[:allocation]] == within
    assert found.holders == frozenset(within)
    assert {each.family_id for each in found.within} == set(within)
    assert total(found.within).pounds == 1800 * len(within)
    assert total(found.beyond).pounds == 1800 * (3 - len(within))


def test_a_family_claimed_before_keeps_its_place() -> None:
    """
    A result claimed earlier takes a place since its day, though nothing more is due.
    """
    before = EarlierClaim("F1", "progress", ATTACHED - ONE_DAY)
    claimed = decided("F1", key_worker="", claims=[before])
    assert list(due(claimed)) == []
    found = account([decided("F2"), claimed], 1)
    assert found.places == (Place(before.claimed_on, "F1"), Place(ATTACHED, "F2"))
    assert (found.within, len(found.beyond)) == ((), 2)


@pytest.mark.parametrize(("days", "places"), [(0, ["F1", "F2"]), (1, ["F2"])])
def test_a_claim_after_the_day_takes_no_place(days: int, places: list[str]) -> None:
    """
    A row of claims.csv dated on the day takes a place; one dated after it does not.
    """
    row = EarlierClaim("F1", "progress", D + days * ONE_DAY)
    found = account([decided("F1", key_worker="", claims=[row]), decided("F2")])
    assert sorted(each.family_id for each in found.places) == places


def test_a_family_is_accounted_for_once() -> None:
    """
    A family decided twice is refused, so that nothing is paid for twice.
    """
    with pytest.raises(Contradiction) as raised:
        account([decided(), decided()])
    assert str(raised.value) == "family F1 is decided twice; an account has it once"


def test_an_allocation_is_no_less_than_nought() -> None:
    """
    An allocation below nought is refused.
    """
    with pytest.raises(Contradiction) as raised:
        account([], -1)
    assert str(raised.value) == "families are counted from 0, not -1"


def test_the_most_that_families_can_bring() -> None:
    """
    It is fee and dearest result, with a supplement of its own, by the amounts of a day.
    """
    assert most_for(3, BRADFORD, D) == Decimal("5400.00")
    days = (date(2013, 3, 31), date(2013, 4, 1), date(2014, 4, 1))
    assert [most_for(1, BATH_2012, day) for day in days] == [4000] * 3
    assert str(most_for(0, CAMBRIDGESHIRE, D)) == "0.00"


def test_a_supplement_can_make_the_dearest_result() -> None:
    """
    Where its supplement is dearer, the result with it is the most; never all together.
    """
    results = [
        evolve(
            each, amounts=tuple(evolve(a, pounds=a.pounds * 3) for a in each.amounts)
        )
        if each.supplement_to
        else each
        for each in NOTTINGHAM.results
    ]
    plan = evolve(NOTTINGHAM, results=tuple(results))
    on = date(2012, 6, 1)
    assert most_for(1, plan, on) == 3200 + 700 + 300


@st.composite
def decisions(draw: DrawFn) -> list[Decision]:
    """
    Some families under Bradford's plan, each with an id of its own; some are paid for.
    """
    drawn = draw(st.lists(claims(), max_size=4))
    started = [
        ATTACHED + days * ONE_DAY
        for days in draw(st.lists(st.integers(0, 200), max_size=4))
    ]
    families: list[tuple[Family, date]] = [
        *drawn,
        *[(a_family(attached_on=day), D) for day in started],
    ]
    return [
        validate(Claim(evolve(family, family_id=f"F{number}"), on), BRADFORD)
        for number, (family, on) in enumerate(families)
    ]


ALLOCATIONS = st.none() | st.integers(0, 9)


@given(decisions(), ALLOCATIONS)
def test_every_grouping_comes_to_the_same(
    made: list[Decision], allocation: int | None
) -> None:
    """
    By result, by quarter and by plan the totals add up to what is paid.
    """
    within = account(made, allocation).within
    for groups in (by_result(within), by_quarter(within), by_plan(within)):
        parts = list(groups.values())
        numbers, pounds = (
            sum(each.number for each in parts),
            sum((each.pounds for each in parts), Decimal("0.00")),
        )
        assert Total(numbers, pounds) == total(within)


@given(decisions())
def test_an_account_is_its_decisions_amounts(made: list[Decision]) -> None:
    """
    Without an allocation all is paid: each decision's amount, and each fee earned.
    """
    expected = sum(each.amount + (each.attachment_fee or 0) for each in made)
    assert total(account(made).within).pounds == expected


@given(decisions(), st.integers(0, 9))
def test_what_is_not_within_is_beyond(made: list[Decision], allocation: int) -> None:
    """
    Every amount is within the allocation or beyond it, for so many families at most.
    """
    found = account(made, allocation)
    assert sorted(found.within + found.beyond, key=lambda each: each.order) == list(
        found.dues
    )
    assert len(found.holders) == min(allocation, len(found.places))
    assert total(found.within).pounds <= most_for(allocation, BRADFORD, D)


@given(decisions(), st.integers(0, 8))
def test_a_greater_allocation_takes_nothing_away(
    made: list[Decision], allocation: int
) -> None:
    """
    One family more in the allocation keeps every family that was in it.
    """
    fewer, more = account(made, allocation), account(made, allocation + 1)
    assert fewer.holders <= more.holders
    assert len(more.holders - fewer.holders) <= 1


@given(decisions(), ALLOCATIONS)
def test_the_order_of_decisions_changes_nothing(
    made: list[Decision], allocation: int | None
) -> None:
    """
    Decisions in another order make the same account (SPEC §10.1).
    """
    turned = made[::-1]
    assert account(turned, allocation) == account(made, allocation)
