"""
The examples: what their pages promise is what pbr says, and their scripts run.

The tables in examples/*/README.md are the test data: change a row there, and the claim
it tells of is decided again.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from pbr import Claim, Decision, Plan, load_plan, read_cases, validate
from pbr.findings import Conclusion, Range, Trail, findings
from pbr.plans.citations import COMBINATIONS
from pbr.rules import RULES
from pbr.verdicts import Verdict
from read_page import Page

EXAMPLES = Path(__file__).parents[1] / "examples"
BRADFORD = "bradford-families-first-2015"
EVERY_RULE = "every-rule"
D = date(2017, 10, 31)
Row = dict[str, str]


def table_in(page: Path, first_column: str) -> list[Row]:
    """The rows of the table of a page whose first column has this heading."""
    lines = page.read_text("utf-8").splitlines()
    at = next(n for n, line in enumerate(lines) if line.startswith(f"| {first_column}"))
    heading, _, *rows = [re.split(r" *\| *", line)[1:-1] for line in lines[at:]]
    table = []
    for row in rows:
        if len(row) != len(heading):
            break
        table.append(dict(zip(heading, row, strict=True)))
    return table


FORTY = table_in(EXAMPLES / "forty-families/README.md", "family")
OF_EVERY_RULE = table_in(EXAMPLES / "every-rule-families/README.md", "family")
NEVER = table_in(EXAMPLES / "every-rule-families/README.md", "rule")


@cache
def decided(folder: str, plan: str, family_id: str, on: date) -> Decision:
    rules = load_plan(EXAMPLES / f"{plan}.toml" if plan == EVERY_RULE else plan)
    cases = read_cases(EXAMPLES / folder, rules)
    (family,) = [each for each in cases.families if each.family_id == family_id]
    return validate(Claim(family, on), rules)


def name_of(row: Row) -> str:
    return " ".join([row["family"], *[row[key] for key in ("on",) if key in row]])


def promised(row: Row) -> tuple[str, str | None, str]:
    """The verdict, result and amount of a row, as a decision has them."""
    result = None if row["result"] == "–" else row["result"]
    amount = row["amount"].removeprefix("£").replace(",", "")
    return row["verdict"].replace(" ", "_"), result, amount


def told(decision: Decision) -> tuple[str, str | None, str]:
    return decision.verdict.value, decision.result, str(decision.amount)


def decision_on(row: Row) -> Decision:
    family = row["family"]
    if "on" in row:
        on = date.fromisoformat(row["on"])
        return decided("every-rule-families", EVERY_RULE, family, on)
    return decided("forty-families", BRADFORD, family, D)


@pytest.mark.parametrize("row", [*FORTY, *OF_EVERY_RULE], ids=name_of)
def test_each_family_is_decided_as_its_page_says(row: Row) -> None:
    """Verdict, result and amount of an invented family are those of its row."""
    assert told(decision_on(row)) == promised(row)


@pytest.mark.parametrize(
    ("folder", "plan", "table"),
    [
        ("forty-families", load_plan(BRADFORD), FORTY),
        ("every-rule-families", load_plan(EXAMPLES / "every-rule.toml"), OF_EVERY_RULE),
    ],
)
def test_every_family_has_a_row_and_nothing_odd_is_noticed(
    folder: str, plan: Plan, table: list[Row]
) -> None:
    """The families read are those of the page, and their words are the plan's."""
    cases = read_cases(EXAMPLES / folder, plan)
    families = {family.family_id for family in cases.families}
    assert (families, cases.notes) == ({row["family"] for row in table}, ())


def test_there_are_forty() -> None:
    """The folder of forty families holds forty."""
    assert len(FORTY) == 40


@pytest.mark.parametrize("folder", ["forty-families", "every-rule-families"])
def test_a_folder_has_every_file_but_terms(folder: str) -> None:
    """Each file that a case folder may have is there to be looked at."""
    files = {path.stem for path in (EXAMPLES / folder).glob("*.csv")}
    assert files == {
        "families",
        "people",
        "needs",
        "attendance",
        "employment",
        "benefits",
        "incidents",
        "statuses",
        "scores",
        "statements",
        "checks",
        "claims",
    }


def nodes(trail: Trail) -> Iterator[Trail]:
    yield trail
    if isinstance(trail, Conclusion):
        for part in trail.parts:
            yield from nodes(part)


