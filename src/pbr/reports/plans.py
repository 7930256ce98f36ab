"""
A plan as a page to compare with the council's own: what it requires, pays and assumes.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from enum import Enum

from attrs import fields

from pbr.findings import Clause
from pbr.periods import ONE_DAY
from pbr.plans.plan import (
    Amount,
    EveryNeed,
    Measure,
    MeasureOf,
    Part,
    Plan,
    Result,
)
from pbr.plans.set_aside import COLUMNS
from pbr.plans.unshown import Unshown, not_in_their_words
from pbr.reports import wording
from pbr.reports.paragraphs import STEP, WIDTH, paragraph, wrapped
from pbr.rules import RULES, Rule
from pbr.rules.combined import Combined
from pbr.rules.parts.needs import NeedOf
from pbr.rules.parts.scores import Tools
from pbr.rules.parts.work import MovedOff
from pbr.rules.person_with_the_need import AskedOfOne
from pbr.verdicts import Quorum


def plan_page(plan: Plan, width: int = WIDTH) -> str:
    """
    The whole plan, as text.
    """
    return wrapped("\n".join(_lines(plan, width)), width)


def to_look_at_again(plan: Plan, width: int = WIDTH) -> str:
    """
    The rules marked as stated whose words do not show their values; blank if none.
    """
    found = [*not_in_their_words(plan)]
    if not found:
        return ""
    first = "Look at these again. They are marked as stated:"
    lines = [paragraph(f"- {_unshown(each)}", STEP) for each in found]
    return wrapped("\n".join([first, *lines]), width)


def _unshown(each: Unshown) -> str:
    clause = each.rule.clause
    rule = f"{wording.name(each.rule.name)} ({clause.paragraph})"
    if not each.numbers:
        return f"{rule}: it has several values, and no reason for any of them"
    numbers = [f"{name.replace('_', ' ')} {said}" for name, said in each.numbers]
    return f"{rule}: the words quoted do not show {' or '.join(numbers)}"


def _lines(plan: Plan, width: int) -> Iterator[str]:
    yield paragraph(plan.title)
    yield "=" * min(len(plan.title), width)
    yield paragraph(f"Name: {plan.name}")
    yield wording.plan_digest(plan)
    yield paragraph(f"Area: {plan.area}")
    yield paragraph(f"Source: {plan.source}")
    yield from _section(f"In force {_life(plan.since, plan.before)}")
    yield from _cited(plan.clause, "")
    yield paragraph(f"Problems it names: {', '.join(plan.problems)}")
    if plan.other_problems:
        yield paragraph("Any other problem counts as a local one.")
    yield from _section("Who is eligible")
    yield from _test(plan.eligibility, "", None)
    yield from _section("The whole-family approach")
    yield from _test(plan.engagement, "", None)
    if plan.asked is not None:
        yield from _section("Required of every family")
        yield from _test(plan.asked, "", None)
    if plan.measures:
        yield from _section("When each need is met")
        for measure in plan.measures:
            yield from _measure(plan, measure)
    yield from _section("What is paid")
    for result in plan.results:
        yield from _result(plan, result)
    yield paragraph("attachment fee, by the day of attachment")
    yield from _amounts(plan.attachment_fees)
    if plan.attached_since is not None:
        yield from _test(plan.attached_since, "", None)
    for window in plan.windows:
        yield paragraph(f"claims are taken {_life(window.since, window.before)}")
        yield from _cited(window.clause, STEP)
    yield from _words(plan)
    yield from _set_aside(plan)
    yield from _disagreements(plan)


def _section(title: str) -> tuple[str, ...]:
    return ("", title, "-" * len(title))


def _life(since: date, before: date) -> str:
    return f"from {wording.day(since)} to {wording.day(before - ONE_DAY)}"


def _cited(clause: Clause, indent: str) -> Iterator[str]:
    yield paragraph(wording.standing(clause), indent)
    for assumption in clause.assumptions:
        value = assumption.value.replace("_", " ")
        yield paragraph(f"assumed, {value}: {assumption.why}", indent)


def _test(test: Rule, indent: str, above: Clause | None) -> Iterator[str]:
    parts: tuple[Rule, ...] = ()
    if isinstance(test, Combined):
        said, parts = f"{_how_many(test.quorum)} of these:", test.parts
    elif isinstance(test, AskedOfOne):
        said, parts = f"{wording.name(test.name)}, alone:", (test.rule,)
    else:
        values = [
            f"{each.name.replace('_', ' ')} {_value(getattr(test, each.name))}"
            for each in fields(RULES[test.name])
            if each.name != "clause" and getattr(test, each.name) not in (None, ())
        ]
        said = ": ".join(filter(None, [wording.name(test.name), "; ".join(values)]))
    yield paragraph(f"* {said}", indent)
    if test.clause != above:
        yield from _cited(test.clause, indent + STEP)
    for part in parts:
        yield from _test(part, indent + STEP, test.clause)


def _how_many(quorum: Quorum) -> str:
    if quorum.neutral_with_first:
        return "the first, or otherwise the second,"
    return "every one" if quorum.fewest is None else f"at least {quorum.fewest}"


def _value(value: object) -> str:
    if isinstance(value, tuple):
        return ", ".join(value)
    if isinstance(value, MovedOff):
        return f"{_value(value.benefits)}, since {value.since.value}"
    if isinstance(value, Tools):
        return ", ".join(
            [f"{name} {tool.better.value} by {tool.by}" for name, tool in value.named]
        )
    if isinstance(value, date):
        return wording.day(value)
    return str(value.value if isinstance(value, Enum) else value)


def _measure(plan: Plan, measure: Measure) -> Iterator[str]:
    whose = ""
    if measure.whose != tuple(NeedOf):
        whose = f", of {' or '.join(each.value for each in measure.whose)}"
    dates = ""
    if (measure.since, measure.before) != (plan.since, plan.before):
        dates = f", {_life(measure.since, measure.before)}"
    yield paragraph(f"{measure.problem}{whose}{dates}")
    yield from _asked_or(plan, measure.test)


def _result(plan: Plan, result: Result) -> Iterator[str]:
    extra = ""
    if result.supplement_to is not None:
        extra = f", on top of {result.supplement_to} and never alone"
    yield paragraph(f"{result.name}{extra}")
    yield from _cited(result.clause, STEP)
    for part in result.needs:
        yield from _part(plan, part)
    yield from _amounts(result.amounts)


def _part(plan: Plan, part: Part) -> Iterator[str]:
    if isinstance(part, EveryNeed):
        said = "the measures of every need identified by the day of the claim"
        yield paragraph(f"* {said}", STEP)
    elif isinstance(part, MeasureOf):
        yield paragraph(f"* the measure of {part.problem}", STEP)
    else:
        yield from _asked_or(plan, part)


def _asked_or(plan: Plan, test: Rule) -> Iterator[str]:
    """
    A test in full, unless it is the one that is required of every family.
    """
    if test is plan.asked:
        yield paragraph("* as required of every family", STEP)
    else:
        yield from _test(test, STEP, None)


def _amounts(amounts: tuple[Amount, ...]) -> Iterator[str]:
    above = None
    for amount in amounts:
        dates = _life(amount.since, amount.before)
        yield paragraph(f"{wording.pounds(amount.pounds)} {dates}", STEP)
        if amount.clause != above:
            yield from _cited(amount.clause, STEP * 2)
        above = amount.clause


def _words(plan: Plan) -> Iterator[str]:
    """
    The words that the case files must use, spelled as they must be.

    pbr cannot find a slip in one of these words: it would just find no rows.
    """
    yield from _section("Words it looks for in the case files")
    for column, words in sorted(plan.vocabulary.words.items()):
        if words:
            file, _, name = column.partition(".")
            yield paragraph(f"{file}.csv, {name}: {', '.join(sorted(words))}")


def _set_aside(plan: Plan) -> Iterator[str]:
    """
    The words of the council's systems that the plan does not count, and why.
    """
    words = {name: getattr(plan.set_aside, name) for name in COLUMNS}
    if any(words.values()):
        yield from _section("Words it sets aside")
        yield paragraph(plan.set_aside.why)
    for name, theirs in words.items():
        if theirs:
            yield paragraph(f"{name}: {', '.join(theirs)}")


def _disagreements(plan: Plan) -> Iterator[str]:
    if plan.contradictions:
        yield from _section("Where the sources disagree")
    for each in plan.contradictions:
        yield paragraph(f"* {each.says}")
        yield paragraph(f"against: {each.against}", STEP)
        yield paragraph(f"effect: {each.effect}", STEP)
        yield paragraph(f"followed: {each.followed}", STEP)
        if each.is_tried:
            yield paragraph("remarked on a claim that it would change", STEP)
    if plan.notes:
        yield from _section("Notes, which are not computed")
    for note in plan.notes:
        yield paragraph(f"* {note.says}")
        yield from _cited(note.clause, STEP)
