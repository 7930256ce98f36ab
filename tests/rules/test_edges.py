"""
The very days on which each rule turns, one either side (SPEC §5).
"""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction
from typing import Any

import pytest
from attrs import evolve

from made import D, a_family, a_pupil, an_adult, sessions
from pbr.findings import Finding, NeedsConfirmation, Reason, findings
from pbr.periods import Period
from pbr.records import (
    Attendance,
    Benefit,
    Employment,
    Incident,
    Person,
    Score,
    Statement,
    Status,
    Stay,
)
from pbr.rules.attendance import AttendedEachTerm, AttendedOverall
from pbr.rules.combined import AnyAdult, EachChild
from pbr.rules.eligibility import DependentChild
from pbr.rules.employment import EmployedConsecutively
from pbr.rules.exclusions import FewerThanOverTerms
from pbr.rules.incidents import IncidentsReduced, NoneRecorded
from pbr.rules.parts.words import (
    Baseline,
    CountedFrom,
    Counting,
    Direction,
    Starters,
    Whose,
)
from pbr.rules.progress import ScoreImproved, Stated
from pbr.rules.status import StatusEnded
from pbr.school import Term
from pbr.shares import Fall, Share
from pbr.verdicts import MET, NOT_APPLICABLE, NOT_MET, UNDETERMINED, Verdict
from strategies import CLAUSE

ONE_DAY = timedelta(days=1)
JSA = "jobseekers-allowance"
RUN_FIRST = D - timedelta(days=181)
STARTER = date(2011, 9, 30)  # of school age from 31 December 2016


def in_work(
    jobs: list[Employment], benefits: list[Benefit] | None = None, **rule: Any
) -> Finding:
    """
    What is found of one adult with these jobs and benefits.
    """
    fields: Any = {
        "weeks": 26,
        "gap_days": 0,
        "off_benefits": (JSA,) if benefits is not None else (),
        "counted_from": CountedFrom.ANY,
        **rule,
    }
    person = an_adult(employment=jobs, benefits=benefits or [])
    family = a_family(people=[person])
    (found,) = findings(EmployedConsecutively(CLAUSE, **fields).examine(family, D))
    return found


def job(first: date, last: date | None, confirmed: date | None = None) -> Employment:
    """
    A job of A1.
    """
    return Employment("A1", first, last, confirmed)


def test_the_last_day_of_a_run_may_be_a_job_that_starts_on_the_day() -> None:
    """
    A job that starts on D counts for D.
    """
    assert in_work([job(RUN_FIRST, D - ONE_DAY), job(D, D)]).verdict is MET
    tomorrow = in_work([job(RUN_FIRST, D - ONE_DAY), job(D + ONE_DAY, None)])
    assert tomorrow.verdict is NOT_MET


def test_a_benefit_that_starts_on_the_day_is_a_history() -> None:
    """
    A benefit spell on or before D is a history on file, and one after D is none.
    """
    jobs = [job(RUN_FIRST - ONE_DAY, D)]
    on_the_day = in_work(jobs, [Benefit("A1", JSA, D)])
    assert (on_the_day.verdict, on_the_day.reason) == (
        NOT_MET,
        Reason.NO_BENEFIT_BEFORE,
    )
    after = in_work(jobs, [Benefit("A1", JSA, D + ONE_DAY)])
    assert (after.verdict, after.reason) == (UNDETERMINED, Reason.NO_BENEFIT_HISTORY)


def test_a_benefit_that_began_after_the_run_undoes_nothing() -> None:
    """
    With one benefit begun before the run and one after it, the first counts.
    """
    last = D - timedelta(days=30)
    jobs = [job(last - timedelta(days=181), last)]
    before = Benefit("A1", JSA, date(2016, 1, 1), date(2016, 2, 1))
    after = Benefit("A1", JSA, last + ONE_DAY)
    found = in_work(jobs, [before, after])
    assert (found.verdict, found.reason) == (MET, Reason.REACHED)
    assert getattr(found.measure, "since_benefit", None) == before.started_on
    assert in_work(jobs, [after]).verdict is NOT_MET


def test_only_jobs_that_are_open_and_unconfirmed_are_asked_about() -> None:
    """
    A job that ended is not asked about, and nor is one that is confirmed to D.
    """
    ended = job(RUN_FIRST, D - timedelta(days=100))
    unconfirmed = job(D - timedelta(days=99), None, D - timedelta(days=10))
    confirmed = job(D, None, D)
    found = in_work([ended, unconfirmed, confirmed])
    assert (found.verdict, found.reason) == (UNDETERMINED, Reason.UNCONFIRMED)
    (need,) = found.needed
    assert isinstance(need, NeedsConfirmation)
    assert (need.to, need.jobs) == (D - ONE_DAY, (unconfirmed,))


