"""
What an edge is: a family that stands exactly on a rule's line, or one unit off it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

from attrs import evolve, field, frozen

from pbr.records import Family, Person
from pbr.verdicts import MET, Verdict


@frozen
class Edge:
    """
    A family, and what one rule says of it.

    `says` tells in a few words where the family stands. `short_by` is how many units of
    the rule's own (sessions, days, incidents, problems) it is on the wrong side, and 0
    where it is not a matter of number.
    """

    says: str
    family: Family
    verdict: Verdict
    short_by: int = 0


@frozen
class Asked:
    """
    A rule, and of whom it is asked: a family, and one adult and one child in it.

    `whom` is the member that a row about nobody in particular is given to, where the
    rule is asked of each member alone; else it is blank.
    """

    rule: Any
    family: Family
    on: date
    adult: str = "A-1"
    child: str = "C-1"
    whom: str = ""
    #: What a plan calls the problem of each headline, where that is not the headline.
    names: dict[str, str] = field(factory=dict)
    #: Whether problems may be named that nobody listed.
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
        One of the people.
        """
        (found,) = [one for one in self.family.people if one.person_id == person_id]
        return found

    @property
    def attached(self) -> date:
        """
        The day of attachment; the families that edges are made from are attached.
        """
        return self.family.attached_on or self.on


Edges = Callable[[Asked], Iterator[Edge]]


def met(says: str, family: Family) -> Edge:
    """
    An edge on the right side of the line.
    """
    return Edge(says, family, MET)
