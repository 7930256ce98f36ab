"""
The dated records of a case: a family, its members, and what each source says about
them. All that is needed to build a family in code is here.

Every record is immutable and knows the file and row it came from (SPEC §4.1, §11). A
blank date is None and a blank word is "". Records hold only pseudonymous ids: there is
no field for a name, an address or a National Insurance number.
"""

from __future__ import annotations

from pbr.exceptions import Contradiction
from pbr.records.births import (
    YEARS_OF_LIFE,
    allowed_by,
    assessed_on,
    cannot_be,
    years_before,
)
from pbr.records.events import Check, EarlierClaim, Incident, Score, Statement
from pbr.records.families import Family
from pbr.records.people import Attendance, Need, Stay
from pbr.records.person import Person
from pbr.records.rows import (
    ADULT_AGE,
    NOWHERE,
    Record,
    Row,
    Subject,
    SubjectKind,
    arranged,
)
from pbr.records.spells import Benefit, Employment, Status
from pbr.school import Calendar, Term

__all__ = [
    "ADULT_AGE",
    "NOWHERE",
    "YEARS_OF_LIFE",
    "Attendance",
    "Benefit",
    "Calendar",
    "Check",
    "Contradiction",
    "EarlierClaim",
    "Employment",
    "Family",
    "Incident",
    "Need",
    "Person",
    "Record",
    "Row",
    "Score",
    "Statement",
    "Status",
    "Stay",
    "Subject",
    "SubjectKind",
    "Term",
    "allowed_by",
    "arranged",
    "assessed_on",
    "cannot_be",
    "years_before",
]
