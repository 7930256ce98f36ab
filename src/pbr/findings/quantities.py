"""
What was counted, in its natural unit, and what was needed.
"""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from attrs import frozen

from pbr.exceptions import Contradiction
from pbr.findings.counts import Counted, Fell
from pbr.findings.shown import Shown, ShowsShortfall
from pbr.periods import Period
from pbr.records import Subject


@frozen
class Attended(ShowsShortfall):
    """
    Sessions attended out of those possible, and the fewest that are enough.
    """

    sessions: int
    possible: int
    needed: int

    @property
    def short_by(self) -> int:
        """
        How many sessions short.
        """
        return self.needed - self.sessions if self.sessions < self.needed else 0


@frozen
class Absent(ShowsShortfall):
    """
    Sessions missed out of those possible, and the most that are allowed.
    """

    sessions: int
    possible: int
    most_allowed: int

    @property
    def short_by(self) -> int:
        """
        How many sessions too many.
        """
        return max(0, self.sessions - self.most_allowed)


@frozen
class Returned:
    """
    Sessions by the worst and by the best of the returns that may be right.

    Both are counted in the same way. Raises `Contradiction` if they are not.
    """

    worst: Attended | Absent
    best: Attended | Absent

    def __attrs_post_init__(self) -> None:
        if type(self.worst) is not type(self.best):
            message = "sessions attended cannot be compared with sessions missed"
            raise Contradiction(message)

    @property
    def shows(self) -> Shown:
        """
        Enough if the worst is, short if the best is, and else either.
        """
        if self.best.short_by:
            return Shown.SHORT
        return Shown.EITHER if self.worst.short_by else Shown.ENOUGH

    @property
    def short_by(self) -> int:
        """
        How many sessions short, or too many, at best.
        """
        return self.best.short_by


@frozen
class Worked(ShowsShortfall):
    """
    Days of work in one run (`within` is None) or in one window of `within` weeks.

    `with_unconfirmed` also counts the days that nobody has vouched for yet, and
    `with_benefits` those that do not count because of a benefit. If the person must
    have moved off a benefit, only days after `since_benefit` count: the first day on
    such a benefit in time. `run` is from the first to the last of the days counted, or
    None if there are none.
    """

    days: int
    needed: int
    within: int | None
    with_unconfirmed: int
    with_benefits: int
    since_benefit: date | None
    run: Period | None

    @property
    def short_by(self) -> int:
        """
        How many days short.
        """
        return max(0, self.needed - self.days)


@frozen
class HeldFor(ShowsShortfall):
    """
    Days on which a status is held, in one run or in one window.

    `with_unconfirmed` also counts the days that nobody has vouched for yet. `run` is
    from the first to the last of the days counted, or None if there are none.
    """

    days: int
    needed: int
    with_unconfirmed: int
    run: Period | None

    @property
    def short_by(self) -> int:
        """
        How many days short.
        """
        return max(0, self.needed - self.days)


@frozen
class Found(ShowsShortfall):
    """
    How many there are, and the fewest that are enough.
    """

    count: int
    needed: int

    @property
    def short_by(self) -> int:
        """
        How many short.
        """
        return max(0, self.needed - self.count)


@frozen
class Scored:
    """
    The first score of a subject by a tool since attachment, and the worst of those that
    now count: `since`.

    `tool` and `needed` are None if no score counts. `first`, `since` and `better_by`
    are None if there are not scores of two days to compare. `better_by` is how much
    better the second is, whichever way is better. `worse` are the same subject's scores
    by other tools that are worse, if these are better by enough.
    """

    subject: Subject
    tool: str | None
    scores: int
    first: Fraction | None
    since: Fraction | None
    better_by: Fraction | None
    needed: Fraction | None
    worse: tuple[Scored, ...] = ()

    @property
    def is_enough(self) -> bool:
        """
        Whether it is better by as much as is needed, whatever other tools show.
        """
        if self.better_by is None or self.needed is None:
            return False
        return self.better_by >= self.needed

    @property
    def short_by(self) -> Fraction | None:
        """
        How much short; None if no score counts.
        """
        if self.needed is None:
            return None
        return max(Fraction(0), self.needed - (self.better_by or 0))

    @property
    def shows(self) -> Shown:
        """
        Enough if it is better by enough, and worse by no other tool.
        """
        return Shown.ENOUGH if self.is_enough and not self.worse else Shown.SHORT


@frozen
class Signed:
    """
    The latest statement on file, who it is about and who made it; and the first and
    last days on which it may be made.

    `subject` is the family if the statement names nobody. `subject`, `by_role` and
    `found` are None if there is no statement.
    """

    subject: Subject | None
    by_role: str | None
    found: date | None
    since: date
    until: date

    @property
    def shows(self) -> Shown:
        """
        Enough if there is a statement; else there is nothing on file.
        """
        return Shown.NOTHING if self.found is None else Shown.ENOUGH


@frozen
class Early(ShowsShortfall):
    """
    How many days too early, and the first day that is not too early.
    """

    days: int
    until: date

    @property
    def short_by(self) -> int:
        """
        How many days short.
        """
        return self.days


@frozen
class Dated:
    """
    A date on file, or None, and the first and last days it may be.

    Both bounds are allowed. `since` or `until` is None if there is no bound.
    """

    found: date | None
    since: date | None
    until: date | None

    @property
    def shows(self) -> Shown:
        """
        Whether the date is between the bounds; nothing if there is none on file.
        """
        if self.found is None:
            return Shown.NOTHING
        early = self.since is not None and self.found < self.since
        late = self.until is not None and self.found > self.until
        return Shown.SHORT if early or late else Shown.ENOUGH


@frozen
class Held:
    """
    The latest day a status was held, and the window in which none may be.
    """

    latest: date | None
    window: Period

    @property
    def shows(self) -> Shown:
        """
        Enough if the status was not held in the window.
        """
        if self.latest is None or self.latest < self.window.first:
            return Shown.ENOUGH
        return Shown.SHORT


Quantity = (
    Attended
    | Absent
    | Returned
    | Worked
    | Fell
    | Counted
    | Found
    | HeldFor
    | Scored
    | Signed
    | Early
    | Dated
    | Held
)
