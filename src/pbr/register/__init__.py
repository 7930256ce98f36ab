"""
The claims register: every submitted claim, each family once. Needs pbr's extra.
"""

from __future__ import annotations

from pbr.register.database import AlreadyEntered, NotPayable, Register
from pbr.register.entries import (
    Entry,
    claimed_before,
    claims_csv,
    verified,
)

__all__ = [
    "AlreadyEntered",
    "Entry",
    "NotPayable",
    "Register",
    "claimed_before",
    "claims_csv",
    "verified",
]
