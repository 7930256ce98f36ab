"""
The days on which a rule's trail can change are all given (SPEC §9, §10.10).
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from itertools import pairwise

from pbr.findings import Finding, Trail
from pbr.periods import ONE_DAY, Period, plus_months
from pbr.records import Family
from pbr.rules import Rule
from pbr.testing.laws.changed import each_day

#: Between two turning days every eleventh day is looked at, and both ends.
STEP = timedelta(11)


def nothing_turns_unsaid(rule: Rule, family: Family, on: date) -> None:
    """
    On a day that the rule does not give, its trail is that of the day before (law 10).
    """
    asked = Period(plus_months(on, -2), plus_months(on, 10))
    turns = {day for day in rule.turning_days(family, asked) if day in asked}
    for stretch in _stretches(asked, turns):
        shapes = [shape(rule.examine(family, day)) for day in _some_of(stretch)]
        if any([other != shapes[0] for other in shapes]):
            day = _turn_in(rule, family, stretch)
            message = f"{day} is a turning day but was not given"
            raise AssertionError(message)


def _stretches(asked: Period, turns: set[date]) -> Iterable[Period]:
    """
    The days from each turning day to the day before the next.
    """
    after = asked.last + ONE_DAY
    for first, then in pairwise(sorted({asked.first, *turns, after})):
        yield Period(first, then - ONE_DAY)


def _some_of(stretch: Period) -> list[date]:
    days = [
        stretch.first + STEP * number for number in range(len(stretch) // STEP.days)
    ]
    return [*(days or [stretch.first]), stretch.last]


def _turn_in(rule: Rule, family: Family, stretch: Period) -> date:
    """
    The first day of a stretch on which the trail is not that of the day before.
    """
    shapes = [(day, shape(rule.examine(family, day))) for day in each_day(stretch)]
    return next(day for (_, before), (day, now) in pairwise(shapes) if now != before)


def shape(trail: Trail) -> object:
    """
    A trail without its measures and rows: who, what, each verdict and each reason, and
    whether evidence can make it met.
    """
    if isinstance(trail, Finding):
        who, judged = trail.subject.id, trail.judgement
        return trail.about, who, trail.verdict, trail.reason, judged.never_met
    parts = tuple([shape(part) for part in trail.parts])
    return trail.about, trail.subject.id, trail.verdict, parts
