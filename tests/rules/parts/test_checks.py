"""
Checks that speak for the months asked about, and those that do not (SPEC §5).
"""

from __future__ import annotations

from datetime import date

import pytest

from made import D
from on_file import only
from pbr.findings import (
    PassedOver,
    Why,
)
from pbr.periods import ONE_DAY
from pbr.records import (
    Check,
)
from pbr.rules.incidents import NoneRecorded
from pbr.rules.parts.words import (
    Leavers,
    Whose,
)
from strategies import CLAUSE


@pytest.mark.parametrize(
    ("kind", "first", "last", "made_on", "why"),
    [
        ("asb", D, D, D, None),
        ("asb", D + ONE_DAY, D + ONE_DAY, D + ONE_DAY, Why.OUTSIDE_THE_WINDOW),
        ("asb", date(2017, 4, 1), date(2017, 5, 1), D, None),
        ("asb", date(2017, 4, 1), date(2017, 4, 30), D, Why.OUTSIDE_THE_WINDOW),
        ("asb", date(2017, 4, 1), D, date(2017, 5, 1), None),
        ("asb", date(2017, 4, 1), D, date(2017, 4, 30), Why.OUTSIDE_THE_WINDOW),
        ("offence", D, D, D, Why.OTHER_KIND),
    ],
)
def test_a_check_counts_or_says_why_not(
    kind: str, first: date, last: date, made_on: date, why: Why | None
) -> None:
    """
    A check counts when it speaks for one day of the months, up to the day it was made.
    """
    check = Check("F1", (kind,), first, last, made_on)
    rule = NoneRecorded(CLAUSE, ("asb",), 6, Whose.FAMILY, leavers=Leavers.PASSED_OVER)
    found = only(rule, incidents=[], checks=[check])
    assert found.passed_over == (() if why is None else (PassedOver(why, (check,)),))
    assert found.read == (() if why else (check,))
