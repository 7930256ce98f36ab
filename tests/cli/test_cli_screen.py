"""
What a person sees on a terminal: a bar for a long job, wrapped lines, colours, nothing
unseen.
"""

from __future__ import annotations

import io
import json
import os
import re
import struct
import subprocess
import sys
from pathlib import Path

import pytest

from a_case_folder import a_folder
from pbr.cli import _tables
from pbr.cli._screen import in_colour, say, say_data, say_error, width_of
from running import run

EXAMPLES = Path(__file__).parents[2] / "examples"
TWO = EXAMPLES / "bradford-example-two"
PLAN = "bradford-families-first-2015"
ON = ("--plan", PLAN, "--on", "2017-10-31")


def in_a_terminal(
    arguments: list[str],
    *,
    stream: str = "stderr",
    columns: int = 80,
    **environment: str,
) -> str:
    """
    What the command shows on a terminal of `columns` columns, which is one of its streams.
    """
    pty = pytest.importorskip("pty", reason="Windows has no such terminal")
    fcntl, termios = map(pytest.importorskip, ("fcntl", "termios"))
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
    streams = {
        "stdout": subprocess.DEVNULL,
        "stderr": subprocess.DEVNULL,
        stream: theirs,
    }
    process = subprocess.Popen(  # noqa: S603 - our own command
        [sys.executable, "-m", "pbr", *arguments],
        **streams,
        env={**os.environ, "TERM": "xterm", **environment},
    )
    os.close(theirs)
    shown = b""
    while True:
        try:
            piece = os.read(ours, 4096)
        except OSError:
            break
        if not piece:
            break
        shown += piece
    process.wait()
    os.close(ours)
    return shown.decode().replace("\r\n", "\n")


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """
    A folder of 600 families with nothing on file.
    """
    folder = tmp_path_factory.mktemp("many")
    ids = [f"F{number}" for number in range(600)]
    families = "".join(f"{family_id}\n" for family_id in ids)
    people = "".join(f"{family_id}-A,{family_id},1985-05-01\n" for family_id in ids)
    (folder / "families.csv").write_text(f"family_id\n{families}", "utf-8")
    (folder / "people.csv").write_text(
        f"person_id,family_id,born_on\n{people}", "utf-8"
    )
    return folder


def test_long_work_shows_a_bar_on_a_terminal(many: Path) -> None:
    """
    On a terminal, a long job shows a bar with a percentage, in colour or without.
    """
    arguments = ["validate", str(many), *ON]
    shown = in_a_terminal(arguments)
    assert "deciding" in shown
    assert "100%" in shown
    plain = in_a_terminal(arguments, NO_COLOR="1")
    assert "100%" in plain
    assert "\x1b[3" not in plain


def test_short_work_shows_no_bar() -> None:
    """
    A short job shows nothing but its answer.
    """
    assert in_a_terminal(["validate", str(TWO), *ON]) == ""


