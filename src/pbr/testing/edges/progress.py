"""
Edges of the rules about scores and statements (SPEC §5.7).
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from fractions import Fraction

from attrs import evolve

from pbr.periods import ONE_DAY, months_up_to
from pbr.records import Family, Score, Statement
from pbr.rules.parts.words import CountedFrom, Direction
from pbr.testing.edges.edge import Asked, Edge, met
from pbr.testing.scenes import days_on
from pbr.verdicts import NOT_MET

A_TENTH = Fraction(1, 10)
START = Fraction(5)


def score_improved(asked: Asked) -> Iterator[Edge]:
    """
    Better by as much as is required, a tenth less, and a day too late to be sustained.
    """
    rule = asked.rule
    sign = 1 if rule.direction is Direction.UP else -1
    tool = "outcomes-star" if rule.tool == "any" else rule.tool
    since = asked.on
    if rule.sustained_months:
        since = months_up_to(asked.on, rule.sustained_months).first

    def scored(
        *scores: tuple[date, Fraction], of: str = rule.domain, by: str = tool
    ) -> Family:
        kept = [row for row in asked.family.scores if row.domain != rule.domain]
        rows = [
            Score(asked.family.family_id, asked.whom, by, of, day, START + sign * more)
            for day, more in scores
        ]
        return asked.with_rows(scores=[*kept, *rows])

    first = (asked.attached, Fraction(0))
    enough = (since, rule.by)
    yield met("better by as much as is asked", scored(first, enough))
    less = scored(first, (since, rule.by - A_TENTH))
    yield Edge("a tenth less", less, NOT_MET)
    late = scored(first, (since + ONE_DAY, rule.by))
    yield Edge("a day too late", late, NOT_MET)
    worse = scored(first, (since, -rule.by))
    yield Edge("worse by as much", worse, NOT_MET)
    back = scored(first, (days_on(since, -1), rule.by), (asked.on, Fraction(0)))
    yield Edge("and back again", back, NOT_MET)
    early = scored((asked.attached - ONE_DAY, Fraction(0)), enough)
    yield Edge("the first score before attachment", early, NOT_MET)
    yield Edge("another domain", scored(first, enough, of="noise"), NOT_MET)
    other = scored(first, enough, by="another-tool")
    if rule.tool == "any":
        yield met("another tool", other)
    else:
        yield Edge("another tool", other, NOT_MET)
    yield Edge("one score", scored(enough), NOT_MET)


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
