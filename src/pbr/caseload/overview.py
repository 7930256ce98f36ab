"""
What a manager asks of a whole caseload: stages, the months ahead, and the money.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from attrs import field, frozen

from pbr.batch import Failure, decide_one
from pbr.caseload.stages import Position, Stage, position
from pbr.claims import Decision
from pbr.money.accounts import Account, Due, account, due_before, without_amount
from pbr.plans.plan import Plan
from pbr.records import EarlierClaim, Family
from pbr.timeline.assumptions import Assume
from pbr.timeline.forecast import Ahead, by_month, first_payable


@frozen
class Overview:
    """
    A caseload on a day, as far as it can be counted.

    `ahead` counts the families that no result was claimed for. `earlier` is what
    earlier claims brought, which is not in the `account`, and `without_amount` are
    those of them that the plan has no amount for. `assumed` says what the months ahead
    lean on. `failures` are the claims on which a rule crashed, and `left_out` is how
    many families were left out before, for problems in their rows.
    """

    plan: Plan
    on: date
    positions: tuple[Position, ...]
    ahead: Ahead
    assumed: tuple[Assume, ...]
    account: Account
    earlier: tuple[Due, ...]
    without_amount: tuple[EarlierClaim, ...]
    failures: tuple[Failure, ...]
    left_out: int = 0

    @property
    def earlier_within(self) -> tuple[Due, ...]:
        """
        What earlier claims brought for families within the allocation.
        """
        holders = self.account.holders
        return tuple([each for each in self.earlier if each.family_id in holders])


def overview_of(  # noqa: PLR0913 - one for each thing that is asked
    families: Iterable[Family],
    plan: Plan,
    on: date,
    *,
    months: int = 12,
    allocation: int | None = None,
    assume: Iterable[Assume] = (),
    left_out: int = 0,
) -> Overview:
    """
    Count a caseload on a day, each family once.

    Raises `Contradiction` where a family is there twice, or the months go beyond 2199.
    """
    words = tuple(assume)
    round_ = _Round(plan, on, months, words)
    found = account(round_.decisions(families), allocation)
    return Overview(
        plan,
        on,
        tuple(round_.positions),
        by_month(round_.first, on, months),
        words,
        found,
        tuple(round_.earlier),
        tuple(round_.without_amount),
        (*round_.failures.values(), *found.failures),
        left_out,
    )


@frozen
class _Round:
    """
    One pass over the families, in which what is asked of each is noted down.
    """

    plan: Plan
    on: date
    months: int
    assume: tuple[Assume, ...]
    positions: list[Position] = field(factory=list)
    first: dict[str, date | Failure | None] = field(factory=dict)
    earlier: list[Due] = field(factory=list)
    without_amount: list[EarlierClaim] = field(factory=list)
    failures: dict[str, Failure] = field(factory=dict)

    def decisions(self, families: Iterable[Family]) -> Iterator[Decision]:
        """
        The decision on each family, once the family is noted down.
        """
        for family in families:
            decided = decide_one(family, self.on, self.plan)
            at = position(decided)
            self.positions.append(at)
            if at.stage is not Stage.CLAIMED:
                self._look_ahead(family)
            if isinstance(decided, Failure):
                self.failures[family.family_id] = decided
            else:
                self.earlier.extend(due_before(decided))
                self.without_amount.extend(without_amount(decided))
                yield decided

    def _look_ahead(self, family: Family) -> None:
        day = first_payable(family, self.plan, self.on, self.months, self.assume)
        if isinstance(day, Failure):
            self.failures[family.family_id] = day
        self.first[family.family_id] = day
