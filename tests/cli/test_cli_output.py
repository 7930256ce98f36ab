"""
Where a command writes its answer, and where its notices.
"""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from a_case_folder import a_folder
from pbr.cli._output import Output
from running import run

EXAMPLES = Path(__file__).parents[2] / "examples"
TWO = EXAMPLES / "bradford-example-two"
PLAN = "bradford-families-first-2015"
ON = ("--plan", PLAN, "--on", "2017-10-31")
REPEATED = "family_id,attached_on\nF1,2017-01-09\nF1,2017-01-09\nF2,\n"
NOTE = "note: families.csv:2: repeated in row 3; read once\n"
#: Each command that reads a folder, with what it needs.
READING = {
    "validate": ON,
    "when": ("--plan", PLAN, "--from", "2017-10-31", "--until", "2017-11-30"),
    "chase": ON,
    "margins": ON,
    "money": ON,
    "diff": (*ON, "--then", "2017-11-30"),
}


@pytest.mark.parametrize("command", READING)
def test_notices_have_one_policy(command: str, tmp_path: Path) -> None:
    """
    With text on the screen the notices are under the answer, once. With any other format,
    or with --out, the answer is alone and they go to the error stream.
    """
    folder = a_folder(tmp_path, families=REPEATED)
    asked = (command, folder, *READING[command])
    on_screen = run(*asked)
    answer, _, after = on_screen.stdout.partition(NOTE)
    assert (on_screen.exit_code, on_screen.stderr) == (0, "")
    assert answer
    assert NOTE not in after
    as_csv = run(*asked, "--format", "csv")
    assert as_csv.stderr.count(NOTE) == 1
    assert NOTE not in as_csv.stdout
    out = tmp_path / "answer.txt"
    in_file = run(*asked, "--out", out)
    assert (in_file.stdout, in_file.stderr.count(NOTE)) == ("", 1)
    assert out.read_text("utf-8") == answer


@pytest.mark.parametrize("command", READING)
def test_every_command_keeps_going(command: str, tmp_path: Path) -> None:
    """
    With --keep-going the families with problems are skipped, and listed with them.
    """
    folder = a_folder(tmp_path, needs="family_id,problem,identified_on\nF1,crime,x\n")
    asked = (command, folder, *READING[command])
    refused = run(*asked)
    assert (refused.exit_code, refused.stdout) == (2, "")
    ran = run(*asked, "--keep-going")
    assert ran.exit_code == 0
    assert "left out, for problems in their rows: F1\n  needs.csv:2:" in ran.stdout
    assert "F1" in run(*asked, "--keep-going", "--format", "csv").stderr


def test_diff_skips_a_family_that_either_folder_has_problems_with(
    tmp_path: Path,
) -> None:
    """
    A family that one folder cannot say anything about has not changed: it is skipped in
    both, and listed.
    """
    one, other = tmp_path / "one", tmp_path / "other"
    one.mkdir()
    other.mkdir()
    before = a_folder(one)
    after = a_folder(other, needs="family_id,problem,identified_on\nF1,crime,x\n")
    ran = run("diff", before, after, *ON, "--keep-going")
    assert ran.exit_code == 0
    assert ran.stdout.startswith(f"before: 1 claim under {PLAN}")
    assert "F1  " not in ran.stdout
    assert "left out, for problems in their rows: F1\n" in ran.stdout


def test_out_is_written_whole(tmp_path: Path) -> None:
    """
    --out holds what would have been printed, and nothing is printed.
    """
    out = tmp_path / "claims.json"
    ran = run("validate", TWO, *ON, "--format", "json", "--out", out)
    assert (ran.exit_code, ran.output) == (0, "")
    printed = run("validate", TWO, *ON, "--format", "json").stdout
    assert out.read_text("utf-8") == printed
    assert [path.name for path in tmp_path.iterdir()] == ["claims.json"]
    beside = tmp_path / "beside.json"
    beside.touch()
    assert out.stat().st_mode == beside.stat().st_mode


def test_an_existing_file_needs_force(tmp_path: Path) -> None:
    """
    A file that is there stays as it is, unless --force is given; then it keeps its
    permissions.
    """
    out = tmp_path / "claims.json"
    out.write_text("earlier", "utf-8")
    out.chmod(0o600)
    asked = ("validate", TWO, *ON, "--format", "json", "--out", out)
    ran = run(*asked)
    assert (ran.exit_code, ran.stderr) == (
        2,
        f"{out}: already exists; nothing was written; add --force to replace it\n",
    )
    assert out.read_text("utf-8") == "earlier"
    assert run(*asked, "--force").exit_code == 0
    assert out.read_text("utf-8").startswith('[\n{"amount"')
    if sys.platform != "win32":
        assert out.stat().st_mode & 0o777 == 0o600


def test_out_is_kept_as_it_was_when_the_input_is_bad(tmp_path: Path) -> None:
    """
    Bad input writes nothing: an earlier file stays as it was, even with --force.
    """
    out = tmp_path / "claims.json"
    out.write_text("earlier", "utf-8")
    folder = a_folder(tmp_path, needs="family_id\nF1\n")
    assert run("validate", folder, *ON, "--out", out, "--force").exit_code == 2
    assert out.read_text("utf-8") == "earlier"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["cases", "claims.json"]


def test_a_notice_is_wrapped(capsys: pytest.CaptureFixture[str]) -> None:
    """
    A notice is cut between words at 80 columns, and set in where it continues.
    """
    Output().add([f"note: {'word ' * 16}", f"  {'x' * 90} y"])
    assert capsys.readouterr().out == (
        f"note: {('word ' * 15).rstrip()}\n    word\n  {'x' * 90}\n      y\n"
    )
