"""
Values marked as stated that the quoted words do not show (docs/reference/command.md).
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from fractions import Fraction

import pytest
from attrs import evolve

from made import BRADFORD, PLANS
from pbr.findings import THE_WHOLE, Assumption, Clause, Standing
from pbr.plans.unshown import Unshown, not_in_their_words
from pbr.reports.plans import to_look_at_again
from pbr.rules import Rule
from pbr.rules.absence import AbsenceBelow
from pbr.rules.completed import ClosedFor
from pbr.rules.employment import EmployedConsecutively
from pbr.rules.engagement import Attached
from pbr.rules.exclusions import FewerThanOverMonths
from pbr.rules.incidents import IncidentsReduced
from pbr.rules.member_aged import MemberAged
from pbr.rules.parts.scores import Tool, Tools
from pbr.rules.parts.words import (
    Baseline,
    CountedFrom,
    Counting,
    Direction,
    Leavers,
    OnDay,
    Starters,
    Whose,
)
from pbr.rules.progress import ScoreImproved
from pbr.shares import Below, Fall
from strategies import CLAUSE


def quoted(words: str, *assumed: str, standing: Standing = Standing.STATED) -> Clause:
    """
    The clause of a rule, with these words, and with a reason for these values.
    """
    reasons = [Assumption(value, "Invented.") for value in assumed]
    return Clause("A plan", "4.2", words, standing, tuple(reasons))


def unshown(rule: Rule) -> Iterator[Unshown]:
    """
    What is listed of a rule that is asked of every family.
    """
    plan = evolve(BRADFORD, asked=rule)
    return (each for each in not_in_their_words(plan) if each.rule == rule)


def listed(rule: Rule) -> list[tuple[str, str]]:
    """
    The numbers that are listed of a rule.
    """
    return [number for each in unshown(rule) for number in each.numbers]


@pytest.mark.parametrize(
    ("words", "months", "is_shown"),
    [
        ("closed for 6 months", 6, True),
        ("closed for six months", 6, True),
        ("closed for 6-month periods", 6, True),
        ("closed for 16 months", 6, False),
        ("closed for 6.5 months", 6, False),
        ("closed for 6.", 6, True),
        ("closed for sixteen months", 6, False),
        ("closed for a year", 12, True),
        ("closed for half a year", 6, True),
        ("closed for thirteen months", 13, True),
        ("closed for twenty-four months", 24, True),
        ("closed for twenty months", 24, False),
        ("closed for twenty months", 20, True),
        ("closed for twenty-four months", 20, False),
        ("closed for twenty-four months", 4, False),
        ("closed for twenty, four or six months", 4, True),
        ("closed for ninety-nine months", 99, True),
        ("closed for one hundred months", 100, False),
        ("closed by the 18th month", 18, True),
        ("closed for a month", 1, True),
        ("closed", 1, False),
    ],
)
def test_a_number_is_looked_for_in_the_words(
    words: str, months: int, *, is_shown: bool
) -> None:
    """
    In digits or in letters, as a number of its own.
    """
    rule = ClosedFor(quoted(words), months)
    assert listed(rule) == ([] if is_shown else [("months", str(months))])


@pytest.mark.parametrize(
    ("share", "words", "is_shown"),
    [
        ("15%", "absence under 15%", True),
        ("15%", "absence under fifteen per cent", True),
        ("15%", "absence under 51%", False),
        ("50%", "absent for less than half of them", True),
        ("25%", "absent for less than a quarter", True),
        ("33%", "absent for less than a third", False),
        ("33.5%", "absence under 33.5%", True),
        ("33.5%", "absence under 33%", False),
    ],
)
def test_a_share_is_looked_for_in_hundredths(
    share: str, words: str, *, is_shown: bool
) -> None:
    """
    33% is 33 in 100, and not the third that the words say.
    """
    reasons = ("terms", "counting", "starters", "counted_from")
    rule = AbsenceBelow(
        quoted(words, *reasons),
        Below.parse(share),
        3,
        Counting.ALL_ABSENCE,
        Starters.WAIT,
        CountedFrom.ANY,
    )
    assert [name for name, _ in listed(rule)] == ([] if is_shown else ["share"])


@pytest.mark.parametrize(
    ("words", "is_shown"),
    [("joined since 1 December 2010", True), ("joined since December", False)],
)
def test_of_a_date_the_year_is_looked_for(words: str, *, is_shown: bool) -> None:
    """
    A month may be a word or a number.
    """
    rule = Attached(quoted(words), date(2010, 12, 1))
    assert listed(rule) == ([] if is_shown else [("since", "2010-12-01")])


@pytest.mark.parametrize(
    ("words", "is_shown"),
    [
        ("a member aged 16 to 18", True),
        ("a member of 16 or over and under 19", True),
        ("a member aged 16 to 17", False),
        ("a member aged 16 to 20", False),
    ],
)
def test_of_ages_the_last_that_counts_or_the_next_is_looked_for(
    words: str, *, is_shown: bool
) -> None:
    """
    Under 19 is 18 at the most: a document may say either.
    """
    rule = MemberAged(quoted(words, "asked_on"), 16, 19, OnDay.ATTACHMENT)
    assert listed(rule) == ([] if is_shown else [("before_age", "19")])


@pytest.mark.parametrize(
    ("by", "words", "is_shown"),
    [
        ("33%", "down by 33% in six months", True),
        ("33%", "down by a third in six months", False),
        ("1/3", "down by a third in six months", True),
        ("1/3", "down by 1/3 in six months", True),
        ("1/3", "down by 33% in six months", False),
        ("2/3", "down by two thirds in six months", True),
        ("2/7", "down by 2/7 in six months", True),
        ("2/7", "down by two thirds in six months", False),
        ("any", "down in six months", True),
    ],
)
def test_a_fall_is_looked_for_in_hundredths(
    by: str, words: str, *, is_shown: bool
) -> None:
    """
    As a share is, or as the part that it is; any fall is no number.
    """
    rule = IncidentsReduced(
        quoted(words, "whose", "baseline"),
        ("asb",),
        Fall.parse(by),
        6,
        Whose.FAMILY,
        Baseline.PRECEDING,
        leavers=Leavers.COUNTED,
    )
    assert [name for name, _ in listed(rule)] == ([] if is_shown else ["by"])


def test_of_tools_each_number_is_looked_for() -> None:
    """
    By the tool's name; and no gap of days is "in a row".
    """
    made = Tools(
        {name: Tool(Direction.UP, Fraction(by)) for name, by in (("a", 2), ("b", 3))}
    )
    rule = ScoreImproved(quoted("two points, and kept"), made, "health", 0)
    assert listed(rule) == [("tools.b", "3"), ("sustained_months", "0")]
    assert listed(evolve(rule, clause=quoted("two", "tools", "sustained_months"))) == []
    weeks = EmployedConsecutively(quoted("26 weeks in a row"), 26, 0, CountedFrom.ANY)
    assert listed(weeks) == []


@pytest.mark.parametrize(
    ("clause", "is_listed"),
    [
        (quoted("fewer than 3 in 6 months"), True),
        (quoted("fewer than 3 in 6 months", "kind"), False),
        (
            quoted("fewer than 3", THE_WHOLE, standing=Standing.ASSUMED),
            False,
        ),
    ],
)
def test_a_rule_of_several_values_has_a_reason_for_one(
    clause: Clause, *, is_listed: bool
) -> None:
    """
    A document rarely says three things in the words of a rule.
    """
    rule = FewerThanOverMonths(clause, "fixed-exclusion", 3, 6)
    assert bool([*unshown(rule)]) is is_listed
    assert listed(rule) == []


def test_a_rule_of_two_values_needs_no_reason() -> None:
    """
    Both may well be in the words.
    """
    two = EmployedConsecutively(quoted("26 weeks in a row"), 26, 0, CountedFrom.ANY)
    assert [*unshown(ClosedFor(quoted("6 months"), 6))] == []
    assert [each.numbers for each in unshown(two)] == [()]


def test_the_page_names_the_rule_and_its_paragraph() -> None:
    """
    It is blank where there is nothing to look at.
    """
    assert to_look_at_again(BRADFORD) == ""
    assert to_look_at_again(PLANS["bath-connecting-families-2012"]) == (
        "Look at these again. They are marked as stated:\n"
        "  - needs identified (3.2): the words quoted do not show at least 1\n"
    )
    plan = evolve(
        BRADFORD,
        asked=EmployedConsecutively(CLAUSE, 26, 0, CountedFrom.ANY),
        engagement=EmployedConsecutively(quoted("26, 0"), 26, 0, CountedFrom.ANY),
    )
    assert "do not show weeks 26 or gap\n      days 0\n" in to_look_at_again(plan)
    assert (
        "  - employed consecutively (4.2): it has several values, and no reason for "
        "any\n      of them\n"
    ) in to_look_at_again(plan)
