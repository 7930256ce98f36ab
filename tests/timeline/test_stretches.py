"""
When a claim's verdict changes, and the first day on which it passes (SPEC §9).
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from attrs import evolve

from in_work import BEGAN, YEAR, in_work
from made import BATH_2012, BRADFORD, D, a_family, a_pupil, an_adult, sessions
from pbr.exceptions import Contradiction
from pbr.periods import ONE_DAY, Period
from pbr.records import (
    Attendance,
    Benefit,
    Check,
    EarlierClaim,
    Employment,
    Family,
    Incident,
    Need,
    Person,
)
from pbr.rules.eligibility import InTheArea
from pbr.rules.engagement import KeyWorkerNamed
from pbr.school import CENSUS, Term, TermPart
from pbr.timeline.assumptions import (
    Assume,
    Assumed,
    JobGoesOn,
    NoMoreRecorded,
    SessionsReturned,
    assumed_of,
    by_then,
    supposing,
)
from pbr.timeline.stretches import Stretch, Timeline, timeline
from pbr.verdicts import MET, NOT_MET, UNDETERMINED, Verdict
from strategies import CLAUSE

REACHED = date(2018, 4, 1)


def told(line: Timeline) -> list[tuple[str, str, Verdict, str]]:
    """Each stretch: from, to, verdict, what is paid."""
    return [
        (
            each.days.first.isoformat(),
            each.days.last.isoformat(),
            each.verdict,
            str(each.amount),
        )
        for each in line.stretches
    ]


def of_year(family: Family, *assumed: Assumed) -> Timeline:
    """The year's timeline under Bradford's plan."""
    return timeline(family, BRADFORD, YEAR.first, YEAR.last, assumed)


def test_a_timeline_in_full() -> None:
    """
    The third term ends, and the claim passes; a day after the last check it cannot tell.
    """
    assert told(of_year(a_family())) == [
        ("2017-06-01", "2017-07-07", NOT_MET, "0.00"),
        ("2017-07-08", "2017-07-30", UNDETERMINED, "0.00"),
        ("2017-07-31", "2017-10-31", MET, "800.00"),
        ("2017-11-01", "2018-05-31", UNDETERMINED, "0.00"),
    ]


def test_the_first_day_with_a_verdict() -> None:
    """
    `first` is the first stretch with the verdict, and None where no day has it.
    """
    line = of_year(a_family())
    first = line.first(MET)
    assert first is not None
    assert first.days == Period(date(2017, 7, 31), D)
    assert (first.result, first.attachment_fee) == ("progress", Decimal("1000.00"))
    assert line.first(Verdict.NOT_APPLICABLE) is None
    assert line.changes == (date(2017, 7, 8), date(2017, 7, 31), date(2017, 11, 1))


def test_a_day_is_in_one_stretch() -> None:
    """
    The first and last day of a stretch are in it; a day not asked about is refused.
    """
    line = of_year(a_family())
    assert line.asked == YEAR
    assert line.on(date(2017, 7, 30)).verdict is UNDETERMINED
    assert line.on(date(2017, 7, 31)).verdict is line.on(D).verdict is MET
    with pytest.raises(Contradiction) as refused:
        line.on(date(2018, 6, 1))
    assert str(refused.value) == (
        "2018-06-01 is not asked about: the timeline is 2017-06-01 to 2018-05-31"
    )


def test_the_last_day_asked_cannot_be_before_the_first() -> None:
    """
    Days asked about backwards are refused, and so are days no claim can be made on.
    """
    with pytest.raises(Contradiction):
        timeline(a_family(), BRADFORD, D, D - ONE_DAY)
    with pytest.raises(Contradiction):
        timeline(a_family(), BRADFORD, date(1899, 12, 31), D)


def test_one_day_is_a_timeline() -> None:
    """
    A timeline of one day is that day's decision.
    """
    line = timeline(a_family(), BRADFORD, D, D)
    assert told(line) == [("2017-10-31", "2017-10-31", MET, "800.00")]
    assert line.decision_on(D).verdict is MET


def test_a_need_that_the_plan_does_not_name_is_told() -> None:
    """
    Such a need is refused as soon as a day asked about has it.
    """
    family = a_family(needs=[Need("F1", "", "weather", date(2018, 1, 1))])
    with pytest.raises(Contradiction):
        of_year(family)
    timeline(family, BRADFORD, D, D)


def test_the_plan_s_own_days_are_turning_days() -> None:
    """
    The day after the plan's last it is not met; an earlier claim blocks on its day.
    """
    adult = an_adult(
        employment=[Employment("A1", date(2017, 5, 1), date(2021, 1, 1))],
        benefits=[Benefit("A1", "income-support", date(2017, 1, 1), date(2017, 4, 30))],
    )
    line = timeline(a_family(people=[adult, a_pupil()]), BRADFORD, D, date(2020, 6, 1))
    assert told(line) == [
        ("2017-10-31", "2017-10-31", MET, "800.00"),
        ("2017-11-01", "2020-03-31", MET, "800.00"),
        ("2020-04-01", "2020-06-01", NOT_MET, "0.00"),
    ]
    results = [each.result for each in line.stretches]
    assert results == ["progress", "employment", None]
    claimed = evolve(a_family(), claims=[EarlierClaim("F1", "progress", D)])
    assert told(of_year(claimed))[2:] == [
        ("2017-07-31", "2017-10-30", MET, "800.00"),
        ("2017-10-31", "2018-05-31", NOT_MET, "0.00"),
    ]


def test_amounts_change_by_their_dates() -> None:
    """
    In work throughout, Bath's family is paid each year's amount from its first day.
    """
    adult = an_adult(
        employment=[Employment("A1", date(2012, 4, 2), date(2015, 12, 31))],
        benefits=[Benefit("A1", "income-support", date(2012, 1, 1), date(2012, 4, 1))],
    )
    needs = [
        Need("F1", "", what, date(2012, 3, 1)) for what in ("crime", "school", "work")
    ]
    family = a_family(
        attached_on=date(2012, 3, 1),
        assessed_on=date(2012, 3, 1),
        planned_on=date(2012, 3, 1),
        people=[adult, a_pupil()],
        needs=needs,
        checks=[],
        incidents=[],
    )
    line = timeline(family, BATH_2012, date(2012, 4, 1), date(2015, 12, 31))
    assert [each for each in told(line) if each[2] is MET] == [
        ("2012-09-30", "2013-03-31", MET, "800.00"),
        ("2013-04-01", "2014-03-31", MET, "1600.00"),
        ("2014-04-01", "2015-05-31", MET, "2400.00"),
    ]


def test_a_job_that_goes_on_and_is_confirmed() -> None:
    """
    Nothing assumed: undetermined from the 182nd day. Assumed: met from it.
    """
    plain = of_year(in_work())
    assert plain.first(MET) is None
    said = [plain.on(day).verdict for day in (REACHED - ONE_DAY, REACHED)]
    assert said == [NOT_MET, UNDETERMINED]
    assumed = assumed_of(in_work(), BRADFORD, YEAR, [Assume.JOBS])
    first = of_year(in_work(), *assumed).first(MET)
    assert first is not None
    assert (first.days.first, first.result) == (REACHED, "employment")


def test_what_a_day_leans_on() -> None:
    """
    It leans on the job to that day and no further, on nothing before, on no check.
    """
    family = in_work()
    assumed = assumed_of(family, BRADFORD, YEAR, Assume)
    line = of_year(family, *assumed)
    job = family.people[0].employment[0]
    assert line.leans_on(REACHED) == (JobGoesOn(job, REACHED),)
    assert line.leans_on(date(2017, 11, 3)) == ()


def test_it_leans_on_as_few_as_it_takes() -> None:
    """
    Of two kinds that are asked for one measure both are needed, and no other.
    """
    assumed = assumed_of(a_family(), BRADFORD, YEAR, Assume)
    line = of_year(a_family(), *assumed)
    day = date(2017, 12, 1)
    days = Period(D + ONE_DAY, day)
    assert (
        line.leans_on(day)
        == tuple(
            [
                NoMoreRecorded(kind, days)
                for kind in (
                    "asb",
                    "child-in-need",
                    "child-protection-plan",
                    "looked-after",
                    "offence",
                )
            ]
        )
        or line.on(day).verdict is not MET
    )


def test_each_thing_assumed_is_data() -> None:
    """
    The open job, each kind from the day after it was checked, each term after the last.
    """
    family = in_work()
    found = assumed_of(family, BRADFORD, YEAR, Assume)
    job = family.people[0].employment[0]
    jobs = [each for each in found if isinstance(each, JobGoesOn)]
    assert jobs == [JobGoesOn(job, YEAR.last)]
    checks = [each for each in found if isinstance(each, NoMoreRecorded)]
    assert [each.kind for each in checks] == [
        "asb",
        "child-in-need",
        "child-protection-plan",
        "domestic-abuse",
        "looked-after",
        "offence",
    ]
    assert {each.days for each in checks} == {Period(D + ONE_DAY, YEAR.last)}
    terms = [each.on_file for each in found if isinstance(each, SessionsReturned)]
    assert [(row.term, row.possible, row.unauthorised) for row in terms] == [
        (Term(2017, 0), 100, 50),
        (Term(2017, 1), 100, 50),
    ]
    assert {row.source for row in terms} == {"assumed"}


def test_nothing_is_assumed_unless_it_is_asked_for() -> None:
    """
    Without a word nothing is assumed, and the family stays as it is.
    """
    family = in_work()
    assert assumed_of(family, BRADFORD, YEAR, []) == ()
    assert supposing(family, ()) is family


def test_a_job_that_has_ended_or_is_confirmed_does_not_go_on() -> None:
    """
    An ended job stays ended; one vouched for to the last day, or later, needs nothing.
    """
    jobs = [
        Employment("A1", BEGAN, BEGAN),
        Employment("A1", BEGAN, None, YEAR.last),
        Employment("A1", YEAR.last),
    ]
    family = a_family(people=[an_adult(employment=jobs)])
    assert assumed_of(family, BRADFORD, YEAR, [Assume.JOBS]) == ()


def test_checks_that_go_on() -> None:
    """
    From the day after the last checked; never checked, from the first day asked about;
    checked to the end, not at all.
    """
    first = date(2010, 1, 1)
    checks = [
        Check("F1", ("asb",), first, D, D),
        Check("F1", ("offence",), first, YEAR.last, YEAR.last),
    ]
    family = a_family(checks=checks)
    found = assumed_of(family, BRADFORD, YEAR, [Assume.CHECKS])
    days = {each.kind: each.days for each in found if isinstance(each, NoMoreRecorded)}
    assert days["asb"] == Period(D + ONE_DAY, YEAR.last)
    assert "offence" not in days
    assert days["looked-after"] == YEAR


def of_pupil(person: Person) -> list[tuple[str, int | None, int, int]]:
    """What is assumed of a pupil's sessions: term, half, possible, missed."""
    found = assumed_of(a_family(people=[person]), BRADFORD, YEAR, [Assume.ATTENDANCE])
    rows = [each.on_file for each in found if isinstance(each, SessionsReturned)]
    return [
        (str(row.term), row.half, row.possible, row.unauthorised + row.authorised)
        for row in rows
    ]


