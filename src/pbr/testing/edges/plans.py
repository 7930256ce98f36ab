"""
The claims at a plan's thresholds: those of each rule, and of its dates and amounts.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import combinations
from typing import Any

from attrs import evolve, frozen

from pbr.claims import Claim
from pbr.periods import ONE_DAY
from pbr.plans import Plan
from pbr.plans.plan import (
    EveryNeed,
    Measure,
    MeasureOf,
    Result,
    inside,
)
from pbr.records import EarlierClaim, Family, Need
from pbr.rules import Rule
from pbr.rules.combined import Combined
from pbr.rules.person_with_the_need import AskedOfOne, PersonWithTheNeed
from pbr.testing.edges.comfortable import (
    ADULT,
    CHILD,
    EDGES,
    FAMILY,
    _asked,
    _family,
    _met,
    _wanted,
    comfortable,
    plain_day,
)
from pbr.testing.edges.edge import Edge
from pbr.testing.sought import leaves
from pbr.verdicts import NOT_MET, Verdict


@frozen
class EdgeClaim:
    """
    A claim at one of a plan's thresholds.

    `rule` is the rule that the threshold belongs to, and `verdict` the verdict of that
    rule alone. Both are None for a threshold of the plan's own, such as its last day.
    `short_by` is as in `Edge`.
    """

    says: str
    claim: Claim
    rule: Rule | None = None
    verdict: Verdict | None = None
    short_by: int = 0


def edges_of(plan: Plan) -> Iterator[EdgeClaim]:
    """
    Claims at every threshold of a plan: those of its rules, its dates and its amounts.
    """
    for rule in plan.rules():
        yield from _of_rule(plan, rule)
    yield from _of_dates(plan)
    yield from _of_amounts(plan)
    yield from _of_results(plan)
    for measure in plan.measures:
        yield from _of_whose(plan, measure)
        yield from _of_the_need(plan, measure)
    yield from _of_nothing(plan)


def _of_rule(plan: Plan, rule: Rule) -> Iterator[EdgeClaim]:
    on = plain_day(plan, *_life_of(plan, rule))
    family = comfortable(plan, on, rule)
    whom = _whom(plan, rule, on)
    for edge in EDGES[type(rule)](_asked(plan, rule, family, on, whom)):
        yield _claimed(edge, rule, on)


def _whom(plan: Plan, rule: Rule, on: date) -> str:
    """
    The member that a rule is asked of alone, or blank.
    """
    for each, whom in _wanted(plan, on, rule).rules:
        if each is rule:
            return whom
    return ""


def _claimed(edge: Edge, rule: Rule, on: date) -> EdgeClaim:
    says = f"{rule.name}: {edge.says}"
    claim = Claim(edge.family, on, edge.as_of)
    return EdgeClaim(says, claim, rule, edge.verdict, edge.short_by)


def _life_of(plan: Plan, rule: Rule) -> tuple[date, date]:
    """
    The days on which a rule is asked: a measure's own, or the plan's.
    """
    tests = [plan.eligibility, plan.engagement, plan.attached_since]
    tests += [
        part
        for result in plan.results
        for part in result.needs
        if not isinstance(part, EveryNeed | MeasureOf)
    ]
    given = [test for test in tests if test is not None]
    if not any(each is rule for test in given for each in inside(test)):
        for measure in plan.measures:
            if any(each is rule for each in inside(measure.test)):
                return measure.since, measure.before
    return plan.since, plan.before


def _of_dates(plan: Plan) -> Iterator[EdgeClaim]:
    """
    The first and last day of the plan and of each claim window, and an earlier claim.
    """
    spans = [("the plan", plan.since, plan.before)]
    spans += [("a window", window.since, window.before) for window in plan.windows]
    spans += [("a measure", each.since, each.before) for each in plan.measures]
    for what, since, before in spans:
        for day in (since - ONE_DAY, since, before - ONE_DAY, before):
            family = comfortable(plan, day)
            yield EdgeClaim(f"{what}, on {day}", Claim(family, day))
    on = plain_day(plan, plan.since, plan.before)
    name = plan.results[0].name
    for day in (on, on + ONE_DAY):
        earlier = [EarlierClaim(FAMILY, name, day)]
        family = evolve(comfortable(plan, on), claims=earlier)
        yield EdgeClaim(f"claimed before, on {day}", Claim(family, on))


def _of_amounts(plan: Plan) -> Iterator[EdgeClaim]:
    """
    Each result on the first and last day of each of its amounts, and each fee.
    """
    for result in plan.results:
        for amount in result.amounts:
            for day in (amount.since, amount.before - ONE_DAY):
                family = comfortable(plan, day, None, _with_its_own(plan, result))
                yield EdgeClaim(f"{result.name}, on {day}", Claim(family, day))
    on = plain_day(plan, plan.since, plan.before)
    for fee in plan.attachment_fees:
        for day in (fee.since, fee.before - ONE_DAY):
            late = max(on, day)
            family = evolve(comfortable(plan, late), attached_on=day)
            yield EdgeClaim(f"attached on {day}", Claim(family, late))


def _with_its_own(plan: Plan, result: Result) -> tuple[Result, ...]:
    """
    A result, and the one it is a supplement to.
    """
    names = (result.name, result.supplement_to)
    return tuple([each for each in plan.results if each.name in names])


def _of_results(plan: Plan) -> Iterator[EdgeClaim]:
    """
    Each result alone, each with its supplements, and all results at once.
    """
    on = plain_day(plan, plan.since, plan.before)
    for result in plan.results:
        family = comfortable(plan, on, None, (result,))
        yield EdgeClaim(f"{result.name} alone", Claim(family, on))
        more = (result, *[r for r in plan.results if r.supplement_to == result.name])
        family = comfortable(plan, on, None, more)
        yield EdgeClaim(f"{result.name} and its supplements", Claim(family, on))
    family = comfortable(plan, on, None, plan.results)
    yield EdgeClaim("every result at once", Claim(family, on))


def _of_whose(plan: Plan, measure: Measure) -> Iterator[EdgeClaim]:
    """
    A need of a child, of an adult and of nobody named, with and without its measure.
    """
    on = plain_day(plan, measure.since, measure.before)
    via = next(inside(measure.test))
    while isinstance(via, Combined | AskedOfOne):
        via = via.parts[0] if isinstance(via, Combined) else via.rule
    wanted = _wanted(plan, on, via)
    family = _met(wanted)
    asked = _asked(plan, via, family, on, _whom(plan, via, on))
    short = [e.family for e in EDGES[type(via)](asked) if e.verdict is NOT_MET]
    gone = _without_child_since(family, on)
    shapes = (("met", family), ("not met", short[0]), ("met, no child there", gone))
    for whom in (CHILD, ADULT, ""):
        of = f"{measure.problem} of {whom or 'nobody named'}"
        for says, each in shapes:
            claim = Claim(_with_need_of(whom, measure.problem, each), on)
            yield EdgeClaim(f"{of}, {via.name} {says}", claim)


def _of_the_need(plan: Plan, measure: Measure) -> Iterator[EdgeClaim]:
    """
    Scores and statements about the person with the need, another person, and nobody.
    """
    on = plain_day(plan, measure.since, measure.before)
    for test in inside(measure.test):
        if not isinstance(test, PersonWithTheNeed):
            continue
        for via in leaves(test):
            family = _met(_wanted(plan, on, via))
            for whom in (ADULT, CHILD, ""):
                says = f"{measure.problem}, {via.name} about {whom or 'nobody named'}"
                yield EdgeClaim(says, Claim(_about(whom, family), on))


def _about(whom: str, family: Family) -> Family:
    rows: dict[str, Any] = {
        "scores": [evolve(row, person_id=whom) for row in family.scores],
        "statements": [evolve(row, person_id=whom) for row in family.statements],
    }
    return evolve(family, **rows)


def _with_need_of(whom: str, problem: str, family: Family) -> Family:
    needs = [
        evolve(need, person_id=whom) if need.problem == problem else need
        for need in family.needs
    ]
    rows: dict[str, Any] = {"needs": needs}
    return evolve(family, **rows)


def _without_child_since(family: Family, day: date) -> Family:
    """
    The family, its child having left the day before.
    """
    people = [
        evolve(one, stays=[evolve(stay, left_on=day - ONE_DAY) for stay in one.stays])
        if one.person_id == CHILD
        else one
        for one in family.people
    ]
    rows: dict[str, Any] = {"people": people}
    return evolve(family, **rows)


def _of_nothing(plan: Plan) -> Iterator[EdgeClaim]:
    """
    Families with two or three problems and nothing else on file.
    """
    on = plain_day(plan, plan.since, plan.before)
    family = _family(_wanted(plan, on, None))
    start = family.attached_on or on
    joined: dict[str, Any] = {
        "key_worker": "W-1",
        "assessed_on": start,
        "planned_on": start,
    }
    family = _without_child_since(family, start + ONE_DAY)
    for number in (2, 3):
        for problems in combinations(plan.problems, number):
            needs = [Need(FAMILY, "", problem, start) for problem in problems]
            says = f"nothing on file but {', '.join(problems)}"
            claim = Claim(evolve(family, **joined | {"needs": needs}), on)
            yield EdgeClaim(says, claim)
