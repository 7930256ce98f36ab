"""
The flags that a claim has by itself, whatever the other families are.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from pbr.flags.approach import long_before, one_day
from pbr.flags.decided import DecidedClaim
from pbr.flags.flag import Flag

#: One function for each kind.
KINDS: tuple[Callable[[DecidedClaim], Iterator[Flag]], ...] = (one_day, long_before)


def own_flags(claim: DecidedClaim) -> Iterator[Flag]:
    """
    The flags of a claim, kind by kind.
    """
    for kind in KINDS:
        yield from kind(claim)
