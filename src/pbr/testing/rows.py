"""
Rows at a rule's lines: for each file a list of ways, of which the first is best.
"""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction
from math import ceil
from typing import Any

from attrs import evolve

from pbr.periods import DAYS_IN_A_WEEK, ONE_DAY, months_up_to, plus_months
from pbr.records import (
    Attendance,
    Benefit,
    Check,
    Employment,
    Incident,
    Need,
    Person,
    Score,
    Statement,
    Status,
)
from pbr.school import Term
from pbr.testing.scenes import Scene, days_on, years_back
from pbr.testing.words import OTHER_KIND

FAMILY, EVERYBODY = "F-1", ("", "P-1", "P-2")
Rows = dict[str, Any]
POSSIBLE = 120
HOURS = Fraction(40)
#: A day later than the day, and a month later.
SOON, LATER = timedelta(1), timedelta(30)


def _window(scene: Scene) -> date:
    return months_up_to(scene.on, scene.months).first


def _attached(scene: Scene) -> date:
    return scene.attached or scene.on


def attendance_of(scene: Scene, one: Person) -> list[Rows]:
    """
    Full terms; on the share and a session under; a term missing, in half, or empty.
    """
    older, *terms, to_come = scene.latest_terms
    line = ceil(scene.share * POSSIBLE)
    full = [_session(one, each, POSSIBLE) for each in terms]
    bad = [_session(one, older, 0)]
    *most, last = full
    spring = _session(one, to_come.later(1), 0)
    ways = [
        [*bad, *full],
        [*bad, *[_session(one, each, line) for each in terms]],
        [*bad, *[_session(one, each, line - 1) for each in terms]],
        [*bad, *most, _session(one, terms[-1], line - 1)],
        [*bad, *most],
        [*bad, *most, evolve(last, half=1)],
        [*bad, *most, evolve(last, possible=0)],
        [*bad, *full, _session(one, to_come, POSSIBLE), spring],
        [*bad, *most, *_of_two_schools(one, terms[-1], line)],
        [_session(one, each, 0) for each in (older, *terms)],
        [],
    ]
    return [{"attendance": rows} for rows in ways]


def _session(one: Person, term: Term, attended: int) -> Attendance:
    missed = POSSIBLE - attended
    return Attendance(one.person_id, term, None, POSSIBLE, 0, missed)


def _of_two_schools(one: Person, term: Term, attended: int) -> list[Attendance]:
    half = POSSIBLE // 2
    away = min(half, POSSIBLE - attended)
    return [
        Attendance(one.person_id, term, None, half, 0, missed, source)
        for source, missed in (("A", away), ("B", 0))
    ]


def work_of(scene: Scene, one: Person) -> list[Rows]:
    """
    A job of the weeks and more; on the line and a day short; open; or still to come.
    """
    on, days = scene.on, scene.weeks * DAYS_IN_A_WEEK
    half, whose = days // 2, one.person_id
    short = days_on(on, 11 - days)
    ways: list[list[Employment]] = [
        [_job(one, on, days + 7)],
        [_job(one, on, days)],
        [_job(one, on, days - 1)],
        [evolve(_job(one, on, days + 7), ended_on=None, confirmed_on=on)],
        [evolve(_job(one, on, days + 7), ended_on=None)],
        [evolve(_job(one, on, days), hours_per_week=None)],
        [_job(one, on, half), _job(one, days_on(on, -half), days - half)],
        [_job(one, on, half), _job(one, days_on(on, -half - 1), days - half)],
        [Employment(whose, short, on + LATER, None, HOURS)],
        [Employment(whose, on + SOON, on + LATER, None, HOURS)],
        [],
    ]
    before = days_on(on, -days - 30)
    spells = [Benefit(whose, each, before, before) for each in scene.words.benefits]
    others = [[], [evolve(each, ended_on=None) for each in spells]]
    return [
        *[{"employment": jobs, "benefits": spells} for jobs in ways],
        *[{"employment": ways[0], "benefits": rows} for rows in others],
    ]


def _job(one: Person, last: date, days: int) -> Employment:
    first = days_on(last, 1 - max(1, days))
    return Employment(one.person_id, first, last, None, HOURS)


def statuses_of(scene: Scene, one: Person) -> list[Rows]:
    """
    A spell that ended before the months; one in them, begun or breached; or to come.
    """
    on, window, attached = scene.on, _window(scene), _attached(scene)
    eve = days_on(window, -2)
    spells: list[tuple[date, date | None, str]] = [
        (attached, max(attached, eve), "completed"),
        (window, window, "completed"),
        (window - ONE_DAY, window - ONE_DAY, "breached"),
        (window, None, ""),
        (attached, None, ""),
        (attached, on + SOON, "completed"),
        (attached, on + LATER, "completed"),
        (on + SOON, on + SOON, "completed"),
    ]
    words = scene.words.statuses
    ways = [[Status(one.person_id, word, *spell) for word in words] for spell in spells]
    return [{"statuses": rows} for rows in (*ways, [])]


def incidents_of(scene: Scene) -> list[Rows]:
    """
    None; some before the months; one at each edge of them; some after the day.
    """
    on, window, attached = scene.on, _window(scene), _attached(scene)
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
    return [{"incidents": _incidents(scene, each)} for each in days]


def _incidents(scene: Scene, days: list[date]) -> list[Incident]:
    return [
        Incident(FAMILY, whose, kind, day, reference=str(number))
        for whose in EVERYBODY
        for kind in scene.words.kinds
        for number, day in enumerate(days)
    ]


def checks_of(scene: Scene) -> list[Rows]:
    """
    Everything up to the day; half of the months; another kind; nothing.
    """
    on, window, words = scene.on, _window(scene), scene.words
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
    Scores that go up, or down, or stay, and one alone.
    """
    attached = _attached(scene)
    then = days_on(attached, 20)
    ways = [
        [(attached, 0), (then, 10)],
        [(attached, 10), (then, 0)],
        [(attached, 5), (then, 5)],
        [(attached, 5)],
        [],
    ]
    return [{"scores": _scores(scene, each)} for each in ways]


def _scores(scene: Scene, scores: list[tuple[date, int]]) -> list[Score]:
    return [
        Score(FAMILY, whose, tool, domain, day, Fraction(score))
        for whose in EVERYBODY
        for tool in scene.words.tools
        for domain in scene.words.domains
        for day, score in scores
    ]


def statements_of(scene: Scene) -> list[Rows]:
    """
    Statements on the day, at the edge of the months, before them, and after the day.
    """
    window = _window(scene)
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
    Needs at attachment, on the day, at the edge of the months, after the day, or none.
    """
    window, on = _window(scene), scene.on
    days = (_attached(scene), on, window, window - ONE_DAY, on + SOON, on + LATER)
    problems = scene.words.problems
    ways = [[Need(FAMILY, "", each, day) for each in problems] for day in days]
    return [{"needs": rows} for rows in (*ways, [])]


def dates_of(scene: Scene) -> list[Rows]:
    """
    All done at attachment; closed or gone on a day; not attached; nothing done.
    """
    on, attached = scene.on, _attached(scene)
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
        {**done, "attached_on": on},
        {**done, "attached_on": on + SOON},
        {**done, "attached_on": None},
        {**done, "attached_on": years_back(attached, 9)},
        {"key_worker": "", "assessed_on": None, "planned_on": None},
    ]
