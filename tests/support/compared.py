"""
Two batches of families, and what differs between them.
"""

from __future__ import annotations

from datetime import date

from made import (
    BRADFORD,
    D,
)
from pbr.caseload.changes import (
    Batch,
    Change,
    Price,
    differences,
)
from pbr.findings import Trail
from pbr.plans import Plan
from pbr.records import Family


def batch(*families: Family, on: date = D, plan: Plan = BRADFORD) -> Batch:
    """
    A batch of these families, by default under Bradford's plan on 31 October 2017.
    """
    return Batch(families, on, plan)


def the_change(before: Batch, after: Batch) -> Change:
    """
    The one family of two batches.
    """
    (change,) = differences(before, after).families
    return change


def said(place: Trail | Price | None) -> tuple[str, str] | None:
    """
    What a place is about, and its verdict.
    """
    if isinstance(place, Price):
        return (place.about, str(place.amount.pounds))
    return None if place is None else (place.about, place.verdict.value)
