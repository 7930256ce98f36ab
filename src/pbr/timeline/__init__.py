"""
When a claim is payable: day by day, with what is assumed as data (SPEC §9).
"""

from __future__ import annotations

from pbr.timeline.assumptions import (
    Assume,
    Assumed,
    JobGoesOn,
    NoMoreRecorded,
    SessionsReturned,
    assumed_of,
)
from pbr.timeline.deadlines import LastStart, last_day_to_claim, last_starts
from pbr.timeline.forecast import Ahead, Span, by_month, first_payable, spans_ahead
from pbr.timeline.outlook import Outlook, outlook_of_each
from pbr.timeline.stretches import Stretch, Timeline, Watch, days_asked, timeline

__all__ = [
    "Ahead",
    "Assume",
    "Assumed",
    "JobGoesOn",
    "LastStart",
    "NoMoreRecorded",
    "Outlook",
    "SessionsReturned",
    "Span",
    "Stretch",
    "Timeline",
    "Watch",
    "assumed_of",
    "by_month",
    "days_asked",
    "first_payable",
    "last_day_to_claim",
    "last_starts",
    "outlook_of_each",
    "spans_ahead",
    "timeline",
]
