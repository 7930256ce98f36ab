"""
Slips in a plan: plans with one thing wrong in them, and whether a plan's cases notice.

A threshold one off, "more than" for "at least", a term too few, a clause dropped, a
date a day off: the author of a plan can make such a slip. A case that is decided
differently under the slip notices it. A slip that no case notices could go unseen.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Any, TypeVar

from attrs import evolve, frozen

from pbr.assurance.answer_sheets import AnswerSheet, NamedVerdict, verdicts_in
from pbr.assurance.slips_in_tests import a_day_off, slips_in_test
from pbr.claims import Answer, Claim, validate
from pbr.exceptions import PBRError
from pbr.plans import Plan
from pbr.plans.plan import Amount, EveryNeed, Measure, MeasureOf, Result, Window
from pbr.rules import Rule
from pbr.rules.combined import Combined
from pbr.rules.person_with_the_need import AskedOfOne

A_POUND = Decimal("1.00")


@frozen
class Slip:
    """
    A plan with one thing wrong in it. `says` is what is wrong.
    """

    says: str
    plan: Plan


def tried(
    plan: Plan, cases: Iterable[tuple[Claim, AnswerSheet]]
) -> Iterator[tuple[Slip, bool]]:
    """
    Every slip that can be made in a plan, and whether one of the cases notices it.
    """
    known = [_Case.of(claim, expected) for claim, expected in cases]
    near = 0
    for slip in slips_in(plan):
        # Cases and slips are in order of what they are about: the case that noticed the
        # last slip is tried first, then those around it.
        order = _around(near, len(known))
        found = next((place for place in order if known[place].notices(slip)), None)
        yield slip, found is not None
        near = near if found is None else found


def _around(place: int, places: int) -> list[int]:
    """
    Every place, those nearest to one first.
    """
    return sorted(range(places), key=lambda other: abs(other - place))


@frozen
class _Case:
    """
    A claim, its answer, and the verdicts that lead to it, by name.
    """

    claim: Claim
    answer: Answer
    verdicts: dict[str, set[str]]

    @classmethod
    def of(cls, claim: Claim, expected: AnswerSheet) -> _Case:
        return cls(claim, expected.answer, _by_name(expected.verdicts))

    def notices(self, slip: Slip) -> bool:
        """
        Whether the case is decided differently under a slip.

        Its answer or one of its verdicts must differ. Facts do not count: "108
        needed" would show any slip, and no case would have to be at the threshold.
        """
        try:
            found = validate(self.claim, slip.plan)
            answer = found.answer
        except (PBRError, ValueError):
            # The plan cannot decide the claim at all: a gap in its dates, say.
            return True
        if answer != self.answer:
            return True
        ours, theirs = _by_name(verdicts_in(found)), self.verdicts
        both = ours.keys() & theirs.keys()
        return any(ours[asked] != theirs[asked] for asked in both)


def _by_name(verdicts: Iterable[NamedVerdict]) -> dict[str, set[str]]:
    named: dict[str, set[str]] = {}
    for asked, verdict in verdicts:
        named.setdefault(asked, set()).add(verdict)
    return named


def slips_in(plan: Plan) -> Iterator[Slip]:
    """
    Every plan that differs from this one by one slip.
    """
    yield from _of_tests(plan)
    yield from _of_days(plan)
    for index, result in enumerate(plan.results):
        yield from _of_result(plan, index, result)
    yield from _of_lists(plan)


# Tests


def _of_tests(plan: Plan) -> Iterator[Slip]:
    """
    One test of the plan replaced by each that it could be mistaken for.
    """
    for test in plan.tests():
        for says, changed in slips_in_test(test):
            swapped = with_test(plan, test, changed)
            yield Slip(f"{test.name} ({test.clause.paragraph}): {says}", swapped)
    if plan.attached_since is not None:
        yield Slip("attached_since is dropped", evolve(plan, attached_since=None))


def with_test(plan: Plan, old: Rule, new: Rule) -> Plan:
    """
    The plan with one test in place of another, wherever the other is.
    """

    def swap(test: Rule) -> Rule:
        if test is old:
            return new
        if isinstance(test, Combined):
            return evolve(test, parts=tuple([swap(part) for part in test.parts]))
        if isinstance(test, AskedOfOne):
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


def _of_days(plan: Plan) -> Iterator[Slip]:
    """
    The plan's own days, those of its windows and measures, a day off.
    """
    for name in ("since", "before"):
        for day in a_day_off(getattr(plan, name)):
            says = f"{name} {day}, not {getattr(plan, name)}"
            yield Slip(says, _changed(plan, **{name: day}))
    for name in ("windows", "measures", "attachment_fees"):
        for says, moved in _of_dated(getattr(plan, name), plan):
            yield Slip(f"{name}: {says}", _changed(plan, **{name: moved}))
    for says, fees in _of_pounds(plan.attachment_fees):
        yield Slip(f"attachment_fees: {says}", evolve(plan, attachment_fees=fees))


def _changed(plan: Plan, **changes: Any) -> Plan:  # noqa: ANN401 - fields of any kind
    return evolve(plan, **changes)


D = TypeVar("D", Measure, Amount, Window)


def _of_dated(dated: tuple[D, ...], life: Plan) -> Iterator[tuple[str, tuple[D, ...]]]:
    """
    Each turn from one to the next a day off, unless it is the plan's own first or last.
    """
    turns = {day for each in dated for day in (each.since, each.before)}
    for turn in sorted(turns - {life.since, life.before}):
        for day in a_day_off(turn):
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


def _of_result(plan: Plan, index: int, result: Result) -> Iterator[Slip]:
    def changed(says: str, **changes: Any) -> Slip:  # noqa: ANN401 - any field
        results = list(plan.results)
        results[index] = evolve(result, **changes)
        return Slip(f"{result.name}: {says}", evolve(plan, results=tuple(results)))

    for at in range(len(result.needs) if len(result.needs) > 1 else 0):
        rest = result.needs[:at] + result.needs[at + 1 :]
        yield changed(f"without part {at + 1}", needs=rest)
    for says, amounts in _of_dated(result.amounts, plan):
        yield changed(says, amounts=amounts)
    for says, amounts in _of_pounds(result.amounts):
        yield changed(says, amounts=amounts)
    if result.supplement_to is not None:
        yield changed("paid by itself", supplement_to=None)


def _of_lists(plan: Plan) -> Iterator[Slip]:
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
            yield Slip(f"{name}: without {label}", _changed(plan, **{name: rest}))
    for index, measure in enumerate(plan.measures):
        if is_asked_anyway(plan, measure):
            continue
        for gone in measure.whose if len(measure.whose) > 1 else ():
            rows = list(plan.measures)
            rest = tuple([each for each in measure.whose if each is not gone])
            rows[index] = evolve(measure, whose=rest)
            says = f"measure of {measure.problem}: not for {gone.value}"
            yield Slip(says, evolve(plan, measures=tuple(rows)))


def is_asked_anyway(plan: Plan, measure: Measure) -> bool:
    """
    Whether every result that asks for needs asks the same of every family: without the
    measure nothing would be decided differently.
    """
    asking = (EveryNeed.EVERY_NEED, MeasureOf(measure.problem))
    return all(
        any(_is_the_same(measure.test, part) for part in result.needs)
        for result in plan.results
        if any(part in asking for part in result.needs)
    )


def _is_the_same(test: Rule, part: Rule | EveryNeed | MeasureOf) -> bool:
    """
    Whether two are one rule with the same values, cited from any paragraph.
    """
    if isinstance(part, EveryNeed | MeasureOf) or type(part) is not type(test):
        return False
    moved: Any = test
    same: bool = evolve(moved, clause=part.clause) == part
    return same
