"""
`pbr explain` knows every word that a report prints.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from enum import Enum
from itertools import pairwise
from pathlib import Path
from typing import get_args

import pytest

from pbr import load_plan, read_cases
from pbr.batch import ERROR
from pbr.caseload.overview import overview_of
from pbr.caseload.stages import Stage, StuckOn
from pbr.findings import Asked, Needed, Quantity, Reason, Standing, Why
from pbr.flags import FlagKind, Oddity
from pbr.money.dues import Kind as DueKind
from pbr.register.entries import COLUMNS as REGISTER
from pbr.reports import chase, diff, margins, money, overview, validate, when, wording
from pbr.reports.explain import explained
from pbr.reports.meanings import GROUPS, meanings_of
from pbr.rules import RULES
from pbr.rules.parts.clock import Starts
from pbr.shortfall.chase import Kind as ChaseKind
from pbr.timeline.assumptions import Assume
from pbr.verdicts import Verdict
from pbr.weights import Weight
from running import run

ROOT = Path(__file__).parents[2]
EXAMPLES = ROOT / "examples"
BRADFORD = "bradford-families-first-2015"
NOTTINGHAM = "nottingham-priority-families-2012"
FORTY = [str(EXAMPLES / "forty-families"), "--plan", BRADFORD, "--on", "2017-10-31"]
TWO = str(EXAMPLES / "bradford-example-two")
NOTTINGHAMS = [TWO, "--plan", NOTTINGHAM, "--on", "2013-10-31"]
YEAR_TWO = ["--year-two", "375", "400", "600"]
CONFIRMED = str(EXAMPLES / "bradford-example-two-confirmed")

LISTS: tuple[type[Enum], ...] = (
    Asked,
    Assume,
    ChaseKind,
    DueKind,
    FlagKind,
    Oddity,
    Reason,
    Stage,
    Standing,
    Starts,
    StuckOn,
    Verdict,
    Weight,
    Why,
)
PRINTED = (
    wording.FLAGS,
    wording.ODDITIES,
    wording.REASONS,
    wording.STARTS,
    wording.TOGETHER,
    wording.VERDICTS,
    chase.NO_ONE,
    overview.STAGES,
    overview.STUCK_ON,
)
COLUMNS = (
    chase.COLUMNS,
    diff.COLUMNS,
    margins.COLUMNS,
    money.COLUMNS,
    validate.COLUMNS,
    when.COLUMNS,
    when.HEADING,
    ("number", *REGISTER),
)


def words_of_the_code() -> Iterator[str]:
    """Each member of a list of words, each phrase for one, each column, each class."""
    for words in LISTS:
        yield from [each.value for each in words]
    for table in PRINTED:
        yield from [said for said in table.values() if said]
    for columns in COLUMNS:
        yield from columns
    for kind in (*get_args(Quantity), *get_args(Needed)):
        yield kind.__name__
    yield from (*RULES, ERROR, *[title for _, title in margins.TITLES])


def a_word(phrase: str) -> str:
    """A phrase as it is looked up: without what is counted, dated or in brackets."""
    phrase = phrase.partition(":")[0].partition(" (")[0]
    return re.sub(r" of \d[\d,]*$", "", phrase).strip()


@pytest.mark.parametrize("word", sorted({a_word(each) for each in words_of_the_code()}))
def test_each_word_of_the_code_is_explained(word: str) -> None:
    """Each verdict, reason, rule, stage, kind, unit, column and so on has a meaning."""
    assert meanings_of(word), word


COMMANDS = (
    ["validate", *FORTY],
    ["money", *FORTY, "--allocation", "20"],
    ["money", *NOTTINGHAMS, "--phase-one-cohort", "1200", *YEAR_TWO],
    ["diff", TWO, CONFIRMED, "--plan", BRADFORD, "--on", "2018-04-01"],
    ["diff", TWO, FORTY[0], "--plan", BRADFORD, "--on", "2018-04-01"],
)


def data(plan: str) -> set[str]:
    """What a table shows that is not pbr's: names of a plan and its results."""
    names = {plan.replace("-", " "), plan}
    return names | {result.name for result in load_plan(plan).results}


