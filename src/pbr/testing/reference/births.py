"""
People whose birth date is not known: every day that could matter, tried (SPEC §2.6).
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from itertools import product
from types import SimpleNamespace
from typing import Any

from attrs import evolve

from pbr.periods import Period
from pbr.plans.plan import Measure
from pbr.records import Family, Incident, Person
from pbr.rules import Rule
from pbr.rules.absence import AbsenceBelow
from pbr.rules.asked_alone import AskedAlone
from pbr.rules.attendance import AttendedEachTerm, AttendedOverall
from pbr.rules.combined import Combined
from pbr.rules.completed import Completed
from pbr.rules.eligibility import DependentChild
from pbr.rules.employment import EmployedConsecutively, EmployedWithin
from pbr.rules.exclusions import FewerThanOverMonths, FewerThanOverTerms
from pbr.rules.held import StatusHeld
from pbr.rules.incidents import IncidentsReduced, NoneRecorded
from pbr.rules.member_aged import MemberAged
from pbr.rules.parts.needs import NeedOf
from pbr.rules.parts.words import Baseline, Whose
from pbr.rules.person_with_the_need import PersonWithTheNeed
from pbr.rules.progress import ScoreImproved, Stated
from pbr.rules.status import Enrolled, StatusEnded
from pbr.testing.reference import rules as plain
from pbr.verdicts import Verdict

ONE_DAY = plain.ONE_DAY
#: How many days before birth someone may be assessed.
UNBORN = timedelta(days=300)

OF_PUPILS = (
    AbsenceBelow,
    AttendedEachTerm,
    AttendedOverall,
    FewerThanOverMonths,
    FewerThanOverTerms,
)
OF_ADULTS = (EmployedConsecutively, EmployedWithin, Enrolled)
OF_ANY_ONE = (*OF_ADULTS, StatusHeld)
OF_EVERYBODY = (
    Completed,
    IncidentsReduced,
    NoneRecorded,
    ScoreImproved,
    Stated,
    StatusEnded,
)


def verdict(rule: Rule, family: Family, on: date) -> Verdict:
    """
    The rule's verdict on the family on a day, whenever its people were born.
    """
    if isinstance(rule, Combined | AskedAlone | PersonWithTheNeed):
        return of_other_rules(rule, family, on)
    unknown = [one for one in family.people if one.born_on is None]
    if unknown and isinstance(rule, DependentChild):
        return of_an_age(family, on, plain.attached_by(family, on), (0, 18))
    if unknown and isinstance(rule, MemberAged):
        at_attachment = rule.asked_on.value == "attachment"
        day = plain.attached_by(family, on) if at_attachment else on
        return of_an_age(family, on, day, (rule.from_age, rule.before_age))
    if unknown and isinstance(rule, OF_PUPILS + OF_ANY_ONE):
        return of_each(rule, family, on, unknown)
    if unknown and isinstance(rule, OF_EVERYBODY):
        return of_all(rule, family, on, unknown)
    return plain.decided(rule, from_birth(family), on)


def of_other_rules(
    rule: Combined | AskedAlone | PersonWithTheNeed, family: Family, on: date
) -> Verdict:
    """
    A test of other tests.
    """
    if isinstance(rule, Combined):
        parts = [verdict(part, family, on) for part in rule.parts]
        return plain.together(rule, parts)
    if isinstance(rule, PersonWithTheNeed):
        return of_those_with_the_need(rule, family, on)
    return of_each_alone(rule, family, on)


def agreed(verdicts: list[Verdict], *, any_one: bool = False) -> Verdict:
    """
    The verdict, if it is the same on every possible day of birth.
    """
    found = set(verdicts)
    if any_one and found == {plain.NOT_MET, plain.NOT_APPLICABLE}:
        return plain.NOT_MET
    return verdicts[0] if len(found) == 1 else plain.UNDETERMINED


def of_each(rule: Rule, family: Family, on: date, unknown: list[Person]) -> Verdict:
    """
    A rule that is asked of one person after another.
    """
    any_one = isinstance(rule, OF_ANY_ONE)
    known = [one for one in family.people if one not in unknown]
    parts = [plain.decided(rule, evolve(family, people=known), on)]
    for person in unknown:
        alone = [
            evolve(family, people=[born])
            for born in each_that_differs(rule, family, person, on)
        ]
        found = [plain.decided(rule, from_birth(each), on) for each in alone]
        parts.append(agreed(found, any_one=any_one))
    return plain.at_least_one(parts) if any_one else plain.every(parts)


def of_all(rule: Rule, family: Family, on: date, unknown: list[Person]) -> Verdict:
    """
    A rule that is asked of the whole family at once.
    """
    ways = [
        each_that_differs(rule, family, one, on) if one in unknown else [one]
        for one in family.people
    ]
    if len([each for each in ways if len(each) > 1]) > 3:
        return plain.UNDETERMINED
    return agreed(
        [
            plain.decided(rule, from_birth(evolve(family, people=people)), on)
            for people in product(*ways)
        ]
    )


def of_an_age(
    family: Family, on: date, day: date | None, ages: tuple[int, int]
) -> Verdict:
    """
    Whether someone was from one age until another in the household on a day.
    """
    if day is None:
        return plain.NOT_MET
    parts = [plain.NOT_MET]
    for person in family.people:
        at_each_age = [person]
        if person.born_on is None:
            births = possible_births(family, person, on, ages=(0, *ages))
            at_each_age = [born_on(person, birth) for birth in births]
        found = [
            plain.is_member(one, day)
            and plain.birthday(plain.born(one), ages[0]) <= day
            and not plain.birthday(plain.born(one), ages[1]) <= day
            for one in at_each_age
        ]
        parts.append(agreed([plain.yes_or_no(each) for each in found]))
    return plain.at_least_one(parts)


def of_those_with_the_need(
    rule: PersonWithTheNeed, family: Family, on: date
) -> Verdict:
    """
    A test of each person with a need, alone; of a child or an adult, who must be known.
    """
    unknown = [one for one in family.people if one.born_on is None]
    family = from_birth(family)
    if not unknown or len(rule.whose) == len(NeedOf):
        people = plain.with_the_need(rule, family, on)
        return plain.every([verdict(rule.rule, one, on) for one in people])
    parts = []
    named = set()
    for need in family.needs:
        ages = [one for one in family.people if one.person_id == need.person_id]
        if ages and ages[0].born_on is None:
            days = possible_births(family, ages[0], on, (need.identified_on,))
            ages = [born_on(ages[0], day) for day in days]
        grown = {plain.is_adult(one, need.identified_on) for one in ages}
        whose = {NeedOf.ADULT if each else NeedOf.CHILD for each in grown}
        asked = {each in rule.whose for each in whose or {NeedOf.FAMILY}}
        counts = need.identified_on <= on and rule.problem in {"", need.problem}
        counts = counts and not need.set_aside
        if counts and len(asked) > 1:
            parts.append(plain.UNDETERMINED)
        elif counts and asked == {True}:
            named.add(need.person_id)
    for name in sorted(named):
        one = plain.alone(family, name, leavers_too=True) if name else family
        parts.append(verdict(rule.rule, one, on))
    return plain.every(parts)


def of_each_alone(rule: AskedAlone, family: Family, on: date) -> Verdict:
    """
    A test of each or of any child, adult or member, alone.
    """
    how_many, _, whom = rule.name.partition("-")
    ages = {"child": (False,), "adult": (True,), "member": (False, True)}[whom]
    any_one = how_many == "any"
    parts = []
    for person in plain.members(family, on):
        births = [person.born_on]
        if person.born_on is None:
            births = list(possible_births(family, person, on))
        asked = [
            born
            for born in births
            if born is not None and (on >= plain.birthday(born, 18)) in ages
        ]
        if not asked:
            continue
        one = person
        if person.born_on is None:
            one = evolve(person, births=Period(min(asked), max(asked)))
        people = [one if each is person else each for each in family.people]
        alone = plain.alone(evolve(family, people=people), one.person_id)
        found = [verdict(rule.rule, alone, on)]
        if len(asked) < len(births):
            found.append(plain.NOT_APPLICABLE)
        parts.append(agreed(found, any_one=any_one))
    return plain.at_least_one(parts) if any_one else plain.every(parts)


def whoever_is_a_child(
    family: Family, measures: list[Measure], on: date
) -> list[Family]:
    """
    The family, with each person whose birth date is not known a child or an adult when
    a need of the measures' problem was identified; none if there are too many ways.
    """
    by_age = [each for each in measures if len(each.whose) < len(NeedOf)]
    unknown = [one for one in family.people if one.born_on is None]
    if not by_age or not unknown:
        return [family]
    ways = [[one] for one in family.people]
    for at, person in enumerate(family.people):
        if person in unknown:
            found: dict[object, Person] = {}
            for day in possible_births(family, person, on):
                one = born_on(person, day)
                found.setdefault(is_an_adult_with(family, measures, one, on), one)
            ways[at] = list(found.values())
    if len([each for each in ways if len(each) > 1]) > 3:
        return []
    return [evolve(family, people=people) for people in product(*ways)]


def is_an_adult_with(
    family: Family, measures: list[Measure], person: Person, on: date
) -> object:
    """
    Whether the person was an adult when each need of a problem was identified.
    """
    return tuple(
        [
            plain.is_adult(person, need.identified_on)
            for need in family.needs
            if need.person_id == person.person_id
            and need.identified_on <= on
            and need.problem in [each.problem for each in measures]
        ]
    )


# When somebody may have been born


def born_on(person: Person, day: date) -> Person:
    """
    The person, born on a day.
    """
    stays = [evolve(stay, born_on=day) for stay in person.stays]
    return evolve(person, stays=stays, births=Period(day, day))


def from_birth(family: Family) -> Family:
    """
    The family, with what was said of the unborn said on the day of birth.

    If one person is asked alone, that goes for what names nobody too; without what was
    said too early to be about them.
    """
    born = {one.person_id: one.born_on for one in family.people}
    if family.narrowed_to:
        born[""] = born.get(family.narrowed_to)

    def moved(rows: tuple[Any, ...], day: str) -> list[Any]:
        found = []
        for row in rows:
            birth = born.get(row.person_id)
            if birth is None or birth <= getattr(row, day):
                found.append(row)
            elif birth <= getattr(row, day) + UNBORN:
                found.append(evolve(row, **{day: birth}))
        return found

    changes: dict[str, Any] = {
        "needs": moved(family.needs, "identified_on"),
        "scores": moved(family.scores, "scored_on"),
        "statements": moved(family.statements, "made_on"),
    }
    return evolve(family, **changes)


def rows_of(family: Family, person: Person) -> Iterator[tuple[date, timedelta]]:
    """
    The day of each of a person's rows, and how long before birth it may be.
    """
    for job in person.employment:
        yield job.started_on, timedelta(0)
    for benefit in person.benefits:
        yield benefit.started_on, timedelta(0)
    for status in person.statuses:
        yield status.started_on, UNBORN
    of_family = (family.incidents, family.needs, family.scores, family.statements)
    for rows in of_family:
        for row in rows:
            if row.person_id == person.person_id:
                yield day_of(row), timedelta(0) if isinstance(row, Incident) else UNBORN


def day_of(row: Any) -> date:  # noqa: ANN401 - a row of any kind
    """
    The day of a row about a family.
    """
    names = ("occurred_on", "identified_on", "scored_on", "made_on")
    found: date = next(getattr(row, name) for name in names if hasattr(row, name))
    return found


def last_birth(family: Family, person: Person, on: date) -> date:
    """
    The last day of birth that nothing on record by D but sessions makes impossible.
    """
    days = [on]
    days += [stay.left_on for stay in person.stays if stay.left_on is not None]
    days += [day + early for day, early in rows_of(family, person) if day <= on]
    return min(days)


def sessions_begin(family: Family, person: Person) -> set[date]:
    """
    The first days of the terms for which the person has sessions.
    """
    return {plain.term_days(family, row.term)[0] for row in person.attendance}


def can_be_born(family: Family, person: Person, on: date) -> Callable[[date], bool]:
    """
    Whether nothing on record by D makes a day of birth impossible.

    Nobody has sessions under the age of 2, or from 20 on.
    """
    if person.births is not None:
        first, last = person.births.first, person.births.last
        return lambda born: first <= born <= last
    last = last_birth(family, person, on)
    terms = [day for day in sessions_begin(family, person) if day <= on]

    def can_be(born: date) -> bool:
        if born > last:
            return False
        ages = [(plain.birthday(born, 2), plain.birthday(born, 20))] if terms else []
        return not [
            day for day in terms for two, twenty in ages if not two <= day < twenty
        ]

    return can_be


def possible_births(
    family: Family,
    person: Person,
    on: date,
    edges: tuple[date, ...] = (),
    ages: tuple[int, ...] = (0, 18),
) -> list[date]:
    """
    The possible days of birth, of all those next to a day on which somebody reaches one
    of some ages; without ages, next to those on which school age begins or ends.
    """
    days = [on, *edges]
    if family.attached_on is not None:
        days.append(family.attached_on)
    days += [day for day, _ in rows_of(family, person)]
    days += [row.occurred_on for row in family.incidents]
    days += [row.ended_on for row in person.statuses if row.ended_on is not None]
    days += [stay.left_on for stay in person.stays if stay.left_on is not None]
    begin = sessions_begin(family, person)
    turns = [(day, back) for day in {*days, *begin} for back in ages or (0,)]
    turns += [(day, back) for day in begin for back in (2, 20)]
    turns.append((last_birth(family, person, on), 0))
    tried = {near for day, back in turns for near in next_to(day, back)}
    tried |= {day + UNBORN for day, _ in rows_of(family, person)}
    rows: tuple[Any, ...] = (*family.scores, *family.statements)
    for row in rows:
        if family.narrowed_to and row.person_id == "":
            tried |= {*next_to(day_of(row), 0), *next_to(day_of(row) + UNBORN, 0)}
    if not ages:
        for year in range(on.year - 22, on.year - 2):
            for month in (1, 4, 9):
                tried |= {date(year, month, 1) - ONE_DAY, date(year, month, 1)}
    if person.births is not None:
        tried |= {person.births.first, person.births.last}
    earliest = family.born_from or plain.months_back(on, 12 * 110)
    can_be = can_be_born(family, person, on)
    can = [day for day in sorted({*tried, earliest}) if can_be(day)]
    found = [day for day in can if day >= earliest]
    return found or [max(set(can) & tried)]


def next_to(day: date, years: int) -> list[date]:
    """
    The days around the same day some years before.
    """
    month, number = day.month, day.day
    if (month, number) == (2, 29):
        number = 28
    same = date(day.year - years, month, number)
    return [same + timedelta(days=more) for more in (-1, 0, 1, 2)]


def each_that_differs(
    rule: Any,  # noqa: ANN401 - any rule
    family: Family,
    person: Person,
    on: date,
) -> list[Person]:
    """
    The person, born on one day for each way in which the questions are answered.
    """
    asked = _ASKED_BY[type(rule)]
    found: dict[object, date] = {}
    edges, ages = edges_of(rule, on), ages_of(rule)
    if isinstance(rule, StatusHeld):
        edges = tuple(too_late_to_have_held(rule, family, person, on))
    for day in possible_births(family, person, on, edges, ages):
        found.setdefault(asked(rule, family, glanced_at(person, day), on), day)
    return [born_on(person, day) for day in found.values()]


def glanced_at(person: Person, day: date) -> Any:  # noqa: ANN401
    """
    What a question looks at of the person, born on a day: quicker to make than all.
    """
    return SimpleNamespace(
        person_id=person.person_id,
        born_on=day,
        stays=[
            SimpleNamespace(born_on=day, joined_on=stay.joined_on, left_on=stay.left_on)
            for stay in person.stays
        ],
        statuses=person.statuses,
    )


def edges_of(rule: Any, on: date) -> tuple[date, ...]:  # noqa: ANN401
    """
    The first day of the months that a rule about scores or statements asks about.
    """
    if isinstance(rule, Stated):
        return plain.months_up_to(on, rule.within_months)[:1]
    if isinstance(rule, ScoreImproved) and rule.sustained_months:
        return plain.months_up_to(on, rule.sustained_months)[:1]
    return ()


def ages_of(rule: Any) -> tuple[int, ...]:  # noqa: ANN401
    """
    The ages that a rule asks about: birth, 18, or neither, but school age.
    """
    if isinstance(rule, OF_PUPILS):
        return ()
    if isinstance(rule, OF_ADULTS):
        return (18,)
    of_both = IncidentsReduced | NoneRecorded | StatusHeld
    return (0, 18) if isinstance(rule, of_both) else (0,)


# The questions that each rule asks of a person's age


def too_late_to_have_held(
    rule: StatusHeld, family: Family, person: Person, on: date
) -> Iterator[date]:
    """
    The first birth date from which on the days since birth are too few, in each way.
    """
    begun = [row.started_on for row in person.statuses if row.started_on <= on]
    if not begun:
        return
    births = plain.days(min(begun), max(min(begun), last_birth(family, person, on)))
    for way in range(len(held_in_each_way(rule, family, person, births[0], on))):

        def is_short(born: date, way: int = way) -> bool:
            return not held_in_each_way(rule, family, person, born, on)[way]

        first = bisect_left(births, x=True, key=is_short)
        yield from births[first : first + 1]


def held_in_each_way(
    rule: StatusHeld, family: Family, person: Person, born: date, on: date
) -> list[bool]:
    """
    Whether someone's days since birth are enough: those that are vouched for and those
    that may be, with or without unknown words.
    """
    ways = []
    for meant in (rule.statuses[0], "none of them"):
        rows = [
            row if row.understood else evolve(row, status=meant)
            for row in person.statuses
        ]
        known: Any = SimpleNamespace(born_on=born, statuses=rows)
        for running_on in (False, True):
            found = plain.days_of_status(rule, family, known, on, running_on=running_on)
            ways.append(plain.is_held_long_enough(rule, found, on))
    return ways


def is_held(rule: Any, family: Family, person: Person, on: date) -> object:  # noqa: ANN401
    """
    Whether the person is an adult, and whether the days since birth are enough.
    """
    ways = held_in_each_way(rule, family, person, plain.born(person), on)
    return plain.is_adult(person, on), tuple(ways)


def is_an_adult(_rule: Rule, _family: Family, person: Person, on: date) -> object:
    """
    Whether the person is an adult on D.
    """
    return plain.is_adult(person, on)


def is_a_pupil(rule: Any, family: Family, person: Person, on: date) -> object:  # noqa: ANN401
    """
    Whether the person is a pupil on D, for which terms, and was there for incidents
    that name nobody.
    """
    terms: list[Any] = []
    if not isinstance(rule, FewerThanOverMonths):
        terms = plain.own_terms(family, person, rule.terms, on)
    nameless: list[bool] = []
    if isinstance(rule, FewerThanOverMonths | FewerThanOverTerms):
        nameless = [
            plain.is_member(person, row.occurred_on)
            for row in family.incidents
            if row.person_id == ""
        ]
    return plain.is_of_school_age(person, on), tuple(terms), tuple(nameless)


def is_whose(rule: Any, family: Family, person: Person, on: date) -> object:  # noqa: ANN401
    """
    Which of the incidents in the months count for the person.
    """
    windows = [plain.months_up_to(on, rule.months)]
    if isinstance(rule, IncidentsReduced):
        attached = plain.attached_by(family, on)
        if rule.baseline is Baseline.PRECEDING:
            windows.append(plain.months_before(windows[0][0], rule.months))
        elif attached is None or windows[0][0] < attached:
            return ()
        else:
            windows.append(plain.months_before(attached, rule.months))
    of_anybody = rule.whose is Whose.FAMILY and family.narrowed_to == ""
    return tuple(
        [
            plain.fits(rule.whose, rule.leavers, person, row.occurred_on)
            for row in family.incidents
            if [window for window in windows if row.occurred_on in window]
            and (row.kind in rule.kinds or not row.understood)
            and (
                row.person_id == person.person_id
                or (row.person_id == "" and not of_anybody)
            )
        ]
    )


def was_born_by(rule: Any, family: Family, person: Person, on: date) -> object:  # noqa: ANN401
    """
    Whether the person was born by the end of each status.
    """
    if plain.attached_by(family, on) is None:
        return ()
    named = rule.statuses if isinstance(rule, StatusEnded) else [rule.kind]
    return tuple(
        [
            person.born_on is not None and person.born_on <= row.ended_on
            for row in person.statuses
            if row.ended_on is not None
            and row.started_on <= on
            and (row.status in named or not row.understood)
        ]
    )


def which_day(rule: Any, family: Family, person: Person, on: date) -> object:  # noqa: ANN401
    """
    The day that each of the person's scores or statements counts from.
    """
    of_scores = isinstance(rule, ScoreImproved)
    rows: list[Any] = [
        row
        for row in (family.scores if of_scores else family.statements)
        if day_of(row) <= on and is_asked_about(rule, row)
    ]
    nameless = [day_of(row) for row in rows if family.narrowed_to and not row.person_id]
    mine = [day_of(row) for row in rows if row.person_id == person.person_id]
    mine += [*nameless, *[day + UNBORN for day in nameless]]
    attached = plain.attached_by(family, on)
    since_attachment = of_scores or rule.since.value == "attachment"
    if not mine or (since_attachment and attached is None):
        return ()
    days = [*mine, *[day + ONE_DAY for day in mine]]
    edges = edges_of(rule, on)
    days += [day + ONE_DAY for day in edges or [on]] if of_scores else edges
    if since_attachment and attached is not None:
        days.append(attached if of_scores else max(attached, *edges))
    return tuple([person.born_on is not None and person.born_on >= day for day in days])


def is_asked_about(rule: Any, row: Any) -> bool:  # noqa: ANN401
    """
    Whether a score is of the rule's domain and tools, or a statement of its problem and
    roles.
    """
    if isinstance(rule, ScoreImproved):
        return row.domain == rule.domain and row.tool in dict(rule.tools.named)
    return row.about == rule.about and row.by_role in rule.by_roles


_ASKED_BY: dict[type[Any], Callable[[Any, Family, Person, date], object]] = {
    **dict.fromkeys(OF_PUPILS, is_a_pupil),
    **dict.fromkeys(OF_ADULTS, is_an_adult),
    IncidentsReduced: is_whose,
    NoneRecorded: is_whose,
    Completed: was_born_by,
    StatusEnded: was_born_by,
    StatusHeld: is_held,
    ScoreImproved: which_day,
    Stated: which_day,
}
