"""
Made-up sessions of pupils: terms at the line, missing, by halves, or returned twice.
"""

from __future__ import annotations

from math import floor

from attrs import evolve

from pbr.records import Attendance
from pbr.school import Term
from pbr.testing.scenes import Pick, Scene


def attendance(pick: Pick, scene: Scene, person_id: str) -> list[Attendance]:
    """
    A pupil's sessions in the latest terms.
    """
    return [
        row
        for term in reversed(scene.latest_terms)
        for row in sessions(pick, scene, person_id, term)
    ]


def sessions(
    pick: Pick, scene: Scene, person_id: str, term: Term
) -> tuple[Attendance, ...]:
    """
    A term's rows for a pupil: at the share, one either side, in parts, or missing.
    """
    shape = pick(
        (
            *("whole", "whole", "whole", "none", "half", "halves", "schools"),
            *("whole", "both", "nothing", "again", "three", "too many", "one of two"),
        )
    )
    if shape == "none":
        return ()
    whole = whole_term(pick, scene, person_id, term)
    half, away = whole.possible // 2, (whole.authorised + whole.unauthorised) // 2
    first = _part(whole, half, away, whole.unauthorised)
    second = _part(
        whole,
        whole.possible - half,
        whole.authorised + whole.unauthorised - away,
        whole.unauthorised - first.unauthorised,
    )
    return {
        "whole": (whole,),
        "nothing": (Attendance(person_id, term, 0, 0, 0),),
        "half": (evolve(first, half=pick((1, 2))),),
        "halves": (evolve(first, half=1), evolve(second, half=2)),
        "schools": (evolve(first, school="A"), evolve(second, school="B")),
        "both": (first, evolve(second, half=1)),
        "again": (whole, _corrected(pick, whole)),
        "three": (
            evolve(first, school="A"),
            evolve(second, school="B"),
            _corrected(pick, evolve(first, school=pick(("A", "", "C")))),
        ),
        "too many": (
            evolve(whole, possible=pick((160, 161)), school="A"),
            *pick(((), (evolve(first, school=pick(("A", "B", ""))),))),
        ),
        "one of two": (
            evolve(first, half=1),
            _corrected(pick, evolve(first, half=1)),
            evolve(second, half=2, school=pick(("", "A"))),
        ),
    }[shape]


def _corrected(pick: Pick, row: Attendance) -> Attendance:
    """
    Another return of the same part of a term, a little better or worse.
    """
    unauthorised = max(0, row.unauthorised + pick((-1, 1, 2, 0)))
    possible = max(row.possible + pick((0, 10)), row.authorised + unauthorised)
    return evolve(row, possible=possible, unauthorised=unauthorised, source="again")


def whole_term(pick: Pick, scene: Scene, person_id: str, term: Term) -> Attendance:
    """
    One row for a whole term: at the share, one either side, or away throughout.
    """
    possible = pick((20, 120, 10, 7))
    allowed = floor(possible * (1 - scene.share))
    missed = min(max(allowed + pick((0, 1, -1, -possible, 2)), 0), possible)
    unauthorised = pick((missed, 0, missed // 2))
    authorised = missed - unauthorised
    return Attendance(person_id, term, possible, authorised, unauthorised)


def _part(whole: Attendance, possible: int, away: int, played: int) -> Attendance:
    """
    A part of a term's row, with `away` sessions missed, unauthorised ones first.
    """
    unauthorised = min(played, away)
    return evolve(
        whole,
        possible=possible,
        authorised=away - unauthorised,
        unauthorised=unauthorised,
    )
