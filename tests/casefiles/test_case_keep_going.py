"""
`keep_going`: families with problems are left out and listed, and no others.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from case_files import FAMILIES, PEOPLE, document_of, folder, ids, problems
from pbr.casefiles import Cases, LeftOut, read_cases
from pbr.exceptions import DataError

INCIDENTS = "family_id,person_id,kind,occurred_on\n"
ATTENDANCE = "person_id,term,possible,authorised,unauthorised\n"


def left_out(cases: Cases) -> list[tuple[str, list[str]]]:
    """
    Who was left out, and the places of their problems.
    """
    return [
        (each.family_id, [problem.place for problem in each.problems])
        for each in cases.left_out
    ]


def test_only_the_family_with_the_problem_is_left_out(tmp_path: Path) -> None:
    """
    `--keep-going` leaves out only families with problems and lists them.
    """
    rows = "F1,P1,asb,2016-13-01\nF1,P9,asb,2016-01-01\nF2,P3,asb,2016-01-01\n"
    path = folder(tmp_path, incidents=INCIDENTS + rows)
    cases = read_cases(path, keep_going=True)
    assert ids(cases) == ["F2"]
    assert len(cases.families[0].incidents) == 1
    assert left_out(cases) == [
        ("F1", ["incidents.csv:2:occurred_on", "incidents.csv:3:person_id"])
    ]
    assert isinstance(cases.left_out[0], LeftOut)
    assert cases.problems == cases.left_out[0].problems


def test_without_problems_nobody_is_left_out(tmp_path: Path) -> None:
    """
    Keeping going changes nothing where nothing is wrong.
    """
    path = folder(tmp_path)
    assert read_cases(path, keep_going=True) == read_cases(path)


def test_nobody_is_left_out_unasked(tmp_path: Path) -> None:
    """
    Unless asked to keep going, any problem stops the reading.
    """
    path = folder(tmp_path, incidents=f"{INCIDENTS}F1,P1,asb,2016-13-01\n")
    with pytest.raises(DataError) as told:
        read_cases(path)
    assert str(told.value).startswith("1 problem in the case files\n")


def test_a_row_of_a_person_leaves_out_every_family_of_theirs(tmp_path: Path) -> None:
    """
    A row whose person is in several families leaves all of them out.
    """
    families = FAMILIES + "F3,\n"
    path = folder(
        tmp_path,
        families=families,
        people=PEOPLE + "P1,F2,2005-01-01\nP4,F3,2001-01-01\n",
        attendance=f"{ATTENDANCE}P1,2016/17 autumn,9,9,9\nP4,2016/17 autumn,9,0,0\n",
    )
    cases = read_cases(path, keep_going=True)
    assert ids(cases) == ["F3"]
    place = "attendance.csv:2:possible"
    assert left_out(cases) == [("F1", [place]), ("F2", [place])]
    assert [problem.place for problem in cases.problems] == [place]


def test_a_stay_with_a_problem_leaves_out_every_family_of_the_person(
    tmp_path: Path,
) -> None:
    """
    Where a person's own row is wrong, no family of theirs is certain.
    """
    families = FAMILIES + "F3,\n"
    people = PEOPLE + "P1,F3,2005-01-02\n"
    cases = read_cases(
        folder(tmp_path, families=families, people=people), keep_going=True
    )
    place = "people.csv:5:born_on"
    assert ids(cases) == ["F2"]
    assert left_out(cases) == [("F1", [place]), ("F3", [place])]


def test_a_person_without_an_id_leaves_out_the_family(tmp_path: Path) -> None:
    """
    Somebody is in that family, and nobody can say who.
    """
    cases = read_cases(
        folder(tmp_path, people=PEOPLE + "#N/A,F1,2001-01-01\n"), keep_going=True
    )
    assert left_out(cases) == [("F1", ["people.csv:5:person_id"])]


def test_a_family_row_with_a_problem_leaves_out_the_family(tmp_path: Path) -> None:
    """
    A family of two rows, or of one that does not read, is left out.
    """
    families = FAMILIES + "F1,2016-01-01\nF3,x\n"
    cases = read_cases(folder(tmp_path, families=families), keep_going=True)
    assert left_out(cases) == [
        ("F1", ["families.csv:4:family_id"]),
        ("F3", ["families.csv:5:attached_on"]),
    ]


@pytest.mark.parametrize(
    ("name", "text", "place"),
    [
        ("zzz", "", "zzz.csv"),
        ("needs", "", "needs.csv"),
        ("needs", "family_id,problem\n", "needs.csv:1:identified_on"),
        (
            "needs",
            "family_id,problem,identified_on\n,x,2016-01-01\n",
            "needs.csv:2:family_id",
        ),
        (
            "incidents",
            f"{INCIDENTS}F9,P3,asb,2016-01-01\n",
            "incidents.csv:2:family_id",
        ),
        (
            "incidents",
            f"{INCIDENTS}F1,,asb,2016-01-01\nF1,,asb,1/1/2016\n",
            "incidents.csv:occurred_on",
        ),
        (
            "attendance",
            f"{ATTENDANCE}P9,2016/17 autumn,9,0,0\n",
            "attendance.csv:2:person_id",
        ),
        (
            "attendance",
            f"{ATTENDANCE}nan,2016/17 autumn,9,0,0\n",
            "attendance.csv:2:person_id",
        ),
        ("people", f"{PEOPLE}P1,,2005-01-01\n", "people.csv:5:family_id"),
        (
            "terms",
            "term,starts_on,ends_on\n2016/17 autumn,,2016-12-20\n",
            "terms.csv:2:starts_on",
        ),
        ("families", f"{FAMILIES}unknown,\n", "families.csv:4:family_id"),
    ],
)
def test_a_problem_that_is_no_one_familys_stops_the_reading(
    tmp_path: Path, name: str, text: str, place: str
) -> None:
    """
    Evidence that may be any family's is left out of none.
    """
    path = folder(tmp_path, **{name: text})
    told = problems(path, keep_going=True)
    assert [problem.split(": ")[0] for problem in told] == [place]


def test_all_problems_are_told_when_the_reading_stops(tmp_path: Path) -> None:
    """
    A family's own problems are told beside those that stop the reading.
    """
    rows = f"{INCIDENTS}F1,P1,,2016-01-01\nF9,,asb,2016-01-01\n"
    path = folder(tmp_path, incidents=rows)
    told = problems(path, keep_going=True)
    assert [problem.split(": ")[0] for problem in told] == [
        "incidents.csv:2:kind",
        "incidents.csv:3:family_id",
    ]


def test_a_row_of_the_wrong_length_leaves_out_the_family_it_names(
    tmp_path: Path,
) -> None:
    """
    A short row that names a family is that family's.
    """
    cases = read_cases(
        folder(tmp_path, incidents=f"{INCIDENTS}F1,P1,asb\n"), keep_going=True
    )
    assert left_out(cases) == [("F1", ["incidents.csv:2"])]


def test_a_document_is_kept_going_too(tmp_path: Path) -> None:
    """
    The same families are left out of a JSON document.
    """
    row = {"family_id": "F1", "kind": True, "occurred_on": "2016-01-01"}
    cases = read_cases(document_of(tmp_path, incidents=[row]), keep_going=True)
    assert ids(cases) == ["F2"]
    assert left_out(cases) == [("F1", ["cases.json incidents:1:kind"])]
