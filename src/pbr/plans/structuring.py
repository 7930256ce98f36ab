"""
From the tables of a plan file to rules, with a plain message for every value.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from functools import cache
from typing import Any, TypeVar

from attrs import fields_dict, frozen
from cattrs import AttributeValidationNote, BaseValidationError, Converter

from pbr.exceptions import NotUnderstood
from pbr.findings import THE_WHOLE, Clause
from pbr.plans.citations import COMBINATIONS, OTHERWISE, Citation
from pbr.plans.plan import EveryNeed, MeasureOf, Part
from pbr.plans.reading import READING, Reading
from pbr.plans.values import (
    a_date,
    a_positive_number,
    a_whole_number,
    a_word,
    an_exact_number,
    in_words,
    one_of,
    parsed,
    pounds,
    shown,
    words,
)
from pbr.rules import RULES, Rule
from pbr.rules.asked_alone import ASKED_ALONE
from pbr.rules.combined import Combined
from pbr.rules.parts.scores import Tool, Tools
from pbr.rules.parts.words import MaybeWords, Positive
from pbr.rules.person_with_the_need import PersonWithTheNeed
from pbr.shares import Below, Fall, Share
from pbr.texts.nearest import did_you_mean
from pbr.verdicts import AT_LEAST_ONE, EVERY, FIRST_OTHERWISE, Quorum

T = TypeVar("T")
EVERY_NEED = EveryNeed.EVERY_NEED.value


class AsAsked(Enum):
    """
    In a plan file, a test that is the one asked of every family.
    """

    AS_ASKED = "as asked of every family"


@frozen
class AtLeastOf:
    """
    The inside of an `at-least`: at least `count` of these tests.
    """

    count: Positive
    of: tuple[Rule, ...]


@frozen
class FirstOtherwise:
    """
    A test, and the one that is asked for if it is not met.
    """

    first: Rule
    otherwise: Rule


def structured(tables: object, kind: type[T], reading: Reading) -> T:
    """
    The tables of a plan as an object; rules that are equal become one.
    """
    token = READING.set(reading)
    try:
        return _converter().structure(tables, kind)
    finally:
        READING.reset(token)


@cache
def _converter() -> Converter:
    """
    The converter that makes a plan's tables into objects and refuses unknown keys.
    """
    made = Converter(detailed_validation=True, forbid_extra_keys=True)

    def rule_once(value: object, _type: object) -> Rule:
        return READING.get().once(_rule(made, value))

    hooks: tuple[tuple[object, Callable[[Any, Any], object]], ...] = (
        (Positive, a_positive_number),
        (date, a_date),
        (Fraction, an_exact_number),
        (Decimal, pounds),
        (tuple[str, ...], words),
        (MaybeWords, words),
        (Share, parsed),
        (Below, parsed),
        (Fall, parsed),
        (Tools, lambda value, _: _tools(made, value)),
    )
    made.register_structure_hook_func(
        lambda kind: isinstance(kind, type) and issubclass(kind, Enum), one_of
    )
    made.register_structure_hook(str, a_word)
    made.register_structure_hook(int, a_whole_number)
    for kind, hook in hooks:
        made.register_structure_hook_func(_is(kind), hook)
    made.register_structure_hook_func(
        _is(Clause),
        lambda value, _: made.structure(value, Citation).as_clause(),
    )
    made.register_structure_hook_func(_is(Rule), rule_once)
    made.register_structure_hook_func(
        _is(Rule | AsAsked), lambda value, _: _test(made, value)
    )
    made.register_structure_hook_func(
        _is(Part | AsAsked), lambda value, _: _part(made, value)
    )
    return made


def _tools(made: Converter, value: object) -> Tools:
    """
    Tools by name, each with which way is better and by how much.
    """
    if not isinstance(value, dict) or not value:
        fault = f"{shown(value)} is not a table of tools"
        raise NotUnderstood(fault, 'write { sdq = { better = "down", by = 1 } }')
    return Tools(made.structure(value, dict[str, Tool]))


def _is(kind: object) -> Callable[[object], bool]:
    return lambda other: other == kind


def _test(made: Converter, value: object) -> object:
    """
    The test of a measure: its own, or the one that is asked of every family.
    """
    if value == AsAsked.AS_ASKED.value:
        return AsAsked.AS_ASKED
    return a_test(made, value)


def _part(made: Converter, value: object) -> object:
    """
    A part of a result: every need, the measure of a problem, or a test.
    """
    if value == EVERY_NEED:
        return EveryNeed.EVERY_NEED
    if value == AsAsked.AS_ASKED.value:
        return AsAsked.AS_ASKED
    if isinstance(value, dict) and "measure" in value:
        return MeasureOf(a_word(value["measure"], str))
    if isinstance(value, dict) or (isinstance(value, str) and READING.get().named):
        return a_test(made, value)
    fault = f"{shown(value)} is not a part of a result"
    remedy = f'write "{EVERY_NEED}", {{ measure = "work" }} or a test'
    raise NotUnderstood(fault, remedy)


def a_test(made: Converter, value: object) -> Rule:
    """
    A test, through the hook that makes each only once.
    """
    rule: Rule = made.get_structure_hook(Rule)(value, Rule)
    return rule


def _rule(made: Converter, value: object) -> Rule:
    """
    A test: a rule with its values, or a combination of tests.
    """
    if isinstance(value, str) and READING.get().named:
        return READING.get().by_name(value)
    if not isinstance(value, dict):
        fault = f"{shown(value)} is not a test"
        raise NotUnderstood(fault, 'write { rule = "attended-each-term", … }')
    if "rule" in value:
        name, values = value["rule"], {k: v for k, v in value.items() if k != "rule"}
        if name not in RULES:
            fault = f"{shown(name)} is not a rule"
            raise NotUnderstood(fault, did_you_mean(in_words(name), sorted(RULES)))
        rule: Rule = made.structure(values, RULES[name])
        _assumes_its_own_values(rule)
        return rule
    return _combination(made, value)


def _assumes_its_own_values(rule: Rule) -> None:
    """
    Raises `NotUnderstood` if it assumes a value that the rule does not have.
    """
    known = [name for name in fields_dict(RULES[rule.name]) if name != "clause"]
    for assumption in rule.clause.assumptions:
        if assumption.value not in (*known, THE_WHOLE):
            fault = (
                f"assumed names {assumption.value!r}, which {rule.name} does not have"
            )
            raise NotUnderstood(fault, did_you_mean(assumption.value, known))


def _combination(made: Converter, value: dict[str, Any]) -> Rule:
    kinds = [key for key in COMBINATIONS if key in value]
    of_two = [OTHERWISE] if kinds == ["first"] else []
    known = (*COMBINATIONS, "clause", *of_two)
    extra = [key for key in value if key not in known]
    if len(kinds) != 1 or extra:
        fault = f"{shown(sorted({*kinds, *extra}))} is not one test"
        raise NotUnderstood(fault, f"write one of rule, {', '.join(COMBINATIONS)}")
    (kind,) = kinds
    clause = made.structure(value["clause"], Clause)
    if any(assumption.value != THE_WHOLE for assumption in clause.assumptions):
        fault = "assumed is on a combination, which has no values"
        raise NotUnderstood(fault, "put it on the rule whose value it is")
    if of_two:
        inside = {key: each for key, each in value.items() if key != "clause"}
        two = made.structure(inside, FirstOtherwise)
        return Combined(clause, FIRST_OTHERWISE, (two.first, two.otherwise))
    try:
        return _combined(made, kind, clause, value[kind])
    except (BaseValidationError, NotUnderstood, TypeError) as error:
        # So that the path of a mistake also names the combination.
        error.add_note(AttributeValidationNote(f"@ {kind}", kind, None))
        raise


def _combined(made: Converter, kind: str, clause: Clause, inside: object) -> Rule:
    if kind in ASKED_ALONE:
        return ASKED_ALONE[kind](clause, a_test(made, inside))
    if kind == PersonWithTheNeed.name:
        return PersonWithTheNeed(clause, a_test(made, inside))
    if kind == "at-least":
        parts = made.structure(inside, AtLeastOf)
        return Combined(clause, Quorum(parts.count), parts.of)
    needs = EVERY if kind == "every" else AT_LEAST_ONE
    return Combined(clause, needs, made.structure(inside, tuple[Rule, ...]))
