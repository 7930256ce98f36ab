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
from pbr.exceptions import NotUnderstood
from pbr.findings import (
    Finding,
    PassedOver,
    Quantity,
    Reason,
    Scored,
    Signed,
    Why,
)
from pbr.periods import ONE_DAY, Period, months_up_to
from pbr.records import (
    Score,
    Statement,
)
from pbr.rules import Rule
from pbr.rules.parts.scores import Tools
from pbr.rules.parts.words import (
    CountedFrom,
    Direction,
)
from pbr.rules.progress import Stated
from pbr.verdicts import (
    MET,
    NOT_MET,
    Verdict,
)
from scoring import A1, C1, DOWN, STAR, UP, by, improved, never, once, scored
from strategies import CLAUSE
from turning import Turn

EARLY, LATE = date(2017, 2, 1), date(2017, 9, 1)


BOTH = Tools({"star": UP, "scale": UP})
FEWER = Tools({"star": UP, "strain": DOWN})
SEVERAL = Tools(dict.fromkeys(("once", "worse", "same", "top"), UP))


def found(
    *scores: tuple[str, str, date, int], months: int = 0, tools: Tools = STAR
) -> Finding:
    """
    What is found of scores in health or work, of A1: tool, domain, day, score.
    """
    rows = [
        Score("F1", "A1", with_tool, domain, day, Fraction(score))
        for with_tool, domain, day, score in scores
    ]
    return only(improved(tools, months=months), scores=rows)


def measured(
    *scores: tuple[str, str, date, int], months: int = 0, tools: Tools = STAR
) -> Quantity | None:
    """
    What is measured of them.
    """
    return found(*scores, months=months, tools=tools).quantity


def steps(tool: str, *scores: int) -> list[tuple[str, str, date, int]]:
    """
    Scores in health by one tool, on one day after another.
    """
    days = (EARLY, LATE)
    return [(tool, "health", day, n) for day, n in zip(days, scores, strict=False)]


