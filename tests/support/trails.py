"""
Findings and conclusions made for a test: only their verdicts matter.
"""

from __future__ import annotations

from datetime import date
from itertools import count

from pbr.findings import (
    Asked,
    Clause,
    Conclusion,
    Counted,
    Finding,
    Judgement,
    NeedsCheck,
    Question,
    Range,
    Reason,
    Trail,
    met,
    neutral,
    not_met,
    undetermined,
)
from pbr.periods import Period
from pbr.records import Subject, SubjectKind
from pbr.verdicts import MET, NOT_APPLICABLE, NOT_MET, UNDETERMINED, Quorum, Verdict
from strategies import CLAUSE

FAMILY = Subject(SubjectKind.FAMILY, "F1")
A_CHECK = NeedsCheck(("offence",), (Period(date(2017, 1, 1), date(2017, 6, 30)),))
#: A judgement with each verdict.
JUDGED: dict[Verdict, Judgement] = {
    MET: met(),
    NOT_MET: not_met(Reason.ON_RECORD),
    UNDETERMINED: undetermined(Reason.UNCHECKED, (A_CHECK,)),
    NOT_APPLICABLE: neutral(Reason.NOT_A_MEMBER),
}
_JUNE = Period(date(2017, 6, 1), date(2017, 6, 30))
#: A measure that can go with each.
MEASURED: dict[Verdict, Counted | None] = {
    MET: None,
    NOT_MET: Counted(("offence",), 1, 0, _JUNE),
    UNDETERMINED: Counted(("offence",), Range(0, 0, all_checked=False), 0, _JUNE),
    NOT_APPLICABLE: None,
}
_NUMBERS = count(1)


def asked(about: str, clause: Clause = CLAUSE) -> Question:
    """
    A requirement of this name.
    """
    return Question(Asked.PROBLEM, clause, about)


def a_finding(
    verdict: Verdict = MET, about: str = "finding", subject: Subject = FAMILY
) -> Finding:
    """
    A finding with this verdict.
    """
    return Finding(asked(about), subject, JUDGED[verdict], MEASURED[verdict])


def leaf(verdict: Verdict) -> Finding:
    """
    A finding with this verdict that is not the same as any other.
    """
    return a_finding(verdict, f"leaf {next(_NUMBERS)}")


def a_conclusion(quorum: Quorum, *parts: Trail, about: str = "several") -> Conclusion:
    """
    What follows from these parts.
    """
    return Conclusion(asked(about), FAMILY, quorum, parts)


def named(trail: Trail, about: str) -> Trail:
    """
    The first part of a trail about something.
    """
    if trail.about == about:
        return trail
    for part in getattr(trail, "parts", ()):
        found = named(part, about)
        if found.about == about:
            return found
    return trail
