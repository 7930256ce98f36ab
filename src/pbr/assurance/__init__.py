"""
What other systems can be checked with: cases, expected answers, slips in plans.
"""

from __future__ import annotations

from pbr.assurance.answer_sheets import Answer, Fact, Outcome, outcome_of
from pbr.assurance.conformance import digest_of, read_pack, run_pack, write_cases

__all__ = [
    "Answer",
    "Fact",
    "Outcome",
    "digest_of",
    "outcome_of",
    "read_pack",
    "run_pack",
    "write_cases",
]
