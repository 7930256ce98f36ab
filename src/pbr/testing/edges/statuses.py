"""
Edges of the rules about statuses, orders, schemes and closed cases (SPEC §5.6).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from attrs import evolve

from pbr.periods import ONE_DAY, months_up_to, plus_months
from pbr.records import Family, Status
from pbr.rules.completed import BREACHED, COMPLETED
from pbr.rules.parts.words import CountedFrom, Until, Whom
from pbr.testing.edges.edge import Asked, Edge, met
from pbr.testing.edges.leaving import statuses_of_leavers
from pbr.testing.scenes import days_on
from pbr.verdicts import MET, NOT_APPLICABLE, NOT_MET, UNDETERMINED


def held(
    asked: Asked,
    person_id: str,
    *spells: tuple[str, date, date | None, str],
) -> Family:
    """
    The family, with these spells for one of its people and none like them for others.
    """
    return held_as(asked, *[Status(person_id, *spell) for spell in spells])


def held_as(asked: Asked, *rows: Status) -> Family:
    """
    The family, with these rows of its people and none like them of others.
    """
    people = [
        evolve(
            one,
            statuses=[
                *[row for row in one.statuses if row.status not in _asked_about(asked)],
                *[row for row in rows if row.person_id == one.person_id],
            ],
        )
        for one in asked.family.people
    ]
    return asked.with_rows(people=people)


def _asked_about(asked: Asked) -> tuple[str, ...]:
    """
    The statuses that the rule looks for.
    """
    rule = asked.rule
    kind = getattr(rule, "kind", None)
    return (kind,) if kind else getattr(rule, "statuses", getattr(rule, "schemes", ()))


def status_ended(asked: Asked) -> Iterator[Edge]:
    """
    Over on the day before the months, and on their first day.
    """
    rule = asked.rule
    child = asked.whom or asked.child
    window = months_up_to(asked.on, rule.months)
    eve = window.first - ONE_DAY
    for status in rule.statuses:
        over = held(asked, child, (status, asked.attached, eve, ""))
        yield met(f"{status} over the day before the months", over)
        family = held(asked, child, (status, asked.attached, window.first, ""))
        yield Edge(f"{status} a day into the months", family, NOT_MET)
    status = rule.statuses[0]
    still = held(asked, child, (status, asked.attached, None, ""))
    yield Edge(f"{status} still held", still, NOT_MET)
    one_day = held(asked, child, (status, window.last, window.last, ""))
    yield Edge(f"{status} on the day itself", one_day, NOT_MET)
    long_ago = days_on(asked.attached, -40)
    before = held(asked, child, (status, long_ago, asked.attached - ONE_DAY, ""))
    yield Edge(f"{status} over before attachment", before, NOT_APPLICABLE)
    first_day = held(asked, child, (status, long_ago, asked.attached, ""))
    yield met(f"{status} over on the day of attachment", first_day)
    yield Edge("none on record", held(asked, child), NOT_APPLICABLE)
    over = held(asked, child, (status, asked.attached, eve, ""))
    yield Edge("nobody was asked", evolve(over, checks=()), UNDETERMINED)
    yield from statuses_of_leavers(asked, held(asked, child), eve)


def enrolled(asked: Asked) -> Iterator[Edge]:
    """
    Begun on the first day of the months, and on the day before.
    """
    rule = asked.rule
    window = months_up_to(asked.on, rule.months)
    for scheme in rule.schemes:
        family = held(asked, asked.adult, (scheme, window.first, None, ""))
        yield met(f"{scheme} begun on the first day", family)
    scheme = rule.schemes[0]
    family = held(asked, asked.adult, (scheme, window.last, None, ""))
    yield met(f"{scheme} begun on the last day", family)
    family = held(asked, asked.adult, (scheme, window.first - ONE_DAY, None, ""))
    yield Edge(f"{scheme} begun the day before", family, NOT_MET)
    yield Edge("on no scheme", held(asked, asked.adult), NOT_MET)
    family = held(asked, asked.child, (scheme, window.first, None, ""))
    yield Edge("a child on the scheme", family, NOT_MET)


def completed(asked: Asked) -> Iterator[Edge]:
    """
    Completed on the day, on the day after, and breached since attachment.
    """
    kind, on = asked.rule.kind, asked.on
    whom = asked.whom or asked.child
    start = days_on(asked.attached, 10)
    done = (kind, start, on, COMPLETED)
    yield met("completed on the day", held(asked, whom, done))
    late = held(asked, whom, (kind, start, on + ONE_DAY, COMPLETED))
    yield Edge("completed the day after", late, NOT_MET)
    yield Edge("none on record", held(asked, whom), NOT_MET)
    other = held(asked, whom, (kind, start, on, "transferred"))
    yield Edge("ended in another way", other, NOT_MET)
    breached = (kind, days_on(asked.attached, -9), asked.attached, BREACHED)
    yield Edge("breached since", held(asked, whom, done, breached), NOT_MET)
    earlier = (kind, days_on(asked.attached, -9), asked.attached - ONE_DAY, BREACHED)
    yield met("breached before attachment", held(asked, whom, done, earlier))
    unchecked = evolve(held(asked, whom, done), checks=())
    yield Edge("nobody was asked", unchecked, UNDETERMINED)


def closed_for(asked: Asked) -> Iterator[Edge]:
    """
    Closed `months` months before the day, and a day later.
    """
    last = plus_months(asked.on, -asked.rule.months)
    yield met("closed just long enough", evolve(asked.family, closed_on=last))
    later = evolve(asked.family, closed_on=last + ONE_DAY)
    yield Edge("closed a day too late", later, NOT_MET, 1)
    yield Edge("not closed", evolve(asked.family, closed_on=None), NOT_MET)


def status_held(asked: Asked) -> Iterator[Edge]:
    """
    Held for just as long, and a day less; vouched for, and not; over the day before.
    """
    rule, on = asked.rule, asked.on
    whom, status = _who_holds_it(asked), rule.statuses[0]
    stretch = rule.up_to(on, rule.number)
    start, needed, eve = stretch.first, len(stretch), on - ONE_DAY

    def spell(first: date, ended: date | None, confirmed: date | None) -> Status:
        return Status(whom, status, first, ended, confirmed_on=confirmed)

    for each in rule.statuses:
        row = evolve(spell(start, None, on), status=each)
        yield met(f"{each} held for just long enough", held_as(asked, row))
    yield met("over on the day", held_as(asked, spell(start, on, None)))
    yield Edge("none on record", held_as(asked), NOT_MET, needed)
    to_end = held_as(asked, spell(start, on + ONE_DAY, None))
    if start < on:
        short = held_as(asked, spell(start + ONE_DAY, None, on))
        yield Edge("held for a day less", short, NOT_MET, 1)
        open_still = held_as(asked, spell(start, None, None))
        yield Edge("not confirmed", open_still, UNDETERMINED)
        open_still = held_as(asked, spell(start, None, eve))
        yield Edge("confirmed to the day before", open_still, UNDETERMINED)
        yield Edge("to end the day after", to_end, UNDETERMINED)
        yield Edge("drawn up the day before its end", to_end, UNDETERMINED, 0, on)
    yield Edge("drawn up on its last day", to_end, MET, 0, on + ONE_DAY)
    late = evolve(held_as(asked, spell(start, on, None)), attached_on=start + ONE_DAY)
    if rule.counted_from is CountedFrom.ANY:
        yield met("attached a day into it", late)
    elif start < on:
        yield Edge("attached a day into it", late, NOT_MET, 1)
    if rule.within is None:
        yield from _in_a_run(asked, spell)
    if rule.whose is Whom.ADULT:
        holding = evolve(asked, family=held_as(asked, spell(start, on, None)))
        by_then = holding.adult_by(whom, on)
        yield met("birth date not known, born 18 years before", by_then)
        perhaps = holding.adult_by(whom, on + ONE_DAY)
        yield Edge("birth date not known, perhaps a day later", perhaps, UNDETERMINED)


def _who_holds_it(asked: Asked) -> str:
    """
    The member who may hold the status: one of the age that the rule asks about.
    """
    is_child = asked.rule.whose is Whom.CHILD
    return asked.whom or (asked.child if is_child else asked.adult)


def _in_a_run(
    asked: Asked, spell: Callable[[date, date | None, date | None], Status]
) -> Iterator[Edge]:
    """
    Over the day before; and with the longest gap that is allowed, and a day more.
    """
    rule, on, eve = asked.rule, asked.on, asked.on - ONE_DAY
    stretch = rule.up_to(on, rule.number)
    over = held_as(asked, spell(rule.up_to(eve, rule.number).first, eve, None))
    if rule.until is Until.ANY_DAY:
        yield met("held for just long enough, over the day before", over)
    else:
        yield Edge("over the day before", over, NOT_MET, len(stretch))
    if len(stretch) < 2:  # noqa: PLR2004 - one day has no gap
        return
    first = days_on(stretch.first, -rule.gap_days)
    rest = spell(days_on(on, 2 - len(stretch)), on, None)
    yield met("with the longest gap", held_as(asked, spell(first, first, None), rest))
    first = days_on(first, -1)
    apart = held_as(asked, spell(first, first, None), rest)
    yield Edge("with a gap a day longer", apart, NOT_MET, 1)
