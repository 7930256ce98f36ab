"""
The commands of the claims register, from an empty one to an auditor's check.
"""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from pbr import cli
from pbr.plans import load_plan
from pbr.register.database import Register
from pbr.rules.attendance import AttendedEachTerm

EXAMPLES = Path(__file__).parents[2] / "examples"
FORTY = EXAMPLES / "forty-families"
CONFIRMED = EXAMPLES / "bradford-example-two-confirmed"
PLAN = ("--plan", "bradford-families-first-2015")
PLAN_DIGEST = load_plan(PLAN[1]).digest
UNDER = "under bradford-families-first-2015"


def run(*arguments: str | Path, **environment: str) -> Result:
    """
    What a command of the register does with these words.
    """
    words = ["register", *[str(word) for word in arguments]]
    return CliRunner().invoke(cli.main, words, env=environment)


@pytest.fixture
def at(tmp_path: Path) -> tuple[str, str]:
    """
    A register without entries, as an option.
    """
    option = ("--register", str(tmp_path / "register.sqlite"))
    assert (
        run("new", *option).output == f"{option[1]}: a new register, without entries\n"
    )
    return option


def add_two(at: tuple[str, str], on: str = "2018-04-01") -> Result:
    """
    Enter the one claim of an example.
    """
    return run("add", CONFIRMED, *PLAN, "--on", on, *at)


def digest(at: tuple[str, str]) -> str:
    """
    The digest of the first entry.
    """
    return Register.open(at[1]).entries()[0].digest


def test_add_says_what_it_entered(at: tuple[str, str]) -> None:
    """
    The claims that are payable are entered, and all are counted.
    """
    ran = run("add", FORTY, *PLAN, "--on", "31/10/2017", *at)
    assert ran.exit_code == 0
    lines = ran.output.splitlines()
    assert lines[0] == (
        "entry 1, INV-01: progress, £800.00, claimed on 31 October 2017 under"
    )
    assert lines[-1] == f"{at[1]}: 9 of 40 claims entered"
    assert len(Register.open(at[1]).entries()) == 9


def test_add_refuses_what_is_there(at: tuple[str, str]) -> None:
    """
    Entered again, every claim is listed with its entry; exit status 2.
    """
    assert add_two(at).exit_code == 0
    ran = add_two(at)
    assert ran.exit_code == 2
    assert ran.stderr == (
        "no claim was entered: these families are already in the register, or were given "
        "twice; enter the others with --family\n"
        f"  BX2: entry 1, employment, claimed on 2018-04-01 {UNDER}\n"
    )


def test_add_refuses_a_claim_named_that_is_not_payable(at: tuple[str, str]) -> None:
    """
    With --family a claim is entered or refused; without it, it is only counted.
    """
    ran = run("add", FORTY, *PLAN, "--on", "2017-10-31", *at, "--family", "INV-02")
    assert ran.exit_code == 2
    assert ran.stderr == (
        "no claim was entered: only a payable claim can be entered, and these are not "
        f"payable; leave them out\n  INV-02: not met on 2017-10-31 {UNDER}\n"
    )
    ran = run("add", FORTY, *PLAN, "--on", "2017-10-31", *at, "--family", "INV-06")
    assert ran.output.splitlines()[-1] == f"{at[1]}: 1 of 1 claims entered"
    assert add_two(at, "2018-03-31").output == f"{at[1]}: 0 of 1 claims entered\n"


