"""
Records about a family: incidents, scores, statements, checks and earlier claims.
"""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any

from attrs import field, frozen

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

    @property
    def order(self) -> tuple[Any, ...]:
        """
        By day, then by result.
        """
        return (self.claimed_on, self.result)
