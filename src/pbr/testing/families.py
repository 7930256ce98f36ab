"""
Made-up families, with records close to the days of a scene.

Everything is chosen by a `Pick`: Hypothesis's, which shrinks towards the first option,
or a random one. Nothing is made and then thrown away.
"""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any

from attrs import evolve

from pbr.periods import plus_months
from pbr.plans.set_aside import SET_ASIDE
from pbr.records import (
    Benefit,
    Check,
    EarlierClaim,
    Employment,
    Family,
    Incident,
    Need,
    Person,
    Score,
    Statement,
    Status,
    Stay,
)
from pbr.testing.births import that_can_be
from pbr.testing.scenes import (
    Pick,
    Scene,
    born,
    days_on,
    each_side,
    years_back,
)
from pbr.testing.terms import attendance
from pbr.testing.words import IN_WORK_BENEFIT, OTHER_KIND, UNKNOWN_WORD

FAMILY = "F-1"
ELSEWHERE = "P-elsewhere"


def family_in(pick: Pick, scene: Scene) -> Family:
    """
    A family of none to three members, with records close to the days of a scene.
    """
    ids = [f"P-{number + 1}" for number in range(pick((1, 2, 3, 1, 2, 0)))]
    fields: dict[str, Any] = {
        file: [one(pick, scene, ids) for _ in _several(pick, most)]
        for file, one, most in (
            ("needs", need, 6),
            ("incidents", incident, 8),
            ("statements", statement, 3),
            ("checks", check, 3),
            ("claims", earlier_claim, 2),
        )
        if file in scene.files
    }
    people = [person(pick, scene, person_id) for person_id in ids]
    if "scores" in scene.files:
        fields["scores"] = scores(pick, scene, ids)
    if "dates" in scene.files:
        fields["key_worker"] = pick(("", "W-1"))
        for name in ("assessed_on", "planned_on", "closed_on", "left_area_on"):
            fields[name] = pick([None, *scene.days * 2])
        for name in ("closed_on", "left_area_on"):
            fields[name] = _not_before(scene.attached, fields[name])
    people, fields = that_can_be(people, fields, scene.calendar)
    return Family(
        family_id=FAMILY,
        attached_on=scene.attached,
        terms=scene.calendar,
        people=people,
        **fields,
    )


def _not_before(attached: date | None, day: date | None) -> date | None:
    """
    A day on which work with a family can end, or None.

    > `closed_on` or `left_area_on` before `attached_on` (SPEC §11)
    """
    return day if attached is None or day is None else max(attached, day)


def _several(pick: Pick, most: int) -> range:
    """
    None, a few, or as many as there may be.
    """
    return range(pick([0, *[min(few, most) for few in (1, 1, 2, 2, 3)], most]))


# People


def person(pick: Pick, scene: Scene, person_id: str) -> Person:
    """
    A member, past or present, with the rows recorded under that person's id.
    """
    born_on = born(pick, scene)
    fields: dict[str, Any] = {"stays": stays(pick, scene, person_id, born_on)}
    if "work" in scene.files and born_on < years_back(scene.on, 15):
        fields["employment"], fields["benefits"] = work(pick, scene, person_id)
    if "attendance" in scene.files and born_on > years_back(scene.on, 19):
        fields["attendance"] = attendance(pick, scene, person_id)
    if "statuses" in scene.files:
        fields["statuses"] = [
            row
            for _ in _several(pick, 2)
            for row in spells_of_status(pick, scene, person_id)
        ]
    return Person(**fields)


def stays(pick: Pick, scene: Scene, person_id: str, born_on: date) -> list[Stay]:
    """
    In the household always, from or until a day, or with days away between two stays.
    """
    shape = pick((*["all"] * 4, "from", "until", "twice"))
    if shape == "all":
        return [Stay(person_id, FAMILY, born_on)]
    after = [day for day in scene.days if day > born_on] or [days_on(born_on, 1)]
    day = pick(after)
    if shape == "from":
        return [Stay(person_id, FAMILY, born_on, joined_on=day)]
    until = Stay(person_id, FAMILY, born_on, left_on=day)
    if shape == "until":
        return [until]
    again = days_on(day, pick((1, 2, 40)))
    return [until, Stay(person_id, FAMILY, born_on, joined_on=again)]


