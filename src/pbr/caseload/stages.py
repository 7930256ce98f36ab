"""
At which stage each family of a caseload is, and on what it is stuck.

Six stages: identified, attached, progressing, claimable, claimed, stuck. A family is at
exactly one of them on a day, so that the counts add up to the families on file.
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

    We read each family as being at one stage alone (readings: "A family is at one
    stage").
    """

    #: On file, and not attached by the day.
    IDENTIFIED = "identified"
    #: Attached; a key worker, an assessment or a plan is not on file yet.
    ATTACHED = "attached"
    #: With all three; something has still to happen, or time to pass.
    PROGRESSING = "progressing"
    #: Its claim is payable on the day.
    CLAIMABLE = "claimable"
    #: A result was claimed for it on or before the day.
    CLAIMED = "claimed"
    #: Something else than its progress is in the way.
    STUCK = "stuck"


class StuckOn(Enum):
    """
    What a family is stuck on: the whole list.
    """

    #: Only evidence is missing, of days that are past.
    EVIDENCE = "evidence"
    #: It is attached, and the plan's conditions for joining are not met.
    NOT_ELIGIBLE = "not eligible"
    #: Every part of every result is neutral.
    NOTHING_TO_SHOW = "nothing to show"
    #: It has left the area.
    LEFT_THE_AREA = "left the area"
    #: The plan or its claim windows are over, or it was attached before they allow.
    OUTSIDE = "outside the plan's days"
    #: A rule crashed, so that nothing is known of its claim: a bug.
    ERROR = "error"


@frozen
class Position:
    """
    The stage that a family is at on a day.

    `stuck_on` is None at every other stage. `needed` is the evidence that would be
    enough to settle the claim, where the family is stuck on evidence.
    """

    family_id: str
    stage: Stage
    stuck_on: StuckOn | None = None
    needed: tuple[Needed, ...] = ()


def position(decided: Decision | Failure) -> Position:
    """
    The stage that a family is at on the day of its claim.
    """
    if isinstance(decided, Failure):
        return Position(decided.family_id, Stage.STUCK, StuckOn.ERROR)
    stage, needed = _come_to(decided), _awaited(decided)
    stuck_on = _stuck_on(decided, stage, needed)
    if stuck_on is None:
        return Position(decided.family_id, stage)
    lacking = needed if stuck_on is StuckOn.EVIDENCE else ()
    return Position(decided.family_id, Stage.STUCK, stuck_on, lacking)


def by_stage(positions: Iterable[Position]) -> dict[Stage, int]:
    """
    How many families are at each stage, in order; together they are all of them.
    """
    counts = Counter([each.stage for each in positions])
    return {stage: counts[stage] for stage in Stage}


def _come_to(decision: Decision) -> Stage:
    """
    The stage that a family has come to, whether or not it is stuck there.
    """
    family, on = decision.claim.family, decision.on
    if any(earlier.claimed_on <= on for earlier in family.claims):
        return Stage.CLAIMED
    if decision.payable:
        return Stage.CLAIMABLE
    if family.attached_by(on) is None:
        return Stage.IDENTIFIED
    approach = decision.trail.parts[1]
    return Stage.PROGRESSING if approach.verdict is MET else Stage.ATTACHED


def _stuck_on(
    decision: Decision, stage: Stage, needed: tuple[Needed, ...]
) -> StuckOn | None:
    """
    What else than its progress is in a family's way; None when nothing is.
    """
    if stage in (Stage.CLAIMED, Stage.CLAIMABLE):
        return None
    eligible, _, claimable, _ = decision.trail.parts
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
    The findings that keep a trail from ever being met; none where it still can be.
    """
    if isinstance(trail, Finding):
        return [trail] if _is_for_good(trail) else []
    ends = [_ends(part) for part in trail.parts]
    still_can = ends.count([])
    if still_can >= (trail.needs.fewest or len(ends)):
        return []
    return [found for each in ends for found in each]


def _is_for_good(found: Finding) -> bool:
    """
    Whether a finding cannot come out met on a later day; no day of attachment changes.
    """
    if found.verdict is not NOT_MET:
        return False
    attached = found.about == Attached.name and found.reason is Reason.OUTSIDE
    return attached or not can_come_out(found)


def _awaited(decision: Decision) -> tuple[Needed, ...]:
    """
    The evidence of days past that would be enough to settle an undetermined claim.

    It is the smallest set of it. A term still to come is waited for, and nobody can be
    asked for it.
    """
    ways = filter(is_there_to_ask_for, evidence_to_meet(decision))
    return next(ways, ())
