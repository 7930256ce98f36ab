"""
Phase 1's own money, 2012 to 2015: five sixths of the families, and its second year.

One family in six was not paid for, as another government fund already paid for it. How
much of the second year's attachment money was released depended on how many families
were worked with in the first year.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from math import floor

from attrs import field, frozen

from pbr.exceptions import Contradiction
from pbr.money.allocation import families_from_zero
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
    The number of families that Phase 1 pays for, out of `families`.

    > payable on five sixths (Phase 1; Hammersmith and Fulham, cabinet papers,
    > 15 October 2012, page 315)

    We read whole families first, rounded down, and pounds after (readings: "Families
    are made whole before pounds").
    """
    return floor(PAID_FOR * families_from_zero(families))


def not_paid_for(families: int) -> int:
    """
    The number that it does not pay for: one in six, rounded up.

    > one family in every six that we do not receive funding for (Nottingham, 3)
    """
    return families - paid_for(families)


def funding(families: int, pounds: Decimal) -> Decimal:
    """
    What `families` families earn at `pounds` each, if five sixths are paid for.
    """
    return paid_for(families) * pounds


class Release(Enum):
    """
    The share of the second year's attachment money that is released.
    """

    ALL = Fraction(1)
    HALF = Fraction(1, 2)
    NONE = Fraction(0)


@frozen
class YearTwo:
    """
    Phase 1's second year: how much attachment money the first year's work releases.

    `worked_with` families of a `target` were worked with in the first year. `families`
    is the number for the second year. Raises `Contradiction` for a target of 0, because
    any number reaches it, and for a number below 0.
    """

    worked_with: int = field(converter=families_from_zero)
    target: int = field()
    families: int = field(converter=families_from_zero)

    @target.validator
    def _is_a_target(self, _attribute: object, target: int) -> None:
        if target < 1:
            message = f"a target is at least 1 family, not {target}"
            raise Contradiction(message)

    @property
    def release(self) -> Release:
        """
        The share that is released in the year's first quarter.

        > 75% or more of the first year's families: all of it; a third or more: half of
        > it; under a third: nothing (Phase 1; The MJ, 2012)

        We read a third as one in three, not as 33% (readings: "A third of year one is
        one in three").
        """
        if self.worked_with >= THREE_QUARTERS.needed_of(self.target):
            return Release.ALL
        if self.worked_with >= A_THIRD.needed_of(self.target):
            return Release.HALF
        return Release.NONE

    def funding(self, plan: Plan) -> Decimal:
        """
        All of the year's attachment money, at the plan's fee for the year.

        Raises `Contradiction` if the plan was not in force when the year began.
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
        The money that is released in the year's first quarter, in whole pence.

        We drop half a penny (readings: "Half of year two drops the half penny").
        """
        pence = int(self.funding(plan) * 100)
        return Decimal(floor(pence * self.release.value)).scaleb(-2)
