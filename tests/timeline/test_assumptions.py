"""
What may be assumed to go on: jobs, checks and attendance (SPEC §9).
"""

from __future__ import annotations

from datetime import date

import pytest
from attrs import evolve

from in_work import BEGAN, REACHED, YEAR, in_work, of_year
from made import BRADFORD, D, a_family, a_pupil, an_adult, sessions
from pbr.periods import ONE_DAY, Period
from pbr.records import (
    Attendance,
    Check,
    Employment,
    Person,
)
from pbr.school import CENSUS, Term, TermPart
from pbr.timeline.assumptions import (
    Assume,
    Assumed,
    JobGoesOn,
    NoMoreRecorded,
    SessionsReturned,
    assumed_by,
    assumed_of,
    with_assumed_rows,
)
from pbr.verdicts import (
    MET,
    NOT_MET,
    UNDETERMINED,
)


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
    assert with_assumed_rows(family, ()) is family


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
        Attendance("C1", term, 60, 2, 3, "A", school="S-1"),
        Attendance("C1", term, 40, 0, 1, "B", school="S-2"),
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


@pytest.mark.parametrize(
    ("rows", "is_assumed"),
    [
        ([sessions("C1", 2, 160, 0)], True),
        ([sessions("C1", 2, 161, 0)], False),
        ([sessions("C1", 2, 50, 0), sessions("C1", 2, 60, 0)], False),
        ([evolve(sessions("C1", 2, 80, 0), half=1)], True),
        ([evolve(sessions("C1", 2, 81, 0), half=1)], False),
    ],
)
def test_nothing_is_assumed_of_returns_that_cannot_all_be_right(
    rows: list[Attendance], *, is_assumed: bool
) -> None:
    """
    Two returns that may be of one school, or more sessions than a term holds.
    """
    assert (of_pupil(a_pupil(attendance=rows)) != []) is is_assumed


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
    Seen from a day, jobs and checks are cut there, and what begins later is left out:
    a term's sessions are of its first day.
    """
    job = Employment("A1", BEGAN, None, BEGAN)
    returned = SessionsReturned("C1", TermPart(Term(2016, 2), None), 100, 0, 0)
    taken: tuple[Assumed, ...] = (
        JobGoesOn(job, YEAR.last),
        NoMoreRecorded("asb", Period(D, YEAR.last)),
        returned,
    )
    assert assumed_by(taken, CENSUS, D) == (
        JobGoesOn(job, D),
        NoMoreRecorded("asb", Period(D, D)),
        returned,
    )
    assert assumed_by(taken, CENSUS, BEGAN) == (returned,)
    first = CENSUS.window(Term(2016, 2)).first
    assert assumed_by(taken, CENSUS, first) == (returned,)
    assert assumed_by(taken, CENSUS, first - ONE_DAY) == ()


def test_what_is_assumed_stands_on_file_under_that_source() -> None:
    """
    The decision under assumptions cites rows whose source is "assumed".
    """
    day = date(2017, 12, 1)
    taken = (
        NoMoreRecorded("asb", Period(D, day)),
        SessionsReturned("C1", TermPart(Term(2017, 0), None), 9, 0, 0),
    )
    family = with_assumed_rows(a_family(), taken)
    assert [row.source for row in family.checks] == ["", "assumed"]
    child = family.person("C1")
    assert child is not None
    assert "assumed" in {row.source for row in child.attendance}


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
