"""
Dates of birth that can be read but cannot be: a system wrote them for none.
"""

from __future__ import annotations

from datetime import date

from pbr.casefiles.reading import Reading
from pbr.periods import plus_months

_MONTHS_OF_LIFE = 110 * 12


def check_births(reading: Reading, since: date | None) -> None:
    """
    Report each birth date that cannot be, by the plan's first day `since`.

    > A birth date more than 110 years before the plan's first day is a problem. (SPEC
    > §11)
    """
    if since is None:
        return
    earliest = plus_months(since, -_MONTHS_OF_LIFE)
    for stay in reading.every("people", "born_on"):
        if stay.born_on is not None and stay.born_on < earliest:
            expected = f"a day on or after {earliest}"
            reading.problem("people", stay, "born_on", expected, "leave the cell blank")
