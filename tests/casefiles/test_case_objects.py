"""
One JSON document that is not in a file: its text, or the objects it is made of.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import Any

import pytest

from case_files import FAMILIES, PEOPLE, VOCABULARY, ids, plan_with, rows_of
from pbr.casefiles import read_document
from pbr.exceptions import DataError
from pbr.records import Row, Score

TEXT = "write it as text, in quotes"
DIGITS = 5000


class Tool(StrEnum):
    """
    A word as another system keeps it.
    """

    STAR = "star"


def given(**lists: object) -> dict[str, object]:
    """
    A document in which F1 and F2 are, unless other lists are given.
    """
    return {"families": rows_of(FAMILIES), "people": rows_of(PEOPLE), **lists}


def scored(**cells: object) -> dict[str, object]:
    """
    A document with one row of scores, with these cells otherwise.
    """
    row = {
        "family_id": "F1",
        "tool": "star",
        "domain": "health",
        "scored_on": "2016-01-01",
        "score": "4",
    }
    return given(scores=[{**row, **cells}])


def score_of(document: Mapping[str, object]) -> Score:
    """
    The one score of F1.
    """
    (score,) = read_document(document).families[0].scores
    return score


def problems(document: Any) -> list[str]:
    """
    Every problem that stops the reading, in full.
    """
    with pytest.raises(DataError) as raised:
        read_document(document)
    return [str(problem) for problem in raised.value.problems]


def test_objects_give_families_and_their_rows() -> None:
    """
    A row is cited by the document's name, its list, and its place in it from 1.
    """
    assert ids(read_document(given())) == ["F1", "F2"]
    family = read_document(given(), name="F-17").families[1]
    assert family.row == Row("F-17 families", 2)
    assert read_document(given()).families[1].row == Row("document families", 2)


def test_text_gives_the_same_families() -> None:
    """
    A text is read as JSON, with or without a byte-order mark.
    """
    text = '{"families": [{"family_id": "F1"}], "people": []}'
    assert ids(read_document(text)) == ids(read_document(f"\ufeff{text}")) == ["F1"]


def test_the_name_is_shown_with_nothing_invisible() -> None:
    """
    A document's name with an escape character shows the character's code.
    """
    with pytest.raises(DataError) as raised:
        read_document({}, name="\x1b[31m")
    assert raised.value.problems[0].file == r"\x1b[31m families"


@pytest.mark.parametrize(
    "cells",
    [
        {"score": 4.5},
        {"score": Decimal("4.50")},
        {"score": Decimal("4.5")},
        {"score": "4.5", "tool": Tool.STAR},
        {"score": "4.5", "scored_on": date(2016, 1, 1)},
        {"score": "4.5", "reference": None},
    ],
)
def test_cells_as_another_system_keeps_them(cells: dict[str, object]) -> None:
    """
    A number, a date, a word or nothing is read as its text.
    """
    expected = Score("F1", "", "star", "health", date(2016, 1, 1), Fraction(9, 2))
    assert score_of(scored(**cells)) == expected


def test_whole_numbers_are_exact() -> None:
    """
    A whole number is read digit by digit, however long it is.
    """
    assert score_of(scored(score=4)).score == Fraction(4)
    too_long = problems(scored(score=10**DIGITS))
    assert too_long == [
        f"document scores:1:score: found 1{'0' * 58}…; expected a number of up to six "
        "digits, and six decimals; write it as 4 or 4.5"
    ]


@pytest.mark.parametrize(
    ("cells", "column", "found"),
    [
        ({"score": True}, "score", f"true; expected a number; {TEXT}"),
        ({"score": float("nan")}, "score", f"NaN; expected a number; {TEXT}"),
        ({"score": float("-inf")}, "score", f"-Infinity; expected a number; {TEXT}"),
        ({"score": Decimal("NaN")}, "score", f"NaN; expected a number; {TEXT}"),
        ({"score": 1j}, "score", f"a Python complex; expected a number; {TEXT}"),
        ({"tool": 7}, "tool", f"the number 7; expected a word; {TEXT}"),
        ({"tool": b"star"}, "tool", f"a Python bytes; expected a word; {TEXT}"),
        ({"tool": ("star",)}, "tool", f"a list; expected a word; {TEXT}"),
        ({"tool": {"star": 1}}, "tool", f"an object; expected a word; {TEXT}"),
        (
            {"scored_on": datetime(2016, 1, 1, 9, 0)},  # noqa: DTZ001 - as exported
            "scored_on",
            "2016-01-01T09:00:00; expected a date as 2017-10-31 or 31/10/2017; "
            "leave out the time of day",
        ),
    ],
)
def test_a_cell_of_the_wrong_kind(
    cells: dict[str, object], column: str, found: str
) -> None:
    """
    A cell that JSON could not hold, or not there, is a problem, never a guess.
    """
    assert problems(scored(**cells)) == [f"document scores:1:{column}: found {found}"]


@pytest.mark.parametrize(
    ("document", "found"),
    [
        ([], "a list"),
        (7, "the number 7"),
        (None, "null"),
        (b"{}", "a Python bytes"),
    ],
)
def test_a_document_that_is_not_a_mapping(document: object, found: str) -> None:
    """
    A document is one mapping, or text.
    """
    assert problems(document) == [
        f"document: found {found}; expected one object of lists; "
        'write it as {"families": [], "people": []}'
    ]


def test_a_list_that_is_not_a_list() -> None:
    """
    Each file is a list or a tuple of mappings.
    """
    remedy = 'write it as [{"column": "cell"}]'
    assert problems(given(needs={}, scores=iter([]))) == [
        f"document needs: found an object; expected a list of objects; {remedy}",
        "document scores: found a Python list_iterator; expected a list of objects; "
        f"{remedy}",
    ]
    assert read_document(given(needs=())).families[0].needs == ()


def test_names_that_are_not_text() -> None:
    """
    A name that is not text is read as its text, and two that agree are two.
    """
    rows = [{"family_id": "F1", 7: "x"}, {"family_id": "F2"}]
    columns = (
        "family_id, attached_on, key_worker, assessed_on, planned_on, closed_on, "
        "left_area_on"
    )
    assert problems(given(families=rows)) == [
        "document families:7: found an unknown column; expected only the columns of "
        f"families; take it out: the columns are {columns}"
    ]
    assert problems(given() | {7: [], "7": []}) == [
        "document 7: found a name given twice; expected each name once; join the two "
        "into one",
        "document 7: found an unknown list; expected only the lists of case files; "
        "take it out: the lists are families, people, needs, attendance, terms, "
        "employment, benefits, incidents, statuses, scores, statements, checks, claims, words",
    ]


def test_text_that_is_not_json() -> None:
    """
    A text that is not JSON is told with its line and character.
    """
    assert problems("") == [
        "document:1: found what is not JSON, at character 1 of the line; "
        "expected a JSON document; correct it there"
    ]


def test_a_plan_and_keep_going_are_as_in_a_file() -> None:
    """
    With a plan, its words are asked for; with `keep_going`, a family is left out.
    """
    needs = [{"family_id": "F2", "problem": "gambling", "identified_on": "2016-01-01"}]
    plan = plan_with(VOCABULARY)
    cases = read_document(given(needs=needs), plan, keep_going=True)
    assert ids(cases) == ["F1"]
    assert [each.family_id for each in cases.left_out] == ["F2"]
    with pytest.raises(DataError):
        read_document(given(needs=needs), plan)
