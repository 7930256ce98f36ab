"""
Was the whole-family approach used: attached, a key worker, an assessment, a plan.

> one allocated key worker, a whole family assessment and a family plan (Bradford,
> 22 November 2017, 2.3(2))
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import ClassVar

from attrs import frozen

from pbr.findings import (
    Clause,
    Dated,
    Finding,
    Judgement,
    Reason,
    met,
    not_met,
)
from pbr.periods import Period
from pbr.records import Family
from pbr.rules.parts.reads import Holder, Reads
from pbr.rules.parts.turning import of_dates


@frozen
class Attached:
    """
    The family was attached by the day, and not before `since`.
    """

    name: ClassVar[str] = "attached"
    reads: ClassVar[Reads] = Reads(("families",), Holder.KEY_WORKER)

    clause: Clause
    since: date | None = None

    def examine(self, family: Family, on: date) -> Finding:
        """
        > a family attached after D, or never, is not attached (SPEC §7)
        """
        return _dated(self, family, family.attached_on, on, self.since)

    def turning_days(self, family: Family, _asked: Period) -> Iterator[date]:
        """
        The day of attachment.
        """
        return of_dates(family.attached_on)


@frozen
class Assessed:
    """
    The whole family had been assessed by the day.
    """

    name: ClassVar[str] = "assessed"
    reads: ClassVar[Reads] = Reads(("families",), Holder.KEY_WORKER)

    clause: Clause

    def examine(self, family: Family, on: date) -> Finding:
        """
        Dated on or before D; a blank date means not assessed (SPEC §7, §4.4).
        """
        return _dated(self, family, family.assessed_on, on)

    def turning_days(self, family: Family, _asked: Period) -> Iterator[date]:
        """
        The day of the assessment.
        """
        return of_dates(family.assessed_on)


@frozen
class Planned:
    """
    The family had an action plan by the day.
    """

    name: ClassVar[str] = "planned"
    reads: ClassVar[Reads] = Reads(("families",), Holder.KEY_WORKER)

    clause: Clause

    def examine(self, family: Family, on: date) -> Finding:
        """
        Dated on or before D; a blank date means no action plan (SPEC §7, §4.4).
        """
        return _dated(self, family, family.planned_on, on)

    def turning_days(self, family: Family, _asked: Period) -> Iterator[date]:
        """
        The day of the action plan.
        """
        return of_dates(family.planned_on)


@frozen
class KeyWorkerNamed:
    """
    The family has a key worker, who is never shown.
    """

    name: ClassVar[str] = "key-worker-named"
    reads: ClassVar[Reads] = Reads(("families",), Holder.KEY_WORKER)

    clause: Clause

    def examine(self, family: Family, on: date) -> Finding:  # noqa: ARG002 - see below
        """
        > a key worker need only be named (SPEC §7), so no day is looked at.
        """
        named = family.key_worker != ""
        judged = met() if named else not_met(Reason.NOT_ON_RECORD)
        return Finding(self, family.subject, judged, read=(family,))

    def turning_days(self, _family: Family, _asked: Period) -> Iterator[date]:
        """
        No days: none is looked at.
        """
        return of_dates()


def _dated(
    rule: Attached | Assessed | Planned,
    family: Family,
    found: date | None,
    on: date,
    since: date | None = None,
) -> Finding:
    """
    A date on the family's row, compared with the day.
    """
    judged = _judged(found, on, since)
    return Finding(rule, family.subject, judged, Dated(found, since, on), (family,))


def _judged(found: date | None, on: date, since: date | None) -> Judgement:
    if found is None:
        return not_met(Reason.NOT_ON_RECORD)
    if found > on:
        return not_met(Reason.AFTER_THE_DAY)
    if since is not None and found < since:
        return not_met(Reason.OUTSIDE)
    return met()
