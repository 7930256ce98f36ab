"""
Spells of a person: of work, on a benefit, of a status.
"""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any, TypeVar

from attrs import evolve, field, frozen

from pbr.records.guards import can_be, check_days, check_types
from pbr.records.rows import Row
from pbr.texts.folding import fold

S = TypeVar("S", bound="Employment | Benefit | Status")


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


class VouchedFor:
    """
    A spell whose days are vouched for by its end, or by a confirmation.

    `end_seen` is whether the files are known to have been drawn up on or after
    `ended_on`: until then an end counts from its own day on (SPEC §4.3).
    """

    __slots__ = ()

    started_on: date
    ended_on: date | None
    confirmed_on: date | None
    end_seen: bool

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


@frozen
class Employment(VouchedFor):
    """
    A spell of work: a row of employment.csv. Without `ended_on` it is open.

    `hours_per_week` is an exact fraction, or None if it is not stated.
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
class Status(VouchedFor):
    """
    A spell on a plan, an order or a scheme, or of a tenancy or a place: a row of
    statuses.csv. Without `ended_on` it is open.

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
    confirmed_on: date | None = field(default=None, kw_only=True)
    end_seen: bool = field(default=False, eq=False, kw_only=True)
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
            and (self.confirmed_on is None or type(self.confirmed_on) is date)
            and type(self.end_seen) is bool
        ):
            check_types(self)
        if not (
            can_be(self.started_on)
            and (self.confirmed_on is None or can_be(self.confirmed_on))
        ):
            check_days(self, "started_on", "confirmed_on")

    @property
    def order(self) -> tuple[Any, ...]:
        """
        By time, then by what the row says.
        """
        return (
            self.started_on,
            self.ended_on or date.max,
            self.confirmed_on or date.min,
            self.status,
            self.outcome,
            fold(self.source),
            self.reference,
            self.source,
        )
