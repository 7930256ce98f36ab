"""
`pbr diff`: what it prints in each format, and what it refuses.
"""

from __future__ import annotations

import csv
import io
import json
from decimal import Decimal
from pathlib import Path

import pytest
from attrs import evolve
from click.testing import CliRunner, Result

from made import BRADFORD, NOTTINGHAM, D, a_family
from pbr import cli
from pbr.caseload.changes import (
    Batch,
    Change,
    Differences,
    FirstDifference,
    Side,
    change_of,
    differences,
)
from pbr.caseload.sides import NoAnswer
from pbr.claims import NOTHING, Answer
from pbr.reports.diff import as_csv, as_json, change_lines, move_lines
from pbr.reports.wording import moved
from pbr.verdicts import EVERY, MET, NOT_APPLICABLE, NOT_MET
from trails import a_conclusion

EXAMPLES = Path(__file__).parents[2] / "examples"
FORTY = EXAMPLES / "forty-families"
TWO = EXAMPLES / "bradford-example-two"
CONFIRMED = EXAMPLES / "bradford-example-two-confirmed"
PLAN = "bradford-families-first-2015"
CAMBRIDGESHIRE = "cambridgeshire-together-for-families-2015"
BATH = "bath-connecting-families-2015"


def diff(*arguments: str | Path) -> Result:
    """
    What `pbr diff` does with these words, under Bradford's plan.
    """
    words = ["diff", *map(str, arguments), "--plan", PLAN]
    return CliRunner().invoke(cli.main, words)


WHOLE = f"""\
before: 1 claim under bradford-families-first-2015 on 1 April 2018
plan sha256 {BRADFORD.digest}
after: 1 claim under bradford-families-first-2015 on 1 April 2018
plan sha256 {BRADFORD.digest}
verdicts (change in results; fees are in the next table)
+-------------------------------------------------------+
|                     | claims |   change | for example |
|---------------------+--------+----------+-------------|
| undetermined -> met |      1 | +£800.00 |         BX2 |
| total               |      1 | +£800.00 |             |
+-------------------------------------------------------+
pounds
+----------------------------------------------------+
|                 |    before |     after |   change |
|-----------------+-----------+-----------+----------|
| results         |     £0.00 |   £800.00 | +£800.00 |
| attachment fees | £1,000.00 | £1,000.00 |    £0.00 |
| total           | £1,000.00 | £1,800.00 | +£800.00 |
+----------------------------------------------------+

BX2  undetermined -> met, employment  +£800.00
  before: UNDETERMINED  BX2-A, employed consecutively: 30 days of work in a row
      from 2 October 2017 to 31 October 2017, after a benefit on 24 April 2017
      (182 with days nobody has confirmed), 182 needed: reached only on days
      that nobody has confirmed  [benefits.csv:2; employment.csv:2]
  after:  MET  BX2-A, employed consecutively: 182 days of work in a row from 2
      October 2017 to 1 April 2018, after a benefit on 24 April 2017, 182 needed
      [benefits.csv:2; employment.csv:2]
"""


def test_data_against_data() -> None:
    """
    The whole text: what is compared, the tables, and the family with its finding.
    """
    ran = diff(TWO, CONFIRMED, "--on", "2018-04-01")
    assert (ran.exit_code, ran.output) == (0, WHOLE)


def test_plan_against_plan() -> None:
    """
    The table has the number of claims between each two verdicts, and names examples.
    """
    ran = diff(FORTY, "--on", "2017-10-31", "--against", CAMBRIDGESHIRE)
    table = (
        "| met -> met                   |     10 |      £0.00 |                |\n"
        "| met -> not met               |      2 | -£1,600.00 | INV-04, INV-19 |\n"
        "| not applicable -> not met    |      1 |      £0.00 |         INV-27 |\n"
        "| not met -> not met           |     21 |      £0.00 |                |\n"
        "| undetermined -> undetermined |      6 |      £0.00 |                |\n"
        "| total                        |     40 | -£1,600.00 |                |\n"
    )
    assert table in ran.output
    assert max(len(line) for line in ran.output.splitlines()) <= 80
    more = diff(FORTY, "--on", "2017-10-31", "--against", BATH).output
    assert "|      4 | +£3,200.00 | INV-09, INV-12, … |" in more


