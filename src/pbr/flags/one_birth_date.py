"""
Does a claim turn on the age of somebody whose birth date many people share?

Systems write 1 January if only the year is known, or nothing is.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date

from pbr.findings import Finding, Reason, Why
from pbr.flags.decided import DecidedClaim, found_in
from pbr.flags.flag import Flag
from pbr.flags.kinds import FlagKind
from pbr.records import Family, Incident, Person, Stay
from pbr.rules.eligibility import DependentChild
from pbr.rules.incidents import IncidentsReduced, NoneRecorded
from pbr.rules.member_aged import MemberAged
from pbr.rules.parts.words import Whose
from pbr.verdicts import MET

#: The fewest people of a folder who share a birth date that may stand for no date.
SHARED_BY = 5
_FIRST_OF_JANUARY = (1, 1)


def shared_birth_dates(families: Iterable[Family], on: date) -> frozenset[date]:
    """
    > a 1 January birth date that five or more people share (SPEC §8)

    Somebody in two families is one person.
    """
    born: dict[date, set[str]] = defaultdict(set)
    for family in families:
        for person in family.people:
            day = person.born_on
            if day is None or (day.month, day.day) != _FIRST_OF_JANUARY:
                continue
            if person.was_member_by(on):
                born[day].add(person.person_id)
    return frozenset([day for day, people in born.items() if len(people) >= SHARED_BY])


def one_birth_date(claim: DecidedClaim, days: frozenset[date]) -> Iterator[Flag]:
    """
    > where a met finding turns on that age (SPEC §8)

    One flag for each person, with every finding that turns on that person's age.
    """
    asked = [each for each in claim.eligibility if each.finding.verdict is MET]
    for result in claim.results_met:
        asked += found_in(result)
    doubtful = [person for person in claim.family.people if person.born_on in days]
    ids = frozenset([person.person_id for person in doubtful])
    for person in doubtful:
        found = [each for each in asked if _turns_on(each.finding, person, ids)]
        if found:
            kind, subject = FlagKind.ONE_BIRTH_DATE, person.subject
            yield claim.flag(kind, found, person.stays, subject)


def _turns_on(finding: Finding, person: Person, doubtful: frozenset[str]) -> bool:
    """
    Whether a finding could be another if the person had another age.

    The findings about one person alone are those of a child, a pupil or an adult. A
    dependent child, or a member of an age, is in doubt only if the age of every such
    member is.
    """
    rule = finding.rule
    if isinstance(rule, DependentChild | MemberAged):
        stays = [row for row in finding.read if isinstance(row, Stay)]
        ids = {stay.person_id for stay in stays}
        return person.person_id in ids and ids <= doubtful
    is_about_them = finding.subject == person.subject
    if finding.verdict is not MET:
        return is_about_them and finding.reason is Reason.NOT_OF_SCHOOL_AGE
    if isinstance(rule, IncidentsReduced | NoneRecorded) and not is_about_them:
        theirs = [row for row in _aged(finding) if row.person_id == person.person_id]
        return rule.whose is not Whose.FAMILY and theirs != []
    return is_about_them


def _aged(finding: Finding) -> Iterator[Incident]:
    """
    The incidents that were counted, or were not, for the age of their person.
    """
    whys = (Why.NOT_A_CHILD, Why.NOT_AN_ADULT)
    passed_over = [
        row for group in finding.passed_over if group.why in whys for row in group.rows
    ]
    yield from [
        row for row in (*finding.read, *passed_over) if isinstance(row, Incident)
    ]
