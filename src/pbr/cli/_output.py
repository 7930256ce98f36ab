"""
Where a command writes its answer, and where its notices go: one policy for all.

- Text on the screen: the notices are under the answer.
- Any other format, or --out: the answer is alone, and the notices go to the error
  stream.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import click
from attrs import frozen

from pbr.cli._files import check_place, whole_file
from pbr.reports.paragraphs import wrapped

TEXT = "text"


@frozen
class Output:
    """
    The format of an answer, and its file; None for the screen.
    """

    form: str = TEXT
    out: Path | None = None
    force: bool = False

    @classmethod
    def to(
        cls, form: str, out: Path | None, *inputs: str | Path, force: bool
    ) -> Output:
        """
        An output that may be written. Refuses a file that may not, before any work.
        """
        if out is not None:
            check_place(out, inputs, force=force)
        return cls(form, out, force)

    def write(self, pieces: Iterable[str], notices: Iterable[str] = ()) -> None:
        """
        Write an answer, then its notices, a line for each; a line only once.
        """
        if self.out is None:
            for piece in pieces:
                click.echo(piece, nl=False)
        else:
            with whole_file(self.out, force=self.force) as write:
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
