"""
Work without a break, or in all, and off benefits (SPEC §5).
"""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction
from typing import Any

import pytest
from attrs import evolve

from benefits import off
from made import D, a_family, an_adult
from on_file import JSA, LATER, job, only
from pbr.findings import (
    Finding,
    NeedsBenefitHistory,
    NeedsConfirmation,
    NeedsMeaning,
    Reason,
    Worked,
    findings,
)
from pbr.periods import ONE_DAY, Period
from pbr.records import (
    Benefit,
    Employment,
    Person,
    Stay,
)
from pbr.rules import Rule
from pbr.rules.employment import EmployedConsecutively, EmployedWithin
from pbr.rules.parts.words import BenefitSince, CountedFrom
from pbr.rules.parts.work import MovedOff, work_of
from pbr.verdicts import (
    MET,
    NOT_APPLICABLE,
    NOT_MET,
    UNDETERMINED,
    Verdict,
)
from strategies import CLAUSE
from turning import Turn

ANY, ATTACHMENT = CountedFrom.ANY, CountedFrom.ATTACHMENT


RUN_FIRST = D - timedelta(days=181)


def in_work(
    jobs: list[Employment], benefits: list[Benefit] | None = None, **rule: Any
) -> Finding:
    """
    What is found of one adult with these jobs and benefits.
    """
    fields: Any = {
        "weeks": 26,
        "gap_days": 0,
        "counted_from": CountedFrom.ANY,
        **off(*([JSA] if benefits is not None else [])),
        **rule,
    }
    person = an_adult(employment=jobs, benefits=benefits or [])
    family = a_family(people=[person])
    (found,) = findings(EmployedConsecutively(CLAUSE, **fields).examine(family, D))
    return found


def working(
    weeks: int = 26, gap: int = 0, left: tuple[str, ...] = (), of: CountedFrom = ANY
) -> Rule:
    return EmployedConsecutively(CLAUSE, weeks, gap, of, **off(*left))


def worker(*jobs: Employment, benefits: tuple[Benefit, ...] = ()) -> list[Person]:
    """
    An adult as files drawn up long afterwards show them: every end is seen.
    """
    adult = an_adult(employment=jobs, benefits=benefits)
    return [adult.as_at(date(2100, 1, 1))]


