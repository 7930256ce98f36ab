"""
Days that can be read but on which nothing happened: a system wrote them for none.

> An incident, score, statement, need, assessment, plan or attachment dated before
> 1 January 1980, or on 1 January 2000, is a problem. (SPEC §11)
"""

from __future__ import annotations

from datetime import date

from pbr.casefiles.reading import Reading
from pbr.periods import plus_months

#: Columns whose days are all within the programme's memory.
_WITHIN_MEMORY = (
    ("families", "attached_on"),
    ("families", "assessed_on"),
    ("families", "planned_on"),
    ("needs", "identified_on"),
    ("incidents", "occurred_on"),
    ("scores", "scored_on"),
    ("statements", "made_on"),
)
_EARLIEST = date(1980, 1, 1)
_MEANS_NOT_KNOWN = date(2000, 1, 1)
_MONTHS_OF_LIFE = 110 * 12


def is_true(day: date) -> bool:
    """
    Whether something in the programme can have happened on a day.
    """
    return day >= _EARLIEST and day != _MEANS_NOT_KNOWN


def check_true_days(reading: Reading, since: date | None) -> None:
    """
    Report each day on which nothing can have happened; `since` is the plan's first day.
    """
    for name, column in _WITHIN_MEMORY:
        for record in reading.of(name):
            day = getattr(record, column)
            if day is not None and not is_true(day):
                expected = f"a day from {_EARLIEST} on, and not {_MEANS_NOT_KNOWN}"
                reading.problem(name, record, column, expected, "write the true day")
    if since is not None:
        _check_births(reading, plus_months(since, -_MONTHS_OF_LIFE))


def _check_births(reading: Reading, earliest: date) -> None:
    """
    > A birth date more than 110 years before the plan's first day is a problem. (SPEC
    > §11)
    """
    for stay in reading.of("people"):
        if stay.born_on < earliest:
            expected = f"a day on or after {earliest}"
            remedy = "write the true date of birth"
            reading.problem("people", stay, "born_on", expected, remedy)
