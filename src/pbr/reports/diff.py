"""
What changed between two batches: as text, as JSON, and a line of CSV for each family.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from pbr.batch import Failure
from pbr.caseload.changes import (
    Batch,
    Change,
    Differences,
    FirstDifference,
    Price,
    Side,
)
from pbr.caseload.first_difference import TrailOrPrice
from pbr.caseload.sides import NoAnswer
from pbr.claims import NOTHING
from pbr.evidence.document import value_of
from pbr.findings import Finding, Trail
from pbr.reports import wording
from pbr.reports.paragraphs import STEP, paragraph
from pbr.reports.spreadsheet import line

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
#: The number of families that a line of verdicts names as examples.
EXAMPLES = 2
#: The answer of one side in words, by the value of the side's verdict.
ANSWERS = {each.value: words.lower() for each, words in wording.VERDICTS.items()} | {
    NoAnswer.ERROR.value: "error",
    NoAnswer.NOT_THERE.value: "not in this run",
}
Line = tuple[str, str, str, str]


def heading(before: Batch, after: Batch) -> Iterator[str]:
    """
    What is compared.
    """
    for name, batch in (("before", before), ("after", after)):
        claims = wording.count(len(batch.families), "claim")
        on = wording.day(batch.on)
        yield paragraph(f"{name}: {claims} under {batch.plan.name} on {on}")
        yield wording.plan_digest(batch.plan)
        yield from wording.drawn_up(batch.as_of)


def move_lines(found: Differences) -> list[Line]:
    """
    Each pair of verdicts: families, the change in pounds, and examples; then the total.
    """
    lines = [
        (
            f"{ANSWERS[move.before]} -> {ANSWERS[move.after]}",
            str(len(move.families)),
            wording.moved(move.pounds),
            _examples(move.families) if move.before != move.after else "",
        )
        for move in found.moves
    ]
    total = ("total", str(len(found.families)), wording.moved(found.moved), "")
    return [*lines, total]


def _examples(families: tuple[str, ...]) -> str:
    more = ", …" if len(families) > EXAMPLES else ""
    return ", ".join(families[:EXAMPLES]) + more


def pound_lines(found: Differences) -> list[Line]:
    """
    What all the claims pay, and the fees earned: before, after, and the change.
    """
    results = (found.before, found.after, found.moved)
    fees = (found.fees_before, found.fees_after, found.fees_moved)
    before, after, more = [
        sum(both, NOTHING) for both in zip(results, fees, strict=True)
    ]
    return [
        _pounds("results", *results),
        _pounds("attachment fees", *fees),
        _pounds("total", before, after, more),
    ]


def _pounds(what: str, before: Decimal, after: Decimal, more: Decimal) -> Line:
    return (what, wording.pounds(before), wording.pounds(after), wording.moved(more))


def change_lines(change: Change) -> Iterator[str]:
    """
    One family that changed: verdicts, pounds, and the first finding that differs.
    """
    before, after = change.before, change.after
    said = f"{change.family_id}  {_answer(before)} -> {_answer(after)}"
    yield paragraph(f"{said}  {wording.moved(change.moved)}")
    if change.fee_moved:
        fees = f"{wording.pounds(before.attachment_fee)} -> "
        fees += f"{wording.pounds(after.attachment_fee)}"
        yield paragraph(f"attachment fee: {fees}", STEP)
    if change.first is not None:
        yield paragraph(f"before: {_in_words(change.first.before)}", STEP)
        yield paragraph(f"after:  {_in_words(change.first.after)}", STEP)


def _answer(side: Side) -> str:
    said = ANSWERS[side.verdict]
    return said if side.result is None else f"{said}, {wording.name(side.result)}"


def _in_words(place: TrailOrPrice) -> str:
    """
    One side of the first difference: a finding with the rows it read, or a price.
    """
    if place is None:
        return "no such finding"
    if isinstance(place, Price):
        clause = wording.standing(place.amount.clause)
        pounds = wording.pounds(place.amount.pounds)
        return f"pays {pounds} for {wording.name(place.about)}  {clause}"
    return _trail(place)


def _trail(trail: Trail) -> str:
    if isinstance(trail, Finding):
        said = wording.finding(trail)
    else:
        said = f"{wording.heading(trail)}{wording.how_many(trail)}"
    rows = f"  [{wording.rows(trail.read)}]" if trail.read else ""
    return f"{wording.VERDICTS[trail.verdict]}  {said}{rows}"


def as_csv(found: Differences) -> Iterator[str]:
    """
    A header, and a line for each family that changed.
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
                "" if first is None else _in_words(first.before),
                "" if first is None else _in_words(first.after),
            )
        )


def as_json(before: Batch, after: Batch, found: Differences) -> str:
    """
    JSON text: what was compared, the totals, the moves, and each change.
    """
    data = {
        "before": _batch(before)
        | {"pays": str(found.before), "fees": str(found.fees_before)},
        "after": _batch(after)
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
        "plan_digest": failed.plan.digest,
        "on": failed.on.isoformat(),
        "as_of": None if failed.as_of is None else failed.as_of.isoformat(),
        "error": f"{type(failed.error).__name__}: {failed.error}",
    }


def _batch(batch: Batch) -> dict[str, Any]:
    return {
        "families": len(batch.families),
        "on": batch.on.isoformat(),
        "as_of": None if batch.as_of is None else batch.as_of.isoformat(),
        "plan": batch.plan.name,
        "plan_digest": batch.plan.digest,
    }


def _change(change: Change) -> dict[str, Any]:
    return {
        "family": change.family_id,
        "before": _as_data(change.before),
        "after": _as_data(change.after),
        "moved": str(change.moved),
        "fee_moved": str(change.fee_moved),
        "first": None if change.first is None else _first(change.first),
    }


def _as_data(side: Side) -> dict[str, Any]:
    return {
        "verdict": side.verdict,
        "result": side.result,
        "amount": str(side.amount),
        "attachment_fee": str(side.attachment_fee),
    }


def _first(first: FirstDifference) -> dict[str, Any]:
    return {"before": _place(first.before), "after": _place(first.after)}


def _place(place: TrailOrPrice) -> dict[str, Any] | None:
    if place is None:
        return None
    said = {"about": place.about, "says": _in_words(place)}
    if isinstance(place, Price):
        amount = place.amount
        return {
            **said,
            "clause": value_of(amount.clause),
            "pounds": str(amount.pounds),
        }
    found = place if isinstance(place, Finding) else None
    return {
        **said,
        "clause": value_of(place.clause),
        "quantity": None if found is None else value_of(found.quantity),
        "read": value_of(place.read),
        "reason": None if found is None else found.reason.value,
        "subject": value_of(place.subject),
        "verdict": place.verdict.value,
    }
