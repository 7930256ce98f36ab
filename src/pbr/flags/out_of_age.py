"""
Is a member left out as not of school age, who missed too much school in these terms?
"""

from __future__ import annotations

from collections.abc import Iterator

from pbr.findings import Reason
from pbr.flags.decided import DecidedClaim, Found, found_in
from pbr.flags.flag import Flag
from pbr.flags.kinds import FlagKind
from pbr.records import Attendance, Person
from pbr.rules.absence import AbsenceBelow
from pbr.rules.attendance import AttendedEachTerm, AttendedOverall
from pbr.rules.parts.pupils import Pupil
from pbr.rules.parts.sessions import by_itself
from pbr.verdicts import NOT_MET

Sessions = AbsenceBelow | AttendedEachTerm | AttendedOverall


def out_of_age(claim: DecidedClaim) -> Iterator[Flag]:
    """
    > a member passed over as not of school age whose sessions in a term read fall short
    > of the share (SPEC §8)
    """
    theirs: dict[str, list[Found]] = {}
    rows: dict[str, dict[Attendance, None]] = {}
    for result in claim.results_met:
        for each in found_in(result):
            rule, finding = each.finding.rule, each.finding
            person = claim.family.person(finding.subject.id)
            if not isinstance(rule, Sessions) or person is None:
                continue
            if finding.reason is Reason.NOT_OF_SCHOOL_AGE:
                short = _short_terms(claim, rule, person)
                if short:
                    theirs.setdefault(person.person_id, []).append(each)
                    rows.setdefault(person.person_id, {}).update(short)
    for person_id, found in theirs.items():
        subject = found[0].finding.subject
        yield claim.flag(FlagKind.OUT_OF_AGE, found, rows[person_id], subject)


def _short_terms(
    claim: DecidedClaim, rule: Sessions, person: Person
) -> dict[Attendance, None]:
    """
    The returns of each of the terms in which too few sessions were attended.
    """
    family, on = claim.family, claim.on
    short: dict[Attendance, None] = {}
    for term in family.terms.latest(rule.terms, on):
        returns = tuple([row for row in person.attendance if row.term == term])
        pupil = Pupil(person, family, on, (term,), 1)
        if returns and by_itself(pupil, term, returns, rule)[0].verdict is NOT_MET:
            short |= dict.fromkeys(returns)
    return short
