"""
A person's rows at a rule's lines, in several ways for each file: the first is best.
"""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from math import ceil

from attrs import evolve

from pbr.periods import DAYS_IN_A_WEEK, ONE_DAY
from pbr.records import (
    Attendance,
    Benefit,
    Employment,
    Person,
    Status,
)
from pbr.school import Term
from pbr.testing.rows_of_family import LATER, SOON, Rows, attached_in, window_of
from pbr.testing.scenes import Scene, days_on

POSSIBLE = 120
HOURS = Fraction(40)


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
        [*bad, *full, _session(one, terms[-1], line - 1)],
        [*bad, *full, _session(one, terms[-1], line)],
        [*bad, *most, evolve(last, possible=170)],
        [_session(one, each, 0) for each in (older, *terms)],
        [],
    ]
    return [{"attendance": rows} for rows in ways]


def _session(one: Person, term: Term, attended: int) -> Attendance:
    missed = POSSIBLE - attended
    return Attendance(one.person_id, term, POSSIBLE, 0, missed)


def _of_two_schools(one: Person, term: Term, attended: int) -> list[Attendance]:
    half = POSSIBLE // 2
    away = min(half, POSSIBLE - attended)
    return [
        Attendance(one.person_id, term, half, 0, missed, school=school)
        for school, missed in (("A", away), ("B", 0))
    ]


def work_of(scene: Scene, one: Person) -> list[Rows]:
    """
    A job of the weeks and more; on the line and a day short; open; to end later; or
    still to come.
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
        [Employment(whose, short, None, on + LATER, HOURS)],
        [evolve(_job(one, on, days + 7), ended_on=on + LATER)],
        [evolve(_job(one, on, days), ended_on=on + SOON, confirmed_on=on)],
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
    on, window, attached = scene.on, window_of(scene), attached_in(scene)
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
    held = _held_of(scene, one, words[0]) if words else []
    return [{"statuses": rows} for rows in (*ways, *held, [])]


def _held_of(scene: Scene, one: Person, word: str) -> list[list[Status]]:
    """
    A status held for the months or the weeks, and a day less; open, and confirmed to
    the day or the day before; with a gap.
    """
    on, eve = scene.on, days_on(scene.on, -1)
    months, weeks = window_of(scene), days_on(on, 1 - scene.weeks * DAYS_IN_A_WEEK)
    whose = one.person_id
    before = days_on(months, -1 - scene.gap_days)
    open_still = [
        Status(whose, word, first, confirmed_on=confirmed)
        for start in (months, weeks)
        for first in (start, days_on(start, 1))
        for confirmed in (on, eve)
        if first <= confirmed
    ]
    return [
        *[[row] for row in open_still],
        [Status(whose, word, before, before), Status(whose, word, months, on)],
        [Status(whose, word, months, on + SOON, confirmed_on=on)],
    ]
