"""
Does an earlier claim fit the family's attachment, and the plan?
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pbr.caseload.memberships import Found
from pbr.flags import Flag, FlagKind, Oddity
from pbr.flags.decided import CLAIMABLE
from pbr.plans.plan import Plan
from pbr.records import EarlierClaim, Family, Record


def odd_earlier_claims(family: Family, on: date, plan: Plan) -> Found:
    """
    The family's earlier claims that do not fit its attachment, or the plan.
    """
    kind, ids = FlagKind.EARLIER_CLAIM_ODD, (family.family_id,)
    for earlier in family.claims:
        oddities = tuple(_oddities(earlier, family, plan))
        if earlier.claimed_on > on or not oddities:
            continue
        rows: tuple[Record, ...] = (earlier,)
        if Oddity.BEFORE_ATTACHMENT in oddities:
            rows = (family, earlier)
        about, bears_on = family.subject, ((CLAIMABLE,),)
        flag = Flag(kind, about, ids, rows, bears_on, blocks=True, oddities=oddities)
        yield family.family_id, flag


def _oddities(earlier: EarlierClaim, family: Family, plan: Plan) -> Iterator[Oddity]:
    day, attached = earlier.claimed_on, family.attached_on
    if attached is None or day < attached:
        yield Oddity.BEFORE_ATTACHMENT
    if not _is_claimable_on(day, plan):
        yield Oddity.OUTSIDE_WINDOWS
    if plan.result_named(earlier.result) is None:
        yield Oddity.ANOTHER_PLAN


def _is_claimable_on(day: date, plan: Plan) -> bool:
    """
    Whether a day is in the plan, and in one of its claim windows if it has any.
    """
    in_plan = plan.since <= day < plan.before
    in_window = any(each.since <= day < each.before for each in plan.windows)
    return in_plan and (in_window or not plan.windows)