def test_attendance_that_goes_on() -> None:
    """
    Each later term that ends in time has the sessions of the latest on file, together.
    """
    term = Term(2016, 2)
    rows = [
        Attendance("C1", term, None, 60, 2, 3, "A"),
        Attendance("C1", term, None, 40, 0, 1, "B"),
        sessions("C1", 1, 120, 60),
    ]
    assert of_pupil(a_pupil(attendance=rows)) == [
        ("2017/18 autumn", None, 100, 6),
        ("2017/18 spring", None, 100, 6),
    ]


@pytest.mark.parametrize("half", [1, 2])
def test_a_half_term_on_file_is_taken_as_the_other_half(half: int) -> None:
    """
    The other half of the latest term is the same again, and the next term both.
    """
    row = evolve(sessions("C1", 2, 50, 5), half=half)
    assert of_pupil(a_pupil(attendance=[row])) == [
        ("2016/17 summer", 3 - half, 50, 5),
        ("2017/18 autumn", None, 100, 10),
        ("2017/18 spring", None, 100, 10),
    ]


def test_no_attendance_is_assumed_of_whom_none_is_on_file() -> None:
    """
    A pupil without sessions on file, or who leaves school, has none assumed.
    """
    assert of_pupil(a_pupil(attendance=[])) == []
    stays = [evolve(a_pupil().stays[0], born_on=date(2001, 5, 1))]
    leaver = a_pupil(stays=stays, attendance=[sessions("C1", 2, 100, 0)])
    assert of_pupil(leaver) == []


