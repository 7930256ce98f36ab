"""
A rule asked of each or any child, adult or member, one by one (SPEC §5.8).

> Where the clause says so, a rule is asked of members alone: *each* or *any*, and
> *child*, *adult* or *member* on D.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import ClassVar

from attrs import frozen

from pbr.findings import Clause, Conclusion, Trail
from pbr.periods import Period
from pbr.records import Family, Person
from pbr.rules.parts.ages import agreed, as_adult_or_child, with_person
from pbr.rules.parts.rule import Rule
from pbr.rules.parts.turning import of_adults
from pbr.rules.parts.words import Whom
from pbr.verdicts import AT_LEAST_ONE, EVERY, Quorum


@frozen
class AskedAlone:
    """
    `rule` asked of members one by one: what its six kinds share.

    `whom` says which members are asked, and `quorum` how many of them must meet it.
    """

    name: ClassVar[str]
    whom: ClassVar[Whom]
    quorum: ClassVar[Quorum]

    clause: Clause
    rule: Rule

    def examine(self, family: Family, on: date) -> Conclusion:
        """
        The rule's trail for each member who is asked.
        """
        parts: list[Trail] = []
        for person in family.asked_on(on):
            if person.born_on is None and self.whom is not Whom.MEMBER:
                parts += self._if_asked(family, person, on)
            elif self.asks(person, on):
                parts.append(self.rule.examine(family.alone(person.person_id), on))
        return Conclusion(self, family.subject, self.quorum, tuple(parts))

    def asks(self, person: Person, on: date) -> bool:
        """
        Whether a member is asked, by their age on the day.
        """
        if self.whom is Whom.MEMBER:
            return True
        return person.is_adult_on(on) is (self.whom is Whom.ADULT)

    def turning_days(self, family: Family, asked: Period) -> Iterator[date]:
        """
        When members come, go and turn 18, and when a finding about one can change.
        """
        yield from of_adults(family, asked)
        for person in family.people:
            yield from self.rule.turning_days(family.alone(person.person_id), asked)

    def _if_asked(self, family: Family, person: Person, on: date) -> Iterator[Trail]:
        """
        The trail of someone whose birth date is not known: as one who is asked, or as
        one who is not, if both are possible.
        """
        asked, other = as_adult_or_child(family, person, on)
        if self.whom is Whom.CHILD:
            asked, other = other, asked
        if asked is None:
            return
        alone = with_person(family, asked).alone(asked.person_id)
        found = self.rule.examine(alone, on)
        if other is None:
            yield found
            return
        subject = asked.subject
        neutral = Conclusion(self, subject, EVERY, ())
        is_any = self.quorum is AT_LEAST_ONE
        yield agreed(self, subject, (subject,), [found, neutral], one_is_enough=is_any)


@frozen
class EachChild(AskedAlone):
    """
    Every child must meet `rule` alone: every member on the day who is under 18.
    """

    name: ClassVar[str] = "each-child"
    whom: ClassVar[Whom] = Whom.CHILD
    quorum: ClassVar[Quorum] = EVERY


@frozen
class AnyChild(AskedAlone):
    """
    One child must meet `rule` alone: any member on the day who is under 18.
    """

    name: ClassVar[str] = "any-child"
    whom: ClassVar[Whom] = Whom.CHILD
    quorum: ClassVar[Quorum] = AT_LEAST_ONE


@frozen
class EachAdult(AskedAlone):
    """
    Every adult must meet `rule` alone: every member on the day who is 18 or over.
    """

    name: ClassVar[str] = "each-adult"
    whom: ClassVar[Whom] = Whom.ADULT
    quorum: ClassVar[Quorum] = EVERY


@frozen
class AnyAdult(AskedAlone):
    """
    One adult must meet `rule` alone: any member on the day who is 18 or over.
    """

    name: ClassVar[str] = "any-adult"
    whom: ClassVar[Whom] = Whom.ADULT
    quorum: ClassVar[Quorum] = AT_LEAST_ONE


@frozen
class EachMember(AskedAlone):
    """
    Every member on the day must meet `rule` alone, at whatever age.
    """

    name: ClassVar[str] = "each-member"
    whom: ClassVar[Whom] = Whom.MEMBER
    quorum: ClassVar[Quorum] = EVERY


@frozen
class AnyMember(AskedAlone):
    """
    One member on the day must meet `rule` alone, at whatever age.
    """

    name: ClassVar[str] = "any-member"
    whom: ClassVar[Whom] = Whom.MEMBER
    quorum: ClassVar[Quorum] = AT_LEAST_ONE


#: The kinds, by the words that a plan writes.
ASKED_ALONE: dict[str, type[AskedAlone]] = {
    kind.name: kind
    for kind in (EachChild, AnyChild, EachAdult, AnyAdult, EachMember, AnyMember)
}
