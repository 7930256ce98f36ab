"""
Case files made to do harm: each is refused in plain words, in little time and memory.
"""

from __future__ import annotations

import io
import json
import os
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner

from case_files import FAMILIES, document, document_of, folder, ids, notes, problems
from hostile import BOMB, DEEP, MEGABYTES, run_apart
from pbr.casefiles import read_cases
from pbr.casefiles.sources.contents import MOST_BYTES
from pbr.casefiles.sources.document import MOST_CHARACTERS
from pbr.casefiles.sources.sheets import MOST_COLUMNS
from pbr.cli import main

MILLION = 1_000_000
PLAN = ("--plan", "bradford-families-first-2015", "--on", "2017-10-31")
COLUMNS = (
    "family_id, attached_on, key_worker, assessed_on, planned_on, closed_on, "
    "left_area_on"
)
LISTS = (
    "families, people, needs, attendance, terms, employment, benefits, incidents, "
    "statuses, scores, statements, checks, claims, words"
)
SAVE = 'save it again as UTF-8 (in Excel: "CSV UTF-8")'
INCIDENTS = "family_id,kind,occurred_on\n"


def refused(path: Path, *options: str) -> str:
    """
    What the command says of files that it refuses, as it should, with status 2.
    """
    ran = run_apart("validate", path, *PLAN, *options)
    assert (ran.exit_code, ran.output) == (2, "")
    assert ran.megabytes < MEGABYTES
    return ran.told


# Nesting.


@pytest.mark.parametrize(
    "text",
    [
        "[" * DEEP + "]" * DEEP,
        '{"families": ' * DEEP + "1" + "}" * DEEP,
        '{"families": [{"family_id": ' + "[" * DEEP + "]" * DEEP + "}]}",
        "[" * DEEP,
    ],
)
def test_a_document_nested_without_end(tmp_path: Path, text: str) -> None:
    """
    A document nested a hundred thousand deep, closed or not, is told as such.
    """
    assert problems(document(tmp_path, text)) == [
        "cases.json: found lists within lists, too deep to read; "
        "expected a JSON document; write it flat"
    ]


def test_a_cell_nested_deep(tmp_path: Path) -> None:
    """
    A list of lists where a cell should be is a list, however deep.
    """
    cell = "[" * 300 + "]" * 300
    text = '{"families": [{"family_id": %s}], "people": []}' % cell  # noqa: UP031 - braces
    assert problems(document(tmp_path, text)) == [
        "cases.json families:1:family_id: found a list; expected an id; "
        "write it as text, in quotes"
    ]


def test_an_unknown_column_nested_deep(tmp_path: Path) -> None:
    """
    What is under an unknown name, or none, is not looked into.
    """
    deep: object = 1
    for _ in range(300):
        deep = {"a": deep}
    rows = [{"x": deep}, {"": deep}, {"family_id": "F1"}, {"family_id": "F2"}]
    told = problems(document_of(tmp_path, families=rows))
    assert told == [
        "cases.json families: found no name over column 1, which is filled in row 2; "
        "expected a name over every column that is filled; name the column, or take it "
        "out",
        "cases.json families:x: found an unknown column; expected only the columns of "
        f"families; take it out: the columns are {COLUMNS}",
        "cases.json families:1:family_id: found a blank cell; expected an id; fill it in, "
        "or take the row out if it is not a record",
        "cases.json families:2:family_id: found a blank cell; expected an id; fill it in, "
        "or take the row out if it is not a record",
    ]


# Width.


def test_a_header_of_a_million_columns(tmp_path: Path) -> None:
    """
    A header of a million columns is told once, and not a million times.
    """
    header = ",".join(f"c{at}" for at in range(MILLION))
    assert problems(folder(tmp_path, families=f"{header}\n")) == [
        "families.csv:1: found 1,000,000 columns; expected at most 1,000; "
        "take out the columns that a case file does not have"
    ]


def test_a_header_of_a_million_blanks(tmp_path: Path) -> None:
    """
    Columns without a name count too.
    """
    rows = f"family_id{',' * MILLION}\nF1{',x' * MILLION}\n"
    assert problems(folder(tmp_path, families=rows)) == [
        "families.csv:1: found 1,000,001 columns; expected at most 1,000; "
        "take out the columns that a case file does not have"
    ]


