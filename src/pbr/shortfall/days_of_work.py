"""
The fewest more days of work with which somebody would have worked enough.

A day between two jobs, or one day on a benefit, can part work that is long enough
together: then a day is enough, however short the longest run is.
"""

from __future__ import annotations

from datetime import date
from itertools import combinations_with_replacement, pairwise

from pbr.claims import Claim
from pbr.findings import Finding
from pbr.periods import DAYS_IN_A_WEEK, ONE_DAY, Days
from pbr.rules.employment import EmployedConsecutively, EmployedWithin
from pbr.rules.parts.work import Work, work_of


def fewest_more_days(finding: Finding, claim: Claim) -> int | None:
    """
    How many more days up to the day of a claim would have to be days of employment; 0
    if there are enough.

    None if none that count are on record, if no number of days is enough, or if the
    finding is not one on somebody's days of work.
    """
    rule, family, on = finding.rule, claim.family_seen, claim.on
    person = family.person(finding.subject.id)
    if person is None or not isinstance(rule, EmployedConsecutively | EmployedWithin):
        return None
    work = work_of(person, on, family.attached_by(on), rule)
    days, needed = work.that_count(work.days()), rule.weeks * DAYS_IN_A_WEEK
    if work.lacks_history or not days or _room(work, on) < needed:
        return None
    if isinstance(rule, EmployedConsecutively):
        return _to_a_run(days, rule.gap_days, needed)
    most = rule.most_days(days)
    return None if most is None else max(0, needed - most.days)


def _room(work: Work, on: date) -> int:
    """
    How many days there are, up to a day, that could count.
    """
    first = work.since or date.min
    if work.since_benefit is not None:
        first = max(first, work.since_benefit + ONE_DAY)
    return (on - first).days + 1


def _to_a_run(days: Days, gap_days: int, needed: int) -> int:
    """
    The fewest more days for a run of `needed` days, over gaps of up to `gap_days`.

    More days join spans, and count themselves; or they make a span longer.
    """
    spans = days.spans
    between = [
        -(-max(0, after[0] - span[1] - 1 - gap_days) // (1 + gap_days))
        for span, after in pairwise(spans)
    ]
    joined = [
        (sum(between[one:other]), sum(b - a + 1 for a, b in spans[one : other + 1]))
        for one, other in combinations_with_replacement(range(len(spans)), 2)
    ]
    return min([max(more, needed - worked) for more, worked in joined])
