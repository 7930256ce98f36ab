"""
Is somebody whose score earns a result worse in another part of their life?
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pbr.findings import Scored
from pbr.flags.decided import DecidedClaim
from pbr.flags.flag import Flag
from pbr.flags.kinds import FlagKind
from pbr.records import Score, Subject
from pbr.rules.parts.nameless import subject_of
from pbr.rules.parts.scores import judged_by_tool
from pbr.rules.progress import ScoreImproved


def worse_elsewhere(claim: DecidedClaim) -> Iterator[Flag]:
    """
    > a person whose score earns the result is worse in another domain (SPEC §8)

    We compare the latest score with the first since attachment, by each tool that the
    test lists: worse by any amount is worse (readings: "Worse elsewhere is worse at the
    latest score").
    """
    for each in claim.earning:
        rule, quantity = each.finding.rule, each.finding.quantity
        if isinstance(rule, ScoreImproved) and isinstance(quantity, Scored):
            rows = _worse(claim, rule, quantity.subject)
            if rows:
                kind, subject = FlagKind.WORSE_ELSEWHERE, quantity.subject
                yield claim.flag(kind, [each], rows, subject)


def _worse(claim: DecidedClaim, rule: ScoreImproved, subject: Subject) -> list[Score]:
    """
    The scores of the other domains in which somebody is worse.
    """
    attached, tools = claim.family.attached_by(claim.on), frozenset(rule.tools)
    by_domain: dict[tuple[str, str], list[Score]] = {}
    for row in claim.family.scores:
        if (
            subject_of(row) != subject
            or row.domain == rule.domain
            or row.tool not in tools
        ):
            continue
        if attached is not None and attached <= row.scored_on <= claim.on:
            by_domain.setdefault((row.domain, row.tool), []).append(row)
    return [
        row
        for rows in by_domain.values()
        for row in (rows if _is_worse(rows, rule, claim.on) else ())
    ]


def _is_worse(rows: list[Score], rule: ScoreImproved, on: date) -> bool:
    (quantity,) = judged_by_tool(rows, rule.tools, on)
    return quantity.better_by is not None and quantity.better_by < 0
