"""
What the trail says was needed is exact: that much is enough, one less is not (law 9).
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from attrs import evolve

from pbr.findings import (
    Absent,
    Attended,
    Counted,
    Fell,
    Finding,
    Found,
    Reason,
    Worked,
    findings,
)
from pbr.periods import DAYS_IN_A_WEEK
from pbr.records import Family, Incident
from pbr.rules import Rule
from pbr.rules.parts.words import Counting
from pbr.shares import Below, Fall, Share
from pbr.testing.laws.changed import with_files, with_rows
from pbr.testing.sought import asked_alone, fewest, most, numbers, of_type
from pbr.verdicts import NOT_MET


def the_line_is_the_rules_own(rule: Rule, family: Family, on: date) -> None:
    """
    What a quantity says is needed is exactly what the rule's own fields say.
    """
    for one, view in asked_alone(rule, family, on):
        for finding in findings(one.examine(view, on)):
            lines = _lines(one, finding.quantity) if finding.rule is one else []
            said = _said(finding.quantity)
            message = f"{finding.about}: says {said}, its own fields say {lines}"
            assert not lines or said in lines, message


def _said(quantity: object) -> object:
    if isinstance(quantity, Attended | Worked | Found):
        return quantity.needed
    return getattr(quantity, "most_allowed", None)


def _lines(rule: Rule, quantity: object) -> list[object]:
    """
    The lines that there may be by the rule's fields: none if no field says.
    """
    match quantity:
        case Attended(possible=possible):
            return [fewest(each, possible) for each in of_type(rule, Share)]
        case Absent(possible=possible):
            return [most(each, possible) for each in of_type(rule, Below)]
        case Fell(before=before):
            return [most(each, before.fewest) for each in of_type(rule, Fall)]
        case Worked():
            return [each * DAYS_IN_A_WEEK for each in numbers(rule, "weeks")]
        case Found():
            return list(numbers(rule, "at_least"))
    return []


def what_is_lacking_is_enough(rule: Rule, family: Family, on: date) -> None:
    """
    With what a finding says is lacking it is not refused, and with one less it is.
    """
    for one, view in asked_alone(rule, family, on):
        for finding in findings(one.examine(view, on)):
            lacking = _lacking(finding)
            for number, still in (
                ((lacking, False), (lacking - 1, True)) if lacking else ()
            ):
                for other in _with(one, view, finding, number):
                    after = _same(one, other, on, finding)
                    if after is not None:
                        message = (
                            f"{finding.about}: says that it lacks {lacking}, "
                            f"but {number} are {'enough' if still else 'too few'}"
                        )
                        assert (after.verdict is NOT_MET) is still, message


def _lacking(finding: Finding) -> int:
    quantity = finding.quantity
    is_short = finding.reason in (Reason.SHORT, Reason.TOO_MANY, Reason.ON_RECORD)
    if is_short and isinstance(quantity, Attended | Absent | Counted | Fell):
        return quantity.short_by
    return 0


def _same(rule: Rule, family: Family, on: date, finding: Finding) -> Finding | None:
    """
    The finding about the same thing and subject, if there is just one.
    """
    found = [
        other
        for other in findings(rule.examine(family, on))
        if (other.about, other.subject) == (finding.about, finding.subject)
    ]
    return found[0] if len(found) == 1 else None


def _with(
    rule: Rule, family: Family, finding: Finding, number: int
) -> Iterator[Family]:
    """
    The family with `number` sessions more attended, or `number` incidents fewer.
    """
    quantity = finding.quantity
    if isinstance(quantity, Counted | Fell):
        inside = [
            row
            for row in finding.read
            if isinstance(row, Incident) and row.occurred_on in quantity.window
        ]
        count = quantity.after if isinstance(quantity, Fell) else quantity.count
        if inside and count.is_exact and _is_each_an_incident(inside):
            gone = {id(row) for row in inside[:number]}
            left = [row for row in family.incidents if id(row) not in gone]
            yield with_files(family, incidents=left)
    else:
        yield from _with_sessions(rule, family, finding, number)


def _is_each_an_incident(rows: list[Incident]) -> bool:
    """
    Whether each row is one incident, and not perhaps the same as another (SPEC §4.8).
    """
    if any([row.event or not row.understood for row in rows]):
        return False
    days = {(row.kind, row.occurred_on) for row in rows}
    sources = {row.source for row in rows}
    return len(days) == len(rows) or (len(sources) == 1 and "" not in sources)


def _with_sessions(
    rule: Rule, family: Family, finding: Finding, number: int
) -> Iterator[Family]:
    person = family.person(finding.subject.id)
    only = getattr(rule, "counting", None) is Counting.UNAUTHORISED_ABSENCE
    kinds = ("unauthorised",) if only else ("unauthorised", "authorised")
    if person is None:
        return
    read = {id(row) for row in finding.read}
    rows: list[Any] = []
    for row in person.attendance:
        changed = row
        for kind in kinds if id(row) in read else ():
            back = min(number, getattr(changed, kind))
            changed = evolve(changed, **{kind: getattr(changed, kind) - back})
            number -= back
        rows.append(changed)
    if number == 0:
        yield with_rows(family, person, attendance=rows)
