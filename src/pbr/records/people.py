"""
Records about a person: stays, needs, attendance, work, benefits and statuses.
"""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any, TypeVar

from attrs import evolve, field, frozen

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
S = TypeVar("S", "Employment", "Benefit", "Status")


def as_at(spell: S, as_of: date) -> S:
    """
    A spell as files that were drawn up on a day show it.

    > An `ended_on` after `as_of` is not seen: the spell is open (SPEC §4.3)
    """
    if spell.ended_on is None:
        return spell
    if spell.ended_on > as_of:
        return evolve(spell, ended_on=None)
    if getattr(spell, "end_seen", True):
        return spell
    seen: dict[str, Any] = {"end_seen": True}
    return evolve(spell, **seen)


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


@frozen
class Employment:
    """
    A spell of work: a row of employment.csv. Without `ended_on` it is open.

    `hours_per_week` is an exact fraction, or None if it is not stated. `end_seen` is
    whether the files are known to have been drawn up on or after `ended_on`: until
    then an end counts from its own day on (SPEC §4.3).
    """

    person_id: str
    started_on: date
    ended_on: date | None = None
    confirmed_on: date | None = None
    hours_per_week: Fraction | None = None
    source: str = field(default="", eq=fold)
    reference: str = ""
    end_seen: bool = field(default=False, eq=False, kw_only=True)
    row: Row | None = field(default=None, eq=False, kw_only=True)

    def __attrs_post_init__(self) -> None:
        if not (
            type(self.person_id) is type(self.source) is type(self.reference) is str
            and type(self.started_on) is date
            and (self.ended_on is None or type(self.ended_on) is date)
            and (self.confirmed_on is None or type(self.confirmed_on) is date)
            and (self.hours_per_week is None or type(self.hours_per_week) is Fraction)
            and type(self.end_seen) is bool
        ):
            check_types(self)
        if not (
            can_be(self.started_on)
            and (self.confirmed_on is None or can_be(self.confirmed_on))
        ):
            check_days(self, "started_on", "confirmed_on")

    def is_open_on(self, day: date) -> bool:
        """
        Whether no end is seen that could vouch for the days up to a day.

        > Without `as_of`, a job whose end lies after D is open too where that matters
        > (SPEC §4.3)
        """
        ended = self.ended_on
        return ended is None or (ended > day and not self.end_seen)

    def vouched_on(self, day: date) -> date:
        """
        The last day that the source vouches for, as it is seen on a day.

        > An open employment spell counts up to its `confirmed_on`, the last day its
        > source vouched for it (none given: only `started_on`). (SPEC §4.3)
        """
        ended, confirmed = self.ended_on, self.confirmed_on or self.started_on
        if ended is not None and not self.is_open_on(day):
            return ended
        # A confirmation says nothing of days outside the job.
        return max(self.started_on, min(confirmed, ended or confirmed))

    @property
    def order(self) -> tuple[Any, ...]:
        """
        By time, then by what the row says.
        """
        return (
            self.started_on,
            self.ended_on or date.max,
            self.confirmed_on or date.min,
            -1 if self.hours_per_week is None else self.hours_per_week,
            fold(self.source),
            self.reference,
            self.source,
        )


@frozen
class Benefit:
    """
    A spell on a benefit: a row of benefits.csv. Without `ended_on` it continues.

    `understood` is whether the plan knows the benefit; until a plan is asked, it is
    taken to.
    """

    person_id: str
    benefit: str = field(converter=fold)
    started_on: date
    ended_on: date | None = None
    source: str = field(default="", eq=fold)
    reference: str = ""
    understood: bool = field(default=True, eq=False, kw_only=True)
    row: Row | None = field(default=None, eq=False, kw_only=True)

    def __attrs_post_init__(self) -> None:
        if not (
            type(self.person_id)
            is type(self.benefit)
            is type(self.source)
            is type(self.reference)
            is str
            and type(self.started_on) is date
            and (self.ended_on is None or type(self.ended_on) is date)
        ):
            check_types(self)
        if not can_be(self.started_on):
            check_days(self, "started_on")

    @property
    def order(self) -> tuple[Any, ...]:
        """
        By time, then by what the row says.
        """
        return (
            self.started_on,
            self.ended_on or date.max,
            self.benefit,
            fold(self.source),
            self.reference,
            self.source,
        )


@frozen
class Status:
    """
    A spell on a plan, an order or a scheme: a row of statuses.csv.

    `understood` is whether the plan knows the status, and `outcome_understood` whether
    it knows the outcome; until a plan is asked, it is taken to.
    """

    person_id: str
    status: str = field(converter=fold)
    started_on: date
    ended_on: date | None = None
    outcome: str = field(default="", converter=fold)
    source: str = field(default="", eq=fold)
    reference: str = ""
    understood: bool = field(default=True, eq=False, kw_only=True)
    outcome_understood: bool = field(default=True, eq=False, kw_only=True)
    row: Row | None = field(default=None, eq=False, kw_only=True)

    def __attrs_post_init__(self) -> None:
        if not (
            type(self.person_id)
            is type(self.status)
            is type(self.outcome)
            is type(self.source)
            is type(self.reference)
            is str
            and type(self.started_on) is date
            and (self.ended_on is None or type(self.ended_on) is date)
        ):
            check_types(self)
        if not can_be(self.started_on):
            check_days(self, "started_on")

    @property
    def order(self) -> tuple[Any, ...]:
        """
        By time, then by what the row says.
        """
        return (
            self.started_on,
            self.ended_on or date.max,
            self.status,
            self.outcome,
            fold(self.source),
            self.reference,
            self.source,
        )
