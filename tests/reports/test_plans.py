"""
A plan as a page: everything in it is said, with where it stands.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from made import PLANS
from pbr.plans import Plan, load_plan
from pbr.reports.paragraphs import WIDTH
from pbr.reports.plans import plan_page

EVERY_RULE = load_plan(Path(__file__).parents[2] / "examples" / "every-rule.toml")
ALL = {**PLANS, EVERY_RULE.name: EVERY_RULE}

each_plan = pytest.mark.parametrize("plan", ALL.values(), ids=list(ALL))


def flat(text: str) -> str:
    """
    The text without its line breaks.
    """
    return " ".join(text.split())


@each_plan
def test_every_requirement_is_quoted(plan: Plan) -> None:
    """
    The page quotes the words of every test, and says why each assumption was made.
    """
    page = flat(plan_page(plan))
    for test in plan.tests():
        assert f"“{flat(test.clause.words)}”" in page
        for assumption in test.clause.assumptions:
            assert flat(assumption.why) in page


@each_plan
def test_the_page_fits(plan: Plan) -> None:
    """
    No line is wider than 80 columns, and none ends in a space.
    """
    for line in plan_page(plan).splitlines():
        assert len(line) <= WIDTH
        assert line == line.rstrip()


def test_what_is_special_about_a_plan_is_said() -> None:
    """
    Claim windows, dated measures, other members' measures and local problems are said.
    """
    page = flat(plan_page(EVERY_RULE))
    for words in ("claims are taken from", "and never alone", "each child, alone"):
        assert words in page
    assert any(f", of {whose}" in page for whose in ("child", "adult", "family"))
    nottingham = flat(plan_page(PLANS["nottingham-priority-families-2012"]))
    bradford = flat(plan_page(PLANS["bradford-families-first-2015"]))
    assert "* person with the need, alone:" in bradford
    assert "sdq down by 1, phq-9 down by 1" in bradford
    assert "Any other problem counts as a local one." in nottingham
    assert "attached: since 1 December 2010" in nottingham
    bradford = flat(plan_page(PLANS["bradford-families-first-2015"]))
    assert "* as required of every family" in bradford
    assert "Where the sources disagree" in bradford


def test_the_page_has_every_word_as_the_files_must_write_it() -> None:
    """
    A slip in a kind or a benefit shows only to whoever reads the words.
    """
    for plan in (*PLANS.values(), EVERY_RULE):
        page = flat(plan_page(plan))
        for column, words in plan.vocabulary.words.items():
            file, _, name = column.partition(".")
            line = f"{file}.csv, {name}: {', '.join(sorted(words))}"
            assert (line in page) is bool(words)
