"""
What changed between two runs: as text, as JSON, and as a line of CSV for each family.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from pbr.batch import ERROR, Failure
from pbr.caseload.changes import (
    NOT_THERE,
    Change,
    Differences,
    Differing,
    Price,
    Run,
    Stand,
)
from pbr.claims import NOTHING
from pbr.evidence.document import value_of
from pbr.findings import Finding, Trail
from pbr.reports import wording
from pbr.reports.spreadsheet import line
from pbr.reports.trail import STEP, paragraph
from pbr.verdicts import Verdict

COLUMNS = (
    "family",
    "verdict_before",
    "verdict_after",
    "result_before",
    "result_after",
    "amount_before",
    "amount_after",
    "moved",
    "fee_before",
    "fee_after",
    "fee_moved",
    "first_before",
    "first_after",
)
#: How many of the families that moved alike are named as witnesses.
WITNESSES = 2
Line = tuple[str, str, str, str]


def verdict(value: str) -> str:
    """
    A verdict of a run, in words: "not met", "error", "not there".
    """
    if value in (ERROR, NOT_THERE):
        return value
    return wording.VERDICTS[Verdict(value)].lower()


def heading(before: Run, after: Run) -> Iterator[str]:
    """
    What is compared with what.
    """
    for name, run in (("before", before), ("after", after)):
        claims = wording.count(len(run.families), "claim")
        on = wording.day(run.on)
        yield from paragraph(f"{name}: {claims} under {run.plan.name} on {on}")


def move_lines(found: Differences) -> list[Line]:
    """
    Every verdict before and after: how many families, pounds moved, and witnesses.
    """
    lines = [
        (
            f"{verdict(move.before)} -> {verdict(move.after)}",
            str(len(move.families)),
            wording.moved(move.pounds),
            _witnesses(move.families) if move.before != move.after else "",
        )
        for move in found.moves
    ]
    in_all = ("in all", str(len(found.families)), wording.moved(found.moved), "")
    return [*lines, in_all]


def _witnesses(families: tuple[str, ...]) -> str:
    more = ", …" if len(families) > WITNESSES else ""
    return ", ".join(families[:WITNESSES]) + more


def pound_lines(found: Differences) -> list[Line]:
    """
    What all the claims pay and the fees that are earned: before, after, and moved.
    """
    results = (found.before, found.after, found.moved)
    fees = (found.fees_before, found.fees_after, found.fees_moved)
    before, after, more = [
        sum(both, NOTHING) for both in zip(results, fees, strict=True)
    ]
    return [
        _pounds("results", *results),
        _pounds("attachment fees", *fees),
        _pounds("in all", before, after, more),
    ]


def _pounds(what: str, before: Decimal, after: Decimal, more: Decimal) -> Line:
    return (what, wording.pounds(before), wording.pounds(after), wording.moved(more))


def change_lines(change: Change) -> Iterator[str]:
    """
    One family that changed: its verdicts, the pounds, the first finding that differs.
    """
    before, after = change.before, change.after
    said = f"{change.family_id}  {_stand(before)} -> {_stand(after)}"
    yield from paragraph(f"{said}  {wording.moved(change.moved)}")
    if change.fee_moved:
        fees = f"{wording.pounds(before.attachment_fee)} -> "
        fees += f"{wording.pounds(after.attachment_fee)}"
        yield from paragraph(f"attachment fee: {fees}", STEP)
    if change.first is not None:
        yield from paragraph(f"before: {_told(change.first.before)}", STEP)
        yield from paragraph(f"after:  {_told(change.first.after)}", STEP)


def _stand(stand: Stand) -> str:
    said = verdict(stand.verdict)
    return said if stand.result is None else f"{said}, {wording.name(stand.result)}"


def _told(told: Trail | Price | None) -> str:
    """
    What stands in a place of one run: a finding with the rows it read, or a price.
    """
    if told is None:
        return "nothing there"
    if isinstance(told, Price):
        clause = wording.standing(told.amount.clause)
        pounds = wording.pounds(told.amount.pounds)
        return f"pays {pounds} for {wording.name(told.about)}  {clause}"
    return _trail(told)


def _trail(trail: Trail) -> str:
    if isinstance(trail, Finding):
        said = wording.finding(trail)
    else:
        said = f"{wording.heading(trail)}{wording.how_many(trail)}"
    rows = f"  [{wording.rows(trail.read)}]" if trail.read else ""
    return f"{wording.VERDICTS[trail.verdict]}  {said}{rows}"


def as_csv(found: Differences) -> Iterator[str]:
    """
    A line for each family that changed, and the header before them.
    """
    yield line(COLUMNS)
    for each in found.changed:
        before, after, first = each.before, each.after, each.first
        yield line(
            (
                each.family_id,
                before.verdict,
                after.verdict,
                before.result or "",
                after.result or "",
                str(before.amount),
                str(after.amount),
                str(each.moved),
                str(before.attachment_fee),
                str(after.attachment_fee),
                str(each.fee_moved),
                "" if first is None else _told(first.before),
                "" if first is None else _told(first.after),
            )
        )


def as_json(before: Run, after: Run, found: Differences) -> str:
    """
    All of it as JSON text: what was compared, the totals, the moves, each change.
    """
    data = {
        "before": _run(before)
        | {"pays": str(found.before), "fees": str(found.fees_before)},
        "after": _run(after)
        | {"pays": str(found.after), "fees": str(found.fees_after)},
        "moved": str(found.moved),
        "fees_moved": str(found.fees_moved),
        "moves": [
            {
                "before": move.before,
                "after": move.after,
                "families": list(move.families),
                "moved": str(move.pounds),
            }
            for move in found.moves
        ],
        "changes": [_change(each) for each in found.changed],
        "errors": [_error(each) for each in found.failures],
    }
    return json.dumps(data, ensure_ascii=False, indent=2, sort_keys=True) + "\n"


def _error(failed: Failure) -> dict[str, Any]:
    return {
        "family": failed.family_id,
        "plan": failed.plan.name,
        "on": failed.on.isoformat(),
        "error": f"{type(failed.error).__name__}: {failed.error}",
    }


def _run(run: Run) -> dict[str, Any]:
    return {
        "families": len(run.families),
        "on": run.on.isoformat(),
        "plan": run.plan.name,
    }


def _change(change: Change) -> dict[str, Any]:
    return {
        "family": change.family_id,
        "before": _standing(change.before),
        "after": _standing(change.after),
        "moved": str(change.moved),
        "fee_moved": str(change.fee_moved),
        "first": None if change.first is None else _first(change.first),
    }


def _standing(stand: Stand) -> dict[str, Any]:
    return {
        "verdict": stand.verdict,
        "result": stand.result,
        "amount": str(stand.amount),
        "attachment_fee": str(stand.attachment_fee),
    }


def _first(first: Differing) -> dict[str, Any]:
    return {"before": _place(first.before), "after": _place(first.after)}


def _place(told: Trail | Price | None) -> dict[str, Any] | None:
    if told is None:
        return None
    said = {"about": told.about, "says": _told(told)}
    if isinstance(told, Price):
        amount = told.amount
        return {
            **said,
            "clause": value_of(amount.clause),
            "pounds": str(amount.pounds),
        }
    found = told if isinstance(told, Finding) else None
    return {
        **said,
        "clause": value_of(told.clause),
        "measure": None if found is None else value_of(found.measure),
        "read": value_of(told.read),
        "reason": None if found is None else found.reason.value,
        "subject": value_of(told.subject),
        "verdict": told.verdict.value,
    }
