"""
The quarters of financial years, in which money falls due.
"""

from __future__ import annotations

from datetime import date

from attrs import frozen

from pbr.periods import ONE_DAY

MONTHS_IN_A_QUARTER = 3
#: The month in which a financial year begins.
APRIL = 4


@frozen(order=True)
class Quarter:
    """
    Three months of a financial year: 2013/14 Q1 is April to June 2013.

    We read a quarter as one of the financial year that begins on 1 April (readings:
    "Quarters are those of the financial year").
    """

    year: int
    number: int

    @classmethod
    def of(cls, day: date) -> Quarter:
        """
        The quarter that a day is in.
        """
        number = (day.month - APRIL) % 12 // MONTHS_IN_A_QUARTER + 1
        return cls(day.year if day.month >= APRIL else day.year - 1, number)

    @property
    def first(self) -> date:
        """
        Its first day.
        """
        years, month = divmod(self.number * MONTHS_IN_A_QUARTER, 12)
        return date(self.year + years, month + 1, 1)

    @property
    def last(self) -> date:
        """
        Its last day.
        """
        follows = self.number % 4
        return Quarter(self.year + (not follows), follows + 1).first - ONE_DAY

    def __str__(self) -> str:
        return f"{self.year}/{(self.year + 1) % 100:02} Q{self.number}"
