"""
What only shows across families: is anyone in two of them, or claimed for twice?

> no earlier result for the family (SPEC §7)

An earlier claim of the family's own blocks a result by itself. Here families are held
against each other, and earlier claims against the plan. What is found is shown beside
the trail, with the rows of both sides, and changes no verdict: one person in two
families may be two claims for one, or a child who moved (readings: "across families").
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import combinations

from attrs import evolve, frozen

from pbr.batch import Failure
from pbr.claims import Claim, Decision
from pbr.exceptions import Contradiction
from pbr.findings import Clause, Dated, Finding, Reason, Standing
from pbr.periods import ONE_DAY
from pbr.plans.plan import Plan
from pbr.records import EarlierClaim, Family, Person, Record, Subject
from pbr.verdicts import NOT_MET

ONE_FAMILY = "in one family only"
ONE_ID = "under one id only"
ONCE = "claimed once in the batch"
AFTER_ATTACHMENT = "claimed after attachment"
IN_A_WINDOW = "claimed in the plan's days"
THIS_PLAN = "claimed under this plan"
ONE_CLAIM = "claimed for in one family only"

ACROSS = Clause(
    "pbr, what every answer means",
    "§7",
    "no earlier result for the family",
    Standing.STATED,
)


@frozen
class Home:
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


def history_of(claims: Iterable[Claim], plan: Plan) -> dict[str, tuple[Finding, ...]]:
    """
    What is noticed about each family of a batch, by its id; in an order of its own.

    The order of the claims changes nothing, and what is said of one family with another
    is said of the other with the same rows. Of a family that is there twice with other
    rows, those are told that come first. Raises `Contradiction` for claims of several
    days: what is seen by the one is not by the other.
    """
    batch = list(claims)
    if len({claim.on for claim in batch}) > 1:
        message = "families are held against each other on one day, not on several"
        raise Contradiction(message)
    once: dict[str, Claim] = {}
    found: dict[str, list[Finding]] = defaultdict(list)
    for family_id, alike in _by_id(batch).items():
        once[family_id] = alike[0] if len(alike) == 1 else min(alike, key=repr)
        if len(alike) > 1:
            family = once[family_id].family
            rows = (family,) * len(alike)
            found[family_id].append(_finding(ONCE, family.subject, rows))
    for claim in once.values():
        found[claim.family.family_id] += _of_earlier_claims(claim, plan)
    for one, other in _pairs(once.values()):
        for home, another in ((one, other), (other, one)):
            found[home.family.family_id] += _of_two_homes(home, another)
    for family_id, findings in _of_new_ids(once.values()):
        found[family_id] += findings
    return {
        family_id: tuple(sorted(found[family_id], key=_place))
        for family_id in sorted(found)
        if found[family_id]
    }


def _by_id(batch: Iterable[Claim]) -> dict[str, list[Claim]]:
    alike: dict[str, list[Claim]] = defaultdict(list)
    for claim in batch:
        alike[claim.family.family_id].append(claim)
    return alike


def with_history(
    decided: Decision | Failure, history: dict[str, tuple[Finding, ...]]
) -> Decision | Failure:
    """
    A decision, with what was noticed about its family beside the trail.
    """
    if isinstance(decided, Failure) or decided.family_id not in history:
        return decided
    return evolve(decided, history=history[decided.family_id])


def _finding(
    about: str, subject: Subject, rows: tuple[Record, ...], on: Dated | None = None
) -> Finding:
    return Finding(ACROSS, about, subject, NOT_MET, Reason.ON_RECORD, on, rows)


def _place(finding: Finding) -> tuple[object, ...]:
    rows = [(str(row.row or ""), row.order) for row in finding.read]
    return finding.about, finding.subject.id, str(rows)


def _of_earlier_claims(claim: Claim, plan: Plan) -> Iterator[Finding]:
    """
    The family's own earlier claims, held against its attachment and against the plan.
    """
    family, last = claim.family, plan.before - ONE_DAY
    known = {result.name for result in plan.results}
    for earlier in family.claims:
        day = earlier.claimed_on
        if day > claim.on:
            continue
        attached = family.attached_on
        if attached is None or day < attached:
            dated = Dated(day, attached, None)
            rows = (family, earlier)
            yield _finding(AFTER_ATTACHMENT, family.subject, rows, dated)
        if not _is_claimable_on(day, plan):
            dated = Dated(day, plan.since, last)
            yield _finding(IN_A_WINDOW, family.subject, (earlier,), dated)
        if earlier.result not in known:
            yield _finding(THIS_PLAN, family.subject, (earlier,))


def _is_claimable_on(day: date, plan: Plan) -> bool:
    """
    Whether a day is in the plan, and in one of its claim windows where it has any.
    """
    in_plan = plan.since <= day < plan.before
    in_window = any(each.since <= day < each.before for each in plan.windows)
    return in_plan and (in_window or not plan.windows)


def _pairs(claims: Iterable[Claim]) -> Iterator[tuple[Home, Home]]:
    """
    Every two families in which one person is, or was.
    """
    homes: dict[str, list[Home]] = defaultdict(list)
    for claim in claims:
        for person in claim.family.people:
            homes[person.person_id].append(Home(person, claim))
    for found in homes.values():
        in_order = sorted(found, key=lambda home: home.family.family_id)
        yield from combinations(in_order, 2)


def _of_two_homes(home: Home, another: Home) -> Iterator[Finding]:
    """
    One person in two families: on the same days, or one of them claimed for.
    """
    pair = sorted((home, another), key=lambda each: each.family.family_id)
    stays = tuple([row for each in pair for row in each.person.stays])
    claimed = tuple([row for each in pair for row in each.claimed])
    both = home.person.days_as_member & another.person.days_as_member
    if any(first <= home.claim.on.toordinal() for first, _ in both.spans):
        yield _finding(ONE_FAMILY, home.person.subject, stays)
    if claimed:
        yield _finding(ONE_CLAIM, home.person.subject, (*stays, *claimed))


def _of_new_ids(claims: Iterable[Claim]) -> Iterator[tuple[str, list[Finding]]]:
    """
    Families that share two people or more, who are all the people of one of them.
    """
    shared: dict[tuple[str, str], list[tuple[Home, Home]]] = defaultdict(list)
    for one, other in _pairs(claims):
        shared[one.family.family_id, other.family.family_id].append((one, other))
    for pairs in shared.values():
        families = [home.family for home in pairs[0]]
        if len(pairs) < 2 or len(pairs) < min(len(each.people) for each in families):  # noqa: PLR2004
            continue
        for family in families:
            rows: tuple[Record, ...] = tuple(families)
            yield family.family_id, [_finding(ONE_ID, family.subject, rows)]
