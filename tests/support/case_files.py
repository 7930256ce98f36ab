"""
Small case folders to read, and what comes of reading them.
"""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from attrs import frozen

from pbr.casefiles import Cases, read_cases
from pbr.exceptions import DataError
from pbr.plans.vocabulary import Vocabulary

#: Two families: F1 has a pupil, P1, and an adult, P2; F2 has an adult, P3.
FAMILIES = "family_id,attached_on\nF1,2016-02-01\nF2,\n"
PEOPLE = (
    "person_id,family_id,born_on\n"
    "P1,F1,2005-01-01\n"
    "P2,F1,1980-01-01\n"
    "P3,F2,1981-01-01\n"
)
VOCABULARY = Vocabulary(
    frozenset({"crime", "school", "domestic-abuse"}),
    other_problems=False,
    words={
        "incidents.kind": frozenset({"offence", "asb"}),
        "checks.kinds": frozenset({"offence", "asb"}),
        "statuses.status": frozenset({"child-in-need"}),
    },
)


def folder(path: Path, **files: str | bytes) -> Path:
    """
    A case folder in which F1 and F2 are, unless other files are given.
    """
    for name, text in {"families": FAMILIES, "people": PEOPLE, **files}.items():
        data = text if isinstance(text, bytes) else text.encode()
        (path / f"{name}.csv").write_bytes(data)
    return path


def document(path: Path, text: str | bytes) -> Path:
    """
    A JSON document of this text.
    """
    file = path / "cases.json"
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    return file


def document_of(path: Path, **tables: object) -> Path:
    """
    A JSON document in which F1 and F2 are, unless other tables are given.
    """
    tables = {"families": rows_of(FAMILIES), "people": rows_of(PEOPLE), **tables}
    return document(path, json.dumps(tables))


def rows_of(csv: str) -> list[dict[str, str]]:
    """
    The rows of a simple CSV text, as JSON has them.
    """
    header, *lines = (line.split(",") for line in csv.splitlines())
    return [dict(zip(header, line, strict=True)) for line in lines]


@frozen
class Words:
    """
    As much of a plan as the readers look at: its words, its first and its last day.
    """

    vocabulary: Vocabulary
    since: date = date(2014, 9, 1)
    last_day: date = date(2020, 3, 31)


def plan_with(vocabulary: Vocabulary | None) -> Any:
    """
    A plan that knows these words, or none.
    """
    return None if vocabulary is None else Words(vocabulary)


def problems(
    path: Path,
    plan_vocabulary: Vocabulary | None = None,
    *,
    encoding: str = "utf-8",
    keep_going: bool = False,
) -> list[str]:
    """
    Every problem that stops the reading, in full.
    """
    with pytest.raises(DataError) as told:
        read_cases(
            path, plan_with(plan_vocabulary), encoding=encoding, keep_going=keep_going
        )
    return [str(problem) for problem in told.value.problems]


def notes(path: Path, plan_vocabulary: Vocabulary | None = None) -> list[str]:
    """
    Every note of a reading that works, in full.
    """
    return [str(note) for note in read_cases(path, plan_with(plan_vocabulary)).notes]


def ids(cases: Cases) -> list[str]:
    """
    The families that were read.
    """
    return [family.family_id for family in cases.families]
