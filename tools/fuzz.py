"""
Damaged files, read as if somebody had sent them: a search for what breaks pbr.

`make fuzz` takes the case files and plans of this repository, damages them in many
ways, and reads each. What reads is also decided and written out. A finding is

- any error but the ones pbr raises on purpose (`DataError`, `PlanError`);
- an input that takes more than ten seconds, or more than 500 MB;
- a report that cannot be written, or is far longer than what it reports on.

Each finding is made as small as possible and kept, as a folder, a `.json` document or a
`.toml` plan, which `--replay` reads again. Findings that were fixed are in
`tests/fuzz_found`, and `tests/casefiles/test_fuzz_found.py` replays every one.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import re
import resource
import shutil
import signal
import sys
import tempfile
import time
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from hashlib import sha256
from pathlib import Path
from types import FrameType
from typing import Any

from attrs import evolve, field, frozen

from pbr.batch import Failure
from pbr.casefiles import read_cases
from pbr.claims import Claim, validate
from pbr.evidence import document as as_json
from pbr.exceptions import DataError, PBRError, PlanError
from pbr.plans import Plan, load_plan, shipped_plans
from pbr.records import Family
from pbr.reports import plans as plan_page, trail as text, validate as table
from pbr.rules.asked_alone import ASKED_ALONE

ROOT = Path(__file__).parents[1]
ON = date(2017, 10, 31)
PLAN = "bradford-families-first-2015"
SECONDS, MEGABYTES = 10, 500
#: The longest that a report may be, however long the input was.
TOO_SLOW, TOO_MUCH = f"more than {SECONDS} seconds", f"more than {MEGABYTES} MB"
LIMITS = (TOO_SLOW, TOO_MUCH)
LONGEST_REPORT = 1_000_000
#: How many inputs that did something new are kept to be damaged further, and how long.
MOST_KEPT, LONGEST_KEPT = 1000, 20_000

Bytes = dict[str, bytes]


@frozen
class Input:
    """
    What is read: the files of a folder, or one document or plan, by name.
    """

    kind: str
    files: Bytes

    @property
    def name(self) -> str:
        """
        A name that no other input has.
        """
        digest = sha256()
        for name, data in sorted(self.files.items()):
            digest.update(f"{name} {len(data)}\n".encode() + data)
        return f"{self.kind}-{digest.hexdigest()[:10]}"

    @property
    def size(self) -> int:
        """
        The total number of bytes.
        """
        return sum(map(len, self.files.values()))

    def written_to(self, folder: Path) -> Path:
        """
        Write the input as files; return the path to read.
        """
        if self.kind != "folder":
            ((name, data),) = self.files.items()
            path = folder / f"{self.name}{Path(name).suffix}"
            path.write_bytes(data)
            return path
        path = folder / self.name
        path.mkdir(exist_ok=True)
        for name, data in self.files.items():
            (path / name).write_bytes(data)
        return path


def input_at(path: Path) -> Input:
    """
    The input that was written to files at `path`.
    """
    if path.is_dir():
        files = [each for each in sorted(path.iterdir()) if each.suffix == ".csv"]
        return Input("folder", {each.name: each.read_bytes() for each in files})
    kind = "plan" if path.suffix == ".toml" else "document"
    return Input(kind, {f"input{path.suffix}": path.read_bytes()})


# What every input is tried on.


def tried(path: Path) -> list[str]:
    """
    The results of reading an input, in words that show which parts of pbr were used.

    Raises anything that pbr raises and should not.
    """
    if path.suffix == ".toml":
        return list(_plan_tried(path))
    came = _cases_tried(path, "utf-8")
    if not all(data.isascii() for data in input_at(path).files.values()):
        came += _cases_tried(path, "windows-1252")
    return came


def _plan_tried(path: Path) -> Iterator[str]:
    try:
        plan = load_plan(path)
    except PlanError as error:
        _check_report(str(error))
        for mistake in error.mistakes[:100]:
            yield f"{_shape(mistake.path)} {_shape(mistake.fault)}"
        return
    _check_report(plan_page.plan_page(plan))
    for family in seed_families():
        # A family with a need that the plan does not name is refused, as it should be.
        if all(plan.vocabulary.names_problem(need.problem) for need in family.needs):
            yield from _decided(family, plan)


def _cases_tried(path: Path, encoding: str) -> list[str]:
    came = []
    for keep_going in (False, True):
        try:
            cases = read_cases(path, _plan(), encoding=encoding, keep_going=keep_going)
        except DataError as error:
            _check_report(str(error))
            came += [
                f"{_shape(each.file)} {_shape(each.column)} {_shape(each.expected)}"
                for each in error.problems[:100]
            ]
            continue
        for note in cases.notes:
            came.append(_shape(note.says))
            _check_report(str(note))
        for family in cases.families:
            came += _decided(family, _plan())
        if not cases.left_out:
            break
    return came


def _decided(family: Family, plan: Plan) -> list[str]:
    decision = validate(Claim(family, ON), plan)
    pages = (
        text.as_text(decision),
        as_json.as_json(decision),
        table.as_line(decision),
        as_json.as_json(Failure(family.family_id, plan, ON, ValueError("invented"))),
    )
    for page in pages:
        page.encode()
    json.loads(pages[1])
    return [f"{decision.verdict.value} {decision.result}"]


def _check_report(report: str) -> None:
    report.encode()
    if len(report) > LONGEST_REPORT:
        message = f"a report of {len(report)} characters"
        raise AssertionError(message)


def _shape(said: str | None) -> str:
    """
    A message without what differs between inputs: numbers, and words in quotes.
    """
    return re.sub(r"\d+|'[^']*'|\"[^\"]*\"", "0", said or "")[:80]


_PLANS: dict[str, Plan] = {}
_FAMILIES: list[Family] = []


def _plan() -> Plan:
    if PLAN not in _PLANS:
        _PLANS[PLAN] = load_plan(PLAN)
    return _PLANS[PLAN]


def seed_families() -> list[Family]:
    """
    A few families on which a damaged plan is tried.
    """
    if not _FAMILIES:
        _FAMILIES[:] = read_cases(ROOT / "examples/every-rule-families").families[:12]
    return _FAMILIES


# One input, watched.


class TooSlow(BaseException):
    """
    Raised in the middle of an input that takes too long; nothing catches it.
    """


def _stop(_signal: int, _frame: FrameType | None) -> None:
    raise TooSlow


def megabytes() -> int:
    """
    The most memory that this process has had so far.
    """
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most // (1024 * 1024 if sys.platform == "darwin" else 1024)


def fault_of(path: Path, came: list[str] | None = None) -> str | None:
    """
    What is wrong with how pbr handles an input, or None if nothing is.
    """
    signal.signal(signal.SIGALRM, _stop)
    signal.alarm(SECONDS)
    try:
        shapes = tried(path)
    except TooSlow:
        return TOO_SLOW
    except PBRError as error:
        return f"{type(error).__name__} where no error is due {_place(error)}"
    except Exception as error:  # noqa: BLE001 - SPEC §3.4: a crash is one claim's
        return f"{type(error).__name__} {_place(error)}"
    finally:
        signal.alarm(0)
    if came is not None:
        came += shapes
    return TOO_MUCH if megabytes() > MEGABYTES else None


def _place(error: BaseException) -> str:
    """
    The last function of pbr that an error came through.
    """
    frames = [
        frame
        for frame in traceback.extract_tb(error.__traceback__)
        if Path(frame.filename).is_relative_to(ROOT)
    ]
    last = frames[-1]
    return f"in {Path(last.filename).relative_to(ROOT)}, {last.name}"


def fault_apart(given: Input) -> str | None:
    """
    What is wrong with an input, tried in a separate process.
    """
    with tempfile.TemporaryDirectory(prefix="pbr-fuzz-") as folder:
        path = given.written_to(Path(folder))
        reading, writing = os.pipe()
        child = os.fork()
        if child == 0:
            os.close(reading)
            with ended():
                os.write(writing, (fault_of(path) or "").encode())
        os.close(writing)
        with os.fdopen(reading, "rb") as told:
            fault = _read_within(told.fileno(), child)
        _, status = os.waitpid(child, 0)
    return fault or (f"it ended with status {status}" if status else None)


def _read_within(told: int, child: int) -> str:
    import select  # noqa: PLC0415 - used here alone

    ready, _, _ = select.select([told], [], [], 2 * SECONDS)
    if not ready:
        os.kill(child, signal.SIGKILL)
        return TOO_SLOW
    return os.read(told, 10_000).decode()


@contextmanager
def ended() -> Iterator[None]:
    """
    Do one thing in a process made for it, and end the process whatever happens.

    It runs into a MemoryError before it takes the machine with it.
    """
    most = 4 * MEGABYTES * 1024 * 1024
    resource.setrlimit(resource.RLIMIT_AS, (most, most))
    try:
        yield
    except BaseException:  # noqa: BLE001 - it is told, and the process ends
        traceback.print_exc()
        os._exit(1)
    os._exit(0)


# Making a finding small.


def smallest(given: Input, fault: str, seconds: float = 60) -> Input:
    """
    The smallest input that was found to have the same fault.
    """
    until = time.monotonic() + seconds

    def has_it(other: Input) -> bool:
        return time.monotonic() < until and fault_apart(other) == fault

    for name in sorted(given.files):
        rest = {key: data for key, data in given.files.items() if key != name}
        if given.kind == "folder" and rest and has_it(evolve(given, files=rest)):
            given = evolve(given, files=rest)
    for name in sorted(given.files):
        for split in (_lines, _letters):
            given = _shortened(given, name, split, has_it)
    return given


def _lines(data: bytes) -> list[bytes]:
    return data.splitlines(keepends=True)


def _letters(data: bytes) -> list[bytes]:
    return [data[at : at + 1] for at in range(len(data))]


def _shortened(
    given: Input,
    name: str,
    split: Callable[[bytes], list[bytes]],
    has_it: Callable[[Input], bool],
) -> Input:
    parts = split(given.files[name])
    size = max(1, len(parts) // 2)
    while parts:
        at = 0
        while at < len(parts):
            fewer = parts[:at] + parts[at + size :]
            shorter = evolve(given, files={**given.files, name: b"".join(fewer)})
            if has_it(shorter):
                given, parts = shorter, fewer
            else:
                at += size
        if size == 1:
            break
        size //= 2
    return given


# Damage.

#: Cells, keys and values that have caused trouble somewhere.
CELLS = (
    *("", " ", "\ufeff", "\0", "\t", "\x0b", "\x1c", "\x85", "\u2028", "\u202e"),
    *("F1", "INV-01", "f1", "F1.0", "0001", "1E+05", "nan", "NULL", "#N/A", "n/k"),
    *("2017-10-31", "31/10/2017", "1/1/2017", "2017-02-29", "29/02/2016", "42097"),
    *("2099-12-31", "9999-12-31", "31/12/9999", "0000-00-00", "1900-01-01"),
    *("1899-12-31", "2199-12-31", "2200-01-01", "2017-10-31T00:00:00", "2016-2-1"),
    *("2016/17 autumn", "2016/17 autumn 1", "1900/01 autumn", "2199/00 summer"),
    *("2198/99 summer 2", "1899/00 spring", "2016/18 autumn", "99999/00 autumn"),
    *("0", "-0", "1", "-1", "9999", "10000", "1_000", "1e5", "+5", "0x10", "9" * 5000),
    *("168", "168.0001", "0.0001", "999999.999999", "-999999", "1/3", ".5", "5."),
    *("\u0661\u0662", "\uff11", "\u00b2", "\u0130", "\u00df", "\u017f", "e\u0301"),
    *("crime", "school", "crime/theft", "/", "a/b/c", "offence asb", "offence  asb"),
    *("=1+1", "@SUM(A1)", "-cmd", "'", '"', '""', ",", ";", "|", "\\", "\r", "\n"),
    *("[bold]x[/bold]", "{}", "{0}", "%s", "$HOME", "../x", "x" * 200, "é" * 70),
    *("\U0001f468\u200d\U0001f469", "\U0010ffff", "\ud800", "\udfff", "\ue000"),
)
SCRAPS = (
    *(b"\0", b"\xff", b"\xfe\xff", b"\xff\xfe", b"\xef\xbb\xbf", b"\xed\xa0\x80"),
    *(b"\x81", b"\x85", b"\xc0\x80", b"\xf4\x90\x80\x80", b"\xe2\x80\xa8", b"\x1a"),
    *(b"\r", b"\n", b"\r\n", b"\n\n", b",", b",,,,", b'"', b'""', b'"\n"', b"'''"),
    *(b"[", b"]", b"{", b"}", b"[[", b"[" * 60, b"{" * 60, b'{"a":' * 60, b":"),
    *(b"\\", b"\\u0000", b"\\ud800", b"\\U0010ffff", b"#", b"=", b".", b"a." * 60),
    *(b"null", b"true", b"NaN", b"-Infinity", b"1e999", b"9" * 5000, b"0x" + b"f" * 9),
    *(b"2017-10-31", b"2017-10-31T00:00:00Z", b"31/10/2017", b"\t", b" " * 300),
    *(b"PK\x03\x04", b"<?xml version='1.0'?>", b"<!ENTITY a 'a'>", b"&a;", b"\x7f"),
)
VALUES = (
    *('""', '"x"', "0", "1", "-1", "600", "601", "1e9", "0.5", "inf", "nan", "true"),
    *("0x" + "f" * 5000, "9" * 5000, "0o777", "0b1", "1_000", "+5", "-0"),
    *("2015-04-01", "0001-01-01", "9999-12-31", "2015-04-01T00:00:00Z", "10:00:00"),
    *("[]", "[[]]", "{}", "[1]", '["a", "a"]', '["a", 1]', "[{}]", "{ a = { b = 1 } }"),
    *('"at least 100%"', '"more than 100%"', '"at least 0.000001%"', '"15%"', '"33%"'),
    *('"100%"', '"0%"', '"99.999999%"', '"every need"', '"as asked of every family"'),
    *('"800.00"', '"9999999.99"', '"0.00"', '"0"', '"0.5"', '"999999.999999"'),
    *('"family"', '"children"', '"adults"', '"child"', '["child"]', '"any"', '"up"'),
    *('"all absence"', '"wait"', '"terms so far"', '"attachment"', '"not looked at"'),
    *('"assumed"', '"stated"', '"taken"', '"refused"', '"before attachment"'),
    *('{ rule = "attached" }', "{ every = [] }", '{ measure = "crime" }', '"\\ud800"'),
    *[f'{{ {each} = {{ rule = "attached" }} }}' for each in ASKED_ALONE],
    '{ person-with-the-need = { rule = "assessed" } }',
    *('{ every = [{ rule = "attached" }, { rule = "planned" }] }', '"\\u0000"'),
    *(
        '{ at-least = { count = 1, of = [{ rule = "attached" }] } }',
        "[" * 60 + "]" * 60,
    ),
    *("{a=" * 60 + "1" + "}" * 60, '"' + "x" * 300 + '"', '"""a\nb"""', "'\\'"),
    *("{ each-child = " * 30 + '{ rule = "attached" }' + " }" * 30, '"\\U0010ffff"'),
)
Damage = Callable[[bytes, random.Random], bytes]


def _a_piece(data: bytes, chance: random.Random) -> tuple[int, int]:
    start = chance.randrange(len(data) + 1)
    return start, min(len(data), start + chance.choice((1, 1, 2, 4, 16, 64, 500)))


def a_byte_changed(data: bytes, chance: random.Random) -> bytes:
    """Some bytes, changed to any other."""
    changed = bytearray(data)
    for _ in range(chance.choice((1, 1, 2, 8)) if data else 0):
        changed[chance.randrange(len(data))] = chance.randrange(256)
    return bytes(changed)


def a_piece_left_out(data: bytes, chance: random.Random) -> bytes:
    """The data without a piece."""
    start, end = _a_piece(data, chance)
    return data[:start] + data[end:]


def a_piece_again(data: bytes, chance: random.Random) -> bytes:
    """The data with a piece repeated, sometimes many times."""
    start, end = _a_piece(data, chance)
    times = chance.choice((1, 1, 2, 10, 200))
    at = chance.randrange(len(data) + 1)
    return data[:at] + data[start:end] * times + data[at:]


def cut_short(data: bytes, chance: random.Random) -> bytes:
    """Only the beginning of the data."""
    return data[: chance.randrange(len(data) + 1)]


def with_a_scrap(data: bytes, chance: random.Random) -> bytes:
    """The data with a scrap of something else in it."""
    start, end = _a_piece(data, chance)
    end = start if chance.random() < 0.5 else end
    return data[:start] + chance.choice(SCRAPS) + data[end:]


def in_other_bytes(data: bytes, chance: random.Random) -> bytes:
    """The text in another encoding, or with other line endings."""
    string = data.decode("utf-8", "replace")
    name = chance.choice(("utf-16", "utf-16-le", "utf-32", "cp1252", "utf-8-sig", "\r"))
    if name == "\r":
        return string.replace("\n", chance.choice(("\r", "\r\n", "\n\r"))).encode()
    return string.encode(name, "replace")


def lines_mixed(data: bytes, chance: random.Random) -> bytes:
    """A line left out, repeated, or moved."""
    lines = data.splitlines(keepends=True)
    if not lines:
        return data
    line = lines[chance.randrange(len(lines))]
    if chance.random() < 0.6:
        lines.remove(line)
    if chance.random() < 0.6:
        lines.insert(chance.randrange(len(lines) + 1), line)
    return b"".join(lines)


ANY_BYTES: tuple[Damage, ...] = (
    a_byte_changed,
    a_piece_left_out,
    a_piece_again,
    cut_short,
    with_a_scrap,
    in_other_bytes,
    lines_mixed,
    lines_mixed,
)


def a_cell_changed(data: bytes, chance: random.Random) -> bytes:
    """A CSV file with other values in some cells, now and then in the header."""
    lines = data.decode("utf-8", "replace").split("\n")
    for _ in range(chance.choice((1, 1, 1, 3, 20))):
        low = 0 if chance.random() < 0.1 or len(lines) < 3 else 1
        at = chance.randrange(low, len(lines))
        cells = lines[at].split(",")
        cell = chance.choice(CELLS)
        if chance.random() < 0.3:
            other = lines[chance.randrange(len(lines))].split(",")
            cell = chance.choice(other)
        if chance.random() < 0.1:
            cell = f'"{cell}"'
        cells[chance.randrange(len(cells))] = cell
        lines[at] = ",".join(cells)
    return "\n".join(lines).encode("utf-8", "surrogatepass")


def columns_mixed(data: bytes, chance: random.Random) -> bytes:
    """A CSV file without one of its columns, or with two of them exchanged."""
    rows = [line.split(",") for line in data.decode("utf-8", "replace").split("\n")]
    width = len(rows[0])
    one, two = chance.randrange(width), chance.randrange(width)
    only_header = chance.random() < 0.5
    for row in rows[:1] if only_header else rows:
        if len(row) == width:
            row[one], row[two] = row[two], row[one]
            if one == two:
                del row[one]
    return "\n".join(",".join(row) for row in rows).encode()


def a_node_changed(data: bytes, chance: random.Random) -> bytes:
    """A JSON document in which one thing is put in the place of another."""
    try:
        document = json.loads(data)
    except (ValueError, RecursionError):
        return chance.choice(ANY_BYTES)(data, chance)
    for _ in range(chance.choice((1, 1, 1, 3, 20))):
        document = _changed(document, chance, 6)
    spaces = chance.choice((None, None, 1))
    said = json.dumps(document, indent=spaces, ensure_ascii=chance.random() < 0.5)
    if chance.random() < 0.1 and isinstance(document, dict):
        said = said.replace("{", '{"family_id": "F1", "family_id": "F2",', 2)
    return said.encode("utf-8", "surrogatepass")


def _changed(node: Any, chance: random.Random, depth: int) -> Any:
    if depth and isinstance(node, dict | list) and node and chance.random() < 0.9:
        copy: Any = dict(node) if isinstance(node, dict) else list(node)
        key: Any = chance.choice(
            [*(copy if isinstance(node, dict) else range(len(node)))]
        )
        what = chance.random()
        if what < 0.05:
            del copy[key]
        elif what < 0.1 and isinstance(copy, dict):
            copy[chance.choice(CELLS)] = copy.pop(key)
        elif what < 0.1:
            copy.append(copy[key])
        else:
            copy[key] = _changed(copy[key], chance, depth - 1)
        return copy
    odd: Any = (
        None,
        True,
        0,
        -1,
        1.5,
        10**400,
        float("nan"),
        float("inf"),
        [],
        {},
        [[]],
    )
    deep: Any = []
    for _ in range(chance.choice((1, 30, 900))):
        deep = [deep]
    nodes = (chance.choice(CELLS), chance.choice(odd), [node], {"a": node}, deep)
    return chance.choice((nodes[0], *nodes))


def a_value_changed(data: bytes, chance: random.Random) -> bytes:
    """A plan with other values in some places."""
    lines = data.decode("utf-8", "replace").split("\n")
    for _ in range(chance.choice((1, 1, 1, 3, 10))):
        at = chance.randrange(len(lines))
        pairs = list(re.finditer(r"([\w-]+) = (\"[^\"]*\"|[^\s,{}\[\]]+)", lines[at]))
        if not pairs:
            continue
        pair = chance.choice(pairs)
        value = chance.choice(VALUES)
        if chance.random() < 0.3:
            others = re.findall(r" = (\"[^\"]*\"|[^\s,{}\[\]]+)", "\n".join(lines))
            value = chance.choice(others)
        key = pair[1] if chance.random() < 0.9 else chance.choice(KEYS)
        start, end = pair.span()
        lines[at] = f"{lines[at][:start]}{key} = {value}{lines[at][end:]}"
    return "\n".join(lines).encode("utf-8", "surrogatepass")


KEYS = (
    *("since", "before", "whose", "test", "clause", "words", "standing", "why", "of"),
    *("assumed", "needs", "amounts", "supplement_to", "every", "at-least-one", "rule"),
    *("at-least", "count", "measure", "months", "weeks", *ASKED_ALONE),
    *("person-with-the-need", "tools", "better"),
    *("name", "problem", "document", "a.b", '""', '"\\u0000"', "test.every", "row"),
)


def a_test_changed(data: bytes, chance: random.Random) -> bytes:
    """A plan in which some tests are exchanged, or put inside a combination."""
    string = data.decode("utf-8", "replace")
    tests = list(re.finditer(r"\{ rule = [^{}]*\}", string))
    if not tests:
        return data
    one, other = chance.choice(tests), chance.choice(tests)
    test, count = other[0], chance.choice((0, 1, 2, 3))
    wrapped = (
        test,
        *[f"{{ {each} = {test} }}" for each in ASKED_ALONE],
        f"{{ person-with-the-need = {test} }}",
        f"{{ every = [{one[0]}, {test}] }}",
        f"{{ at-least-one = [{one[0]}, {test}, {test}] }}",
        f"{{ at-least = {{ count = {count}, of = [{one[0]}, {test}] }} }}",
    )
    start, end = one.span()
    return f"{string[:start]}{chance.choice(wrapped)}{string[end:]}".encode()


ONLY: dict[str, tuple[Damage, ...]] = {
    "folder": (a_cell_changed, a_cell_changed, columns_mixed),
    "document": (a_node_changed, a_node_changed),
    "plan": (a_value_changed, a_value_changed, a_test_changed),
}


def damaged(given: Input, chance: random.Random) -> Input:
    """
    An input with some damage.
    """
    files = dict(given.files)
    for _ in range(chance.choice((1, 1, 1, 2, 2, 4))):
        name = chance.choice(sorted(files))
        own = chance.random() < 0.7
        damage = chance.choice(ONLY[given.kind] if own else ANY_BYTES)
        files[name] = damage(files[name], chance)
    if given.kind == "folder" and chance.random() < 0.02:
        files.pop(chance.choice(sorted(files)))
        files = files or {"families.csv": b""}
    return Input(given.kind, files)


# The search.


def seeds() -> list[Input]:
    """
    The inputs to begin with: the examples, whole and in part, and the plans.
    """
    found = []
    for folder in sorted((ROOT / "examples").iterdir()):
        if (folder / "families.csv").is_file():
            whole = input_at(folder)
            found += [_some_of(whole, start) for start in range(1, 60, 6)]
    found += [_as_document(given) for given in found]
    plans = [ROOT / "src/pbr/plans" / f"{name}.toml" for name in shipped_plans()]
    for path in (*plans, ROOT / "examples/every-rule.toml"):
        found.append(input_at(path))
    for path in sorted((ROOT / "tests/fuzz_found").iterdir()):
        if not path.name.startswith("README"):
            found.append(input_at(path))
    return found


def _some_of(folder: Input, start: int) -> Input:
    """
    A few families and their rows.
    """
    rows = folder.files["families.csv"].splitlines()[start : start + 3]
    ids = tuple(row.split(b",")[0] for row in rows)
    people = folder.files["people.csv"].splitlines()
    ids += tuple(row.split(b",")[0] for row in people if row.split(b",")[1] in ids)
    files = {}
    for name, data in folder.files.items():
        header, *lines = data.splitlines(keepends=True)
        own = [line for line in lines if line.split(b",")[0] in ids]
        files[name] = b"".join((header, *own))
    return evolve(folder, files=files)


def _as_document(folder: Input) -> Input:
    tables = {}
    for name, data in folder.files.items():
        header, *rows = [line.split(",") for line in data.decode().splitlines()]
        tables[name.removesuffix(".csv")] = [
            dict(zip(header, row, strict=False)) for row in rows
        ]
    return Input("document", {"input.json": json.dumps(tables).encode()})


@frozen
class Search:
    """
    One search until a given time, from one seed.
    """

    found: Path
    work: Path
    seed: int
    until: float
    counts: dict[str, int] = field(factory=lambda: {"inputs": 0, "peak": 0})
    faults: set[str] = field(factory=set)

    def run(self) -> int:
        """
        Search until the time is up. A process that ends before its time is a finding.
        """
        runs = 0
        while time.monotonic() < self.until:
            child = os.fork()
            if child == 0:
                with ended():
                    self._search(random.Random(f"{self.seed} {runs}"))
            self._watch(child)
            self._add_up()
            self._keep_findings()
            runs += 1
        return self.counts["inputs"]

    def _watch(self, child: int) -> None:
        """
        Wait for a search to end, and end it if it is silent for long.
        """
        beat, fault = self.work / "beat", self.work / "fault"
        beat.touch()
        while os.waitpid(child, os.WNOHANG) == (0, 0):
            time.sleep(0.2)
            if time.time() - beat.stat().st_mtime > 3 * SECONDS:
                os.kill(child, signal.SIGKILL)
                os.waitpid(child, 0)
                fault.write_text(TOO_SLOW, "utf-8")
                return
        if (self.work / "current").exists() and not fault.exists():
            fault.write_text("it ended", "utf-8")

    def _add_up(self) -> None:
        tally = self.work / "tally"
        if tally.exists():
            inputs, peak = map(int, tally.read_text().split())
            self.counts["inputs"] += inputs
            self.counts["peak"] = max(self.counts["peak"], peak)
            tally.unlink()

    def _keep_findings(self) -> None:
        fault, current = self.work / "fault", self.work / "current"
        if fault.exists() and current.exists():
            path = next(current.iterdir())
            given, said = input_at(path), fault.read_text("utf-8")
            again = fault_apart(given)
            if again is None and said == TOO_MUCH:
                print("a process that had grown, input by input, ended", flush=True)
            elif again is None:
                given.written_to(self.found)
                print(f"FOUND {given.name}: {said}, but not again", flush=True)
            else:
                self.faults.update((said, again) if again not in LIMITS else ())
                small = smallest(given, again)
                small.written_to(self.found)
                print(f"FOUND {small.name}: {again}, {small.size} bytes", flush=True)
        fault.unlink(missing_ok=True)
        shutil.rmtree(current, ignore_errors=True)

    def _search(self, chance: random.Random) -> None:
        """
        Search in a separate process: damage, read, and stop at the first fault.
        """
        corpus, seen = seeds(), set[str]()
        by_kind = {
            kind: [each for each in corpus if each.kind == kind] for kind in ONLY
        }
        inputs, said = 0, time.monotonic()
        while time.monotonic() < self.until and megabytes() <= MEGABYTES:
            kind = chance.choice(("folder", "folder", "document", "plan", "plan"))
            given = damaged(chance.choice(by_kind[kind]), chance)
            if given.size > 20 * LONGEST_KEPT:
                continue
            current = self.work / "current"
            current.mkdir(exist_ok=True)
            path = given.written_to(current)
            os.utime(self.work / "beat")
            came: list[str] = []
            fault = fault_of(path, came)
            inputs += 1
            new = frozenset(came) - seen
            if fault in self.faults:
                shutil.rmtree(current)
                continue
            if fault is not None:
                (self.work / "fault").write_text(fault, "utf-8")
                (self.work / "tally").write_text(f"{inputs} {megabytes()}")
                return
            shutil.rmtree(current)
            if new and given.size < LONGEST_KEPT:
                seen |= new
                _keep(given, by_kind[kind], chance)
            if inputs % 100 == 0:
                (self.work / "tally").write_text(f"{inputs} {megabytes()}")
            if time.monotonic() - said > 60:
                said = time.monotonic()
                kinds = ", ".join(f"{len(by_kind[key])} {key}s" for key in by_kind)
                print(f"{inputs} inputs, {megabytes()} MB, kept {kinds}", flush=True)
        (self.work / "tally").write_text(f"{inputs} {megabytes()}")


def _keep(given: Input, others: list[Input], chance: random.Random) -> None:
    """
    Keep an input that did something new, in place of another if there are many.
    """
    if len(others) < MOST_KEPT:
        others.append(given)
    else:
        others[chance.randrange(len(others))] = given


def main() -> int:
    """
    Search for `--minutes`, or replay what was found; return 1 if anything is wrong.
    """
    words = argparse.ArgumentParser(description=(__doc__ or "").split("\n\n", 1)[0])
    words.add_argument("--minutes", type=float, default=30)
    words.add_argument("--seed", type=int, default=1)
    words.add_argument("--found", type=Path, default=ROOT / "fuzz-found")
    words.add_argument("--replay", type=Path, nargs="+", metavar="PATH")
    asked = words.parse_args()
    if asked.replay:
        faults = {path: fault_apart(input_at(path)) for path in asked.replay}
        for path, fault in faults.items():
            print(f"{path}: {fault or 'nothing wrong'}")
        return int(any(faults.values()))
    asked.found.mkdir(exist_ok=True)
    before = len(list(asked.found.iterdir()))
    began = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="pbr-fuzz-") as work:
        until = began + 60 * asked.minutes
        search = Search(asked.found, Path(work), asked.seed, until)
        inputs = search.run()
    took = time.monotonic() - began
    findings = len(list(asked.found.iterdir())) - before
    print(
        f"{inputs:,} inputs in {took / 60:.1f} minutes, {inputs / took:.0f} a second; "
        f"{findings} findings; {search.counts['peak']} MB at most; "
        f"seed {asked.seed}"
    )
    return int(findings > 0)


if __name__ == "__main__":
    sys.exit(main())
