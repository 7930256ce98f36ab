"""
A rule asked of the person with the need: who is asked, and of which rows (SPEC §5.8).
"""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any

import pytest
from attrs import evolve

from made import D, a_family, a_pupil, an_adult, sessions
from on_file import only
from pbr.findings import (
    Conclusion,
    Finding,
    NeedsPerson,
    Reason,
    findings,
)
from pbr.periods import ONE_DAY
from pbr.records import (
    Employment,
    Family,
    Need,
    Person,
    Score,
    Statement,
    Status,
    Stay,
    Subject,
    SubjectKind,
)
from pbr.rules.asked_alone import AnyAdult, EachChild
from pbr.rules.attendance import AttendedEachTerm
from pbr.rules.combined import Combined
from pbr.rules.employment import EmployedConsecutively
from pbr.rules.exclusions import FewerThanOverMonths
from pbr.rules.incidents import NoneRecorded
from pbr.rules.parts.needs import EVERYBODYS, NeedOf
from pbr.rules.parts.scores import Tools
from pbr.rules.parts.words import (
    CountedFrom,
    Counting,
    Leavers,
    Starters,
    Whose,
)
from pbr.rules.person_with_the_need import PersonWithTheNeed, asked_of_needs
from pbr.rules.progress import Stated
from pbr.rules.status import Enrolled
from pbr.shares import Share
from pbr.verdicts import (
    EVERY,
    MET,
    NOT_APPLICABLE,
    NOT_MET,
    UNDETERMINED,
    Verdict,
)
from scoring import DOWN, UP, improved
from strategies import CLAUSE
from turning import Turn

FOUND = date(2017, 1, 9)
STATED = Stated(CLAUSE, "health", ("lead-professional",), 6, CountedFrom.ANY)
ASKED = PersonWithTheNeed(CLAUSE, STATED, "health")


def need(whom: str, problem: str = "health", on: date = FOUND) -> Need:
    """
    A need of a person, or of nobody named.
    """
    return Need("F1", whom, problem, on)


def said(whom: str, on: date = D) -> Statement:
    """
    A lead professional's statement about a person, or about nobody named.
    """
    return Statement("F1", whom, "health", on, "lead-professional")


def family_with(*needs: Need, **rows: Any) -> Family:
    """
    A family of an adult and a child with these needs.
    """
    return a_family(needs=list(needs), **rows)


def test_each_person_with_a_need_is_asked_alone() -> None:
    """
    Two people have the need: the trail has a part for each, by id, and both must meet it.
    """
    family = family_with(need("C1"), need("A1"), statements=[said("A1")])
    trail = ASKED.examine(family, D)
    alone = [family.alone(who, member_or_not=True) for who in ("A1", "C1")]
    parts = tuple([STATED.examine(each, D) for each in alone])
    assert trail == Conclusion(ASKED, family.subject, EVERY, parts, family.needs)
    assert [part.verdict for part in trail.parts] == [MET, NOT_MET]
    assert [part.subject.id for part in trail.parts] == ["A1", "C1"]
    assert trail.verdict is NOT_MET


def test_a_person_with_two_needs_is_asked_once() -> None:
    """
    Found twice, a need is one person's.
    """
    family = family_with(need("C1"), need("C1", on=D), statements=[said("C1")])
    trail = ASKED.examine(family, D)
    assert [part.verdict for part in trail.parts] == [MET]
    assert trail.read == family.needs


def test_a_need_that_the_plan_sets_aside_is_nobodys() -> None:
    """
    Of any problem, a need counts unless it is set aside.
    """
    asked = PersonWithTheNeed(CLAUSE, STATED)
    aside = evolve(need("A1", "pets"), set_aside=True)
    family = family_with(need("C1"), aside, statements=[said("C1")])
    trail = asked.examine(family, D)
    assert [part.subject.id for part in trail.parts] == ["C1"]
    assert (trail.verdict, trail.read) == (MET, (need("C1"),))


@pytest.mark.parametrize(
    ("whom", "about", "verdict"),
    [
        ("C1", "C1", MET),
        ("C1", "A1", NOT_MET),
        ("C1", "", UNDETERMINED),
        ("", "A1", MET),
        ("", "", MET),
    ],
)
def test_whose_need_and_whose_statement(
    whom: str, about: str, verdict: Verdict
) -> None:
    """
    Another's statement does not meet a person's need, and anybody's meets the family's.
    """
    family = family_with(need(whom), statements=[said(about)])
    assert ASKED.examine(family, D).verdict is verdict


