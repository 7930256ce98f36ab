"""
A pack of cases: plain data that any system can decide, and be checked against.

A pack is a folder. `plans/` has plan files, and each line of `cases/*.jsonl` is one
case: its plan, its family's rows, the day, and the answers expected.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

from pbr.assurance.cases import Case, about_case
from pbr.exceptions import NotUnderstood, PackError
from pbr.plans import Plan, load_plan
from pbr.texts.opening import NotOpened, bytes_of
from pbr.texts.visible import visible

#: Many times a pack of every case that pbr makes.
MOST_BYTES = 100_000_000


def read_pack(file: Path) -> list[Case]:
    """
    The cases of one `.jsonl` file. Raises `PackError` if it cannot be read.
    """
    place = visible(str(file))
    try:
        text = _bytes_of(file).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        message = f"{place}: byte {error.start} is not UTF-8; save the file as UTF-8"
        raise PackError(message) from None
    cases = []
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip():
            try:
                cases.append(Case.of_line(line))
            except NotUnderstood as error:
                message = f"{place}:{number}: {error}"
                raise PackError(message) from None
    if not cases:
        message = f"{place}: has no case in it; name a .jsonl file of cases"
        raise PackError(message)
    return cases


def run_pack(folder: Path) -> Iterator[tuple[Case, list[str]]]:
    """
    Each case of a pack, with what pbr decides differently; nothing if it agrees.

    Raises `PackError` for a pack, a case or a plan that cannot be read.
    """
    files = sorted((folder / "cases").glob("*.jsonl"))
    if not files:
        message = f"{visible(str(folder))}: has no cases/*.jsonl; name a pack's folder"
        raise PackError(message)

    @cache
    def plan_of(name: str) -> Plan:
        return load_plan(folder / name)

    for file in files:
        for case in read_pack(file):
            with about_case(case.id):
                plan = plan_of(case.plan)
            yield case, case.mismatches(plan)


def pack_digest(folder: Path) -> str:
    """
    The SHA-256 of a pack: of the names and digests of its plans and case files.
    """
    files = [*(folder / "plans").glob("*.toml"), *(folder / "cases").glob("*.jsonl")]
    lines = [
        f"{hashlib.sha256(_bytes_of(file)).hexdigest()}  "
        f"{file.relative_to(folder).as_posix()}\n"
        for file in sorted(files)
    ]
    return hashlib.sha256("".join(lines).encode()).hexdigest()


def write_cases(file: Path, cases: Iterable[Case]) -> int:
    """
    Write cases to a file, one a line, and return how many.
    """
    lines = [case.line for case in cases]
    file.write_text("".join(lines), "utf-8", newline="\n")
    return len(lines)


def _bytes_of(file: Path) -> bytes:
    try:
        return bytes_of(file, MOST_BYTES)
    except NotOpened as error:
        place = visible(str(file))
        message = f"{place}: cannot be read ({error.why}); name a .jsonl file of cases"
        raise PackError(message) from None
