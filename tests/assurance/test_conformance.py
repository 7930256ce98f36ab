"""
The pack of cases: it is what it was made to be, pbr agrees, and it can be read plainly.
"""

from __future__ import annotations

import filecmp
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import make_conformance
from pbr import cli
from pbr.assurance.conformance import (
    Case,
    PackError,
    digest_of,
    read_pack,
    run_pack,
    write_cases,
)

PACK = make_conformance.PACK


def run(*arguments: object) -> Result:
    """
    What the command does.
    """
    return CliRunner().invoke(cli.main, [str(word) for word in arguments])


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
    assert digest == digest_of(PACK)


def test_pbr_agrees_with_every_case() -> None:
    """
    At least five hundred cases, on none of which pbr decides otherwise.
    """
    ran = list(run_pack(PACK))
    assert len(ran) >= 500
    assert [(case.id, lines) for case, lines in ran if lines] == []
    ids = [case.id for case, _ in ran]
    assert len(ids) == len(set(ids))


def test_the_command_runs_a_pack() -> None:
    """
    The command says how many agree, and the digest of what it ran.
    """
    ran = run("conformance", "run", PACK)
    number = sum(len(read_pack(file)) for file in (PACK / "cases").glob("*.jsonl"))
    assert ran.output == (
        f"{number} of {number} cases agree\nsha256 {digest_of(PACK)}\n"
    )
    assert ran.exit_code == 0


def a_pack(folder: Path, **changes: object) -> Path:
    """
    A pack of one case, with some of what is expected of it changed.
    """
    source = PACK / "cases" / "bradford-families-first-2015.jsonl"
    data = json.loads(source.read_text("utf-8").splitlines()[0])
    data["expected"].update(changes)
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
    ran = run("conformance", "run", a_pack(tmp_path, amount="801.00"))
    assert ran.output == (
        "bradford-families-first-2015-0001: needs-identified: enough of them\n"
        "  amount: pbr says 800.00, the pack 801.00\n"
        "0 of 1 cases agree\n"
        f"sha256 {digest_of(tmp_path)}\n"
    )
    assert ran.exit_code == 1


def test_a_folder_that_is_no_pack_is_refused(tmp_path: Path) -> None:
    """
    A folder without cases is told plainly.
    """
    ran = run("conformance", "run", tmp_path)
    assert ran.output == (
        f"{tmp_path}: there is no cases/*.jsonl in it; name a pack's folder\n"
    )
    assert ran.exit_code == 2


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("no JSON", "a line is no case (Expecting value: line 1 column 1 (char 0))"),
        ('{"id": "1"}', "a line is no case ('says')"),
        ("[]", "a line is no case (list indices must be integers or slices, not str)"),
    ],
)
def test_a_line_that_is_no_case_is_refused(
    tmp_path: Path, line: str, told: str
) -> None:
    """
    What cannot be read as a case is told with its first words.
    """
    file = tmp_path / "cases.jsonl"
    file.write_text(line, "utf-8")
    with pytest.raises(PackError) as raised:
        read_pack(file)
    assert str(raised.value) == f"{told}: {line}"


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
    assert {case.expected.attachment_fee is None for case in cases} == {True, False}
    file = tmp_path / "again.jsonl"
    assert write_cases(file, cases) == len(cases)
    assert read_pack(file) == cases
    assert isinstance(cases[0], Case)
