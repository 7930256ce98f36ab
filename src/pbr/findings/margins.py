"""
How close a finding is to its threshold: one session, day or incident either side.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from attrs import frozen

from pbr.findings.counts import Counted, Fell, Range
from pbr.findings.quantities import (
    Absent,
    Attended,
    Early,
    Found,
    Returned,
    Worked,
)
from pbr.findings.reasons import Reason
from pbr.findings.trail import Finding
from pbr.verdicts import NOT_APPLICABLE


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
    How far a finding is from its threshold; None if nothing was counted.
    """
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


#: The quantities that count, what they count, and how much of it is to spare.
_MEASURED: tuple[tuple[type[Any], str, Callable[[Any], int]], ...] = (
    (Attended, "sessions", lambda it: it.sessions - it.needed),
    (Absent, "sessions", lambda it: it.most_allowed - it.sessions),
    (Returned, "sessions", _of_returns),
    (Worked, "days", lambda it: it.days - it.needed),
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
