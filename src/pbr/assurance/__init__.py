"""
What other systems can be checked with: cases, expected answers, slips in plans.
"""

from __future__ import annotations

from pbr.assurance.answer_sheets import AnswerSheet, Fact, NamedVerdict, answer_sheet
from pbr.assurance.cases import Case
from pbr.assurance.conformance import pack_digest, read_pack, run_pack, write_cases

__all__ = [
    "AnswerSheet",
    "Case",
    "Fact",
    "NamedVerdict",
    "answer_sheet",
    "pack_digest",
    "read_pack",
    "run_pack",
    "write_cases",
]
