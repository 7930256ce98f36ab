"""
The options that commands share.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from a_case_folder import a_folder
from running import run

EXAMPLES = Path(__file__).parents[2] / "examples"
TWO = EXAMPLES / "bradford-example-two"
PLAN = "bradford-families-first-2015"
ON = ("--plan", PLAN, "--on", "2017-10-31")


@pytest.mark.parametrize("day", ["2017-10-31", "31/10/2017"])
def test_a_day_is_written_in_either_way(day: str) -> None:
    """
    --on takes an ISO date or a UK one.
    """
    ran = run("validate", TWO, "--plan", PLAN, "--on", day, "--format", "jsonl")
    assert json.loads(ran.output)["on"] == "2017-10-31"


@pytest.mark.parametrize(
    "day", ["31/02/2017", "2017-2-1", "today", "20171031", "٢٠١٧-10-31"]
)
def test_any_other_day_is_refused(day: str) -> None:
    """
    Anything but a date is a usage error that shows both ways of writing one.
    """
    ran = run("validate", TWO, "--plan", PLAN, "--on", day)
    assert ran.exit_code == 2
    assert "is not a date; write 2017-10-31 or 31/10/2017" in ran.output


def test_a_family_that_is_not_in_the_case_files() -> None:
    """
    Every id that is not in the case files is named, with one that is like it; status 2.
    """
    ran = run("validate", TWO, *ON, "--family", "bx-2", "--family", "XYZ")
    assert (ran.exit_code, ran.stdout, ran.stderr) == (
        2,
        "",
        "family bx-2: not in the case files; did you mean 'BX2'?\n"
        "family XYZ: not in the case files; correct the id\n",
    )


def test_a_family_that_was_left_out(tmp_path: Path) -> None:
    """
    A family that --keep-going skipped cannot be chosen, and the message says why.
    """
    folder = a_folder(tmp_path, needs="family_id,problem,identified_on\nF1,crime,x\n")
    ran = run("validate", folder, *ON, "--keep-going", "--family", "F1")
    assert (ran.exit_code, ran.stderr) == (
        2,
        "family F1: left out, for problems in its rows; correct them\n",
    )


def test_an_unknown_plan() -> None:
    """
    A plan that does not exist is refused, with status 2.
    """
    ran = run("validate", TWO, "--plan", "bradford", "--on", "2017-10-31")
    assert ran.exit_code == 2
    assert ran.stderr.startswith("bradford: 1 mistake")


def test_a_day_out_of_reach() -> None:
    """
    A day that no claim can be made on is refused with status 2.
    """
    ran = run("validate", TWO, "--plan", PLAN, "--on", "1066-10-14")
    assert ran.exit_code == 2
    assert "a claim is made between 1900 and 2199, not 1066-10-14" in ran.output


@pytest.mark.parametrize("number", ["0", "-1"])
def test_a_selftest_of_nothing_is_refused(number: str) -> None:
    """
    No claims would prove nothing: at least one is compared.
    """
    ran = run("selftest", "--plan", PLAN, "--claims", number)
    assert (ran.exit_code, ran.stdout) == (2, "")
    assert f"Invalid value for '--claims': {number} is not in the range x>=1." in (
        ran.stderr
    )
