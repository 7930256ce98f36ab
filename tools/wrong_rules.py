"""
Every wrong rule of the tests, tried as `check_rule` tries a rule: `make wrong-rules`.

    python tools/wrong_rules.py [SEEDS]

With each of SEEDS (5) seeds, and 100 examples as usual, every wrong rule must be found
by the law that it breaks, and nothing may be found in a right one. It also says how many
are found by families made up by chance alone, without those that are aimed at the rule.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path
from typing import Any

from pbr.rules import Rule
from pbr.testing import cases, check_rule

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests/support"))

from rules_to_try import RIGHT, WRONG

SEEDS = 5


def said(rule: Rule, seed: int, **given: Any) -> str:
    """
    What `check_rule` says about a rule, or nothing.
    """
    try:
        check_rule(rule, seed=seed, **given)
    except AssertionError as broken:
        return str(broken) or "broken"
    return ""


def main(seeds: int) -> int:
    faults = 0
    for seed in range(1, seeds + 1):
        began = time.process_time()
        found = {wrong: said(wrong.rule, seed) for wrong in WRONG}
        alone = [said(each.rule, seed, cases=cases(each.rule)) for each in WRONG]
        blamed = [rule.name for rule in RIGHT if said(rule, seed)]
        missed = [each.kind.__name__ for each in WRONG if each.said not in found[each]]
        faults += len(missed) + len(blamed)
        took = time.process_time() - began
        print(
            f"seed {seed}: {len(WRONG) - len(missed)} of {len(WRONG)} wrong rules are "
            f"found by the law that they break ({sum(map(bool, alone))} by chance "
            f"alone, by any law), {len(blamed)} of {len(RIGHT)} right ones are blamed, "
            f"{took:.0f} s",
            *[f"  missed: {name}" for name in missed],
            *[f"  blamed: {name}" for name in blamed],
            sep="\n",
            flush=True,
        )
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else SEEDS))
