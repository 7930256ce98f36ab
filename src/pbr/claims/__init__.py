"""
A claim, and the auditor's four questions that decide it (SPEC §7).
"""

from __future__ import annotations

from pbr.claims.answer import Answer
from pbr.claims.decision import NOTHING, Claim, Decision
from pbr.claims.questions import Examine, decided_by, turning_days, validate

__all__ = [
    "NOTHING",
    "Answer",
    "Claim",
    "Decision",
    "Examine",
    "decided_by",
    "turning_days",
    "validate",
]
