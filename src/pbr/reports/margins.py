"""
The margin ledger: every finding at its threshold, or one unit short.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from attrs import frozen

from pbr.claims import Decision
from pbr.reports import wording
from pbr.reports.paragraphs import STEP, WIDTH, paragraph, wrapped
from pbr.reports.spreadsheet import line
from pbr.shortfall.margins import Margin, close_calls
from pbr.weights import Weight

COLUMNS = ("family", "claim", "spare", "unit", "weight", "finding")
TITLES = ((-1, "one unit short"), (0, "exactly at the threshold"))


@frozen
class CloseCall:
    """
    A finding that one unit would change, and its claim.
    """

    decision: Decision
    margin: Margin

    @property
    def weight(self) -> Weight:
        """
        How much the finding weighs in the claim: whether a change in it matters.
        """
        return self.decision.weight_of(self.margin.finding)

    @property
    def order(self) -> tuple[bool, str, int]:
        """
        Findings that weigh first, then by family, those that are short first.
        """
        is_moot = self.weight is Weight.MOOT
        return (is_moot, self.decision.family_id, self.margin.spare)

    @property
    def cells(self) -> tuple[str, str, int, str, str, str]:
        """
        The close call as the cells of `COLUMNS`.
        """
        return (
            self.decision.family_id,
            self.decision.verdict.value,
            self.margin.spare,
            self.margin.unit,
            self.weight.value,
            wording.finding(self.margin.finding),
        )


def rows(decisions: Iterable[Decision]) -> list[CloseCall]:
    """
    Every close call of some claims, in order.
    """
    found = [CloseCall(one, each) for one in decisions for each in close_calls(one)]
    return sorted(found, key=lambda one: one.order)


def as_csv(calls: Iterable[CloseCall]) -> Iterator[str]:
    """
    The margin ledger as CSV.
    """
    yield line(COLUMNS)
    for each in calls:
        yield line(tuple(map(str, each.cells)))


def as_json(calls: Iterable[CloseCall]) -> Iterator[str]:
    """
    The margin ledger as JSON: a list of what is in the CSV.
    """
    data = [dict(zip(COLUMNS, each.cells, strict=True)) for each in calls]
    yield json.dumps(data, ensure_ascii=False, indent=2, sort_keys=True) + "\n"


def as_text(calls: Iterable[CloseCall], width: int = WIDTH) -> Iterator[str]:
    """
    The margin ledger as text: findings that are short, then those at the threshold.
    """
    every_one = list(calls)
    for spare, title in TITLES:
        theirs = [each for each in every_one if each.margin.spare == spare]
        if theirs:
            yield f"{title}\n"
        for each in theirs:
            yield wrapped(paragraph(_said(each), STEP), width)
    if not every_one:
        yield "no claim is at a threshold, or one unit short\n"


def _said(call: CloseCall) -> str:
    family_id, *_, finding = call.cells
    weight = "" if call.weight is Weight.MOOT else f"  ({call.weight.value})"
    return f"{family_id}: {finding}{weight}"
