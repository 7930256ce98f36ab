"""
A person, and a person's own rows (SPEC §2, §4, §7).
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from attrs import evolve

from each_record import (
    ATTENDANCE,
    BENEFIT,
    BORN,
    DAY,
    EMPLOYMENT,
    LATER,
    STATUS,
    STAY,
    but,
    person,
    person_with,
)
from pbr.exceptions import Contradiction
from pbr.periods import ONE_DAY, Days, Period
from pbr.records import (
    Attendance,
    Benefit,
    Check,
    Employment,
    Family,
    Person,
    Row,
    Status,
    Stay,
    Subject,
    SubjectKind,
)
from pbr.records.spells import as_at
from pbr.school import Term


def test_stay() -> None:
    """Joining and leaving are the first and last day in the household (SPEC §7)."""
    assert (STAY.first, STAY.last) == (DAY, LATER)


def test_stay_left_blank() -> None:
    """Left blank, a stay is from birth, and goes on (SPEC §7)."""
    stay = Stay("P-1", "F-1", BORN)
    assert (stay.first, stay.last) == (BORN, date.max)


@pytest.mark.parametrize(
    ("joined", "first"),
    [
        (BORN - ONE_DAY, BORN),
        (BORN, BORN),
        (BORN + ONE_DAY, BORN + ONE_DAY),
    ],
)
def test_no_member_before_birth(joined: date, first: date) -> None:
    """Nobody is a member before birth (SPEC §7)."""
    assert Stay("P-1", "F-1", BORN, joined).first == first


def test_absences_of_all_sessions() -> None:
    """A pupil can miss every possible session, by either kind of absence."""
    assert Attendance("P-1", Term(2016, 0), 10, 4, 6).possible == 10


def test_absences_over_possible() -> None:
    """A pupil cannot miss one session more than were possible (SPEC §11)."""
    with pytest.raises(Contradiction) as caught:
        Attendance("P-1", Term(2016, 0), 10, 4, 7)
    assert str(caught.value) == (
        "4 authorised and 7 unauthorised absences are more than "
        "the 10 possible sessions"
    )


@pytest.mark.parametrize(
    ("ended", "confirmed", "vouched"),
    [
        (None, None, DAY),
        (None, LATER, LATER),
        (None, DAY - ONE_DAY, DAY),
        (LATER, None, LATER),
        (LATER, DAY, LATER),
        (DAY, LATER, DAY),
    ],
)
def test_how_far_a_job_is_vouched_for(
    ended: date | None, confirmed: date | None, vouched: date
) -> None:
    """An open job counts up to its confirmation, else its first day (SPEC §4.3)."""
    assert Employment("P-1", DAY, ended, confirmed).vouched_on(LATER) == vouched


@pytest.mark.parametrize(
    ("as_of", "is_open", "vouched"),
    [
        (None, True, DAY),
        (LATER - ONE_DAY, True, DAY),
        (LATER, False, LATER),
        (LATER + ONE_DAY, False, LATER),
    ],
)
def test_an_end_to_come(as_of: date | None, is_open: bool, vouched: date) -> None:  # noqa: FBT001
    """An end after the day is seen if the files were drawn up on it or later."""
    job = Employment("P-1", DAY, LATER)
    if as_of is not None:
        job = as_at(job, as_of)
    assert job.is_open_on(LATER - ONE_DAY) is is_open
    assert job.vouched_on(LATER - ONE_DAY) == vouched


def test_files_drawn_up_before_an_end() -> None:
    """An end after the files were drawn up is not seen, on whatever day."""
    benefit, status = Benefit("P-1", "a", DAY, LATER), Status("P-1", "b", DAY, LATER)
    job, open_job = Employment("P-1", DAY, LATER), Employment("P-1", DAY)
    spells: tuple[Any, ...] = (job, benefit, status)
    for spell in spells:
        assert as_at(spell, LATER - ONE_DAY) == evolve(spell, ended_on=None)
        assert as_at(spell, LATER) == spell
    person = Person([Stay("P-1", "F-1", DAY)], (), [job], [benefit], [status])
    family = Family("F-1", people=[person])
    opened = family.as_at(LATER - ONE_DAY)
    (one,) = opened.people
    rows: list[Any] = [*one.employment, *one.benefits, *one.statuses]
    assert [row.ended_on for row in rows] == [None, None, None]
    assert opened.as_at(DAY) is opened
    seen = family.as_at(LATER)
    assert seen == family
    assert seen.people[0].employment[0].end_seen
    assert seen.as_at(LATER) is seen
    assert as_at(open_job, DAY) is open_job


def test_person() -> None:
    """A person is known by the id and day of birth that each stay says."""
    row = Row("people.csv", 2)
    pupil = person_with(Stay("P-1", "F-1", BORN, row=row))
    assert (pupil.person_id, pupil.born_on, pupil.row) == ("P-1", BORN, row)
    assert pupil.subject == Subject(SubjectKind.MEMBER, "P-1")
    assert pupil.order == ("P-1",)


def test_a_person_taken_to_be_born_in_some_days_is_made_once() -> None:
    """
    Of the first of the days, with every row; the person asked is as before.
    """
    births = Period(date(2000, 1, 1), date(2000, 12, 31))
    stays = [Stay("P1", "F1"), Stay("P1", "F1", left_on=date(2010, 5, 1))]
    person = Person(stays, statuses=[Status("P1", "looked after", date(2001, 1, 1))])
    born = person.born_in(births)
    assert born == evolve(
        person, stays=[evolve(stay, born_on=births.first) for stay in person.stays]
    )
    assert (born.births, person.births, person.born_on) == (births, None, None)
    assert person.born_in(Period(births.first, births.last)) is born
    assert person.born_in(Period(births.first, births.first)) is not born


def test_first_mention() -> None:
    """A person with two stays is first mentioned where the earlier one stands."""
    early, late = Row("people.csv", 9), Row("people.csv", 2)
    pupil = person_with(
        Stay("P-1", "F-1", BORN, LATER, row=late),
        Stay("P-1", "F-1", BORN, DAY, DAY, row=early),
    )
    assert pupil.row == early


@pytest.mark.parametrize(
    "stays",
    [
        (),
        (STAY, but(STAY, person_id="P-2")),
        (STAY, but(STAY, born_on=BORN + ONE_DAY)),
    ],
)
def test_one_person(stays: tuple[Stay, ...]) -> None:
    """A person without a stay, or with two ids or births, is a contradiction (§11)."""
    with pytest.raises(Contradiction) as caught:
        person_with(*stays)
    ids = ", ".join(sorted({stay.person_id for stay in stays})) or "nobody"
    assert str(caught.value) == (
        f"{ids}: a person has one or more stays, all with one id and one date of birth"
    )


def test_person_arranges() -> None:
    """A person's rows of each kind are arranged: in order, and equal rows once."""
    for file, record, other in (
        ("attendance", ATTENDANCE, but(ATTENDANCE, term=Term(2016, 1))),
        ("employment", EMPLOYMENT, but(EMPLOYMENT, started_on=LATER)),
        ("benefits", BENEFIT, but(BENEFIT, started_on=LATER)),
        ("statuses", STATUS, but(STATUS, started_on=LATER)),
    ):
        pupil = person_with(STAY, **{file: (other, record, other)})
        assert getattr(pupil, file) == (record, other)
    assert person_with(STAY, STAY).stays == (STAY,)


