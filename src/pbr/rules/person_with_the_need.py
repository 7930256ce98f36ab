"""
A rule asked of each person with a need, alone: a member or not (SPEC §5.8).

> A measure may ask *the person with the need* alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import ClassVar

from attrs import evolve, field, frozen

from pbr.findings import Clause, Conclusion
from pbr.periods import Period
from pbr.records import Family, Need, Person
from pbr.rules.asked_alone import AskedAlone
from pbr.rules.combined import Combined
from pbr.rules.parts.ages import adults, ages_of, births_needed, with_person
from pbr.rules.parts.needs import EVERYBODYS, NeedOf
from pbr.rules.parts.reads import Holder, Reads
from pbr.rules.parts.rule import Rule
from pbr.rules.parts.turning import of_unknown_births
from pbr.texts.folding import fold
from pbr.verdicts import EVERY


@frozen
class PersonWithTheNeed:
    """
    Each person with a need of `problem` must meet `rule` alone, member or not.

    A need that names nobody is the family's, which must then meet it too. `whose` says
    which needs count: a child's, an adult's or the family's. A measure of a plan fills
    in both: they are those of the measure. Until then the needs of every problem count.
    """

    name: ClassVar[str] = "person-with-the-need"
    reads: ClassVar[Reads] = Reads(("needs",), Holder.KEY_WORKER, problems="problem")

    clause: Clause
    rule: Rule
    problem: str = field(default="", converter=fold)
    whose: tuple[NeedOf, ...] = EVERYBODYS

    def examine(self, family: Family, on: date) -> Conclusion:
        """
        The rule's trail for each person with the need, who must all meet it.
        """
        parts = [self.rule.examine(each, on) for each in self.asked_of(family, on)]
        needs = self._needs(family, on)
        unsure = self._perhaps_asked(family, on)
        if unsure:
            parts.append(births_needed(self, family, unsure))
        return Conclusion(self, family.subject, EVERY, tuple(parts), needs)

    def asked_of(self, family: Family, on: date) -> tuple[Family, ...]:
        """
        The family, narrowed to each person with the need in order of id.

        > Needs of one problem that name different people are asked one by one.
        """
        named = sorted({need.person_id for need in self._needs(family, on)})
        return tuple([_asked(family, person_id) for person_id in named])

    def turning_days(self, family: Family, asked: Period) -> Iterator[date]:
        """
        When a need is identified, and when a finding about its person can change.
        """
        needs = self._of_problem(family, asked.last)
        yield from map(family.day_of, needs)
        yield from of_unknown_births(family, asked)
        for person_id in {need.person_id for need in needs}:
            yield from self.rule.turning_days(_asked(family, person_id), asked)

    def _of_problem(self, family: Family, on: date) -> tuple[Need, ...]:
        return tuple(
            [
                need
                for need in family.needs
                if family.day_of(need) <= on
                and not need.set_aside
                and self.problem in ("", need.problem)
            ]
        )

    def _needs(self, family: Family, on: date) -> tuple[Need, ...]:
        needs = self._of_problem(family, on)
        if self.whose == EVERYBODYS:
            return needs
        return tuple(
            [need for need in needs if self._may_be(need, family, on) <= {*self.whose}]
        )

    def _perhaps_asked(self, family: Family, on: date) -> tuple[Person, ...]:
        """
        The people who may be a child or an adult when a need was identified, if it
        matters which.
        """
        if self.whose == EVERYBODYS or not family.has_unknown_births:
            return ()
        asked = {*self.whose}
        unsure = {
            need.person_id
            for need in self._of_problem(family, on)
            if len(may_be := self._may_be(need, family, on)) > 1
            if not may_be <= asked and may_be & asked
        }
        return tuple([each for each in family.people if each.person_id in unsure])

    def _may_be(self, need: Need, family: Family, on: date) -> set[NeedOf]:
        """
        Whose the need is: two answers if its person may be a child or an adult.
        """
        person = family.person(need.person_id)
        if person is None or person.born_on is not None:
            return {NeedOf.by(need, family)}
        ages = ages_of(family, person, on, adults(need.identified_on))
        return {NeedOf.by(need, with_person(family, age)) for age in ages}


def _asked(family: Family, person_id: str) -> Family:
    """
    > For a need that names a person the test is asked of that person's own rows, member
    > on D or not (…). For a need that names nobody it is asked of the family.
    """
    return family.alone(person_id, member_or_not=True) if person_id else family


#: Rules that ask another rule of one person at a time.
AskedOfOne = AskedAlone | PersonWithTheNeed


def asked_of_needs(test: Rule, problem: str, whose: tuple[NeedOf, ...]) -> Rule:
    """
    A test, in which a person with the need is one with a need of a problem.

    What has none in it stays as it is: the same object, not only an equal one.
    """
    if isinstance(test, Combined):
        parts = [asked_of_needs(part, problem, whose) for part in test.parts]
        pairs = zip(parts, test.parts, strict=True)
        same = not [part for part, before in pairs if part is not before]
        return test if same else evolve(test, parts=tuple(parts))
    if isinstance(test, PersonWithTheNeed):
        aimed = evolve(test, problem=problem, whose=whose)
        return test if aimed == test else aimed
    return test
