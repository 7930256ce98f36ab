"""
Which commands list the flags of the families, and where.
"""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from made import BRADFORD
from pbr import cli

FORTY_FAMILIES = Path(__file__).parents[2] / "examples" / "forty-families"


def test_the_command_lists_the_flags(tmp_path: Path) -> None:
    """
    In the summary a line for each flag; for a family shown in full, before its trail.
    """
    folder = tmp_path / "cases"
    folder.mkdir()
    (folder / "families.csv").write_text("family_id\nF1\nF2\n", "utf-8")
    (folder / "people.csv").write_text(
        "person_id,family_id,born_on\nP1,F1,2001-01-01\nP1,F2,2001-01-01\n", "utf-8"
    )
    on = ["--plan", BRADFORD.name, "--on", "2017-10-31"]
    runner = CliRunner()
    ran = runner.invoke(cli.main, ["validate", str(folder), *on])
    for family_id in ("F1", "F2"):
        said = f"{family_id}: P1 is in two families (F1 and F2) [people.csv:2, 3]"
        assert f"flag: {said}" in " ".join(ran.output.split())
    full = runner.invoke(cli.main, ["validate", str(folder), *on, "--family", "F1"])
    assert "Flags, which do not change the verdict." in full.output
    assert "flag: F1" not in full.output
    assert "flag: F2" in full.output
    assert "flag" not in full.stderr
    table = runner.invoke(cli.main, ["validate", str(folder), *on, "--format", "csv"])
    assert table.stderr.count("flag: ") == 2
    lines = runner.invoke(cli.main, ["validate", str(folder), *on, "--format", "json"])
    (one, two) = json.loads(lines.stdout)
    assert one["flags"] == two["flags"]
    assert [each["kind"] for each in one["flags"]] == ["in-two-families"]
    assert table.stdout.splitlines()[1].endswith(",in-two-families,1")


def test_validate_counts_the_payable_claims_that_are_flagged(tmp_path: Path) -> None:
    """
    The summary has their number, and a line for each flag that a payable claim has by
    itself and that has to be answered.
    """
    cases = tmp_path / "cases"
    shutil.copytree(FORTY_FAMILIES, cases)
    families = cases / "families.csv"
    text = families.read_text("utf-8").replace("2016-11-29", "2015-10-31", 1)
    families.write_text(text, "utf-8")
    where = ["--plan", BRADFORD.name, "--on", "2017-10-31"]
    ran = CliRunner().invoke(cli.main, ["validate", str(cases), *where])
    assert ran.exit_code == 0
    assert "\npayable claims with a flag to answer: 4 of 12\n" in ran.output
    said = (
        "flag: INV-01: the family was assessed, or had its action plan, more than twelve "
        "months before attachment: planned on 31 October 2015 [families.csv:2]"
    )
    assert " ".join(ran.output.split()).count(said) == 1
    full = CliRunner().invoke(
        cli.main, ["validate", str(cases), *where, "--family", "INV-01"]
    )
    assert "flag:" not in full.output
    assert "long-before" in full.output
    page = tmp_path / "page.html"
    CliRunner().invoke(cli.main, ["overview", str(cases), *where, "--out", str(page)])
    assert "long-before" in page.read_text("utf-8")


@pytest.mark.parametrize(
    "asked",
    [
        ["chase", "--on", "2017-10-31"],
        ["diff", "--on", "2017-10-31", "--then", "2017-11-30"],
        ["margins", "--on", "2017-10-31"],
        ["money", "--on", "2017-10-31"],
        ["when", "--from", "2017-10-31", "--until", "2017-11-30"],
    ],
    ids=lambda asked: asked[0],
)
def test_every_command_lists_the_flags(asked: list[str], tmp_path: Path) -> None:
    """
    Each command lists one flag for each of two families that share a person.
    """
    (tmp_path / "families.csv").write_text("family_id\nF1\nF2\n", "utf-8")
    (tmp_path / "people.csv").write_text(
        "person_id,family_id,born_on\nP1,F1,2001-01-01\nP1,F2,2001-01-01\n", "utf-8"
    )
    command, *words = asked
    words = [command, str(tmp_path), "--plan", BRADFORD.name, *words]
    ran = CliRunner().invoke(cli.main, words)
    assert ran.exit_code == 0
    for family_id in ("F1", "F2"):
        said = f"flag: {family_id}: P1 is in two families"
        assert " ".join(ran.output.split()).count(said) == 1


