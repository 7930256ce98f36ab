"""
Where two decisions on one family differ first: a finding of the trail, or a price.

Neither side is preferred: if the two are swapped, so are the sides of the answer.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal

from attrs import frozen

from pbr.claims import Decision
from pbr.findings import Conclusion, Dated, Finding, Trail, findings
from pbr.money.dues import ATTACHMENT_FEE
from pbr.plans.plan import Amount
from pbr.verdicts import MET, Verdict


@frozen
class Price:
    """
    What a plan pays for something on the day.
    """

    about: str
    amount: Amount


TrailOrPrice = Trail | Price | None


@frozen
class FirstDifference:
    """
    The place where two decisions differ first, on each side; None if a side has none.

    It is a finding; or a conclusion without a finding of its own verdict; or, if both
    found the same, the price.
    """

    before: TrailOrPrice
    after: TrailOrPrice


def first_difference(before: Decision, after: Decision) -> FirstDifference | None:
    """
    Where two decisions on a family differ first, in the order of the trail.

    If the verdict of the claim changed, we read it as the first finding that changed
    it: one that turns each conclusion above it. If the verdict is unchanged, it is what
    changed the pounds: a result that is met on one side only, then another price for
    the same result, then the fee. If no pounds changed, it is the first finding with
    another verdict, or else with another quantity (readings: "The first difference is
    the first that turns the claim").
    """
    if before.verdict is after.verdict:
        if (before.paid, before.amount) != (after.paid, after.amount):
            return _amount_differs(before, after)
        if before.attachment_fee != after.attachment_fee:
            return _fee_differs(before, after)
    return in_trails(before.trail, after.trail)


def in_trails(before: Conclusion, after: Conclusion) -> FirstDifference | None:
    """
    Where two trails differ first, apart from prices.
    """
    if before.verdict is not after.verdict:
        return _changed_through(before, after)
    place = _first_place((before,), (after,), _verdict)
    return place or _first_place((before,), (after,), _measured)


def _amount_differs(before: Decision, after: Decision) -> FirstDifference:
    """
    Why two claims that are both met pay different amounts: another result, or a price.
    """
    for one, other in _paired(_results(before), _results(after)):
        if _is_met(one) is not _is_met(other) and one is not None and other is not None:
            return _changed_through(one, other)
    in_both = sorted({*before.paid} & {*after.paid})
    in_either = sorted({*before.paid} | {*after.paid})
    prices = [
        FirstDifference(_price(before, name), _price(after, name))
        for name in (*in_both, *in_either)
    ]
    differ = (each for each in prices if _pounds(each.before) != _pounds(each.after))
    return next(differ, prices[0])


def _results(decision: Decision) -> tuple[Trail, ...]:
    return (*decision.evidenced.parts, *decision.supplements)


def _conditions(decision: Decision) -> tuple[Trail, ...]:
    """
    The three questions that are not about a result; two of them earn the fee.
    """
    return (decision.eligible, decision.approach, decision.claimable)


def _is_met(trail: Trail | None) -> bool:
    return trail is not None and trail.verdict is MET


def _price(decision: Decision, name: str) -> Price | None:
    if all(each.name != name for each in decision.plan.results):
        return None
    return Price(name, decision.plan.amount_of(name, decision.on))


def _pounds(price: TrailOrPrice) -> Decimal | None:
    return price.amount.pounds if isinstance(price, Price) else None


def _fee_differs(before: Decision, after: Decision) -> FirstDifference:
    """
    Why the fee differs: what earns it, the day of attachment, or the price.
    """
    ours, theirs = _conditions(before), _conditions(after)
    price = FirstDifference(_fee(before), _fee(after))
    if price.before is None or price.after is None:
        return _first_place(ours, theirs, _verdict) or price
    if before.claim.family.attached_on == after.claim.family.attached_on:
        return price
    return _first_place(ours, theirs, _measured) or price


def _fee(decision: Decision) -> Price | None:
    attached = decision.claim.family.attached_on
    if attached is None or decision.attachment_fee is None:
        return None
    return Price(ATTACHMENT_FEE, decision.plan.fee_on(attached))


def _first_place(
    before: Iterable[Trail],
    after: Iterable[Trail],
    says: Callable[[TrailOrPrice], object],
) -> FirstDifference | None:
    """
    The first place in these trails where `says` differs.
    """
    for one, other in _paired(before, after):
        for place in _places(one, other):
            if says(place.before) != says(place.after):
                return place
    return None


def _verdict(place: TrailOrPrice) -> object:
    return place.verdict if isinstance(place, Finding | Conclusion) else None


def _measured(trail: TrailOrPrice) -> object:
    """
    The reason and the quantity, without the days in which a date had to lie.
    """
    if not isinstance(trail, Finding):
        return None
    quantity = trail.quantity
    found = quantity.found if isinstance(quantity, Dated) else quantity
    return (trail.reason, found)


def _changed_through(before: Trail, after: Trail) -> FirstDifference:
    """
    The first place under two trails of different verdicts that changed the verdict.

    If no part changes it alone, as when two of three changed at once, it is the first
    part with another verdict.
    """
    if isinstance(before, Conclusion) and isinstance(after, Conclusion):
        parts = [
            (one, other)
            for one, other in _paired(before.parts, after.parts)
            if _verdict(one) is not _verdict(other)
        ]
        turning = [
            (one, other)
            for one, other in parts
            if _turned(before, one, other) is after.verdict
            or _turned(after, other, one) is before.verdict
        ]
        for one, other in (turning or parts)[:1]:
            if one is not None and other is not None:
                return _changed_through(one, other)
            return FirstDifference(
                _first_of_its_verdict(one), _first_of_its_verdict(other)
            )
    return FirstDifference(_first_of_its_verdict(before), _first_of_its_verdict(after))


def _turned(conclusion: Conclusion, mine: Trail | None, other: Trail | None) -> Verdict:
    """
    The verdict of a conclusion with the other side's part instead of its own.
    """
    parts = [other if part is mine else part for part in conclusion.parts]
    if mine is None:
        parts.append(other)
    verdicts = [part.verdict for part in parts if part is not None]
    return conclusion.quorum.verdict_of(verdicts)


def _places(before: Trail | None, after: Trail | None) -> Iterator[FirstDifference]:
    """
    Each place of two trails, in order: the findings, and what only one trail has.
    """
    if isinstance(before, Conclusion) and isinstance(after, Conclusion):
        for one, other in _paired(before.parts, after.parts):
            yield from _places(one, other)
    else:
        yield FirstDifference(
            _first_of_its_verdict(before), _first_of_its_verdict(after)
        )


def _first_of_its_verdict(trail: Trail | None) -> Trail | None:
    """
    The first finding with the verdict of the trail; the trail itself, if it has none.
    """
    if trail is None:
        return None
    same = (each for each in findings(trail) if each.verdict is trail.verdict)
    return next(same, trail)


Pair = tuple[Trail | None, Trail | None]


def _paired(before: Iterable[Trail], after: Iterable[Trail]) -> Iterator[Pair]:
    """
    The parts of two conclusions, in pairs about the same thing.

    Swapped, the two give the same pairs: if the parts come in another order, the pair
    whose name sorts first is next.
    """
    ours, theirs = _named(before), _named(after)
    while ours or theirs:
        mine, yours = next(iter(ours), None), next(iter(theirs), None)
        if mine in theirs and yours in ours:
            name = min(filter(None, (mine, yours)))
            yield ours.pop(name), theirs.pop(name)
        else:
            yield (
                None if mine is None or mine in theirs else ours.pop(mine),
                None if yours is None or yours in ours else theirs.pop(yours),
            )


Name = tuple[str, str, int]


def _named(trails: Iterable[Trail]) -> dict[Name, Trail]:
    """
    Trails by what they are about, their subject, and the number of equals before.
    """
    named: dict[Name, Trail] = {}
    for trail in trails:
        number = 0
        while (name := (trail.about, trail.subject.id, number)) in named:
            number += 1
        named[name] = trail
    return named
