"""
What the laws for any rule change in a family, and what they have no opinion about.
"""

from __future__ import annotations

import gc
import time
from collections.abc import Callable
from datetime import date, timedelta
from random import Random
from typing import Any, ClassVar

import pytest
from attrs import frozen

from made import D, a_family
from pbr.findings import (
    Attended,
    Conclusion,
    Finding,
    Reason,
    Trail,
    met,
    not_met,
)
from pbr.periods import Period
from pbr.records import Employment, Family, Need, Person, Status, Stay
from pbr.rules import Rule
from pbr.rules.absence import AbsenceBelow
from pbr.rules.asked_alone import AnyAdult, EachChild
from pbr.rules.combined import Combined
from pbr.rules.incidents import NoneRecorded
from pbr.rules.parts.words import CountedFrom, Counting, Leavers, Starters, Whose
from pbr.rules.person_with_the_need import PersonWithTheNeed
from pbr.rules.status import Enrolled, StatusEnded
from pbr.shares import Below
from pbr.testing import laws
from pbr.testing.laws import longer_jobs
from pbr.testing.laws.words import a_word_not_understood_settles_nothing
from pbr.testing.sought import kinds_sought, may_read
from pbr.testing.words import Words
from pbr.verdicts import EVERY, NOT_APPLICABLE, NOT_MET, Quorum
from strategies import CLAUSE

TEN = timedelta(10)


def test_a_job_is_longer_at_its_start_and_at_its_end() -> None:
    """
    A job that ended ends later, an open one is confirmed later; or only starts earlier.
    """
    ended, confirmed = Employment("A1", D, D), Employment("A1", D, None, D)
    assert longer_jobs(ended, 10) == [
        Employment("A1", D - TEN, D),
        Employment("A1", D, D + TEN, D + TEN),
    ]
    assert longer_jobs(confirmed, 10) == [
        Employment("A1", D - TEN, None, D),
        Employment("A1", D, None, D + TEN),
    ]
    assert longer_jobs(Employment("A1", D), 10) == [Employment("A1", D - TEN)]


@frozen
class Says:
    """
    A rule that gives whatever findings it is told to.
    """

    name: ClassVar[str] = "says"

    clause = CLAUSE
    answer: Callable[[Any, Family], Trail]

    def examine(self, family: Family, _on: date) -> Trail:
        """
        What it was told to say about the family.
        """
        return self.answer(self, family)

    def turning_days(self, _family: Family, _asked: Period) -> tuple[date, ...]:
        """
        None.
        """
        return ()


def short(rule: Any, family: Family, lacking: int, *, of_child: bool) -> Finding:
    """
    A finding that so many sessions are lacking, about the child or the family.
    """
    child = family.people[1]
    subject = child.subject if of_child else family.subject
    measure = Attended(100, 120, 100 + lacking)
    read = child.attendance
    return Finding(rule, subject, not_met(Reason.SHORT), measure, read)


def test_what_cannot_be_made_up_for_is_not_tried() -> None:
    """
    Sessions are given back to one member, who missed as many, in one finding.
    """
    answers: list[Callable[[Any, Family], Trail]] = [
        lambda rule, family: short(rule, family, 1, of_child=False),
        lambda rule, family: short(rule, family, 99, of_child=True),
        lambda rule, family: Conclusion(
            rule,
            family.subject,
            EVERY,
            (
                short(rule, family, 1, of_child=True),
                short(rule, family, 2, of_child=True),
            ),
        ),
    ]
    for answer in answers:
        laws.what_is_lacking_is_enough(Says(answer), a_family(), D)


def test_sessions_that_would_not_be_enough_are_found() -> None:
    """
    A finding that one session is lacking, and says so again with one more, is wrong.
    """
    rule = Says(lambda rule, family: short(rule, family, 1, of_child=True))
    told = "says: says that it lacks 1, but 1 are too few"
    with pytest.raises(AssertionError, match=told):
        laws.what_is_lacking_is_enough(rule, a_family(), D)