def test_an_ended_job_does_not_run_on_beside_an_open_one() -> None:
    """
    Only the open job could reach the target; one that ended stays ended.
    """
    ended = job(RUN_FIRST, D - timedelta(days=100))
    recent = job(D - timedelta(days=10), None, D - timedelta(days=5))
    assert in_work([ended, recent]).verdict is NOT_MET


def test_a_job_that_ends_on_the_day_of_attachment_counts_for_that_day() -> None:
    """
    The day of attachment is the first that counts.
    """
    attached = a_family().attached_on
    assert attached is not None
    on = attached + timedelta(days=181)
    person = an_adult(
        employment=[
            job(attached - timedelta(days=9), attached),
            job(attached + ONE_DAY, on),
        ]
    )
    rule = EmployedConsecutively(CLAUSE, 26, 0, (), CountedFrom.ATTACHMENT)
    assert rule.examine(a_family(people=[person]), on).verdict is MET
    assert rule.examine(a_family(people=[person]), on - ONE_DAY).verdict is NOT_MET


def test_two_open_jobs_are_asked_for_the_first_day_that_is_enough() -> None:
    """
    Of two open jobs, the one vouched for least is asked about until the other began.
    """
    first = D - timedelta(days=300)
    other = first + timedelta(days=100)
    jobs = [
        job(first, None, first + timedelta(days=20)),
        job(other, None, D - ONE_DAY),
    ]
    found = in_work(jobs, weeks=30)
    (need,) = found.needed
    assert isinstance(need, NeedsConfirmation)
    assert (need.to, len(need.jobs)) == (other - ONE_DAY, 2)


def test_the_run_that_met_it_is_told() -> None:
    """
    The measure says from which day to which the longest run went.
    """
    found = in_work([job(RUN_FIRST, D), job(date(2016, 1, 1), date(2016, 2, 1))])
    assert getattr(found.measure, "run", None) == Period(RUN_FIRST, D)
    assert getattr(in_work([]).measure, "run", "missing") is None


@pytest.mark.parametrize(
    ("stay", "verdict"),
    [
        ({"joined_on": date(2017, 1, 9)}, MET),
        ({"joined_on": date(2017, 1, 10)}, NOT_MET),
        ({"left_on": date(2017, 1, 9)}, MET),
        ({"left_on": date(2017, 1, 8)}, NOT_MET),
    ],
)
def test_a_child_of_the_day_of_attachment(stay: Any, verdict: Verdict) -> None:
    """
    A child who joined or left on the day of attachment was there that day.
    """
    child = a_pupil(stays=[Stay("C1", "F1", date(2008, 5, 1), **stay)])
    family = a_family(people=[an_adult(), child])
    assert DependentChild(CLAUSE).examine(family, D).verdict is verdict


@pytest.mark.parametrize(
    ("began", "verdict"), [(D, NOT_MET), (D + ONE_DAY, NOT_APPLICABLE)]
)
def test_a_status_that_starts_on_the_day(began: date, verdict: Verdict) -> None:
    """
    A status that starts on D is held on D.
    """
    rule = StatusEnded(CLAUSE, ("child-in-need",), 6)
    child = a_pupil(statuses=[Status("C1", "child-in-need", began)])
    assert rule.examine(a_family(people=[child]), D).verdict is verdict


def test_a_status_is_not_held_after_the_day() -> None:
    """
    The last day a status was held is never after D.
    """
    rule = StatusEnded(CLAUSE, ("child-in-need",), 6)
    row = Status("C1", "child-in-need", date(2017, 2, 1), D + timedelta(days=90))
    found = rule.examine(a_family(people=[a_pupil(statuses=[row])]), D)
    assert getattr(found.measure, "latest", None) == D


def test_a_status_held_outside_the_household_is_not_the_familys() -> None:
    """
    A day has a status when its person was a member that day.
    """
    rule = StatusEnded(CLAUSE, ("child-in-need",), 6)
    row = Status("C1", "child-in-need", date(2017, 6, 1), date(2017, 7, 1))
    for joined, verdict in (
        (date(2017, 7, 1), NOT_MET),
        (date(2017, 7, 2), NOT_APPLICABLE),
    ):
        stay = Stay("C1", "F1", date(2008, 5, 1), joined_on=joined)
        child = a_pupil(stays=[stay], statuses=[row])
        assert rule.examine(a_family(people=[child]), D).verdict is verdict


