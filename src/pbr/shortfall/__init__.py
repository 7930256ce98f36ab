"""
What a claim lacks: ways to meet it, how close it is, and what to ask for.
"""

from __future__ import annotations

from pbr.shortfall.chase import ChaseLine, chase_lines
from pbr.shortfall.corrections import (
    Unit,
    WouldMeet,
    full_sessions_to_reach,
    would_meet,
)
from pbr.shortfall.margins import Margin, close_calls, margin_of
from pbr.shortfall.ways import Way, evidence_to_meet, ways_to_meet

__all__ = [
    "ChaseLine",
    "Margin",
    "Unit",
    "Way",
    "WouldMeet",
    "chase_lines",
    "close_calls",
    "evidence_to_meet",
    "full_sessions_to_reach",
    "margin_of",
    "ways_to_meet",
    "would_meet",
]
