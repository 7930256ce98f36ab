"""
What would make a finding met: a correction of the record, or something still to come.

A correction says that what is on record is wrong, and takes a source that says so. What
is still to come corrects nothing. The two are never mixed: "5 sessions re-marked
present" is one thing and "50 more full sessions" another. There is no advice on counts
of domestic abuse: nobody should learn that fewer reports would pay.
"""

from __future__ import annotations

from datetime import date
from enum import Enum
from fractions import Fraction
from math import floor

from attrs import frozen

from pbr.claims import Claim
from pbr.findings import Absent, Attended, Counted, Fell, Finding, Reason, Worked
from pbr.periods import ONE_DAY
from pbr.records import Benefit, Employment
from pbr.shares import Below, Share, Strictness
from pbr.shortfall.days_of_work import fewest_more_days
from pbr.shortfall.ways import is_not_advised
from pbr.verdicts import NOT_MET


class Unit(Enum):
    """
    What is corrected or still to come, one of it counting 1.
    """

    #: Sessions that should be marked present.
    RE_MARKED = "sessions re-marked present"
    #: Sessions still to come, all attended.
    FULL_SESSIONS = "more full sessions"
    #: Days of work that are not on record.
    DAYS_OF_WORK = "more days among those that count"
    #: Days still to come of a job that continues.
    WORK_TO_COME = "more days of the same work"
    #: Incidents that should not be on record.
    MISTAKEN_INCIDENTS = "incidents recorded by mistake"


#: What is still to come; every other unit corrects the record.
STILL_TO_COME = (Unit.FULL_SESSIONS, Unit.WORK_TO_COME)


@frozen
class WouldMeet:
    """
    With this number of units the finding is met; with one fewer it is not.
    """

    number: int
    unit: Unit

    @property
    def needs_source(self) -> bool:
        """
        Whether it is a correction, which a source has to confirm.
        """
        return self.unit not in STILL_TO_COME


def would_meet(
    finding: Finding, share: Share | Below | None = None, claim: Claim | None = None
) -> tuple[WouldMeet, ...]:
    """
    What would make a finding that is not met met; nothing if nothing was counted.

    `share` is the share that a rule about sessions asks for; with it, sessions still to
    come are given too. Each of them is possible and attended. `claim` is the one that
    was decided; with it, days of work are given, since other work on file may be joined
    by fewer days than the longest run lacks. If a job continues, more days are still to
    come, as long as the person stays off the benefits asked about.
    """
    quantity = finding.quantity
    if finding.verdict is not NOT_MET or is_not_advised(finding):
        return ()
    if finding.reason is Reason.OUT_OF_REACH:
        return ()  # with corrections it is undetermined until the rest is known
    if isinstance(quantity, Attended | Absent):
        attended = quantity.sessions
        if isinstance(quantity, Absent):
            attended = quantity.possible - quantity.sessions
        to_come = full_sessions_to_reach(share, attended, quantity.possible)
        return (
            *_counted(quantity.short_by, Unit.RE_MARKED),
            *_counted(to_come, Unit.FULL_SESSIONS),
        )
    if isinstance(quantity, Worked):
        return () if claim is None else _of_work(finding, quantity, claim)
    if isinstance(quantity, Fell | Counted) and _is_known(quantity):
        return _counted(quantity.short_by, Unit.MISTAKEN_INCIDENTS)
    return ()


def _is_known(quantity: Fell | Counted) -> bool:
    """
    Whether fewer incidents would be met, and not neutral or undetermined.
    """
    if isinstance(quantity, Counted):
        return quantity.count.is_exact
    # With none before there is nothing to reduce: none after is neutral, not met.
    is_exact = quantity.before.is_exact and quantity.after.is_exact
    return is_exact and quantity.before.fewest > 0


def _of_work(finding: Finding, quantity: Worked, claim: Claim) -> tuple[WouldMeet, ...]:
    # If no benefit is on file in time, days alone are not enough: one may be asked for
    # too. A benefit that is not understood may strike the days out.
    unclear = [row for row in finding.read if not getattr(row, "understood", True)]
    moved_off = getattr(finding.rule, "moved_off", None)
    lacks_benefit = moved_off is not None and quantity.since_benefit is None
    if lacks_benefit or quantity.run is None or unclear:
        return ()
    fewest = _counted(fewest_more_days(finding, claim), Unit.DAYS_OF_WORK)
    if quantity.within is not None or not _goes_on(finding, quantity.run.last):
        return fewest
    to_come = _counted(quantity.short_by, Unit.WORK_TO_COME)
    return (*to_come, *[each for each in fewest if each.number < quantity.short_by])


def _goes_on(finding: Finding, last: date) -> bool:
    """
    Whether a job with no end was worked on the last of the days counted, and no benefit
    cut it short there.
    """
    return any(
        isinstance(row, Employment)
        and row.is_open_on(last)
        and row.started_on <= last <= row.vouched_on(last)
        for row in finding.read
    ) and not any(
        isinstance(row, Benefit)
        and row.started_on <= last + ONE_DAY <= (row.ended_on or date.max)
        for row in finding.read
    )


def _counted(number: int | None, unit: Unit) -> tuple[WouldMeet, ...]:
    return (WouldMeet(number, unit),) if number else ()


def full_sessions_to_reach(
    share: Share | Below | None, attended: int, possible: int
) -> int | None:
    """
    The fewest more sessions, all attended, that reach a share; None if no number does.

    With n more, (attended + n) of (possible + n) are attended. A share of 100% cannot
    be reached once a session was missed.
    """
    if share is None:
        return None
    missed = possible - attended
    of, strict = _as_share(share)
    if of == 1:
        return None if missed else 0
    # missed ÷ (possible + n) is at most, or less than, 1 − share.
    whole = Fraction(missed) / (1 - of)
    needed = floor(whole) + 1 if strict else -floor(-whole)
    return max(0, needed - possible)


def _as_share(share: Share | Below) -> tuple[Fraction, bool]:
    """
    The share to be attended, and whether it must be exceeded.
    """
    if isinstance(share, Below):
        return 1 - share.of, True
    return share.of, share.strictness is Strictness.MORE_THAN
