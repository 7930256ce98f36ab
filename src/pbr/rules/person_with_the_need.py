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
from pbr.records import Family, Need
from pbr.rules.combined import AnyAdult, Combined, EachChild
from pbr.rules.parts.ages import any_birth
from pbr.rules.parts.needs import EVERYBODYS, NeedOf
from pbr.rules.parts.reads import Holder, Reads
from pbr.rules.parts.rule import Rule
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
        if self._is_of_unknown_age(family, on):
            unknown = any_birth(self, family)
            return Conclusion(self, family.subject, EVERY, (unknown,))
        parts = [self.rule.examine(each, on) for each in self.asked_of(family, on)]
        needs = self._needs(family, on)
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
        for need in self._needs(family, asked.last):
            yield family.day_of(need)
        for each in self.asked_of(family, asked.last):
            yield from self.rule.turning_days(each, asked)

    def _needs(self, family: Family, on: date) -> tuple[Need, ...]:
        return tuple(
            [
                need
                for need in family.needs
                if family.day_of(need) <= on
                if self.problem in ("", need.problem)
                if self.whose == EVERYBODYS
                or (
                    not family.is_of_unknown_birth(need.person_id)
                    and NeedOf.by(need, family) in self.whose
                )
            ]
        )

    def _is_of_unknown_age(self, family: Family, on: date) -> bool:
        """
        Whether it is not known if a need is a child's or an adult's, and it matters.
        """
        if self.whose == EVERYBODYS or not family.has_unknown_births:
            return False
        return any(
            [
                family.is_of_unknown_birth(need.person_id)
                for need in family.needs
                if family.day_of(need) <= on and self.problem in ("", need.problem)
            ]
        )


def _asked(family: Family, person_id: str) -> Family:
    """
    > For a need that names a person the test is asked of that person's own rows, member
    > on D or not (…). For a need that names nobody it is asked of the family.
    """
    return family.alone(person_id, member_or_not=True) if person_id else family


#: Rules that ask another rule of one person at a time.
AskedOfOne = EachChild | AnyAdult | PersonWithTheNeed


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
