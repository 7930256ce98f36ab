"""
Which days of birth a dated row leaves possible (SPEC §2.6).

Nobody goes to school, works, is on a benefit or has an incident before birth. The
unborn are assessed: a status, need, score or statement may begin up to 300 days before.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import TypeVar

from attrs import frozen

from pbr.exceptions import Contradiction
from pbr.periods import ONE_DAY, Period, plus_months
from pbr.records.events import Incident, Score, Statement
from pbr.records.people import Attendance, Need, Stay
from pbr.records.spells import Benefit, Employment, Status
from pbr.school import Calendar

#: How long before birth a person may be assessed.
BEFORE_BIRTH = timedelta(days=300)
#: The ages at which a person can have sessions: the first, and the first that is not.
PUPIL_FROM, PUPIL_BEFORE = 2, 20
#: How long a person can have lived on a plan's first day.
YEARS_OF_LIFE = 110

OfPerson = (
    Attendance
    | Benefit
    | Employment
    | Incident
    | Need
    | Score
    | Statement
    | Status
    | Stay
)
R = TypeVar("R", bound=OfPerson)
_DAY: dict[type[OfPerson], str] = {
    Benefit: "started_on",
    Employment: "started_on",
    Incident: "occurred_on",
    Need: "identified_on",
    Score: "scored_on",
    Statement: "made_on",
    Status: "started_on",
    Stay: "left_on",
}


@frozen
class Allowed:
    """
    The days of birth that a row leaves possible: from `first` (None: any) to `last`.

    `day` is the day of the row; that of sessions is the first day of their term.
    """

    day: date
    first: date | None
    last: date

    def excludes(self, born: date) -> bool:
        """
        Whether someone born on a day cannot have the row.
        """
        return born > self.last or (self.first is not None and born < self.first)


def years_before(day: date, years: int) -> date:
    """
    The last day of birth of someone who has reached an age by a day.
    """
    return plus_months(day, -12 * years)


def allowed_by(row: OfPerson, terms: Calendar) -> Allowed:
    """
    The days of birth that a row leaves possible.

    > Sessions, a job, a benefit or an incident of a person before birth is a problem,
    > and so are sessions in a term on whose first day the person was under 2, or 20 or
    > over. A status, need, score or statement may begin up to 300 days before birth
    > (SPEC §2.6)
    """
    if isinstance(row, Attendance):
        day = terms.window(row.term).first
        oldest = years_before(day, PUPIL_BEFORE) + ONE_DAY
        return Allowed(day, oldest, years_before(day, PUPIL_FROM))
    if isinstance(row, Stay):
        left = row.left_on or date.max
        return Allowed(left, None, left)
    if isinstance(row, Incident):
        return Allowed(row.occurred_on, None, row.occurred_on)
    if isinstance(row, Employment | Benefit):
        return Allowed(row.started_on, None, row.started_on)
    day = assessed_on(row)
    return Allowed(day, None, min(day, date.max - BEFORE_BIRTH) + BEFORE_BIRTH)


def assessed_on(row: Need | Score | Statement | Status) -> date:
    """
    The day that the row says, which may be before the person is born.
    """
    if isinstance(row, Need):
        return row.identified_on
    if isinstance(row, Score):
        return row.scored_on
    return row.made_on if isinstance(row, Statement) else row.started_on


def plainly_goes_with(row: OfPerson, born: date) -> bool:
    """
    Whether a glance shows that someone born on a day can have a row: it is on that day
    or later, or the sessions are of a school year well inside those of a pupil.

    Nearly every row is; of the others `allowed_by` is asked.
    """
    if type(row) is Attendance:
        return PUPIL_FROM < row.term.school_year - born.year < PUPIL_BEFORE - 1
    day: date = getattr(row, _DAY[type(row)])
    return born <= day


def cannot_be(
    born: date, rows: Iterable[R], terms: Calendar
) -> Iterator[tuple[R, Allowed]]:
    """
    The rows that someone born on a day cannot have, each with what it allows.
    """
    for row in rows:
        if plainly_goes_with(row, born):
            continue
        allowed = allowed_by(row, terms)
        if allowed.excludes(born):
            yield row, allowed


def possible_births(allowed: Iterable[Allowed], earliest: date, latest: date) -> Period:
    """
    The days of birth from `earliest` to `latest` that all of these leave possible.

    Without any, it is the last that they leave.
    """
    for each in allowed:
        earliest = max(earliest, each.first or earliest)
        latest = min(latest, each.last)
    return Period(min(earliest, latest), latest)


def are_possible(allowed: Iterable[Allowed]) -> bool:
    """
    Whether someone can have been born on a day that all of these leave possible.
    """
    rows = tuple(allowed)
    first = max([each.first for each in rows if each.first], default=date.min)
    return first <= min([each.last for each in rows], default=date.max)


def check_births(
    person_id: str, born: date | None, rows: Iterable[OfPerson], terms: Calendar
) -> None:
    """
    Raise `Contradiction` for a row that cannot be true of someone born on a day.

    If the day is not known, raise it for rows that leave no day possible.
    """
    if born is None:
        if not are_possible([allowed_by(row, terms) for row in rows]):
            message = f"{person_id}: no date of birth goes with every row"
            raise Contradiction(message)
        return
    for row, allows in cannot_be(born, rows, terms):
        what = type(row).__name__.lower()
        message = (
            f"{person_id}, born on {born}, cannot have a row of {what} of {allows.day}"
        )
        raise Contradiction(message)
