"""
SPEC §10.6 and §4.4 on whole claims, by trying every way in which every gap can be filled.

Four gaps: a term not on record, a job nobody confirmed, a kind nobody asked about, and
a baseline nobody asked about. Each is open, or filled well, or filled badly, in
families of one adult and one child, under plans that put the four tests together in
every way there is.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from itertools import product
from typing import Any

import pytest
from attrs import evolve

from made import BRADFORD
from pbr.claims import Claim, Decision, validate
from pbr.findings import NeedsCheck, NeedsConfirmation, NeedsSessions
from pbr.periods import months_before, months_up_to
from pbr.plans import Plan
from pbr.records import (
    Attendance,
    Check,
    Employment,
    Family,
    Incident,
    Need,
    Person,
    Stay,
)
from pbr.rules import Rule
from pbr.rules.attendance import AttendedEachTerm
from pbr.rules.combined import Combined
from pbr.rules.eligibility import NeedsIdentified
from pbr.rules.employment import EmployedConsecutively
from pbr.rules.engagement import Attached
from pbr.rules.incidents import IncidentsReduced, NoneRecorded
from pbr.rules.parts.words import (
    Baseline,
    CountedFrom,
    Counting,
    Leavers,
    Starters,
    Whose,
)
from pbr.school import Term
from pbr.shares import Fall, Share
from pbr.verdicts import (
    AT_LEAST_ONE,
    EVERY,
    FIRST_OTHERWISE,
    MET,
    NOT_MET,
    UNDETERMINED,
    Quorum,
    Verdict,
)
from strategies import CLAUSE

D = date(2017, 10, 31)
OPEN, WELL, BADLY = "open", "well", "badly"
#: What is missing, in the order of the tests that miss it.
GAPS = ("sessions", "confirmation", "asb", "offence")
State = tuple[str, ...]

SCHOOL = AttendedEachTerm(
    CLAUSE,
    Share.parse("at least 90%"),
    1,
    Counting.ALL_ABSENCE,
    Starters.WAIT,
    CountedFrom.ANY,
)
WORK = EmployedConsecutively(CLAUSE, 1, 0, CountedFrom.ANY)
NONE = NoneRecorded(CLAUSE, ("asb",), 1, Whose.FAMILY, leavers=Leavers.PASSED_OVER)
FEWER = IncidentsReduced(
    CLAUSE,
    ("offence",),
    Fall.parse("50%"),
    1,
    Whose.FAMILY,
    Baseline.PRECEDING,
    leavers=Leavers.PASSED_OVER,
)


def together(needs: Quorum, *parts: Rule) -> Rule:
    """
    Tests put together.
    """
    return Combined(CLAUSE, needs, parts)


WAYS = {
    "every": together(EVERY, SCHOOL, WORK, NONE, FEWER),
    "at least one": together(AT_LEAST_ONE, SCHOOL, WORK, NONE, FEWER),
    "at least two": together(Quorum(2), SCHOOL, WORK, NONE, FEWER),
    "at least three": together(Quorum(3), SCHOOL, WORK, NONE, FEWER),
    "school, and one of the rest": together(
        EVERY, SCHOOL, together(AT_LEAST_ONE, WORK, NONE, FEWER)
    ),
    "one of two pairs": together(
        AT_LEAST_ONE, together(EVERY, SCHOOL, WORK), together(EVERY, NONE, FEWER)
    ),
    "two of three": together(Quorum(2), together(EVERY, SCHOOL, NONE), WORK, FEWER),
    "school first, otherwise work": together(FIRST_OTHERWISE, SCHOOL, WORK),
    "a fall first, otherwise none": together(FIRST_OTHERWISE, FEWER, NONE),
}


def plan_of(test: Rule) -> Plan:
    """
    A plan that pays for one test alone.
    """
    (first, *_) = BRADFORD.results
    return evolve(
        BRADFORD,
        eligibility=NeedsIdentified(CLAUSE, 1, ("crime",)),
        engagement=Attached(CLAUSE),
        asked=None,
        attached_since=None,
        measures=(),
        results=(evolve(first, needs=(test,)),),
    )


PLANS = {name: plan_of(test) for name, test in WAYS.items()}


def family_in(state: State) -> Family:
    """
    The family, each of its gaps open, or filled well or badly.
    """
    school, work, asb, offence = state
    pupil: dict[str, Any] = {"stays": [Stay("C1", "F1", date(2008, 5, 1))]}
    if school != OPEN:
        missed = 0 if school == WELL else 12
        pupil["attendance"] = [Attendance("C1", Term(2016, 2), 100, 0, missed)]
    start = D - timedelta(6)
    job = {
        OPEN: Employment("A1", start),
        WELL: Employment("A1", start, None, D),
        BADLY: Employment("A1", start, D - timedelta(1)),
    }[work]
    adult: dict[str, Any] = {
        "stays": [Stay("A1", "F1", date(1985, 5, 1))],
        "employment": [job],
    }
    window = months_up_to(D, 1)
    baseline = months_before(window.first, 1)
    incidents = [Incident("F1", "", "offence", window.first, "police")]
    checks = [Check("F1", ("offence",), window.first, D, D)]
    if asb != OPEN:
        checks.append(Check("F1", ("asb",), window.first, D, D))
    if asb == BADLY:
        incidents.append(Incident("F1", "", "asb", D))
    if offence != OPEN:
        checks.append(Check("F1", ("offence",), baseline.first, D, D))
        before = 2 if offence == WELL else 1
        incidents += [
            Incident("F1", "", "offence", baseline.first, "police", str(number))
            for number in range(before)
        ]
    rows: dict[str, Any] = {
        "people": [Person(**adult), Person(**pupil)],
        "needs": [Need("F1", "", "crime", D)],
        "incidents": incidents,
        "checks": checks,
    }
    return Family("F1", attached_on=date(2017, 1, 1), **rows)


@cache
def decided(way: str, state: State) -> Decision:
    """
    What is decided of the family in a state, under the plan of a way.
    """
    return validate(Claim(family_in(state), D), PLANS[way])


def completions(state: State) -> Iterator[State]:
    """
    Every way of filling in every gap that is open.
    """
    yield from product(*[(WELL, BADLY) if gap == OPEN else (gap,) for gap in state])


STATES = list(product((OPEN, WELL, BADLY), repeat=len(GAPS)))
EVERY_WAY = pytest.mark.parametrize("way", WAYS)


@EVERY_WAY
def test_met_and_not_met_survive_every_completion(way: str) -> None:
    """
    A claim that is met or not met stays so, however what is missing turns out.
    """
    settled = 0
    for state in STATES:
        verdict = decided(way, state).verdict
        if verdict in (MET, NOT_MET) and OPEN in state:
            settled += 1
            found = {decided(way, full).verdict for full in completions(state)}
            assert found == {verdict}, state
    assert settled > 10


@EVERY_WAY
def test_a_job_that_is_to_end_is_an_open_job(way: str) -> None:
    """
    In files whose day nobody gives, a job that ends after D is as open as one without an
    end: every claim has the same verdict, and lists the same gaps.
    """
    for state in STATES:
        family = family_in(state)
        people = [
            evolve(
                one,
                employment=[
                    evolve(
                        job, ended_on=D + timedelta(1), confirmed_on=job.confirmed_on
                    )
                    if job.ended_on is None
                    else job
                    for job in one.employment
                ],
            )
            for one in family.people
        ]
        to_end = evolve(family, people=people)
        plan = PLANS[way]
        found = validate(Claim(to_end, D), plan)
        same = decided(way, state)
        assert found.verdict is same.verdict, state
        assert listed(found) == listed(same)
        seen = validate(Claim(to_end, D, D + timedelta(1)), plan)
        full = tuple(
            WELL if gap == "confirmation" and how == OPEN else how
            for gap, how in zip(GAPS, state, strict=True)
        )
        assert seen.verdict is decided(way, full).verdict, state


@EVERY_WAY
def test_undetermined_has_two_completions_that_disagree(way: str) -> None:
    """
    A claim that cannot be told could turn out met, and could turn out not met.
    """
    open_still = 0
    for state in STATES:
        if decided(way, state).verdict is UNDETERMINED:
            open_still += 1
            found = {decided(way, full).verdict for full in completions(state)}
            assert found == {MET, NOT_MET}, state
    assert open_still > 10


def listed(decision: Decision) -> set[str]:
    """
    The gaps that a claim lists as still needed.
    """
    names = set()
    for need in decision.still_needed:
        if isinstance(need, NeedsCheck):
            names |= set(need.kinds)
        if isinstance(need, NeedsSessions):
            names.add("sessions")
        if isinstance(need, NeedsConfirmation):
            names.add("confirmation")
    return names


def turned(state: State, gap: str) -> State:
    """
    The state, one of its gaps filled the other way.
    """
    at = GAPS.index(gap)
    other = BADLY if state[at] == WELL else WELL
    return (*state[:at], other, *state[at + 1 :])


@EVERY_WAY
def test_everything_still_needed_can_change_the_answer(way: str) -> None:
    """
    For each thing that is listed there are two ways in which all turns out, that differ
    in that thing alone and in the verdict.
    """
    for state in STATES:
        for gap in listed(decided(way, state)):
            assert state[GAPS.index(gap)] == OPEN
            verdicts: set[tuple[Verdict, Verdict]] = {
                (decided(way, full).verdict, decided(way, turned(full, gap)).verdict)
                for full in completions(state)
            }
            assert [pair for pair in verdicts if pair[0] is not pair[1]], (state, gap)


@EVERY_WAY
def test_nothing_else_can_change_the_answer(way: str) -> None:
    """
    Once all that is listed is filled in, what else is open changes nothing.
    """
    for state in STATES:
        found = decided(way, state)
        gaps = listed(found)
        by_what_is_listed: dict[State, set[Verdict]] = {}
        for full in completions(state):
            of = tuple(full[GAPS.index(gap)] for gap in sorted(gaps))
            by_what_is_listed.setdefault(of, set()).add(decided(way, full).verdict)
        for verdicts in by_what_is_listed.values():
            assert len(verdicts) == 1, (state, gaps)


def test_a_settled_claim_needs_nothing() -> None:
    """
    Met or not met, a claim lists nothing, whatever else is open.
    """
    for way in WAYS:
        for state in STATES:
            found = decided(way, state)
            if found.verdict is not UNDETERMINED:
                assert found.still_needed == ()