TURNS = [
    # A benefit is on file from its first day on: too late for work that is done.
    Turn(
        working(left=(JSA,)),
        {
            "people": worker(
                job(date(2016, 1, 1), date(2016, 12, 31)),
                benefits=(Benefit("A1", JSA, date(2017, 3, 10)),),
            )
        },
        date(2017, 3, 10),
        UNDETERMINED,
        NOT_MET,
    ),
    # Work: the last of the days, whatever the gap; on 29 February too.
    Turn(
        working(),
        {"people": worker(job(date(2015, 9, 1), date(2017, 1, 1)))},
        date(2016, 2, 29),
        NOT_MET,
        MET,
    ),
    Turn(
        working(),
        {"people": worker(job(date(2015, 9, 1), None, date(2016, 2, 29)))},
        date(2016, 2, 29),
        NOT_MET,
        MET,
    ),
    Turn(
        working(),
        {"people": worker(job(date(2015, 9, 1), None, date(2016, 2, 28)))},
        date(2016, 2, 29),
        NOT_MET,
        UNDETERMINED,
    ),
    Turn(
        working(1, 1),
        {
            "people": worker(
                job(date(2016, 2, 25), date(2016, 2, 27)),
                job(date(2016, 2, 29), date(2016, 3, 31)),
            )
        },
        date(2016, 3, 3),
        NOT_MET,
        MET,
    ),
    Turn(
        working(1, 0, (JSA,)),
        {
            "people": worker(
                job(date(2016, 3, 1), date(2016, 5, 1)),
                benefits=(Benefit("A1", JSA, date(2016, 3, 3), date(2016, 3, 5)),),
            )
        },
        date(2016, 3, 12),
        NOT_MET,
        MET,
    ),
    Turn(
        working(1, 0, (JSA,)),
        {
            "people": worker(
                job(date(2016, 3, 1), date(2016, 5, 1)),
                benefits=(Benefit("A1", JSA, date(2016, 3, 20), date(2016, 3, 20)),),
            )
        },
        date(2016, 3, 20),
        UNDETERMINED,
        NOT_MET,
    ),
    Turn(
        working(1, 0, (), ATTACHMENT),
        {
            "attached_on": date(2016, 4, 1),
            "people": worker(job(date(2016, 3, 1), date(2016, 5, 1))),
        },
        date(2016, 4, 7),
        NOT_MET,
        MET,
    ),
    Turn(
        working(1),
        {
            "people": [
                Person(
                    [Stay("A1", "F1", date(1998, 2, 28))],
                    employment=[job(LATER - ONE_DAY * 60, None)],
                )
            ]
        },
        date(2016, 2, 28),
        NOT_APPLICABLE,
        UNDETERMINED,
    ),
    Turn(
        EmployedConsecutively(CLAUSE, 1, 0, ANY, hours_at_least=Fraction(16)),
        {
            "people": worker(
                Employment(
                    "A1", date(2016, 1, 1), date(2016, 2, 1), None, Fraction(15)
                ),
                Employment(
                    "A1", date(2016, 3, 1), date(2016, 5, 1), None, Fraction(16)
                ),
            )
        },
        date(2016, 3, 7),
        NOT_MET,
        MET,
    ),
    Turn(
        EmployedWithin(CLAUSE, 1, 2, ANY),
        {
            "people": worker(
                job(date(2016, 3, 1), date(2016, 3, 3)),
                job(date(2016, 3, 11), date(2016, 5, 1)),
            )
        },
        date(2016, 3, 14),
        NOT_MET,
        MET,
    ),
]


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
        Reason.NO_BENEFIT_IN_TIME,
    )
    after = in_work(jobs, [Benefit("A1", JSA, D + ONE_DAY)])
    assert (after.verdict, after.reason) == (UNDETERMINED, Reason.NO_BENEFIT_HISTORY)


@pytest.mark.parametrize("days", [1, 181])
def test_days_after_a_benefit_that_are_too_few_are_short(days: int) -> None:
    """
    Of enough days of work some come after a benefit, too few: they are short.
    """
    jobs = [job(RUN_FIRST - timedelta(30), D)]
    benefit = Benefit("A1", JSA, D - timedelta(days), D - timedelta(days))
    found = in_work(jobs, [benefit])
    assert (found.verdict, found.reason) == (NOT_MET, Reason.SHORT)
    assert getattr(found.quantity, "days", None) == days


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
    assert getattr(found.quantity, "since_benefit", None) == before.started_on
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
    assert (need.to, need.rows) == (D - ONE_DAY, (unconfirmed,))


@pytest.mark.parametrize(
    ("ended", "confirmed", "verdict", "needed"),
    [
        (D, None, MET, None),
        (D + ONE_DAY, None, UNDETERMINED, (D, D + ONE_DAY)),
        (D + ONE_DAY, D, MET, None),
        (D + ONE_DAY, D - ONE_DAY, UNDETERMINED, (D, D + ONE_DAY)),
        (D + ONE_DAY, D + ONE_DAY, MET, None),
        (None, None, UNDETERMINED, (D, None)),
    ],
)
def test_a_job_that_is_to_end(
    ended: date | None,
    confirmed: date | None,
    verdict: Verdict,
    needed: tuple[date, date | None] | None,
) -> None:
    """
    A job that ends after D is open: the day of the files, or a confirmation, is needed.
    """
    found = in_work([job(RUN_FIRST, ended, confirmed)])
    assert found.verdict is verdict
    asked = [each for each in found.needed if isinstance(each, NeedsConfirmation)]
    assert [(each.to, each.as_of) for each in asked] == ([needed] if needed else [])


