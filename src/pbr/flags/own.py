"""
The flags that a claim has by itself, whatever the other families are.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from pbr.flags.approach import long_before, one_day
from pbr.flags.before_attachment import before_attachment
from pbr.flags.decided import DecidedClaim
from pbr.flags.few_sessions import few_sessions
from pbr.flags.flag import Flag
from pbr.flags.joined_later import joined_later
from pbr.flags.leavers import leavers_counted, need_of_a_leaver, pupil_who_left
from pbr.flags.list_that_stopped import list_that_stopped
from pbr.flags.no_child import no_child_on_the_day
from pbr.flags.no_hours import no_hours
from pbr.flags.nothing_but_neutral import nothing_but_neutral
from pbr.flags.nothing_to_spare import nothing_to_spare
from pbr.flags.one_days_rows import one_days_rows
from pbr.flags.out_of_age import out_of_age
from pbr.flags.two_readings import two_readings
from pbr.flags.unread import unread
from pbr.flags.worse_elsewhere import worse_elsewhere

#: One function for each kind, or for each way in which it comes about.
KINDS: tuple[Callable[[DecidedClaim], Iterator[Flag]], ...] = (
    leavers_counted,
    pupil_who_left,
    need_of_a_leaver,
    before_attachment,
    one_day,
    long_before,
    unread,
    one_days_rows,
    list_that_stopped,
    out_of_age,
    nothing_but_neutral,
    worse_elsewhere,
    joined_later,
    no_child_on_the_day,
    few_sessions,
    no_hours,
    nothing_to_spare,
    two_readings,
)


def own_flags(claim: DecidedClaim) -> Iterator[Flag]:
    """
    The flags of a claim, kind by kind.
    """
    for kind in KINDS:
        yield from kind(claim)
