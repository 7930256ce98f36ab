"""
What counts from attachment, and what does not (SPEC §5, §7).
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from attrs import evolve

from made import D, a_family, a_pupil
from pbr.findings import Early, Reason, findings
from pbr.records import Employment, Incident, Stay
from pbr.rules import RULES
from pbr.rules.parts.words import CountedFrom, Counting, Starters
from pbr.shares import Share
from pbr.verdicts import MET, NOT_MET, UNDETERMINED
from strategies import CLAUSE

ONE_DAY = timedelta(days=1)
TERMS: dict[str, Any] = {
    "terms": 3,
    "starters": Starters.WAIT,
    "counted_from": CountedFrom.ATTACHMENT,
}
COUNTED_FROM_ATTACHMENT: dict[str, dict[str, Any]] = {
    "attended-each-term": {
        "share": Share.parse("at least 90%"),
        "counting": Counting.ALL_ABSENCE,
        **TERMS,
    },
    "employed-consecutively": {
        "weeks": 26,
        "gap_days": 0,
        "off_benefits": (),
        "counted_from": CountedFrom.ATTACHMENT,
    },
    "fewer-than-over-terms": {"kind": "fixed-exclusion", "count": 3, **TERMS},
}


def made(name: str) -> Any:
    """
    A rule of this name, counted from attachment.
    """
    return RULES[name](clause=CLAUSE, **COUNTED_FROM_ATTACHMENT[name])


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