@pytest.mark.parametrize(
    ("on", "member"),
    [
        (DAY - ONE_DAY, False),
        (DAY, True),
        (DAY + ONE_DAY, True),
        (DAY + 2 * ONE_DAY, False),
        (LATER - ONE_DAY, False),
        (LATER, True),
        (date.max, True),
    ],
)
def test_member_on(on: date, *, member: bool) -> None:
    """A member is in the household from the first to the last day of some stay."""
    pupil = person("P-1", (DAY, DAY + ONE_DAY), (LATER, None))
    assert pupil.is_member_on(on) is member
    assert (on in pupil.days_as_member) is member


@pytest.mark.parametrize("joined", [None, BORN - ONE_DAY, BORN])
def test_member_from_birth(joined: date | None) -> None:
    """A member is in the household on the day of birth, and not before (SPEC §7)."""
    baby = person("P-1", (joined, None))
    assert baby.is_member_on(BORN) is True
    assert baby.is_member_on(BORN - ONE_DAY) is False


def test_days_as_member() -> None:
    """Days as a member join where one stay ends the day before the next."""
    pupil = person("P-1", (LATER, LATER), (DAY, LATER - ONE_DAY))
    assert pupil.days_as_member == Days.of([(DAY, LATER)])


@pytest.mark.parametrize(
    ("born", "eighteen"),
    [
        (date(1999, 10, 31), date(2017, 10, 31)),
        (date(2004, 2, 29), date(2022, 3, 1)),
    ],
)
def test_adult_on(born: date, eighteen: date) -> None:
    """A person is an adult from the 18th birthday, and not the day before (§2.6)."""
    member = person_with(Stay("P-1", "F-1", born))
    assert member.is_adult_on(eighteen)
    assert not member.is_adult_on(eighteen - ONE_DAY)


