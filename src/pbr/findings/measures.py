"""
What was counted, and what was needed.
"""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from attrs import frozen

from pbr.periods import Period
from pbr.shares import Fall

# The measures: what was counted, in its natural unit, and what was needed.


@frozen
class Attended:
    """
    Sessions attended of those possible; the fewest that would do.
    """

    sessions: int
    possible: int
    needed: int

    @property
    def short_by(self) -> int:
        """
        How many sessions short.
        """
        return max(0, self.needed - self.sessions)


@frozen
class Absent:
    """
    Sessions missed of those possible; the most that would do.
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
class Worked:
    """
    Days of work in one run (`within` None) or in one window of so many days.

    `with_unconfirmed` also counts the days that nobody has vouched for yet. Where
    benefits are asked, only days after `since_benefit` count: the day on which the
    first out-of-work benefit on file began. `run` is from the first to the last of the
    days counted, None where there are none.
    """

    days: int
    needed: int
    within: int | None
    with_unconfirmed: int
    since_benefit: date | None
    run: Period | None

    @property
    def short_by(self) -> int:
        """
        How many days short.
        """
        return max(0, self.needed - self.days)


@frozen
class Fell:
    """
    Incidents of some kinds before and after; the most after that would do.

    A count is exact only when every day of its window was checked; else it is the
    fewest there can have been.
    """

    kinds: tuple[str, ...]
    by: Fall
    before: int
    after: int
    most_allowed: int
    baseline: Period
    window: Period
    baseline_exact: bool
    window_exact: bool

    @property
    def short_by(self) -> int:
        """
        How many incidents too many.
        """
        return max(0, self.after - self.most_allowed)


@frozen
class Counted:
    """
    How many of some kinds there were in a period; the most that would do.
    """

    kinds: tuple[str, ...]
    count: int
    most_allowed: int
    window: Period

    @property
    def short_by(self) -> int:
        """
        How many too many.
        """
        return max(0, self.count - self.most_allowed)


@frozen
class Found:
    """
    How many there are; the fewest that would do.
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
    The first score since attachment, and the worst that has stood since it counts.

    Both are None when there are not two scores to compare. `better_by` is how much
    better the second is, whichever way is better.
    """

    scores: int
    first: Fraction | None
    since: Fraction | None
    better_by: Fraction | None
    needed: Fraction

    @property
    def short_by(self) -> Fraction:
        """
        How much short.
        """
        return max(Fraction(0), self.needed - (self.better_by or 0))


@frozen
class Early:
    """
    How many days too early, and the first day that is not.
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
    A date on file, or None, set against the days in which it must lie.

    `since` or `until` is None where there is no bound; both are in.
    """

    found: date | None
    since: date | None
    until: date | None


@frozen
class Held:
    """
    The days a status was held, looked for in a window.
    """

    latest: date | None
    window: Period


Measure = (
    Attended | Absent | Worked | Fell | Counted | Found | Scored | Early | Dated | Held
)
