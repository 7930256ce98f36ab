"""
`pbr overview`: the page it writes, and what it refuses.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from counted import FORTY, ON, PLAN, of_the_forty
from pbr.cli import main
from pbr.reports.overview import as_page
from pbr.timeline.assumptions import Assume
from read_page import Page

EXAMPLES = Path(__file__).parents[2] / "examples"


def test_the_page_counts_the_families_left_out(tmp_path: Path) -> None:
    """The page says how many were left out for problems, and names none of them."""
    folder = tmp_path / "cases"
    folder.mkdir()
    (folder / "families.csv").write_text("family_id\nF1\nF2\nF3\n")
    people = "person_id,family_id,born_on\nP1,F1,1985-05-01\n"
    (folder / "people.csv").write_text(f"{people}P2,F2,1985-02-31\nP3,F3,1985-13-01\n")
    page = tmp_path / "page.html"
    asked = ["overview", str(folder), "--plan", PLAN, "--on", "2017-10-31"]
    words = [*asked, "--keep-going", "--out", str(page)]
    assert CliRunner().invoke(main, words).exit_code == 0
    first, _digest, as_at, second, *_ = Page(page.read_text("utf-8")).said["p"]
    assert first == f"1 family on 31 October 2017 under the plan {PLAN}."
    assert as_at == "Files as at 31 October 2017: an end after it is not seen."
    assert second == "Not counted: 2 families with problems in the files."


def run(folder: Path, *arguments: str | Path) -> Result:
    """What `pbr overview` does with a folder and these words."""
    words = [str(word) for word in arguments]
    return CliRunner().invoke(main, ["overview", str(folder), *words])


def test_the_command_writes_the_page(tmp_path: Path) -> None:
    """It writes the page, says how many families are on it, and twice the same bytes."""
    out, again = tmp_path / "page.html", tmp_path / "again.html"
    asked = ("--allocation", "20", "--months", "3", "--assume", "jobs")
    ran = run(FORTY, *ON, *asked, "--out", out)
    assert (ran.exit_code, ran.output) == (0, f"{out}: 40 families\n")
    run(FORTY, *ON, *asked, "--out", again)
    assert out.read_bytes() == again.read_bytes()
    found = of_the_forty(allocation=20, months=3, assume=[Assume.JOBS])
    assert out.read_text("utf-8") == as_page(found)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (
            ("--plan", PLAN, "--on", "31 October"),
            "Error: Invalid value for '--on': '31 October' is not a date; write "
            "2017-10-31 or 31/10/2017\n",
        ),
        (
            (*ON, "--months", "121"),
            "Error: Invalid value for '--months': 121 is not in the range 0<=x<=120.\n",
        ),
        (
            ("--plan", PLAN, "--on", "2199-12-31", "--months", "1"),
            "claims are made between 1900 and 2199, not from 2199-12-31 to "
            "2200-01-31\n",
        ),
    ],
)
def test_what_is_refused(
    arguments: tuple[str, ...], message: str, tmp_path: Path
) -> None:
    """What cannot be asked is one plain line, with status 2, and no page is written."""
    out = tmp_path / "page.html"
    ran = run(FORTY, *arguments, "--out", out)
    assert (ran.exit_code, ran.stdout) == (2, "")
    assert ran.stderr.endswith(message)
    assert list(tmp_path.iterdir()) == []


def test_a_page_that_cannot_be_written(tmp_path: Path) -> None:
    """A folder that does not exist is an error, and is not made."""
    out = tmp_path / "none" / "page.html"
    ran = run(FORTY, *ON, "--out", out)
    assert ran.exit_code == 2
    assert ran.stderr == (
        f"{out}: cannot be written (No such file or directory); nothing was written; "
        "name another file\n"
    )


def test_families_left_out_and_crashes_are_listed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With --keep-going those left out are named on the error stream; a crash is too."""
    folder = tmp_path / "cases"
    folder.mkdir()
    (folder / "families.csv").write_text("family_id\nF1\nF2\n", "utf-8")
    people = "person_id,family_id,born_on\nP1,F1,1985-05-01\nP2,F2,x\n"
    (folder / "people.csv").write_text(people, "utf-8")
    out = tmp_path / "page.html"

    def crash(*_: object) -> None:
        message = "a bug"
        raise RuntimeError(message)

    monkeypatch.setattr("pbr.batch.validate", crash)
    ran = run(folder, *ON, "--keep-going", "--out", out)
    assert (ran.exit_code, ran.stdout) == (0, f"{out}: 1 family\n")
    assert ran.stderr.startswith(
        "ERROR  family F1 could not be decided: RuntimeError: a bug\n"
        "left out, for problems in their rows: F2\n"
    )
    assert "an error in pbr" in out.read_text("utf-8")
