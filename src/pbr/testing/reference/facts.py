"""
What each rule counts, counted again (SPEC §5): sessions, days, incidents, problems.

It finds a threshold by trying one whole number after another, and a day by walking to
that day.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from fractions import Fraction
from functools import lru_cache
from itertools import product
from typing import Any

from attrs import evolve

from pbr.assurance.answer_sheets import Fact
from pbr.records import Family, Person
from pbr.rules import Rule
from pbr.rules.absence import AbsenceBelow
from pbr.rules.asked_alone import ASKED_ALONE, AskedAlone
from pbr.rules.attendance import AttendedEachTerm, AttendedOverall
from pbr.rules.combined import Combined
from pbr.rules.eligibility import (
    DependentChild,
    NeedsIdentified,
    OtherNeedsIdentified,
)
from pbr.rules.employment import EmployedConsecutively, EmployedWithin
from pbr.rules.exclusions import FewerThanOverMonths, FewerThanOverTerms
from pbr.rules.held import StatusHeld
from pbr.rules.incidents import IncidentsReduced, NoneRecorded
from pbr.rules.member_aged import MemberAged
from pbr.rules.parts.words import Baseline, BenefitSince, CountedFrom, Starters
from pbr.rules.person_with_the_need import PersonWithTheNeed
from pbr.school import Term
from pbr.shares import Below, Share
from pbr.testing.reference import rules as plain


def facts(rule: Rule, family: Family, on: date) -> set[Fact]:
    """
    Every fact that a rule counts on a day; none for rules that only look for a date.
    """
    measured = _MEASURED_BY.get(type(rule))
    return set() if measured is None else set(measured(rule, family, on))


def _early(
    family: Family, on: date, is_early: Callable[[date], bool]
) -> Iterator[Fact]:
    """
    How many days until it is no longer too early, walked to day by day.
    """
    day = on
    while is_early(day):
        day += plain.ONE_DAY
    yield Fact(family.family_id, "early", ((day - on).days,))


def _of_pupils(
    rule: Any,  # noqa: ANN401 - any rule with terms
    family: Family,
    on: date,
    measured: Callable[[Person], Iterator[Fact]],
) -> Iterator[Fact]:
    """
    Each pupil's facts, or how much too early it is, if terms count from attachment.
    """
    if plain.too_early(family, rule.terms, rule.counted_from, on):
        if plain.attached_by(family, on) is not None:
            yield from _early(
                family,
                on,
                lambda day: plain.too_early(family, rule.terms, rule.counted_from, day),
            )
        return
    for pupil in plain.pupils(family, on):
        yield from measured(pupil)


@lru_cache(maxsize=1024)
def _line(share: Share | Below, possible: int) -> int:
    """
    The fewest sessions that reach a share, or the most absences that are below it.
    """
    if isinstance(share, Below):
        most = 0
        while possible and plain.reaches(share, most + 1, possible):
            most += 1
        return most
    attended = 0
    while (
        possible > 0
        and attended <= possible
        and not plain.reaches(share, possible - attended, possible)
    ):
        attended += 1
    return attended


def _of_sessions(
    rule: AttendedEachTerm | AttendedOverall | AbsenceBelow,
    pupil: Person,
    terms: list[Term],
    to_come: int,
) -> Iterator[Fact]:
    """
    The sum with the most sessions to spare and the one with the fewest; of two with as
    many to spare, the one of more sessions. If sessions are missing, and it is not met
    even with all of them attended, only the best of these.
    """
    asked = (pupil, terms, rule.counting, to_come)
    found = [plain.sessions(pupil, term, rule.counting) for term in terms]
    sums = [
        (sum([p for p, _ in each]), sum([m for _, m in each]))
        for each in product(*[sums or {(0, 0)} for sums in found])
    ]
    part = rule.share.of if isinstance(rule.share, Below) else 1 - rule.share.of

    def spare(one: plain.Sessions) -> Fraction:
        return part * one[0] - one[1]

    ends = {max(map(spare, sums)), min(map(spare, sums))}
    verdict = plain.of_sessions(rule.share, *asked)
    if verdict is plain.NOT_MET and not plain.all_known(*asked):
        sums = list(plain.filled_in(*asked))
        ends = {max(map(spare, sums))}
    for end in ends:
        possible, missed = max([one for one in sums if spare(one) == end])
        line = _line(rule.share, possible)
        if possible and isinstance(rule.share, Below):
            yield Fact(pupil.person_id, "absent", (missed, possible, line))
        elif possible:
            numbers = (possible - missed, possible, line)
            yield Fact(pupil.person_id, "attended", numbers)


def _attended_each_term(
    rule: AttendedEachTerm, family: Family, on: date
) -> Iterator[Fact]:
    def measured(pupil: Person) -> Iterator[Fact]:
        terms = plain.own_terms(family, pupil, rule.terms, on)
        for term in terms:
            yield from _of_sessions(rule, pupil, [term], 0)
        if len(terms) < rule.terms and rule.starters is Starters.WAIT:
            yield Fact(pupil.person_id, "found", (len(terms), rule.terms))

    return _of_pupils(rule, family, on, measured)


def _pooled(
    rule: AttendedOverall | AbsenceBelow, family: Family, on: date
) -> Iterator[Fact]:
    def measured(pupil: Person) -> Iterator[Fact]:
        terms = plain.own_terms(family, pupil, rule.terms, on)
        waits = rule.starters is Starters.WAIT
        if terms or waits:
            to_come = rule.terms - len(terms) if waits else 0
            yield from _of_sessions(rule, pupil, terms, to_come)

    return _of_pupils(rule, family, on, measured)


def _fewer_than_over_terms(
    rule: FewerThanOverTerms, family: Family, on: date
) -> Iterator[Fact]:
    def measured(pupil: Person) -> Iterator[Fact]:
        terms = plain.own_terms(family, pupil, rule.terms, on)
        if terms:
            first, _ = plain.term_days(family, terms[0])
            _, last = plain.term_days(family, terms[-1])
            count = plain.named(family, pupil, rule.kind, plain.days(first, last))
            yield Fact(pupil.person_id, "counted", (*count, rule.count - 1))

    return _of_pupils(rule, family, on, measured)


def _fewer_than_over_months(
    rule: FewerThanOverMonths, family: Family, on: date
) -> Iterator[Fact]:
    window = plain.months_up_to(on, rule.months)
    for pupil in plain.pupils(family, on):
        count = plain.named(family, pupil, rule.kind, window)
        yield Fact(pupil.person_id, "counted", (*count, rule.count - 1))


def _employed(
    rule: EmployedConsecutively | EmployedWithin, family: Family, on: date
) -> Iterator[Fact]:
    off = rule.moved_off
    since_attachment = rule.counted_from is CountedFrom.ATTACHMENT or (
        off is not None and off.since is BenefitSince.ATTACHMENT
    )
    if since_attachment and not plain.attached_by(family, on):
        return
    for person in plain.adults(family, on):
        left = None
        if off is not None:
            left = plain.days_on_what_was_left(rule, family, person, on)
        best = []
        for running_on in (False, True):
            worked = plain.days_of_work(rule, family, person, on, running_on=running_on)
            if left is not None:
                worked = plain.after_the_first(worked, left)
            else:
                worked = plain.could_count(rule, family, worked, on)
            if isinstance(rule, EmployedConsecutively):
                best.append(plain.longest_run(worked, rule.gap_days))
            else:
                best.append(plain.busiest_window(worked, rule.within_weeks * 7))
        sure, at_most = best
        yield Fact(person.person_id, "worked", (sure, rule.weeks * 7, at_most))


def _held(rule: StatusHeld, family: Family, on: date) -> Iterator[Fact]:
    since_attachment = rule.counted_from is CountedFrom.ATTACHMENT
    if since_attachment and not plain.attached_by(family, on):
        return
    asked = {
        "child": plain.children,
        "adult": plain.adults,
        "member": plain.members,
    }[rule.whose.value]
    for person in asked(family, on):
        known = [row for row in person.statuses if row.understood]
        sure, at_most = (
            plain.days_of_status(
                rule, family, evolve(person, statuses=known), on, running_on=running_on
            )
            for running_on in (False, True)
        )
        found = plain.held_up_to(rule, sure, on)
        last = max(found, key=lambda day: (found[day][0] - found[day][1], day))
        count, needed = found[last]
        if count >= needed:
            yield Fact(person.person_id, "held", (count, needed, count))
            continue
        found = plain.held_up_to(rule, at_most, on)
        last = max(found, key=lambda day: (found[day][0] - found[day][1], day))
        most, needed = found[last]
        latest = sorted(plain.held_days(rule, at_most, last))[-needed:]
        vouched_for = len(sure.intersection(latest))
        yield Fact(person.person_id, "held", (vouched_for, needed, most))


def _incidents_reduced(
    rule: IncidentsReduced, family: Family, on: date
) -> Iterator[Fact]:
    def starts(day: date) -> date:
        return plain.months_back(day, rule.months) + plain.ONE_DAY

    window = plain.months_up_to(on, rule.months)
    if rule.baseline is Baseline.PRECEDING:
        baseline = plain.months_before(window[0], rule.months)
    else:
        attached = plain.attached_by(family, on)
        if attached is None:
            return
        if window[0] < attached:
            yield from _early(family, on, lambda day: starts(day) < attached)
            return
        baseline = plain.months_before(attached, rule.months)
    before = plain.incidents_in(rule, family, baseline)
    after = plain.incidents_in(rule, family, window)
    fewest = most = before[0]
    while fewest and plain.fallen(rule.by.by, fewest, most) is not plain.MET:
        most -= 1
    yield Fact(family.family_id, "fell", (*before, *after, most))


def _none_recorded(rule: NoneRecorded, family: Family, on: date) -> Iterator[Fact]:
    window = plain.months_up_to(on, rule.months)
    count = plain.incidents_in(rule, family, window)
    yield Fact(family.family_id, "counted", (*count, 0))


def _needs_identified(
    rule: NeedsIdentified, family: Family, on: date
) -> Iterator[Fact]:
    found = [problem for problem in plain.headlines(family, on) if problem in rule.of]
    yield Fact(family.family_id, "found", (len(found), rule.at_least))


def _other_needs_identified(
    rule: OtherNeedsIdentified, family: Family, on: date
) -> Iterator[Fact]:
    problems = plain.headlines(family, on)
    found = [problem for problem in problems if problem not in rule.besides]
    yield Fact(family.family_id, "found", (len(found), rule.at_least))


def _dependent_child(_rule: DependentChild, family: Family, on: date) -> Iterator[Fact]:
    attached = plain.attached_by(family, on)
    if attached is not None:
        children = plain.children(family, attached)
        yield Fact(family.family_id, "found", (len(children), 1))


def _member_aged(rule: MemberAged, family: Family, on: date) -> Iterator[Fact]:
    at_attachment = rule.asked_on.value == "attachment"
    day = plain.attached_by(family, on) if at_attachment else on
    if day is not None:
        found = plain.aged_on(rule, family, day)
        yield Fact(family.family_id, "found", (len(found), 1))


def _combined(rule: Combined, family: Family, on: date) -> Iterator[Fact]:
    for part in rule.parts:
        yield from facts(part, family, on)


def _asked_alone(rule: AskedAlone, family: Family, on: date) -> Iterator[Fact]:
    asked = {
        "child": plain.children,
        "adult": plain.adults,
        "member": plain.members,
    }[rule.name.partition("-")[2]]
    for person in asked(family, on):
        yield from facts(rule.rule, plain.alone(family, person.person_id), on)


def _person_with_the_need(
    rule: PersonWithTheNeed, family: Family, on: date
) -> Iterator[Fact]:
    for narrowed in plain.with_the_need(rule, family, on):
        yield from facts(rule.rule, narrowed, on)


_MEASURED_BY: dict[type[Any], Callable[[Any, Family, date], Iterator[Fact]]] = {
    AbsenceBelow: _pooled,
    AttendedEachTerm: _attended_each_term,
    AttendedOverall: _pooled,
    Combined: _combined,
    DependentChild: _dependent_child,
    EmployedConsecutively: _employed,
    EmployedWithin: _employed,
    FewerThanOverMonths: _fewer_than_over_months,
    FewerThanOverTerms: _fewer_than_over_terms,
    IncidentsReduced: _incidents_reduced,
    MemberAged: _member_aged,
    NeedsIdentified: _needs_identified,
    NoneRecorded: _none_recorded,
    OtherNeedsIdentified: _other_needs_identified,
    PersonWithTheNeed: _person_with_the_need,
    StatusHeld: _held,
    **dict.fromkeys(ASKED_ALONE.values(), _asked_alone),
}
