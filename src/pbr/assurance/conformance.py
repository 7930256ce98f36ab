"""
Cases as plain data, that any system can decide and be held against.

A pack is a folder: `plans/` holds plan files, and each line of `cases/*.jsonl` is one
case: its plan, its family's rows, the day, and what is expected.
"""

from __future__ import annotations

import hashlib
import json
import tempfile
from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from attrs import frozen

from pbr.assurance.answer_sheets import Answer, Fact, Outcome, outcome_of
from pbr.casefiles import read_cases
from pbr.casefiles.writing import Document
from pbr.claims import Claim, validate
from pbr.exceptions import PBRError
from pbr.plans import Plan, load_plan
from pbr.verdicts import Verdict


class PackError(PBRError):
    """
    Raised when a pack of cases cannot be read.
    """


@frozen
class Case:
    """
    One case: a family's rows, the day of the claim, a plan's file, what is expected.

    `says` tells in a few words what it is about.
    """

    id: str
    says: str
    plan: str
    on: date
    family: str
    files: Document
    expected: Outcome

    @property
    def line(self) -> str:
        """
        The case as one line of JSON.
        """
        data = {
            "id": self.id,
            "says": self.says,
            "plan": self.plan,
            "on": self.on.isoformat(),
            "family": self.family,
            "files": self.files,
            "expected": _expected(self.expected),
        }
        return json.dumps(data, ensure_ascii=False, separators=(",", ":")) + "\n"

    @classmethod
    def of_line(cls, line: str) -> Case:
        """
        The case that a line tells. Raises `PackError` when it tells none.
        """
        try:
            data = json.loads(line)
            return cls(
                data["id"],
                data["says"],
                data["plan"],
                date.fromisoformat(data["on"]),
                data["family"],
                data["files"],
                _outcome(data["expected"]),
            )
        except (ValueError, KeyError, TypeError, ArithmeticError) as error:
            message = f"a line is no case ({error}): {line[:60].rstrip()}"
            raise PackError(message) from None

    def claim(self, plan: Plan) -> Claim:
        """
        The claim, its rows read as any case file is. Raises `DataError`.
        """
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "case.json"
            path.write_text(json.dumps(self.files), "utf-8")
            families = read_cases(path, plan).families
        (family,) = [each for each in families if each.family_id == self.family]
        return Claim(family, self.on)

    def unlike(self, plan: Plan) -> list[str]:
        """
        What pbr decides otherwise than expected, a line for each thing.
        """
        found = outcome_of(validate(self.claim(plan), plan))
        return found.unlike(self.expected, "pbr", "the pack")


def _expected(outcome: Outcome) -> dict[str, Any]:
    fee = outcome.attachment_fee
    return {
        "verdict": outcome.verdict.value,
        "result": outcome.result,
        "amount": str(outcome.amount),
        "attachment_fee": None if fee is None else str(fee),
        "answers": [list(answer) for answer in sorted(outcome.answers)],
        "measures": [
            [fact.subject, fact.kind, *fact.numbers] for fact in sorted(outcome.facts)
        ],
    }


def _outcome(data: dict[str, Any]) -> Outcome:
    fee = data["attachment_fee"]
    return Outcome(
        Verdict(data["verdict"]),
        data["result"],
        Decimal(data["amount"]),
        None if fee is None else Decimal(fee),
        frozenset([Answer(*answer) for answer in data["answers"]]),
        frozenset(
            [
                Fact(subject, kind, tuple(numbers))
                for subject, kind, *numbers in data["measures"]
            ]
        ),
    )


def read_pack(file: Path) -> list[Case]:
    """
    The cases of one `.jsonl` file. Raises `PackError` when it cannot be read.
    """
    try:
        lines = file.read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        message = f"{file}: cannot be read ({error}); name a .jsonl file of cases"
        raise PackError(message) from None
    return [Case.of_line(line) for line in lines if line.strip()]


def run_pack(folder: Path) -> Iterator[tuple[Case, list[str]]]:
    """
    Every case of a pack, and what pbr decides otherwise; nothing where it agrees.
    """
    files = sorted((folder / "cases").glob("*.jsonl"))
    if not files:
        message = f"{folder}: there is no cases/*.jsonl in it; name a pack's folder"
        raise PackError(message)

    @cache
    def plan_of(name: str) -> Plan:
        return load_plan(folder / name)

    for file in files:
        for case in read_pack(file):
            yield case, case.unlike(plan_of(case.plan))


def digest_of(folder: Path) -> str:
    """
    The SHA-256 of a pack: of the names and digests of its plans and case files.
    """
    files = [*(folder / "plans").glob("*.toml"), *(folder / "cases").glob("*.jsonl")]
    lines = [
        f"{hashlib.sha256(file.read_bytes()).hexdigest()}  "
        f"{file.relative_to(folder).as_posix()}\n"
        for file in sorted(files)
    ]
    return hashlib.sha256("".join(lines).encode()).hexdigest()


def write_cases(file: Path, cases: Iterable[Case]) -> int:
    """
    Write cases to a file, one a line, and say how many.
    """
    lines = [case.line for case in cases]
    file.write_text("".join(lines), "utf-8", newline="\n")
    return len(lines)
