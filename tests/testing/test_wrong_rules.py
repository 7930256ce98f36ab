"""
`check_rule` is not fooled: it finds every wrong rule by the law that it breaks, and
finds nothing in rules that are right.
"""

from __future__ import annotations

import re

import pytest

from pbr.rules import Rule
from pbr.testing import check_rule
from rules_to_try import (
    FIELDS,
    RIGHT,
    SHARED,
    WRONG,
    Wrong,
    attends,
    held,
    none_of,
    unasked,
    works,
)

#: A few families made up by chance, after those that are aimed at the rule.
FEW, SEED = 3, 2026


@pytest.mark.parametrize("wrong", WRONG, ids=lambda wrong: wrong.kind.__name__)
def test_a_wrong_rule_is_found_by_the_law_that_it_breaks(wrong: Wrong) -> None:
    """
    Each wrong rule breaks one law, and `check_rule` says which.
    """
    with pytest.raises(AssertionError, match=re.escape(wrong.said)):
        check_rule(wrong.rule, examples=FEW, seed=SEED)


@pytest.mark.parametrize("rule", RIGHT, ids=lambda rule: rule.name)
def test_nothing_is_found_in_a_right_rule(rule: Rule) -> None:
    """
    The rules that the wrong ones were made of keep every law.
    """
    check_rule(rule, examples=FEW, seed=SEED)


def test_every_wrong_rule_is_tried() -> None:
    """
    No rule of the corpus is forgotten, and there are enough of them.
    """
    modules = (attends, held, works, none_of, unasked)
    bases = tuple(FIELDS)
    there = {
        kind
        for module in modules
        for kind in vars(module).values()
        if isinstance(kind, type) and issubclass(kind, bases) and kind not in bases
    }
    assert there - SHARED == {wrong.kind for wrong in WRONG}
    assert len(WRONG) >= 30
