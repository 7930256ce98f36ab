"""
Cases for a pack of plain data: claims at a plan's thresholds and others.
"""

from __future__ import annotations

from collections.abc import Iterator

from attrs import evolve

from pbr.assurance.cases import Case
from pbr.casefiles.writing import document_of
from pbr.claims import Claim
from pbr.exceptions import PBRError
from pbr.plans import Plan
from pbr.records import Family
from pbr.testing.edges import edges_of
from pbr.testing.reference import decide
from pbr.testing.selftest import claims_of


def edge_cases(plan: Plan, file: str) -> Iterator[Case]:
    """
    A case for every edge of a plan; `file` is where the pack has the plan.
    """
    for number, edge in enumerate(edges_of(plan), start=1):
        if _can_be_read(edge.claim, plan):
            yield case_of(f"{plan.name}-{number:04}", edge.says, edge.claim, plan, file)


def other_cases(plan: Plan, file: str, number: int, seed: int) -> Iterator[Case]:
    """
    Cases of made-up claims that are at no threshold in particular.
    """
    for index, claim in enumerate(claims_of(plan, number, seed), start=1):
        tidy = evolve(claim, family=_without_strangers(claim.family))
        if _can_be_read(tidy, plan):
            name = f"{plan.name}-made-up-{index:04}"
            yield case_of(name, "made up", tidy, plan, file)


def case_of(name: str, says: str, claim: Claim, plan: Plan, file: str) -> Case:
    """
    A claim as a case, with what the reference evaluator decides.
    """
    document = document_of([claim.family])
    expected = decide(claim, plan)
    family = claim.family.family_id
    return Case(name, says, file, claim.on, family, document, expected, claim.as_of)


def _without_strangers(family: Family) -> Family:
    """
    The family without rows about people who are not in the family.
    """
    known = {"", *[person.person_id for person in family.people]}
    incidents = [row for row in family.incidents if row.person_id in known]
    return evolve(family, incidents=tuple(incidents))


def _can_be_read(claim: Claim, plan: Plan) -> bool:
    """
    Whether the claim's rows, written down, read as the same family.

    Some made-up families have a row about somebody who is not listed. pbr refuses to
    read those, so they are not cases.
    """
    case = case_of("", "", claim, plan, "")
    try:
        return case.claim(plan) == claim
    except PBRError:
        return False
