"""
Which findings of a claim are close: at their threshold, or one unit short.
"""

from __future__ import annotations

from collections.abc import Iterator

from pbr.claims import Decision
from pbr.findings import Finding, findings
from pbr.findings.margins import Margin, is_never_close, margin_in_days, margin_of

__all__ = ["Margin", "close_calls", "margin_in_days", "margin_of"]


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
