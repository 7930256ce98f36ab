"""
What counts from attachment, and what does not (SPEC §5, §7).
"""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction
from typing import Any

import pytest
from attrs import evolve

from made import D, a_family, a_pupil
from pbr.findings import Early, Finding, Reason, findings
from pbr.records import Employment, Incident, Stay
from pbr.rules import RULES, Rule
from pbr.rules.words import Baseline, CountedFrom, Counting, Direction, Starters, Whose
from pbr.shares import Below, Fall, Share
from pbr.verdicts import MET, NOT_MET, UNDETERMINED
from strategies import CLAUSE

ONE_DAY = timedelta(days=1)
TERMS: dict[str, Any] = {
    "terms": 3,
    "starters": Starters.WAIT,
    "counted_from": CountedFrom.ATTACHMENT,
}
ATTENDANCE = {"counting": Counting.ALL_ABSENCE, **TERMS}
WORK: dict[str, Any] = {
    "weeks": 26,
    "off_benefits": (),
    "counted_from": CountedFrom.ATTACHMENT,
}
COUNTED_FROM_ATTACHMENT: dict[str, dict[str, Any]] = {
    "absence-below": {"share": Below.parse("15%"), **ATTENDANCE},
    "attended-each-term": {"share": Share.parse("at least 90%"), **ATTENDANCE},
    "attended-overall": {"share": Share.parse("at least 90%"), **ATTENDANCE},
    "completed": {"kind": "youth-order"},
    "dependent-child": {},
    "employed-consecutively": {"gap_days": 0, **WORK},
    "employed-within": {"within_weeks": 30, **WORK},
    "fewer-than-over-terms": {"kind": "fixed-exclusion", "count": 3, **TERMS},
    "incidents-reduced": {
        "kinds": ("asb",),
        "by": Fall.parse("33%"),
        "months": 6,
        "whose": Whose.FAMILY,
        "baseline": Baseline.BEFORE_ATTACHMENT,
    },
    "score-improved": {
        "tool": "any",
        "domain": "health",
        "by": Fraction(1),
        "direction": Direction.UP,
        "sustained_months": 0,
    },
    "status-ended": {"statuses": ("child-in-need",), "months": 6},
}


def made(name: str) -> Any:
    """
    A rule of this name, counted from attachment.
    """
    return RULES[name](clause=CLAUSE, **COUNTED_FROM_ATTACHMENT[name])


def only(rule: Rule, on: date = D, **changes: Any) -> Finding:
    """
    The one finding of a rule about the family.
    """
    (found,) = findings(rule.examine(a_family(**changes), on))
    return found


@pytest.mark.parametrize("name", sorted(COUNTED_FROM_ATTACHMENT))
@pytest.mark.parametrize("attached", [None, D + ONE_DAY])
def test_a_family_that_is_not_attached_meets_nothing_counted_from_it(
    name: str, attached: date | None
) -> None:
    """
    A family attached after the day, or never: every part counted from it is not met.
    """
    found = only(made(name), attached_on=attached)
    assert (found.verdict, found.reason) == (NOT_MET, Reason.NOT_ATTACHED)
    assert found.subject.id == "F1"


@pytest.mark.parametrize(
    ("attached", "on", "early"),
    [
        (date(2016, 12, 31), date(2017, 7, 31), None),
        (date(2016, 12, 31), date(2017, 7, 30), Early(1, date(2017, 7, 31))),
        (date(2017, 1, 1), date(2017, 12, 30), Early(1, date(2017, 12, 31))),
        (date(2017, 1, 1), date(2017, 7, 31), Early(153, date(2017, 12, 31))),
    ],
)
def test_three_terms_must_have_ended_since_attachment(
    attached: date, on: date, early: Early | None
) -> None:
    """
    A term that ends on the day of attachment counts; until there are three, too early.
    """
    rule = made("attended-each-term")
    trail = rule.examine(a_family(attached_on=attached), on)
    first = next(findings(trail))
    assert (first.measure if first.reason is Reason.TOO_EARLY else None) == early


def test_a_starter_with_no_term_yet_waits() -> None:
    """
    A child of school age whose first term has not ended waits for the third.
    """
    starter = a_pupil(stays=[Stay("C1", "F1", date(2012, 9, 30))], attendance=[])
    rule = evolve(made("fewer-than-over-terms"), counted_from=CountedFrom.ANY)
    on = date(2018, 2, 1)
    (found,) = findings(rule.examine(a_family(people=[starter]), on))
    assert (found.verdict, found.reason) == (UNDETERMINED, Reason.STILL_TO_COME)
    assert found.measure is None
    incidents = [Incident("F1", "C1", "fixed-exclusion", date(2018, 1, 10))] * 3
    family = a_family(people=[starter], incidents=incidents)
    assert next(findings(rule.examine(family, on))).verdict is UNDETERMINED


def test_work_before_attachment_does_not_count_from_it() -> None:
    """
    A job's days count from the day of attachment itself, and not from the day before.
    """
    rule = made("employed-consecutively")
    job = Employment("A1", date(2016, 1, 1), D)
    for attached, verdict in (
        (D - timedelta(days=181), MET),
        (D - timedelta(days=180), NOT_MET),
    ):
        person = a_family().person("A1")
        assert person is not None
        fields: Any = {"people": [evolve(person, employment=(job,))]}
        trail = rule.examine(a_family(attached_on=attached, **fields), D)
        assert trail.verdict is verdict