# Work


def work(
    pick: Pick, scene: Scene, person_id: str
) -> tuple[list[Employment], list[Benefit]]:
    """
    Jobs whose days add up to about what the rule requires, and benefits at their edges.
    """
    length = max(1, scene.weeks * 7 + pick((0, 1, -1, 5)))
    pieces = pick((1, 2, 3))
    parts = [length // pieces] * (pieces - 1)
    parts.append(length - sum(parts))
    near = (0, scene.gap_days, scene.gap_days + 1, -1, -2)
    gaps = [pick(near) for _ in parts[1:]]
    start = days_on(scene.on, pick((0, 0, -1, 1, -20, 9)) - sum(parts + gaps) + 1)
    if pick((False, False, True)):
        start = days_on(scene.attached or start, pick((0, -1, 1)))
    jobs = []
    first = start
    for days, gap in zip(parts, [*gaps, 0], strict=True):
        last = max(days_on(first, days - 1), first)
        jobs.append(job(pick, scene, person_id, first, last))
        first = days_on(last, gap + 1)
    edges = each_side(
        [start, days_on(start, length // 2), jobs[-1].vouched_on(date.max)]
    )
    # On the day of attachment a benefit is in time, and the day before too early.
    edges += each_side([scene.attached]) if scene.attached else []
    if pick((False, False, True)):
        earlier = days_on(start, -pick((8, 30)))
        jobs.append(Employment(person_id, earlier, days_on(earlier, 3)))
    claimed = [benefit(pick, scene, person_id, edges) for _ in _several(pick, 2)]
    if pick((True, False)):
        before = pick([days_on(start, -1), days_on(start, -9), *edges[-3:]])
        claimed.append(Benefit(person_id, scene.words.benefits[0], before, before))
    return jobs, claimed


def job(
    pick: Pick, scene: Scene, person_id: str, first: date, last: date
) -> Employment:
    """
    A job that ended, or one that is open and confirmed to some day, or to none; or one
    that is to end after the day.
    """
    hours = pick((Fraction(16), Fraction(31, 2), None, Fraction(17)))
    shape = pick(("ended", "ended", "open", "to end"))
    if shape == "ended":
        return Employment(person_id, first, last, hours_per_week=hours)
    days = [*each_side([last, scene.on]), first, days_on(scene.on, 30)]
    confirmed = pick([None, *[day for day in days if day >= first]])
    end = None if shape == "open" else max(first, days_on(scene.on, pick((1, 30))))
    return Employment(person_id, first, end, confirmed, hours)


def benefit(pick: Pick, scene: Scene, person_id: str, edges: list[date]) -> Benefit:
    """
    A spell on a benefit that begins and ends at an edge of the work.
    """
    start = pick([*edges, days_on(edges[0], -60), days_on(scene.on, 1)])
    ends = [day for day in edges if day >= start]
    words = scene.words.benefits
    name = pick((*words, *words, IN_WORK_BENEFIT, UNKNOWN_WORD))
    end = pick([start, *ends, None])
    understood = name != UNKNOWN_WORD
    return Benefit(person_id, name, start, end, understood=understood)


# What happened


def spells_of_status(pick: Pick, scene: Scene, person_id: str) -> list[Status]:
    """
    A spell on a plan, an order or a scheme, and sometimes another soon after.
    """
    words = scene.words.statuses
    start = pick([*scene.days_before * 2, *scene.days])
    eve = max(start, plus_months(scene.on, -scene.months))
    near = [eve, max(start, days_on(eve, -1)), days_on(eve, 1)]
    ended = pick([*near * 4, *_later(scene, start)])
    outcomes = ("completed", "completed", "", "breached")
    outcome = pick((*outcomes, *outcomes, UNKNOWN_WORD))
    word = pick((*words[:1] * 4, *words * 2, UNKNOWN_WORD))
    rows = [
        Status(
            person_id,
            word,
            start,
            ended,
            outcome,
            understood=word != UNKNOWN_WORD,
            outcome_understood=outcome != UNKNOWN_WORD,
        )
    ]
    if ended is not None and pick((False, False, True)):
        again = days_on(ended, pick((1, 2, 0)))
        status = pick((word, *words))
        row = Status(person_id, status, again, pick(_later(scene, again)))
        rows.append(evolve(row, understood=status != UNKNOWN_WORD))
    return rows


def _later(scene: Scene, start: date) -> list[date | None]:
    """
    Last days for a spell that began on a day, or None.
    """
    return [None, start, *[day for day in scene.days if day > start]]


def incident(pick: Pick, scene: Scene, people: list[str]) -> Incident:
    """
    An incident near an edge, of a member, of nobody named, or of an outsider.
    """
    words = scene.words.kinds
    kind = pick((*words[:1] * 6, *words * 2, OTHER_KIND, UNKNOWN_WORD))
    day = pick([*scene.days, *scene.days_before * 2])
    return Incident(
        FAMILY,
        pick([*people * 3, "", ELSEWHERE]),
        kind,
        day,
        pick(("police", "police", "police", "Police", "school", "")),
        reference=pick(("1", "2", "3")),
        event=pick(("", "", "", f"{kind} {day} 1", f"{kind} {day} 2")),
        understood=kind != UNKNOWN_WORD,
    )


def check(pick: Pick, scene: Scene, _people: list[str]) -> Check:
    """
    A check of every kind or some, for the whole time or up to one of its edges.
    """
    words = scene.words
    everything = tuple(dict.fromkeys((*words.kinds, *words.statuses)))
    kinds = pick((*[everything] * 6, words.kinds[:1], words.statuses, words.kinds))
    first, far_off = years_back(scene.on, 4), plus_months(scene.on, 3)
    last = made = far_off
    shape = pick((*["all"] * 4, "from", "until", "made", "window", "window", "both"))
    if shape in {"from", "both"}:
        first = pick(scene.days)
    if shape in {"until", "both"}:
        last = pick(scene.days)
    if shape == "made":
        made = pick(scene.days)
    if shape == "window":
        first = days_on(plus_months(scene.on, -scene.months), 1)
        last = scene.on
    return Check(FAMILY, kinds, first, max(first, last), max(first, made))


def score(pick: Pick, scene: Scene, people: list[str]) -> Score:
    """
    A score, most often of the first person and the first tool and domain.
    """
    words = scene.words
    return Score(
        FAMILY,
        pick([*people[:1] * 5, *people, ""]),
        pick((*words.tools[:1] * 8, *words.tools)),
        pick((*words.domains[:1] * 8, *words.domains)),
        pick(scene.days_since),
        pick((Fraction(1), Fraction(2), Fraction(3), Fraction(5, 2))),
    )


def scores(pick: Pick, scene: Scene, people: list[str]) -> list[Score]:
    """
    Scores in any order, or getting ever higher or lower, or by two tools.
    """
    rows = [score(pick, scene, people) for _ in _several(pick, 5)]
    order = pick(("any", "rising", "falling", "two tools"))
    if order == "any":
        return rows
    if order == "two tools":
        tools, given = scene.words.tools, (Fraction(1), Fraction(2), Fraction(3, 2))
        return [
            *rows,
            *[
                evolve(row, tool=pick(tools[1:] or tools), score=pick(given))
                for row in rows
            ],
        ]
    figures = sorted([row.score for row in rows], reverse=order == "falling")
    rows.sort(key=lambda row: row.scored_on)
    return [
        evolve(row, score=figure) for row, figure in zip(rows, figures, strict=True)
    ]


def statement(pick: Pick, scene: Scene, people: list[str]) -> Statement:
    """
    A statement by one role or another, near an edge.
    """
    words = scene.words
    return Statement(
        FAMILY,
        pick([*people, ""]),
        pick(words.domains),
        pick(scene.days),
        pick(words.roles),
    )


def need(pick: Pick, scene: Scene, people: list[str]) -> Need:
    """
    A problem of a member, or of nobody named.
    """
    whose, problem = pick([*people, ""]), pick(scene.words.problems)
    aside = problem == SET_ASIDE
    return Need(FAMILY, whose, problem, pick(scene.days_since), set_aside=aside)


def earlier_claim(pick: Pick, scene: Scene, _people: list[str]) -> EarlierClaim:
    """
    A result claimed before the day, or after.
    """
    return EarlierClaim(FAMILY, pick(scene.words.results), pick(scene.days))
