"""
By when things must start to be met by a day: `pbr plans starts`.
"""

from __future__ import annotations

from datetime import date

import pytest
from attrs import evolve

from made import BRADFORD, PLANS
from pbr.periods import ONE_DAY
from pbr.plans.plan import Window
from pbr.timeline.deadlines import last_day_to_claim, last_starts
from running import run
from strategies import CLAUSE

PLAN = "bradford-families-first-2015"


def test_last_starts_in_full() -> None:
    """
    By when each thing must start to be met by Bradford's last day.
    """
    ran = run("plans", "starts", PLAN, "--by", "2020-06-01")
    assert (ran.exit_code, ran.output) == (
        0,
        """\
bradford-families-first-2015: to be met by 31 March 2020, at best
  - crime, incidents reduced: the family is attached by 1 October 2019
  - school, attended each term: the terms counted begin by 1 January 2019
  - help, status ended: the months counted begin by 1 October 2019
  - work, employed consecutively: work begins by 2 October 2019
  - domestic abuse, incidents reduced: the family is attached by 1 October 2019
  - health, score improved: the better score is given by 31 March 2020
  - progress, attended each term: the terms counted begin by 1 January 2019
""",
    )


def test_no_claim_is_taken_before_the_plan() -> None:
    """
    On the first day of the plan a claim is taken; by the day before none is.
    """
    ran = run("plans", "starts", PLAN, "--by", "2014-08-31")
    assert ran.output == f"{PLAN}: it takes no claim by then\n"
    assert last_starts(BRADFORD, date(2014, 8, 31)) == ()
    assert last_day_to_claim(BRADFORD, date(2014, 9, 1)) == date(2014, 9, 1)


def test_the_last_day_to_claim_is_in_a_window() -> None:
    """
    With claim windows it is the last day of the latest that has begun.
    """
    windows = (
        Window(date(2016, 1, 1), date(2016, 2, 1), CLAUSE),
        Window(date(2016, 7, 1), date(2016, 8, 1), CLAUSE),
        Window(date(2020, 3, 1), date(2021, 1, 1), CLAUSE),
    )
    plan = evolve(BRADFORD, windows=windows)
    said = {
        by: last_day_to_claim(plan, by)
        for by in (
            date(2015, 12, 31),
            date(2016, 1, 15),
            date(2016, 6, 30),
            date(2016, 7, 1),
            date(2017, 1, 1),
            date(2020, 12, 31),
        )
    }
    assert list(said.values()) == [
        None,
        date(2016, 1, 15),
        date(2016, 1, 31),
        date(2016, 7, 1),
        date(2016, 7, 31),
        date(2020, 3, 31),
    ]


def test_a_window_from_before_the_plan_takes_claims_from_its_first_day() -> None:
    """
    A claim window that opens before the plan does is closed until the plan is in force.
    """
    since = BRADFORD.since
    window = Window(since - ONE_DAY * 30, date(2016, 2, 1), CLAUSE)
    plan = evolve(BRADFORD, windows=(window,))
    assert last_day_to_claim(plan, since - ONE_DAY) is None
    assert last_day_to_claim(plan, since) == since


@pytest.mark.parametrize("name", PLANS)
def test_every_plan_has_last_starts(name: str) -> None:
    """
    Each plan that comes with pbr says by when, and no start is after the deadline.
    """
    found = last_starts(PLANS[name], date(2030, 1, 1))
    assert found
    assert all(each.last <= each.by == PLANS[name].last_day for each in found)
