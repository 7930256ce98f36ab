"""
The words that a finding rests on, and how well they are known (SPEC §8).
"""

from __future__ import annotations

from pbr.findings import (
    Standing,
)


def test_standings() -> None:
    """A requirement is stated by its document or assumed, and is written so (§6)."""
    assert [standing.value for standing in Standing] == ["stated", "assumed", "own"]
