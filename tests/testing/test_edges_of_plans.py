"""
Claims on a plan's lines: each stands where it says, and every line has some.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve

from made import PLANS
from pbr.assurance.answer_sheets import answer_sheet
from pbr.claims import Claim, validate
from pbr.plans import Plan, load_plan
from pbr.rules import RULES, Rule
from pbr.rules.asked_alone import AnyAdult, EachChild
from pbr.rules.held import StatusHeld
from pbr.rules.member_aged import MemberAged
from pbr.rules.parts.words import (
    BenefitSince,
    CountedFrom,
    Leavers,
    OnDay,
    Until,
    Whom,
)
from pbr.rules.parts.work import MovedOff
from pbr.shares import Fall
from pbr.testing import EdgeClaim, comfortable, edges_of
from pbr.testing.edges.comfortable import EDGES, plain_day
from pbr.testing.edges.edge import Asked
from pbr.testing.edges.incidents import _telling_numbers, whose
from pbr.testing.edges.leaving import LEAVER
from pbr.testing.reference import decide, verdict as by_reference
from pbr.verdicts import MET, NOT_MET, UNDETERMINED, Verdict
from strategies import CLAUSE

#: The shipped plans, and one that names every rule there is.
EVERY_RULE = load_plan(Path(__file__).parents[2] / "examples" / "every-rule.toml")
EVERY_PLAN = pytest.mark.parametrize(
    "plan", [*PLANS.values(), EVERY_RULE], ids=lambda plan: plan.name
)
SHIPPED = pytest.mark.parametrize("plan", PLANS.values(), ids=PLANS)


@cache
def edges_in(plan: Plan) -> tuple[EdgeClaim, ...]:
    """
    The edges of a plan, made once.
    """
    return tuple(edges_of(plan))


@EVERY_PLAN
def test_each_edge_stands_where_it_says(plan: Plan) -> None:
    """
    The rule of an edge says what the edge says it does, and so does the reference.
    """
    edges = edges_in(plan)
    for edge in edges:
        if edge.rule is not None:
            family, on = edge.claim.family_seen, edge.claim.on
            assert edge.rule.examine(family, on).verdict is edge.verdict, edge.says
            assert by_reference(edge.rule, family, on) is edge.verdict, edge.says
    assert {edge.rule for edge in edges} == {*plan.rules(), None}


@EVERY_PLAN
def test_the_reference_agrees_on_every_edge(plan: Plan) -> None:
    """
    On each line of a plan the library and the reference come to the same.
    """
    for edge in edges_in(plan):
        found = answer_sheet(validate(edge.claim, plan))
        expected = decide(edge.claim, plan)
        assert found.differences_from(expected, "pbr", "the reference") == [], edge.says


@EVERY_PLAN
def test_each_rule_has_edges_on_both_sides(plan: Plan) -> None:
    """
    Each rule of a plan has an edge on which it is met and one on which it is not.
    """
    edges = edges_in(plan)
    for rule in plan.rules():
        verdicts = {edge.verdict for edge in edges if edge.rule is rule}
        assert {MET, NOT_MET} <= verdicts, rule.name


@SHIPPED
def test_a_comfortable_family_is_paid_for_by_every_way(plan: Plan) -> None:
    """
    Through whichever rule, a comfortable family's claim is met; and it turns on the rule.
    """
    on = plain_day(plan, plan.since, plan.before)
    for rule in plan.rules():
        family = comfortable(plan, on, rule)
        assert validate(Claim(family, on), plan).verdict is MET, rule.name


@EVERY_PLAN
def test_edges_are_the_same_every_time(plan: Plan) -> None:
    """
    Nothing about the edges of a plan is left to chance.
    """
    assert tuple(edges_of(plan)) == edges_in(plan)


def test_every_rule_that_a_plan_can_name_has_edges() -> None:
    """
    No rule is left out.
    """
    assert {kind.name for kind in EDGES} == set(RULES)


def first(plan: Plan, name: str) -> Rule:
    """
    The first rule of a plan with this name.
    """
    return next(rule for rule in plan.rules() if rule.name == name)


def edges_like(plan: Plan, changed: Rule) -> list[EdgeClaim]:
    """
    The edges of a rule that is put in the place of the plan's engagement.
    """
    other = evolve(plan, engagement=changed)
    return [edge for edge in edges_of(other) if edge.rule is changed]


@pytest.mark.parametrize(
    ("plan", "name", "changes"),
    [
        ("bath-connecting-families-2015", "attended-overall", {"terms": 1}),
        ("bradford-families-first-2015", "employed-consecutively", {"weeks": 1}),
        ("bradford-families-first-2015", "employed-consecutively", {"gap_days": 2}),
        *[
            (
                "bradford-families-first-2015",
                "employed-consecutively",
                {"moved_off": moved_off, "counted_from": counted_from},
            )
            for moved_off in (None, MovedOff(("income-support",), BenefitSince.EVER))
            for counted_from in CountedFrom
        ],
        *[
            ("bradford-families-first-2015", name, {"leavers": leavers})
            for name in ("incidents-reduced", "status-ended")
            for leavers in Leavers
        ],
        (
            "bradford-families-first-2015",
            "incidents-reduced",
            {"by": Fall.parse("100%")},
        ),
    ],
)
def test_edges_hold_for_other_values(
    plan: str, name: str, changes: dict[str, Any]
) -> None:
    """
    A rule with other values has its edges where those put them.
    """
    of = PLANS[plan]
    rule: Any = first(of, name)
    changed = evolve(rule, **changes)
    edges = edges_like(of, changed)
    assert edges
    for edge in edges:
        found = changed.examine(edge.claim.family_seen, edge.claim.on).verdict
        assert found is edge.verdict, edge.says


def test_a_rule_asked_of_each_member_has_edges_of_members() -> None:
    """
    Asked of each child or of any adult, a rule's rows are given to that member.
    """
    plan = PLANS["cambridgeshire-together-for-families-2015"]
    stated = first(plan, "stated")
    for wrapper, whom in ((EachChild, "C-1"), (AnyAdult, "A-1")):
        other = evolve(plan, engagement=wrapper(CLAUSE, stated), measures=())
        on = plain_day(other, other.since, other.before)
        rows = comfortable(other, on, stated).statements
        assert {row.person_id for row in rows} == {whom}


@pytest.mark.parametrize("name", ["incidents-reduced", "status-ended"])
def test_a_rule_asked_of_each_child_has_no_edges_of_leavers(name: str) -> None:
    """
    Nobody who has left is asked, so what they do makes no edge.
    """
    plan = PLANS["bradford-families-first-2015"]
    rule = first(plan, name)
    each = evolve(plan, engagement=EachChild(CLAUSE, rule), measures=())
    edges = [edge for edge in edges_of(each) if edge.rule is rule]
    assert edges
    for edge in edges:
        assert LEAVER not in [who.person_id for who in edge.claim.family.people]


FALL: Any = first(PLANS["bradford-families-first-2015"], "incidents-reduced")
ANY_FALL = evolve(FALL, by=Fall.parse("any"))


def held(whose: Whom, until: Until, **changes: Any) -> StatusHeld:
    """
    A rule that asks for a status that is held.
    """
    fields = {"counted_from": CountedFrom.ATTACHMENT, "gap_days": 0, **changes}
    return StatusHeld(CLAUSE, ("tenancy",), whose, until, **fields)


HELD = {
    "an adult, six months": held(Whom.ADULT, Until.THE_DAY, months=6),
    "a child, six months with a gap": held(
        Whom.CHILD, Until.THE_DAY, months=6, gap_days=7
    ),
    "a member, four weeks with a gap, any day": held(
        Whom.MEMBER, Until.ANY_DAY, weeks=4, gap_days=7
    ),
    "a child on the day": held(Whom.CHILD, Until.THE_DAY, months=0),
    "an adult on any day": held(
        Whom.ADULT, Until.ANY_DAY, months=0, counted_from=CountedFrom.ANY
    ),
    "a member, five months of six": held(
        Whom.MEMBER, Until.THE_DAY, months=5, within=6, gap_days=None
    ),
    "an adult, four weeks of four, any day": held(
        Whom.ADULT, Until.ANY_DAY, weeks=4, within=4, gap_days=None
    ),
}


@pytest.mark.parametrize(
    "rule",
    [
        *HELD.values(),
        MemberAged(CLAUSE, 0, 100, OnDay.THE_DAY),
        MemberAged(CLAUSE, 0, 5, OnDay.THE_DAY),
        MemberAged(CLAUSE, 16, 19, OnDay.ATTACHMENT),
        ANY_FALL,
    ],
    ids=[*HELD, "anybody", "under five", "sixteen to eighteen", "any fall"],
)
def test_the_edges_of_a_rule_stand_where_they_say(rule: Rule) -> None:
    """
    Of what is held, of ages that everybody has, nobody has and somebody may have; and of
    any fall.
    """
    plan = evolve(PLANS["bradford-families-first-2015"], engagement=rule)
    edges = [edge for edge in edges_of(plan) if edge.rule is rule]
    assert edges
    for edge in edges:
        family, on = edge.claim.family_seen, edge.claim.on
        assert rule.examine(family, on).verdict is edge.verdict, edge.says
        assert by_reference(rule, family, on) is edge.verdict, edge.says


def verdicts(plan: Plan) -> set[Verdict]:
    """
    Every verdict that the claims on a plan's lines come to.
    """
    return {validate(edge.claim, plan).verdict for edge in edges_in(plan)}


@SHIPPED
def test_edges_come_to_each_verdict(plan: Plan) -> None:
    """
    Among the claims on a plan's lines are met, not met and undetermined ones.
    """
    assert {MET, NOT_MET, UNDETERMINED} <= verdicts(plan)


def test_a_family_not_attached_is_asked_on_the_day() -> None:
    """
    Where a family is not attached its edges are counted from the day.
    """
    plan = PLANS["bradford-families-first-2015"]
    on = plain_day(plan, plan.since, plan.before)
    family = evolve(comfortable(plan, on), attached_on=None)
    assert Asked(None, family, on).attached == on


def test_a_plan_with_measures_that_nothing_asks_for_has_edges() -> None:
    """
    Rules that no result asks for have their edges too, and nobody in particular.
    """
    plan = PLANS["bradford-families-first-2015"]
    work = tuple(result for result in plan.results if result.name == "employment")
    measures = tuple(each for each in plan.measures if each.problem != "school")
    edges = list(edges_of(evolve(plan, results=work, measures=measures)))
    assert {edge.rule.name for edge in edges if edge.rule} >= {
        "incidents-reduced",
        "attended-each-term",
    }


def test_falls_are_told_apart_to_the_point() -> None:
    """
    Numbers of incidents are chosen so that a point more or less shows.
    """
    assert _telling_numbers(Fall.parse("33%")) == [3, 25]
    assert _telling_numbers(Fall.parse("100%"))[0] == 1
    assert len(_telling_numbers(Fall.parse("1%"))) == 2
    asked = Asked(None, comfortable(EVERY_RULE, EVERY_RULE.since), EVERY_RULE.since)
    assert whose(evolve(asked, whom="C-1")) == "C-1"
