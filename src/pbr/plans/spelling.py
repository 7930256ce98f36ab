"""
Words that a plan spells in two ways: the case files would not say which is meant.

> Two words of a plan that fold alike are a mistake of the plan. (SPEC §4.7)
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pbr.exceptions import Mistake
from pbr.plans.outline import Outline
from pbr.plans.values import in_words, shown
from pbr.rules import RULES
from pbr.texts.folding import fold


def spelt_twice(plan: Outline) -> Iterator[Mistake]:
    """
    Each word that is spelt in another way than where the plan first has it.
    """
    first: dict[tuple[str, str], str] = {}
    for path, column, word in _words(plan):
        spelt = first.setdefault((column, fold(word)), word)
        if spelt != word:
            fault = f"{shown(word)} is the word {shown(spelt)}, spelt another way"
            yield Mistake(path, fault, f"write {shown(spelt)} everywhere")


def _words(plan: Outline) -> Iterator[tuple[str, str, str]]:
    """
    Each word of the case files in a plan, with its path and its column.
    """
    for at, problem in enumerate(plan.problems or ()):
        yield f"problems[{at}]", "needs.problem", problem
    for at, measure in enumerate(plan.measures):
        if measure.problem is not None:
            yield f"measures[{at}].problem", "needs.problem", measure.problem
    for path, test in plan.tests:
        yield from _of_test(path, test)


def counted_and_set_aside(plan: Outline) -> Iterator[Mistake]:
    """
    Each word that is set aside, and that the plan counts: a problem of its own, or a
    word that one of its tests looks for.
    """
    counted: dict[tuple[str, str], str] = {}
    for path, column, word in _words(plan):
        counted.setdefault((column.partition(".")[2], fold(word)), path)
    for name, word in plan.set_aside:
        if (name, fold(word)) in counted:
            fault = f"{counted[name, fold(word)]} names {shown(word)}"
            yield Mistake(f"set_aside.{name}", fault, "take it out of one of the two")


def _of_test(path: str, test: object) -> Iterator[tuple[str, str, str]]:
    if isinstance(test, dict):
        yield from _words_of(path, test)


def _words_of(path: str, test: dict[str, object]) -> Iterator[tuple[str, str, str]]:
    rule = RULES.get(in_words(test.get("rule")))
    if rule is None:
        return
    named = {name: columns[0] for name, columns in rule.reads.words.items()}
    if rule.reads.problems:
        named[rule.reads.problems] = "needs.headline"
    for name, column in named.items():
        given = test.get(name)
        for word in _words_in(given):
            if isinstance(word, str):
                yield f"{path}.{name}", column, word


def _words_in(given: object) -> Iterable[object]:
    """
    A word, a list of words, the benefits of a table, or the names of its tools.
    """
    if isinstance(given, dict):
        return _words_in(given["benefits"]) if "benefits" in given else given
    return given if isinstance(given, list) else [given]
