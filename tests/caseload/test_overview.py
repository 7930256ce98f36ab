"""
A caseload counted: earlier claims, crashes, each family once.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from counted import PLAN, counted, lines_of
from crashing import BROKEN
from filed import filed_under
from made import BRADFORD, NOTTINGHAM, D, a_family
from pbr.caseload.overview import overview_of
from pbr.exceptions import Contradiction
from pbr.money.dues import Due, Kind
from pbr.periods import ONE_DAY
from pbr.records import EarlierClaim
from pbr.reports.overview import tables


def test_the_amounts_of_earlier_claims() -> None:
    """The plan's amount on their day; a later one is not due yet."""
    rows = [
        EarlierClaim("F1", "progress", date(2017, 9, 1)),
        EarlierClaim("F1", "employment", D + ONE_DAY),
    ]
    pounds = Decimal("800.00")
    paid = Due("F1", PLAN, Kind.RESULT, "progress", date(2017, 9, 1), pounds)
    assert counted([a_family(claims=rows)]).earlier == (paid,)


def test_an_earlier_supplement_is_paid_on_top() -> None:
    """Phase 1's progress to work pays its own £100, by the day it was claimed."""
    on = date(2013, 6, 1)
    names = ("education-crime-asb", "progress-to-work")
    rows = [EarlierClaim("F1", name, on) for name in names]
    family = a_family(needs=[], claims=rows, attached_on=date(2012, 6, 1))
    found = overview_of([family], NOTTINGHAM, date(2014, 10, 31), months=0)
    assert [(each.kind, each.pounds) for each in found.earlier] == [
        (Kind.RESULT, Decimal("1500.00")),
        (Kind.SUPPLEMENT, Decimal("100.00")),
    ]


def test_an_earlier_claim_without_an_amount_is_counted() -> None:
    """
    A result that the plan does not have, or a day before it was in force: the table says
    how many such claims it leaves out.
    """
    long_ago = BRADFORD.since - ONE_DAY
    rows = [
        EarlierClaim("F1", "x", D),
        EarlierClaim("F1", "progress", long_ago),
        EarlierClaim("F2", "progress", BRADFORD.since),
        EarlierClaim("F2", "x", D + ONE_DAY),
    ]
    families = [
        filed_under(
            name, a_family(), claims=[row for row in rows if row.family_id == name]
        )
        for name in ("F1", "F2")
    ]
    found = counted([*families, a_family(family_id="F3")])
    assert list(found.earlier_without_amount) == [rows[1], rows[0]]
    assert [each.on for each in found.earlier] == [BRADFORD.since]
    (money,) = [each for each in tables(found) if each.title == "Money to date"]
    assert money.source == (
        "Each amount is the plan's amount on its own date. Not counted: 2 earlier claims "
        "that the plan has no amount for."
    )


def test_a_crash_is_counted() -> None:
    """A family on which a rule crashes is stuck on an error, and pays nothing."""
    found = counted([a_family(), a_family(family_id="F2")], BROKEN)
    assert [each.family_id for each in found.failures] == ["F2"]
    assert lines_of(found, "Stuck families")[0] == ("an error in pbr", 1)
    assert lines_of(found, "First payable, by month")[-2:] == [
        ("an error in pbr", 1),
        ("total", 2),
    ]
    assert found.ahead.families == 2


def test_a_family_that_appears_twice_is_refused() -> None:
    """Each family is counted once."""
    with pytest.raises(Contradiction, match="F1 is decided twice"):
        counted([a_family(), a_family()])
