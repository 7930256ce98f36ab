"""
What files that were drawn up on a day cannot hold: a later check or confirmation.

> A `checked_on` or `confirmed_on` after a given `as_of` is a problem: the files hold
> what they cannot. (SPEC §7)
"""

from __future__ import annotations

from datetime import date

from pbr.casefiles.reading import Reading

_LEARNED = (
    ("checks", "checked_on"),
    ("employment", "confirmed_on"),
    ("statuses", "confirmed_on"),
)


def check_drawn_up(reading: Reading, as_of: date | None) -> None:
    """
    Report what was learned after `as_of`, if it is given.
    """
    if as_of is None:
        return
    expected = f"a day on or before {as_of}, on which the files were drawn up"
    for name, column in _LEARNED:
        for record in reading.of(name):
            day = getattr(record, column)
            if day is not None and day > as_of:
                remedy = "write the true day, or give a later --as-of if that is true"
                reading.problem(name, record, column, expected, remedy)
