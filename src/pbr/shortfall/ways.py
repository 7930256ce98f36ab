"""
The ways in which a claim could still be met: which findings would have to be met.

A claim that is not met, or is undetermined, waits for evidence (a check, a term's
sessions) or for something to happen (five sessions more, a plan that is signed). A way
is a set of findings that is enough; the smallest sets come first.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import combinations

from attrs import frozen

from pbr.claims import Decision
from pbr.exceptions import Contradiction
from pbr.findings import (
    Address,
    Conclusion,
    Counted,
    Dated,
    Fell,
    Finding,
    Needed,
    NeedsTerm,
    Place,
    Reason,
    Requirement,
)
from pbr.rules.engagement import Attached
from pbr.rules.parts.reads import reads_of
from pbr.rules.parts.words import Baseline
from pbr.verdicts import MET, NOT_APPLICABLE, UNDETERMINED

#: The most sets of findings that are kept for one conclusion: the smallest.
MOST_WAYS = 64
#: What cannot change: it is done.
_FOR_GOOD = (Reason.CLAIMED_BEFORE, Reason.LEFT_THE_AREA)
#: Counts on which pbr gives no advice: a victim should not learn that silence pays.
NOT_ADVISED = "domestic-abuse"


@frozen
class Way:
    """
    Findings that, all of them met, would make the claim met; in the trail's order.

    One that no evidence can make met would have to be not applicable.

    Raises `Contradiction` if there are none, or one is met already: what is met has no
    ways.
    """

    findings: tuple[Finding, ...]

    def __attrs_post_init__(self) -> None:
        if not self.findings or MET in [found.verdict for found in self.findings]:
            message = "a way has findings, and none that is met already"
            raise Contradiction(message)

    @property
    def waits_only(self) -> bool:
        """
        Whether evidence alone is enough: nothing more has to happen.
        """
        return {found.verdict for found in self.findings} == {UNDETERMINED}


def ways_to_meet(decision: Decision) -> tuple[Way, ...]:
    """
    The smallest sets of findings that would make a claim met, the smallest first.

    No set contains another. There are none for a claim that is met, for one with
    nothing to show, and if something blocks the claim for good: a result already
    claimed, a family that left, a day after the plan. If there are more than 64, the
    smallest 64 are given.
    """
    if decision.verdict is MET:
        return ()
    return _found(decision.place, can_come_out)


def _found(whole: Place, can_turn: Callable[[Finding], bool]) -> tuple[Way, ...]:
    """
    The smallest sets of findings that can turn, and would make a trail met.
    """
    found = {
        place.address: place.trail
        for place in whole.findings()
        if isinstance(place.trail, Finding)
    }
    sets = [one.addresses for one in _ways(whole, can_turn) if one.is_met]
    sets.sort(key=lambda one: (len(one), sorted(one)))
    return tuple([Way(tuple([found[key] for key in sorted(one)])) for one in sets])


def evidence_to_meet(decision: Decision) -> tuple[tuple[Needed, ...], ...]:
    """
    The smallest sets of evidence that could make an undetermined claim met.

    Each of them could be enough by itself; the smallest come first.
    """
    if decision.verdict is not UNDETERMINED:
        return ()
    sets = [
        tuple(dict.fromkeys([need for found in way.findings for need in found.needed]))
        for way in _found(decision.place, _is_undetermined)
    ]
    kept: list[tuple[Needed, ...]] = []
    for one in sorted(dict.fromkeys(sets), key=len):
        if not any([set(other) <= set(one) for other in kept]):
            kept.append(one)
    return tuple(kept)


def _is_undetermined(finding: Finding) -> bool:
    return finding.verdict is UNDETERMINED


def is_there_to_ask_for(evidence: Iterable[Needed]) -> bool:
    """
    Whether all the evidence is about the past: it waits for no term to end.
    """
    return not any(isinstance(each, NeedsTerm) for each in evidence)


@frozen
class _Set:
    """
    The findings that have to turn, and whether what rests on them is then met. If not,
    it is not applicable.
    """

    addresses: frozenset[Address]
    is_met: bool

    def does_as_well_as(self, other: _Set) -> bool:
        """
        Whether it takes no other finding, and what rests on it is as good.
        """
        return self.is_met >= other.is_met and self.addresses <= other.addresses


_NOTHING = _Set(frozenset(), is_met=False)


def _ways(place: Place, can_turn: Callable[[Finding], bool]) -> list[_Set]:
    """
    The smallest sets with which what is at a place is met, or not applicable.
    """
    if place.verdict is NOT_APPLICABLE:
        return [_NOTHING]
    if not isinstance(place.trail, Finding):
        return _ways_of_parts(place.trail, place.parts, can_turn)
    if place.verdict is MET:
        return [_Set(frozenset(), is_met=True)]
    if not can_turn(place.trail):
        return []
    is_met = not is_neutral_at_best(place.trail)
    return [_Set(frozenset({place.same_as}), is_met)]


def _ways_of_parts(
    trail: Conclusion, parts: Iterable[Place], can_turn: Callable[[Finding], bool]
) -> list[_Set]:
    quorum = trail.quorum
    if quorum.neutral_with_first:
        first, second = parts
        return _ways_of_two(first, second, can_turn)
    ways = [_ways(part, can_turn) for part in parts]
    if quorum.fewest is None:
        if quorum.neutral_with_last:
            ways[-1] = _met(ways[-1])
        return _of_every(ways)
    chosen = [_of_every(some) for some in combinations(map(_met, ways), quorum.fewest)]
    left_out = [[one for one in way if not one.is_met] for way in ways]
    return _smallest([one for found in (*chosen, _of_every(left_out)) for one in found])


def _ways_of_two(
    first: Place, second: Place, can_turn: Callable[[Finding], bool]
) -> list[_Set]:
    """
    The ways of a first test, and of the one that is asked otherwise.

    What shows that there was nothing to fall makes the first not applicable, and then
    the second is not asked. So the second cannot be met by rows of the same file.
    """
    neutral = [
        place.trail.rule
        for place in first.findings()
        if isinstance(place.trail, Finding) and is_neutral_at_best(place.trail)
    ]
    files = {file for rule in neutral for file in _files_of(rule)}

    def can_turn_beside(finding: Finding) -> bool:
        return can_turn(finding) and files.isdisjoint(_files_of(finding.rule))

    by_second = _met(_ways(second, can_turn_beside))
    return _smallest([*_ways(first, can_turn), *by_second])


def _files_of(rule: Requirement) -> frozenset[str]:
    """
    The files whose rows a rule counts.
    """
    reads = reads_of(rule)
    return frozenset() if reads is None else frozenset(reads.files) - {"checks"}


def _met(ways: Iterable[_Set]) -> list[_Set]:
    return [one for one in ways if one.is_met]


def _of_every(parts: Iterable[list[_Set]]) -> list[_Set]:
    """
    The smallest sets of every one of some parts: met if one of them is.
    """
    found = [_NOTHING]
    for ways in parts:
        found = _smallest(
            [
                _Set(one.addresses | other.addresses, one.is_met or other.is_met)
                for one in found
                for other in ways
            ]
        )
    return found


def _smallest(sets: list[_Set]) -> list[_Set]:
    """
    The sets that no other does as well as, the smallest first.
    """
    kept: list[_Set] = []
    for one in sorted(
        dict.fromkeys(sets), key=lambda one: (len(one.addresses), -one.is_met)
    ):
        if not any([other.does_as_well_as(one) for other in kept]):
            kept.append(one)
    return kept[:MOST_WAYS]


def is_neutral_at_best(finding: Finding) -> bool:
    """
    Whether a finding that is not met, or is undetermined, can become not applicable at
    best: with nothing before attachment, there is nothing that can fall.
    """
    is_new = finding.reason is Reason.NEW_PROBLEM
    baseline = getattr(finding.rule, "baseline", None)
    since_attached = is_new and baseline is Baseline.BEFORE_ATTACHMENT
    return finding.judgement.never_met or since_attached


def can_come_out(finding: Finding) -> bool:
    """
    Whether a finding that is not met, or is undetermined, can still become met; or, at
    best, not applicable.
    """
    quantity = finding.quantity
    if finding.verdict is NOT_APPLICABLE or finding.reason in _FOR_GOOD:
        return False
    if finding.reason is Reason.OUTSIDE and isinstance(quantity, Dated):
        too_late = quantity.found and quantity.until and quantity.found > quantity.until
        # A family was attached too early, once and for all.
        return not (too_late or isinstance(finding.rule, Attached))
    return True


def is_not_advised(finding: Finding) -> bool:
    """
    Whether a finding is a count of domestic abuse, on which no advice is given.
    """
    quantity = finding.quantity
    if not isinstance(quantity, Fell | Counted):
        return False
    return any(kind.startswith(NOT_ADVISED) for kind in quantity.kinds)
