"""
pbr decides payment-by-results claims, and proves each decision line by line.

    cases = read_cases("families/", plan := load_plan("bradford-families-first-2015"))
    decision = validate(Claim(cases.families[0], date(2017, 10, 31)), plan)
    decision.verdict, decision.payable, decision.amount, decision.trail

A `Family` and its records (`pbr.records`) are what is on file. A `Plan` says what a
council's scheme asks and pays. `validate` answers the auditor's four questions with a
`Decision`, whose `Verdict` is one of four and whose trail cites every clause and row.
"""

from __future__ import annotations

import sys

from pbr._other_pbr import warn_of_another
from pbr.casefiles import read_cases
from pbr.claims import Claim, Decision, validate
from pbr.exceptions import DataError, PBRError, PlanError
from pbr.plans import Plan, load_plan
from pbr.records import Family
from pbr.verdicts import Verdict

__all__ = [
    "Claim",
    "DataError",
    "Decision",
    "Family",
    "PBRError",
    "Plan",
    "PlanError",
    "Verdict",
    "load_plan",
    "read_cases",
    "validate",
]

warn_of_another(sys.path)
