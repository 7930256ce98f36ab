"""
When the council says that a term, or half of one, begins and ends: a row of terms.csv.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from attrs import field, frozen

from pbr.records import Row
from pbr.school import Term, TermPart


@frozen
class TermDates:
    """
    The first and last day of a term, or of half of one, as the council sets them.
    """

    term: Term
    half: int | None
    starts_on: date
    ends_on: date
    row: Row | None = field(default=None, eq=False, kw_only=True)

    @property
    def part(self) -> TermPart:
        """
        The term, or the half of one, that these dates are for.
        """
        return TermPart(self.term, self.half)

    @property
    def order(self) -> tuple[Any, ...]:
        """
        By term, then by what the row says.
        """
        return (self.term, self.half or 0, self.starts_on, self.ends_on)