def walked() -> dict[str, set[str]]:
    """For each rule, the verdicts that some example family shows of it."""
    seen: dict[str, set[str]] = {name: set() for name in RULES}
    for row in (*FORTY, *OF_EVERY_RULE):
        decision = decision_on(row)
        for trail in (decision.trail, *decision.supplements):
            for node in nodes(trail):
                if node.about in seen:
                    seen[node.about].add(node.verdict.value.replace("_", " "))
    return seen


@pytest.mark.parametrize("rule", RULES)
def test_every_verdict_of_every_rule_is_walked(rule: str) -> None:
    """What no family shows of a rule is what the page says that it never gives."""
    never = {row["rule"]: set(row["never"].split(", ")) for row in NEVER}
    all_four = {verdict.value.replace("_", " ") for verdict in Verdict}
    assert walked()[rule] == all_four - never.get(rule, set())


@pytest.mark.parametrize("table", [FORTY, OF_EVERY_RULE])
def test_every_verdict_on_a_claim_is_walked(table: list[Row]) -> None:
    """Each folder holds a claim of each of the four verdicts."""
    verdicts = {row["verdict"] for row in table}
    assert verdicts == {"met", "not met", "undetermined", "not applicable"}


def test_the_plan_of_every_rule_names_every_rule() -> None:
    """No rule is missing from it, and no way of putting rules together."""
    path = EXAMPLES / "every-rule.toml"
    named = {rule.name for rule in load_plan(path).rules()}
    text = path.read_text("utf-8")
    missing = [word for word in COMBINATIONS if f"{word} =" not in text]
    assert (named, missing) == (set(RULES), [])


# The examples of Bradford's own report.


def shown(decision: Decision, about: str, subject: str) -> list[Any]:
    """What was measured of someone, once for each time it stands in the trail."""
    return [
        found.quantity
        for found in findings(decision.trail)
        if (found.about, found.subject.id) == (about, subject)
    ]


@pytest.mark.parametrize(
    ("folder", "family", "on", "verdict", "result", "amount"),
    [
        ("one", "BX1", D, "undetermined", None, "0.00"),
        ("two", "BX2", D, "not_met", None, "0.00"),
        ("two", "BX2", date(2018, 4, 1), "undetermined", None, "0.00"),
        ("two-confirmed", "BX2", date(2018, 3, 31), "not_met", None, "0.00"),
        ("two-confirmed", "BX2", date(2018, 4, 1), "met", "employment", "800.00"),
        ("three", "BX3", D, "undetermined", None, "0.00"),
    ],
)
def test_bradfords_examples_are_decided_as_their_pages_say(
    folder: str,
    family: str,
    on: date,
    verdict: str,
    result: str | None,
    amount: str,
) -> None:
    """Each of the three, on each day that its page tells of."""
    decision = decided(f"bradford-example-{folder}", BRADFORD, family, on)
    assert told(decision) == (verdict, result, amount)


@pytest.mark.parametrize(
    ("folder", "on", "days", "short"),
    [
        ("two", D, 30, 152),
        ("two-confirmed", date(2018, 3, 31), 181, 1),
        ("two-confirmed", date(2018, 4, 1), 182, 0),
    ],
)
def test_example_two_is_so_many_days_short(
    folder: str, on: date, days: int, short: int
) -> None:
    """Work began on 2 October 2017: 30 days by the report, 182 on 1 April 2018."""
    decision = decided(f"bradford-example-{folder}", BRADFORD, "BX2", on)
    measures = shown(decision, "employed-consecutively", "BX2-A")
    assert [(each.days, each.short_by) for each in measures] == [(days, short)] * 2


def test_example_one_still_needs_what_its_page_says() -> None:
    """Health is not shown; the job's days and the benefits are still needed."""
    decision = decided("bradford-example-one", BRADFORD, "BX1", D)
    evidenced = decision.evidenced
    assert isinstance(evidenced, Conclusion)
    verdicts = {part.about: part.verdict for part in evidenced.parts}
    needed = {type(need).__name__ for need in decision.still_needed}
    assert verdicts == {
        "progress": Verdict.NOT_MET,
        "employment": Verdict.UNDETERMINED,
    }
    assert {"NeedsConfirmation", "NeedsBenefitHistory"} <= needed


