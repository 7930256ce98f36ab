"""
What is wrong with a plan that reads well: gaps, overlaps, and names of nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from difflib import get_close_matches
from itertools import pairwise
from typing import Protocol

from pbr.exceptions import Mistake
from pbr.plans.plan import EveryNeed, Measure, MeasureOf, NeedOf, Plan
from pbr.rules.eligibility import NeedsIdentified, OtherNeedsIdentified
from pbr.rules.employment import EmployedWithin


def mistakes_in(plan: Plan) -> tuple[Mistake, ...]:
    """
    Every mistake in a plan whose values can all be read.
    """
    return (
        *_life(plan),
        *_measures(plan),
        *_results(plan),
        *tiles("attachment_fees", plan.attachment_fees, plan),
        *_windows(plan),
        *_rules(plan),
    )


class Dated(Protocol):
    """
    Anything in force from a day until the day before another.
    """

    @property
    def since(self) -> date:
        """
        The first day.
        """

    @property
    def before(self) -> date:
        """
        The day after the last.
        """


def _life(plan: Plan) -> Iterator[Mistake]:
    if plan.before <= plan.since:
        fault = f"{plan.before} is not after since, {plan.since}"
        yield Mistake("in_force.before", fault, "write the day after the last day")


def tiles(path: str, dated: Sequence[Dated], life: Dated) -> Iterator[Mistake]:
    """
    > `since`/`before` dates that must tile the plan's life … gap or overlap in dates.
    """
    if not dated:
        yield Mistake(path, "nothing is in force", "write one that is")
        return
    for each in dated:
        if each.before <= each.since:
            fault = f"{each.before} is not after {each.since}"
            yield Mistake(path, fault, "write the day after the last day as before")
    ordered = sorted(dated, key=lambda each: each.since)
    for earlier, later in pairwise(ordered):
        kind = "a gap" if earlier.before < later.since else "an overlap"
        if earlier.before != later.since:
            fault = f"there is {kind} between {earlier.before} and {later.since}"
            yield Mistake(path, fault, "let each begin where the one before ends")
    if (ordered[0].since, ordered[-1].before) != (life.since, life.before):
        fault = f"it runs from {ordered[0].since} to {ordered[-1].before}"
        remedy = f"cover the plan's life, {life.since} to {life.before}"
        yield Mistake(path, fault, remedy)


def _measures(plan: Plan) -> Iterator[Mistake]:
    for index, measure in enumerate(plan.measures):
        if measure.problem not in plan.problems:
            yield _unknown(f"measures[{index}].problem", measure.problem, plan.problems)
    for problem in plan.problems:
        measures = [each for each in plan.measures if each.problem == problem]
        if not measures:
            continue
        if all(each.whose == tuple(NeedOf) for each in measures):
            yield from tiles(f"measures of {problem}", measures, plan)
        else:
            yield from _measures_by_member(problem, measures, plan)


def _measures_by_member(
    problem: str, measures: list[Measure], plan: Plan
) -> Iterator[Mistake]:
    for whose in NeedOf:
        theirs = [each for each in measures if whose in each.whose]
        yield from tiles(f"measures of {problem} ({whose.value})", theirs, plan)


def _results(plan: Plan) -> Iterator[Mistake]:
    names = [result.name for result in plan.results]
    for name in sorted({name for name in names if names.count(name) > 1}):
        yield Mistake("results", f"{name!r} is there twice", "give each its own name")
    if all(result.supplement_to is not None for result in plan.results):
        yield Mistake("results", "there is none but supplements", "write a result")
    plain = tuple(r.name for r in plan.results if r.supplement_to is None)
    measured = {measure.problem for measure in plan.measures}
    for index, result in enumerate(plan.results):
        path = f"results[{index}]"
        if result.supplement_to is not None and result.supplement_to not in plain:
            yield _unknown(f"{path}.supplement_to", result.supplement_to, plain)
        yield from tiles(f"{path}.amounts", result.amounts, plan)
        for part in result.needs:
            if isinstance(part, MeasureOf) and part.problem not in measured:
                yield _unknown(f"{path}.needs", part.problem, tuple(sorted(measured)))
            if isinstance(part, EveryNeed):
                yield from _unmeasured(path, plan, measured)
        if not result.needs:
            yield Mistake(f"{path}.needs", "asks for nothing", "write what it needs")


def _unmeasured(path: str, plan: Plan, measured: set[str]) -> Iterator[Mistake]:
    for problem in plan.problems:
        if problem not in measured:
            fault = f"asks for every need, and {problem!r} has no measure"
            yield Mistake(f"{path}.needs", fault, "write [[measures]] for it")
    if plan.other_problems:
        fault = "asks for every need, and other problems are taken"
        yield Mistake(f"{path}.needs", fault, 'write other_problems = "refused"')


def _windows(plan: Plan) -> Iterator[Mistake]:
    for index, window in enumerate(plan.windows):
        if window.before <= window.since:
            path, fault = f"claim_windows[{index}].before", "is not after since"
            yield Mistake(path, fault, "write the day after the last day")


def _rules(plan: Plan) -> Iterator[Mistake]:
    """
    Values that can each be read, and together ask for what cannot be.
    """
    headlines = {problem.partition("/")[0] for problem in plan.problems}
    for rule in plan.rules():
        if isinstance(rule, NeedsIdentified | OtherNeedsIdentified):
            named = rule.of if isinstance(rule, NeedsIdentified) else rule.besides
            for problem in named:
                if problem not in headlines:
                    path = f"eligibility: {rule.name}"
                    yield _unknown(path, problem, tuple(sorted(headlines)))
        if isinstance(rule, NeedsIdentified) and rule.at_least > len(rule.of):
            fault = f"at_least {rule.at_least} of {len(rule.of)} problems"
            yield Mistake(f"eligibility: {rule.name}", fault, "ask for fewer of them")
        if isinstance(rule, EmployedWithin) and rule.weeks > rule.within_weeks:
            fault = f"{rule.weeks} weeks do not fit in {rule.within_weeks}"
            yield Mistake(rule.name, fault, "let within_weeks be at least weeks")
    for combined in plan.combinations():
        if not combined.parts:
            yield Mistake("a test", "combines nothing", "write its parts")
        elif (combined.needs.fewest or 0) > len(combined.parts):
            fault = f"at least {combined.needs.fewest} of {len(combined.parts)} parts"
            yield Mistake("a test", fault, "ask for fewer of them")


def _unknown(path: str, word: str, known: Sequence[str]) -> Mistake:
    close = get_close_matches(word, known, n=1)
    remedy = (
        f"did you mean {close[0]!r}?" if close else f"write one of {', '.join(known)}"
    )
    return Mistake(path, f"{word!r} is not one of them", remedy)
