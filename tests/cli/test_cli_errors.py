"""
How a command ends when something is wrong.
"""

from __future__ import annotations

import subprocess
import sys

import pytest

from pbr.cli._errors import InputRefused, needs_extra

WITHOUT = """
import sys
sys.modules[{missing!r}] = None
from pbr.cli import main
main({words!r}, prog_name="pbr")
"""
PLAN = "bradford-families-first-2015"


@pytest.mark.parametrize(
    ("missing", "extra", "words"),
    [
        ("hypothesis", "testing", ["selftest", "--plan", PLAN]),
        ("hypothesis", "testing", ["plans", "cases", PLAN, "--out", "no.jsonl"]),
        ("sqlalchemy", "register", ["register", "new", "--register", "no.sqlite"]),
    ],
)
def test_a_command_says_which_extra_it_needs(
    missing: str, extra: str, words: list[str]
) -> None:
    """
    Without what an extra installs the command prints one line, with status 2.
    """
    code = WITHOUT.format(missing=missing, words=words)
    ran = subprocess.run(  # noqa: S603 - our own command
        [sys.executable, "-c", code], capture_output=True, text=True, check=False
    )
    assert (ran.returncode, ran.stdout, ran.stderr) == (
        2,
        "",
        f"this needs pbr's extra: python -m pip install 'pbr-claims[{extra}]'\n",
    )


def test_only_what_is_not_of_pbr_is_an_extra() -> None:
    """
    A missing module of pbr's own is a bug, and shown as one.
    """
    with pytest.raises(InputRefused), needs_extra("testing"):
        raise ModuleNotFoundError(name="hypothesis")
    with pytest.raises(ModuleNotFoundError), needs_extra("testing"):
        raise ModuleNotFoundError(name="pbr.testing.gone")
