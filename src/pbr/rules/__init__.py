"""
The rules: what each kind of measure asks, one rule family a file (SPEC §5).

A rule is a frozen class. Its fields are what a plan may set. `examine` compares the
facts about a family on a day with the rule. `RULES` holds every rule that a plan can
name. To add one, see docs/how-to/add-a-rule.md.
"""

from __future__ import annotations

from typing import Any

from pbr.rules.absence import AbsenceBelow
from pbr.rules.attendance import AttendedEachTerm, AttendedOverall
from pbr.rules.completed import ClosedFor, Completed
from pbr.rules.eligibility import (
    DependentChild,
    InTheArea,
    NeedsIdentified,
    OtherNeedsIdentified,
)
from pbr.rules.employment import EmployedConsecutively, EmployedWithin
from pbr.rules.engagement import Assessed, Attached, KeyWorkerNamed, Planned
from pbr.rules.exclusions import FewerThanOverMonths, FewerThanOverTerms
from pbr.rules.held import StatusHeld
from pbr.rules.incidents import IncidentsReduced, NoneRecorded
from pbr.rules.member_aged import MemberAged
from pbr.rules.parts.rule import Rule
from pbr.rules.progress import ScoreImproved, Stated
from pbr.rules.status import Enrolled, StatusEnded

RULES: dict[str, type[Any]] = {
    rule.name: rule
    for rule in (
        AbsenceBelow,
        Assessed,
        Attached,
        AttendedEachTerm,
        AttendedOverall,
        ClosedFor,
        Completed,
        DependentChild,
        EmployedConsecutively,
        EmployedWithin,
        Enrolled,
        FewerThanOverMonths,
        FewerThanOverTerms,
        StatusHeld,
        InTheArea,
        IncidentsReduced,
        KeyWorkerNamed,
        MemberAged,
        NeedsIdentified,
        NoneRecorded,
        OtherNeedsIdentified,
        Planned,
        ScoreImproved,
        Stated,
        StatusEnded,
    )
}

__all__ = ["RULES", "Rule"]
