"""
The files of tests that take longest: each is begun before the rest.
"""

from __future__ import annotations

#: The files that take longest. Each is begun before the rest, so that several workers
#: end together.
LONGEST = (
    "tests/testing/test_check_rule.py",
    "tests/laws/test_timelines.py",
    "tests/testing/test_selftest.py",
    "tests/casefiles/test_hostile_cases.py",
    "tests/assurance/test_conformance.py",
    "tests/test_published_facts.py",
    "tests/laws/test_determinism.py",
    "tests/testing/test_strategies.py",
    "tests/cli/test_cli_screen.py",
    "tests/laws/test_agreement.py",
    "tests/evidence/test_schema.py",
    "tests/money/test_accounts.py",
    "tests/casefiles/test_case_readings_agree.py",
    "tests/plans/test_hostile_plans.py",
    "tests/assurance/test_slips.py",
    "tests/test_examples.py",
    "tests/register/test_processes.py",
)
