"""
Birth dates: blank, of another row, and rows that cannot be true of them (SPEC §2.6).
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from case_files import FAMILIES, PEOPLE, document_of, folder, problems
from pbr.casefiles import read_cases
from pbr.plans import load_plan

UNBORN = PEOPLE.replace("P1,F1,2005-01-01", "P1,F1,")
ATTENDANCE = "person_id,term,possible,authorised,unauthorised\n"
BIRTH = "the birth date in row 2 of people.csv, 2005-01-01; correct one of the two"


def test_a_blank_birth_date_is_not_known(tmp_path: Path) -> None:
    """
    `born_on` may be blank, in a folder and in a document.
    """
    (family, _) = read_cases(folder(tmp_path, people=UNBORN)).families
    assert [one.born_on for one in family.people] == [None, date(1980, 1, 1)]
    rows = [{"person_id": "P1", "family_id": "F1", "born_on": None}]
    (family, _) = read_cases(document_of(tmp_path, people=rows)).families
    assert [one.born_on for one in family.people] == [None]


def test_a_blank_beside_a_date(tmp_path: Path) -> None:
    """
    A blank beside a date for the same person in another family's row is that date.
    """
    path = folder(tmp_path, people=f"{UNBORN}P1,F2,2005-01-01\n")
    births = [family.people[0].born_on for family in read_cases(path).families]
    assert births == [date(2005, 1, 1), date(2005, 1, 1)]


@pytest.mark.parametrize(
    ("files", "place", "found", "expected"),
    [
        (
            {"employment": "person_id,started_on\nP1,2004-12-31\nP1,2005-01-01\n"},
            "employment.csv:2:started_on",
            "2004-12-31",
            "a day on or after ",
        ),
        (
            {
                "benefits": "person_id,benefit,started_on\nP1,esa,2004-12-31\n"
                "P1,esa,2005-01-01\n"
            },
            "benefits.csv:2:started_on",
            "2004-12-31",
            "a day on or after ",
        ),
        (
            {
                "needs": "family_id,person_id,problem,identified_on\n"
                "F1,P1,crime,2004-03-06\nF1,P1,crime,2004-03-07\n"
            },
            "needs.csv:2:identified_on",
            "2004-03-06",
            "a day no more than 300 days before ",
        ),
    ],
)
def test_a_row_before_birth(
    tmp_path: Path, files: dict[str, str], place: str, found: str, expected: str
) -> None:
    """
    A row before its person's birth is reported with both rows; on the first day that is
    possible it is not.
    """
    told = f"{place}: found {found}; expected {expected}{BIRTH}"
    assert problems(folder(tmp_path, **files)) == [told]


@pytest.mark.parametrize(
    ("born", "is_told"),
    [
        ("1996-08-01", True),
        ("1996-08-02", False),
        ("2014-08-01", False),
        ("2014-08-02", True),
    ],
)
def test_sessions_at_an_age_of_no_pupil(
    tmp_path: Path, born: str, *, is_told: bool
) -> None:
    """
    On the first day of the term, 1 August 2016, a pupil is at least 2 and under 20.
    """
    people = PEOPLE.replace("2005-01-01", born)
    path = folder(
        tmp_path, people=people, attendance=f"{ATTENDANCE}P1,2016/17 autumn,9,0,0\n"
    )
    told = (
        "attendance.csv:2:term: found 2016/17 autumn; expected a term on whose first day "
        f"the pupil was 2 to 19: the birth date in row 2 of people.csv, {born}; correct "
        "one of the two"
    )
    if is_told:
        assert problems(path) == [told]
    else:
        assert len(read_cases(path).families) == 2


def test_rows_that_nobody_can_have_both(tmp_path: Path) -> None:
    """
    Without a birth date, two jobs in 1990 and sessions in 2016 are not one person's:
    each job is told.
    """
    path = folder(
        tmp_path,
        people=UNBORN,
        attendance=f"{ATTENDANCE}P1,2016/17 autumn,9,0,0\n",
        employment="person_id,started_on\nP1,1990-05-01\nP1,1991-05-01\nP1,1996-08-02\n",
    )
    expected = (
        "expected a row that somebody born on or after 1996-08-02 can have, because "
        "pupils are under 20: see row 2 of attendance.csv; correct one of the two"
    )
    assert problems(path) == [
        f"employment.csv:2:started_on: found 1990-05-01; {expected}",
        f"employment.csv:3:started_on: found 1991-05-01; {expected}",
    ]


def test_each_birth_date_that_differs_is_told(tmp_path: Path) -> None:
    """
    Of one person in three families, two rows differ from the first.
    """
    years = (2007, 2008, 2009)
    rows = [f"P1,F{at},{year}-05-01\n" for at, year in enumerate(years)]
    families = "family_id\nF0\nF1\nF2\n"
    people = f"person_id,family_id,born_on\n{''.join(rows)}"
    path = folder(tmp_path, families=families, people=people)
    assert [each.split(";")[0] for each in problems(path)] == [
        "people.csv:3:born_on: found 2008-05-01",
        "people.csv:4:born_on: found 2009-05-01",
    ]


@pytest.mark.parametrize("born", ["1900-01-01", "1902-02-02", "1903-03-03"])
def test_a_placeholder_for_a_birth_date(tmp_path: Path, born: str) -> None:
    """
    It is told with the sessions that contradict it; left blank, the files are read.
    """
    people = PEOPLE.replace("2005-01-01", born)
    sessions = f"{ATTENDANCE}P1,2016/17 autumn,140,4,60\n"
    path = folder(tmp_path, people=people, attendance=sessions)
    plan = load_plan("bradford-families-first-2015")
    assert [each.split(": ")[0] for each in problems(path, plan.vocabulary)] == [
        "attendance.csv:2:term",
        "people.csv:2:born_on",
    ]
    files = {"families": FAMILIES, "people": UNBORN, "attendance": sessions}
    assert len(read_cases(folder(tmp_path, **files), plan).families) == 2
