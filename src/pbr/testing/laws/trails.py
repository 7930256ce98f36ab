"""
The trail: rows of the family, each cited once, and exact numbers (SPEC §4.5, §10.8).
"""

from __future__ import annotations

from datetime import date

from pbr.findings import Conclusion, Finding, findings
from pbr.records import Family, Person, SubjectKind
from pbr.rules import Rule
from pbr.rules.parts.reads import reads_of
from pbr.testing.laws.changed import FAMILY_ROWS, PERSON_ROWS, rows_of
from pbr.testing.sought import asked_alone, values_of


def the_trail_is_sound(rule: Rule, family: Family, on: date) -> None:
    """
    Rows cited belong to the family, and each is cited once.

    A `Judgement` checks the rest: only an undetermined finding has missing evidence.
    """
    trail = rule.examine(family, on)
    assert isinstance(trail, Finding | Conclusion), f"{trail!r} is not a trail"
    rows = {_known_by(row) for row in rows_of(family)}
    for finding in findings(trail):
        cited = [_known_by(row) for row in _cited(finding)]
        assert len(cited) == len(set(cited)), f"{finding.about}: a row is cited twice"
        assert set(cited) <= rows, (
            f"{finding.about}: cites a row that the family does not have"
        )


def _cited(finding: Finding) -> list[object]:
    over = [row for group in finding.passed_over for row in group.rows]
    return [*finding.read, *over]


def _known_by(row: object) -> object:
    """
    What identifies a row: the object itself, or the id of a family, which may be
    narrowed.
    """
    return row.family_id if isinstance(row, Family) else id(row)


def every_row_is_cited(rule: Rule, family: Family, on: date) -> None:
    """
    Every row of the files that a rule reads is read or passed over (law 8).
    """
    for one, view in asked_alone(rule, family, on):
        reads = reads_of(one)
        for finding in findings(one.examine(view, on)) if reads else ():
            cited = {id(row) for row in _cited(finding)}
            for file in reads.files if reads and finding.rule is one else ():
                lost = [
                    row
                    for row in _supplied(view, finding, file)
                    if id(row) not in cited
                ]
                message = f"{finding.about}: a row of {file} is not read or passed over"
                assert not lost, message


def _supplied(view: Family, finding: Finding, file: str) -> list[object]:
    """
    The rows of a file that a finding must cite: those of its family or its person.
    """
    person: Person | None = None
    if finding.subject.kind is SubjectKind.MEMBER:
        person = view.person(finding.subject.id)
    if file in PERSON_ROWS:
        people = view.people if person is None else (person,)
        return [row for one in people for row in getattr(one, file)]
    rows = list(getattr(view, file)) if file in FAMILY_ROWS else []
    if person is None:
        return rows
    mine = person.person_id
    return [row for row in rows if getattr(row, "person_id", mine) == mine]


def numbers_are_exact(rule: Rule, family: Family, on: date) -> None:
    """
    Counts are whole numbers and shares are fractions: no number is a float.
    """
    _has_no_float(rule)
    for finding in findings(rule.examine(family, on)):
        if finding.quantity is not None:
            _has_no_float(finding.quantity)


def _has_no_float(made: object) -> None:
    for name, value in values_of(made):
        message = f"{type(made).__name__}.{name} is {value!r}, a float: give a Fraction"
        assert not isinstance(value, float), message
