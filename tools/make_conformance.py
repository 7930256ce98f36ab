"""
Writes the pack of cases in conformance/ again: python tools/make_conformance.py.

The pack is pinned: a test fails if it is not what this script writes.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests/support"))

from pbr.assurance.cases import Case
from pbr.assurance.conformance import pack_digest, write_cases
from pbr.casefiles import read_cases
from pbr.claims import Claim
from pbr.plans import load_plan, shipped_plans
from pbr.testing.packing import case_of, edge_cases, other_cases
from worked import TESTS, Case as Worked, case_files, plan_of

PACK = TESTS.parent / "conformance"
MADE_UP, SEED = 60, 1
SHIPPED = TESTS.parent / "src" / "pbr" / "plans"


def worked_cases() -> Iterator[Case]:
    """
    The worked examples of tests/cases, with verdicts from the reference evaluator.
    """
    for path in case_files():
        worked = Worked.read(path)
        plan = plan_of(worked.plan)
        with tempfile.TemporaryDirectory() as folder:
            for name, text in worked.files.items():
                (Path(folder) / f"{name}.csv").write_text(text, "utf-8")
            families = read_cases(folder, plan, as_of=worked.as_of).families
        (family,) = [one for one in families if one.family_id == worked.family]
        claim = Claim(family, worked.on, worked.as_of)
        yield case_of(path.stem, worked.title, claim, plan, f"plans/{plan.name}.toml")


def main(folder: Path = PACK) -> None:
    """
    Write the plans, the cases and the digest.
    """
    (folder / "plans").mkdir(parents=True, exist_ok=True)
    (folder / "cases").mkdir(exist_ok=True)
    for file in [*SHIPPED.glob("*.toml"), *(TESTS / "cases" / "plans").glob("*.toml")]:
        shutil.copyfile(file, folder / "plans" / file.name)
    for name in shipped_plans():
        plan, in_pack = load_plan(name), f"plans/{name}.toml"
        others = other_cases(plan, in_pack, MADE_UP, SEED)
        cases = [*edge_cases(plan, in_pack), *others]
        write_cases(folder / "cases" / f"{name}.jsonl", cases)
    write_cases(folder / "cases" / "worked-examples.jsonl", worked_cases())
    (folder / "DIGEST").write_text(f"{pack_digest(folder)}\n", "utf-8")


if __name__ == "__main__":
    main(*[Path(argument) for argument in sys.argv[1:]])
