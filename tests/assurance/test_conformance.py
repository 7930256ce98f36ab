"""
The pack of cases: it is what it was made to be, pbr agrees, and it can be read plainly.
"""

from __future__ import annotations

import filecmp
import json
import os
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve
from click.testing import CliRunner, Result

import make_conformance
from crashing import BROKEN
from made import a_family
from pbr import cli
from pbr.assurance.cases import Case
from pbr.assurance.conformance import pack_digest, read_pack, write_cases
from pbr.casefiles.writing import document_of
from pbr.exceptions import PackError
from pbr.verdicts import MET, UNDETERMINED

PACK = make_conformance.PACK


def run(*arguments: object) -> Result:
    """
    What the command does.
    """
    return CliRunner().invoke(cli.main, [str(word) for word in arguments])


@pytest.mark.thorough
def test_the_pack_is_what_the_reference_makes(tmp_path: Path) -> None:
    """
    Made anew, the pack is the same to the byte, and so is its digest.
    """
    make_conformance.main(tmp_path)
    compared = filecmp.dircmp(PACK, tmp_path)
    assert (compared.diff_files, compared.right_only) == ([], [])
    for name in ("cases", "plans"):
        inner = compared.subdirs[name]
        assert (inner.diff_files, inner.left_only, inner.right_only) == ([], [], [])
    digest = (PACK / "DIGEST").read_text("utf-8").strip()
    assert digest == pack_digest(PACK)


@pytest.mark.thorough
def test_pbr_agrees_with_every_case() -> None:
    """
    At least five hundred cases, on none of which pbr decides otherwise. The command says
    how many agree, and the digest of what it ran.
    """
    cases = [
        case for file in (PACK / "cases").glob("*.jsonl") for case in read_pack(file)
    ]
    number = len(cases)
    assert number >= 500
    assert len({case.id for case in cases}) == number
    ran = run("conformance", "run", PACK)
    assert ran.output == (
        f"{number} of {number} cases agree\nsha256 {pack_digest(PACK)}\n"
    )
    assert ran.exit_code == 0


def a_line(**changes: object) -> dict[str, object]:
    """
    The first case of the pack as data, with some of it changed.
    """
    source = PACK / "cases" / "bradford-families-first-2015.jsonl"
    first = source.read_text("utf-8").partition("\n")[0]
    return {**json.loads(first), **changes}


def expecting(**changes: object) -> dict[str, object]:
    """
    The first case of the pack as data, with some of what is expected changed.
    """
    data: dict[str, Any] = a_line()
    return {**data, "expected": {**data["expected"], **changes}}


def a_pack(folder: Path, data: object) -> Path:
    """
    A pack of one case.
    """
    (folder / "cases").mkdir()
    (folder / "plans").mkdir()
    plan = PACK / "plans" / "bradford-families-first-2015.toml"
    (folder / "plans" / plan.name).write_bytes(plan.read_bytes())
    (folder / "cases" / "one.jsonl").write_text(json.dumps(data) + "\n\n", "utf-8")
    return folder


def test_a_case_that_comes_out_otherwise_is_told(tmp_path: Path) -> None:
    """
    The case, what it is about, and each thing that differs; exit status 1.
    """
    ran = run("conformance", "run", a_pack(tmp_path, expecting(amount="801.00")))
    assert ran.output == (
        "bradford-families-first-2015-0001: needs-identified: enough of them\n"
        "  amount: pbr says 800.00, the pack 801.00\n"
        "0 of 1 cases agree\n"
        f"sha256 {pack_digest(tmp_path)}\n"
    )
    assert ran.exit_code == 1


def test_the_pack_has_cases_of_files_drawn_up_on_some_day() -> None:
    """
    Cases say when their files were drawn up, before and after the end of a job; a case
    that has no such key is one whose day is not given.
    """
    cases = [
        case for file in sorted((PACK / "cases").iterdir()) for case in read_pack(file)
    ]
    given = [case for case in cases if case.as_of is not None]
    assert {case.expected.answer.verdict for case in given} >= {MET, UNDETERMINED}
    assert len(given) < len(cases)
    line = json.loads(given[0].line)
    assert line["as_of"] == str(given[0].as_of)
    del line["as_of"]
    assert Case.of_line(json.dumps(line)) == evolve(given[0], as_of=None)
    assert json.loads(Case.of_line(json.dumps(line)).line)["as_of"] is None


def test_a_folder_that_is_no_pack_is_refused(tmp_path: Path) -> None:
    """
    A folder without cases is told plainly.
    """
    ran = run("conformance", "run", tmp_path)
    assert ran.output == (f"{tmp_path}: has no cases/*.jsonl; name a pack's folder\n")
    assert ran.exit_code == 2


ONE_OBJECT = "write a case as one JSON object on one line"
COPY = "copy a line of another case and change it"
A_DATE = 'write a date, as in "2017-10-31"'
POUNDS = 'write pounds and pence, as in "800.00"'
PAYS = "write what the claim pays if it is met, and null and 0.00 if it is not"
PAIRS = 'write pairs, as in ["eligible", "met"]'
QUANTITIES = (
    'write who, what and whole numbers, as in ["P-1", "attended", 102, 120, 108]'
)
DEEP = "[" * 100_000