@pytest.mark.parametrize(
    ("found_on", "verdict"), [(D, NOT_MET), (D + ONE_DAY, NOT_APPLICABLE)]
)
def test_a_need_found_after_the_day_is_not_asked_about(
    found_on: date, verdict: Verdict
) -> None:
    """
    Found on the day it is asked about, and a day later it is not.
    """
    family = family_with(need("C1", on=found_on), statements=[])
    assert ASKED.examine(family, D).verdict is verdict


def test_with_no_need_there_is_nobody_to_ask() -> None:
    """
    Without a need of the problem it is neutral, and never a pass.
    """
    family = family_with(need("C1", "crime"), statements=[said("C1")])
    trail = ASKED.examine(family, D)
    assert (trail.parts, trail.read, trail.verdict) == ((), (), NOT_APPLICABLE)


def test_until_a_measure_says_which_every_problem_counts() -> None:
    """
    By itself it asks about every need.
    """
    rule = PersonWithTheNeed(CLAUSE, STATED)
    assert rule.whose == EVERYBODYS
    family = family_with(need("C1", "crime"), statements=[said("C1")])
    assert rule.examine(family, D).verdict is MET


@pytest.mark.parametrize(
    ("whose", "asked"),
    [
        ((NeedOf.CHILD,), ["C1"]),
        ((NeedOf.ADULT,), ["A1"]),
        ((NeedOf.FAMILY,), ["F1"]),
        (EVERYBODYS, ["F1", "A1", "C1"]),
    ],
)
def test_only_the_needs_of_the_measure_count(
    whose: tuple[NeedOf, ...], asked: list[str]
) -> None:
    """
    A measure for children's needs asks nobody about an adult's.
    """
    rule = PersonWithTheNeed(CLAUSE, STATED, "health", whose)
    family = family_with(need("A1"), need("C1"), need(""), statements=[])
    parts = rule.examine(family, D).parts
    assert [part.subject.id for part in parts] == asked


def test_a_need_of_somebody_who_is_not_in_the_family_is_met_by_nobody() -> None:
    """
    A need may name somebody unknown: another's statement is not about that person.
    """
    family = family_with(need("X9"), statements=[said("A1")])
    (found,) = ASKED.examine(family, D).parts
    assert found.subject == Subject(SubjectKind.MEMBER, "X9")
    assert found.verdict is NOT_MET


LEFT = date(2017, 3, 1)


def the_child(**rows: Any) -> Person:
    """
    A child of school age who left in March.
    """
    stays = [Stay("C1", "F1", date(2008, 5, 1), left_on=LEFT)]
    return a_pupil(stays=stays, **rows)


def an_adult_who_left(**rows: Any) -> Person:
    """
    An adult who left in March.
    """
    return Person([Stay("A1", "F1", date(1985, 5, 1), left_on=LEFT)], **rows)


TERMS = AttendedEachTerm(
    CLAUSE,
    Share.parse("at least 90%"),
    1,
    Counting.ALL_ABSENCE,
    Starters.WAIT,
    CountedFrom.ANY,
)


@pytest.mark.parametrize(
    ("rule", "person", "verdict"),
    [
        (TERMS, the_child(attendance=[sessions("C1", 2, 100, 20)]), NOT_MET),
        (TERMS, the_child(attendance=[sessions("C1", 2, 100, 0)]), MET),
        (
            EmployedConsecutively(CLAUSE, 1, 0, CountedFrom.ANY),
            an_adult_who_left(employment=[Employment("A1", date(2017, 10, 1), D)]),
            MET,
        ),
        (
            Enrolled(CLAUSE, ("work-programme",), 6),
            an_adult_who_left(statuses=[Status("A1", "work-programme", D)]),
            MET,
        ),
        (FewerThanOverMonths(CLAUSE, "asb", 1, 6), the_child(), MET),
    ],
    ids=["sessions short", "sessions", "work", "enrolled", "exclusions"],
)
def test_who_left_is_asked_all_the_same(
    rule: Any, person: Person, verdict: Verdict
) -> None:
    """
    A person with a need is asked, a member or not; as a member only, it is neutral.
    """
    family = family_with(need(person.person_id), people=[person], incidents=[])
    assert rule.examine(family, D).verdict is NOT_APPLICABLE
    asked = PersonWithTheNeed(CLAUSE, rule, "health")
    assert asked.examine(family, D).verdict is verdict


