"""
Flags as JSON 1.0 has them: findings under "history", each said by what should be so.
"""

from __future__ import annotations

from pbr.claims import Flag, FlagKind, Oddity
from pbr.findings import Clause, Dated, Standing
from pbr.periods import ONE_DAY
from pbr.plans.plan import Plan
from pbr.records import EarlierClaim, Family

#: The words that every flag rests on.
ACROSS = Clause(
    "pbr, what every answer means",
    "§7",
    "no earlier result for the family",
    Standing.STATED,
)
ABOUT = {
    (FlagKind.EARLIER_CLAIM_ODD, Oddity.BEFORE_ATTACHMENT): "claimed after attachment",
    (FlagKind.EARLIER_CLAIM_ODD, Oddity.OUTSIDE_WINDOWS): "claimed in the plan's days",
    (FlagKind.EARLIER_CLAIM_ODD, Oddity.ANOTHER_PLAN): "claimed under this plan",
    (FlagKind.CLAIMED_ELSEWHERE, None): "claimed for in one family only",
    (FlagKind.TWICE_IN_THE_BATCH, None): "claimed once in the batch",
    (FlagKind.IN_TWO_FAMILIES, None): "in one family only",
    (FlagKind.NEW_IDS, None): "under one id only",
}


def about(flag: Flag) -> str:
    """
    What should have been true; "history" is in the order of these words.
    """
    return ABOUT[flag.kind, flag.oddity]


def dated(flag: Flag, plan: Plan) -> Dated | None:
    """
    The day of an earlier claim, and the days in which it should have been made.
    """
    match flag.oddity, flag.rows:
        case Oddity.BEFORE_ATTACHMENT, (Family() as family, EarlierClaim() as earlier):
            return Dated(earlier.claimed_on, family.attached_on, None)
        case Oddity.OUTSIDE_WINDOWS, (EarlierClaim() as earlier,):
            return Dated(earlier.claimed_on, plan.since, plan.before - ONE_DAY)
        case _:
            return None
