"""
Flags in the JSON of a claim: beside the trail, and not in its digest.
"""

from __future__ import annotations

import hashlib
import json
from datetime import date

from attrs import evolve

from flagged import MAY, a_plain_family, decided_among, flagged_decision
from made import BRADFORD, D
from pbr.claims import Claim, validate
from pbr.evidence.digest import digest_of
from pbr.evidence.document import as_data, as_json
from pbr.records import EarlierClaim


def test_a_flag_in_json() -> None:
    """
    Its kind, its id, whether it blocks, and what it bears on, with its rows.
    """
    decided = flagged_decision()
    (flag,) = as_data(decided)["flags"]
    row = {"file": None, "line": None, "reference": "", "source": ""}
    assert flag == {
        "kind": "in-two-families",
        "id": decided.flags[0].id,
        "blocks": True,
        "bears_on": [[2]],
        "families": ["F1", "F2"],
        "oddities": [],
        "readings": [],
        "rows": [row, row],
        "subject": {"id": "A1", "kind": "member"},
    }
    assert as_data(evolve(decided, across=()))["flags"] == []


def test_an_odd_earlier_claim_in_json_says_how() -> None:
    """
    One flag for one claim, with every oddity.
    """
    rows = [EarlierClaim("F1", "unknown", date(2012, 2, 29))]
    decided = decided_among(a_plain_family(claims=rows, attached_on=MAY))
    flag = as_data(decided)["flags"][0]
    assert flag["oddities"] == ["before attachment", "outside windows", "another plan"]
    assert len(flag["rows"]) == 2


def test_flags_of_the_claim_itself_are_in_its_json() -> None:
    """
    A decision has its own flags without the other families.
    """
    family = a_plain_family(attached_on=D, assessed_on=D, planned_on=D)
    decision = validate(Claim(family, D), BRADFORD)
    assert [each["kind"] for each in as_data(decision)["flags"]] == ["one-day"]


def test_the_digest_is_of_the_claim_without_flags() -> None:
    """
    > with an empty list of flags: a family's flags depend on the other families
    """
    decided = flagged_decision()
    data = {**json.loads(as_json(decided)), "flags": []}
    text = json.dumps(data, ensure_ascii=False, sort_keys=True)
    assert digest_of(decided) == hashlib.sha256(text.encode()).hexdigest()
    assert digest_of(decided) == digest_of(evolve(decided, across=()))
