"""
One record of each kind, and people and families that have them.
"""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any, TypeVar

from attrs import evolve

from pbr.records import (
    Attendance,
    Benefit,
    Check,
    EarlierClaim,
    Employment,
    Family,
    Incident,
    Need,
    Person,
    Score,
    Statement,
    Status,
    Stay,
)
from pbr.school import Term

OneRecord = (
    Stay
    | Need
    | Attendance
    | Employment
    | Benefit
    | Status
    | Incident
    | Score
    | Statement
    | Check
    | EarlierClaim
)
R = TypeVar("R", bound=OneRecord)


def but(record: R, **said: object) -> R:
    """A record that says this instead."""
    otherwise: dict[str, Any] = said
    return evolve(record, **otherwise)


DAY = date(2017, 5, 1)
LATER = date(2017, 6, 1)
BORN = date(2004, 2, 29)

STAY = Stay("P-1", "F-1", BORN, DAY, LATER)
NEED = Need("F-1", "P-1", "school", DAY, "council", "N-1")
ATTENDANCE = Attendance("P-1", Term(2016, 0), 120, 6, 4, "school", "A-1", "S-1", half=1)
EMPLOYMENT = Employment("P-1", DAY, LATER, LATER, Fraction(16), "employer", "E-1")
BENEFIT = Benefit("P-1", "income-support", DAY, LATER, "dwp", "B-1")
STATUS = Status("P-1", "child-in-need", DAY, LATER, "completed", "council", "S-1")
INCIDENT = Incident("F-1", "P-1", "offence", DAY, "police", "I-1")
SCORE = Score("F-1", "P-1", "star", "health", DAY, Fraction(3), "worker", "T-1")
STATEMENT = Statement("F-1", "P-1", "health", DAY, "nurse", "clinic", "L-1")
CHECK = Check("F-1", ("asb", "offence"), DAY, LATER, LATER, "police", "C-1")
CLAIM = EarlierClaim("F-1", "progress", DAY)

RECORDS: list[OneRecord] = [
    STAY,
    NEED,
    ATTENDANCE,
    EMPLOYMENT,
    BENEFIT,
    STATUS,
    INCIDENT,
    SCORE,
    STATEMENT,
    CHECK,
    CLAIM,
]


def person_with(*stays: Stay, **rows: object) -> Person:
    """A person with these stays, and rows of other kinds."""
    said: dict[str, Any] = {"stays": stays, **rows}
    return Person(**said)


def family_with(**said: object) -> Family:
    """A family of which all this is said."""
    known: dict[str, Any] = said
    return Family("F-1", **known)


def person(person_id: str, *spans: tuple[date | None, date | None]) -> Person:
    """A person with so many stays, or one from birth that has not ended."""
    stays = [
        Stay(person_id, "F-1", BORN, joined, left)
        for joined, left in spans or [(None, None)]
    ]
    return person_with(*stays)
