"""
Ids, words and numbers in case files: text as it stands, and exact numbers.
"""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest

from case_files import PEOPLE, folder, notes, problems
from pbr.casefiles import read_cases
from pbr.casefiles.columns import Column, File
from pbr.casefiles.layout import FILES
from pbr.records import Attendance, Employment
from pbr.school import Term

ATTENDANCE = "person_id,term,possible,authorised,unauthorised\n"
EMPLOYMENT = "person_id,started_on,hours_per_week\n"
SCORES = "family_id,tool,domain,scored_on,score\n"


def attended(path: Path, row: str) -> list[Attendance]:
    """
    P1's attendance.
    """
    cases = read_cases(folder(path, attendance=ATTENDANCE + row))
    return list(cases.families[0].people[0].attendance)


def worked(path: Path, hours: str) -> Employment:
    """
    P2's work, for these hours in a week.
    """
    row = f"P2,2016-01-01,{hours}\n"
    cases = read_cases(folder(path, employment=EMPLOYMENT + row))
    return cases.families[0].people[1].employment[0]


@pytest.mark.parametrize(
    "text",
    ["#N/A", "#value!", "#REF!", "#NAME?", "#DIV/0!", "#NUM!", "#NULL!", "#SPILL!"],
)
@pytest.mark.parametrize("column", ["key_worker", "family_id"])
def test_a_spreadsheet_error_is_no_id(tmp_path: Path, text: str, column: str) -> None:
    """
    A broken formula names nobody, and a key worker's cell is never shown.
    """
    row = f"F9,{text}" if column == "key_worker" else f"{text},"
    path = folder(tmp_path, families=f"family_id,key_worker\nF1,\nF2,\n{row}\n")
    found = "(not shown)" if column == "key_worker" else text
    or_blank = ", or leave the cell blank" if column == "key_worker" else ""
    assert problems(path) == [
        f"families.csv:4:{column}: found {found}; expected no spreadsheet error; "
        f"correct the formula{or_blank}"
    ]


@pytest.mark.parametrize(
    ("text", "expected", "remedy"),
    [
        (
            "#N/A",
            "no spreadsheet error",
            "correct the formula",
        ),
        ("NULL", "a word", "put the word there: this says only that it is absent"),
        (
            "as\u200bb",
            "letters, digits, marks and plain spaces",
            "it holds a character that cannot be seen: type it again",
        ),
    ],
)
@pytest.mark.parametrize("name", ["incidents", "checks"])
def test_what_is_no_word(
    tmp_path: Path, text: str, expected: str, remedy: str, name: str
) -> None:
    """
    A kind that is an error or a blank would be an incident that nobody counts.
    """
    files = {
        "incidents": f"family_id,kind,occurred_on\nF1,{text},2016-01-01\n",
        "checks": (
            "family_id,kinds,covers_from,covers_to,checked_on\n"
            f"F1,{text},2016-01-01,2016-02-01,2016-03-01\n"
        ),
    }
    column = "kind" if name == "incidents" else "kinds"
    shown = text.replace("\u200b", r"\u200b")
    assert problems(folder(tmp_path, **{name: files[name]})) == [
        f"{name}.csv:2:{column}: found {shown}; expected {expected}; {remedy}"
    ]


def test_a_source_is_any_text_but_an_error(tmp_path: Path) -> None:
    """
    Sources and references are kept as they stand.
    """
    header = "family_id,kind,occurred_on,source,reference\n"
    path = folder(tmp_path, incidents=f"{header}F1,asb,2016-01-01,#12,none filed\n")
    (incident,) = read_cases(path).families[0].incidents
    assert (incident.source, incident.reference) == ("#12", "none filed")
    path = folder(tmp_path, incidents=f"{header}F1,asb,2016-01-01,#N/A,\n")
    assert problems(path) == [
        "incidents.csv:2:source: found #N/A; expected no spreadsheet error; "
        "correct the formula, or leave the cell blank"
    ]


def test_kinds_are_words_with_spaces_between_them(tmp_path: Path) -> None:
    """
    `kinds` are one or more words, each in the spelling in which it is compared.
    """
    header = "family_id,kinds,covers_from,covers_to,checked_on\n"
    row = "F1,ASB  offence Child_in-Need,2016-01-01,2016-02-01,2016-03-01\n"
    (check,) = read_cases(folder(tmp_path, checks=header + row)).families[0].checks
    assert check.kinds == ("asb", "offence", "child-in-need")


def test_attendance_is_read_whole(tmp_path: Path) -> None:
    """
    Sessions are whole numbers; a term may be one of six.
    """
    rows = "P1,2016/17 autumn,000120,10,0\nP1,2016/17 spring 2,9999,9999,0\n"
    autumn, spring = attended(tmp_path, rows)
    assert (autumn.term, autumn.half) == (Term(2016, 0), None)
    assert (autumn.possible, autumn.authorised, autumn.unauthorised) == (120, 10, 0)
    assert (spring.term, spring.half, spring.possible) == (Term(2016, 1), 2, 9999)