def test_the_bar_is_drawn_on_the_error_stream_alone(
    many: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """
    With a terminal to look at, a long job still prints only its answer.
    """
    assert not _tables.on_a_terminal()
    assert "deciding" not in run("validate", many, *ON).stderr
    monkeypatch.setattr(_tables, "on_a_terminal", lambda: True)
    ran = run("validate", many, *ON, "--format", "csv")
    assert len(ran.stdout.splitlines()) == 601


STYLES = re.compile(r"\x1b\[[\d;]*m")
RED, YELLOW, BOLD, PLAIN = "\x1b[31m", "\x1b[33m", "\x1b[1m", "\x1b[0m"
IN_FULL = ["validate", str(TWO), *ON, "--family", "BX2"]


@pytest.mark.parametrize(("columns", "widest"), [(60, 60), (99, 99), (140, 100)])
def test_text_is_wrapped_at_the_width_of_the_terminal(
    columns: int, widest: int
) -> None:
    """
    A line is as wide as the terminal and no wider, and no wider than 100 columns.

    A digest is not broken: it is one word of 64 letters and digits.
    """
    shown = in_a_terminal(IN_FULL, stream="stdout", columns=columns)
    lines = [STYLES.sub("", line) for line in shown.splitlines()]
    lengths = [len(line) for line in lines if not re.search("[0-9a-f]{64}", line)]
    assert widest - 10 < max(lengths) <= widest


def test_a_terminal_of_no_size_has_80_columns() -> None:
    """
    A terminal that does not know its size is taken to have 80 columns.
    """
    shown = in_a_terminal(IN_FULL, stream="stdout", columns=0)
    assert max(len(STYLES.sub("", line)) for line in shown.splitlines()) <= 80
    assert width_of(ATerminal()) == 80


def test_verdicts_are_in_colour_on_a_terminal_alone() -> None:
    """
    On a terminal each verdict is bold and in colour, with the same words as without.
    """
    shown = in_a_terminal(IN_FULL, stream="stdout")
    assert f"\n{RED}{BOLD}NOT MET{PLAIN}: not payable\n" in shown
    assert f"\n| {RED}{BOLD}not met{PLAIN}        |      1 |       |\n" in shown
    plain = in_a_terminal(IN_FULL, stream="stdout", NO_COLOR="1")
    assert "\x1b" not in plain
    assert STYLES.sub("", shown) == plain == run(*IN_FULL).stdout


def test_where_a_verdict_is_coloured() -> None:
    """
    At the start of a line of a trail, in a row of a table, alone after a family: and
    nowhere else.
    """
    met = f"\x1b[32m{BOLD}"
    assert in_colour("MET: payable\n  NOT MET  one\n") == (
        f"{met}MET{PLAIN}: payable\n  {RED}{BOLD}NOT MET{PLAIN}  one\n"
    )
    assert in_colour("  before: UNDETERMINED  x\n  after:  MET  x\n") == (
        f"  before: {YELLOW}{BOLD}UNDETERMINED{PLAIN}  x\n  after:  {met}MET{PLAIN}  x\n"
    )
    assert in_colour("| error          |") == f"| \x1b[35m{BOLD}error{PLAIN}          |"
    assert in_colour("F1   not applicable\n") == (
        f"F1   \x1b[36m{BOLD}not applicable{PLAIN}\n"
    )
    for words in ("the measure is met", "METROPOLITAN: x", "MET at last", "Met: x"):
        assert in_colour(words) == words


def test_errors_are_wrapped_on_a_terminal_alone(tmp_path: Path) -> None:
    """
    On a terminal an error is cut between words, never inside one; in a pipe each problem
    is one line.
    """
    folder = a_folder(tmp_path, needs="family_id,problem,identified_on\nF1,crime,x\n")
    words = ["validate", str(folder), *ON]
    shown = in_a_terminal(words, columns=50)
    piped = run(*words).stderr
    assert piped.count("\n") == 2
    assert max(map(len, shown.splitlines())) <= 50
    assert shown.split() == piped.split()


UNSEEN = "\x1b[2J\u202etxt.exe\x9b"
SEEN = "\\x1b[2J\\u202etxt.exe\\x9b"


@pytest.fixture
def odd_plan(tmp_path: Path) -> Path:
    """
    A plan with characters that cannot be seen in every text that it has.
    """
    text = (EXAMPLES / "every-rule.toml").read_text("utf-8")
    keys = "title|area|source|words|why|says"
    escaped = r"\u001b[2J\u202etxt.exe\u009b"
    odd = re.sub(rf'\b({keys}) = "', lambda key: key[0] + escaped, text)
    path = tmp_path / "odd.toml"
    path.write_text(odd, "utf-8")
    return path


@pytest.mark.parametrize(
    "words",
    [
        ["plans", "show", "{plan}"],
        ["plans", "check", "{plan}"],
        [
            "validate",
            "{families}",
            "--plan",
            "{plan}",
            "--on",
            "2017-10-31",
            "--family",
            "EV-01",
        ],
        [
            "validate",
            "{families}",
            "--plan",
            "{plan}",
            "--on",
            "2017-10-31",
            "--format",
            "json",
        ],
        ["chase", "{families}", "--plan", "{plan}", "--on", "2017-10-31"],
        [
            "diff",
            "{families}",
            "--plan",
            "{plan}",
            "--on",
            "2017-10-31",
            "--then",
            "2019-01-01",
        ],
    ],
    ids=" ".join,
)
def test_nothing_unseen_reaches_a_terminal(words: list[str], odd_plan: Path) -> None:
    """
    No character of a file that steers a terminal, or turns text round, is printed on one.
    """
    families = EXAMPLES / "every-rule-families"
    asked = [word.format(plan=odd_plan, families=families) for word in words]
    shown = in_a_terminal(asked, stream="stdout", NO_COLOR="1")
    assert all(each.isprintable() or each == "\n" for each in shown)
    if "plans" in words or "--family" in words:
        assert SEEN in shown


def test_text_in_a_file_has_nothing_unseen(odd_plan: Path, tmp_path: Path) -> None:
    """
    Text that is written to a file may be shown on a terminal later; JSON is as it is.
    """
    families = EXAMPLES / "every-rule-families"
    asked = ("validate", families, "--plan", odd_plan, *ON[2:])
    out = tmp_path / "out.txt"
    assert run(*asked, "--family", "EV-01", "--out", out).exit_code == 0
    assert SEEN in out.read_text("utf-8")
    assert UNSEEN not in out.read_text("utf-8")
    as_json = run(*asked, "--format", "json").stdout
    assert json.dumps(UNSEEN, ensure_ascii=False)[1:-1] in as_json


def test_a_name_of_a_file_that_steers_a_terminal(tmp_path: Path) -> None:
    """
    An error shows the name of a file without what steers a terminal.
    """
    folder = a_folder(tmp_path)
    (folder / "\x1b[31mneeds.csv").touch()
    ran = run("validate", folder, *ON)
    assert ran.exit_code == 2
    assert "\\x1b[31mneeds.csv: found an unknown file" in ran.stderr


class ATerminal(io.StringIO):
    """
    A terminal that the system does not know.
    """

    def isatty(self) -> bool:
        """
        Whether it is a terminal.
        """
        return True


def test_what_is_said_is_visible(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """
    Whatever is printed on either stream has nothing unseen in it.
    """
    say(f"{UNSEEN}\n")
    say(f"{UNSEEN}\n", err=True)
    assert capsys.readouterr() == (f"{SEEN}\n", f"{SEEN}\n")
    screen = ATerminal()
    monkeypatch.setattr(sys, "stdout", screen)
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setattr(sys, "stderr", screen)
    say("MET: payable\n")
    say_data(f"{UNSEEN}\n")
    say_error("word " * 20)
    met = f"\x1b[32m{BOLD}MET{PLAIN}"
    words = f"{('word ' * 16).rstrip()}\n    word word word word\n"
    assert screen.getvalue() == f"{met}: payable\n{SEEN}\n{words}"


def test_a_table_has_its_cells_as_they_are() -> None:
    """
    rich takes no word of a cell for a mark of its own, and nothing unseen is in a table.
    """
    cells = ("[b]one[/b] :smile:", UNSEEN)
    table = _tables.in_tables([_tables.Table("[b]", ("", "[i]"), [cells])])
    title, _, heading, _, row, _ = table.splitlines()
    assert (title, heading.split()) == ("[b]", ["|", "|", "[i]", "|"])
    assert row == f"| [b]one[/b] :smile: | {SEEN} |"
