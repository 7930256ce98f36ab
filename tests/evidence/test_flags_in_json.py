"""
Flags as JSON 1.0 has them: findings under "history".
"""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from attrs import evolve

from flagged import MAY, a_house, a_member
from made import BRADFORD, D, a_family
from pbr.caseload.across_families import flags_across, with_flags
from pbr.claims import Claim, Decision, Flag, FlagKind, Oddity, validate
from pbr.evidence.document import as_data
from pbr.records import EarlierClaim, Subject, SubjectKind

ONE_DAY = timedelta(days=1)


@pytest.mark.parametrize(
    ("kind", "oddity", "about"),
    [
        (
            FlagKind.EARLIER_CLAIM_ODD,
            Oddity.BEFORE_ATTACHMENT,
            "claimed after attachment",
        ),
        (
            FlagKind.EARLIER_CLAIM_ODD,
            Oddity.OUTSIDE_WINDOWS,
            "claimed in the plan's days",
        ),
        (FlagKind.EARLIER_CLAIM_ODD, Oddity.ANOTHER_PLAN, "claimed under this plan"),
        (FlagKind.CLAIMED_ELSEWHERE, None, "claimed for in one family only"),
        (FlagKind.TWICE_IN_THE_BATCH, None, "claimed once in the batch"),
        (FlagKind.IN_TWO_FAMILIES, None, "in one family only"),
        (FlagKind.NEW_IDS, None, "under one id only"),
    ],
)
def test_each_flag_in_json(kind: FlagKind, oddity: Oddity | None, about: str) -> None:
    """
    In JSON 1.0 a flag is a finding of "history", by what should have been so.
    """
    decision = validate(Claim(a_family(), D), BRADFORD)
    flag = Flag(kind, Subject(SubjectKind.FAMILY, "F1"), ("F1", "F2"), (), oddity)
    trail = as_data(evolve(decision, history=(flag,)))["trail"]
    (entry,) = trail["history"]
    assert trail["clauses"][entry.pop("clause")] == {
        "assumptions": [],
        "document": "pbr, what every answer means",
        "paragraph": "§7",
        "standing": "stated",
        "words": "no earlier result for the family",
    }
    assert entry == {
        "about": about,
        "measure": None,
        "needed": [],
        "passed_over": [],
        "read": [],
        "reason": "on record",
        "subject": {"id": "F1", "kind": "family"},
        "verdict": "not_met",
        "weight": "moot",
    }


@pytest.mark.parametrize(
    ("attached", "dated"),
    [
        (MAY, {"found": "2012-02-29", "since": "2017-05-01", "until": None}),
        (None, {"found": "2012-02-29", "since": None, "until": None}),
    ],
)
def test_an_odd_earlier_claim_in_json_has_its_day_and_the_bounds(
    attached: date | None, dated: dict[str, str | None]
) -> None:
    """
    Before attachment it is the day of attachment; outside the plan, the plan's two ends.
    """
    rows = [EarlierClaim("F1", "unknown", date(2012, 2, 29))]
    family = a_family(claims=rows, attached_on=attached)
    flags = flags_across([Claim(family, D)], BRADFORD)
    decided = with_flags(validate(Claim(family, D), BRADFORD), flags)
    entries = as_data(decided)["trail"]["history"]
    ends = {"since": str(BRADFORD.since), "until": str(BRADFORD.before - ONE_DAY)}
    assert [(each["about"], each["measure"]) for each in entries] == [
        ("claimed after attachment", {"kind": "Dated", **dated}),
        (
            "claimed in the plan's days",
            {"kind": "Dated", "found": "2012-02-29", **ends},
        ),
        ("claimed under this plan", None),
    ]


def test_in_json_the_flags_are_in_the_order_of_their_words() -> None:
    """
    A person in two families comes between two oddities of the family's earlier claims.
    """
    rows = [EarlierClaim("F1", "unknown", date(2012, 2, 29))]
    family = a_house("F1", a_member("A1", "F1"), claims=rows)
    claims = [Claim(family, D), Claim(a_house("F2", a_member("A1", "F2")), D)]
    flags = flags_across(claims, BRADFORD)
    assert [flag.oddity or flag.kind for flag in flags["F1"]] == [
        *Oddity,
        FlagKind.CLAIMED_ELSEWHERE,
        FlagKind.IN_TWO_FAMILIES,
    ]
    decided = with_flags(validate(claims[0], BRADFORD), flags)
    assert isinstance(decided, Decision)
    abouts = [each["about"] for each in as_data(decided)["trail"]["history"]]
    assert abouts == [
        "claimed after attachment",
        "claimed for in one family only",
        "claimed in the plan's days",
        "claimed under this plan",
        "in one family only",
    ]
