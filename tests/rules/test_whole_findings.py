"""
What a rule finds is told in full: its reason, what it counted, and what is missing.
"""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction
from typing import Any

import pytest
from attrs import evolve

from made import D, a_family, a_pupil, an_adult, sessions
from pbr.findings import (
    Absent,
    Attended,
    Counted,
    Dated,
    Finding,
    Found,
    Held,
    Measure,
    NeedsBenefitHistory,
    NeedsConfirmation,
    NeedsSessions,
    NeedsTerm,
    Reason,
    Scored,
    Worked,
    findings,
)
from pbr.periods import Period, months_up_to
from pbr.records import Benefit, Employment, Incident, Score, Status, Stay
from pbr.rules import Rule
from pbr.rules.absence import AbsenceBelow
from pbr.rules.attendance import AttendedOverall
from pbr.rules.completed import Completed
from pbr.rules.eligibility import DependentChild, InTheArea, NeedsIdentified
from pbr.rules.employment import EmployedConsecutively
from pbr.rules.engagement import KeyWorkerNamed
from pbr.rules.exclusions import FewerThanOverMonths
from pbr.rules.parts.words import CountedFrom, Counting, Direction, Starters
from pbr.rules.progress import ScoreImproved
from pbr.rules.status import StatusEnded
from pbr.school import Term, TermPart
from pbr.shares import Below, Share
from pbr.verdicts import MET, NOT_MET, UNDETERMINED, Verdict
from strategies import CLAUSE

ONE_DAY = timedelta(days=1)
JSA = "jobseekers-allowance"
RUN_FIRST = D - timedelta(days=181)
WINDOW = months_up_to(D, 6)
PROBLEMS = ("crime", "help", "work")
AN_ORDER = Status("A1", "order", date(2017, 1, 1), date(2017, 6, 1), "completed")
STARTER = date(2011, 9, 30)  # of school age from 31 December 2016


def only(rule: Rule, **changes: Any) -> Finding:
    """
    The one finding of a rule about the family or its one member.
    """
    (found,) = findings(rule.examine(a_family(**changes), D))
    return found


@pytest.mark.parametrize(
    ("rule", "changes", "verdict", "reason", "measure"),
    [
        (
            NeedsIdentified(CLAUSE, 2, PROBLEMS),
            {},
            MET,
            Reason.REACHED,
            Found(2, 2),
        ),
        (
            NeedsIdentified(CLAUSE, 3, PROBLEMS),
            {},
            NOT_MET,
            Reason.SHORT,
            Found(2, 3),
        ),
        (DependentChild(CLAUSE), {}, MET, Reason.REACHED, Found(1, 1)),
        (
            DependentChild(CLAUSE),
            {"people": [an_adult()]},
            NOT_MET,
            Reason.SHORT,
            Found(0, 1),
        ),
        (InTheArea(CLAUSE), {}, MET, Reason.REACHED, Dated(None, None, D)),
        (
            InTheArea(CLAUSE),
            {"left_area_on": D + ONE_DAY},
            MET,
            Reason.REACHED,
            Dated(None, None, D),
        ),
        (
            InTheArea(CLAUSE),
            {"left_area_on": D},
            NOT_MET,
            Reason.LEFT_THE_AREA,
            Dated(D, None, D),
        ),
        (KeyWorkerNamed(CLAUSE), {}, MET, Reason.REACHED, None),
        (
            KeyWorkerNamed(CLAUSE),
            {"key_worker": ""},
            NOT_MET,
            Reason.NOT_ON_RECORD,
            None,
        ),
        (
            Completed(CLAUSE, "order"),
            {"people": [an_adult(statuses=[AN_ORDER])]},
            UNDETERMINED,
            Reason.UNCHECKED,
            Dated(date(2017, 6, 1), None, D),
        ),
        (
            Completed(CLAUSE, "order"),
            {},
            NOT_MET,
            Reason.NOT_ON_RECORD,
            Dated(None, None, D),
        ),
    ],
)
def test_a_finding_gives_its_reason_and_its_count(
    rule: Rule,
    changes: dict[str, Any],
    verdict: Verdict,
    reason: Reason,
    measure: Measure | None,
) -> None:
    """
    A finding says why it is so, and what was counted or on which day it was found.
    """
    found = only(rule, **changes)
    assert (found.verdict, found.reason, found.measure) == (verdict, reason, measure)


