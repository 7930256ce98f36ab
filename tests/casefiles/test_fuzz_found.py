"""
What `make fuzz` found, and how it is run.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

pytest.importorskip("resource", reason="the search needs the limits of Unix")
import fuzz

FOUND = sorted(
    path for path in (fuzz.ROOT / "tests/fuzz_found").iterdir() if path.suffix != ".md"
)


@pytest.mark.parametrize("path", FOUND, ids=lambda path: path.name)
def test_what_was_found_is_fixed(path: Path) -> None:
    """
    Each input that once broke pbr is read or refused, and what is read is decided.
    """
    assert fuzz.fault_apart(fuzz.input_at(path)) is None


def test_a_search_finds_nothing_in_a_second(tmp_path: Path) -> None:
    """
    The search runs, says what it did, and leaves its findings where it was told to.
    """
    script, found = fuzz.ROOT / "tools/fuzz.py", tmp_path / "found"
    ran = subprocess.run(  # noqa: S603 - the script is ours
        [sys.executable, script, "--minutes", "0.02", "--found", found],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert (ran.returncode, ran.stderr, [*found.iterdir()]) == (0, "", [])
    assert " 0 findings; " in ran.stdout
    assert ran.stdout.endswith("MB at most; seed 1\n")
