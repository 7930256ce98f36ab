"""
Dates in case files: ISO or UK, by the column, and never guessed.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from case_files import PEOPLE, folder, notes, problems
from pbr.casefiles import read_cases

SERIAL = "it looks like a spreadsheet's day number: give the column a date format there"
HEADER = "family_id,kind,occurred_on\n"


def occurred(path: Path, *days: str) -> Path:
    """
    F1's incidents on these days.
    """
    return folder(path, incidents=HEADER + "".join(f"F1,asb,{day}\n" for day in days))


@pytest.mark.parametrize(
    "text", ["2017-04-03", "03/04/2017", "3/4/2017", "3/04/2017", " 03/04/2017 "]
)
def test_iso_or_uk(tmp_path: Path, text: str) -> None:
    """
    Dates are ISO (`2017-10-31`) or UK (`31/10/2017`), whose day comes first.
    """
    family = read_cases(occurred(tmp_path, text)).families[0]
    assert [each.occurred_on for each in family.incidents] == [date(2017, 4, 3)]


def test_a_mixture_in_a_column_is_refused(tmp_path: Path) -> None:
    """
    One style per column, decided from the whole column: a mixture is one problem.
    """
    days = ("13/04/2017", "05/04/2017", "2017-04-05", "2017-04-06", "4/4/2017", "soon")
    assert problems(occurred(tmp_path, *days)) == [
        "incidents.csv:occurred_on: found 2017-04-05 in row 4 and 13/04/2017 in row 2; "
        "expected one way of writing dates throughout the column; "
        "write them all as 2017-10-31, or all as 31/10/2017",
        "incidents.csv:7:occurred_on: found soon; expected a date as 2017-10-31 or "
        "31/10/2017; write it in one of those two ways",
    ]


MONTH_FIRST = (
    "expected the day first throughout the column; turn the day and the month round in "
    "the whole column, or write it all as 2017-10-31"
)


def test_a_column_with_the_month_first(tmp_path: Path) -> None:
    """
    If one date can only be month first, all may be: one problem for the column, and
    none for the row. What is wrong in another way is told as well.
    """
    days = ("04/05/2017", "04/13/2017", "12/31/2017", "13/13/2017", "soon")
    assert problems(occurred(tmp_path, *days)) == [
        f"incidents.csv:occurred_on: found the month first (04/13/2017 in row 3); {MONTH_FIRST}",
        "incidents.csv:5:occurred_on: found 13/13/2017; expected a day that is in the "
        "calendar; correct it: 2017-10-31 and 31/10/2017 are the same day",
        "incidents.csv:6:occurred_on: found soon; expected a date as 2017-10-31 or "
        "31/10/2017; write it in one of those two ways",
    ]


def test_a_column_with_the_month_first_in_some_rows(tmp_path: Path) -> None:
    """
    If some dates can only be month first and others only day first, both are shown.
    """
    assert problems(occurred(tmp_path, "13/12/2016", "04/13/2017")) == [
        "incidents.csv:occurred_on: found the month first (04/13/2017 in row 3), and the "
        "day first (13/12/2016 in row 2); expected the day first throughout the column; "
        "correct every date in the column that has the month first, or write it all as "
        "2017-10-31"
    ]


@pytest.mark.parametrize("text", ["12/12/2017", "13/12/2017", "2017-12-13"])
def test_a_date_that_may_have_its_day_first(tmp_path: Path, text: str) -> None:
    """
    The twelfth may be a month, and the thirteenth may not.
    """
    assert len(read_cases(occurred(tmp_path, text)).families[0].incidents) == 1


def test_a_column_with_the_month_first_is_no_one_familys(tmp_path: Path) -> None:
    """
    No date of such a column is certain, so no family can be read.
    """
    path = occurred(tmp_path, "04/05/2017", "04/13/2017")
    assert len(problems(path, keep_going=True)) == 1


def test_columns_may_differ(tmp_path: Path) -> None:
    """
    Each column has a style of its own.
    """
    path = folder(
        tmp_path,
        families="family_id,attached_on,closed_on\nF1,1/2/2016,2017-01-01\nF2,,\n",
    )
    family = read_cases(path).families[0]
    assert (family.attached_on, family.closed_on) == (
        date(2016, 2, 1),
        date(2017, 1, 1),
    )


@pytest.mark.parametrize(
    ("text", "remedy"),
    [
        (
            "42097",
            SERIAL,
        ),
        (
            "42097.5",
            SERIAL,
        ),
        ("2017-10-31 00:00:00", "leave out the time of day"),
        ("2017-10-31T09:30:00Z", "leave out the time of day"),
        ("31/10/2017 09:30", "leave out the time of day"),
        ("31/10/17", "write the year with four digits"),
        ("1-2-17", "write it in one of those two ways"),
        ("20171031", "write it in one of those two ways"),
        ("2017-W44-2", "write it in one of those two ways"),
        ("31 October 2017", "write it in one of those two ways"),
        ("10/2017", "write it in one of those two ways"),
        ("2017/10/31", "write it in one of those two ways"),
        ("31-10-2017", "write it in one of those two ways"),
        ("\uff12\uff10\uff11\uff17-10-31", "write it in one of those two ways"),
    ],
)
def test_what_is_no_date(tmp_path: Path, text: str, remedy: str) -> None:
    """
    Anything of another shape is told, with what to do about it.
    """
    assert problems(occurred(tmp_path, text)) == [
        f"incidents.csv:2:occurred_on: found {text}; "
        f"expected a date as 2017-10-31 or 31/10/2017; {remedy}"
    ]


@pytest.mark.parametrize("text", ["31/02/2017", "2017-02-29", "2017-13-01", "0/1/2017"])
def test_a_day_that_is_not_in_the_calendar(tmp_path: Path, text: str) -> None:
    """
    An impossible date is never a blank.
    """
    assert problems(occurred(tmp_path, text)) == [
        f"incidents.csv:2:occurred_on: found {text}; "
        "expected a day that is in the calendar; correct it: 2017-10-31 and 31/10/2017 are the same day"
    ]


@pytest.mark.parametrize("text", ["1899-12-31", "0001-01-01"])
def test_a_year_out_of_reach(tmp_path: Path, text: str) -> None:
    """
    Years are from 1900 to 9999.
    """
    assert problems(occurred(tmp_path, text)) == [
        f"incidents.csv:2:occurred_on: found {text}; "
        "expected a year from 1900 to 9999; correct the year"
    ]
    path = folder(tmp_path, families=f"family_id,closed_on\nF1,{text}\nF2,\n")
    (path / "incidents.csv").unlink()
    assert problems(path) == [
        f"families.csv:2:closed_on: found {text}; expected a year from 1900 to 9999; "
        "correct the year, or leave the cell blank"
    ]


@pytest.mark.parametrize("text", ["1900-01-01", "2016-02-29"])
def test_the_first_year(tmp_path: Path, text: str) -> None:
    """
    The first day that may be written is read.
    """
    benefits = f"person_id,benefit,started_on\nP2,income-support,{text}\n"
    people = "person_id,family_id,born_on\nP2,F1,1900-01-01\n"
    path = folder(tmp_path, benefits=benefits, people=people)
    (benefit,) = read_cases(path).families[0].people[0].benefits
    assert str(benefit.started_on) == text


@pytest.mark.parametrize(
    "text", ["2099-12-31", "9999-12-31", "31/12/2099", "31/12/9999"]
)
def test_open_days_mean_blank_and_are_noted(tmp_path: Path, text: str) -> None:
    """
    `2099-12-31` and `9999-12-31` mean open and are reported.
    """
    header = "person_id,benefit,started_on,ended_on\n"
    rows = "".join(f"P{who},income-support,2016-01-01,{text}\n" for who in (1, 2))
    path = folder(tmp_path, benefits=header + rows)
    one, two = read_cases(path).families[0].people
    assert [spell.ended_on for spell in one.benefits + two.benefits] == [None, None]
    assert notes(path) == [
        f"benefits.csv:ended_on: {text} is read as blank: not ended, or not yet "
        "(2 rows, the first is 2)"
    ]


def test_an_open_day_counts_in_the_style_of_the_column(tmp_path: Path) -> None:
    """
    An ISO 9999-12-31 among UK dates is a mixture like any other.
    """
    header = "family_id,closed_on\n"
    path = folder(tmp_path, families=f"{header}F1,01/02/2016\nF2,9999-12-31\n")
    assert problems(path)[0].startswith(
        "families.csv:closed_on: found 9999-12-31 in row 3 and 01/02/2016 in row 2; "
    )


@pytest.mark.parametrize("text", ["2099-12-31", "9999-12-31"])
def test_an_open_check_is_cut_by_its_own_day(tmp_path: Path, text: str) -> None:
    """
    A check with no last day covers days until it was made.
    """
    header = "family_id,kinds,covers_from,covers_to,checked_on\n"
    row = f"F1,asb,2016-01-01,{text},2017-01-31\n"
    path = folder(tmp_path, checks=header + row)
    (check,) = read_cases(path).families[0].checks
    assert check.covers_to == date(2099, 12, 31)
    assert check.last_day == date(2017, 1, 31)
    assert notes(path) == [
        f"checks.csv:covers_to: {text} is read as no last day: the day of the check "
        "ends it (1 row, the first is 2)"
    ]


@pytest.mark.parametrize("text", ["2099-12-31", "9999-12-31"])
def test_an_open_day_is_no_day_on_which_things_happen(
    tmp_path: Path, text: str
) -> None:
    """
    Where a date is required, a day that means open is a problem.
    """
    assert problems(occurred(tmp_path, text)) == [
        f"incidents.csv:2:occurred_on: found {text}; expected a day that is known, "
        "not after 2060-12-31; write the true day"
    ]


def test_nobody_joins_a_household_at_the_end_of_time(tmp_path: Path) -> None:
    """
    We read an open `joined_on` as a problem: it may be blank, and is then from birth.
    """
    people = PEOPLE.replace("born_on", "born_on,joined_on").replace(
        "01-01\n", "01-01,\n"
    )
    path = folder(
        tmp_path, people=people.replace("2005-01-01,", "2005-01-01,9999-12-31")
    )
    assert problems(path) == [
        "people.csv:2:joined_on: found 9999-12-31; expected a day that is known, "
        "not after 2060-12-31; write the true day, or leave the cell blank"
    ]
