"""
Flags on the whole-family approach: whether it can have done anything.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pbr.findings import Dated, Finding
from pbr.flags.decided import DecidedClaim
from pbr.flags.flag import Flag
from pbr.flags.kinds import FlagKind
from pbr.periods import plus_months
from pbr.rules.engagement import Assessed, Attached, Planned

#: An assessment or a plan from more months than this before attachment is old.
LONG = 12


def one_day(claim: DecidedClaim) -> Iterator[Flag]:
    """
    > attached, assessed, planned and claimed on one day (SPEC §8)
    """
    family = claim.family
    days = {family.attached_on, family.assessed_on, family.planned_on, claim.on}
    if len(days) > 1:
        return
    dated = [
        each
        for each in claim.approach
        if isinstance(each.finding.rule, Attached | Assessed | Planned)
    ]
    if dated:
        yield claim.flag(FlagKind.ONE_DAY, dated, [family])


def long_before(claim: DecidedClaim) -> Iterator[Flag]:
    """
    > assessment or plan more than twelve months before attachment (SPEC §8)
    """
    family = claim.family
    attached = family.attached_by(claim.on)
    if attached is None:
        return
    earliest = plus_months(attached, -LONG)
    old = [each for each in claim.approach if _is_before(each.finding, earliest)]
    if old:
        yield claim.flag(FlagKind.LONG_BEFORE, old, [family])


def _is_before(finding: Finding, earliest: date) -> bool:
    """
    Whether an assessment or a plan is from before a day.
    """
    match finding.rule, finding.quantity:
        case Assessed() | Planned(), Dated(found=date() as day):
            return day < earliest
        case _:
            return False
