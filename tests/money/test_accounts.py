"""
Accounts: what is due to a council, and what of it is within the allocation.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, strategies as st

from made import BRADFORD, D
from paid import ATTACHED, ONE_DAY, decided, decisions
from pbr import Decision
from pbr.batch import Failure
from pbr.exceptions import Contradiction
from pbr.money.accounts import Account, account
from pbr.money.allocation import FamilyPlace, maximum_for
from pbr.money.dues import due
from pbr.money.totals import Total, by_plan, by_quarter, by_result, total
from pbr.records import EarlierClaim

ALLOCATIONS = st.none() | st.integers(0, 9)


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


def test_a_crash_is_listed_with_its_family(monkeypatch: pytest.MonkeyPatch) -> None:
    """
    A claim that crashed, on the day or on an earlier one, pays nothing and is listed.
    """
    bug = RuntimeError("a bug")

    def crash(*_: object) -> None:
        raise bug

    monkeypatch.setattr("pbr.money.accounts.lapsed_fee", crash)
    failed = Failure("F1", BRADFORD, D, bug)
    found = account([failed, decided("F2", left_area_on=D)])
    assert (found.dues, found.lapsed) == ((), ())
    assert found.failures == (failed, Failure("F2", BRADFORD, D, bug))


def test_what_contradicts_itself_is_not_a_crash(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """
    An error that pbr raises on purpose is raised.
    """

    def refuse(*_: object) -> None:
        message = "no"
        raise Contradiction(message)

    monkeypatch.setattr("pbr.money.accounts.lapsed_fee", refuse)
    with pytest.raises(Contradiction, match="no"):
        account([decided()])


def test_an_account_adds_up() -> None:
    """
    Two families' fees and results have one total by result, by quarter and by plan.
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


def test_nothing_is_due_without_families() -> None:
    """
    Without decisions the account is empty, and its total is £0.00.
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
    assert found.families_paid_for == frozenset(within)
    assert {each.family_id for each in found.within} == set(within)
    assert total(found.within).pounds == 1800 * len(within)
    assert total(found.beyond).pounds == 1800 * (3 - len(within))


def test_a_family_claimed_before_keeps_its_place() -> None:
    """
    A result claimed earlier takes a place from its day, though nothing more is due.
    """
    before = EarlierClaim("F1", "progress", ATTACHED - ONE_DAY)
    claimed = decided("F1", key_worker="", claims=[before])
    assert list(due(claimed)) == []
    found = account([decided("F2"), claimed], 1)
    assert found.places == (
        FamilyPlace(before.claimed_on, "F1"),
        FamilyPlace(ATTACHED, "F2"),
    )
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
    A family decided twice is refused, so that nothing is paid twice.
    """
    with pytest.raises(Contradiction) as raised:
        account([decided(), decided()])
    assert str(raised.value) == "family F1 is decided twice; an account has it once"


def test_an_allocation_is_at_least_0() -> None:
    """
    An allocation below 0 is refused.
    """
    with pytest.raises(Contradiction) as raised:
        account([], -1)
    assert str(raised.value) == "families are counted from 0, not -1"


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
    Every amount is within the allocation or beyond it, for at most that many families.
    """
    found = account(made, allocation)
    assert sorted(found.within + found.beyond, key=lambda each: each.order) == list(
        found.dues
    )
    assert len(found.families_paid_for) == min(allocation, len(found.places))
    assert total(found.within).pounds <= maximum_for(allocation, BRADFORD, D)


@given(decisions(), st.integers(0, 8))
def test_a_greater_allocation_takes_nothing_away(
    made: list[Decision], allocation: int
) -> None:
    """
    One family more in the allocation keeps every family that was in it.
    """
    fewer, more = account(made, allocation), account(made, allocation + 1)
    assert fewer.families_paid_for <= more.families_paid_for
    assert len(more.families_paid_for - fewer.families_paid_for) <= 1


@given(decisions(), ALLOCATIONS)
def test_the_order_of_decisions_changes_nothing(
    made: list[Decision], allocation: int | None
) -> None:
    """
    Decisions in another order make the same account (SPEC §10.1).
    """
    turned = made[::-1]
    assert account(turned, allocation) == account(made, allocation)
