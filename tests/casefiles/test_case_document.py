"""
The same case files as one JSON document.
"""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest

from case_files import document, document_of, ids, notes, problems
from pbr.casefiles import read_cases
from pbr.records import Row

FLAT = 'write it as {"families": [], "people": []}'
LIST = 'write it as [{"column": "cell"}]'
TEXT = "write it as text, in quotes"


def score(**cells: object) -> dict[str, object]:
    """
    A row of scores, with these cells otherwise.
    """
    row = {
        "family_id": "F1",
        "tool": "star",
        "domain": "health",
        "scored_on": "2016-01-01",
        "score": "4",
    }
    return {**row, **cells}


def test_a_document_gives_families_and_where_they_stood(tmp_path: Path) -> None:
    """
    A row of a document is cited by its list, and its place in it from 1.
    """
    cases = read_cases(document_of(tmp_path))
    assert ids(cases) == ["F1", "F2"]
    assert cases.families[1].row == Row("cases.json families", 2)


def test_the_name_may_be_in_capitals(tmp_path: Path) -> None:
    """
    A document is told by `.json` at the end of its name.
    """
    path = document_of(tmp_path).rename(tmp_path / "CASES.JSON")
    assert ids(read_cases(path)) == ["F1", "F2"]


def test_blanks_are_null_or_empty_or_absent(tmp_path: Path) -> None:
    """
    null, "" and nothing at all are blank.
    """
    rows = [
        {"family_id": "F1", "closed_on": None, "key_worker": ""},
        {"family_id": "F2"},
    ]
    cases = read_cases(document_of(tmp_path, families=rows))
    assert [(each.closed_on, each.key_worker) for each in cases.families] == [
        (None, ""),
        (None, ""),
    ]


def test_an_item_of_blanks_is_a_blank_row(tmp_path: Path) -> None:
    """
    An item with nothing in it is passed over, and counted.
    """
    rows = [{"family_id": "F1"}, {}, {"family_id": None}, {"family_id": "F2"}]
    assert notes(document_of(tmp_path, families=rows)) == [
        "cases.json families: 2 blank rows passed over"
    ]


def test_numbers_are_read_as_they_are_written(tmp_path: Path) -> None:
    """
    A number without quotes is exact: it is never a float.
    """
    text = document_of(tmp_path, scores=[score()]).read_text()
    for written, exact in (("4", 4), ("-4.10", Fraction(-41, 10)), ('" 4 "', 4)):
        path = document(tmp_path, text.replace('"4"', written))
        assert read_cases(path).families[0].scores[0].score == exact


@pytest.mark.parametrize(
    ("cells", "column", "told"),
    [
        ({"family_id": 1}, "family_id", f"the number 1; expected an id; {TEXT}"),
        ({"tool": 1.50}, "tool", f"the number 1.5; expected a word; {TEXT}"),
        ({"tool": True}, "tool", f"true; expected a word; {TEXT}"),
        ({"score": False}, "score", f"false; expected a number; {TEXT}"),
        ({"domain": ["a"]}, "domain", f"a list; expected a word; {TEXT}"),
        ({"domain": {}}, "domain", f"an object; expected a word; {TEXT}"),
        ({"score": float("nan")}, "score", f"NaN; expected a number; {TEXT}"),
        ({"score": -float("inf")}, "score", f"-Infinity; expected a number; {TEXT}"),
        (
            {"scored_on": 42097},
            "scored_on",
            f"the number 42097; expected a date; {TEXT}",
        ),
        (
            {"reference": "\ud800"},
            "reference",
            r"\ud800; expected text; it holds half a character: type it again",
        ),
        (
            {"score": 1e30},
            "score",
            "1e+30; expected a number of up to six digits, and six decimals; "
            "write it as 4 or 4.5",
        ),
    ],
)
def test_a_value_of_the_wrong_kind(
    tmp_path: Path, cells: dict[str, object], column: str, told: str
) -> None:
    """
    Numbers stand only where numbers are read; nothing else stands for text.
    """
    assert problems(document_of(tmp_path, scores=[score(**cells)])) == [
        f"cases.json scores:1:{column}: found {told}"
    ]


def test_the_other_cells_of_such_a_row_are_told_too(tmp_path: Path) -> None:
    """
    All problems of a row are told at once.
    """
    row = score(tool=True, score="x", surname=7)
    assert [
        told.split(";")[0] for told in problems(document_of(tmp_path, scores=[row]))
    ] == [
        "cases.json scores:surname: found an unknown column",
        "cases.json scores:1:score: found x",
        "cases.json scores:1:tool: found true",
    ]


def test_a_key_workers_cell_is_never_shown(tmp_path: Path) -> None:
    """
    Whatever stands there, a key worker's cell is in no problem.
    """
    rows = [{"family_id": "F1", "key_worker": 7}, {"family_id": "F2"}]
    assert problems(document_of(tmp_path, families=rows)) == [
        f"cases.json families:1:key_worker: found (not shown); expected a key "
        f"worker's id; {TEXT}"
    ]


