"""
A score that improved, and a statement that says so (SPEC §5).
"""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any

import pytest

from made import D, a_family
from on_file import LATER, only
from pbr.findings import (
    Measure,
    Scored,
)
from pbr.periods import ONE_DAY, Period
from pbr.records import (
    Score,
    Statement,
)
from pbr.rules import Rule
from pbr.rules.parts.words import (
    CountedFrom,
    Direction,
)
from pbr.rules.progress import ScoreImproved, Stated
from pbr.verdicts import (
    MET,
    NOT_MET,
    Verdict,
)
from strategies import CLAUSE
from turning import Turn

EARLY, LATE = date(2017, 2, 1), date(2017, 9, 1)


def improved(
    *scores: tuple[str, str, date, int], months: int = 0, tool: str = "any"
) -> Measure | None:
    """
    What is measured of scores in health or work, of A1: tool, domain, day, score.
    """
    rows = [
        Score("F1", "A1", with_tool, domain, day, Fraction(score))
        for with_tool, domain, day, score in scores
    ]
    rule = ScoreImproved(CLAUSE, tool, "health", Fraction(1), Direction.UP, months)
    return only(rule, scores=rows).measure


def scored(count: int, first: int, since: int) -> Scored:
    """
    So many scores, from a first to the worst that has stood since.
    """
    return Scored(
        count,
        Fraction(first),
        Fraction(since),
        Fraction(since - first),
        Fraction(1),
    )


TURNS = [
    # Scores and statements.
    Turn(
        ScoreImproved(CLAUSE, "any", "health", Fraction(1), Direction.UP, 1),
        {
            "scores": [
                Score("F1", "", "star", "health", date(2017, 1, 10), Fraction(1)),
                Score("F1", "", "star", "health", date(2017, 1, 31), Fraction(2)),
            ]
        },
        date(2017, 3, 1),
        NOT_MET,
        MET,
    ),
    Turn(
        Stated(CLAUSE, "health", ("teacher",), 6, CountedFrom.ANY),
        {"statements": [Statement("F1", "", "health", date(2016, 8, 31), "teacher")]},
        date(2017, 3, 1),
        MET,
        NOT_MET,
    ),
]


def test_fewer_than_two_scores_say_how_many_there_are() -> None:
    """
    With no score, or one, there is nothing to compare; what is needed is told.
    """
    assert improved() == Scored(0, None, None, None, Fraction(1))
    one = improved(("star", "health", EARLY, 3))
    assert one == Scored(1, None, None, None, Fraction(1))


def test_two_scores_say_how_much_better() -> None:
    """
    From 3 to 5 is better by 2.
    """
    both = improved(("star", "health", EARLY, 3), ("star", "health", LATE, 5))
    assert both == scored(2, 3, 5)


def test_a_score_on_another_tool_or_in_another_domain_is_another_kind() -> None:
    """
    Only the tool and the domain of the plan are looked at, each for itself.
    """
    first = ("star", "health", EARLY, 3)
    for tool, domain in (("star", "work"), ("scale", "health")):
        assert improved(first, (tool, domain, LATE, 5), tool="star") == Scored(
            1, None, None, None, Fraction(1)
        )


def test_the_tool_that_shows_most_counts() -> None:
    """
    Of several tools the one that is better by most is told, one score being no tool.
    """
    once = ("once", "health", EARLY, 3)
    worse = [("worse", "health", EARLY, 3), ("worse", "health", LATE, 2)]
    same = [("same", "health", EARLY, 3), ("same", "health", LATE, 3)]
    better = [("top", "health", EARLY, 1), ("top", "health", LATE, 2)]
    assert improved(once, *worse) == scored(2, 3, 2)
    assert improved(once, *worse, *same) == scored(2, 3, 3)
    assert improved(once, *worse, *same, *better) == scored(2, 1, 2)
    assert improved(*same, *better) == scored(2, 1, 2)


def test_a_first_score_within_the_sustained_months_has_stood_too() -> None:
    """
    Where the first score lies within the months, it stood in them, and none is better.
    """
    in_time = ("star", "health", date(2017, 8, 1), 3)
    too_late = ("star", "health", date(2017, 8, 2), 3)
    assert improved(("star", "health", EARLY, 2), in_time, months=3) == scored(2, 2, 3)
    assert improved(("star", "health", EARLY, 2), too_late, months=3) == scored(2, 2, 2)
    assert improved(too_late, ("star", "health", D, 5), months=3) == scored(2, 3, 3)


def test_two_peoples_scores_are_never_compared() -> None:
    """
    One person's first score and another's latest are no improvement.
    """
    rule = ScoreImproved(CLAUSE, "any", "health", Fraction(1), Direction.UP, 0)

    def compared(*people: str) -> Verdict:
        rows = [
            Score(
                "F1", who, "star", "health", date(2017, 2 + month, 1), Fraction(month)
            )
            for month, who in enumerate(people)
        ]
        return rule.examine(a_family(scores=rows), D).verdict

    assert compared("A1", "A1") is MET
    assert compared("A1", "C1") is NOT_MET


@pytest.mark.parametrize(
    ("rule", "changes"),
    [
        (
            ScoreImproved(CLAUSE, "any", "health", Fraction(1), Direction.UP, 0),
            {"scores": []},
        ),
    ],
)
def test_what_counts_from_attachment_gives_its_day(
    rule: Rule, changes: dict[str, Any]
) -> None:
    """
    With nothing on record, the day of attachment is among those given.
    """
    family = a_family(**{"attached_on": LATER, "checks": [], **changes})
    asked = Period(LATER - ONE_DAY, LATER)
    assert list(rule.turning_days(family, asked)) == [LATER]


@pytest.mark.parametrize("turn", TURNS)
def test_the_day_on_which_it_turns(turn: Turn) -> None:
    """
    It finds one thing the day before and another on the day, which it gives.
    """
    assert turn.said() == [turn.before, turn.then]
    assert turn.is_given()


@pytest.mark.parametrize("turn", TURNS)
def test_it_gives_every_day_on_which_it_turns(turn: Turn) -> None:
    """
    For two years round each of these days, replayed: it turns on no day but those.
    """
    assert turn.days_not_given() == []
    assert turn.before is not turn.then
