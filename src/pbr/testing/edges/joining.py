"""
Edges of eligibility and of the whole-family approach (SPEC §6, §7).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from attrs import evolve

from pbr.periods import ONE_DAY, plus_months
from pbr.records import ADULT_AGE, Family, Need, Person, Stay, years_before
from pbr.rules.eligibility import OtherNeedsIdentified
from pbr.rules.parts.words import OnDay
from pbr.testing.edges.edge import Asked, Edge, met
from pbr.verdicts import MET, NOT_MET, UNDETERMINED

#: A problem that a plan accepts without listing it.
OTHER_PROBLEM = "other-problem"
#: Who is of an age, if nobody else of the family is.
YOUNG = "Y-1"


def attached(asked: Asked) -> Iterator[Edge]:
    """
    On the day, on the day after, and on the first day that a plan allows.
    """
    family, on = asked.family, asked.on
    yield met("attached", family)
    since = asked.rule.since
    if since is None:
        yield met("attached on the day", evolve(family, attached_on=on))
    else:
        yield met("attached on the first day", evolve(family, attached_on=since))
        early = evolve(family, attached_on=since - ONE_DAY)
        yield Edge("attached the day before it", early, NOT_MET, 1)
    after = evolve(family, attached_on=on + ONE_DAY)
    yield Edge("attached the day after", after, NOT_MET)
    yield Edge("not attached", evolve(family, attached_on=None), NOT_MET)


def assessed(asked: Asked) -> Iterator[Edge]:
    """
    On the day, and on the day after.
    """
    yield from _by_the_day(asked, "assessed_on")


def planned(asked: Asked) -> Iterator[Edge]:
    """
    On the day, and on the day after.
    """
    yield from _by_the_day(asked, "planned_on")


def _by_the_day(asked: Asked, name: str) -> Iterator[Edge]:
    for day in (asked.attached, asked.on):
        yield met(f"{name} {day}", asked.with_rows(**{name: day}))
    for late in (asked.on + ONE_DAY, None):
        yield Edge(f"{name} {late}", asked.with_rows(**{name: late}), NOT_MET)


def key_worker_named(asked: Asked) -> Iterator[Edge]:
    """
    Named, and not named.
    """
    yield met("named", evolve(asked.family, key_worker="W-1"))
    yield Edge("not named", evolve(asked.family, key_worker=""), NOT_MET)


def in_the_area(asked: Asked) -> Iterator[Edge]:
    """
    Left the day after, and on the day.
    """
    family, on = asked.family, asked.on
    yield met("not left", family)
    yield met("left the day after", evolve(family, left_area_on=on + ONE_DAY))
    yield Edge("left on the day", evolve(family, left_area_on=on), NOT_MET)


def dependent_child(asked: Asked) -> Iterator[Edge]:
    """
    18 on the day after attachment, and on the day of attachment.
    """
    yield met("a child of ten", asked.family)
    eighteen = plus_months(asked.attached, -12 * ADULT_AGE)
    yield met("18 the day after", _child_born(asked, eighteen + ONE_DAY))
    yield Edge("18 on the day", _child_born(asked, eighteen), NOT_MET, 1)
    by_then = asked.adult_by(asked.child, asked.attached)
    yield Edge("birth date not known, born 18 years before", by_then, NOT_MET, 1)
    perhaps = asked.adult_by(asked.child, asked.attached + ONE_DAY)
    yield Edge("birth date not known, perhaps a day later", perhaps, UNDETERMINED)


def member_aged(asked: Asked) -> Iterator[Edge]:
    """
    Somebody who reaches either age on the day asked about, and the day after.
    """
    rule = asked.rule
    day = asked.attached if rule.asked_on is OnDay.ATTACHMENT else asked.on
    ages = (rule.from_age, rule.before_age)
    of_age = [one for one in asked.family.people if _is_aged(one, ages, day)]
    them = asked.whom or (of_age[0].person_id if of_age else YOUNG)
    family = asked.family
    if not [one for one in of_age if one.person_id == them]:
        family = _born(asked, them, years_before(day, rule.from_age))
    yield met("somebody of the age", family)
    if [one for one in of_age if one.person_id != them]:
        return
    for age, verdict, later in ((ages[0], MET, NOT_MET), (ages[1], NOT_MET, MET)):
        born = years_before(day, age)
        for more, on, what in (("", born, verdict), (" after", born + ONE_DAY, later)):
            if on <= day:
                says, short = f"{age} on the day{more}", int(what is NOT_MET)
                yield Edge(says, _born(asked, them, on), what, short)


def _is_aged(person: Person, ages: tuple[int, int], day: date) -> bool:
    """
    Whether somebody is of some ages on a day.
    """
    born = person.born_on or date.max
    return years_before(day, ages[1]) < born <= years_before(day, ages[0])


def _born(asked: Asked, person_id: str, born: date) -> Family:
    """
    The family, in which somebody was born on a day: one of its people, or one more.
    """
    people = {one.person_id: one for one in asked.family.people}
    person = people.get(person_id, Person([Stay(person_id, asked.family.family_id)]))
    stays = [evolve(stay, born_on=born) for stay in person.stays]
    people[person_id] = evolve(person, stays=stays)
    return asked.with_rows(people=[*people.values()])


def _child_born(asked: Asked, born: date) -> Family:
    stays = [evolve(stay, born_on=born) for stay in asked.person(asked.child).stays]
    return asked.with_rows_of(asked.child, stays=stays)


def needs_identified(asked: Asked) -> Iterator[Edge]:
    """
    As many of the problems as the rule requires, each in turn, and one fewer.
    """
    rule = asked.rule
    yield met("enough of them", asked.family)
    yield from _counted(asked, rule.of)
    if asked.takes_others:
        others = [f"{OTHER_PROBLEM}-1"] * rule.at_least
        chosen = [*rule.of[: rule.at_least - 1], *others]
        family = _identified(asked, chosen, asked.on)
        yield Edge("one of them is another problem", family, NOT_MET, 1)


def other_needs_identified(asked: Asked) -> Iterator[Edge]:
    """
    As many other problems as the rule requires, and one fewer.
    """
    rule = asked.rule
    other = other_problems(rule, [*asked.names], takes_others=asked.takes_others)
    yield met("enough others", asked.family)
    yield from _counted(asked, other)
    for problem in rule.besides:
        family = _identified(asked, [problem, *other[1:]], asked.on)
        yield Edge(f"{problem} is no other", family, NOT_MET, 1)


def other_problems(
    rule: OtherNeedsIdentified, headlines: Sequence[str], *, takes_others: bool
) -> list[str]:
    """
    As many problems as a rule requires, none of them one that it names.
    """
    listed = [headline for headline in headlines if headline not in rule.besides]
    anything = [f"{OTHER_PROBLEM}-{number + 1}" for number in range(rule.at_least)]
    return [*listed, *(anything if takes_others else [])][: rule.at_least]


def _counted(asked: Asked, problems: Sequence[str]) -> Iterator[Edge]:
    number = asked.rule.at_least
    for index, problem in enumerate(problems):
        chosen = [*problems[index:], *problems[:index]][:number]
        family = _identified(asked, chosen, asked.on)
        yield met(f"{problem} is one of just enough", family)
    fewer = _identified(asked, problems[: number - 1], asked.on)
    yield Edge("one too few", fewer, NOT_MET, 1)
    late = _identified(asked, problems[:number], asked.on + ONE_DAY)
    yield Edge("identified the day after", late, NOT_MET, number)
    twice = _identified(asked, [problems[0]] * number, asked.on)
    if number > 1:
        yield Edge("one of them again", twice, NOT_MET, number - 1)


def _identified(asked: Asked, problems: Sequence[str], on: date) -> Family:
    needs = [
        Need(
            asked.family.family_id,
            "",
            asked.names.get(problem, problem),
            on,
            reference=str(number),
        )
        for number, problem in enumerate(problems)
    ]
    return asked.with_rows(needs=needs)
