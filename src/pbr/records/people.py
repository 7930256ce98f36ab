"""
Records about a person: stays, needs and attendance.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from attrs import field, frozen

from pbr.exceptions import Contradiction
from pbr.records.guards import (
    can_be,
    check_days,
    check_ids,
    check_true_days,
    check_types,
    is_a_term,
    is_true,
)
from pbr.records.rows import Row
from pbr.school import Term
from pbr.texts.folding import fold

HALVES = (1, 2)


@frozen
class Stay:
    """
    A time in a household: a row of people.csv.

    > `joined_on` and `left_on` are the first and last day in the household (blank:
    > from birth; still there). (SPEC §7)

    `born_on` is the day of birth, or None if it is not known.
    """

    person_id: str
    family_id: str
    born_on: date | None = None
    joined_on: date | None = None
    left_on: date | None = None
    row: Row | None = field(default=None, eq=False, kw_only=True)

    def __attrs_post_init__(self) -> None:
        if not (
            type(self.person_id) is type(self.family_id) is str
            and (self.born_on is None or type(self.born_on) is date)
            and (self.joined_on is None or type(self.joined_on) is date)
            and (self.left_on is None or type(self.left_on) is date)
        ):
            check_types(self)
        if not (self.person_id and self.family_id):
            check_ids(self, "person_id", "family_id")
        if not (
            can_be(self.born_on) and (self.joined_on is None or can_be(self.joined_on))
        ):
            check_days(self, "born_on", "joined_on")

    @property
    def first(self) -> date:
        """
        The first day in the household; nobody is a member before birth.

        Without either date it is `date.min`: from a birth that is not known.
        """
        born = self.born_on or date.min
        return max(self.joined_on or born, born)

    @property
    def last(self) -> date:
        """
        The last day in the household; `date.max` for a person who is still in it.
        """
        return self.left_on or date.max

    @property
    def order(self) -> tuple[Any, ...]:
        """
        By person, then by time.
        """
        born, joined = self.born_on or date.min, self.joined_on or date.min
        return (self.person_id, self.first, self.last, joined, born)


@frozen
class Need:
    """
    A problem identified in the family: a row of needs.csv.

    `set_aside` is whether the plan that is asked has set the problem aside.
    """

    family_id: str
    person_id: str
    problem: str = field(converter=fold)
    identified_on: date
    source: str = field(default="", eq=fold)
    reference: str = ""
    set_aside: bool = field(default=False, eq=False, kw_only=True)
    row: Row | None = field(default=None, eq=False, kw_only=True)

    def __attrs_post_init__(self) -> None:
        if not (
            type(self.family_id)
            is type(self.person_id)
            is type(self.problem)
            is type(self.source)
            is type(self.reference)
            is str
            and type(self.identified_on) is date
        ):
            check_types(self)
        if not is_true(self.identified_on):
            check_true_days(self, "identified_on")

    @property
    def headline(self) -> str:
        """
        The headline problem: "domestic-abuse" is that of "domestic-abuse/high".
        """
        return self.problem.partition("/")[0]

    @property
    def order(self) -> tuple[Any, ...]:
        """
        By day, then by problem and person.
        """
        return (
            self.identified_on,
            self.problem,
            self.person_id,
            fold(self.source),
            self.reference,
            self.source,
        )


@frozen
class Attendance:
    """
    A pupil's sessions in a term, or half of one, at one school.

    `half` is 1 or 2, and None for the whole term. `possible`, `authorised` and
    `unauthorised` count sessions. `school` is the school's id, and is blank if the row
    does not say. Raises `Contradiction` if a count is below 0, or if the two absences
    are more than the possible sessions.
    """

    person_id: str
    term: Term
    possible: int
    authorised: int
    unauthorised: int
    source: str = field(default="", eq=fold)
    reference: str = ""
    school: str = ""
    half: int | None = field(default=None, kw_only=True)
    row: Row | None = field(default=None, eq=False, kw_only=True)

    def __attrs_post_init__(self) -> None:
        if not (
            type(self.person_id)
            is type(self.source)
            is type(self.reference)
            is type(self.school)
            is str
            and type(self.term) is Term
            and is_a_term(self.term)
            and type(self.possible)
            is type(self.authorised)
            is type(self.unauthorised)
            is int
        ):
            check_types(self)
        if self.half is not None and (
            type(self.half) is bool or self.half not in HALVES
        ):
            message = f"Attendance: half must be 1, 2 or None, not {self.half!r}"
            raise Contradiction(message)
        counts = (self.possible, self.authorised, self.unauthorised)
        if min(counts) < 0:
            message = f"sessions are counted from 0: {counts}"
            raise Contradiction(message)
        if self.authorised + self.unauthorised > self.possible:
            message = (
                f"{self.authorised} authorised and {self.unauthorised} unauthorised "
                f"absences are more than the {self.possible} possible sessions"
            )
            raise Contradiction(message)

    @property
    def order(self) -> tuple[Any, ...]:
        """
        By term, then by what the row says.
        """
        return (
            self.term,
            self.half or 0,
            self.possible,
            self.authorised,
            self.unauthorised,
            self.school,
            fold(self.source),
            self.reference,
            self.source,
        )
