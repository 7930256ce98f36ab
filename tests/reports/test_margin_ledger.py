"""
The margin ledger, as text, CSV and JSON.
"""

from __future__ import annotations

import json

from decided import decide, short
from made import a_pupil, an_adult, sessions
from pbr.claims import Decision
from pbr.reports import margins as ledger


def margins_text(decisions: list[Decision]) -> str:
    """
    The margin ledger of some claims, to be read.
    """
    return "".join(ledger.as_text(ledger.rows(decisions)))


def test_the_margin_ledger_tells_those_just_short_and_those_just_there() -> None:
    """
    One unit short first, then those exactly at the threshold.
    """
    assert margins_text([short(13)]) == (
        "one unit short\n"
        "  F1: C1, 2016/17 autumn: 120 possible − 0 authorised − 13 unauthorised = 107\n"
        "      attended, 108 needed: 1 short  (decisive)\n"
    )
    assert margins_text([short(12)]) == (
        "exactly at the threshold\n"
        "  F1: C1, 2016/17 autumn: 120 possible − 0 authorised − 12 unauthorised = 108\n"
        "      attended, 108 needed  (decisive)\n"
    )
    assert margins_text([short(0)]) == "no claim is at a threshold, or one unit short\n"


def test_a_close_call_that_changes_nothing_is_moot() -> None:
    """
    Where another term is 5 short, one session more in this one would not do alone.
    """
    rows = [sessions("C1", n, 120, missed) for n, missed in enumerate((17, 12, 0))]
    far = decide(people=[an_adult(), a_pupil(attendance=rows)])
    assert margins_text([far]) == (
        "exactly at the threshold\n"
        "  F1: C1, 2016/17 spring: 120 possible − 0 authorised − 12 unauthorised = 108\n"
        "      attended, 108 needed\n"
    )
    (only,) = ledger.rows([far])
    assert only.cells[4] == "moot"


def test_the_margin_ledger_as_csv_and_json() -> None:
    """
    Family, verdict, units to spare, of what, its weight, and the finding.
    """
    found = ledger.rows([short(13)])
    sums = "120 possible − 0 authorised − 13 unauthorised = 107 attended, "
    says = f"C1, 2016/17 autumn: {sums}"
    assert "".join(ledger.as_csv(found)) == (
        "family,claim,spare,unit,weight,finding\n"
        f'F1,not_met,-1,sessions,decisive,"{says}108 needed: 1 short"\n'
    )
    assert json.loads("".join(ledger.as_json(found))) == [
        {
            "family": "F1",
            "claim": "not_met",
            "spare": -1,
            "unit": "sessions",
            "weight": "decisive",
            "finding": f"{says}108 needed: 1 short",
        }
    ]
