"""
Findings of a rule that did not need the rows: they are all passed over.
"""

from __future__ import annotations

from pbr.findings import Early, Finding, Reason, Why, neutral, not_met
from pbr.records import Family, Person, Record
from pbr.rules.parts.rule import Rule
from pbr.rules.parts.sifting import all_passed_over


def not_asked_yet(
    rule: Rule, family: Family, rows: tuple[Record, ...], early: Early
) -> Finding:
    """
    Not met, because it is too early to ask.
    """
    over = all_passed_over(Why.NOT_ASKED, rows)
    judged = not_met(Reason.TOO_EARLY)
    return Finding(rule, family.subject, judged, early, passed_over=over)


def not_attached(rule: Rule, family: Family, rows: tuple[Record, ...]) -> Finding:
    """
    Not met, because the rule counts from attachment and the family is not attached.

    > A family attached after D, or never, is not attached, and every part that counts
    > from attachment is then not met. (SPEC §7)
    """
    over = all_passed_over(Why.NOT_ASKED, rows)
    return Finding(rule, family.subject, not_met(Reason.NOT_ATTACHED), passed_over=over)


def not_asked_of(
    rule: Rule, person: Person, reason: Reason, rows: tuple[Record, ...]
) -> Finding:
    """
    Not applicable, because the rule does not apply to this person. The trail shows it.
    """
    over = all_passed_over(Why.NOT_ASKED, rows)
    return Finding(rule, person.subject, neutral(reason), passed_over=over)
