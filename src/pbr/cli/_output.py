"""
Where a command writes its answer, and where its notices go: one policy for all.

- Text on the screen: the notices are under the answer.
- Any other format, or --out: the answer is alone, and the notices go to the error
  stream.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

import click
from attrs import frozen

from pbr.cli._errors import InputRefused
from pbr.reports.paragraphs import wrapped

TEXT = "text"


@frozen
class Output:
    """
    The format of an answer, and its file; None for the screen.
    """

    form: str = TEXT
    out: Path | None = None

    def write(self, pieces: Iterable[str], notices: Iterable[str] = ()) -> None:
        """
        Write an answer, then its notices, a line for each; a line only once.
        """
        with open_output(self.out) as write:
            for piece in pieces:
                write(piece)
        self.add(notices)

    def add(self, notices: Iterable[str]) -> None:
        """
        Write notices where they belong.
        """
        for line in dict.fromkeys(notices):
            click.echo(wrapped(line), nl=False, err=not self.is_read_here)

    @property
    def is_read_here(self) -> bool:
        """
        Whether the answer is text on the screen.
        """
        return self.form == TEXT and self.out is None


@contextmanager
def open_output(out: Path | None) -> Iterator[Callable[[str], object]]:
    """
    A place to write: the screen, or a file that appears only when it is whole.
    """
    if out is None:
        yield lambda text: click.echo(text, nl=False)
        return
    try:
        handle, name = tempfile.mkstemp(dir=out.parent, prefix=".pbr-")
    except OSError as error:
        message = f"{out} cannot be written: {error.strerror}; choose another place"
        raise InputRefused(message) from None
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
            yield file.write
        _move_into_place(Path(name), out)
    finally:
        Path(name).unlink(missing_ok=True)


def _move_into_place(written: Path, out: Path) -> None:
    """
    A finished file, in its place, to be read by whoever may read the user's files.
    """
    mask = os.umask(0)
    os.umask(mask)
    try:
        written.chmod(0o666 & ~mask)
        written.replace(out)
    except OSError as error:
        message = f"{out} cannot be written: {error.strerror}; choose another place"
        raise InputRefused(message) from None