def test_the_first_day_of_files_that_would_be_enough() -> None:
    """
    Of two jobs that are to end, the first whose end would be seen in time counts; a job
    that is too short does not.
    """
    longer = job(RUN_FIRST, D + timedelta(40))
    shorter = job(RUN_FIRST, D + timedelta(20))
    too_short = job(D, D + timedelta(10))
    (need,) = in_work([too_short, longer, shorter]).needed
    assert isinstance(need, NeedsConfirmation)
    assert (need.to, need.as_of) == (D - ONE_DAY, D + timedelta(20))


def test_no_day_of_the_files_is_enough_for_an_open_job() -> None:
    """
    Where an open job must be confirmed too, the day of the files is not offered.
    """
    open_job = job(RUN_FIRST, None, D - timedelta(100))
    to_end = job(D - timedelta(9), D + ONE_DAY)
    (need,) = in_work([open_job, to_end]).needed
    assert isinstance(need, NeedsConfirmation)
    assert (need.to, need.as_of) == (D, None)
    assert need.rows == (open_job, to_end)


@pytest.mark.parametrize("rule", [EmployedConsecutively, EmployedWithin])
def test_the_end_of_a_job_is_a_turning_day(rule: Any) -> None:
    """
    On its last day a job has ended: what was undetermined the day before is met.
    """
    fields = (26, 0, ANY) if rule is EmployedConsecutively else (26, 30, ANY)
    end = D + timedelta(20)
    jobs = [job(RUN_FIRST, end), job(D, D + timedelta(2))]
    family = a_family(people=[an_adult(employment=jobs)])
    test = rule(CLAUSE, *fields)
    for asked in (Period(D - ONE_DAY, end + ONE_DAY), Period(end - ONE_DAY, end)):
        assert end in set(test.turning_days(family, asked))
    said = [test.examine(family, end + timedelta(days)).verdict for days in (-1, 0)]
    assert said == [UNDETERMINED, MET]


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
    rule = EmployedConsecutively(CLAUSE, 26, 0, CountedFrom.ATTACHMENT)
    assert rule.examine(a_family(people=[person]), on).verdict is MET
    assert rule.examine(a_family(people=[person]), on - ONE_DAY).verdict is NOT_MET


def test_work_before_attachment_does_not_count_from_it() -> None:
    """
    A job's days count from the day of attachment itself, and not from the day before.
    """
    rule = EmployedConsecutively(CLAUSE, 26, 0, CountedFrom.ATTACHMENT)
    worked = Employment("A1", date(2016, 1, 1), D)
    for attached, verdict in (
        (D - timedelta(days=181), MET),
        (D - timedelta(days=180), NOT_MET),
    ):
        person = a_family().person("A1")
        assert person is not None
        fields: Any = {"people": [evolve(person, employment=(worked,))]}
        trail = rule.examine(a_family(attached_on=attached, **fields), D)
        assert trail.verdict is verdict


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
    assert (need.to, len(need.rows)) == (other - ONE_DAY, 2)


def test_the_run_that_met_it_is_told() -> None:
    """
    The measure says from which day to which the longest run went.
    """
    found = in_work([job(RUN_FIRST, D), job(date(2016, 1, 1), date(2016, 2, 1))])
    assert getattr(found.quantity, "run", None) == Period(RUN_FIRST, D)
    assert getattr(in_work([]).quantity, "run", "missing") is None


def test_an_open_job_without_a_history_is_asked_for_both() -> None:
    """
    Where neither the work nor the benefits are told, both are asked for.
    """
    open_job = Employment("A1", RUN_FIRST, None, D - ONE_DAY)
    adult = an_adult(employment=[open_job])
    rule = EmployedConsecutively(CLAUSE, 26, 0, CountedFrom.ANY, **off(JSA))
    found = only(rule, people=[adult])
    assert (found.verdict, found.reason) == (UNDETERMINED, Reason.NO_BENEFIT_HISTORY)
    assert found.quantity == Worked(
        181, 182, None, 182, 181, None, Period(RUN_FIRST, D - ONE_DAY)
    )
    assert found.needed == (
        NeedsBenefitHistory(adult.subject, D),
        NeedsConfirmation(adult.subject, (open_job,), D),
    )


