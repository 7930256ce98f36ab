"""
`pbr money`: what it prints in each format, and what it refuses.
"""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from pbr import cli
from pbr.plans import load_plan
from pbr.reports.money import COLUMNS

EXAMPLES = Path(__file__).parents[2] / "examples"
FORTY = EXAMPLES / "forty-families"
CONFIRMED = EXAMPLES / "bradford-example-two-confirmed"
PLAN = "bradford-families-first-2015"
DIGEST = f"{PLAN},{load_plan(PLAN).digest}"
NOTTINGHAM = "nottingham-priority-families-2012"
ON = ("--plan", PLAN, "--on", "2017-10-31")
IN_2013 = ("--plan", NOTTINGHAM, "--on", "2013-10-31")


def money(folder: Path, *arguments: str) -> Result:
    """
    What `pbr money` does with a folder and these words.
    """
    return CliRunner().invoke(cli.main, ["money", str(folder), *arguments])


WHOLE = f"""\
bradford-families-first-2015 on 31 October 2017
plan sha256 {load_plan(PLAN).digest}
due, by result
+---------------------------------------+
|                | amounts |     pounds |
|----------------+---------+------------|
| attachment fee |      20 | £20,000.00 |
| employment     |       1 |    £800.00 |
| progress       |       8 |  £6,400.00 |
| total          |      29 | £27,200.00 |
+---------------------------------------+
due, by quarter of the financial year
+-------------------------------------------------------------+
|                                      | amounts |     pounds |
|--------------------------------------+---------+------------|
| 2016/17 Q3, October to December 2016 |      20 | £20,000.00 |
| 2017/18 Q3, October to December 2017 |       9 |  £7,200.00 |
| total                                |      29 | £27,200.00 |
+-------------------------------------------------------------+
due, by plan
+-----------------------------------------------------+
|                              | amounts |     pounds |
|------------------------------+---------+------------|
| bradford-families-first-2015 |      29 | £27,200.00 |
| total                        |      29 | £27,200.00 |
+-----------------------------------------------------+
the allocation
+----------------------------------------------------------+
|                                  | families |     pounds |
|----------------------------------+----------+------------|
| within the allocation of 20      |       20 | £27,200.00 |
| beyond the allocation (not paid) |       14 | £15,400.00 |
| all families with an amount due  |       34 | £42,600.00 |
+----------------------------------------------------------+
fees earned earlier but not on this day (not in the totals above)
+------------------------------------------------------------+
|                                     | families |    pounds |
|-------------------------------------+----------+-----------|
| INV-35, attached on 1 November 2016 |        1 | £1,000.00 |
| total                               |        1 | £1,000.00 |
+------------------------------------------------------------+
"""


def test_the_text_adds_up() -> None:
    """
    The whole text: by result, by quarter, by plan, and how far the allocation goes.
    """
    ran = money(FORTY, *ON, "--allocation", "20")
    assert (ran.exit_code, ran.output) == (0, WHOLE)


def test_without_an_allocation_there_is_nothing_to_keep_to() -> None:
    """
    No allocation is mentioned, and each total is of all amounts, in 80 columns.
    """
    output = money(FORTY, *ON).output
    assert "allocation" not in output
    assert output.count("| £42,600.00 |") == 4
    assert max(len(line) for line in output.splitlines()) <= 80


def test_phase_one() -> None:
    """
    Five sixths of Phase 1's families are the allocation; year two has its own table.
    """
    ran = money(
        CONFIRMED,
        *IN_2013,
        "--phase-one-cohort",
        "1200",
        "--year-two",
        *("299", "400", "600"),
    )
    title = "the allocation: 1,000 of 1,200 families are paid for, 200 are not\n"
    _, _, rest = ran.output.partition(title)
    assert rest == (
        "+------------------------------------------------------+\n"
        "|                                  | families | pounds |\n"
        "|----------------------------------+----------+--------|\n"
        "| within the allocation of 1,000   |        0 |  £0.00 |\n"
        "| beyond the allocation (not paid) |        0 |  £0.00 |\n"
        "| all families with an amount due  |        0 |  £0.00 |\n"
        "+------------------------------------------------------+\n"
        "year two of Phase 1\n"
        "+-------------------------------------------------------------+\n"
        "|                                  | families |        pounds |\n"
        "|----------------------------------+----------+---------------|\n"
        "| worked with in year one (of 400) |      299 |               |\n"
        "| allocated for year two           |      600 |               |\n"
        "| paid for in year two             |      500 | £1,200,000.00 |\n"
        "| released in April to June (half) |          |   £600,000.00 |\n"
        "+-------------------------------------------------------------+\n"
        "note: needs.csv:problem: the plan does not know help (row 3); it knows crime,\n"
        "    school, work; it counts as another problem\n"
    )


