"""
SPEC §10.13: the library and a day-by-day reading of the SPEC agree.
"""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, strategies as st

from pbr.records import Family
from pbr.rules import RULES, Rule
from pbr.rules.asked_alone import ASKED_ALONE
from pbr.testing import reference as naive
from pbr.testing.strategies import cases
from strategies import EVERY_NAME, cases_for, rules


def test_every_rule_is_compared() -> None:
    """
    No rule that a plan can name is left out of the comparison.
    """
    assert set(EVERY_NAME) == {
        *RULES,
        *("combined", *ASKED_ALONE, "person-with-the-need"),
    }


@pytest.mark.parametrize("name", sorted(EVERY_NAME))
@given(data=st.data())
def test_a_day_by_day_evaluator_agrees(name: str, data: st.DataObject) -> None:
    """
    A day-by-day brute-force evaluator agrees on every verdict.
    """
    rule = data.draw(EVERY_NAME[name], label="rule")
    family, on = data.draw(cases_for(rule, births_unknown=True), label="case")
    assert rule.examine(family, on).verdict is naive.verdict(rule, family, on)


@given(rule=rules(), case=cases(births_unknown=True))
def test_it_agrees_on_any_family(rule: Rule, case: tuple[Family, date]) -> None:
    """
    A day-by-day brute-force evaluator agrees, whatever the family was made for.
    """
    family, on = case
    assert rule.examine(family, on).verdict is naive.verdict(rule, family, on)
