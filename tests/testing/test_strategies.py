"""
The strategies: every record, any family, and claims that come out as asked.
"""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import find, given, settings, strategies as st

from made import BRADFORD, PLANS
from pbr.claims import Claim, validate
from pbr.exceptions import NotUnderstood
from pbr.plans import Plan, load_plan
from pbr.plans.plan import inside
from pbr.records import Family, Person
from pbr.testing import cases, claims, edge_claims, families
from pbr.testing.strategies import BY_TYPE, ground_of
from pbr.verdicts import MET, NOT_MET, UNDETERMINED, Verdict

EVERY_PLAN = pytest.mark.parametrize("plan", PLANS.values(), ids=PLANS)


@pytest.mark.parametrize("kind", [*BY_TYPE, Claim])
@given(data=st.data())
def test_hypothesis_knows_every_record(kind: type[Any], data: st.DataObject) -> None:
    """
    `st.from_type` gives records of each kind, through the entry point alone.
    """
    assert isinstance(data.draw(st.from_type(kind)), kind)


@given(family=families(BRADFORD))
def test_families_use_the_words_of_a_plan(family: Family) -> None:
    """
    With a plan, needs are its problems.
    """
    assert {need.problem for need in family.needs} <= set(BRADFORD.problems)


@EVERY_PLAN
@given(data=st.data())
def test_any_claim_can_be_decided(plan: Plan, data: st.DataObject) -> None:
    """
    Whatever claim is made up under a plan, the plan decides it.
    """
    claim = data.draw(claims(plan))
    assert validate(claim, plan).verdict in Verdict


@EVERY_PLAN
@pytest.mark.parametrize("verdict", [MET, NOT_MET, UNDETERMINED])
@settings(max_examples=25)
@given(data=st.data())
def test_claims_come_out_as_asked(
    plan: Plan, verdict: Verdict, data: st.DataObject
) -> None:
    """
    Claims asked for by their verdict have it.
    """
    claim = data.draw(claims(plan, verdict=verdict))
    assert validate(claim, plan).verdict is verdict


@given(data=st.data())
def test_claims_blocked_by_one_problem_lack_that_alone(data: st.DataObject) -> None:
    """
    A claim blocked by school, short by one, is met with one session more.
    """
    claim = data.draw(claims(BRADFORD, blocked_by="school", short_by=1))
    assert validate(claim, BRADFORD).verdict is NOT_MET
    (measure,) = [each for each in BRADFORD.measures if each.problem == "school"]
    rules = {id(rule) for rule in inside(measure.test)}
    trails = [
        rule.examine(claim.family, claim.on).verdict
        for rule in BRADFORD.rules()
        if id(rule) in rules
    ]
    assert NOT_MET in trails


@pytest.mark.parametrize(
    ("blocked_by", "short_by"),
    [("attended-each-term", 1), ("crime", 1), ("work", None), (None, 2)],
)
def test_claims_can_be_blocked_by_a_rule_or_a_problem(
    blocked_by: str | None, short_by: int | None
) -> None:
    """
    Either name will do, and so will the number of units short alone.
    """
    strategy = claims(BRADFORD, blocked_by=blocked_by, short_by=short_by)
    claim = find(strategy, lambda _: True)
    assert validate(claim, BRADFORD).verdict is NOT_MET


def test_a_plan_loaded_again_has_the_same_claims() -> None:
    """
    Plans that are equal have their claims worked out once, and named alike.
    """
    again = load_plan(BRADFORD.name)
    claims(BRADFORD, blocked_by="school")
    claim = find(claims(again, blocked_by="school", short_by=1), lambda _: True)
    assert validate(claim, again).verdict is NOT_MET


def test_what_no_claim_can_be_is_told() -> None:
    """
    Asking for a claim that stands on no line of the plan says so, and what there is.
    """
    with pytest.raises(NotUnderstood) as raised:
        claims(BRADFORD, blocked_by="skool", short_by=1)
    names = sorted({*BRADFORD.problems, *[rule.name for rule in BRADFORD.rules()]})
    assert str(raised.value) == (
        "no claim at a threshold of bradford-families-first-2015 has verdict=None, "
        "blocked_by='skool', short_by=1; ask for less, or for one of "
        + ", ".join(names)
    )


@pytest.mark.thorough
def test_examples_shrink_to_small_families() -> None:
    """
    The smallest family with two incidents has nothing else that is not needed.
    """
    found = find(families(), lambda family: len(family.incidents) >= 2)
    assert len(found.incidents) == 2
    assert len(found.people) <= 1
    assert (found.needs, found.scores, found.statements, found.claims) == ((),) * 4


@given(edge=edge_claims(BRADFORD))
def test_edges_can_be_drawn(edge: Any) -> None:
    """
    The claims on a plan's lines are there to be drawn one by one.
    """
    assert edge in ground_of(BRADFORD).edges


@given(case=cases())
def test_a_case_has_a_family_of_none_to_three(case: tuple[Family, Any]) -> None:
    """
    Families are small, and each person is in one once.
    """
    family, _ = case
    assert len(family.people) <= 3
    assert all(isinstance(person, Person) for person in family.people)
