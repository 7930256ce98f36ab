"""
Is a fall only one because a list of incidents stopped coming?
"""

from __future__ import annotations

from collections.abc import Iterator

from pbr.flags.decided import DecidedClaim
from pbr.flags.falls import MetFall, met_falls
from pbr.flags.flag import Flag
from pbr.flags.kinds import FlagKind
from pbr.periods import Days, Period
from pbr.records import Family, Incident
from pbr.rules.parts.events import alike, fewest
from pbr.texts.folding import fold


def list_that_stopped(claim: DecidedClaim) -> Iterator[Flag]:
    """
    > a met fall whose baseline has rows of a source that has none in the window and no
    > check of its own that covers the window, and which would not be met without them
    > (SPEC §8)

    We read "without them" as without the rows of every such source together (readings:
    "Lists that stopped are left out together").
    """
    for fall in met_falls(claim):
        stopped = _stopped(fall, claim.family)
        rows = [row for row in fall.before if fold(row.source) in stopped]
        others = [row for row in fall.before if fold(row.source) not in stopped]
        if rows and not fall.is_met_after(sum(map(fewest, alike(others)))):
            yield claim.flag(FlagKind.LIST_THAT_STOPPED, fall.found, rows)


def _stopped(fall: MetFall, family: Family) -> set[str]:
    """
    The sources of the baseline that have no row in the window and do not check it.
    """
    window = fall.fell.window
    kinds: dict[str, set[str]] = {}
    for row in fall.before:
        kinds.setdefault(fold(row.source), set()).add(row.kind)
    named = {source: theirs for source, theirs in kinds.items() if source}
    go_on = {
        fold(row.source)
        for row in family.incidents
        if row.occurred_on in window and _may_count(row, fall)
    }
    return {
        source
        for source, theirs in named.items()
        if source not in go_on
        and not all([_checks(source, kind, family, window) for kind in theirs])
    }


def _may_count(row: Incident, fall: MetFall) -> bool:
    return row.kind in fall.fell.kinds or not row.understood


def _checks(source: str, kind: str, family: Family, window: Period) -> bool:
    """
    > the source's own checks cover the window for each kind its baseline rows are of,
    > every day, by one check or several (SPEC §8)
    """
    days = Days.of(
        [
            (check.covers_from, check.last_day)
            for check in family.checks
            if fold(check.source) == source and kind in check.kinds
        ]
    )
    return days.covers(window)