def test_the_most_columns(tmp_path: Path) -> None:
    """
    Of a thousand columns each that is unknown is told; of one more, none is.
    """
    unknown = [f"c{at}" for at in range(MOST_COLUMNS)]
    header = ",".join(["family_id", *unknown[1:]])
    told = problems(folder(tmp_path, families=f"{header}\n", people="person_id\n"))
    assert len([each for each in told if "an unknown column" in each]) == 999
    header = ",".join(["family_id", *unknown])
    told = problems(folder(tmp_path, families=f"{header}\n"))
    assert told == [
        "families.csv:1: found 1,001 columns; expected at most 1,000; "
        "take out the columns that a case file does not have"
    ]


def test_a_list_of_very_many_columns(tmp_path: Path) -> None:
    """
    A row of a document with very many names is told once, and so are a thousand rows
    that have each its own.
    """
    wide = {f"c{at}": 1 for at in range(100_000)}
    many = [{f"c{at}": 1} for at in range(MOST_COLUMNS + 1)]
    told = problems(document_of(tmp_path, people=many, families=[wide]))
    assert told == [
        "cases.json families: found 100,000 columns; expected at most 1,000; "
        "take out the columns that a case file does not have",
        "cases.json people: found 1,001 columns; expected at most 1,000; "
        "take out the columns that a case file does not have",
    ]


def test_a_document_of_very_many_lists(tmp_path: Path) -> None:
    """
    A document with very many lists is told once; one with a thousand, list by list.
    """
    lists = {f"l{at}": 1 for at in range(100_000)}
    assert problems(document_of(tmp_path, **lists)) == [
        "cases.json: found 100,000 unknown lists; expected only the lists of case "
        f"files; take them out: the lists are {LISTS}"
    ]
    unknown = {f"l{at}": 1 for at in range(MOST_COLUMNS)}
    assert len(problems(document_of(tmp_path, **unknown))) == MOST_COLUMNS


def test_names_given_twice_by_the_thousand(tmp_path: Path) -> None:
    """
    Twenty thousand names that are each there twice are found at once.
    """
    pairs = ",".join(f'"c{at}": 1, "c{at}": 2' for at in range(20_000))
    text = '{"families": [{%s}], "people": []}' % pairs  # noqa: UP031 - braces
    assert problems(document(tmp_path, text)) == [
        "cases.json families: found 20,000 columns; expected at most 1,000; "
        "take out the columns that a case file does not have"
    ]


def test_a_row_of_a_million_cells(tmp_path: Path) -> None:
    """
    A row with a million cells too many is told as any row with one too many.
    """
    rows = f"family_id,attached_on\nF1,2016-02-01{',x' * MILLION}\nF2,\n"
    assert problems(folder(tmp_path, families=rows)) == [
        "families.csv:2: found 1000002 cells; expected 2, as in the header; "
        "look for a comma too many or too few, or a cell without its quotes"
    ]


def test_short_rows_under_a_wide_header(tmp_path: Path) -> None:
    """
    Rows of one cell do not grow to the width of a header of a thousand.
    """
    header = ",".join(["family_id", *["closed_on"] * 999])
    rows = header + "\n" + "F1\n" * 100_000
    path = folder(tmp_path, families=rows)
    assert refused(path) == (
        "1 problem in the case files\n"
        "  families.csv:1:closed_on: found 999 columns of this name; expected one; "
        "take out the others"
    )


@pytest.mark.thorough
def test_short_rows_under_blanks(tmp_path: Path) -> None:
    """
    Columns without a name are looked for once, and not once for each.
    """
    rows = f"family_id{',' * 999}\n" + "F1\n" * 100_000
    path = folder(tmp_path, families=rows, people="person_id,family_id,born_on\n")
    short, again = notes(path)
    assert short == (
        "families.csv: 100,000 rows have fewer cells than the header; those missing at "
        "the end are read as blank (the first is 2)"
    )
    assert again.startswith("families.csv:2: repeated in rows 3, 4")


@pytest.mark.thorough
def test_short_rows_under_a_column_without_a_name(tmp_path: Path) -> None:
    """
    A hundred thousand rows that are too short are told in one line.
    """
    rows = f"attached_on,family_id{',' * 998}\n" + "2016-02-01\n" * 100_000
    told = refused(folder(tmp_path, families=rows)).splitlines()
    assert told[:2] == [
        "100,003 problems in the case files",
        "  families.csv: 100,000 problems",
    ]
    assert told[2] == (
        "    families.csv: found 1 cell in 100,000 rows (the first are 2, 3, 4); "
        "expected 1000, as in the header; "
        "look for a comma too many or too few, or a cell without its quotes"
    )