def test_an_ended_job_leaves_nothing_unconfirmed() -> None:
    """
    Where no job is open, the days with those unconfirmed are the days.
    """
    ended = Employment("A1", RUN_FIRST, D - ONE_DAY)
    jsa = Benefit("A1", JSA, date(2017, 1, 1), date(2017, 2, 1))
    rule = EmployedConsecutively(CLAUSE, 26, 0, CountedFrom.ANY, **off(JSA))
    found = only(rule, people=[an_adult(employment=[ended], benefits=[jsa])])
    assert (found.verdict, found.reason) == (NOT_MET, Reason.SHORT)
    assert found.quantity == Worked(
        181, 182, None, 181, 181, jsa.started_on, Period(RUN_FIRST, D - ONE_DAY)
    )


@pytest.mark.parametrize(
    ("hours", "verdict"),
    [(None, NOT_MET), (Fraction(0), NOT_MET), (Fraction(1), MET)],
)
def test_hours_not_stated_are_no_hour(hours: Fraction | None, verdict: Verdict) -> None:
    """
    Where one hour is asked, a job whose hours are not stated has none.
    """
    worked = Employment("A1", RUN_FIRST, D, hours_per_week=hours)
    rule = EmployedConsecutively(
        CLAUSE, 26, 0, CountedFrom.ANY, hours_at_least=Fraction(1)
    )
    assert only(rule, people=[an_adult(employment=[worked])]).verdict is verdict


def test_work_counted_from_an_attachment_to_come_turns_on_no_day_of_work() -> None:
    """
    Where the family is not attached by the last day, only its members' days are given.
    """
    family = a_family(
        attached_on=None, people=worker(job(date(2016, 1, 1), date(2017, 1, 1)))
    )
    asked = Period(date(2016, 1, 1), date(2016, 12, 31))
    rule = working(1, 0, (), ATTACHMENT)
    given = [day for day in rule.turning_days(family, asked) if day in asked]
    assert given == []
    assert isinstance(rule.examine(family, asked.last), Finding)


@pytest.mark.parametrize("turn", TURNS)
def test_the_day_on_which_it_turns(turn: Turn) -> None:
    """
    It finds one thing the day before and another on the day, which it gives.
    """
    assert turn.said() == [turn.before, turn.then]
    assert turn.is_given()


@pytest.mark.parametrize("turn", TURNS)
def test_it_gives_every_day_on_which_it_turns(turn: Turn) -> None:
    """
    For two years round each of these days, replayed: it turns on no day but those.
    """
    assert turn.days_not_given() == []
    assert turn.before is not turn.then


@pytest.mark.parametrize(
    ("ended", "verdict"), [(None, UNDETERMINED), (D - timedelta(30), NOT_MET)]
)
def test_more_benefits_that_are_not_understood_than_can_be_tried(
    ended: date | None, verdict: Verdict
) -> None:
    """
    With very many of them, only the best and the worst that there can be are tried.
    """
    rows = [
        Benefit("A1", f"benefit {day}", D - timedelta(day), D, understood=False)
        for day in range(9)
    ]
    work = Employment("A1", D - timedelta(181), ended or D)
    rule = EmployedConsecutively(CLAUSE, 26, 0, CountedFrom.ANY, not_while_on=(JSA,))
    found = only(rule, people=[an_adult(employment=[work], benefits=rows)])
    assert found.verdict is verdict


def test_the_best_of_very_many_is_one_that_was_left_and_strikes_nothing_out() -> None:
    """
    Spells that go on beside the work: the best is to have moved off them, and the worst
    is that none of those days is a day of work.
    """
    rows = [
        Benefit("A1", f"benefit {day}", D - timedelta(200 + day), D, understood=False)
        for day in range(9)
    ]
    late = Benefit("A1", "income-support", D, D)
    work = Employment("A1", D - timedelta(181), D)
    rule = EmployedConsecutively(
        CLAUSE,
        26,
        0,
        CountedFrom.ANY,
        not_while_on=(JSA,),
        moved_off=MovedOff(("income-support",), BenefitSince.EVER),
    )
    found = only(rule, people=[an_adult(employment=[work], benefits=[*rows, late])])
    assert (found.verdict, found.reason) == (UNDETERMINED, Reason.NOT_UNDERSTOOD)