def test_a_half_of_a_term_that_ends_too_late_stays_a_half() -> None:
    """
    A term that has not ended by the last day is not filled in.
    """
    row = evolve(sessions("C1", 2, 50, 5), term=Term(2017, 2), half=1)
    assert of_pupil(a_pupil(attendance=[row])) == []


def test_an_assumption_goes_no_further_than_a_day() -> None:
    """
    Seen from a day, jobs and checks are cut there, and what begins later is left out.
    """
    job = Employment("A1", BEGAN, None, BEGAN)
    returned = SessionsReturned("C1", TermPart(Term(2016, 2), None), 100, 0, 0)
    taken: tuple[Assumed, ...] = (
        JobGoesOn(job, YEAR.last),
        NoMoreRecorded("asb", Period(D, YEAR.last)),
        returned,
    )
    assert by_then(taken, CENSUS, D) == (
        JobGoesOn(job, D),
        NoMoreRecorded("asb", Period(D, D)),
        returned,
    )
    assert by_then(taken, CENSUS, BEGAN) == (returned,)
    assert by_then(taken, CENSUS, date(2017, 7, 31)) == (returned,)
    assert by_then(taken, CENSUS, date(2017, 7, 30)) == ()


def test_what_is_assumed_stands_on_file_under_that_source() -> None:
    """
    The decision under assumptions cites rows whose source is "assumed".
    """
    day = date(2017, 12, 1)
    taken = (
        NoMoreRecorded("asb", Period(D, day)),
        SessionsReturned("C1", TermPart(Term(2017, 0), None), 9, 0, 0),
    )
    family = supposing(a_family(), taken)
    assert [row.source for row in family.checks] == ["", "assumed"]
    child = family.person("C1")
    assert child is not None
    assert "assumed" in {row.source for row in child.attendance}


