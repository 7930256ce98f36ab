"""
Claims of the family that Bradford pays, with changes, decided.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from made import BRADFORD, D, a_family, a_pupil, an_adult, sessions
from pbr.claims import Claim, Decision, validate
from pbr.verdicts import Verdict


def decide(on: date = D, **changes: Any) -> Decision:
    """
    The claim of the family that Bradford pays, with changes.
    """
    return validate(Claim(a_family(**changes), on), BRADFORD)


def short(missed: int) -> Decision:
    """
    The claim of a family whose pupil missed `missed` of 120 sessions in the autumn.
    """
    rows = [sessions("C1", n, 120, missed if n == 0 else 0) for n in range(3)]
    return decide(people=[an_adult(), a_pupil(attendance=rows)])


def answers(decision: Decision) -> dict[str, Verdict]:
    """
    The verdict on each of the four questions.
    """
    return {part.about: part.verdict for part in decision.trail.parts}
