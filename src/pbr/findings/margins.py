"""
How close a finding is to its threshold: one session, day or incident either side.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from attrs import frozen

from pbr.findings.counts import Counted, Fell, Range
from pbr.findings.quantities import (
    Absent,
    Attended,
    Dated,
    Early,
    Found,
    Held,
    HeldFor,
    Returned,
    Signed,
    Worked,
)
from pbr.findings.reasons import Reason, Why
from pbr.findings.trail import Finding
from pbr.records import Statement, Status
from pbr.verdicts import NOT_APPLICABLE, NOT_MET, UNDETERMINED


@frozen
class Margin:
    """
    A finding, and how many units it has to spare.

    0 is at the threshold: one unit less is not enough. -1 is one unit short. `unit` is
    what is counted: sessions, days, incidents, or things found.
    """

    finding: Finding
    unit: str
    spare: int

    @property
    def is_close(self) -> bool:
        """
        Whether one unit more, or one less, would change the finding.
        """
        return self.spare in (0, -1)


def margin_of(finding: Finding) -> Margin | None:
    """
    How far a finding is from its threshold; None if nothing was counted, or if it is
    not known how many incidents there were and what one fewer would change.
    """
    unsure = finding.verdict is UNDETERMINED
    if unsure and isinstance(finding.quantity, Fell | Counted):
        return None
    for kind, unit, spare in _MEASURED:
        if isinstance(finding.quantity, kind):
            return Margin(finding, unit, spare(finding.quantity))
    return None


def _of_returns(it: Returned) -> int:
    """
    The spare of the returns that settle it: the worst if they are enough, or the best.
    """
    one = it.best if it.worst.short_by else it.worst
    if isinstance(one, Absent):
        return one.most_allowed - one.sessions
    return one.sessions - one.needed


def _of_counts(it: Fell | Counted, number: Range) -> int:
    """
    How many more there may be than the most there were, or how many are too many.
    """
    return -it.short_by if it.short_by else it.most_allowed - number.most


#: What is done, whenever it was.
_DONE = (Reason.CLAIMED_BEFORE, Reason.LEFT_THE_AREA)


def margin_in_days(finding: Finding) -> Margin | None:
    """
    How many days a date, a statement or a status is from its threshold; None if there
    is none.
    """
    if finding.reason in _DONE:
        return None
    spare = None
    if isinstance(finding.quantity, Dated | Signed):
        spare = _of_a_date(finding.quantity)
        if finding.quantity.found is None and finding.verdict is NOT_MET:
            spare = _of_rows_too_early(finding, finding.quantity.since)
    if isinstance(finding.quantity, Held):
        spare = _of_a_status(finding.quantity)
    return None if spare is None else Margin(finding, "days", spare)


def _of_rows_too_early(finding: Finding, since: date | None) -> int | None:
    """
    How many days the latest of the rows that are too early is too early.
    """
    days = [
        row.made_on if isinstance(row, Statement) else row.started_on
        for group in finding.passed_over
        if group.why in (Why.OUTSIDE_THE_WINDOW, Why.BEFORE_ATTACHMENT)
        for row in group.rows
        if isinstance(row, Statement | Status)
    ]
    if not days or since is None:
        return None
    return (max(days) - since).days


def _of_a_date(it: Dated | Signed) -> int | None:
    """
    How many days a date is within its bounds, or outside them; None if it has none.
    """
    if it.found is None:
        return None
    spare = [
        (later - earlier).days
        for earlier, later in ((it.since, it.found), (it.found, it.until))
        if earlier is not None and later is not None
    ]
    return min(spare, default=None)


def _of_a_status(it: Held) -> int | None:
    """
    How many days before the window a status was last held, but for the last of them.
    """
    if it.latest is None:
        return None
    return (it.window.first - it.latest).days - 1


#: The quantities that count, what they count, and how much of it is to spare.
_MEASURED: tuple[tuple[type[Any], str, Callable[[Any], int]], ...] = (
    (Attended, "sessions", lambda it: it.sessions - it.needed),
    (Absent, "sessions", lambda it: it.most_allowed - it.sessions),
    (Returned, "sessions", _of_returns),
    (Worked, "days", lambda it: it.days - it.needed),
    (HeldFor, "days", lambda it: it.days - it.needed),
    (Early, "days", lambda it: -it.days),
    (Fell, "incidents", lambda it: _of_counts(it, it.after)),
    (Counted, "incidents", lambda it: _of_counts(it, it.count)),
    (Found, "found", lambda it: it.count - it.needed),
)


def is_never_close(finding: Finding) -> bool:
    """
    Whether a finding is neutral, or has nothing to spare as a matter of course: two
    problems of two, no session of none, no incident when none is allowed (readings:
    "Close means at the threshold or one unit short").
    """
    if finding.reason is Reason.OUT_OF_REACH:
        return True  # with one session more it would be undetermined
    quantity = finding.quantity
    as_ever = isinstance(quantity, Found) and quantity.count == quantity.needed
    if isinstance(quantity, Attended | Absent):
        as_ever = quantity.possible == 0
    if isinstance(quantity, Fell):
        as_ever = quantity.after.most == quantity.most_allowed == 0
    if isinstance(quantity, Counted):
        as_ever = quantity.count.most == quantity.most_allowed == 0
    return as_ever or finding.verdict is NOT_APPLICABLE
