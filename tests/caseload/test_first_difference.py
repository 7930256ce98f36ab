"""
Where two decisions differ first: a finding of the trail, or a price.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from attrs import evolve
from hypothesis import given, strategies as st
from hypothesis.strategies import DrawFn

from compared import batch, said, the_change
from filed import filed_under
from made import (
    BATH_2012,
    BATH_2015,
    BRADFORD,
    CAMBRIDGESHIRE,
    LONG_AGO,
    D,
    a_family,
    a_pupil,
    an_adult,
    claims,
    sessions,
)
from pbr import Claim, validate
from pbr.caseload.changes import (
    Batch,
    Change,
    FirstDifference,
    Price,
    each_change,
    first_difference,
)
from pbr.caseload.first_difference import in_trails
from pbr.findings import Conclusion, Dated, Finding, Found, Trail
from pbr.plans.plan import Result
from pbr.records import Benefit, EarlierClaim, Employment, Need
from pbr.verdicts import EVERY, MET, NOT_APPLICABLE, NOT_MET, Quorum, Verdict
from trails import a_conclusion, a_finding

ONE_DAY = timedelta(days=1)

ONCE = EarlierClaim("F1", "progress", D)


def first(before: Batch, after: Batch) -> tuple[Any, Any] | None:
    """
    The first difference of the one family: what each side is about, and its verdict.
    """
    differing = the_change(before, after).first
    if differing is None:
        return None
    return said(differing.before), said(differing.after)


def test_data_against_data() -> None:
    """
    One session fewer in the last term is the first finding that differs.
    """
    terms = [sessions("C1", season, 120, 12 + season // 2) for season in range(3)]
    worse = a_family(people=[an_adult(), a_pupil(attendance=terms)])
    change = the_change(batch(a_family()), batch(worse))
    assert change.first is not None
    before, after = change.first.before, change.first.after
    assert isinstance(before, Finding)
    assert isinstance(after, Finding)
    assert before.about == after.about == "2016/17 summer"
    assert (before.quantity, after.quantity) != (None, None)
    assert [getattr(each.quantity, "sessions", 0) for each in (before, after)] == [
        108,
        107,
    ]


def test_day_against_day() -> None:
    """
    On the day before, the six months would begin before attachment.
    """
    days = (date(2017, 10, 29), date(2017, 10, 30))
    family = a_family(attached_on=date(2017, 5, 1))
    before, after = (batch(family, on=day) for day in days)
    assert first(before, after) == (
        ("incidents-reduced", "not_met"),
        ("incidents-reduced", "not_applicable"),
    )


def test_plan_against_plan() -> None:
    """
    95%, 95% and 82%: a term of Bradford's against the year of Bath's.
    """
    terms = [sessions("C1", n, 100, missed) for n, missed in enumerate((5, 5, 18))]
    family = a_family(people=[an_adult(), a_pupil(attendance=terms)])
    assert first(batch(family), batch(family, plan=BATH_2015)) == (
        ("2016/17 summer", "not_met"),
        ("attended-overall", "met"),
    )


def test_a_rule_against_several_together() -> None:
    """
    Neutral for Bradford; for Cambridgeshire the first of the findings that fall short.
    """
    family = a_family(incidents=[])
    assert first(batch(family), batch(family, plan=CAMBRIDGESHIRE)) == (
        ("incidents-reduced", "not_applicable"),
        ("score-improved", "not_met"),
    )


def test_a_need_that_only_one_side_has() -> None:
    """
    A need found later is on one side only, and is what the claim falls by.
    """
    more = a_family(needs=[*a_family().needs, Need("F1", "A1", "work", D)])
    assert first(batch(a_family()), batch(more)) == (
        None,
        ("employed-consecutively", "not_met"),
    )
    assert first(batch(more), batch(a_family())) == (
        ("employed-consecutively", "not_met"),
        None,
    )


def test_a_part_that_turns_nothing_is_passed_by() -> None:
    """
    A neutral need that came is not why the claim fell: the earlier claim is.
    """
    more = [*a_family().needs, Need("F1", "", "domestic-abuse", D)]
    claimed = a_family(needs=more, claims=[ONCE])
    assert first(batch(a_family()), batch(claimed)) == (
        ("not claimed before", "met"),
        ("not claimed before", "not_met"),
    )


def test_the_fee_alone_may_differ() -> None:
    """
    Where no verdict differs, it is the first finding that measured something else.
    """
    on, family = date(2014, 6, 1), a_family(key_worker="", needs=[])
    dates = [date(2013, 3, 31), date(2013, 4, 1)]
    needs = [Need("F1", "", each, dates[0]) for each in ("crime", "school", "work")]
    families = [
        evolve(
            family,
            key_worker="K",
            needs=needs,
            attached_on=day,
            assessed_on=day,
            planned_on=day,
        )
        for day in dates
    ]
    before, after = (batch(each, on=on, plan=BATH_2012) for each in families)
    change = the_change(before, after)
    assert [change.moved, change.fee_moved] == [0, -800]
    assert change.first is not None
    measures = [
        getattr(each, "quantity", None)
        for each in (change.first.before, change.first.after)
    ]
    assert [
        measure.found for measure in measures if isinstance(measure, Dated)
    ] == dates


def priced(result: Result, pounds: str) -> Result:
    """
    A result at another price.
    """
    amounts = [evolve(each, pounds=Decimal(pounds)) for each in result.amounts]
    return evolve(result, amounts=tuple(amounts))


def findings_of(change: Change) -> list[Finding]:
    """
    The findings that differ first, of both sides.
    """
    assert change.first is not None
    both = (change.first.before, change.first.after)
    return [each for each in both if isinstance(each, Finding)]


def prices(change: Change) -> list[tuple[str, str] | None]:
    """
    The prices of both sides, if they are what differs first.
    """
    assert change.first is not None
    both = (change.first.before, change.first.after)
    assert all(each is None or isinstance(each, Price) for each in both)
    return [
        (each.about, str(each.amount.pounds)) if isinstance(each, Price) else None
        for each in both
    ]


def test_the_price_alone_may_differ() -> None:
    """
    Where the same is found and the plan pays more for it, it is the price; on another
    day too, which is no reason.
    """
    progress, employment = BRADFORD.results
    plan = evolve(BRADFORD, results=(priced(progress, "900.00"), employment))
    for on in (D, D - ONE_DAY):
        change = the_change(batch(a_family()), batch(a_family(), plan=plan, on=on))
        assert str(change.moved) == "100.00"
        assert prices(change) == [("progress", "800.00"), ("progress", "900.00")]


def test_another_result_may_become_the_highest_paying() -> None:
    """
    Both are met on both sides; the one with another price is shown.
    """
    progress, employment = BRADFORD.results
    both = evolve(employment, needs=progress.needs)
    before = evolve(BRADFORD, results=(progress, both))
    after = evolve(BRADFORD, results=(priced(progress, "700.00"), both))
    change = the_change(batch(a_family(), plan=before), batch(a_family(), plan=after))
    assert (change.before.result, change.after.result) == ("progress", "employment")
    assert prices(change) == [("progress", "800.00"), ("progress", "700.00")]


def test_another_of_equals_may_come_first_in_the_plan() -> None:
    """
    If no price changed either, the price of the first by name is shown.
    """
    progress, employment = BRADFORD.results
    both = evolve(employment, needs=progress.needs)
    plans = [
        evolve(BRADFORD, results=two) for two in ((progress, both), (both, progress))
    ]
    change = the_change(*[batch(a_family(), plan=plan) for plan in plans])
    assert (change.before.result, change.after.result) == ("progress", "employment")
    assert prices(change) == [("employment", "800.00"), ("employment", "800.00")]


def test_a_result_may_have_another_name() -> None:
    """
    What only one plan pays for is priced in that plan alone.
    """
    progress, employment = BRADFORD.results
    named = evolve(BRADFORD, results=(evolve(progress, name="better"), employment))
    change = the_change(batch(a_family()), batch(a_family(), plan=named))
    assert (change.before.result, change.after.result) == ("progress", "better")
    assert prices(change) == [None, ("better", "800.00")]


def test_another_result_may_be_met() -> None:
    """
    If a higher-paying result is met on one side only, it is what that result fell short of.
    """
    progress, employment = BRADFORD.results
    dearer = evolve(BRADFORD, results=(progress, priced(employment, "900.00")))
    job = Employment("A1", date(2017, 5, 1), D, D)
    out_of_work = Benefit("A1", "jobseekers-allowance", LONG_AGO, date(2017, 4, 30))
    adult = an_adult(employment=[job], benefits=[out_of_work])
    worked = a_family(people=[adult, a_pupil()])
    change = the_change(batch(a_family(), plan=dearer), batch(worked, plan=dearer))
    assert change.moved == 100
    assert change.first is not None
    both = [(each.about, each.verdict) for each in findings_of(change)]
    assert both == [
        ("employed-consecutively", NOT_MET),
        ("employed-consecutively", MET),
    ]


def test_the_price_of_the_fee_may_differ() -> None:
    """
    The fee moved with the plan's price, for a family attached on the same day.
    """
    (fee,) = BRADFORD.attachment_fees
    less = evolve(fee, pounds=Decimal("700.00"))
    plan = evolve(BRADFORD, attachment_fees=(less,))
    change = the_change(batch(a_family()), batch(a_family(), plan=plan))
    assert prices(change) == [
        ("attachment fee", "1000.00"),
        ("attachment fee", "700.00"),
    ]


def test_the_fee_may_be_earned_on_one_side_only() -> None:
    """
    A family that left has no fee, and that it left is shown, though its claim was not met.
    """
    stays = a_family(claims=[ONCE])
    left = evolve(stays, left_area_on=D)
    change = the_change(batch(stays), batch(left))
    assert [change.moved, change.fee_moved] == [0, -1000]
    both = [(each.about, each.verdict) for each in findings_of(change)]
    assert both == [("in-the-area", MET), ("in-the-area", NOT_MET)]


def test_a_plan_that_was_over_on_attachment_pays_no_fee() -> None:
    """
    The findings are the same, and one plan pays: its price is compared with none.
    """
    days = (date(2017, 1, 10), date(2017, 1, 9))
    plans = [evolve(BRADFORD, before=day) for day in days]
    change = the_change(*[batch(a_family(), plan=plan) for plan in plans])
    assert prices(change) == [("attachment fee", "1000.00"), None]


def test_the_days_that_are_asked_about_are_no_difference() -> None:
    """
    Between two days a date that was found the same is the same finding.
    """
    decisions = [validate(Claim(a_family(), on), BRADFORD) for on in (D, D + ONE_DAY)]
    assert first_difference(decisions[0], decisions[0]) is None
    engaged: list[Any] = [each.approach for each in decisions]
    assert engaged[0] != engaged[1]
    assert in_trails(engaged[0], engaged[1]) is None


def leaf(about: str, verdict: Verdict) -> Finding:
    """
    A finding with nothing to it but its verdict.
    """
    return a_finding(verdict, about)


def branch(needs: Quorum, *parts: Trail, about: str = "claim") -> Conclusion:
    """
    What follows from some parts.
    """
    return a_conclusion(needs, *parts, about=about)


def between(before: Conclusion, after: Conclusion) -> tuple[Any, Any] | None:
    """
    The first difference of two trails; turned round it is the same turned round.
    """
    found, turned = in_trails(before, after), in_trails(after, before)
    if found is None:
        assert turned is None
        return None
    assert turned == FirstDifference(found.after, found.before)
    return said(found.before), said(found.after)


def leaves(verdicts: Iterable[Verdict]) -> list[Finding]:
    """
    A finding for each verdict, called a, b, c and so on.
    """
    return [
        leaf(name, verdict) for name, verdict in zip("abcde", verdicts, strict=False)
    ]


AT_LEAST_3 = Quorum(3)


def test_parts_in_another_order_are_no_difference() -> None:
    """
    Parts are matched by what they are about, in any order.
    """
    a, b, c = leaves([MET, NOT_APPLICABLE, NOT_MET])
    assert between(branch(EVERY, a, b, c), branch(EVERY, c, a, b)) is None
    better = leaf("c", MET)
    assert between(branch(EVERY, a, b, c), branch(EVERY, better, b, a)) == (
        ("c", "not_met"),
        ("c", "met"),
    )


def test_parts_of_one_name_are_matched_in_order() -> None:
    """
    The second part of a name is set against the second.
    """
    a, bad, good = leaf("a", MET), leaf("b", NOT_MET), leaf("b", MET)
    assert between(branch(EVERY, a, good, good), branch(EVERY, a, good, bad)) == (
        ("b", "met"),
        ("b", "not_met"),
    )
    assert between(branch(EVERY, a, good), branch(EVERY, a, good, bad)) == (
        None,
        ("b", "not_met"),
    )


def test_one_requirement_in_the_place_of_another() -> None:
    """
    Where each has a part the other has not, in one place, the two are set side by side.
    """
    a, b, c = leaf("a", MET), leaf("b", MET), leaf("c", NOT_MET)
    assert between(branch(EVERY, a, b), branch(EVERY, a, c)) == (
        ("b", "met"),
        ("c", "not_met"),
    )
    assert between(branch(EVERY, b, a), branch(EVERY, a, c)) == (
        None,
        ("c", "not_met"),
    )


def test_a_part_that_is_met_and_goes_is_no_cause() -> None:
    """
    Of every part, one that was met and is gone is not why the others fell short.
    """
    before = branch(EVERY, *leaves([MET, MET, MET]))
    after = branch(EVERY, leaf("b", MET), leaf("c", NOT_MET))
    assert between(before, after) == (("c", "met"), ("c", "not_met"))


def test_several_that_turn_it_only_together() -> None:
    """
    Where no one part turns the whole, it is the first of another verdict.
    """
    before = branch(AT_LEAST_3, *leaves([MET] * 5))
    after = branch(AT_LEAST_3, *leaves([MET, NOT_MET, NOT_MET, NOT_MET, NOT_MET]))
    assert between(before, after) == (("b", "met"), ("b", "not_met"))


def test_the_same_parts_of_which_another_number_is_asked() -> None:
    """
    Where every part says the same, it is a finding that has each whole's own verdict.
    """
    parts = leaves([MET, NOT_MET])
    assert between(branch(EVERY, *parts), branch(Quorum(1), *parts)) == (
        ("b", "not_met"),
        ("a", "met"),
    )
    nothing = branch(EVERY, about="nobody")
    assert between(nothing, branch(EVERY, *parts)) == (None, ("b", "not_met"))
    asked = [branch(EVERY, each) for each in (nothing, parts[0])]
    assert between(*asked) == (("nobody", "not_applicable"), ("a", "met"))


def test_a_verdict_that_differs_below_one_that_does_not() -> None:
    """
    If the claim's verdict is unchanged, the first finding of another verdict is shown.
    """
    a, b = leaf("a", MET), leaf("b", MET)
    neutral = leaf("b", NOT_APPLICABLE)
    assert between(branch(EVERY, a, b), branch(EVERY, a, neutral)) == (
        ("b", "met"),
        ("b", "not_applicable"),
    )
    assert (
        between(branch(EVERY, a, b), branch(EVERY, a, branch(EVERY, b, about="b")))
        is None
    )
    assert between(branch(EVERY, a), branch(EVERY, a, b)) == (None, ("b", "met"))


def test_nobody_to_ask_beside_somebody_neutral() -> None:
    """
    If all verdicts are the same, nobody to ask differs from a finding on somebody.
    """
    a, nobody = leaf("a", MET), branch(EVERY, about="b")
    neutral = leaf("b", NOT_APPLICABLE)
    assert between(branch(EVERY, a, nobody), branch(EVERY, a, neutral)) == (
        ("b", "not_applicable"),
        ("b", "not_applicable"),
    )


def test_verdicts_before_measures() -> None:
    """
    A finding of another verdict comes before an earlier one with another measure.
    """
    one, other = (evolve(leaf("a", MET), quantity=Found(n, 1)) for n in (1, 2))
    b, neutral = leaf("b", MET), leaf("b", NOT_APPLICABLE)
    assert between(branch(EVERY, one, b), branch(EVERY, other, neutral)) == (
        ("b", "met"),
        ("b", "not_applicable"),
    )
    assert between(branch(EVERY, one, b), branch(EVERY, other, b)) == (
        ("a", "met"),
        ("a", "met"),
    )


def test_of_parts_in_another_order_the_first_by_name() -> None:
    """
    If both orders could be the trail's, the part whose name comes first is shown.
    """
    a, b = (leaf(name, MET) for name in "ab")
    worse, worst = (leaf(name, NOT_MET) for name in "ab")
    assert between(branch(EVERY, b, a), branch(EVERY, worse, worst)) == (
        ("a", "met"),
        ("a", "not_met"),
    )


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


@given(batches())
def test_the_first_difference_differs(two: tuple[Batch, Batch]) -> None:
    """
    A changed verdict has a first place that differs, in its verdict or by not being there.
    """
    for change in each_change(*two):
        if change.before.verdict != change.after.verdict and change.first is not None:
            assert said(change.first.before) != said(change.first.after)
        there = "not there" not in (change.before.verdict, change.after.verdict)
        if there and change.before.verdict != change.after.verdict:
            assert change.first is not None
        assert change.changed or change.first is None
