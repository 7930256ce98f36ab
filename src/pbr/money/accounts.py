"""
What claims come to in money: fees and results, by result, quarter and plan.

A fee falls due on the day of attachment, a result on the day of its claim. An account
adds them up and holds them against the families that a council was allocated. How many
families Phase 1 paid for, and when it paid for its second year, is in `phase_one`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from decimal import Decimal
from enum import Enum
from functools import cached_property
from typing import Any, TypeVar

from attrs import field, frozen

from pbr.batch import Failure, guarded
from pbr.claims import NOTHING, Decision
from pbr.exceptions import Contradiction
from pbr.money.quarters import Quarter
from pbr.periods import FIRST_YEAR, Period
from pbr.plans.plan import Plan
from pbr.records import EarlierClaim
from pbr.timeline.stretches import Watch

__all__ = [
    "ATTACHMENT_FEE",
    "Account",
    "Due",
    "Kind",
    "Place",
    "Quarter",
    "Total",
    "account",
    "by_plan",
    "by_quarter",
    "by_result",
    "due",
    "due_before",
    "lapsed_fee",
    "most_for",
    "total",
    "totals",
    "without_amount",
]

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
    Each amount that a decision brings: the fee, the result, what is paid on top of it.

    A result falls due on the day of the claim and the fee on the day of attachment, by
    which their amounts go (readings: "which day sets the money").
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
    The fee that was earned on an earlier day, and is no longer on the day of the claim.

    A family that left the area is not eligible on the day (SPEC §7); the fee that was
    due for it is told apart (readings: "a fee that was earned earlier"). None where
    there was no such day, or the fee is still earned.
    """
    family, plan = decision.claim.family, decision.plan
    attached = family.attached_by(decision.on)
    if attached is None or decision.attachment_fee is not None:
        return None
    since = max(attached, date(FIRST_YEAR, 1, 1))
    watch = Watch.over(family, plan, Period(since, decision.on))
    for day in watch.days():
        fee = watch.decision_on(day).attachment_fee
        if fee is not None:
            name = family.family_id
            return Due(name, plan.name, Kind.FEE, ATTACHMENT_FEE, attached, fee)
    return None


def due_before(decision: Decision) -> Iterator[Due]:
    """
    What earlier claims brought, each at the plan's amount of the day it was made.

    A row of claims.csv says which result, and not what was paid for it. One dated after
    the day brings nothing; nor does one that the plan has no amount for.
    """
    plan, family = decision.plan, decision.claim.family
    plain = {each.name: each.supplement_to is None for each in plan.results}
    for row in _claimed_before(decision):
        if _has_an_amount(row, plan):
            kind = Kind.RESULT if plain[row.result] else Kind.SUPPLEMENT
            pounds = plan.amount_of(row.result, row.claimed_on).pounds
            on = row.claimed_on
            yield Due(family.family_id, plan.name, kind, row.result, on, pounds)


def without_amount(decision: Decision) -> tuple[EarlierClaim, ...]:
    """
    The earlier claims that the plan has no amount for: of a result that it does not
    name, or made before it was in force or after.
    """
    earlier, plan = _claimed_before(decision), decision.plan
    return tuple([row for row in earlier if not _has_an_amount(row, plan)])


def _claimed_before(decision: Decision) -> list[EarlierClaim]:
    claims = decision.claim.family.claims
    return [row for row in claims if row.claimed_on <= decision.on]


def _has_an_amount(row: EarlierClaim, plan: Plan) -> bool:
    named = any(each.name == row.result for each in plan.results)
    return named and plan.since <= row.claimed_on < plan.before


@frozen
class Total:
    """
    How many amounts there are, and what they come to.
    """

    number: int
    pounds: Decimal


K = TypeVar("K", str, Quarter)


def total(dues: Iterable[Due]) -> Total:
    """
    What some amounts come to, in pounds and pence.
    """
    pounds = [each.pounds for each in dues]
    return Total(len(pounds), sum(pounds, NOTHING))


def totals(dues: Iterable[Due], by: Callable[[Due], K]) -> dict[K, Total]:
    """
    What they come to for each result, quarter or plan, in order. Together they are all.
    """
    groups: dict[K, list[Due]] = {}
    for each in dues:
        groups.setdefault(by(each), []).append(each)
    return {key: total(groups[key]) for key in sorted(groups)}


def by_result(dues: Iterable[Due]) -> dict[str, Total]:
    """
    What is due as fees, and for each result and supplement.
    """
    return totals(dues, lambda each: each.what)


