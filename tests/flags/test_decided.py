"""
Which findings earn a result.
"""

from __future__ import annotations

from made import BRADFORD, D, a_family
from pbr.claims import Claim, validate
from pbr.findings import Finding
from pbr.records import Family
from pbr.verdicts import MET


def earning(family: Family) -> list[tuple[tuple[int, ...], str]]:
    """
    Where each finding is that earns a result, and what it is about.
    """
    found = validate(Claim(family, D), BRADFORD).as_decided.earning
    assert all(each.finding.verdict is MET for each in found)
    return [(each.address, each.finding.about) for each in found]


def test_the_findings_of_a_result_that_is_met() -> None:
    """
    Each is at its address in the trail; what is neutral earns nothing.
    """
    found = earning(a_family())
    assert [about for _, about in found] == [
        "2016/17 autumn",
        "2016/17 spring",
        "2016/17 summer",
        "incidents-reduced",
    ]
    places = {
        place.address: place.trail
        for place in validate(Claim(a_family(), D), BRADFORD).place.findings()
    }
    for address, about in found:
        trail = places[address]
        assert isinstance(trail, Finding)
        assert trail.about == about


def test_a_result_that_is_not_met_has_earned_nothing() -> None:
    """
    Its terms are met, and its incidents did not fall.
    """
    assert earning(a_family(checks=())) == []
