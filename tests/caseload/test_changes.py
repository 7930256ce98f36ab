"""
Two batches compared: verdicts and pounds, before and after.
"""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

import pytest
from attrs import evolve
from hypothesis import given, strategies as st
from hypothesis.strategies import DrawFn

from compared import batch
from filed import filed_under
from made import (
    BATH_2015,
    BRADFORD,
    CAMBRIDGESHIRE,
    D,
    a_family,
    claims,
)
from pbr import Claim, validate
from pbr.batch import Tally, decide_each
from pbr.caseload.changes import (
    Batch,
    Change,
    Differences,
    FirstDifference,
    Move,
    Side,
    change_of,
    differences,
)
from pbr.caseload.sides import NoAnswer
from pbr.claims import Answer
from pbr.exceptions import Contradiction
from pbr.verdicts import MET, NOT_MET

ONE_DAY = timedelta(days=1)


def test_a_batch_does_not_differ_from_itself() -> None:
    """
    Nothing changed and nothing moved, and every family is counted.
    """
    families = (a_family(), a_family(family_id="F2", key_worker=""))
    found = differences(batch(*families), batch(*families))
    assert found.changed == ()
    assert [each.family_id for each in found.families] == ["F1", "F2"]
    assert [found.moved, found.fees_moved] == [0, 0]
    assert found.moves == (
        Move("met", "met", ("F1",), Decimal("0.00")),
        Move("not_met", "not_met", ("F2",), Decimal("0.00")),
    )


def test_the_change_in_pounds() -> None:
    """
    A family without its key worker loses the result's £800 and the fee's £1,000.
    """
    found = differences(batch(a_family()), batch(a_family(key_worker="")))
    (change,) = found.changed
    pounds = (Decimal("800.00"), Decimal("1000.00"))
    assert change.before == Side(Answer(MET, "progress", *pounds))
    assert change.after == Side(Answer(NOT_MET, None, Decimal("0.00"), None))
    assert (str(change.moved), str(change.fee_moved)) == ("-800.00", "-1000.00")
    assert [found.before, found.after, found.moved] == [800, 0, -800]
    assert [found.fees_before, found.fees_after, found.fees_moved] == [1000, 0, -1000]
    assert found.moves == (Move("met", "not_met", ("F1",), Decimal("-800.00")),)


def test_a_family_that_only_one_side_has() -> None:
    """
    It is not there in the other, moves its pounds, and has no finding to compare.
    """
    found = differences(batch(a_family()), batch(a_family(family_id="F2")))
    gone, come = found.families
    assert (gone.before.verdict, gone.after.verdict) == ("met", "not there")
    assert (come.before.verdict, come.after.verdict) == ("not there", "met")
    assert (gone.first, come.first) == (None, None)
    assert [gone.moved, come.moved, found.moved] == [-800, 800, 0]


def test_a_claim_that_crashes_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    """
    A crash on one side is an error with no pounds, and has no finding to compare.
    """
    decision = validate(Claim(a_family(), D), BRADFORD)

    def crash(*_: object) -> None:
        message = "a bug"
        raise RuntimeError(message)

    monkeypatch.setattr("pbr.batch.validate", crash)
    failed = batch(a_family()).decided("F1")
    change = change_of("F1", decision, failed)
    assert (change.after, change.first) == (Side(NoAnswer.ERROR), None)
    assert change.moved == -800


def test_a_family_is_in_a_batch_once() -> None:
    """
    Two families of one id are refused: they could not be matched.
    """
    with pytest.raises(Contradiction) as raised:
        batch(a_family(), a_family())
    assert str(raised.value) == "family F1 is in the batch twice"


PLANS = st.sampled_from((BRADFORD, BATH_2015, CAMBRIDGESHIRE))


@st.composite
def batches(draw: DrawFn) -> tuple[Batch, Batch]:
    """
    Two batches that share some families, days or plans, and differ in others.
    """
    drawn = draw(st.lists(claims(), max_size=3))
    families = [
        filed_under(f"F{number}", family) for number, (family, _) in enumerate(drawn)
    ]
    families += [a_family(family_id="M1"), a_family(family_id="M2", incidents=[])]
    changed = [
        draw(st.sampled_from((one, evolve(one, claims=[]), evolve(one, key_worker=""))))
        for one in families
    ]
    days = st.sampled_from((D, D + ONE_DAY, *[on for _, on in drawn]))
    before = families[draw(st.integers(0, 1)) :]
    after = changed[: len(changed) - draw(st.integers(0, 1))]
    return (
        Batch(tuple(before), draw(days), draw(PLANS)),
        Batch(tuple(after), draw(days), draw(PLANS)),
    )


def turned_round(change: Change) -> Change:
    """
    The same change, the other way.
    """
    place = change.first
    back = None if place is None else FirstDifference(place.after, place.before)
    return Change(change.family_id, change.after, change.before, back)


@given(batches())
def test_turned_round_it_is_the_same_turned_round(two: tuple[Batch, Batch]) -> None:
    """
    Swapped, the two give each change the other way round, pounds included.
    """
    there, back = differences(*two), differences(*two[::-1])
    assert back.families == tuple(turned_round(each) for each in there.families)
    assert (back.moved, back.fees_moved) == (-there.moved, -there.fees_moved)
    assert [(m.after, m.before, m.families, -m.pounds) for m in back.moves] == sorted(
        [(m.before, m.after, m.families, m.pounds) for m in there.moves],
        key=lambda m: (m[1], m[0]),
    )


@given(batches())
def test_pounds_moved_are_the_difference_of_the_totals(
    two: tuple[Batch, Batch],
) -> None:
    """
    The change in pounds, in total and by verdict, is what is paid after less before.
    """
    found = differences(*two)
    tallies = []
    for each in two:
        tally = Tally()
        for decided in decide_each(each.families, each.on, each.plan):
            tally.add(decided)
        tallies.append(tally)
    assert (found.before, found.after) == (tallies[0].total, tallies[1].total)
    assert found.moved == found.after - found.before
    assert found.fees_moved == found.fees_after - found.fees_before
    assert sum(each.pounds for each in found.moves) == found.moved
    assert sum(each.moved for each in found.changed) == found.moved
    counted = [family for each in found.moves for family in each.families]
    assert sorted(counted) == sorted(two[0].ids | two[1].ids)


@given(batches())
def test_a_batch_against_itself_is_empty(two: tuple[Batch, Batch]) -> None:
    """
    No family of a batch has another answer in the same batch.
    """
    for each in two:
        assert differences(each, each).changed == ()


def test_empty_batches_do_not_differ() -> None:
    """
    Two batches without families have no changes, and no pounds.
    """
    found = differences(batch(), batch())
    assert found == Differences(())
    assert str(found.moved) == "0.00"