def by_quarter(dues: Iterable[Due]) -> dict[Quarter, Total]:
    """
    What falls due in each quarter in which anything does.
    """
    return totals(dues, lambda each: each.quarter)


def by_plan(dues: Iterable[Due]) -> dict[str, Total]:
    """
    What is due under each plan.
    """
    return totals(dues, lambda each: each.plan)


def families_from_nought(families: int) -> int:
    """
    A number of families. Raises `Contradiction` for one below nought.
    """
    if families < 0:
        message = f"families are counted from 0, not {families}"
        raise Contradiction(message)
    return families


@frozen(order=True)
class Place:
    """
    A family's place in the allocation: since the first day anything fell due for it.
    """

    since: date
    family_id: str


@frozen
class Account:
    """
    Everything that some claims bring, and how far the allocation pays for it.

    `dues` are all the amounts, by day, and `places` the families in the order in which
    they take up the `allocation`, which is None where there is none to keep to.
    `lapsed` are fees that were earned earlier and are not on the day: they are in no
    total. `failures` are the claims on which a rule crashed. Make one with `account`.
    Raises `Contradiction` for an allocation below nought.
    """

    dues: tuple[Due, ...]
    places: tuple[Place, ...]
    allocation: int | None = field()
    lapsed: tuple[Due, ...] = ()
    failures: tuple[Failure, ...] = ()

    @allocation.validator
    def _is_a_number(self, _attribute: object, allocation: int | None) -> None:
        if allocation is not None:
            families_from_nought(allocation)

    @cached_property
    def holders(self) -> frozenset[str]:
        """
        The families within the allocation; those beyond it earn nothing further.
        """
        # A slice to None is a slice to the end.
        return frozenset([each.family_id for each in self.places[: self.allocation]])

    @property
    def within(self) -> tuple[Due, ...]:
        """
        The amounts that are paid.
        """
        return tuple([each for each in self.dues if each.family_id in self.holders])

    @property
    def beyond(self) -> tuple[Due, ...]:
        """
        The amounts that are not, because their families are beyond the allocation.
        """
        return tuple([each for each in self.dues if each.family_id not in self.holders])


def account(
    decided: Iterable[Decision | Failure], allocation: int | None = None
) -> Account:
    """
    Add up what some decisions bring, each family decided once.

    We read the allocation as places for families, taken up in the order of the first
    day on which anything fell due for a family, an earlier claim and a fee that lapsed
    included; of one day, by id. A family's fee and result share its place (readings:
    "who is within the allocation"). Raises `Contradiction` where a family is decided
    twice.
    """
    found = _Adding()
    for each in decided:
        found.add(each)
    places = [Place(day, family_id) for family_id, day in found.since.items() if day]
    return Account(
        _by_day(found.dues),
        tuple(sorted(places)),
        allocation,
        _by_day(found.lapsed),
        tuple(found.failures),
    )


def _by_day(dues: Iterable[Due]) -> tuple[Due, ...]:
    return tuple(sorted(dues, key=lambda each: each.order))


@frozen
class _Adding:
    """
    What has been added up so far, and since when each family has had anything due.
    """

    dues: list[Due] = field(factory=list)
    lapsed: list[Due] = field(factory=list)
    failures: list[Failure] = field(factory=list)
    since: dict[str, date | None] = field(factory=dict)

    def add(self, decided: Decision | Failure) -> None:
        """
        Add one family more.
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
        days += [row.claimed_on for row in _claimed_before(decided)]
        self.since[family_id] = min(days, default=None)
        self.dues.extend(theirs)
        self.lapsed.extend(lapsed)

    def _lapsed(self, decision: Decision) -> list[Due]:
        family_id, plan, on = decision.family_id, decision.plan, decision.on
        fee = guarded(family_id, plan, on, lambda: lapsed_fee(decision))
        if isinstance(fee, Failure):
            self.failures.append(fee)
            return []
        return [] if fee is None else [fee]


def most_for(families: int, plan: Plan, on: date) -> Decimal:
    """
    The most that so many families can bring: the fee and the dearest result of a day.

    Every family is taken to be attached, and its result claimed, at the amounts of that
    one day. Alternatives are never added; a result's own supplements are.
    """
    results = [each.name for each in plan.results if each.supplement_to is None]
    dearest = max(
        sum([_pays(plan, each, on) for each in (name, *plan.supplements_of(name))])
        for name in results
    )
    return families_from_nought(families) * (plan.fee_on(on).pounds + dearest)


def _pays(plan: Plan, name: str, on: date) -> Decimal:
    return plan.amount_of(name, on).pounds
