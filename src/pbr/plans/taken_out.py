"""
Words of plan files that pbr no longer has, and the lines to put in their place.
"""

from __future__ import annotations

from collections.abc import Iterator

from pbr.exceptions import Mistake
from pbr.plans.outline import Outline

#: What a plan said where benefits were not looked at.
NOT_LOOKED_AT = "not looked at"


def words_taken_out(plan: Outline) -> Iterator[Mistake]:
    """
    Each word of a test that was taken out, with what says the same now.
    """
    for path, test in plan.tests:
        if isinstance(test, dict) and "off_benefits" in test:
            fault = "was taken out: it said two things"
            remedy = _off_benefits(test["off_benefits"])
            yield Mistake(f"{path}.off_benefits", fault, remedy)


def _off_benefits(value: object) -> str:
    if value == NOT_LOOKED_AT:
        return "leave it out"
    names = value if isinstance(value, list) and value else ["income-support"]
    benefits = ", ".join([f'"{name}"' for name in names])
    return (
        f"write not_while_on = [{benefits}], moved_off = {{ benefits = [{benefits}], "
        'since = "ever" }, or since = "attachment"'
    )
