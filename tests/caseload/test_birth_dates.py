"""
A 1 January birth date that five or more people share, where a claim turns on that age.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from attrs import evolve

from crashing import BROKEN
from filed import filed_under
from flagged import a_house, a_member, a_plain_family, altered
from made import BRADFORD, D, a_family, a_pupil, an_adult
from pbr.caseload.across_families import flags_across
from pbr.flags import Flag, FlagKind
from pbr.plans import Plan
from pbr.records import Benefit, Employment, Family, Incident, Person, Stay
from pbr.reports import wording
from pbr.rules.incidents import IncidentsReduced
from pbr.rules.member_aged import MemberAged
from pbr.rules.parts.words import OnDay, Whose
from strategies import CLAUSE

ONE_DAY = timedelta(days=1)
KIND = FlagKind.ONE_BIRTH_DATE
CHILD, GROWN = date(2008, 1, 1), date(1985, 1, 1)


def born(family: Family, **births: date) -> Family:
    """
    The family with these birth dates, by person.
    """
    people = []
    for person in family.people:
        day = births.get(person.person_id, person.born_on)
        stays = [evolve(stay, born_on=day) for stay in person.stays]
        people.append(evolve(person, stays=stays))
    return altered(family, people=people)


def others(day: date, number: int = 4, **stay: Any) -> list[Family]:
    """
    Families of one person each, all born on this day.
    """
    return [
        a_house(f"X{at}", a_member(f"X{at}", f"X{at}", born_on=day, **stay))
        for at in range(number)
    ]


def flags(family: Family, *more: Family, plan: Plan = BRADFORD) -> list[Flag]:
    """
    The flags of this kind that a family has in a folder with others.
    """
    found = flags_across([family, *more], D, plan)
    return [flag for flag in found.get("F1", ()) if flag.kind is KIND]


@pytest.mark.parametrize(
    ("day", "number", "flagged"),
    [
        (CHILD, 4, True),
        (CHILD, 3, False),
        (CHILD + ONE_DAY, 4, False),
        (date(2008, 2, 1), 4, False),
    ],
)
def test_five_people_share_a_first_of_january(
    day: date,
    number: int,
    flagged: bool,  # noqa: FBT001
) -> None:
    """
    Five with the child are enough, four are not; another day is never such a date.
    """
    another = a_house("F8", a_member("Y1", "F8"))
    found = flags(born(a_plain_family(), C1=day), another, *others(day, number))
    assert bool(found) is flagged
    for flag in found:
        assert flag.subject.id == "C1"
        assert [type(row) for row in flag.rows] == [Stay]
        assert {finding.about for finding in flag.findings} == {
            "dependent-child",
            "2016/17 autumn",
            "2016/17 spring",
            "2016/17 summer",
        }
        assert flag.blocks
        assert wording.flag(flag) == (
            "C1 has a birth date that many people share, and the claim turns on that age  "
            "[built in code]"
        )


def test_a_member_of_an_age_is_in_doubt_as_a_dependent_child_is() -> None:
    """
    Where a plan asks for somebody of an age, the flag bears on that; a member of
    another age has none there.
    """
    aged = MemberAged(CLAUSE, 0, 18, OnDay.ATTACHMENT)
    plan = evolve(BRADFORD, eligibility=aged)
    plain = born(a_plain_family(), C1=CHILD)
    (flag,) = flags(plain, *others(CHILD), plan=plan)
    assert "member-aged" in {finding.about for finding in flag.findings}
    older = evolve(plan, eligibility=MemberAged(CLAUSE, 18, 99, OnDay.ATTACHMENT))
    (flag,) = flags(plain, *others(CHILD), plan=older)
    assert "member-aged" not in {finding.about for finding in flag.findings}


def test_one_person_in_two_families_is_one() -> None:
    """
    Four people, one of them in two families, do not share a date with enough others.
    """
    same = others(CHILD, 3)
    again = a_house("X9", a_member("X1", "X9", born_on=CHILD))
    assert flags(born(a_plain_family(), C1=CHILD), *same, again) == []


@pytest.mark.parametrize(("days", "flagged"), [(0, True), (1, False)])
def test_who_joins_after_the_day_is_not_counted(
    days: int,
    flagged: bool,  # noqa: FBT001
) -> None:
    """
    Those who join on the day share the date, those who join later do not yet.
    """
    more = others(CHILD, joined_on=D + timedelta(days))
    assert bool(flags(born(a_plain_family(), C1=CHILD), *more)) is flagged


def test_another_child_of_a_certain_age() -> None:
    """
    With another child there is a dependent child whatever the age of this one, but its
    terms still turn on it.
    """
    plain = a_plain_family()
    sister = Person(stays=[Stay("C2", "F1", date(2014, 5, 1))])
    family = born(altered(plain, people=[*plain.people, sister]), C1=CHILD)
    (flag,) = flags(family, *others(CHILD))
    assert "dependent-child" not in {finding.about for finding in flag.findings}
    both = born(family, C2=CHILD)
    assert len(flags(both, *others(CHILD))) == 2


def test_an_adult_whom_no_finding_is_about() -> None:
    """
    An adult who is not looked at does not have the flag; one left out as not of school
    age does, where attendance is met.
    """
    found = flags(born(a_plain_family(), A1=GROWN), *others(GROWN))
    (flag,) = found
    assert [finding.reason.value for finding in flag.findings] == ["not of school age"]
    alone = altered(born(a_plain_family(), A1=GROWN), incidents=[], needs=[])
    assert alone.people
    failed = a_family(people=[an_adult(), a_pupil(attendance=[])])
    assert flags(born(failed, A1=GROWN), *others(GROWN)) == []


def test_an_adult_in_work() -> None:
    """
    Work counts for adults, so the finding turns on the adult's age.
    """
    adult = an_adult(
        employment=[Employment("A1", date(2017, 5, 3), D)],
        benefits=[Benefit("A1", "income-support", date(2017, 1, 1), date(2017, 5, 2))],
    )
    family = a_family(people=[adult, a_pupil(attendance=[])])
    (flag,) = flags(born(family, A1=GROWN), *others(GROWN))
    assert [finding.about for finding in flag.findings] == ["employed-consecutively"]


@pytest.mark.parametrize(
    ("whose", "who", "flagged"),
    [
        (Whose.FAMILY, "A1", False),
        (Whose.CHILDREN, "A1", True),
        (Whose.CHILDREN, "", False),
    ],
)
def test_whose_incidents_count(
    whose: Whose,
    who: str,
    flagged: bool,  # noqa: FBT001
) -> None:
    """
    An incident passed over as an adult's turns on that adult's age.
    """
    measures = [
        evolve(each, test=evolve(each.test, whose=whose))
        if isinstance(each.test, IncidentsReduced)
        else each
        for each in BRADFORD.measures
    ]
    plan = evolve(BRADFORD, measures=tuple(measures))
    plain = born(a_plain_family(), A1=GROWN)
    more = [Incident("F1", who, "offence", date(2016, 8, 1))] if who else []
    family = altered(plain, incidents=[*plain.incidents, *more])
    abouts = {
        finding.about
        for flag in flags(family, *others(GROWN), plan=plan)
        for finding in flag.findings
    }
    assert ("incidents-reduced" in abouts) is flagged


def test_a_crash_has_no_flags() -> None:
    """
    A claim that cannot be decided is a crash, and the comparison goes on.
    """
    crashing = filed_under("F2", born(a_plain_family(), C1=CHILD))
    assert flags(crashing, *others(CHILD), plan=BROKEN) == []
    found = flags_across([crashing, *others(CHILD)], D, BROKEN)
    assert "F2" not in found