def test_day_against_day() -> None:
    """
    What was measured is shown for both days; a fee that changed has a line.
    """
    ran = diff(CONFIRMED, "--on", "2018-03-31", "--then", "2018-04-01")
    assert "BX2  not met -> met, employment  +£800.00\n" in ran.output
    assert "  before: NOT MET  BX2-A, employed consecutively: 181 days" in ran.output
    assert "  after:  MET  BX2-A, employed consecutively: 182 days" in ran.output
    later = diff(FORTY, "--on", "2017-10-31", "--then", "2017-11-01").output
    assert (
        "INV-38  not met -> met, progress  +£800.00\n"
        "  attachment fee: £0.00 -> £1,000.00\n"
        "  before: NOT MET  assessed: 1 November 2017, not by 31 October 2017\n"
        "      [families.csv:39]\n"
        "  after:  MET  assessed: 1 November 2017  [families.csv:39]\n"
    ) in later


def test_nothing_changed() -> None:
    """
    The same data twice has every family in the total, and names none.
    """
    ran = diff(FORTY, FORTY, "--on", "2017-10-31")
    assert "| total                            |     40 |  £0.00 |" in ran.output
    assert "INV-" not in ran.output


def test_csv_has_a_line_for_each_family_that_changed() -> None:
    """
    A change in pounds is a number with its sign, and no other cell is a formula.
    """
    arguments = (FORTY, "--on", "2017-10-31", "--against", CAMBRIDGESHIRE)
    rows = list(csv.DictReader(io.StringIO(diff(*arguments, "--format", "csv").stdout)))
    cells = [(row["family"], row["moved"], row["result_before"]) for row in rows]
    assert cells == [
        ("INV-04", "-800.00", "progress"),
        ("INV-19", "-800.00", "progress"),
        ("INV-27", "0.00", ""),
    ]
    assert rows[0]["first_after"] == (
        "NOT MET  score improved: crime: none by the plan's tools since attachment, 2 needed: "
        "not on record"
    )


def test_json_has_what_was_measured_in_both() -> None:
    """
    Each change has both answers, the pounds, and the first finding as data.
    """
    ran = diff(
        CONFIRMED, "--on", "2018-03-31", "--then", "2018-04-01", "--format", "json"
    )
    data = json.loads(ran.stdout)
    first = data["changes"][0].pop("first")
    for place, days, verdict in (("before", 181, "not_met"), ("after", 182, "met")):
        assert first[place]["about"] == "employed-consecutively"
        assert first[place]["verdict"] == verdict
        assert first[place]["quantity"]["days"] == days
        assert first[place]["read"][0]["file"] == "employment.csv"
        assert first[place]["says"].startswith(verdict.replace("_", " ").upper())
    fee = {"attachment_fee": "1000.00"}
    unpaid = {**fee, "verdict": "not_met", "result": None, "amount": "0.00"}
    paid = {**fee, "verdict": "met", "result": "employment", "amount": "800.00"}
    compared = {
        "families": 1,
        "fees": "1000.00",
        "plan": PLAN,
        "plan_digest": BRADFORD.digest,
        "as_of": None,
    }
    assert data == {
        "before": {**compared, "on": "2018-03-31", "pays": "0.00"},
        "after": {**compared, "on": "2018-04-01", "pays": "800.00"},
        "errors": [],
        "moved": "800.00",
        "fees_moved": "0.00",
        "moves": [
            {
                "before": "not_met",
                "after": "met",
                "families": ["BX2"],
                "moved": "800.00",
            }
        ],
        "changes": [
            {
                "family": "BX2",
                "before": unpaid,
                "after": paid,
                "moved": "800.00",
                "fee_moved": "0.00",
            }
        ],
    }


def test_a_family_that_only_one_side_has_in_every_format() -> None:
    """
    A family that only one side has has no finding, as text, as JSON and as CSV.
    """
    before, after = Batch((a_family(),), D, BRADFORD), Batch((), D, BRADFORD)
    found = differences(before, after)
    (change,) = found.changed
    assert list(change_lines(change)) == [
        "F1  met, progress -> not in this run  -£800.00",
        "  attachment fee: £1,000.00 -> £0.00",
    ]
    assert list(as_csv(found))[1] == (
        "F1,met,not there,progress,,800.00,0.00,-800.00,1000.00,0.00,-1000.00,,\n"
    )
    assert json.loads(as_json(before, after, found))["changes"][0]["first"] is None
    assert move_lines(found)[0] == ("met -> not in this run", "1", "-£800.00", "F1")


