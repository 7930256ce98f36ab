"""
When a claim's verdict changes, and the first day on which it passes (SPEC §9).
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from attrs import evolve

from in_work import REACHED, YEAR, in_work, of_year
from made import BATH_2012, BRADFORD, D, a_family, a_pupil, an_adult
from pbr.exceptions import Contradiction
from pbr.periods import ONE_DAY, Period
from pbr.records import (
    Benefit,
    EarlierClaim,
    Employment,
    Family,
    Incident,
    Need,
    Stay,
)
from pbr.rules.eligibility import InTheArea
from pbr.rules.engagement import KeyWorkerNamed
from pbr.timeline.assumptions import (
    Assume,
    JobGoesOn,
    NoMoreRecorded,
    assumed_of,
)
from pbr.timeline.outlook import outlook_of_each
from pbr.timeline.stretches import Stretch, Timeline, timeline
from pbr.verdicts import (
    MET,
    NOT_MET,
    UNDETERMINED,
    Verdict,
)
from strategies import CLAUSE


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
    family = a_family(people=[adult, a_pupil()])
    seen = date(2021, 1, 1)
    line = timeline(family, BRADFORD, D, date(2020, 6, 1), as_of=seen)
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
    last = date(2015, 12, 31)
    line = timeline(family, BATH_2012, date(2012, 4, 1), last, as_of=last)
    assert [each for each in told(line) if each[2] is MET] == [
        ("2012-09-30", "2013-03-31", MET, "800.00"),
        ("2013-04-01", "2014-03-31", MET, "1600.00"),
        ("2014-04-01", "2015-05-31", MET, "2400.00"),
    ]


def test_what_a_day_relies_on() -> None:
    """
    It leans on the job to that day and no further, on nothing before, on no check.
    """
    family = in_work()
    assumed = assumed_of(family, BRADFORD, YEAR, Assume)
    line = of_year(family, *assumed)
    job = family.people[0].employment[0]
    assert line.relies_on(REACHED) == (JobGoesOn(job, REACHED),)
    assert line.relies_on(date(2017, 11, 3)) == ()


def test_it_relies_on_as_few_as_it_takes() -> None:
    """
    Of two kinds that are asked for one measure both are needed, and no other.
    """
    assumed = assumed_of(a_family(), BRADFORD, YEAR, Assume)
    line = of_year(a_family(), *assumed)
    day = date(2017, 12, 1)
    days = Period(D + ONE_DAY, day)
    assert line.on(day).verdict is MET
    assert line.relies_on(day) == tuple(
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


def test_of_two_that_would_do_the_earlier_is_left_out() -> None:
    """
    Two adults each have a job that is enough if it goes on: the claim relies on the
    second, however the first is put.
    """
    family = in_work()
    one, child = family.people
    two = an_adult(
        stays=[Stay("A2", "F1", date(1985, 5, 1))],
        employment=[evolve(job, person_id="A2") for job in one.employment],
        benefits=[evolve(row, person_id="A2") for row in one.benefits],
    )
    both = evolve(family, people=[one, two, child])
    line = of_year(both, *assumed_of(both, BRADFORD, YEAR, [Assume.JOBS]))
    assert line.relies_on(REACHED) == (JobGoesOn(two.employment[0], REACHED),)
    turned = evolve(line, assumed=line.assumed[::-1])
    assert turned.relies_on(REACHED) == (JobGoesOn(one.employment[0], REACHED),)


def test_a_stretch_says_what_it_comes_to() -> None:
    """
    A stretch's verdict, result, amount and fee are those of each of its days.
    """
    (first, *_) = of_year(a_family()).stretches
    assert isinstance(first, Stretch)
    assert (first.verdict, first.result) == (first.answer.verdict, first.answer.result)
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


def test_days_on_which_no_claim_is_made_are_refused() -> None:
    """
    Days before 1900 or after 2199 are a slip of the pen.
    """
    for since, until in (
        (date(1899, 12, 31), D),
        (D, date(2200, 1, 1)),
    ):
        with pytest.raises(Contradiction) as refused:
            outlook_of_each([], BRADFORD, since, until)
        assert str(refused.value) == (
            f"claims are made between 1900 and 2199, not from {since} to {until}"
        )
    for day in (date(1900, 1, 1), date(2199, 12, 31)):
        assert timeline(a_family(), BRADFORD, day, day).on(day).verdict is NOT_MET
