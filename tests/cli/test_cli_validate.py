"""
`pbr validate`: the summary, the trails, and every format.
"""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from a_case_folder import a_folder
from pbr.plans import load_plan
from running import run

EXAMPLES = Path(__file__).parents[2] / "examples"
FORTY = EXAMPLES / "forty-families"
TWO = EXAMPLES / "bradford-example-two"
PLAN = "bradford-families-first-2015"
ON = ("--plan", PLAN, "--on", "2017-10-31")


def test_validate_prints_a_summary_that_adds_up() -> None:
    """
    Claims in is the sum of the verdicts and errors, and no trail is printed.
    """
    ran = run("validate", FORTY, *ON)
    assert ran.exit_code == 0
    rows = {
        cells[1].strip(): cells[2].strip()
        for line in ran.output.splitlines()
        if len(cells := line.split("|")) == 5
    }
    verdicts = ("met", "not met", "undetermined", "not applicable", "error")
    assert sum(int(rows[name]) for name in verdicts) == int(rows["total"])
    assert "Family " not in ran.output
    assert max(len(line) for line in ran.output.splitlines()) <= 80


def test_a_chosen_family_is_printed_in_full() -> None:
    """
    With --family the whole trail is printed, in 80 columns, and then the summary.
    """
    ran = run("validate", TWO, *ON, "--family", "BX2")
    assert ran.exit_code == 0
    assert ran.output.startswith(
        f"Family BX2 under {PLAN} on 31 October 2017\n"
        f"plan sha256 {load_plan(PLAN).digest}\nNOT MET"
    )
    said = " ".join(ran.output.split())
    assert "30 days of work in a row from 2 October 2017 to 31 October 2017" in said
    assert "182 needed: 152 days short" in said
    assert "| total          |      1 |" in ran.output
    assert max(len(line) for line in ran.output.splitlines()) <= 80


def test_json_is_a_list_of_claims() -> None:
    """
    --format json prints one JSON list, a claim for each family, in order of id.
    """
    ran = run("validate", FORTY, *ON, "--format", "json")
    claims = json.loads(ran.stdout)
    ids = [claim["family"] for claim in claims]
    assert ids == sorted(ids)
    assert len(ids) > 30
    assert set(claims[0]) == {
        "amount",
        "as_of",
        "family",
        "flags",
        "on",
        "payable",
        "plan",
        "plan_digest",
        "result",
        "trail",
        "verdict",
        "words_digest",
    }


def test_the_formats_agree() -> None:
    """
    JSON, JSON lines and CSV say the same of every claim.
    """
    as_list = json.loads(run("validate", FORTY, *ON, "--format", "json").stdout)
    lines = run("validate", FORTY, *ON, "--format", "jsonl").stdout.splitlines()
    assert [json.loads(line) for line in lines] == as_list
    table = run("validate", FORTY, *ON, "--format", "csv").stdout
    rows = list(csv.DictReader(io.StringIO(table)))
    assert [
        (row["family"], row["verdict"], row["result"] or None, row["amount"])
        for row in rows
    ] == [(c["family"], c["verdict"], c["result"], c["amount"]) for c in as_list]


def test_an_empty_caseload_is_an_empty_list(tmp_path: Path) -> None:
    """
    Without families there are no claims: JSON is an empty list, and the summary says 0.
    """
    folder = a_folder(
        tmp_path, families="family_id\n", people="person_id,family_id,born_on\n"
    )
    assert json.loads(run("validate", folder, *ON, "--format", "json").stdout) == []
    assert "| total          |      0 |" in run("validate", folder, *ON).output


def test_every_problem_is_listed_at_once(tmp_path: Path) -> None:
    """
    Bad input: every problem with file, row and column, status 2, and no traceback.
    """
    folder = a_folder(
        tmp_path,
        attendance="person_id,term,possible,authorised,unauthorised\n"
        "P1,2016/17 autumn,10,6,5\nP9,2016/17 winter,x,0,0\n",
    )
    ran = run("validate", folder, *ON)
    assert ran.exit_code == 2
    assert ran.stdout == ""
    for place in (
        "attendance.csv:2",
        "attendance.csv:3:person_id",
        "attendance.csv:3:term",
        "attendance.csv:3:possible",
    ):
        assert place in ran.stderr
    assert "Traceback" not in ran.stderr


def test_keep_going_lists_whom_it_leaves_out(tmp_path: Path) -> None:
    """
    --keep-going decides the other families, and says who was left out and why.
    """
    folder = a_folder(tmp_path, needs="family_id,problem,identified_on\nF1,crime,x\n")
    ran = run("validate", folder, *ON, "--keep-going")
    assert ran.exit_code == 0
    assert "| total          |      1 |" in ran.output
    assert "left out, for problems in their rows: F1" in ran.output
    lines = run("validate", folder, *ON, "--keep-going", "--format", "jsonl")
    assert [json.loads(line)["family"] for line in lines.stdout.splitlines()] == ["F2"]
    assert "left out, for problems in their rows: F1" in lines.stderr


def test_a_crash_is_printed_as_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    """
    A claim on which pbr crashes is a notice, and is counted as an error.
    """

    def crash(*_: object) -> None:
        message = "a bug"
        raise RuntimeError(message)

    monkeypatch.setattr("pbr.batch.validate", crash)
    ran = run("validate", TWO, *ON)
    assert ran.exit_code == 0
    assert "ERROR  family BX2 could not be decided: RuntimeError: a bug" in ran.output
    assert "| error          |      1 |" in ran.output
    table = run("validate", TWO, *ON, "--format", "csv")
    assert table.stdout.splitlines()[1] == (
        f"BX2,{PLAN},{load_plan(PLAN).digest},,2017-10-31,,error,no,,0.00,,,0"
    )
    assert table.stderr == (
        "ERROR  family BX2 could not be decided: RuntimeError: a bug\n"
    )
