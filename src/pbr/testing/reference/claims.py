"""
A claim, decided again from the text of SPEC §6 and §7: verdict, result, amounts, facts.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

from attrs import evolve

from pbr.assurance.answer_sheets import AnswerSheet, Fact, NamedVerdict
from pbr.claims import Answer, Claim
from pbr.plans import Plan
from pbr.plans.plan import Amount, EveryNeed, Measure, MeasureOf, Part, Result
from pbr.records import Family, Need
from pbr.rules import Rule
from pbr.rules.combined import Combined
from pbr.rules.parts.needs import NeedOf
from pbr.rules.person_with_the_need import AskedOfOne, PersonWithTheNeed
from pbr.testing.reference import births, rules as plain
from pbr.testing.reference.facts import facts
from pbr.testing.reference.words import in_the_plans_words
from pbr.verdicts import Verdict


def decide(claim: Claim, plan: Plan) -> AnswerSheet:
    """
    Decide a claim, one day at a time.
    """
    on = claim.on
    family = in_the_plans_words(claim.family, plan)
    if claim.as_of is not None:
        family = drawn_up(family, claim.as_of)
    earliest = plain.months_back(plan.since, 12 * 110)
    family = births.from_birth(evolve(family, born_from=earliest))
    all_known = None not in [person.born_on for person in family.people]
    seen: set[Fact] = set()
    answers: set[NamedVerdict] = set()
    asked: dict[int, Verdict] = {}

    def ask(rule: Rule) -> Verdict:
        if id(rule) not in asked:
            asked[id(rule)], named = answered(rule, family, on)
            if all_known:
                seen.update(facts(rule, family, on))
                answers.update(named)
        return asked[id(rule)]

    def result(one: Result) -> Verdict:
        return plain.every([part(one_part) for one_part in one.needs])

    def part(one: Part) -> Verdict:
        if isinstance(one, MeasureOf):
            measures = [m for m in in_force(plan, on) if m.problem == one.problem]
            return plain.every([ask(measure.test) for measure in measures])
        if isinstance(one, EveryNeed):
            measures = in_force(plan, on)
            problems = dict.fromkeys([each.problem for each in measures])
            needs = [every_need(plan, family, on, each, ask) for each in problems]
            return plain.every(needs)
        return ask(one)

    claimable = [is_in_force(plan, on), *in_a_window(plan, on)]
    if plan.attached_since is not None:
        claimable.append(ask(plan.attached_since))
    claimable.append(not_claimed_before(family, on))
    results = {each.name: result(each) for each in plan.results}
    without_supplements = [
        results[each.name] for each in plan.results if each.supplement_to is None
    ]
    questions = {
        "eligible": ask(plan.eligibility),
        "whole-family approach": ask(plan.engagement),
        "claimable": plain.every(claimable),
        "evidenced": plain.at_least_one(without_supplements),
    }
    answers |= {
        NamedVerdict(asked, verdict.value)
        for asked, verdict in (*questions.items(), *results.items())
    }
    verdict = the_claim(questions)
    paid, amount = paid_for(plan, verdict, results, on)
    fee = fee_for(plan, family, questions, on)
    answer = Answer(verdict, paid, amount, fee)
    return AnswerSheet(answer, frozenset(answers), frozenset(seen))


def every_need(
    plan: Plan, family: Family, on: date, problem: str, ask: Callable[[Rule], Verdict]
) -> Verdict:
    """
    The measures of the family's needs of a problem, whoever turns out to be a child.
    """
    measures = [each for each in in_force(plan, on) if each.problem == problem]
    whoever = births.whoever_is_a_child(family, measures, on)
    if not whoever:
        return Verdict.UNDETERMINED
    ways = [
        [each.test for each in measures if is_for_a_need(each, known, on)]
        for known in whoever
    ]
    return births.agreed([plain.every([ask(test) for test in tests]) for tests in ways])


def drawn_up(family: Family, as_of: date) -> Family:
    """
    The family, each spell open whose end the files cannot know (SPEC §4.3).
    """
    people = []
    for person in family.people:
        rows: dict[str, Any] = {}
        for name in ("employment", "benefits", "statuses"):
            seen = {} if name == "benefits" else {"end_seen": True}
            rows[name] = [
                evolve(row, ended_on=None)
                if row.ended_on is not None and row.ended_on > as_of
                else evolve(row, **seen)
                for row in getattr(person, name)
            ]
        people.append(evolve(person, **rows))
    return evolve(family, people=tuple(people))


def the_claim(questions: dict[str, Verdict]) -> Verdict:
    """
    Every one of the four questions; neutral if there is nothing to show.
    """
    verdict = plain.every(list(questions.values()))
    if verdict is Verdict.MET and questions["evidenced"] is Verdict.NOT_APPLICABLE:
        return Verdict.NOT_APPLICABLE
    return verdict


def paid_for(
    plan: Plan, verdict: Verdict, results: dict[str, Verdict], on: date
) -> tuple[str | None, Decimal]:
    """
    The result that is paid, and the amount with its supplements.
    """
    if verdict is not Verdict.MET:
        return None, Decimal("0.00")
    met = [each for each in plan.results if results[each.name] is Verdict.MET]
    return dearest(plan, met, on)


def fee_for(
    plan: Plan, family: Family, questions: dict[str, Verdict], on: date
) -> Decimal | None:
    """
    The attachment fee, if the family is attached, eligible and worked with.
    """
    attached = plain.attached_by(family, on)
    earned = [questions[name] for name in ("eligible", "whole-family approach")]
    if attached is None or earned != [Verdict.MET, Verdict.MET]:
        return None
    if attached >= plan.before:
        return None
    if plan.attached_since is not None:
        verdict = births.verdict(plan.attached_since, family, on)
        if verdict is not Verdict.MET:
            return None
    return on_the_day(plan.attachment_fees, nearest_day(plan, attached))


def answered(
    test: Rule, family: Family, on: date
) -> tuple[Verdict, list[NamedVerdict]]:
    """
    The verdict on a test, and those on its rules that are asked of the whole family.
    """
    if isinstance(test, Combined):
        parts = [answered(part, family, on) for part in test.parts]
        verdict = plain.together(test, [part for part, _ in parts])
        return verdict, [each for _, named in parts for each in named]
    if isinstance(test, PersonWithTheNeed):
        people = plain.with_the_need(test, family, on)
        parts = [answered(test.rule, each, on) for each in people]
        verdict = plain.every([part for part, _ in parts])
        return verdict, [each for _, named in parts for each in named]
    verdict = births.verdict(test, family, on)
    if isinstance(test, AskedOfOne):
        return verdict, []
    return verdict, [NamedVerdict.of_rule(test.name, test.clause, verdict)]


def nearest_day(plan: Plan, on: date) -> date:
    """
    The day itself, or the nearest day of the plan's life.
    """
    if on < plan.since:
        return plan.since
    return on if on < plan.before else plan.before - plain.ONE_DAY


def in_force(plan: Plan, on: date) -> list[Measure]:
    """
    The measures that are in force on the day.
    """
    day = nearest_day(plan, on)
    return [each for each in plan.measures if each.since <= day < each.before]


def on_the_day(amounts: tuple[Amount, ...], day: date) -> Decimal:
    """
    The amount in pounds that applies on the day.
    """
    (pounds,) = [each.pounds for each in amounts if each.since <= day < each.before]
    return pounds


def is_in_force(plan: Plan, on: date) -> Verdict:
    """
    Whether the plan is in force.
    """
    return plain.yes_or_no(plan.since <= on < plan.before)


def in_a_window(plan: Plan, on: date) -> list[Verdict]:
    """
    Whether the day is in a claim window, if the plan has any.
    """
    if not plan.windows:
        return []
    inside = [window for window in plan.windows if window.since <= on < window.before]
    return [plain.yes_or_no(inside != [])]


def not_claimed_before(family: Family, on: date) -> Verdict:
    """
    Whether nothing was claimed for the family by the day.
    """
    earlier = [claim for claim in family.claims if claim.claimed_on <= on]
    return plain.yes_or_no(not earlier)


def is_for_a_need(measure: Measure, family: Family, on: date) -> bool:
    """
    Whether the family has a need, identified by the day, that the measure is for.
    """
    return [
        need
        for need in births.from_birth(family).needs
        if need.identified_on <= on
        and need.problem == measure.problem
        and (len(measure.whose) == len(NeedOf) or whose(need, family) in measure.whose)
    ] != []


def whose(need: Need, family: Family) -> NeedOf:
    """
    Whether a need is a child's, an adult's or the family's.
    """
    for person in family.people:
        if need.person_id and person.person_id == need.person_id:
            if plain.is_adult(person, need.identified_on):
                return NeedOf.ADULT
            return NeedOf.CHILD
    return NeedOf.FAMILY


def dearest(plan: Plan, met: list[Result], on: date) -> tuple[str, Decimal]:
    """
    The highest-paying result that is met (the first of equals), with its supplements.
    """
    day = nearest_day(plan, on)
    best: Result | None = None
    for each in met:
        if each.supplement_to is None and (
            best is None
            or on_the_day(each.amounts, day) > on_the_day(best.amounts, day)
        ):
            best = each
    assert best is not None
    amount = on_the_day(best.amounts, day)
    for each in met:
        if each.supplement_to == best.name:
            amount += on_the_day(each.amounts, day)
    return best.name, amount
