"""
What a decision comes to, in plain numbers that another system can be held against.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any, NamedTuple

from attrs import frozen

from pbr.claims import Decision
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
    Trail,
    Worked,
    findings,
)
from pbr.rules import RULES
from pbr.rules.combined import AnyAdult, EachChild
from pbr.verdicts import Verdict

#: Tests that ask a rule of one member at a time.
OF_EACH = (EachChild.name, AnyAdult.name)

#: Each kind of measure that is compared, and which of its numbers.
MEASURES: dict[type[Any], tuple[str, tuple[str, ...]]] = {
    Absent: ("absent", ("sessions", "possible", "most_allowed")),
    Attended: ("attended", ("sessions", "possible", "needed")),
    Counted: ("counted", ("count", "most_allowed")),
    Early: ("early", ("days",)),
    Fell: ("fell", ("before", "after", "most_allowed")),
    Found: ("found", ("count", "needed")),
    Worked: ("worked", ("days", "needed", "with_unconfirmed")),
}


class Answer(NamedTuple):
    """
    What was asked, and the verdict on it: "eligible", "met".
    """

    asked: str
    verdict: str

    @classmethod
    def of_rule(cls, name: str, clause: Clause, verdict: Verdict) -> Answer:
        """
        The answer of a rule, known by its name and the paragraph it rests on.
        """
        return cls(f"{name} ({clause.paragraph})", verdict.value)


class Fact(NamedTuple):
    """
    What was measured of a family or a member: a kind of measure, and its numbers.

    attended: sessions, possible, needed. absent: sessions, possible, most allowed.
    counted: count, most allowed. early: days. fell: before, after, most allowed.
    found: count, needed. worked: days, needed, days with those nobody confirmed.
    """

    subject: str
    kind: str
    numbers: tuple[int, ...]


@frozen
class Outcome:
    """
    What a claim comes to: its verdict, what is paid, each answer on the way, each fact.

    `answers` are those to the four questions and to each result, under its name, and of
    each rule asked of the family, under its name and paragraph.
    """

    verdict: Verdict
    result: str | None
    amount: Decimal
    attachment_fee: Decimal | None
    answers: frozenset[Answer]
    facts: frozenset[Fact]

    def unlike(self, other: Outcome, ours: str, theirs: str) -> list[str]:
        """
        What differs from another outcome of the same claim, a line for each thing.
        """
        lines = [
            f"{name}: {ours} says {mine}, {theirs} {yours}"
            for name in ("verdict", "result", "amount", "attachment_fee")
            if (mine := _said(self, name)) != (yours := _said(other, name))
        ]
        for who, one, another in ((ours, self, other), (theirs, other, self)):
            lines += [
                f"only {who} answers: {answer.asked} {answer.verdict}"
                for answer in sorted(one.answers - another.answers)
            ]
            lines += [
                f"only {who} measures: {fact.subject} {fact.kind} "
                f"{' '.join(map(str, fact.numbers))}"
                for fact in sorted(one.facts - another.facts)
            ]
        return lines


def _said(outcome: Outcome, name: str) -> str:
    value = getattr(outcome, name)
    if isinstance(value, Verdict):
        return value.value
    return "none" if value is None else str(value)


def outcome_of(decision: Decision) -> Outcome:
    """
    What a decision comes to.
    """
    trails: list[Trail] = [decision.trail, *decision.supplements]
    questions = decision.trail.parts
    evidenced = questions[-1]
    results = evidenced.parts if isinstance(evidenced, Conclusion) else ()
    named = [*questions, *results, *decision.supplements]
    answers = [Answer(each.about, each.verdict.value) for each in named]
    answers += [each for trail in trails for each in _of_rules(trail)]
    found = [each for trail in trails for each in findings(trail)]
    return Outcome(
        decision.verdict,
        decision.result,
        decision.amount,
        decision.attachment_fee,
        frozenset(answers),
        frozenset([fact for each in found for fact in _facts(each)]),
    )


def _of_rules(trail: Trail) -> Iterator[Answer]:
    """
    The answers of the rules asked of the whole family.
    """
    if trail.about in RULES:
        yield Answer.of_rule(trail.about, trail.clause, trail.verdict)
    elif isinstance(trail, Conclusion) and trail.about not in OF_EACH:
        for part in trail.parts:
            yield from _of_rules(part)


def _facts(finding: Finding) -> Iterator[Fact]:
    measure = finding.measure
    # A share of no sessions at all is no number.
    if type(measure) not in MEASURES or getattr(measure, "possible", None) == 0:
        return
    kind, names = MEASURES[type(measure)]
    numbers = tuple([getattr(measure, name) for name in names])
    yield Fact(finding.subject.id, kind, numbers)
