"""
Ids in case files: text as it stands, never a word for nobody, and nothing unseen.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from case_files import folder, notes, problems
from pbr.casefiles import read_cases

ABSENT = "put the id there: this says only that it is absent"
BLANK = "leave the cell blank"
UNSEEN = (
    "expected letters, digits, marks and plain spaces; it holds a character that "
    "cannot be seen: type it again"
)
NOBODY_YET = [
    *("unallocated", "Unallocated", "not allocated", "NOT_ALLOCATED", "not-allocated"),
    *("unassigned", "vacant", "duty", "Duty Team", "duty-team", "dutyteam", "TBC"),
    *("0", "00", "0.0"),
]


def one_family(path: Path, text: str) -> Path:
    """
    A folder with one family, of this id, and nobody in it.
    """
    people = "person_id,family_id,born_on\n"
    return folder(path, families=f"family_id\n{text}\n", people=people)


def with_key_worker(path: Path, text: str) -> Path:
    """
    A folder in which F1 has this key worker.
    """
    return folder(path, families=f"family_id,key_worker\nF1,{text}\nF2,\n")


def needing(path: Path, person_id: str) -> Path:
    """
    A folder with a need of F1 that names this person.
    """
    header = "family_id,person_id,problem,identified_on\n"
    return folder(path, needs=f"{header}F1,{person_id},crime,2016-01-01\n")


@pytest.mark.parametrize(
    "text",
    [
        *("nan", "NaN", "NaT", "NULL", "<NA>", "None", "nil", "na", "N/A", "n/k"),
        *("unknown", "Not Known", "not_known", "NOT-KNOWN", "(blank)", "[null]"),
        *("tbc", "-", "--", "?", ".", "\\N"),
    ],
)
def test_a_mark_of_absence_is_no_id(tmp_path: Path, text: str) -> None:
    """
    What says that nobody is named names nobody: blank where blank may be.
    """
    assert problems(with_key_worker(tmp_path, text)) == [
        "families.csv:2:key_worker: found (not shown); expected a key worker's id, or "
        f"a blank cell; {BLANK}"
    ]
    path = needing(folder(tmp_path), text)
    assert problems(path) == [
        f"needs.csv:2:person_id: found {text}; expected an id, or a blank cell; {BLANK}"
    ]
    (path / "needs.csv").unlink()
    assert problems(one_family(tmp_path, text)) == [
        f"families.csv:2:family_id: found {text}; expected an id; {ABSENT}"
    ]


@pytest.mark.parametrize("text", NOBODY_YET)
def test_a_word_for_no_key_worker(tmp_path: Path, text: str) -> None:
    """
    A key worker who is still to be named is none.
    """
    assert problems(with_key_worker(tmp_path, text)) == [
        "families.csv:2:key_worker: found (not shown); expected a key worker's id, or "
        f"a blank cell; {BLANK}"
    ]


@pytest.mark.parametrize("text", ["duty", "vacant", "0", "unassigned"])
def test_other_ids_may_be_such_words(tmp_path: Path, text: str) -> None:
    """
    Only for a key worker do `duty` or 0 mean nobody.
    """
    assert read_cases(one_family(tmp_path, text)).families[0].family_id == text


@pytest.mark.parametrize("text", ["KW-0", "N0A", "duty-7", "Vacantia", "10", "n0k"])
def test_a_key_worker_who_only_looks_like_none(tmp_path: Path, text: str) -> None:
    """
    An id with more in it than such a word is an id.
    """
    path = with_key_worker(tmp_path, text)
    assert read_cases(path).families[0].key_worker == text


@pytest.mark.parametrize(
    "text",
    [
        *("1.23457E+12", "1.2e+12", "1.2E12", "1E+12", "1e-5", "12E-45", "1.E5"),
        *("-1E5", "+1e5", "1,2E+12"),
    ],
)
def test_an_id_that_a_spreadsheet_has_shortened(tmp_path: Path, text: str) -> None:
    """
    1.23457E+12 was once another id, and so were others.
    """
    quoted = f'"{text}"'
    assert problems(one_family(tmp_path, quoted)) == [
        f"families.csv:2:family_id: found {text}; expected an id in full; "
        "a spreadsheet has shortened it: export it as text"
    ]


@pytest.mark.parametrize("text", ["1E12", "12e45", "1e5"])
def test_an_id_that_may_be_shortened_is_read_and_reported(
    tmp_path: Path, text: str
) -> None:
    """
    A plain 1E12 is read as it stands, and reported.
    """
    path = one_family(tmp_path, text)
    assert read_cases(path).families[0].family_id == text
    assert notes(path) == [
        f"families.csv:family_id: {text} is read as an id as it stands: has a "
        "spreadsheet shortened it? (1 row, the first is 2)"
    ]


def test_a_key_worker_who_may_be_shortened_is_not_shown(tmp_path: Path) -> None:
    """
    A key worker's id is reported, and never shown.
    """
    path = folder(tmp_path, families="family_id,key_worker\nF1,1E12\nF2,1E13\n")
    assert notes(path) == [
        "families.csv:key_worker: (not shown) are read as an id as it stands: has a "
        "spreadsheet shortened it? (2 rows, the first is 2)"
    ]


@pytest.mark.parametrize(
    "text",
    ["7", "007", "7.0", "a-7", "RND 12/7", "A1E5", "1E5B", "N/Kay", "é", "-5", "E5"],
)
def test_an_id_is_text_as_it_stands(tmp_path: Path, text: str) -> None:
    """
    Ids are text: no noughts are lost and nothing is turned into a number.
    """
    path = one_family(tmp_path, text)
    assert read_cases(path).families[0].family_id == text
    assert notes(path) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("F\u200b1", r"F\u200b1"),
        ("F\xa01", r"F\xa01"),
        ("F\x1b1", r"F\x1b1"),
        ("F1\u200e", r"F1\u200e"),
        ("\ufeffF1", r"\ufeffF1"),
        ("F1e\u0301", "F1e\u0301"),
        ("\u0301F1", "\u0301F1"),
        ("F\u034f1", "F\u034f1"),
        ("F\u11601", "F\u11601"),
        ("F\ufe0f1", "F\ufe0f1"),
        ("F\uffa01", "F\uffa01"),
        ("F\U000e01001", "F\U000e01001"),
    ],
)
def test_an_id_holds_nothing_invisible(tmp_path: Path, text: str, found: str) -> None:
    """
    Two ids that look alike are alike: no mark at either end, and nothing that is shown
    as nothing.
    """
    assert problems(one_family(tmp_path, text)) == [
        f"families.csv:2:family_id: found {found}; {UNSEEN}"
    ]


def test_a_mark_within_an_id_is_a_letters(tmp_path: Path) -> None:
    """
    A mark over a letter within an id is seen.
    """
    path = one_family(tmp_path, "Re\u0301ne\u03011")
    assert len(read_cases(path).families) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("F7", "f7"),
        ("0012", "12"),
        ("00a7", "A7"),
        ("12", "12.0"),
        ("A 7", "A7"),
        ("\xc97", "E\u03017"),
        ("\uff17", "7"),
    ],
)
def test_ids_that_are_nearly_one(tmp_path: Path, one: str, other: str) -> None:
    """
    Ids that differ only in case, leading zeros, `.0`, blanks or Unicode form are
    reported together.
    """
    nearly = "ids that differ only in case, leading zeros, .0, blanks or Unicode form"
    people = f"person_id,family_id,born_on\n{one},Q,1980-02-01\n{other},Q,1981-02-01\n"
    families = f"family_id\n{one}\nQ\n{other}\n"
    assert notes(folder(tmp_path, families=families, people=people)) == [
        f"families.csv:2:family_id: {nearly} are read as different: {one} in row 2, "
        f"{other} in row 4",
        f"people.csv:2:person_id: {nearly} are read as different: {one} in row 2, "
        f"{other} in row 3",
    ]


def test_every_id_that_is_nearly_another_is_told(tmp_path: Path) -> None:
    """
    Three that are nearly one are told together, by the first row of each.
    """
    families = "family_id\nf1\nF2\nF1\n001\n1\nF 1\nF1\n"
    path = folder(tmp_path, families=families, people="person_id,family_id,born_on\n")
    nearly = "ids that differ only in case, leading zeros, .0, blanks or Unicode form"
    assert [note for note in notes(path) if nearly in note] == [
        f"families.csv:2:family_id: {nearly} are read as different: f1 in row 2, F1 in "
        "row 4, F 1 in row 7",
        f"families.csv:5:family_id: {nearly} are read as different: 001 in row 5, 1 in "
        "row 6",
    ]


def test_a_blank_id_is_like_no_other(tmp_path: Path) -> None:
    """
    0 and 00 are nearly one, and a cell without an id is neither.
    """
    people = "person_id,family_id,born_on\n,F1,1980-02-01\n0,F2,1980-02-01\n00,F2,1980-02-01\n"
    cases = read_cases(folder(tmp_path, people=people), keep_going=True)
    assert [note.says.partition(": ")[2] for note in cases.notes] == [
        "0 in row 3, 00 in row 4"
    ]


@pytest.mark.parametrize("other", ["F11", "F-7", "70", "F7a"])
def test_ids_that_differ_in_more(tmp_path: Path, other: str) -> None:
    """
    Ids that differ in a letter, a digit or a hyphen are two.
    """
    families = f"family_id\nF1\nF7\n7\n{other}\n"
    path = folder(tmp_path, families=families, people="person_id,family_id,born_on\n")
    assert notes(path) == []
