"""
Remedies, followed to the letter: what somebody does who reads one and does as it says.

Where a remedy asks for what only the sender knows, such as the true day, the value of
that column in `TRUE` is what the sender knows.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from io import StringIO
from pathlib import Path

from attrs import evolve

from case_files import FAMILIES, PEOPLE
from pbr.casefiles.columns import DATES
from pbr.casefiles.layout import FILES
from pbr.exceptions import Problem

Rows = list[list[str]]
#: Does what a remedy says to a file of a folder.
Follow = Callable[[Path, Problem, re.Match[str]], None]
TRUE_DAY = "2016-03-01"
TRUE = {
    **{
        column.name: TRUE_DAY
        for file in FILES
        for column in file.columns
        if column.kind in DATES
    },
    "born_on": "1980-01-01",
    "family_id": "F1",
    "person_id": "P1",
    "key_worker": "KW-1",
    "term": "2016/17 autumn",
    "possible": "120",
    "authorised": "4",
    "unauthorised": "2",
    "school": "S1",
    "event": "E1",
    "hours_per_week": "16",
    "score": "4",
    "problem": "crime",
    "kind": "asb",
    "kinds": "asb",
    "result": "progress",
    "benefit": "income-support",
    "status": "child-in-need",
    "tool": "star",
    "domain": "health",
    "about": "health",
    "by_role": "nurse",
    "outcome": "completed",
    "source": "police",
    "reference": "7",
    "file": "incidents.csv",
    "column": "kind",
    "found": "arson",
    "means": "offence",
}


def rows_of_file(path: Path) -> Rows:
    return list(csv.reader(StringIO(path.read_text("utf-8-sig"), newline="")))


def save(path: Path, rows: Rows) -> None:
    text = StringIO()
    csv.writer(text, lineterminator="\n").writerows(rows)
    path.write_text(text.getvalue(), encoding="utf-8")


def _at(rows: Rows, problem: Problem) -> int:
    assert problem.column is not None
    names = [name.strip().casefold().replace(" ", "_") for name in rows[0]]
    return names.index(problem.column.casefold())


def _cells(rows: Rows, problem: Problem) -> Iterator[tuple[list[str], int]]:
    """
    The cell of a problem, or every filled cell of its column.
    """
    at = _at(rows, problem)
    for line, row in enumerate(rows[1:], start=2):
        if problem.row == line or (problem.row is None and len(row) > at and row[at]):
            yield row, at


def _write(change: Callable[[str, str], str]) -> Follow:
    """
    Changes the cell, or every cell of the column: from its name and its text.
    """

    def follow(folder: Path, problem: Problem, _: re.Match[str]) -> None:
        rows = rows_of_file(folder / problem.file)
        for row, at in _cells(rows, problem):
            row.extend([""] * (at + 1 - len(row)))
            row[at] = change(str(problem.column), row[at].strip())
        save(folder / problem.file, rows)

    return follow


def _true(name: str, _: str) -> str:
    return TRUE[name]


def _as_iso(_: str, text: str) -> str:
    match = re.fullmatch(r"(\d\d?)/(\d\d?)/(\d{4})", text)
    if match is None:
        return text
    day, month = int(match[1]), int(match[2])
    if month > 12:
        day, month = month, day
    return f"{match[3]}-{month:02}-{day:02}"


def _as_uk(_: str, text: str) -> str:
    if re.fullmatch(r"\d{4}-\d\d-\d\d", text):
        return date.fromisoformat(text).strftime("%d/%m/%Y")
    return text


def _turned_round(_: str, text: str) -> str:
    return re.sub(r"(\d\d?)/(\d\d?)/", r"\2/\1/", text)


def _turned_if_month_first(name: str, text: str) -> str:
    match = re.match(r"\d\d?/(\d\d)/", text)
    return _turned_round(name, text) if match and int(match[1]) > 12 else text


def _from_serial(_: str, text: str) -> str:
    return str(date(1899, 12, 30) + timedelta(days=int(text.partition(".")[0])))


def _drop_row(folder: Path, problem: Problem, _: re.Match[str]) -> None:
    rows = rows_of_file(folder / problem.file)
    assert problem.row is not None
    del rows[problem.row - 1]
    save(folder / problem.file, rows)


def _drop_rows_above(folder: Path, problem: Problem, _: re.Match[str]) -> None:
    match = re.search(r"row (\d+)", problem.expected)
    assert match is not None
    lines = (folder / problem.file).read_text("utf-8").splitlines(keepends=True)
    (folder / problem.file).write_text("".join(lines[int(match[1]) - 1 :]), "utf-8")


def _drop_column(folder: Path, problem: Problem, _: re.Match[str]) -> None:
    rows = rows_of_file(folder / problem.file)
    nameless = re.search(r"over column (\d+)", problem.found)
    at = int(nameless[1]) - 1 if nameless else rows[0].index(str(problem.column))
    save(folder / problem.file, [row[:at] + row[at + 1 :] for row in rows])


def _drop_others(folder: Path, problem: Problem, _: re.Match[str]) -> None:
    rows = rows_of_file(folder / problem.file)
    first = _at(rows, problem)
    kept = [
        at for at, name in enumerate(rows[0]) if at == first or name != rows[0][first]
    ]
    save(folder / problem.file, [[row[at] for at in kept] for row in rows])


def _rename(folder: Path, problem: Problem, match: re.Match[str]) -> None:
    if problem.column is None:
        assert not (folder / match[1]).exists()
        (folder / problem.file).rename(folder / match[1])
        return
    rows = rows_of_file(folder / problem.file)
    assert match[1] not in rows[0]
    rows[0][rows[0].index(problem.column)] = match[1]
    save(folder / problem.file, rows)


def _add_column(folder: Path, problem: Problem, _: re.Match[str]) -> None:
    name = str(problem.column)
    first, *rows = rows_of_file(folder / problem.file)
    save(folder / problem.file, [[*first, name], *[[*row, TRUE[name]] for row in rows]])


def _change_column(folder: Path, problem: Problem, match: re.Match[str]) -> None:
    _drop_column(folder, problem, match)
    name = match[0].split(" add ")[1].partition(":")[0]
    _add_column(folder, evolve(problem, column=name), match)


def _fitting_day(folder: Path, problem: Problem, match: re.Match[str]) -> None:
    """
    The first day that fits with what was expected; no day fits after a stay without a
    last one. Of a term and a birth date, the birth date is the one that is left out.
    """
    never = problem.expected.endswith("at whatever age")
    if never or problem.expected.startswith("no later stay"):
        _drop_row(folder, problem, match)
        return
    born = re.search(r"row (\d+) of people\.csv", problem.expected)
    if problem.column == "term" and born:
        people = rows_of_file(folder / "people.csv")
        people[int(born[1]) - 1][people[0].index("born_on")] = ""
        save(folder / "people.csv", people)
        return
    found = re.search(
        r"a day (on or )?(after|before).*(\d{4}-\d\d-\d\d)", problem.expected
    )
    said = re.search(r"\d{4}-\d\d-\d\d", problem.expected)
    assert said is not None, problem.expected
    day = date.fromisoformat(said[0])
    if found and not found[1]:
        day += timedelta(days=1 if found[2] == "after" else -1)
    is_uk = "/" in problem.found
    text = day.strftime("%d/%m/%Y") if is_uk else day.isoformat()
    _write(lambda *_: text)(folder, problem, match)


def _name_column(folder: Path, problem: Problem, _: re.Match[str]) -> None:
    rows = rows_of_file(folder / problem.file)
    (file,) = [each for each in FILES if each.csv == problem.file]
    free = [name for name in file.column if name not in rows[0]]
    rows[0][rows[0].index("")] = free[0]
    save(folder / problem.file, rows)


def _by_commas(folder: Path, problem: Problem, _: re.Match[str]) -> None:
    text = (folder / problem.file).read_text("utf-8")
    (folder / problem.file).write_text(re.sub(r"[;\t|]", ",", text), "utf-8")


def _move_out(folder: Path, problem: Problem, _: re.Match[str]) -> None:
    if (folder / problem.file).exists():
        (folder / problem.file).unlink()


def _save_as_csv(folder: Path, problem: Problem, match: re.Match[str]) -> None:
    """
    What was in the workbook, or in the archive, is what the families are.
    """
    name = match["name"] if "name" in match.groupdict() else None
    if name or problem.file.endswith(".csv"):
        (folder / (name or problem.file)).write_text(FAMILIES, "utf-8")


def _unpack(folder: Path, problem: Problem, _: re.Match[str]) -> None:
    del problem
    (folder / "families.csv").write_text(FAMILIES, "utf-8")


def _add_file(folder: Path, problem: Problem, _: re.Match[str]) -> None:
    text = FAMILIES if problem.file == "families.csv" else PEOPLE
    (folder / problem.file).write_text(text, "utf-8")


def _list_there(folder: Path, problem: Problem, _: re.Match[str]) -> None:
    is_family = problem.column == "family_id"
    file = folder / ("families.csv" if is_family else "people.csv")
    rows = rows_of_file(file)
    known = {**TRUE, str(problem.column): problem.found}
    save(file, [*rows, [known.get(name, "") for name in rows[0]]])


def _said(pattern: str) -> Follow:
    """
    Writes into the cell what is in the words of the remedy, or of what was expected.
    """

    def follow(folder: Path, problem: Problem, match: re.Match[str]) -> None:
        found = re.search(pattern, f"{problem.expected} {match[0]}")
        assert found is not None
        _write(lambda *_: found[1])(folder, problem, match)

    return follow


def _another_event(folder: Path, problem: Problem, _: re.Match[str]) -> None:
    rows = rows_of_file(folder / problem.file)
    rows[int(str(problem.row)) - 1][rows[0].index("event")] = "E-2"
    save(folder / problem.file, rows)


def _fewer_absences(folder: Path, problem: Problem, _: re.Match[str]) -> None:
    rows = rows_of_file(folder / problem.file)
    for name in ("authorised", "unauthorised"):
        rows[int(str(problem.row)) - 1][rows[0].index(name)] = "0"
    save(folder / problem.file, rows)


def _one_row(folder: Path, problem: Problem, match: re.Match[str]) -> None:
    _drop_row(folder, problem, match)


def _even(folder: Path, problem: Problem, _: re.Match[str]) -> None:
    rows = rows_of_file(folder / problem.file)
    row = rows[int(str(problem.row)) - 1]
    for at in range(len(row), len(rows[0])):
        row.append(TRUE.get(rows[0][at], ""))
    del row[len(rows[0]) :]
    save(folder / problem.file, rows)


def _correct_quotes(folder: Path, problem: Problem, _: re.Match[str]) -> None:
    file = folder / problem.file
    lines = file.read_text("utf-8").splitlines(keepends=True)
    at = int(str(problem.row)) - 1
    lines[at] = lines[at].replace('"', "")
    file.write_text("".join(lines), "utf-8")


def _as_utf_8(folder: Path, problem: Problem, _: re.Match[str]) -> None:
    file = folder / problem.file
    data = file.read_bytes()
    is_wide = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    file.write_text(data.decode("utf-16" if is_wide else "cp1252"), "utf-8")


def _header(folder: Path, problem: Problem, _: re.Match[str]) -> None:
    (file,) = [each for each in FILES if each.csv == problem.file]
    text = (folder / problem.file).read_text("utf-8").partition("\n")[2]
    (folder / problem.file).write_text(",".join(file.column) + "\n" + text, "utf-8")


_TRUE_CELL = _write(_true)
#: What to do, by the words of the remedy; a word for each way in which it may be read.
FOLLOW: tuple[tuple[str, Follow], ...] = (
    (r"leave the cell blank", _write(lambda *_: "")),
    (r"write the true day|correct the year|fill it in|correct the formula", _TRUE_CELL),
    (r"write it in one of those two ways|correct it", _TRUE_CELL),
    (r"correct it: 2017-10-31 and 31/10/2017 are the same day", _TRUE_CELL),
    (r"take the row out if it is not a record|keep the row that is right", _drop_row),
    (r"put the (id|word) there: this says only that it is absent", _TRUE_CELL),
    (r"it holds a character that cannot be seen: type it again", _TRUE_CELL),
    (r"a spreadsheet has shortened it: export it as text", _TRUE_CELL),
    (r"write it in digits alone, as in 120", _TRUE_CELL),
    (r"write it as 16|write it as 4", _TRUE_CELL),
    (r"37\.5", _write(lambda *_: "37.5")),
    (r"4\.5", _write(lambda *_: "4.5")),
    (
        r"it looks like a spreadsheet's day number: give the column.*",
        _write(_from_serial),
    ),
    (r"leave out the time of day", _write(lambda _, text: re.split("[T ]", text)[0])),
    (
        r"write the year with four digits",
        _write(lambda _, text: re.sub(r"/(\d\d)\Z", r"/20\1", text)),
    ),
    (r"write (them|it) all as 2017-10-31", _write(_as_iso)),
    (r"all as 31/10/2017", _write(_as_uk)),
    (r"turn the day and the month round in the whole column", _write(_turned_round)),
    (
        r"correct every date in the column that has the month first",
        _write(_turned_if_month_first),
    ),
    (
        r"correct one of the two|correct whichever is wrong|correct the days",
        _fitting_day,
    ),
    (r"make the two rows one", _one_row),
    (r"write the true (kind|day) in both rows", _said(r"(.*), as in row")),
    (r"give one of them another event if they are two incidents", _another_event),
    (r"did you mean '(.*)'\?", _said(r"did you mean '(.*)'")),
    (r"write one of these", _said(r"(?:names:|one of) ([\w-]+)")),
    (r"write the name of the (file|column) with the word", _TRUE_CELL),
    (r"take the row out", _drop_row),
    (r"list it there", _list_there),
    (r"correct it \(the nearest there is (.*)\)", _said(r"nearest there is (.*)\)")),
    (r"correct the sessions possible", _write(lambda *_: "9999")),
    (r"the absences", _fewer_absences),
    (r"look for a comma too many", _even),
    (r"too few|a cell without its quotes", _even),
    (r"correct the quotes in this row", _correct_quotes),
    (r"take this line out", _drop_row),
    (r"save it again, separated by commas", _by_commas),
    (r"take out what is above it", _drop_rows_above),
    (r"put the columns' names there", _header),
    (r"take out the others", _drop_others),
    (r"name the column", _name_column),
    (r"rename it to (.*)", _rename),
    (r"add it, with its rows: .*", _add_file),
    (r"send it again", _header),
    (r"move it out of the case folder.*", _move_out),
    (
        r"(open it and save the sheet|export its rows|ask for the same rows) as CSV UTF-8"
        r"(, named (?P<name>.*))?",
        _save_as_csv,
    ),
    (r"unpack it", _unpack),
    (r"save it again as UTF-8 .*", _as_utf_8),
    (
        r"take it out(: .*)?",
        lambda *given: (_drop_column if given[1].column or given[1].row else _move_out)(
            *given
        ),
    ),
    (r"add it: .*", _add_column),
    (r"take it out and add .*", _change_column),
)


def ways(remedy: str) -> list[list[tuple[Follow, re.Match[str]]]]:
    """
    The ways to follow a remedy: each is one step or more. "or" begins another way.
    """
    return [
        [_step(step) for step in re.split(r", and (?=[a-z])", way)]
        for way in _split(remedy)
    ]


def _split(remedy: str) -> list[str]:
    parts = re.split(r", or |(?<=16) or |(?<=\b4) or |(?<=too many) or ", remedy)
    return [
        part
        for part in parts
        if not part.startswith(("add the problem to", "declare it"))
    ]


def _step(words: str) -> tuple[Follow, re.Match[str]]:
    for pattern, follow in FOLLOW:
        match = re.fullmatch(pattern, words)
        if match is not None:
            return follow, match
    message = f"nobody has said how to follow {words!r}"
    raise AssertionError(message)


def follow(folder: Path, problem: Problem, way: int = 0) -> None:
    """
    Do what the remedy of a problem says, in one of its ways.
    """
    for step, match in ways(problem.remedy)[way]:
        step(folder, problem, match)
