"""
An account: everything that is due to a council, and what is paid.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import cached_property

from attrs import field, frozen

from pbr.batch import Failure, guarded
from pbr.claims import Decision
from pbr.exceptions import Contradiction
from pbr.money.allocation import FamilyPlace, families_from_zero
from pbr.money.dues import Due, claimed_by_the_day, due, lapsed_fee


@frozen
class Account:
    """
    Everything that a set of claims pays, and what the allocation covers.

    `dues` are all the amounts, by day. `places` are the families in the order in which
    they take up the `allocation`, which is None if there is no limit. `lapsed` are fees
    that were earned earlier but not on the day: they are in no total. `failures` are
    the claims on which a rule crashed. Make one with `account`. Raises `Contradiction`
    for an allocation below 0.
    """

    dues: tuple[Due, ...]
    places: tuple[FamilyPlace, ...]
    allocation: int | None = field()
    lapsed: tuple[Due, ...] = ()
    failures: tuple[Failure, ...] = ()

    @allocation.validator
    def _is_a_number(self, _attribute: object, allocation: int | None) -> None:
        if allocation is not None:
            families_from_zero(allocation)

    @cached_property
    def families_paid_for(self) -> frozenset[str]:
        """
        The families within the allocation. Nothing is paid for the others.
        """
        # A slice to None is a slice to the end.
        return frozenset([each.family_id for each in self.places[: self.allocation]])

    @property
    def within(self) -> tuple[Due, ...]:
        """
        The amounts that are paid.
        """
        paid_for = self.families_paid_for
        return tuple([each for each in self.dues if each.family_id in paid_for])

    @property
    def beyond(self) -> tuple[Due, ...]:
        """
        The amounts that are not paid, because their families are beyond the allocation.
        """
        paid_for = self.families_paid_for
        return tuple([each for each in self.dues if each.family_id not in paid_for])


def account(
    decided: Iterable[Decision | Failure], allocation: int | None = None
) -> Account:
    """
    Add up what a set of decisions pays, each family decided once.

    We read the allocation as places for families. They are taken up in the order of the
    first day on which anything fell due for a family, an earlier claim and a lapsed fee
    included; on the same day, by id. A family's fee and result share its place
    (readings: "Places in the allocation go by the first day due"). Raises
    `Contradiction` if a family is decided twice.
    """
    ledger = _Ledger()
    for each in decided:
        ledger.add(each)
    places = [
        FamilyPlace(day, family_id) for family_id, day in ledger.since.items() if day
    ]
    return Account(
        _by_day(ledger.dues),
        tuple(sorted(places)),
        allocation,
        _by_day(ledger.lapsed),
        tuple(ledger.failures),
    )


def _by_day(dues: Iterable[Due]) -> tuple[Due, ...]:
    return tuple(sorted(dues, key=lambda each: each.order))


@frozen
class _Ledger:
    """
    What has been added up so far, and the first day anything was due for each family.
    """

    dues: list[Due] = field(factory=list)
    lapsed: list[Due] = field(factory=list)
    failures: list[Failure] = field(factory=list)
    since: dict[str, date | None] = field(factory=dict)

    def add(self, decided: Decision | Failure) -> None:
        """
        Add one more family.
        """
        family_id = decided.family_id
        if family_id in self.since:
            message = f"family {family_id} is decided twice; an account has it once"
            raise Contradiction(message)
        self.since[family_id] = None
        if isinstance(decided, Failure):
            self.failures.append(decided)
            return
        theirs = [*due(decided)]
        lapsed = self._lapsed(decided)
        days = [each.on for each in (*theirs, *lapsed)]
        days += [row.claimed_on for row in claimed_by_the_day(decided)]
        self.since[family_id] = min(days, default=None)
        self.dues.extend(theirs)
        self.lapsed.extend(lapsed)

    def _lapsed(self, decision: Decision) -> list[Due]:
        family_id, plan, on = decision.family_id, decision.plan, decision.on
        fee = guarded(family_id, plan, on, lambda: lapsed_fee(decision), decision.as_of)
        if isinstance(fee, Failure):
            self.failures.append(fee)
            return []
        return [] if fee is None else [fee]
