"""
SPEC §10.10: between two neighbouring dates of a timeline nothing changes; the first day
passes and the day before does not.
"""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given, settings, strategies as st

from made import PLANS
from pbr.claims import Answer, Claim, validate
from pbr.periods import ONE_DAY, Period, plus_months
from pbr.plans import Plan
from pbr.testing.laws import each_day, nothing_turns_unsaid, shape
from pbr.testing.strategies import claims
from pbr.timeline.assumptions import Assume, assumed_of, with_assumed_rows
from pbr.timeline.stretches import Timeline, Watch, timeline
from pbr.verdicts import MET
from strategies import EVERY_NAME, cases_for

#: A replay decides a claim on hundreds of days: a few claims are enough at a time.
REPLAYS = settings(max_examples=max(settings().max_examples // 10, 2))
by_plan = pytest.mark.parametrize("plan", PLANS.values(), ids=PLANS.keys())


def asked_about(claim: Claim) -> Period:
    """
    Two months before a claim and ten after it.
    """
    return Period(plus_months(claim.on, -2), plus_months(claim.on, 10))


def line_of(claim: Claim, plan: Plan, *words: Assume) -> Timeline:
    """
    The timeline of a claim's family, in files of the claim's own day or of the first.
    """
    asked = asked_about(claim)
    seen = claim.as_of or asked.first
    assumed = assumed_of(claim.family.as_at(seen), plan, asked, words)
    return timeline(claim.family, plan, asked.first, asked.last, assumed, claim.as_of)


@by_plan
@given(data=st.data())
@REPLAYS
def test_a_timeline_agrees_with_every_day(plan: Plan, data: st.DataObject) -> None:
    """
    On every day the claim comes to what the timeline says, and neighbours differ.
    """
    claim = data.draw(claims(plan))
    line = line_of(claim, plan)
    for day in each_day(line.asked):
        decision = validate(Claim(line.family, day), plan)
        assert decision.answer == line.on(day).answer, day
    for day in line.changes:
        assert line.on(day).answer != line.on(day - ONE_DAY).answer


@by_plan
@given(data=st.data())
@REPLAYS
def test_every_verdict_of_the_trail_stands_until_the_next_date(
    plan: Plan, data: st.DataObject
) -> None:
    """
    Not only the claim's: each finding keeps its verdict and reason between the dates.
    """
    claim = data.draw(claims(plan))
    asked = asked_about(claim)
    watch = Watch.over(claim.family, plan, asked)
    kept = {day: shape(watch.decision_on(day).trail) for day in watch.days()}
    stands = kept[asked.first]
    for day in each_day(asked):
        stands = kept.get(day, stands)
        assert shape(validate(Claim(claim.family, day), plan).trail) == stands, day


@by_plan
@given(data=st.data())
def test_the_first_day_passes_and_the_day_before_does_not(
    plan: Plan, data: st.DataObject
) -> None:
    """
    With all that can be assumed: on the first day it is payable, on the eve it is not.
    """
    claim = data.draw(claims(plan))
    line = line_of(claim, plan, *Assume)
    first = line.first(MET)
    if first is None:
        return
    family, day = line.family_as_assumed, first.days.first
    assert validate(Claim(family, day), plan).payable
    if day != line.asked.first:
        assert not validate(Claim(family, day - timedelta(1)), plan).payable


@by_plan
@given(data=st.data())
def test_what_a_day_relies_on_is_just_enough(plan: Plan, data: st.DataObject) -> None:
    """
    With what it leans on alone the claim comes to the same; without any one, not.
    """
    claim = data.draw(claims(plan))
    line = line_of(claim, plan, *Assume)
    first = line.first(MET) or line.stretches[-1]
    day = first.days.first
    relies_on = line.relies_on(day)

    def answer_of(assumed: tuple[object, ...]) -> Answer:
        family = with_assumed_rows(line.family, assumed)  # type: ignore[arg-type]
        return validate(Claim(family, day), plan).answer

    assert answer_of(relies_on) == first.answer
    for each in relies_on:
        rest = tuple([other for other in relies_on if other is not each])
        assert answer_of(rest) != first.answer


@given(data=st.data())
def test_assuming_is_the_same_as_having_on_file(data: st.DataObject) -> None:
    """
    The timeline under assumptions is that of a family on whose file they stand.
    """
    plan = data.draw(st.sampled_from(list(PLANS.values())))
    claim = data.draw(claims(plan))
    line = line_of(claim, plan, *Assume)
    asked: Period = line.asked
    on_file = timeline(
        line.family_as_assumed, plan, asked.first, asked.last, as_of=line.as_of
    )
    assert on_file.stretches == line.stretches


@pytest.mark.parametrize("name", sorted(EVERY_NAME))
@REPLAYS
@given(data=st.data())
def test_a_rule_gives_each_day_on_which_it_turns(
    name: str, data: st.DataObject
) -> None:
    """
    On every other day it finds what it found the day before, also of people whose birth
    dates are not known.
    """
    rule = data.draw(EVERY_NAME[name], label="rule")
    family, on = data.draw(cases_for(rule, births_unknown=True), label="case")
    nothing_turns_unsaid(rule, family, on)
