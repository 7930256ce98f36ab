"""
Decisions that pay: families that Bradford pays for on 31 October 2017, and their like.
"""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from filed import filed_under
from made import BRADFORD, D, a_family, claims
from pbr import Claim, Decision, validate
from pbr.records import Family

ONE_DAY = timedelta(days=1)
ATTACHED = date(2017, 1, 9)


def decided(
    family_id: str = "F1", attached: date = ATTACHED, **changes: object
) -> Decision:
    """
    A family that Bradford pays for on 31 October 2017, or one that differs a little.
    """
    family = a_family(family_id=family_id, attached_on=attached, **changes)
    return validate(Claim(family, D), BRADFORD)


@st.composite
def decisions(draw: DrawFn) -> list[Decision]:
    """
    Families under Bradford's plan, each with an id of its own; some are paid for.
    """
    drawn = draw(st.lists(claims(), max_size=4))
    started = [
        ATTACHED + days * ONE_DAY
        for days in draw(st.lists(st.integers(0, 200), max_size=4))
    ]
    families: list[tuple[Family, date]] = [
        *drawn,
        *[(a_family(attached_on=day), D) for day in started],
    ]
    return [
        validate(Claim(filed_under(f"F{number}", family), on), BRADFORD)
        for number, (family, on) in enumerate(families)
    ]
