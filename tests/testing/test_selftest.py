"""
The library compared with the reference: they agree, and a difference is shown small.
"""

from __future__ import annotations

import json
from collections import Counter
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from attrs import evolve
from click.testing import CliRunner
from hypothesis import settings

from made import BRADFORD, PLANS, D, a_family, a_pupil, an_adult
from pbr import cli
from pbr.assurance.answer_sheets import AnswerSheet, Fact, NamedVerdict, answer_sheet
from pbr.claims import Answer, Claim, validate
from pbr.plans import Plan
from pbr.records import Employment, Incident
from pbr.testing import selftest
from pbr.testing.reference import decide
from pbr.verdicts import MET, NOT_APPLICABLE, NOT_MET, Verdict

#: 2,000 in the ordinary run: 10,000 for the five.
CLAIMS_OF_EACH_PLAN = 20 * settings().max_examples


@pytest.mark.thorough
@pytest.mark.parametrize("plan", PLANS.values(), ids=PLANS)
def test_ten_thousand_claims_come_to_the_same(plan: Plan) -> None:
    """
    On two thousand claims under each of the five plans nothing differs.
    """
    seen: Counter[Verdict] = Counter()
    for claim in selftest.claims_of(plan, CLAIMS_OF_EACH_PLAN, 0):
        decision = validate(claim, plan)
        seen[decision.verdict] += 1
        found = answer_sheet(decision).differences_from(
            decide(claim, plan), "pbr", "the reference"
        )
        assert found == [], selftest.report(
            selftest.smallest(
                selftest.Difference(claim, answer_sheet(decision), decide(claim, plan)),
                plan,
            )
        )
    assert min(seen[verdict] for verdict in (MET, NOT_MET)) >= CLAIMS_OF_EACH_PLAN / 10


def wrong(sheet: AnswerSheet) -> AnswerSheet:
    """
    An answer sheet with another fee.
    """
    return evolve(sheet, answer=evolve(sheet.answer, attachment_fee=Decimal("1.00")))


def test_the_same_seed_makes_the_same_claims() -> None:
    """
    A seed is enough to try a difference again.
    """
    first = list(selftest.claims_of(BRADFORD, 20, 7))
    assert first == list(selftest.claims_of(BRADFORD, 20, 7))
    assert first != list(selftest.claims_of(BRADFORD, 20, 8))


def test_a_difference_is_told_as_a_small_family(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """
    Where the reference is made to err about incidents, one incident is what is left.
    """

    def erring(claim: Claim, plan: Plan) -> AnswerSheet:
        right = decide(claim, plan)
        if not claim.family.incidents:
            return right
        return evolve(wrong(right), facts=right.facts | {Fact("X", "odd", (1,))})

    monkeypatch.setattr(selftest, "decide", erring)
    rows: dict[str, Any] = {
        "incidents": [Incident("F1", "", "asb", D, reference=str(n)) for n in range(3)]
    }
    claim = Claim(a_family(**rows), D)
    found = selftest.difference(claim, BRADFORD)
    assert found is not None
    small = selftest.smallest(found, BRADFORD)
    family = small.claim.family
    assert (len(family.incidents), family.people, family.needs) == (1, (), ())
    first, *lines = selftest.report(small).splitlines()
    assert first == "family F1 on 2017-10-31:"
    assert lines[0] == "attachment_fee: pbr says none, the reference 1.00"
    assert lines[1] == "only the reference quantities: X odd 1"
    document = json.loads("\n".join(lines[2:]))
    assert document["incidents"] == [
        {
            "family_id": "F1",
            "kind": "asb",
            "occurred_on": "2017-10-31",
            "reference": family.incidents[0].reference,
        }
    ]


def test_a_difference_is_made_small_within_a_person(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """
    Where one job is enough to show it, the other job is left out.
    """

    def erring(claim: Claim, plan: Plan) -> AnswerSheet:
        jobs = [job for one in claim.family.people for job in one.employment]
        right = decide(claim, plan)
        return wrong(right) if jobs else right

    monkeypatch.setattr(selftest, "decide", erring)
    jobs = [Employment("A1", D.replace(day=day)) for day in (1, 2)]
    rows: dict[str, Any] = {"people": [an_adult(employment=jobs), a_pupil()]}
    found = selftest.difference(Claim(a_family(**rows), D), BRADFORD)
    assert found is not None
    (person,) = selftest.smallest(found, BRADFORD).claim.family.people
    assert len(person.employment) == 1


def test_where_nothing_differs_there_is_no_difference() -> None:
    """
    A claim on which both agree makes no difference.
    """
    assert selftest.difference(Claim(a_family(), D), BRADFORD) is None


def test_an_outcome_tells_each_way_in_which_another_is_unlike_it() -> None:
    """
    Verdict, result, amount, fee, answers and facts are each told.
    """
    one = AnswerSheet(
        Answer(MET, "progress", Decimal("800.00"), None),
        frozenset({NamedVerdict("eligible", "met")}),
        frozenset({Fact("F-1", "found", (2, 2))}),
    )
    other = AnswerSheet(
        Answer(NOT_APPLICABLE, None, Decimal("0.00"), Decimal("1000.00")),
        frozenset(),
        frozenset(),
    )
    assert one.differences_from(other, "pbr", "the pack") == [
        "verdict: pbr says met, the pack not_applicable",
        "result: pbr says progress, the pack none",
        "amount: pbr says 800.00, the pack 0.00",
        "attachment_fee: pbr says none, the pack 1000.00",
        "only pbr answers: eligible met",
        "only pbr quantities: F-1 found 2 2",
    ]
    assert other.differences_from(one, "pbr", "the pack")[-2:] == [
        "only the pack answers: eligible met",
        "only the pack quantities: F-1 found 2 2",
    ]
    assert one.differences_from(one, "pbr", "the pack") == []


def test_a_share_of_nothing_is_no_fact() -> None:
    """
    A term without one possible session measures nothing.
    """
    family = a_family()
    (pupil,) = [one for one in family.people if one.attendance]
    rows = [evolve(row, possible=0, unauthorised=0) for row in pupil.attendance]
    people = [
        evolve(one, attendance=rows) if one is pupil else one for one in family.people
    ]
    fields: dict[str, Any] = {"people": people}
    outcome = answer_sheet(validate(Claim(evolve(family, **fields), D), BRADFORD))
    assert "attended" not in {fact.kind for fact in outcome.facts}
    assert date(2017, 10, 31) == D


def test_the_command_says_that_nothing_differs() -> None:
    """
    So many claims, the seed, and that none differs; exit status 0.
    """
    ran = CliRunner().invoke(
        cli.main, ["selftest", "--plan", BRADFORD.name, "--claims", "20", "--seed", "3"]
    )
    assert ran.output == f"{BRADFORD.name}: 20 claims, seed 3: 0 differ\n"
    assert ran.exit_code == 0


def test_the_command_prints_every_difference(monkeypatch: pytest.MonkeyPatch) -> None:
    """
    Where the two differ the family is printed, and the exit status is 1.
    """
    monkeypatch.setattr(
        selftest,
        "decide",
        lambda claim, plan: wrong(decide(claim, plan)),
    )
    ran = CliRunner().invoke(
        cli.main, ["selftest", "--plan", BRADFORD.name, "--claims", "2"]
    )
    assert "attachment_fee: pbr says none, the reference 1.00" in ran.output
    assert ran.output.endswith(f"{BRADFORD.name}: 2 claims, seed 0: 2 differ\n")
    assert ran.exit_code == 1