def test_csv_has_a_line_for_each_amount() -> None:
    """
    Each amount is a line with its day and quarter, and whether it is paid.
    """
    ran = money(CONFIRMED, "--plan", PLAN, "--on", "2018-04-01", "--format", "csv")
    assert ran.stdout == (
        "family,plan,plan_digest,as_of,kind,what,on,quarter,pounds,paid\n"
        f"BX2,{DIGEST},,fee,attachment fee,2017-04-03,2017/18 Q1,1000.00,yes\n"
        f"BX2,{DIGEST},,result,employment,2018-04-01,2018/19 Q1,800.00,yes\n"
    )
    drawn_up = ("--on", "2018-04-01", "--as-of", "2018-04-06", "--format", "csv")
    table = money(CONFIRMED, "--plan", PLAN, *drawn_up).stdout
    rows = list(csv.DictReader(io.StringIO(table)))
    assert [row["as_of"] for row in rows] == ["2018-04-06", "2018-04-06"]
    table = money(FORTY, *ON, "--allocation", "20", "--format", "csv").stdout
    rows = list(csv.DictReader(io.StringIO(table)))
    assert sum(int(row["pounds"][:-3]) for row in rows if row["paid"] == "yes") == 27200
    assert sum(int(row["pounds"][:-3]) for row in rows if row["paid"] == "no") == 15400


def test_json_has_the_totals_and_each_amount() -> None:
    """
    The whole JSON of one family: money is text, and what is beyond is separate.
    """
    asked = ("--plan", PLAN, "--on", "2018-04-01", "--allocation", "1")
    data = json.loads(money(CONFIRMED, *asked, "--format", "json").stdout)
    fee, pay = {"number": 1, "pounds": "1000.00"}, {"number": 1, "pounds": "800.00"}
    both = {"number": 2, "pounds": "1800.00"}
    amount = {"family": "BX2", "plan": PLAN, "paid": True}
    assert data == {
        "allocation": 1,
        "beyond": {"number": 0, "pounds": "0.00"},
        "by_plan": {PLAN: both},
        "by_quarter": {"2017/18 Q1": fee, "2018/19 Q1": pay},
        "by_result": {"attachment fee": fee, "employment": pay},
        "dues": [
            {
                **amount,
                "kind": "fee",
                "what": "attachment fee",
                "on": "2017-04-03",
                "quarter": "2017/18 Q1",
                "pounds": "1000.00",
            },
            {
                **amount,
                "kind": "result",
                "what": "employment",
                "on": "2018-04-01",
                "quarter": "2018/19 Q1",
                "pounds": "800.00",
            },
        ],
        "errors": [],
        "lapsed": [],
        "on": "2018-04-01",
        "as_of": None,
        "places": ["BX2"],
        "plan": PLAN,
        "plan_digest": load_plan(PLAN).digest,
        "total": both,
        "year_two": None,
    }


def test_json_of_year_two() -> None:
    """
    Year two's numbers are whole, its money text, and the release a fraction as text.
    """
    asked = (*IN_2013, "--year-two", "133", "400", "600", "--format", "json")
    assert json.loads(money(CONFIRMED, *asked).stdout)["year_two"] == {
        "worked_with": 133,
        "target": 400,
        "families": 600,
        "paid_for": 500,
        "funding": "1200000.00",
        "release": "0",
        "released": "0.00",
    }


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (
            (*ON, "--allocation", "1", "--phase-one-cohort", "6"),
            "Error: give --allocation or --phase-one-cohort, not both\n",
        ),
        (
            (*ON, "--allocation", "-1"),
            "Error: Invalid value for '--allocation': -1 is not in the range x>=0.\n",
        ),
        (
            (*ON, "--year-two", "375", "400", "600"),
            "Phase 1's second year began on 2013-04-01, when the plan "
            "bradford-families-first-2015 was not in force\n",
        ),
        (
            (*IN_2013, "--year-two", "0", "0", "600"),
            "a target is at least 1 family, not 0\n",
        ),
    ],
)
def test_what_is_refused(arguments: tuple[str, ...], message: str) -> None:
    """
    What contradicts itself is one plain line, with status 2, and nothing is printed.
    """
    ran = money(CONFIRMED, *arguments)
    assert (ran.exit_code, ran.stdout) == (2, "")
    assert ran.stderr.endswith(message)


def test_a_crash_is_listed_and_pays_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """
    A claim on which pbr crashes is listed in every format, and pays nothing.
    """

    def crash(*_: object) -> None:
        message = "a bug"
        raise RuntimeError(message)

    monkeypatch.setattr("pbr.batch.validate", crash)
    said = "ERROR  family BX2 could not be decided: RuntimeError: a bug\n"
    assert money(CONFIRMED, *ON).stdout.endswith(said)
    table = money(CONFIRMED, *ON, "--format", "csv")
    assert (table.stdout.count("\n"), table.stderr) == (1, said)
    assert json.loads(money(CONFIRMED, *ON, "--format", "json").stdout)["errors"] == [
        "BX2"
    ]


def test_out_and_keep_going(tmp_path: Path) -> None:
    """
    --out holds what would be printed; --keep-going lists the families that are left out.
    """
    folder = tmp_path / "cases"
    folder.mkdir()
    (folder / "families.csv").write_text("family_id\nF1\nF2\n", "utf-8")
    people = "person_id,family_id,born_on\nP1,F1,1985-05-01\nP2,F2,x\n"
    (folder / "people.csv").write_text(people, "utf-8")
    assert money(folder, *ON).exit_code == 2
    out = tmp_path / "money.csv"
    ran = money(folder, *ON, "--keep-going", "--format", "csv", "--out", str(out))
    assert (ran.exit_code, ran.stdout) == (0, "")
    assert "left out, for problems in their rows: F2" in ran.stderr
    assert out.read_text("utf-8") == f"{','.join(COLUMNS)}\n"
