"""
What is wrong between the tables of a plan: gaps, overlaps, and unknown names.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from pbr.exceptions import Mistake
from pbr.plans.disagreements import contradictions
from pbr.plans.outline import MeasureOutline, Outline, Span
from pbr.plans.plan import EveryNeed
from pbr.plans.spelling import counted_and_set_aside, spelt_twice
from pbr.plans.structuring import AsAsked
from pbr.plans.taken_out import words_taken_out
from pbr.plans.values import in_words, shown
from pbr.rules import RULES
from pbr.rules.asked_alone import ASKED_ALONE
from pbr.rules.parts.needs import NeedOf
from pbr.rules.person_with_the_need import PersonWithTheNeed
from pbr.texts.folding import fold
from pbr.texts.nearest import did_you_mean
from pbr.texts.visible import cut

EVERY_NEED = EveryNeed.EVERY_NEED.value
AS_ASKED = AsAsked.AS_ASKED.value
A_PROBLEM = "a problem of the plan"
#: The rules that name problems, and the field in which each does.
NAMES_PROBLEMS = {
    name: rule.reads.problems for name, rule in RULES.items() if rule.reads.problems
}
#: The fields whose words are kinds, which may have a holder.
OF_KINDS = sorted({name for rule in RULES.values() for name in rule.reads.of_kinds})


#: Combinations that ask one person at a time.
OF_ONE = (*ASKED_ALONE, PersonWithTheNeed.name)


def mistakes_between(plan: Outline) -> tuple[Mistake, ...]:
    """
    Every mistake that only shows when tables are compared.
    """
    return (
        *_turned_round(plan),
        *_nothing_asked(plan),
        *_measures(plan),
        *_results(plan),
        *_tiles("attachment_fees", plan.fees, plan.life),
        *_problems_named(plan),
        *contradictions(plan),
        *_holders(plan),
        *spelt_twice(plan),
        *counted_and_set_aside(plan),
        *words_taken_out(plan),
        *_without_a_need(plan),
        *_names(plan),
    )


def _turned_round(plan: Outline) -> Iterator[Mistake]:
    """
    A plan's life, or a claim window, that ends before it begins.
    """
    windows = [
        (f"claim_windows[{at}]", window) for at, window in enumerate(plan.windows)
    ]
    for path, span in (("in_force", plan.life), *windows):
        if span is not None and span.before <= span.since:
            fault = f"{span.before} is not after since, {span.since}"
            yield Mistake(f"{path}.before", fault, "write the day after the last day")


def _nothing_asked(plan: Outline) -> Iterator[Mistake]:
    said = any(test == AS_ASKED for _, test in plan.tests)
    if said and not plan.asks_every_family:
        fault = f'something says "{AS_ASKED}", and nothing is asked'
        remedy = "write [asked_of_every_family], or the test itself"
        yield Mistake("asked_of_every_family", fault, remedy)


def _tiles(
    path: str, spans: Sequence[Span | None], life: Span | None
) -> Iterator[Mistake]:
    """
    > `since`/`before` dates that must tile the plan's life … gap or overlap in dates.
    """
    dated = [span for span in spans if span is not None]
    if life is None or not dated or len(dated) < len(spans):
        return
    for span in dated:
        # A life that is turned round is reported once, not for each table with it.
        if span.before <= span.since and span != life:
            fault = f"{span.before} is not after {span.since}"
            yield Mistake(path, fault, "write the day after the last day as before")
    ordered = sorted(dated, key=lambda span: span.since)
    for earlier, later in pairwise(ordered):
        kind = "a gap" if earlier.before < later.since else "an overlap"
        if earlier.before != later.since:
            fault = f"there is {kind} between {earlier.before} and {later.since}"
            yield Mistake(path, fault, "let each begin where the one before ends")
    if (ordered[0].since, ordered[-1].before) != (life.since, life.before):
        fault = f"it runs from {ordered[0].since} to {ordered[-1].before}"
        remedy = f"cover the plan's life, {life.since} to {life.before}"
        yield Mistake(path, fault, remedy)


def _measures(plan: Outline) -> Iterator[Mistake]:
    by_problem: dict[str, list[MeasureOutline]] = {}
    known = folded(plan.problems or ())
    for index, measure in enumerate(plan.measures):
        problem = measure.problem
        if problem is None:
            continue
        if plan.problems is not None and fold(problem) not in known:
            path = f"measures[{index}].problem"
            yield _unknown(path, problem, plan.problems, A_PROBLEM)
        else:
            by_problem.setdefault(fold(problem), []).append(measure)
    for problem, measures in by_problem.items():
        yield from _measures_of(problem, measures, plan)


def _measures_of(
    problem: str, measures: list[MeasureOutline], plan: Outline
) -> Iterator[Mistake]:
    """
    The measures of one problem, which must cover every day for every kind of member.
    """
    everybodys = tuple(whose.value for whose in NeedOf)
    path = f"measures of {cut(problem)}"
    if all(measure.whose == everybodys for measure in measures):
        yield from _tiles(path, [measure.span for measure in measures], plan.life)
        return
    for whose in everybodys:
        # A measure that cannot be read may be for any member, on any day.
        spans = [
            None if measure.whose is None else measure.span
            for measure in measures
            if measure.whose is None or whose in measure.whose
        ]
        if not spans:
            fault = "nothing is in force"
            yield Mistake(f"{path} ({whose})", fault, "write one that is")
        yield from _tiles(f"{path} ({whose})", spans, plan.life)


def _results(plan: Outline) -> Iterator[Mistake]:
    names = [result.name for result in plan.results]
    plain = [result.name for result in plan.results if result.supplement_to is None]
    alike = [None if name is None else fold(name) for name in names]
    for name in dict.fromkeys(names):
        if name is not None and alike.count(fold(name)) > 1:
            fault = f"{name!r} appears twice"
            yield Mistake("results", fault, "give each its own name")
    if not plain:
        yield Mistake("results", "all are supplements", "write a result")
    for index, result in enumerate(plan.results):
        path = f"results[{index}]"
        if result.supplement_to not in (None, *plain) and None not in plain:
            known = [str(name) for name in plain]
            what = "a result that is paid by itself"
            yield _unknown(f"{path}.supplement_to", result.supplement_to, known, what)
        yield from _tiles(f"{path}.amounts", result.amounts, plan.life)
        if result.needs == []:
            yield Mistake(f"{path}.needs", "asks for nothing", "write what it needs")


def _problems_named(plan: Outline) -> Iterator[Mistake]:
    """
    Names of problems inside tests and results, if they can be known to be wrong.
    """
    measured = [measure.problem for measure in plan.measures]
    known = sorted({problem for problem in measured if problem is not None})
    folded_known = folded(known)
    for path, test in plan.tests:
        if test == EVERY_NEED:
            yield from _unmeasured(path, plan, measured)
        elif isinstance(test, dict) and "measure" in test and None not in measured:
            if not is_one_of(test["measure"], folded_known):
                yield _unknown(path, test["measure"], known, "the problem of a measure")
        elif isinstance(test, dict) and plan.problems is not None:
            headlines = sorted({name.partition("/")[0] for name in plan.problems})
            key = NAMES_PROBLEMS.get(in_words(test.get("rule")), "")
            named, folded_headlines = test.get(key), folded(headlines)
            for name in named if isinstance(named, list) else ():
                if not is_one_of(name, folded_headlines):
                    yield _unknown(f"{path}.{key}", name, headlines, A_PROBLEM)


def _without_a_need(plan: Outline) -> Iterator[Mistake]:
    """
    A person with the need where no need is looked at, or where one person is already.
    """
    key = PersonWithTheNeed.name
    for path, test in plan.tests:
        if not isinstance(test, dict) or "rule" in test or key not in test:
            continue
        used_at = _used_at(plan, path)
        if not all([each.startswith("measures[") for each in used_at]):
            yield Mistake(
                f"{path}.{key}", "is in no measure", "write it in [[measures]]"
            )
        elif any([f".{each}" in at for each in OF_ONE for at in used_at]):
            fault = "is inside a test that asks one person already"
            yield Mistake(f"{path}.{key}", fault, "take one of the two out")


def _used_at(plan: Outline, path: str) -> list[str]:
    """
    A path; or if it is in a test by a name, the paths at which the name is used.
    """
    for name in plan.named:
        inside = path.removeprefix(f"tests.{name}.test")
        if inside != path:
            return [f"{at}{inside}" for at, test in plan.tests if test == name]
    return [path]


def _names(plan: Outline) -> Iterator[Mistake]:
    """
    A name of a test that nothing uses, or that would be read as another word.
    """
    words = (AS_ASKED, EVERY_NEED)
    used = {test for _, test in plan.tests if isinstance(test, str)}
    for name in plan.named:
        if fold(name) in map(fold, words):
            fault = "has the name of something else"
            yield Mistake(f"tests.{cut(name)}", fault, "give it another name")
        elif name not in used:
            fault = "is used by nothing"
            remedy = f'write test = "{cut(name)}" where it is asked, or take it out'
            yield Mistake(f"tests.{cut(name)}", fault, remedy)


def _holders(plan: Outline) -> Iterator[Mistake]:
    """
    Holders of words that no rule looks for: one of the two is a slip.
    """
    looked_for = {word for _, test in plan.tests for word in _words_of(test)}
    known = folded(looked_for)
    for word in plan.holders:
        if fold(word) not in known:
            fault = f"no rule looks for {shown(word)}"
            remedy = did_you_mean(word, sorted(looked_for))
            yield Mistake(f"holders.{cut(word)}", fault, remedy)


def _words_of(test: object) -> Iterator[str]:
    """
    The words of the case files that a rule's table looks for.
    """
    if isinstance(test, dict):
        for key in OF_KINDS:
            words = test.get(key)
            found = words if isinstance(words, list) else [words]
            yield from [word for word in found if isinstance(word, str)]


def _unmeasured(
    path: str, plan: Outline, measured: list[str | None]
) -> Iterator[Mistake]:
    known = folded([problem for problem in measured if problem is not None])
    for problem in plan.problems or ():
        if fold(problem) not in known and None not in measured:
            fault = f"asks for every need, and {problem!r} has no measure"
            yield Mistake(path, fault, "write [[measures]] for it")
    if plan.takes_others:
        fault = "asks for every need, and other problems are taken"
        yield Mistake(path, fault, 'write other_problems = "refused"')


def folded(words: Iterable[str]) -> frozenset[str]:
    """
    Words as they are compared.
    """
    return frozenset(map(fold, words))


def is_one_of(word: object, known: frozenset[str]) -> bool:
    """
    Whether it is a word, and one of these in whatever spelling.
    """
    return isinstance(word, str) and fold(word) in known


def _unknown(path: str, word: object, known: Sequence[str], what: str) -> Mistake:
    fault = f"{shown(word)} is not {what}"
    return Mistake(path, fault, did_you_mean(in_words(word), known))
