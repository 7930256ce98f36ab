"""
The day on which a rule turns: the day before it says one thing, that day another, and
the rule gives that day (SPEC §9).
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any, NamedTuple

from made import a_family
from pbr.findings import Trail
from pbr.periods import ONE_DAY, Period
from pbr.records import Family
from pbr.rules import Rule
from pbr.testing.laws import shape
from pbr.verdicts import Verdict


class Turn(NamedTuple):
    """
    A rule, a family, the day, and what it says the day before and on the day.
    """

    rule: Rule
    changes: dict[str, Any]
    day: date
    before: Verdict
    then: Verdict

    @property
    def family(self) -> Family:
        return a_family(**{"attached_on": date(2015, 9, 1), **self.changes})

    def said(self) -> list[Verdict]:
        """
        What the rule says the day before, and on the day.
        """
        days = (self.day - ONE_DAY, self.day)
        return [self.rule.examine(self.family, on).verdict for on in days]

    def is_given(self) -> bool:
        """
        Whether the rule gives the day, asked about two days or about many.
        """
        near, far = self.day - ONE_DAY, timedelta(40)
        return all(
            self.day in set(self.rule.turning_days(self.family, asked))
            for asked in (
                Period(self.day - far, self.day + far),
                Period(near, self.day),
            )
        )

    def days_not_given(self) -> list[date]:
        """
        For two years round the day, replayed: days on which it turns and did not say so.
        """
        asked = Period(self.day - timedelta(365), self.day + timedelta(366))
        family = self.family
        given = set(self.rule.turning_days(family, asked))
        found: Trail | None = None
        missed = []
        for number in range(len(asked)):
            on = asked.first + timedelta(number)
            now = self.rule.examine(family, on)
            if found is not None and on not in given and shape(now) != shape(found):
                missed.append(on)
            found = now
        return missed
