"""
One slip in a test of a plan: a number one off, a word for another, a part left out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from enum import Enum
from fractions import Fraction
from typing import Any, TypeVar

from attrs import evolve, fields

from pbr.exceptions import NotUnderstood
from pbr.findings import Clause
from pbr.periods import ONE_DAY
from pbr.rules import Rule
from pbr.rules.asked_alone import ASKED_ALONE, AskedAlone
from pbr.rules.attendance import AttendedEachTerm, AttendedOverall
from pbr.rules.combined import Combined
from pbr.rules.parts.scores import Tools
from pbr.rules.parts.words import BenefitSince
from pbr.rules.parts.work import MovedOff
from pbr.rules.person_with_the_need import PersonWithTheNeed
from pbr.shares import Below, Fall, Share, Strictness
from pbr.verdicts import AT_LEAST_ONE, EVERY, Quorum

A_POINT = Fraction(1, 100)
E = TypeVar("E", bound=Enum)


def slips_in_test(test: Rule) -> Iterator[tuple[str, Rule]]:
    """
    Every test that differs from this one in one thing, and what that is.
    """
    if isinstance(test, Combined):
        yield from _of_combination(test)
    elif isinstance(test, AskedAlone):
        yield from _of_whom(test)
    elif isinstance(test, PersonWithTheNeed):
        yield "the whole family, not the person with the need", test.rule
    else:
        yield from _of_values(test)
        yield from _pooled_or_not(test)


def _of_whom(test: AskedAlone) -> Iterator[tuple[str, Rule]]:
    """
    Asked of others, or of how many of the same.
    """
    said = test.name.replace("-", " ")
    for name, kind in ASKED_ALONE.items():
        if (kind.whom is test.whom) is not (kind.quorum is test.quorum):
            slip = f"{name.replace('-', ' ')}, not {said}"
            yield slip, kind(test.clause, test.rule)


def _pooled_or_not(test: Rule) -> Iterator[tuple[str, Rule]]:
    """
    Each term by itself for the terms together, or the terms together for each.
    """
    if isinstance(test, AttendedEachTerm):
        values = {field.name: getattr(test, field.name) for field in fields(type(test))}
        yield "the terms together, not each", AttendedOverall(**values)
    if isinstance(test, AttendedOverall):
        values = {field.name: getattr(test, field.name) for field in fields(type(test))}
        yield "each term, not the terms together", AttendedEachTerm(**values)


def _of_combination(test: Combined) -> Iterator[tuple[str, Rule]]:
    parts = test.parts
    if test.quorum.neutral_with_first:
        first, otherwise = parts
        yield "without the second", first
        yield "without the first", otherwise
        yield "the second first", evolve(test, parts=(otherwise, first))
        yield (
            "either, even if the first is not applicable",
            evolve(test, quorum=AT_LEAST_ONE),
        )
        return
    for index, part in enumerate(parts):
        rest = parts[:index] + parts[index + 1 :]
        if rest and (test.quorum.fewest or 0) <= len(rest):
            yield f"without {part.name}, part {index + 1}", evolve(test, parts=rest)
    if len(parts) > 1:
        for quorum in (EVERY, AT_LEAST_ONE, Quorum(2)):
            if _fewest(quorum, parts) != _fewest(test.quorum, parts):
                says = f"{_fewest(quorum, parts)} parts of {len(parts)} are enough"
                yield says, evolve(test, quorum=quorum)


def _fewest(quorum: Quorum, parts: tuple[Rule, ...]) -> int:
    return len(parts) if quorum.fewest is None else quorum.fewest


def _of_values(test: Any) -> Iterator[tuple[str, Rule]]:  # noqa: ANN401 - any rule
    for field in fields(type(test)):
        value = getattr(test, field.name)
        if field.name == "counted_from" and _asks_a_benefit_since_attachment(test):
            continue  # no day before attachment counts, whatever this says
        for other in _others(field.name, value):
            try:
                changed = evolve(test, **{field.name: other})
            except NotUnderstood:
                continue  # what cannot be a rule cannot be a slip
            yield f"{field.name} {_shown(other)}, not {_shown(value)}", changed


def _asks_a_benefit_since_attachment(test: Any) -> bool:  # noqa: ANN401 - any rule
    moved_off = getattr(test, "moved_off", None)
    return moved_off is not None and moved_off.since is BenefitSince.ATTACHMENT


def _shown(value: object) -> str:
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, MovedOff):
        return f"{_shown(value.benefits)} since {value.since.value}"
    if isinstance(value, Tools):
        return ", ".join(
            [f"{name} {tool.better.value} {tool.by}" for name, tool in value.named]
        )
    if isinstance(value, tuple):
        return " ".join(map(str, value)) or "none"
    return str(value)


#: Fields that are not values of a rule.
_NOT_VALUES = ("clause",)


def _others(name: str, value: object) -> Iterator[Any]:
    """
    The values that one could be mistaken for: a unit either side, or another word.
    """
    if name in _NOT_VALUES:
        return
    for kind, others in _BY_KIND:
        if isinstance(value, kind):
            yield from others(value)
            return


def _shares(value: Share) -> Iterator[Share]:
    (other,) = [each for each in Strictness if each is not value.strictness]
    if value.of < 1:
        yield Share(other, value.of)
        yield Share(value.strictness, value.of + A_POINT)
    if value.of > A_POINT:
        yield Share(value.strictness, value.of - A_POINT)


def _falls(value: Fall) -> Iterator[Fall]:
    if value.is_any:
        yield Fall(Fraction(1, 2))
    else:
        yield from _points(value)


def _points(value: Any) -> Iterator[Any]:  # noqa: ANN401 - Below or Fall
    for name, of in [
        (field.name, getattr(value, field.name)) for field in fields(type(value))
    ]:
        for nudged in (of - A_POINT, of + A_POINT):
            if 0 < nudged <= 1 and (nudged < 1 or isinstance(value, Fall)):
                yield evolve(value, **{name: nudged})


def _whole_numbers(value: int) -> Iterator[int]:
    yield value + 1
    if value > 1:
        yield value - 1


def _words(value: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    if len(value) > 1:
        for index in range(len(value)):
            yield value[:index] + value[index + 1 :]


def _moved_off(value: MovedOff) -> Iterator[MovedOff | None]:
    yield None
    for since in BenefitSince:
        if since is not value.since:
            yield evolve(value, since=since)
    for benefits in _words(value.benefits):
        yield evolve(value, benefits=benefits)


def _tools(value: Tools) -> Iterator[Tools]:
    """
    One tool missing from the list, the other way round, or better by another number.
    """
    named = dict(value.named)
    for name, tool in value.named:
        if len(named) > 1:
            yield Tools({other: named[other] for other in named if other != name})
        others = [evolve(tool, better=better) for better in _members(tool.better)]
        others += [evolve(tool, by=by) for by in _tenths(tool.by) if by > 0]
        yield from [Tools({**named, name: other}) for other in others]


def _members(value: E) -> Iterator[E]:
    yield from [each for each in type(value) if each is not value]


def a_day_off(value: date) -> Iterator[date]:
    """
    The day before and the day after.
    """
    yield value - ONE_DAY
    yield value + ONE_DAY


def _tenths(value: Fraction) -> Iterator[Fraction]:
    yield value + Fraction(1, 10)
    yield value - Fraction(1, 10)


_BY_KIND: tuple[tuple[type[Any], Callable[[Any], Iterator[Any]]], ...] = (
    (Clause, lambda _: iter(())),
    (Share, _shares),
    (Below, _points),
    (Fall, _falls),
    (Enum, _members),
    (date, a_day_off),
    (Fraction, _tenths),
    (int, _whole_numbers),
    (tuple, _words),
    (MovedOff, _moved_off),
    (Tools, _tools),
)
