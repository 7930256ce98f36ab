"""
Decide every claim of a folder: counts that add up, and each claim that is payable.

The families are invented. For a folder of your own, change the folder, plan and day.
"""

from datetime import date
from pathlib import Path

from pbr import load_plan, read_cases
from pbr.batch import ERROR, Failure, Tally, decide_each

FOLDER = Path(__file__).parent / "forty-families"

plan = load_plan("bradford-families-first-2015")
cases = read_cases(FOLDER, plan)
tally = Tally()
for decided in decide_each(cases.families, date(2017, 10, 31), plan):
    tally.add(decided)
    if not isinstance(decided, Failure) and decided.payable:
        print(f"{decided.family_id}  {decided.result}  £{decided.amount}")

for verdict in ("met", "not_met", "undetermined", "not_applicable", ERROR):
    print(f"{tally.count(verdict):3}  {verdict}")
print(f"{tally.claims:3}  claims in, which pay £{tally.total}")
