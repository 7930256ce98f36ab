"""
A whole caseload: stages, the overview, flags across families, what changed.
"""

from __future__ import annotations

from pbr.caseload.across_families import flags_across, with_flags
from pbr.caseload.changes import Batch, Differences, each_change
from pbr.caseload.overview import Overview, overview_of
from pbr.caseload.stages import Position, Stage, StuckOn, by_stage, position

__all__ = [
    "Batch",
    "Differences",
    "Overview",
    "Position",
    "Stage",
    "StuckOn",
    "by_stage",
    "each_change",
    "flags_across",
    "overview_of",
    "position",
    "with_flags",
]
