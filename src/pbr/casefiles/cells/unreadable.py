"""
A cell that cannot be read, in words with which its sender can correct it.
"""

from __future__ import annotations


class Unreadable(ValueError):
    """
    Raised for a cell that cannot be read.

    `expected` and `remedy` go into its `Problem`, and so does `found`, unless it is
    blank: then the text of the cell does.
    """

    def __init__(self, expected: str, remedy: str, found: str = "") -> None:
        self.expected = expected
        self.remedy = remedy
        self.found = found
        super().__init__(f"expected {expected}; {remedy}")


class MayMeanNothing(Unreadable):
    """
    Raised for a cell that may mean that nothing is known, such as a day in 1753.

    If its column may be blank, the remedy is also to leave the cell blank.
    """

    def or_blank(self) -> Unreadable:
        """
        The same, where the cell may be blank.
        """
        return Unreadable(self.expected, f"{self.remedy}, or leave the cell blank")
