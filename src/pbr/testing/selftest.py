"""
The library held against the reference evaluator, on any number of made-up claims.
"""

from __future__ import annotations

from collections.abc import Iterator
from random import Random
from typing import Any, TypeVar

from attrs import evolve, fields, frozen

from pbr.claims import Claim, Decision, validate
from pbr.findings import (
    Absent,
    Attended,
    Counted,
    Early,
    Fell,
    Finding,
    Found,
    Worked,
    findings,
)
from pbr.plans import Plan
from pbr.records import Family, Person
from pbr.testing.claims import Ground, claim_on
from pbr.testing.reference import Fact, Outcome, decide

#: How a measure of the trail is written as a fact: its kind, and which of its numbers.
MEASURES: dict[type[Any], tuple[str, tuple[str, ...]]] = {
    Absent: ("absent", ("sessions", "possible", "most_allowed")),
    Attended: ("attended", ("sessions", "possible", "needed")),
    Counted: ("counted", ("count", "most_allowed")),
    Early: ("early", ("days",)),
    Fell: ("fell", ("before", "after", "most_allowed")),
    Found: ("found", ("count", "needed")),
    Worked: ("worked", ("days", "needed", "with_unconfirmed")),
}


R = TypeVar("R", Family, Person)


@frozen
class Difference:
    """
    A claim on which the library and the reference differ, and what each says.
    """

    claim: Claim
    library: Outcome
    reference: Outcome

    @property
    def told(self) -> list[str]:
        """
        What differs, a line for each thing.
        """
        lines = []
        for field in fields(Outcome):
            ours = getattr(self.library, field.name)
            theirs = getattr(self.reference, field.name)
            if field.name == "facts":
                lines += [f"only pbr measures {fact}" for fact in sorted(ours - theirs)]
                lines += [
                    f"only the reference measures {fact}"
                    for fact in sorted(theirs - ours)
                ]
            elif ours != theirs:
                lines.append(f"{field.name}: pbr {ours}, the reference {theirs}")
        return lines


def outcome_of(decision: Decision) -> Outcome:
    """
    What a decision of the library comes to, in the reference's terms.
    """
    trails = [decision.trail, *decision.supplements]
    found = [each for trail in trails for each in findings(trail)]
    return Outcome(
        decision.verdict,
        decision.result,
        decision.amount,
        decision.attachment_fee,
        frozenset([fact for each in found for fact in _fact(each)]),
    )


def _fact(finding: Finding) -> Iterator[Fact]:
    if type(finding.measure) not in MEASURES:
        return
    kind, names = MEASURES[type(finding.measure)]
    numbers = tuple([getattr(finding.measure, name) for name in names])
    # A share of no sessions at all is no number.
    if getattr(finding.measure, "possible", None) != 0:
        yield Fact(finding.subject.id, kind, numbers)


def difference(claim: Claim, plan: Plan) -> Difference | None:
    """
    What the library and the reference say differently of a claim; None when nothing.
    """
    ours, theirs = outcome_of(validate(claim, plan)), decide(claim, plan)
    return None if ours == theirs else Difference(claim, ours, theirs)


def claims_of(plan: Plan, number: int, seed: int) -> Iterator[Claim]:
    """
    So many made-up claims under a plan, the same ones for the same seed.
    """
    ground = Ground.of(plan)
    for index in range(number):
        random = Random(f"{seed} {index}")  # noqa: S311 - not for secrets
        yield claim_on(random.choice, ground)


def smallest(found: Difference, plan: Plan) -> Difference:
    """
    The same difference in a family with as few members and rows as will show it.
    """
    for family in _smaller(found.claim.family):
        less = difference(evolve(found.claim, family=family), plan)
        if less is not None:
            return smallest(less, plan)
    return found


def _smaller(family: Family) -> Iterator[Family]:
    """
    The family with one member, or one row, fewer.
    """
    yield from _one_row_fewer(family)
    for index, person in enumerate(family.people):
        for smaller in _one_row_fewer(person):
            people = list(family.people)
            people[index] = smaller
            changes: dict[str, Any] = {"people": people}
            yield evolve(family, **changes)


def _one_row_fewer(record: R) -> Iterator[R]:
    """
    A family or a person without one row; a person keeps one stay.
    """
    for name in [field.name for field in fields(type(record))]:
        rows = getattr(record, name)
        if not isinstance(rows, tuple) or (name == "stays" and len(rows) == 1):
            continue
        for index in range(len(rows)):
            fewer: dict[str, Any] = {name: rows[:index] + rows[index + 1 :]}
            yield evolve(record, **fewer)
