"""
Plans with one thing wrong in them, and whether a plan's cases notice.

A nudged threshold, "more than" for "at least", a term too few, a clause dropped, a date
a day off: whoever writes a plan can write such a slip. A case that is decided otherwise
under the slip kills it; a slip that no case kills could go unseen.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, TypeVar

from attrs import evolve, frozen

from pbr.assurance.answer_sheets import Outcome, outcome_of
from pbr.assurance.slips_in_tests import A_POUND, _days, _name, _slips
from pbr.claims import Claim, validate
from pbr.exceptions import PBRError
from pbr.plans import Plan
from pbr.plans.plan import Amount, EveryNeed, Measure, MeasureOf, Result, Window
from pbr.rules import Rule
from pbr.rules.combined import AnyAdult, Combined, EachChild


@frozen
class Mutant:
    """
    A plan with one thing wrong in it, and what that is.
    """

    says: str
    plan: Plan


def tried(
    plan: Plan, cases: Iterable[tuple[Claim, Outcome]]
) -> Iterator[tuple[Mutant, bool]]:
    """
    Every mutant of a plan, and whether one of the cases kills it.
    """
    known = list(cases)
    for mutant in mutants(plan):
        yield mutant, any(kills(claim, expected, mutant) for claim, expected in known)


def kills(claim: Claim, expected: Outcome, mutant: Mutant) -> bool:
    """
    Whether a case is decided otherwise under a mutant.

    Its verdict, money or one of its answers must differ. What was measured does not
    count: "108 needed" would tell any slip, and no case need stand on the line.
    """
    try:
        found = outcome_of(validate(claim, mutant.plan))
    except (PBRError, ValueError):
        # The plan cannot decide the claim at all: a gap in its dates, say.
        return True
    if _money(found) != _money(expected):
        return True
    ours, theirs = _answers(found), _answers(expected)
    return any(ours[asked] != theirs[asked] for asked in ours.keys() & theirs.keys())


def _money(outcome: Outcome) -> tuple[object, ...]:
    return outcome.verdict, outcome.result, outcome.amount, outcome.attachment_fee


def _answers(outcome: Outcome) -> dict[str, set[str]]:
    answers: dict[str, set[str]] = {}
    for asked, verdict in outcome.answers:
        answers.setdefault(asked, set()).add(verdict)
    return answers


def mutants(plan: Plan) -> Iterator[Mutant]:
    """
    Every plan that has one thing wrong in it.
    """
    yield from _of_tests(plan)
    yield from _of_days(plan)
    for index, result in enumerate(plan.results):
        yield from _of_result(plan, index, result)
    yield from _of_lists(plan)


# Tests


def _of_tests(plan: Plan) -> Iterator[Mutant]:
    """
    One test of the plan replaced by each that it could be mistaken for.
    """
    for test in plan.tests():
        for says, changed in _slips(test):
            swapped = with_test(plan, test, changed)
            yield Mutant(f"{_name(test)} ({test.clause.paragraph}): {says}", swapped)
    if plan.attached_since is not None:
        yield Mutant("attached_since is dropped", evolve(plan, attached_since=None))


def with_test(plan: Plan, old: Rule, new: Rule) -> Plan:
    """
    The plan with one test in the place of another, wherever that stands.
    """

    def swap(test: Rule) -> Rule:
        if test is old:
            return new
        if isinstance(test, Combined):
            return evolve(test, parts=tuple([swap(part) for part in test.parts]))
        if isinstance(test, EachChild | AnyAdult):
            return evolve(test, rule=swap(test.rule))
        return test

    return evolve(
        plan,
        eligibility=swap(plan.eligibility),
        engagement=swap(plan.engagement),
        asked=plan.asked and swap(plan.asked),
        attached_since=plan.attached_since and swap(plan.attached_since),
        measures=tuple([evolve(each, test=swap(each.test)) for each in plan.measures]),
        results=tuple(
            [
                evolve(
                    each,
                    needs=tuple(
                        [
                            part
                            if isinstance(part, EveryNeed | MeasureOf)
                            else swap(part)
                            for part in each.needs
                        ]
                    ),
                )
                for each in plan.results
            ]
        ),
    )


# Days and amounts


def _of_days(plan: Plan) -> Iterator[Mutant]:
    """
    The plan's own days, those of its windows and measures, a day off.
    """
    for name in ("since", "before"):
        for day in _days(getattr(plan, name)):
            says = f"{name} {day}, not {getattr(plan, name)}"
            yield Mutant(says, _changed(plan, **{name: day}))
    for name in ("windows", "measures", "attachment_fees"):
        for says, moved in _of_dated(getattr(plan, name), plan):
            yield Mutant(f"{name}: {says}", _changed(plan, **{name: moved}))
    for says, fees in _of_pounds(plan.attachment_fees):
        yield Mutant(f"attachment_fees: {says}", evolve(plan, attachment_fees=fees))


def _changed(plan: Plan, **changes: Any) -> Plan:  # noqa: ANN401 - fields of any kind
    return evolve(plan, **changes)


D = TypeVar("D", Measure, Amount, Window)


def _of_dated(dated: tuple[D, ...], life: Plan) -> Iterator[tuple[str, tuple[D, ...]]]:
    """
    Each turn from one to the next a day off, where it is not the plan's own.
    """
    turns = {day for each in dated for day in (each.since, each.before)}
    for turn in sorted(turns - {life.since, life.before}):
        for day in _days(turn):
            moved = [
                evolve(
                    each,
                    since=day if each.since == turn else each.since,
                    before=day if each.before == turn else each.before,
                )
                for each in dated
            ]
            yield f"{day}, not {turn}", tuple(moved)


def _of_pounds(
    amounts: tuple[Amount, ...],
) -> Iterator[tuple[str, tuple[Amount, ...]]]:
    """
    Each amount a pound too much.
    """
    for index, amount in enumerate(amounts):
        more = evolve(amount, pounds=amount.pounds + A_POUND)
        says = f"£{more.pounds}, not £{amount.pounds}"
        yield says, (*amounts[:index], more, *amounts[index + 1 :])


def _of_result(plan: Plan, index: int, result: Result) -> Iterator[Mutant]:
    def changed(says: str, **changes: Any) -> Mutant:  # noqa: ANN401 - any field
        results = list(plan.results)
        results[index] = evolve(result, **changes)
        return Mutant(f"{result.name}: {says}", evolve(plan, results=tuple(results)))

    for at in range(len(result.needs) if len(result.needs) > 1 else 0):
        rest = result.needs[:at] + result.needs[at + 1 :]
        yield changed(f"without part {at + 1}", needs=rest)
    for says, amounts in _of_dated(result.amounts, plan):
        yield changed(says, amounts=amounts)
    for says, amounts in _of_pounds(result.amounts):
        yield changed(says, amounts=amounts)
    if result.supplement_to is not None:
        yield changed("paid by itself", supplement_to=None)


def _of_lists(plan: Plan) -> Iterator[Mutant]:
    """
    One thing missing from a list: a result, a measure, a window.
    """
    for name in ("results", "measures", "windows"):
        rows = getattr(plan, name)
        for index, row in enumerate(rows if len(rows) > 1 else ()):
            if isinstance(row, Measure) and is_asked_anyway(plan, row):
                continue
            rest = rows[:index] + rows[index + 1 :]
            label = getattr(row, "name", None) or getattr(row, "problem", index + 1)
            yield Mutant(f"{name}: without {label}", _changed(plan, **{name: rest}))
    for index, measure in enumerate(plan.measures):
        if is_asked_anyway(plan, measure):
            continue
        for gone in measure.whose if len(measure.whose) > 1 else ():
            rows = list(plan.measures)
            rest = tuple([each for each in measure.whose if each is not gone])
            rows[index] = evolve(measure, whose=rest)
            says = f"measure of {measure.problem}: not for {gone.value}"
            yield Mutant(says, evolve(plan, measures=tuple(rows)))


def is_asked_anyway(plan: Plan, measure: Measure) -> bool:
    """
    Whether every result that asks for needs asks the very same of every family: then
    without the measure nothing would be decided otherwise.
    """
    asking = (EveryNeed.EVERY_NEED, MeasureOf(measure.problem))
    return all(
        any(_is_the_same(measure.test, part) for part in result.needs)
        for result in plan.results
        if any(part in asking for part in result.needs)
    )


def _is_the_same(test: Rule, part: Rule | EveryNeed | MeasureOf) -> bool:
    """
    Whether two are one rule with one set of values, wherever each is cited from.
    """
    if isinstance(part, EveryNeed | MeasureOf) or type(part) is not type(test):
        return False
    moved: Any = test
    same: bool = evolve(moved, clause=part.clause) == part
    return same
