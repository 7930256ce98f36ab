"""
Did the person who earns a result join the family only after attachment?
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from pbr.findings import Finding, Scored
from pbr.flags.decided import DecidedClaim, Found
from pbr.flags.flag import Flag
from pbr.flags.kinds import FlagKind
from pbr.records import Person, Statement, SubjectKind
from pbr.rules.employment import EmployedConsecutively, EmployedWithin
from pbr.rules.progress import ScoreImproved, Stated

_OF_ONE = (EmployedConsecutively, EmployedWithin, ScoreImproved, Stated)


def joined_later(claim: DecidedClaim) -> Iterator[Flag]:
    """
    > the adult whose work, or the person whose score or statement, earns the result
    > joined after attachment (SPEC §8)

    If one test is met by several people, it is enough that one of them was in the
    family by attachment (readings: "One who was there from attachment is enough").
    """
    attached = claim.family.attached_by(claim.on)
    if attached is None:
        return
    for result in claim.results_met:
        for theirs in _by_test(claim.earning_in(result)):
            people = [
                claim.family.person(person_id)
                for each in theirs
                for person_id in _whose(each.finding)
            ]
            late = [each for each in people if each and _is_late(each, attached)]
            if late and len(late) == len(people):
                stays = [stay for person in late for stay in person.stays]
                subject = late[0].subject
                kind = FlagKind.JOINED_LATER
                yield claim.flag(kind, theirs, dict.fromkeys(stays), subject)


def _by_test(found: Iterable[Found]) -> list[list[Found]]:
    """
    The findings of tests that one person's work, score or statement meets, by test.
    """
    tests: dict[int, list[Found]] = {}
    for each in found:
        if isinstance(each.finding.rule, _OF_ONE):
            tests.setdefault(id(each.finding.rule), []).append(each)
    return [*tests.values()]


def _whose(finding: Finding) -> Iterator[str]:
    """
    The ids of those whose work, score or statements meet the test; blank for nobody's.
    """
    if finding.subject.kind is SubjectKind.MEMBER:
        yield finding.subject.id
    elif isinstance(finding.rule, Stated):
        yield from [row.person_id for row in finding.read if isinstance(row, Statement)]
    else:
        scored = finding.quantity
        yield scored.subject.id if isinstance(scored, Scored) else ""


def _is_late(person: Person, attached: date) -> bool:
    return not person.was_member_by(attached)