def test_a_stretch_says_what_it_comes_to() -> None:
    """
    A stretch's verdict, result, amount and fee are those of each of its days.
    """
    (first, *_) = of_year(a_family()).stretches
    assert isinstance(first, Stretch)
    assert (first.verdict, first.result) == (first.comes.verdict, first.comes.result)
    assert first.amount == Decimal("0.00")


#: Bradford, if it asked every family for a key worker and nothing else.
LENIENT = evolve(
    BRADFORD, eligibility=InTheArea(CLAUSE), engagement=KeyWorkerNamed(CLAUSE)
)


def test_the_fee_is_earned_from_attachment() -> None:
    """
    Where no test asks for attachment, the fee still turns on its day.
    """
    family = Family("F1", date(2017, 1, 9), "KW-1")
    plan = evolve(LENIENT, results=(), measures=())
    line = timeline(family, plan, date(2017, 1, 1), D)
    fees = [(each.days.first, each.attachment_fee) for each in line.stretches]
    assert fees == [(date(2017, 1, 1), None), (date(2017, 1, 9), Decimal("1000.00"))]


def test_a_need_found_later_is_asked_from_its_day() -> None:
    """
    Where no test counts needs, the measures of one found later still bite on its day.
    """
    first = Need("F1", "", "crime", date(2017, 1, 9))
    later = Need("F1", "", "domestic-abuse", date(2017, 9, 9))
    line = timeline(a_family(needs=[first, later]), LENIENT, date(2017, 8, 1), D)
    assert line.changes == ()
    worse = Incident("F1", "", "domestic-abuse", date(2017, 5, 5))
    family = a_family(needs=[first, later], incidents=[*a_family().incidents, worse])
    line = timeline(family, LENIENT, date(2017, 8, 1), D)
    assert told(line) == [
        ("2017-08-01", "2017-09-08", MET, "800.00"),
        ("2017-09-09", "2017-10-31", NOT_MET, "0.00"),
    ]


@pytest.mark.parametrize(("until", "assumed"), [(-1, False), (0, False), (1, True)])
def test_checks_go_on_from_the_day_after_the_last(until: int, assumed: bool) -> None:  # noqa: FBT001 - a case
    """
    Checked to the last day asked about nothing is assumed; a day short, that one day.
    """
    check = Check("F1", ("asb",), date(2010, 1, 1), D, D)
    last = D + until * ONE_DAY
    asked = Period(D - ONE_DAY * 9, last)
    found = assumed_of(a_family(checks=[check]), BRADFORD, asked, [Assume.CHECKS])
    assert (NoMoreRecorded("asb", Period(last, last)) in found) is assumed


@pytest.mark.parametrize(("until", "terms"), [(-1, 0), (0, 1)])
def test_a_term_that_ends_on_the_last_day_is_returned(until: int, terms: int) -> None:
    """
    The spring ends on 16 April 2017: it is assumed on that day, and not the day before.
    """
    pupil = a_pupil(attendance=[sessions("C1", 0, 100, 0)])
    asked = Period(date(2017, 1, 1), date(2017, 4, 16) + until * ONE_DAY)
    family = a_family(people=[an_adult(), pupil])
    found = assumed_of(family, BRADFORD, asked, [Assume.ATTENDANCE])
    assert len(found) == terms
