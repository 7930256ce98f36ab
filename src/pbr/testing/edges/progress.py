"""
Edges of the rules about scores and statements (SPEC §5.7).
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from typing import Any

from attrs import evolve

from pbr.periods import ONE_DAY, months_up_to
from pbr.records import Family, Score, Statement
from pbr.rules.parts.words import CountedFrom, Direction
from pbr.testing.edges.edge import Asked, Edge, met
from pbr.testing.scenes import days_on
from pbr.verdicts import NOT_MET

A_TENTH = Fraction(1, 10)
START, NO_CHANGE = Fraction(5), Fraction(0)


def score_improved(asked: Asked) -> Iterator[Edge]:
    """
    Each tool by itself, and the first better where another is worse.
    """
    first, *others = asked.rule.tools
    yield from _by_one_tool(asked, first)
    for name in others:
        yield from _at_its_step(asked, name)
        yield from _by_two_tools(asked, first, name)


def _at_its_step(asked: Asked, name: str) -> Iterator[Edge]:
    """
    Better by as much as is required, and a tenth less.
    """
    by, since = asked.rule.tools.called(name).by, _since(asked)
    first, rest = (asked.attached, NO_CHANGE), _others(asked)
    enough = _scores(asked, name, first, (since, by))
    yield met(f"{name} better by enough", asked.with_rows(scores=[*rest, *enough]))
    less = _scores(asked, name, first, (since, by - A_TENTH))
    short = asked.with_rows(scores=[*rest, *less])
    yield Edge(f"{name} better by a tenth less", short, NOT_MET)


def _by_one_tool(asked: Asked, name: str) -> Iterator[Edge]:
    """
    At its step; a day too late to be sustained; two on one day; another tool or domain.
    """
    by, since = asked.rule.tools.called(name).by, _since(asked)

    def scored(*scores: tuple[date, Fraction], **changes: Any) -> Family:  # noqa: ANN401
        rows = [evolve(row, **changes) for row in _scores(asked, name, *scores)]
        return asked.with_rows(scores=[*_others(asked), *rows])

    yield from _at_its_step(asked, name)
    first, enough = (asked.attached, NO_CHANGE), (since, by)
    eve = (asked.attached - ONE_DAY, NO_CHANGE)
    back = (days_on(since, -1), by), (asked.on, NO_CHANGE)
    for says, family in (
        ("a day too late", scored(first, (since + ONE_DAY, by))),
        ("worse by as much", scored(first, (since, -by))),
        ("and back again", scored(first, *back)),
        ("the first score before attachment", scored(eve, enough)),
        ("another domain", scored(first, enough, domain="noise")),
        ("another tool", scored(first, enough, tool="another-tool")),
        ("one score", scored(enough)),
        ("all on one day", scored((since, NO_CHANGE), enough)),
        ("two on the latest day", scored(first, enough, (since, by - A_TENTH))),
        ("two on the first day", scored(first, (asked.attached, A_TENTH), enough)),
    ):
        yield Edge(says, family, NOT_MET)


def _by_two_tools(asked: Asked, name: str, other: str) -> Iterator[Edge]:
    """
    Another tool of the same person is the same, a tenth worse, or another person's.
    """
    first, since = (asked.attached, NO_CHANGE), _since(asked)
    by = asked.rule.tools.called(name).by
    better = _scores(asked, name, first, (since, by))

    def beside(change: Fraction) -> list[Score]:
        return _scores(asked, other, first, (since, change))

    same = [*better, *beside(NO_CHANGE)]
    worse = beside(-A_TENTH)
    rest = _others(asked)
    yield met(f"{other} no better", asked.with_rows(scores=[*rest, *same]))
    both = asked.with_rows(scores=[*rest, *better, *worse])
    yield Edge(f"{other} a tenth worse", both, NOT_MET)
    another = asked.adult if asked.whom == asked.child else asked.child
    theirs = [evolve(row, person_id=another) for row in worse]
    says = f"{other} a tenth worse, of another person"
    yield met(says, asked.with_rows(scores=[*rest, *better, *theirs]))


def _since(asked: Asked) -> date:
    """
    The first day on which the score must be better.
    """
    months = asked.rule.sustained_months
    return months_up_to(asked.on, months).first if months else asked.on


def _others(asked: Asked) -> list[Score]:
    return [row for row in asked.family.scores if row.domain != asked.rule.domain]


def _scores(asked: Asked, name: str, *scores: tuple[date, Fraction]) -> list[Score]:
    """
    Scores by a tool of the plan, each better than the first by a number.
    """
    up = asked.rule.tools.called(name).better is Direction.UP
    return [
        Score(
            asked.family.family_id,
            asked.whom,
            name,
            asked.rule.domain,
            day,
            START + (more if up else -more),
        )
        for day, more in scores
    ]


def stated(asked: Asked) -> Iterator[Edge]:
    """
    A statement on the first day of the months, and on the day before.
    """
    rule = asked.rule
    window = months_up_to(asked.on, rule.within_months)

    def said(day: date, role: str, about: str = rule.about) -> Family:
        kept = [row for row in asked.family.statements if row.about != rule.about]
        row = Statement(asked.family.family_id, asked.whom, about, day, role)
        return asked.with_rows(statements=[*kept, row])

    for role in rule.by_roles:
        yield met(f"by the {role} on the first day", said(window.first, role))
    role = rule.by_roles[0]
    yield met("on the last day", said(window.last, role))
    yield Edge("the day before", said(window.first - ONE_DAY, role), NOT_MET)
    yield Edge("the day after", said(window.last + ONE_DAY, role), NOT_MET)
    late = evolve(said(window.first, role), attached_on=window.first + ONE_DAY)
    says = "the day before attachment"
    since = rule.since is CountedFrom.ATTACHMENT
    yield Edge(says, late, NOT_MET) if since else met(says, late)
    at_once = evolve(late, attached_on=window.first)
    yield met("on the day of attachment", at_once)
    yield Edge("by another", said(window.first, "neighbour"), NOT_MET)
    yield Edge("about something else", said(window.first, role, "noise"), NOT_MET)
