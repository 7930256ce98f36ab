"""
What a quantity shows about what was needed.
"""

from __future__ import annotations

from abc import abstractmethod
from enum import Enum
from fractions import Fraction


class Shown(Enum):
    """
    What a quantity shows about what was needed.
    """

    #: What was counted, or the date on file, is within what the requirement allows.
    ENOUGH = "enough"
    #: It is not.
    SHORT = "short"
    #: It may be or not: it is known only within bounds.
    EITHER = "either"
    #: There is no date on file, or no quantity at all.
    NOTHING = "nothing"


class ShowsShortfall:
    """
    A quantity that is short, or enough.
    """

    __slots__ = ()

    @property
    @abstractmethod
    def short_by(self) -> int | Fraction:
        """
        How much is missing; 0 if nothing is.
        """

    @property
    def shows(self) -> Shown:
        """
        Enough, if nothing is missing.
        """
        return Shown.SHORT if self.short_by else Shown.ENOUGH
