"""
What a manager asks about a whole caseload: stages, the months ahead, and the money.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from attrs import field, frozen

from pbr.batch import Failure, decide_one
from pbr.caseload.across_families import Flags, with_flags
from pbr.caseload.flagged import Flagged
from pbr.caseload.stages import Position, Stage, position
from pbr.claims import Decision
from pbr.money.accounts import Account, account
from pbr.money.dues import (
    Due,
    due_from_earlier_claims,
    earlier_claims_without_amount,
)
from pbr.plans.plan import Plan
from pbr.records import EarlierClaim, Family
from pbr.timeline.assumptions import Assume
from pbr.timeline.forecast import Ahead, by_month, first_payable


@frozen
class Overview:
    """
    A caseload on a day, in numbers.

    `ahead` counts the families that no result was claimed for, and `assumed` is what
    it relies on. `earlier` are the amounts of earlier claims, which are not in the
    `account`; `earlier_without_amount` are the earlier claims that the plan has no
    amount for. `failures` are the claims on which a rule crashed. `left_out` is the
    number of families that were skipped, for problems in their rows. `flagged` counts
    the flags of the claims. No end after `as_of` is seen.
    """

    plan: Plan
    on: date
    positions: tuple[Position, ...]
    ahead: Ahead
    assumed: tuple[Assume, ...]
    account: Account
    earlier: tuple[Due, ...]
    earlier_without_amount: tuple[EarlierClaim, ...]
    failures: tuple[Failure, ...]
    flagged: Flagged
    as_of: date
    left_out: int = 0

    @property
    def earlier_within(self) -> tuple[Due, ...]:
        """
        The amounts of earlier claims for families within the allocation.
        """
        paid_for = self.account.families_paid_for
        return tuple([each for each in self.earlier if each.family_id in paid_for])


def overview_of(  # noqa: PLR0913 - one for each thing that is asked
    families: Iterable[Family],
    plan: Plan,
    on: date,
    *,
    months: int = 12,
    allocation: int | None = None,
    assume: Iterable[Assume] = (),
    left_out: int = 0,
    flags: Flags | None = None,
    as_of: date | None = None,
) -> Overview:
    """
    Count a caseload on a day, each family once.

    `months` is the number of months to look ahead, and `flags` are those that the
    families give one another, if they were compared. The files speak as at `as_of`, or
    the day itself if it is None: no end after it is seen. Raises `Contradiction` if a
    family appears twice, or the months go beyond 2199.
    """
    words = tuple(assume)
    round_ = _Round(plan, on, months, words, flags or {}, as_of)
    found = account(round_.decisions(families), allocation)
    return Overview(
        plan,
        on,
        tuple(round_.positions),
        by_month(round_.first, on, months),
        words,
        found,
        tuple(round_.earlier),
        tuple(round_.earlier_without_amount),
        (*round_.failures.values(), *found.failures),
        round_.flagged,
        as_of or on,
        left_out,
    )


@frozen
class _Round:
    """
    One pass over the families, which notes everything that the overview counts.
    """

    plan: Plan
    on: date
    months: int
    assume: tuple[Assume, ...]
    flags: Flags
    as_of: date | None
    flagged: Flagged = field(factory=Flagged)
    positions: list[Position] = field(factory=list)
    first: dict[str, date | Failure | None] = field(factory=dict)
    earlier: list[Due] = field(factory=list)
    earlier_without_amount: list[EarlierClaim] = field(factory=list)
    failures: dict[str, Failure] = field(factory=dict)

    def decisions(self, families: Iterable[Family]) -> Iterator[Decision]:
        """
        The decision on each family, after the family has been counted.
        """
        for family in families:
            seen = family.as_at(self.as_of or self.on)
            decided = decide_one(seen, self.on, self.plan, self.as_of)
            self.flagged.add(with_flags(decided, self.flags))
            at = position(decided)
            self.positions.append(at)
            if at.stage is not Stage.CLAIMED:
                self._look_ahead(family)
            if isinstance(decided, Failure):
                self.failures[family.family_id] = decided
            else:
                self.earlier.extend(due_from_earlier_claims(decided))
                without_amount = earlier_claims_without_amount(decided)
                self.earlier_without_amount.extend(without_amount)
                yield decided

    def _look_ahead(self, family: Family) -> None:
        day = first_payable(
            family, self.plan, self.on, self.months, self.assume, self.as_of
        )
        if isinstance(day, Failure):
            self.failures[family.family_id] = day
        self.first[family.family_id] = day
