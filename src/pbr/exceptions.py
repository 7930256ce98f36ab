"""
What can go wrong, and with what message.

    PBRError
    ├── NotUnderstood   some words (a share, a term, a date) that cannot be read
    ├── Contradiction   a record or a question built in code that cannot be true
    │   └── BirthNotKnown   the age of someone whose birth date is not on file
    ├── PlanError       a plan that does not load: every mistake, with its remedy
    ├── DataError       case files that do not read: every problem, with its remedy
    ├── FolderError     a folder in which nothing can be written
    ├── PackError       a pack of conformance cases that cannot be read
    └── RegisterError   a claims register that is missing, or refuses a claim

pbr reports everything that is wrong in a council's data or plan, not only the first
mistake. `PlanError` and `DataError` have the whole list. A crash inside a rule is a
bug, not one of these (SPEC §3.4).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from operator import attrgetter

from attrs import evolve, frozen

#: How many mistakes of a plan are shown.
_MOST_LINES = 1000
#: How many rows a line names that stands for several problems.
_FIRST_ROWS = 3


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


class BirthNotKnown(Contradiction):
    """
    Raised when the age is asked of a person whose birth date is not on file.
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


#: What is read, unless it is another file.
THE_CASE_FILES = "the case files"


class DataError(PBRError):
    """
    Raised for case files that cannot be read, or for one other file: `what` says which.
    `problems` has every problem.

    The text lists them by file. Problems of one column that say the same are one line,
    with their number and the first rows. A problem that differs has a line of its own,
    however many there are.
    """

    def __init__(
        self, problems: tuple[Problem, ...], what: str = THE_CASE_FILES
    ) -> None:
        super().__init__(problems, what)
        self.problems, self.what = problems, what

    def __str__(self) -> str:
        several = "s" if len(self.problems) != 1 else ""
        head = f"{len(self.problems):,} problem{several} in {self.what}"
        return "\n".join((head, *self.lines))

    @property
    def lines(self) -> tuple[str, ...]:
        """
        The text without its first line.
        """
        return tuple(_by_file(self.problems))


def _by_file(problems: Sequence[Problem]) -> list[str]:
    """
    A line for each problem that differs. If there are several files, those of a file
    that has more than one problem are under its name.
    """
    files = Counter(problem.file for problem in problems)
    lines: list[str] = []
    for file, theirs in groupby(problems, attrgetter("file")):
        indent = "  "
        if len(files) > 1 and files[file] > 1:
            lines.append(f"  {file}: {files[file]:,} problems")
            indent = "    "
        lines += [f"{indent}{line}" for line in _each_once(theirs)]
    return lines


def _each_once(problems: Iterable[Problem]) -> Iterator[str]:
    """
    The problems of a file, those that say the same in one line, in the order given.
    """
    same: dict[Problem, list[Problem]] = defaultdict(list)
    for problem in problems:
        same[evolve(problem, row=None)].append(problem)
    for says, each in same.items():
        if len(each) == 1:
            yield str(each[0])
        else:
            yield str(evolve(says, found=f"{says.found} {_in_rows(each)}"))


def _in_rows(problems: Sequence[Problem]) -> str:
    """
    How many rows these problems are in, and the first of them.
    """
    first = ", ".join(f"{problem.row}" for problem in problems[:_FIRST_ROWS])
    if len(problems) <= _FIRST_ROWS:
        return f"in rows {first}"
    return f"in {len(problems):,} rows (the first are {first})"


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
