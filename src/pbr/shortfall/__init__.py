"""
What a claim lacks: ways to meet it, how close it is, and what to ask for.
"""

from __future__ import annotations

from pbr.shortfall.corrections import (
    Counterfactual,
    Kind,
    Unit,
    counterfactuals,
    full_sessions_to_reach,
)
from pbr.shortfall.margins import Margin, close_calls, margin_of
from pbr.shortfall.ways import Way, evidence_to_meet, ways_to_meet

__all__ = [
    "Counterfactual",
    "Kind",
    "Margin",
    "Unit",
    "Way",
    "close_calls",
    "counterfactuals",
    "evidence_to_meet",
    "full_sessions_to_reach",
    "margin_of",
    "ways_to_meet",
]
