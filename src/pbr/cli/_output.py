"""
Where a command writes its answer, and where its notices go: one policy for all.

- Text on the screen: the notices are under the answer.
- Any other format, or --out: the answer is alone, and the notices go to the error
  stream.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path

from attrs import frozen

from pbr.cli._files import check_place, whole_file
from pbr.cli._screen import say, say_data, say_error, width_of
from pbr.reports.paragraphs import WIDTH, wrapped
from pbr.texts.visible import visible

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

    @property
    def width(self) -> int:
        """
        The columns of what it is read in.
        """
        return WIDTH if self.out is not None else width_of(sys.stdout)

    @property
    def is_read_here(self) -> bool:
        """
        Whether the answer is text on the screen.
        """
        return self.form == TEXT and self.out is None

    def write(self, pieces: Iterable[str], notices: Iterable[str] = ()) -> None:
        """
        Write an answer, then its notices, a line for each; a line only once.
        """
        if self.out is None:
            put = say if self.form == TEXT else say_data
            for piece in pieces:
                put(piece)
        else:
            with whole_file(self.out, force=self.force) as write:
                for piece in pieces:
                    write(visible(piece, "\n") if self.form == TEXT else piece)
        self.add(notices)

    def add(self, notices: Iterable[str]) -> None:
        """
        Write notices where they belong.
        """
        for line in dict.fromkeys(notices):
            if self.is_read_here:
                say(wrapped(line, self.width))
            else:
                say_error(line)
