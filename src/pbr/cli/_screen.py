"""
What a person sees: text with nothing invisible in it, in the width of the terminal.

On a terminal, verdicts are bold and in colour, unless NO_COLOR is set. The words alone
say the same.
"""

from __future__ import annotations

import os
import re
import sys
from contextlib import suppress
from typing import IO, Any

import click

from pbr.reports.paragraphs import WIDTH, wrapped
from pbr.texts.visible import visible

#: A terminal that is wider is not filled: lines would be too long to read.
WIDEST = 100
COLOURS = {
    "met": "green",
    "not met": "red",
    "undetermined": "yellow",
    "not applicable": "cyan",
    "error": "magenta",
}
_ANY = "|".join(sorted(COLOURS, key=len, reverse=True))
_LOUD = _ANY.upper()
#: Where a report has a verdict: at the start of a line of a trail, in a row of a table,
#: and alone after a family.
_VERDICTS = re.compile(
    rf"^( *(?:before: |after:  )?)({_LOUD})(?=:|  )"
    rf"|^(\| )({_ANY})(?= +\|)"
    rf"|^(\S+ +)({_ANY})$",
    re.MULTILINE,
)


def say(text: str, *, err: bool = False) -> None:
    """
    Write text to the screen, or to the error stream. It ends where it ends.
    """
    text = visible(text, kept="\n")
    stream = sys.stderr if err else sys.stdout
    if stream.isatty() and not os.environ.get("NO_COLOR"):
        text = in_colour(text)
    click.echo(text, nl=False, err=err)  # noqa: TID251 - the one place for text


def say_error(text: str) -> None:
    """
    Write lines to the error stream. In a file or a pipe each stays on one line.
    """
    if sys.stderr.isatty():
        text = wrapped(text, width_of(sys.stderr))
    say(f"{text.rstrip()}\n", err=True)


def say_data(text: str) -> None:
    """
    Write JSON or CSV to the screen: as it is, unless someone is looking.
    """
    seen = visible(text, kept="\n") if sys.stdout.isatty() else text
    click.echo(seen, nl=False)  # noqa: TID251 - the one place for data


def width_of(stream: IO[Any]) -> int:
    """
    The columns of a terminal, 100 at most. 80 if it is not a terminal.
    """
    if stream.isatty():
        with suppress(OSError):
            return min(os.get_terminal_size(stream.fileno()).columns or WIDTH, WIDEST)
    return WIDTH


def in_colour(text: str) -> str:
    """
    A report with its verdicts in bold and colour.
    """
    return _VERDICTS.sub(_in_colour, text)


def _in_colour(found: re.Match[str]) -> str:
    before, verdict = [each for each in found.groups() if each is not None]
    return before + click.style(verdict, fg=COLOURS[verdict.lower()], bold=True)