def without(name: str) -> str:
    """
    The first case of the pack, on a line, without one field.
    """
    return json.dumps({key: a_line()[key] for key in a_line() if key != name})


@pytest.mark.parametrize(
    ("line", "told"),
    [
        (
            "no JSON",
            "the line is not JSON (Expecting value: line 1 column 1 (char 0)); "
            f"{ONE_OBJECT}",
        ),
        ("[]", f"the line is []; {ONE_OBJECT}"),
        ("null", f"the line is null; {ONE_OBJECT}"),
        (DEEP, f"the line has lists within lists, too deep to read; {ONE_OBJECT}"),
        ("{}", f'"id" is missing; {COPY}'),
        *[
            (without(name), f'"{name}" is missing; {COPY}')
            for name in ("says", "plan", "on", "family", "files", "expected")
        ],
        ({"id": 7}, '"id" has 7; write text, in quotes'),
        ({"says": None}, '"says" has null; write text, in quotes'),
        ({"plan": ["x"]}, '"plan" has ["x"]; write text, in quotes'),
        ({"on": "31/10/2017"}, f'"on" has "31/10/2017"; {A_DATE}'),
        ({"on": "20171031"}, f'"on" has "20171031"; {A_DATE}'),
        ({"on": "2017-02-30"}, f'"on" has "2017-02-30"; {A_DATE}'),
        ({"on": 2017}, '"on" has 2017; write text, in quotes'),
        ({"as_of": "31/10/2017"}, f'"as_of" has "31/10/2017"; {A_DATE}'),
        ({"as_of": 2017}, '"as_of" has 2017; write text, in quotes'),
        ({"family": {}}, '"family" has {}; write text, in quotes'),
        ({"files": []}, '"files" has []; write an object, in braces'),
        ({"expected": "met"}, '"expected" has "met"; write an object, in braces'),
    ],
)
def test_a_line_that_is_not_a_case_is_refused(
    tmp_path: Path, line: str | dict[str, object], told: str
) -> None:
    """
    A line that is not a case is refused with its place, its fault and what to write.
    """
    text = line if isinstance(line, str) else json.dumps(a_line(**line))
    file = tmp_path / "cases.jsonl"
    file.write_text(f"\n{text}\n", "utf-8")
    with pytest.raises(PackError) as raised:
        read_pack(file)
    assert str(raised.value) == f"{file}:2: {told}"


@pytest.mark.parametrize(
    ("expected", "told"),
    [
        (
            {"verdict": "Met"},
            '"verdict" has "Met"; did you mean \'met\'?',
        ),
        (
            {"verdict": "yes"},
            '"verdict" has "yes"; write one of met, not_met, undetermined, '
            "not_applicable",
        ),
        ({"verdict": None}, '"verdict" has null; write text, in quotes'),
        ({"result": 7}, '"result" has 7; write text, in quotes'),
        ({"amount": 800}, f'"amount" has 800; {POUNDS}'),
        ({"amount": "£800"}, f'"amount" has "£800"; {POUNDS}'),
        ({"amount": "NaN"}, f'"amount" has "NaN"; {POUNDS}'),
        ({"amount": None}, f'"amount" has null; {POUNDS}'),
        (
            {"verdict": "not_met", "result": "progress"},
            "\"expected\" contradicts itself: a claim that is 'not_met' cannot pay for "
            f"'progress'; {PAYS}",
        ),
        (
            {"verdict": "not_met", "result": None, "amount": "0.01"},
            f'"expected" contradicts itself: £0.01 cannot be for no result; {PAYS}',
        ),
        ({"attachment_fee": "0"}, f'"attachment_fee" has "0"; {POUNDS}'),
        ({"answers": {}}, '"answers" has {}; write a list, in brackets'),
        ({"answers": ["met"]}, f'"answers" has "met"; {PAIRS}'),
        ({"answers": [["a", "b", "c"]]}, f'"answers" has ["a", "b", "c"]; {PAIRS}'),
        ({"answers": [["a", 1]]}, f'"answers" has ["a", 1]; {PAIRS}'),
        ({"quantities": "x"}, '"quantities" has "x"; write a list, in brackets'),
        ({"quantities": [[]]}, f'"quantities" has []; {QUANTITIES}'),
        ({"quantities": [["a", "b"]]}, f'"quantities" has ["a", "b"]; {QUANTITIES}'),
        (
            {"quantities": [["a", "b", 1, True]]},
            f'"quantities" has ["a", "b", 1, true]; {QUANTITIES}',
        ),
        (
            {"quantities": [["a", "\x1b", 1.5]]},
            f'"quantities" has ["a", "\\u001b", 1.5]; {QUANTITIES}',
        ),
    ],
)
def test_expected_answers_of_the_wrong_kind_are_refused(
    tmp_path: Path, expected: dict[str, object], told: str
) -> None:
    """
    Each field of what is expected is read strictly; the command says so in one line.
    """
    ran = run("conformance", "run", a_pack(tmp_path, expecting(**expected)))
    assert ran.output == f"{tmp_path}/cases/one.jsonl:1: {told}\n"
    assert ran.exit_code == 2


