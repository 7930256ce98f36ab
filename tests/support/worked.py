"""
A worked example: one family told in a file of tests/cases, and what is decided of it.
"""

from __future__ import annotations

import tomllib
from datetime import date
from functools import cache
from pathlib import Path

from attrs import field, frozen
from cattrs import Converter

from pbr import Claim, Decision, Plan, load_plan, read_cases, validate
from pbr.reports import wording
from pbr.reports.trail import as_text

TESTS = Path(__file__).parents[1]
CASES = TESTS / "cases"


@frozen
class Case:
    """
    One file of tests/cases. The README there says what each of its words is for.
    """

    title: str
    plan: str
    on: date
    family: str
    verdict: str
    trail: str
    files: dict[str, str] = field()
    as_of: date | None = None
    result: str | None = None
    amount: str = "0.00"

    @files.validator
    def _are_texts(self, _attribute: object, files: dict[str, str]) -> None:
        if not {"families", "people"} <= set(files):
            message = "a case has at least the files families and people"
            raise ValueError(message)

    @classmethod
    def read(cls, path: Path) -> Case:
        """
        The case that a file tells; a key it does not know is refused.
        """
        return _converter().structure(tomllib.loads(path.read_text("utf-8")), cls)

    def decision(self, folder: Path) -> Decision:
        """
        What pbr decides now, having read the case's files from an empty folder.
        """
        plan = plan_of(self.plan)
        for name, text in self.files.items():
            (folder / f"{name}.csv").write_text(text, "utf-8")
        cases = read_cases(folder, plan, as_of=self.as_of)
        (family,) = [each for each in cases.families if each.family_id == self.family]
        return validate(Claim(family, self.on, self.as_of), plan)


def page_of(decision: Decision) -> str:
    """
    The whole trail as text, without the digest of the plan.

    A plan of pbr may change in what a case is not about.
    """
    return as_text(decision).replace(f"{wording.plan_digest(decision.plan)}\n", "")


@cache
def _converter() -> Converter:
    converter = Converter(forbid_extra_keys=True)
    converter.register_structure_hook(date, lambda value, _: value)
    return converter


@cache
def plan_of(name: str) -> Plan:
    """
    A plan of pbr by its name, or one of ours by its file.
    """
    return load_plan(TESTS / name if name.endswith(".toml") else name)


def case_files() -> list[Path]:
    """
    Every case, by the name of its file.
    """
    return sorted(CASES.glob("*.toml"))
