"""
Scores and statements that name nobody: whose they are, or may be (SPEC §5.8).
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from pbr.records import Family, Score, Statement, Subject, SubjectKind

R = TypeVar("R", Score, Statement)


def named_and_not(
    family: Family, rows: Iterable[R]
) -> tuple[tuple[R, ...], tuple[R, ...]]:
    """
    The rows that count, and those that may: they name nobody, and one person is asked.

    > A statement or score that names nobody may be about that person or not
    """
    rows = tuple(rows)
    if not family.narrowed_to:
        return rows, ()
    return (
        tuple([row for row in rows if row.person_id]),
        tuple([row for row in rows if not row.person_id]),
    )


def subject_of(row: Score | Statement) -> Subject:
    """
    Who a row is about: the family, if it names nobody.
    """
    if row.person_id:
        return Subject(SubjectKind.MEMBER, row.person_id)
    return Subject(SubjectKind.FAMILY, row.family_id)
