"""
Members left out as not of school age, who missed too much school in the terms read.
"""

from __future__ import annotations

from datetime import date

import pytest
from attrs import evolve

from flagged import a_plain_family, altered, files_of, flags_of
from made import BATH_2015, D, sessions
from pbr.flags import FlagKind
from pbr.records import Attendance, Person, Stay
from pbr.school import Term

KIND = FlagKind.OUT_OF_AGE
#: Sixteen on 1 July 2017, so no longer of school age in October.
BORN = date(2001, 7, 1)


def with_a_leaver_of_school(
    *attendance: Attendance, born: date = BORN, left: date | None = None
) -> list[Person]:
    """
    The people of the family, and one who may not be of school age.
    """
    other = Person(
        stays=[Stay("C2", "F1", born, left_on=left)],
        attendance=attendance,
    )
    return [*a_plain_family().people, other]


@pytest.mark.parametrize(
    ("missed", "flagged"),
    [(12, False), (13, True)],
)
def test_a_term_that_falls_short(
    missed: int,
    flagged: bool,  # noqa: FBT001
) -> None:
    """
    90% of a term's sessions exactly is enough, one session fewer is not.
    """
    people = with_a_leaver_of_school(
        sessions("C2", 0, 120, 12), sessions("C2", 1, 120, missed)
    )
    found = flags_of(a_plain_family(people=people), KIND)
    assert bool(found) is flagged
    for flag in found:
        assert flag.rows == (sessions("C2", 1, 120, 13),)
        assert flag.subject.id == "C2"
        assert {finding.reason.value for finding in flag.findings} == {
            "not of school age"
        }
        assert flag.blocks


def test_terms_that_are_not_read_and_people_who_are_pupils() -> None:
    """
    Another year's term, a pupil's own terms, a term without a return of sessions, and
    somebody who has left are no such thing.
    """
    before = Attendance("C2", Term(2015, 2), 120, 0, 60)
    nothing = Attendance("C2", Term(2016, 2), 0, 0, 0)
    short = sessions("C2", 1, 120, 60)
    for people in (
        with_a_leaver_of_school(),
        with_a_leaver_of_school(before),
        with_a_leaver_of_school(nothing),
        with_a_leaver_of_school(short, left=date(2017, 8, 1)),
    ):
        assert flags_of(a_plain_family(people=people), KIND) == []
    pupil = with_a_leaver_of_school(short, born=date(2005, 7, 1))
    assert flags_of(a_plain_family(people=pupil), KIND) == []


def test_each_person_has_one_flag_whatever_asks() -> None:
    """
    Asked of every family and again for a need, it is one flag with both findings.
    """
    people = with_a_leaver_of_school(
        sessions("C2", 0, 120, 60), sessions("C2", 1, 120, 60)
    )
    family = a_plain_family(people=people)
    need = evolve(family.needs[0], problem="school")
    family = altered(family, needs=[*family.needs, need])
    (flag,) = flags_of(family, KIND)
    assert files_of(flag) == ["Attendance"] * 2
    assert len(flag.bears_on) == 2


def test_two_returns_of_which_one_may_be_right() -> None:
    """
    If the returns do not show that it fell short, it is not flagged.
    """
    people = with_a_leaver_of_school(
        sessions("C2", 0, 120, 0), sessions("C2", 0, 120, 60)
    )
    assert flags_of(a_plain_family(people=people), KIND) == []


def test_a_rule_about_the_year() -> None:
    """
    A plan that takes the terms together is compared term by term as well.
    """
    people = with_a_leaver_of_school(
        sessions("C2", 0, 120, 0), sessions("C2", 1, 120, 60)
    )
    family = a_plain_family(people=people)
    (flag,) = flags_of(family, KIND, D, BATH_2015)
    assert files_of(flag) == ["Attendance"]
