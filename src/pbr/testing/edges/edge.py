"""
What an edge is: a family exactly at a rule's threshold, or one unit off.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

from attrs import evolve, field, frozen

from pbr.records import ADULT_AGE, Employment, Family, Person, years_before
from pbr.testing.words import OTHER_KIND
from pbr.verdicts import MET, Verdict


@frozen
class Edge:
    """
    A family, and the verdict of one rule on that family.

    `says` describes the family in a few words. `short_by` is how many units of the
    rule's own (sessions, days, incidents, problems) it is on the wrong side, and 0 if
    it is not a matter of number. `as_of` is the day on which the files were drawn up,
    if the edge gives it.
    """

    says: str
    family: Family
    verdict: Verdict
    short_by: int = 0
    as_of: date | None = None


@frozen
class Asked:
    """
    A rule, and the family that it is asked of, with one adult and one child.

    `whom` is the member who gets a row about nobody in particular, if the rule is asked
    of each member alone; else it is blank.
    """

    rule: Any
    family: Family
    on: date
    adult: str = "A-1"
    child: str = "C-1"
    whom: str = ""
    #: What a plan calls the problem of each headline, if that is not the headline.
    names: dict[str, str] = field(factory=dict)
    #: A kind of incident that the plan knows and the rule does not count.
    other_kind: str = OTHER_KIND
    #: Whether problems may be named that the plan does not list.
    takes_others: bool = True

    def with_rows(self, **rows: Any) -> Family:  # noqa: ANN401 - rows of any kind
        """
        The family with other rows in some of its files.
        """
        return evolve(self.family, **rows)

    def with_rows_of(
        self,
        person_id: str,
        **rows: Any,  # noqa: ANN401 - rows of any kind
    ) -> Family:
        """
        The family with other rows for one of its people.
        """
        people = [
            evolve(person, **rows) if person.person_id == person_id else person
            for person in self.family.people
        ]
        return self.with_rows(people=people)

    def person(self, person_id: str) -> Person:
        """
        The member of the family with this id.
        """
        (found,) = [one for one in self.family.people if one.person_id == person_id]
        return found

    def adult_by(self, person_id: str, day: date) -> Family:
        """
        The family, in which a birth date is not known, and a job on the eighteenth
        birthday before a day shows that the person had been born by then.
        """
        person = self.person(person_id)
        began = years_before(day, ADULT_AGE)
        jobs = [Employment(person_id, began, began), *person.employment]
        return self.without_birth_date(person_id, employment=jobs)

    def without_birth_date(
        self,
        person_id: str,
        **rows: Any,  # noqa: ANN401 - rows of any kind
    ) -> Family:
        """
        The family, in which nobody knows when one of its people was born.
        """
        stays = [evolve(stay, born_on=None) for stay in self.person(person_id).stays]
        return self.with_rows_of(person_id, stays=stays, **rows)

    @property
    def attached(self) -> date:
        """
        The day of attachment. The families that edges are made from are attached.
        """
        return self.family.attached_on or self.on


Edges = Callable[[Asked], Iterator[Edge]]


def met(says: str, family: Family) -> Edge:
    """
    An edge on the right side of the threshold.
    """
    return Edge(says, family, MET)
