"""
The address of a finding: the way to it from the top of its trail (SPEC §8).
"""

from __future__ import annotations

import json
from typing import Any

from hypothesis import given, strategies as st

from made import PLANS
from pbr.claims import validate
from pbr.evidence import as_json
from pbr.findings import Finding, Place, place_of
from pbr.testing.strategies import claims
from pbr.verdicts import AT_LEAST_ONE, EVERY, NOT_MET
from trails import a_conclusion, a_finding, leaf


def test_addresses_are_the_way_down() -> None:
    """
    At each step the number of the part, from 0; the whole is at the empty address.
    """
    a, b, c = (leaf(NOT_MET) for _ in range(3))
    whole = place_of(a_conclusion(EVERY, a, a_conclusion(AT_LEAST_ONE, b, c)))
    assert whole.address == ()
    assert [(each.address, each.trail) for each in whole.findings()] == [
        ((0,), a),
        ((1, 0), b),
        ((1, 1), c),
    ]


def test_the_same_finding_is_known_by_its_first_address() -> None:
    """
    Two findings that say the same are one, whatever objects they are.
    """
    parts = [a_finding(NOT_MET), leaf(NOT_MET), a_finding(NOT_MET)]
    whole = place_of(a_conclusion(EVERY, *parts))
    assert [each.same_as for each in whole.findings()] == [(0,), (1,), (0,)]


def test_conclusions_of_the_same_parts_are_the_same() -> None:
    """
    A conclusion is the same as another of the same requirement with the same parts.
    """
    one = leaf(NOT_MET)
    parts = [a_conclusion(EVERY, one), a_conclusion(EVERY, one), a_conclusion(EVERY)]
    whole = place_of(a_conclusion(EVERY, *parts))
    assert [part.same_as for part in whole.parts] == [(0,), (0,), (2,)]
    assert Place((0,), one, (), (0,)).verdict is NOT_MET


def test_conclusions_that_take_other_numbers_of_their_parts_are_not_the_same() -> None:
    """
    Every one of two parts is not the same conclusion as at least one of them.
    """
    two = [leaf(NOT_MET), leaf(NOT_MET)]
    parts = [a_conclusion(EVERY, *two), a_conclusion(AT_LEAST_ONE, *two)]
    whole = place_of(a_conclusion(EVERY, *parts))
    assert [part.same_as for part in whole.parts] == [(0,), (1,)]
    assert [each.same_as for each in whole.findings()] == [(0, 0), (0, 1)] * 2


@given(data=st.data())
def test_an_address_leads_to_the_same_finding_in_the_json(data: st.DataObject) -> None:
    """
    Followed through the parts of the JSON, an address comes to the finding it names.
    """
    plan = data.draw(st.sampled_from(list(PLANS.values())))
    decision = validate(data.draw(claims(plan)), plan)
    node = json.loads(as_json(decision))["trail"]["claim"]
    for place in decision.place.findings():
        there: Any = node
        for step in place.address:
            there = there["parts"][step]
        assert isinstance(place.trail, Finding)
        assert there["about"] == place.trail.about
        assert there["reason"] == place.trail.reason.value
        assert there["weight"] == decision.weights[place.address].value
