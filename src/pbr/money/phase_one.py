"""
Phase 1's own money, 2012 to 2015: five sixths of the families, and its second year.

One family in six was not paid for, as another government fund already was. The second
year's attachment money was released by how many families were worked with in the first.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from math import floor

from attrs import field, frozen

from pbr.exceptions import Contradiction
from pbr.money.accounts import families_from_nought
from pbr.plans.plan import Plan
from pbr.shares import Share, Strictness

__all__ = ["YEAR_TWO", "Release", "YearTwo", "funding", "not_paid_for", "paid_for"]

PAID_FOR = Fraction(5, 6)
THREE_QUARTERS = Share.parse("at least 75%")
A_THIRD = Share(Strictness.AT_LEAST, Fraction(1, 3))
#: The first day of Phase 1's second year, 2013/14.
YEAR_TWO = date(2013, 4, 1)


def paid_for(families: int) -> int:
    """
    How many of so many families Phase 1 pays for.

    > payable on five sixths (Phase 1; Hammersmith and Fulham, cabinet papers,
    > 15 October 2012, page 315)

    We read whole families first, rounded down, and pounds after (readings: "whole
    families first").
    """
    return floor(PAID_FOR * families_from_nought(families))


def not_paid_for(families: int) -> int:
    """
    How many it does not pay for: one in six, rounded up.

    > one family in every six that we do not receive funding for (Nottingham, 3)
    """
    return families - paid_for(families)


def funding(families: int, pounds: Decimal) -> Decimal:
    """
    What so many families bring at so many pounds each, five sixths of them paid for.
    """
    return paid_for(families) * pounds


class Release(Enum):
    """
    How much of the second year's attachment money is released, as a part of it.
    """

    ALL = Fraction(1)
    HALF = Fraction(1, 2)
    NONE = Fraction(0)


@frozen
class YearTwo:
    """
    Phase 1's second year: what the first year's work releases of its attachment money.

    In the first year so many families were `worked_with` of a `target`; the second
    year is for so many `families`. Raises `Contradiction` for a target of nought, which
    nothing reaches by itself, and for a number below nought.
    """

    worked_with: int = field(converter=families_from_nought)
    target: int = field()
    families: int = field(converter=families_from_nought)

    @target.validator
    def _is_a_target(self, _attribute: object, target: int) -> None:
        if target < 1:
            message = f"a target is at least 1 family, not {target}"
            raise Contradiction(message)

    @property
    def release(self) -> Release:
        """
        How much is released in the year's first quarter.

        > 75% or more of the first year's families: all of it; a third or more: half of
        > it; under a third: nothing (Phase 1; The MJ, 2012)

        We read a third as one in three, not as 33% (readings: "a third of year one").
        """
        if self.worked_with >= THREE_QUARTERS.needed_of(self.target):
            return Release.ALL
        if self.worked_with >= A_THIRD.needed_of(self.target):
            return Release.HALF
        return Release.NONE

    def funding(self, plan: Plan) -> Decimal:
        """
        All of the year's attachment money, at the plan's fee for the year.

        Raises `Contradiction` where the plan was not in force when the year began.
        """
        if not plan.since <= YEAR_TWO < plan.before:
            message = (
                f"Phase 1's second year began on {YEAR_TWO}, when the plan {plan.name} "
                "was not in force"
            )
            raise Contradiction(message)
        return funding(self.families, plan.fee_on(YEAR_TWO).pounds)

    def released(self, plan: Plan) -> Decimal:
        """
        What of it is released in the year's first quarter, in whole pence.

        We cut half a penny off (readings: "half of year two").
        """
        pence = int(self.funding(plan) * 100)
        return Decimal(floor(pence * self.release.value)).scaleb(-2)
