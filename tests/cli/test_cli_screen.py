"""
What a person sees on a terminal: a bar for a long job.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from pbr.cli import _screen
from running import run

EXAMPLES = Path(__file__).parents[2] / "examples"
TWO = EXAMPLES / "bradford-example-two"
PLAN = "bradford-families-first-2015"
ON = ("--plan", PLAN, "--on", "2017-10-31")


def in_a_terminal(arguments: list[str], **environment: str) -> str:
    """
    What the command shows on a terminal.
    """
    pty = pytest.importorskip("pty", reason="Windows has no such terminal")
    ours, theirs = pty.openpty()
    process = subprocess.Popen(  # noqa: S603 - our own command
        [sys.executable, "-m", "pbr", *arguments],
        stdout=subprocess.DEVNULL,
        stderr=theirs,
        env={**os.environ, "TERM": "xterm", **environment},
    )
    os.close(theirs)
    shown = b""
    while True:
        try:
            piece = os.read(ours, 4096)
        except OSError:
            break
        if not piece:
            break
        shown += piece
    process.wait()
    os.close(ours)
    return shown.decode()


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """
    A folder of 600 families with nothing on file.
    """
    folder = tmp_path_factory.mktemp("many")
    ids = [f"F{number}" for number in range(600)]
    families = "".join(f"{family_id}\n" for family_id in ids)
    people = "".join(f"{family_id}-A,{family_id},1985-05-01\n" for family_id in ids)
    (folder / "families.csv").write_text(f"family_id\n{families}", "utf-8")
    (folder / "people.csv").write_text(
        f"person_id,family_id,born_on\n{people}", "utf-8"
    )
    return folder


def test_long_work_shows_a_bar_on_a_terminal(many: Path) -> None:
    """
    On a terminal, a long job shows a bar with a percentage, in colour or without.
    """
    arguments = ["validate", str(many), *ON]
    shown = in_a_terminal(arguments)
    assert "deciding" in shown
    assert "100%" in shown
    plain = in_a_terminal(arguments, NO_COLOR="1")
    assert "100%" in plain
    assert "\x1b[3" not in plain


def test_short_work_shows_no_bar() -> None:
    """
    A short job shows nothing but its answer.
    """
    assert in_a_terminal(["validate", str(TWO), *ON]) == ""


def test_the_bar_is_drawn_on_the_error_stream_alone(
    many: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """
    With a terminal to look at, a long job still prints only its answer.
    """
    assert not _screen.on_a_terminal()
    assert "deciding" not in run("validate", many, *ON).stderr
    monkeypatch.setattr(_screen, "on_a_terminal", lambda: True)
    ran = run("validate", many, *ON, "--format", "csv")
    assert len(ran.stdout.splitlines()) == 601