def test_example_three_shows_the_fall_and_still_needs_the_rest() -> None:
    """Three incidents became none; sessions and a check with social care are needed."""
    decision = decided("bradford-example-three", BRADFORD, "BX3", D)
    (fell,) = shown(decision, "incidents-reduced", "BX3")
    needed = [type(need).__name__ for need in decision.still_needed]
    assert (fell.before, fell.after) == (
        Range(3, 3, all_checked=False),
        Range(0, 0),
    )
    assert needed == ["NeedsSessions"] * 6 + ["NeedsCheck"]


# The scripts.

#: The last numbers of each published table, or its printed sums, in the files' order.
PUBLISHED = (
    "527 452 212",
    "81 26 10",
    "214 443",
    "1,416 2,312",
    "805 471 2,820",
    "81 59 30 0 170",
    "0 0 0 88 170 114 237 603",
    "7 11 7 9 6 10 5 1 8 18 10 7 11 6 5 40 0 0 0 9 0 0 0 7 170 114 237 603",
    "170 114 70 21 375",
)


def output_of(script: str) -> str:
    run = subprocess.run(  # noqa: S603 - our own script
        [sys.executable, "-X", "utf8", str(EXAMPLES / script)],
        check=True,
        capture_output=True,
        encoding="utf-8",
    )
    return run.stdout


def test_decide_one_claim_prints_the_whole_trail() -> None:
    """It ends as Example Two's page does: 30 days in a row, 152 short, and why."""
    text = output_of("decide_one_claim.py")
    head = "Family BX2 under bradford-families-first-2015 on 31 October 2017"
    assert text.splitlines()[:4] == [
        head,
        f"plan sha256 {load_plan('bradford-families-first-2015').digest}",
        "NOT MET: not payable",
        "Attachment fee: earned, £1,000.00",
    ]
    flat = " ".join(text.split())
    assert "30 days of work in a row from 2 October 2017 to 31 October 2017" in flat
    assert "182 needed: 152 days short" in flat


def test_check_a_folder_prints_counts_that_add_up() -> None:
    """Twelve of the forty are paid, and every one of the forty is counted."""
    progress = [1, 4, 6, 8, 11, 15, 16, 19, 20, 26, 29, 32]
    paid = [
        f"INV-{number:02}  {'employment' if number == 20 else 'progress'}  £800.00"
        for number in progress
    ]
    assert output_of("check_a_folder.py").splitlines() == [
        *paid,
        " 12  met",
        " 21  not_met",
        "  6  undetermined",
        "  1  not_applicable",
        "  0  error",
        " 40  claims in, which pay £9600.00",
    ]


def test_compare_two_plans_prints_what_each_makes_of_the_evidence() -> None:
    """Bradford counts ten sessions too few in a term; Bath pools the year and pays."""
    bradford, bath, rest = output_of("compare_two_plans.py").split("\n\n")
    assert bradford.startswith(f"{BRADFORD}: not_met, £0.00\nevidenced")
    assert "98 attended, 108 needed: 10 short" in " ".join(bradford.split())
    assert bath.startswith("bath-connecting-families-2015: met, £800.00\nevidenced")
    assert "326 attended, 324 needed" in " ".join(bath.split())
    assert rest == ""


def test_draw_published_tables_prints_what_is_published() -> None:
    """Nine tables, with the numbers and the sums that the reports print."""
    read = Page(output_of("draw_published_tables.py"))
    in_order = ".* ".join(map(re.escape, PUBLISHED))
    assert re.fullmatch(in_order, " ".join(read.said["td"]))
    assert len(read.all("table")) == len(PUBLISHED)


@pytest.mark.parametrize("name", ["nottingham-wards", "nottingham-rollouts"])
def test_a_sum_that_is_not_the_printed_one_is_refused(
    name: str, tmp_path: Path
) -> None:
    """One family more in a ward or rollout group, and the script says so and stops."""
    script = tmp_path / "draw.py"
    script.write_text(
        (EXAMPLES / "draw_published_tables.py").read_text("utf-8"), "utf-8"
    )
    folder = tmp_path / "published-tables"
    folder.mkdir()
    table = json.loads((EXAMPLES / f"published-tables/{name}.json").read_text("utf-8"))
    table["lines"][0][1] += 1
    (folder / "a.json").write_text(json.dumps(table), "utf-8")
    run = subprocess.run(  # noqa: S603 - our own script
        [sys.executable, "-X", "utf8", str(script)],
        check=False,
        capture_output=True,
        encoding="utf-8",
    )
    assert (run.returncode, run.stdout) == (1, "")
    printed = "a.json: [170, 114, 237, 603] is printed, not (171, 114, 237, 603)\n"
    assert run.stderr == printed
