"""
Is everything that earns a result from before the family was attached?
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pbr.flags.decided import DecidedClaim
from pbr.flags.flag import Flag
from pbr.flags.kinds import FlagKind
from pbr.records import (
    Attendance,
    Benefit,
    Employment,
    Family,
    Incident,
    Record,
    Score,
    Statement,
    Status,
)
from pbr.school import Calendar


def before_attachment(claim: DecidedClaim) -> Iterator[Flag]:
    """
    > the met findings of the result read at least one dated row, and all such rows are
    > from before attachment (SPEC §8)
    """
    family = claim.family
    attached = family.attached_by(claim.on)
    if attached is None:
        return
    for result in claim.results_met:
        found = [*claim.earning_in(result)]
        rows = dict.fromkeys([row for each in found for row in each.finding.read])
        days = {row: day_of(row, family.terms) for row in rows}
        dated = {row: day for row, day in days.items() if day is not None}
        if dated and all([day < attached for day in dated.values()]):
            with_rows = [
                each
                for each in found
                if any([row in dated for row in each.finding.read])
            ]
            yield claim.flag(FlagKind.BEFORE_ATTACHMENT, with_rows, dated)


def day_of(row: Record, terms: Calendar) -> date | None:
    """
    > a spell is dated by its first day, a term by its last; a check is not dated
    """
    day: date | None = None
    match row:
        case Incident():
            day = row.occurred_on
        case Score():
            day = row.scored_on
        case Statement():
            day = row.made_on
        case Attendance():
            day = terms.window(row.term).last
        case Employment() | Benefit() | Status():
            day = row.started_on
        case Family():
            day = row.closed_on
        case _:
            pass
    return day
