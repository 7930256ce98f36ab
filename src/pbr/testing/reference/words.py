"""
The words of checks, put together into words of the plan (SPEC §4.7).
"""

from __future__ import annotations

from collections.abc import Sequence

from attrs import evolve

from pbr.plans import Plan
from pbr.plans.set_aside import SET_ASIDE
from pbr.records import Family, Person
from pbr.rules.completed import Completed


def in_the_plans_words(family: Family, plan: Plan) -> Family:
    """
    The family with the words of each check put together where the plan has them so,
    and each incident marked whose kind the plan does not know (SPEC §4.7).
    """
    known = [SET_ASIDE, *plan.set_aside.kind, *plan.set_aside.status]
    for rule in plan.rules():
        for name in ("kind", "kinds", "statuses"):
            said = getattr(rule, name, ())
            known += [said] if isinstance(said, str) else said
    checks = [
        evolve(each, kinds=put_together(each.kinds, known)) for each in family.checks
    ]
    kinds = [SET_ASIDE, *plan.set_aside.kind, *kinds_named(plan)]
    incidents = [
        evolve(each, understood=each.kind in kinds) for each in family.incidents
    ]
    people = [in_known_words(person, plan) for person in family.people]
    aside = [SET_ASIDE, *plan.set_aside.problem]
    needs = [
        evolve(
            each,
            set_aside=each.problem in aside or each.problem.split("/")[0] in aside,
        )
        for each in family.needs
    ]
    return evolve(
        family, needs=needs, checks=checks, incidents=incidents, people=people
    )


def in_known_words(person: Person, plan: Plan) -> Person:
    """
    The person, each benefit and status marked by whether the plan knows its words.
    """
    benefits = [SET_ASIDE, *plan.set_aside.benefit]
    statuses = [SET_ASIDE, *plan.set_aside.status]
    outcomes = ["", "completed", "breached", SET_ASIDE, *plan.set_aside.outcome]
    for rule in plan.rules():
        benefits += getattr(rule, "not_while_on", ())
        left = getattr(rule, "moved_off", None)
        benefits += () if left is None else left.benefits
        statuses += [*getattr(rule, "statuses", ()), *getattr(rule, "schemes", ())]
        if isinstance(rule, Completed):
            statuses.append(rule.kind)
    return evolve(
        person,
        benefits=[
            evolve(row, understood=row.benefit in benefits) for row in person.benefits
        ],
        statuses=[
            evolve(
                row,
                understood=row.status in statuses,
                outcome_understood=row.outcome in outcomes,
            )
            for row in person.statuses
        ],
    )


def kinds_named(plan: Plan) -> list[str]:
    """
    The kinds of incident that the plan's tests name.
    """
    found: list[str] = []
    for rule in plan.rules():
        said = [getattr(rule, "kind", ""), *getattr(rule, "kinds", ())]
        found += [each for each in said if each]
    return found


def put_together(words: Sequence[str], known: Sequence[str]) -> list[str]:
    """
    The words, with the longest run at the beginning that is one word put together, and
    so on with the rest.
    """
    if not words:
        return []
    runs = ["-".join(words[:length]) for length in range(1, len(words) + 1)]
    lengths = [length for length, run in enumerate(runs, 1) if run in known]
    length = max(lengths, default=1)
    return [runs[length - 1], *put_together(words[length:], known)]
