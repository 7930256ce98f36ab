"""
What is noted: odd things that are no problem, and never silent.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from case_files import FAMILIES, PEOPLE, VOCABULARY, folder, notes
from made import BRADFORD
from pbr.casefiles import Note, read_cases
from pbr.plans.vocabulary import Vocabulary

INCIDENTS = "family_id,person_id,kind,occurred_on\n"
ATTENDANCE = "person_id,term,possible,authorised,unauthorised,source\n"


def test_equal_rows_are_one_row_and_noted(tmp_path: Path) -> None:
    """
    Rows equal in every cell are one row, and reported.
    """
    path = folder(
        tmp_path,
        families=FAMILIES + "F2,\n",
        people=PEOPLE + "P1,F1,2005-01-01\n",
        incidents=INCIDENTS + "F1,,asb,2016-01-01\n" * 3,
        attendance=ATTENDANCE + "P1,2016/17 autumn,120,1,1,SIMS\n" * 2,
    )
    assert notes(path) == [
        "attendance.csv:2: repeated in row 3; read once",
        "families.csv:3: repeated in row 4; read once",
        "incidents.csv:2: repeated in rows 3, 4; read once",
        "people.csv:2: repeated in row 5; read once",
    ]
    family = read_cases(path).families[0]
    assert (len(family.incidents), len(family.people[0].attendance)) == (1, 1)


def test_rows_that_say_the_same_are_one_row(tmp_path: Path) -> None:
    """
    We read 1/4/2016 and 01/04/2016 as the same cell.
    """
    path = folder(
        tmp_path, incidents=f"{INCIDENTS}F1,,asb,1/4/2016\nF1,,asb,01/04/2016\n"
    )
    assert notes(path) == ["incidents.csv:2: repeated in row 3; read once"]


def test_the_rows_of_a_person_in_two_families_are_noted_once(tmp_path: Path) -> None:
    """
    A person's own rows go with the person into each family, and are the same there.
    """
    path = folder(
        tmp_path,
        people=PEOPLE + "P1,F2,2005-01-01\n",
        attendance=ATTENDANCE + "P1,2016/17 autumn,120,1,1,SIMS\n" * 2,
    )
    cases = read_cases(path)
    assert [str(note) for note in cases.notes] == [
        "attendance.csv:2: repeated in row 3; read once"
    ]
    one, two = (family.person("P1") for family in cases.families)
    assert one is not None
    assert two is not None
    assert one.attendance[0] is two.attendance[0]
    assert [stay.family_id for stay in one.stays + two.stays] == ["F1", "F2"]


def test_whole_terms_and_halves_of_one_source_are_noted(tmp_path: Path) -> None:
    """
    Rows for the whole and for its halves are reported when they share a source.
    """
    rows = (
        "P1,2016/17 autumn,120,1,1,SIMS\n"
        "P1,2016/17 autumn 1,60,1,1,SIMS\n"
        "P1,2016/17 autumn 2,60,1,1,SIMS\n"
        "P1,2016/17 spring,120,1,1,SIMS\n"
        "P1,2016/17 spring 1,60,1,1,other\n"
        "P1,2016/17 summer 1,60,1,1,SIMS\n"
        "P1,2016/17 summer 2,60,1,1,SIMS\n"
        "P1,2015/16 autumn,120,1,1,\n"
        "P1,2015/16 autumn 2,120,1,1,\n"
    )
    assert notes(folder(tmp_path, attendance=ATTENDANCE + rows)) == [
        "attendance.csv:2:term: 2016/17 autumn whole and in halves, all from SIMS, "
        "in rows 2, 3, 4: added up",
        "attendance.csv:9:term: 2015/16 autumn whole and in halves, all with no "
        "source, in rows 9, 10: added up",
    ]


def test_words_that_the_plan_does_not_know_are_noted(tmp_path: Path) -> None:
    """
    Any other word the plan does not know is reported with its count and the nearest.
    """
    path = folder(
        tmp_path,
        incidents=INCIDENTS
        + "F1,,ofence,2016-01-01\nF2,,ofence,2016-01-02\nF1,,asb,2016-01-01\n",
        checks=(
            "family_id,kinds,covers_from,covers_to,checked_on\n"
            "F1,asb zzz,2016-01-01,2016-02-01,2016-03-01\n"
        ),
        statuses=(
            "person_id,status,started_on,outcome\n"
            "P1,Child ni Need,2016-01-01,\nP1,Child in need,2015-01-01,\nP1,child-in-need,2016-01-01,what\n"
        ),
    )
    assert notes(path, plan_vocabulary=VOCABULARY) == [
        "checks.csv:kinds: the plan does not know zzz (row 2); it knows asb, offence",
        "incidents.csv:kind: the plan does not know ofence (2 rows: 2, 3); "
        "the nearest that it knows is offence",
        "statuses.csv:outcome: the plan does not know what (row 4); "
        "it knows breached, completed",
        "statuses.csv:status: the plan does not know child-ni-need (row 2); "
        "the nearest that it knows is child-in-need",
    ]
    assert notes(path) == []


def test_a_result_in_capitals_is_known(tmp_path: Path) -> None:
    """
    A result is compared folded; another word is reported.
    """
    rows = "family_id,result,claimed_on\nF1,PROGRESS,2016-01-01\nF1,more,2016-01-02\n"
    path = folder(tmp_path, claims=rows)
    assert notes(path, plan_vocabulary=BRADFORD.vocabulary) == [
        "claims.csv:result: the plan does not know more (row 3); it knows employment, "
        "progress"
    ]


@pytest.mark.parametrize(
    ("number", "rows"),
    [(1, "row 2"), (3, "3 rows: 2, 3, 4"), (4, "4 rows: 2, 3, 4, …")],
)
def test_the_first_rows_of_a_word_are_named(
    number: int, rows: str, tmp_path: Path
) -> None:
    """
    Up to three rows are named, and how many there are.
    """
    lines = [f"F1,,burglary,2016-01-0{day}\n" for day in range(1, number + 1)]
    path = folder(tmp_path, incidents=INCIDENTS + "".join(lines))
    assert notes(path, plan_vocabulary=VOCABULARY) == [
        f"incidents.csv:kind: the plan does not know burglary ({rows}); "
        "it knows asb, offence"
    ]


def test_a_blank_word_is_no_word(tmp_path: Path) -> None:
    """
    An outcome that is not filled in is not an unknown one.
    """
    vocabulary = Vocabulary(
        frozenset(),
        other_problems=True,
        words={"statuses.outcome": frozenset({"completed"})},
    )
    path = folder(tmp_path, statuses="person_id,status,started_on\nP1,x,2016-01-01\n")
    assert notes(path, plan_vocabulary=vocabulary) == []


def test_other_problems_are_noted_where_the_plan_takes_any(tmp_path: Path) -> None:
    """
    A plan that takes any other problem takes a misspelt one too: it is noted.
    """
    named = frozenset({"crime", "domestic-abuse/high"})
    vocabulary = Vocabulary(named, other_problems=True, words={})
    rows = "F1,crmie,2016-01-01\nF1,crime/asb,2016-01-01\nF2,debt,2016-01-01\n"
    rows += "F1,domestic-abuse/high,2016-01-01\n"
    path = folder(tmp_path, needs=f"family_id,problem,identified_on\n{rows}")
    assert notes(path, plan_vocabulary=vocabulary) == [
        "needs.csv:problem: the plan does not know crmie (row 2); "
        "the nearest that it knows is crime; it counts as another problem",
        "needs.csv:problem: the plan does not know debt (row 4); it knows "
        "crime, domestic-abuse/high; it counts as another problem",
    ]


def test_rows_that_name_someone_of_another_family_are_noted(tmp_path: Path) -> None:
    """
    An incident row is read for its own family only: one that names a stranger is noted.
    """
    rows = "F1,P3,asb,2016-01-01\nF2,P1,asb,2016-01-01\nF1,P1,asb,2016-01-01\n"
    needs = "family_id,person_id,problem,identified_on\nF2,P1,crime,2016-01-01\n"
    path = folder(tmp_path, incidents=INCIDENTS + rows, needs=needs)
    assert notes(path) == [
        "incidents.csv:person_id: 2 rows name a person that people.csv does not list in "
        "that family (the first is 2)",
        "needs.csv:person_id: 1 row names a person that people.csv does not list in that "
        "family (the first is 2)",
    ]


@pytest.mark.parametrize(
    ("name", "header", "row"),
    [
        ("needs", "problem,identified_on", "crime,2016-01-01"),
        ("incidents", "kind,occurred_on", "asb,2016-01-01"),
        ("scores", "tool,domain,scored_on,score", "star,health,2016-01-01,3"),
        ("statements", "about,made_on,by_role", "health,2016-01-01,teacher"),
    ],
)
def test_each_kind_of_row_that_can_name_a_stranger_is_noted(
    tmp_path: Path, name: str, header: str, row: str
) -> None:
    """
    A need, an incident, a score or a statement that names nobody in its family.
    """
    text = f"family_id,person_id,{header}\nF1,P3,{row}\n"
    assert notes(folder(tmp_path, **{name: text})) == [
        f"{name}.csv:person_id: 1 row names a person that people.csv does not list in "
        "that family (the first is 2)"
    ]


def test_a_note_says_where_and_what() -> None:
    """
    A note is its place and its words.
    """
    assert str(Note("a.csv", 3, "b", "odd")) == "a.csv:3:b: odd"
    assert str(Note("a.csv", None, None, "odd")) == "a.csv: odd"
