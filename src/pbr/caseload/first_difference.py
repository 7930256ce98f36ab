"""
Where two decisions of one family differ first: a finding of the trail, or a price.

The two are treated alike throughout: turned round, the answer is the same turned round.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal

from attrs import frozen

from pbr.claims import Decision
from pbr.findings import Conclusion, Dated, Finding, Trail, findings
from pbr.money.accounts import ATTACHMENT_FEE
from pbr.plans.plan import Amount
from pbr.verdicts import MET, Verdict


@frozen
class Price:
    """
    What a plan pays for something on the day.
    """

    about: str
    amount: Amount


Told = Trail | Price | None


@frozen
class Differing:
    """
    The same place in two decisions, where they differ; None where one has no such.

    It is a finding of each; or a conclusion that has no finding of its own verdict; or,
    where the same was found, what is paid for it.
    """

    before: Told
    after: Told


def first_differing(before: Decision, after: Decision) -> Differing | None:
    """
    Where two decisions of a family differ first, in the order of the trail.

    We read it as the first finding through which the verdict changed: one that turns
    each conclusion above it. Where the claim's verdict stands, it is what moved the
    pounds: a result that is met in one alone, or else another price for the same; then
    the fee; and where no pounds moved, the first finding of which the verdict differs,
    or what it measured (readings: "the first finding that differs").
    """
    if before.verdict is after.verdict:
        if (before.paid, before.amount) != (after.paid, after.amount):
            return _paid_otherwise(before, after)
        if before.attachment_fee != after.attachment_fee:
            return _fee_otherwise(before, after)
    return in_trails(before.trail, after.trail)


def in_trails(before: Conclusion, after: Conclusion) -> Differing | None:
    """
    Where two trails differ first, whatever is paid.
    """
    if before.verdict is not after.verdict:
        return _changed_through(before, after)
    place = _first_place((before,), (after,), _verdict)
    return place or _first_place((before,), (after,), _measured)


def _paid_otherwise(before: Decision, after: Decision) -> Differing:
    """
    Why two claims that are both met pay otherwise: what is met, or the price of it.
    """
    for one, other in _paired(_results(before), _results(after)):
        if _is_met(one) is not _is_met(other) and one is not None and other is not None:
            return _changed_through(one, other)
    in_both = sorted({*before.paid} & {*after.paid})
    in_either = sorted({*before.paid} | {*after.paid})
    prices = [
        Differing(_price(before, name), _price(after, name))
        for name in (*in_both, *in_either)
    ]
    moved = (each for each in prices if _pounds(each.before) != _pounds(each.after))
    return next(moved, prices[0])


def _results(decision: Decision) -> tuple[Trail, ...]:
    evidenced = decision.trail.parts[-1]
    parts = evidenced.parts if isinstance(evidenced, Conclusion) else ()
    return (*parts, *decision.supplements)


def _is_met(trail: Trail | None) -> bool:
    return trail is not None and trail.verdict is MET


def _price(decision: Decision, name: str) -> Price | None:
    if all(each.name != name for each in decision.plan.results):
        return None
    return Price(name, decision.plan.amount_of(name, decision.on))


def _pounds(price: Trail | Price | None) -> Decimal | None:
    return price.amount.pounds if isinstance(price, Price) else None


def _fee_otherwise(before: Decision, after: Decision) -> Differing:
    """
    Why the fee is another: what earns it, the day of attachment, or the price.
    """
    ours, theirs = before.trail.parts[:3], after.trail.parts[:3]
    price = Differing(_fee(before), _fee(after))
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
    before: Iterable[Trail], after: Iterable[Trail], says: Callable[[Told], object]
) -> Differing | None:
    """
    The first place in some trails of which something else is said.
    """
    for one, other in _paired(before, after):
        for place in _places(one, other):
            if says(place.before) != says(place.after):
                return place
    return None


def _verdict(told: Told) -> object:
    return told.verdict if isinstance(told, Finding | Conclusion) else None


def _measured(trail: Told) -> object:
    """
    What was found, whatever the day it was asked about.
    """
    if not isinstance(trail, Finding):
        return None
    measure = trail.measure
    found = measure.found if isinstance(measure, Dated) else measure
    return (trail.reason, found)


def _changed_through(before: Trail, after: Trail) -> Differing:
    """
    The first place under two trails of other verdicts through which they changed.

    Where no part turns them alone, as where two of three changed at once, it is the
    first part of another verdict.
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
            return Differing(_telling(one), _telling(other))
    return Differing(_telling(before), _telling(after))


def _turned(conclusion: Conclusion, mine: Trail | None, other: Trail | None) -> Verdict:
    """
    What a conclusion would be with the other run's part instead of its own.
    """
    parts = [other if part is mine else part for part in conclusion.parts]
    if mine is None:
        parts.append(other)
    verdicts = [part.verdict for part in parts if part is not None]
    return conclusion.needs.verdict_of(verdicts)


def _places(before: Trail | None, after: Trail | None) -> Iterator[Differing]:
    """
    Each place of two trails, in order: the findings, and what only one of them has.
    """
    if isinstance(before, Conclusion) and isinstance(after, Conclusion):
        for one, other in _paired(before.parts, after.parts):
            yield from _places(one, other)
    else:
        yield Differing(_telling(before), _telling(after))


def _telling(trail: Trail | None) -> Trail | None:
    """
    The first finding by which a trail has its verdict; itself, if it has none.
    """
    if trail is None:
        return None
    alike = (each for each in findings(trail) if each.verdict is trail.verdict)
    return next(alike, trail)


Pair = tuple[Trail | None, Trail | None]


def _paired(before: Iterable[Trail], after: Iterable[Trail]) -> Iterator[Pair]:
    """
    The parts of two conclusions, those about the same thing beside each other.

    The two are treated alike, so that turned round they give the same pairs: of parts
    that stand in another order, the first by name is taken.
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
    Trails by what they are about, of whom, and how many such came before.
    """
    named: dict[Name, Trail] = {}
    for trail in trails:
        number = 0
        while (name := (trail.about, trail.subject.id, number)) in named:
            number += 1
        named[name] = trail
    return named