@pytest.mark.parametrize(
    ("ask", "told"),
    [
        (time.time, "it asks time: a rule may read only the family and the day"),
        (Random(1).random, "it asks Random.random"),  # noqa: S311 - that is what is wrong
        (lambda: open(__file__).close(), "it asks open"),  # noqa: PTH123
    ],
)
def test_a_rule_that_asks_elsewhere_is_found(
    ask: Callable[[], object], told: str
) -> None:
    """
    The clock, chance and files are none of a rule's business.
    """

    def answer(rule: Any, family: Family) -> Finding:
        ask()
        return Finding(rule, family.subject, met())

    with pytest.raises(AssertionError, match=told):
        laws.nothing_else_is_asked(Says(answer), a_family(), D)


@pytest.mark.parametrize("collects", [True, False])
def test_rubbish_is_collected_again_afterwards(collects: bool) -> None:  # noqa: FBT001
    """
    Whether rubbish is collected is as it was before a rule was watched.
    """
    rule = Says(lambda rule, family: Finding(rule, family.subject, met()))
    (gc.enable if collects else gc.disable)()
    try:
        laws.nothing_else_is_asked(rule, a_family(), D)
        assert gc.isenabled() is collects
    finally:
        gc.enable()


ARSON = NoneRecorded(CLAUSE, ("arson",), 6, Whose.FAMILY, leavers=Leavers.PASSED_OVER)


@pytest.mark.parametrize(
    "rule",
    [
        ARSON,
        EachChild(CLAUSE, ARSON),
        Combined(CLAUSE, EVERY, (AnyAdult(CLAUSE, ARSON),)),
    ],
    ids=lambda rule: rule.name,
)
def test_words_come_from_the_fields_of_a_rule_and_its_parts(rule: Rule) -> None:
    """
    The rule's own words come first, and it reads the files that it says.
    """
    assert Words.of_rule(rule).kinds[0] == "arson"
    assert Words.of_rule(rule).statuses == Words().statuses
    assert kinds_sought(rule) == ("arson",)
    assert may_read(rule, "checks")
    assert not may_read(rule, "attendance")


@frozen
class Bare:
    """
    A rule that does not say what it reads.
    """

    name: ClassVar[str] = "bare"

    clause = CLAUSE
    wanted: tuple[str, ...] = ("arson",)
    role: str = "warden"


def test_a_rule_that_does_not_say_what_it_reads_may_read_all() -> None:
    """
    Its words may be of any column, and it may read any file.
    """
    rule: Any = Bare()
    words = Words.of_rule(rule)
    assert {words.kinds[0], words.statuses[0], words.benefits[0]} == {"arson"}
    assert words.roles[:2] == ("arson", "warden")
    assert may_read(rule, "attendance")


def test_there_are_as_many_other_problems_as_a_rule_may_want() -> None:
    """
    A rule that wants two problems besides those it names finds two.
    """

    @frozen
    class Wants:
        at_least: int = 2

    rule: Any = Wants()
    assert Words.of_rule(rule).problems[-2:] == ("problem-0", "problem-1")


def test_who_joins_later_and_has_a_need_already_is_known() -> None:
    """
    A need names a person whose first day in the household is still to come: the need is
    on file, so the person is, with their birth date.
    """
    joins = Stay("P2", "F1", D.replace(year=D.year - 18), D + timedelta(90))
    family = a_family(people=[Person([joins])], needs=[Need("F1", "P2", "crime", D)])
    rule = PersonWithTheNeed(CLAUSE, Enrolled(CLAUSE, ("work-programme",), 1))
    assert rule.examine(family, D).verdict is NOT_MET
    laws.nothing_later_is_seen(rule, family, D)


def test_of_several_tests_not_met_may_turn_out_neutral() -> None:
    """
    Two of three are asked. Two are neutral, and one is open: too few, or all neutral.
    """
    ended = StatusEnded(CLAUSE, ("child-in-need",), 1, leavers=Leavers.COUNTED)
    school = AbsenceBelow(
        CLAUSE,
        Below.parse("15%"),
        1,
        Counting.ALL_ABSENCE,
        Starters.WAIT,
        CountedFrom.ANY,
    )
    grown = Person([Stay("P1", "F1", D.replace(year=D.year - 18))])
    family = a_family(people=[grown], incidents=[])
    two = Combined(CLAUSE, Quorum(2), (school, school, ended))
    assert two.examine(family, D).verdict is NOT_APPLICABLE
    a_word_not_understood_settles_nothing(two, family, D)
    perhaps = Person(grown.stays, statuses=[Status("P1", "lac", D, understood=False)])
    assert two.examine(a_family(people=[perhaps]), D).verdict is NOT_MET