def test_add_lists_a_claim_that_crashed(
    at: tuple[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """
    A crash is one claim's: it is listed with its family, and is not entered.
    """

    def crash(*_: object) -> None:
        message = "a bug"
        raise ZeroDivisionError(message)

    monkeypatch.setattr(AttendedEachTerm, "examine", crash)
    ran = add_two(at)
    assert ran.exit_code == 0
    assert (ran.stdout, ran.stderr) == (
        f"{at[1]}: 0 of 1 claims entered\n"
        "ERROR  family BX2 could not be decided: ZeroDivisionError: a bug\n",
        "",
    )


def test_show_prints_each_entry(at: tuple[str, str]) -> None:
    """
    An entry has three lines under it, and the last line adds them up.
    """
    assert run("show", *at).output == "0 entries, £0.00\n"
    add_two(at)
    version = Register.open(at[1]).entries()[0].pbr_version
    assert run("show", *at).output == (
        f"entry 1, BX2: employment, £800.00, claimed on 1 April 2018 under\n"
        f"    {PLAN[1]}\n"
        f"  plan sha256 {PLAN_DIGEST}\n"
        f"  sha256 {digest(at)}\n  pbr {version}\n"
        "1 entry, £800.00\n"
    )
    assert run("show", *at, "--format", "csv").output == (
        "number,family,plan,plan_digest,words_digest,claimed_on,as_of,result,supplements,"
        "amount_pence,digest,pbr_version,answers\n"
        f"1,BX2,{PLAN[1]},{PLAN_DIGEST},,2018-04-01,,employment,[],80000,"
        f"{digest(at)},{version},[]\n"
    )


def test_show_prints_the_digest_of_words_csv(tmp_path: Path) -> None:
    """
    If the files had a words.csv, its digest is under that of the plan.
    """
    folder, at = tmp_path / "cases", ("--register", str(tmp_path / "claims.db"))
    shutil.copytree(CONFIRMED, folder)
    words = "file,column,found,means\nincidents.csv,kind,arson,offence\n"
    (folder / "words.csv").write_text(words, "utf-8")
    run("new", *at)
    run("add", folder, *PLAN, "--on", "2018-04-01", *at)
    (entry,) = Register.open(at[1]).entries()
    assert len(entry.words_digest) == 64
    assert f"  words sha256 {entry.words_digest}\n" in run("show", *at).output


def test_verify_decides_again(at: tuple[str, str]) -> None:
    """
    From the same case files nothing differs, wherever the folder now is.
    """
    add_two(at)
    moved = Path(at[1]).parent / "moved"
    shutil.copytree(CONFIRMED, moved)
    ran = run("verify", moved, *PLAN, *at)
    assert (ran.exit_code, ran.output) == (
        0,
        "1 entry decided again, 0 differ\n"
        "0 entries under other plans or on other days, not checked\n",
    )


def test_verify_lists_what_differs(at: tuple[str, str]) -> None:
    """
    An amount that was changed in the file is listed, and the exit status is 1.
    """
    add_two(at)
    with closing(sqlite3.connect(at[1])) as connection:
        connection.execute("UPDATE claims_register SET amount_pence = 240000")
        connection.commit()
    ran = run("verify", CONFIRMED, *PLAN, *at, "--on", "2018-04-01")
    assert (ran.exit_code, ran.output) == (
        1,
        f"entry 1, BX2: employment, £2,400.00, claimed on 1 April 2018 under\n"
        f"    {PLAN[1]}\n"
        "  - amount_pence: 240000 in the register, 80000 decided again\n"
        "1 entry decided again, 1 differ\n"
        "0 entries under other plans or on other days, not checked\n",
    )


@pytest.mark.parametrize(
    "other",
    [
        (*PLAN, "--on", "2018-04-02"),
        ("--plan", "bath-connecting-families-2015"),
    ],
)
def test_verify_counts_what_it_did_not_look_at(
    at: tuple[str, str], other: tuple[str, ...]
) -> None:
    """
    Entries of another day, or under another plan, are counted and not decided.
    """
    add_two(at)
    ran = run("verify", CONFIRMED, *other, *at)
    assert ran.exit_code == 0
    assert ran.stdout.startswith(
        "0 entries decided again, 0 differ\n"
        "1 entry under other plans or on other days, not checked\n"
    )


def test_export_is_a_claims_csv(at: tuple[str, str], tmp_path: Path) -> None:
    """
    Put among the case files, the family is claimed before, and still verified.
    """
    add_two(at)
    text = "family_id,result,claimed_on\nBX2,employment,2018-04-01\n"
    assert run("export", *at).output == text
    folder = tmp_path / "cases"
    shutil.copytree(CONFIRMED, folder)
    ran = run("export", *at, "--out", folder / "claims.csv")
    assert ran.output == f"{folder / 'claims.csv'}: 1 entry written\n"
    assert (folder / "claims.csv").read_bytes() == text.encode()
    ran = run("add", folder, *PLAN, "--on", "2018-04-02", *at)
    assert ran.output == f"{at[1]}: 0 of 1 claims entered\n"
    assert run("verify", folder, *PLAN, *at).exit_code == 0


def test_export_writes_over_nothing(at: tuple[str, str], tmp_path: Path) -> None:
    """
    A claims.csv that exists may have claims that the register does not.
    """
    path = tmp_path / "claims.csv"
    path.write_text("mine", "utf-8")
    ran = run("export", *at, "--out", path)
    assert (ran.exit_code, ran.stderr) == (
        2,
        f"{path}: already exists; nothing was written; add --force to replace it\n",
    )
    assert path.read_text("utf-8") == "mine"


@pytest.mark.parametrize(
    "command", [["show"], ["export"], ["add", *PLAN, "--on", "2018-04-01"]]
)
def test_a_register_that_is_not_there(command: list[str], tmp_path: Path) -> None:
    """
    Only `new` makes one: a mistyped name is an error, with exit status 2.
    """
    path = tmp_path / "regster.sqlite"
    folder = [str(CONFIRMED)] if command[0] == "add" else []
    ran = run(*command, *folder, "--register", path)
    assert (ran.exit_code, ran.stderr) == (
        2,
        f"{path}: there is no register; correct the name, or make one with pbr "
        "register new\n",
    )
    assert not path.exists()


def test_the_register_may_be_named_in_the_environment(at: tuple[str, str]) -> None:
    """
    PBR_REGISTER can name the register, so that no command has a password in it.
    """
    assert run("show", PBR_REGISTER=at[1]).output == "0 entries, £0.00\n"
    assert "--register" in run("show").stderr


def test_keep_going_skips_families_with_problems(
    at: tuple[str, str], tmp_path: Path
) -> None:
    """
    With --keep-going the other families are entered, and those left out are listed;
    to `verify`, the entry of a family that is left out differs.
    """
    folder = tmp_path / "cases"
    shutil.copytree(FORTY, folder)
    with (folder / "needs.csv").open("a", encoding="utf-8") as file:
        file.write("INV-01,crime,someday,,\n")
    asked = (folder, *PLAN, "--on", "2017-10-31", *at)
    assert run("add", *asked).exit_code == 2
    ran = run("add", *asked, "--keep-going")
    assert (ran.exit_code, ran.stderr) == (0, "")
    assert f"{at[1]}: 8 of 39 claims entered\n" in ran.stdout
    assert "left out, for problems in their rows: INV-01\n" in ran.stdout
    assert run("add", FORTY, *asked[1:], "--family", "INV-01").exit_code == 0
    ran = run("verify", *asked, "--keep-going")
    assert ran.exit_code == 1
    assert ran.stdout.startswith(
        f"entry 9, INV-01: progress, £800.00, claimed on 31 October 2017 under\n"
        f"    {PLAN[1]}\n"
        "  - the family is left out, for problems in its rows\n"
        "9 entries decided again, 1 differ\n"
    )
    assert "left out, for problems in their rows: INV-01\n" in ran.stdout


def flagged_folder(tmp_path: Path) -> Path:
    """
    The forty families, one of them with an action plan from long before.
    """
    cases = tmp_path / "cases"
    shutil.copytree(FORTY, cases)
    families = cases / "families.csv"
    text = families.read_text("utf-8").replace("2016-11-29", "2015-10-31", 1)
    families.write_text(text, "utf-8")
    return cases


def test_a_flagged_claim_waits_for_its_answer(
    at: tuple[str, str], tmp_path: Path
) -> None:
    """
    The others are entered; with the answer it is entered too. An answer to no flag of
    the claims is reported.
    """
    where = (flagged_folder(tmp_path), *PLAN, "--on", "2017-10-31", *at)
    ran = run("add", *where)
    assert ran.exit_code == 0
    assert (
        "INV-01: not entered until its flags are answered\n  long-before " in ran.output
    )
    assert "8 of 40 claims entered" in ran.output
    said = " ".join(ran.output.split()).partition("long-before ")[2]
    flag_id = said.partition(":")[0]
    refused = run("add", *where, "--family", "INV-01")
    assert refused.exit_code == 2
    assert f"INV-01: long-before {flag_id}" in refused.output
    answers = tmp_path / "answers.csv"
    answers.write_text(
        "flag_id,answer,answered_by,answered_on\n"
        f"{flag_id},The date was mistyped,T-1,2017-11-03\nabc1,Seen,T-1,2017-11-03\n",
        "utf-8",
    )
    ran = run("add", *where, "--family", "INV-01", "--answers", answers)
    assert ran.exit_code == 0
    assert "entry 9, INV-01: progress" in ran.output
    note = "note: abc1 is a flag of none of these claims  [answers.csv:3]"
    assert note in ran.output.splitlines()
    shown = run("show", *at).output
    assert "answered by T-1 on 3 November 2017: The date was mistyped" in " ".join(
        shown.split()
    )
    verified = run("verify", where[0], *PLAN, *at)
    assert (verified.exit_code, "0 differ" in verified.output) == (0, True)
