"""
What changed between two runs: data against data, plan against plan, day against day.

A run is some families, a day and a plan. Families are matched by id. Of each that is
decided otherwise it is told what moved, in verdict and pounds, and the first finding
that differs.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from attrs import evolve, field, frozen

from pbr.batch import ERROR, Failure, decide_one
from pbr.caseload.first_difference import Differing, Price, first_differing
from pbr.claims import NOTHING, Decision
from pbr.exceptions import Contradiction
from pbr.plans.plan import Plan
from pbr.records import Family

__all__ = [
    "NOT_THERE",
    "Change",
    "Differences",
    "Differing",
    "Move",
    "Price",
    "Run",
    "Stand",
    "change_of",
    "differences",
    "each_change",
    "first_differing",
]

#: What stands for the verdict of a family that a run does not have.
NOT_THERE = "not there"


@frozen
class Run:
    """
    The claims of some families on a day, under a plan.

    Raises `Contradiction` where two families have one id.
    """

    families: tuple[Family, ...]
    on: date
    plan: Plan
    _by_id: dict[str, Family] = field(init=False, repr=False, eq=False)

    @_by_id.default
    def _ids(self) -> dict[str, Family]:
        by_id: dict[str, Family] = {}
        for family in self.families:
            if family.family_id in by_id:
                message = f"family {family.family_id} is twice in a run; it is once"
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
        What is decided of a family; None where the run does not have it.
        """
        if family_id not in self._by_id:
            return None
        return decide_one(self._by_id[family_id], self.on, self.plan)


@frozen
class Stand:
    """
    How a family stands in a run: what the claim came to. See `Stand.of`.

    `verdict` is the value of one, or "error", or "not there" for a family that the run
    does not have. `attachment_fee` is nought where none is earned.
    """

    verdict: str
    result: str | None = None
    amount: Decimal = NOTHING
    attachment_fee: Decimal = NOTHING

    @classmethod
    def of(cls, decided: Decision | Failure | None) -> Stand:
        """
        How a family stands by what is decided of it.
        """
        if decided is None:
            return cls(NOT_THERE)
        if isinstance(decided, Failure):
            return cls(ERROR)
        fee = decided.attachment_fee
        return cls(
            decided.verdict.value,
            decided.result,
            decided.amount,
            NOTHING if fee is None else fee,
        )


@frozen
class Change:
    """
    One family in two runs. `first` is where they differ first, if it changed.

    `failures` are those of its claims on which a rule crashed.
    """

    family_id: str
    before: Stand
    after: Stand
    first: Differing | None = None
    failures: tuple[Failure, ...] = ()

    @property
    def changed(self) -> bool:
        """
        Whether anything is decided otherwise: verdict, result, amount or fee.
        """
        return self.before != self.after

    @property
    def moved(self) -> Decimal:
        """
        How much more the claim pays after than before; the fee is not in it.
        """
        return self.after.amount - self.before.amount

    @property
    def fee_moved(self) -> Decimal:
        """
        How much more of an attachment fee is earned.
        """
        return self.after.attachment_fee - self.before.attachment_fee


@frozen
class Move:
    """
    The families that went from one verdict to another, and the pounds that moved.

    `families` are the witnesses, by id: look at any of them to see why.
    """

    before: str
    after: str
    families: tuple[str, ...]
    pounds: Decimal


@frozen
class Differences:
    """
    Every family of two runs, by id, and what changed. Make one with `differences`.
    """

    families: tuple[Change, ...]

    @property
    def changed(self) -> tuple[Change, ...]:
        """
        The families of which anything is decided otherwise.
        """
        return tuple([each for each in self.families if each.changed])

    @property
    def failures(self) -> tuple[Failure, ...]:
        """
        The claims of either run on which a rule crashed.
        """
        return tuple([failed for each in self.families for failed in each.failures])

    @property
    def before(self) -> Decimal:
        """
        What all the claims pay in the first run; fees are not in it.
        """
        return sum([each.before.amount for each in self.families], NOTHING)

    @property
    def after(self) -> Decimal:
        """
        What all the claims pay in the second run; fees are not in it.
        """
        return sum([each.after.amount for each in self.families], NOTHING)

    @property
    def moved(self) -> Decimal:
        """
        The pounds that moved: what the second run pays over the first.
        """
        return sum([each.moved for each in self.families], NOTHING)

    @property
    def fees_before(self) -> Decimal:
        """
        The attachment fees of the first run.
        """
        return sum([each.before.attachment_fee for each in self.families], NOTHING)

    @property
    def fees_after(self) -> Decimal:
        """
        The attachment fees of the second run.
        """
        return sum([each.after.attachment_fee for each in self.families], NOTHING)

    @property
    def fees_moved(self) -> Decimal:
        """
        The attachment fees that moved.
        """
        return sum([each.fee_moved for each in self.families], NOTHING)

    @property
    def moves(self) -> tuple[Move, ...]:
        """
        Every family by its verdict in both runs: together they are all the families.
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


def differences(before: Run, after: Run) -> Differences:
    """
    Decide both runs, and tell every family of either.
    """
    return Differences(tuple(each_change(before, after)))


def each_change(before: Run, after: Run) -> Iterator[Change]:
    """
    Each family of either run in turn, by id, keeping no decision.
    """
    for family_id in sorted(before.ids | after.ids):
        yield change_of(family_id, before.decided(family_id), after.decided(family_id))


def change_of(
    family_id: str,
    before: Decision | Failure | None,
    after: Decision | Failure | None,
) -> Change:
    """
    One family, by what is decided of it in two runs.
    """
    failures = tuple([each for each in (before, after) if isinstance(each, Failure)])
    change = Change(family_id, Stand.of(before), Stand.of(after), None, failures)
    if not (isinstance(before, Decision) and isinstance(after, Decision)):
        return change
    first = first_differing(before, after) if change.changed else None
    return evolve(change, first=first)
