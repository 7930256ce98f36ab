"""
How a command ends when something is wrong.
"""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from pathlib import Path

import click
import pytest

from pbr.cli._errors import (
    CannotWrite,
    InputRefused,
    Interrupted,
    errors_as_text,
    needs_extra,
)

WITHOUT = """
import sys
sys.modules[{missing!r}] = None
from pbr.cli import main
main({words!r}, prog_name="pbr")
"""
PLAN = "bradford-families-first-2015"
EXAMPLES = Path(__file__).parents[2] / "examples"
PBR = (sys.executable, "-m", "pbr")
LONG = (
    *("validate", str(EXAMPLES / "forty-families"), "--plan", PLAN),
    *("--on", "2017-10-31", "--format", "json"),
)
POSIX = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such thing")


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


@POSIX
@pytest.mark.parametrize(
    "words", [["--help"], ["explain"], LONG], ids=lambda each: each[0]
)
def test_a_full_disk_on_the_screen(words: list[str]) -> None:
    """
    Where nothing can be printed there is one line, and status 74.
    """
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        ran = subprocess.run(  # noqa: S603 - our own command
            [*PBR, *words], stdout=full, stderr=subprocess.PIPE, text=True, check=False
        )
    assert (ran.returncode, ran.stderr) == (
        74,
        "the output cannot be written (No space left on device); free some space\n",
    )


@POSIX
def test_where_no_error_can_be_printed() -> None:
    """
    An error that cannot be printed still ends with its own status.
    """
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        ran = subprocess.run(  # noqa: S603 - our own command
            [*PBR, "plans", "show", "no-such-plan"], stderr=full, check=False
        )
    assert ran.returncode == 2


@POSIX
@pytest.mark.parametrize("words", [["--help"], LONG], ids=lambda each: each[0])
def test_a_closed_pipe_is_quiet(words: list[str]) -> None:
    """
    When nobody reads on, as after `| head -1`, the command ends without a word.
    """
    reading, writing = os.pipe()
    os.close(reading)
    ran = subprocess.run(  # noqa: S603 - our own command
        [*PBR, *words], stdout=writing, stderr=subprocess.PIPE, text=True, check=False
    )
    os.close(writing)
    assert (ran.returncode, ran.stderr) == (141, "")


def test_what_the_guard_does_not_know_is_a_bug() -> None:
    """
    Any other error of the system is shown as the bug it is.
    """
    with pytest.raises(PermissionError), errors_as_text():
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))


def test_ctrl_c_has_a_status_of_its_own() -> None:
    """
    Ctrl-C ends with status 130: status 1 says that something differs.
    """
    with pytest.raises(Interrupted) as error, errors_as_text():
        raise KeyboardInterrupt
    assert (error.value.exit_code, error.value.message) == (130, "interrupted")


@pytest.mark.parametrize(
    ("error", "status"),
    [
        (BrokenPipeError(), 141),
        *[
            (OSError(code, os.strerror(code)), 74)
            for code in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO)
        ],
    ],
    ids=["closed", "full", "over quota", "too large", "failing"],
)
def test_after_an_error_of_writing_nothing_more_is_written(
    error: OSError,
    status: int,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    """
    A closed pipe is status 141, a full disk status 74. What Python would still write when
    it ends goes nowhere.
    """
    out = (tmp_path / "out.txt").open("w", encoding="utf-8")
    monkeypatch.setattr(sys, "stdout", out)
    with pytest.raises((click.exceptions.Exit, CannotWrite)) as end, errors_as_text():
        raise error
    assert isinstance(end.value, click.exceptions.Exit | CannotWrite)
    assert end.value.exit_code == status
    out.write("more")
    out.close()
    assert (tmp_path / "out.txt").read_text("utf-8") == ""