# Numbers and characters.


def test_a_number_of_ten_thousand_digits(tmp_path: Path) -> None:
    """
    A number is kept as it is written, so the longest is only a wrong cell.
    """
    cells = (
        '"family_id": "F1", "tool": "star", "domain": "d", "scored_on": "2016-01-01"'
    )
    text = document_of(tmp_path, scores=[]).read_text()
    score = f'"scores": [{{{cells}, "score": {"9" * 10_000}}}]'
    path = document(tmp_path, text.replace('"scores": []', score))
    assert problems(path) == [
        f"cases.json scores:1:score: found {'9' * 59}…; expected a number of up to six "
        "digits, and six decimals; write it as 4 or 4.5"
    ]


def test_a_power_too_large_to_write(tmp_path: Path) -> None:
    """
    A number with an endless exponent is never worked out.
    """
    cells = (
        '"family_id": "F1", "tool": "star", "domain": "d", "scored_on": "2016-01-01"'
    )
    text = document_of(tmp_path, scores=[]).read_text()
    score = f'"scores": [{{{cells}, "score": 1e999999999}}]'
    path = document(tmp_path, text.replace('"scores": []', score))
    assert problems(path) == [
        "cases.json scores:1:score: found 1e999999999; expected a number of up to six "
        "digits, and six decimals; write it as 4 or 4.5"
    ]


def test_nul_bytes(tmp_path: Path) -> None:
    """
    A byte 00 is told with its place; written as an escape, as an invisible character.
    """
    assert problems(folder(tmp_path, families="family_id\nF1\0\nF2\n")) == [
        "families.csv:2: found byte 00 at offset 12, which is never in text; "
        f"expected UTF-8 text; {SAVE}"
    ]
    rows = [{"family_id": "F\0"}, {"family_id": "F1"}, {"family_id": "F2"}]
    assert problems(document_of(tmp_path, families=rows)) == [
        "cases.json families:1:family_id: found F\\x00; expected letters, digits, marks "
        "and plain spaces; it holds a character that cannot be seen: type it again"
    ]


def test_half_a_character_in_a_name(tmp_path: Path) -> None:
    """
    Half a character, which no file can hold, is shown as its escape.
    """
    rows = [{"family_id": "F1", "\ud800": "x"}, {"family_id": "F2"}]
    told = problems(document_of(tmp_path, families=rows, **{"\udfff": []}))
    assert told == [
        "cases.json \\udfff: found an unknown list; expected only the lists of case "
        f"files; take it out: the lists are {LISTS}",
        "cases.json families:\\ud800: found an unknown column; expected only the columns "
        f"of families; take it out: the columns are {COLUMNS}",
    ]


@pytest.mark.parametrize("form", ["text", "json", "jsonl", "csv"])
def test_half_a_character_reaches_no_report(tmp_path: Path, form: str) -> None:
    """
    In whatever form it would have answered, the command refuses half a character.
    """
    rows = [{"family_id": "F\ud800"}]
    path = document_of(tmp_path, families=rows, people=[])
    ran = CliRunner().invoke(main, ["validate", str(path), *PLAN, "--format", form])
    assert (ran.exit_code, ran.output) == (
        2,
        "1 problem in the case files\n"
        "  cases.json families:1:family_id: found F\\ud800; expected text; it holds half "
        "a character: type it again\n",
    )


@pytest.mark.parametrize("form", ["text", "json", "jsonl", "csv"])
def test_a_file_whose_name_is_no_text(tmp_path: Path, form: str) -> None:
    """
    A document whose name holds a byte that is no text is read, and cited by its escape.
    """
    path = tmp_path / os.fsdecode(b"c\xff.json")
    try:
        document_of(tmp_path).rename(path)
    except OSError:
        pytest.skip("no such name can be given here")
    out = tmp_path / "out"
    options = ["--format", form, "--family", "F1", "--out", str(out)]
    ran = CliRunner().invoke(main, ["validate", str(path), *PLAN, *options])
    assert (ran.exit_code, ran.exception) == (0, None)
    written = out.read_text("utf-8")
    assert form == "csv" or "c\\udcff.json families" in written.replace("\\\\", "\\")


def test_an_option_that_is_no_text(tmp_path: Path) -> None:
    """
    A family that is not in the case files is an error, even if its id is not text.
    """
    asked = os.fsdecode(b"F\xff")
    ran = run_apart("validate", folder(tmp_path), *PLAN, "--family", asked)
    assert ran.exit_code == 2
    assert ran.told == "family F\\udcff: not in the case files; correct the id"


