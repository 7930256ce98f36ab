"""
Is what a claim turns on met exactly at its threshold?
"""

from __future__ import annotations

from collections.abc import Iterator

from pbr.findings import Address, Finding
from pbr.findings.margins import is_never_close, margin_in_days, margin_of
from pbr.flags.decided import DecidedClaim, Found
from pbr.flags.flag import Flag
from pbr.flags.kinds import FlagKind
from pbr.verdicts import MET
from pbr.weights import Weight, weights


def nothing_to_spare(claim: DecidedClaim) -> Iterator[Flag]:
    """
    > a decisive finding met exactly at its threshold, with its numbers (SPEC §8)

    It is a remark. What counts as a threshold is what `pbr margins` lists (readings:
    "Close means at the threshold or one unit short").
    """
    # A finding that is met is decisive only if the claim is met too.
    if claim.whole.verdict is not MET:
        return
    at_threshold = [each for each in claim.asked if _is_at_threshold(each.finding)]
    weighed = weights(claim.whole) if at_threshold else {}
    same: dict[Address, list[Found]] = {}
    for each in at_threshold:
        if weighed[each.address] is Weight.DECISIVE:
            same.setdefault(each.same_as, []).append(each)
    for found in same.values():
        finding = found[0].finding
        rows = finding.read or (claim.family,)
        yield claim.flag(FlagKind.NOTHING_TO_SPARE, found, rows, finding.subject)


def _is_at_threshold(finding: Finding) -> bool:
    margin = margin_of(finding) or margin_in_days(finding)
    is_there = finding.verdict is MET and margin is not None and margin.spare == 0
    return is_there and not is_never_close(finding)
