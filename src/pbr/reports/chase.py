"""
The chase list: what each claim is missing, under who has it, as text, CSV and JSON.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from pbr.claims import Claim, Decision
from pbr.findings import Worked
from pbr.reports import wording
from pbr.reports.paragraphs import STEP, WIDTH, paragraph, wrapped
from pbr.reports.spreadsheet import line
from pbr.rules.parts.reads import Holder
from pbr.shortfall.chase import (
    ChaseLine,
    Event,
    ForGood,
    Kind,
    NotAdvised,
    chase_lines,
)
from pbr.shortfall.corrections import Unit, WouldMeet, would_meet
from pbr.shortfall.holders import AskedOf, NoOne

COLUMNS = ("holder", "family", "claim", "smallest_set", "kind", "what")
NO_ONE = {
    NoOne.WAIT: "no one to ask: wait for the date",
    NoOne.NOT_BEGUN: "no one to ask: no job or benefit is on file",
    NoOne.NO_ADVICE: "no one to ask: pbr gives no advice on domestic abuse",
    NoOne.NO_WAY: "no one to ask: nothing can make this claim met",
}
#: How a finding would be met: with one unit, and with several.
WOULD_MEET = {
    Unit.RE_MARKED: (
        "if a source confirms that 1 session should be marked present",
        "if a source confirms that {} sessions should be marked present",
    ),
    Unit.FULL_SESSIONS: ("with 1 more full session", "with {} more full sessions"),
    Unit.DAYS_OF_WORK: (
        "if a source confirms 1 more day among those that count",
        "if a source confirms {} more days among those that count",
    ),
    Unit.WORK_TO_COME: (
        "with 1 more day of the same work, confirmed",
        "with {} more days of the same work, confirmed",
    ),
    Unit.MISTAKEN_INCIDENTS: (
        "if a source confirms that 1 incident was recorded by mistake",
        "if a source confirms that {} incidents were recorded by mistake",
    ),
}
Cells = tuple[str, str, str, int, str, str]


def rows(decisions: Iterable[Decision]) -> list[Cells]:
    """
    What some claims are missing, as the cells of `COLUMNS`, in order.
    """
    lines = [each for decision in decisions for each in chase_lines(decision)]
    return sorted(map(_cells, lines), key=in_order)


def _cells(each: ChaseLine) -> Cells:
    return (
        holder(each.asked_of),
        each.decision.family_id,
        each.decision.verdict.value,
        each.smallest_set,
        each.kind.value,
        what(each),
    )


def in_order(cells: Cells) -> tuple[str, int, bool, str, str]:
    """
    By holder, then the smallest sets first, evidence before events, by family.
    """
    asked_of, family_id, _, smallest_set, kind, lacking = cells
    return asked_of, smallest_set, kind == Kind.EVENT.value, family_id, lacking


def holder(asked_of: AskedOf) -> str:
    """
    Who is asked, or why there is no one to ask.
    """
    if isinstance(asked_of, NoOne):
        return NO_ONE[asked_of]
    return asked_of.value if isinstance(asked_of, Holder) else asked_of


def what(each: ChaseLine) -> str:
    """
    What is missing, in words; and whether less than the whole set may be enough.
    """
    fewer = f"; fewer than {each.smallest_set} may be enough"
    return f"{_what(each)}{fewer if each.fewer_may_do else ''}"


def _what(each: ChaseLine) -> str:
    lacking = each.lacking
    if isinstance(lacking, ForGood):
        said = dict.fromkeys(map(wording.finding, lacking.findings))
        return "; ".join(said) or "there is nothing to show"
    if isinstance(lacking, NotAdvised):
        return "a count of incidents"
    if isinstance(lacking, Event):
        return event(lacking, each.decision.claim)
    return wording.wanted(lacking)


def event(each: Event, claim: Claim) -> str:
    """
    What was found in a claim, and what would make it met.

    Sessions still to come are left out: the terms that are asked about have ended.
    """
    finding = each.finding
    said = [wording.all_it_lacks(finding)]
    quantity = finding.quantity
    ways = would_meet(finding, claim=claim)
    if ways:
        said.append(f"it would be met {', or '.join(map(in_words, ways))}")
    if ways and isinstance(quantity, Worked):
        if ways[-1].number < quantity.short_by:
            said.append("with that, other days of work on file count too")
        passed = quantity.with_unconfirmed - quantity.days
        if passed > 0:
            days = wording.count(passed, "day")
            said.append(f"{days} more have passed, and nobody has confirmed them")
    return "; ".join(said)


def in_words(way: WouldMeet) -> str:
    """
    What would make a finding met; a correction takes a source that confirms it.
    """
    one, several = WOULD_MEET[way.unit]
    return one if way.number == 1 else several.format(way.number)


def as_csv(lines: Iterable[Cells]) -> Iterator[str]:
    """
    The chase list as CSV.
    """
    yield line(COLUMNS)
    for cells in lines:
        yield line(tuple(map(str, cells)))


def as_json(lines: Iterable[Cells]) -> Iterator[str]:
    """
    The chase list as JSON: a list of what is in the CSV.
    """
    data = [dict(zip(COLUMNS, cells, strict=True)) for cells in lines]
    yield json.dumps(data, ensure_ascii=False, indent=2, sort_keys=True) + "\n"


def as_text(lines: Iterable[Cells], width: int = WIDTH) -> Iterator[str]:
    """
    The chase list as text, under a heading for each holder.
    """
    heading = None
    for asked_of, family_id, _, smallest_set, kind, lacking in lines:
        if asked_of != heading:
            yield asked_of if heading is None else f"\n{asked_of}"
            yield "\n"
            heading = asked_of
        said = f"{family_id}{_how_many(smallest_set, kind)}: {lacking}"
        yield wrapped(paragraph(said, STEP), width)
    if heading is None:
        yield "nothing is missing\n"


def _how_many(smallest_set: int, kind: str) -> str:
    if kind == Kind.NONE.value:
        return ""
    return " (alone)" if smallest_set == 1 else f" (one of {smallest_set})"