def test_an_item_that_is_no_object(tmp_path: Path) -> None:
    """
    Every item of a list is an object, blank or not.
    """
    items = [score(), [], "text", 7, None, True]
    found = ("a list", "the text text", "the number 7", "null", "true")
    assert problems(document_of(tmp_path, scores=items)) == [
        f"cases.json scores:{row}: found {each}; expected an object; "
        'write it as {"column": "cell"}'
        for row, each in enumerate(found, start=2)
    ]


def test_a_list_of_items_that_are_no_objects(tmp_path: Path) -> None:
    """
    Such items set off no problem of missing columns.
    """
    assert problems(document_of(tmp_path, scores=[7])) == [
        "cases.json scores:1: found the number 7; expected an object; "
        'write it as {"column": "cell"}'
    ]


def test_an_unknown_list_is_told_with_the_nearest(tmp_path: Path) -> None:
    """
    Unknown list: told, with the nearest known name.
    """
    told = problems(document_of(tmp_path, scoers=[], zzz=[]))
    assert told == [
        "cases.json scoers: found an unknown list; expected only the lists of case "
        "files; rename it to scores, or take it out",
        "cases.json zzz: found an unknown list; expected only the lists of case files; "
        "take it out: the lists are families, people, needs, attendance, terms, "
        "employment, benefits, incidents, statuses, scores, statements, checks, claims, words",
    ]


def test_an_unknown_column_is_told_with_the_nearest(tmp_path: Path) -> None:
    """
    Unknown column: told once for the list, with the nearest known name.
    """
    rows = [score(scored_by="X"), score(scored_by="Y", Tool="z")]
    assert problems(document_of(tmp_path, scores=rows)) == [
        "cases.json scores:scored_by: found an unknown column; expected only the "
        "columns of scores; take it out: score already exists",
        "cases.json scores:tool: found 2 columns of this name; expected one; "
        "take out the others",
    ]


@pytest.mark.parametrize(
    ("value", "found"), [(None, "null"), ({}, "an object"), ("x", "the text x")]
)
def test_a_list_that_is_none(tmp_path: Path, value: object, found: str) -> None:
    """
    Each file is a list of objects.
    """
    assert problems(document_of(tmp_path, needs=value)) == [
        f"cases.json needs: found {found}; expected a list of objects; {LIST}"
    ]


def test_a_document_without_the_required_lists(tmp_path: Path) -> None:
    """
    Only families and people are required.
    """
    assert problems(document(tmp_path, '{"people": []}')) == [
        "cases.json families: found no such list; expected one row for each family; "
        f"add it: {LIST}"
    ]


def test_a_name_given_twice(tmp_path: Path) -> None:
    """
    JSON keeps the last of two: here both are told.
    """
    text = '{"families": [], "people": [], "people": []}'
    assert problems(document(tmp_path, text)) == [
        "cases.json people: found a name given twice; expected each name once; "
        "join the two into one"
    ]
    text = '{"families": [{"family_id": "F1", "family_id": "F2"}], "people": []}'
    assert problems(document(tmp_path, text)) == [
        "cases.json families:1: found family_id given twice; expected each column "
        "once; take one of the two out"
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("[]", "a list"),
        ("7", "the number 7"),
        ("null", "null"),
        ('"families"', "the text families"),
        ("true", "true"),
    ],
)
def test_a_document_that_is_no_object(tmp_path: Path, text: str, found: str) -> None:
    """
    The document is one object.
    """
    assert problems(document(tmp_path, text)) == [
        f"cases.json: found {found}; expected one object of lists; {FLAT}"
    ]


@pytest.mark.parametrize(
    ("text", "row", "character"),
    [
        ('{"families": [}', 1, 15),
        ("\n\n", 3, 1),
        ('{"a": "\n"}', 1, 8),
    ],
)
def test_a_document_that_is_not_json(
    tmp_path: Path, text: str, row: int, character: int
) -> None:
    """
    Malformed JSON is told with its line and character, alike on every Python.
    """
    assert problems(document(tmp_path, text)) == [
        f"cases.json:{row}: found what is not JSON, at character {character} of the "
        "line; expected a JSON document; correct it there"
    ]


def test_a_document_too_deep_to_read(tmp_path: Path) -> None:
    """
    Lists in lists without end are told, and break nothing.
    """
    assert problems(document(tmp_path, "[" * 200_000)) == [
        "cases.json: found lists within lists, too deep to read; "
        "expected a JSON document; write it flat"
    ]


def test_an_empty_document(tmp_path: Path) -> None:
    """
    A document of no bytes was lost on the way.
    """
    assert problems(document(tmp_path, "")) == [
        "cases.json: found an empty file; expected something to read; "
        "send it again, or take it out"
    ]


def test_a_document_that_is_not_there(tmp_path: Path) -> None:
    """
    A document that does not open is told.
    """
    assert problems(tmp_path / "none.json") == [
        "none.json: found a file that does not open (No such file or directory); "
        "expected a file that opens; close it elsewhere, or ask for permission to read it"
    ]


def test_a_document_in_windows_1252(tmp_path: Path) -> None:
    """
    A document is decoded as a CSV file is.
    """
    text = document_of(tmp_path).read_text().replace("F2", "Fé2")
    path = document(tmp_path, text.encode("cp1252"))
    assert ids(read_cases(path, encoding="windows-1252")) == ["F1", "Fé2"]
    assert problems(path)[0].startswith("cases.json:1: found byte E9 at offset")
