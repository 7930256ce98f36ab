"""
A decision as JSON, for other systems (SPEC §12): keys sorted, and no float anywhere.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from importlib import resources
from typing import Any

from attrs import fields, frozen, has

from pbr.batch import ERROR, Failure
from pbr.claims import NOTHING, Decision
from pbr.findings import Address, Clause, Conclusion, Finding, Trail
from pbr.flags import Flag
from pbr.records import Record, Row, Subject
from pbr.school import Term, TermPart
from pbr.verdicts import EVERY, EVERY_QUESTION, FIRST_OTHERWISE
from pbr.weights import Weight

#: How a conclusion's quorum is written, where it is not a number.
QUORUMS = {
    EVERY: "every",
    EVERY_QUESTION: "every question",
    FIRST_OTHERWISE: "first, otherwise",
}


def as_json(decided: Decision | Failure, indent: int | None = None) -> str:
    """
    One claim as JSON text. What it can hold is in docs/reference/decision.md.
    """
    return _dumped(as_data(decided), indent)


def as_json_without_flags(decided: Decision | Failure) -> str:
    """
    The same on one line, with an empty list of flags: what the digest is of.
    """
    return _dumped(_as_data(decided), None)


def _dumped(data: dict[str, Any], indent: int | None) -> str:
    return json.dumps(data, ensure_ascii=False, indent=indent, sort_keys=True)


def schema() -> dict[str, Any]:
    """
    What one claim can hold, as a JSON Schema (2020-12); its version is in its "$id".
    """
    file = resources.files("pbr.evidence") / "decision.schema.json"
    held: dict[str, Any] = json.loads(file.read_text("utf-8"))
    return held


def as_data(decided: Decision | Failure) -> dict[str, Any]:
    """
    One claim as what JSON is made of: text, whole numbers, true, false and null.
    """
    flags = () if isinstance(decided, Failure) else decided.flags
    return _as_data(decided) | {"flags": [_flag(flag) for flag in flags]}


def _as_data(decided: Decision | Failure) -> dict[str, Any]:
    """
    The same, with an empty list of flags.
    """
    words = None
    if isinstance(decided, Failure):
        error = f"{type(decided.error).__name__}: {decided.error}"
        verdict, payable, result, amount = ERROR, False, None, NOTHING
        trail: dict[str, Any] = {"error": error}
    else:
        verdict, payable = decided.verdict.value, decided.payable
        result, amount = decided.result, decided.amount
        trail, words = _trail(decided), decided.words_digest or None
    return {
        "family": decided.family_id,
        "plan": decided.plan.name,
        "plan_digest": decided.plan.digest,
        "words_digest": words,
        "on": decided.on.isoformat(),
        "as_of": None if decided.as_of is None else decided.as_of.isoformat(),
        "verdict": verdict,
        "payable": payable,
        "result": result,
        "amount": str(amount),
        "flags": [],
        "trail": trail,
    }


def _trail(decision: Decision) -> dict[str, Any]:
    clauses: dict[Clause, int] = {}
    walk = _Walk(decision, clauses)
    fee = decision.attachment_fee
    return {
        "attachment_fee": None if fee is None else str(fee),
        "claim": walk.node(decision.trail, ()),
        "supplements": [walk.node(trail) for trail in decision.supplements],
        "still_needed": [value_of(need) for need in decision.still_needed],
        "assumptions": [
            {
                "clause": clauses.setdefault(clause, len(clauses)),
                "value": assumption.value,
                "why": assumption.why,
            }
            for clause, assumption in decision.assumptions
        ],
        "clauses": [value_of(clause) for clause in clauses],
    }


@frozen
class _Walk:
    """
    A walk over the trails of a decision, which numbers the clauses it meets.
    """

    decision: Decision
    clauses: dict[Clause, int]

    def node(self, trail: Trail, address: Address | None = None) -> dict[str, Any]:
        """
        A finding or a conclusion, and all that is under it.

        `address` is where it is in the claim's trail; None for what is beside it, and
        so is moot.
        """
        common = {
            "about": trail.about,
            "clause": self.clauses.setdefault(trail.clause, len(self.clauses)),
            "read": _rows(trail.read),
            "subject": value_of(trail.subject),
            "verdict": trail.verdict.value,
        }
        if isinstance(trail, Finding):
            return common | self._of_finding(trail, address)
        return common | self._of_conclusion(trail, address)

    def _of_conclusion(
        self, trail: Conclusion, address: Address | None
    ) -> dict[str, Any]:
        return {
            "needs": QUORUMS.get(trail.quorum, trail.quorum.fewest),
            "parts": [
                self.node(part, None if address is None else (*address, at))
                for at, part in enumerate(trail.parts)
            ],
        }

    def _of_finding(self, finding: Finding, address: Address | None) -> dict[str, Any]:
        weight = Weight.MOOT if address is None else self.decision.weights[address]
        return {
            "quantity": value_of(finding.quantity),
            "needed": [value_of(need) for need in finding.needed],
            "never_met": finding.judgement.never_met,
            "passed_over": [
                {"rows": _rows(group.rows), "why": group.why.value}
                for group in finding.passed_over
            ],
            "reason": finding.reason.value,
            "weight": weight.value,
        }


def _flag(flag: Flag) -> dict[str, Any]:
    return {
        "kind": flag.kind.value,
        "id": flag.id,
        "blocks": flag.blocks,
        "bears_on": [list(address) for address in flag.bears_on],
        "families": list(flag.families),
        "readings": list(flag.readings),
        "oddities": [oddity.value for oddity in flag.oddities],
        "rows": _rows(flag.rows),
        "subject": value_of(flag.subject),
    }


def _rows(records: Iterable[Record]) -> list[dict[str, Any]]:
    """
    Each row, then the lines of words.csv that any of them was read through.
    """
    through: dict[Row, None] = {}
    found = []
    for record in records:
        found.append(_row(record))
        if record.row is not None:
            through.update(dict.fromkeys(record.row.read_through))
    return [*found, *[_place(line) for line in through]]


def _row(record: Record) -> dict[str, Any]:
    """
    The file and line of a row, and the source that it names.
    """
    said = _place(record.row)
    said["reference"] = getattr(record, "reference", "")
    said["source"] = getattr(record, "source", "")
    return said


def _place(row: Row | None) -> dict[str, Any]:
    return {
        "file": None if row is None else row.file,
        "line": None if row is None else row.line,
        "reference": "",
        "source": "",
    }


def value_of(value: object) -> Any:  # noqa: ANN401 - whatever JSON is made of
    """
    A quantity, a need or a clause, and the values in it.

    Each kind of quantity and need says its own name under "kind". A fraction is text,
    as in "7/2".
    """
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date | Term | TermPart | Fraction | Decimal):
        return str(value)
    if isinstance(value, tuple):
        if value and hasattr(value[0], "row"):
            return _rows(value)
        return [value_of(each) for each in value]
    return _fields_of(value) if has(type(value)) else value


def _fields_of(value: Any) -> dict[str, Any]:  # noqa: ANN401 - any attrs class
    if hasattr(value, "row"):
        return _row(value)
    said = {
        each.name: value_of(getattr(value, each.name)) for each in fields(type(value))
    }
    if not isinstance(value, Subject | Clause):
        said["kind"] = type(value).__name__
    for worked_out in ("most_allowed", "short_by"):
        if hasattr(value, worked_out):
            said[worked_out] = value_of(getattr(value, worked_out))
    return said
