"""
The trail: facts compared with requirements, and what follows (SPEC §8).

A `Finding` compares facts with one requirement. A `Conclusion` works out its verdict
from several parts. There is no wording here: that is in `pbr.reports`.
"""

from __future__ import annotations

from pbr.findings.clauses import THE_WHOLE, Assumption, Clause, Standing
from pbr.findings.counts import Counted, Fell, Range
from pbr.findings.judgements import Judgement, met, neutral, not_met, undetermined
from pbr.findings.missing import (
    Needed,
    NeedsBenefitHistory,
    NeedsBirthDate,
    NeedsCheck,
    NeedsConfirmation,
    NeedsEvents,
    NeedsMeaning,
    NeedsPerson,
    NeedsReturn,
    NeedsSessions,
    NeedsTerm,
)
from pbr.findings.places import Address, Place, place_of
from pbr.findings.quantities import (
    Absent,
    Attended,
    Dated,
    Early,
    Found,
    Held,
    HeldFor,
    Quantity,
    Returned,
    Scored,
    Signed,
    Worked,
)
from pbr.findings.questions import Asked, Question, Requirement
from pbr.findings.reasons import PassedOver, Reason, Why
from pbr.findings.shown import Shown
from pbr.findings.trail import (
    Conclusion,
    Finding,
    Trail,
    clauses,
    findings,
    findings_that_bear,
)

__all__ = [
    "THE_WHOLE",
    "Absent",
    "Address",
    "Asked",
    "Assumption",
    "Attended",
    "Clause",
    "Conclusion",
    "Counted",
    "Dated",
    "Early",
    "Fell",
    "Finding",
    "Found",
    "Held",
    "HeldFor",
    "Judgement",
    "Needed",
    "NeedsBenefitHistory",
    "NeedsBirthDate",
    "NeedsCheck",
    "NeedsConfirmation",
    "NeedsEvents",
    "NeedsMeaning",
    "NeedsPerson",
    "NeedsReturn",
    "NeedsSessions",
    "NeedsTerm",
    "PassedOver",
    "Place",
    "Quantity",
    "Question",
    "Range",
    "Reason",
    "Requirement",
    "Returned",
    "Scored",
    "Shown",
    "Signed",
    "Standing",
    "Trail",
    "Why",
    "Worked",
    "clauses",
    "findings",
    "findings_that_bear",
    "met",
    "neutral",
    "not_met",
    "place_of",
    "undetermined",
]
