"""
What changed between two runs: data against data, plan against plan, day against day.

A run is some families, a day and a plan. Families are matched by id. Of each that is
decided otherwise it is told what moved, in verdict and pounds, and the first finding
that differs.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal

from attrs import evolve, field, frozen

from pbr.caseload import ERROR, Failure, decide_each
from pbr.claims import NOTHING, Decision
from pbr.exceptions import Contradiction
from pbr.findings import Conclusion, Dated, Finding, Trail, findings
from pbr.plans.plan import Plan
from pbr.records import Family
from pbr.verdicts import Verdict

__all__ = [
    "NOT_THERE",
    "Change",
    "Differences",
    "Differing",
    "Move",
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
        (decided,) = decide_each([self._by_id[family_id]], self.on, self.plan)
        return decided


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
class Differing:
    """
    The same place in two trails, where they differ; None where one has no such place.

    It is a finding of each; or a conclusion that has no finding of its own verdict.
    """

    before: Trail | None
    after: Trail | None


@frozen
class Change:
    """
    One family in two runs. `first` is where its trails differ first, if it changed.
    """

    family_id: str
    before: Stand
    after: Stand
    first: Differing | None = None

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
    change = Change(family_id, Stand.of(before), Stand.of(after))
    if not (isinstance(before, Decision) and isinstance(after, Decision)):
        return change
    first = first_differing(before, after) if change.changed else None
    return evolve(change, first=first)


def first_differing(before: Decision, after: Decision) -> Differing | None:
    """
    Where two decisions of a family differ first, in the order of the trail.

    We read it as the first finding through which the verdict changed: one that turns
    each conclusion above it. Where the claim's verdict stands, it is the first finding
    of which the verdict differs; or else the first that measured something else
    (readings: "the first finding that differs").
    """
    if before.verdict is not after.verdict:
        return _changed_through(before.trail, after.trail)
    places = [
        place
        for one, other in _paired(
            (before.trail, *before.supplements), (after.trail, *after.supplements)
        )
        for place in _places(one, other)
    ]
    for says in (_verdict, _measured):
        for place in places:
            if says(place.before) != says(place.after):
                return place
    return None


def _verdict(trail: Trail | None) -> object:
    return None if trail is None else trail.verdict


def _measured(trail: Trail | None) -> object:
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
