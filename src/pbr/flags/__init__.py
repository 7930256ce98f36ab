"""
Flags: what is odd about a claim, and does not change its verdict by itself (SPEC §8).

`kinds` is the whole list. Each kind is found by one small function: those that look at
one claim are here, and those that compare families are in `pbr.caseload`.
"""

from __future__ import annotations

from pbr.flags.flag import Flag, in_order
from pbr.flags.kinds import REMARKS, FlagKind, Oddity

__all__ = ["REMARKS", "Flag", "FlagKind", "Oddity", "in_order"]
