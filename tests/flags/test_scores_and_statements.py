"""
Flags on scores and statements: rows that were not read, and worse elsewhere.
"""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction

import pytest
from attrs import evolve

from flagged import a_plain_family, altered, flags_of
from made import BRADFORD, D
from pbr.flags import FlagKind
from pbr.records import Family, Need, Score, Statement
from pbr.reports import wording
from pbr.rules.parts.words import CountedFrom
from pbr.rules.progress import Stated
from strategies import CLAUSE

ONE_DAY = timedelta(days=1)
ATTACHED = date(2017, 1, 9)
FIRST, LATEST = date(2017, 2, 1), date(2017, 9, 1)
MADE = Statement("F1", "", "health", LATEST, "lead-professional")

UNREAD, WORSE = FlagKind.UNREAD, FlagKind.WORSE_ELSEWHERE


def scored(
    who: str, tool: str, domain: str, first: int, latest: int, start: date = FIRST
) -> list[Score]:
    """
    Two scores of a person: since attachment, and now.
    """
    return [
        Score("F1", who, tool, domain, day, Fraction(value))
        for day, value in ((start, first), (LATEST, latest))
    ]


def with_health(*rows: Score | Statement) -> Family:
    """
    The family, with a health need, a signed statement and these rows.
    """
    plain = a_plain_family()
    return altered(
        plain,
        needs=[*plain.needs, Need("F1", "", "health", ATTACHED)],
        scores=[row for row in rows if isinstance(row, Score)],
        statements=[MADE, *[row for row in rows if isinstance(row, Statement)]],
    )


@pytest.mark.parametrize(
    ("row", "flagged"),
    [
        (Score("F1", "A1", "outcomes-star", "health", LATEST, Fraction(4)), False),
        (Score("F1", "A1", "own-tool", "health", LATEST, Fraction(4)), True),
        (Score("F1", "A1", "outcomes-star", "money", LATEST, Fraction(4)), True),
        (Score("F1", "A1", "own-tool", "health", D, Fraction(4)), True),
        (Score("F1", "A1", "own-tool", "health", D + ONE_DAY, Fraction(4)), False),
        (Statement("F1", "A1", "wellbeing", LATEST, "lead-professional"), True),
        (Statement("F1", "A1", "health", LATEST, "friend"), True),
        (Statement("F1", "A1", "health", D, "friend"), True),
        (Statement("F1", "A1", "health", D + ONE_DAY, "friend"), False),
        (Statement("F1", "A1", "health", ATTACHED, "lead-professional"), False),
    ],
)
def test_a_row_that_was_not_read(
    row: Score | Statement,
    flagged: bool,  # noqa: FBT001
) -> None:
    """
    An unknown tool, domain, about or role by the day is flagged; a known word is not, for
    whatever reason the row is passed over.
    """
    found = flags_of(with_health(row), UNREAD)
    assert bool(found) is flagged
    for flag in found:
        about = "score-improved" if isinstance(row, Score) else "stated"
        assert [finding.about for finding in flag.findings] == [about]
        assert (flag.rows, flag.subject.id, flag.blocks) == ((row,), "A1", True)


def test_the_rows_of_one_person_are_one_flag() -> None:
    """
    A flag for each person, and one for the rows that name nobody or somebody unknown.
    """
    rows: list[Score | Statement] = [
        *scored("A1", "own-tool", "health", 4, 4),
        Statement("F1", "A1", "health", LATEST, "friend"),
        *scored("", "own-tool", "health", 4, 4),
        *scored("C1", "own-tool", "health", 4, 4),
    ]
    found = flags_of(with_health(*rows), UNREAD)
    assert {flag.subject.id: len(flag.rows) for flag in found} == {
        "A1": 3,
        "C1": 2,
        "F1": 2,
    }
    (both,) = [flag for flag in found if flag.subject.id == "A1"]
    assert [finding.about for finding in both.findings] == ["score-improved", "stated"]


def test_a_row_that_no_test_of_the_result_looks_at() -> None:
    """
    Without a need that scores are read for, nothing was passed over.
    """
    rows = scored("A1", "own-tool", "health", 4, 4)
    assert flags_of(altered(a_plain_family(), scores=rows), UNREAD) == []


