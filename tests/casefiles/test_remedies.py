"""
Every remedy, followed to the letter, makes the file better.

`remedies.follow` does what a remedy says, as somebody would who knows the case files
only by what pbr says of them; then the folder is read again.
"""

from __future__ import annotations

import csv
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, strategies as st

from case_files import FAMILIES, PEOPLE, VOCABULARY, Words, folder
from pbr.casefiles import read_cases
from pbr.casefiles.columns import DATES
from pbr.casefiles.layout import FILES
from pbr.exceptions import DataError, Problem
from remedies import TRUE, follow, ways

INCIDENTS = "family_id,person_id,kind,occurred_on\n"
ATTENDANCE = "person_id,term,possible,authorised,unauthorised\n"
WORK = "person_id,started_on,ended_on,confirmed_on,hours_per_week\n"
SCORES = "family_id,tool,domain,scored_on,score\n"
TERMS = "term,starts_on,ends_on\n"
EVENTS = "family_id,kind,occurred_on,event\n"
MEANINGS = "file,column,found,means\n"
NEEDS = "family_id,person_id,problem,identified_on\n"
FAMILY = "family_id,attached_on,key_worker,closed_on\n"
LIVED = "person_id,family_id,born_on,joined_on,left_on\n"


def occurred(*days: str) -> dict[str, str | bytes]:
    """
    F1's incidents on these days.
    """
    return {"incidents": INCIDENTS + "".join(f"F1,,asb,{day}\n" for day in days)}


