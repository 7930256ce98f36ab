"""
Every rule again, decided one day at a time (SPEC §10.13).

It is slow on purpose. It uses nothing of the library but its records, the words and
numbers of a rule, and the four verdicts: months, birthdays, terms, runs and the algebra
of verdicts are worked out here, by counting days, from the text of the SPEC.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from fractions import Fraction
from functools import cache, lru_cache
from itertools import combinations, product
from typing import Any

from attrs import evolve
from dateutil.easter import easter

from pbr.records import (
    Attendance,
    Employment,
    Family,
    Incident,
    Person,
    Score,
    Status,
)
from pbr.rules import Rule
from pbr.rules.absence import AbsenceBelow
from pbr.rules.attendance import AttendedEachTerm, AttendedOverall
from pbr.rules.combined import Combined
from pbr.rules.completed import ClosedFor, Completed
from pbr.rules.eligibility import (
    DependentChild,
    InTheArea,
    NeedsIdentified,
    OtherNeedsIdentified,
)
from pbr.rules.employment import EmployedConsecutively, EmployedWithin
from pbr.rules.engagement import Assessed, Attached, KeyWorkerNamed, Planned
from pbr.rules.exclusions import FewerThanOverMonths, FewerThanOverTerms
from pbr.rules.held import StatusHeld
from pbr.rules.incidents import IncidentsReduced, NoneRecorded
from pbr.rules.member_aged import MemberAged
from pbr.rules.parts.needs import NeedOf
from pbr.rules.parts.scores import Tool
from pbr.rules.parts.words import (
    Baseline,
    BenefitSince,
    CountedFrom,
    Counting,
    Direction,
    Leavers,
    Starters,
    Whose,
)
from pbr.rules.person_with_the_need import PersonWithTheNeed
from pbr.rules.progress import ScoreImproved, Stated
from pbr.rules.status import Enrolled, StatusEnded
from pbr.school import Calendar, Term
from pbr.shares import Below, Share, Strictness
from pbr.verdicts import Verdict

MET, NOT_MET = Verdict.MET, Verdict.NOT_MET
UNDETERMINED, NOT_APPLICABLE = Verdict.UNDETERMINED, Verdict.NOT_APPLICABLE

ONE_DAY = timedelta(days=1)
AUTUMN, SPRING = 0, 1
FRIDAY = 4

#: More incidents than could ever be counted.
A_GREAT_MANY = 10**9


def decided(rule: Rule, family: Family, on: date) -> Verdict:
    """
    The rule's verdict on a family on a day, each of whose birth dates is known.
    """
    return _DECIDED_BY[type(rule)](rule, family, on)


# Verdicts (SPEC §3.2)


def every(parts: Sequence[Verdict]) -> Verdict:
    """
    Every part is needed.
    """
    if [part for part in parts if part is NOT_MET]:
        return NOT_MET
    if [part for part in parts if part is UNDETERMINED]:
        return UNDETERMINED
    if [part for part in parts if part is MET]:
        return MET
    return NOT_APPLICABLE


def at_least(fewest: int, parts: Sequence[Verdict]) -> Verdict:
    """
    At least `fewest` parts are needed.
    """
    met = len([part for part in parts if part is MET])
    open_still = len([part for part in parts if part is UNDETERMINED])
    neutral = len([part for part in parts if part is NOT_APPLICABLE])
    if met >= fewest:
        return MET
    if neutral == len(parts):
        return NOT_APPLICABLE
    if met + open_still < fewest:
        return NOT_MET
    return UNDETERMINED


def at_least_one(parts: Sequence[Verdict]) -> Verdict:
    """
    One part is enough.
    """
    return at_least(1, parts)


def yes_or_no(answer: bool) -> Verdict:  # noqa: FBT001 - the answer is the argument
    """
    Met, or not met.
    """
    return MET if answer else NOT_MET


# Days and months (SPEC §2.2, §2.4)


@lru_cache(maxsize=1024)
def days(first: date, last: date) -> tuple[date, ...]:
    """
    Every day from the first to the last.
    """
    return tuple(map(date.fromordinal, range(first.toordinal(), last.toordinal() + 1)))


def months_back(day: date, months: int) -> date:
    """
    `months` months earlier: back a month at a time, then to the month's end at most.
    """
    year, month = day.year, day.month
    for _ in range(months):
        month -= 1
        if month == 0:
            year, month = year - 1, 12
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def months_up_to(day: date, months: int) -> tuple[date, ...]:
    """
    D − n months + 1 day … D.
    """
    return days(months_back(day, months) + ONE_DAY, day)


def months_before(day: date, months: int) -> tuple[date, ...]:
    """
    A − n months … A − 1 day.
    """
    return days(months_back(day, months), day - ONE_DAY)


# People (SPEC §2.6, §2.7, §7)


def birthday(born: date, age: int) -> date:
    """
    The day on which someone reaches an age.
    """
    if (born.month, born.day) == (2, 29) and monthrange(born.year + age, 2)[1] == 28:
        return date(born.year + age, 3, 1)
    return date(born.year + age, born.month, born.day)


def born(person: Person) -> date:
    """
    The birth date, which is on file.
    """
    assert person.born_on is not None
    return person.born_on


def is_adult(person: Person, day: date) -> bool:
    """
    Whether the person is 18 or over on a day.
    """
    return day >= birthday(born(person), 18)


def is_member(person: Person, day: date) -> bool:
    """
    Whether the person is in the household on a day.
    """
    for stay in person.stays:
        joined = stay.joined_on is None or stay.joined_on <= day
        left = stay.left_on is not None and stay.left_on < day
        is_born = stay.born_on is None or stay.born_on <= day
        if is_born and joined and not left:
            return True
    return False


def members(family: Family, day: date) -> list[Person]:
    """
    The people in the household on a day; anybody, if one is asked member or not.
    """
    if family.member_or_not:
        return list(family.people)
    return [person for person in family.people if is_member(person, day)]


def adults(family: Family, day: date) -> list[Person]:
    """
    Members who are 18 or over on a day.
    """
    return [person for person in members(family, day) if is_adult(person, day)]


def children(family: Family, day: date) -> list[Person]:
    """
    Members who are under 18 on a day.
    """
    return [person for person in members(family, day) if not is_adult(person, day)]


@cache
def school_age(born: date) -> tuple[date, date]:
    """
    The first and last day of compulsory school age, walked to day by day.
    """
    first = birthday(born, 5)
    while (first.month, first.day) not in {(8, 31), (12, 31), (3, 31)}:
        first += ONE_DAY
    end_of_school_year = birthday(born, 16)
    while (end_of_school_year.month, end_of_school_year.day) != (8, 31):
        end_of_school_year += ONE_DAY
    last = date(end_of_school_year.year, 6, 30)
    while last.weekday() != FRIDAY:
        last -= ONE_DAY
    return first, last


def is_of_school_age(person: Person, day: date) -> bool:
    """
    Whether the person is of compulsory school age on a day.
    """
    first, last = school_age(born(person))
    return first <= day <= last


def pupils(family: Family, on: date) -> list[Person]:
    """
    Members on D who are of compulsory school age on D.
    """
    return [one for one in members(family, on) if is_of_school_age(one, on)]


# Terms (SPEC §2.8)


def term_days(family: Family, term: Term) -> tuple[date, date]:
    """
    The first and the last day of a term, for a family.
    """
    return days_of(family.terms, term)


def days_of(calendar: Calendar, term: Term) -> tuple[date, date]:
    """
    The first and the last day of a term.
    """
    for held, period in calendar.held:
        if held == term:
            return period.first, period.last
    autumn_of, spring_of = term.school_year, term.school_year + 1
    if term.season == AUTUMN:
        return date(autumn_of, 8, 1), date(autumn_of, 12, 31)
    easter_sunday = easter_of(spring_of)
    if term.season == SPRING:
        return date(spring_of, 1, 1), easter_sunday
    return easter_sunday + ONE_DAY, date(spring_of, 7, 31)


@cache
def easter_of(year: int) -> date:
    """
    Easter Sunday.
    """
    return easter(year)


def reference_day(term: Term) -> date:
    """
    The day on which a child's age is looked at for a term.
    """
    if term.season == AUTUMN:
        return date(term.school_year, 9, 1)
    return date(term.school_year + 1, 1 if term.season == SPRING else 4, 1)


def latest_terms(family: Family, asked: int, on: date) -> tuple[Term, ...]:
    """
    The latest n that ended on or before D.
    """
    return _latest_terms(family.terms, asked, on)


@lru_cache(maxsize=1024)
def _latest_terms(calendar: Calendar, asked: int, on: date) -> tuple[Term, ...]:
    ended = [
        Term(year, season)
        for year in range(on.year - asked - 3, on.year + 2)
        for season in (0, 1, 2)
        if days_of(calendar, Term(year, season))[1] <= on
    ]
    return tuple(ended[-asked:])


def own_terms(family: Family, pupil: Person, asked: int, on: date) -> list[Term]:
    """
    The latest n terms, without those for which the pupil was not of school age.
    """
    return [
        term
        for term in latest_terms(family, asked, on)
        if is_of_school_age(pupil, reference_day(term))
    ]


def too_early(family: Family, asked: int, counted_from: CountedFrom, on: date) -> bool:
    """
    Whether terms count from attachment and fewer than n have ended since.
    """
    if counted_from is CountedFrom.ANY:
        return False
    attached = attached_by(family, on)
    if attached is None:
        return True
    terms = latest_terms(family, asked, on)
    since = [term for term in terms if term_days(family, term)[1] >= attached]
    return len(since) < asked


def attached_by(family: Family, on: date) -> date | None:
    """
    The day of attachment, if it is not after D.
    """
    if family.attached_on is None or family.attached_on > on:
        return None
    return family.attached_on


# Sessions (SPEC §5.1, §5.2)


#: The most sessions that can be possible for a pupil in a term.
MOST_IN_A_TERM = 160

#: Sessions possible, and sessions missed.
Sessions = tuple[int, int]


def may_be_one_school(one: Attendance, other: Attendance) -> bool:
    """
    Whether two rows may be returns of one school, for the same part of a term.
    """
    if one.half != other.half:
        return False
    return not one.school or not other.school or one.school == other.school


def heaps_of(rows: list[Attendance]) -> list[list[Attendance]]:
    """
    The rows that hang together, because each may be of one school with another.
    """
    heaps: list[list[Attendance]] = []
    for row in rows:
        mine = [row]
        apart = []
        for heap in heaps:
            if [other for other in heap if may_be_one_school(row, other)]:
                mine += heap
            else:
                apart.append(heap)
        heaps = [*apart, mine]
    return heaps


def added_up(rows: Sequence[Attendance], counting: Counting) -> Sessions:
    """
    The sessions of some rows together.
    """
    missed = sum([row.unauthorised for row in rows])
    if counting is Counting.ALL_ABSENCE:
        missed += sum([row.authorised for row in rows])
    return sum([row.possible for row in rows]), missed


def sessions(pupil: Person, term: Term, counting: Counting) -> set[Sessions]:
    """
    Every sum of a term's returns that may be right (SPEC §4.8).
    """
    rows = [row for row in pupil.attendance if row.term == term and row.possible]
    if not rows:
        return set()
    sums = {(0, 0)}
    for heap in heaps_of(rows):
        some = {
            added_up(chosen, counting)
            for size in range(1, len(heap) + 1)
            for chosen in combinations(heap, size)
        }
        sums = {(p + more, m + missed) for p, m in sums for more, missed in some}
    return {each for each in sums if each[0] <= MOST_IN_A_TERM}


def is_whole(pupil: Person, term: Term) -> bool:
    """
    Whether there is a return for the whole of a term, or for both its halves.
    """
    halves = {row.half for row in pupil.attendance if row.term == term and row.possible}
    return None in halves or (1 in halves and 2 in halves)


def reaches(share: Share | Below, missed: int, possible: int) -> bool:
    """
    Whether the sessions are enough for a share, or the absences below it.
    """
    if isinstance(share, Below):
        return Fraction(missed, possible) < share.of
    attended = Fraction(possible - missed, possible)
    if share.strictness is Strictness.AT_LEAST:
        return attended >= share.of
    return attended > share.of


def of_sessions(
    share: Share | Below,
    pupil: Person,
    terms: Sequence[Term],
    counting: Counting,
    to_come: int,
) -> Verdict:
    """
    The terms together: what is missing may be anything, up to 160 sessions a term.
    """
    sums = filled_in(pupil, terms, counting, to_come)
    answers = {reaches(share, missed, possible) for possible, missed in sums}
    if answers == {False}:
        return NOT_MET
    if answers == {True} and all_known(pupil, terms, counting, to_come):
        return MET
    return UNDETERMINED


def all_known(
    pupil: Person, terms: Sequence[Term], counting: Counting, to_come: int
) -> bool:
    """
    Whether every term has returns that may be right, and none is still to come.
    """
    gaps = [
        term
        for term in terms
        if not sessions(pupil, term, counting) or not is_whole(pupil, term)
    ]
    return not gaps and to_come == 0


def filled_in(
    pupil: Person, terms: Sequence[Term], counting: Counting, to_come: int
) -> set[Sessions]:
    """
    Every sum of the terms together, with every session attended of what is missing.
    """
    at_best = [{(MOST_IN_A_TERM, 0)}] * to_come
    for term in terms:
        sums = sessions(pupil, term, counting)
        if not sums or not is_whole(pupil, term):
            sums = {(MOST_IN_A_TERM, missed) for _, missed in sums or {(0, 0)}}
        at_best.append(sums)
    return {
        (sum([p for p, _ in each]), sum([m for _, m in each]))
        for each in product(*at_best)
    }


def attended_each_term(rule: AttendedEachTerm, family: Family, on: date) -> Verdict:
    """
    Every term, every pupil (SPEC §5.1).
    """
    if too_early(family, rule.terms, rule.counted_from, on):
        return NOT_MET
    parts = []
    for pupil in pupils(family, on):
        terms = own_terms(family, pupil, rule.terms, on)
        parts += [
            of_sessions(rule.share, pupil, [term], rule.counting, 0) for term in terms
        ]
        if len(terms) < rule.terms and rule.starters is Starters.WAIT:
            parts.append(UNDETERMINED)
    return every(parts)


def pooled(rule: AttendedOverall | AbsenceBelow, family: Family, on: date) -> Verdict:
    """
    The terms pooled, every pupil (SPEC §5.1, §5.2).
    """
    if too_early(family, rule.terms, rule.counted_from, on):
        return NOT_MET
    parts = []
    for pupil in pupils(family, on):
        terms = own_terms(family, pupil, rule.terms, on)
        if terms or rule.starters is Starters.WAIT:
            to_come = rule.terms - len(terms)
            if rule.starters is Starters.TERMS_SO_FAR:
                to_come = 0
            parts.append(of_sessions(rule.share, pupil, terms, rule.counting, to_come))
    return every(parts)


# Checks (SPEC §4.2)


def all_checked(
    family: Family, kinds: Sequence[str], days_asked: Sequence[date]
) -> bool:
    """
    Whether every kind was asked about for every day.
    """
    first, last = days_asked[0], days_asked[-1]
    for kind in kinds:
        unchecked = set(days_asked)
        for check in family.checks:
            if kind in check.kinds:
                until = min(check.covers_to, check.checked_on, last)
                unchecked.difference_update(days(max(check.covers_from, first), until))
        if unchecked:
            return False
    return True


# Fewer than a number (SPEC §5.2)


#: The fewest and the most incidents that there can have been, by the rows on record.
Number = tuple[int, int]


def number_of(sure: Sequence[Incident], doubtful: Sequence[Incident]) -> Number:
    """
    How many incidents some rows are, if others may count too (SPEC §4.8).
    """
    fewest, most = 0, 0
    for kind, day in {(row.kind, row.occurred_on) for row in sure}:
        rows = [row for row in sure if (row.kind, row.occurred_on) == (kind, day)]
        fewest += len(as_few_as_can_be(rows))
        most += as_many_as_can_be(rows)
    there = {row.event for row in sure if row.event}
    new = [row for row in doubtful if row.event == "" or row.event not in there]
    return fewest, most + as_many_as_can_be(new)


def as_many_as_can_be(rows: Sequence[Incident]) -> int:
    """
    Each event, and each row that names none.
    """
    loose = [row for row in rows if row.event == ""]
    return len({row.event for row in rows} - {""}) + len(loose)


def as_few_as_can_be(rows: Sequence[Incident]) -> list[set[str]]:
    """
    The sources of each incident, with each row put with those of another source that
    it may be the same as.
    """
    named: dict[str, set[str]] = {row.event: set() for row in rows if row.event}
    for number, row in enumerate(rows):
        if row.event:
            named[row.event].add(source_of(row, number))
    incidents = list(named.values())
    for number, row in enumerate(rows):
        if row.event == "":
            source = source_of(row, number)
            for incident in incidents:
                if source not in incident:
                    incident.add(source)
                    break
            else:
                incidents.append({source})
    return incidents


def source_of(row: Incident, number: int) -> str:
    """
    The source, in any letter case and with any marks; each blank one is its own.
    """
    words = row.source.casefold().replace("_", " ").replace("-", " ").split()
    return " ".join(words) or f"row {number}"


def named(family: Family, person: Person, kind: str, when: Sequence[date]) -> Number:
    """
    How many incidents of the kind name the person in those days, member or not; one
    that names nobody may be about a member.
    """
    sure: list[Incident] = []
    doubtful: list[Incident] = []
    for row in family.incidents:
        if row.occurred_on not in when or (row.understood and row.kind != kind):
            continue
        if row.person_id == person.person_id:
            (sure if row.understood else doubtful).append(row)
        elif row.person_id == "" and is_member(person, row.occurred_on):
            doubtful.append(row)
    return number_of(sure, doubtful)


def fewer_than(
    rule: FewerThanOverTerms | FewerThanOverMonths,
    family: Family,
    pupil: Person,
    window: Sequence[date],
    *,
    waits: bool,
) -> Verdict:
    """
    Fewer than `count` in those days, every one of them checked.
    """
    fewest, most = named(family, pupil, rule.kind, window)
    if fewest >= rule.count:
        return NOT_MET
    if waits or most >= rule.count or not all_checked(family, [rule.kind], window):
        return UNDETERMINED
    return MET


def fewer_than_over_terms(
    rule: FewerThanOverTerms, family: Family, on: date
) -> Verdict:
    """
    Fewer than `count` in the terms (SPEC §5.2).
    """
    if too_early(family, rule.terms, rule.counted_from, on):
        return NOT_MET
    parts = []
    for pupil in pupils(family, on):
        terms = own_terms(family, pupil, rule.terms, on)
        waits = rule.starters is Starters.WAIT and len(terms) < rule.terms
        if terms:
            first, _ = term_days(family, terms[0])
            _, last = term_days(family, terms[-1])
            window = days(first, last)
            parts.append(fewer_than(rule, family, pupil, window, waits=waits))
        elif waits:
            parts.append(UNDETERMINED)
    return every(parts)


def fewer_than_over_months(
    rule: FewerThanOverMonths, family: Family, on: date
) -> Verdict:
    """
    Fewer than `count` in the months (SPEC §5.2).
    """
    window = months_up_to(on, rule.months)
    return every(
        [
            fewer_than(rule, family, pupil, window, waits=False)
            for pupil in pupils(family, on)
        ]
    )


# Work (SPEC §4.3, §5.3)


def days_of_work(
    rule: EmployedConsecutively | EmployedWithin,
    family: Family,
    person: Person,
    on: date,
    *,
    running_on: bool,
) -> set[date]:
    """
    Each day of work up to D; `running_on` as if every open job were vouched for.
    """
    worked: set[date] = set()
    for job in person.employment:
        if rule.hours_at_least is not None and (
            job.hours_per_week is None or job.hours_per_week < rule.hours_at_least
        ):
            continue
        worked |= set(days(job.started_on, last_day_of(job, on, running_on=running_on)))
    for benefit in person.benefits:
        if benefit.benefit in rule.not_while_on:
            worked -= set(days(benefit.started_on, benefit.ended_on or on))
    if rule.counted_from is CountedFrom.ATTACHMENT:
        attached = attached_by(family, on)
        worked = {day for day in worked if attached is not None and day >= attached}
    return worked


def days_on_what_was_left(
    rule: EmployedConsecutively | EmployedWithin,
    family: Family,
    person: Person,
    on: date,
) -> set[date] | None:
    """
    Each day up to D on a benefit that the person may have moved off, in time; None if
    none of those benefits is on file.
    """
    assert rule.moved_off is not None
    on_file = False
    found: set[date] = set()
    for benefit in person.benefits:
        if benefit.benefit in rule.moved_off.benefits and benefit.started_on <= on:
            on_file = True
            last = on if benefit.ended_on is None else min(benefit.ended_on, on)
            found |= set(days(benefit.started_on, last))
    if rule.moved_off.since is BenefitSince.ATTACHMENT:
        attached = attached_by(family, on)
        found = {day for day in found if attached is not None and day >= attached}
    return found if on_file else None


def could_count(
    rule: EmployedConsecutively | EmployedWithin,
    family: Family,
    worked: set[date],
    on: date,
) -> set[date]:
    """
    The days of work that a benefit could come before, in time, if one were on file.
    """
    attached = attached_by(family, on)
    if rule.moved_off is None or rule.moved_off.since is BenefitSince.EVER:
        return worked
    return {day for day in worked if attached is not None and day > attached}


def after_the_first(worked: set[date], left: set[date] | None) -> set[date]:
    """
    The days of work before which there is a day on a benefit.
    """
    return {day for day in worked if left and min(left) < day}


def last_day_of(job: Employment | Status, on: date, *, running_on: bool) -> date:
    """
    The last day of a job that counts, or of a status that must be vouched for.
    """
    if job.ended_on is not None and (job.ended_on <= on or job.end_seen):
        return min(job.ended_on, on)
    if running_on:
        return on
    if job.confirmed_on is not None and job.confirmed_on > job.started_on:
        return min(job.confirmed_on, on)
    return min(job.started_on, on)


def longest_run(worked: set[date], gap_days: int) -> int:
    """
    The most days of work in one run, over the gaps that are allowed.
    """
    best, length, idle = 0, 0, 0
    for day in days(min(worked), max(worked)) if worked else ():
        if day in worked:
            length = length + 1 if idle <= gap_days else 1
            idle = 0
        else:
            idle += 1
        best = max(best, length)
    return best


def busiest_window(worked: set[date], width: int) -> int:
    """
    The most days of work in any window of `width` days.
    """
    best = 0
    for start in worked:
        window = days(start, start + timedelta(days=width - 1))
        best = max(best, len([day for day in window if day in worked]))
    return best


def employed(
    rule: EmployedConsecutively | EmployedWithin,
    family: Family,
    on: date,
    enough: Callable[[set[date]], bool],
) -> Verdict:
    """
    Any one adult: as recorded, and as it may turn out (SPEC §5.3).
    """
    since_attachment = rule.counted_from is CountedFrom.ATTACHMENT or (
        rule.moved_off is not None and rule.moved_off.since is BenefitSince.ATTACHMENT
    )
    if since_attachment and not attached_by(family, on):
        return NOT_MET
    return at_least_one(
        [
            whatever_it_means(
                [
                    employed_of(rule, family, known, on, enough)
                    for known in whatever_benefits(rule, person, on)
                ]
            )
            for person in adults(family, on)
        ]
    )


def whatever_it_means(verdicts: Sequence[Verdict]) -> Verdict:
    """
    The verdict, if it is one and the same whatever the unknown words mean.
    """
    return verdicts[0] if len(set(verdicts)) == 1 else UNDETERMINED


def whatever_benefits(
    rule: EmployedConsecutively | EmployedWithin, person: Person, on: date
) -> list[Person]:
    """
    The person, with each benefit that is not understood one of the list, or none.
    """
    listed = list(rule.not_while_on)
    if rule.moved_off is not None:
        listed += rule.moved_off.benefits
    return [
        evolve(person, benefits=rows)
        for rows in every_way(
            person.benefits,
            lambda row: not row.understood and row.started_on <= on,
            [
                {"benefit": word}
                for word in ("none of the list", *dict.fromkeys(listed))
            ],
        )
    ]


def every_way(
    rows: Sequence[Any], in_doubt: Callable[[Any], bool], meanings: list[dict[str, Any]]
) -> list[list[Any]]:
    """
    The rows, those in doubt with each of the meanings, in every way.
    """
    ways: list[list[Any]] = [[]]
    for row in rows:
        meant = [evolve(row, **each) for each in meanings] if in_doubt(row) else [row]
        ways = [[*way, one] for way in ways for one in meant]
    return ways


def employed_of(
    rule: EmployedConsecutively | EmployedWithin,
    family: Family,
    person: Person,
    on: date,
    enough: Callable[[set[date]], bool],
) -> Verdict:
    """
    One adult's work: as recorded, and as it may turn out.
    """
    sure = days_of_work(rule, family, person, on, running_on=False)
    at_most = days_of_work(rule, family, person, on, running_on=True)
    if not enough(at_most):
        return NOT_MET
    if rule.moved_off is not None:
        left = days_on_what_was_left(rule, family, person, on)
        if left is None:
            could = could_count(rule, family, at_most, on)
            return UNDETERMINED if enough(could) else NOT_MET
        sure = after_the_first(sure, left)
        at_most = after_the_first(at_most, left)
    if enough(sure):
        return MET
    return UNDETERMINED if enough(at_most) else NOT_MET


def employed_consecutively(
    rule: EmployedConsecutively, family: Family, on: date
) -> Verdict:
    """
    Work for `weeks` weeks in a row (SPEC §5.3).
    """

    def enough(worked: set[date]) -> bool:
        return longest_run(worked, rule.gap_days) >= rule.weeks * 7

    return employed(rule, family, on, enough)


def employed_within(rule: EmployedWithin, family: Family, on: date) -> Verdict:
    """
    Work for `weeks` × 7 days in some window (SPEC §5.3).
    """

    def enough(worked: set[date]) -> bool:
        return busiest_window(worked, rule.within_weeks * 7) >= rule.weeks * 7

    return employed(rule, family, on, enough)


# Incidents (SPEC §5.4, §5.5)


def is_or_was_member(person: Person, day: date) -> bool:
    """
    Whether the person lived in the family that day or on a day before it.
    """
    return [
        stay
        for stay in person.stays
        if born(person) <= day and (stay.joined_on is None or stay.joined_on <= day)
    ] != []


def is_the_familys(person: Person, day: date, leavers: Leavers) -> bool:
    """
    Whether the family answers for the person that day.
    """
    if leavers is Leavers.COUNTED:
        return is_or_was_member(person, day)
    return is_member(person, day)


def fits(whose: Whose, leavers: Leavers, person: Person, day: date) -> bool:
    """
    Whether what the person did that day counts.
    """
    if not is_the_familys(person, day, leavers):
        return False
    if whose is Whose.CHILDREN:
        return not is_adult(person, day)
    if whose is Whose.ADULTS:
        return is_adult(person, day)
    return True


def counts(
    rule: IncidentsReduced | NoneRecorded, family: Family, incident: Incident
) -> bool | None:
    """
    Whether an incident counts; None if it may.
    """
    if incident.understood and incident.kind not in rule.kinds:
        return False
    theirs = [
        person
        for person in family.people
        if incident.person_id in (person.person_id, "")
        and fits(rule.whose, rule.leavers, person, incident.occurred_on)
    ]
    of_anybody = rule.whose is Whose.FAMILY and family.narrowed_to == ""
    if incident.person_id == "" and of_anybody:
        return True if incident.understood else None
    if not theirs:
        return False
    return True if incident.understood and incident.person_id else None


def incidents_in(
    rule: IncidentsReduced | NoneRecorded, family: Family, window: Sequence[date]
) -> Number:
    """
    How many incidents there were in those days, by the rows on record.
    """
    inside = [row for row in family.incidents if row.occurred_on in window]
    return number_of(
        [row for row in inside if counts(rule, family, row) is True],
        [row for row in inside if counts(rule, family, row) is None],
    )


def is_exact(
    rule: IncidentsReduced | NoneRecorded, family: Family, window: Sequence[date]
) -> bool:
    """
    Whether every day was checked: if not, the count is a lower bound.
    """
    return all_checked(family, rule.kinds, window)


def may_have_been(
    rule: IncidentsReduced | NoneRecorded, family: Family, window: Sequence[date]
) -> list[int]:
    """
    Every number of incidents that there may have been in those days.
    """
    fewest, most = incidents_in(rule, family, window)
    numbers = list(range(fewest, most + 1))
    if is_exact(rule, family, window):
        return numbers
    return [*numbers, most + 1, A_GREAT_MANY]


def fallen(by: Fraction, before: int, after: int) -> Verdict:
    """
    Whether a count fell by enough.
    """
    if before == 0:
        return NOT_APPLICABLE if after == 0 else NOT_MET
    if by == 0:
        return yes_or_no(after < before)
    return yes_or_no(Fraction(before - after, before) >= by)


def incidents_reduced(rule: IncidentsReduced, family: Family, on: date) -> Verdict:
    """
    Fewer than in the baseline, whatever is hidden (SPEC §5.4).
    """
    window = months_up_to(on, rule.months)
    if rule.baseline is Baseline.PRECEDING:
        baseline = months_before(window[0], rule.months)
    else:
        attached = attached_by(family, on)
        if attached is None or window[0] < attached:
            return NOT_MET
        baseline = months_before(attached, rule.months)
    every_way = {
        fallen(rule.by.by, before, after)
        for before in may_have_been(rule, family, baseline)
        for after in may_have_been(rule, family, window)
    }
    return every_way.pop() if len(every_way) == 1 else UNDETERMINED


def none_recorded(rule: NoneRecorded, family: Family, on: date) -> Verdict:
    """
    None in the months (SPEC §5.5).
    """
    window = months_up_to(on, rule.months)
    numbers = may_have_been(rule, family, window)
    if 0 not in numbers:
        return NOT_MET
    return MET if numbers == [0] else UNDETERMINED


# Statuses (SPEC §5.6)


def has_status(rule: StatusEnded, family: Family, day: date, on: date) -> bool:
    """
    Whether someone of the family held one of the statuses on a day, as seen on D.
    """
    for person in family.people:
        for row in person.statuses:
            begun = row.started_on <= day
            over = row.ended_on is not None and row.ended_on < day
            held = row.status in rule.statuses and begun and not over
            goes_on = row.ended_on is None or row.ended_on > on
            if rule.leavers is Leavers.PASSED_OVER and goes_on:
                held = held and is_member(person, on)
            if held and is_the_familys(person, day, rule.leavers):
                return True
    return False


def whatever_statuses(family: Family, meanings: list[dict[str, Any]]) -> list[Family]:
    """
    The family, every status that is not understood with one of the meanings.
    """
    found = []
    for meaning in meanings:
        people = []
        for person in family.people:
            rows = [
                row if row.understood else evolve(row, **meaning)
                for row in person.statuses
            ]
            people.append(evolve(person, statuses=rows))
        found.append(evolve(family, people=people))
    return found


def status_ended(rule: StatusEnded, family: Family, on: date) -> Verdict:
    """
    Every status that is not understood read, then none (SPEC §5.6).
    """
    meanings = [{"status": rule.statuses[0]}, {"status": "none of them"}]
    return whatever_it_means(
        [
            status_ended_in(rule, known, on)
            for known in whatever_statuses(family, meanings)
        ]
    )


def status_ended_in(rule: StatusEnded, family: Family, on: date) -> Verdict:
    """
    Held since attachment, and not in the months (SPEC §5.6).
    """
    attached = attached_by(family, on)
    if attached is None:
        return NOT_MET
    window = months_up_to(on, rule.months)
    since = days(attached, on)
    if [day for day in window if has_status(rule, family, day, on)]:
        return NOT_MET
    if [day for day in since if has_status(rule, family, day, on)]:
        known = all_checked(family, rule.statuses, window)
        return MET if known else UNDETERMINED
    known = all_checked(family, rule.statuses, days(min(window[0], attached), on))
    return NOT_APPLICABLE if known else UNDETERMINED


def enrolled(rule: Enrolled, family: Family, on: date) -> Verdict:
    """
    Began a scheme in the months (SPEC §5.6).
    """
    meanings = [{"status": word} for word in ("none of them", *rule.schemes)]
    return at_least_one(
        [
            whatever_it_means(
                [
                    enrolled_by(rule, rows, on)
                    for rows in every_way(
                        person.statuses,
                        lambda row: not row.understood and row.started_on <= on,
                        meanings,
                    )
                ]
            )
            for person in adults(family, on)
        ]
    )


def enrolled_by(rule: Enrolled, rows: Sequence[Any], on: date) -> Verdict:
    """
    Whether a run on one of the schemes began in the months.
    """
    for scheme in rule.schemes:
        spells = [row for row in rows if row.status == scheme]

        def is_on_it(day: date, spells: list[Any] = spells) -> bool:
            return any(row.started_on <= day <= (row.ended_on or on) for row in spells)

        for day in months_up_to(on, rule.months):
            if is_on_it(day) and not is_on_it(day - ONE_DAY):
                return MET
    return NOT_MET


def held(rule: StatusHeld, family: Family, on: date) -> Verdict:
    """
    One of them held a status for long enough (SPEC §5.6).
    """
    if rule.counted_from is CountedFrom.ATTACHMENT and not attached_by(family, on):
        return NOT_MET
    people = {"child": children, "adult": adults, "member": members}[rule.whose.value]
    meanings = [{"status": word} for word in ("none of them", rule.statuses[0])]
    return at_least_one(
        [
            whatever_it_means(
                [
                    held_by(rule, family, evolve(person, statuses=rows), on)
                    for rows in every_way(
                        person.statuses,
                        lambda row: not row.understood and row.started_on <= on,
                        meanings,
                    )
                ]
            )
            for person in people(family, on)
        ]
    )


def held_by(rule: StatusHeld, family: Family, person: Any, on: date) -> Verdict:  # noqa: ANN401
    """
    One person's days: as recorded, and as it may turn out.
    """
    sure, at_most = (
        days_of_status(rule, family, person, on, running_on=running_on)
        for running_on in (False, True)
    )
    if is_held_long_enough(rule, sure, on):
        return MET
    perhaps = is_held_long_enough(rule, at_most, on)
    return UNDETERMINED if perhaps else NOT_MET


def is_held_long_enough(rule: StatusHeld, found: set[date], on: date) -> bool:
    """
    Whether there is a day up to which a status was held for as long as is asked.
    """
    every = held_up_to(rule, found, on).values()
    return any(number >= needed for number, needed in every)


def days_of_status(
    rule: StatusHeld,
    family: Family,
    person: Any,  # noqa: ANN401 - a person, or what is looked at of one
    on: date,
    *,
    running_on: bool,
) -> set[date]:
    """
    Each day up to D with one of the statuses, since birth, and since attachment if
    the plan counts from there.
    """
    found: set[date] = set()
    for row in person.statuses:
        if row.status in rule.statuses and row.started_on <= on:
            last = last_day_of(row, on, running_on=running_on)
            found |= set(days(row.started_on, last))
    found = {day for day in found if day >= born(person)}
    if rule.counted_from is CountedFrom.ATTACHMENT:
        attached = attached_by(family, on)
        found = {day for day in found if attached is not None and day >= attached}
    return found


def held_up_to(
    rule: StatusHeld, found: set[date], on: date
) -> dict[date, tuple[int, int]]:
    """
    For each day up to which it may be held: how many days it was, and how many are
    needed.
    """
    lasts = sorted(found) if rule.until.value == "any day" and found else [on]
    return {
        last: (
            len(held_days(rule, found, last)),
            len(stretch_up_to(rule, last, rule.months or rule.weeks or 0)),
        )
        for last in lasts
    }


def stretch_up_to(rule: StatusHeld, last: date, number: int) -> tuple[date, ...]:
    """
    A number of months or weeks up to a day, the months as from the first of one to the
    end of another; 0 are the day itself.
    """
    if not number:
        return (last,)
    if rule.months is not None:
        return days(months_back(last + ONE_DAY, number), last)
    return days(last - timedelta(days=number * 7 - 1), last)


def held_days(rule: StatusHeld, found: set[date], last: date) -> set[date]:
    """
    The days held in the window up to a day, or in the run that has the day in it.
    """
    if rule.within is not None:
        return found.intersection(stretch_up_to(rule, last, rule.within))
    if last not in found:
        return set()
    run, idle, day = set(), 0, last
    while idle <= (rule.gap_days or 0):
        idle = 0 if day in found else idle + 1
        run |= {day} & found
        day -= ONE_DAY
    return run


def completed(rule: Completed, family: Family, on: date) -> Verdict:
    """
    Completed, whatever the statuses and outcomes are that are not understood.
    """
    unsure = [
        row
        for row in family.statuses
        if (not row.understood or not row.outcome_understood) and (row.started_on <= on)
    ]
    if attached_by(family, on) is None or not unsure:
        return completed_in(rule, family, on)
    verdicts = []
    for outcome in ("completed", "breached", "neither"):
        people = [
            evolve(
                person,
                statuses=[meant(rule, row, outcome) for row in person.statuses],
            )
            for person in family.people
        ]
        verdicts.append(completed_in(rule, evolve(family, people=people), on))
    return whatever_it_means(verdicts)


def meant(rule: Completed, row: Status, outcome: str) -> Status:
    """
    The row, if what is not understood in it were of the kind, with this outcome; not of
    the kind, if the outcome is another.
    """
    if row.understood and row.status != rule.kind:
        return row
    if not row.outcome_understood:
        return evolve(row, status=rule.kind, outcome=outcome)
    if not row.understood:
        status = rule.kind if row.outcome == outcome else "another"
        return evolve(row, status=status)
    return row


def completed_in(rule: Completed, family: Family, on: date) -> Verdict:
    """
    Completed, and none breached since attachment (SPEC §5.6).
    """
    attached = attached_by(family, on)
    if attached is None:
        return NOT_MET
    done = False
    for person in family.people:
        for row in person.statuses:
            if row.status != rule.kind or row.started_on > on:
                continue
            ended = row.ended_on
            if row.outcome == "completed" and ended is not None and ended <= on:
                done = done or is_member(person, ended)
            over = ended or on
            breached = row.outcome == "breached" and attached <= over <= on
            if breached and is_member(person, over):
                return NOT_MET
    if not done:
        return NOT_MET
    known = all_checked(family, [rule.kind], days(attached, on))
    return MET if known else UNDETERMINED


def closed_for(rule: ClosedFor, family: Family, on: date) -> Verdict:
    """
    Closed for `months` months (SPEC §5.6).
    """
    closed = family.closed_on
    return yes_or_no(closed is not None and closed <= months_back(on, rule.months))


# Progress (SPEC §5.7)


def stands_at(scores: list[Score], day: date, *, up: bool) -> Fraction | None:
    """
    The score that counts on a day, when more is better; None before the first.

    On its first day it is the best of that day; later, the worst of the latest day.
    """
    those = [(row.scored_on, row.score if up else -row.score) for row in scores]
    those = [(given_on, figure) for given_on, figure in those if given_on <= day]
    if not those:
        return None
    latest = max([given_on for given_on, _ in those])
    figures = [figure for given_on, figure in those if given_on == latest]
    earlier = [row for row in scores if row.scored_on < latest]
    return min(figures) if earlier else max(figures)


def changes(
    rule: ScoreImproved, scores: list[Score], tool: Tool, on: date
) -> list[Fraction]:
    """
    How much better than the first the score is on each of the days that count; from the
    first score on, if it is later.
    """
    up = tool.better is Direction.UP
    day_one = min([row.scored_on for row in scores])
    first = stands_at(scores, day_one, up=up)
    assert first is not None
    sustained = [on]
    if rule.sustained_months:
        sustained = list(months_up_to(on, rule.sustained_months))
    figures = [stands_at(scores, max(day, day_one), up=up) for day in sustained]
    return [figure - first for figure in figures if figure is not None]


def score_improved(rule: ScoreImproved, family: Family, on: date) -> Verdict:
    """
    Better, whosever the scores are that name nobody (SPEC §5.7, §5.8).
    """
    attached = attached_by(family, on)
    if attached is not None:
        rows: list[Any] = [
            row
            for row in family.scores
            if row.domain == rule.domain
            and row.tool in dict(rule.tools.named)
            and attached <= row.scored_on <= on
        ]
        family = evolve(family, **changed("scores", rows))
    return whatever_it_means(
        [score_improved_in(rule, each, on) for each in whosever(family, "scores")]
    )


def score_improved_in(rule: ScoreImproved, family: Family, on: date) -> Verdict:
    """
    Better by one tool, sustained, and worse by no other (SPEC §5.7).
    """
    attached = attached_by(family, on)
    if attached is None:
        return NOT_MET
    tools = dict(rule.tools.named)
    count = [
        row
        for row in family.scores
        if row.domain == rule.domain
        and row.tool in tools
        and attached <= row.scored_on <= on
    ]
    for person in {row.person_id for row in count}:
        better, worse = set(), set()
        for name, tool in tools.items():
            mine = [row for row in count if (row.person_id, row.tool) == (person, name)]
            if len({row.scored_on for row in mine}) < 2:
                continue
            found = changes(rule, mine, tool, on)
            if min(found) >= tool.by:
                better.add(name)
            if min(found) < 0:
                worse.add(name)
        if better and not worse:
            return MET
    return NOT_MET


def stated(rule: Stated, family: Family, on: date) -> Verdict:
    """
    Stated, whoever the statements are about that name nobody (SPEC §5.7, §5.8).
    """
    return whatever_it_means(
        [stated_in(rule, each, on) for each in whosever(family, "statements")]
    )


def stated_in(rule: Stated, family: Family, on: date) -> Verdict:
    """
    A statement in the months (SPEC §5.7).
    """
    window = months_up_to(on, rule.within_months)
    if rule.since is CountedFrom.ATTACHMENT:
        attached = attached_by(family, on)
        if attached is None:
            return NOT_MET
        window = tuple([day for day in window if day >= attached])
    found = [
        statement
        for statement in family.statements
        if statement.about == rule.about
        and statement.by_role in rule.by_roles
        and statement.made_on in window
    ]
    return yes_or_no(found != [])


# Eligibility and engagement (SPEC §6, §7)


def headlines(family: Family, on: date) -> set[str]:
    """
    The headline problems identified by the day.
    """
    return {
        need.problem.split("/")[0]
        for need in family.needs
        if need.identified_on <= on and not need.set_aside
    }


def needs_identified(rule: NeedsIdentified, family: Family, on: date) -> Verdict:
    """
    Enough of the named problems (SPEC §7).
    """
    found = [problem for problem in headlines(family, on) if problem in rule.of]
    return yes_or_no(len(found) >= rule.at_least)


def other_needs_identified(
    rule: OtherNeedsIdentified, family: Family, on: date
) -> Verdict:
    """
    Enough other problems (SPEC §7).
    """
    found = [
        problem for problem in headlines(family, on) if problem not in rule.besides
    ]
    return yes_or_no(len(found) >= rule.at_least)


def dependent_child(rule: DependentChild, family: Family, on: date) -> Verdict:  # noqa: ARG001
    """
    A member under 18 on the day of attachment (SPEC §7).
    """
    attached = attached_by(family, on)
    return yes_or_no(attached is not None and children(family, attached) != [])


def member_aged(rule: MemberAged, family: Family, on: date) -> Verdict:
    """
    A member from one birthday until another, on the day or at attachment (SPEC §7).
    """
    day = attached_by(family, on) if rule.asked_on.value == "attachment" else on
    return yes_or_no(day is not None and aged_on(rule, family, day) != [])


def aged_on(rule: MemberAged, family: Family, day: date) -> list[Person]:
    """
    The members on a day who are of the ages that a rule asks for.
    """
    return [
        person
        for person in family.people
        if is_member(person, day)
        and birthday(born(person), rule.from_age) <= day
        and not birthday(born(person), rule.before_age) <= day
    ]


def in_the_area(rule: InTheArea, family: Family, on: date) -> Verdict:  # noqa: ARG001
    """
    Not left the area (SPEC §7).
    """
    return yes_or_no(family.left_area_on is None or family.left_area_on > on)


def is_attached(rule: Attached, family: Family, on: date) -> Verdict:
    """
    Attached (SPEC §7).
    """
    attached = attached_by(family, on)
    return yes_or_no(
        attached is not None and (rule.since is None or attached >= rule.since)
    )


def assessed(rule: Assessed, family: Family, on: date) -> Verdict:  # noqa: ARG001
    """
    Assessed (SPEC §7).
    """
    return yes_or_no(family.assessed_on is not None and family.assessed_on <= on)


def planned(rule: Planned, family: Family, on: date) -> Verdict:  # noqa: ARG001
    """
    Planned (SPEC §7).
    """
    return yes_or_no(family.planned_on is not None and family.planned_on <= on)


def key_worker_named(rule: KeyWorkerNamed, family: Family, on: date) -> Verdict:  # noqa: ARG001
    """
    A key worker is named (SPEC §7).
    """
    return yes_or_no(family.key_worker != "")


# Rules of rules (SPEC §5.8)


def alone(family: Family, person_id: str, *, leavers_too: bool = False) -> Family:
    """
    The family narrowed to one person: the rows that name that person, every check, and
    incidents, scores and statements that name nobody, which may be about that person.
    """
    changes: dict[str, Any] = {
        "needs": [row for row in family.needs if row.person_id == person_id],
        "people": [one for one in family.people if one.person_id == person_id],
        "narrowed_to": person_id,
        "member_or_not": leavers_too,
    }
    rows: dict[str, Any] = {
        "incidents": family.incidents,
        "scores": family.scores,
        "statements": family.statements,
    }
    for file, found in rows.items():
        changes[file] = [row for row in found if row.person_id in {person_id, ""}]
    return evolve(family, **changes)


def whosever(family: Family, file: str) -> list[Family]:
    """
    The family narrowed to one person, with each row of a file that names nobody about
    that person or not, in every way.
    """
    if family.narrowed_to == "":
        return [family]
    ways: list[list[Any]] = [[]]
    for row in getattr(family, file):
        theirs = [evolve(row, person_id=family.narrowed_to)]
        may_be = [theirs] if row.person_id else [theirs, []]
        ways = [[*way, *one] for way in ways for one in may_be]
    return [evolve(family, narrowed_to="", **changed(file, way)) for way in ways]


def changed(file: str, rows: list[Any]) -> dict[str, Any]:
    """
    The rows of one file.
    """
    return {file: rows}


def together(rule: Combined, parts: list[Verdict]) -> Verdict:
    """
    What follows from the verdicts on its parts.
    """
    if rule.quorum.fewest is None:
        return every(parts)
    if rule.quorum.neutral_with_first:
        first, second = parts
        if first in {MET, NOT_APPLICABLE}:
            return first
        if second is MET:
            return MET
        open_still = UNDETERMINED in {first, second}
        return UNDETERMINED if open_still else NOT_MET
    return at_least(rule.quorum.fewest, parts)


def with_the_need(rule: PersonWithTheNeed, family: Family, on: date) -> list[Family]:
    """
    The family, narrowed to each person who has a need of the measure; the whole family
    for a need that names nobody (SPEC §5.8).
    """
    named = set()
    for need in family.needs:
        if need.identified_on > on or need.set_aside:
            continue
        if rule.problem not in {"", need.problem}:
            continue
        people = [one for one in family.people if one.person_id == need.person_id]
        whose = NeedOf.FAMILY
        if len(rule.whose) == len(NeedOf):
            whose = rule.whose[0]
        elif need.person_id and people:
            grown = is_adult(people[0], need.identified_on)
            whose = NeedOf.ADULT if grown else NeedOf.CHILD
        if whose in rule.whose:
            named.add(need.person_id)
    return [
        alone(family, name, leavers_too=True) if name else family
        for name in sorted(named)
    ]


_DECIDED_BY: dict[type[Any], Callable[[Any, Family, date], Verdict]] = {
    AbsenceBelow: pooled,
    Assessed: assessed,
    Attached: is_attached,
    AttendedEachTerm: attended_each_term,
    AttendedOverall: pooled,
    ClosedFor: closed_for,
    Completed: completed,
    DependentChild: dependent_child,
    EmployedConsecutively: employed_consecutively,
    EmployedWithin: employed_within,
    Enrolled: enrolled,
    FewerThanOverMonths: fewer_than_over_months,
    FewerThanOverTerms: fewer_than_over_terms,
    InTheArea: in_the_area,
    IncidentsReduced: incidents_reduced,
    KeyWorkerNamed: key_worker_named,
    MemberAged: member_aged,
    NeedsIdentified: needs_identified,
    NoneRecorded: none_recorded,
    OtherNeedsIdentified: other_needs_identified,
    Planned: planned,
    ScoreImproved: score_improved,
    Stated: stated,
    StatusEnded: status_ended,
    StatusHeld: held,
}
