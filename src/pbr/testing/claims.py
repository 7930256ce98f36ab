"""
Made-up claims under a plan: some for any family, most near a threshold.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from attrs import evolve, frozen

from pbr.claims import Claim
from pbr.periods import ONE_DAY
from pbr.plans import Plan
from pbr.plans.set_aside import SET_ASIDE
from pbr.records import Benefit, Employment, Family, Incident, Need, Status
from pbr.testing.births import with_blank_births
from pbr.testing.edges import EdgeClaim, edges_of
from pbr.testing.edges.joining import OTHER_PROBLEM
from pbr.testing.families import family_in
from pbr.testing.scenes import DAYS_ASKED, Pick, scene_for
from pbr.testing.words import OTHER_KIND, Words


@frozen
class Ground:
    """
    What a plan's made-up claims are made from: its edges, its words and its days.
    """

    plan: Plan
    edges: tuple[EdgeClaim, ...]
    words: Words
    days: tuple[date, ...]

    @classmethod
    def of(cls, plan: Plan) -> Ground:
        """
        The ground of a plan.
        """
        words = Words.of(plan)
        other = (f"{OTHER_PROBLEM}-1",) if plan.other_problems else ()
        words = evolve(words, problems=(*words.problems, *other, SET_ASIDE))
        edges = tuple(edges_of(plan))
        inside = [day for day in DAYS_ASKED if plan.since <= day < plan.before]
        spans = [(plan.since, plan.before)]
        spans += [(each.since, each.before) for each in plan.windows]
        spans += [(each.since, each.before) for each in plan.measures]
        spans += [(a.since, a.before) for r in plan.results for a in r.amounts]
        turns = [
            day
            for since, before in spans
            for day in (since, before - ONE_DAY, since - ONE_DAY, before)
        ]
        asked = [edge.claim.on for edge in edges]
        days = dict.fromkeys([*asked[:1], *inside, *asked, *turns])
        return cls(plan, edges, words, tuple(days))


def claim_on(pick: Pick, ground: Ground) -> Claim:
    """
    A claim: on an edge, on an edge with more on file, or for any family.
    """
    shape = pick(("edge", "more", "any"))
    if shape == "any":
        return _drawn_up(pick, _any(pick, ground))
    claim = pick(ground.edges).claim
    if shape == "edge":
        return claim
    return _drawn_up(pick, _with_more(pick, ground, claim))


def _drawn_up(pick: Pick, claim: Claim) -> Claim:
    """
    The claim, in files drawn up on some day: on the last of a spell, the day before it,
    or as early as the files can be; or on a day that is not given.
    """
    family, on = claim.family, claim.on
    spells: list[Employment | Benefit | Status] = []
    for person in family.people:
        spells += [*person.employment, *person.benefits, *person.statuses]
    ends = [row.ended_on for row in spells if row.ended_on is not None]
    earliest = max(on, family.latest_word or on)
    days = [earliest, *[day for end in ends for day in (end - ONE_DAY, end)]]
    possible = [day for day in dict.fromkeys(days) if day >= earliest]
    return evolve(claim, as_of=pick([None, None, *possible]))


def _any(pick: Pick, ground: Ground) -> Claim:
    rule = pick(list(ground.plan.rules()))
    scene = scene_for(pick, rule, words=ground.words, days=ground.days)
    family = with_blank_births(pick, family_in(pick, scene))
    if pick((True, False)):
        start = family.attached_on or scene.on
        everything = [
            Need(family.family_id, "", problem, start)
            for problem in scene.words.problems
        ]
        joined: dict[str, Any] = {
            "key_worker": "W-1",
            "assessed_on": start,
            "planned_on": start,
            "left_area_on": None,
            "claims": (),
            "needs": family.needs or everything,
        }
        family = evolve(family, **joined)
    return Claim(family, scene.on)


def _with_more(pick: Pick, ground: Ground, claim: Claim) -> Claim:
    """
    A claim on an edge, with the rows of another family added to its own.
    """
    rule = pick(list(ground.plan.rules()))
    files = frozenset({pick(("incidents", "work", "attendance", "statuses", "scores"))})
    scene = evolve(
        scene_for(pick, rule, words=ground.words, days=(claim.on,)),
        files=files | {"checks"},
        attached=claim.family.attached_on,
        calendar=claim.family.terms,
    )
    other = family_in(pick, scene)
    family = with_blank_births(pick, _joined(claim.family, other))
    return Claim(family, claim.on)


def _joined(family: Family, other: Family) -> Family:
    """
    One family with the people and rows of two.
    """

    def own(rows: Any) -> list[Any]:  # noqa: ANN401 - rows of any kind
        return [evolve(row, family_id=family.family_id) for row in rows]

    people = [evolve(person, stays=own(person.stays)) for person in other.people]
    rows: dict[str, Any] = {
        name: [*getattr(family, name), *own(getattr(other, name))]
        for name in ("needs", "incidents", "scores", "statements", "checks")
    }
    return evolve(family, people=[*family.people, *people], **rows)


def with_noise(pick: Pick, claim: Claim) -> Claim:
    """
    The claim with more on file that cannot change it: other kinds, and later days.
    """
    family, later = claim.family, claim.on + ONE_DAY
    words = Words()
    incidents = [
        Incident(family.family_id, "", OTHER_KIND, claim.on, reference=str(number))
        for number in range(pick((0, 1, 2)))
    ]
    if pick((False, True)):
        incidents.append(Incident(family.family_id, "", words.kinds[0], later))
    return evolve(
        claim, family=evolve(family, incidents=[*family.incidents, *incidents])
    )
