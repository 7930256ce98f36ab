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
)
from pbr.verdicts import MET, NOT_APPLICABLE, UNDETERMINED
from pbr.weights import has_nothing_to_show

#: The most sets of findings that are kept for one conclusion: the smallest.
MOST_WAYS = 64
#: What cannot change: it is done.
_FOR_GOOD = (Reason.CLAIMED_BEFORE, Reason.LEFT_THE_AREA)
#: Counts on which pbr gives no advice: a victim should not learn that silence pays.
NOT_ADVISED = "domestic-abuse"

_Set = frozenset[Address]


@frozen
class Way:
    """
    Findings that, all of them met, would make the claim met; in the trail's order.

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
    sets = sorted(_ways(whole, can_turn), key=lambda one: (len(one), sorted(one)))
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
    return tuple(sorted(dict.fromkeys(sets), key=len))


def _is_undetermined(finding: Finding) -> bool:
    return finding.verdict is UNDETERMINED


def is_there_to_ask_for(evidence: Iterable[Needed]) -> bool:
    """
    Whether all the evidence is about the past: it waits for no term to end.
    """
    return not any(isinstance(each, NeedsTerm) for each in evidence)


def _ways(place: Place, can_turn: Callable[[Finding], bool]) -> list[_Set]:
    """
    The smallest sets that would make what is at a place met; none if nothing would.
    """
    if not isinstance(place.trail, Finding):
        return _ways_of_parts(place.trail, place.parts, can_turn)
    if place.verdict is MET:
        return [frozenset()]
    return [frozenset({place.same_as})] if can_turn(place.trail) else []


def _ways_of_parts(
    trail: Conclusion, parts: Iterable[Place], can_turn: Callable[[Finding], bool]
) -> list[_Set]:
    asked = [part for part in parts if part.verdict is not NOT_APPLICABLE]
    fewest = trail.quorum.fewest
    if not asked or has_nothing_to_show(trail):
        return []
    chosen = [asked] if fewest is None else combinations(asked, fewest)
    return _smallest(
        [one for parts in chosen for one in _ways_of_every(parts, can_turn)]
    )


def _ways_of_every(
    parts: Iterable[Place], can_turn: Callable[[Finding], bool]
) -> list[_Set]:
    """
    The smallest sets that would make every one of some parts met.
    """
    found: list[_Set] = [frozenset()]
    for part in parts:
        ways = _ways(part, can_turn)
        found = _smallest([one | other for one in found for other in ways])
    return found


def _smallest(sets: list[_Set]) -> list[_Set]:
    """
    The sets that contain no other, the smallest first.
    """
    kept: list[_Set] = []
    for one in sorted(dict.fromkeys(sets), key=len):
        if not any(other <= one for other in kept):
            kept.append(one)
    return kept[:MOST_WAYS]


def can_come_out(finding: Finding) -> bool:
    """
    Whether a finding that is not met, or is undetermined, can still become met.
    """
    quantity = finding.quantity
    if finding.verdict is NOT_APPLICABLE or finding.reason in _FOR_GOOD:
        return False
    if finding.reason is Reason.OUTSIDE and isinstance(quantity, Dated):
        too_late = quantity.found and quantity.until and quantity.found > quantity.until
        return not too_late
    return True


def is_not_advised(finding: Finding) -> bool:
    """
    Whether a finding is a count of domestic abuse, on which no advice is given.
    """
    quantity = finding.quantity
    if not isinstance(quantity, Fell | Counted):
        return False
    return any(kind.startswith(NOT_ADVISED) for kind in quantity.kinds)