def phrases_of(text: str) -> Iterator[str]:
    """The title of each table of a text, its headings, and the first cell of each row."""
    lines = text.splitlines()
    for above, line in pairwise(lines):
        if line.startswith("+-"):
            yield above if not above.startswith("|") else ""
        if line.startswith("|") and above.startswith("+-"):
            yield from line.strip("|").split("|")
        elif line.startswith("|") and not line.startswith("|-"):
            yield from line.split("|")[1].split(" -> ")


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_each_table_of_a_command_is_explained(command: list[str]) -> None:
    """The titles, headings and rows that a command prints have meanings."""
    plan = command[command.index("--plan") + 1]
    found = run(*command)
    assert found.exit_code == 0
    phrases = {a_word(each.strip()) for each in phrases_of(found.output)} - {""}
    not_ours = re.compile(
        r"INV-|\d{4}/\d\d Q\d|.* on \d+ \w+ \d{4}$|plan sha256 [0-9a-f]{64}$"
    )
    ours = {each for each in phrases - data(plan) if not not_ours.match(each)}
    assert ours
    assert {each for each in ours if not meanings_of(each)} == set()


def test_the_page_of_a_caseload_is_explained() -> None:
    """The titles, headings and rows of an overview have meanings, but for its months."""
    plan = load_plan(BRADFORD)
    cases = read_cases(EXAMPLES / "forty-families", plan)
    on = date(2017, 10, 31)
    found = overview_of(cases.families, plan, on, months=1, allocation=20)
    phrases = set()
    for table in overview.tables(found):
        phrases |= {table.title, *table.columns, table.total or "total"}
        phrases |= {line.label for line in table.lines}
    ours = {a_word(each) for each in phrases if not re.search(r"\d{4}|from ", each)}
    assert len(ours) > 20
    assert {each for each in ours if not meanings_of(each)} == set()


def test_each_heading_of_when_is_explained() -> None:
    """What comes before a day, and what is counted at the end, have meanings."""
    days = ["--plan", BRADFORD, "--from", "2017-10-31", "--until", "2018-12-31"]
    text = "".join([run("when", each, *days).output for each in (FORTY[0], TWO)])
    headings = set(re.findall(r"^  (\w.*?) \d+ \w+ \d{4}", text, re.MULTILINE))
    counted = set(re.findall(r"^(\w[a-z ]+?) +\d+$", text, re.MULTILINE))
    assert headings
    assert counted
    assert {each for each in headings | counted if not meanings_of(each)} == set()


def test_each_word_of_the_glossary_is_explained() -> None:
    """Each term of glossary.md has a meaning."""
    page = (ROOT / "docs/reference/glossary.md").read_text("utf-8")
    terms = ", ".join(re.findall(r"^(\w.*)\n: ", page, re.MULTILINE)).split(", ")
    assert len(terms) > 40
    assert [each for each in terms if not meanings_of(each)] == []


def test_each_meaning_is_a_sentence() -> None:
    """A meaning begins with a capital or a minus, and ends as a sentence does."""
    for group in GROUPS.values():
        for word, meaning in group.items():
            assert re.match(r"[A-Z-]", meaning), word
            assert meaning.endswith((".", "?")), word


def test_a_word_of_two_kinds_has_both_meanings() -> None:
    """*Attached* is a rule and a stage, and is told as both."""
    assert explained("attached").splitlines() == [
        "attached",
        "  a rule: The family was attached by the day, and not before `since`.",
        "  A plan sets:",
        "    since = a date, or nothing",
        "  a stage: The family is attached. A key worker, an assessment or an action plan",
        "      is not on file.",
    ]
