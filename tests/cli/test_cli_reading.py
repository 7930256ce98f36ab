"""
How the command reads case files: without pauses, and only while it reads.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from pathlib import Path

import pytest

from made import BRADFORD
from pbr.casefiles import Cases, read_cases
from pbr.cli import _reading
from pbr.cli._reading import read_folder
from pbr.exceptions import DataError

TWO = Path(__file__).parents[2] / "examples" / "bradford-example-two"


@pytest.fixture(autouse=True)
def thawed() -> Iterator[None]:
    """
    What a test froze, it thaws.
    """
    yield
    gc.enable()
    gc.unfreeze()


def test_the_collector_is_off_while_the_command_reads(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """
    The garbage collector is off while the command reads, then on again, and what was
    read is frozen.
    """
    seen = []

    def read(*_: object, **__: object) -> Cases:
        seen.append(gc.isenabled())
        return read_cases(TWO)

    monkeypatch.setattr(_reading, "read_cases", read)
    frozen = gc.get_freeze_count()
    read_folder(TWO, BRADFORD, "utf-8", keep_going=False)
    assert (seen, gc.isenabled()) == ([False], True)
    assert gc.get_freeze_count() > frozen


def test_a_collector_that_is_off_stays_off() -> None:
    """
    A collector that somebody else switched off is not switched on.
    """
    gc.disable()
    read_folder(TWO, BRADFORD, "utf-8", keep_going=False)
    assert not gc.isenabled()


def test_the_collector_is_on_again_after_a_problem(tmp_path: Path) -> None:
    """
    Case files that do not read leave the collector on.
    """
    with pytest.raises(DataError):
        read_folder(tmp_path / "none", BRADFORD, "utf-8", keep_going=False)
    assert gc.isenabled()


def test_the_library_leaves_the_collector_alone(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """
    `read_cases` never switches its caller's garbage collector off or on.
    """

    def never() -> None:
        raise AssertionError

    for name in ("disable", "enable", "freeze"):
        monkeypatch.setattr(gc, name, never)
    assert read_cases(TWO).families