def test_what_a_leaver_did_since_still_does_not_count() -> None:
    """
    Asked all the same, a person who left answers only for the days as a member, where
    the rule passes leavers over.
    """
    rule = NoneRecorded(CLAUSE, ("asb",), 6, Whose.FAMILY, leavers=Leavers.PASSED_OVER)
    family = family_with(need("C1"), people=[the_child()])
    asked = PersonWithTheNeed(CLAUSE, rule, "health").examine(family, D)
    assert [row for each in findings(asked) for row in each.read] == [*family.checks]


@pytest.mark.parametrize("kind", [EachChild, AnyAdult])
def test_inside_it_one_person_is_still_one_person(kind: Any) -> None:
    """
    A rule of each child or any adult, asked of one who left, asks that person.
    """
    person = the_child() if kind is EachChild else an_adult_who_left()
    who = person.person_id
    family = family_with(need(who), people=[person], statements=[said(who)])
    inside = kind(CLAUSE, STATED)
    assert inside.examine(family, D).verdict is NOT_APPLICABLE
    assert PersonWithTheNeed(CLAUSE, inside).examine(family, D).verdict is MET


def test_a_measure_says_whose_needs_and_of_which_problem() -> None:
    """
    A test is filled in however deep it is in combinations; all else is left as it is.
    """
    plain = Combined(CLAUSE, EVERY, (STATED, STATED))
    assert asked_of_needs(plain, "health", EVERYBODYS) is plain
    assert asked_of_needs(STATED, "health", EVERYBODYS) is STATED
    assert asked_of_needs(ASKED, "health", EVERYBODYS) is ASKED
    deep = Combined(CLAUSE, EVERY, (plain, PersonWithTheNeed(CLAUSE, STATED)))
    whose = (NeedOf.ADULT,)
    aimed = asked_of_needs(deep, "Health", whose)
    expected = PersonWithTheNeed(CLAUSE, STATED, "health", whose)
    assert aimed == Combined(CLAUSE, EVERY, (plain, expected))


# Scores and statements that name nobody.

WHOLE = Tools({"star": UP, "strain": DOWN})


@pytest.mark.parametrize(
    ("whose", "verdict"),
    [
        ((NeedOf.CHILD, NeedOf.ADULT), MET),
        ((NeedOf.CHILD, NeedOf.FAMILY), UNDETERMINED),
        ((NeedOf.FAMILY,), NOT_APPLICABLE),
        (EVERYBODYS, MET),
    ],
)
def test_a_birth_date_is_needed_only_where_it_matters_who_is_asked(
    whose: tuple[NeedOf, ...], verdict: Verdict
) -> None:
    """
    A child or an adult, and not known which: of a measure for both it does not matter.
    """
    person = Person([Stay("X1", "F1")])
    family = a_family(people=[person], needs=[need("X1")], statements=[said("X1")])
    rule = PersonWithTheNeed(CLAUSE, STATED, "health", whose)
    trail = rule.examine(family, D)
    assert trail.verdict is verdict
    births = [found for found in findings(trail) if found.needed]
    assert bool(births) is (verdict is UNDETERMINED)


def a_score(whom: str, tool: str, on: date, number: int) -> Score:
    """
    A score in health, of a person or naming nobody.
    """
    return Score("F1", whom, tool, "health", on, Fraction(number))


EARLY, LATE = date(2017, 2, 1), date(2017, 9, 1)


def scored(*scores: Score) -> Finding:
    """
    What is found of the child's scores, and those that may be.
    """
    family = family_with(need("C1"), scores=list(scores))
    (found,) = PersonWithTheNeed(CLAUSE, improved(WHOLE)).examine(family, D).parts
    assert isinstance(found, Finding)
    return found


