"""
SPEC §9, §10.10: each rule says on which days what it finds can change, and misses none.
"""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, strategies as st

from pbr.records import Family
from pbr.rules import Rule
from pbr.testing.laws import nothing_turns_unsaid
from strategies import EVERY_NAME, cases_for


@pytest.mark.parametrize("name", sorted(EVERY_NAME))
@given(data=st.data())
def test_nothing_turns_between_the_days_a_rule_gives(
    name: str, data: st.DataObject
) -> None:
    """
    On a day that the rule does not give, every verdict and reason is as the day before.
    """
    rule: Rule = data.draw(EVERY_NAME[name])
    case: tuple[Family, date] = data.draw(cases_for(rule))
    nothing_turns_unsaid(rule, *case)
