"""
Rows, sifted: those a rule counts, and those it passes over, each with the reason.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from pbr.findings import PassedOver, Why
from pbr.records import Record

R = TypeVar("R", bound=Record)


def sifted(
    rows: Sequence[R], why_not: Callable[[R], Why | None]
) -> tuple[tuple[R, ...], tuple[PassedOver, ...]]:
    """
    The rows for which `why_not` has no answer, and the others by their answer.

    Nothing is lost: every row is either read or passed over (SPEC §10.8).
    """
    if not rows:
        return (), ()
    read = []
    passed_over: dict[Why, list[R]] = {}
    for row in rows:
        why = why_not(row)
        if why is None:
            read.append(row)
        elif why in passed_over:
            passed_over[why].append(row)
        else:
            passed_over[why] = [row]
    return tuple(read), tuple(
        [PassedOver(why, tuple(rows)) for why, rows in passed_over.items()]
    )


def all_passed_over(why: Why, rows: tuple[Record, ...]) -> tuple[PassedOver, ...]:
    """
    Every row passed over for one and the same reason.
    """
    return (PassedOver(why, rows),) if rows else ()