@pytest.mark.parametrize(
    ("encoding", "row", "found"),
    [
        ("utf-16", "", "UTF-16 text: it begins with bytes FF FE"),
        ("utf-16-le", ":1", "byte 00 at offset 1, which is never in text"),
        ("utf-16-be", ":1", "byte 00 at offset 0, which is never in text"),
        ("utf-32-le", ":1", "byte 00 at offset 1, which is never in text"),
    ],
)
def test_text_of_wide_characters(
    tmp_path: Path, encoding: str, row: str, found: str
) -> None:
    """
    UTF-16, with a byte-order mark or without, is told with what to save it as.
    """
    path = folder(tmp_path, families=FAMILIES.encode(encoding))
    assert problems(path) == [
        f"families.csv{row}: found {found}; expected UTF-8 text; {SAVE}"
    ]
    path = document(tmp_path, '{"families": []}'.encode(encoding))
    assert problems(path) == [
        f"cases.json{row}: found {found}; expected UTF-8 text; {SAVE}"
    ]


def test_a_byte_order_mark(tmp_path: Path) -> None:
    """
    A byte-order mark is no part of the first column, nor of a document.
    """
    marked = b"\xef\xbb\xbf" + FAMILIES.encode()
    assert ids(read_cases(folder(tmp_path, families=marked))) == ["F1", "F2"]
    text = document_of(tmp_path).read_bytes()
    assert ids(read_cases(document(tmp_path, b"\xef\xbb\xbf" + text))) == ["F1", "F2"]


# Length.


def test_a_cell_that_is_too_long(tmp_path: Path) -> None:
    """
    A cell of a document may be as long as one of a CSV file, and no longer.
    """
    rows = [{"family_id": "F1", "key_worker": "k" * MOST_CHARACTERS}]
    path = document_of(tmp_path, families=[*rows, {"family_id": "F2"}])
    assert ids(read_cases(path)) == ["F1", "F2"]
    rows = [{"family_id": "F" * (MOST_CHARACTERS + 1)}]
    assert problems(document_of(tmp_path, families=rows, people=[])) == [
        "cases.json families:1:family_id: found 131,073 characters; expected at most "
        "131,072 characters; look for a quote that is missing"
    ]


@pytest.mark.thorough
def test_a_cell_of_fifty_megabytes(tmp_path: Path) -> None:
    """
    A cell of 50 MB is refused, in CSV and in JSON.
    """
    cell = "x" * 50_000_000
    path = folder(tmp_path, families=f"family_id,key_worker\nF1,{cell}\nF2,\n")
    assert refused(path) == (
        "1 problem in the case files\n"
        "  families.csv:2: found a row that cannot be split into cells (field larger "
        "than field limit (131072)); expected commas between cells, and quotes in pairs; "
        "correct the quotes in this row"
    )
    path = document_of(tmp_path, families=[{"family_id": cell}], people=[])
    assert refused(path) == (
        "1 problem in the case files\n"
        "  cases.json families:1:family_id: found 50,000,000 characters; expected at "
        "most 131,072 characters; look for a quote that is missing"
    )


def test_a_name_of_fifty_megabytes(tmp_path: Path) -> None:
    """
    A name of 50 MB is cut short where it is told.
    """
    path = document_of(tmp_path, **{"x" * 50_000_000: []})
    assert refused(path) == (
        "1 problem in the case files\n"
        f"  cases.json {'x' * 59}…: found an unknown list; expected only the lists of "
        f"case files; take it out: the lists are {LISTS}"
    )


def test_a_file_that_is_too_large(tmp_path: Path) -> None:
    """
    A file of more than 100 MB is not even opened; one of 100 MB is.
    """
    path = folder(tmp_path)
    os.truncate(path / "families.csv", MOST_BYTES + 1)
    os.truncate(path / "people.csv", MOST_BYTES)
    assert problems(path) == [
        "families.csv: found 100,000,001 bytes; expected at most 100,000,000; "
        "put some of the families into a folder of their own",
        "people.csv:5: found byte 00 at offset 79, which is never in text; "
        f"expected UTF-8 text; {SAVE}",
    ]


# Quotes.


