"""
What a claim turns on, met exactly at its threshold.
"""

from __future__ import annotations

from datetime import timedelta

import pytest
from attrs import evolve

from falls import BEFORE, SINCE, offence, with_falls
from flagged import a_plain_family, flags_of
from made import BRADFORD, D, a_family, a_pupil, an_adult, sessions
from pbr.claims import Claim, validate
from pbr.findings import Finding
from pbr.flags import FlagKind
from pbr.records import Family, Need, Person
from pbr.reports import wording

KIND = FlagKind.NOTHING_TO_SPARE


def pupils(*missed: int) -> list[Person]:
    """
    An adult, and a pupil who missed so many sessions of each term.
    """
    rows = [sessions("C1", at, 120, number) for at, number in enumerate(missed)]
    return [an_adult(), a_pupil(attendance=rows)]


def remarks(family: Family) -> list[str]:
    """
    The remarks, in words.
    """
    return [wording.flag(flag) for flag in flags_of(family, KIND)]


@pytest.mark.parametrize(("missed", "expected"), [(11, 0), (12, 1), (13, 0)])
def test_a_term_exactly_at_its_threshold(missed: int, expected: int) -> None:
    """
    108 of 120 sessions are exactly enough; 109 have one to spare, 107 are not met.
    """
    found = remarks(a_family(people=pupils(0, missed, 0)))
    assert (
        found
        == [
            "C1 has nothing to spare: 2016/17 spring: 120 possible − 0 authorised − 12 "
            "unauthorised = 108 attended, 108 needed  "
            "[built in code]"
        ]
        * expected
    )


@pytest.mark.parametrize(("days", "expected"), [(1, 0), (0, 1)])
def test_a_date_exactly_on_the_day(days: int, expected: int) -> None:
    """
    An assessment on the day of the claim is in time by no day; one before it has one.
    """
    family = evolve(a_plain_family(), assessed_on=D - timedelta(days))
    words = ["the family has nothing to spare: assessed: 31 October 2017"]
    said = [each.partition("  [")[0] for each in remarks(family)]
    assert said == words * expected


@pytest.mark.parametrize(("since", "expected"), [(1, 0), (2, 1), (3, 0)])
def test_a_fall_exactly_at_its_threshold(since: int, expected: int) -> None:
    """
    Of three, two are exactly few enough.
    """
    before, after = map(offence, BEFORE[:3]), map(offence, SINCE[:since])
    family = evolve(with_falls(*before, *after), people=tuple(pupils(0, 0, 0)))
    found = remarks(family)
    assert len(found) == expected
    for each in found:
        assert each.startswith(
            "the family has nothing to spare: incidents reduced: off"
        )
        assert "3 incidents" in each
        assert "2 allowed" in each


def test_it_is_a_remark_and_never_blocks() -> None:
    """
    It has the rows that the finding read, and a place for each time it is asked.
    """
    school = Need("F1", "C1", "school", D)
    needs = [*a_family().needs, school]
    family = a_family(people=pupils(0, 0, 12), needs=needs)
    (flag,) = flags_of(family, KIND)
    assert flag.rows == (sessions("C1", 2, 120, 12),)
    assert len(flag.bears_on) == 2
    assert not flag.blocks
    decision = validate(Claim(family, D), BRADFORD)
    assert decision.payable
    assert decision.to_answer == ()


def test_what_the_claim_does_not_turn_on_is_left_out() -> None:
    """
    Of a claim that is not payable no met finding is decisive.
    """
    family = a_family(people=pupils(0, 0, 12))
    assert flags_of(family, KIND)
    for changes in ({"key_worker": ""}, {"checks": ()}):
        assert flags_of(evolve(family, **changes), KIND) == []


def test_a_supporting_finding_is_left_out() -> None:
    """
    Where another result is met as well, neither is decisive.
    """
    from test_no_hours import a_job, working  # noqa: PLC0415 - one family of its tests

    family = working(a_job(None), problem="crime")
    assert validate(Claim(family, D), BRADFORD).results_met == (
        "progress",
        "employment",
    )
    assert flags_of(family, KIND) == []
    alone = evolve(family, people=tuple(pupils(12, 0, 0)))
    assert len(flags_of(alone, KIND)) == 1


def test_two_problems_of_two_are_the_usual_case() -> None:
    """
    What has nothing to spare as a matter of course is not remarked on.
    """
    family = a_family(people=pupils(0, 0, 0))
    two = [
        place.trail
        for place in validate(Claim(family, D), BRADFORD).place.findings()
        if isinstance(place.trail, Finding) and place.trail.about == "needs-identified"
    ]
    assert len(two) == 1
    assert remarks(family) == []
