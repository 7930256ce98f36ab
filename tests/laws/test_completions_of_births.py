"""
SPEC §2.6 and §4.4 where a birth date is not on file: what is found survives every date
that it may turn out to be, and undetermined has two that disagree.
"""

from __future__ import annotations

from datetime import date

import pytest
from attrs import evolve
from hypothesis import given, strategies as st

from pbr.exceptions import Contradiction
from pbr.findings import findings
from pbr.records import Family, Person
from pbr.rules import Rule
from pbr.rules.asked_alone import ASKED_ALONE, AnyAdult, AnyChild
from pbr.testing.laws.changed import with_files
from pbr.testing.reference.births import possible_births
from pbr.testing.sought import leaves
from pbr.verdicts import NOT_APPLICABLE, NOT_MET, UNDETERMINED, Verdict
from strategies import EVERY_NAME, cases_for

#: The rules to which it matters how old somebody is.
OF_AGE = (
    "absence-below",
    *ASKED_ALONE,
    "attended-each-term",
    "attended-overall",
    "combined",
    "completed",
    "dependent-child",
    "employed-consecutively",
    "employed-within",
    "enrolled",
    "fewer-than-over-months",
    "fewer-than-over-terms",
    "held",
    "incidents-reduced",
    "member-aged",
    "none-recorded",
    "person-with-the-need",
    "score-improved",
    "stated",
    "status-ended",
)
of_age = st.sampled_from(OF_AGE).flatmap(lambda name: EVERY_NAME[name])
ANY_ONE_ADULT = ("employed-consecutively", "employed-within", "enrolled", "held")


def unknown(family: Family) -> list[Person]:
    """
    The people whose birth date is not on file.
    """
    return [person for person in family.people if person.born_on is None]


def born(family: Family, days: dict[str, date]) -> Family:
    """
    The family, some of its people born on given days, without what nobody born then can
    have: a row after the day that is asked about.
    """
    people = [
        evolve(
            person,
            stays=[
                evolve(stay, born_on=days.get(person.person_id, stay.born_on))
                for stay in person.stays
            ],
        )
        for person in family.people
    ]
    return with_files(family, people=people)


def is_of_any_one(rule: Rule) -> bool:
    """
    Whether one adult, or one child, is enough for a test or for a part of it.
    """
    names = {each.name for each in leaves(rule)}
    return not names.isdisjoint(ANY_ONE_ADULT) or isinstance(rule, AnyAdult | AnyChild)


@given(data=st.data(), rule=of_age)
def test_what_is_found_survives_every_birth_date(
    data: st.DataObject, rule: Rule
) -> None:
    """
    Whenever they turn out to have been born, the finding stays as it is. Only a test of
    any one adult is not met beforehand where it may turn out that there is no adult.
    """
    family, on = data.draw(cases_for(rule, births_unknown=True))
    verdict = rule.examine(family, on).verdict
    if verdict is UNDETERMINED:
        return
    possible = {one.person_id: family.births_of(one, on) for one in unknown(family)}
    days = {
        person_id: data.draw(st.dates(births.first, births.last), label=person_id)
        for person_id, births in possible.items()
    }
    survives = {verdict}
    if verdict is NOT_MET and is_of_any_one(rule):
        survives.add(NOT_APPLICABLE)
    assert rule.examine(born(family, days), on).verdict in survives


@given(data=st.data(), rule=of_age)
def test_undetermined_has_two_birth_dates_that_disagree(
    data: st.DataObject, rule: Rule
) -> None:
    """
    Where one birth date is not on file and the test is undetermined, two dates give that
    person two findings; or with some date one is undetermined still, for want of
    something else.
    """
    family, on = data.draw(cases_for(rule, births_unknown=True))
    people = unknown(family)
    if len(people) != 1 or rule.examine(family, on).verdict is not UNDETERMINED:
        return
    (person,) = people
    days = {
        day
        for ages in ((0, 18), ())
        for day in possible_births(family, person, on, ages=ages)
    }
    found: set[tuple[Verdict, ...]] = set()
    for day in days:
        trail = rule.examine(born(family, {person.person_id: day}), on)
        found.add(tuple([each.verdict for each in findings(trail)]))
    assert len(found) > 1 or UNDETERMINED in found.pop()


@given(data=st.data(), rule=of_age)
def test_no_possible_birth_date_contradicts_a_row(
    data: st.DataObject, rule: Rule
) -> None:
    """
    Nobody is taken to be born on a day that makes one of the rows by then a problem; on
    the day after the last, a row is, or it has not come yet.
    """
    family, on = data.draw(cases_for(rule, births_unknown=True))
    for person in unknown(family):
        births = family.births_of(person, on)
        allowed = [each for each in family.births_allowed(person) if each.day <= on]
        for day in (births.first, births.last):
            assert not [each for each in allowed if each.excludes(day)]
        if births.last < on:
            after = date.fromordinal(births.last.toordinal() + 1)
            with pytest.raises(Contradiction):
                evolve(
                    family,
                    people=born_as_said(family, person.person_id, after),
                )


def born_as_said(family: Family, person_id: str, day: date) -> list[Person]:
    """
    The people of the family, one of them born on a day.
    """
    return [
        evolve(one, stays=[evolve(stay, born_on=day) for stay in one.stays])
        if one.person_id == person_id
        else one
        for one in family.people
    ]
