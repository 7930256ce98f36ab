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
