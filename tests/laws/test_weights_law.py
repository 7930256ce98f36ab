"""
SPEC §10.11: what a finding weighs is what becomes of the claim when it is flipped.
"""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given, strategies as st

from made import PLANS
from pbr.claims import validate
from pbr.findings import Conclusion, Finding, Reason, findings
from pbr.plans import Plan
from pbr.records import Subject, SubjectKind
from pbr.testing.strategies import claims
from pbr.verdicts import MET, NOT_APPLICABLE, NOT_MET, Needs, Verdict
from pbr.weights import Weight, verdict_with, weights
from strategies import CLAUSE

SUBJECT = Subject(SubjectKind.FAMILY, "F1")
leaves = st.builds(
    Finding,
    st.just(CLAUSE),
    st.just("leaf"),
    st.just(SUBJECT),
    st.sampled_from(Verdict),
    st.just(Reason.REACHED),
)
#: A few findings, any of which may stand in several places.
shared = st.lists(leaves, min_size=1, max_size=4).map(st.sampled_from)
trails = st.one_of(st.just(leaves), shared).flatmap(
    lambda leaf: st.recursive(
        leaf,
        lambda parts: st.builds(
            Conclusion,
            st.just(CLAUSE),
            st.just("node"),
            st.just(SUBJECT),
            st.builds(Needs, st.sampled_from((None, 1, 2))),
            st.lists(parts, min_size=1, max_size=3).map(tuple),
        ),
        max_leaves=9,
    )
)


def flips(trail: Finding | Conclusion, keys: tuple[int, ...]) -> bool:
    """
    Whether the claim's being payable changes when these are flipped.
    """
    pays = trail.verdict is MET
    verdict = verdict_with(trail, frozenset(keys), NOT_MET if pays else MET)
    return (verdict is MET) is not pays


@given(trail=trails)
def test_weights_agree_with_trying_every_set(trail: Finding | Conclusion) -> None:
    """
    A finding is decisive or supporting just when it is in a smallest flipping set.
    """
    pays = trail.verdict is MET
    every_one = {id(found): found for found in findings(trail)}
    able = [
        key
        for key, found in every_one.items()
        if (
            found.verdict is MET if pays else found.verdict not in (MET, NOT_APPLICABLE)
        )
    ]
    smallest: list[tuple[int, ...]] = []
    for size in range(1, len(able) + 1):
        smallest = [keys for keys in combinations(able, size) if flips(trail, keys)]
        if smallest:
            break
    inside = {key for keys in smallest for key in keys}
    alone = Weight.DECISIVE if smallest and len(smallest[0]) == 1 else Weight.SUPPORTING
    expected = {key: alone if key in inside else Weight.MOOT for key in every_one}
    assert weights(trail) == expected


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
    for finding in findings(decision.trail):
        weight = decision.weight_of(finding)
        weighed[weight] += 1
        if weight is Weight.DECISIVE:
            assert flips(decision.trail, (id(finding),))
        elif finding.verdict is not NOT_APPLICABLE:
            assert not flips(decision.trail, (id(finding),))
    assert not (weighed[Weight.DECISIVE] and weighed[Weight.SUPPORTING])