def test_register_add_lists_the_flags(tmp_path: Path) -> None:
    """
    `pbr register add` says under its answer what is odd in the files, and who is in two
    families; `verify` says what is odd in the files.
    """
    folder = tmp_path / "cases"
    folder.mkdir()
    (folder / "families.csv").write_text("family_id\nF1\nF2\nF2\n", "utf-8")
    (folder / "people.csv").write_text(
        "person_id,family_id,born_on\nP1,F1,2001-01-01\nP1,F2,2001-01-01\n", "utf-8"
    )
    runner, register = CliRunner(), str(tmp_path / "claims.db")
    runner.invoke(cli.main, ["register", "new", "--register", register])
    where = ["--plan", BRADFORD.name, "--on", "2017-10-31", "--register", register]
    told = [
        "note: families.csv:3: repeated in row 4; read once",
        "flag: F1: P1 is in two families (F1 and F2)  [people.csv:2, 3]",
        "flag: F2: P1 is in two families (F1 and F2)  [people.csv:2, 3]",
    ]
    ran = runner.invoke(cli.main, ["register", "add", str(folder), *where])
    assert (ran.exit_code, ran.stderr) == (0, "")
    assert ran.stdout.splitlines()[-3:] == told
    ran = runner.invoke(
        cli.main,
        ["register", "verify", str(folder), *where[:2], "--register", register],
    )
    assert ran.stdout.splitlines()[-1:] == told[:1]


def test_register_add_says_which_earlier_claim_is_after_the_day(tmp_path: Path) -> None:
    """
    `pbr register add` lists a claim dated after the day, which does not block; one of the
    day does.
    """
    folder = FORTY_FAMILIES
    cases = tmp_path / "cases"
    shutil.copytree(folder, cases)
    with (cases / "claims.csv").open("a", encoding="utf-8") as file:
        file.write("INV-01,progress,2017-11-01\n")
    runner, register = CliRunner(), str(tmp_path / "claims.db")
    runner.invoke(cli.main, ["register", "new", "--register", register])
    where = ["--plan", BRADFORD.name, "--on", "2017-10-31", "--register", register]
    words = ["register", "add", str(cases), *where, "--family", "INV-01"]
    ran = runner.invoke(cli.main, words)
    assert ran.exit_code == 0
    said = "note: INV-01 is claimed for after the day, on 1 November 2017  [claims.csv:"
    assert [line[: len(said)] for line in ran.stdout.splitlines()].count(said) == 1
    assert "entry 1, INV-01: progress" in ran.stdout
    where[3] = "2017-11-01"
    ran = runner.invoke(cli.main, words[:3] + where + words[-2:])
    assert "is claimed for after the day" not in ran.output


def test_when_lists_the_flags_of_the_first_day_and_of_the_last(tmp_path: Path) -> None:
    """
    A person who joins another family between the two is flagged once.
    """
    (tmp_path / "families.csv").write_text("family_id\nF1\nF2\n", "utf-8")
    (tmp_path / "people.csv").write_text(
        "person_id,family_id,born_on,joined_on\nP1,F1,2001-01-01,\n"
        "P1,F2,2001-01-01,2017-11-15\n",
        "utf-8",
    )
    asked = ["when", str(tmp_path), "--plan", BRADFORD.name, "--from", "2017-10-31"]
    for until, times in (("2017-11-14", 0), ("2017-11-15", 1)):
        ran = CliRunner().invoke(cli.main, [*asked, "--until", until])
        said = "flag: F1: P1 is in two families (F1 and F2)"
        assert ran.output.count(said) == times
