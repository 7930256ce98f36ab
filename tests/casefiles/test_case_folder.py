"""
A case folder: which files it may hold, and how each comes apart into rows.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from case_files import FAMILIES, PEOPLE, folder, ids, notes, problems
from pbr.casefiles import read_cases
from pbr.casefiles.layout import FILES
from pbr.exceptions import NotUnderstood
from pbr.records import Row

INCIDENTS = "family_id,person_id,kind,occurred_on\n"


def test_families_come_by_id_with_their_people(tmp_path: Path) -> None:
    """
    Families and people are read from the two required files, in order of id.
    """
    path = folder(tmp_path, families="family_id,attached_on\nF2,\nF1,2016-02-01\n")
    cases = read_cases(path)
    assert ids(cases) == ["F1", "F2"]
    one, two = cases.families
    assert [person.person_id for person in one.people] == ["P1", "P2"]
    assert [person.person_id for person in two.people] == ["P3"]
    assert (one.attached_on, two.attached_on) == (date(2016, 2, 1), None)
    assert one.row == Row("families.csv", 3)
    assert one.people[0].row == Row("people.csv", 2)
    assert (cases.notes, cases.left_out, cases.problems) == ((), (), ())


def test_the_path_may_be_text(tmp_path: Path) -> None:
    """
    A folder is named by a path or by text.
    """
    assert read_cases(str(folder(tmp_path))) == read_cases(tmp_path)


def test_an_empty_folder_lacks_the_required_files(tmp_path: Path) -> None:
    """
    Only families.csv and people.csv are required.
    """
    assert problems(tmp_path) == [
        "families.csv: found no such file; expected one row for each family; "
        "add it, with its rows: `pbr template` writes its header",
        "people.csv: found no such file; expected one row for each time that a "
        "person is in a household; add it, with its rows: `pbr template` writes its header",
    ]


def test_nothing_there(tmp_path: Path) -> None:
    """
    A path at which there is nothing is told as a problem.
    """
    assert problems(tmp_path / "none") == [
        "none: found nothing there; expected a folder of CSV files, or one .json "
        "document; name the folder that families.csv is in"
    ]


def test_a_file_that_is_no_folder(tmp_path: Path) -> None:
    """
    One CSV file alone is no case folder.
    """
    assert problems(folder(tmp_path) / "people.csv") == [
        "people.csv: found a file of another kind; expected a folder of CSV files, "
        "or one .json document; name the folder that families.csv is in"
    ]


def test_a_folder_that_does_not_open(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """
    A folder that may not be listed is told as a problem.
    """

    def refuse(_: Path) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "iterdir", refuse)
    assert problems(tmp_path) == [
        f"{tmp_path.name}: found a file that does not open (Permission denied); "
        "expected a file that opens; close it elsewhere, or ask for permission to read it"
    ]


def test_the_folder_we_are_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """
    A folder without a name of its own is called as it was asked for.
    """

    def refuse(_: Path) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(Path, "iterdir", refuse)
    assert problems(Path()) == [
        (
            ".: found a file that does not open (Permission denied); expected a file "
            "that opens; close it elsewhere, or ask for permission to read it"
        )
    ]


def test_a_file_that_does_not_open(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """
    A file that may not be read is told as a problem, and sets off no others.
    """

    def refuse(_: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    folder(tmp_path)
    monkeypatch.setattr(Path, "read_bytes", refuse)
    assert problems(tmp_path) == [
        f"{name}.csv: found a file that does not open (Permission denied); "
        "expected a file that opens; close it elsewhere, or ask for permission to read it"
        for name in ("families", "people")
    ]


def test_an_unknown_file_is_told_with_the_nearest_name(tmp_path: Path) -> None:
    """
    Unknown file: told, with the nearest known name.
    """
    folder(tmp_path, attendence="", zzz="")
    known = ", ".join(file.csv for file in FILES)
    assert problems(tmp_path) == [
        "attendence.csv: found an unknown file; expected only the files of a case "
        "folder; rename it to attendance.csv, or move it out of the case folder",
        "zzz.csv: found an unknown file; expected only the files of a case folder; "
        f"move it out of the case folder, whose files are {known}",
    ]


def test_a_file_in_capitals_is_unknown(tmp_path: Path) -> None:
    """
    Names of files are as they are written, on every system.
    """
    folder(tmp_path)
    (tmp_path / "Needs.CSV").write_text("family_id,problem,identified_on\n")
    assert problems(tmp_path) == [
        "Needs.CSV: found an unknown file; expected only the files of a case folder; "
        "rename it to needs.csv, or move it out of the case folder"
    ]


def test_a_folder_with_the_name_of_a_file_is_told(tmp_path: Path) -> None:
    """
    A folder is no file, whatever its name.
    """
    folder(tmp_path)
    (tmp_path / "needs.csv").mkdir()
    assert problems(tmp_path) == [
        (
            "needs.csv: found a folder; expected only the files of a case folder; "
            "move it out of the case folder"
        )
    ]


def test_a_folder_within_is_told(tmp_path: Path) -> None:
    """
    Evidence in a folder within is not passed over in silence.
    """
    folder(tmp_path)
    (tmp_path / "README").mkdir()
    assert problems(tmp_path) == [
        "README: found a folder; expected only the files of a case folder; "
        "move it out of the case folder"
    ]


def test_what_systems_leave_behind_is_passed_over(tmp_path: Path) -> None:
    """
    READMEs, hidden files and locks are no case files, and no problem.
    """
    folder(tmp_path)
    for name in ("README.md", "readme", ".DS_Store", "~$people.csv", "Thumbs.db"):
        (tmp_path / name).write_text("")
    (tmp_path / "desktop.ini").write_text("")
    (tmp_path / ".git").mkdir()
    assert ids(read_cases(tmp_path)) == ["F1", "F2"]


def test_an_empty_file_is_a_problem(tmp_path: Path) -> None:
    """
    A file of no bytes is a file that was lost on the way.
    """
    assert problems(folder(tmp_path, needs="")) == [
        "needs.csv: found an empty file; expected something to read; "
        "send it again, or take it out"
    ]


@pytest.mark.parametrize("text", ["\n", " \n\n", ",,\nF1,2016-01-01,\n", "\ufeff"])
def test_a_blank_first_line_is_a_problem(tmp_path: Path, text: str) -> None:
    """
    The header is line 1.
    """
    assert problems(folder(tmp_path, needs=text)) == [
        "needs.csv:1: found a blank line; expected a header; "
        "put the columns' names there"
    ]


def test_a_header_alone_is_no_rows(tmp_path: Path) -> None:
    """
    Header only: nobody has any, and that is fine.
    """
    cases = read_cases(folder(tmp_path, incidents=INCIDENTS))
    assert [family.incidents for family in cases.families] == [(), ()]


def test_no_families_at_all(tmp_path: Path) -> None:
    """
    Headers alone in both required files: no families, and that is fine.
    """
    path = folder(
        tmp_path, families="family_id\n", people="person_id,family_id,born_on\n"
    )
    assert read_cases(path).families == ()


def test_one_family_of_nobody(tmp_path: Path) -> None:
    """
    A family may be on file before any of its people are.
    """
    path = folder(
        tmp_path, families="family_id\nF1\n", people="person_id,family_id,born_on\n"
    )
    assert read_cases(path).families[0].people == ()


@pytest.mark.parametrize(
    "text",
    [
        FAMILIES.encode("utf-8-sig"),
        FAMILIES.replace("\n", "\r\n").encode(),
        FAMILIES.replace("\n", "\r").encode(),
        FAMILIES.rstrip("\n").encode(),
        FAMILIES.replace("F1", " F1\t").encode(),
        FAMILIES.replace("F1", '"F1"').encode(),
        b"attached_on,family_id\n2016-02-01,F1\n,F2\n",
        b"family_id,attached_on,,\nF1,2016-02-01,,\nF2,,,\n",
    ],
    ids=["mark", "crlf", "cr", "no last newline", "space", "quotes", "order", "commas"],
)
def test_the_same_file_otherwise_written(tmp_path: Path, text: bytes) -> None:
    """
    Marks, line endings, spaces, quotes and the order of columns change nothing.
    """
    otherwise = folder(tmp_path, families=text)
    cases = read_cases(otherwise)
    assert cases == read_cases(folder(tmp_path))


def test_blank_rows_are_passed_over_and_counted(tmp_path: Path) -> None:
    """
    Blank rows are dropped, never in silence.
    """
    path = folder(tmp_path, families=FAMILIES + "\n,,,\n , \n", people=PEOPLE + ",,\n")
    assert notes(path) == [
        "families.csv: 3 blank rows passed over",
        "people.csv: 1 blank row passed over",
    ]
    assert ids(read_cases(path)) == ["F1", "F2"]


def test_rows_that_are_short_or_long(tmp_path: Path) -> None:
    """
    A row with too few or too many cells may have any of them in the wrong place.
    """
    rows = "F1,P1\nF1,P1,asb,2016-01-01,\nF1\n"
    remedy = "look for a comma too many or too few, or a cell without its quotes"
    assert problems(folder(tmp_path, incidents=INCIDENTS + rows)) == [
        f"incidents.csv:2: found 2 cells; expected 4, as in the header; {remedy}",
        f"incidents.csv:3: found 5 cells; expected 4, as in the header; {remedy}",
        f"incidents.csv:4: found 1 cell; expected 4, as in the header; {remedy}",
    ]


def test_a_row_is_cited_by_the_line_it_starts_on(tmp_path: Path) -> None:
    """
    A cell may hold line breaks: its row is where it begins.
    """
    rows = (
        "family_id,kind,occurred_on,reference\n"
        'F1,asb,2016-01-01,"one\ntwo\nthree"\n'
        "F1,asb,2016-01-02,\n"
    )
    one, two = read_cases(folder(tmp_path, incidents=rows)).families[0].incidents
    assert (one.row, two.row) == (Row("incidents.csv", 2), Row("incidents.csv", 5))
    assert one.reference == "one\ntwo\nthree"


@pytest.mark.parametrize(
    ("rows", "row", "why"),
    [
        ('F1,"P1,asb,2016-01-01\nF1,P1,asb,2016-01-01\n', 2, "unexpected end of data"),
        ('F1,,asb,2016-01-01\nF1,"P"1,asb,\n', 3, "',' expected after '\"'"),
        (
            f"F1,{'P' * 131_073},asb,2016-01-01\n",
            2,
            "field larger than field limit (131072)",
        ),
    ],
)
def test_a_row_that_does_not_come_apart(
    tmp_path: Path, rows: str, row: int, why: str
) -> None:
    """
    An unclosed quote swallows no rows: it is told, with the line it is on.
    """
    assert problems(folder(tmp_path, incidents=INCIDENTS + rows)) == [
        f"incidents.csv:{row}: found a row that cannot be split into cells "
        f"({why}); expected commas between cells, and quotes in pairs; "
        "correct the quotes in this row"
    ]


@pytest.mark.parametrize(("mark", "name"), [(";", "semicolons"), ("\t", "tabs")])
def test_columns_that_commas_do_not_part(tmp_path: Path, mark: str, name: str) -> None:
    """
    A file with semicolons or tabs is told as such, once.
    """
    assert problems(folder(tmp_path, needs=INCIDENTS.replace(",", mark))) == [
        f"needs.csv:1: found {name} between the columns; expected commas; "
        "save it again, separated by commas"
    ]


def test_a_header_that_does_not_come_apart(tmp_path: Path) -> None:
    """
    A quote that is not closed in the header is told at line 1.
    """
    (told,) = problems(folder(tmp_path, needs='family_id,"problem\n'))
    assert told.startswith("needs.csv:1: found a row that cannot be split")


def test_a_semicolon_within_a_name_parts_nothing(tmp_path: Path) -> None:
    """
    Only a header of one cell is taken to be parted by other marks.
    """
    path = folder(tmp_path, families="family_id,attached;on\nF1,\nF2,\n")
    assert [told.split(";on")[0] for told in problems(path)] == [
        "families.csv:1:attached"
    ]


def test_an_unknown_column_is_told_with_the_nearest_name(tmp_path: Path) -> None:
    """
    Unknown column: told at line 1, with the nearest known name.
    """
    people = PEOPLE.replace("born_on", "born_on,joind_on,surname").replace(
        "1\n", "1,,\n"
    )
    assert problems(folder(tmp_path, people=people)) == [
        "people.csv:1:joind_on: found an unknown column; expected only the columns of "
        "people; rename it to joined_on, or take it out",
        "people.csv:1:surname: found an unknown column; expected only the columns of "
        "people; take it out: the columns are person_id, family_id, born_on, "
        "joined_on, left_on",
    ]


def test_the_other_problems_of_a_file_with_an_unknown_column(tmp_path: Path) -> None:
    """
    All problems are told at once: an unknown column hides no others.
    """
    rows = "family_id,knd,kind,occurred_on\nF1,,asb,\n"
    assert problems(folder(tmp_path, incidents=rows)) == [
        "incidents.csv:1:knd: found an unknown column; expected only the columns of "
        "incidents; take it out: kind already exists",
        "incidents.csv:2:occurred_on: found a blank cell; expected a date; "
        "fill it in, or take the row out if it is not a record",
    ]


def test_a_missing_column_is_told(tmp_path: Path) -> None:
    """
    A required column must be there; rows that lack it set off no further problems.
    """
    rows = "person_id,born_on\nP1,2005-01-01\n"
    attendance = (
        "person_id,term,possible,authorised,unauthorised\nP7,2016/17 autumn,9,0,0"
    )
    assert problems(folder(tmp_path, people=rows, attendance=attendance)) == [
        "people.csv:1:family_id: found no such column; expected a column family_id; "
        "add it: the family's pseudonymous id"
    ]


def test_headers_are_matched_without_case_and_marks(tmp_path: Path) -> None:
    """
    Case, spaces, hyphens and underscores are folded, and that is noted.
    """
    path = folder(tmp_path, families="Family ID,attached-on,CLOSEDON\nF1,,\nF2,,\n")
    assert notes(path) == [
        "families.csv:1:attached_on: attached-on is read as attached_on",
        "families.csv:1:closed_on: CLOSEDON is read as closed_on",
        "families.csv:1:family_id: Family ID is read as family_id",
    ]
    assert ids(read_cases(path)) == ["F1", "F2"]


def test_a_header_that_repeats_is_told(tmp_path: Path) -> None:
    """
    Of two columns of one name, nobody can say which is meant.
    """
    path = folder(tmp_path, families="family_id,Family ID,closed_on\nF1,F2,\n")
    assert problems(path) == [
        "families.csv:1:family_id: found 2 columns of this name; expected one; "
        "take out the others"
    ]


def test_a_column_without_a_name_is_told(tmp_path: Path) -> None:
    """
    Cells under no header are evidence that would be lost.
    """
    path = folder(tmp_path, families="family_id,\nF1,\nF2,2016-01-01\n")
    assert problems(path) == [
        "families.csv:1: found no name over column 2, which is filled in row 3; "
        "expected a name over every column that is filled; "
        "name the column, or take it out"
    ]


def test_a_column_without_a_name_or_a_cell_is_nothing(tmp_path: Path) -> None:
    """
    A blank column, even the first, moves no cell into another column.
    """
    rows = ",family_id,result,claimed_on\n,F1,progress,2016-01-01\n"
    (claim,) = read_cases(folder(tmp_path, claims=rows)).families[0].claims
    assert (claim.result, claim.claimed_on) == ("progress", date(2016, 1, 1))


def test_utf_16_is_told_with_its_remedy(tmp_path: Path) -> None:
    """
    What Excel calls Unicode text is not read as anything else.
    """
    assert problems(folder(tmp_path, people=PEOPLE.encode("utf-16-le"))) == [
        "people.csv:1: found byte 00 at offset 1, which is never in text; expected UTF-8 "
        'text; save it again as UTF-8 (in Excel: "CSV UTF-8")'
    ]
    data = b"\xff\xfe" + PEOPLE.encode("utf-16-le")
    assert problems(folder(tmp_path, people=data)) == [
        "people.csv: found UTF-16 text: it begins with bytes FF FE; expected UTF-8 "
        'text; save it again as UTF-8 (in Excel: "CSV UTF-8")'
    ]


def test_bytes_that_are_not_utf_8(tmp_path: Path) -> None:
    """
    An undeclared encoding is never guessed: the byte, its line and the remedy are told.
    """
    data = INCIDENTS.encode() + b"F1,P1,asb,2016-01-01\r\nF1,P1,caf\xe9,2016-01-01\n"
    assert problems(folder(tmp_path, incidents=data)) == [
        "incidents.csv:3: found byte E9 at offset 68; expected utf-8 text; save it "
        'again as UTF-8 (in Excel: "CSV UTF-8"), or declare it with '
        "--encoding windows-1252"
    ]


def test_windows_1252_where_it_is_declared(tmp_path: Path) -> None:
    """
    Windows-1252 is accepted when declared, and noted where it made a difference.
    """
    data = INCIDENTS.encode() + b"F1,P1,caf\xe9,2016-01-01\n"
    path = folder(tmp_path, incidents=data)
    cases = read_cases(path, encoding="Windows-1252")
    assert cases.families[0].incidents[0].kind == "café"
    assert [str(note) for note in cases.notes] == [
        "incidents.csv: read as windows-1252"
    ]


def test_a_byte_that_windows_1252_does_not_have(tmp_path: Path) -> None:
    """
    81, 8D, 8F, 90 and 9D are no letters of Windows-1252.
    """
    path = folder(tmp_path, incidents=INCIDENTS.encode() + b"F1,P1,\x81,2016-01-01\n")
    assert problems(path, encoding="cp1252") == [
        "incidents.csv:2: found byte 81 at offset 43; expected windows-1252 text; "
        'save it again as UTF-8 (in Excel: "CSV UTF-8")'
    ]


def test_a_mark_outweighs_the_declaration(tmp_path: Path) -> None:
    """
    A file that says it is UTF-8 is read so, and that is noted.
    """
    rows = INCIDENTS + "F1,P1,café,2016-01-01\n"
    path = folder(tmp_path, incidents=rows.encode("utf-8-sig"))
    cases = read_cases(path, encoding="windows-1252")
    assert cases.families[0].incidents[0].kind == "café"
    assert [str(note) for note in cases.notes] == [
        "incidents.csv: read as utf-8, as its byte-order mark says"
    ]


def test_no_other_encoding_is_read(tmp_path: Path) -> None:
    """
    Any other encoding is refused by name.
    """
    with pytest.raises(NotUnderstood) as told:
        read_cases(tmp_path, encoding="latin-1")
    assert str(told.value) == (
        '\'latin-1\' is not an encoding that pbr reads; write "utf-8" or "windows-1252"'
    )