@pytest.mark.parametrize("half", [1, 2])
def test_either_half_alone_leaves_a_term_untold(half: int) -> None:
    """
    The first half alone, or the second alone, is undetermined; the other half is asked.
    """
    rows = [evolve(sessions("C1", 0, 60, 0), half=half), *_terms(1, 2)]
    rule = AttendedEachTerm(
        CLAUSE,
        Share.parse("at least 90%"),
        3,
        Counting.ALL_ABSENCE,
        Starters.WAIT,
        CountedFrom.ANY,
    )
    found = next(findings(rule.examine(a_family(people=[a_pupil(attendance=rows)]), D)))
    assert (found.verdict, found.reason) == (UNDETERMINED, Reason.HALF_ON_RECORD)
    (need,) = found.needed
    assert str(getattr(need, "terms", ("",))[0]) == f"2016/17 autumn {3 - half}"


def _terms(*seasons: int) -> list[Attendance]:
    return [sessions("C1", season, 120, 0) for season in seasons]


@pytest.mark.parametrize(
    ("starters", "verdict"),
    [(Starters.TERMS_SO_FAR, MET), (Starters.WAIT, UNDETERMINED)],
)
def test_a_starter_by_the_plans_word(starters: Starters, verdict: Verdict) -> None:
    """
    With two terms of three, "terms so far" is decided by them, and "wait" waits.
    """
    stays = [Stay("C1", "F1", STARTER)]
    child = a_pupil(stays=stays, attendance=_terms(1, 2))
    family = a_family(people=[child])
    exclusions = FewerThanOverTerms(
        CLAUSE, "fixed-exclusion", 3, 3, starters, CountedFrom.ANY
    )
    assert exclusions.examine(family, D).verdict is verdict
    overall = AttendedOverall(
        CLAUSE,
        Share.parse("at least 90%"),
        3,
        Counting.ALL_ABSENCE,
        starters,
        CountedFrom.ANY,
    )
    (found,) = findings(overall.examine(family, D))
    assert found.verdict is verdict
    assert found.reason is (Reason.REACHED if verdict is MET else Reason.STILL_TO_COME)


def test_a_fall_of_all_is_out_of_reach_after_one_incident() -> None:
    """
    With one incident in the window, a fall by 100% is not met, checked or not.
    """
    rule = IncidentsReduced(
        CLAUSE,
        ("asb",),
        Fall.parse("100%"),
        6,
        Whose.FAMILY,
        Baseline.BEFORE_ATTACHMENT,
    )
    after = Incident("F1", "", "asb", D)
    family = a_family(incidents=[after], checks=[])
    assert rule.examine(family, D).verdict is NOT_MET
    assert rule.examine(evolve(family, incidents=()), D).verdict is UNDETERMINED


def test_what_is_decided_asks_for_nothing() -> None:
    """
    An incident on record settles it, and no check is asked for.
    """
    rule = NoneRecorded(CLAUSE, ("asb",), 6, Whose.FAMILY)
    family = a_family(incidents=[Incident("F1", "", "asb", D)], checks=[])
    assert rule.examine(family, D).needed == ()


def test_two_peoples_scores_are_never_compared() -> None:
    """
    One person's first score and another's latest are no improvement.
    """
    rule = ScoreImproved(CLAUSE, "any", "health", Fraction(1), Direction.UP, 0)

    def scored(*people: str) -> Verdict:
        rows = [
            Score(
                "F1", who, "star", "health", date(2017, 2 + month, 1), Fraction(month)
            )
            for month, who in enumerate(people)
        ]
        return rule.examine(a_family(scores=rows), D).verdict

    assert scored("A1", "A1") is MET
    assert scored("A1", "C1") is NOT_MET


@pytest.mark.parametrize(
    ("left_on", "adult", "child"),
    [(None, MET, MET), (D - ONE_DAY, NOT_APPLICABLE, NOT_APPLICABLE)],
)
def test_only_members_are_asked_alone(
    left_on: date | None, adult: Verdict, child: Verdict
) -> None:
    """
    Somebody who left is not asked, neither as any adult nor as each child.
    """
    stated = Stated(CLAUSE, "health", ("lead-professional",), 6)

    def one(person_id: str, born: date) -> Person:
        return Person(stays=[Stay(person_id, "F1", born, left_on=left_on)])

    family = a_family(
        people=[one("A1", date(1985, 5, 1)), one("C1", date(2008, 5, 1))],
        statements=[
            Statement("F1", who, "health", D, "lead-professional")
            for who in ("A1", "C1")
        ],
    )
    assert AnyAdult(CLAUSE, stated).examine(family, D).verdict is adult
    assert EachChild(CLAUSE, stated).examine(family, D).verdict is child


def test_terms_are_in_order() -> None:
    """
    The latest three terms on 31 October 2017 are those of 2016/17.
    """
    assert a_family().terms.latest(3, D) == tuple(Term(2016, s) for s in range(3))