def test_line_breaks_in_quotes_are_read(tmp_path: Path) -> None:
    """
    A line break in quotes is part of its cell, whichever it is.
    """
    needs = "family_id,problem,identified_on,source\n"
    rows = 'F1,crime,2016-01-01,"two\r\nlines"\nF1,school,2016-01-01,"a\rb\n\nc"\n'
    cases = read_cases(folder(tmp_path, needs=needs + rows))
    said = [(need.source, need.row) for need in cases.families[0].needs]
    assert [(source, row and row.line) for source, row in said] == [
        ("two\r\nlines", 2),
        ("a\rb\n\nc", 4),
    ]


def test_a_quote_that_is_never_closed(tmp_path: Path) -> None:
    """
    A quote that never ends is told with its line, and not after a million rows.
    """
    rows = 'family_id\n"F1\n' + "F2\n" * MILLION
    assert problems(folder(tmp_path, families=rows)) == [
        "families.csv:2: found a row that cannot be split into cells (field larger "
        "than field limit (131072)); expected commas between cells, and quotes in pairs; "
        "correct the quotes in this row"
    ]


# Other kinds of file.


def a_zip() -> bytes:
    """
    Ten megabytes of noughts, in ten kilobytes.
    """
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("families.csv", b"0" * 10_000_000)
    return data.getvalue()


def test_a_zip_file(tmp_path: Path) -> None:
    """
    A zip file by another name is never unpacked.
    """
    (told,) = problems(folder(tmp_path, families=a_zip()))
    assert told == (
        "families.csv: found a workbook or a zip archive, by its first bytes; "
        "expected UTF-8 text; open it and save the sheet as CSV UTF-8, or unpack it"
    )
    (told,) = problems(document(tmp_path, a_zip()))
    assert told == (
        "cases.json: found a workbook or a zip archive, by its first bytes; "
        "expected UTF-8 text; open it and save the sheet as CSV UTF-8, or unpack it"
    )


def test_an_entity_bomb(tmp_path: Path) -> None:
    """
    XML by another name is text like any other: nothing in it is expanded.
    """
    assert problems(folder(tmp_path, families=BOMB)) == [
        'families.csv:1:<?xml version="1.0"?>: found an unknown column; expected only '
        f"the columns of families; take it out: the columns are {COLUMNS}",
        "families.csv:1:family_id: found no such column; expected a column family_id; "
        "add it: the family's pseudonymous id",
    ]
    assert problems(document(tmp_path, BOMB)) == [
        "cases.json:1: found what is not JSON, at character 1 of the line; "
        "expected a JSON document; correct it there"
    ]


# Very many mistakes.


@pytest.mark.thorough
def test_a_hundred_thousand_bad_rows(tmp_path: Path) -> None:
    """
    Problems that say the same are told once, by their number and the first rows; those
    of another file are not lost among them.
    """
    rows = INCIDENTS + "F1,offence,bad\n" * 100_000
    families = FAMILIES.replace("2016-02-01", "2016-02-31")
    told = refused(folder(tmp_path, incidents=rows, families=families)).splitlines()
    bad = (
        "expected a date as 2017-10-31 or 31/10/2017; write it in one of those two ways"
    )
    assert told == [
        "100,001 problems in the case files",
        "  families.csv:2:attached_on: found 2016-02-31; expected a day that is in the "
        "calendar; correct it: 2017-10-31 and 31/10/2017 are the same day",
        "  incidents.csv: 100,000 problems",
        "    incidents.csv:occurred_on: found bad in 100,000 rows (the first are 2, 3, "
        f"4); {bad}",
    ]


def test_a_hundred_thousand_bad_families_left_out(tmp_path: Path) -> None:
    """
    The same is said of the families that `--keep-going` leaves out.
    """
    rows = INCIDENTS + "F1,offence,bad\n" * 2000
    path = folder(tmp_path, incidents=rows)
    ran = CliRunner().invoke(main, ["validate", str(path), *PLAN, "--keep-going"])
    assert ran.exit_code == 0
    assert "  incidents.csv:occurred_on: found bad in 2,000 rows (the" in ran.output


def test_many_rows_that_say_the_same(tmp_path: Path) -> None:
    """
    Of a row that is there very often the first places are named, and the rest counted.
    """
    rows = INCIDENTS + "F1,offence,2016-01-01\n" * 22
    assert notes(folder(tmp_path, incidents=rows)) == [
        "incidents.csv:2: repeated in rows 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, "
        "15, 16, 17, 18, 19, 20, 21, 22 and 1 more; read once"
    ]
    rows = INCIDENTS + "F1,offence,2016-01-01\n" * 21
    assert notes(folder(tmp_path, incidents=rows)) == [
        "incidents.csv:2: repeated in rows 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, "
        "15, 16, 17, 18, 19, 20, 21, 22; read once"
    ]