@pytest.mark.parametrize(
    "text",
    [
        "1_000",
        "+5",
        "-1",
        "120.5",
        "120.",
        ".0",
        "10000.0",
        "1e2",
        "12 0",
        "\uff11\uff12\uff10",
        "10000",
        "010000",
        "9" * 5000,
        "½",
    ],
)
def test_what_is_no_whole_number(tmp_path: Path, text: str) -> None:
    """
    A number of sessions is up to four digits, and nothing else.
    """
    path = folder(tmp_path, attendance=f"{ATTENDANCE}P1,2016/17 autumn,{text},0,0\n")
    shown = text if len(text) < 60 else text[:59] + "…"
    assert problems(path) == [
        f"attendance.csv:2:possible: found {shown}; expected a whole number from 0 to "
        "9999; write it in digits alone, as in 120"
    ]


@pytest.mark.parametrize("text", ["140.0", "140.00", "0140.0"])
def test_a_whole_number_with_noughts_after_it(tmp_path: Path, text: str) -> None:
    """
    140.0 is read as 140, and reported once for its column.
    """
    rows = f"P1,2016/17 autumn,{text},4.0,0\nP1,2016/17 spring,{text},0,3.0\n"
    row, _ = attended(tmp_path, rows)
    assert (row.possible, row.authorised, row.unauthorised) == (140, 4, 0)
    assert notes(tmp_path) == [
        "attendance.csv:authorised: 4.0 is read as a whole number (1 row, the first is "
        "2)",
        f"attendance.csv:possible: {text} is read as a whole number (2 rows, the first "
        "is 2)",
        "attendance.csv:unauthorised: 3.0 is read as a whole number (1 row, the first "
        "is 3)",
    ]


def test_many_numbers_with_noughts_are_one_note(tmp_path: Path) -> None:
    """
    A note names the first three texts, and counts the others.
    """
    rows = [f"P1,20{at}/{at + 1} autumn,{at}.0,0,0\n" for at in range(10, 15)]
    path = folder(tmp_path, attendance=ATTENDANCE + "".join(rows))
    assert notes(path) == [
        "attendance.csv:possible: 10.0, 11.0, 12.0 and 2 more are read as a whole number "
        "(5 rows, the first is 2)"
    ]
    path = folder(tmp_path, attendance=ATTENDANCE + "".join(rows[:3]))
    assert notes(path) == [
        "attendance.csv:possible: 10.0, 11.0 and 12.0 are read as a whole number (3 "
        "rows, the first is 2)"
    ]


def test_absences_over_possible(tmp_path: Path) -> None:
    """
    Absences are never more than the sessions possible; as many is fine.
    """
    rows = "P1,2016/17 autumn,120,100,20\nP1,2016/17 spring,120,100,21\n"
    assert problems(folder(tmp_path, attendance=ATTENDANCE + rows)) == [
        "attendance.csv:3:possible: found 120; expected at least as many as 100 "
        "authorised and 21 unauthorised absences; "
        "correct the sessions possible, or the absences"
    ]


@pytest.mark.parametrize(
    "text", ["2016/17", "autumn 2016", "2016/18 autumn", "2016/17 autumn 3", "1"]
)
def test_what_is_no_term(tmp_path: Path, text: str) -> None:
    """
    Terms are written as 2016/17 autumn.
    """
    path = folder(tmp_path, attendance=f"{ATTENDANCE}P1,{text},9,0,0\n")
    assert problems(path) == [
        f"attendance.csv:2:term: found {text}; expected a term as 2016/17 autumn, or "
        "half of one as 2016/17 autumn 1; write it in one of those two ways"
    ]


@pytest.mark.parametrize(
    "text", ["2016/17 Spring", "Spring 2016/17", "2016-17 spring", "201617 Spring"]
)
def test_the_spellings_of_a_term(tmp_path: Path, text: str) -> None:
    """
    A term is one term in every spelling: equal rows are one row.
    """
    rows = f"P1,{text},120,4,2\nP1,2016/17 spring,120,4,2\n"
    (row,) = attended(tmp_path, rows)
    assert row.term == Term(2016, 1)


