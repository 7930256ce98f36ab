"""
Edges of the rules about incidents: fewer than before, or none (SPEC §5.4, §5.5).
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from fractions import Fraction

from attrs import evolve

from pbr.periods import ONE_DAY, Period, first_day_clear_of, months_before, months_up_to
from pbr.records import Family, Incident
from pbr.rules.parts.words import Baseline, Whose
from pbr.shares import Fall
from pbr.testing.edges.edge import Asked, Edge, met
from pbr.testing.edges.leaving import incidents_of_leavers
from pbr.testing.words import UNKNOWN_WORD
from pbr.verdicts import MET, NOT_APPLICABLE, NOT_MET, UNDETERMINED

A_POINT = Fraction(1, 100)


def whose(asked: Asked) -> str:
    """
    The person whose incidents count; blank if anybody's in the family do.
    """
    if asked.whom:
        return asked.whom
    people = {Whose.CHILDREN: asked.child, Whose.ADULTS: asked.adult}
    return people.get(asked.rule.whose, "")


def happened(asked: Asked, *rows: tuple[int, date, str], whom: str = "?") -> Family:
    """
    The family with the given number of incidents of a kind on each day.
    """
    person = whose(asked) if whom == "?" else whom
    kept = [row for row in asked.family.incidents if row.kind not in asked.rule.kinds]
    incidents = [
        Incident(
            asked.family.family_id,
            person,
            kind,
            day,
            "police",
            reference=str(index),
            understood=kind != UNKNOWN_WORD,
        )
        for number, day, kind in rows
        for index in range(number)
    ]
    return asked.with_rows(incidents=[*kept, *incidents])


def incidents_reduced(asked: Asked) -> Iterator[Edge]:
    """
    Just few enough incidents after, one more, and some at both ends of each window.
    """
    rule = asked.rule
    window = months_up_to(asked.on, rule.months)
    before = _baseline(asked, window)
    for number in _telling_numbers(rule.by):
        yield from _fallen(asked, before, window, number)
    number = _telling_numbers(rule.by)[0]
    most = rule.by.most_allowed_after(number)
    kind = rule.kinds[0]
    enough, too_many = (number, before.first, kind), (most + 1, window.first, kind)
    yield met(
        "too many the day before the window",
        happened(asked, enough, (most + 1, window.first - ONE_DAY, kind))
        if before.last < window.first - ONE_DAY
        else happened(asked, enough),
    )
    early = happened(asked, (number, before.first - ONE_DAY, kind), too_many)
    yield Edge("the incidents before lie before the baseline", early, NOT_MET, most + 1)
    on_last = happened(
        asked, (number, before.last, kind), (most + 1, window.last, kind)
    )
    yield Edge("one too many on the last day", on_last, NOT_MET, 1)
    for other in rule.kinds[1:]:
        family = happened(asked, enough, (most + 1, window.first, other))
        yield Edge(f"one too many, of {other}", family, NOT_MET, 1)
    family = happened(asked, enough, (most + 1, window.first, asked.other_kind))
    yield met("many after of another kind", family)
    yield from _in_doubt(asked, number, before, window)
    yield Edge("none before, none after", happened(asked), NOT_APPLICABLE)
    new = happened(asked, (1, window.first, kind))
    yield Edge("none before, one after", new, NOT_MET, 1)
    unchecked = evolve(happened(asked, enough), checks=())
    yield Edge("nobody was asked", unchecked, UNDETERMINED)
    yield from _by_others(asked, number, before, (most + 1, window.first, kind))
    yield from incidents_of_leavers(asked, happened(asked, enough), window, most + 1)
    if rule.baseline is Baseline.BEFORE_ATTACHMENT:
        yield from _too_early(asked)


def _baseline(asked: Asked, window: Period) -> Period:
    if asked.rule.baseline is Baseline.PRECEDING:
        return months_before(window.first, asked.rule.months)
    return months_before(asked.attached, asked.rule.months)


def _telling_numbers(by: Fall) -> list[int]:
    """
    A few incidents, and the fewest that distinguish this fall from one a point off.
    """
    numbers = [1 if by.by == 1 else 3]
    if by.is_any:
        return [1, *numbers]
    for nudged in (by.by - A_POINT, by.by + A_POINT):
        if 0 < nudged <= 1:
            numbers += [
                number
                for number in range(1, 101)
                if by.most_allowed_after(number)
                != Fall(nudged).most_allowed_after(number)
            ][:1]
    return list(dict.fromkeys(numbers))


def _fallen(
    asked: Asked, before: Period, window: Period, number: int
) -> Iterator[Edge]:
    kind = asked.rule.kinds[0]
    most = asked.rule.by.most_allowed_after(number)
    enough = (number, before.first, kind)
    family = happened(asked, enough, (most, window.first, kind))
    yield met(f"{number} became {most}", family)
    family = happened(asked, enough, (most + 1, window.first, kind))
    yield Edge(f"{number} became {most + 1}", family, NOT_MET, 1)


def _by_others(
    asked: Asked, number: int, before: Period, after: tuple[int, date, str]
) -> Iterator[Edge]:
    """
    Later incidents of people whose incidents do not count, and of nobody named.
    """
    kind = after[2]
    enough = happened(asked, (number, before.first, kind))
    for other in (asked.adult, asked.child, ""):
        if other == whose(asked):
            continue
        counts = not whose(asked)
        more = happened(asked, after, whom=other).incidents
        family = evolve(enough, incidents=[*enough.incidents, *more])
        says = f"too many after by {other or 'nobody named'}"
        verdict = MET if other else UNDETERMINED
        yield Edge(says, family, NOT_MET if counts else verdict, 1 if counts else 0)


def _in_doubt(
    asked: Asked, number: int, before: Period, window: Period
) -> Iterator[Edge]:
    """
    Too many of a kind that is not known; rows that are perhaps one event, and are.
    """
    most, kind = asked.rule.by.most_allowed_after(number), asked.rule.kinds[0]
    enough = (number, before.first, kind)
    family = happened(asked, enough, (most + 1, window.first, UNKNOWN_WORD))
    yield Edge("one too many of a kind that is not known", family, UNDETERMINED)
    after = happened(asked, enough, (most, window.first, kind))
    fits = [
        row
        for row in after.incidents
        if row.kind == kind and row.occurred_on == window.first
    ]
    (again,) = [
        row
        for row in happened(asked, (1, window.first, kind)).incidents
        if row.kind == kind
    ]
    for says, source, event, verdict in (
        ("one too many, or one on two lists", "school", "", UNDETERMINED),
        ("one too many, of the same list", "police", "", NOT_MET),
        ("one on two lists, with its event", "school", "E-1", MET),
    ):
        if not fits and source == "school":
            continue
        last = [evolve(row, event=event) for row in fits[-1:]]
        more = evolve(again, source=source, event=event, reference="again")
        others = [row for row in after.incidents if row not in fits[-1:]]
        family = evolve(after, incidents=[*others, *last, more])
        yield Edge(says, family, verdict, 1 if verdict is NOT_MET else 0)


def _too_early(asked: Asked) -> Iterator[Edge]:
    """
    Attached on the first day of the window, and on the day after.
    """
    rule = asked.rule
    window = months_up_to(asked.on, rule.months)
    for attached, verdict in (
        (window.first, MET),
        (window.first + ONE_DAY, NOT_MET),
    ):
        moved = evolve(asked.family, attached_on=attached)
        baseline = months_before(attached, rule.months)
        at = evolve(asked, family=moved)
        number = _telling_numbers(rule.by)[0]
        family = happened(at, (number, baseline.first, rule.kinds[0]))
        until = first_day_clear_of(attached, rule.months)
        short = max(0, (until - asked.on).days)
        yield Edge(f"attached on {attached}", family, verdict, short)


def none_recorded(asked: Asked) -> Iterator[Edge]:
    """
    None, and one at each end of the months.
    """
    rule = asked.rule
    window = months_up_to(asked.on, rule.months)
    yield met("none", happened(asked))
    before = happened(asked, (1, window.first - ONE_DAY, rule.kinds[0]))
    yield met("one the day before", before)
    for kind in rule.kinds:
        for day in (window.first, window.last):
            family = happened(asked, (1, day, kind))
            yield Edge(f"one {kind} on {day}", family, NOT_MET, 1)
    family = happened(asked, (1, window.first, asked.other_kind))
    yield met("one of another kind", family)
    unknown = happened(asked, (1, window.first, UNKNOWN_WORD))
    yield Edge("one of a kind that is not known", unknown, UNDETERMINED)
    unchecked = evolve(happened(asked), checks=())
    yield Edge("nobody was asked", unchecked, UNDETERMINED)
    for other in (asked.adult, asked.child, ""):
        if other != whose(asked):
            counts = not whose(asked)
            family = happened(asked, (1, window.first, rule.kinds[0]), whom=other)
            says = f"one by {other or 'nobody named'}"
            verdict = MET if other else UNDETERMINED
            yield Edge(says, family, NOT_MET if counts else verdict, 1 if counts else 0)
    yield from incidents_of_leavers(asked, happened(asked), window, 1)
