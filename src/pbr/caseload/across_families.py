"""
What only shows across families: the flags that they give one another.

The families are compared with each other, and their earlier claims with the plan. What
is odd becomes a flag, with the rows of both sides, and changes no verdict: one person
in two families may be two claims for one, or a child who moved (readings: "A flag
across families changes no verdict").
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from attrs import evolve

from pbr.batch import Failure, guarded
from pbr.caseload.birth_dates import shared_by_many
from pbr.caseload.earlier_claims import odd_earlier_claims
from pbr.caseload.like_ids import ids_nearly_one
from pbr.caseload.memberships import Found, shared_people
from pbr.caseload.no_absence import none_absent
from pbr.caseload.same_people import same_people
from pbr.caseload.two_families import family_under_two_ids, person_in_two_families
from pbr.claims import Decision
from pbr.flags import Flag, in_order
from pbr.plans.plan import Plan
from pbr.records import Family

Flags = dict[str, tuple[Flag, ...]]


def flags_across(families: Iterable[Family], on: date, plan: Plan) -> Flags:
    """
    The flags that families give one another on a day, by id, both in order.

    A family without such flags is not in it. The order of the families changes nothing.
    If a family appears twice with other rows, the first of them in order is compared.
    """
    once: dict[str, Family] = {}
    for family in families:
        held = once.setdefault(family.family_id, family)
        if held is not family and family.in_full() < held.in_full():
            once[family.family_id] = family
    flags: dict[str, list[Flag]] = defaultdict(list)
    for family_id, flag in _found(list(once.values()), on, plan):
        flags[family_id].append(flag)
    return {family_id: in_order(flags[family_id]) for family_id in sorted(flags)}


def with_flags(decided: Decision | Failure, flags: Flags) -> Decision | Failure:
    """
    A decision with the flags that its family has from others; a failure as it was.

    The claim's own flags are worked out too: if that crashes, the claim is a failure.
    """
    if isinstance(decided, Failure):
        return decided
    if decided.family_id in flags:
        decided = evolve(decided, across=flags[decided.family_id])
    flagged = decided

    def work() -> Decision:
        _ = flagged.flags
        return flagged

    claim, plan = flagged.claim, flagged.plan
    # No input is refused here: whatever a flag raises is a crash.
    return guarded(flagged.family_id, plan, claim.on, work, claim.as_of, on_purpose=())


def _found(families: list[Family], on: date, plan: Plan) -> Found:
    """
    Each flag, with the id of the family that has it.
    """
    for family in families:
        yield from odd_earlier_claims(family, on, plan)
    pairs = list(shared_people(families, on))
    for pair in pairs:
        yield from person_in_two_families(pair)
    yield from family_under_two_ids(pairs)
    yield from ids_nearly_one(families, on)
    yield from same_people(families, on)
    yield from none_absent(families, on, plan)
    yield from shared_by_many(families, on, plan)
