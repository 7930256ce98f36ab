"""
How much a finding weighs, where trying every set of findings would never end.
"""

from __future__ import annotations

from pbr.findings import Conclusion, Finding, Trail, place_of
from pbr.verdicts import MET, NOT_APPLICABLE, NOT_MET, Quorum
from pbr.weights import Weight, weights
from trails import a_conclusion, a_finding, leaf

EVERY = None


def node(fewest: int | None, *parts: Trail) -> Conclusion:
    """
    What follows from parts, if it takes this many of them, or every one.
    """
    return a_conclusion(Quorum(fewest), *parts)


def weighed(trail: Trail, *findings: Finding) -> list[Weight]:
    """
    What these findings of a trail weigh.
    """
    whole = place_of(trail)
    found = weights(whole)
    at = {id(place.trail): place.address for place in whole.findings()}
    return [found[at[id(finding)]] for finding in findings]


def test_where_nothing_can_be_flipped() -> None:
    """
    A claim that no finding can turn has none that weighs.
    """
    neutral, short = leaf(NOT_APPLICABLE), leaf(NOT_MET)
    assert weighed(neutral, neutral) == [Weight.MOOT]
    two = node(2, short, neutral)
    assert weighed(two, short, neutral) == [Weight.MOOT] * 2
    assert weighed(node(EVERY, short, two), short, neutral) == [Weight.MOOT] * 2


def test_a_claim_with_nothing_to_show() -> None:
    """
    Where the last question is not applicable, meeting the others meets nothing.
    """
    short, neutral = leaf(NOT_MET), leaf(NOT_APPLICABLE)
    needs = Quorum(None, neutral_with_last=True)
    claim = a_conclusion(needs, short, neutral)
    assert weighed(claim, short, neutral) == [Weight.MOOT] * 2
    claim = a_conclusion(needs, neutral, short)
    assert weighed(claim, short, neutral) == [Weight.DECISIVE, Weight.MOOT]


def test_ways_of_which_several_are_as_short() -> None:
    """
    Of three ways, the two that take as few findings support; the longer is moot.
    """
    one, two, three = ([leaf(NOT_MET) for _ in range(size)] for size in (2, 2, 3))
    trail = node(1, *[node(EVERY, *each) for each in (one, two, three)])
    assert weighed(trail, *one, *two, *three) == [
        *[Weight.SUPPORTING] * 4,
        *[Weight.MOOT] * 3,
    ]


def test_a_neutral_question_before_the_last_is_passed_by() -> None:
    """
    It is the last question that makes a claim neutral, and not the second.
    """
    short, neutral, last = leaf(NOT_MET), leaf(NOT_APPLICABLE), leaf(MET)
    needs = Quorum(None, neutral_with_last=True)
    parts = (short, neutral, last)
    claim = a_conclusion(needs, *parts)
    assert weighed(claim, *parts) == [Weight.DECISIVE, Weight.MOOT, Weight.MOOT]


def test_what_is_met_already_takes_no_finding() -> None:
    """
    Two of three are needed and one is met: one finding more is enough.
    """
    met, short = leaf(MET), leaf(NOT_MET)
    both = [leaf(NOT_MET), leaf(NOT_MET)]
    trail = node(2, met, short, node(EVERY, *both))
    assert weighed(trail, met, short, *both) == [
        Weight.MOOT,
        Weight.DECISIVE,
        *[Weight.MOOT] * 2,
    ]


def test_a_finding_that_two_ways_of_a_met_claim_share() -> None:
    """
    Without it neither way is met: it is decisive, and what stands beside it is moot.
    """
    both, one, two = (leaf(MET) for _ in range(3))
    trail = node(1, node(EVERY, both, one), node(EVERY, both, two))
    assert weighed(trail, both, one, two) == [
        Weight.DECISIVE,
        Weight.MOOT,
        Weight.MOOT,
    ]


def test_ways_that_share_a_finding() -> None:
    """
    A finding that stands in two parts is flipped in both, and counts once.
    """
    both, one, two = (leaf(NOT_MET) for _ in range(3))
    trail = node(EVERY, node(1, both, one), node(1, both, two))
    assert weighed(trail, both, one, two) == [
        Weight.DECISIVE,
        Weight.MOOT,
        Weight.MOOT,
    ]
    trail = node(2, node(1, both, one), node(1, both, two), node(EVERY, one, two))
    assert weighed(trail, both, one, two) == [
        Weight.DECISIVE,
        Weight.MOOT,
        Weight.MOOT,
    ]


def test_a_combination_of_many() -> None:
    """
    Half of forty pairs is found at once, though there are 10 ** 11 ways to choose it.
    """
    pairs = [(leaf(NOT_MET), leaf(NOT_MET)) for _ in range(40)]
    trail = node(20, *[node(EVERY, *pair) for pair in pairs])
    assert set(weights(place_of(trail)).values()) == {Weight.SUPPORTING}
    met = [leaf(MET) for _ in range(40)]
    assert set(weights(place_of(node(20, *met))).values()) == {Weight.SUPPORTING}


def test_a_family_of_thousands() -> None:
    """
    Each of five thousand findings is weighed in the time that one takes.
    """
    met = [leaf(MET) for _ in range(5000)]
    assert set(weights(place_of(node(EVERY, *met))).values()) == {Weight.DECISIVE}


def test_equal_findings_are_one_finding() -> None:
    """
    Two findings that say the same are flipped together, as a reader of the JSON sees.
    """
    both = a_finding(NOT_MET, "both")
    again = a_finding(NOT_MET, "both")
    assert weighed(node(EVERY, both, again), both, again) == [Weight.DECISIVE] * 2
    other = a_finding(NOT_MET, "other")
    assert weighed(node(EVERY, both, other), both, other) == [Weight.SUPPORTING] * 2
