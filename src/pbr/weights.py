"""
How much each finding weighs in a claim: would the claim flip with it (SPEC §8).

To flip a finding is to make it met where the claim is not payable, and not met where
it is. One that is not applicable has no opposite, and is moot. The same finding may
stand in several places of a trail; it is flipped in all.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum
from itertools import combinations

from pbr.findings import Finding, Trail, findings
from pbr.verdicts import MET, NOT_APPLICABLE, NOT_MET, Verdict


class Weight(Enum):
    """
    What becomes of the claim when a finding is flipped.
    """

    #: Flipping it alone flips the claim.
    DECISIVE = "decisive"
    #: It is part of a smallest set that, flipped together, flips the claim.
    SUPPORTING = "supporting"
    #: Neither.
    MOOT = "moot"


def weights(trail: Trail) -> dict[int, Weight]:
    """
    The weight of every finding of a claim's trail, by the finding's `id`.
    """
    every_one = {id(finding): finding for finding in findings(trail)}
    pays = trail.verdict is MET
    can_flip = [key for key, found in every_one.items() if _can_flip(found, pays)]
    weighed = dict.fromkeys(every_one, Weight.MOOT)
    for smallest in _smallest_flips(trail, can_flip, pays):
        alone = len(smallest) == 1
        for key in smallest:
            weighed[key] = Weight.DECISIVE if alone else Weight.SUPPORTING
    return weighed


def _can_flip(finding: Finding, pays: bool) -> bool:  # noqa: FBT001 - which way
    if pays:
        return finding.verdict is MET
    return finding.verdict not in (MET, NOT_APPLICABLE)


def _smallest_flips(
    trail: Trail,
    can_flip: list[int],
    pays: bool,  # noqa: FBT001 - which way
) -> list[tuple[int, ...]]:
    """
    Every smallest set of findings that flips the claim; none where no set does.

    Flipping more never flips the claim back, so a finding without which all the others
    together do not flip it is in every such set: only the rest needs to be searched.
    """

    def flips(keys: Iterable[int]) -> bool:
        verdict = verdict_with(trail, frozenset(keys), NOT_MET if pays else MET)
        return (verdict is MET) is not pays

    if not flips(can_flip):
        return []
    required = [
        key
        for key in can_flip
        if not flips(other for other in can_flip if other != key)
    ]
    rest = [key for key in can_flip if key not in required]
    for size in range(len(rest) + 1):
        found = [
            (*required, *more)
            for more in combinations(rest, size)
            if flips((*required, *more))
        ]
        if found:
            return found
    raise AssertionError  # pragma: no cover - all of them together do flip it


def verdict_with(trail: Trail, flipped: frozenset[int], to: Verdict) -> Verdict:
    """
    The verdict of a trail in which some findings, by `id`, have another verdict.
    """
    if isinstance(trail, Finding):
        return to if id(trail) in flipped else trail.verdict
    return trail.needs.verdict_of(
        [verdict_with(part, flipped, to) for part in trail.parts]
    )