#: Folders in which one thing is wrong.
FAULTS: dict[str, dict[str, str | bytes]] = {
    "null in a date": {"families": f"{FAMILY}F1,,,NULL\nF2,,,\n"},
    "null in a key worker": {"families": f"{FAMILY}F1,,duty team,\nF2,,,\n"},
    "null in a person": {"incidents": f"{INCIDENTS}F1,NULL,asb,2016-03-01\n"},
    "null in a word": {"incidents": f"{INCIDENTS}F1,,NULL,2016-03-01\n"},
    "null where a date is wanted": occurred("NaT"),
    "error in a date": {"families": f"{FAMILY}F1,#N/A,,\nF2,,,\n"},
    "error in a word": {"incidents": f"{INCIDENTS}F1,,#REF!,2016-03-01\n"},
    "blank": occurred(""),
    "year 1899": occurred("1899-12-30"),
    "day far ahead": {"families": f"{FAMILY}F1,9999-12-31,,\nF2,,,\n"},
    "confirmed far ahead": {"employment": f"{WORK}P2,2016-03-01,,2100-12-31,\n"},
    "day before 1980": occurred("1970-01-01"),
    "first of January 2000": {"families": f"{FAMILY}F1,2000-01-01,,\nF2,,,\n"},
    "no such day": occurred("2016-02-30"),
    "no date": occurred("soon"),
    "day number": occurred("42097"),
    "time of day": occurred("2016-03-01 00:00:00"),
    "two digits": occurred("01/03/16"),
    "hyphens": occurred("1-3-16"),
    "mixture": occurred("01/03/2016", "2016-03-02"),
    "month first": occurred("03/01/2016", "03/31/2016"),
    "month first in some": occurred("13/03/2016", "03/31/2016"),
    "shortened id": {"incidents": f"{INCIDENTS}F1,1.2e+12,asb,2016-03-01\n"},
    "unseen id": {"incidents": f"{INCIDENTS}F1,P\u200b1,asb,2016-03-01\n"},
    "unknown id": {"incidents": f"{INCIDENTS}F1,p1,asb,2016-03-01\n"},
    "unlike any id": {"incidents": f"{INCIDENTS}F1,X-9,asb,2016-03-01\n"},
    "half a session": {"attendance": f"{ATTENDANCE}P1,2016/17 autumn,140.5,1,1\n"},
    "no term": {"attendance": f"{ATTENDANCE}P1,autumn,140,1,1\n"},
    "year of a term": {"attendance": f"{ATTENDANCE}P1,1816/17 autumn,140,1,1\n"},
    "hours": {"employment": f"{WORK}P2,2016-03-01,,,16h\n"},
    "score": {"scores": f"{SCORES}F1,star,health,2016-03-01,4/5\n"},
    "absences": {"attendance": f"{ATTENDANCE}P1,2016/17 autumn,10,9,9\n"},
    "end before start": {"employment": f"{WORK}P2,2016-03-01,2016-02-01,,\n"},
    "closed before": {"families": f"{FAMILY}F1,2016-03-01,,2016-02-01\nF2,,,\n"},
    "before birth": {"incidents": f"{INCIDENTS}F1,P1,asb,2004-12-31\n"},
    "two births": {"people": PEOPLE + "P1,F2,2006-01-01\n"},
    "two rows": {"families": FAMILIES + "F1,2016-03-01\n"},
    "overlap": {
        "people": LIVED + "P1,F1,2005-01-01,,2016-05-01\nP1,F1,2005-01-01,2016-04-01,\n"
    },
    "unknown problem": {"needs": f"{NEEDS}F1,,crmie,2016-03-01\n"},
    "other problem": {"needs": f"{NEEDS}F1,,zzz,2016-03-01\n"},
    "file of words": {"words": f"{MEANINGS}incident.csv,kind,arson,asb\n"},
    "other file of words": {"words": f"{MEANINGS}attendance.csv,kind,arson,asb\n"},
    "column of words": {"words": f"{MEANINGS}incidents.csv,knd,arson,asb\n"},
    "two meanings": {
        "words": MEANINGS + "incidents.csv,kind,x,asb\nincidents.csv,kind,x,offence\n"
    },
    "word that is known": {"words": f"{MEANINGS}incidents.csv,kind,asb,offence\n"},
    "word of any column": {"words": f"{MEANINGS}scores.csv,tool,star,sdq\n"},
    "unknown meaning": {"words": f"{MEANINGS}incidents.csv,kind,arson,ofence\n"},
    "other meaning": {"words": f"{MEANINGS}incidents.csv,kind,arson,vehicle\n"},
    "two kinds of one event": {
        "incidents": f"{EVENTS}F1,asb,2016-03-01,E1\nF1,offence,2016-03-01,E1\n"
    },
    "two days of one event": {
        "incidents": f"{EVENTS}F1,asb,2016-03-01,E1\nF1,asb,2016-03-02,E1\n"
    },
    "too short": {"incidents": f"{INCIDENTS}F1,P1,asb\n"},
    "too long": {"incidents": f"{INCIDENTS}F1,P1,asb,2016-03-01,x\n"},
    "quotes": {"incidents": f'{INCIDENTS}F1,"P1,asb,2016-03-01\n'},
    "sep": {"incidents": f"sep=,\n{INCIDENTS}"},
    "sep and semicolons": {"incidents": "sep=;\n" + INCIDENTS.replace(",", ";")},
    "semicolons": {"incidents": INCIDENTS.replace(",", ";")},
    "title": {"incidents": f"Incidents\n\nin 2016,,\n{INCIDENTS}"},
    "blank line": {"incidents": f"\n{INCIDENTS}"},
    "blank header": {"incidents": ",,,\nF1,,asb,2016-03-01,,\n"},
    "column twice": {
        "incidents": "family_id,kind,kind,occurred_on\nF1,asb,asb,2016-03-01\n"
    },
    "misspelt column": {"incidents": "family_id,knd,occurred_on\nF1,asb,2016-03-01\n"},
    "unknown column": {"incidents": f"{INCIDENTS[:-1]},ward\nF1,,asb,2016-03-01,7\n"},
    "missing column": {"incidents": "family_id,occurred_on\nF1,2016-03-01\n"},
    "column without a name": {
        "incidents": f"{INCIDENTS[:-1]},\nF1,,asb,2016-03-01,x\n"
    },
    "empty file": {"incidents": ""},
    "UTF-16": {"people": PEOPLE.encode("utf-16")},
    "Windows-1252": {"incidents": f"{INCIDENTS}F1,,café,2016-03-01\n".encode("cp1252")},
    "unknown file": {"zzz": "x\n"},
    "misspelt file": {"incidnts": INCIDENTS},
    "file like another": {"familys": FAMILIES},
    "workbook within": {"families": b"PK\x03\x04"},
}


