"""
The library compared with the reference evaluator, on any number of made-up claims.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from random import Random
from typing import Any, TypeVar

from attrs import evolve, fields, frozen

from pbr.assurance.answer_sheets import AnswerSheet, answer_sheet
from pbr.casefiles.writing import document_of
from pbr.claims import Claim, validate
from pbr.plans import Plan
from pbr.records import Family, Person
from pbr.testing.claims import Ground, claim_on
from pbr.testing.reference import decide

R = TypeVar("R", Family, Person)


@frozen
class Difference:
    """
    A claim on which the library and the reference differ, and what each says.
    """

    claim: Claim
    library: AnswerSheet
    reference: AnswerSheet

    @property
    def lines(self) -> list[str]:
        """
        What differs, a line for each thing.
        """
        return self.library.differences_from(self.reference, "pbr", "the reference")


def difference(claim: Claim, plan: Plan) -> Difference | None:
    """
    How the library and the reference differ about a claim, or None if they agree.
    """
    ours, theirs = answer_sheet(validate(claim, plan)), decide(claim, plan)
    return None if ours == theirs else Difference(claim, ours, theirs)


def claims_of(plan: Plan, number: int, seed: int) -> Iterator[Claim]:
    """
    `number` made-up claims under a plan, the same ones for the same seed.
    """
    ground = Ground.of(plan)
    for index in range(number):
        random = Random(f"{seed} {index}")  # noqa: S311 - not for secrets
        yield claim_on(random.choice, ground)


def smallest(found: Difference, plan: Plan) -> Difference:
    """
    A difference in a family with as few members and rows as still show one.
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


def report(found: Difference) -> str:
    """
    A difference as lines to read: what differs, and the family's rows as JSON.
    """
    family = found.claim.family
    rows = json.dumps(document_of([family]), indent=1)
    lines = [f"family {family.family_id} on {found.claim.on}:", *found.lines, rows]
    return "\n".join(lines)
