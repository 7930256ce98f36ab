"""
Edges of the rules about work (SPEC §5.3).
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from fractions import Fraction

from attrs import evolve

from pbr.periods import DAYS_IN_A_WEEK, ONE_DAY
from pbr.records import Benefit, Employment, Family
from pbr.rules.parts.words import BenefitSince, CountedFrom
from pbr.rules.parts.work import asks_attachment
from pbr.testing.edges.edge import Asked, Edge, met
from pbr.testing.scenes import days_on
from pbr.testing.words import IN_WORK_BENEFIT
from pbr.verdicts import MET, NOT_MET, UNDETERMINED

A_QUARTER = Fraction(1, 4)


def employed_consecutively(asked: Asked) -> Iterator[Edge]:
    """
    A run of the days required, one day fewer, the widest gap allowed, and a day wider.
    """
    days = asked.rule.weeks * DAYS_IN_A_WEEK
    gap = asked.rule.gap_days
    yield from _of_length(asked, days)
    half = days // 2
    yield met("two jobs as far apart as may be", _apart(asked, half, days - half, gap))
    family = _apart(asked, half, days - half, gap + 1)
    yield Edge("two jobs a day further apart", family, NOT_MET, half)


def employed_within(asked: Asked) -> Iterator[Edge]:
    """
    The days required at the two ends of a window, and at the ends of one a day longer.
    """
    rule = asked.rule
    days, width = rule.weeks * DAYS_IN_A_WEEK, rule.within_weeks * DAYS_IN_A_WEEK
    yield from _of_length(asked, days)
    half = days // 2
    idle = width - days
    yield met("at the two ends of the window", _apart(asked, half, days - half, idle))
    family = _apart(asked, half, days - half, idle + 1)
    yield Edge("at the two ends of a longer one", family, NOT_MET, 1)


def _of_length(asked: Asked, days: int) -> Iterator[Edge]:
    rule = asked.rule
    start = days_on(asked.on, 1 - days)
    yield met("a job of the days asked and a week", _working(asked, days + 7))
    yield met("a job of just the days asked", _working(asked, days))
    yield Edge("one day short", _working(asked, days - 1), NOT_MET, 1)
    ended = _working(asked, days, until=asked.on)
    yield met("a job that ended on the day", ended)
    open_job = _working(asked, days, until=None, confirmed=start)
    yield Edge("confirmed for its first day only", open_job, UNDETERMINED)
    yield from _ends_to_come(asked, days)
    family = evolve(_working(asked, days), attached_on=days_on(start, 1))
    verdict = NOT_MET if asks_attachment(rule) else MET
    yield Edge("attached the day after the job began", family, verdict)
    yield from _benefits(asked, days, start)
    yield from _of_unknown_age(asked, days)
    if rule.hours_at_least is not None:
        hours = rule.hours_at_least
        fewer = _working(asked, days, hours=hours - A_QUARTER)
        yield Edge("a quarter of an hour a week too little", fewer, NOT_MET)
        yield Edge("hours not stated", _working(asked, days, hours=None), NOT_MET)


def _of_unknown_age(asked: Asked, days: int) -> Iterator[Edge]:
    """
    Somebody whose birth date is not known: an adult for certain, or perhaps a day too
    young (SPEC §2.6).
    """
    at_work = evolve(asked, family=_working(asked, days))
    by_then = at_work.adult_by(asked.adult, asked.on)
    yield met("birth date not known, born 18 years before", by_then)
    perhaps = at_work.adult_by(asked.adult, asked.on + ONE_DAY)
    yield Edge("birth date not known, perhaps a day later", perhaps, UNDETERMINED)


def _ends_to_come(asked: Asked, days: int) -> Iterator[Edge]:
    """
    A job that is to end the day after the day, in files drawn up on either day, or on a
    day that nobody gives (SPEC §4.3).
    """
    tomorrow = asked.on + ONE_DAY
    to_end = _working(asked, days, until=tomorrow)
    yield Edge("a job to end the day after", to_end, UNDETERMINED)
    yield Edge("drawn up the day before its end", to_end, UNDETERMINED, 0, asked.on)
    yield Edge("drawn up on its last day", to_end, MET, 0, tomorrow)
    short = _working(asked, days - 1, until=tomorrow)
    yield Edge("a job to end the day after, a day short", short, NOT_MET, 1)
    confirmed = _working(asked, days, until=tomorrow, confirmed=asked.on)
    yield met("a job to end the day after, confirmed to the day", confirmed)


def _benefits(asked: Asked, days: int, start: date) -> Iterator[Edge]:
    rule = asked.rule

    def after(name: str, first: date, last: date) -> Family:
        rows = [Benefit(asked.adult, name, first, last)]
        return _working(asked, days, benefits=rows)

    eve = start - ONE_DAY
    for name in rule.not_while_on:
        rows = [*_before(asked, start), Benefit(asked.adult, name, start, start)]
        overlap = _working(asked, days, benefits=rows)
        yield Edge(f"on {name} on the first day of the job", overlap, NOT_MET, 1)
    none = _working(asked, days, benefits=[])
    if rule.moved_off is None:
        yield met("no benefit on file", none)
        return
    for name in rule.moved_off.benefits:
        yield met(f"off {name} the day before", after(name, eve, eve))
    yield Edge("no benefit on file", none, UNDETERMINED)
    yield from _no_history_attached(asked, none, start)
    other = after(IN_WORK_BENEFIT, eve, eve)
    yield Edge("no out-of-work benefit on file", other, UNDETERMINED)
    name = rule.moved_off.benefits[0]
    first = after(name, start, start)
    yield Edge(f"on {name} from the first day of the job", first, NOT_MET)
    if rule.moved_off.since is BenefitSince.ATTACHMENT:
        in_time = evolve(after(name, eve, eve), attached_on=eve)
        yield met(f"off {name} the day after attachment", in_time)
        early = evolve(after(name, eve, eve), attached_on=start)
        yield Edge(f"off {name} on the day of attachment", early, NOT_MET)


def _no_history_attached(asked: Asked, none: Family, start: date) -> Iterator[Edge]:
    """
    No benefit on file: one since attachment could only come before what comes later.
    """
    rule = asked.rule
    early = evolve(none, attached_on=start)
    says = "attached on the first day of the job, no benefit on file"
    if rule.moved_off.since is BenefitSince.ATTACHMENT:
        yield Edge(says, early, NOT_MET, 1)
        eve = evolve(none, attached_on=start - ONE_DAY)
        yield Edge("attached the day before, no benefit on file", eve, UNDETERMINED)
        return
    yield Edge(says, early, UNDETERMINED)
    verdict = NOT_MET if rule.counted_from is CountedFrom.ATTACHMENT else UNDETERMINED
    late = evolve(none, attached_on=start + ONE_DAY)
    yield Edge("attached a day into the job, no benefit on file", late, verdict)


def _working(  # noqa: PLR0913 - what a job and its benefits are made of
    asked: Asked,
    days: int,
    *,
    until: date | None = None,
    confirmed: date | None = None,
    benefits: list[Benefit] | None = None,
    hours: Fraction | str | None = "asked",
) -> Family:
    """
    The family, its adult in a job of `days` days up to the day, after a benefit.
    """
    start = days_on(asked.on, 1 - days)
    job = Employment(
        asked.adult,
        start,
        until,
        confirmed if until else confirmed or asked.on,
        _hours(asked) if isinstance(hours, str) else hours,
    )
    return _with(asked, [job], _before(asked, start) if benefits is None else benefits)


def _hours(asked: Asked) -> Fraction | None:
    hours: Fraction | None = asked.rule.hours_at_least
    return hours


def _before(asked: Asked, start: date) -> list[Benefit]:
    return [
        Benefit(asked.adult, name, days_on(start, -60), start - ONE_DAY)
        for name in list(asked.rule.moved_off or ())[:1]
    ]


def _apart(asked: Asked, first: int, second: int, idle: int) -> Family:
    """
    Jobs of `first` and `second` days, `idle` days apart, the second up to the day.
    """
    begun = days_on(asked.on, 1 - second)
    over = days_on(begun, -idle - 1)
    start = days_on(over, 1 - first)
    jobs = [
        Employment(asked.adult, start, over, hours_per_week=_hours(asked)),
        Employment(asked.adult, begun, None, asked.on, _hours(asked)),
    ]
    return _with(asked, jobs, _before(asked, start))


def _with(asked: Asked, jobs: list[Employment], benefits: list[Benefit]) -> Family:
    return asked.with_rows_of(asked.adult, employment=jobs, benefits=benefits)
