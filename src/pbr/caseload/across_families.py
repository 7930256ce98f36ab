"""
What only shows across families: is anyone in two of them, or claimed for twice?

> no earlier result for the family (SPEC §7)

An earlier claim of the family's own blocks a result by itself. Here the families are
compared with each other, and their earlier claims with the plan. What is odd becomes a
flag, with the rows of both sides, and changes no verdict: one person in two families
may be two claims for one, or a child who moved (readings: "A flag across families
changes no verdict").
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import combinations

from attrs import evolve, frozen

from pbr.batch import Failure
from pbr.claims import Claim, Decision, Flag, FlagKind, Oddity
from pbr.exceptions import Contradiction
from pbr.plans.plan import Plan
from pbr.records import EarlierClaim, Family, Person, Record, Subject

Flags = dict[str, tuple[Flag, ...]]
Found = Iterator[tuple[str, Flag]]
#: The fewest people that two families share when they are one family under two ids.
FEWEST_SHARED = 2


@frozen
class Membership:
    """
    A person in a family, on the day of that family's claim.
    """

    person: Person
    claim: Claim

    @property
    def family(self) -> Family:
        """
        The family.
        """
        return self.claim.family

    @property
    def claimed(self) -> tuple[EarlierClaim, ...]:
        """
        The family's claims made by the day.
        """
        claims, on = self.family.claims, self.claim.on
        return tuple([each for each in claims if each.claimed_on <= on])


Pair = tuple[Membership, Membership]


def flags_across(claims: Iterable[Claim], plan: Plan) -> Flags:
    """
    The flags of each family of a batch that has any, by its id, both in order.

    The order of the claims changes nothing. Two families that give each other a flag
    have it with the same rows. If a family is in the batch twice with other rows, the
    first of them in order is compared. Raises `Contradiction` for claims of several
    days: an earlier one does not see what a later one does.
    """
    batch = list(claims)
    if len({claim.on for claim in batch}) > 1:
        message = "families are compared on one day; these claims are for several days"
        raise Contradiction(message)
    flags: dict[str, list[Flag]] = defaultdict(list)
    for family_id, flag in _found(batch, plan):
        flags[family_id].append(flag)
    return {
        family_id: tuple(sorted(flags[family_id], key=_order))
        for family_id in sorted(flags)
    }


def with_flags(decided: Decision | Failure, flags: Flags) -> Decision | Failure:
    """
    A decision with the flags of its family; a failure as it was.
    """
    if isinstance(decided, Failure) or decided.family_id not in flags:
        return decided
    return evolve(decided, history=flags[decided.family_id])


def _order(flag: Flag) -> tuple[object, ...]:
    rows = [(str(row.row or ""), row.order) for row in flag.rows]
    oddity = -1 if flag.oddity is None else list(Oddity).index(flag.oddity)
    return list(FlagKind).index(flag.kind), oddity, flag.subject.id, str(rows)


def _found(batch: Iterable[Claim], plan: Plan) -> Found:
    """
    Each flag, with the id of the family that has it.
    """
    once: list[Claim] = []
    for same_id in _by_id(batch):
        claim = same_id[0] if len(same_id) == 1 else min(same_id, key=repr)
        once.append(claim)
        if len(same_id) > 1:
            rows = (claim.family,) * len(same_id)
            yield _of_family(FlagKind.TWICE_IN_THE_BATCH, claim.family, rows)
    for claim in once:
        yield from _odd_earlier_claims(claim, plan)
    pairs = list(_shared_people(once))
    for pair in pairs:
        yield from _person_in_two_families(pair)
    yield from _family_under_two_ids(pairs)


def _by_id(batch: Iterable[Claim]) -> Iterable[list[Claim]]:
    by_id: dict[str, list[Claim]] = defaultdict(list)
    for claim in batch:
        by_id[claim.family.family_id].append(claim)
    return by_id.values()


def _of_family(
    kind: FlagKind,
    family: Family,
    rows: tuple[Record, ...],
    oddity: Oddity | None = None,
) -> tuple[str, Flag]:
    ids = (family.family_id,)
    return family.family_id, Flag(kind, family.subject, ids, rows, oddity)


def _odd_earlier_claims(claim: Claim, plan: Plan) -> Found:
    """
    The family's earlier claims that do not fit its attachment, or the plan.
    """
    family, odd = claim.family, FlagKind.EARLIER_CLAIM_ODD
    known = {result.name for result in plan.results}
    for earlier in family.claims:
        day = earlier.claimed_on
        if day > claim.on:
            continue
        attached = family.attached_on
        if attached is None or day < attached:
            rows = (family, earlier)
            yield _of_family(odd, family, rows, Oddity.BEFORE_ATTACHMENT)
        if not _is_claimable_on(day, plan):
            yield _of_family(odd, family, (earlier,), Oddity.OUTSIDE_WINDOWS)
        if earlier.result not in known:
            yield _of_family(odd, family, (earlier,), Oddity.ANOTHER_PLAN)


def _is_claimable_on(day: date, plan: Plan) -> bool:
    """
    Whether a day is in the plan, and in one of its claim windows if it has any.
    """
    in_plan = plan.since <= day < plan.before
    in_window = any(each.since <= day < each.before for each in plan.windows)
    return in_plan and (in_window or not plan.windows)


def _shared_people(claims: Iterable[Claim]) -> Iterator[Pair]:
    """
    Every two families in which one person is, or was.
    """
    by_person: dict[str, list[Membership]] = defaultdict(list)
    for claim in claims:
        for person in claim.family.people:
            by_person[person.person_id].append(Membership(person, claim))
    for memberships in by_person.values():
        in_order = sorted(memberships, key=lambda each: each.family.family_id)
        yield from combinations(in_order, 2)


def _person_in_two_families(pair: Pair) -> Found:
    """
    One person in two families: on the same days, or one of the two was claimed for.
    """
    stays = tuple([row for each in pair for row in each.person.stays])
    claimed = tuple([row for each in pair for row in each.claimed])
    one, other = pair
    both = one.person.days_as_member & other.person.days_as_member
    if any(first <= one.claim.on.toordinal() for first, _ in both.spans):
        yield from _of_both(FlagKind.IN_TWO_FAMILIES, pair, one.person.subject, stays)
    if claimed:
        rows: tuple[Record, ...] = (*stays, *claimed)
        yield from _of_both(FlagKind.CLAIMED_ELSEWHERE, pair, one.person.subject, rows)


def _of_both(
    kind: FlagKind, pair: Pair, subject: Subject, rows: tuple[Record, ...]
) -> Found:
    ids = tuple([each.family.family_id for each in pair])
    for family_id in ids:
        yield family_id, Flag(kind, subject, ids, rows)


def _family_under_two_ids(pairs: Iterable[Pair]) -> Found:
    """
    Families that share two people or more, who are all the people of one of them.
    """
    shared: dict[tuple[str, ...], list[Pair]] = defaultdict(list)
    for pair in pairs:
        shared[tuple([each.family.family_id for each in pair])].append(pair)
    for ids, theirs in shared.items():
        families = tuple([each.family for each in theirs[0]])
        smallest = min(len(each.people) for each in families)
        if len(theirs) < max(FEWEST_SHARED, smallest):
            continue
        for family in families:
            flag = Flag(FlagKind.NEW_IDS, family.subject, ids, families)
            yield family.family_id, flag