TURNS = [
    # Scores and statements.
    Turn(
        improved(months=1),
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
    assert measured() == never()
    assert measured(("star", "health", EARLY, 3)) == once()
    assert found().reason is Reason.NOT_ON_RECORD


def test_two_scores_say_how_much_better() -> None:
    """
    From 3 to 5 is better by 2.
    """
    both = measured(("star", "health", EARLY, 3), ("star", "health", LATE, 5))
    assert both == scored(3, 5)


@pytest.mark.parametrize(
    ("tool", "first", "since", "verdict"),
    [
        ("star", 3, 4, MET),
        ("star", 4, 3, NOT_MET),
        ("strain", 4, 3, MET),
        ("strain", 3, 4, NOT_MET),
    ],
)
def test_each_tool_points_its_own_way(
    tool: str, first: int, since: int, verdict: Verdict
) -> None:
    """
    More is better on one tool of the plan, and less on another.
    """
    assert found(*steps(tool, first, since), tools=FEWER).verdict is verdict


@pytest.mark.parametrize(
    ("number", "verdict"), [(1, NOT_MET), (2, MET), (3, MET)], ids=str
)
def test_each_tool_has_its_own_step(number: int, verdict: Verdict) -> None:
    """
    Where one tool must be better by 2, better by 1 is not enough by it.
    """
    tools = Tools({"star": UP, "scale": by(2)})
    assert found(*steps("scale", 3, 3 + number), tools=tools).verdict is verdict


def test_a_score_on_another_tool_or_in_another_domain_is_passed_over() -> None:
    """
    Only the tools and the domain of the plan are looked at, each for itself.
    """
    first = ("star", "health", EARLY, 3)
    others = {("star", "work"): Why.OTHER_DOMAIN, ("scale", "health"): Why.OTHER_TOOL}
    for (tool, domain), why in others.items():
        other = found(first, (tool, domain, LATE, 5))
        assert other.quantity == once()
        assert [over.why for over in other.passed_over] == [why]


def test_two_tools_are_never_compared() -> None:
    """
    One tool's first score and another's latest are no improvement.
    """
    assert (
        measured(("star", "health", EARLY, 3), ("scale", "health", LATE, 5), tools=BOTH)
        == once()
    )


def test_the_tool_that_shows_most_counts() -> None:
    """
    Of several tools the one that is better by most is told, one score being no tool.
    """
    single, same = steps("once", 3), steps("same", 3, 3)
    worse, better = steps("worse", 3, 2), steps("top", 1, 2)
    assert measured(*single, *worse, tools=SEVERAL) == scored(3, 2, tool="worse")
    most = measured(*single, *worse, *same, tools=SEVERAL)
    assert most == scored(3, 3, tool="same")
    assert measured(*same, *better, tools=SEVERAL) == scored(1, 2, tool="top")


def test_what_is_worse_by_another_tool_is_not_met() -> None:
    """
    Better by one tool, and worse by any amount by another: not met, both shown.
    """
    both = found(*steps("star", 3, 5), *steps("strain", 7, 8), tools=FEWER)
    worse = scored(7, 8, tool="strain", better=Direction.DOWN)
    assert both.quantity == scored(3, 5, worse)
    assert (both.verdict, both.reason) == (NOT_MET, Reason.WORSE_BY_ANOTHER_TOOL)
    same = found(*steps("star", 3, 5), *steps("strain", 7, 7), tools=FEWER)
    assert (same.verdict, same.quantity) == (MET, scored(3, 5))


def test_every_tool_that_is_worse_is_shown() -> None:
    """
    Two other tools may be worse.
    """
    rows = [*steps("worse", 3, 2), *steps("same", 5, 4), *steps("top", 1, 2)]
    worse = (scored(3, 2, tool="worse"), scored(5, 4, tool="same"))
    measure = measured(*rows, tools=SEVERAL)
    assert isinstance(measure, Scored)
    assert measure.tool == "top"
    assert set(measure.worse) == set(worse)


def test_what_another_tool_shows_is_told_before_what_is_short() -> None:
    """
    Of two that are not met the nearer is told: better by enough, but for another tool.
    """
    short = [("star", "health", day, 3) for day in (EARLY, LATE)]
    rows = [
        Score("F1", who, tool, "health", day, Fraction(number))
        for who, scores in (
            ("A1", [*steps("star", 3, 5), *steps("strain", 7, 8)]),
            ("C1", short),
        )
        for tool, _, day, number in scores
    ]
    measure = only(improved(FEWER), scores=rows).quantity
    assert isinstance(measure, Scored)
    assert measure.subject == A1
    assert measure.worse


def test_who_meets_it_comes_before_who_is_better_by_more() -> None:
    """
    One person is better by 6 and worse by another tool; another's 1 meets the test.
    """
    rows = [
        Score("F1", who, tool, "health", day, Fraction(number))
        for who, scores in (
            ("A1", [*steps("star", 3, 9), *steps("strain", 7, 8)]),
            ("C1", steps("star", 3, 4)),
        )
        for tool, _, day, number in scores
    ]
    met = only(improved(FEWER), scores=rows)
    assert met.verdict is MET
    assert met.quantity == scored(3, 4, of=C1)


def test_the_nearest_to_its_own_step_is_told() -> None:
    """
    Better by 3 of 4 is nearer than better by 5 of 10.
    """
    tools = Tools({"star": by(10), "scale": by(4)})
    measure = measured(*steps("star", 3, 8), *steps("scale", 3, 6), tools=tools)
    assert isinstance(measure, Scored)
    assert (measure.tool, measure.better_by) == ("scale", Fraction(3))


def test_the_latest_statement_is_told() -> None:
    """
    Of two statements the later says who made it, and about whom.
    """
    rule = Stated(CLAUSE, "health", ("teacher", "nurse"), 6, CountedFrom.ANY)
    rows = [
        Statement("F1", "A1", "health", D, "nurse"),
        Statement("F1", "C1", "health", D - ONE_DAY, "teacher"),
    ]
    window = months_up_to(D, 6)
    expected = Signed(A1, "nurse", D, window.first, D)
    assert only(rule, statements=rows).quantity == expected
    none = only(rule, statements=[]).quantity
    assert none == Signed(None, None, None, window.first, D)


def test_a_statement_about_something_else_is_passed_over() -> None:
    """
    A statement about another part of life shows nothing here, whoever signed it.
    """
    rule = Stated(CLAUSE, "health", ("nurse",), 6, CountedFrom.ANY)
    row = Statement("F1", "A1", "money", D, "nurse")
    judged = only(rule, statements=[row])
    assert judged.verdict is NOT_MET
    assert judged.passed_over == (PassedOver(Why.ABOUT_SOMETHING_ELSE, (row,)),)


def test_another_person_who_is_worse_takes_nothing_away() -> None:
    """
    Each person is judged alone: a child who is worse by another tool is another person.
    """
    rows = [
        Score("F1", who, tool, "health", day, Fraction(number))
        for who, scores in (("A1", steps("star", 3, 5)), ("C1", steps("strain", 7, 8)))
        for tool, _, day, number in scores
    ]
    assert only(improved(FEWER), scores=rows).verdict is MET


@pytest.mark.parametrize(
    ("numbers", "verdict"), [((3, 4), MET), ((4, 3), MET), ((2, 4), NOT_MET)]
)
def test_of_two_on_the_latest_day_the_worst_counts(
    numbers: tuple[int, int], verdict: Verdict
) -> None:
    """
    From 2 to 3 and 4 is better by 1, whichever of the two came first.
    """
    latest = [("star", "health", LATE, number) for number in numbers]
    worst = found(("star", "health", EARLY, 2), *latest)
    assert worst.quantity == scored(2, min(numbers))
    assert worst.verdict is verdict


@pytest.mark.parametrize(
    ("numbers", "verdict"), [((1, 2), MET), ((2, 1), MET), ((1, 3), NOT_MET)]
)
def test_of_two_on_the_first_day_the_best_counts(
    numbers: tuple[int, int], verdict: Verdict
) -> None:
    """
    From 1 and 2 to 3 is better by 1, whichever of the two came first.
    """
    first = [("star", "health", EARLY, number) for number in numbers]
    best = found(*first, ("star", "health", LATE, 3))
    assert best.quantity == scored(max(numbers), 3)
    assert best.verdict is verdict


def test_scores_of_one_day_show_no_change() -> None:
    """
    Two scores of one day are neither better nor worse, whatever they are.
    """
    day = [("star", "health", EARLY, number) for number in (3, 5)]
    assert measured(*day) == once()
    beside = found(*day, *steps("scale", 1, 2), tools=BOTH)
    assert beside.quantity == scored(1, 2, tool="scale")


def test_a_first_score_within_the_sustained_months_has_stood_too() -> None:
    """
    Where the first score lies within the months, it stood in them, and none is better.
    """
    in_time = ("star", "health", date(2017, 8, 1), 3)
    too_late = ("star", "health", date(2017, 8, 2), 3)
    early = ("star", "health", EARLY, 2)
    assert measured(early, in_time, months=3) == scored(2, 3)
    assert measured(early, too_late, months=3) == scored(2, 2)
    assert measured(too_late, ("star", "health", D, 5), months=3) == scored(3, 3)


def test_two_peoples_scores_are_never_compared() -> None:
    """
    One person's first score and another's latest are no improvement.
    """

    def compared(*people: str) -> Verdict:
        rows = [
            Score(
                "F1", who, "star", "health", date(2017, 2 + month, 1), Fraction(month)
            )
            for month, who in enumerate(people)
        ]
        return improved().examine(a_family(scores=rows), D).verdict

    assert compared("A1", "A1") is MET
    assert compared("A1", "C1") is NOT_MET


def test_a_tool_must_be_better_by_something() -> None:
    """
    By nothing is not better.
    """
    with pytest.raises(NotUnderstood) as refused:
        by(0)
    assert refused.value.fault == "by 0 is not better"
    assert refused.value.remedy == 'write 1, or "0.5" in quotes'


@pytest.mark.parametrize(
    ("rule", "changes"),
    [
        (
            improved(),
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


def test_of_a_family_that_is_not_attached_no_statement_is_asked_for() -> None:
    """
    If it must be of attachment or later; all are passed over.
    """
    rule = Stated(CLAUSE, "health", ("nurse",), 6, CountedFrom.ATTACHMENT)
    rows = (Statement("F1", "A1", "health", D, "nurse"),)
    not_attached = only(rule, statements=rows, attached_on=None)
    assert (not_attached.rule, not_attached.reason) == (rule, Reason.NOT_ATTACHED)
    assert not_attached.passed_over == (PassedOver(Why.NOT_ASKED, rows),)


def test_the_day_of_attachment_is_given() -> None:
    """
    From then on a statement is asked for, though none is on file.
    """
    rule = Stated(CLAUSE, "health", ("nurse",), 6, CountedFrom.ATTACHMENT)
    family = a_family(attached_on=LATER, statements=[])
    asked = Period(LATER - ONE_DAY, LATER + ONE_DAY)
    assert LATER in {*rule.turning_days(family, asked)}
    reasons = [rule.examine(family, on).reason for on in (asked.first, LATER)]
    assert reasons == [Reason.NOT_ATTACHED, Reason.NOT_ON_RECORD]
