"""
How many incidents there were: a number, or from the fewest to the most (SPEC §4.8).
"""

from __future__ import annotations

from functools import cached_property

from attrs import field, frozen

from pbr.exceptions import Contradiction
from pbr.findings.shown import Shown
from pbr.periods import Period
from pbr.shares import Fall


@frozen
class Range:
    """
    How many there were: from `fewest` to `most`, by the rows on record.

    If not every day was checked, there may have been any number more. Raises
    `Contradiction` if the most are fewer than the fewest.
    """

    fewest: int
    most: int
    all_checked: bool = True

    def __attrs_post_init__(self) -> None:
        if self.most < self.fewest:
            message = f"there cannot be at least {self.fewest} and at most {self.most}"
            raise Contradiction(message)

    @property
    def at_most(self) -> int | None:
        """
        The most there can have been; None if not every day was checked.
        """
        return self.most if self.all_checked else None

    @property
    def is_exact(self) -> bool:
        """
        Whether it can have been one number only.
        """
        return self.at_most == self.fewest


def _as_range(number: int | Range) -> Range:
    """
    A whole number is exactly that many.
    """
    return number if isinstance(number, Range) else Range(number, number)


@frozen
class Fell:
    """
    Incidents of `kinds` before and after, and how far they must have fallen.
    """

    kinds: tuple[str, ...]
    by: Fall
    before: Range = field(converter=_as_range)
    after: Range = field(converter=_as_range)
    baseline: Period
    window: Period

    @cached_property
    def most_allowed(self) -> int:
        """
        The most allowed after the fewest there can have been before.
        """
        return self.by.most_allowed_after(self.before.fewest)

    @cached_property
    def short_by(self) -> int:
        """
        How many incidents too many there are at least, after the most before.
        """
        if self.before.at_most is not None:
            allowed = self.by.most_allowed_after(self.before.at_most)
            return max(0, self.after.fewest - allowed)
        # A fall of 100% is out of reach once there is one incident in the window.
        return self.after.fewest if self.by.by == 1 else 0

    @cached_property
    def shows(self) -> Shown:
        """
        Enough if the most after is few enough for the fewest before.
        """
        if self.short_by:
            return Shown.SHORT
        most = self.after.at_most
        enough = most is not None and most <= self.most_allowed
        return Shown.ENOUGH if enough else Shown.EITHER


@frozen
class Counted:
    """
    How many of `kinds` there were in a period, and the most allowed.
    """

    kinds: tuple[str, ...]
    count: Range = field(converter=_as_range)
    most_allowed: int
    window: Period

    @property
    def short_by(self) -> int:
        """
        How many too many there are at least.
        """
        return max(0, self.count.fewest - self.most_allowed)

    @property
    def shows(self) -> Shown:
        """
        Enough if the most there can have been is allowed.
        """
        if self.short_by:
            return Shown.SHORT
        most = self.count.at_most
        enough = most is not None and most <= self.most_allowed
        return Shown.ENOUGH if enough else Shown.EITHER
