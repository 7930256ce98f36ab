"""
A member of an age: a young person of 16 to 18, or a child under 5.

> Where it says *member aged*: somebody had reached one age and not another, and was a
> member, on the day of attachment or on D (SPEC §7).
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import ClassVar

from attrs import frozen

from pbr.exceptions import NotUnderstood
from pbr.findings import Clause, Finding, Why
from pbr.periods import Period, birthday
from pbr.records import Family
from pbr.rules.parts.aged import Aged, of_an_age
from pbr.rules.parts.reads import Holder, Reads
from pbr.rules.parts.turning import of_dates, of_membership, of_unknown_births
from pbr.rules.parts.unasked import not_attached
from pbr.rules.parts.words import OnDay, Positive


@frozen
class MemberAged:
    """
    A member had reached `from_age` and not yet `before_age`, on the day of `asked_on`.

    Raises `NotUnderstood` if `before_age` is not the greater.
    """

    name: ClassVar[str] = "member-aged"
    reads: ClassVar[Reads] = Reads(("people",), Holder.KEY_WORKER)

    clause: Clause
    from_age: int
    before_age: Positive
    asked_on: OnDay

    def __attrs_post_init__(self) -> None:
        if self.from_age >= self.before_age:
            fault = f"nobody is {self.from_age} and not yet {self.before_age}"
            raise NotUnderstood(fault, "let before_age be more than from_age")

    def examine(self, family: Family, on: date) -> Finding:
        """
        One such member is enough (SPEC §7).
        """
        day = on if self.asked_on is OnDay.THE_DAY else family.attached_by(on)
        if day is None:
            stays = tuple([stay for who in family.people for stay in who.stays])
            return not_attached(self, family, stays)
        aged = Aged(self.from_age, self.before_age, day, Why.OTHER_AGE)
        return of_an_age(self, family, on, aged)

    def turning_days(self, family: Family, asked: Period) -> Iterator[date]:
        """
        The day of attachment; or when somebody comes, goes and reaches either age.
        """
        ages = (self.from_age, self.before_age)
        yield from of_unknown_births(family, asked, ages)
        if self.asked_on is OnDay.ATTACHMENT:
            yield from of_dates(family.attached_on)
            return
        for person in family.people:
            yield from of_membership(person, asked)
            if person.born_on is not None:
                yield from [birthday(person.born_on, age) for age in ages]
