"""
What an error says: what is wrong, where, and what would be right.
"""

from __future__ import annotations

import copy
import pickle

import pytest
from attrs import evolve

from pbr.exceptions import (
    Contradiction,
    DataError,
    Mistake,
    NotUnderstood,
    PBRError,
    PlanError,
    Problem,
    RegisterError,
)

MISTAKE = Mistake("progress.share", "'90' is not a share", 'write "at least 90%"')
PROBLEM = Problem(
    file="attendance.csv",
    row=14,
    column="possible",
    found="'l20'",
    expected="a whole number",
    remedy="write digits only",
)


@pytest.mark.parametrize(
    "error", [NotUnderstood, Contradiction, PlanError, DataError, RegisterError]
)
def test_one_root(error: type[Exception]) -> None:
    """Every error that pbr raises on purpose is a `PBRError`."""
    assert issubclass(error, PBRError)


@pytest.mark.parametrize("error", [NotUnderstood, Contradiction])
def test_wrong_values(error: type[Exception]) -> None:
    """Words not understood and contradictions are also `ValueError`s."""
    assert issubclass(error, ValueError)


def test_not_understood() -> None:
    """Words not understood are told with their fault, then their remedy."""
    error = NotUnderstood("'90' is not a share", 'write "at least 90%"')
    assert str(error) == "'90' is not a share; write \"at least 90%\""
    assert (error.fault, error.remedy) == (
        "'90' is not a share",
        'write "at least 90%"',
    )


def test_one_mistake() -> None:
    """A plan with one mistake says "1 mistake", and where and what it is."""
    error = PlanError("our-plan", (MISTAKE,))
    assert str(error) == (
        "our-plan: 1 mistake\n"
        "  progress.share: '90' is not a share; write \"at least 90%\""
    )
    assert (error.name, error.mistakes) == ("our-plan", (MISTAKE,))


def test_every_mistake() -> None:
    """A plan with two mistakes tells both, in the order given (SPEC §6)."""
    other = Mistake("progress.terms", "0 is not a number of terms", "write 3")
    error = PlanError("our-plan", (MISTAKE, other))
    assert str(error) == (
        "our-plan: 2 mistakes\n"
        "  progress.share: '90' is not a share; write \"at least 90%\"\n"
        "  progress.terms: 0 is not a number of terms; write 3"
    )


def test_more_mistakes_than_anybody_reads() -> None:
    """Of a thousand mistakes each is told; of one more, it is said that there is one."""
    mistakes = (MISTAKE,) * 1000
    assert str(PlanError("our-plan", mistakes)) == "\n".join(
        ["our-plan: 1000 mistakes", *[f"  {MISTAKE}"] * 1000]
    )
    error = PlanError("our-plan", (*mistakes, MISTAKE))
    assert str(error) == "\n".join(
        ["our-plan: 1001 mistakes", *[f"  {MISTAKE}"] * 1000, "  and 1 more"]
    )
    assert len(error.mistakes) == 1001


def at(row: int, **changes: str) -> Problem:
    """The problem, in another row, or of other words."""
    return evolve(PROBLEM, row=row, **changes)


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        (2, "'l20' in rows 2, 3"),
        (3, "'l20' in rows 2, 3, 4"),
        (4, "'l20' in 4 rows (the first are 2, 3, 4)"),
        (1500, "'l20' in 1,500 rows (the first are 2, 3, 4)"),
    ],
)
def test_problems_that_say_the_same(rows: int, found: str) -> None:
    """Problems of one column, text and remedy are one line: how many, and the first."""
    error = DataError(tuple(at(row) for row in range(2, rows + 2)))
    assert str(error) == (
        f"{rows:,} problems in the case files\n"
        f"  attendance.csv:possible: found {found}; expected a whole number; "
        "write digits only"
    )
    assert len(error.problems) == rows


@pytest.mark.parametrize("field", ["column", "found", "expected", "remedy"])
def test_a_problem_that_differs_has_a_line_of_its_own(field: str) -> None:
    """Whatever differs is told, however many say the same before and after it."""
    other = at(3, **{field: "other"})
    many = [at(row) for row in (2, *range(4, 3000))]
    lines = DataError((many[0], other, *many[1:])).lines
    assert lines == (
        "  attendance.csv:possible: found 'l20' in 2,997 rows (the first are 2, 4, 5); "
        "expected a whole number; write digits only",
        f"  {other}",
    )


def test_every_problem_that_differs_is_told() -> None:
    """However many problems differ, each is told."""
    problems = tuple(at(row, found=f"'l{row}'") for row in range(2, 3002))
    assert DataError(problems).lines == tuple(f"  {each}" for each in problems)


def test_problems_are_grouped_by_file() -> None:
    """If several files have problems, a file with more than one has a line of its own."""
    other = Problem("visits.csv", None, None, "a file", "none", "rename it")
    assert str(DataError((at(2), at(3, found="'l21'"), other))) == "\n".join(
        [
            "3 problems in the case files",
            "  attendance.csv: 2 problems",
            f"    {at(2)}",
            "    attendance.csv:3:possible: found 'l21'; expected a whole number; "
            "write digits only",
            f"  {other}",
        ]
    )


@pytest.mark.parametrize(
    ("row", "column", "place"),
    [
        (14, "possible", "attendance.csv:14:possible"),
        (14, None, "attendance.csv:14"),
        (None, "possible", "attendance.csv:possible"),
        (None, None, "attendance.csv"),
    ],
)
def test_place(row: int | None, column: str | None, place: str) -> None:
    """A problem's place names the file, then the row and column it is about."""
    problem = Problem("attendance.csv", row, column, "", "", "")
    assert problem.place == place


def test_one_problem() -> None:
    """One problem is told with place, text found, expectation and remedy (SPEC §11)."""
    error = DataError((PROBLEM,))
    assert str(error) == (
        "1 problem in the case files\n"
        "  attendance.csv:14:possible: found 'l20'; expected a whole number; "
        "write digits only"
    )
    assert error.problems == (PROBLEM,)


def test_every_problem() -> None:
    """Two problems are told at once, in the order given (SPEC §11)."""
    other = Problem("visits.csv", None, None, "a file", "none", "rename it")
    error = DataError((PROBLEM, other))
    assert str(error) == (
        "2 problems in the case files\n"
        "  attendance.csv:14:possible: found 'l20'; expected a whole number; "
        "write digits only\n"
        "  visits.csv: found a file; expected none; rename it"
    )


def test_errors_can_be_copied_and_pickled() -> None:
    """An error crosses to another process whole (it says the same there)."""
    problem = Problem("f.csv", 2, "term", "x", "a term", "write it")
    for error in (
        DataError((problem,)),
        PlanError("p", (Mistake("a.b", "is missing", "write it"),)),
        NotUnderstood("'x' is not a term", "write one"),
    ):
        again = pickle.loads(pickle.dumps(error))
        assert type(again) is type(error)
        assert str(again) == str(error) == str(copy.copy(error))
