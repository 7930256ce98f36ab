"""
Whose need it is: a child's, an adult's or the family's.
"""

from __future__ import annotations

from enum import Enum

from pbr.records import Family, Need


class NeedOf(Enum):
    """
    Whose need a measure is for, by the person's age on the day it was identified.
    """

    CHILD = "child"
    ADULT = "adult"
    FAMILY = "family"

    @classmethod
    def by(cls, need: Need, family: Family) -> NeedOf:
        """
        Whose need it is; a need with no person, or an unknown one, is the family's.
        """
        person = family.person(need.person_id)
        if person is None:
            return cls.FAMILY
        return cls.ADULT if person.is_adult_on(need.identified_on) else cls.CHILD


EVERYBODYS = tuple(NeedOf)
