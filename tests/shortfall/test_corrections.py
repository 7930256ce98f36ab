"""
What would have to be otherwise: exact to the unit, corrections apart from the future.
"""

from __future__ import annotations

from typing import Any

import pytest
from attrs import evolve
from hypothesis import given, strategies as st

from made import BATH_2015, BRADFORD, D, a_family, a_pupil, an_adult, sessions
from pbr.claims import Claim, Decision, validate
from pbr.findings import Counted, Finding, Range, Reason, findings, not_met
from pbr.periods import Period
from pbr.records import Family, Incident, Need
from pbr.rules.absence import AbsenceBelow
from pbr.rules.attendance import AttendedEachTerm
from pbr.rules.parts.words import CountedFrom, Counting, Starters
from pbr.shares import Below, Share
from pbr.shortfall.corrections import (
    Unit,
    WouldMeet,
    full_sessions_to_reach,
    would_meet,
)
from pbr.shortfall.margins import Margin, close_calls, margin_of
from pbr.verdicts import EVERY, MET, NOT_MET
from strategies import CLAUSE
from trails import FAMILY, a_conclusion, asked

NINETY = Share.parse("at least 90%")


def finding_of(about: str, family: Family, plan: Any = BRADFORD) -> Finding:
    """
    A finding of a family's claim, by what it is about.
    """
    decision = validate(Claim(family, D), plan)
    found = [each for each in findings(decision.trail) if each.about == about]
    return found[0]


def term(missed: int) -> Finding:
    """
    The finding on a pupil's autumn, so many sessions of 120 missed.
    """
    rows = [sessions("C1", n, 120, missed if n == 0 else 0) for n in range(3)]
    people = [an_adult(), a_pupil(attendance=rows)]
    return finding_of("2016/17 autumn", a_family(people=people))


def test_five_sessions_short_is_five_re_marked_or_fifty_more() -> None:
    """
    103 of 120 at 90%: 5 sessions re-marked present, or 50 more full sessions.
    """
    assert would_meet(term(17), NINETY) == (
        WouldMeet(5, Unit.RE_MARKED),
        WouldMeet(50, Unit.FULL_SESSIONS),
    )


def test_applied_it_passes_and_one_unit_less_does_not() -> None:
    """
    Re-marked present, 5 sessions reach the line and 4 do not; 50 to come do and 49 do not.
    """
    assert term(17 - 5).verdict is MET
    assert term(17 - 4).verdict is NOT_MET
    assert NINETY.needed_of(120 + 50) <= 103 + 50
    assert NINETY.needed_of(120 + 49) > 103 + 49


@given(
    possible=st.integers(1, 400),
    missed=st.integers(0, 400),
    line=st.sampled_from(
        [
            "at least 90%",
            "more than 90%",
            "at least 50%",
            "at least 100%",
            "more than 85.5%",
            "15%",
        ]
    ),
)
def test_sessions_to_come_are_exact(possible: int, missed: int, line: str) -> None:
    """
    So many more full sessions reach any share, and one fewer does not.
    """
    share = Below.parse(line) if line == "15%" else Share.parse(line)
    missed = min(missed, possible)

    def reached(more: int) -> bool:
        if isinstance(share, Below):
            return missed <= share.most_allowed_of(possible + more)
        return possible - missed + more >= share.needed_of(possible + more)

    number = full_sessions_to_reach(share, possible - missed, possible)
    if number is None:
        assert line == "at least 100%"
        assert missed > 0
        assert not reached(10**6)
    else:
        assert reached(number)
        assert number == 0 or not reached(number - 1)


@pytest.mark.parametrize(
    ("line", "attended", "number"),
    [("at least 100%", 10, 0), ("at least 100%", 9, None), ("at least 50%", 10, 0)],
)
def test_what_is_reached_already_needs_no_more(
    line: str, attended: int, number: int | None
) -> None:
    """
    All of 10 sessions are 100% and more than half: none more; 9 of 10 are never 100%.
    """
    assert full_sessions_to_reach(Share.parse(line), attended, 10) == number


def test_without_its_line_only_the_correction_is_told() -> None:
    """
    The future needs the share; what is on record does not.
    """
    (only,) = would_meet(term(13))
    assert only == WouldMeet(1, Unit.RE_MARKED)
    assert only.needs_source
    future = WouldMeet(1, Unit.FULL_SESSIONS)
    assert not future.needs_source


