"""
Laws of reading: the same content is the same families, and bytes break nothing.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Mapping
from io import StringIO
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from hypothesis import given, settings, strategies as st

from case_files import FAMILIES, PEOPLE, document, rows_of
from pbr.casefiles import Cases, read_cases, read_document
from pbr.casefiles.columns import CellKind, File
from pbr.casefiles.layout import FILES
from pbr.exceptions import DataError, Problem

Tables = dict[str, list[dict[str, str]]]
_DAYS = st.sampled_from(["2016-02-01", "2016-03-01", "2017-01-31"])
_OPEN = st.sampled_from(["", "2016-12-31", "9999-12-31", "2099-12-31"])
_BAD = st.sampled_from(
    [
        *("", "x", "#N/A", "31/02/2016", " F1 ", "é", "42097", "a,b\n", "NULL", "-"),
        *("2079-06-06", "04/13/2016", "2000-01-01", "1E12", "1.2e+12", "140.0", "f1"),
    ]
)
_CELLS = {
    CellKind.ID: st.sampled_from(["F1", "F2", "P1", "P2", "P3"]),
    CellKind.WORD: st.sampled_from(["asb", "offence", "crime"]),
    CellKind.WORDS: st.sampled_from(["asb", "asb offence"]),
    CellKind.TEXT: st.sampled_from(["", "SIMS", 'say "so"']),
    CellKind.KEY_WORKER: st.sampled_from(["KW-1", ""]),
    CellKind.DAY: _DAYS,
    CellKind.FIRST_DAY: _DAYS,
    CellKind.DAY_OR_OPEN: _OPEN,
    CellKind.LAST_DAY: st.sampled_from(["2017-02-01", "9999-12-31"]),
    CellKind.TERM: st.sampled_from(["2016/17 autumn", "2016/17 spring 1"]),
    CellKind.SESSIONS: st.sampled_from(["0", "12", "120"]),
    CellKind.HOURS: st.sampled_from(["", "16", "37.5"]),
    CellKind.SCORE: st.sampled_from(["4", "-4.5"]),
}
_IDS = {
    "family_id": st.sampled_from(["F1", "F2"]),
    "person_id": st.sampled_from(["P1", "P2", "P3"]),
}


def _rows(file: File, *, odd: bool) -> st.SearchStrategy[list[dict[str, str]]]:
    cells = {
        column.name: _IDS.get(column.name, _CELLS[column.kind])
        for column in file.columns
    }
    if odd:
        cells = {name: cell | _BAD for name, cell in cells.items()}
    return st.lists(st.fixed_dictionaries(cells), max_size=3)


@st.composite
def tables(draw: st.DrawFn, *, odd: bool) -> Tables:
    """
    The families F1 and F2, and a few rows in some of the other files.
    """
    chosen = draw(st.sets(st.sampled_from(FILES[2:]), max_size=3))
    drawn = {file.name: draw(_rows(file, odd=odd)) for file in chosen}
    return {"families": rows_of(FAMILIES), "people": rows_of(PEOPLE), **drawn}


def _csv(rows: list[dict[str, str]], header: list[str]) -> str:
    text = StringIO()
    writer = csv.DictWriter(text, header)
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()


def _as_folder(path: Path, given_tables: Tables) -> Path:
    for file in FILES:
        rows = given_tables.get(file.name)
        if rows is not None:
            header = list(rows[0]) if rows else list(file.column)
            text = _csv(rows, header)
            (path / file.csv).write_text(text, encoding="utf-8", newline="")
    return path


def _answer(read: Callable[[], Cases]) -> Cases | tuple[Problem, ...]:
    try:
        return read()
    except DataError as error:
        return error.problems


def _read(
    path: Path, *, encoding: str = "utf-8", keep_going: bool = False
) -> Cases | tuple[Problem, ...]:
    return _answer(lambda: read_cases(path, encoding=encoding, keep_going=keep_going))


def _said(problems: tuple[Problem, ...]) -> list[tuple[str, str | None, str]]:
    """
    The problems without the place of their rows.
    """
    return sorted(
        (
            problem.file.removeprefix("cases.json ").removesuffix(".csv"),
            problem.column or "",
            f"{problem.found}; {problem.expected}; {problem.remedy}",
        )
        for problem in problems
        if " row " not in f"{problem.found} {problem.expected}"
    )


def _agree(folder: Path, one: Path, *, keep_going: bool) -> None:
    by_csv, by_json = (
        _read(folder, keep_going=keep_going),
        _read(one, keep_going=keep_going),
    )
    if isinstance(by_csv, Cases):
        assert isinstance(by_json, Cases)
        assert by_csv.families == by_json.families
        assert [each.family_id for each in by_csv.left_out] == [
            each.family_id for each in by_json.left_out
        ]
        assert len(by_csv.notes) == len(by_json.notes)
        by_csv, by_json = by_csv.problems, by_json.problems
    assert isinstance(by_json, tuple)
    assert _said(by_csv) == _said(by_json)


@given(tables(odd=False) | tables(odd=True), st.booleans())
def test_csv_and_json_are_read_alike(tables: Tables, keep_going: bool) -> None:  # noqa: FBT001
    """
    The same content as one JSON document gives the same families and problems.
    """
    with TemporaryDirectory() as name:
        path = Path(name)
        one = document(path, json.dumps(tables))
        folder = path / "cases"
        folder.mkdir()
        _agree(_as_folder(folder, tables), one, keep_going=keep_going)


def _document(given: Mapping[str, object] | str) -> Cases | tuple[Problem, ...]:
    """
    The answer to a document that is not in a file, under the name of one that is.
    """
    return _answer(lambda: read_document(given, name="cases.json"))


@given(tables(odd=False) | tables(odd=True))
def test_a_document_in_code_is_read_as_one_in_a_file(tables: Tables) -> None:
    """
    The same content as objects, as text and as a file: the same cases or problems.
    """
    text = json.dumps(tables)
    with TemporaryDirectory() as name:
        in_a_file = _read(document(Path(name), text))
    assert _document(tables) == _document(text) == in_a_file


@given(tables(odd=False), st.randoms(use_true_random=False))
def test_the_order_of_rows_changes_nothing(tables: Tables, random: Random) -> None:
    """
    Order of rows changes nothing in the families but the lines they cite.
    """
    with TemporaryDirectory() as name:
        before = _read(document(Path(name), json.dumps(tables)))
        for rows in tables.values():
            random.shuffle(rows)
        shuffled = dict(sorted(tables.items(), key=lambda _: random.random()))
        after = _read(document(Path(name), json.dumps(shuffled)))
    if isinstance(before, Cases):
        assert isinstance(after, Cases)
        assert before.families == after.families
    else:
        assert isinstance(after, tuple)
        assert _said(before) == _said(after)


@given(
    st.binary(max_size=200)
    | st.text('F1P23,;"\n\r-/0 aé\x00', max_size=60).map(str.encode),
    st.sampled_from(FILES),
    st.sampled_from(["utf-8", "windows-1252"]),
    st.booleans(),
)
@settings(max_examples=200)
def test_any_bytes_in_a_csv_file_are_cases_or_problems(
    data: bytes,
    file: File,
    encoding: str,
    keep_going: bool,  # noqa: FBT001 - a flag
) -> None:
    """
    Whatever a CSV file holds, the answer is families or problems.
    """
    with TemporaryDirectory() as name:
        path = Path(name)
        (path / "families.csv").write_text(FAMILIES)
        (path / "people.csv").write_text(PEOPLE)
        for text in (data, ",".join(file.column).encode() + b"\n" + data):
            (path / file.csv).write_bytes(text)
            read = _read(path, encoding=encoding, keep_going=keep_going)
            assert isinstance(read, Cases | tuple)


_VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=5)
    | st.sampled_from(["F1", "P1", "2016-01-01", "asb"]),
    lambda values: (
        st.lists(values, max_size=3)
        | st.dictionaries(
            st.sampled_from([each.name for file in FILES for each in file.columns]),
            values,
            max_size=4,
        )
    ),
    max_leaves=8,
)


@given(st.dictionaries(st.sampled_from([file.name for file in FILES]), _VALUES))
@settings(max_examples=200)
def test_any_objects_are_read_as_their_text(given: dict[str, object]) -> None:
    """
    Whatever objects a document is made of, they are read as the JSON that writes them.
    """
    assert _document(given) == _document(json.dumps(given))


@given(
    st.binary(max_size=100)
    | st.dictionaries(st.sampled_from([file.name for file in FILES]), _VALUES).map(
        lambda value: json.dumps(value).encode()
    )
)
@settings(max_examples=200)
def test_any_bytes_in_a_document_are_cases_or_problems(data: bytes) -> None:
    """
    Whatever a document holds, the answer is families or problems.
    """
    with TemporaryDirectory() as name:
        assert isinstance(_read(document(Path(name), data)), Cases | tuple)
