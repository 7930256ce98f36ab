"""
The JSON of a decision: sorted keys, exact values, and no float (SPEC §12).
"""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from hypothesis import given

from made import BRADFORD, PLANS, D, a_family, a_pupil, claims
from pbr.claims import Claim, validate
from pbr.evidence.document import as_data, as_json, value_of
from pbr.findings import Scored
from pbr.records import Family, Row, Score, Subject, SubjectKind
from pbr.school import Term


def walk(value: Any) -> Any:
    """
    Every value inside a JSON value.
    """
    yield value
    inside = value.values() if isinstance(value, dict) else value
    for each in inside if isinstance(value, dict | list) else ():
        yield from walk(each)


def test_a_paid_claim_says_what_the_specification_says() -> None:
    """
    A claim is an object of nine keys, with money as a string.
    """
    data = as_data(validate(Claim(a_family(), D), BRADFORD))
    trail = data.pop("trail")
    flags = data.pop("flags")
    assert [each["kind"] for each in flags] == [
        "nothing-but-neutral",
        *["nothing-to-spare"] * 3,
        "two-readings",
    ]
    assert data == {
        "family": "F1",
        "plan": "bradford-families-first-2015",
        "plan_digest": BRADFORD.digest,
        "words_digest": None,
        "on": "2017-10-31",
        "as_of": None,
        "verdict": "met",
        "payable": True,
        "result": "progress",
        "amount": "800.00",
    }
    assert sorted(trail) == [
        "assumptions",
        "attachment_fee",
        "claim",
        "clauses",
        "still_needed",
        "supplements",
    ]
    assert trail["attachment_fee"] == "1000.00"
    assert trail["claim"]["needs"] == "every question"
    leaned_on = validate(Claim(a_family(), D), BRADFORD).assumptions
    assert [each["why"] for each in trail["assumptions"]] == [
        w.why for _, w in leaned_on
    ]


def test_an_unpaid_claim_has_no_result() -> None:
    """
    Unpaid: `result` null, `amount` "0.00"; the verdict is one of the four words.
    """
    data = as_data(
        validate(Claim(a_family(people=[a_pupil(attendance=[])]), D), BRADFORD)
    )
    assert (data["verdict"], data["payable"]) == ("undetermined", False)
    assert (data["result"], data["amount"]) == (None, "0.00")


def test_a_finding_cites_its_clause_rows_and_measure() -> None:
    """
    A finding gives its clause by number, its rows by file and line, and its measure.
    """
    decision = validate(Claim(a_family(), D), BRADFORD)
    trail = as_data(decision)["trail"]
    leaf = next(
        node
        for node in walk(trail["claim"])
        if isinstance(node, dict) and node.get("about") == "2016/17 autumn"
    )
    assert trail["clauses"][leaf["clause"]]["paragraph"] == "2.3(3)"
    assert leaf["quantity"] == {
        "kind": "Attended",
        "needed": 108,
        "possible": 120,
        "sessions": 108,
        "short_by": 0,
    }
    assert leaf["read"] == [{"file": None, "line": None, "reference": "", "source": ""}]
    assert leaf["subject"] == {"id": "C1", "kind": "member"}
    assert (leaf["reason"], leaf["weight"], leaf["needed"]) == (
        "reached",
        "decisive",
        [],
    )


def test_values_are_exact() -> None:
    """
    A fraction is text, a date is ISO, a term is its name, and a row its place.
    """
    assert value_of(Fraction(7, 2)) == "7/2"
    assert value_of(Decimal("1.50")) == "1.50"
    assert value_of(date(2017, 1, 2)) == "2017-01-02"
    assert value_of(Term(2016, 0)) == "2016/17 autumn"
    subject = Subject(SubjectKind.MEMBER, "A1")
    numbers = (Fraction(1), Fraction(3, 2), Fraction(1, 2), Fraction(1))
    assert value_of(Scored(subject, "star", 2, *numbers)) == {
        "kind": "Scored",
        "subject": {"id": "A1", "kind": "member"},
        "tool": "star",
        "scores": 2,
        "first": "1",
        "since": "3/2",
        "better_by": "1/2",
        "needed": "1",
        "worse": [],
        "short_by": "1/2",
    }
    score = Score(
        "F1", "", "t", "d", D, Fraction(1), "s", "r", row=Row("scores.csv", 2)
    )
    assert value_of((score,)) == [
        {"file": "scores.csv", "line": 2, "reference": "r", "source": "s"}
    ]


@given(claim=claims())
def test_there_is_no_float_and_keys_are_sorted(claim: tuple[Family, date]) -> None:
    """
    Every claim is JSON without a float, and with its keys in order.
    """
    family, on = claim
    for plan in PLANS.values():
        needs = [
            need for need in family.needs if plan.vocabulary.names_problem(need.problem)
        ]
        if len(needs) == len(family.needs):
            text = as_json(validate(Claim(family, on), plan))
            data = json.loads(text)
            assert not any(isinstance(value, float) for value in walk(data))
            assert json.dumps(data, ensure_ascii=False, sort_keys=True) == text
