"""
Where the trails of two decisions of one family differ first, and what stands there.

The two are treated alike throughout: turned round, the answer is the same turned round.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from attrs import frozen

from pbr.claims import Decision
from pbr.findings import Conclusion, Dated, Finding, Trail, findings
from pbr.verdicts import Verdict


@frozen
class Differing:
    """
    The same place in two trails, where they differ; None where one has no such place.

    It is a finding of each; or a conclusion that has no finding of its own verdict.
    """

    before: Trail | None
    after: Trail | None


def first_differing(before: Decision, after: Decision) -> Differing | None:
    """
    Where two decisions of a family differ first, in the order of the trail.

    We read it as the first finding through which the verdict changed: one that turns
    each conclusion above it. Where the claim's verdict stands, it is the first finding
    of which the verdict differs; or else the first that measured something else
    (readings: "the first finding that differs").
    """
    if before.verdict is not after.verdict:
        return _changed_through(before.trail, after.trail)
    places = [
        place
        for one, other in _paired(
            (before.trail, *before.supplements), (after.trail, *after.supplements)
        )
        for place in _places(one, other)
    ]
    for says in (_verdict, _measured):
        for place in places:
            if says(place.before) != says(place.after):
                return place
    return None


def _verdict(trail: Trail | None) -> object:
    return None if trail is None else trail.verdict


def _measured(trail: Trail | None) -> object:
    """
    What was found, whatever the day it was asked about.
    """
    if not isinstance(trail, Finding):
        return None
    measure = trail.measure
    found = measure.found if isinstance(measure, Dated) else measure
    return (trail.reason, found)


def _changed_through(before: Trail, after: Trail) -> Differing:
    """
    The first place under two trails of other verdicts through which they changed.

    Where no part turns them alone, as where two of three changed at once, it is the
    first part of another verdict.
    """
    if isinstance(before, Conclusion) and isinstance(after, Conclusion):
        parts = [
            (one, other)
            for one, other in _paired(before.parts, after.parts)
            if _verdict(one) is not _verdict(other)
        ]
        turning = [
            (one, other)
            for one, other in parts
            if _turned(before, one, other) is after.verdict
            or _turned(after, other, one) is before.verdict
        ]
        for one, other in (turning or parts)[:1]:
            if one is not None and other is not None:
                return _changed_through(one, other)
            return Differing(_telling(one), _telling(other))
    return Differing(_telling(before), _telling(after))


def _turned(conclusion: Conclusion, mine: Trail | None, other: Trail | None) -> Verdict:
    """
    What a conclusion would be with the other run's part instead of its own.
    """
    parts = [other if part is mine else part for part in conclusion.parts]
    if mine is None:
        parts.append(other)
    verdicts = [part.verdict for part in parts if part is not None]
    return conclusion.needs.verdict_of(verdicts)


def _places(before: Trail | None, after: Trail | None) -> Iterator[Differing]:
    """
    Each place of two trails, in order: the findings, and what only one of them has.
    """
    if isinstance(before, Conclusion) and isinstance(after, Conclusion):
        for one, other in _paired(before.parts, after.parts):
            yield from _places(one, other)
    else:
        yield Differing(_telling(before), _telling(after))


def _telling(trail: Trail | None) -> Trail | None:
    """
    The first finding by which a trail has its verdict; itself, if it has none.
    """
    if trail is None:
        return None
    alike = (each for each in findings(trail) if each.verdict is trail.verdict)
    return next(alike, trail)


Pair = tuple[Trail | None, Trail | None]


def _paired(before: Iterable[Trail], after: Iterable[Trail]) -> Iterator[Pair]:
    """
    The parts of two conclusions, those about the same thing beside each other.

    The two are treated alike, so that turned round they give the same pairs: of parts
    that stand in another order, the first by name is taken.
    """
    ours, theirs = _named(before), _named(after)
    while ours or theirs:
        mine, yours = next(iter(ours), None), next(iter(theirs), None)
        if mine in theirs and yours in ours:
            name = min(filter(None, (mine, yours)))
            yield ours.pop(name), theirs.pop(name)
        else:
            yield (
                None if mine is None or mine in theirs else ours.pop(mine),
                None if yours is None or yours in ours else theirs.pop(yours),
            )


Name = tuple[str, str, int]


def _named(trails: Iterable[Trail]) -> dict[Name, Trail]:
    """
    Trails by what they are about, of whom, and how many such came before.
    """
    named: dict[Name, Trail] = {}
    for trail in trails:
        number = 0
        while (name := (trail.about, trail.subject.id, number)) in named:
            number += 1
        named[name] = trail
    return named