def problems_of(path: Path) -> tuple[Problem, ...]:
    """
    What is wrong in a folder.
    """
    try:
        read_cases(path, Words(VOCABULARY))  # type: ignore[arg-type]
    except DataError as error:
        return error.problems
    return ()


@pytest.mark.parametrize("name", FAULTS)
def test_a_remedy_followed_leaves_nothing_wrong(tmp_path: Path, name: str) -> None:
    """
    Where one thing is wrong, each way to follow its remedy leaves nothing wrong.
    """
    (problem,) = problems_of(folder(tmp_path, **FAULTS[name]))
    for way in range(len(ways(problem.remedy))):
        for path in tmp_path.iterdir():
            path.unlink()
        assert problems_of(folder(tmp_path, **FAULTS[name])) == (problem,)
        follow(tmp_path, problem, way)
        assert problems_of(tmp_path) == (), problem.remedy


@pytest.mark.parametrize(
    "name",
    [
        "families.xlsx",
        "families.numbers",
        "families.parquet",
        "familes.csv",
        "cases.zip",
    ],
)
def test_a_file_in_another_form(tmp_path: Path, name: str) -> None:
    """
    What is there in another form becomes the case file, and nothing is left wrong.
    """
    path = folder(tmp_path)
    (path / "families.csv").rename(path / name)
    while problems := problems_of(path):
        follow(path, problems[-1])
        assert problems[-1] not in problems_of(path)
    assert sorted(each.name for each in path.iterdir()) == [
        "families.csv",
        "people.csv",
    ]


def test_a_required_file_that_is_missing(tmp_path: Path) -> None:
    """
    A file that is added with its rows is missing no more.
    """
    path = folder(tmp_path)
    (path / "people.csv").unlink()
    (problem,) = problems_of(path)
    follow(path, problem)
    assert problems_of(path) == ()


# Many things wrong at once

_BAD = st.sampled_from(
    [
        *("", "x", "#N/A", "31/02/2016", " F1 ", "é", "42097", "NULL", "-", "N/A"),
        *("2079-06-06", "04/13/2016", "13/04/2016", "2000-01-01", "1E12", "1.2e+12"),
        *("140.0", "140.5", "f1", "p1", "P9", "1899-12-30", "0", "9999-12-31"),
        *("P\u200b1", "2016-03-01T00:00", "1/3/16", "unallocated", "2016/17 Spring"),
    ]
)


@st.composite
def damaged(draw: st.DrawFn) -> dict[str, list[list[str]]]:
    """
    A folder's files, with any cell damaged, and with rows that are cut short. A
    calendar is right or wrong as a whole, and is left out.
    """
    files = [file for file in FILES if file.name != "terms"]
    tables: dict[str, list[list[str]]] = {}
    for file in draw(st.sets(st.sampled_from(files), min_size=1, max_size=3)):
        names = list(file.column)
        rows = [names]
        for _ in range(draw(st.integers(1, 3))):
            row = [
                draw(st.just(TRUE.get(name, "")) | _BAD)
                if file.column[name].required or file.column[name].kind not in DATES
                else draw(st.just("") | _BAD)
                for name in names
            ]
            rows.append(row[: draw(st.sampled_from([len(row)] * 5 + [3, 2]))])
        tables[file.name] = rows
    return tables


def _csv(rows: list[list[str]]) -> str:
    text = StringIO()
    csv.writer(text, lineterminator="\n").writerows(rows)
    return text.getvalue()


@given(damaged())
def test_remedies_followed_one_after_another_end(
    tables: dict[str, list[list[str]]],
) -> None:
    """
    Whatever is wrong, following one remedy after another ends with a folder that is
    read, and no remedy followed leaves its own problem as it was.
    """
    with TemporaryDirectory() as name:
        path = folder(Path(name), **{each: _csv(rows) for each, rows in tables.items()})
        problems = problems_of(path)
        for _ in range(100):
            if not problems:
                break
            first, *others = problems
            follow(path, first)
            problems = problems_of(path)
            assert first not in problems or len(problems) <= len(others), first
        assert not problems
