"""
When each claim is first payable, as text, CSV and JSON (SPEC §9, §12).
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from pbr.batch import ERROR, Failure
from pbr.claims import NOTHING
from pbr.evidence.document import value_of
from pbr.findings import Finding, Needed
from pbr.plans.plan import Plan
from pbr.reports import wording
from pbr.reports.paragraphs import STEP, WIDTH, paragraph, wrapped
from pbr.reports.spreadsheet import line
from pbr.reports.trail import failure
from pbr.timeline.assumptions import Assumed
from pbr.timeline.deadlines import LastStart
from pbr.timeline.outlook import Outlook
from pbr.timeline.stretches import Stretch
from pbr.verdicts import UNDETERMINED, Verdict

COLUMNS = (
    "family",
    "plan",
    "plan_digest",
    "from",
    "until",
    "as_of",
    "verdict",
    "first_payable",
    "payable_to",
    "result",
    "amount",
    "waits_for",
    "relies_on",
)
HEADING = ("family", "first payable", "result", "pays")
WIDTHS = (13, 15, 21, 0)
#: Flags are found among all the claims of one day, and this is about each day.
_FLAGS = (
    "\nA payable claim may have a flag to answer before it is entered. "
    "pbr validate shows it."
)
#: What a family is counted under if some day is payable.
AT_ONCE, LATER = "payable on the first day", "payable later"


def as_text(outlooks: Iterable[Outlook | Failure], width: int = WIDTH) -> Iterator[str]:
    """
    A line for each family with what it waits for, then a count that adds up.
    """
    yield _row(HEADING)
    tally: Counter[str] = Counter()
    for each in outlooks:
        tally[_counted_as(each)] += 1
        if isinstance(each, Failure):
            yield wrapped(failure(each), width)
        else:
            yield wrapped("\n".join(_lines(each)), width)
    yield "\n"
    kinds = (AT_ONCE, LATER, *[wording.VERDICTS[v].lower() for v in list(Verdict)[1:]])
    for kind in (*kinds, ERROR):
        yield f"{kind:<28}{tally[kind]:>8}\n"
    yield f"{'total':<28}{tally.total():>8}\n"
    if tally[AT_ONCE] or tally[LATER]:
        yield wrapped(_FLAGS, width)


def _counted_as(each: Outlook | Failure) -> str:
    if isinstance(each, Failure):
        return ERROR
    if each.first is None:
        return wording.VERDICTS[each.verdict].lower()
    at_once = each.first.days.first == each.timeline.asked.first
    return AT_ONCE if at_once else LATER


def _row(cells: tuple[str, ...]) -> str:
    padded = [cell.ljust(width) for cell, width in zip(cells, WIDTHS, strict=True)]
    return " ".join(padded).rstrip() + "\n"


def _lines(outlook: Outlook) -> Iterator[str]:
    first = outlook.first
    if first is None:
        yield _row(
            (outlook.family_id, wording.VERDICTS[outlook.verdict].lower(), "", "")
        ).rstrip()
    else:
        pays = wording.pounds(first.amount)
        day, result = first.days.first.isoformat(), first.result or ""
        yield _row((outlook.family_id, day, result, pays)).rstrip()
    for then in outlook.payable[1:]:
        pays, result = wording.pounds(then.amount), then.result or ""
        yield f"{STEP}from {wording.day(then.days.first)}: {result}, {pays}"
    if outlook.payable_to not in (None, outlook.timeline.asked.last):
        until = wording.day(outlook.payable_to)
        yield f"{STEP}payable until {until}. Not the day after, because:"
    for each in outlook.ends_because:
        yield paragraph(f"- {wording.finding(each)}", STEP * 2)
    if outlook.waits_for:
        yield paragraph(_heading(outlook), STEP)
    for waiting in _waiting(outlook):
        yield paragraph(f"- {waiting}", STEP * 2)
    yield from _to_settle(outlook)
    if outlook.relies_on:
        yield f"{STEP}assumed:"
    for assumed in outlook.relies_on:
        said = wording.assumed(assumed)
        yield paragraph(f"- {said}", STEP * 2)


def _to_settle(outlook: Outlook) -> Iterator[str]:
    """
    The evidence that would settle a claim, if something else would have to happen for
    it to be met.
    """
    if outlook.can_be_settled_only and outlook.least_ways:
        yield f"{STEP}To settle it without that:"
        for settling in _each_waited_for(outlook):
            yield paragraph(f"- {settling}", STEP * 2)


def _heading(outlook: Outlook) -> str:
    """
    The line above what the claim waits for, with its day.
    """
    on = wording.day(outlook.looked_at or outlook.timeline.asked.first)
    if outlook.first is not None:
        return f"not yet on {on}:"
    if outlook.could_pass_from is not None:
        any_one = " any one of these" if len(outlook.enough_evidence) > 1 else ""
        return f"could be payable from {on} with{any_one}:"
    stands = "still not payable"
    if outlook.verdict is UNDETERMINED:
        stands = "undetermined"
    if outlook.least_ways:
        several = len(outlook.least_ways) > 1
        least = "any one of these" if several else "all of"
        return f"{stands} on {on}. The least it would take is {least}:"
    if outlook.can_be_settled_only:
        return f"{stands} on {on}. No evidence makes it payable. To settle it:"
    if outlook.verdict is UNDETERMINED:
        return f"{stands} on {on}. It needs all of:"
    return f"{stands} on {on}:"


def _waiting(outlook: Outlook) -> list[str]:
    """
    What the claim waits for, one line each; one for each set that is enough.
    """
    plan = outlook.timeline.plan
    ways = [
        [wording.needed(need, plan) for need in way] for way in outlook.enough_evidence
    ]
    if ways:
        return ways[0] if len(ways) == 1 else ["; and ".join(way) for way in ways]
    least = [
        list(dict.fromkeys([wording.waits_for(each, plan) for each in way.findings]))
        for way in outlook.least_ways
    ]
    if least:
        return least[0] if len(least) == 1 else ["; and ".join(way) for way in least]
    return _each_waited_for(outlook)


def _each_waited_for(outlook: Outlook) -> list[str]:
    plan = outlook.timeline.plan
    said = [wording.waits_for(each, plan) for each in outlook.waits_for]
    return list(dict.fromkeys(said))


def as_csv(outlooks: Iterable[Outlook | Failure]) -> Iterator[str]:
    """
    One line for each family, for a spreadsheet.
    """
    yield line(COLUMNS)
    for each in outlooks:
        yield line(_cells(each))


def _cells(each: Outlook | Failure) -> tuple[str, ...]:
    if isinstance(each, Failure):
        since = each.on.isoformat()
        error = f"{type(each.error).__name__}: {each.error}"
        return (
            each.family_id,
            each.plan.name,
            each.plan.digest,
            since,
            "",
            "" if each.as_of is None else each.as_of.isoformat(),
            ERROR,
            "",
            "",
            "",
            "0.00",
            error,
            "",
        )
    line, first = each.timeline, each.first
    return (
        each.family_id,
        line.plan.name,
        line.plan.digest,
        line.asked.first.isoformat(),
        line.asked.last.isoformat(),
        line.as_of.isoformat(),
        each.verdict.value,
        "" if first is None else first.days.first.isoformat(),
        "" if each.payable_to is None else each.payable_to.isoformat(),
        "" if first is None else first.result or "",
        str(NOTHING if first is None else first.amount),
        "; ".join(_waiting(each)),
        "; ".join([wording.assumed(one) for one in each.relies_on]),
    )


def as_json(outlooks: Iterable[Outlook | Failure]) -> Iterator[str]:
    """
    One list, with every stretch of every timeline.
    """
    between = "[\n"
    for each in outlooks:
        yield between + json.dumps(as_data(each), ensure_ascii=False, sort_keys=True)
        between = ",\n"
    yield "[\n]\n" if between == "[\n" else "\n]\n"


def as_data(each: Outlook | Failure) -> dict[str, Any]:
    """
    One outlook as JSON data: text, whole numbers, true, false and null.
    """
    if isinstance(each, Failure):
        error = f"{type(each.error).__name__}: {each.error}"
        return {
            "family": each.family_id,
            "plan": each.plan.name,
            "plan_digest": each.plan.digest,
            "error": error,
        }
    line, first, could = each.timeline, each.first, each.could_pass_from
    return {
        "family": each.family_id,
        "plan": line.plan.name,
        "plan_digest": line.plan.digest,
        "from": line.asked.first.isoformat(),
        "until": line.asked.last.isoformat(),
        "as_of": line.as_of.isoformat(),
        "verdict": each.verdict.value,
        "first_payable": None if first is None else first.days.first.isoformat(),
        "payable_to": None if each.payable_to is None else each.payable_to.isoformat(),
        "stretches": [_stretch(stretch) for stretch in line.stretches],
        "assumed": [_assumed(one) for one in line.assumed],
        "relies_on": [_assumed(one) for one in each.relies_on],
        "ends_with": [_finding(one) for one in each.ends_because],
        "looked_at": None if each.looked_at is None else each.looked_at.isoformat(),
        "waits_for": [_waited_for(one) for one in each.waits_for],
        "could_pass_from": None if could is None else could.isoformat(),
        "enough": [[_waited_for(one) for one in way] for way in each.enough_evidence],
    }


def _stretch(stretch: Stretch) -> dict[str, Any]:
    fee = stretch.attachment_fee
    return {
        "from": stretch.days.first.isoformat(),
        "to": stretch.days.last.isoformat(),
        "verdict": stretch.verdict.value,
        "result": stretch.result,
        "amount": str(stretch.amount),
        "attachment_fee": None if fee is None else str(fee),
    }


def _assumed(assumed: Assumed) -> dict[str, Any]:
    said: dict[str, Any] = value_of(assumed)
    return said | {"says": wording.assumed(assumed)}


def _waited_for(each: Finding | Needed) -> dict[str, Any]:
    if not isinstance(each, Finding):
        needed: dict[str, Any] = value_of(each)
        return needed
    return _finding(each)


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "kind": "Finding",
        "about": finding.about,
        "subject": value_of(finding.subject),
        "verdict": finding.verdict.value,
        "reason": finding.reason.value,
        "quantity": value_of(finding.quantity),
        "needed": [value_of(need) for need in finding.needed],
    }


def starts(
    plan: Plan, last: date | None, found: Iterable[LastStart], width: int = WIDTH
) -> str:
    """
    The last day on which each thing can start, line by line.
    """
    if last is None:
        return wrapped(f"{plan.name}: it takes no claim by then", width)
    lines = [paragraph(f"- {wording.last_start(each)}", STEP) for each in found]
    heading = f"{plan.name}: to be met by {wording.day(last)}, at best"
    return wrapped("\n".join([heading, *lines]), width)