@pytest.mark.parametrize(
    ("counted_from", "verdict"),
    [(CountedFrom.ANY, MET), (CountedFrom.ATTACHMENT, NOT_MET)],
)
def test_work_from_before_attachment_counts_where_any_does(
    counted_from: CountedFrom, verdict: Verdict
) -> None:
    """
    182 days, the first of them the day before attachment.
    """
    rule = EmployedConsecutively(CLAUSE, 26, 0, counted_from)
    people = [an_adult(employment=[Employment("A1", RUN_FIRST, D)])]
    found = only(rule, attached_on=RUN_FIRST + ONE_DAY, people=people)
    assert found.verdict is verdict


def test_a_benefit_that_does_not_matter_is_not_asked_about() -> None:
    """
    An open job needs its confirmation, whatever a benefit before it was.
    """
    before = D - timedelta(300)
    benefits = [Benefit("A1", "universal-credit", before, before, understood=False)]
    work = Employment("A1", D - timedelta(181))
    rule = EmployedConsecutively(CLAUSE, 26, 0, CountedFrom.ANY, not_while_on=(JSA,))
    found = only(rule, people=[an_adult(employment=[work], benefits=benefits)])
    assert [type(each) for each in found.needed] == [NeedsConfirmation]
    assert found.reason is Reason.UNCONFIRMED


def test_a_benefit_that_moves_the_confirmation_is_asked_about_too() -> None:
    """
    If it strikes out the first day of the work, the job has to be confirmed a day longer.
    """
    first = D - timedelta(300)
    row = Benefit("A1", "universal-credit", first, first, understood=False)
    work = Employment("A1", first)
    rule = EmployedConsecutively(CLAUSE, 26, 0, CountedFrom.ANY, not_while_on=(JSA,))
    found = only(rule, people=[an_adult(employment=[work], benefits=[row])])
    confirmed = [
        each.to for each in found.needed if isinstance(each, NeedsConfirmation)
    ]
    assert confirmed == [first + timedelta(181), first + timedelta(182)]
    meaning = NeedsMeaning("benefits.benefit", "universal-credit", (row,))
    assert found.needed[-1] == meaning
    assert (found.verdict, found.reason) == (UNDETERMINED, Reason.NOT_UNDERSTOOD)


def test_a_benefit_that_makes_it_no_better_than_short_is_not_asked_about() -> None:
    """
    Without it there is no benefit in time, and with it too few days: not met either way.
    """
    attached = date(2017, 1, 9)
    before = Benefit("A1", JSA, date(2016, 1, 1), date(2016, 2, 1))
    unknown = Benefit("A1", "word", D - timedelta(50), D - timedelta(50))
    adult = an_adult(
        employment=[Employment("A1", attached, D)],
        benefits=[before, evolve(unknown, understood=False)],
    )
    rule = EmployedConsecutively(
        CLAUSE,
        26,
        0,
        CountedFrom.ANY,
        moved_off=MovedOff((JSA,), BenefitSince.ATTACHMENT),
    )
    found = only(rule, people=[adult], attached_on=attached)
    assert (found.verdict, found.needed) == (NOT_MET, ())
    assert found.reason is Reason.NO_BENEFIT_IN_TIME


def test_the_first_of_several_benefits_is_the_day_a_history_begins() -> None:
    """
    From then on it is known whether the person was on a benefit.
    """
    first, second = D - timedelta(90), D - timedelta(30)
    benefits = [Benefit("A1", JSA, day, day) for day in (second, first)]
    rule = EmployedConsecutively(
        CLAUSE, 26, 0, CountedFrom.ANY, moved_off=MovedOff((JSA,), BenefitSince.EVER)
    )
    work = work_of(an_adult(benefits=benefits), D, None, rule)
    assert work.on_file_since == first
