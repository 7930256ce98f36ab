"""
Nothing after the day is seen (SPEC §2.3, §10.3).
"""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction
from typing import Any

from attrs import evolve

from pbr.records import (
    Attendance,
    Benefit,
    EarlierClaim,
    Employment,
    Family,
    Incident,
    Need,
    Person,
    Score,
    Statement,
    Status,
)
from pbr.rules import Rule
from pbr.testing.laws.changed import everyone, with_files
from pbr.testing.words import Words

#: How many days after the day something comes: the next day, a month, a term, a year.
LATER = (1, 30, 92, 366)
#: The dates of a family itself.
LASTS = ("closed_on", "left_area_on")
DATES = ("attached_on", "assessed_on", "planned_on", *LASTS)


def nothing_later_is_seen(rule: Rule, family: Family, on: date) -> None:
    """
    Without what came after the day the verdict is the same (law 3).
    """
    found, known = rule.examine(family, on), rule.examine(as_known_on(family, on), on)
    assert found.verdict is known.verdict, "something after the day changes the verdict"


def what_is_to_come_changes_nothing(rule: Rule, family: Family, on: date) -> None:
    """
    With more of everything, some days after the day, the verdict is the same (law 3).
    """
    found, words = rule.examine(family, on), Words.of_rule(rule)
    for days in LATER:
        later = _with_more(family, on + timedelta(days), words)
        same = found.verdict is rule.examine(later, on).verdict
        what = "day" if days == 1 else "days"
        assert same, f"something {days} {what} after the day changes the verdict"


def _with_more(family: Family, day: date, words: Words) -> Family:
    """
    The family, with a row of each kind and word on a day, and its blank dates filled.
    """
    mine = family.family_id
    people = ("", *[one.person_id for one in family.people])
    more: dict[str, list[Any]] = {
        "needs": [Need(mine, "", each, day) for each in words.problems],
        "incidents": [
            Incident(mine, whose, kind, day) for whose in people for kind in words.kinds
        ],
        "statements": [
            Statement(mine, "", about, day, role)
            for about in words.domains
            for role in words.roles
        ],
        "scores": [
            Score(mine, whose, tool, domain, day, Fraction(score))
            for score, whose in enumerate(people)
            for tool in words.tools
            for domain in words.domains
        ],
        "claims": [EarlierClaim(mine, words.results[0], day)],
    }
    rows = {name: [*getattr(family, name), *rows] for name, rows in more.items()}
    dates = {name: getattr(family, name) or day for name in DATES}
    for name in LASTS:
        dates[name] = max(dates[name], dates["attached_on"])
    later = everyone(family, lambda one: _more_of(one, family, day, words))
    return with_files(later, **rows, **dates)


def _more_of(one: Person, family: Family, day: date, words: Words) -> dict[str, Any]:
    whose = one.person_id
    (latest,) = family.terms.latest(1, day)
    terms = [latest.later(number) for number in (1, 2)]
    to_come = [each for each in terms if family.terms.window(each).first >= day]
    return {
        "attendance": [
            *one.attendance,
            *[Attendance(whose, each, 120, 0, 60, "later") for each in to_come],
        ],
        "employment": [
            *one.employment,
            Employment(whose, day, day, None, Fraction(40)),
        ],
        "benefits": [
            *one.benefits,
            *[Benefit(whose, each, day, day) for each in words.benefits],
        ],
        "statuses": [
            *one.statuses,
            *[Status(whose, each, day, day, "completed") for each in words.statuses],
        ],
    }


def as_known_on(family: Family, on: date) -> Family:
    """
    The family as it was known on a day: later events dropped, later days cut off.

    What counts from a birth after the day is later too.
    """

    def by(day: date | None) -> date | None:
        return day if day is not None and day <= on else None

    people = [_person_on(one, family, on) for one in family.people]
    changes: dict[str, Any] = {
        **{name: by(getattr(family, name)) for name in DATES},
        "people": [one for one in people if one is not None],
        "needs": [row for row in family.needs if family.day_of(row) <= on],
        "incidents": [row for row in family.incidents if row.occurred_on <= on],
        "scores": [row for row in family.scores if family.day_of(row) <= on],
        "statements": [row for row in family.statements if family.day_of(row) <= on],
        "claims": [row for row in family.claims if row.claimed_on <= on],
        "checks": [
            evolve(row, covers_to=min(row.covers_to, on))
            for row in family.checks
            if row.covers_from <= on
        ],
    }
    return evolve(family, **changes)


def _person_on(one: Person, family: Family, on: date) -> Person | None:
    window = family.terms.window
    stays = [_cut(row, on, "left_on") for row in one.stays if row.first <= on]
    if not stays:
        # Whose need was found by then is known, though they join later.
        found = [need for need in family.needs if family.day_of(need) <= on]
        if one.person_id not in [need.person_id for need in found]:
            return None
        stays = [*one.stays]
    changes: dict[str, Any] = {
        "stays": stays,
        "attendance": [r for r in one.attendance if window(r.term).first <= on],
        "employment": [_job_on(r, on) for r in one.employment if r.started_on <= on],
        "benefits": [
            _cut(row, on, "ended_on") for row in one.benefits if row.started_on <= on
        ],
        "statuses": [_status_on(r, on) for r in one.statuses if r.started_on <= on],
    }
    return evolve(one, **changes)


def _cut(row: Any, on: date, name: str) -> Any:  # noqa: ANN401 - a spell of any kind
    """
    A spell whose end is not known yet.
    """
    return evolve(row, **{name: None}) if (getattr(row, name) or on) > on else row


def _status_on(row: Status, on: date) -> Status:
    """
    A status whose end, and with it the outcome, may not be known yet.
    """
    if row.ended_on is not None and row.ended_on <= on:
        return row
    confirmed = row.confirmed_on and min(row.confirmed_on, on)
    if not row.is_open_on(on):
        confirmed = on
    row = evolve(row, ended_on=None, confirmed_on=confirmed)
    return evolve(row, outcome="", outcome_understood=True)


def _job_on(row: Employment, on: date) -> Employment:
    """
    > cutting at D every period that ends by `as_of`, and opening every one that ends
    > later, changes nothing. (SPEC §10.3)
    """
    if row.ended_on is not None and not row.is_open_on(on):
        return evolve(row, ended_on=min(row.ended_on, on))
    row = evolve(row, ended_on=None)
    return evolve(row, confirmed_on=row.confirmed_on and min(row.confirmed_on, on))
