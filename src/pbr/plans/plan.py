"""
An outcomes plan: what a council's scheme asks, what it pays, and its source (SPEC §6).

A plan is data. It has no rules of its own: it names the rules of `pbr.rules`, gives
each its values, and cites for each value the words of the scheme's own document.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from enum import Enum
from functools import cached_property
from typing import Any, TypeVar

from attrs import Converter, evolve, field, frozen

from pbr.findings import Clause
from pbr.periods import ONE_DAY
from pbr.plans.digest import digest_of_plan
from pbr.plans.set_aside import NOTHING_SET_ASIDE, SetAside
from pbr.plans.vocabulary import Vocabulary, vocabulary_of
from pbr.records import YEARS_OF_LIFE, Family, years_before
from pbr.records.guards import check_types
from pbr.rules import RULES, Rule
from pbr.rules.combined import Combined
from pbr.rules.parts.needs import NeedOf
from pbr.rules.person_with_the_need import AskedOfOne, asked_of_needs
from pbr.texts.folding import fold, fold_each


def _of_its_needs(test: Rule, measure: Any) -> Rule:  # noqa: ANN401 - any attrs class
    """
    A measure's test, in which a person with the need is one with a need of the measure.
    """
    return asked_of_needs(test, measure.problem, measure.whose)


@frozen
class Measure:
    """
    The test for a need of one problem, while it is in force.
    """

    problem: str = field(converter=fold)
    whose: tuple[NeedOf, ...]
    since: date
    before: date
    clause: Clause
    test: Rule = field(
        converter=Converter(_of_its_needs, takes_self=True),  # type: ignore[misc]
    )

    def __attrs_post_init__(self) -> None:
        check_types(self)


class EveryNeed(Enum):
    """
    A part of a result: the measure of every need identified by the day.
    """

    EVERY_NEED = "every need"


@frozen
class MeasureOf:
    """
    A part of a result: the measure of one problem.
    """

    problem: str = field(converter=fold)

    def __attrs_post_init__(self) -> None:
        check_types(self)


Part = Rule | EveryNeed | MeasureOf


@frozen
class Amount:
    """
    An amount in pounds and pence, paid from `since` until the day before `before`.
    """

    since: date
    before: date
    pounds: Decimal
    clause: Clause

    def __attrs_post_init__(self) -> None:
        check_types(self)


@frozen
class Result:
    """
    Something that is paid for. A supplement is paid only on top of its result.
    """

    name: str
    clause: Clause
    needs: tuple[Part, ...]
    amounts: tuple[Amount, ...]
    supplement_to: str | None = None

    def __attrs_post_init__(self) -> None:
        check_types(self)


@frozen
class Window:
    """
    The days in which claims are taken: from `since` until the day before `before`.
    """

    since: date
    before: date
    clause: Clause

    def __attrs_post_init__(self) -> None:
        check_types(self)


@frozen
class Disagreement:
    """
    Where two sources disagree: which one was followed, and what the other changes.

    `since` and `before` are the days on which they disagree, or None if it is not about
    days. `otherwise` are the tests that other sources ask for, `of` a problem or of a
    result that asks for one test: none if no rule can ask it.
    """

    says: str
    against: str
    effect: str
    followed: str
    since: date | None = None
    before: date | None = None
    of: str = field(default="", converter=fold)
    otherwise: tuple[Rule, ...] = ()

    @property
    def both_sides(self) -> str:
        """
        What one source says, and what the other says against it.
        """
        return f"{self.says}; against it, {self.against}"

    @property
    def is_tried(self) -> bool:
        """
        Whether pbr can tell that a claim is where the sources disagree.
        """
        return self.since is not None or self.otherwise != ()

    def __attrs_post_init__(self) -> None:
        check_types(self)


@frozen
class Note:
    """
    Something in the source that the plan keeps but does not compute.
    """

    says: str
    clause: Clause

    def __attrs_post_init__(self) -> None:
        check_types(self)


def _by_word(holders: dict[str, str]) -> dict[str, str]:
    if not isinstance(holders, dict):
        return holders
    return {fold(word): holder for word, holder in holders.items()}


D = TypeVar("D", Measure, Amount, Window)


def in_force(dated: Iterable[D], on: date) -> tuple[D, ...]:
    """
    The ones in force on a day.
    """
    return tuple([each for each in dated if each.since <= on < each.before])


@frozen
class Plan:
    """
    A council's outcomes plan. Load one with `pbr.load_plan`.

    It is in force from `since` until the day before `before`. `holders` gives the
    holder of each kind of evidence. `set_aside` has the words of the council's systems
    that it does not count. Raises `Contradiction` for a value of the wrong type, in it
    or in one of its tests.
    """

    name: str
    title: str
    area: str
    source: str
    since: date
    before: date
    clause: Clause
    problems: tuple[str, ...] = field(converter=fold_each)
    other_problems: bool
    eligibility: Rule
    engagement: Rule
    asked: Rule | None
    measures: tuple[Measure, ...]
    results: tuple[Result, ...]
    attachment_fees: tuple[Amount, ...]
    attached_since: Rule | None = None
    windows: tuple[Window, ...] = ()
    contradictions: tuple[Disagreement, ...] = ()
    notes: tuple[Note, ...] = ()
    holders: dict[str, str] = field(factory=dict, converter=_by_word, hash=False)
    set_aside: SetAside = NOTHING_SET_ASIDE

    def __attrs_post_init__(self) -> None:
        check_types(self)
        for test in self.tests():
            if isinstance(test, tuple(RULES.values())):
                check_types(test)

    @cached_property
    def digest(self) -> str:
        """
        The SHA-256 of what the plan says, as 64 digits; its name is not in it.
        """
        return digest_of_plan(self)

    @property
    def last_day(self) -> date:
        """
        The last day it is in force.
        """
        return self.before - ONE_DAY

    @property
    def first_birth(self) -> date:
        """
        The first possible day of birth: 110 years before the plan's first day.
        """
        return years_before(self.since, YEARS_OF_LIFE)

    def understood(self, family: Family) -> Family:
        """
        A family as the plan reads it: its words, and who may have been born when.
        """
        family = self.vocabulary.understood(family)
        if not family.has_unknown_births or family.born_from == self.first_birth:
            return family
        return evolve(family, born_from=self.first_birth)

    def day_of_rules(self, on: date) -> date:
        """
        The day for which measures and amounts are read: the nearest of the plan's life.
        """
        return min(max(on, self.since), self.last_day)

    def measures_on(self, on: date) -> tuple[Measure, ...]:
        """
        The measures in force on a day.
        """
        day = self.day_of_rules(on)
        if day not in self._measures_by_day:
            self._measures_by_day[day] = in_force(self.measures, day)
        return self._measures_by_day[day]

    @cached_property
    def _measures_by_day(self) -> dict[date, tuple[Measure, ...]]:
        return {}

    def tests_of(self, name: str, on: date) -> tuple[Rule, ...]:
        """
        The tests on a day of the problem, or the result, of this name.
        """
        measures = self.measures_on(on)
        return (
            *[each.test for each in measures if each.problem == name],
            *[
                part
                for result in self.results
                for part in result.needs
                if fold(result.name) == name
                and not isinstance(part, EveryNeed | MeasureOf)
            ],
        )

    def result_named(self, word: str) -> Result | None:
        """
        The result with a name, folded (SPEC §4.7); None if the plan has none.
        """
        named = [each for each in self.results if fold(each.name) == fold(word)]
        return named[0] if named else None

    def amount_of(self, name: str, on: date) -> Amount:
        """
        The amount that a result pays on a day.
        """
        (result,) = [each for each in self.results if each.name == name]
        (amount,) = in_force(result.amounts, self.day_of_rules(on))
        return amount

    def fee_on(self, attached: date) -> Amount:
        """
        The attachment fee for a family attached on a day.

        We read a day before the plan's life, or after it, as the nearest day in it
        (readings: "A family attached before the plan earns the first day's fee").
        """
        (fee,) = in_force(self.attachment_fees, self.day_of_rules(attached))
        return fee

    def supplements_of(self, name: str) -> tuple[str, ...]:
        """
        The results that are paid only on top of this one.
        """
        return tuple([each.name for each in self.results if each.supplement_to == name])

    def tests(self) -> Iterator[Rule]:
        """
        Every test of the plan, and every test inside one; a shared one once.
        """
        tests = [self.eligibility, self.engagement, self.asked, self.attached_since]
        tests += [measure.test for measure in self.measures]
        for result in self.results:
            tests += [
                part
                for part in result.needs
                if not isinstance(part, EveryNeed | MeasureOf)
            ]
        given = [test for test in tests if test is not None]
        every_one = [each for test in given for each in inside(test)]
        yield from {id(each): each for each in every_one}.values()

    def rules(self) -> Iterator[Rule]:
        """
        Every rule that the plan names, taken out of its combinations.
        """
        for test in self.tests():
            if not isinstance(test, Combined | AskedOfOne):
                yield test

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """
        The words of the case files that the plan knows.
        """
        return vocabulary_of(
            self.problems,
            [result.name for result in self.results],
            self.rules(),
            self.set_aside,
            other=self.other_problems,
        )


def inside(test: Rule) -> Iterator[Rule]:
    """
    A test, and every test inside it.
    """
    yield test
    if isinstance(test, Combined):
        for part in test.parts:
            yield from inside(part)
    elif isinstance(test, AskedOfOne):
        yield from inside(test.rule)
