"""
`pbr chase` and `pbr margins`.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from running import run

FORTY = Path(__file__).parents[2] / "examples" / "forty-families"


ON = ("--plan", "bradford-families-first-2015", "--on", "2017-10-31")


def test_the_commands_read_a_folder() -> None:
    """
    `pbr chase` and `pbr margins` decide a folder, as text or as CSV.
    """
    for command, first in (("chase", "DWP"), ("margins", "one unit short")):
        assert run(command, FORTY, *ON).output.startswith(f"{first}\n")
        table = run(command, FORTY, *ON, "--format", "csv")
        assert table.exit_code == 0
        assert "family,claim," in table.output.splitlines()[0]


def test_the_commands_can_ask_about_one_family(tmp_path: Path) -> None:
    """
    --family chooses, --out holds what would be printed, and JSON is a list.
    """
    for command in ("chase", "margins"):
        asked = (command, FORTY, *ON, "--family", "INV-21", "--format", "json")
        out = tmp_path / f"{command}.json"
        printed = run(*asked).stdout
        assert {each["family"] for each in json.loads(printed)} == {"INV-21"}
        assert run(*asked, "--out", out).output == ""
        assert out.read_text("utf-8") == printed


def test_a_crash_is_a_notice(monkeypatch: pytest.MonkeyPatch) -> None:
    """
    A claim on which pbr crashes is a notice, and not in the list.
    """

    def crash(*_: object) -> None:
        message = "a bug"
        raise RuntimeError(message)

    monkeypatch.setattr("pbr.batch.validate", crash)
    ran = run("margins", FORTY, *ON, "--family", "INV-21")
    nothing = "no claim is at a threshold, or one unit short\n"
    said = "ERROR  family INV-21 could not be decided: RuntimeError: a bug\n"
    assert (ran.stdout, ran.stderr) == (nothing + said, "")


def test_the_commands_refuse_what_cannot_be_read(tmp_path: Path) -> None:
    """
    A folder that is not a case folder is refused, with exit status 2.
    """
    assert run("chase", tmp_path / "gone", *ON).exit_code == 2
    assert run("margins", tmp_path / "gone", *ON).exit_code == 2
