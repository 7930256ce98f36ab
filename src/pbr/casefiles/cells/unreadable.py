"""
A cell that cannot be read, said so that whoever sent the file can mend it.
"""

from __future__ import annotations


class Unreadable(ValueError):
    """
    Raised by whatever reads a cell. `expected` and `remedy` go into its `Problem`.

    `found` is what was there, where that is not the text of a cell.
    """

    def __init__(self, expected: str, remedy: str, found: str = "") -> None:
        self.expected = expected
        self.remedy = remedy
        self.found = found
        super().__init__(f"expected {expected}; {remedy}")
