"""
Days on which nothing can have happened: too late, too early, or 1 January 2000.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from case_files import FAMILIES, PEOPLE, Words, folder, notes, problems
from pbr.casefiles import Cases, read_cases
from pbr.casefiles.cells.dates import Days
from pbr.casefiles.cells.unreadable import Unreadable
from pbr.periods import latest_day
from pbr.plans.vocabulary import Vocabulary

#: Any problem and any word; in force from 1 September 2014 to 31 March 2020.
ANY = Vocabulary(frozenset(), other_problems=True, words={})
BENEFITS = "person_id,benefit,started_on,ended_on\n"
WORK = "person_id,started_on,ended_on,confirmed_on\n"
CHECKS = "family_id,kinds,covers_from,covers_to,checked_on\n"
#: Each column in which a day may be open, in a file with one row.
OPEN = {
    "ended_on": ("benefits", BENEFITS + "P1,income-support,2016-01-01,{}\n"),
    "closed_on": ("families", "family_id,closed_on\nF1,{}\nF2,\n"),
    "left_area_on": ("families", "family_id,left_area_on\nF1,{}\nF2,\n"),
    "left_on": (
        "people",
        "person_id,family_id,born_on,left_on\nP1,F1,2005-01-01,{}\n",
    ),
}
#: Each other column of a day that may be blank, in a file with one row.
BLANK = {
    "attached_on": ("families", "family_id,attached_on\nF1,{}\nF2,\n"),
    "assessed_on": ("families", "family_id,assessed_on\nF1,{}\nF2,\n"),
    "planned_on": ("families", "family_id,planned_on\nF1,{}\nF2,\n"),
    "confirmed_on": (
        "employment",
        "person_id,started_on,confirmed_on\nP1,2016-01-01,{}\n",
    ),
    "joined_on": (
        "people",
        "person_id,family_id,born_on,joined_on\nP1,F1,2005-01-01,{}\n",
    ),
}
#: Each column of a thing that happens while a family is known, in a file with one row.
WITHIN_MEMORY = {
    "attached_on": BLANK["attached_on"],
    "assessed_on": BLANK["assessed_on"],
    "planned_on": BLANK["planned_on"],
    "identified_on": (
        "needs",
        "family_id,problem,identified_on\nF1,crime,{}\n",
    ),
    "occurred_on": ("incidents", "family_id,kind,occurred_on\nF1,asb,{}\n"),
    "scored_on": (
        "scores",
        "family_id,tool,domain,scored_on,score\nF1,star,health,{},1\n",
    ),
    "made_on": (
        "statements",
        "family_id,about,made_on,by_role\nF1,health,{},nurse\n",
    ),
}


def with_day(path: Path, column: tuple[str, str], day: str) -> Path:
    """
    A folder with the day in that column.
    """
    name, text = column
    return folder(path, **{name: text.format(day)})


def cells_of(cases: Cases, column: str) -> list[date | None]:
    """
    What was read in a column of a family, a person, or a person's benefits.
    """
    family = cases.families[0]
    if hasattr(family, column):
        return [getattr(family, column)]
    if column == "left_on":
        return [family.people[0].stays[0].left_on]
    return [benefit.ended_on for benefit in family.people[0].benefits]


# Too late


@pytest.mark.parametrize("column", OPEN)
@pytest.mark.parametrize(
    ("day", "is_open"),
    [
        ("2030-03-30", False),
        ("2030-03-31", False),
        ("2030-04-01", True),
        ("2079-06-06", True),
        ("2100-01-01", True),
        ("2199-12-31", True),
        ("3000-01-01", True),
        ("9999-12-30", True),
    ],
)
def test_an_end_ten_years_after_the_plan(
    tmp_path: Path, column: str, day: str, *, is_open: bool
) -> None:
    """
    An end more than ten years after the plan's last day is read as open, and reported.
    """
    path = with_day(tmp_path, OPEN[column], day)
    name = OPEN[column][0]
    told = [
        f"{name}.csv:{column}: {day} is read as blank: not ended, or not yet "
        "(1 row, the first is 2)"
    ]
    read = cells_of(read_cases(path, Words(ANY)), column)  # type: ignore[arg-type]
    assert read == [None if is_open else date.fromisoformat(day)]
    assert notes(path, ANY) == (told if is_open else [])


def test_an_end_in_uk_style(tmp_path: Path) -> None:
    """
    The day counts, however it is written.
    """
    path = with_day(tmp_path, OPEN["ended_on"], "6/6/2079")
    assert notes(path) == [
        "benefits.csv:ended_on: 6/6/2079 is read as blank: not ended, or not yet "
        "(1 row, the first is 2)"
    ]


@pytest.mark.parametrize(
    ("day", "is_open"), [("2060-12-31", False), ("2061-01-01", True)]
)
def test_an_end_without_a_plan(tmp_path: Path, day: str, *, is_open: bool) -> None:
    """
    Without a plan an end after 2060 is read as open.
    """
    path = with_day(tmp_path, OPEN["ended_on"], day)
    assert (cells_of(read_cases(path), "ended_on") == [None]) is is_open
    assert bool(notes(path)) is is_open


def test_ends_in_many_years_are_one_note(tmp_path: Path) -> None:
    """
    What is read as open is reported once for its column, with the marks for open.
    """
    ends = ("2079-06-06", "2099-12-31", "2100-01-01", "9999-12-31", "2016-05-01", "")
    rows = "".join(
        f"P2,income-support,2016-0{at}-01,{end}\n" for at, end in enumerate(ends, 1)
    )
    rows = rows.replace("2016-05-01,2016", "2016-04-05,2016")
    assert notes(folder(tmp_path, benefits=BENEFITS + rows)) == [
        "benefits.csv:ended_on: 2079-06-06, 2099-12-31, 2100-01-01 and 1 more are read "
        "as blank: not ended, or not yet (4 rows, the first is 2)"
    ]


@pytest.mark.parametrize(
    ("last_day", "latest"),
    [
        (None, date(2060, 12, 31)),
        (date(2020, 3, 31), date(2030, 3, 31)),
        (date(2020, 2, 29), date(2030, 2, 28)),
        (date(2189, 12, 31), date(2199, 12, 31)),
        (date(2190, 1, 1), date(2199, 12, 31)),
        (date.max, date(2199, 12, 31)),
    ],
)
def test_the_latest_day(last_day: date | None, latest: date) -> None:
    """
    Ten years after the plan, and never after the last year of claims.
    """
    assert latest_day(last_day) == latest


def test_a_mark_for_open_under_a_plan_of_long_life() -> None:
    """
    2099-12-31 means open, and no day on which things happen, whatever the plan.
    """
    days = Days(date(2199, 12, 31))
    assert days.day_or_open("2099-12-31") is None
    assert days.day("2099-12-30") == date(2099, 12, 30)
    with pytest.raises(Unreadable):
        days.day("2099-12-31")


@pytest.mark.parametrize(
    ("day", "is_open"), [("2030-03-31", False), ("2030-04-01", True)]
)
def test_a_check_to_a_day_far_ahead(tmp_path: Path, day: str, *, is_open: bool) -> None:
    """
    A check that covers days for ever is read as open: it ends when it was made.
    """
    row = f"F1,asb,2016-01-01,{day},2017-01-31\n"
    path = folder(tmp_path, checks=CHECKS + row)
    (check,) = read_cases(path, Words(ANY)).families[0].checks  # type: ignore[arg-type]
    assert (check.covers_to == date(2099, 12, 31)) is is_open
    assert check.last_day == date(2017, 1, 31)
    told = [
        f"checks.csv:covers_to: {day} is read as no last day: the day of the check ends "
        "it (1 row, the first is 2)"
    ]
    assert notes(path, ANY) == (told if is_open else [])


@pytest.mark.parametrize("column", BLANK)
@pytest.mark.parametrize(
    "day", ["2030-04-01", "2099-12-31", "9999-12-31", "3000-01-01"]
)
def test_a_day_far_ahead_on_which_nothing_can_happen(
    tmp_path: Path, column: str, day: str
) -> None:
    """
    Anywhere else such a day is a problem, and a confirmation too.
    """
    assert problems(with_day(tmp_path, BLANK[column], day), ANY) == [
        f"{BLANK[column][0]}.csv:2:{column}: found {day}; expected a day that is known, "
        "not after 2030-03-31; write the true day, or leave the cell blank"
    ]


@pytest.mark.parametrize("column", BLANK)
def test_the_last_day_on_which_things_happen(tmp_path: Path, column: str) -> None:
    """
    Ten years after the plan's last day is not more than ten years.
    """
    path = with_day(tmp_path, BLANK[column], "2030-03-31")
    assert notes(path, ANY) == []


def test_a_birth_and_a_term_far_ahead(tmp_path: Path) -> None:
    """
    Nobody is born, and no term is, more than ten years after the plan.
    """
    people = "person_id,family_id,born_on\nP1,F1,2079-06-06\n"
    assert problems(folder(tmp_path, people=people), ANY) == [
        "people.csv:2:born_on: found 2079-06-06; expected a day that is known, not "
        "after 2030-03-31; write the true day, or leave the cell blank"
    ]
    terms = "term,starts_on,ends_on\n2030/31 autumn,2030-09-01,2030-12-20\n"
    told = problems(folder(tmp_path, people=PEOPLE, terms=terms), ANY)
    assert told == [
        "terms.csv:2:ends_on: found 2030-12-20; expected a day that is known, not after "
        "2030-03-31; write the true day",
        "terms.csv:2:starts_on: found 2030-09-01; expected a day that is known, not "
        "after 2030-03-31; write the true day",
        "terms.csv:2:term: found 2030/31 autumn; expected a school year from 1900 to "
        "2030; correct the year",
    ]


# Too early


@pytest.mark.parametrize("column", WITHIN_MEMORY)
@pytest.mark.parametrize(
    "day", ["1979-12-31", "1900-01-01", "1970-01-01", "2000-01-01"]
)
def test_a_day_that_systems_write_for_none(
    tmp_path: Path, column: str, day: str
) -> None:
    """
    Before 1 January 1980, and on 1 January 2000, nothing of the programme happened.
    """
    assert problems(with_day(tmp_path, WITHIN_MEMORY[column], day)) == [
        f"{WITHIN_MEMORY[column][0]}.csv:2:{column}: found {day}; expected a day from "
        "1980-01-01 on, and not 2000-01-01; write the true day"
    ]


@pytest.mark.parametrize("column", WITHIN_MEMORY)
@pytest.mark.parametrize("day", ["1980-01-01", "1999-12-31", "2000-01-02"])
def test_the_days_next_to_those(tmp_path: Path, column: str, day: str) -> None:
    """
    1 January 1980 is read, and so are the days around 1 January 2000.
    """
    assert notes(with_day(tmp_path, WITHIN_MEMORY[column], day)) == []


def test_a_day_too_early_and_before_birth_is_one_problem(tmp_path: Path) -> None:
    """
    The true day is wanted; whether it is before birth is seen when it is there.
    """
    header = "family_id,person_id,kind,occurred_on\n"
    rows = "F1,P1,asb,1900-01-01\nF1,P1,asb,2000-01-01\nF1,P1,asb,2004-12-31\n"
    assert problems(folder(tmp_path, incidents=header + rows)) == [
        "incidents.csv:2:occurred_on: found 1900-01-01; expected a day from 1980-01-01 "
        "on, and not 2000-01-01; write the true day",
        "incidents.csv:3:occurred_on: found 2000-01-01; expected a day from 1980-01-01 "
        "on, and not 2000-01-01; write the true day",
        "incidents.csv:4:occurred_on: found 2004-12-31; expected a day on or after the "
        "birth date in row 2 of people.csv, 2005-01-01; correct one of the two",
    ]


@pytest.mark.parametrize(
    "day", ["0001-01-01", "1753-01-01", "1900-01-01", "1979-12-31", "2000-01-01"]
)
def test_a_check_may_begin_as_early_as_one_likes(tmp_path: Path, day: str) -> None:
    """
    "Everything on file" is a check from the first day of a calendar.
    """
    path = folder(tmp_path, checks=f"{CHECKS}F1,asb,{day},2017-01-01,2017-01-31\n")
    (check,) = read_cases(path).families[0].checks
    assert check.covers_from == date.fromisoformat(day)
    assert notes(path) == []


def test_a_check_from_no_year(tmp_path: Path) -> None:
    """
    There is no year before the first, and none after the last in which a check begins.
    """
    rows = "F1,asb,0000-01-01,2017-01-01,2017-01-31\n"
    rows += "F1,asb,2099-12-31,2017-01-01,2017-01-31\n"
    assert problems(folder(tmp_path, checks=CHECKS + rows)) == [
        "checks.csv:2:covers_from: found 0000-01-01; expected a year from 1 to 9999; "
        "correct the year",
        "checks.csv:3:covers_from: found 2099-12-31; expected a day that is known, not "
        "after 2060-12-31; write the true day",
    ]


@pytest.mark.parametrize("column", ["closed_on", "left_area_on"])
def test_an_end_before_attachment(tmp_path: Path, column: str) -> None:
    """
    Work does not end, and no family leaves the area, before attachment; on its day,
    both may be.
    """
    text = f"family_id,attached_on,{column}\nF1,2016-02-01,2016-01-31\nF2,,2016-01-31\n"
    assert problems(folder(tmp_path, families=text)) == [
        f"families.csv:2:{column}: found 2016-01-31; expected a day on or after "
        "attached_on, 2016-02-01; correct one of the two"
    ]
    text = text.replace("2016-01-31", "2016-02-01")
    assert notes(folder(tmp_path, families=text)) == []


@pytest.mark.parametrize(
    ("day", "is_told"), [("1904-08-31", True), ("1904-09-01", False)]
)
def test_a_birth_110_years_before_the_plan(
    tmp_path: Path, day: str, *, is_told: bool
) -> None:
    """
    More than 110 years before the plan's first day nobody was born whom it is about.
    """
    path = folder(tmp_path, people=f"person_id,family_id,born_on\nP1,F1,{day}\n")
    assert notes(path) == []
    if is_told:
        assert problems(path, ANY) == [
            f"people.csv:2:born_on: found {day}; expected a day on or after 1904-09-01; "
            "leave the cell blank"
        ]
    else:
        assert notes(path, ANY) == []


def test_a_job_that_ends_in_2079_has_not_ended(tmp_path: Path) -> None:
    """
    A last day that nobody vouches for is none: the job counts to its confirmation.
    """
    path = folder(tmp_path, employment=f"{WORK}P2,2017-05-03,2079-06-06,2017-06-30\n")
    (job,) = read_cases(path).families[0].people[1].employment
    assert (job.ended_on, job.vouched_on(date(2017, 10, 31))) == (
        None,
        date(2017, 6, 30),
    )
    assert FAMILIES in (path / "families.csv").read_text()
