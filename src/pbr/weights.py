"""
The weight of each finding in a claim: whether the claim flips with it (SPEC §8).

To flip a finding is to make it met if the claim is not payable, and not met if it is. A
finding that is not applicable has no opposite, and is moot. The same finding may be at
several places in a trail. It is flipped at all of them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from enum import Enum
from itertools import combinations

from attrs import field, frozen

from pbr.findings import Address, Conclusion, Finding, Place, Trail
from pbr.verdicts import MET, NOT_APPLICABLE, NOT_MET, Quorum, Verdict


class Weight(Enum):
    """
    What happens to the claim when a finding is flipped.
    """

    #: Flipping it alone flips the claim.
    DECISIVE = "decisive"
    #: It is part of a smallest set that, flipped together, flips the claim.
    SUPPORTING = "supporting"
    #: Neither.
    MOOT = "moot"


def weights(whole: Place) -> dict[Address, Weight]:
    """
    The weight of every finding in a claim's trail, by its address.
    """
    places = list(whole.findings())
    weighed = dict.fromkeys([place.same_as for place in places], Weight.MOOT)
    fewest = _Turning(pays=whole.verdict is MET).fewest(whole)
    if fewest is not None:
        alone = fewest.size == 1
        weight = Weight.DECISIVE if alone else Weight.SUPPORTING
        weighed |= dict.fromkeys(fewest.keys, weight)
    return {place.address: weighed[place.same_as] for place in places}


@frozen
class _Fewest:
    """
    How many findings it takes to turn a trail, and all those in a set that small.
    """

    size: int
    keys: frozenset[Address]


_NONE_TO_FLIP = _Fewest(0, frozenset())


@frozen
class _Turning:
    """
    Turns a trail and its parts: away from met if the claim pays, to met if it does not.

    Flipping more findings never turns one back.
    """

    pays: bool
    _inside: dict[Address, frozenset[Address]] = field(factory=dict)

    @property
    def to(self) -> Verdict:
        """
        What a finding becomes when it is flipped.
        """
        return NOT_MET if self.pays else MET

    def is_turned(self, verdict: Verdict) -> bool:
        """
        Whether a part with this verdict is turned, or never needed to be.
        """
        return (verdict is MET) is not self.pays

    def fewest(self, place: Place) -> _Fewest | None:
        """
        The fewest findings that turn what is at a place, or None if no set does.
        """
        if self.is_turned(place.verdict):
            return _NONE_TO_FLIP
        if place.verdict is NOT_APPLICABLE or has_nothing_to_show(place.trail):
            return None
        if isinstance(place.trail, Finding):
            return _Fewest(1, frozenset({place.same_as}))
        parts, count = self._choice(place.trail.quorum, place.parts)
        if count == len(parts):
            return self._every_one(self._all_needed(parts))
        if self._tangled(parts):
            return self._tried(parts, count)
        return _smallest([self.fewest(part) for part in parts], count)

    def _choice(
        self, quorum: Quorum, parts: Iterable[Place]
    ) -> tuple[list[Place], int]:
        """
        The parts that can be turned, and how many of them must be.
        """
        asked = [part for part in parts if part.verdict is not NOT_APPLICABLE]
        if quorum.fewest is None:
            return asked, 1 if self.pays else len(asked)
        if not self.pays:
            return asked, quorum.fewest
        met = [part for part in asked if part.verdict is MET]
        return met, len(met) - quorum.fewest + 1

    def _all_needed(self, parts: Iterable[Place]) -> list[Place]:
        """
        The parts still to turn, each once.

        A part that needs all of its own parts to turn is replaced by them.
        """
        needed: dict[Address, Place] = {}
        for part in parts:
            own: Iterable[Place] = (part,)
            if isinstance(part.trail, Conclusion) and not self.is_turned(part.verdict):
                inside, count = self._choice(part.trail.quorum, part.parts)
                if count == len(inside):
                    own = self._all_needed(inside)
            needed |= {each.same_as: each for each in own}
        return [part for part in needed.values() if not self.is_turned(part.verdict)]

    def _every_one(self, parts: list[Place]) -> _Fewest | None:
        tangled = self._tangled(parts)
        together = {part.address for part in tangled}
        ways = [self.fewest(part) for part in parts if part.address not in together]
        if tangled:
            ways.append(self._tried(tangled, len(tangled)))
        return _smallest(ways, len(ways))

    def _tangled(self, parts: list[Place]) -> list[Place]:
        """
        The parts that share a finding with another: they cannot be counted separately.
        """
        times = Counter(key for part in parts for key in self._keys(part))
        return [part for part in parts if any(times[k] > 1 for k in self._keys(part))]

    def _keys(self, place: Place) -> frozenset[Address]:
        """
        Every finding under a place that can be flipped.
        """
        if place.address not in self._inside:
            self._inside[place.address] = frozenset(
                [
                    each.same_as
                    for each in place.findings()
                    if each.verdict is not NOT_APPLICABLE
                    and not self.is_turned(each.verdict)
                ]
            )
        return self._inside[place.address]

    def _tried(self, parts: list[Place], count: int) -> _Fewest | None:
        """
        The fewest that turn `count` of the parts, found by trying.

        If all the findings but one do not turn them, that one is in every such set.
        Only the rest needs to be searched.
        """

        def turn(keys: Iterable[Address]) -> bool:
            flipped = frozenset(keys)
            turned = [
                self.is_turned(verdict_with(part, flipped, self.to)) for part in parts
            ]
            return sum(turned) >= count

        able = sorted(frozenset[Address]().union(*map(self._keys, parts)))
        if not turn(able):
            return None
        required = [
            key for key in able if not turn(other for other in able if other != key)
        ]
        rest = [key for key in able if key not in required]
        for size in range(len(rest) + 1):
            found = [
                (*required, *more)
                for more in combinations(rest, size)
                if turn((*required, *more))
            ]
            if found:
                keys = frozenset(key for keys in found for key in keys)
                return _Fewest(len(required) + size, keys)
        raise AssertionError  # pragma: no cover - all of them together do turn it


def has_nothing_to_show(trail: Trail) -> bool:
    """
    Whether a trail is that of a claim with nothing to show, which cannot become met.
    """
    if isinstance(trail, Finding) or not trail.quorum.neutral_with_last:
        return False
    return trail.parts[-1].verdict is NOT_APPLICABLE


def _smallest(ways: list[_Fewest | None], count: int) -> _Fewest | None:
    """
    The fewest findings that turn `count` parts, if no two parts share a finding.
    """
    possible = sorted(
        [way for way in ways if way is not None], key=lambda way: way.size
    )
    if len(possible) < count:
        return None
    chosen = possible[:count]
    most = chosen[-1].size
    # Any part that needs no more findings than the largest of these could replace it.
    keys = [way.keys for way in possible if way.size <= most]
    return _Fewest(sum(way.size for way in chosen), frozenset[Address]().union(*keys))


def verdict_with(place: Place, flipped: frozenset[Address], to: Verdict) -> Verdict:
    """
    The verdict at a place if the findings at the addresses in `flipped` become `to`.
    """
    if isinstance(place.trail, Finding):
        return to if place.same_as in flipped else place.verdict
    return place.trail.quorum.verdict_of(
        [verdict_with(part, flipped, to) for part in place.parts]
    )
