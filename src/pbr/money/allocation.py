"""
The allocation: how many families a council is paid for, and the most that can pay.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from attrs import frozen

from pbr.exceptions import Contradiction
from pbr.plans.plan import Plan


@frozen(order=True)
class FamilyPlace:
    """
    A family's place in the allocation: the first day anything fell due for it.
    """

    since: date
    family_id: str


def families_from_zero(families: int) -> int:
    """
    The same number of families. Raises `Contradiction` if it is below 0.
    """
    if families < 0:
        message = f"families are counted from 0, not {families}"
        raise Contradiction(message)
    return families


def maximum_for(families: int, plan: Plan, on: date) -> Decimal:
    """
    The most that `families` families can earn: a fee and a highest-paying result each.

    Each family is taken to be attached, and its result claimed, at the plan's amounts
    on the one day. Alternatives are never added; a result's own supplements are.
    """
    results = [each.name for each in plan.results if each.supplement_to is None]
    highest = max(
        sum([_pays(plan, each, on) for each in (name, *plan.supplements_of(name))])
        for name in results
    )
    return families_from_zero(families) * (plan.fee_on(on).pounds + highest)


def _pays(plan: Plan, name: str, on: date) -> Decimal:
    return plan.amount_of(name, on).pounds
