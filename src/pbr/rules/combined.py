"""
Rules put together: every, at least one, at least n, each child, any adult (SPEC §5.8).
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import ClassVar

from attrs import frozen

from pbr.exceptions import NotUnderstood
from pbr.findings import Clause, Conclusion, Trail
from pbr.periods import Period
from pbr.records import Family, Person
from pbr.rules.parts.ages import agreed, as_adult_or_child, with_person
from pbr.rules.parts.rule import Rule
from pbr.rules.parts.turning import of_adults
from pbr.verdicts import AT_LEAST_ONE, EVERY, Quorum


@frozen
class Combined:
    """
    Several rules: every one, or at least the number in `quorum`, must be met.

    Raises `NotUnderstood` if it combines nothing, or fewer rules than must be met.
    """

    name: ClassVar[str] = "combined"

    clause: Clause
    quorum: Quorum
    parts: tuple[Rule, ...]

    def __attrs_post_init__(self) -> None:
        if not self.parts:
            fault = "combines nothing"
            raise NotUnderstood(fault, "write its parts")
        if (self.quorum.fewest or 0) > len(self.parts):
            fault = f"at least {self.quorum.fewest} of {len(self.parts)} parts"
            raise NotUnderstood(fault, "ask for fewer of them")

    def examine(self, family: Family, on: date) -> Conclusion:
        """
        Examine each part, and leave none out of the trail.
        """
        parts = tuple([part.examine(family, on) for part in self.parts])
        return Conclusion(self, family.subject, self.quorum, parts)

    def turning_days(self, family: Family, asked: Period) -> Iterator[date]:
        """
        The days on which the trail of any part can change.
        """
        for part in self.parts:
            yield from part.turning_days(family, asked)


@frozen
class EachChild:
    """
    Every child must meet `rule` alone: every member on the day who is under 18.
    """

    name: ClassVar[str] = "each-child"

    clause: Clause
    rule: Rule

    def examine(self, family: Family, on: date) -> Conclusion:
        """
        The rule's trail for each child; every child must meet it.
        """
        parts: list[Trail] = []
        for person in family.asked_on(on):
            if person.born_on is None:
                adult, child = as_adult_or_child(family, person, on)
                parts += _if_asked(self, family, on, child, adult)
            elif not person.is_adult_on(on):
                parts.append(self.rule.examine(family.alone(person.person_id), on))
        return Conclusion(self, family.subject, EVERY, tuple(parts))

    def turning_days(self, family: Family, asked: Period) -> Iterator[date]:
        """
        When there is one child more or fewer, and when a finding about one can change.
        """
        return _turning_days_of_each(self.rule, family, asked)


@frozen
class AnyAdult:
    """
    One adult must meet `rule` alone: any member on the day who is 18 or over.
    """

    name: ClassVar[str] = "any-adult"

    clause: Clause
    rule: Rule

    def examine(self, family: Family, on: date) -> Conclusion:
        """
        The rule's trail for each adult; one adult who meets it is enough.
        """
        parts: list[Trail] = []
        for person in family.asked_on(on):
            if person.born_on is None:
                adult, child = as_adult_or_child(family, person, on)
                parts += _if_asked(self, family, on, adult, child)
            elif person.is_adult_on(on):
                parts.append(self.rule.examine(family.alone(person.person_id), on))
        return Conclusion(self, family.subject, AT_LEAST_ONE, tuple(parts))

    def turning_days(self, family: Family, asked: Period) -> Iterator[date]:
        """
        When there is one adult more or fewer, and when a finding about one can change.
        """
        return _turning_days_of_each(self.rule, family, asked)


def _if_asked(
    rule: EachChild | AnyAdult,
    family: Family,
    on: date,
    asked: Person | None,
    other: Person | None,
) -> Iterator[Trail]:
    """
    The trail of someone whose birth date is not known: as one who is asked, or as one
    who is not, if both are possible.
    """
    if asked is None:
        return
    alone = with_person(family, asked).alone(asked.person_id)
    found = rule.rule.examine(alone, on)
    if other is None:
        yield found
        return
    subject = asked.subject
    neutral = Conclusion(rule, subject, EVERY, ())
    is_any = isinstance(rule, AnyAdult)
    yield agreed(rule, subject, (subject,), [found, neutral], one_is_enough=is_any)


def _turning_days_of_each(rule: Rule, family: Family, asked: Period) -> Iterator[date]:
    """
    When members come, go and turn 18, and when a finding about one alone can change.
    """
    yield from of_adults(family, asked)
    for person in family.people:
        yield from rule.turning_days(family.alone(person.person_id), asked)
