"""
Plans with slips in them: every one is noticed by the cases of its plan.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve
from click.testing import CliRunner, Result

import make_conformance
from benefits import off
from made import BRADFORD, NOTTINGHAM, PLANS
from pbr import cli
from pbr.assurance.answer_sheets import AnswerSheet
from pbr.assurance.conformance import read_pack
from pbr.assurance.slips import slips_in, tried
from pbr.assurance.slips_in_tests import _points, _tools
from pbr.claims import Claim
from pbr.plans import Plan
from pbr.plans.plan import Window
from pbr.rules.asked_alone import AnyAdult, EachChild
from pbr.rules.combined import Combined
from pbr.rules.employment import EmployedWithin
from pbr.rules.parts.scores import Tools
from pbr.rules.parts.words import CountedFrom
from pbr.rules.person_with_the_need import PersonWithTheNeed
from pbr.shares import Below, Fall, Share
from pbr.verdicts import FIRST_OTHERWISE, Quorum
from scoring import DOWN, STAR, UP
from strategies import CLAUSE

PACK = make_conformance.PACK
ONE_DAY = timedelta(days=1)


def run(*arguments: object) -> Result:
    """
    What the command does.
    """
    return CliRunner().invoke(cli.main, [str(word) for word in arguments])


def cases_of(plan: Plan) -> Iterator[tuple[Claim, AnswerSheet]]:
    """
    The cases of a plan in the pack.
    """
    for case in read_pack(PACK / "cases" / f"{plan.name}.jsonl"):
        yield case.claim(plan), case.expected


@pytest.mark.thorough
@pytest.mark.parametrize("plan", PLANS.values(), ids=PLANS)
def test_every_slip_in_a_shipped_plan_is_noticed(plan: Plan) -> None:
    """
    No plan with one thing wrong in it decides all the cases as they should be.
    """
    found = list(tried(plan, cases_of(plan)))
    assert len(found) > 90
    assert [slip.says for slip, noticed in found if not noticed] == []


def said(plan: Plan) -> set[str]:
    """
    What the slips of a plan are.
    """
    return {slip.says for slip in slips_in(plan)}


def test_each_kind_of_slip_is_made() -> None:
    """
    A unit either side, another strictness, a clause dropped, a day off, and the rest.
    """
    slips = said(BRADFORD)
    assert {
        "attended-each-term (2.3(3)): share at least 91%, not at least 90%",
        "attended-each-term (2.3(3)): share at least 89%, not at least 90%",
        "attended-each-term (2.3(3)): share more than 90%, not at least 90%",
        "attended-each-term (2.3(3)): terms 4, not 3",
        "attended-each-term (2.3(3)): terms 2, not 3",
        "attended-each-term (2.3(3)): the terms together, not each",
        "combined (2.3(2)): without planned, part 4",
        "combined (2.3(2)): 1 parts of 4 are enough",
        "before 2020-04-02, not 2020-04-01",
        "results: without employment",
        "measure of crime: not for child",
        "progress: without part 1",
    } <= slips
    assert "measures: without school" not in slips  # asked of every family anyway
    assert "attached_since is dropped" in said(NOTTINGHAM)
    assert "progress-to-work: paid by itself" in said(NOTTINGHAM)
    assert "attachment_fees: 2013-03-31, not 2013-04-01" in said(NOTTINGHAM)
    assert "attachment_fees: £3201.00, not £3200.00" in said(NOTTINGHAM)


@pytest.mark.parametrize(
    ("by", "slips"),
    [("any", {"50%"}), ("1/3", {"97/300", "103/300"}), ("100%", {"99%"})],
)
def test_slips_in_a_fall(by: str, slips: set[str]) -> None:
    """
    A point either way; and for any fall, a half.
    """
    fall: Any = next(r for r in BRADFORD.rules() if r.name == "incidents-reduced")
    plan = evolve(BRADFORD, engagement=evolve(fall, by=Fall.parse(by)))
    name = f"incidents-reduced ({fall.clause.paragraph}): by "
    found = {
        each.removeprefix(name).removesuffix(f", not {by}")
        for each in said(plan)
        if each.startswith(name) and each.endswith(f", not {by}")
    }
    assert found == slips


def test_slips_of_other_shapes_are_made() -> None:
    """
    Each child for any adult, one part of two, a share of 100%, windows a day off.
    """
    weeks = EmployedWithin(
        CLAUSE, 26, 26, CountedFrom.ANY, **off("x"), hours_at_least=Fraction(16)
    )
    attended: Any = next(r for r in BRADFORD.rules() if r.name == "attended-each-term")
    whole = evolve(attended, share=Share.parse("at least 100%"))
    least = evolve(attended, share=Share.parse("at least 1%"))
    test = Combined(
        CLAUSE,
        Quorum(2),
        (EachChild(CLAUSE, whole), AnyAdult(CLAUSE, weeks), EachChild(CLAUSE, least)),
    )
    of_the_need = PersonWithTheNeed(CLAUSE, whole)
    assert (
        "person-with-the-need (1): the whole family, not the person with the need"
        in (said(evolve(BRADFORD, engagement=of_the_need)))
    )
    two = Combined(CLAUSE, FIRST_OTHERWISE, (whole, least))
    assert {
        "combined (1): without the second",
        "combined (1): without the first",
        "combined (1): the second first",
        "combined (1): either, even if the first is not applicable",
    } == {
        each
        for each in said(evolve(BRADFORD, engagement=two))
        if "(1): " in each and each.startswith("combined")
    }
    pair = Combined(CLAUSE, Quorum(2), (whole, least))
    alone = Combined(CLAUSE, Quorum(None), (whole,))
    assert {"without attended-each-term, part 1"}.isdisjoint(
        slip.partition(": ")[2] for slip in said(evolve(BRADFORD, engagement=pair))
    )
    assert said(evolve(BRADFORD, engagement=alone))
    window = Window(date(2016, 1, 1), date(2016, 2, 1), CLAUSE)
    slips = said(evolve(BRADFORD, engagement=test, windows=(window, window)))
    assert {
        "each-child (1): any child, not each child",
        "each-child (1): each adult, not each child",
        "each-child (1): each member, not each child",
        "any-adult (1): each adult, not any adult",
        "any-adult (1): any child, not any adult",
        "any-adult (1): any member, not any adult",
        "combined (1): 3 parts of 3 are enough",
        "combined (1): 1 parts of 3 are enough",
        "combined (1): without any-adult, part 2",
        "employed-within (1): weeks 25, not 26",
        "employed-within (1): within_weeks 27, not 26",
        "employed-within (1): hours_at_least 161/10, not 16",
        "windows: 2015-12-31, not 2016-01-01",
        "windows: without 1",
    } <= slips
    # 27 weeks of 26 are asked for by no plan, and 101% or 0% by none either.
    assert "employed-within (1): weeks 27, not 26" not in slips
    assert not {slip for slip in slips if "101%" in slip or "at least 0%" in slip}


@pytest.mark.thorough
def test_the_command_says_how_many_are_noticed() -> None:
    """
    With the cases of the pack all are noticed, and the exit status is 0.
    """
    cases = PACK / "cases" / f"{NOTTINGHAM.name}.jsonl"
    ran = run("plans", "mutants", NOTTINGHAM.name, "--cases", cases)
    number = len(list(slips_in(NOTTINGHAM)))
    known = len(read_pack(cases))
    assert ran.output == (
        f"{NOTTINGHAM.name}: {number} slips, {number} noticed by {known} cases\n"
    )
    assert ran.exit_code == 0


def test_a_slip_that_nobody_notices_is_told(tmp_path: Path) -> None:
    """
    With one case alone most slips go unseen, and each is named; exit status 1.
    """
    cases = PACK / "cases" / f"{NOTTINGHAM.name}.jsonl"
    few = tmp_path / "few.jsonl"
    few.write_text(cases.read_text("utf-8").splitlines()[0] + "\n", "utf-8")
    ran = run("plans", "mutants", NOTTINGHAM.name, "--cases", few)
    lines = ran.output.splitlines()
    assert "NOT NOTICED  attached_since is dropped" in lines
    assert lines[-1].endswith(" noticed by 1 cases")
    assert ran.exit_code == 1


def test_cases_that_the_plan_itself_decides_otherwise_are_refused() -> None:
    """
    Cases of another plan are no cases of this one.
    """
    cases = PACK / "cases" / "bath-connecting-families-2015.jsonl"
    ran = run("plans", "mutants", BRADFORD.name, "--cases", cases)
    assert ran.exit_code == 2
    assert ran.stderr == (
        f"{cases}: the plan decides case bath-connecting-families-2015-0001 differently; "
        "correct the case\n"
    )


@pytest.mark.thorough
def test_the_cases_of_a_plan_can_be_written(tmp_path: Path) -> None:
    """
    A plan's own lines are enough to notice every slip in it.
    """
    out = tmp_path / "cases.jsonl"
    written = run("plans", "cases", BRADFORD.name, "--out", out)
    number = len(read_pack(out))
    assert written.output == f"{out}: {number} cases of {BRADFORD.name}\n"
    ran = run("plans", "mutants", BRADFORD.name, "--cases", out)
    assert ran.exit_code == 0


def test_a_line_is_nudged_within_its_bounds() -> None:
    """
    No fall of 101% and none of nothing; a line to stay below is under 100%.
    """
    assert [str(fall) for fall in _points(Fall.parse("100%"))] == ["99%"]
    assert [str(fall) for fall in _points(Fall.parse("1%"))] == ["2%"]
    assert [str(line) for line in _points(Below.parse("99%"))] == ["below 98%"]


def test_no_slip_leaves_a_test_without_tools() -> None:
    """
    The only tool of a list cannot be missing from it: a list names at least one.
    """
    assert [each for each in _tools(STAR) if [*each] != ["star"]] == []
    two = Tools({"star": UP, "sdq": DOWN})
    assert [[*each] for each in _tools(two) if len([*each]) == 1] == [["sdq"], ["star"]]
