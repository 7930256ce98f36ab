"""
Decide one family under two plans, and print for each what it makes of the evidence.

The family is invented: 95%, 95% and 82% of sessions in three terms. Bradford asks for
90% in each term; Bath and North East Somerset asks for it over the year.
"""

from datetime import date
from pathlib import Path

from pbr import Claim, load_plan, read_cases, validate
from pbr.reports.trail import as_text

FOLDER = Path(__file__).parent / "forty-families"

for name in ("bradford-families-first-2015", "bath-connecting-families-2015"):
    plan = load_plan(name)
    cases = read_cases(FOLDER, plan)
    (family,) = [family for family in cases.families if family.family_id == "INV-12"]
    decision = validate(Claim(family, date(2017, 10, 31)), plan)

    print(f"{name}: {decision.verdict.value}, £{decision.amount}")
    parts = as_text(decision).split("\n\n")
    trail = next(part for part in parts if "evidenced" in part)
    print(trail[trail.index("evidenced") :], end="\n\n")
