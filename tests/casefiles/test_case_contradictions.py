"""
Rows that cannot be true: each is told, at its place, with its remedy.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from case_files import (
    FAMILIES,
    PEOPLE,
    VOCABULARY,
    folder,
    ids,
    plan_with,
    problems,
)
from pbr.casefiles import read_cases
from pbr.exceptions import DataError
from pbr.plans import load_plan
from pbr.plans.vocabulary import Vocabulary

STAYS = "person_id,family_id,born_on,joined_on,left_on\n"
JOBS = "person_id,started_on,ended_on,confirmed_on\n"
NEEDS = "family_id,problem,identified_on\n"
ANY_PROBLEM = Vocabulary(frozenset({"crime"}), other_problems=True, words={})


@pytest.mark.parametrize(
    ("name", "text", "column", "start", "first"),
    [
        (
            "people",
            STAYS + "P1,F1,2000-01-01,2016-05-02,2016-05-0{}\n",
            "left_on",
            "joined_on",
            "2016-05-02",
        ),
        (
            "people",
            STAYS + "P1,F1,2016-05-02,,2016-05-0{}\n",
            "left_on",
            "born_on",
            "2016-05-02",
        ),
        (
            "employment",
            JOBS + "P2,2016-05-02,2016-05-0{},\n",
            "ended_on",
            "started_on",
            "2016-05-02",
        ),
        (
            "employment",
            JOBS + "P2,2016-05-02,,2016-05-0{}\n",
            "confirmed_on",
            "started_on",
            "2016-05-02",
        ),
        (
            "benefits",
            "person_id,benefit,started_on,ended_on\nP2,x,2016-05-02,2016-05-0{}\n",
            "ended_on",
            "started_on",
            "2016-05-02",
        ),
        (
            "statuses",
            "person_id,status,started_on,ended_on\nP2,x,2016-05-02,2016-05-0{}\n",
            "ended_on",
            "started_on",
            "2016-05-02",
        ),
        (
            "checks",
            "family_id,kinds,covers_from,covers_to,checked_on\n"
            "F1,asb,2016-05-02,2016-05-0{},2016-06-01\n",
            "covers_to",
            "covers_from",
            "2016-05-02",
        ),
    ],
)
def test_the_end_before_the_start(
    tmp_path: Path, name: str, text: str, column: str, start: str, first: str
) -> None:
    """
    End before start is told; on the same day is fine.
    """
    assert problems(folder(tmp_path, **{name: text.format(1)})) == [
        f"{name}.csv:2:{column}: found 2016-05-01; expected a day on or after {start}, "
        f"{first}; correct one of the two"
    ]
    assert ids(read_cases(folder(tmp_path, **{name: text.format(2)}))) == ["F1", "F2"]


def test_a_confirmation_is_read_only_where_the_spell_is_open(tmp_path: Path) -> None:
    """
    `confirmed_on` before the start of a spell that ended is no matter.
    """
    rows = JOBS + "P2,2016-05-02,2016-06-01,2016-05-01\n"
    assert ids(read_cases(folder(tmp_path, employment=rows))) == ["F1", "F2"]


def test_an_id_that_is_not_listed(tmp_path: Path) -> None:
    """
    Dangling id: told wherever it stands, with the nearest known id if one is close.
    """
    path = folder(
        tmp_path,
        people=PEOPLE + "P4,F-01,2001-01-01\n",
        needs=f"{NEEDS}F3,crime,2016-01-01\nelse,crime,2016-01-01\n",
        incidents="family_id,person_id,kind,occurred_on\nF1,p2.0,asb,2016-01-01\n",
        attendance=(
            "person_id,term,possible,authorised,unauthorised\n"
            f"{'Q' * 41},2016/17 autumn,9,0,0\nPP1,2016/17 autumn,9,0,0\n"
        ),
    )
    told = "a {}_id that is listed in {}; list it there, or correct it"
    family, person = told.format("family", "families"), told.format("person", "people")
    assert problems(path) == [
        f"attendance.csv:2:person_id: found {'Q' * 41}; expected {person}",
        f"attendance.csv:3:person_id: found PP1; expected {person} "
        "(the nearest there is P1)",
        f"incidents.csv:2:person_id: found p2.0; expected {person} "
        "(the nearest there is P2)",
        f"needs.csv:2:family_id: found F3; expected {family}",
        f"needs.csv:3:family_id: found else; expected {family}",
        f"people.csv:5:family_id: found F-01; expected {family} "
        "(the nearest there is F1)",
    ]


def test_a_close_id_differs_in_one_letter(tmp_path: Path) -> None:
    """
    One letter more, less or other is close; so are case, marks and leading noughts.
    """
    path = folder(
        tmp_path,
        families="family_id\nFAM-0012\n",
        people="person_id,family_id,born_on\n",
        needs=NEEDS
        + "".join(
            f"{each},crime,2016-01-01\n"
            for each in ("fam12", "FAM-012", "FAM-0022", "FAM-00123", "0FAM0012")
        ),
    )
    assert [told.partition("(")[2] for told in problems(path)] == [
        "",
        "the nearest there is FAM-0012)",
        "the nearest there is FAM-0012)",
        "the nearest there is FAM-0012)",
        "the nearest there is FAM-0012)",
    ]


def test_of_two_close_ids_none_is_told(tmp_path: Path) -> None:
    """
    Whoever took the wrong one would give the row to somebody else.
    """
    for families in ("family_id\nFA1\nFB1\n", "family_id\nFB1\nFA1\n"):
        path = folder(
            tmp_path,
            families=families,
            people="person_id,family_id,born_on\n",
            needs=f"{NEEDS}FC1,crime,2016-01-01\n",
        )
        (told,) = problems(path)
        assert "the nearest" not in told


def test_an_id_with_a_problem_of_its_own_is_not_told_as_dangling(
    tmp_path: Path,
) -> None:
    """
    One mistake sets off no second problem.
    """
    path = folder(tmp_path, needs=f"{NEEDS}#N/A,crime,2016-01-01\n,crime,2016-01-01\n")
    assert [told.split(";")[0] for told in problems(path)] == [
        "needs.csv:2:family_id: found #N/A",
        "needs.csv:3:family_id: found a blank cell",
    ]


def test_a_person_whose_row_does_not_read_is_not_dangling(tmp_path: Path) -> None:
    """
    A person with a problem is still on file.
    """
    path = folder(
        tmp_path,
        people=PEOPLE.replace("2005-01-01", "2005"),
        incidents="family_id,person_id,kind,occurred_on\nF1,P1,asb,2016-01-01\n",
    )
    assert [told.split(";")[0] for told in problems(path)] == [
        "people.csv:2:born_on: found 2005"
    ]


def test_without_people_nobody_is_dangling(tmp_path: Path) -> None:
    """
    A file that is missing sets off no problem in every row of the others.
    """
    path = folder(tmp_path, needs=f"{NEEDS}F1,crime,2016-01-01\n")
    (path / "families.csv").unlink()
    assert [told.split(":")[0] for told in problems(path)] == ["families.csv"]


def test_a_family_in_two_rows(tmp_path: Path) -> None:
    """
    A family has one row, and a second that differs is told, read or not.
    """
    families = FAMILIES + "F1,2016-02-02\nF1,x\nF2,\n,\n"
    assert problems(folder(tmp_path, families=families)) == [
        "families.csv:4:family_id: found F1; expected one row for a family, and row 2 "
        "is another; keep the row that is right",
        "families.csv:5:attached_on: found x; expected a date as 2017-10-31 or "
        "31/10/2017; write it in one of those two ways",
        "families.csv:5:family_id: found F1; expected one row for a family, and row 2 "
        "is another; keep the row that is right",
    ]


def test_a_family_in_two_rows_of_which_neither_reads(tmp_path: Path) -> None:
    """
    Rows that do not read are two rows where they differ, and one where they do not.
    """
    told = problems(folder(tmp_path, families="family_id,closed_on\nF1,x\nF1,y\nF2,\n"))
    assert [each.split(";")[0] for each in told] == [
        "families.csv:2:closed_on: found x",
        "families.csv:3:closed_on: found y",
        "families.csv:3:family_id: found F1",
    ]
    told = problems(folder(tmp_path, families="family_id,closed_on\nF1,x\nF1,x\nF2,\n"))
    assert [each.split(": ")[0] for each in told] == [
        "families.csv:2:closed_on",
        "families.csv:3:closed_on",
    ]


def test_a_family_in_two_rows_that_say_the_same(tmp_path: Path) -> None:
    """
    1/2/2016 and 01/02/2016 are one day, and the two rows one row.
    """
    families = "family_id,attached_on\nF1,1/2/2016\nF1,01/02/2016\nF2,\n"
    assert ids(read_cases(folder(tmp_path, families=families))) == ["F1", "F2"]


def test_a_family_without_an_id(tmp_path: Path) -> None:
    """
    Rows without an id are told as such, and not as rows of one family.
    """
    path = folder(tmp_path, families=f"{FAMILIES},2016-01-01\n,2016-01-02\n")
    assert problems(path) == [
        f"families.csv:{row}:family_id: found a blank cell; expected an id; "
        "fill it in, or take the row out if it is not a record"
        for row in (4, 5)
    ]


def test_births_that_disagree(tmp_path: Path) -> None:
    """
    `born_on` must agree between the rows of a person, in whatever family.
    """
    people = PEOPLE + "P1,F2,2005-01-02\nP1,F2,2005-01-03\n"
    assert problems(folder(tmp_path, people=people))[0] == (
        "people.csv:5:born_on: found 2005-01-02; expected 2005-01-01, as in row 2; "
        "correct whichever is wrong"
    )


@pytest.mark.parametrize(
    ("first", "second", "row", "found", "expected"),
    [
        (
            ",2016-01-31",
            "2016-01-31,",
            3,
            "2016-01-31",
            "a day after 2016-01-31, when the stay in row 2 ends",
        ),
        (
            "2016-01-01,",
            "2017-01-01,",
            3,
            "2017-01-01",
            "no later stay: the one in row 2 has no last day",
        ),
        (
            "2017-01-01,",
            ",2017-01-01",
            2,
            "2017-01-01",
            "a day after 2017-01-01, when the stay in row 3 ends",
        ),
    ],
)
def test_stays_that_overlap(
    tmp_path: Path, first: str, second: str, row: int, found: str, expected: str
) -> None:
    """
    A member's rows in one family that overlap are told; one day in both is enough.
    """
    people = f"{STAYS}P1,F1,2000-01-01,{first}\nP1,F1,2000-01-01,{second}\n"
    assert problems(folder(tmp_path, people=people)) == [
        f"people.csv:{row}:joined_on: found {found}; expected {expected}; "
        "correct the days, or make the two rows one"
    ]


def test_every_stay_within_a_longer_one_is_told(tmp_path: Path) -> None:
    """
    A stay is held against the longest before it, not only against the last.
    """
    rows = (
        "2016-01-01,2016-12-31",
        "2016-02-01,2016-02-28",
        "2016-03-01,2016-03-31",
        "2017-01-01,",
    )
    people = STAYS + "".join(f"P1,F1,2000-01-01,{row}\n" for row in rows)
    assert [
        told.split(": ")[0] for told in problems(folder(tmp_path, people=people))
    ] == [
        "people.csv:3:joined_on",
        "people.csv:4:joined_on",
    ]


def test_a_stay_of_one_day_within_another(tmp_path: Path) -> None:
    """
    One day is a stay, and may be one too many.
    """
    rows = "P1,F1,2000-01-01,,\nP1,F1,2000-01-01,2016-02-15,2016-02-15\n"
    told = problems(folder(tmp_path, people=STAYS + rows))
    assert [each.split(": ")[0] for each in told] == ["people.csv:3:joined_on"]


def test_stays_that_do_not_overlap(tmp_path: Path) -> None:
    """
    A stay may start the day after another ends, or be in another family.
    """
    people = (
        f"{STAYS}P1,F1,2000-01-01,,2016-01-31\nP1,F1,2000-01-01,2016-02-01,\n"
        "P1,F2,2000-01-01,,\n"
    )
    one, two = read_cases(folder(tmp_path, people=people)).families
    assert [len(each.people[0].stays) for each in (one, two)] == [2, 1]


def test_a_stay_that_ends_before_it_starts_overlaps_nothing(tmp_path: Path) -> None:
    """
    One mistake is one problem.
    """
    people = (
        f"{STAYS}P1,F1,2000-01-01,2016-03-01,2016-02-01\nP1,F1,2000-01-01,2016-02-15,\n"
    )
    assert [
        told.split(": ")[0] for told in problems(folder(tmp_path, people=people))
    ] == ["people.csv:2:left_on"]


def test_an_incident_before_birth(tmp_path: Path) -> None:
    """
    An incident before its person's birth is told; on the day of birth it is not.
    """
    header = "family_id,person_id,kind,occurred_on\n"
    rows = "F1,P1,asb,2004-12-31\nF1,P1,asb,2005-01-01\nF1,,asb,1990-01-01\n"
    assert problems(folder(tmp_path, incidents=header + rows)) == [
        "incidents.csv:2:occurred_on: found 2004-12-31; expected a day on or after the "
        "birth date in row 2 of people.csv, 2005-01-01; correct one of the two"
    ]


def test_no_incident_is_before_a_birth_in_doubt(tmp_path: Path) -> None:
    """
    Where the rows of a person disagree on the birth, that alone is told.
    """
    path = folder(
        tmp_path,
        people=f"{PEOPLE}P1,F2,2003-01-01\n",
        incidents="family_id,person_id,kind,occurred_on\nF2,P1,asb,2004-01-01\n",
    )
    assert [told.split(": ")[0] for told in problems(path)] == ["people.csv:5:born_on"]


def test_a_problem_that_the_plan_does_not_name(tmp_path: Path) -> None:
    """
    A problem the plan does not name is told, with the nearest that it does.
    """
    rows = "F1,crimes,2016-01-01\nF1,xyz/high,2016-01-01\nF1,crime,2016-01-01\n"
    path = folder(tmp_path, needs=NEEDS + rows)
    named = "expected a problem that the plan names: crime, domestic-abuse, school"
    assert problems(path, plan_vocabulary=VOCABULARY) == [
        f"needs.csv:2:problem: found crimes; {named}; did you mean 'crime'?",
        f"needs.csv:3:problem: found xyz/high; {named}; "
        "write one of these, or add the problem to the plan",
    ]
    assert ids(read_cases(path)) == ["F1", "F2"]
    assert ids(read_cases(path, plan_with(ANY_PROBLEM))) == ["F1", "F2"]


def test_a_plan_without_severities_names_none(tmp_path: Path) -> None:
    """
    A plan that names domestic-abuse does not name domestic-abuse/high.
    """
    path = folder(tmp_path, needs=f"{NEEDS}F1,domestic-abuse/high,2016-01-01\n")
    named = "expected a problem that the plan names: crime, domestic-abuse, school"
    assert problems(path, plan_vocabulary=VOCABULARY) == [
        f"needs.csv:2:problem: found domestic-abuse/high; {named}; "
        "did you mean 'domestic-abuse'?"
    ]


def test_a_plan_may_name_part_of_a_headline_problem(tmp_path: Path) -> None:
    """
    A plan may name domestic-abuse/high and not the rest of domestic-abuse.
    """
    vocabulary = Vocabulary(
        frozenset({"domestic-abuse/high"}), other_problems=False, words={}
    )
    path = folder(tmp_path, needs=f"{NEEDS}F1,domestic-abuse/high,2016-01-01\n")
    assert ids(read_cases(path, plan_with(vocabulary))) == ["F1", "F2"]


def test_all_problems_are_told_at_once_in_order(tmp_path: Path) -> None:
    """
    Every file's problems come together, by file, row and column.
    """
    path = folder(
        tmp_path,
        families=FAMILIES + "F3,31/02/2016x\n",
        needs=f"{NEEDS}F1,,2016-13-01\nF9,crime,2016-01-01\n",
        zzz="",
    )
    assert [told.split(": ")[0] for told in problems(path)] == [
        "families.csv:4:attached_on",
        "needs.csv:2:identified_on",
        "needs.csv:2:problem",
        "needs.csv:3:family_id",
        "zzz.csv",
    ]


def test_rows_of_one_event_are_of_one_kind_and_day(tmp_path: Path) -> None:
    """
    One event is one incident, so its rows agree; each family has events of its own.
    """
    rows = (
        "F1,asb,2016-03-01,E1\nF1,offence,2016-03-01,E1\nF1,asb,2016-03-02,E1\n"
        "F2,offence,2016-04-01,E1\nF1,ASB,2016-03-01,E1\nF1,offence,2016-03-01,\n"
    )
    incidents = f"family_id,kind,occurred_on,event\n{rows}"
    assert problems(folder(tmp_path, incidents=incidents)) == [
        "incidents.csv:3:kind: found offence; expected asb, as in row 2 of the same "
        "event; write the true kind in both rows, or give one of them another event if "
        "they are two incidents",
        "incidents.csv:4:occurred_on: found 2016-03-02; expected 2016-03-01, as in row "
        "2 of the same event; write the true day in both rows, or give one of them "
        "another event if they are two incidents",
    ]


def test_a_bad_cell_hides_nothing_else_in_its_row(tmp_path: Path) -> None:
    """
    Whatever is wrong with a row is reported at once, by the cells that can be read.
    """
    path = folder(
        tmp_path,
        families=(
            "family_id,attached_on,key_worker,closed_on,left_area_on\n"
            "F1,2016-02-01,unallocated,2016-01-31,2016-02-01\n"
            "F2,2016-02-31,,2016-01-31,\n"
        ),
        people=(
            "person_id,family_id,born_on,joined_on,left_on\n"
            "P1,F1,2005-01-01,N/A,2004-12-31\nP2,F1,1980-01-01,,\nP3,F2,1981-01-01,,\n"
        ),
        attendance=(
            "person_id,term,possible,authorised,unauthorised\n"
            "P1,autumn,10,6,5\nP1,autumn,11,6,5\nP1,2016/17 autumn,10,6,x\n"
        ),
        terms="term,starts_on,ends_on\nautumn,2016-09-05,2016-09-04\n",
        employment=(
            "person_id,started_on,ended_on,confirmed_on,hours_per_week\n"
            "P2,2016-03-01,2016-02-29,,16h\nP2,2016-03-01,,2016-02-29,16h\n"
        ),
    )
    assert [each.partition("; ")[0] for each in problems(path)] == [
        "attendance.csv:2:possible: found 10",
        "attendance.csv:2:term: found autumn",
        "attendance.csv:3:term: found autumn",
        "attendance.csv:4:unauthorised: found x",
        "employment.csv:2:ended_on: found 2016-02-29",
        "employment.csv:2:hours_per_week: found 16h",
        "employment.csv:3:confirmed_on: found 2016-02-29",
        "employment.csv:3:hours_per_week: found 16h",
        "families.csv:2:closed_on: found 2016-01-31",
        "families.csv:2:key_worker: found (not shown)",
        "families.csv:3:attached_on: found 2016-02-31",
        "people.csv:2:joined_on: found N/A",
        "people.csv:2:left_on: found 2004-12-31",
        "terms.csv:2:ends_on: found 2016-09-04",
        "terms.csv:2:term: found autumn",
    ]


def test_a_bad_cell_does_not_hide_a_problem_that_is_not_known(tmp_path: Path) -> None:
    """
    Both cells of the row are reported.
    """
    needs = "family_id,person_id,problem,identified_on\nF1,,crome,2017-99-01\n"
    path = folder(tmp_path, needs=needs)
    with pytest.raises(DataError) as error:
        read_cases(path, load_plan("bradford-families-first-2015"))
    found = [(each.row, each.column) for each in error.value.problems]
    assert sorted(found) == [(2, "identified_on"), (2, "problem")]


def test_a_bad_cell_does_not_hide_a_birth_long_ago(tmp_path: Path) -> None:
    """
    A birth 110 years before the plan is reported beside a cell that cannot be read.
    """
    path = folder(
        tmp_path,
        people=f"{STAYS}P1,F1,1900-01-01,,NULL\nP2,F1,?,,\nP3,F2,1904-09-01,,NULL\n",
    )
    with pytest.raises(DataError) as error:
        read_cases(path, load_plan("bradford-families-first-2015"))
    assert [(each.row, each.column) for each in error.value.problems] == [
        (2, "born_on"),
        (2, "left_on"),
        (3, "born_on"),
        (4, "left_on"),
    ]
