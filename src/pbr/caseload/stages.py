"""
The stage of each family of a caseload on a day, and what a stuck family is stuck on.

Six stages: identified, attached, progressing, ready to claim, claimed, stuck. A family
is at exactly one, so that the counts add up to the families on file.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from enum import Enum

from attrs import frozen

from pbr.batch import Failure
from pbr.claims import Decision
from pbr.findings import Finding, Needed, Reason, Trail
from pbr.rules.engagement import Attached
from pbr.shortfall.ways import can_come_out, evidence_to_meet, is_there_to_ask_for
from pbr.verdicts import MET, NOT_APPLICABLE, NOT_MET


class Stage(Enum):
    """
    How far a family has come by a day.

    We read each family as being at one stage only (readings: "A family is at one
    stage").
    """

    #: On file, and not attached by the day.
    IDENTIFIED = "identified"
    #: Attached; a key worker, an assessment or a plan is not on file yet.
    ATTACHED = "attached"
    #: With all three; something still has to happen, or time to pass.
    PROGRESSING = "progressing"
    #: Its claim is payable on the day.
    READY = "ready to claim"
    #: A result was claimed for it on or before the day.
    CLAIMED = "claimed"
    #: Something other than its progress is in the way.
    STUCK = "stuck"


class StuckOn(Enum):
    """
    What a family can be stuck on: the whole list.
    """

    #: Only evidence is missing, about days that are past.
    EVIDENCE = "evidence"
    #: It is attached, and the plan's conditions for joining are not met.
    NOT_ELIGIBLE = "not eligible"
    #: Every part of every result is neutral.
    NOTHING_TO_SHOW = "nothing to show"
    #: It has left the area.
    LEFT_THE_AREA = "left the area"
    #: The plan or its claim windows are over, or the family was attached too early.
    OUTSIDE = "outside the plan's days"
    #: A rule crashed, so nothing is known about its claim: a bug.
    ERROR = "error"


@frozen
class Position:
    """
    The stage of a family on a day.

    `stuck_on` is None at every other stage. `needed` is the evidence that would be
    enough to settle the claim, if the family is stuck on evidence.
    """

    family_id: str
    stage: Stage
    stuck_on: StuckOn | None = None
    needed: tuple[Needed, ...] = ()


def position(decided: Decision | Failure) -> Position:
    """
    The stage of a family on the day of its claim.
    """
    if isinstance(decided, Failure):
        return Position(decided.family_id, Stage.STUCK, StuckOn.ERROR)
    stage, needed = _reached(decided), _awaited(decided)
    stuck_on = _stuck_on(decided, stage, needed)
    if stuck_on is None:
        return Position(decided.family_id, stage)
    lacking = needed if stuck_on is StuckOn.EVIDENCE else ()
    return Position(decided.family_id, Stage.STUCK, stuck_on, lacking)


def by_stage(positions: Iterable[Position]) -> dict[Stage, int]:
    """
    The number of families at each stage, in order; they add up to all families.
    """
    counts = Counter([each.stage for each in positions])
    return {stage: counts[stage] for stage in Stage}


def _reached(decision: Decision) -> Stage:
    """
    The stage that a family has reached, stuck there or not.
    """
    family, on = decision.claim.family, decision.on
    if any(earlier.claimed_on <= on for earlier in family.claims):
        return Stage.CLAIMED
    if decision.payable:
        return Stage.READY
    if family.attached_by(on) is None:
        return Stage.IDENTIFIED
    approach = decision.approach.verdict
    return Stage.PROGRESSING if approach is MET else Stage.ATTACHED


def _stuck_on(
    decision: Decision, stage: Stage, needed: tuple[Needed, ...]
) -> StuckOn | None:
    """
    What a family is stuck on, other than its progress; None if on nothing.
    """
    if stage in (Stage.CLAIMED, Stage.READY):
        return None
    eligible, claimable = decision.eligible, decision.claimable
    for_good = {found.reason for each in (eligible, claimable) for found in _ends(each)}
    if for_good:
        left = Reason.LEFT_THE_AREA in for_good
        return StuckOn.LEFT_THE_AREA if left else StuckOn.OUTSIDE
    if stage is not Stage.PROGRESSING:
        return None
    if eligible.verdict is NOT_MET:
        return StuckOn.NOT_ELIGIBLE
    if decision.verdict is NOT_APPLICABLE:
        return StuckOn.NOTHING_TO_SHOW
    return StuckOn.EVIDENCE if needed else None


def _ends(trail: Trail) -> list[Finding]:
    """
    The findings that keep a trail from ever being met; none if it still can be.
    """
    if isinstance(trail, Finding):
        return [trail] if _is_for_good(trail) else []
    ends = [_ends(part) for part in trail.parts]
    still_can = ends.count([])
    if still_can >= (trail.quorum.fewest or len(ends)):
        return []
    return [found for each in ends for found in each]


def _is_for_good(found: Finding) -> bool:
    """
    Whether a finding cannot be met on a later day. The day of attachment never changes.
    """
    if found.verdict is not NOT_MET:
        return False
    attached = isinstance(found.rule, Attached) and found.reason is Reason.OUTSIDE
    return attached or not can_come_out(found)


def _awaited(decision: Decision) -> tuple[Needed, ...]:
    """
    The smallest set of evidence about past days that would settle the claim.

    A term still to come is not in it: nobody can be asked for it.
    """
    ways = filter(is_there_to_ask_for, evidence_to_meet(decision))
    return next(ways, ())
