"""
Checks: which source was asked about which days, so that silence counts (SPEC §4.2).

> A fact that earns money by being absent (no incidents) needs a check: a row in
> checks.csv saying that a source was asked about this family, for these kinds, for this
> period, on this day.
"""

from __future__ import annotations

from pbr.findings import NeedsCheck, PassedOver, Why
from pbr.periods import Period
from pbr.records import Check, Family
from pbr.rules.parts.sifting import sifted


def sifted_checks(
    family: Family, kinds: tuple[str, ...], windows: tuple[Period, ...]
) -> tuple[tuple[Check, ...], tuple[PassedOver, ...]]:
    """
    The family's checks: those that cover a kind in a window, and the others.
    """

    def why_not(check: Check) -> Why | None:
        if not any([kind in check.kinds for kind in kinds]):
            return Why.OTHER_KIND
        first, last = check.covers_from, check.last_day
        if any([first <= window.last and window.first <= last for window in windows]):
            return None
        return Why.OUTSIDE_THE_WINDOW

    return sifted(family.checks, why_not)


def unchecked(
    family: Family, kinds: tuple[str, ...], windows: tuple[Period, ...]
) -> tuple[NeedsCheck, ...]:
    """
    The unchecked days of the windows, with the kinds to ask about.
    """
    needed: dict[tuple[Period, ...], list[str]] = {}
    for kind in kinds:
        checked = family.checked_days((kind,))
        missing = [gap for window in windows for gap in checked.missing_from(window)]
        if missing:
            needed.setdefault(tuple(missing), []).append(kind)
    return tuple(
        [NeedsCheck(tuple(together), days) for days, together in needed.items()]
    )
