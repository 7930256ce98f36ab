"""
Is one key worker named by more families than one person can work with?
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date

from pbr.records import Family

#: More families than this is more than one person can work with.
MANY = 100


def named_by_many(families: Iterable[Family], on: date) -> tuple[int, ...]:
    """
    For each key worker named by more than a hundred families on a day: how many.

    The most come first. Whose number it is is not said: pbr never shows the id of a key
    worker. A family counts from the day it is attached until it is closed or has left
    the area (readings: "A key worker is named on a day by the families worked with").
    """
    named = Counter([each.key_worker for each in families if _is_worked_with(each, on)])
    del named[""]
    return tuple([number for _, number in named.most_common() if number > MANY])


def _is_worked_with(family: Family, on: date) -> bool:
    ended = [day for day in (family.closed_on, family.left_area_on) if day is not None]
    return family.attached_by(on) is not None and on < min(ended, default=date.max)
