"""
Files in a case folder that are not CSV files, each named for what it is.
"""

from __future__ import annotations

import gzip
import io
import json
import zipfile
from pathlib import Path

import pytest

from case_files import document, document_of, folder, problems

OUT = "move it out of the case folder"
SAVE = "open it and save the sheet as CSV UTF-8"
EXPORT = "export its rows as CSV UTF-8"
ASK = "ask for the same rows as CSV UTF-8"


def in_folder(path: Path, name: str) -> list[str]:
    """
    The problems of a folder in which this file is as well.
    """
    (folder(path) / name).write_bytes(b"?")
    return problems(path)


@pytest.mark.parametrize(
    ("name", "found", "remedy"),
    [
        ("needs.xlsx", "a workbook", f"{SAVE}, named needs.csv"),
        ("needs.XLSX", "a workbook", f"{SAVE}, named needs.csv"),
        ("needs.xls", "a workbook", f"{SAVE}, named needs.csv"),
        ("needs.xlsm", "a workbook", f"{SAVE}, named needs.csv"),
        ("needs.ods", "a workbook", f"{SAVE}, named needs.csv"),
        ("Needs.numbers", "a Numbers spreadsheet", f"{SAVE}, named needs.csv"),
        ("needs.csv.xlsx", "a workbook", f"{SAVE}, named needs.csv"),
        ("zzz.xlsx", "a workbook", SAVE),
        ("people.xlsx", "a workbook", SAVE),
        ("needs.zip", "a zip archive", "unpack it"),
        ("needs.csv.gz", "a compressed archive", "unpack it"),
        ("needs.7z", "a compressed archive", "unpack it"),
        ("needs.parquet", "a Parquet file", f"{EXPORT}, named needs.csv"),
        ("needs.sqlite", "a database", f"{EXPORT}, named needs.csv"),
        ("needs.pdf", "a PDF document", f"{ASK}, named needs.csv"),
        ("needs.docx", "a text document", f"{ASK}, named needs.csv"),
    ],
)
def test_a_file_is_named_for_what_it_is(
    tmp_path: Path, name: str, found: str, remedy: str
) -> None:
    """
    Nobody is told to rename a workbook: that makes no CSV file of it.
    """
    assert in_folder(tmp_path, name) == [
        f"{name}: found {found}; expected only the files of a case folder; {remedy}, and "
        f"{OUT}"
    ]


@pytest.mark.parametrize("name", ["families.xlsx", "familes.csv", "Families.CSV"])
def test_a_file_that_is_there_in_another_form_is_not_missing(
    tmp_path: Path, name: str
) -> None:
    """
    Where a required file is there under another name, or as a workbook, nobody is sent
    to add an empty one.
    """
    path = folder(tmp_path)
    (path / "families.csv").rename(path / name)
    (told,) = problems(path)
    assert told.startswith(f"{name}: found ")
    assert "families.csv" in told


def test_an_archive_is_not_the_file_itself(tmp_path: Path) -> None:
    """
    What is in an archive is not known, so a missing file is missing.
    """
    path = folder(tmp_path)
    (path / "families.csv").rename(path / "families.zip")
    assert [each.split(": ")[0] for each in problems(path)] == [
        "families.csv",
        "families.zip",
    ]


def test_nothing_is_to_be_written_over(tmp_path: Path) -> None:
    """
    A file is to be renamed only to a name that no other has.
    """
    path = folder(tmp_path, need="", needs2="", familiess="")
    assert problems(path) == [
        "familiess.csv: found an unknown file; expected only the files of a case folder; "
        f"{OUT}: families.csv already exists",
        "need.csv: found an unknown file; expected only the files of a case folder; "
        f"rename it to needs.csv, or {OUT}",
        "needs2.csv: found an unknown file; expected only the files of a case folder; "
        f"{OUT}: needs.csv already exists",
    ]


def a_zip() -> bytes:
    """
    The bytes of a zip archive, as a workbook of today is one.
    """
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as packed:
        packed.writestr("xl/workbook.xml", "<workbook/>")
    return data.getvalue()


@pytest.mark.parametrize(
    ("data", "found", "remedy"),
    [
        (a_zip(), "a workbook or a zip archive", f"{SAVE}, or unpack it"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0", "a workbook", SAVE),
        (b"PAR1\0", "a Parquet file", EXPORT),
        (gzip.compress(b"family_id\n", mtime=0), "a compressed archive", "unpack it"),
        (b"%PDF-1.7\n", "a PDF document", ASK),
        (b"SQLite format 3\0", "a database", EXPORT),
    ],
)
def test_a_file_renamed_is_still_what_it_is(
    tmp_path: Path, data: bytes, found: str, remedy: str
) -> None:
    """
    A workbook named needs.csv is named for what it is, and so is one named .json.
    """
    said = f"found {found}, by its first bytes; expected UTF-8 text; {remedy}"
    assert problems(folder(tmp_path, needs=data)) == [f"needs.csv: {said}"]
    assert problems(document(tmp_path, data)) == [f"cases.json: {said}"]


def test_no_two_lists_are_to_have_one_name(tmp_path: Path) -> None:
    """
    In a document too, a list is renamed only to a name that is free, and is then not
    missing.
    """
    assert problems(document_of(tmp_path, need=[], nedes=[])) == [
        "cases.json nedes: found an unknown list; expected only the lists of case files; "
        "take it out: needs already exists",
        "cases.json need: found an unknown list; expected only the lists of case files; "
        "rename it to needs, or take it out",
    ]
    text = json.dumps({"familes": [], "people": []})
    (told,) = problems(document(tmp_path, text))
    assert told.endswith("rename it to families, or take it out")
