"""
The words a plan may use for each choice that could change a verdict (SPEC §5).

None of them has a default: a plan must state each one.
"""

from __future__ import annotations

from enum import Enum
from typing import Annotated


class Counting(Enum):
    """
    Which absences count against a pupil.
    """

    ALL_ABSENCE = "all absence"
    UNAUTHORISED_ABSENCE = "unauthorised absence"


class Starters(Enum):
    """
    What to do for a pupil who was of school age for fewer terms than the plan requires.
    """

    WAIT = "wait"
    TERMS_SO_FAR = "terms so far"


class CountedFrom(Enum):
    """
    Whether what happened before attachment counts.
    """

    ANY = "any"
    ATTACHMENT = "attachment"


class Whose(Enum):
    """
    Whose incidents count. Children are under 18 that day, adults 18 or over.
    """

    FAMILY = "family"
    CHILDREN = "children"
    ADULTS = "adults"


class Leavers(Enum):
    """
    Whether what people do after they have left counts. Nobody counts before joining.
    """

    COUNTED = "counted"
    PASSED_OVER = "passed over"


class Baseline(Enum):
    """
    Which earlier months the latest are compared with.
    """

    BEFORE_ATTACHMENT = "before attachment"
    PRECEDING = "preceding"


class OnDay(Enum):
    """
    On which day somebody must be of an age: that of attachment, or that of the claim.
    """

    ATTACHMENT = "attachment"
    THE_DAY = "the day"


class Whom(Enum):
    """
    Which members are asked: those under 18 on the day, the others, or all.
    """

    CHILD = "child"
    ADULT = "adult"
    MEMBER = "member"


class Until(Enum):
    """
    Up to which day something is held: that of the claim, or any before it.
    """

    THE_DAY = "the day"
    ANY_DAY = "any day"


class BenefitSince(Enum):
    """
    Since when a benefit counts that a person has moved off.
    """

    ATTACHMENT = "attachment"
    EVER = "ever"


class Direction(Enum):
    """
    Which way a score must move to be better.
    """

    UP = "up"
    DOWN = "down"


#: A whole number of weeks, months, terms or the like: 1 or more.
Positive = Annotated[int, "1 or more"]

#: Words of the case files that a plan may leave out.
MaybeWords = Annotated[tuple[str, ...], "may be left out"]
