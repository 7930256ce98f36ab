"""
The answer sheet of a claim: its verdicts and numbers, to check another system with.
"""

from __future__ import annotations

from collections.abc import Iterator
from operator import attrgetter
from typing import Any, NamedTuple

from attrs import frozen

from pbr.claims import Answer, Decision
from pbr.findings import (
    Absent,
    Attended,
    Clause,
    Conclusion,
    Counted,
    Early,
    Fell,
    Finding,
    Found,
    HeldFor,
    Question,
    Returned,
    Trail,
    Worked,
    findings,
)
from pbr.rules.asked_alone import AskedAlone
from pbr.rules.combined import Combined
from pbr.rules.person_with_the_need import AskedOfOne
from pbr.verdicts import Verdict

#: Each kind of count that is compared, and which of its numbers.
MEASURES: dict[type[Any], tuple[str, tuple[str, ...]]] = {
    Absent: ("absent", ("sessions", "possible", "most_allowed")),
    Attended: ("attended", ("sessions", "possible", "needed")),
    Counted: ("counted", ("count.fewest", "count.most", "most_allowed")),
    Early: ("early", ("days",)),
    Fell: (
        "fell",
        (
            *("before.fewest", "before.most", "after.fewest", "after.most"),
            "most_allowed",
        ),
    ),
    Found: ("found", ("count", "needed")),
    HeldFor: ("held", ("days", "needed", "with_unconfirmed")),
    Worked: ("worked", ("days", "needed", "with_unconfirmed")),
}


class NamedVerdict(NamedTuple):
    """
    The verdict on one question, result or rule, by its name: "eligible", "met".
    """

    asked: str
    verdict: str

    @classmethod
    def of_rule(cls, name: str, clause: Clause, verdict: Verdict) -> NamedVerdict:
        """
        The verdict on a rule, by the rule's name and the paragraph it rests on.
        """
        return cls(f"{name} ({clause.paragraph})", verdict.value)


class Fact(NamedTuple):
    """
    What a rule counted for a family or a member: the kind of count, and its numbers.

    attended: sessions, possible, needed. absent: sessions, possible, most allowed.
    counted: fewest, most, most allowed. early: days. fell: fewest and most before,
    fewest and most after, most allowed. found: count, needed. worked and held: days,
    needed, days with those not confirmed. If returns of a term differ, there is a fact
    for the worst and one for the best. On days that were not checked there may be more.
    """

    subject: str
    kind: str
    numbers: tuple[int, ...]


@frozen
class AnswerSheet:
    """
    A claim's answer, the verdicts that lead to it, and each fact.

    `verdicts` has those on the four questions and on each result, by name, and on each
    rule asked of the family or of a person with a need, by name and paragraph. If a
    birth date is not known, it has none on rules, and there are no facts: what was
    counted depends on that date.
    """

    answer: Answer
    verdicts: frozenset[NamedVerdict]
    facts: frozenset[Fact]

    def differences_from(self, other: AnswerSheet, ours: str, theirs: str) -> list[str]:
        """
        What differs from another sheet of the same claim, a line for each thing.
        """
        lines = [
            f"{name}: {ours} says {mine}, {theirs} {yours}"
            for name in ("verdict", "result", "amount", "attachment_fee")
            if (mine := _said(self.answer, name))
            != (yours := _said(other.answer, name))
        ]
        for who, one, another in ((ours, self, other), (theirs, other, self)):
            lines += [
                f"only {who} answers: {each.asked} {each.verdict}"
                for each in sorted(one.verdicts - another.verdicts)
            ]
            lines += [
                f"only {who} quantities: {fact.subject} {fact.kind} "
                f"{' '.join(map(str, fact.numbers))}"
                for fact in sorted(one.facts - another.facts)
            ]
        return lines


def _said(answer: Answer, name: str) -> str:
    value = getattr(answer, name)
    if isinstance(value, Verdict):
        return value.value
    return "none" if value is None else str(value)


def answer_sheet(decision: Decision) -> AnswerSheet:
    """
    The answer sheet of a decision.
    """
    trails: list[Trail] = [decision.trail, *decision.supplements]
    found = [each for trail in trails for each in findings(trail)]
    if decision.claim.family.has_unknown_births:
        found = []
    return AnswerSheet(
        decision.answer,
        verdicts_in(decision),
        frozenset([fact for each in found for fact in _facts(each)]),
    )


def verdicts_in(decision: Decision) -> frozenset[NamedVerdict]:
    """
    The verdicts in a decision: on its questions, its results and each rule, by name.
    """
    supplements = decision.supplements
    named = [*decision.trail.parts, *decision.evidenced.parts, *supplements]
    verdicts = [NamedVerdict(each.about, each.verdict.value) for each in named]
    if decision.claim.family.has_unknown_births:
        return frozenset(verdicts)
    for trail in (decision.trail, *supplements):
        verdicts += _of_rules(trail)
    return frozenset(verdicts)


def _of_rules(trail: Trail) -> Iterator[NamedVerdict]:
    """
    The verdicts on the rules asked of the whole family, or of a person with a need.
    """
    if not isinstance(trail.rule, Question | Combined | AskedOfOne):
        yield NamedVerdict.of_rule(trail.about, trail.clause, trail.verdict)
    elif isinstance(trail, Conclusion) and not isinstance(trail.rule, AskedAlone):
        for part in trail.parts:
            yield from _of_rules(part)


def _facts(finding: Finding) -> Iterator[Fact]:
    quantity = finding.quantity
    quantities: list[Any] = [quantity]
    if isinstance(quantity, Returned):
        quantities = [quantity.worst, quantity.best]
    for each in quantities:
        # A share of no sessions is not a number.
        if type(each) in MEASURES and getattr(each, "possible", None) != 0:
            kind, names = MEASURES[type(each)]
            numbers = tuple([attrgetter(name)(each) for name in names])
            yield Fact(finding.subject.id, kind, numbers)
