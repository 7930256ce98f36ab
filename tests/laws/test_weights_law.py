"""
SPEC §10.11: what a finding weighs is what becomes of the claim when it is flipped.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import combinations

import pytest
from hypothesis import given, strategies as st

from made import PLANS
from pbr.claims import validate
from pbr.findings import Address, Conclusion, Finding, Place, place_of
from pbr.plans import Plan
from pbr.testing.strategies import claims
from pbr.verdicts import (
    AT_LEAST_ONE,
    EVERY,
    FIRST_OTHERWISE,
    MET,
    NOT_APPLICABLE,
    NOT_MET,
    Quorum,
    Verdict,
)
from pbr.weights import Weight, verdict_with, weights
from trails import a_conclusion, leaf

#: Findings that are not the same as any other.
leaves = st.sampled_from(Verdict).map(leaf)
#: A few findings, any of which may stand in several places.
shared = st.lists(leaves, min_size=1, max_size=4).map(st.sampled_from)
trails = st.one_of(st.just(leaves), shared).flatmap(
    lambda leaf: st.recursive(
        leaf,
        lambda parts: st.builds(
            lambda quorum, some: a_conclusion(quorum, *some),
            st.sampled_from((EVERY, AT_LEAST_ONE, Quorum(2), FIRST_OTHERWISE)),
            st.lists(parts, min_size=1, max_size=3),
        ),
        max_leaves=9,
    )
)


def flips(whole: Place, keys: Iterable[Address]) -> bool:
    """
    Whether the claim's being payable changes when these are flipped.
    """
    pays = whole.verdict is MET
    verdict = verdict_with(whole, frozenset(keys), NOT_MET if pays else MET)
    return (verdict is MET) is not pays


@given(trail=trails)
def test_weights_agree_with_trying_every_set(trail: Finding | Conclusion) -> None:
    """
    A finding is decisive or supporting just when it is in a smallest flipping set.
    """
    whole = place_of(trail)
    pays = trail.verdict is MET
    able = [
        found.address
        for found in whole.findings()
        if found.address == found.same_as
        and (
            found.verdict is MET if pays else found.verdict not in (MET, NOT_APPLICABLE)
        )
    ]
    smallest: list[tuple[Address, ...]] = []
    for size in range(1, len(able) + 1):
        smallest = [keys for keys in combinations(able, size) if flips(whole, keys)]
        if smallest:
            break
    inside = {key for keys in smallest for key in keys}
    alone = Weight.DECISIVE if smallest and len(smallest[0]) == 1 else Weight.SUPPORTING
    expected = {
        place.address: alone if place.same_as in inside else Weight.MOOT
        for place in whole.findings()
    }
    assert weights(whole) == expected


@pytest.mark.parametrize("plan", PLANS.values(), ids=PLANS.keys())
@given(data=st.data())
def test_flipping_a_decisive_finding_flips_the_claim(
    plan: Plan, data: st.DataObject
) -> None:
    """
    Flip a decisive finding and the claim flips; flip a moot one and it does not.

    On every plan that comes with pbr. Supporting ones do not flip it alone either, and
    there are none where one finding is enough.
    """
    claim = data.draw(claims(plan))
    decision = validate(claim, plan)
    weighed = dict.fromkeys(Weight, 0)
    for place in decision.place.findings():
        weight = decision.weights[place.address]
        weighed[weight] += 1
        if weight is Weight.DECISIVE:
            assert flips(decision.place, (place.same_as,))
        elif place.verdict is not NOT_APPLICABLE:
            assert not flips(decision.place, (place.same_as,))
    assert not (weighed[Weight.DECISIVE] and weighed[Weight.SUPPORTING])
