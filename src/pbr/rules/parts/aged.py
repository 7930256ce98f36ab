"""
Whether anybody in the household was of an age on a day (SPEC §7).
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from attrs import frozen

from pbr.findings import (
    Finding,
    Found,
    NeedsBirthDate,
    Reason,
    Requirement,
    Why,
    met,
    not_met,
    undetermined,
)
from pbr.periods import ONE_DAY
from pbr.records import Family, Person, Stay, years_before
from pbr.rules.parts.ages import ages_of
from pbr.rules.parts.sifting import sifted


@frozen
class Aged:
    """
    From an age until the birthday of another, on a day; and why others are passed over.
    """

    first: int
    before: int
    on: date
    else_why: Why

    @property
    def after(self) -> date:
        """
        The last day of birth of those who have reached the second age.
        """
        return years_before(self.on, self.before)

    @property
    def to(self) -> date:
        """
        The last day of birth of those who have reached the first.
        """
        return years_before(self.on, self.first)


def of_an_age(rule: Requirement, family: Family, on: date, aged: Aged) -> Finding:
    """
    Met if a member was of the age; the finding reads their stays.
    """
    stays = tuple([stay for person in family.people for stay in person.stays])
    at_any_age = _at_any_age(family, on, aged)
    day, after, to = aged.on, aged.after, aged.to

    def why_not(stay: Stay) -> Why | None:
        if not stay.first <= day <= stay.last:
            return Why.NOT_A_MEMBER
        if stay.born_on is not None:
            return None if after < stay.born_on <= to else aged.else_why
        whys = at_any_age[stay.person_id]
        if None in whys:
            return Why.AGE_NOT_KNOWN if any(whys) else None
        return whys[0]

    read, passed_over = sifted(stays, why_not)
    perhaps: list[Stay] = []
    if at_any_age and not read:
        perhaps = [stay for stay in stays if why_not(stay) is Why.AGE_NOT_KNOWN]
    if perhaps:
        # Then the finding is about those who may be of the age.
        others = [each for each in passed_over if each.why is not Why.AGE_NOT_KNOWN]
        judged = undetermined(Reason.AGE_NOT_KNOWN, _births(family, perhaps))
        rows = (tuple(perhaps), tuple(others))
        return Finding(rule, family.subject, judged, None, *rows)
    judged = met() if read else not_met(Reason.SHORT)
    return Finding(rule, family.subject, judged, Found(len(read), 1), read, passed_over)


def _births(family: Family, stays: Iterable[Stay]) -> tuple[NeedsBirthDate, ...]:
    theirs = {stay.person_id for stay in stays}
    people = [person for person in family.people if person.person_id in theirs]
    return tuple([NeedsBirthDate(person.subject) for person in people])


def _at_any_age(family: Family, on: date, aged: Aged) -> dict[str, list[Why | None]]:
    """
    Why each person without a birth date was not of the age in the household (None: they
    were), for each birth date that they may have.
    """
    if not family.has_unknown_births:
        return {}
    turns = (aged.after + ONE_DAY, aged.to + ONE_DAY)
    return {
        person.person_id: [
            _why_not(each, aged) for each in ages_of(family, person, on, turns)
        ]
        for person in family.people
        if person.born_on is None
    }


def _why_not(person: Person, aged: Aged) -> Why | None:
    """
    Why a person was not of the age in the household; None if they were.
    """
    if not person.is_member_on(aged.on):
        return Why.NOT_A_MEMBER
    born = person.stays[0].born_on or date.max
    return None if aged.after < born <= aged.to else aged.else_why
