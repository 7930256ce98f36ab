"""
What changed between two batches: other data, another plan, or another day.

A batch is a set of families, a day and a plan. Families are matched by id. A family
with another answer has the change in verdict and pounds, and the first finding that
differs.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from attrs import evolve, field, frozen

from pbr.batch import Failure, decide_one
from pbr.caseload.first_difference import FirstDifference, Price, first_difference
from pbr.caseload.sides import Side
from pbr.claims import NOTHING, Decision
from pbr.exceptions import Contradiction
from pbr.plans.plan import Plan
from pbr.records import Family

__all__ = [
    "Batch",
    "Change",
    "Differences",
    "FirstDifference",
    "Move",
    "Price",
    "Side",
    "change_of",
    "differences",
    "each_change",
    "first_difference",
]


@frozen
class Batch:
    """
    The claims of a set of families on a day, under a plan.

    `as_of` is the day on which their files were drawn up, if it is given.

    Raises `Contradiction` if two families have the same id.
    """

    families: tuple[Family, ...]
    on: date
    plan: Plan
    as_of: date | None = None
    _by_id: dict[str, Family] = field(init=False, repr=False, eq=False)

    @_by_id.default
    def _ids(self) -> dict[str, Family]:
        by_id: dict[str, Family] = {}
        for family in self.families:
            if family.family_id in by_id:
                message = f"family {family.family_id} is in the batch twice"
                raise Contradiction(message)
            by_id[family.family_id] = family
        return by_id

    @property
    def ids(self) -> frozenset[str]:
        """
        The ids of its families.
        """
        return frozenset(self._by_id)

    def decided(self, family_id: str) -> Decision | Failure | None:
        """
        The decision on a family; None if the batch does not have it.
        """
        if family_id not in self._by_id:
            return None
        return decide_one(self._by_id[family_id], self.on, self.plan, self.as_of)


@frozen
class Change:
    """
    One family before and after. `first` is where the two differ first, if they do.

    `failures` are the claims of the family on which a rule crashed.
    """

    family_id: str
    before: Side
    after: Side
    first: FirstDifference | None = None
    failures: tuple[Failure, ...] = ()

    @property
    def changed(self) -> bool:
        """
        Whether the verdict, result, amount or fee differs.
        """
        return self.before.values != self.after.values

    @property
    def moved(self) -> Decimal:
        """
        How much more the claim pays after than before, without the fee.
        """
        return self.after.amount - self.before.amount

    @property
    def fee_moved(self) -> Decimal:
        """
        How much more attachment fee is earned after than before.
        """
        return self.after.attachment_fee - self.before.attachment_fee


@frozen
class Move:
    """
    The families that went from one verdict to another, and the change in pounds.

    `families` are their ids, in order: look at any of them to see why.
    """

    before: str
    after: str
    families: tuple[str, ...]
    pounds: Decimal


@frozen
class Differences:
    """
    Every family of two batches, by id, and what changed. Make it with `differences`.
    """

    families: tuple[Change, ...]

    @property
    def changed(self) -> tuple[Change, ...]:
        """
        The families with another answer.
        """
        return tuple([each for each in self.families if each.changed])

    @property
    def failures(self) -> tuple[Failure, ...]:
        """
        The claims of either batch on which a rule crashed.
        """
        return tuple([failed for each in self.families for failed in each.failures])

    @property
    def before(self) -> Decimal:
        """
        What all the claims pay before, without fees.
        """
        return sum([each.before.amount for each in self.families], NOTHING)

    @property
    def after(self) -> Decimal:
        """
        What all the claims pay after, without fees.
        """
        return sum([each.after.amount for each in self.families], NOTHING)

    @property
    def moved(self) -> Decimal:
        """
        The change in pounds: what the claims pay after, less what they pay before.
        """
        return sum([each.moved for each in self.families], NOTHING)

    @property
    def fees_before(self) -> Decimal:
        """
        All the attachment fees before.
        """
        return sum([each.before.attachment_fee for each in self.families], NOTHING)

    @property
    def fees_after(self) -> Decimal:
        """
        All the attachment fees after.
        """
        return sum([each.after.attachment_fee for each in self.families], NOTHING)

    @property
    def fees_moved(self) -> Decimal:
        """
        The change in attachment fees.
        """
        return sum([each.fee_moved for each in self.families], NOTHING)

    @property
    def moves(self) -> tuple[Move, ...]:
        """
        Each pair of verdicts, with its families. Every family is in one of them.
        """
        groups: dict[tuple[str, str], list[Change]] = {}
        for each in self.families:
            verdicts = (each.before.verdict, each.after.verdict)
            groups.setdefault(verdicts, []).append(each)
        return tuple(
            Move(
                *verdicts,
                tuple([each.family_id for each in group]),
                sum([each.moved for each in group], NOTHING),
            )
            for verdicts, group in sorted(groups.items(), key=lambda item: item[0])
        )


def differences(before: Batch, after: Batch) -> Differences:
    """
    Decide both batches, and compare every family of either.
    """
    return Differences(tuple(each_change(before, after)))


def each_change(before: Batch, after: Batch) -> Iterator[Change]:
    """
    Each family of either batch in turn, by id. No decision is kept.
    """
    for family_id in sorted(before.ids | after.ids):
        yield change_of(family_id, before.decided(family_id), after.decided(family_id))


def change_of(
    family_id: str,
    before: Decision | Failure | None,
    after: Decision | Failure | None,
) -> Change:
    """
    One family, by its two decisions; None is a family that the batch does not have.
    """
    failures = tuple([each for each in (before, after) if isinstance(each, Failure)])
    change = Change(family_id, Side.of(before), Side.of(after), None, failures)
    if not (isinstance(before, Decision) and isinstance(after, Decision)):
        return change
    first = first_difference(before, after) if change.changed else None
    return evolve(change, first=first)
