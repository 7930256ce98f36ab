"""
terms.csv: the council's own calendar.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from case_files import folder, notes, problems
from pbr.casefiles import read_cases
from pbr.periods import Period
from pbr.school import CENSUS, Calendar, Term

HEADER = "term,starts_on,ends_on\n"
AUTUMN, SPRING = Term(2016, 0), Term(2016, 1)


def terms(path: Path, *rows: str) -> Path:
    """
    A case folder with these terms.
    """
    return folder(path, terms=HEADER + "".join(f"2016/17 {row}\n" for row in rows))


def calendar(path: Path, *rows: str) -> Calendar:
    """
    The calendar that these terms make.
    """
    return read_cases(terms(path, *rows)).families[0].terms


def test_without_terms_the_census_windows(tmp_path: Path) -> None:
    """
    Without a `terms.csv` the dates of terms are the school census windows.
    """
    assert read_cases(folder(tmp_path)).families[0].terms == CENSUS
    assert calendar(tmp_path) == CENSUS


def test_a_term_that_is_held(tmp_path: Path) -> None:
    """
    A term that `terms.csv` does not hold keeps its census window.
    """
    held = calendar(tmp_path, "autumn,2016-09-05,2016-12-20")
    assert held.window(AUTUMN) == Period(date(2016, 9, 5), date(2016, 12, 20))
    assert held.window(SPRING) == SPRING.census_window


def test_halves_fold_into_the_term(tmp_path: Path) -> None:
    """
    A council with six terms writes autumn 1 and autumn 2; they fold into the three.
    """
    rows = ("autumn 2,2016-10-31,2016-12-20", "autumn 1,2016-09-05,2016-10-21")
    held = calendar(tmp_path, *rows)
    assert held.held == ((AUTUMN, Period(date(2016, 9, 5), date(2016, 12, 20))),)


def test_every_family_has_the_same_calendar(tmp_path: Path) -> None:
    """
    One calendar, the council's, for all.
    """
    one, two = read_cases(terms(tmp_path, "autumn,2016-09-05,2016-12-20")).families
    assert one.terms is two.terms


def test_a_whole_term_that_agrees_with_its_halves(tmp_path: Path) -> None:
    """
    The whole and its halves may all be there, when they say the same.
    """
    rows = (
        "autumn 1,2016-09-05,2016-10-21",
        "autumn 2,2016-10-31,2016-12-20",
        "autumn,2016-09-05,2016-12-20",
    )
    assert calendar(tmp_path, *rows) == calendar(tmp_path, rows[2])
    assert notes(terms(tmp_path, *rows)) == []


def test_a_whole_term_that_disagrees_with_its_halves(tmp_path: Path) -> None:
    """
    Whole and halves that disagree are told, at either end.
    """
    rows = (
        "autumn 1,2016-09-05,2016-10-21",
        "autumn 2,2016-10-31,2016-12-20",
        "autumn,2016-09-06,2016-12-19",
    )
    assert problems(terms(tmp_path, *rows)) == [
        "terms.csv:4:ends_on: found 2016-12-19; expected 2016-12-20, as its halves say; correct one of the two",
        "terms.csv:4:starts_on: found 2016-09-06; expected 2016-09-05, as its halves say; correct one of the two",
    ]


@pytest.mark.parametrize("half", ["autumn 1", "autumn 2"])
def test_half_a_term_alone(tmp_path: Path, half: str) -> None:
    """
    One half says nothing of the whole.
    """
    assert problems(terms(tmp_path, f"{half},2016-09-05,2016-10-21")) == [
        f"terms.csv:2:term: found 2016/17 {half}; expected both halves of a term; "
        "add the other half"
    ]


def test_a_half_that_does_not_read_is_not_missing(tmp_path: Path) -> None:
    """
    A half with a problem of its own sets off no second one.
    """
    rows = ("autumn 1,2016-09-05,2016-10-21", "autumn 2,2016-10-31,")
    assert problems(terms(tmp_path, *rows)) == [
        "terms.csv:3:ends_on: found a blank cell; expected a date; "
        "fill it in, or take the row out if it is not a record"
    ]


def test_halves_in_each_other(tmp_path: Path) -> None:
    """
    The second half starts after the first one ends.
    """
    rows = ("autumn 1,2016-09-05,2016-10-21", "autumn 2,2016-10-21,2016-12-20")
    assert problems(terms(tmp_path, *rows)) == [
        "terms.csv:3:starts_on: found 2016-10-21; expected a day after 2016-10-21, "
        "when the first half ends; correct one of the two"
    ]
    after = ("autumn 1,2016-09-05,2016-10-21", "autumn 2,2016-10-22,2016-12-20")
    assert calendar(tmp_path, *after).held


def test_a_term_twice(tmp_path: Path) -> None:
    """
    The same term twice with different dates is told; equal rows are one row.
    """
    rows = ("autumn,2016-09-05,2016-12-20", "autumn,2016-09-06,2016-12-20")
    assert problems(terms(tmp_path, *rows)) == [
        "terms.csv:3:term: found 2016/17 autumn; expected one row for a term, and "
        "row 2 is another; keep the row that is right"
    ]
    assert notes(terms(tmp_path, rows[0], rows[0])) == [
        "terms.csv:2: repeated in row 3; read once"
    ]


def test_a_half_may_be_one_day(tmp_path: Path) -> None:
    """
    A term that ends on the day it starts is a day long.
    """
    rows = ("autumn 1,2016-09-05,2016-09-05", "autumn 2,2016-10-31,2016-12-20")
    assert len(calendar(tmp_path, *rows).held) == 1


def test_beside_a_term_that_is_held_the_census_does_not_count(tmp_path: Path) -> None:
    """
    Spring may end in the census's autumn, when autumn's own dates are held.
    """
    rows = ("autumn,2016-08-02,2016-10-21", "spring,2016-10-31,2016-12-20")
    assert len(calendar(tmp_path, *rows).held) == 2


def test_a_term_that_ends_before_it_starts(tmp_path: Path) -> None:
    """
    Such a term is told once, and is in no calendar.
    """
    assert problems(terms(tmp_path, "autumn,2016-12-20,2016-09-05")) == [
        "terms.csv:2:ends_on: found 2016-09-05; expected a day on or after starts_on, "
        "2016-12-20; correct one of the two"
    ]


def test_a_term_outside_its_school_year(tmp_path: Path) -> None:
    """
    A term lies between 1 August and the 31 August after it.
    """
    assert problems(
        terms(tmp_path, "autumn,2016-07-31,2016-12-20", "summer,2017-04-20,2017-09-01")
    ) == [
        "terms.csv:2:starts_on: found 2016-07-31; expected a day of its school year, "
        "2016-08-01 to 2017-08-31; correct the date, or the term",
        "terms.csv:3:ends_on: found 2017-09-01; expected a day of its school year, "
        "2016-08-01 to 2017-08-31; correct the date, or the term",
    ]
    within = ("autumn,2016-08-01,2016-12-20", "summer,2017-04-20,2017-08-31")
    assert len(calendar(tmp_path, *within).held) == 2


def test_terms_that_overlap(tmp_path: Path) -> None:
    """
    A term starts after the one before it ends; the day after is soon enough.
    """
    autumn = "autumn,2016-09-05,2016-12-20"
    assert problems(terms(tmp_path, autumn, "spring,2016-12-20,2017-04-07")) == [
        "terms.csv:3:starts_on: found 2016-12-20; expected a day after 2016-12-20, "
        "when 2016/17 autumn ends; correct one of the two"
    ]
    follows = calendar(tmp_path, autumn, "spring,2016-12-21,2017-04-07")
    assert len(follows.held) == 2


@pytest.mark.parametrize(
    ("row", "told"),
    [
        (
            "autumn,2017-01-01,2017-01-20",
            "starts_on: found 2017-01-01; expected a day before 2017-01-01, "
            "the census date of 2016/17 spring",
        ),
        (
            "autumn,2016-09-05,2017-04-16",
            "ends_on: found 2017-04-16; expected a day before 2017-04-16, "
            "the census date of 2016/17 spring",
        ),
        (
            "spring,2016-08-01,2017-04-07",
            "starts_on: found 2016-08-01; expected a day after 2016-08-01, "
            "the census date of 2016/17 autumn",
        ),
        (
            "spring,2016-11-01,2016-12-31",
            "ends_on: found 2016-12-31; expected a day after 2016-12-31, "
            "the census date of 2016/17 autumn",
        ),
    ],
)
def test_a_term_out_of_step_with_the_census(
    tmp_path: Path, row: str, told: str
) -> None:
    """
    Beside terms that are not held, the census windows stand.
    """
    assert problems(terms(tmp_path, row)) == [
        f"terms.csv:2:{told}; correct it, or add the dates of that term"
    ]


@pytest.mark.parametrize(
    "row",
    [
        "autumn,2016-12-31,2017-04-15",
        "spring,2016-08-02,2017-04-07",
        "spring,2016-11-01,2017-01-01",
    ],
)
def test_a_term_just_in_step_with_the_census(tmp_path: Path, row: str) -> None:
    """
    A day is enough for two terms to come one after the other.
    """
    assert len(calendar(tmp_path, row).held) == 1
