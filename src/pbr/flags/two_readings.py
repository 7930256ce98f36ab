"""
Is the claim one that the plan's other source would decide differently?
"""

from __future__ import annotations

from collections.abc import Iterator

from pbr.findings import Address, Asked, Place
from pbr.flags.decided import DecidedClaim, Found, found_in
from pbr.flags.flag import Flag
from pbr.flags.kinds import FlagKind
from pbr.plans.plan import Disagreement
from pbr.rules import Rule


def two_readings(claim: DecidedClaim) -> Iterator[Flag]:
    """
    > the claim sits where the plan notes that its sources disagree (SPEC §8)

    It is a remark. We read it as so if the day is one on which they disagree, or if the
    test of the other source has another verdict (readings: "A claim sits where another
    verdict would be given").
    """
    says: dict[tuple[Address, ...], list[str]] = {}
    found: dict[tuple[Address, ...], list[Found]] = {}
    for each in claim.plan.contradictions:
        there = [*_of_the_day(claim, each), *_of_another_verdict(claim, each)]
        if there:
            addresses = tuple([one.address for one in there])
            found[addresses] = there
            says.setdefault(addresses, []).append(each.both_sides)
    for addresses, there in found.items():
        read = dict.fromkeys([row for one in there for row in one.finding.read])
        rows = tuple(read) or (claim.family,)
        kind = FlagKind.TWO_READINGS
        yield claim.flag(kind, there, rows, readings=says[addresses])


def _of_the_day(claim: DecidedClaim, disagreement: Disagreement) -> list[Found]:
    since, before = disagreement.since, disagreement.before
    if since is None or before is None or not since <= claim.on < before:
        return []
    in_force = Asked.IN_FORCE.value
    return [each for each in claim.asked if each.finding.about == in_force]


def _of_another_verdict(claim: DecidedClaim, disagreement: Disagreement) -> list[Found]:
    """
    The findings of the tests that the other source would give another verdict.
    """
    if not disagreement.otherwise:
        return []
    tests = claim.plan.tests_of(disagreement.of, claim.on)
    results = claim.results_paid or claim.results
    asked = [place for result in results for place in _places(result, tests)]
    if not asked:
        return []
    # Every place has what one test found, so all have its verdict.
    others = [test.examine(claim.family, claim.on) for test in disagreement.otherwise]
    differ = any(other.verdict is not asked[0].verdict for other in others)
    if not differ:
        return []
    return [found for place in asked for found in found_in(place)]


def _places(place: Place, tests: tuple[Rule, ...]) -> Iterator[Place]:
    """
    Where a trail has what one of the tests found.
    """
    if any(place.trail.rule is test for test in tests):
        yield place
        return
    for part in place.parts:
        yield from _places(part, tests)
