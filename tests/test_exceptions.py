"""
What an error says: what is wrong, where, and what would be right.
"""

from __future__ import annotations

import copy
import pickle

import pytest

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


def test_more_problems_than_anybody_reads() -> None:
    """Of a thousand problems each is told; of more, fifty of each file, and the rest
    counted, with the files that have most of them."""
    problems = (PROBLEM,) * 1000
    assert str(DataError(problems)) == "\n".join(
        ["1000 problems in the case files", *[f"  {PROBLEM}"] * 1000]
    )
    other = Problem("visits.csv", None, None, "a file", "none", "rename it")
    error = DataError((*problems, other))
    assert str(error) == "\n".join(
        [
            "1001 problems in the case files",
            "  attendance.csv: 1,000 problems",
            *[f"    {PROBLEM}"] * 50,
            f"  {other}",
            "  and 950 more; there are 1,000 in attendance.csv, 1 in visits.csv",
        ]
    )
    assert len(error.problems) == 1001


def test_problems_are_grouped_by_file() -> None:
    """If several files have problems, a file with more than one has a line of its own."""
    other = Problem("visits.csv", None, None, "a file", "none", "rename it")
    assert str(DataError((PROBLEM, PROBLEM, other))) == "\n".join(
        [
            "3 problems in the case files",
            "  attendance.csv: 2 problems",
            f"    {PROBLEM}",
            f"    {PROBLEM}",
            f"  {other}",
        ]
    )


def test_problems_of_more_files_than_anybody_counts() -> None:
    """Of two thousand unknown files a thousand are told, and twenty are counted."""
    files = [
        Problem(f"f{at}", None, None, "a file", "none", "go") for at in range(2000)
    ]
    lines = str(DataError(tuple(files))).splitlines()
    assert lines[:-1] == [
        "2000 problems in the case files",
        *[f"  {problem}" for problem in files[:1000]],
    ]
    counts = ", ".join(f"1 in f{at}" for at in range(20))
    assert lines[-1] == f"  and 1,000 more; there are {counts}"


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
