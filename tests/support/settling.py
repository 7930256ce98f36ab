"""
Evidence that is in doubt, settled: for the best, for the worst, or by chance (SPEC §4.8).
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations, product
from typing import Any

from attrs import evolve
from hypothesis.strategies import DrawFn, booleans, sampled_from

from pbr.periods import Period
from pbr.records import Attendance, Family, Incident
from pbr.rules.completed import Completed
from pbr.rules.exclusions import FewerThanOverMonths, FewerThanOverTerms
from pbr.shares import Below
from pbr.testing.reference.rules import MOST_IN_A_TERM, added_up, heaps_of, source_of
from pbr.testing.words import OTHER_KIND

BEST, WORST = "best", "worst"
NOBODY_HERE = "P-elsewhere"


def settled_incidents(
    draw: DrawFn, rule: Any, family: Family, how: str, before: Period | None
) -> list[Incident]:
    """
    The family's incidents, each with its kind and its person, and each of its own event.

    More of them are best in the months before, and fewer in all others.
    """
    counts: dict[object, bool] = {}
    rows = []
    for number, row in enumerate(family.incidents):
        good = before is not None and row.occurred_on in before
        which = row.event or number
        if which not in counts:
            by_plan = good if how == BEST else not good
            counts[which] = by_plan if how in (BEST, WORST) else draw(booleans())
        rows.append(_settled(rule, family, row, counts=counts[which]))
    found: list[Incident] = []
    for kind, day in sorted({(row.kind, row.occurred_on) for row in rows}):
        alike = [row for row in rows if (row.kind, row.occurred_on) == (kind, day)]
        good = before is not None and day in before
        apart = good if how == BEST else not good
        if how not in (BEST, WORST):
            apart = draw(booleans())
        found += _apart(alike) if apart else _together(alike)
    return found


def _settled(rule: Any, family: Family, row: Incident, *, counts: bool) -> Incident:
    if not row.understood:
        kind = getattr(rule, "kind", None) or rule.kinds[0]
        row = evolve(row, kind=kind if counts else OTHER_KIND, understood=True)
    if isinstance(rule, FewerThanOverMonths | FewerThanOverTerms) and not row.person_id:
        those = [who for who in family.people if who.is_member_on(row.occurred_on)]
        whom = those[0].person_id if counts and those else NOBODY_HERE
        row = evolve(row, person_id=whom)
    return row


def _apart(rows: list[Incident]) -> list[Incident]:
    """
    Each row that names no event is one of its own.
    """
    return [
        row
        if row.event
        else evolve(row, event=f"{row.kind} {row.occurred_on} own {at}")
        for at, row in enumerate(rows)
    ]


def _together(rows: list[Incident]) -> list[Incident]:
    """
    Each row that names no event is of one with rows of other sources, if there is one.
    """
    events: dict[str, set[str]] = {row.event: set() for row in rows if row.event}
    for at, row in enumerate(rows):
        if row.event:
            events[row.event].add(source_of(row, at))
    found = []
    for at, row in enumerate(rows):
        event, source = row.event, source_of(row, at)
        if not event:
            free = [name for name, sources in events.items() if source not in sources]
            event = (*free, f"{row.kind} {row.occurred_on} new {at}")[0]
            events.setdefault(event, set()).add(source)
        found.append(evolve(row, event=event))
    return found


def settled_returns(
    draw: DrawFn, rule: Any, rows: Sequence[Attendance], how: str
) -> list[Attendance]:
    """
    The returns of a term that are right; none if none can be.
    """
    heaps = heaps_of([row for row in rows if row.possible])
    ways = [
        [
            chosen
            for size in range(1, len(heap) + 1)
            for chosen in combinations(heap, size)
        ]
        for heap in heaps
    ]
    sets = [
        [row for chosen in each for row in chosen]
        for each in product(*ways)
        if sum([row.possible for chosen in each for row in chosen]) <= MOST_IN_A_TERM
    ]
    if not heaps or not sets:
        return []
    part = rule.share.of if isinstance(rule.share, Below) else 1 - rule.share.of

    def spare(chosen: list[Attendance]) -> Any:
        possible, missed = added_up(chosen, rule.counting)
        return part * possible - missed

    if how == BEST:
        return max(sets, key=spare)
    if how == WORST:
        return min(sets, key=spare)
    return draw(sampled_from(sets))


def understood_in_every_way(rule: Any, family: Family) -> list[Family]:
    """
    The family with each status, outcome and benefit that is not understood given a
    meaning: one that the rule looks for, or another. In every way, if they are not many.
    """
    left = getattr(rule, "moved_off", None)
    listed = [*getattr(rule, "not_while_on", ()), *(() if left is None else left)]
    found = [family]
    for number, person in enumerate(family.people):
        ways = [
            evolve(person, statuses=statuses, benefits=benefits)
            for statuses in _ways(person.statuses, _statuses_meant(rule))
            for benefits in _ways(
                person.benefits, lambda row: _meant(row, "benefit", listed)
            )
        ]
        found = [
            evolve(
                each, people=[*each.people[:number], way, *each.people[number + 1 :]]
            )
            for each in found
            for way in ways
        ]
    return found


def _ways(rows: Sequence[Any], meant: Any) -> list[list[Any]]:
    ways: list[list[Any]] = [[]]
    for row in rows:
        ways = [[*way, one] for way in ways for one in meant(row)][:200]
    return ways


def _meant(row: Any, word: str, listed: Sequence[str]) -> list[Any]:
    if row.understood:
        return [row]
    words = dict.fromkeys([*listed, OTHER_KIND])
    return [evolve(row, **{word: each, "understood": True}) for each in words]


def _statuses_meant(rule: Any) -> Any:
    kinds = [*getattr(rule, "statuses", ()), *getattr(rule, "schemes", ())]
    if isinstance(rule, Completed):
        kinds.append(rule.kind)

    def meant(row: Any) -> list[Any]:
        outcomes: list[dict[str, Any]] = [{}]
        if not row.outcome_understood:
            outcomes = [
                {"outcome": each, "outcome_understood": True}
                for each in ("completed", "breached", "another")
            ]
        return [
            evolve(one, **outcome)
            for one in _meant(row, "status", kinds)
            for outcome in outcomes
        ]

    return meant
