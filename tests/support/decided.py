"""
Claims of the family that Bradford pays, with changes, decided.
"""

from __future__ import annotations

from typing import Any

from made import BRADFORD, D, a_family, a_pupil, an_adult, sessions
from pbr.claims import Claim, Decision, validate


def decide(**changes: Any) -> Decision:
    """
    The claim of the family that Bradford pays, with changes.
    """
    return validate(Claim(a_family(**changes), D), BRADFORD)


def short(missed: int) -> Decision:
    """
    The claim of a family whose pupil missed `missed` of 120 sessions in the autumn.
    """
    rows = [sessions("C1", n, 120, missed if n == 0 else 0) for n in range(3)]
    return decide(people=[an_adult(), a_pupil(attendance=rows)])
