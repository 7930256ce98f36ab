"""
Is a claim met although hardly any of the family's needs is met?
"""

from __future__ import annotations

from collections.abc import Iterator

from pbr.findings import Asked, Place, Question
from pbr.flags.decided import DecidedClaim, found_in
from pbr.flags.flag import Flag
from pbr.flags.kinds import FlagKind
from pbr.records import Record
from pbr.verdicts import MET

#: With fewer needs met than this, a result is nothing but neutral.
FEWEST = 2


def nothing_but_neutral(claim: DecidedClaim) -> Iterator[Flag]:
    """
    > a claim that is met with fewer than two needs met (SPEC §8)

    A result that does not ask about the family's needs, such as a job, is not flagged.
    Needs of one problem count once, as one test answers them all (readings: "Two needs
    met are needs of two problems").
    """
    if claim.whole.verdict is not MET:
        return
    for result in claim.results_met:
        for place in result.parts:
            if not _asks(place, Asked.EVERY_NEED):
                continue
            needs = [each for each in place.parts if _asks(each, Asked.PROBLEM)]
            met = {each.trail.about for each in needs if each.verdict is MET}
            if len(met) < FEWEST and needs:
                rows: list[Record] = [row for each in needs for row in each.trail.read]
                found = [found for each in needs for found in found_in(each)]
                yield claim.flag(FlagKind.NOTHING_BUT_NEUTRAL, found, rows)


def _asks(place: Place, asked: Asked) -> bool:
    """
    Whether a place is of one of pbr's own questions.
    """
    rule = place.trail.rule
    return isinstance(rule, Question) and rule.asked is asked
