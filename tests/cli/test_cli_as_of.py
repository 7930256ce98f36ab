"""
`--as-of`, in every command that takes a day: the day on which the files were drawn up.
"""

from __future__ import annotations

import csv
import io
import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from read_page import Page
from running import run
from worked import CASES, Case

PLAN = ("--plan", str(CASES / "plans" / "work.toml"))
ON = (*PLAN, "--on", "2017-10-31")
#: The job is to end on 31 March 2018.
BEFORE, AFTER = ("--as-of", "2018-03-30"), ("--as-of", "2018-03-31")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """
    A family whose adult has a job that is to end in March.
    """
    path = tmp_path / "cases"
    path.mkdir()
    case = Case.read(CASES / "work-contract-to-end.toml")
    for name, text in case.files.items():
        # With a child there is no flag to answer.
        child = "C1,F1,2009-06-12\n" if name == "people" else ""
        (path / f"{name}.csv").write_text(text + child, "utf-8")
    return path


def rows(*arguments: object) -> list[dict[str, str]]:
    """
    What a command writes as CSV.
    """
    ran = run(*arguments, "--format", "csv")
    assert ran.exit_code == 0, ran.output
    return list(csv.DictReader(io.StringIO(ran.stdout)))


@pytest.mark.parametrize(
    ("as_of", "said", "verdict"),
    [
        ((), "", "undetermined"),
        (BEFORE, "2018-03-30", "undetermined"),
        (AFTER, "2018-03-31", "met"),
    ],
)
def test_validate(
    folder: Path, as_of: tuple[str, ...], said: str, verdict: str
) -> None:
    """
    The claim is met in files drawn up on the last day of the job, and each format has
    the day.
    """
    (row,) = rows("validate", folder, *ON, *as_of)
    assert (row["as_of"], row["verdict"]) == (said, verdict)
    text = run("validate", folder, *ON, *as_of).stdout.splitlines()
    line = {"2018-03-30": "30", "2018-03-31": "31"}.get(said, "")
    drawn_up = [f"files drawn up on {line} March 2018"] if line else []
    assert text[2 : 2 + len(drawn_up)] == drawn_up
    (claim,) = json.loads(run("validate", folder, *ON, *as_of, "--format=json").stdout)
    assert claim["as_of"] == (said or None)


def test_a_day_of_the_files_before_the_claim_is_refused(folder: Path) -> None:
    """
    Files cannot speak for a day after they were drawn up: status 2, and nothing written.
    """
    ran = run("validate", folder, *ON, "--as-of", "2017-10-30")
    assert (ran.exit_code, ran.stdout) == (2, "")
    assert ran.stderr == (
        "the files of a claim on 2017-10-31 are drawn up on that day or later, and by "
        "2199, not on 2017-10-30\n"
    )


def test_what_was_learned_after_the_files_is_refused(folder: Path) -> None:
    """
    A confirmation after the given day is a problem, in every command that reads files.
    """
    text = "person_id,started_on,ended_on,confirmed_on\nA1,2017-05-03,,2017-12-01\n"
    (folder / "employment.csv").write_text(text, "utf-8")
    for command in ("validate", "chase", "margins", "money"):
        assert run(command, folder, *ON, "--as-of", "2017-12-01").exit_code == 0
        ran = run(command, folder, *ON, "--as-of", "2017-11-30")
        assert ran.exit_code == 2
        assert "employment.csv:2:confirmed_on: found 2017-12-01" in ran.stderr


def test_money(folder: Path) -> None:
    """
    The claim pays in files drawn up on the last day of the job.
    """
    assert {row["kind"] for row in rows("money", folder, *ON, *BEFORE)} == {"fee"}
    kinds = {row["kind"] for row in rows("money", folder, *ON, *AFTER)}
    assert kinds == {"fee", "result"}
    data = json.loads(run("money", folder, *ON, *AFTER, "--format", "json").stdout)
    assert data["as_of"] == "2018-03-31"
    text = run("money", folder, *ON, *AFTER).stdout
    assert "\nfiles drawn up on 31 March 2018\n" in text


def test_chase_and_margins(folder: Path) -> None:
    """
    With the day the claim is met: nothing is missing, and its 182 days are at the
    threshold.
    """
    assert rows("chase", folder, *ON, *BEFORE)
    assert rows("chase", folder, *ON, *AFTER) == []
    spare = [row["spare"] for row in rows("margins", folder, *ON, *AFTER)]
    assert "0" in spare
    assert "0" not in [
        row["spare"]
        for row in rows("margins", folder, *ON, *BEFORE)
        if row["unit"] == "days"
    ]


