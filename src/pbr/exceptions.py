"""
What can go wrong, and with what message.

    PBRError
    ├── NotUnderstood   some words (a share, a term, a date) that cannot be read
    ├── Contradiction   a record or a question built in code that cannot be true
    ├── PlanError       a plan that does not load: every mistake, with its remedy
    ├── DataError       case files that do not read: every problem, with its remedy
    ├── FolderError     a folder in which nothing can be written
    ├── PackError       a pack of conformance cases that cannot be read
    └── RegisterError   a claims register that is missing, or refuses a claim

pbr reports everything that is wrong in a council's data or plan, not only the first
mistake. `PlanError` and `DataError` have the whole list, and their text has as much of
it as a person can read. A crash inside a rule is a bug, not one of these (SPEC §3.4).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import groupby
from operator import attrgetter

from attrs import frozen

#: How much of a long list is shown: lines, lines of one file, and files counted.
_MOST_LINES, _MOST_OF_A_FILE, _MOST_FILES = 1000, 50, 20


class PBRError(Exception):
    """
    The root of every error that pbr raises on purpose.
    """


class NotUnderstood(PBRError, ValueError):
    """
    Raised for words that should be a share, a term or a date, and are not.

    `fault` says what is wrong, and `remedy` what to write.
    """

    def __init__(self, fault: str, remedy: str) -> None:
        super().__init__(fault, remedy)
        self.fault = fault
        self.remedy = remedy

    def __str__(self) -> str:
        return f"{self.fault}; {self.remedy}"


class Contradiction(PBRError, ValueError):
    """
    Raised for a record or a claim built in code that contradicts itself.
    """


@frozen
class Mistake:
    """
    One thing wrong in a plan: where it is, what is wrong, and what to write.
    """

    path: str
    fault: str
    remedy: str

    def __str__(self) -> str:
        return f"{self.path}: {self.fault}; {self.remedy}"


class PlanError(PBRError):
    """
    Raised for a plan that does not load. `mistakes` has every mistake; the text lists
    the first thousand.
    """

    def __init__(self, name: str, mistakes: tuple[Mistake, ...]) -> None:
        super().__init__(name, mistakes)
        self.name = name
        self.mistakes = mistakes

    def __str__(self) -> str:
        lines = [f"  {mistake}" for mistake in self.mistakes[:_MOST_LINES]]
        if len(self.mistakes) > _MOST_LINES:
            lines.append(f"  and {len(self.mistakes) - _MOST_LINES:,} more")
        several = "s" if len(self.mistakes) != 1 else ""
        head = f"{self.name}: {len(self.mistakes)} mistake{several}"
        return "\n".join((head, *lines))


@frozen
class Problem:
    """
    One thing wrong in the case files (SPEC §11).

    `row` is the line of the file (the header is line 1), or None if the problem is the
    whole file's. `column` is None if it is the whole row's. `found` is the text in the
    cell.
    """

    file: str
    row: int | None
    column: str | None
    found: str
    expected: str
    remedy: str

    @property
    def place(self) -> str:
        """
        The place of the problem, such as `attendance.csv:14:possible`.
        """
        parts = (self.file, self.row, self.column)
        return ":".join(str(part) for part in parts if part is not None)

    def __str__(self) -> str:
        return (
            f"{self.place}: found {self.found}; expected {self.expected}; {self.remedy}"
        )


class DataError(PBRError):
    """
    Raised for case files that cannot be read. `problems` has every problem.

    The text lists them by file. If there are more than a thousand, it lists the first
    fifty of each file and says how many there are.
    """

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__(problems)
        self.problems = problems

    def __str__(self) -> str:
        several = "s" if len(self.problems) != 1 else ""
        head = f"{len(self.problems)} problem{several} in the case files"
        return "\n".join((head, *self.lines))

    @property
    def lines(self) -> tuple[str, ...]:
        """
        The text without its first line.
        """
        return tuple(_lines_of(self.problems))


def _lines_of(problems: Sequence[Problem]) -> list[str]:
    """
    Problems as lines: each of them, or the first of each file if there are too many.
    """
    files = Counter(problem.file for problem in problems)
    if len(problems) <= _MOST_LINES:
        return _by_file(problems, files)
    kept: Counter[str] = Counter()
    shown: list[Problem] = []
    for problem in problems:
        kept[problem.file] += 1
        if kept[problem.file] <= _MOST_OF_A_FILE and len(shown) < _MOST_LINES:
            shown.append(problem)
    most = ", ".join(
        f"{count:,} in {file}" for file, count in files.most_common(_MOST_FILES)
    )
    more = f"  and {len(problems) - len(shown):,} more; there are {most}"
    return [*_by_file(shown, files), more]


def _by_file(problems: Sequence[Problem], files: Counter[str]) -> list[str]:
    """
    A line for each problem. If there are several files, those of a file that has more
    than one problem are under its name.
    """
    lines: list[str] = []
    for file, theirs in groupby(problems, attrgetter("file")):
        indent = "  "
        if len(files) > 1 and files[file] > 1:
            lines.append(f"  {file}: {files[file]:,} problems")
            indent = "    "
        lines += [f"{indent}{problem}" for problem in theirs]
    return lines


class FolderError(PBRError):
    """
    Raised when a folder of files, such as a template, cannot be written as asked.
    """


class PackError(PBRError):
    """
    Raised for a pack of cases that cannot be read, or a case that cannot be decided.
    """


class RegisterError(PBRError):
    """
    Raised for a claims register that cannot be reached, or that refuses a claim.
    """