@pytest.mark.parametrize(
    ("text", "fine"),
    [
        ("1899/00 autumn", False),
        ("1900/01 autumn", True),
        ("2059/60 summer", True),
        ("2060/61 autumn", False),
        ("9999/00 autumn", False),
    ],
)
def test_the_years_of_terms(tmp_path: Path, text: str, *, fine: bool) -> None:
    """
    School years begin and end in the years in which anything can happen.
    """
    rows = f"{ATTENDANCE}P1,{text},9,0,0\n"
    unborn = PEOPLE.replace("P1,F1,2005-01-01", "P1,F1,")
    path = folder(tmp_path, people=unborn, attendance=rows)
    if fine:
        (row,) = read_cases(path).families[0].people[0].attendance
        assert str(row.term) == text
    else:
        assert problems(path) == [
            f"attendance.csv:2:term: found {text}; expected a school year from 1900 "
            "to 2060; correct the year"
        ]


@pytest.mark.parametrize(
    ("text", "hours"),
    [("0", 0), ("16", 16), ("37.5", Fraction(75, 2)), ("168", 168), ("", None)],
)
def test_hours_are_exact(
    tmp_path: Path, text: str, hours: Fraction | int | None
) -> None:
    """
    Hours in a week are an exact fraction, from 0 to 168.
    """
    assert worked(tmp_path, text).hours_per_week == hours


@pytest.mark.parametrize("text", ["168.1", "-1", "37.", ".5", "1e1", "16h", "7.12345"])
def test_what_is_no_hours(tmp_path: Path, text: str) -> None:
    """
    There are no more hours in a week than 168.
    """
    path = folder(tmp_path, employment=f"{EMPLOYMENT}P2,2016-01-01,{text}\n")
    assert problems(path) == [
        f"employment.csv:2:hours_per_week: found {text}; expected hours in a week, "
        "from 0 to 168; write it as 16 or 37.5"
    ]


@pytest.mark.parametrize(
    ("text", "score"), [("4", Fraction(4)), ("-0.1", Fraction(-1, 10))]
)
def test_scores_are_exact(tmp_path: Path, text: str, score: Fraction) -> None:
    """
    A score is an exact fraction, and may be below nothing.
    """
    path = folder(tmp_path, scores=f"{SCORES}F1,star,health,2016-01-01,{text}\n")
    assert read_cases(path).families[0].scores[0].score == score


@pytest.mark.parametrize("text", ["1/2", "inf", "1e3", "1234567", "+1", "--1"])
def test_what_is_no_score(tmp_path: Path, text: str) -> None:
    """
    A score is a number, as people write them.
    """
    path = folder(tmp_path, scores=f"{SCORES}F1,star,health,2016-01-01,{text}\n")
    assert problems(path) == [
        f"scores.csv:2:score: found {text}; expected a number of up to six digits, "
        "and six decimals; write it as 4 or 4.5"
    ]


@pytest.mark.parametrize(
    ("file", "column"),
    [(file, each) for file in FILES for each in file.columns if each.required],
    ids=lambda each: each.name,
)
def test_a_blank_required_cell(tmp_path: Path, file: File, column: Column) -> None:
    """
    A blank required cell is told, in every file.
    """
    examples = {
        "family_id": "F1",
        "person_id": "P1",
        "term": "2016/17 autumn",
        "score": "1",
        "possible": "1",
        "authorised": "0",
        "unauthorised": "0",
    }
    names = [each.name for each in file.columns if each.required]
    texts = [
        "2016-01-01" if name.endswith(("_on", "_from", "_to")) else "word"
        for name in names
    ]
    row = dict(zip(names, texts, strict=True))
    row.update({name: text for name, text in examples.items() if name in row})
    row[column.name] = ""
    if len(row) == 1:
        row["closed_on"] = "2016-01-01"
    text = ",".join(row) + "\n" + ",".join(row.values()) + "\n"
    told = problems(folder(tmp_path, **{file.name: text}))
    assert (
        f"{file.name}.csv:2:{column.name}: found a blank cell; "
        f"expected {column.kind.value}; fill it in, or take the row out if it is not a record"
    ) in told


def test_every_cell_of_a_row_is_told(tmp_path: Path) -> None:
    """
    All problems of a row are told at once, each by its column.
    """
    path = folder(tmp_path, attendance=f"{ATTENDANCE}P1,x,y,z,\n")
    assert [told.split(";")[0] for told in problems(path)] == [
        "attendance.csv:2:authorised: found z",
        "attendance.csv:2:possible: found y",
        "attendance.csv:2:term: found x",
        "attendance.csv:2:unauthorised: found a blank cell",
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("x" * 60, "x" * 60),
        ("x" * 61, "x" * 59 + "…"),
        ("\u200b" * 60, "\\u200b" * 9 + "\\u200…"),
    ],
)
def test_no_more_than_60_characters_are_shown(
    tmp_path: Path, text: str, found: str
) -> None:
    """
    A problem shows no more than 60 characters of a cell.
    """
    path = folder(tmp_path, incidents=f"family_id,kind,occurred_on\nF1,asb,{text}\n")
    (told,) = problems(path)
    assert told.startswith(f"incidents.csv:2:occurred_on: found {found}; expected")
