"""
`pbr` itself: its list of commands, its streams, and how it is started.
"""

from __future__ import annotations

import io
import runpy
import subprocess
import sys

import click
import pytest

from pbr import cli
from pbr.cli import main
from pbr.cli._extra import MISSING, TOO_OLD, check_extra
from pbr.cli._main import COMMANDS, write_utf8
from running import run


def test_help_names_every_command() -> None:
    """
    `pbr --help` names the commands, and -h is the same.
    """
    ran = run("--help")
    for name in ("validate", "plans", "template", "explain", "register"):
        assert name in ran.output
    assert run("-h").output == ran.output
    assert "version" in run("--version").output


def test_the_module_is_the_command(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """
    `python -m pbr` is the command, under its own name.
    """
    monkeypatch.setattr("sys.argv", ["pbr", "--version"])
    with pytest.raises(SystemExit) as ended:
        runpy.run_module("pbr", run_name="__main__")
    assert ended.value.code == 0
    assert capsys.readouterr().out.startswith("pbr, version ")
    imported = runpy.run_module("pbr.__main__", run_name="pbr.__main__")
    assert imported["main"] is cli.main


def test_a_stream_takes_the_same_bytes_everywhere() -> None:
    """
    A stream in another encoding is turned to UTF-8; any other object is left alone.
    """
    raw = io.BytesIO()
    stream = io.TextIOWrapper(raw, encoding="cp1252", newline="\r\n")
    write_utf8(stream)
    stream.write("£1\n")
    stream.flush()
    assert raw.getvalue() == "£1\n".encode()
    write_utf8(io.StringIO())


class ATerminal(io.TextIOWrapper):
    """
    A stream that somebody looks at.
    """

    def isatty(self) -> bool:
        """
        Whether it is a terminal.
        """
        return True


def test_a_terminal_takes_a_name_that_is_no_text() -> None:
    """
    A terminal keeps its encoding, and shows what it cannot take by its escape.
    """
    raw = io.BytesIO()
    stream = ATerminal(raw, encoding="cp1252", newline="\n")
    write_utf8(stream)
    stream.write("£ \udcff\n")
    stream.flush()
    assert raw.getvalue() == b"\xa3 \\udcff\n"


def test_a_command_is_imported_when_it_is_run() -> None:
    """
    The list of commands imports none of them; a command imports itself alone.
    """
    code = (
        "import sys; from pbr.cli import main; main(sys.argv[1:], standalone_mode=False)"
        "; print(sorted(each for each in sys.modules if each.startswith('pbr.cli.')"
        " and not each.startswith('pbr.cli._')))"
    )
    for word, imported in (("--help", []), ("explain", ["pbr.cli.explain"])):
        ran = subprocess.run(  # noqa: S603 - our own command
            [sys.executable, "-c", code, word],
            capture_output=True,
            text=True,
            check=True,
        )
        assert ran.stdout.splitlines()[-1] == str(imported)


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_says_in_its_help_what_the_list_says(name: str) -> None:
    """
    Its help begins with its line in the list, which is under 50 characters.
    """
    line = COMMANDS[name]
    assert run(name, "--help").output.splitlines()[2] == f"  {line}"
    assert len(line) < 50


def test_a_command_that_is_mistyped() -> None:
    """
    A name that is nearly right is suggested, with status 2.
    """
    ran = run("validat")
    assert ran.exit_code == 2
    assert "No such command 'validat'" in ran.stderr
    assert "validate" in ran.stderr


def test_a_shell_completes_the_names() -> None:
    """
    Completion lists the commands that begin with what was typed.
    """
    (found,) = main.shell_complete(click.Context(main), "mon")
    assert (found.value, found.help) == ("money", COMMANDS["money"])
    typing = click.Context(main, resilient_parsing=True)
    assert main.resolve_command(typing, ["monny", "x"]) == (None, None, ["x"])


@pytest.mark.parametrize(
    ("break_it", "line"),
    [
        ("sys.modules['click'] = None", MISSING),
        ("sys.modules['rich'] = None", MISSING),
        ("import click; click.ParamType = object", TOO_OLD),
    ],
)
def test_without_its_extra_the_command_prints_one_line(
    break_it: str, line: str
) -> None:
    """
    Where click or rich is missing, or click is too old, there is one line; status 2.
    """
    code = f"import sys; {break_it}; import runpy; runpy.run_module('pbr', run_name='__main__')"
    ran = subprocess.run(  # noqa: S603 - our own command
        [sys.executable, "-c", code], capture_output=True, text=True, check=False
    )
    assert (ran.returncode, ran.stdout, ran.stderr) == (2, "", f"{line}\n")


def test_the_extra_is_checked_in_this_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """
    What is there passes; what is missing, or too old, ends the process.
    """
    check_extra()
    monkeypatch.setattr("click.ParamType", object)
    with pytest.raises(SystemExit):
        check_extra()
    monkeypatch.setattr("pbr.cli._extra.find_spec", lambda _: None)
    with pytest.raises(SystemExit):
        check_extra()
