"""
Decide one claim, and print its trail: each requirement, its words, the rows read.

The claim is Bradford's Example Two, of an adult who went into work in October 2017. For
a claim of your own, change the folder, the plan, the family and the day.
"""

from datetime import date
from pathlib import Path

from pbr import Claim, load_plan, read_cases, validate
from pbr.reports.trail import as_text

FOLDER = Path(__file__).parent / "bradford-example-two"

plan = load_plan("bradford-families-first-2015")
cases = read_cases(FOLDER, plan)
(family,) = [family for family in cases.families if family.family_id == "BX2"]

decision = validate(Claim(family, date(2017, 10, 31)), plan)
print(as_text(decision), end="")