def test_school_age_on() -> None:
    """A person is of school age from its first day through its last (SPEC §2.7)."""
    pupil = person_with(Stay("P-1", "F-1", date(2007, 9, 23)))
    first, last = date(2012, 12, 31), date(2024, 6, 28)
    days = (first - ONE_DAY, first, last, last + ONE_DAY)
    assert [pupil.is_of_school_age_on(day) for day in days] == [
        False,
        True,
        True,
        False,
    ]


def test_person_left_blank() -> None:
    """A person with only a stay on file has no rows of any other kind."""
    pupil = person("P-1")
    assert (
        pupil.attendance,
        pupil.employment,
        pupil.benefits,
        pupil.statuses,
    ) == ((), (), (), ())


def test_sessions_are_counted_from_nought() -> None:
    """A count of sessions below 0 is a contradiction."""
    with pytest.raises(Contradiction) as caught:
        Attendance("P-1", Term(2016, 0), 10, -5, 0)
    assert str(caught.value) == "sessions are counted from 0: (10, -5, 0)"


BACK: dict[str, Any] = {"started_on": DAY, "ended_on": DAY - timedelta(1)}


HOME = Stay("A1", "F1", date(1990, 1, 1))


@pytest.mark.parametrize(
    "rows",
    [
        {"employment": [Employment("A1", **BACK)]},
        {"benefits": [Benefit("A1", "income-support", **BACK)]},
        {"statuses": [Status("A1", "looked-after", **BACK)]},
        {"stays": [evolve(HOME, joined_on=DAY, left_on=DAY - timedelta(1))]},
    ],
    ids=lambda rows: next(iter(rows)),
)
def test_a_row_that_ends_before_it_starts_is_refused(rows: dict[str, Any]) -> None:
    """
    A spell with its days turned round would count for nothing, and none may be the test.
    """
    with pytest.raises(Contradiction) as refused:
        Person(**{"stays": [HOME], **rows})
    assert str(refused.value) == (
        f"A1: a row from {DAY} cannot end before, on {DAY - timedelta(1)}"
    )


@pytest.mark.parametrize("days", [0, 1])
def test_a_row_of_one_day_is_a_row(days: int) -> None:
    """
    What ends on the day it starts, or later, is taken.
    """
    last = DAY + timedelta(days)
    job = Employment("A1", DAY, last)
    stay = evolve(HOME, joined_on=DAY, left_on=last)
    person = Person(stays=[HOME, stay], employment=[job])
    assert person.employment == (job,)
    made = Check("F1", ("asb",), DAY, last, last)
    assert Family("F1", checks=[made]).checks == (made,)
