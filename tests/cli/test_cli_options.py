"""
The options that commands share.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

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
    A day that is no date is a usage error that shows both ways of writing one.
    """
    ran = run("validate", TWO, "--plan", PLAN, "--on", day)
    assert ran.exit_code == 2
    assert "is not a date; write 2017-10-31 or 31/10/2017" in ran.output


def test_an_unknown_family_is_a_usage_error() -> None:
    """
    A family that is not there is named, with status 2.
    """
    ran = run("validate", TWO, *ON, "--family", "BX9")
    assert ran.exit_code == 2
    assert "there is no family BX9 among the 1 read" in ran.output


def test_an_unknown_plan_is_told_plainly() -> None:
    """
    A plan that is not there is refused with the nearest name, and status 2.
    """
    ran = run("validate", TWO, "--plan", "bradford", "--on", "2017-10-31")
    assert ran.exit_code == 2
    assert ran.stderr.startswith("bradford: 1 mistake")


def test_a_day_out_of_reach_is_told_plainly() -> None:
    """
    A day that no claim can be made on is refused with status 2.
    """
    ran = run("validate", TWO, "--plan", PLAN, "--on", "1066-10-14")
    assert ran.exit_code == 2
    assert "a claim is made between 1900 and 2199, not 1066-10-14" in ran.output
