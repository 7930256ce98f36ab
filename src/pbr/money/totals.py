"""
Totals of amounts: by result, by quarter, by plan.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from decimal import Decimal
from typing import TypeVar

from attrs import frozen

from pbr.claims import NOTHING
from pbr.money.dues import Due
from pbr.money.quarters import Quarter


@frozen
class Total:
    """
    A number of amounts, and their sum in pounds and pence.
    """

    number: int
    pounds: Decimal


K = TypeVar("K", str, Quarter)


def total(dues: Iterable[Due]) -> Total:
    """
    The number of amounts, and their sum.
    """
    pounds = [each.pounds for each in dues]
    return Total(len(pounds), sum(pounds, NOTHING))


def totals(dues: Iterable[Due], by: Callable[[Due], K]) -> dict[K, Total]:
    """
    The total for each result, quarter or plan, in order; they add up to all amounts.
    """
    groups: dict[K, list[Due]] = {}
    for each in dues:
        groups.setdefault(by(each), []).append(each)
    return {key: total(groups[key]) for key in sorted(groups)}


def by_result(dues: Iterable[Due]) -> dict[str, Total]:
    """
    The total of the fees, and of each result and supplement.
    """
    return totals(dues, lambda each: each.what)


def by_quarter(dues: Iterable[Due]) -> dict[Quarter, Total]:
    """
    The total of each quarter in which any amount falls due.
    """
    return totals(dues, lambda each: each.quarter)


def by_plan(dues: Iterable[Due]) -> dict[str, Total]:
    """
    The total of each plan.
    """
    return totals(dues, lambda each: each.plan)
