"""
The command: what it prints, where it writes, and how it ends (SPEC §12).
"""

from __future__ import annotations

import csv
import io
import json
import os
import runpy
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from pbr import cli
from pbr.cli import _output as _told
from pbr.findings import Reason, Why
from pbr.plans import shipped_plans
from pbr.reports.explain import PASSED_OVER, REASONS, words
from pbr.verdicts import Verdict

EXAMPLES = Path(__file__).parents[2] / "examples"
FORTY = EXAMPLES / "forty-families"
TWO = EXAMPLES / "bradford-example-two"
PLAN = "bradford-families-first-2015"
ON = ("--plan", PLAN, "--on", "2017-10-31")


def run(*arguments: str | Path) -> Result:
    """
    What the command does with these words.
    """
    return CliRunner().invoke(cli.main, [str(word) for word in arguments])


def a_folder(tmp_path: Path, **files: str) -> Path:
    """
    A case folder of these files, on top of one family.
    """
    plain = {
        "families": "family_id,attached_on\nF1,2017-01-09\nF2,2017-01-09\n",
        "people": "person_id,family_id,born_on\nP1,F1,1985-05-01\nP2,F2,1985-05-01\n",
    }
    folder = tmp_path / "cases"
    folder.mkdir()
    for name, text in {**plain, **files}.items():
        (folder / f"{name}.csv").write_text(text, "utf-8")
    return folder


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
    assert sum(int(rows[name]) for name in verdicts) == int(rows["claims in"])
    assert "Family " not in ran.output
    assert max(len(line) for line in ran.output.splitlines()) <= 80


def test_a_chosen_family_is_printed_in_full() -> None:
    """
    With --family the whole trail is printed, in 80 columns, and then the summary.
    """
    ran = run("validate", TWO, *ON, "--family", "BX2")
    assert ran.exit_code == 0
    assert ran.output.startswith(f"Family BX2 under {PLAN} on 31 October 2017\nNOT MET")
    said = " ".join(ran.output.split())
    assert "30 days of work in a row from 2 October 2017 to 31 October 2017" in said
    assert "182 needed: 152 days short" in said
    assert "claims in" in ran.output
    assert max(len(line) for line in ran.output.splitlines()) <= 80


@pytest.mark.parametrize("day", ["2017-10-31", "31/10/2017"])
def test_a_day_is_written_in_either_way(day: str) -> None:
    """
    --on takes an ISO date or a UK one.
    """
    ran = run("validate", TWO, "--plan", PLAN, "--on", day, "--format", "jsonl")
    assert json.loads(ran.output)["on"] == "2017-10-31"