OWN = (a_score("C1", "star", EARLY, 3), a_score("C1", "star", LATE, 5))
NAMELESS = [
    # What there is of the child's, what names nobody, and the verdict.
    (OWN[:1], [a_score("", "star", LATE, 4)], UNDETERMINED),
    (OWN[:1], [a_score("", "star", LATE, 3)], NOT_MET),
    (OWN, [a_score("", "star", LATE, 4)], MET),
    (OWN, [a_score("", "star", LATE, 3)], UNDETERMINED),
    (OWN, [a_score("", "star", EARLY, 4)], MET),
    (OWN, [a_score("", "star", EARLY, 5)], UNDETERMINED),
    (OWN, [a_score("", "strain", LATE, 9)], MET),
    (
        OWN,
        [a_score("", "strain", EARLY, 7), a_score("", "strain", LATE, 8)],
        UNDETERMINED,
    ),
    (OWN, [a_score("", "strain", EARLY, 7), a_score("", "strain", LATE, 7)], MET),
    ((), [a_score("", "star", EARLY, 3), a_score("", "star", LATE, 4)], UNDETERMINED),
    ((), [a_score("", "star", EARLY, 3), a_score("", "star", LATE, 3)], NOT_MET),
    ((), [a_score("", "star", LATE, 3)], NOT_MET),
    (
        (*OWN, a_score("C1", "strain", EARLY, 7), a_score("C1", "strain", LATE, 8)),
        [a_score("", "star", LATE, 9)],
        NOT_MET,
    ),
    (
        (*OWN, a_score("C1", "strain", EARLY, 7), a_score("C1", "strain", LATE, 8)),
        [a_score("", "strain", date(2017, 1, 20), 9)],
        UNDETERMINED,
    ),
    (
        (a_score("C1", "star", EARLY, 5), a_score("C1", "star", LATE, 4)),
        [a_score("", "strain", EARLY, 7), a_score("", "strain", LATE, 6)],
        NOT_MET,
    ),
]


@pytest.mark.parametrize(("own", "nameless", "verdict"), NAMELESS)
def test_scores_that_name_nobody_may_be_the_persons(
    own: tuple[Score, ...], nameless: list[Score], verdict: Verdict
) -> None:
    """
    Each may be the child's or not: undetermined where that matters, and only there.
    """
    found = scored(*own, *nameless)
    assert found.verdict is verdict
    assert set(found.read) == {*own, *nameless}
    if verdict is UNDETERMINED:
        assert found.reason is Reason.WHOM
        assert found.needed == (NeedsPerson(tuple(nameless)),)


@pytest.mark.parametrize(("number", "verdict"), [(8, NOT_MET), (9, UNDETERMINED)])
def test_more_than_eight_that_name_nobody_are_left_open(
    number: int, verdict: Verdict
) -> None:
    """
    Nine scores that name nobody are not tried in every way.
    """
    rows = [a_score("", "star", date(2017, 2, 1 + day), 3) for day in range(number)]
    assert scored(*rows).verdict is verdict


def test_asked_of_the_family_nobody_is_in_doubt() -> None:
    """
    Of a whole family, a score or a statement that names nobody is the family's.
    """
    scores = [a_score("", "star", EARLY, 3), a_score("", "star", LATE, 4)]
    assert only(improved(), scores=scores).verdict is MET
    assert only(STATED, statements=[said("")]).verdict is MET


def test_a_statement_about_the_person_is_enough() -> None:
    """
    Where one names the child, another that names nobody is not asked about.
    """
    family = family_with(need("C1"), statements=[said("C1"), said("")])
    (found,) = ASKED.examine(family, D).parts
    assert found.verdict is MET


def test_a_statement_that_names_nobody_is_asked_about() -> None:
    """
    Where it might be the only one, what is needed is whom it is about.
    """
    family = family_with(need("C1"), statements=[said("")])
    (found,) = ASKED.examine(family, D).parts
    assert isinstance(found, Finding)
    assert found.reason is Reason.WHOM
    assert found.needed == (NeedsPerson((said(""),)),)


@pytest.mark.parametrize("kind", [EachChild, AnyAdult])
def test_of_each_child_and_any_adult_too(kind: Any) -> None:
    """
    Wherever one person is asked alone, a statement that names nobody may be about them.
    """
    family = a_family(people=[an_adult(), a_pupil()], statements=[said("")])
    assert kind(CLAUSE, STATED).examine(family, D).verdict is UNDETERMINED


TURNS = [
    Turn(
        ASKED,
        {
            "needs": [need("A1"), need("C1", on=date(2017, 4, 1))],
            "statements": [said("A1", date(2017, 2, 1))],
        },
        date(2017, 4, 1),
        MET,
        NOT_MET,
    ),
    Turn(
        ASKED,
        {"needs": [need("C1")], "statements": [said("C1", date(2017, 3, 1))]},
        date(2017, 3, 1),
        NOT_MET,
        MET,
    ),
    Turn(
        ASKED,
        {"needs": [need("")], "statements": [said("A1", date(2017, 3, 1))]},
        date(2017, 9, 1),
        MET,
        NOT_MET,
    ),
    Turn(
        ASKED,
        {"needs": [need("C1")], "statements": [said("", date(2017, 3, 1))]},
        date(2017, 3, 1),
        NOT_MET,
        UNDETERMINED,
    ),
]


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
