"""
On the line and one unit either side, with families made so (SPEC §2.2, §2.4, §4.5).

A rule's own fields say where its lines are: a share, weeks, months, terms. Each law
first looks whether the rule turns on the fact at all. If so, it must turn on the line.
"""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction
from typing import Any

from attrs import evolve

from pbr.periods import DAYS_IN_A_WEEK
from pbr.records import (
    Attendance,
    Benefit,
    Employment,
    Family,
    Person,
)
from pbr.rules import Rule
from pbr.shares import Below, Share
from pbr.testing.laws.changed import everyone
from pbr.testing.sought import fewest, leaves, may_read, most, numbers, of_type
from pbr.testing.words import own_words
from pbr.verdicts import MET, NOT_MET, Verdict

#: How many sessions are possible. Rounding goes wrong at some of them.
SIZES = (20, 7, 10, 110, 120, 160, 200, 1000)
HOURS = Fraction(40)


def the_share_is_exact(rule: Rule, family: Family, on: date) -> None:
    """
    Every row exactly at the share is enough, and one session under is not (§4.5).
    """
    for one in leaves(rule):
        shares = list(of_type(one, Share, Below))
        if len(shares) == 1 and any([each.attendance for each in family.people]):
            _turns_at(one, family, on, shares[0])


def _turns_at(rule: Rule, family: Family, on: date, share: Share | Below) -> None:
    def verdict(attended: int, possible: int) -> Verdict:
        def rows(one: Person) -> dict[str, Any]:
            missed = possible - attended
            counts: Any = {"possible": possible, "authorised": 0}
            changed = [
                evolve(row, unauthorised=missed, **counts) for row in one.attendance
            ]
            return {"attendance": changed}

        return rule.examine(everyone(family, rows), on).verdict

    for possible in SIZES:
        if (
            verdict(possible, possible) is not MET
            or verdict(0, possible) is not NOT_MET
        ):
            return
        line = (
            fewest(share, possible)
            if isinstance(share, Share)
            else possible - most(share, possible)
        )
        message = f"{line} of {possible} sessions are {share}, and are refused"
        assert verdict(line, possible) is MET, message
        message = f"{line - 1} of {possible} sessions are not {share}, and are met"
        assert verdict(line - 1, possible) is not MET, message


def the_weeks_are_exact(rule: Rule, family: Family, on: date) -> None:
    """
    A job of just the weeks asked is enough, and a day less is not (§2.2).
    """
    for one in leaves(rule):
        for weeks in numbers(one, "weeks") if may_read(one, "employment") else ():
            _turns_after(one, family, on, weeks)


def _turns_after(rule: Rule, family: Family, on: date, weeks: int) -> None:
    benefits = own_words(rule).get("benefits", ())
    line = weeks * DAYS_IN_A_WEEK

    def verdict(days: int) -> Verdict:
        changed = everyone(family, lambda who: _job(who, on, days, benefits))
        return rule.examine(changed, on).verdict

    long = MET in (verdict(line + DAYS_IN_A_WEEK), verdict(2 * line))
    if long and verdict(1) is NOT_MET:
        message = f"{line} days are {weeks} weeks, and are refused"
        assert verdict(line) is MET, message
        message = f"{line - 1} days are not {weeks} weeks, and are met"
        assert verdict(line - 1) is not MET, message


def _job(who: Person, on: date, days: int, benefits: tuple[str, ...]) -> dict[str, Any]:
    """
    One job of `days` days up to the day, and benefits that ended long before.
    """
    first = on - timedelta(days - 1)
    before = first - timedelta(60)
    job = Employment(who.person_id, first, on, None, HOURS)
    spells = [Benefit(who.person_id, each, before, before) for each in benefits]
    return {"employment": [job], "benefits": spells}


def the_terms_are_exact(rule: Rule, family: Family, on: date) -> None:
    """
    If a rule looks at the latest terms, it looks at as many as it says.
    """
    for one in leaves(rule):
        for terms in numbers(one, "terms") if may_read(one, "attendance") else ():
            bad = _terms_that_count(one, family, on, terms)
            in_a_row = bad == list(range(len(bad)))
            message = f"it looks at {len(bad)} terms, and says {terms}"
            assert not bad or not in_a_row or len(bad) == terms, message


def _terms_that_count(rule: Rule, family: Family, on: date, terms: int) -> list[int]:
    """
    How many terms back one that was missed altogether undoes what is met.
    """
    latest = family.terms.latest(terms + 2, on)[::-1]
    pupils = [one for one in family.people if one.is_of_school_age_on(on)]
    if not all([one.is_of_school_age_for(latest[-1]) for one in pupils]):
        return []

    def verdict(*away: int) -> Verdict:
        def rows(one: Person) -> dict[str, Any]:
            return {
                "attendance": [
                    Attendance(one.person_id, term, 20, 0, 20 * (back in away))
                    for back, term in enumerate(latest if one in pupils else ())
                ]
            }

        return rule.examine(everyone(family, rows), on).verdict

    if verdict() is not MET:
        return []
    return [back for back in range(len(latest)) if verdict(back) is not MET]
