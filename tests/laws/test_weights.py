"""
SPEC §10.11: what a finding weighs is what becomes of the claim when it is flipped.
"""

from __future__ import annotations

from datetime import date
from itertools import combinations

from hypothesis import given, strategies as st

from made import CAMBRIDGESHIRE, claims
from pbr.claims import Claim, validate
from pbr.findings import Conclusion, Finding, Reason, findings
from pbr.records import Family, Subject, SubjectKind
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


@given(claim=claims(CAMBRIDGESHIRE))
def test_flipping_a_decisive_finding_flips_the_claim(
    claim: tuple[Family, date],
) -> None:
    """
    Flip a decisive finding and the claim flips; flip a moot one and it does not.
    """
    family, on = claim
    decision = validate(Claim(family, on), CAMBRIDGESHIRE)
    for finding in findings(decision.trail):
        weight = decision.weight_of(finding)
        if weight is Weight.DECISIVE:
            assert flips(decision.trail, (id(finding),))
        if weight is Weight.MOOT and finding.verdict is not NOT_APPLICABLE:
            assert not flips(decision.trail, (id(finding),))
