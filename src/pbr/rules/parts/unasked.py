"""
Findings of a rule that did not need to look at the rows: they are all passed over.
"""

from __future__ import annotations

from pbr.findings import Early, Finding, Reason, Why
from pbr.records import Family, Person, Record
from pbr.rules.parts.rule import Rule
from pbr.rules.parts.sifting import all_passed_over
from pbr.verdicts import NOT_APPLICABLE, NOT_MET


def not_asked_yet(
    rule: Rule, family: Family, rows: tuple[Record, ...], early: Early
) -> Finding:
    """
    Not met, because it is too early to ask.
    """
    over = all_passed_over(Why.NOT_ASKED, rows)
    return Finding(
        rule.clause,
        rule.name,
        family.subject,
        NOT_MET,
        Reason.TOO_EARLY,
        early,
        passed_over=over,
    )


def not_attached(rule: Rule, family: Family, rows: tuple[Record, ...]) -> Finding:
    """
    Not met, because the rule counts from an attachment that there is not.

    > A family attached after D, or never, is not attached, and every part that counts
    > from attachment is then not met. (SPEC §7)
    """
    over = all_passed_over(Why.NOT_ASKED, rows)
    return Finding(
        rule.clause,
        rule.name,
        family.subject,
        NOT_MET,
        Reason.NOT_ATTACHED,
        passed_over=over,
    )


def neutral(
    rule: Rule, person: Person, reason: Reason, rows: tuple[Record, ...]
) -> Finding:
    """
    Not applicable, because the rule asks nothing of this person; and shown.
    """
    over = all_passed_over(Why.NOT_ASKED, rows)
    return Finding(
        rule.clause,
        rule.name,
        person.subject,
        NOT_APPLICABLE,
        reason,
        passed_over=over,
    )
