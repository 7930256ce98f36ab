"""
Has somebody left who is asked about, or is a result earned because they left?

> a met finding that would not be met if leavers counted, or a neutral one in what is
> met that would be neither; a pupil who left within the terms read; a person with a
> need who has left (SPEC §8)
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from attrs import evolve

from pbr.findings import Conclusion, Place
from pbr.flags.decided import DecidedClaim, Found, found_in
from pbr.flags.flag import Flag
from pbr.flags.kinds import FlagKind
from pbr.records import Family, Need, Person, Record, Status
from pbr.rules.incidents import IncidentsReduced, NoneRecorded
from pbr.rules.parts.terms import OverTerms
from pbr.rules.parts.words import Leavers
from pbr.rules.status import StatusEnded, days_held
from pbr.verdicts import MET, NOT_APPLICABLE


def leavers_counted(claim: DecidedClaim) -> Iterator[Flag]:
    """
    > a met finding that would not be met if leavers counted, or a neutral one in what
    > is met that would be neither
    """
    neutral = [found for result in claim.results_met for found in _neutral_in(result)]
    for each in (*claim.earning, *neutral):
        rule, finding = each.finding.rule, each.finding
        if not isinstance(rule, IncidentsReduced | NoneRecorded | StatusEnded):
            continue
        if rule.leavers is Leavers.COUNTED:
            continue
        counted = evolve(rule, leavers=Leavers.COUNTED)
        again = counted.examine(claim.asked_about(finding), claim.on)
        if again.verdict not in (MET, finding.verdict):
            more = [row for row in again.read if row not in finding.read]
            # A status that ended after its person left is read either way.
            rows = more or _of_leavers(claim, again.read)
            yield claim.flag(FlagKind.LEAVERS, [each], rows, finding.subject)


def _neutral_in(place: Place) -> Iterator[Found]:
    """
    The neutral findings of what is met, if it would not be met were they not met.
    """
    if place.verdict is MET and isinstance(place.trail, Conclusion):
        is_every = place.trail.quorum.fewest is None
        for part in place.parts:
            if part.verdict is MET or is_every:
                yield from _neutral_in(part)
    elif place.verdict is NOT_APPLICABLE:
        yield from found_in(place)


def _of_leavers(claim: DecidedClaim, rows: Iterable[Record]) -> list[Record]:
    """
    The statuses with days that count only if those who have left are counted.
    """
    found: list[Record] = []
    for row in rows:
        person = claim.family.person(row.person_id) if isinstance(row, Status) else None
        if isinstance(row, Status) and person is not None:
            counted, passed_over = [
                days_held(row, person, claim.on, leavers)
                for leavers in (Leavers.COUNTED, Leavers.PASSED_OVER)
            ]
            found += [row] if counted != passed_over else []
    return found


def pupil_who_left(claim: DecidedClaim) -> Iterator[Flag]:
    """
    > a pupil who left within the terms read

    We read "within" as from the first day of the first of these terms to D: one who
    left after the last of them would have been looked at too (readings: "A pupil who
    left after the terms has left within them").
    """
    for result in claim.results:
        for rule, found in _over_terms(found_in(result)):
            terms = claim.family.terms
            first = terms.window(terms.latest(rule.terms, claim.on)[0]).first
            for person in claim.family.people:
                if _left_as_pupil(claim.family, person, first, claim.on):
                    kind, stays = FlagKind.LEAVERS, person.stays
                    yield claim.flag(kind, found, stays, person.subject)


def _over_terms(found: Iterable[Found]) -> list[tuple[OverTerms, list[Found]]]:
    """
    The tests about pupils' terms, each with the findings that meet it, or with all.
    """
    tests: dict[int, tuple[OverTerms, list[Found]]] = {}
    for each in found:
        rule = each.finding.rule
        if isinstance(rule, OverTerms):
            tests.setdefault(id(rule), (rule, []))[1].append(each)
    return [
        (rule, [each for each in those if each.finding.verdict is MET] or those)
        for rule, those in tests.values()
    ]


def _left_as_pupil(family: Family, person: Person, first: date, on: date) -> bool:
    """
    Whether somebody of school age has left since a day, and has not come back.
    """
    if person.is_member_on(on):
        return False
    last = max([stay.last for stay in person.stays if stay.first <= on], default=None)
    if last is None or last < first:
        return False
    return family.may_be_of_school_age(person, last, on)


def need_of_a_leaver(claim: DecidedClaim) -> Iterator[Flag]:
    """
    > a person with a need who has left
    """
    for result in claim.results:
        for place in _of_problems(result):
            yield from _of_needs(claim, place)


def _of_problems(place: Place) -> Iterator[Place]:
    """
    The conclusions about needs, without those under another that is about them.
    """
    if place.trail.read and isinstance(place.trail, Conclusion):
        yield place
        return
    for part in place.parts:
        yield from _of_problems(part)


def _of_needs(claim: DecidedClaim, place: Place) -> Iterator[Flag]:
    for need in place.trail.read:
        person = claim.family.person(need.person_id) if isinstance(need, Need) else None
        if person is None or not person.was_member_by(claim.on):
            continue
        if not person.is_member_on(claim.on):
            rows: list[Record] = [need, *person.stays]
            found = tuple(found_in(place))
            if found:  # a test of each child has none, if there is no child
                yield claim.flag(FlagKind.LEAVERS, found, rows, person.subject)
