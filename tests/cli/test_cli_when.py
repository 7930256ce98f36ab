"""
`pbr when`: the first day on which each claim is payable.
"""

from __future__ import annotations

import csv
import io
import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from pbr.periods import ONE_DAY
from pbr.reports import when as outlooks
from running import run

EXAMPLES = Path(__file__).parents[2] / "examples"


PLAN = "bradford-families-first-2015"


DAYS = ("--plan", PLAN, "--from", "2017-10-31", "--until", "2018-12-31")


def test_when_in_full() -> None:
    """
    One family: the day, the result, what it waits for, what was assumed; a count.
    """
    ran = run("when", EXAMPLES / "bradford-example-two", *DAYS, "--assume", "jobs")
    assert (ran.exit_code, ran.output) == (
        0,
        """\
family        first payable   result                pays
BX2           2018-04-01      employment            £800.00
  not yet on 31 March 2018:
    - BX2-A, employed consecutively: 181 days of work in a row from 2 October
        2017 to 31 March 2018, after a benefit on 24 April 2017, 182 needed: 1
        day short
  assumed:
    - BX2-A's work (employment.csv:2) goes on, and is confirmed to 1 April 2018

payable on the first day           0
payable later                      1
not met                            0
undetermined                       0
not applicable                     0
error                              0
total                              1

A payable claim may have a flag to answer before it is entered. pbr validate
    shows it.
""",
    )


def test_when_nothing_is_assumed() -> None:
    """
    Without the job going on: from when it could pass, and with which evidence.
    """
    ran = run("when", EXAMPLES / "bradford-example-two", *DAYS)
    assert (
        """\
BX2           undetermined
  could be payable from 1 April 2018 with:
    - confirmation that BX2-A's work (employment.csv:2) went on to 1 April 2018,
        from the employer or DWP
"""
        in ran.output
    )


@pytest.mark.parametrize("words", [(), ("jobs", "checks", "attendance")])
def test_when_adds_up_in_80_columns(words: tuple[str, ...]) -> None:
    """
    Every family is counted once, and no line is too long for a screen.
    """
    assume = [part for word in words for part in ("--assume", word)]
    ran = run("when", EXAMPLES / "forty-families", *DAYS, *assume)
    assert max(len(line) for line in ran.output.splitlines()) <= 80
    of_each, told = ran.output.rsplit("\n\n", 2)[1:]
    counts = [int(line.split()[-1]) for line in of_each.splitlines()]
    assert sum(counts[:-1]) == counts[-1] == 40
    assert told.startswith("A payable claim may have a flag to answer")


def test_when_says_the_day_that_validate_pays() -> None:
    """
    The claim is paid by `pbr validate` on the day, and not on the day before.
    """
    folder = EXAMPLES / "forty-families"
    ran = run("when", folder, *DAYS, "--format", "csv")
    rows = [
        row
        for row in csv.DictReader(io.StringIO(ran.output))
        if row["first_payable"] > "2017-10-31"
    ]
    assert rows
    for row in rows:
        day = date.fromisoformat(row["first_payable"])
        paid = []
        for on in (day.isoformat(), (day - ONE_DAY).isoformat()):
            of = ("--plan", PLAN, "--on", on, "--family", row["family"])
            table = run("validate", folder, *of, "--format", "csv").stdout
            (claim,) = csv.DictReader(io.StringIO(table))
            paid.append([claim["payable"], claim["result"], claim["amount"]])
        assert paid == [["yes", row["result"], row["amount"]], ["no", "", "0.00"]]


def test_when_as_json() -> None:
    """
    The stretches follow each other from the first day to the last; keys are sorted.
    """
    ran = run("when", EXAMPLES / "forty-families", *DAYS, "--format", "json")
    found: list[dict[str, Any]] = json.loads(ran.stdout)
    assert len(found) == 40
    for each in found:
        assert list(each) == sorted(each)
        stretches = each["stretches"]
        assert stretches[0]["from"] == each["from"] == "2017-10-31"
        assert stretches[-1]["to"] == each["until"] == "2018-12-31"
        met = [one["from"] for one in stretches if one["verdict"] == "met"]
        assert each["first_payable"] == (met[0] if met else None)


def test_when_as_json_says_what_it_relies_on() -> None:
    """
    Assumptions are data, each with its words.
    """
    arguments = (*DAYS, "--assume", "jobs", "--format", "json")
    (found,) = json.loads(
        run("when", EXAMPLES / "bradford-example-two", *arguments).output
    )
    (relies_on,) = found["relies_on"]
    assert (relies_on["kind"], relies_on["to"]) == ("JobGoesOn", "2018-04-01")
    assert relies_on["says"] == (
        "BX2-A's work (employment.csv:2) goes on, and is confirmed to 1 April 2018"
    )
    (waits_for,) = found["waits_for"]
    assert (waits_for["kind"], waits_for["reason"]) == ("Finding", "short")


def test_when_of_one_family_and_none() -> None:
    """
    --family asks about one; a folder without families is an empty list.
    """
    ran = run(
        "when",
        EXAMPLES / "forty-families",
        *DAYS,
        "--family",
        "INV-05",
        "--format",
        "csv",
    )
    assert [line.split(",")[0] for line in ran.output.splitlines()] == [
        "family",
        "INV-05",
    ]
    assert "".join(outlooks.as_json([])) == "[\n]\n"


def test_when_says_what_it_noticed(tmp_path: Path) -> None:
    """
    Notes on the files come after the table, or on the error stream.
    """
    row = "F1,2017-01-09\n"
    (tmp_path / "families.csv").write_text(f"family_id,attached_on\n{row}{row}")
    (tmp_path / "people.csv").write_text(
        "person_id,family_id,born_on\nP1,F1,1985-05-01\n"
    )
    noticed = "note: families.csv"
    in_text = run("when", tmp_path, *DAYS)
    assert in_text.stdout.splitlines()[-1].startswith(noticed)
    as_csv = run("when", tmp_path, *DAYS, "--format", "csv")
    assert as_csv.stderr.startswith(noticed)
    assert noticed not in as_csv.stdout


def test_when_backwards_is_refused() -> None:
    """
    A last day before the first is bad input.
    """
    ran = run(
        "when",
        EXAMPLES / "bradford-example-two",
        "--plan",
        PLAN,
        "--from",
        "2018-01-01",
        "--until",
        "2017-12-31",
    )
    assert (ran.exit_code, ran.output) == (
        2,
        "a period from 2018-01-01 cannot end before, on 2017-12-31\n",
    )


def test_each_assumption_in_words() -> None:
    """
    The sessions that are returned, and what is not recorded, have their days.
    """
    plan = ("--plan", PLAN, "--from", "2017-01-31", "--until", "2018-12-31")
    assume = ("--assume", "checks", "--assume", "attendance")
    said = run("when", EXAMPLES / "forty-families", *plan, *assume).output
    assert "no more offence is recorded from 1 November 2017, and it is checked" in said
    arguments = (*plan, *assume, "--format", "json")
    found = json.loads(run("when", EXAMPLES / "forty-families", *arguments).stdout)
    words = [one["says"] for each in found for one in each["assumed"]]
    assert (
        "INV-05-C's 2017/18 autumn is returned: 108 of 110 sessions attended" in words
    )