@pytest.mark.thorough
def test_a_million_blank_lines(tmp_path: Path) -> None:
    """
    Blank lines are counted and not kept.
    """
    path = folder(tmp_path, families=FAMILIES + "\n" * MILLION + ",\n" * MILLION)
    ran = run_apart("validate", path, *PLAN)
    assert ran.exit_code == 0
    assert "note: families.csv: 2000000 blank rows passed over\n" in ran.output
    assert ran.megabytes < 150


# What is no file.


def test_a_folder_named_like_a_file(tmp_path: Path) -> None:
    """
    A folder is no CSV file, whatever its name; one named like a document is a folder.
    """
    path = folder(tmp_path)
    (path / "needs.csv").mkdir()
    assert problems(path) == [
        "needs.csv: found a folder; expected only the files of a case folder; "
        "move it out of the case folder"
    ]
    (path / "needs.csv").rmdir()
    assert ids(read_cases(path.rename(tmp_path.parent / "cases.json"))) == ["F1", "F2"]


def test_a_link_that_leads_to_itself(tmp_path: Path) -> None:
    """
    A link in a circle, or to nothing, is told as a file that does not open.
    """
    path = folder(tmp_path)
    for name, to in (("needs.csv", "needs.csv"), ("checks.csv", "nowhere")):
        (path / name).symlink_to(to)
    remedy = "expected a file that opens; close it elsewhere, or ask for permission to read it"
    assert problems(path) == [
        "checks.csv: found a file that does not open (No such file or directory); "
        f"{remedy}",
        "needs.csv: found a file that does not open (Too many levels of symbolic "
        f"links); {remedy}",
    ]
    (path / "loop.json").symlink_to("loop.json")
    assert problems(path / "loop.json") == [
        "loop.json: found a file that does not open (Too many levels of symbolic "
        f"links); {remedy}"
    ]
    (path / "loop").symlink_to("loop")
    assert problems(path / "loop") == [
        "loop: found nothing there; expected a folder of CSV files, or one .json "
        "document; name the folder that families.csv is in"
    ]


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    """
    A pipe that nobody writes to is refused at once, as a file and as a document.
    """
    path = folder(tmp_path)
    os.mkfifo(path / "needs.csv")
    told = "found a pipe or a device; expected a file; save its output to a file, and"
    assert refused(path) == (
        f"1 problem in the case files\n  needs.csv: {told} read that"
    )
    os.mkfifo(path / "cases.json")
    assert refused(path / "cases.json") == (
        f"1 problem in the case files\n  cases.json: {told} read that"
    )


def test_a_device_is_not_read_to_its_end(tmp_path: Path) -> None:
    """
    A link to a device that never ends is refused.
    """
    path = folder(tmp_path)
    (path / "needs.csv").symlink_to("/dev/zero")
    assert problems(path) == [
        "needs.csv: found a pipe or a device; expected a file; "
        "save its output to a file, and read that"
    ]


@pytest.mark.parametrize("name", ["a\0b", "a\0b.json"])
def test_a_path_that_no_system_takes(name: str) -> None:
    """
    A path with a byte 00 in it leads nowhere.
    """
    (told,) = problems(Path(name))
    if name.endswith(".json"):
        assert told == (
            "a\\x00b.json: found a file that does not open (byte 00 in its name); "
            "expected a file that opens; close it elsewhere, or ask for permission to read it"
        )
    else:
        assert told == (
            "a\\x00b: found nothing there; expected a folder of CSV files, or one .json "
            "document; name the folder that families.csv is in"
        )


# Through the command.


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "[" * DEEP,
            "found lists within lists, too deep to read; expected a JSON document; "
            "write it flat",
        ),
        (
            json.dumps("\ud800"),
            "found the text \\ud800; expected one object of lists; "
            'write it as {"families": [], "people": []}',
        ),
        (
            "9" * 10_000,
            f"found the number {'9' * 59}…; expected one object of lists; "
            'write it as {"families": [], "people": []}',
        ),
    ],
)
def test_the_command_refuses(tmp_path: Path, text: str, told: str) -> None:
    """
    What the readers refuse, the command refuses with status 2 and no traceback.
    """
    path = document(tmp_path, text)
    assert refused(path) == f"1 problem in the case files\n  cases.json: {told}"
