"""
Text wrapped between words, to the width that it is read in.
"""

from __future__ import annotations

from textwrap import wrap

#: The width of a page that is not on a terminal.
WIDTH = 80
#: How far a line is set in from the one that it is about, and how far it is set in
#: again where it continues.
STEP, AGAIN = "  ", "    "
_SPACES = dict.fromkeys(map(ord, "\t\n\v\f\r"), " ")


def paragraph(text: str, indent: str = "") -> str:
    """
    A paragraph as one line, however long, set in by `indent`.
    """
    return indent + text.translate(_SPACES)


def wrapped(text: str, width: int = WIDTH) -> str:
    """
    Text with each line cut between words to `width`, never inside a word or a path.

    A line that continues is set in by four spaces more than it began.
    """
    return "".join(
        [f"{part}\n" for line in text.splitlines() for part in _cut(line, width)]
    )


def _cut(line: str, width: int) -> list[str]:
    if len(line) <= width:
        return [line]
    words = line.lstrip(" ")
    indent = line[: len(line) - len(words)]
    return wrap(
        words,
        width,
        initial_indent=indent,
        subsequent_indent=f"{indent}{AGAIN}",
        break_long_words=False,
        break_on_hyphens=False,
    )
