"""
Which findings of a claim are close: at their threshold, or one unit short.
"""

from __future__ import annotations

from collections.abc import Iterator

from pbr.claims import Decision
from pbr.findings import Dated, Finding, Held, Reason, findings
from pbr.findings.margins import Margin, is_never_close, margin_of

__all__ = ["Margin", "close_calls", "margin_in_days", "margin_of"]

#: What is done, whenever it was.
_DONE = (Reason.CLAIMED_BEFORE, Reason.LEFT_THE_AREA)


def margin_in_days(finding: Finding) -> Margin | None:
    """
    How many days a date or a status is from its threshold; None if there is neither.
    """
    if finding.reason in _DONE:
        return None
    spare = None
    if isinstance(finding.quantity, Dated):
        spare = _of_a_date(finding.quantity)
    if isinstance(finding.quantity, Held):
        spare = _of_a_status(finding.quantity)
    return None if spare is None else Margin(finding, "days", spare)


def _of_a_date(it: Dated) -> int | None:
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


def close_calls(decision: Decision) -> Iterator[Margin]:
    """
    The findings of a claim that one unit would change, once each.

    One that is neutral is left out: nothing was asked. So is one with nothing to spare
    as a matter of course (readings: "Close means at the threshold or one unit short").
    """
    seen: list[Finding] = []
    for trail in (decision.trail, *decision.supplements):
        for finding in findings(trail):
            margin = margin_of(finding) or margin_in_days(finding)
            if margin is None or finding in seen or is_never_close(finding):
                continue
            seen.append(finding)
            if margin.is_close:
                yield margin
