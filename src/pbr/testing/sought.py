"""
What a rule looks for and where its lines are, from its own fields.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from math import ceil, floor
from typing import Any

from attrs import fields, has

from pbr.plans.plan import inside
from pbr.records import Family
from pbr.rules import Rule
from pbr.rules.asked_alone import AskedAlone
from pbr.rules.combined import Combined
from pbr.rules.parts.reads import reads_of
from pbr.rules.person_with_the_need import AskedOfOne, PersonWithTheNeed
from pbr.shares import Below, Fall, Share, Strictness
from pbr.testing.words import own_words


def kinds_sought(rule: Rule) -> tuple[str, ...]:
    """
    The kinds of incident and status that a rule looks for.
    """
    own = own_words(rule)
    kinds = (*own.get("kinds", ()), *own.get("statuses", ()), *own.get("checked", ()))
    return tuple(dict.fromkeys(kinds))


def may_read(rule: Rule, file: str) -> bool:
    """
    Whether a rule reads a case file: one that does not say may read any.
    """
    for each in inside(rule):
        reads = reads_of(each)
        if reads is None and not isinstance(each, Combined | AskedOfOne):
            return True
        if reads is not None and file in reads.files:
            return True
    return False


def numbers(rule: Rule, *names: str) -> tuple[int, ...]:
    """
    The whole numbers in a rule's fields of these names, those of its parts too.
    """
    values = [getattr(each, name, None) for each in inside(rule) for name in names]
    return tuple(dict.fromkeys([each for each in values if isinstance(each, int)]))


def values_of(made: object) -> Iterator[tuple[str, Any]]:
    """
    The fields of a rule or a measure, each with its value.
    """
    kind: Any = type(made)
    for field in fields(kind) if has(kind) else ():
        yield field.name, getattr(made, field.name)


def of_type(rule: Rule, *types: type[Any]) -> Iterator[Any]:
    """
    The values in a rule's own fields that are of these types.
    """
    for _, value in values_of(rule):
        if isinstance(value, types):
            yield value


def fewest(share: Share, whole: int) -> int:
    """
    The fewest of `whole` that reach a share, worked out without it (SPEC §4.5).
    """
    part = share.of * whole
    return ceil(part) if share.strictness is Strictness.AT_LEAST else floor(part) + 1


def most(share: Below | Fall, whole: int) -> int:
    """
    The most of `whole` that are below a share, or left after a fall.
    """
    if isinstance(share, Fall) and share.by == 0:
        return max(whole - 1, 0)
    if isinstance(share, Fall):
        return floor(whole - share.by * whole)
    return ceil(share.of * whole) - 1


def leaves(rule: Rule) -> Iterator[Rule]:
    """
    A rule itself, or the rules that it is made of.
    """
    for each in inside(rule):
        if not isinstance(each, Combined | AskedOfOne):
            yield each


def asked_alone(rule: Rule, family: Family, on: date) -> Iterator[tuple[Rule, Family]]:
    """
    Each rule that a rule is made of, with the family or member that it is asked about.
    """
    if isinstance(rule, Combined):
        for part in rule.parts:
            yield from asked_alone(part, family, on)
    elif isinstance(rule, PersonWithTheNeed):
        for narrowed in rule.asked_of(family, on):
            yield from asked_alone(rule.rule, narrowed, on)
    elif isinstance(rule, AskedAlone):
        for one in family.asked_on(on):
            if rule.asks(one, on):
                yield from asked_alone(rule.rule, family.alone(one.person_id), on)
    else:
        yield rule, family
