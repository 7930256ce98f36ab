"""
A person, with the rows recorded under that person's id.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import cached_property
from operator import is_not
from typing import Any, NoReturn

from attrs import evolve, field, frozen

from pbr.exceptions import BirthNotKnown, Contradiction
from pbr.periods import Days, Period, birthday
from pbr.records.guards import (
    PERSON_ID,
    check_kind,
    check_rows,
)
from pbr.records.people import Attendance, Stay
from pbr.records.rows import ADULT_AGE, Row, Subject, SubjectKind, arranged, in_order
from pbr.records.spells import Benefit, Employment, Status, as_at
from pbr.school import (
    Term,
    compulsory_school_age,
    first_school_term,
    of_school_age_for,
)


def with_births(stays: Iterable[Stay]) -> tuple[Stay, ...]:
    """
    Stays of one person in a fixed order, each with the birth date that any of them has.

    > A blank beside a date for the same person in another row is that date. (SPEC §2.6)
    """
    found = arranged(stays)
    try:
        if len(found) == 1:
            return found
        born = {stay.born_on for stay in found}
    except (AttributeError, TypeError):
        return found  # for the person to refuse
    if None in born and len(born) == 2:  # noqa: PLR2004 - a blank and one date
        (day,) = born - {None}
        return arranged([evolve(stay, born_on=day) for stay in found])
    return found


#: The rows that are recorded under a person's id, by their name.
OF_A_PERSON = (
    ("attendance", Attendance),
    ("employment", Employment),
    ("benefits", Benefit),
    ("statuses", Status),
)
#: The files of a person's spells.
SPELLS = ("employment", "benefits", "statuses")


#: Without slots, which would make its cached properties and every field slower.
@frozen(slots=False)
class Person:
    """
    A member of a family, with the rows recorded under that person's id.

    `stays` are the person's times in this family; attendance, work, benefits and
    statuses are the person's own, whichever family they were in at the time. A stay
    without a date of birth takes that of another.

    `births` are the days on which a person whose date of birth is not known is taken to
    have been born: a rule tries those that matter (see `pbr.rules.parts.ages`). Raises
    `Contradiction` when there is no stay, when the stays give different dates of birth,
    when a row is another person's, or when a row ends before it starts.
    """

    stays: tuple[Stay, ...] = field(converter=with_births)
    attendance: tuple[Attendance, ...] = field(default=(), converter=arranged)
    employment: tuple[Employment, ...] = field(default=(), converter=arranged)
    benefits: tuple[Benefit, ...] = field(default=(), converter=arranged)
    statuses: tuple[Status, ...] = field(default=(), converter=arranged)
    births: Period | None = field(default=None, eq=False, kw_only=True)

    def __attrs_post_init__(self) -> None:
        check_kind(self, "stays", Stay)
        ids = {stay.person_id for stay in self.stays}
        born = {stay.born_on for stay in self.stays} - {None}
        if len(ids) != 1 or len(born) > 1:
            named = ", ".join(sorted(ids)) or "nobody"
            message = (
                f"{named}: a person has one or more stays, all with one id and one "
                "date of birth"
            )
            raise Contradiction(message)
        whose = self.stays[0].person_id
        check_rows(self, OF_A_PERSON, PERSON_ID, whose)
        for stay in self.stays:
            if stay.left_on is not None:
                in_order(whose, stay.joined_on, stay.left_on)
                in_order(whose, stay.born_on, stay.left_on)
        vouched_for: tuple[Employment | Status, ...] = (
            *self.employment,
            *self.statuses,
        )
        for each in vouched_for:
            in_order(whose, each.started_on, each.ended_on or each.confirmed_on)
        for benefit in self.benefits:
            in_order(whose, benefit.started_on, benefit.ended_on)

    @property
    def person_id(self) -> str:
        """
        The person's pseudonymous id.
        """
        return self.stays[0].person_id

    @property
    def born_on(self) -> date | None:
        """
        The day of birth, or None if it is not known.
        """
        return self.stays[0].born_on

    @cached_property
    def _born_in(self) -> dict[Period, Person]:
        return {}

    def born_in(self, births: Period) -> Person:
        """
        The person, taken to have been born on the first of some days.

        Rules ask for the same days again and again: each person is made once.
        """
        if births not in self._born_in:
            stays = [evolve(stay, born_on=births.first) for stay in self.stays]
            self._born_in[births] = evolve(self, stays=stays, births=births)
        return self._born_in[births]

    def _not_known(self) -> NoReturn:
        message = f"{self.person_id}: the date of birth is not known"
        raise BirthNotKnown(message)

    @cached_property
    def subject(self) -> Subject:
        """
        The person, as the subject of a finding.
        """
        return Subject(SubjectKind.MEMBER, self.person_id)

    @cached_property
    def days_as_member(self) -> Days:
        """
        Every day in the household.
        """
        return Days.of((stay.first, stay.last) for stay in self.stays)

    def is_member_on(self, day: date) -> bool:
        """
        Whether the person is in the household on a day.
        """
        born = self.stays[0].born_on
        if born is not None and day < born:
            return False
        for stay in self.stays:
            joined, left = stay.joined_on, stay.left_on
            if (joined is None or joined <= day) and (left is None or day <= left):
                return True
        return False

    def was_member_by(self, day: date) -> bool:
        """
        Whether the person was in the household on a day or an earlier one.
        """
        return any([stay.first <= day for stay in self.stays])

    def is_adult_on(self, day: date) -> bool:
        """
        Whether the person is 18 or over on a day (SPEC §2.6).
        """
        return day >= self._adult_from

    @cached_property
    def _adult_from(self) -> date:
        return birthday(self.stays[0].born_on or self._not_known(), ADULT_AGE)

    def is_of_school_age_on(self, day: date) -> bool:
        """
        Whether the person is of compulsory school age on a day (SPEC §2.7).
        """
        return day in compulsory_school_age(self.stays[0].born_on or self._not_known())

    def is_of_school_age_for(self, term: Term) -> bool:
        """
        Whether the person is of compulsory school age for a term (SPEC §2.8).
        """
        return of_school_age_for(self.stays[0].born_on or self._not_known(), term)

    @property
    def first_school_term(self) -> Term:
        """
        The first term for which the person is of compulsory school age.
        """
        return first_school_term(self.stays[0].born_on or self._not_known())

    def as_at(self, as_of: date) -> Person:
        """
        The person as files that were drawn up on a day show them.
        """
        spells = {
            name: tuple([as_at(row, as_of) for row in getattr(self, name)])
            for name in SPELLS
        }
        changed: dict[str, Any] = {
            name: rows
            for name, rows in spells.items()
            if any(map(is_not, rows, getattr(self, name)))
        }
        return evolve(self, **changed) if changed else self

    @property
    def order(self) -> tuple[Any, ...]:
        """
        By id.
        """
        return (self.person_id,)

    @property
    def row(self) -> Row | None:
        """
        The file and line of the person's first stay.
        """
        return self.stays[0].row