def test_what_is_met_needs_nothing() -> None:
    """
    On the line there is nothing to tell.
    """
    assert would_meet(term(12), NINETY) == ()


def test_absence_below_a_line_counts_alike() -> None:
    """
    Of 120 sessions 18 missed is one too many for below 15%.
    """
    rule = AbsenceBelow(
        CLAUSE,
        Below.parse("15%"),
        1,
        Counting.ALL_ABSENCE,
        Starters.WAIT,
        CountedFrom.ANY,
    )
    pupil = a_pupil(attendance=[sessions("C1", 2, 120, 18)])
    (found,) = findings(rule.examine(a_family(people=[pupil]), D))
    assert would_meet(found, rule.share) == (
        WouldMeet(1, Unit.RE_MARKED),
        WouldMeet(1, Unit.FULL_SESSIONS),
    )


def incidents(kind: str, after: int) -> Finding:
    """
    The finding on so many incidents after three before.
    """
    rows = [
        Incident("F1", "C1", kind, D.replace(year=2016, month=9, day=day))
        for day in (1, 2, 3)
    ]
    rows += [Incident("F1", "C1", kind, D.replace(day=day + 1)) for day in range(after)]
    problem = "domestic-abuse" if kind == "domestic-abuse" else "crime"
    needs = [Need("F1", "", name, D) for name in (problem, "help")]
    return finding_of("incidents-reduced", a_family(incidents=rows, needs=needs))


def test_incidents_may_be_recorded_by_mistake() -> None:
    """
    One too many: one would have to be recorded by mistake. One fewer is met.
    """
    mistaken = WouldMeet(1, Unit.MISTAKEN_INCIDENTS)
    assert would_meet(incidents("asb", 3)) == (mistaken,)
    assert incidents("asb", 2).verdict is MET


def test_where_there_were_none_before_no_correction_makes_it_met() -> None:
    """
    Without the new incidents there would be nothing to reduce: neutral, and not met.
    """
    rows = [Incident("F1", "C1", "asb", D)]
    found = finding_of("incidents-reduced", a_family(incidents=rows))
    assert found.verdict is NOT_MET
    assert would_meet(found) == ()


def test_of_domestic_abuse_nothing_is_said() -> None:
    """
    Nobody is told that fewer reports would pay.
    """
    found = incidents("domestic-abuse", 3)
    assert found.verdict is NOT_MET
    assert would_meet(found) == ()


@pytest.mark.parametrize("about", ["assessed", "not claimed before"])
def test_what_is_not_counted_has_none(about: str) -> None:
    """
    A date is not so many units away.
    """
    found = finding_of(about, a_family(assessed_on=None), BATH_2015)
    missing = not_met(Reason.NOT_ON_RECORD)
    assert would_meet(evolve(found, judgement=missing)) == ()


def test_what_is_out_of_reach_is_not_corrected_by_sessions() -> None:
    """
    With half a term on record, a session more leaves the answer open: it is not met.
    """
    half = evolve(sessions("C1", 2, 60, 17), half=1)
    rule = AttendedEachTerm(
        CLAUSE,
        Share.parse("at least 90%"),
        1,
        Counting.ALL_ABSENCE,
        Starters.WAIT,
        CountedFrom.ANY,
    )
    family = a_family(people=[a_pupil(attendance=[half])])
    (found,) = findings(rule.examine(family, D))
    assert found.reason is Reason.OUT_OF_REACH
    assert would_meet(found, rule.share) == ()
    assert margin_of(found) == Margin(found, "sessions", -1)
    assert not list(close_calls(decided_by_one(found)))


@pytest.mark.parametrize(("most", "known"), [(3, True), (4, False)])
def test_a_count_in_doubt_is_not_corrected(most: int, *, known: bool) -> None:
    """
    One incident fewer is met only if how many there were is known.
    """
    measure = Counted(("asb",), Range(3, most), 2, Period(D, D))
    found = Finding(asked("x"), FAMILY, not_met(Reason.TOO_MANY), measure)
    mistaken = (WouldMeet(1, Unit.MISTAKEN_INCIDENTS),)
    assert would_meet(found) == (mistaken if known else ())


def decided_by_one(found: Finding) -> Decision:
    """
    A decision whose only evidence is one finding.
    """
    nothing = a_conclusion(EVERY)
    return evolve(
        validate(Claim(a_family(), D), BRADFORD),
        eligible=nothing,
        approach=nothing,
        claimable=nothing,
        evidenced=a_conclusion(EVERY, found),
    )
