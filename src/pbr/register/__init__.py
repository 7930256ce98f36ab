"""
The claims register: every submitted claim, each family once. Needs pbr's extra.
"""

from __future__ import annotations

from pbr.register.answers import FlagAnswer, read_answers, unanswered
from pbr.register.database import AlreadyEntered, NotPayable, Register, Unanswered
from pbr.register.entries import (
    Entry,
    claimed_before,
    claims_csv,
    verified,
)

__all__ = [
    "AlreadyEntered",
    "Entry",
    "FlagAnswer",
    "NotPayable",
    "Register",
    "Unanswered",
    "claimed_before",
    "claims_csv",
    "read_answers",
    "unanswered",
    "verified",
]