def test_when_takes_its_first_day(folder: Path) -> None:
    """
    Unless another day is given, the files speak as at the first day looked at.
    """
    asked = ("when", folder, *PLAN, "--from", "2017-10-31", "--until", "2018-06-30")
    (row,) = rows(*asked)
    assert (row["as_of"], row["first_payable"]) == ("2017-10-31", "")
    (row,) = rows(*asked, *BEFORE)
    assert (row["as_of"], row["first_payable"]) == ("2018-03-30", "")
    (row,) = rows(*asked, *AFTER)
    assert (row["as_of"], row["first_payable"]) == ("2018-03-31", "2017-10-31")
    (data,) = json.loads(run(*asked, *AFTER, "--format", "json").stdout)
    assert data["as_of"] == "2018-03-31"


def test_overview_takes_its_day(folder: Path, tmp_path: Path) -> None:
    """
    Unless another day is given, the files speak as at the day of the overview.
    """
    met = {}
    for name, as_of in {"day": (), "before": BEFORE, "after": AFTER}.items():
        page = tmp_path / f"{name}.html"
        assert run("overview", folder, *ON, *as_of, "--out", page).exit_code == 0
        read = Page(page.read_text("utf-8"))
        met[name] = read.said["p"][2], "£800.00" in page.read_text("utf-8")
    said = "Files as at {}: an end after it is not seen."
    assert met == {
        "day": (said.format("31 October 2017"), False),
        "before": (said.format("30 March 2018"), False),
        "after": (said.format("31 March 2018"), True),
    }


def test_diff(folder: Path) -> None:
    """
    Two days of the files are two runs; the same folder has one day unless told.
    """
    ran = run("diff", folder, *ON, *BEFORE, "--then-as-of", "2018-03-31")
    assert ran.stdout.splitlines()[:6] == [
        "before: 1 claim under work on 31 October 2017",
        ran.stdout.splitlines()[1],
        "files drawn up on 30 March 2018",
        "after: 1 claim under work on 31 October 2017",
        ran.stdout.splitlines()[1],
        "files drawn up on 31 March 2018",
    ]
    asked = ("diff", folder, *ON, *AFTER, "--then", "2017-11-01", "--format", "json")
    data = json.loads(run(*asked).stdout)
    assert [data[side]["as_of"] for side in ("before", "after")] == ["2018-03-31"] * 2
    other = ("diff", folder, folder, *ON, *AFTER, "--format", "json")
    data = json.loads(run(*other).stdout)
    assert [data[side]["as_of"] for side in ("before", "after")] == ["2018-03-31", None]
    assert data["moved"] == "-800.00"


def test_the_register_keeps_the_day(folder: Path, tmp_path: Path) -> None:
    """
    An entry has the day, is decided again with it, and can be chosen by it.
    """
    file = tmp_path / "register.sqlite"
    at = ("--register", file)
    assert run("register", "new", *at).exit_code == 0
    ran = run("register", "add", folder, *ON, *BEFORE, *at)
    assert ran.output.startswith(f"{file}: 0 of 1 claims entered\n")
    assert run("register", "add", folder, *ON, *AFTER, *at).exit_code == 0
    assert (
        "\n  files drawn up on 31 March 2018\n" in run("register", "show", *at).output
    )
    (row,) = rows("register", "show", *at)
    assert row["as_of"] == "2018-03-31"
    for as_of, number in ((AFTER, 1), (BEFORE, 0), ((), 1)):
        ran = run("register", "verify", folder, *PLAN, *at, *as_of)
        noun = "entry" if number == 1 else "entries"
        assert ran.stdout.startswith(f"{number} {noun} decided again, 0 differ\n")
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("UPDATE claims_register SET as_of = '2018-03-30'")
        connection.commit()
    ran = run("register", "verify", folder, *PLAN, *at)
    assert ran.exit_code == 1
    assert "  - decided again, it is undetermined\n" in ran.output


def test_verify_of_files_that_were_drawn_up_again(folder: Path, tmp_path: Path) -> None:
    """
    A check made after the day of the entry is reported for the entry alone.
    """
    file = tmp_path / "register.sqlite"
    at = ("--register", file)
    run("register", "new", *at)
    assert run("register", "add", folder, *ON, *AFTER, *at).exit_code == 0
    (folder / "checks.csv").write_text(
        "family_id,kinds,covers_from,covers_to,checked_on\n"
        "F1,offence,2017-01-01,2018-04-01,2018-04-01\n",
        "utf-8",
    )
    ran = run("register", "verify", folder, *PLAN, *at)
    assert ran.exit_code == 1
    said = " ".join(ran.output.split())
    assert (
        "- it cannot be decided again: family F1 has a check or a confirmation of "
        "2018-04-01, after 2018-03-31, on which its files were drawn up"
    ) in said