def improved(
    *scores: tuple[str, str, date, int], months: int = 0, tool: str = "any"
) -> Measure | None:
    """
    What is measured of scores in health or work, of A1: tool, domain, day, score.
    """
    rows = [
        Score("F1", "A1", with_tool, domain, day, Fraction(score))
        for with_tool, domain, day, score in scores
    ]
    rule = ScoreImproved(CLAUSE, tool, "health", Fraction(1), Direction.UP, months)
    return only(rule, scores=rows).measure


def scored(count: int, first: int, since: int) -> Scored:
    """
    So many scores, from a first to the worst that has stood since.
    """
    return Scored(
        count,
        Fraction(first),
        Fraction(since),
        Fraction(since - first),
        Fraction(1),
    )


EARLY, LATE = date(2017, 2, 1), date(2017, 9, 1)


def test_fewer_than_two_scores_say_how_many_there_are() -> None:
    """
    With no score, or one, there is nothing to compare; what is needed is told.
    """
    assert improved() == Scored(0, None, None, None, Fraction(1))
    one = improved(("star", "health", EARLY, 3))
    assert one == Scored(1, None, None, None, Fraction(1))


def test_two_scores_say_how_much_better() -> None:
    """
    From 3 to 5 is better by 2.
    """
    both = improved(("star", "health", EARLY, 3), ("star", "health", LATE, 5))
    assert both == scored(2, 3, 5)


def test_a_score_on_another_tool_or_in_another_domain_is_another_kind() -> None:
    """
    Only the tool and the domain of the plan are looked at, each for itself.
    """
    first = ("star", "health", EARLY, 3)
    for tool, domain in (("star", "work"), ("scale", "health")):
        assert improved(first, (tool, domain, LATE, 5), tool="star") == Scored(
            1, None, None, None, Fraction(1)
        )


def test_the_tool_that_shows_most_counts() -> None:
    """
    Of several tools the one that is better by most is told, one score being no tool.
    """
    once = ("once", "health", EARLY, 3)
    worse = [("worse", "health", EARLY, 3), ("worse", "health", LATE, 2)]
    same = [("same", "health", EARLY, 3), ("same", "health", LATE, 3)]
    better = [("top", "health", EARLY, 1), ("top", "health", LATE, 2)]
    assert improved(once, *worse) == scored(2, 3, 2)
    assert improved(once, *worse, *same) == scored(2, 3, 3)
    assert improved(once, *worse, *same, *better) == scored(2, 1, 2)
    assert improved(*same, *better) == scored(2, 1, 2)


def test_a_first_score_within_the_sustained_months_has_stood_too() -> None:
    """
    Where the first score lies within the months, it stood in them, and none is better.
    """
    in_time = ("star", "health", date(2017, 8, 1), 3)
    too_late = ("star", "health", date(2017, 8, 2), 3)
    assert improved(("star", "health", EARLY, 2), in_time, months=3) == scored(2, 2, 3)
    assert improved(("star", "health", EARLY, 2), too_late, months=3) == scored(2, 2, 2)
    assert improved(too_late, ("star", "health", D, 5), months=3) == scored(2, 3, 3)


def test_all_absence_or_unauthorised_absence_below_the_line() -> None:
    """
    With all absence counting, leave adds to what was missed without leave.
    """
    rows = [evolve(sessions("C1", season, 100, 10), authorised=5) for season in (0, 1)]
    people = [a_pupil(attendance=[*rows, sessions("C1", 2, 100, 15)])]

    def absent(counting: Counting) -> Finding:
        share, terms = Below.parse("15%"), (Starters.WAIT, CountedFrom.ANY)
        return only(AbsenceBelow(CLAUSE, share, 3, counting, *terms), people=people)

    without_leave = absent(Counting.UNAUTHORISED_ABSENCE)
    assert without_leave.measure == Absent(35, 300, 44)
    assert (without_leave.verdict, without_leave.reason) == (MET, Reason.REACHED)
    all_of_it = absent(Counting.ALL_ABSENCE)
    assert all_of_it.measure == Absent(45, 300, 44)
    assert (all_of_it.verdict, all_of_it.reason) == (NOT_MET, Reason.TOO_MANY)