@pytest.mark.parametrize(
    "day", ["31/02/2017", "2017-2-1", "today", "20171031", "٢٠١٧-10-31"]
)
def test_any_other_day_is_refused(day: str) -> None:
    """
    A day that is no date is a usage error that shows both ways of writing one.
    """
    ran = run("validate", TWO, "--plan", PLAN, "--on", day)
    assert ran.exit_code == 2
    assert "is not a date; write 2017-10-31 or 31/10/2017" in ran.output


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
        "family",
        "on",
        "payable",
        "plan",
        "result",
        "trail",
        "verdict",
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
    No family is no claim: JSON is an empty list, and the summary says 0.
    """
    folder = a_folder(
        tmp_path, families="family_id\n", people="person_id,family_id,born_on\n"
    )
    assert json.loads(run("validate", folder, *ON, "--format", "json").stdout) == []
    assert "| claims in      |      0 |" in run("validate", folder, *ON).output


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


def test_every_problem_is_told_at_once(tmp_path: Path) -> None:
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
    assert "| claims in      |      1 |" in ran.output
    assert "left out, for problems in their rows: F1" in ran.output
    lines = run("validate", folder, *ON, "--keep-going", "--format", "jsonl")
    assert [json.loads(line)["family"] for line in lines.stdout.splitlines()] == ["F2"]
    assert "left out, for problems in their rows: F1" in lines.stderr


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


def test_an_unknown_family_is_a_usage_error() -> None:
    """
    A family that is not there is named, with status 2.
    """
    ran = run("validate", TWO, *ON, "--family", "BX9")
    assert ran.exit_code == 2
    assert "there is no family BX9 among the 1 read" in ran.output


def test_an_unknown_plan_is_told_plainly() -> None:
    """
    A plan that is not there is refused with the nearest name, and status 2.
    """
    ran = run("validate", TWO, "--plan", "bradford", "--on", "2017-10-31")
    assert ran.exit_code == 2
    assert ran.stderr.startswith("bradford: 1 mistake")


def test_a_day_out_of_reach_is_told_plainly() -> None:
    """
    A day that no claim can be made on is refused with status 2.
    """
    ran = run("validate", TWO, "--plan", PLAN, "--on", "1066-10-14")
    assert ran.exit_code == 2
    assert "a claim is made between 1900 and 2199, not 1066-10-14" in ran.output


def test_plans_lists_every_plan_with_its_title() -> None:
    """
    `pbr plans` names each shipped plan, and its title.
    """
    ran = run("plans")
    assert ran.exit_code == 0
    for name in shipped_plans():
        assert name in ran.output
    assert "Families First, Bradford" in ran.output


@pytest.mark.parametrize("name", shipped_plans())
def test_a_plan_is_shown_as_a_page(name: str) -> None:
    """
    `pbr plans show` fits 80 columns, and quotes its source for what it asks.
    """
    ran = run("plans", "show", name)
    assert ran.exit_code == 0
    assert max(len(line) for line in ran.output.splitlines()) <= 80
    for said in ("Who is eligible", "What is paid", "stated)", "assumed"):
        assert said in ran.output


def test_a_plan_is_checked(tmp_path: Path) -> None:
    """
    `pbr plans check` says that a plan is right, or every mistake in it.
    """
    right = run("plans", "check", EXAMPLES / "every-rule.toml")
    assert right.exit_code == 0
    assert "no mistakes" in right.output
    wrong = tmp_path / "wrong.toml"
    wrong.write_text("titel = 'x'\n", "utf-8")
    ran = run("plans", "check", wrong)
    assert ran.exit_code == 2
    assert "titel: is not a known key; did you mean 'title'?" in ran.output
    assert "area: is missing" in ran.output


def test_template_writes_empty_files_that_read(tmp_path: Path) -> None:
    """
    `pbr template` writes a folder that validates as no families at all.
    """
    folder = tmp_path / "new"
    assert run("template", folder).exit_code == 0
    assert "| claims in      |      0 |" in run("validate", folder, *ON).output
    again = run("template", folder)
    assert again.exit_code == 2
    assert "Traceback" not in again.output


def test_explain_knows_every_word_of_a_trail() -> None:
    """
    Each reason, each why and each verdict has a meaning, ended with a full stop.
    """
    known = words()
    for kind in (Reason, Why):
        for each in kind:
            assert known[each.value].endswith(".")
    assert REASONS.keys() == set(Reason)
    assert PASSED_OVER.keys() == set(Why)
    for verdict in Verdict:
        assert verdict.value.replace("_", " ") in known


def test_explain_says_what_a_word_means() -> None:
    """
    `pbr explain` lists its words, explains one, and offers the nearest to another.
    """
    assert "undetermined" in run("explain").output
    assert "The evidence cannot tell" in run("explain", "Undetermined").output
    assert "never a pass" in run("explain", "not_applicable").output
    rule = run("explain", "employed-consecutively").output
    assert "gap_days = a whole number, from 0" in rule
    assert 'counted_from = "any" or "attachment"' in rule
    assert 'off_benefits = a list of words, or "not looked at"' in rule
    assert "26 consecutive weeks" in rule
    assert "A plan sets:" not in run("explain", "planned").output
    wrong = run("explain", "undeterminned")
    assert wrong.exit_code == 2
    assert "did you mean 'undetermined'?" in wrong.output
    assert "see pbr explain" in run("explain", "xyzzy").output


def test_help_names_every_command() -> None:
    """
    `pbr --help` names the commands, and -h is the same.
    """
    ran = run("--help")
    for name in ("validate", "plans", "template", "explain", "register"):
        assert name in ran.output
    assert run("-h").output == ran.output
    assert "version" in run("--version").output


def test_the_module_is_the_command(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """
    `python -m pbr` is the command, under its own name.
    """
    monkeypatch.setattr("sys.argv", ["pbr", "--version"])
    with pytest.raises(SystemExit) as ended:
        runpy.run_module("pbr", run_name="__main__")
    assert ended.value.code == 0
    assert capsys.readouterr().out.startswith("pbr, version ")
    imported = runpy.run_module("pbr.__main__", run_name="pbr.__main__")
    assert imported["main"] is cli.main


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
    assert not _told.on_a_terminal()
    assert "deciding" not in run("validate", many, *ON).stderr
    monkeypatch.setattr(_told, "on_a_terminal", lambda: True)
    ran = run("validate", many, *ON, "--format", "csv")
    assert len(ran.stdout.splitlines()) == 601


def test_a_crash_is_printed_as_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    """
    A claim on which pbr itself crashes is told, counted, and not taken for a verdict.
    """

    def crash(*_: object) -> None:
        message = "a bug"
        raise RuntimeError(message)

    monkeypatch.setattr("pbr.batch.validate", crash)
    ran = run("validate", TWO, *ON)
    assert ran.exit_code == 0
    assert "ERROR  family BX2 could not be decided: RuntimeError: a bug" in ran.output
    assert "| error          |      1 |" in ran.output


def test_a_stream_takes_the_same_bytes_everywhere() -> None:
    """
    A stream in another encoding is turned to UTF-8; what is no such stream is let be.
    """
    raw = io.BytesIO()
    stream = io.TextIOWrapper(raw, encoding="cp1252", newline="\r\n")
    cli.write_alike(stream)
    stream.write("£1\n")
    stream.flush()
    assert raw.getvalue() == "£1\n".encode()
    cli.write_alike(io.StringIO())


class ATerminal(io.TextIOWrapper):
    """
    A stream that somebody looks at.
    """

    def isatty(self) -> bool:
        """
        Whether it is a terminal.
        """
        return True


def test_a_terminal_takes_a_name_that_is_no_text() -> None:
    """
    A terminal keeps its encoding, and shows what it cannot take by its escape.
    """
    raw = io.BytesIO()
    stream = ATerminal(raw, encoding="cp1252", newline="\n")
    cli.write_alike(stream)
    stream.write("£ \udcff\n")
    stream.flush()
    assert raw.getvalue() == b"\xa3 \\udcff\n"