@pytest.mark.parametrize("of_health", [True, False])
def test_a_row_about_something_else_is_not_unread(of_health: bool) -> None:  # noqa: FBT001
    """
    A test of statements about crime would not read one about health, by any role.
    """
    stated = Stated(CLAUSE, "crime", ("lead-professional",), 6, CountedFrom.ANY)
    measures = [
        evolve(each, test=stated) if each.problem == "crime" else each
        for each in BRADFORD.measures
    ]
    plan = evolve(BRADFORD, measures=tuple(measures))
    family = with_health(Statement("F1", "A1", "health", LATEST, "friend"))
    if not of_health:
        needs = [each for each in family.needs if each.problem != "health"]
        family = altered(family, needs=needs)
    found = flags_of(family, UNREAD, plan=plan)
    about = [
        [getattr(each.rule, "about", "") for each in flag.findings] for flag in found
    ]
    assert about == ([["health"]] if of_health else [])


@pytest.mark.parametrize(
    ("who", "tool", "domain", "values", "flagged"),
    [
        ("A1", "outcomes-star", "money", (4, 3), True),
        ("A1", "outcomes-star", "money", (4, 4), False),
        ("A1", "sdq", "money", (4, 5), True),
        ("A1", "sdq", "money", (4, 3), False),
        ("A1", "own-tool", "money", (4, 3), False),
        ("C1", "outcomes-star", "money", (4, 3), False),
        ("", "outcomes-star", "money", (4, 3), False),
    ],
)
def test_worse_in_another_domain(
    who: str,
    tool: str,
    domain: str,
    values: tuple[int, int],
    flagged: bool,  # noqa: FBT001
) -> None:
    """
    Worse by any amount, the way the tool points, of the same person and by a tool that
    the test lists.
    """
    better = scored("A1", "outcomes-star", "health", 4, 6)
    others = scored(who, tool, domain, *values)
    found = flags_of(with_health(*better, *others), WORSE)
    assert bool(found) is flagged
    for flag in found:
        assert [finding.about for finding in flag.findings] == ["score-improved"]
        assert flag.rows == tuple(others)
        assert (flag.subject.id, flag.blocks) == ("A1", True)


def test_worse_in_two_domains_is_told_of_both() -> None:
    """
    The sentence names each domain and its tool, once.
    """
    better = scored("A1", "outcomes-star", "health", 4, 6)
    money = scored("A1", "outcomes-star", "money", 4, 3)
    friends = scored("A1", "sdq", "friends", 4, 5)
    (flag,) = flags_of(with_health(*better, *money, *friends), WORSE)
    told = wording.flag(flag).partition("  [")[0]
    assert told == (
        "A1 has a better score that earns the result, and is worse in another domain: "
        "money, by outcomes-star; friends, by sdq"
    )


@pytest.mark.parametrize(("days", "flagged"), [(0, True), (-1, False)])
def test_a_score_from_before_attachment_is_not_compared(
    days: int,
    flagged: bool,  # noqa: FBT001
) -> None:
    """
    The first score counts from the day of attachment; one score alone shows no change.
    """
    start = ATTACHED + timedelta(days)
    better = scored("A1", "outcomes-star", "health", 4, 6)
    others = scored("A1", "outcomes-star", "money", 4, 3, start)
    assert bool(flags_of(with_health(*better, *others), WORSE)) is flagged


@pytest.mark.parametrize(("days", "flagged"), [(0, True), (1, False)])
def test_a_later_score_is_not_compared(
    days: int,
    flagged: bool,  # noqa: FBT001
) -> None:
    """
    A score of the day counts, and one of the day after does not.
    """
    better = scored("A1", "outcomes-star", "health", 4, 6)
    day = D + timedelta(days)
    others = [
        Score("F1", "A1", "outcomes-star", "money", FIRST, Fraction(4)),
        Score("F1", "A1", "outcomes-star", "money", day, Fraction(3)),
    ]
    assert bool(flags_of(with_health(*better, *others), WORSE)) is flagged


def test_nobody_whose_score_does_not_earn_the_result_is_flagged() -> None:
    """
    A statement earns it, so a score that is worse elsewhere is not compared.
    """
    same = scored("A1", "outcomes-star", "health", 4, 4)
    others = scored("A1", "outcomes-star", "money", 4, 3)
    assert flags_of(with_health(*same, *others), WORSE) == []
