"""
How many payable claims have a flag to answer: `make flagged`.

On ordinary data more than one in ten is a fault of a flag. The last results are in
benchmarks/README.md.
"""

from __future__ import annotations

import tempfile
from pathlib import Path

from families import ON, write
from pbr.batch import decide_each
from pbr.casefiles import read_cases
from pbr.caseload.across_families import flags_across, with_flags
from pbr.caseload.flagged import Flagged
from pbr.flags import FlagKind
from pbr.plans import load_plan

PLAN = "bradford-families-first-2015"
BRADFORD_FAMILIES = 6070
FORTY = Path(__file__).parents[1] / "examples" / "forty-families"


def flagged_in(folder: Path) -> Flagged:
    """
    The flags of the claims of a folder, counted.
    """
    plan = load_plan(PLAN)
    families = read_cases(folder, plan).families
    across, flagged = flags_across(families, ON, plan), Flagged()
    for decided in decide_each(families, ON, plan):
        flagged.add(with_flags(decided, across))
    return flagged


def show(what: str, flagged: Flagged) -> None:
    """
    Print the share of payable claims to answer, then each kind of flag.
    """
    share = flagged.payable_to_answer / flagged.payable_claims
    said = f"{flagged.payable_to_answer} of {flagged.payable_claims}"
    print(f"{what}: {said} payable claims with a flag to answer, {share:.1%}")
    for kind in FlagKind:
        if flagged.payable[kind]:
            print(f"  {kind.value}: {flagged.payable[kind]}")


def main() -> None:
    """
    Both folders in turn.
    """
    show("examples/forty-families", flagged_in(FORTY))
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "families"
        write(folder, BRADFORD_FAMILIES, shown=True)
        show(f"{BRADFORD_FAMILIES:,} generated families", flagged_in(folder))


if __name__ == "__main__":
    main()
