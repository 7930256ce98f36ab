"""
Every block of README.md and of the pages in docs is run, so that none can go stale.

A page is worked through from top to bottom, in a new folder that holds `examples/`.
Three kinds of block are checked:

- `python` blocks are run; what a `>>>` line shows is compared;
- a block whose caption is the name of a file, such as `plan.toml`, is written to it;
- in `console` blocks each `$ pbr …` line is run, and what it prints is compared with
  the lines under it, where `…` matches anything. `$ echo $?` is its exit status.
"""

from __future__ import annotations

import doctest
import os
import shlex
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

from click.testing import CliRunner
from sybil import Document, Example, Region, Sybil
from sybil.parsers import markdown, myst

from pages import COMMAND, FILE, shows
from pbr.casefiles.examples import write_examples
from pbr.cli import main


def in_a_new_folder(namespace: dict[str, Any]) -> None:
    """
    Begin a page: nothing is there but what `pbr examples examples` writes.
    """
    namespace["began_in"] = Path.cwd()
    folder = Path(tempfile.mkdtemp(prefix="pbr-docs-"))
    write_examples(folder / "examples")
    os.chdir(folder)


def and_out_of_it(namespace: dict[str, Any]) -> None:
    """
    End a page: nothing is left of it.
    """
    folder = Path.cwd()
    os.chdir(namespace["began_in"])
    shutil.rmtree(folder)


def files(document: Document) -> Iterator[Region]:
    """
    The blocks that a page shows as files.
    """
    for match in FILE.finditer(document.text):
        yield Region(match.start(), match.end(), match, write_file)


def write_file(example: Example) -> None:
    """
    Write a file that the page shows.
    """
    path = Path(example.parsed["name"])
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(example.parsed["text"], encoding="utf-8")


def run_console(example: Example) -> str | None:
    """
    Run each command of a block; the first that prints something else is a failure.
    """
    for match in COMMAND.finditer(f"{example.parsed}\n"):
        printed = run_command(match["command"], example.namespace)
        if not shows(match["printed"], printed):
            return (
                f"$ {match['command']}\n\nthe page shows:\n{match['printed']}\n"
                f"the command prints:\n{printed}"
            )
    return None


def run_command(command: str, namespace: dict[str, Any]) -> str:
    """
    What a command prints, on both its streams.
    """
    if command == "echo $?":
        return f"{namespace['exit_status']}\n"
    name, *arguments = shlex.split(command)
    if name != "pbr":
        message = f"{name} is not run here: show it in a block of sh"
        raise ValueError(message)
    result = CliRunner().invoke(main, arguments, prog_name="pbr")
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    namespace["exit_status"] = result.exit_code
    return result.output


def sybil(kind: ModuleType, *patterns: str) -> Sybil:
    """
    The pages of one kind of Markdown.
    """
    return Sybil(
        [
            kind.PythonCodeBlockParser(doctest_optionflags=doctest.ELLIPSIS),
            kind.CodeBlockParser("console", run_console),
            files,
        ],
        patterns=patterns,
        excludes=["*/README.md"],
        setup=in_a_new_folder,
        teardown=and_out_of_it,
    )


pytest_collect_file = (
    sybil(myst, "docs/*.md", "docs/*/*.md") + sybil(markdown, "README.md")
).pytest()
