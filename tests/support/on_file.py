"""
Rows on file, and what a rule finds of them, for the tests of rules.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from made import D, a_family
from pbr.findings import Finding, findings
from pbr.records import Check, Employment, Incident
from pbr.rules import Rule

JSA = "jobseekers-allowance"
LATER = date(2016, 3, 1)
#: The last day on which a source can have been asked.
LAST_DAY = date(2199, 12, 31)
#: A check of everything for all time.
FOREVER = Check("F1", ("asb", "looked-after"), date(1990, 1, 1), date.max, LAST_DAY)


def asb(*days: date) -> list[Incident]:
    """
    An incident of anti-social behaviour by C1 on each of these days.
    """
    return [Incident("F1", "C1", "asb", day) for day in days]


def checked(first: date, last: date, made: date | None = None) -> Check:
    """
    A check of these days, made on the last of them unless another is given.
    """
    return Check("F1", ("asb", "looked-after", "order"), first, last, made or last)


def job(first: date, last: date | None, confirmed: date | None = None) -> Employment:
    """
    A job of A1.
    """
    return Employment("A1", first, last, confirmed)


def only(rule: Rule, **changes: Any) -> Finding:
    """
    The one finding of a rule about the family or its one member.
    """
    (found,) = findings(rule.examine(a_family(**changes), D))
    return found
