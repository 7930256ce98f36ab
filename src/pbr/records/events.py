"""
Records about a family: incidents, scores, statements, checks and earlier claims.
"""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any

from attrs import field, frozen

from pbr.records.guards import (
    can_be,
    check_days,
    check_true_days,
    check_types,
    is_true,
)
from pbr.records.rows import Row
from pbr.texts.folding import fold, fold_each


@frozen
class Incident:
    """
    An incident: a row of incidents.csv. A blank `person_id` names nobody.

    `event` is the council's own id for what happened, and is blank if the row does not
    say: rows of one event are one incident. `understood` is whether the plan knows the
    kind; until a plan is asked, it is taken to.
    """

    family_id: str
    person_id: str
    kind: str = field(converter=fold)
    occurred_on: date
    source: str = field(default="", eq=fold)
    reference: str = ""
    event: str = ""
    understood: bool = field(default=True, eq=False, kw_only=True)
    row: Row | None = field(default=None, eq=False, kw_only=True)

    def __attrs_post_init__(self) -> None:
        if not (
            type(self.family_id)
            is type(self.person_id)
            is type(self.kind)
            is type(self.source)
            is type(self.reference)
            is type(self.event)
            is str
            and type(self.occurred_on) is date
        ):
            check_types(self)
        if not is_true(self.occurred_on):
            check_true_days(self, "occurred_on")

    @property
    def order(self) -> tuple[Any, ...]:
        """
        By day, then by what the row says.
        """
        return (
            self.occurred_on,
            self.kind,
            self.person_id,
            self.event,
            fold(self.source),
            self.reference,
            self.source,
        )


@frozen
class Score:
    """
    A practitioner's score on a tool: a row of scores.csv. `score` is exact.
    """

    family_id: str
    person_id: str
    tool: str = field(converter=fold)
    domain: str = field(converter=fold)
    scored_on: date
    score: Fraction
    source: str = field(default="", eq=fold)
    reference: str = ""
    row: Row | None = field(default=None, eq=False, kw_only=True)

    def __attrs_post_init__(self) -> None:
        if not (
            type(self.family_id)
            is type(self.person_id)
            is type(self.tool)
            is type(self.domain)
            is type(self.source)
            is type(self.reference)
            is str
            and type(self.scored_on) is date
            and type(self.score) is Fraction
        ):
            check_types(self)
        if not is_true(self.scored_on):
            check_true_days(self, "scored_on")

    @property
    def order(self) -> tuple[Any, ...]:
        """
        By day, then by what the row says.
        """
        return (
            self.scored_on,
            self.tool,
            self.domain,
            self.person_id,
            self.score,
            fold(self.source),
            self.reference,
            self.source,
        )


@frozen
class Statement:
    """
    A signed, dated statement: a row of statements.csv.
    """

    family_id: str
    person_id: str
    about: str = field(converter=fold)
    made_on: date
    by_role: str = field(converter=fold)
    source: str = field(default="", eq=fold)
    reference: str = ""
    row: Row | None = field(default=None, eq=False, kw_only=True)

    def __attrs_post_init__(self) -> None:
        if not (
            type(self.family_id)
            is type(self.person_id)
            is type(self.about)
            is type(self.by_role)
            is type(self.source)
            is type(self.reference)
            is str
            and type(self.made_on) is date
        ):
            check_types(self)
        if not is_true(self.made_on):
            check_true_days(self, "made_on")

    @property
    def order(self) -> tuple[Any, ...]:
        """
        By day, then by what the row says.
        """
        return (
            self.made_on,
            self.about,
            self.by_role,
            self.person_id,
            fold(self.source),
            self.reference,
            self.source,
        )


@frozen
class Check:
    """
    A source was asked about the family: a row of checks.csv (SPEC §4.2).
    """

    family_id: str
    kinds: tuple[str, ...] = field(converter=fold_each)
    covers_from: date
    covers_to: date
    checked_on: date
    source: str = field(default="", eq=fold)
    reference: str = ""
    row: Row | None = field(default=None, eq=False, kw_only=True)

    def __attrs_post_init__(self) -> None:
        if not (
            type(self.family_id) is type(self.source) is type(self.reference) is str
            and type(self.kinds) is tuple
            and all([type(kind) is str for kind in self.kinds])
            and type(self.covers_from)
            is type(self.covers_to)
            is type(self.checked_on)
            is date
        ):
            check_types(self)
        if not can_be(self.checked_on):
            check_days(self, "checked_on")

    @property
    def last_day(self) -> date:
        """
        The last day that the check covers.

        > A check covers no day after the day it was made. (SPEC §4.2)
        """
        return min(self.covers_to, self.checked_on)

    @property
    def order(self) -> tuple[Any, ...]:
        """
        By time, then by what the row says.
        """
        return (
            self.covers_from,
            self.covers_to,
            self.checked_on,
            self.kinds,
            fold(self.source),
            self.reference,
            self.source,
        )


@frozen
class EarlierClaim:
    """
    A result already claimed for the family: a row of claims.csv.
    """

    family_id: str
    result: str
    claimed_on: date
    row: Row | None = field(default=None, eq=False, kw_only=True)

    def __attrs_post_init__(self) -> None:
        if not (
            type(self.family_id) is type(self.result) is str
            and type(self.claimed_on) is date
        ):
            check_types(self)
        if not can_be(self.claimed_on):
            check_days(self, "claimed_on")

    @property
    def order(self) -> tuple[Any, ...]:
        """
        By day, then by result.
        """
        return (self.claimed_on, self.result)