def test_a_starter_with_a_gap_is_told_both_what_is_missing_and_what_is_to_come() -> (
    None
):
    """
    Two terms of three, one of them half on record: its other half, and the third term.
    """
    rows = [evolve(sessions("C1", 1, 60, 0), half=1), sessions("C1", 2, 120, 0)]
    child = a_pupil(stays=[Stay("C1", "F1", STARTER)], attendance=rows)
    found = only(
        AttendedOverall(
            CLAUSE,
            Share.parse("at least 90%"),
            3,
            Counting.ALL_ABSENCE,
            Starters.WAIT,
            CountedFrom.ANY,
        ),
        people=[child],
    )
    assert (found.verdict, found.reason) == (UNDETERMINED, Reason.STILL_TO_COME)
    assert found.measure == Attended(180, 180, 162)
    assert found.needed == (
        NeedsSessions(child.subject, (TermPart(Term(2016, 1), 2),)),
        NeedsTerm(child.subject, Term(2017, 0), date(2017, 12, 31)),
    )


def test_an_open_job_without_a_history_is_asked_for_both() -> None:
    """
    Where neither the work nor the benefits are told, both are asked for.
    """
    job = Employment("A1", RUN_FIRST, None, D - ONE_DAY)
    adult = an_adult(employment=[job])
    rule = EmployedConsecutively(CLAUSE, 26, 0, (JSA,), CountedFrom.ANY)
    found = only(rule, people=[adult])
    assert (found.verdict, found.reason) == (UNDETERMINED, Reason.NO_BENEFIT_HISTORY)
    assert found.measure == Worked(
        181, 182, None, 182, None, Period(RUN_FIRST, D - ONE_DAY)
    )
    assert found.needed == (
        NeedsBenefitHistory(adult.subject, D),
        NeedsConfirmation(adult.subject, (job,), D),
    )


def test_an_ended_job_leaves_nothing_unconfirmed() -> None:
    """
    Where no job is open, the days with those unconfirmed are the days.
    """
    job = Employment("A1", RUN_FIRST, D - ONE_DAY)
    jsa = Benefit("A1", JSA, date(2017, 1, 1), date(2017, 2, 1))
    rule = EmployedConsecutively(CLAUSE, 26, 0, (JSA,), CountedFrom.ANY)
    found = only(rule, people=[an_adult(employment=[job], benefits=[jsa])])
    assert (found.verdict, found.reason) == (NOT_MET, Reason.SHORT)
    assert found.measure == Worked(
        181, 182, None, 181, jsa.started_on, Period(RUN_FIRST, D - ONE_DAY)
    )


@pytest.mark.parametrize(
    ("hours", "verdict"),
    [(None, NOT_MET), (Fraction(0), NOT_MET), (Fraction(1), MET)],
)
def test_hours_not_stated_are_no_hour(hours: Fraction | None, verdict: Verdict) -> None:
    """
    Where one hour is asked, a job whose hours are not stated has none.
    """
    job = Employment("A1", RUN_FIRST, D, hours_per_week=hours)
    rule = EmployedConsecutively(CLAUSE, 26, 0, (), CountedFrom.ANY, Fraction(1))
    assert only(rule, people=[an_adult(employment=[job])]).verdict is verdict


def test_the_latest_of_several_statuses_is_told() -> None:
    """
    Of two statuses the last day of either counts, in whichever order they come.
    """
    long = Status("C1", "child-in-need", date(2017, 2, 1), date(2017, 6, 1))
    short = Status("C1", "child-in-need", date(2017, 3, 1), date(2017, 4, 1))
    found = only(
        StatusEnded(CLAUSE, ("child-in-need",), 6),
        people=[a_pupil(statuses=[long, short])],
    )
    assert (found.verdict, found.reason) == (NOT_MET, Reason.ON_RECORD)
    assert found.measure == Held(date(2017, 6, 1), WINDOW)


def test_exclusions_say_how_many_would_do() -> None:
    """
    Two where fewer than three are asked: two is the most that would do.
    """
    rows = [Incident("F1", "C1", "fixed-exclusion", day) for day in (D, D - ONE_DAY)]
    rule = FewerThanOverMonths(CLAUSE, "fixed-exclusion", 3, 6)
    found = only(rule, people=[a_pupil()], incidents=rows)
    assert (found.verdict, found.reason) == (MET, Reason.REACHED)
    assert found.measure == Counted(("fixed-exclusion",), 2, 2, WINDOW)
