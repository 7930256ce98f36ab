"""
A family's rows at a rule's lines, in several ways for each file: the first is best.
"""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction
from typing import Any

from attrs import evolve

from pbr.periods import ONE_DAY, months_up_to, plus_months
from pbr.plans.set_aside import SET_ASIDE
from pbr.records import (
    Check,
    Incident,
    Need,
    Score,
    Statement,
)
from pbr.testing.scenes import Scene, days_on, years_back
from pbr.testing.words import OTHER_KIND, UNKNOWN_WORD

FAMILY, PEOPLE = "F-1", ("P-1", "P-2")
EVERYBODY = ("", *PEOPLE)
Rows = dict[str, Any]
#: A day later than the day, and a month later.
SOON, LATER = timedelta(1), timedelta(30)


def window_of(scene: Scene) -> date:
    """
    The first day of the months up to the day.
    """
    return months_up_to(scene.on, scene.months).first


def attached_in(scene: Scene) -> date:
    """
    The day of attachment, or the day itself.
    """
    return scene.attached or scene.on


def incidents_of(scene: Scene) -> list[Rows]:
    """
    None; some before the months; one at each of their edges; some after the day.
    """
    on, window, attached = scene.on, window_of(scene), attached_in(scene)
    before = [window - ONE_DAY, attached - ONE_DAY]
    (term,) = scene.calendar.latest(1, on)
    days: list[list[date]] = [
        [],
        [day for day in before for _ in range(4)],
        [*[day for day in before for _ in range(4)], window],
        [window],
        [window - ONE_DAY],
        [on],
        [on] * 9,
        [scene.calendar.window(term).last] * 9,
        [on + SOON],
        [on + LATER],
    ]
    rows = [_incidents(scene, each) for each in days]
    return [{"incidents": each} for each in (*rows, *_in_doubt(rows[3]))]


def _incidents(scene: Scene, days: list[date]) -> list[Incident]:
    return [
        Incident(FAMILY, whose, kind, day, "police", reference=str(number))
        for whose in PEOPLE
        for kind in scene.words.kinds
        for number, day in enumerate(days)
    ]


def _in_doubt(rows: list[Incident]) -> list[list[Incident]]:
    """
    Incidents that name nobody, are of an unknown kind, or may be one.
    """
    twice = [*rows, *[evolve(row, source="school") for row in rows]]
    return [
        [evolve(row, person_id="") for row in rows],
        [evolve(row, kind=UNKNOWN_WORD, understood=False) for row in rows],
        twice,
        [evolve(row, event=f"{row.kind} {row.occurred_on}") for row in twice],
    ]


def checks_of(scene: Scene) -> list[Rows]:
    """
    Everything up to the day; half of the months; another kind; nothing.
    """
    on, window, words = scene.on, window_of(scene), scene.words
    kinds = tuple(dict.fromkeys((*words.kinds, *words.statuses)))
    check = Check(FAMILY, kinds, years_back(on, 4), on, on)
    half = window + (on - window) / 2
    ways = [
        [check],
        [evolve(check, covers_from=window)],
        [evolve(check, covers_from=half)],
        [evolve(check, covers_to=half)],
        [evolve(check, checked_on=on - ONE_DAY)],
        [evolve(check, kinds=kinds[:1])],
        [evolve(check, kinds=(OTHER_KIND,))],
        [],
    ]
    return [{"checks": rows} for rows in ways]


def scores_of(scene: Scene) -> list[Rows]:
    """
    Scores that go up, or down, by the first tool, by each or by the last, or stay; one
    alone; and scores that go up by the first tool and down by all others.
    """
    attached, tools = attached_in(scene), scene.words.tools
    then = days_on(attached, 20)
    up, down = [(attached, 0), (then, 10)], [(attached, 10), (then, 0)]
    ways = [
        _scores(scene, these, each)
        for these in (tools[:1], tools, tools[-1:])
        for each in (up, down)
    ]
    ways += [
        _scores(scene, tools, each)
        for each in ([(attached, 5), (then, 5)], [(attached, 5)], [])
    ]
    ways.append([*ways[0], *_scores(scene, tools[1:], down)])
    return [{"scores": rows} for rows in ways]


def _scores(
    scene: Scene, tools: tuple[str, ...], scores: list[tuple[date, int]]
) -> list[Score]:
    return [
        Score(FAMILY, whose, tool, domain, day, Fraction(score))
        for whose in EVERYBODY
        for tool in tools
        for domain in scene.words.domains
        for day, score in scores
    ]


def statements_of(scene: Scene) -> list[Rows]:
    """
    Statements on the day, at the edge of the months, before them, and after the day.
    """
    window = window_of(scene)
    days = (scene.on, window, window - ONE_DAY, scene.on + SOON, scene.on + LATER, None)
    return [{"statements": _statements(scene, day)} for day in days]


def _statements(scene: Scene, day: date | None) -> list[Statement]:
    return [
        Statement(FAMILY, whose, about, day, role)
        for whose in EVERYBODY
        for about in scene.words.domains
        for role in scene.words.roles
        if day is not None
    ]


def needs_of(scene: Scene) -> list[Rows]:
    """
    Needs at attachment, on the day, at the edge of the months or after the day; those
    that the plan sets aside; or none.
    """
    window, on = window_of(scene), scene.on
    days = (attached_in(scene), on, window, window - ONE_DAY, on + SOON, on + LATER)
    problems = scene.words.problems
    ways = [
        [Need(FAMILY, whose, each, day) for whose in EVERYBODY for each in problems]
        for day in days
    ]
    aside = [evolve(need, problem=SET_ASIDE, set_aside=True) for need in ways[0]]
    return [{"needs": rows} for rows in (*ways, aside, [])]


def dates_of(scene: Scene) -> list[Rows]:
    """
    All done at attachment; closed or gone on a day; nothing done.
    """
    on, attached = scene.on, attached_in(scene)
    closed = plus_months(on, -scene.months)
    done = {"key_worker": "W-1", "assessed_on": attached, "planned_on": attached}
    soon = {"assessed_on": on + SOON, "planned_on": on + SOON}
    return [
        done,
        {**done, "closed_on": closed},
        {**done, "closed_on": closed + ONE_DAY},
        {**done, "left_area_on": on},
        {**done, "left_area_on": on + SOON},
        {**done, **soon},
        {"key_worker": "", "assessed_on": None, "planned_on": None},
    ]


def attachments_of(scene: Scene) -> list[Rows]:
    """
    Attached early; as the months begin, and a day later; on the day; later; never.
    """
    on, window = scene.on, window_of(scene)
    days = (attached_in(scene), window, window + SOON, on, on + SOON, None)
    return [{"attached_on": day} for day in days]
