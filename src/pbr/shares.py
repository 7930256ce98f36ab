"""
Shares and falls, exactly: "at least 90%", "below 15%", "by 33%".

A share works out how many of a whole it requires, in whole sessions or incidents. The
arithmetic is exact, in integers and fractions: 89.96% is not 90% (SPEC §4.5).
"""

from __future__ import annotations

import re
from enum import Enum
from fractions import Fraction
from functools import cached_property
from math import ceil

from attrs import frozen

from pbr.exceptions import NotUnderstood

_PERCENT = r"(?P<percent>\d{1,3}(?:\.\d{1,6})?)%"
_SHARE = re.compile(rf"(?P<strictness>at least|more than) {_PERCENT}", re.ASCII)
_BARE = re.compile(_PERCENT, re.ASCII)
_PART = re.compile(r"(?P<number>\d{1,3})/(?P<of>\d{1,3})", re.ASCII)
#: What a plan writes where any fall is enough.
ANY = "any"


def _percent(match: re.Match[str]) -> Fraction:
    return Fraction(match["percent"]) / 100


class Strictness(Enum):
    """
    Whether a share that is exactly at the threshold is enough.
    """

    AT_LEAST = "at least"
    MORE_THAN = "more than"


@frozen
class Share:
    """
    A part of a whole that must be reached: `Share.parse("at least 90%")`.
    """

    strictness: Strictness
    of: Fraction

    @classmethod
    def parse(cls, words: str) -> Share:
        """
        Read "at least 90%" or "more than 90%".

        Raises `NotUnderstood` for any other words, for 0% and for more than 100%.
        """
        match = _SHARE.fullmatch(words)
        remedy = 'write "at least 90%" or "more than 90%"'
        if match is None:
            fault = f"{words!r} is not a share"
            raise NotUnderstood(fault, remedy)
        strictness, of = Strictness(match["strictness"]), _percent(match)
        reachable = of < 1 or (of == 1 and strictness is Strictness.AT_LEAST)
        if of == 0 or not reachable:
            fault = f"{words!r} is a share that says nothing"
            raise NotUnderstood(fault, remedy)
        return cls(strictness, of)

    def needed_of(self, whole: int) -> int:
        """
        The fewest of `whole` that reach the share.
        """
        parts, of = self._ratio
        if self.strictness is Strictness.AT_LEAST:
            return -(-parts * whole // of)
        return parts * whole // of + 1

    @cached_property
    def _ratio(self) -> tuple[int, int]:
        return self.of.as_integer_ratio()

    @cached_property
    def may_miss(self) -> Fraction:
        """
        The part of the whole that need not reach it.
        """
        return 1 - self.of

    def __str__(self) -> str:
        return f"{self.strictness.value} {_in_words(self.of)}"


@frozen
class Below:
    """
    A part of a whole that must stay below a threshold: `Below.parse("15%")`.

    A share exactly at the threshold is too much: 15 in 100 is not below 15%.
    """

    of: Fraction

    @classmethod
    def parse(cls, words: str) -> Below:
        """
        Read "15%". Raises `NotUnderstood` for other words, 0%, and 100% or more.
        """
        match = _BARE.fullmatch(words)
        if match is None or not 0 < _percent(match) < 1:
            fault = f"{words!r} is not a share to stay below"
            raise NotUnderstood(fault, 'write "15%"')
        return cls(_percent(match))

    @property
    def may_miss(self) -> Fraction:
        """
        The part of the whole at which it is too much.
        """
        return self.of

    def most_allowed_of(self, whole: int) -> int:
        """
        The most of `whole` that is still below the threshold.
        """
        return ceil(self.of * whole) - 1

    def __str__(self) -> str:
        return f"below {_in_words(self.of)}"


@frozen
class Fall:
    """
    How far a count must fall: `Fall.parse("33%")` of 3 leaves at most 2.

    With `by` 0 any fall is enough, even of one.
    """

    by: Fraction

    @classmethod
    def parse(cls, words: str) -> Fall:
        """
        Read "33%", "1/3" or "any".

        Raises `NotUnderstood` for other words, for nothing and for more than all.
        """
        if words == ANY:
            return cls(Fraction(0))
        percent, part = _BARE.fullmatch(words), _PART.fullmatch(words)
        by = Fraction(0)
        if percent is not None:
            by = _percent(percent)
        elif part is not None and int(part["of"]):
            by = Fraction(int(part["number"]), int(part["of"]))
        if not 0 < by <= 1:
            fault = f"{words!r} is not a reduction"
            raise NotUnderstood(fault, 'write "33%", "1/3" or "any"')
        return cls(by)

    @property
    def is_any(self) -> bool:
        """
        Whether any fall is enough.
        """
        return self.by == 0

    def most_allowed_after(self, before: int) -> int:
        """
        The highest count allowed after a count of `before`.

        > Met when (b − c)/b ≥ by; or with *any*, when c < b. (SPEC §5.4)
        """
        if self.is_any:
            return max(0, before - 1)
        whole = self.by.denominator
        return before * (whole - self.by.numerator) // whole

    def __str__(self) -> str:
        return ANY if self.is_any else _in_words(self.by)


def _in_words(of: Fraction) -> str:
    """
    A fraction as the percentage it was written as, exactly.
    """
    whole, rest = divmod(of * 100, 1)
    if 10**6 % rest.denominator:
        return str(of)
    digits = f"{rest * 10**6}".rjust(6, "0").rstrip("0")
    return f"{whole}.{digits}%" if rest else f"{whole}%"
