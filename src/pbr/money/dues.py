"""
The amounts that fall due for a claim: the attachment fee, results and supplements.

A fee falls due on the day of attachment, a result on the day of its claim.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import Any

from attrs import frozen

from pbr.claims import Decision
from pbr.money.quarters import Quarter
from pbr.periods import Period
from pbr.plans.plan import Plan, Result
from pbr.records import EarlierClaim
from pbr.timeline.stretches import Watch

ATTACHMENT_FEE = "attachment fee"


class Kind(Enum):
    """
    What an amount is paid as.
    """

    FEE = "fee"
    RESULT = "result"
    SUPPLEMENT = "supplement"


@frozen
class Due:
    """
    One amount that falls due: for which family, for what, and on which day.

    `what` is the name of the result or supplement, or `ATTACHMENT_FEE`.
    """

    family_id: str
    plan: str
    kind: Kind
    what: str
    on: date
    pounds: Decimal

    @property
    def quarter(self) -> Quarter:
        """
        The quarter in which it falls due.
        """
        return Quarter.of(self.on)

    @property
    def order(self) -> tuple[Any, ...]:
        """
        By day, then by family, then by what it is for.
        """
        return (self.on, self.family_id, self.what)


def due(decision: Decision) -> Iterator[Due]:
    """
    Each amount that a decision pays: the fee, the result, and its supplements.

    A result falls due on the day of the claim and the fee on the day of attachment, and
    each is the plan's amount on that day (readings: "The day of the claim prices the
    result, attachment the fee").
    """
    family_id, plan = decision.family_id, decision.plan
    attached, fee = decision.claim.family.attached_on, decision.attachment_fee
    if attached is not None and fee is not None:
        yield Due(family_id, plan.name, Kind.FEE, ATTACHMENT_FEE, attached, fee)
    for name in decision.paid:
        kind = Kind.RESULT if name == decision.result else Kind.SUPPLEMENT
        pounds = plan.amount_of(name, decision.on).pounds
        yield Due(family_id, plan.name, kind, name, decision.on, pounds)


def lapsed_fee(decision: Decision) -> Due | None:
    """
    The fee that was earned on an earlier day, but not on the day of the claim.

    A family that left the area is not eligible on the day (SPEC §7). The fee that was
    due for it is listed separately (readings: "A fee that was earned earlier is listed
    separately"). None if there was no such day, or the fee is still earned.
    """
    family, plan = decision.claim.family, decision.plan
    attached = family.attached_by(decision.on)
    if attached is None or decision.attachment_fee is not None:
        return None
    watch = Watch.over(family, plan, Period(attached, decision.on))
    for day in watch.days():
        fee = watch.decision_on(day).attachment_fee
        if fee is not None:
            name = family.family_id
            return Due(name, plan.name, Kind.FEE, ATTACHMENT_FEE, attached, fee)
    return None


def due_from_earlier_claims(decision: Decision) -> Iterator[Due]:
    """
    What earlier claims were due, each at the plan's amount on the day it was made.

    A row of claims.csv holds only the result of an earlier claim, and not what was paid
    for it. A claim dated after the day is left out, and so is one that the plan has no
    amount for.
    """
    plan, family = decision.plan, decision.claim.family
    for row in claimed_by_the_day(decision):
        result = _result_of(row, plan)
        if result is not None:
            kind = Kind.RESULT if result.supplement_to is None else Kind.SUPPLEMENT
            pounds = plan.amount_of(result.name, row.claimed_on).pounds
            on = row.claimed_on
            yield Due(family.family_id, plan.name, kind, result.name, on, pounds)


def earlier_claims_without_amount(decision: Decision) -> tuple[EarlierClaim, ...]:
    """
    The earlier claims that the plan has no amount for.

    They are for a result that the plan does not have, or were made before the plan was
    in force, or after.
    """
    plan = decision.plan
    earlier = claimed_by_the_day(decision)
    return tuple([row for row in earlier if _result_of(row, plan) is None])


def claimed_by_the_day(decision: Decision) -> list[EarlierClaim]:
    """
    The family's earlier claims, without those dated after the day.
    """
    claims = decision.claim.family.claims
    return [row for row in claims if row.claimed_on <= decision.on]


def _result_of(row: EarlierClaim, plan: Plan) -> Result | None:
    """
    The result of the plan that an earlier claim was for; None if it has no amount.
    """
    in_force = plan.since <= row.claimed_on < plan.before
    return plan.result_named(row.result) if in_force else None
