"""
The fewest more days of work: found by trying every set of days too.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import combinations
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given, settings, strategies as st

from made import BRADFORD, D, a_family, a_pupil, an_adult
from pbr import validate
from pbr.claims import Claim
from pbr.findings import Finding, findings
from pbr.periods import ONE_DAY
from pbr.records import Benefit, Employment, Family, Need, Subject, SubjectKind
from pbr.rules import Rule
from pbr.rules.employment import EmployedConsecutively, EmployedWithin
from pbr.rules.engagement import Attached
from pbr.rules.parts.words import CountedFrom
from pbr.shortfall.corrections import Unit, WouldMeet, would_meet
from pbr.shortfall.days_of_work import fewest_more_days
from pbr.verdicts import MET, NOT_MET
from strategies import CLAUSE

NEEDS = [Need("F1", "", problem, D) for problem in ("work", "crime")]
START = D - timedelta(199)
OFF = Benefit("A1", "income-support", START - timedelta(9), START - timedelta(1))


def of_adult(
    jobs: list[Employment],
    benefits: Sequence[Benefit] = (OFF,),
    on: date = D,
) -> tuple[Finding, Claim]:
    """
    The finding of Bradford's plan on an adult's work, and the claim that was decided.
    """
    adult = an_adult(employment=jobs, benefits=benefits)
    claim = Claim(a_family(people=[a_pupil(), adult], needs=NEEDS), on)
    decision = validate(claim, BRADFORD)
    (found, *_) = [
        each
        for each in findings(decision.trail)
        if each.subject.id == "A1" and each.about == "employed-consecutively"
    ]
    return found, decision.claim


def ways(
    jobs: list[Employment],
    benefits: Sequence[Benefit] = (OFF,),
    on: date = D,
) -> tuple[WouldMeet, ...]:
    """
    What would make that finding met.
    """
    found, claim = of_adult(jobs, benefits, on)
    return would_meet(found, claim=claim)


def verdict(jobs: list[Employment], on: date = D) -> Any:
    """
    The verdict of that finding.
    """
    return of_adult(jobs, on=on)[0].verdict


def job(first: int, last: int) -> Employment:
    """
    A job from one day to another, as numbered from the first day.
    """
    return Employment("A1", START + timedelta(first), START + timedelta(last))


def test_days_of_work_are_counted() -> None:
    """
    181 days of a job that ended are one short, and a job a day longer is met.
    """
    assert ways([job(0, 180)]) == (WouldMeet(1, Unit.DAYS_OF_WORK),)
    assert verdict([job(0, 181)]) is MET


def test_without_the_claim_no_days_are_given() -> None:
    """
    What other work is on file is not in the finding.
    """
    found, _ = of_adult([job(0, 180)])
    assert would_meet(found) == ()


def test_a_day_between_two_jobs_parts_them() -> None:
    """
    The longest run is 82 days short, and the day between the jobs is enough.
    """
    first, second = job(0, 98), job(100, 199)
    assert ways([first, second]) == (WouldMeet(1, Unit.DAYS_OF_WORK),)
    assert verdict([first, second]) is NOT_MET
    assert verdict([first, second, job(99, 99)]) is MET


def test_a_day_on_a_benefit_parts_one_job() -> None:
    """
    The job is of 200 days, one of them on a benefit: without that day it is met.
    """
    day = START + timedelta(90)
    one_day = Benefit("A1", "jobseekers-allowance", day, day)
    assert ways([job(0, 199)], [OFF, one_day]) == (WouldMeet(1, Unit.DAYS_OF_WORK),)


def test_a_job_that_goes_on_has_days_to_come() -> None:
    """
    150 days of a job that has not ended are 32 short: 32 days on it is met, 31 not. As
    many days before it would do as well, and are not said beside them.
    """
    goes_on = Employment("A1", START + timedelta(50), None, D)
    (only,) = ways([goes_on])
    assert only == WouldMeet(32, Unit.WORK_TO_COME)
    assert not only.needs_source
    for more, comes in ((32, MET), (31, NOT_MET)):
        on = D + timedelta(more)
        assert verdict([Employment("A1", goes_on.started_on, None, on)], on) is comes


def test_a_job_that_goes_on_may_lack_a_day_between() -> None:
    """
    100 days of a job that goes on are 82 short; or one day joins it to another.
    """
    goes_on = Employment("A1", START + timedelta(100), None, D)
    assert ways([job(0, 98), goes_on]) == (
        WouldMeet(82, Unit.WORK_TO_COME),
        WouldMeet(1, Unit.DAYS_OF_WORK),
    )


def test_another_job_that_goes_on_adds_nothing_to_the_run() -> None:
    """
    The run of 100 days ended: a job begun since is no reason to wait. With the 20 days
    between them it is 150 days, and lacks 32 more.
    """
    later = Employment("A1", START + timedelta(170), None, D)
    assert ways([job(50, 149), later]) == (WouldMeet(52, Unit.DAYS_OF_WORK),)


@pytest.mark.parametrize(
    ("days", "unit"), [(0, Unit.WORK_TO_COME), (1, Unit.DAYS_OF_WORK)]
)
def test_an_open_job_carried_on_by_another_does_not_go_on(
    days: int, unit: Unit
) -> None:
    """
    The run ends on the last day of another job. If the open one is confirmed to that day
    it can go on; if it was confirmed to the day before, the other carried it further.
    """
    start, last = START + timedelta(50), D - timedelta(20)
    still_open = Employment("A1", start, None, last - timedelta(days))
    found, *others = ways([still_open, Employment("A1", start, last)])
    assert (found, others) == (WouldMeet(52, unit), [])


@pytest.mark.parametrize(
    ("days", "unit"), [(0, Unit.DAYS_OF_WORK), (1, Unit.WORK_TO_COME)]
)
def test_a_benefit_ends_the_run_of_a_job_that_goes_on(days: int, unit: Unit) -> None:
    """
    A benefit from the day after the run ends it; one that ended before it does not.
    """
    if days:
        start, again = D - timedelta(179), OFF
    else:
        start, last = START, D - timedelta(20)
        again = Benefit("A1", "income-support", last + ONE_DAY)
    found, *others = ways([Employment("A1", start, None, D)], [OFF, again])
    assert (found, others) == (WouldMeet(2, unit), [])
    assert found.needs_source is (unit is Unit.DAYS_OF_WORK)


def test_where_there_is_no_job_no_day_is_added() -> None:
    """
    Nobody is told to find 182 more days of a job that there is not.
    """
    assert ways([]) == ()


@pytest.mark.parametrize("benefits", [[], [Benefit("A1", "income-support", D)]])
def test_days_alone_do_not_meet_what_asks_for_a_benefit(
    benefits: list[Benefit],
) -> None:
    """
    Without a benefit in time no number of days is enough.
    """
    assert ways([job(100, 150)], benefits) == ()


@pytest.mark.parametrize("days", [182, 181])
def test_more_days_than_there_are_cannot_be_confirmed(days: int) -> None:
    """
    From the day after the benefit began to the day there are as many as are needed, or
    one fewer.
    """
    began = D - timedelta(days)
    off = Benefit("A1", "income-support", began, began + ONE_DAY)
    ended = Employment("A1", began + timedelta(2), D - ONE_DAY)
    expected = (WouldMeet(2, Unit.DAYS_OF_WORK),) if days == 182 else ()
    assert ways([ended], [off]) == expected


@pytest.mark.parametrize("understood", [True, False])
def test_days_that_a_benefit_may_strike_out_are_not_promised(
    understood: bool,  # noqa: FBT001
) -> None:
    """
    With a benefit that the plan does not know, more days of the work may not be enough.
    """
    other = Benefit("A1", "esa-(c)", D - timedelta(300), START + timedelta(50))
    benefits = [OFF] if understood else [OFF, other]
    goes_on = Employment("A1", START + timedelta(50), None, D)
    assert bool(ways([goes_on], benefits)) is understood


def test_a_plan_that_asks_for_no_benefit_has_days_too() -> None:
    """
    Of 26 weeks in a row, or in 30, without a word about benefits.
    """
    goes_on = Employment("A1", D - timedelta(99), None, D)
    family = a_family(people=[an_adult(employment=[goes_on])])
    in_a_row = EmployedConsecutively(CLAUSE, 26, 0, CountedFrom.ANY)
    within = EmployedWithin(CLAUSE, 26, 30, CountedFrom.ANY)
    assert _ways_of(in_a_row, family) == (WouldMeet(82, Unit.WORK_TO_COME),)
    # The first days drop out as others come: none to come is promised.
    assert _ways_of(within, family) == (WouldMeet(82, Unit.DAYS_OF_WORK),)


def _ways_of(rule: Rule, family: Family, on: date = D) -> tuple[WouldMeet, ...]:
    (found, *_) = findings(rule.examine(family, on))
    return would_meet(found, claim=Claim(family, on))


FIRST = date(2017, 5, 1)
NUMBERS = range(11)
ON = FIRST + timedelta(NUMBERS[-1])
RULES = (
    EmployedConsecutively(CLAUSE, 1, 0, CountedFrom.ANY),
    EmployedConsecutively(CLAUSE, 1, 1, CountedFrom.ANY),
    EmployedConsecutively(CLAUSE, 1, 2, CountedFrom.ANY),
    EmployedConsecutively(CLAUSE, 1, 0, CountedFrom.ATTACHMENT),
    EmployedWithin(CLAUSE, 1, 1, CountedFrom.ANY),
    EmployedWithin(CLAUSE, 1, 2, CountedFrom.ATTACHMENT),
)


@given(
    rule=st.sampled_from(RULES),
    worked=st.sets(st.sampled_from(NUMBERS), min_size=1),
    joined=st.sampled_from(NUMBERS),
)
@settings(max_examples=max(settings().max_examples // 2, 2))
def test_so_many_days_are_enough_and_one_fewer_is_not(
    rule: EmployedConsecutively | EmployedWithin, worked: set[int], joined: int
) -> None:
    """
    Whichever days are added, one fewer is too few; so many are enough on some days.
    """

    def examined(numbers: set[int]) -> tuple[Finding, Claim]:
        days = [FIRST + timedelta(number) for number in sorted(numbers)]
        adult = an_adult(employment=[Employment("A1", day, day) for day in days])
        family = a_family(people=[adult], attached_on=FIRST + timedelta(joined))
        (found,) = findings(rule.examine(family, ON))
        return found, Claim(family, ON)

    def can_be_met_with(number: int) -> bool:
        missing = sorted({*NUMBERS} - worked)
        return any(
            examined({*worked, *more})[0].verdict is MET
            for more in combinations(missing, number)
        )

    fewest = fewest_more_days(*examined(worked))
    if fewest is None:
        counted = {each for each in worked if each >= joined}
        assert not counted or not can_be_met_with(len(NUMBERS) - len(worked))
    else:
        assert can_be_met_with(fewest)
        assert fewest == 0 or not can_be_met_with(fewest - 1)


def test_a_finding_on_something_else_has_no_days() -> None:
    """
    Days of work are those of a rule about work, and of a person of the family.
    """
    family = a_family(people=[an_adult(employment=[Employment("A1", START, D)])])
    (found,) = findings(RULES[0].examine(family, ON))
    claim = Claim(family, ON)
    gone = evolve(found, subject=Subject(SubjectKind.MEMBER, "A9"))
    other = evolve(found, rule=Attached(CLAUSE))
    assert fewest_more_days(found, claim) is not None
    assert (fewest_more_days(gone, claim), fewest_more_days(other, claim)) == (
        None,
    ) * 2