def test_a_place_that_only_one_trail_has() -> None:
    """
    One trail may have no such finding, and the other nobody to ask, as text and JSON.
    """
    nobody = a_conclusion(EVERY, about="each-child")
    sides = [
        Side(Answer(verdict, None, NOTHING, None))
        for verdict in (NOT_MET, NOT_APPLICABLE)
    ]
    change = Change("F1", sides[0], sides[1], FirstDifference(None, nobody))
    says = "NOT APPLICABLE  each child, asked alone: there is nobody and nothing to ask"
    assert list(change_lines(change)) == [
        "F1  not met -> not applicable  £0.00",
        "  before: no such finding",
        "  after:  NOT APPLICABLE  each child, asked alone: there is nobody and nothing "
        "to ask",
    ]
    empty = Batch((), D, BRADFORD)
    data = json.loads(as_json(empty, empty, Differences((change,))))
    clause = {
        "assumptions": [],
        "document": "a made-up plan",
        "paragraph": "1",
        "standing": "stated",
        "words": "words to be tested",
    }
    assert data["changes"][0]["first"] == {
        "before": None,
        "after": {
            "about": "each-child",
            "clause": clause,
            "quantity": None,
            "read": [],
            "reason": None,
            "says": says,
            "subject": {"id": "F1", "kind": "family"},
            "verdict": "not_applicable",
        },
    }


def test_a_crash_is_an_error_on_its_side() -> None:
    """
    An error is shown in place of a verdict.
    """
    paid = Side(Answer(MET, "progress", Decimal("800.00"), None))
    change = Change("F1", Side(NoAnswer.ERROR), paid)
    assert list(change_lines(change)) == ["F1  error -> met, progress  +£800.00"]
    assert change_of("F1", None, None).changed is False


@pytest.mark.parametrize(
    ("pounds", "words"),
    [("800.00", "+£800.00"), ("-1600.00", "-£1,600.00"), ("0.00", "£0.00")],
)
def test_a_change_in_pounds_has_its_sign(pounds: str, words: str) -> None:
    """
    More has a plus, less a minus, and nothing neither.
    """
    assert moved(Decimal(pounds)) == words


def test_there_must_be_something_to_compare() -> None:
    """
    One folder, plan and day is nothing to compare, with status 2.
    """
    ran = diff(TWO, "--on", "2018-04-01")
    assert (ran.exit_code, ran.stdout) == (2, "")
    message = "Error: nothing to compare: give a second folder, --against, --then or --then-as-of\n"
    assert ran.stderr.endswith(message)


def test_a_note_on_both_sides_is_listed_once(tmp_path: Path) -> None:
    """
    What is odd on both sides is listed once, on the error stream, and --out is whole.
    """
    out = tmp_path / "diff.txt"
    arguments = ("--on", "2018-04-01", "--then", "2013-04-01", "--against")
    ran = diff(TWO, *arguments, NOTTINGHAM.name, "--out", out)
    assert (ran.exit_code, ran.stdout) == (0, "")
    assert ran.stderr.count("note: needs.csv:problem: the plan does not know help") == 1
    assert out.read_text("utf-8").startswith("before: 1 claim under bradford")


def test_a_price_in_every_format() -> None:
    """
    If the plan pays a different amount for the same, both prices and their words show.
    """
    progress, employment = BRADFORD.results
    amounts = [evolve(each, pounds=Decimal("900.00")) for each in progress.amounts]
    more = evolve(progress, amounts=tuple(amounts))
    plan = evolve(BRADFORD, results=(more, employment))
    before, after = (Batch((a_family(),), D, each) for each in (BRADFORD, plan))
    found = differences(before, after)
    words = progress.amounts[0].clause.words
    assert " ".join(" ".join(change_lines(found.changed[0])).split()) == (
        "F1 met, progress -> met, progress +£100.00 "
        f"before: pays £800.00 for progress “{words}” "
        "(Bradford, 22 November 2017, 2.3(3); stated) "
        f"after: pays £900.00 for progress “{words}” "
        "(Bradford, 22 November 2017, 2.3(3); stated)"
    )
    (change,) = json.loads(as_json(before, after, found))["changes"]
    price = change["first"]["after"]
    assert (price["about"], price["pounds"]) == ("progress", "900.00")
    assert price["clause"]["words"] == words
    assert price["says"].startswith("pays £900.00 for progress")


def test_a_crash_on_both_sides_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    """
    Nothing changed, and the crash is on the error stream, and in the JSON with its cause.
    """

    def crash(*_: object) -> None:
        message = "a bug"
        raise RuntimeError(message)

    monkeypatch.setattr("pbr.batch.validate", crash)
    words = (TWO, "--on", "2018-03-31", "--then", "2018-04-01")
    ran = diff(*words)
    said = "ERROR  family BX2 could not be decided: RuntimeError: a bug\n"
    assert (ran.stdout.count(said), ran.stderr) == (1, "")
    errors = json.loads(diff(*words, "--format", "json").stdout)["errors"]
    error = {
        "family": "BX2",
        "plan": PLAN,
        "plan_digest": BRADFORD.digest,
        "as_of": None,
        "error": "RuntimeError: a bug",
    }
    assert errors == [error | {"on": on} for on in ("2018-03-31", "2018-04-01")]
