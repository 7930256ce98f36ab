"""
People whose birth date is not known: what a rule finds on each possible day of birth.

> Whatever turns on the age (adult, child, pupil, of school age for a term, member from
> birth) is undetermined where two possible days disagree; the birth date is needed,
> from the key worker. Only the days on which some question changes are tried, in every
> combination of people. (SPEC §2.6)

A rule says on which birth dates an answer that it asks for changes (`adults`, `pupils`,
`born_by`), and is asked once for each of the days between.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from itertools import product
from typing import TypeVar

from attrs import evolve

from pbr.findings import (
    Finding,
    Needed,
    NeedsBirthDate,
    NeedsTerm,
    PassedOver,
    Reason,
    Requirement,
    Trail,
    Why,
    findings,
    undetermined,
)
from pbr.findings.missing import each_term_once
from pbr.periods import ONE_DAY, Period
from pbr.records import (
    ADULT_AGE,
    Family,
    Person,
    Record,
    Score,
    Statement,
    Subject,
    allowed_by,
    assessed_on,
    years_before,
)
from pbr.school import births_of_school_age_on
from pbr.verdicts import NOT_APPLICABLE, NOT_MET, UNDETERMINED

T = TypeVar("T", bound=Trail)

#: The most people without a birth date of whom every combination is tried.
MOST_PEOPLE = 3


def adults(*days: date) -> Iterator[date]:
    """
    The first birth date of those who are not yet adults, on each of some days.
    """
    for day in days:
        yield years_before(day, ADULT_AGE) + ONE_DAY


def pupils(*days: date) -> Iterator[date]:
    """
    The first birth dates of those of school age, and of those too young for it, on each
    of some days.
    """
    for day in days:
        births = births_of_school_age_on(day)
        yield from (births.first, births.last + ONE_DAY)


def born_by(*days: date) -> Iterator[date]:
    """
    The first birth date of those who are not yet born, on each of some days.
    """
    for day in days:
        yield day + ONE_DAY


def born_by_the_end(
    person: Person, statuses: Iterable[str], on: date
) -> Iterator[date]:
    """
    The first birth dates after the end of each of a person's statuses that may count.
    """
    for row in person.statuses:
        may_count = row.status in statuses or not row.understood
        if may_count and row.started_on <= on and row.ended_on is not None:
            yield from born_by(row.ended_on)


def dated_by_birth(
    family: Family,
    person: Person,
    rows: Iterable[Score | Statement],
    days: Iterable[date],
) -> Iterator[date]:
    """
    The birth dates on which it changes which day a person's rows count from: each of
    some days that matter, and those of the rows themselves.

    If one person is asked alone, there are also those from which on a row that names
    nobody is not theirs.
    """
    names = {person.person_id, ""} if family.narrowed_to else {person.person_id}
    may_be_theirs = [row for row in rows if row.person_id in names]
    theirs = [assessed_on(row) for row in may_be_theirs]
    if theirs:
        yield from (*days, *theirs, *born_by(*theirs))
    for row in may_be_theirs:
        if not row.person_id:
            yield from born_by(allowed_by(row, family.terms).last)


def births_between(
    family: Family, person: Person, on: date, turns: Iterable[date]
) -> list[Period]:
    """
    The days of birth between each two of those on which an answer changes.
    """
    births = family.births_of(person, on)
    firsts = [births.first, *sorted({day for day in turns if _is_after(births, day)})]
    lasts = [*[day - ONE_DAY for day in firsts[1:]], births.last]
    return list(map(Period, firsts, lasts))


def with_person(family: Family, person: Person) -> Family:
    """
    The family, in which a person is taken to be born in another time.
    """
    people = [
        person if one.person_id == person.person_id else one for one in family.people
    ]
    return evolve(family, people=people)


def as_adult_or_child(
    family: Family, person: Person, on: date
) -> tuple[Person | None, Person | None]:
    """
    The person as an adult on the day and as a child, each None if that is not possible.
    """
    found: dict[bool, Person] = {}
    for births in births_between(family, person, on, adults(on)):
        is_adult = person.born_in(births).is_adult_on(on)
        found.setdefault(is_adult, evolve(person, births=births))
    return found.get(True), found.get(False)


def _is_after(births: Period, day: date) -> bool:
    return births.first < day <= births.last


def ages_of(
    family: Family, person: Person, on: date, turns: Iterable[date]
) -> list[Person]:
    """
    The person at each age that matters: one birth date for each answer.
    """
    if person.born_on is not None:
        return [person]
    return [
        person.born_in(births) for births in births_between(family, person, on, turns)
    ]


def every_birth_needed(rule: Requirement, family: Family) -> Finding:
    """
    Undetermined, for want of every birth date that is not known.

    It is the finding of a rule that asks for an age that is not known.
    """
    unknown = [each for each in family.people if each.born_on is None]
    return births_needed(rule, family, unknown)


def births_needed(
    rule: Requirement, family: Family, people: Iterable[Person]
) -> Finding:
    """
    Undetermined, for want of the birth dates of these people.
    """
    subjects = [each.subject for each in people]
    return _undetermined(rule, family.subject, subjects, ())


def of_each(  # noqa: PLR0913 - the whole question, of each person
    rule: Requirement,
    family: Family,
    on: date,
    turns: Callable[[], Iterable[date]],
    examine: Callable[[Person], T],
    *,
    one_is_enough: bool = False,
) -> tuple[T | Finding, ...]:
    """
    What is found about each person of a family, at whatever age.

    `one_is_enough` is for a test that any one adult may meet.
    """
    if not family.has_unknown_births:
        return tuple(map(examine, family.people))
    days = tuple(turns())
    found: list[T | Finding] = []
    for person in family.people:
        trails = [examine(each) for each in ages_of(family, person, on, days)]
        subject = person.subject
        found.append(
            agreed(rule, subject, (subject,), trails, one_is_enough=one_is_enough)
        )
    return tuple(found)


def of_any_ages(  # noqa: PLR0913 - the whole question, of the family
    rule: Requirement,
    family: Family,
    on: date,
    turns: Callable[[Person], Iterable[date]],
    examine: Callable[[Family], T],
    *,
    answers: Callable[[Person], object] = id,
) -> T | Finding:
    """
    What is found about the whole family, at whatever ages.

    `answers` is what the rule asks of one person: if it is the same at two ages, one of
    them is tried. Unless it is given, every age is.

    > If two possible days answer a question of one test differently for more than
    > three people, each of them leaves it undetermined. (SPEC §2.6)
    """
    if not family.has_unknown_births:
        return examine(family)
    every = [
        _unlike(ages_of(family, each, on, turns(each)), answers)
        for each in family.people
    ]
    unsure = [ages for ages in every if len(ages) > 1]
    if len(unsure) > MOST_PEOPLE:
        ends = [[ages[0] for ages in every], [ages[-1] for ages in every]]
        trails = [examine(evolve(family, people=people)) for people in ends]
        subjects = [ages[0].subject for ages in unsure]
        return _undetermined(rule, family.subject, subjects, trails, may_be_met=True)
    ways = list(product(*every))
    found = [examine(evolve(family, people=people)) for people in ways]
    matter = [
        ages[0].subject
        for at, ages in enumerate(every)
        if len(ages) > 1 and _matters(at, ways, found)
    ]
    return agreed(rule, family.subject, matter, found)


def _unlike(ages: list[Person], answers: Callable[[Person], object]) -> list[Person]:
    """
    The first of the ages for each answer.
    """
    if len(ages) == 1:
        return ages
    found: dict[object, Person] = {}
    for age in ages:
        found.setdefault(answers(age), age)
    return list(found.values())


def _matters(
    at: int, ways: Sequence[tuple[Person, ...]], found: Sequence[Trail]
) -> bool:
    """
    Whether it matters, of all else the same, when one of the people was born.
    """
    seen: dict[tuple[int, ...], object] = {}
    for way, trail in zip(ways, found, strict=True):
        others = tuple(map(id, (*way[:at], *way[at + 1 :])))
        answer = (trail.verdict, _needed(trail), _may_be_met(trail))
        if seen.setdefault(others, answer) != answer:
            return True
    return False


def agreed(
    rule: Requirement,
    subject: Subject,
    people: Sequence[Subject],
    trails: Sequence[T],
    *,
    one_is_enough: bool = False,
) -> T | Finding:
    """
    What is found on every possible day of birth; if two disagree, undetermined.

    > In a test of any one adult, or any one child, *not met* if one and *not
    > applicable* if not is *not met*. (SPEC §2.6)
    """
    verdicts = {trail.verdict for trail in trails}
    if one_is_enough and verdicts == {NOT_MET, NOT_APPLICABLE}:
        return next(trail for trail in trails if trail.verdict is NOT_MET)
    if len(verdicts) == 1:
        if UNDETERMINED not in verdicts:
            return _whatever_the_age(trails)
        if len({(_needed(trail), _may_be_met(trail)) for trail in trails}) == 1:
            return trails[0]
    return _undetermined(rule, subject, people, trails)


def _whatever_the_age(trails: Sequence[T]) -> T:
    """
    The trail that reads the fewest rows. What is read at another age alone is passed
    over in it, because the age is not known.
    """
    fewest = min(trails, key=lambda trail: sum([len(f.read) for f in findings(trail)]))
    if not isinstance(fewest, Finding):
        return fewest
    every, _ = _rows_of(trails)
    unsure = tuple([row for row in every if row not in fewest.read])
    if not unsure:
        return fewest
    others = [
        PassedOver(group.why, tuple([row for row in group.rows if row not in unsure]))
        for group in fewest.passed_over
    ]
    others = [group for group in others if group.rows]
    passed_over = (*others, PassedOver(Why.AGE_NOT_KNOWN, unsure))
    return evolve(fewest, passed_over=passed_over)


def _needed(trail: Trail) -> tuple[Needed, ...]:
    needed = [need for found in findings(trail) for need in found.needed]
    return tuple(dict.fromkeys(needed))


def _undetermined(
    rule: Requirement,
    subject: Subject,
    people: Sequence[Subject],
    trails: Sequence[Trail],
    *,
    may_be_met: bool = False,
) -> Finding:
    """
    Undetermined, for want of some birth dates and of what is missing at any age.

    With `may_be_met` other ages than those of `trails` are possible, and may be met.
    """
    births = [NeedsBirthDate(each) for each in people]
    # Which terms are still to come depends on the age, and is said when it is known.
    others = [
        need
        for trail in trails
        for need in _needed(trail)
        if not isinstance(need, NeedsTerm)
    ]
    needed = each_term_once([*births, *dict.fromkeys(others)])
    never_met = bool(trails) and not may_be_met and not any(map(_may_be_met, trails))
    judged = undetermined(Reason.AGE_NOT_KNOWN, needed, never_met=never_met)
    read, passed_over = _rows_of(trails)
    return Finding(rule, subject, judged, None, read, passed_over)


def _may_be_met(trail: Trail) -> bool:
    if isinstance(trail, Finding):
        return trail.judgement.may_be_met
    if trail.verdict in (NOT_MET, NOT_APPLICABLE):
        return False
    return sum(map(_may_be_met, trail.parts)) >= (trail.quorum.fewest or 1)


def _rows_of(
    trails: Sequence[Trail],
) -> tuple[tuple[Record, ...], tuple[PassedOver, ...]]:
    """
    The rows that are read at some age, and those that are at none.
    """
    found = [each for trail in trails for each in findings(trail)]
    read = dict.fromkeys([row for each in found for row in each.read])
    whys: dict[Record, Why] = {}
    for each in found:
        for group in each.passed_over:
            for row in group.rows:
                if row not in read:
                    whys.setdefault(row, group.why)
    over: dict[Why, list[Record]] = {}
    for row, why in whys.items():
        over.setdefault(why, []).append(row)
    return tuple(read), tuple(
        [PassedOver(why, tuple(rows)) for why, rows in over.items()]
    )