CASE = "case bradford-families-first-2015-0001"


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        (
            {"family": "F-11"},
            "found no family F-11 in its files; did you mean 'F-1'?",
        ),
        (
            {"family": "\x1b[31m"},
            r"found no family \x1b[31m in its files; correct "
            '"family", or add the family to families',
        ),
        (
            {"files": {}},
            "2 problems in the case files\n"
            "  bradford-families-first-2015-0001 families: found no such list; "
            "expected one row for each family; add it: write it as "
            '[{"column": "cell"}]\n'
            "  bradford-families-first-2015-0001 people: found no such list; expected "
            "one row for each time that a person is in a household; add it: write it "
            'as [{"column": "cell"}]',
        ),
        (
            {"on": "1066-10-14"},
            "a claim is made between 1900 and 2199, not 1066-10-14",
        ),
    ],
)
def test_a_case_that_cannot_be_decided_is_refused(
    tmp_path: Path, changes: dict[str, object], told: str
) -> None:
    """
    A case without its family, with rows that do not read, or on no day of pbr's.
    """
    ran = run("conformance", "run", a_pack(tmp_path, a_line(**changes)))
    assert ran.output == f"{CASE}: {told}\n"
    assert ran.exit_code == 2


def test_a_case_whose_plan_does_not_load_is_refused(tmp_path: Path) -> None:
    """
    A plan that is not in the pack is an error of the case that names it.
    """
    ran = run("conformance", "run", a_pack(tmp_path, a_line(plan="plans")))
    assert ran.output.startswith(
        f"{CASE}: {tmp_path}/plans: 1 mistake\n"
        "  the plan: cannot be read as a file (a folder); give a TOML file"
    )
    assert ran.exit_code == 2


def test_a_crash_is_a_mismatch() -> None:
    """
    If a rule crashes on a case, pbr does not agree with the case.
    """
    line = json.dumps(a_line(family="F1", files=document_of([a_family()])))
    case = Case.of_line(line.replace('"F1"', '"F2"'))
    assert case.mismatches(BROKEN) == [
        "pbr crashed: ZeroDivisionError('integer division or modulo by zero')"
    ]


def test_text_with_a_line_separator_is_one_line(tmp_path: Path) -> None:
    """
    A character that some systems take for the end of a line is text in a case.
    """
    file = tmp_path / "cases.jsonl"
    line = json.dumps(a_line(says="one\u2028two\x85"), ensure_ascii=False)
    file.write_bytes(b"\xef\xbb\xbf" + line.encode() + b"\r\n")
    assert [case.says for case in read_pack(file)] == ["one\u2028two\x85"]


def test_a_file_without_cases_is_refused(tmp_path: Path) -> None:
    """
    A pack in which no case is read does not agree with anything.
    """
    pack = a_pack(tmp_path, {})
    (pack / "cases" / "one.jsonl").write_text("\n \n", "utf-8")
    ran = run("conformance", "run", pack)
    assert ran.output == (
        f"{pack}/cases/one.jsonl: has no case in it; name a .jsonl file of cases\n"
    )
    assert ran.exit_code == 2


def test_a_file_that_is_not_text_is_refused(tmp_path: Path) -> None:
    """
    A case file that is not UTF-8, is a folder, or is a pipe is refused by its name.
    """
    pack = a_pack(tmp_path, a_line())
    file = pack / "cases" / "one.jsonl"
    file.write_bytes(b"{\xff}")
    said = run("conformance", "run", pack).output
    assert said == f"{file}: byte 1 is not UTF-8; save the file as UTF-8\n"
    file.unlink()
    for make, why in (
        (file.mkdir, "a folder"),
        (partial(os.mkfifo, file), "a pipe or a device"),
    ):
        make()
        ran = run("conformance", "run", pack)
        remedy = "name a .jsonl file of cases"
        assert ran.output == f"{file}: cannot be read ({why}); {remedy}\n"
        assert ran.exit_code == 2
        if file.is_dir():
            file.rmdir()


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    """
    A missing file is told by its name.
    """
    with pytest.raises(PackError, match=r"gone\.jsonl: cannot be read"):
        read_pack(tmp_path / "gone.jsonl")


def test_a_case_is_written_as_it_is_read(tmp_path: Path) -> None:
    """
    Written and read again a case is the same, with or without a fee.
    """
    cases = read_pack(PACK / "cases" / "nottingham-priority-families-2012.jsonl")
    assert {case.expected.answer.attachment_fee is None for case in cases} == {
        True,
        False,
    }
    file = tmp_path / "again.jsonl"
    assert write_cases(file, cases) == len(cases)
    assert read_pack(file) == cases
    assert isinstance(cases[0], Case)
