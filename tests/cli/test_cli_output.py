"""
Where a command writes its answer, and where its notices.
"""

from __future__ import annotations

from pathlib import Path

from a_case_folder import a_folder
from running import run

EXAMPLES = Path(__file__).parents[2] / "examples"
TWO = EXAMPLES / "bradford-example-two"
PLAN = "bradford-families-first-2015"
ON = ("--plan", PLAN, "--on", "2017-10-31")


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


def test_out_is_kept_as_it_was_when_the_input_is_bad(tmp_path: Path) -> None:
    """
    Bad input writes nothing: an earlier file stays as it was.
    """
    out = tmp_path / "claims.json"
    out.write_text("earlier", "utf-8")
    folder = a_folder(tmp_path, needs="family_id\nF1\n")
    assert run("validate", folder, *ON, "--out", out).exit_code == 2
    assert out.read_text("utf-8") == "earlier"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["cases", "claims.json"]


def test_an_out_that_cannot_be_written_is_refused(tmp_path: Path) -> None:
    """
    A place that cannot be written is a plain error, with status 2.
    """
    ran = run("validate", TWO, *ON, "--out", tmp_path / "no" / "claims.json")
    assert ran.exit_code == 2
    assert "cannot be written: No such file or directory" in ran.output
    ran = run("validate", TWO, *ON, "--out", tmp_path)
    assert ran.exit_code == 2
    assert "cannot be written" in ran.output
    assert list(tmp_path.iterdir()) == []


def test_what_is_noticed_is_told_in_every_format(tmp_path: Path) -> None:
    """
    A repeated row is noticed beside the text, and on the error stream of the others.
    """
    row = "F1,2017-01-09\n"
    folder = a_folder(tmp_path, families=f"family_id,attached_on\n{row}{row}F2,\n")
    assert "noticed: families.csv" in run("validate", folder, *ON).stdout
    ran = run("validate", folder, *ON, "--format", "csv")
    assert "noticed" not in ran.stdout
    assert "noticed: families.csv" in ran.stderr
