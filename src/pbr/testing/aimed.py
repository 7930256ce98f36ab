"""
Families aimed at a rule: one in which all is well, and others with one thing changed.

Everything comes from the rule's own fields: its words, and its share, weeks, months and
terms. They are the same every time.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Any, TypeVar

from attrs import evolve

from pbr.periods import DAYS_IN_A_WEEK
from pbr.plans.plan import inside
from pbr.records import Family, Person, Stay
from pbr.rules import Rule
from pbr.rules.person_with_the_need import PersonWithTheNeed
from pbr.testing.births import that_can_be
from pbr.testing.rows_of_family import (
    attachments_of,
    checks_of,
    dates_of,
    incidents_of,
    needs_of,
    scores_of,
    statements_of,
)
from pbr.testing.rows_of_people import attendance_of, statuses_of, work_of
from pbr.testing.scenes import Scene, days_on, files_named, scene_for, years_back
from pbr.testing.sought import leaves, numbers

T = TypeVar("T")
FAMILY, ADULT, CHILD = "F-1", "P-1", "P-2"
Rows = dict[str, Any]

#: What can be changed, each with the ways in which it may be: the first is best.
OF_FAMILY = {
    "incidents": incidents_of,
    "checks": checks_of,
    "scores": scores_of,
    "statements": statements_of,
    "needs": needs_of,
    "dates": dates_of,
}
OF_PERSON = {
    "attendance": attendance_of,
    "work": work_of,
    "statuses": statuses_of,
}


def aimed_at(rule: Rule) -> list[tuple[Family, date]]:
    """
    Families and a day, with a rule's own words, at its own lines and either side.
    """
    scene = _scene(rule)
    return [(family, scene.on) for family in _families(scene)]


def _scene(rule: Rule) -> Scene:
    """
    The plainest scene of the rule, the family attached before all that may count.
    """

    def first(options: Sequence[T], /) -> T:
        return options[0]

    scene = scene_for(first, rule, files=_files_of(rule))
    scene = evolve(
        scene,
        months=max(numbers(rule, "months", "within_months"), default=scene.months),
        weeks=max(numbers(rule, "weeks"), default=scene.weeks),
        terms=max(numbers(rule, "terms"), default=scene.terms),
    )
    terms = scene.calendar.window(scene.latest_terms[0])
    days = timedelta(scene.weeks * DAYS_IN_A_WEEK + 30)
    attached = min(scene.attached or scene.on, scene.on - days, terms.last)
    return evolve(scene, attached=attached)


def _files_of(rule: Rule) -> frozenset[str]:
    # Which person has the need turns on the needs.
    asking = [each for each in inside(rule) if isinstance(each, PersonWithTheNeed)]
    named = [files_named(each) for each in (*leaves(rule), *asking)]
    return frozenset().union(*named)


def _families(scene: Scene) -> Iterator[Family]:
    best = _family(scene, _household(scene))
    yield best
    for people in _households(scene):
        yield _family(scene, people)
    for rows in attachments_of(scene)[1:]:
        yield evolve(best, **rows)
    for name, ways in OF_FAMILY.items():
        for rows in ways(scene)[1:] if name in scene.files else ():
            yield evolve(best, **rows)
    for name, of_person in OF_PERSON.items():
        number = len(of_person(scene, best.people[0])) if name in scene.files else 0
        for index in range(1, number):
            people = [
                evolve(one, **of_person(scene, one)[index]) for one in best.people
            ]
            people, _ = that_can_be(people, {}, scene.calendar)
            yield evolve(best, **_as_rows(people=people))


def _as_rows(**rows: Any) -> Rows:  # noqa: ANN401 - rows of any kind
    return rows


def _family(scene: Scene, people: list[Person]) -> Family:
    rows: Rows = {}
    for name, ways in OF_FAMILY.items():
        if name in scene.files:
            rows |= ways(scene)[0]
    well = [_well(scene, one) for one in people]
    members, rows = that_can_be(well, rows, scene.calendar)
    return Family(
        FAMILY,
        attached_on=scene.attached,
        terms=scene.calendar,
        people=members,
        **rows,
    )


def _well(scene: Scene, one: Person) -> Person:
    rows: Rows = {}
    for name, of_person in OF_PERSON.items():
        if name in scene.files:
            rows |= of_person(scene, one)[0]
    return evolve(one, **rows)


def _household(scene: Scene) -> list[Person]:
    return [_person(ADULT, scene, 30), _person(CHILD, scene, 10)]


def _households(scene: Scene) -> Iterator[list[Person]]:
    """
    Nobody, one alone, two of each, one who has left, and one who is nearly an adult.
    """
    adult, child = _household(scene)
    yield []
    yield [adult]
    yield [child]
    yield [adult, child, _person("P-3", scene, 12), _person("P-4", scene, 40)]
    left = days_on(scene.on, -9)
    yield [adult, Person(stays=[evolve(child.stays[0], left_on=left)])]
    born = days_on(years_back(scene.on, 18), 9)
    yield [adult, Person(stays=[Stay(CHILD, FAMILY, born)])]


def _person(person_id: str, scene: Scene, age: int) -> Person:
    born = days_on(years_back(scene.on, age), -40)
    return Person(stays=[Stay(person_id, FAMILY, born)])
