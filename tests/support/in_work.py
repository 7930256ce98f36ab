"""
A family with an adult in work, and the year in which claims are asked about.
"""

from __future__ import annotations

from datetime import date, timedelta

from attrs import evolve

from made import BRADFORD, a_family, a_pupil, an_adult, sessions
from pbr.periods import ONE_DAY, Period
from pbr.records import Benefit, Employment, Family
from pbr.timeline.assumptions import Assumed
from pbr.timeline.stretches import Timeline, timeline

YEAR = Period(date(2017, 6, 1), date(2018, 5, 31))
BEGAN = date(2017, 10, 2)
REACHED = date(2018, 4, 1)  # the 182nd day of the job


def in_work() -> Family:
    """A family with an adult whose open job was confirmed for a month."""
    job = Employment("A1", BEGAN, None, BEGAN + timedelta(30))
    benefits = [Benefit("A1", "jobseekers-allowance", date(2017, 4, 24))]
    ended = [evolve(row, ended_on=BEGAN - ONE_DAY) for row in benefits]
    adult = an_adult(employment=[job], benefits=ended)
    return a_family(people=[adult, a_pupil(attendance=[sessions("C1", 2, 100, 50)])])


def of_year(family: Family, *assumed: Assumed) -> Timeline:
    """The year's timeline under Bradford's plan, in files drawn up on its last day."""
    return timeline(family, BRADFORD, YEAR.first, YEAR.last, assumed, YEAR.last)
