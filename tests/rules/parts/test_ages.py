"""
People whose birth date is not known: each possible day that matters, tried (SPEC §2.6).
"""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction
from typing import Any

import pytest
from attrs import evolve

from made import BRADFORD, D, a_family, a_pupil, an_adult, sessions
from on_file import only
from pbr.assurance.answer_sheets import answer_sheet
from pbr.claims import Claim, validate
from pbr.exceptions import BirthNotKnown, Contradiction
from pbr.findings import (
    Asked,
    Conclusion,
    Finding,
    NeedsBirthDate,
    NeedsCheck,
    NeedsMeaning,
    NeedsSessions,
    PassedOver,
    Question,
    Reason,
    Signed,
    Why,
    findings,
    undetermined,
)
from pbr.findings.missing import each_term_once
from pbr.flags import FlagKind
from pbr.periods import ONE_DAY, Period, months_up_to
from pbr.plans import Plan
from pbr.records import (
    Attendance,
    Check,
    Employment,
    Family,
    Incident,
    Need,
    Person,
    Score,
    Statement,
    Status,
    Stay,
)
from pbr.rules import Rule
from pbr.rules.asked_alone import AnyAdult, EachChild
from pbr.rules.attendance import AttendedOverall
from pbr.rules.combined import Combined
from pbr.rules.completed import Completed
from pbr.rules.eligibility import DependentChild, InTheArea
from pbr.rules.employment import EmployedConsecutively
from pbr.rules.engagement import Attached
from pbr.rules.exclusions import FewerThanOverMonths
from pbr.rules.incidents import IncidentsReduced, NoneRecorded
from pbr.rules.parts.ages import (
    adults,
    born_by,
    born_by_the_end,
    every_birth_needed,
    of_any_ages,
    pupils,
)
from pbr.rules.parts.needs import EVERYBODYS, NeedOf
from pbr.rules.parts.turning import (
    last_births,
    of_adults,
    of_pupils,
    of_unborn,
    of_unknown_births,
)
from pbr.rules.parts.words import (
    Baseline,
    CountedFrom,
    Counting,
    Leavers,
    Starters,
    Whose,
)
from pbr.rules.person_with_the_need import PersonWithTheNeed
from pbr.rules.progress import ScoreImproved, Stated
from pbr.rules.status import StatusEnded
from pbr.school import Term, TermPart, births_of_school_age_on, turns_of_school_age
from pbr.shares import Fall, Share
from pbr.testing.reference import decide, verdict as by_reference
from pbr.verdicts import (
    EVERY,
    MET,
    NOT_APPLICABLE,
    NOT_MET,
    UNDETERMINED,
    Quorum,
    Verdict,
)
from scoring import improved
from strategies import CLAUSE
from trails import named

LONG_AGO = date(1990, 1, 1)
BORN = date(1985, 5, 1)
YEAR = Period(date(2017, 1, 1), date(2017, 12, 31))
JOB = EmployedConsecutively(CLAUSE, 1, 0, CountedFrom.ANY)
WEEK = Employment("A1", D - timedelta(6), None, D)
OVERALL = AttendedOverall(
    CLAUSE,
    Share.parse("at least 90%"),
    3,
    Counting.ALL_ABSENCE,
    Starters.TERMS_SO_FAR,
    CountedFrom.ANY,
)
NONE_OF_LATE = NoneRecorded(
    CLAUSE, ("asb",), 1, Whose.CHILDREN, leavers=Leavers.PASSED_OVER
)
OF_CHILDREN = NoneRecorded(
    CLAUSE, ("asb",), 1, Whose.CHILDREN, leavers=Leavers.PASSED_OVER
)


def blank(person: Person) -> Person:
    """
    The person, whose birth date is not on file.
    """
    return evolve(person, stays=[evolve(stay, born_on=None) for stay in person.stays])


def nobody_knows(person_id: str, **rows: Any) -> Person:
    """
    Somebody whose birth date is not on file.
    """
    return Person([Stay(person_id, "F1")], **rows)


def test_the_first_birth_date_of_who_is_not_yet() -> None:
    """
    Not yet 18 are those born 18 years ago tomorrow; not yet born, tomorrow; of 29
    February, in a common year, from 1 March.
    """
    assert list(adults(D)) == [date(1999, 11, 1)]
    assert list(adults(date(2018, 2, 28))) == [date(2000, 2, 29)]
    assert list(born_by(D)) == [date(2017, 11, 1)]


@pytest.mark.parametrize(
    ("day", "first", "last"),
    [
        (date(2017, 6, 30), date(2000, 9, 1), date(2012, 3, 31)),
        (date(2017, 7, 1), date(2001, 9, 1), date(2012, 3, 31)),
        (date(2017, 8, 30), date(2001, 9, 1), date(2012, 3, 31)),
        (date(2017, 8, 31), date(2001, 9, 1), date(2012, 8, 31)),
        (date(2017, 12, 30), date(2001, 9, 1), date(2012, 8, 31)),
        (date(2017, 12, 31), date(2001, 9, 1), date(2012, 12, 31)),
        (date(2018, 3, 30), date(2001, 9, 1), date(2012, 12, 31)),
        (date(2018, 3, 31), date(2001, 9, 1), date(2013, 3, 31)),
    ],
)
def test_who_is_of_school_age(day: date, first: date, last: date) -> None:
    """
    The first and last birth dates of those of school age, on each side of the days on
    which anybody begins or ends; the day before and the day after are not of school age.
    """
    assert births_of_school_age_on(day) == Period(first, last)
    assert list(pupils(day)) == [first, last + ONE_DAY]
    for born, is_one in (
        (first - ONE_DAY, False),
        (first, True),
        (last, True),
        (last + ONE_DAY, False),
    ):
        assert Person([Stay("C1", "F1", born)]).is_of_school_age_on(day) is is_one


def test_the_days_on_which_school_age_turns() -> None:
    """
    31 March, 31 August, 31 December, and the day after the last Friday in June.
    """
    assert sorted(turns_of_school_age(2017)) == [
        date(2017, 3, 31),
        date(2017, 7, 1),
        date(2017, 8, 31),
        date(2017, 12, 31),
    ]


@pytest.mark.parametrize(
    "ask",
    [
        lambda one: one.is_adult_on(D),
        lambda one: one.is_of_school_age_on(D),
        lambda one: one.is_of_school_age_for(Term(2016, 0)),
        lambda one: one.first_school_term,
    ],
)
def test_an_age_that_is_not_known_is_not_guessed(ask: Any) -> None:
    """
    Asked of somebody without a birth date, any age is refused.
    """
    with pytest.raises(BirthNotKnown, match="A1: the date of birth is not known"):
        ask(nobody_knows("A1"))


def test_who_may_be_a_child_or_of_school_age() -> None:
    """
    By a job eighteen years ago somebody is an adult, and by one a day later may not be;
    whoever may be born today may be of school age, and a worker of 2000 is too old.
    """
    for began, may_be in ((date(1999, 10, 31), False), (date(1999, 11, 1), True)):
        person = nobody_knows("A1", employment=[Employment("A1", began)])
        family = a_family(people=[person, a_pupil()])
        assert family.may_be_a_child(person, D) is may_be
    for began, may_be in ((date(2001, 8, 31), False), (date(2001, 9, 1), True)):
        person = nobody_knows("A1", employment=[Employment("A1", began)])
        family = a_family(people=[person, a_pupil()])
        assert family.may_be_of_school_age(person, D, D) is may_be
    pupil = blank(a_pupil())
    assert a_family(people=[pupil]).may_be_of_school_age(pupil, D, D)
    assert a_family().births_of(an_adult(), D) == Period(BORN, BORN)


def test_rows_that_nobody_can_have_together() -> None:
    """
    Sessions at two or more, and a job at birth: nobody's, if the job was long before.
    """
    row = Attendance("C1", Term(2016, 0), 120, 0, 0)
    first = date(1996, 8, 1)
    for began, fits in ((first, False), (first + ONE_DAY, True)):
        rows: dict[str, Any] = {
            "attendance": [row],
            "employment": [Employment("C1", began)],
        }
        person = nobody_knows("C1", **rows)
        if fits:
            a_family(people=[person], incidents=[], needs=[])
        else:
            with pytest.raises(
                Contradiction, match="C1: no date of birth goes with every row"
            ):
                a_family(people=[person], incidents=[], needs=[])


@pytest.mark.parametrize(
    ("began", "verdict"),
    [(date(1999, 10, 31), MET), (date(1999, 11, 1), UNDETERMINED)],
)
def test_a_worker_may_be_a_child(began: date, verdict: Verdict) -> None:
    """
    In work for a week: met if an adult for certain, undetermined if perhaps a child.
    """
    jobs = [Employment("A1", began, began), WEEK]
    found = only(JOB, people=[nobody_knows("A1", employment=jobs)])
    assert found.verdict is verdict
    needs = (NeedsBirthDate(found.subject),)
    assert found.needed == (needs if verdict is UNDETERMINED else ())


@pytest.mark.parametrize(("missed", "never_met"), [(12, False), (13, True)])
def test_who_attended_too_little_is_never_met(
    missed: int,
    never_met: bool,  # noqa: FBT001
) -> None:
    """
    Of school age they are met or not met, and of another age neutral.
    """
    rows = [sessions("C1", season, 120, missed) for season in range(3)]
    found = only(OVERALL, people=[nobody_knows("C1", attendance=rows)])
    assert found.verdict is UNDETERMINED
    assert found.judgement.never_met is never_met


def test_out_of_work_is_not_met_at_any_age() -> None:
    """
    Not met if an adult, and not applicable if a child, is not met.
    """
    found = only(JOB, people=[nobody_knows("A1")])
    assert (found.verdict, found.needed) == (NOT_MET, ())


@pytest.mark.parametrize(
    ("rule", "born", "verdict"),
    [
        (AnyAdult(CLAUSE, OF_CHILDREN), None, UNDETERMINED),
        (EachChild(CLAUSE, OF_CHILDREN), None, UNDETERMINED),
        (EachChild(CLAUSE, OF_CHILDREN), date(1985, 5, 1), NOT_APPLICABLE),
        (AnyAdult(CLAUSE, OF_CHILDREN), date(2008, 5, 1), NOT_APPLICABLE),
    ],
)
def test_each_child_and_any_adult(
    rule: EachChild | AnyAdult, born: date | None, verdict: Verdict
) -> None:
    """
    Met of a child, and not asked of an adult: undetermined while that is not known.
    """
    family = a_family(people=[Person([Stay("C1", "F1", born)])], incidents=[])
    assert rule.examine(family, D).verdict is verdict


@pytest.mark.parametrize(
    ("row", "of_children", "of_adults"),
    [
        (Employment("C1", LONG_AGO, LONG_AGO), NOT_APPLICABLE, NOT_MET),
        (Attendance("C1", Term(2016, 0), 120, 0, 0), UNDETERMINED, NOT_MET),
        (Attendance("C1", Term(2006, 0), 120, 0, 0), UNDETERMINED, NOT_MET),
        (Attendance("C1", Term(2016, 2), 120, 0, 0), UNDETERMINED, NOT_MET),
    ],
)
def test_who_can_only_be_an_adult_is_asked_as_one(
    row: Any, of_children: Verdict, of_adults: Verdict
) -> None:
    """
    Whoever worked in 1990 is no child, so is asked as an adult alone; others may be.
    """
    kind = "employment" if isinstance(row, Employment) else "attendance"
    rows: dict[str, Any] = {kind: [row]}
    family = a_family(people=[nobody_knows("C1", **rows)], incidents=[])
    of_each, of_any = EachChild(CLAUSE, OF_CHILDREN), AnyAdult(CLAUSE, JOB)
    assert of_each.examine(family, D).verdict is of_children
    assert of_any.examine(family, D).verdict is of_adults


def test_who_can_only_be_a_child_is_not_asked_as_an_adult() -> None:
    """
    Nobody is born before the plan allows: with 17 years to be born in, all are children.
    """
    family = a_family(people=[nobody_knows("C1")], incidents=[])
    young = evolve(family, born_from=date(2001, 1, 1))
    assert AnyAdult(CLAUSE, JOB).examine(young, D).verdict is NOT_APPLICABLE
    assert EachChild(CLAUSE, OF_CHILDREN).examine(young, D).verdict is MET


@pytest.mark.parametrize(("ended", "verdict"), [(D, MET), (D - ONE_DAY, UNDETERMINED)])
def test_an_order_may_have_ended_before_birth(ended: date, verdict: Verdict) -> None:
    """
    An order counts only from birth, and everybody is born by the day.
    """
    rule = Completed(CLAUSE, "order")
    order = Status("C1", "order", ended - ONE_DAY, ended, "completed")
    person = nobody_knows("C1", statuses=[order])
    checks = [Check("F1", ("order",), LONG_AGO, D, D)]
    family = a_family(people=[person], incidents=[], checks=checks)
    assert ended + ONE_DAY in rule.turning_days(family, YEAR)
    (found,) = findings(rule.examine(family, D))
    assert found.verdict is verdict
    births = (NeedsBirthDate(person.subject),)
    assert found.needed == (births if verdict is UNDETERMINED else ())
    assert by_reference(rule, family, D) is verdict
    before = evolve(family, attached_on=None)
    assert rule.examine(before, D).verdict is NOT_MET
    assert by_reference(rule, before, D) is NOT_MET


def test_ages_that_need_other_evidence_matter() -> None:
    """
    Nobody was asked; and if the person was a child, a word matters too.
    """
    person = nobody_knows("N1")
    row = Incident("F1", "N1", "nuisance", D, understood=False)
    family = a_family(people=[person], incidents=[row], checks=[], needs=[])
    (found,) = findings(OF_CHILDREN.examine(family, D))
    assert found.verdict is UNDETERMINED
    assert {*found.needed} == {
        NeedsBirthDate(person.subject),
        NeedsCheck(("asb",), (Period(date(2017, 10, 1), D),)),
        NeedsMeaning("incidents.kind", "nuisance", (row,)),
    }


BEFORE_THE_MONTHS = date(2017, 4, 1)


@pytest.mark.parametrize(
    ("rule", "rows"),
    [
        (
            Stated(CLAUSE, "help", ("nurse",), 6, CountedFrom.ANY),
            {"statements": [Statement("F1", "C1", "help", BEFORE_THE_MONTHS, "nurse")]},
        ),
        (
            improved(),
            {
                "scores": [
                    Score("F1", "C1", "star", "health", date(2017, 1, 8), Fraction(3)),
                    Score("F1", "C1", "star", "health", D, Fraction(5)),
                ]
            },
        ),
        (
            StatusEnded(CLAUSE, ("order",), 6, leavers=Leavers.PASSED_OVER),
            {
                "people": [
                    nobody_knows(
                        "C1",
                        statuses=[
                            Status("C1", "order", date(2017, 1, 20), date(2017, 2, 20))
                        ],
                    )
                ],
                "checks": [Check("F1", ("order",), date(2000, 1, 1), D, D)],
            },
        ),
    ],
    ids=["a statement", "a score", "a status"],
)
def test_what_may_be_of_the_unborn_is_of_its_rule(
    rule: Rule, rows: dict[str, Any]
) -> None:
    """
    Whether it counts depends on when C1 was born, and the finding names its rule.
    """
    changes: dict[str, Any] = {"people": [nobody_knows("C1")], "needs": [], **rows}
    found = only(rule, incidents=[], **changes)
    assert (found.verdict, found.reason) == (UNDETERMINED, Reason.AGE_NOT_KNOWN)
    assert found.rule is rule


@pytest.mark.parametrize("kind", [EachChild, AnyAdult])
def test_who_may_be_asked_and_has_nothing_to_show_is_neutral(
    kind: type[EachChild | AnyAdult],
) -> None:
    """
    Asked or not, it is not applicable: the trail says so of that person and that test.
    """
    ended = StatusEnded(CLAUSE, ("order",), 6, leavers=Leavers.PASSED_OVER)
    rule = kind(CLAUSE, ended)
    person = nobody_knows("X1")
    checks = [Check("F1", ("order",), date(2000, 1, 1), D, D)]
    (part,) = rule.examine(a_family(people=[person], checks=checks), D).parts
    assert part == Conclusion(rule, person.subject, EVERY, ())
    assert part.rule is rule


def test_a_dependent_child_may_be_one() -> None:
    """
    Somebody without a birth date may be the child; a child beside makes it certain.
    """
    rule = DependentChild(CLAUSE)
    alone = only(rule, people=[nobody_knows("A1")], incidents=[])
    assert (alone.verdict, alone.reason) == (UNDETERMINED, Reason.AGE_NOT_KNOWN)
    assert alone.quantity is None
    assert only(rule, people=[nobody_knows("A1"), a_pupil()]).verdict is MET
    grown = nobody_knows("A1", employment=[Employment("A1", date(1990, 1, 1))])
    assert only(rule, people=[grown], incidents=[]).verdict is NOT_MET


def several(number: int) -> Family:
    """
    A family of so many people without a birth date, each with an incident of its own.
    """
    people = [nobody_knows(f"C{at}") for at in range(number)]
    incidents = [
        Incident("F1", one.person_id, "asb", D - timedelta(at))
        for at, one in enumerate(people)
    ]
    return a_family(people=people, incidents=incidents, needs=[])


@pytest.mark.parametrize("number", [1, 3, 4])
def test_each_of_them_is_needed(number: int) -> None:
    """
    Three may each be the child whose incident it is, and of four none is tried.
    """
    (found,) = findings(OF_CHILDREN.examine(several(number), D))
    assert (found.verdict, found.reason) == (UNDETERMINED, Reason.AGE_NOT_KNOWN)
    assert [type(each) for each in found.needed] == [NeedsBirthDate] * number
    assert by_reference(OF_CHILDREN, several(number), D) is UNDETERMINED
    assert len(found.read) == number + 1


def test_without_an_age_every_birth_date_is_needed() -> None:
    """
    A rule that asks for an age which is not known has the whole family's finding.
    """
    family = a_family(people=[nobody_knows("A1"), nobody_knows("A2"), a_pupil()])
    needed = tuple([NeedsBirthDate(one.subject) for one in family.people[:2]])
    judged = undetermined(Reason.AGE_NOT_KNOWN, needed)
    expected = Finding(OF_CHILDREN, family.subject, judged, None)
    assert every_birth_needed(OF_CHILDREN, family) == expected


#: An order of somebody who may have been born after it ended.
ORDER = Status("C1", "order", D - timedelta(99), D - timedelta(50), "completed")


def exclusions(number: int) -> list[Incident]:
    """
    So many fixed exclusions of one person.
    """
    return [
        Incident("F1", "C1", "fixed-exclusion", D, "school", str(at))
        for at in range(number)
    ]


@pytest.mark.parametrize(
    ("rule", "changes"),
    [
        (OF_CHILDREN, {"incidents": [Incident("F1", "C1", "asb", D)]}),
        (
            FewerThanOverMonths(CLAUSE, "fixed-exclusion", 1, 3),
            {"incidents": exclusions(1)},
        ),
        (
            Completed(CLAUSE, "order"),
            {
                "people": [nobody_knows("C1", statuses=[ORDER])],
                "checks": [Check("F1", ("order",), LONG_AGO, D, D)],
                "incidents": [],
            },
        ),
        (AnyAdult(CLAUSE, Attached(CLAUSE)), {}),
        (
            PersonWithTheNeed(
                CLAUSE, Attached(CLAUSE, since=D), "crime", (NeedOf.CHILD,)
            ),
            {"needs": [Need("F1", "C1", "crime", D)]},
        ),
    ],
)
def test_what_lacks_a_birth_date_is_the_rules_own(
    rule: Rule, changes: dict[str, Any]
) -> None:
    """
    The finding names the rule, whoever it is about, and the one birth date.
    """
    family = a_family(**{"people": [nobody_knows("C1")], **changes})
    (found,) = findings(rule.examine(family, D))
    assert (found.verdict, found.reason) == (UNDETERMINED, Reason.AGE_NOT_KNOWN)
    assert found.rule is rule
    (person,) = family.people
    assert NeedsBirthDate(person.subject) in found.needed
    of_person = isinstance(rule, AnyAdult | FewerThanOverMonths)
    assert found.subject == (person.subject if of_person else family.subject)


def test_only_a_birth_date_that_matters_is_needed() -> None:
    """
    One person's order may have ended before birth; another's has no outcome.
    """
    others = evolve(ORDER, person_id="C2", outcome="")
    people = [
        nobody_knows("C1", statuses=[ORDER]),
        nobody_knows("C2", statuses=[others]),
    ]
    checks = [Check("F1", ("order",), LONG_AGO, D, D)]
    rule = Completed(CLAUSE, "order")
    found = only(rule, people=people, checks=checks, incidents=[], needs=[])
    assert found.needed == (NeedsBirthDate(people[0].subject),)


def test_births_after_the_end_of_a_status_that_may_count() -> None:
    """
    Also of one that is not understood, and of one that begins on the day.
    """
    ended = D + timedelta(9)
    row = Status("C1", "order", D, ended)
    unknown = evolve(row, status="word", understood=False)
    for status, days in (
        (row, [ended + ONE_DAY]),
        (unknown, [ended + ONE_DAY]),
        (evolve(row, status="other"), []),
        (evolve(row, started_on=D + ONE_DAY), []),
        (evolve(row, ended_on=None), []),
    ):
        person = nobody_knows("C1", statuses=[status])
        assert [*born_by_the_end(person, ("order",), D)] == days


def test_a_need_of_somebody_of_any_age_is_in_the_trail() -> None:
    """
    A child's need has a measure, an adult's another: what is found names both problems'
    rows, the family, and the birth date.
    """
    crime = next(each for each in BRADFORD.measures if each.problem == "crime")
    others = [each for each in BRADFORD.measures if each.problem != "crime"]
    late, whole = Attached(CLAUSE, since=D), Attached(CLAUSE)
    measures = [
        *others,
        evolve(crime, test=late, whose=(NeedOf.CHILD,)),
        evolve(crime, clause=CLAUSE, test=whole, whose=(NeedOf.ADULT,)),
    ]
    plan = evolve(BRADFORD, measures=tuple(measures))
    need = Need("F1", "C9", "crime", D)
    people = [an_adult(), a_pupil(), nobody_knows("C9")]
    family = a_family(people=people, needs=[need, Need("F1", "", "help", D)])
    decision = validate(Claim(family, D), plan)
    trail = named(decision.trail, "crime")
    assert isinstance(trail, Conclusion)
    question = Question(Asked.PROBLEM, crime.clause, "crime")
    (part,) = trail.parts
    assert isinstance(part, Finding)
    assert trail == Conclusion(question, family.subject, EVERY, (part,), (need,))
    born = NeedsBirthDate(named_person(family, "C9").subject)
    judged = undetermined(Reason.AGE_NOT_KNOWN, (born,))
    assert part == Finding(question, family.subject, judged, None, part.read)


def named_person(family: Family, person_id: str) -> Person:
    """
    The one of a family with an id.
    """
    person = family.person(person_id)
    assert person is not None
    return person


def test_who_is_born_on_the_last_day_of_school_age_is_of_school_age() -> None:
    """
    And whoever is born a day later is not yet.
    """
    last = births_of_school_age_on(D).last
    for born, may_be in ((last, True), (last + ONE_DAY, False)):
        pupil = a_pupil(stays=[Stay("C1", "F1", born)], attendance=[])
        family = a_family(people=[pupil], incidents=[])
        assert family.may_be_of_school_age(pupil, D, D) is may_be


@pytest.mark.parametrize("person_id", ["", "C1"])
def test_exclusions_that_name_nobody_turn_on_the_day_after(person_id: str) -> None:
    """
    From the day after an exclusion somebody may be born too late for it.
    """
    rule = FewerThanOverMonths(CLAUSE, "fixed-exclusion", 1, 3)
    day = date(2017, 5, 2)
    row = Incident("F1", person_id, "fixed-exclusion", day, "school")
    family = a_family(people=[nobody_knows("C1")], incidents=[row], checks=[])
    turns = {*rule.turning_days(family, Period(date(2017, 5, 1), day + ONE_DAY))}
    assert day + ONE_DAY in turns


def test_who_changes_nothing_is_not_needed() -> None:
    """
    The incident of somebody known settles it, whoever else was a child.
    """
    family = several(2)
    sure = Incident("F1", "C9", "asb", D)
    known = evolve(
        family,
        people=[*family.people, a_pupil("C9")],
        incidents=[*family.incidents, sure],
    )
    (found,) = findings(OF_CHILDREN.examine(known, D))
    assert (found.verdict, found.needed) == (NOT_MET, ())


def test_an_age_without_a_question_is_one_age() -> None:
    """
    Without a day on which an answer changes, everybody is asked once.
    """
    asked: list[Family] = []

    def examine(family: Family) -> Finding:
        asked.append(family)
        return only(JOB, people=[an_adult()])

    of_any_ages(JOB, several(5), D, lambda _: (), examine)
    assert len(asked) == 1


def test_a_need_of_somebody_of_any_age() -> None:
    """
    Asked of the adult or the child with the need, it is not known whether one is asked.
    """
    need = Need("F1", "A1", "crime", date(2017, 1, 9))
    family = a_family(people=[nobody_knows("A1")], needs=[need], incidents=[])
    for whose, verdict in (
        ((NeedOf.ADULT,), UNDETERMINED),
        (EVERYBODYS, NOT_MET),
    ):
        rule = PersonWithTheNeed(CLAUSE, JOB, "crime", whose)
        assert rule.examine(family, D).verdict is verdict
        assert by_reference(rule, family, D) is verdict
    elsewhere = PersonWithTheNeed(CLAUSE, JOB, "school", (NeedOf.ADULT,))
    assert elsewhere.examine(family, D).verdict is NOT_APPLICABLE
    known = a_family(people=[an_adult()], needs=[need], incidents=[])
    for whose, verdict in (
        ((NeedOf.ADULT,), NOT_MET),
        ((NeedOf.CHILD,), NOT_APPLICABLE),
    ):
        rule = PersonWithTheNeed(CLAUSE, JOB, "crime", whose)
        assert rule.examine(known, D).verdict is verdict
        assert by_reference(rule, known, D) is verdict


class AsksAnAge(DependentChild):
    """
    A rule from elsewhere that asks how old everybody is.
    """

    def examine(self, family: Family, on: date) -> Finding:
        """
        Whatever a job finds, if everybody's age is known.
        """
        assert [person.is_adult_on(on) for person in family.people]
        return only(JOB, people=[an_adult()])


def test_a_rule_that_asks_for_an_age_is_undetermined() -> None:
    """
    A rule that asks an age that is not known is undetermined for want of it.
    """
    (first, *_) = BRADFORD.results
    asks = AsksAnAge(CLAUSE)
    plan = evolve(BRADFORD, results=(evolve(first, needs=(asks,)),), measures=())
    family = a_family(people=[nobody_knows("A1"), a_pupil()])
    decision = validate(Claim(family, D), plan)
    assert decision.verdict is UNDETERMINED
    assert NeedsBirthDate(family.people[0].subject) in decision.still_needed


# The days on which a claim can turn


def test_the_days_on_which_an_unknown_age_turns() -> None:
    """
    The day of each row, the last birth date that it leaves, the day after, and the days
    on which those come of age; and for pupils, the days on which anybody begins or ends.
    """
    jobs = [Employment("A1", date(1999, 6, 1)), Employment("A1", D)]
    person = nobody_knows("A1", employment=jobs)
    family = a_family(people=[person], incidents=[Incident("F1", "", "asb", D)])
    first, last = date(1999, 6, 1), D
    turning = {
        *(first, first + ONE_DAY, date(2017, 6, 1)),
        *(last, last + ONE_DAY, date(2035, 10, 31)),
    }
    assert set(of_unknown_births(family, YEAR)) == turning
    assert set(of_adults(family, YEAR)) >= turning
    assert set(of_pupils(family, YEAR)) >= turning | set(turns_of_school_age(2017))
    assert list(of_unborn(family, family.incidents, YEAR)) == [D + ONE_DAY]
    assert list(of_unborn(family, family.incidents, Period(YEAR.first, D))) == []
    assert last_births(family, YEAR) == [first, last]
    assert last_births(family, Period(YEAR.first, D - ONE_DAY)) == [first]


def test_nothing_turns_on_a_birth_date_that_is_known() -> None:
    """
    Of a family whose birth dates are all known there are no such days.
    """
    family = a_family()
    assert list(of_unknown_births(family, YEAR)) == []
    assert list(of_unborn(family, family.incidents, YEAR)) == []
    assert last_births(family, YEAR) == []


def two_measures(of_children: Rule, of_others: Rule) -> Plan:
    """
    Bradford's plan, in which a child's need of crime has a measure of its own.
    """
    measures = []
    for each in BRADFORD.measures:
        if each.problem == "crime":
            others = (NeedOf.ADULT, NeedOf.FAMILY)
            measures.append(evolve(each, whose=(NeedOf.CHILD,), test=of_children))
            measures.append(evolve(each, whose=others, test=of_others))
        else:
            measures.append(each)
    return evolve(BRADFORD, measures=tuple(measures))


@pytest.mark.parametrize(
    ("number", "of_children", "of_others", "verdict"),
    [
        (1, InTheArea(CLAUSE), InTheArea(CLAUSE), MET),
        (1, JOB, JOB, NOT_MET),
        (1, InTheArea(CLAUSE), JOB, UNDETERMINED),
        (3, InTheArea(CLAUSE), JOB, UNDETERMINED),
        (4, InTheArea(CLAUSE), JOB, UNDETERMINED),
    ],
)
def test_a_need_of_two_measures(
    number: int, of_children: Rule, of_others: Rule, verdict: Verdict
) -> None:
    """
    Measures of one problem, for a child's need and for others: if both are met, whoever
    it is, so is the problem; the birth dates are needed where they differ.
    """
    people = [nobody_knows(f"N{at}") for at in range(number)]
    crime = [Need("F1", one.person_id, "crime", D) for one in people]
    needs = [Need("F1", "C1", "help", D), *crime]
    family = a_family(people=[a_pupil(), *people], needs=needs, incidents=[])
    plan = two_measures(of_children, of_others)
    claim = Claim(family, D)
    decision = validate(claim, plan)
    assert named(decision.trail, "crime").verdict is verdict
    if verdict is UNDETERMINED:
        asked = {NeedsBirthDate(one.subject) for one in people}
        assert asked <= {*decision.still_needed}
    assert decide(claim, plan) == answer_sheet(decision)


def test_who_can_only_be_an_adult_is_asked_for_the_need() -> None:
    """
    A job of 1990 shows it. Nobody else's birth date is needed.
    """
    grown = nobody_knows("A1", employment=[Employment("A1", LONG_AGO, LONG_AGO), WEEK])
    need = Need("F1", "A1", "crime", date(2017, 1, 9))
    family = a_family(people=[grown, nobody_knows("Z9")], needs=[need], incidents=[])
    for whose, verdict in (
        ((NeedOf.ADULT,), MET),
        ((NeedOf.CHILD,), NOT_APPLICABLE),
        ((NeedOf.CHILD, NeedOf.ADULT), MET),
    ):
        rule = PersonWithTheNeed(CLAUSE, JOB, "crime", whose)
        assert rule.examine(family, D).verdict is verdict
        assert by_reference(rule, family, D) is verdict


def test_only_the_birth_date_of_the_one_with_the_need_is_needed() -> None:
    """
    Of two people whose birth dates are not known.
    """
    need = Need("F1", "A1", "crime", date(2017, 1, 9))
    people = [nobody_knows("A1"), nobody_knows("Z9")]
    family = a_family(people=people, needs=[need], incidents=[])
    rule = PersonWithTheNeed(CLAUSE, JOB, "crime", (NeedOf.ADULT,))
    (found,) = findings(rule.examine(family, D))
    assert found.needed == (NeedsBirthDate(people[0].subject),)
    asked = Period(date(2017, 1, 1), D)
    assert need.identified_on in rule.turning_days(family, asked)


def test_rows_that_the_test_does_not_read_ask_for_no_age() -> None:
    """
    Four people whose birth dates are not known have scores, or statements, of another
    kind.
    """
    since = date(2017, 2, 1)
    four = [f"N{at}" for at in range(4)]
    others = [("star", "work"), ("other", "health")]
    scores = [
        *[
            Score("F1", "A1", "star", "health", day, Fraction(n))
            for n, day in ((3, since), (5, D))
        ],
        *[Score("F1", who, *other, D, Fraction(1)) for who in four for other in others],
        *[Score("F1", who, "star", "health", D + ONE_DAY, Fraction(1)) for who in four],
    ]
    statements = [
        Statement("F1", "A1", "health", D, "nurse"),
        *[Statement("F1", who, "work", D, "nurse") for who in four],
        *[Statement("F1", who, "health", D, "uncle") for who in four],
        *[Statement("F1", who, "health", D + ONE_DAY, "nurse") for who in four],
    ]
    family = a_family(
        people=[an_adult(), *map(nobody_knows, four)],
        scores=scores,
        statements=statements,
        incidents=[],
        needs=[],
    )
    for rule in (
        improved(),
        Stated(CLAUSE, "health", ("nurse",), 6, CountedFrom.ATTACHMENT),
    ):
        assert rule.examine(family, D).verdict is MET
        assert by_reference(rule, family, D) is MET


def test_what_was_signed_before_birth_is_of_the_day_of_birth() -> None:
    """
    The latest is the one that counts from the latest day.
    """
    baby = Person([Stay("B1", "F1", D)])
    statements = [
        Statement("F1", "B1", "help", date(2017, 4, 14), "nurse"),
        Statement("F1", "A1", "help", date(2017, 10, 26), "nurse"),
    ]
    rule = Stated(CLAUSE, "help", ("nurse",), 1, CountedFrom.ANY)
    found = only(rule, people=[an_adult(), baby], statements=statements)
    assert isinstance(found.quantity, Signed)
    assert (found.quantity.subject, found.quantity.found) == (baby.subject, D)


@pytest.mark.parametrize("number", [3, 4])
def test_a_measure_for_everybodys_need_asks_no_age(number: int) -> None:
    """
    However many people have the need whose birth dates are not known.
    """
    people = [nobody_knows(f"N{at}") for at in range(number)]
    crime = [Need("F1", one.person_id, "crime", D) for one in people]
    family = a_family(people=[a_pupil(), *people], needs=crime, incidents=[])
    claim = Claim(family, D)
    measures = [
        evolve(each, test=InTheArea(CLAUSE)) if each.problem == "crime" else each
        for each in BRADFORD.measures
    ]
    plan = evolve(BRADFORD, measures=tuple(measures))
    decision = validate(claim, plan)
    assert named(decision.trail, "crime").verdict is MET
    assert decide(claim, plan) == answer_sheet(decision)


@pytest.mark.parametrize("whose", [Whose.CHILDREN, Whose.ADULTS])
def test_what_counts_at_some_age_alone_is_passed_over_for_it(whose: Whose) -> None:
    """
    A known child, or adult, falls short already, whoever else may be one.
    """
    sure, perhaps = Incident("F1", "C9", "asb", D), Incident("F1", "N1", "asb", D)
    born = date(2008, 5, 1) if whose is Whose.CHILDREN else BORN
    people = [Person([Stay("C9", "F1", born)]), nobody_knows("N1")]
    family = a_family(people=people, incidents=[sure, perhaps], needs=[])
    rule = evolve(OF_CHILDREN, whose=whose)
    (found,) = findings(rule.examine(family, D))
    assert (found.verdict, found.needed) == (NOT_MET, ())
    assert [row for row in found.read if isinstance(row, Incident)] == [sure]
    assert PassedOver(Why.AGE_NOT_KNOWN, (perhaps,)) in found.passed_over
    assert Why.NOT_A_CHILD not in [each.why for each in found.passed_over]


def test_a_dependent_child_for_certain_is_the_only_one_read() -> None:
    """
    Whoever may be another is passed over, because the age is not known.
    """
    people = [nobody_knows("A1"), a_pupil()]
    found = only(DependentChild(CLAUSE), people=people)
    assert found.read == people[1].stays
    assert found.passed_over == (PassedOver(Why.AGE_NOT_KNOWN, people[0].stays),)


def test_each_term_is_needed_once() -> None:
    """
    At one age three terms are asked for, and at another fewer.
    """
    (found,) = findings(OVERALL.examine(a_family(people=[nobody_knows("C1")]), D))
    birth, sessions = found.needed
    terms = tuple([TermPart(Term(2016, season), None) for season in range(3)])
    assert birth == NeedsBirthDate(found.subject)
    assert sessions == NeedsSessions(found.subject, terms)


def test_the_flags_of_a_fall_that_is_met_at_every_age() -> None:
    """
    They look at the rows of the finding, and ask nobody's age.
    """
    measures = [
        evolve(each, test=evolve(each.test, whose=Whose.CHILDREN))
        if isinstance(each.test, IncidentsReduced) and each.problem == "crime"
        else each
        for each in BRADFORD.measures
    ]
    plan = evolve(BRADFORD, measures=tuple(measures))
    perhaps = Incident("F1", "N1", "asb", date(2016, 9, 1), "police")
    by_then = date(2001, 8, 31)  # too old for school, and perhaps a child that day
    young = nobody_knows("N1", employment=[Employment("N1", by_then, by_then)])
    family = a_family()
    more = evolve(
        family,
        people=[*family.people, young],
        incidents=[*family.incidents, perhaps],
    )
    decision = validate(Claim(more, D), plan)
    assert decision.verdict is MET
    assert named(decision.trail, "crime").verdict is MET
    kinds = [flag.kind for flag in decision.flags]
    assert FlagKind.ONE_DAYS_ROWS not in kinds


def test_a_blank_beside_a_date_is_that_date() -> None:
    """
    Of two stays of one person, one without a birth date.
    """
    first = Stay("C1", "F1", None, None, D)
    second = Stay("C1", "F1", BORN, D + ONE_DAY)
    person = Person([first, second])
    assert {stay.born_on for stay in person.stays} == {BORN}
    assert Person([first, evolve(second, born_on=None)]).born_on is None


@pytest.mark.parametrize("outcome", ["completed", "breached"])
def test_an_order_of_another_kind_means_nothing(outcome: str) -> None:
    """
    It is not the order, whatever one beside it may be that is not understood.
    """
    rows = [
        Status("C1", "another", D - ONE_DAY, D, outcome),
        Status("C1", "order", D - ONE_DAY, D, "revoked", outcome_understood=False),
    ]
    family = a_family(people=[a_pupil(statuses=rows)])
    rule = Completed(CLAUSE, "order")
    assert rule.examine(family, D).verdict is UNDETERMINED
    assert by_reference(rule, family, D) is UNDETERMINED


def test_what_is_no_stay_is_no_person() -> None:
    """
    Whatever is given as the rows of a person is said to be no stay.
    """
    with pytest.raises(Contradiction, match="each must be a Stay, not 1"):
        Person([1, 2])  # type: ignore[list-item]


def test_a_need_of_the_familys_own_asks_no_age() -> None:
    """
    A need that names somebody is a child's or an adult's, whichever.
    """
    need = Need("F1", "A1", "crime", date(2017, 1, 9))
    family = a_family(people=[nobody_knows("A1")], needs=[need], incidents=[])
    rule = PersonWithTheNeed(CLAUSE, JOB, "crime", (NeedOf.FAMILY,))
    assert rule.examine(family, D).verdict is NOT_APPLICABLE
    assert by_reference(rule, family, D) is NOT_APPLICABLE


def test_sessions_show_later_that_a_need_was_a_childs() -> None:
    """
    A pupil of 1 August 2017 is under 20, so was under 18 on the same day of 2015.
    """
    began = date(2017, 8, 1)
    row = Attendance("A1", Term(2017, 0), 120, 0, 0)
    person = nobody_knows("A1", attendance=[row])
    need = Need("F1", "A1", "crime", date(2015, 8, 1))
    family = a_family(people=[person], needs=[need], incidents=[])
    rule = PersonWithTheNeed(CLAUSE, InTheArea(CLAUSE), "crime", (NeedOf.ADULT,))
    assert rule.examine(family, began - ONE_DAY).verdict is UNDETERMINED
    assert rule.examine(family, began).verdict is NOT_APPLICABLE
    assert began in rule.turning_days(family, YEAR)


@pytest.mark.parametrize(
    "rule",
    [Stated(CLAUSE, "help", ("nurse",), 18, CountedFrom.ANY), improved(domain="help")],
    ids=["stated", "score-improved"],
)
def test_what_names_nobody_may_come_to_be_too_early(rule: Any) -> None:
    """
    From the 301st day on somebody may have been born too late for it to be theirs.
    """
    said = date(2017, 1, 10)
    last = said + timedelta(300)
    person = nobody_knows("C1")
    scores = [
        Score("F1", who, "star", "help", day, Fraction(score))
        for who, day, score in (("", said, 1), ("", said + ONE_DAY, 5))
    ]
    family = a_family(
        people=[person],
        statements=[Statement("F1", "", "help", said, "nurse")],
        scores=scores,
        incidents=[],
        needs=[],
    )
    birth = NeedsBirthDate(person.subject)
    alone = EachChild(CLAUSE, rule)
    for day, asked in ((last, False), (last + timedelta(2), True)):
        trail = rule.examine(family.alone("C1"), day)
        assert trail.verdict is UNDETERMINED
        # Both scores are of one day for whoever was born since: that shows no change.
        of_scores = isinstance(rule, ScoreImproved)
        assert (birth in trail.needed) is (asked or of_scores)
    assert last + ONE_DAY in {*alone.turning_days(family, YEAR)}


def test_somebody_who_can_only_be_a_child_is_one() -> None:
    """
    Born since 2001, whenever that was.
    """
    person = nobody_knows("C1")
    family = a_family(people=[person], incidents=[])
    young = evolve(family, born_from=date(2001, 1, 1), attached_on=D)
    born = evolve(young, people=[Person([Stay("C1", "F1", D)])])
    assert DependentChild(CLAUSE).examine(born, D).verdict is MET
    found = DependentChild(CLAUSE).examine(young, D)
    assert (found.verdict, found.read) == (MET, person.stays)


@pytest.mark.parametrize("checked_to", [date(2018, 1, 15), None])
def test_when_the_latest_months_leave_a_gap_behind(checked_to: date | None) -> None:
    """
    The first day of the gap in the checks is no longer among them.
    """
    held = Status("C1", "help", date(2017, 6, 30), date(2017, 9, 30))
    checks = []
    if checked_to:
        checks = [Check("F1", ("help",), LONG_AGO, checked_to, checked_to)]
    family = a_family(
        people=[nobody_knows("C1", statuses=[held])], checks=checks, incidents=[]
    )
    rule = StatusEnded(CLAUSE, ("help",), 1, Leavers.COUNTED)
    asked = Period(date(2017, 1, 1), date(2018, 12, 31))
    first = date(2018, 1, 16) if checked_to else date(2017, 1, 9)
    turns = date(2018, 2, 16) if checked_to else date(2017, 2, 9)
    assert months_up_to(turns, 1).first > first
    assert months_up_to(turns - ONE_DAY, 1).first <= first
    assert turns in {*rule.turning_days(family, asked)}


def test_the_halves_of_a_term_are_in_order() -> None:
    """
    Whichever was asked for first.
    """
    (subject,) = [one.subject for one in (nobody_knows("C1"),)]
    one, two = (TermPart(Term(2016, 0), half) for half in (1, 2))
    needed = [NeedsSessions(subject, (two,)), NeedsSessions(subject, (one,))]
    assert each_term_once(needed) == (NeedsSessions(subject, (one, two)),)


FALL = IncidentsReduced(
    CLAUSE,
    ("asb",),
    Fall.parse("33%"),
    6,
    Whose.CHILDREN,
    Baseline.BEFORE_ATTACHMENT,
    Leavers.PASSED_OVER,
)
CHECKED_BUT_FOR_THE_DAY = Check("F1", ("asb",), date(2010, 1, 1), D - ONE_DAY, D)


def test_an_age_that_decides_whether_it_can_be_met_is_needed() -> None:
    """
    A child's one incident can fall; of an adult, there is nothing that can. Both wait
    for a check: the birth date is needed too.
    """
    before = Incident("F1", "X1", "asb", date(2016, 9, 1))
    people = [a_pupil(), nobody_knows("X1")]
    checks = [CHECKED_BUT_FOR_THE_DAY]
    found = only(FALL, people=people, incidents=[before], checks=checks)
    assert not found.judgement.never_met
    assert {type(need) for need in found.needed} == {NeedsBirthDate, NeedsCheck}


def test_of_very_many_ages_some_that_are_not_tried_may_meet_it() -> None:
    """
    Not met if all are children, and neutral if all are adults: met if one alone is a
    child.
    """
    people = [nobody_knows(f"X{at}") for at in range(4)]
    days = [date(2016, 9, 1), *[date(2017, 9, at) for at in (1, 2, 3)]]
    rows = [Incident("F1", f"X{at}", "asb", day) for at, day in enumerate(days)]
    found = only(FALL, people=people, incidents=rows)
    assert found.verdict is UNDETERMINED
    assert not found.judgement.never_met


@pytest.mark.parametrize(
    ("fewest", "parts", "never_met"),
    [
        (None, (FALL,), True),
        (None, (FALL, NONE_OF_LATE), False),
        (1, (FALL, NONE_OF_LATE), False),
        (2, (FALL, NONE_OF_LATE), True),
    ],
)
def test_tests_together_are_never_met_if_too_few_can_be(
    fewest: int | None,
    parts: tuple[Rule, ...],
    never_met: bool,  # noqa: FBT001
) -> None:
    """
    A fall from nothing cannot be met, and the test of no incident can. Of every test,
    it is enough that one is met and the others are neutral.
    """
    test = EachChild(CLAUSE, Combined(CLAUSE, Quorum(fewest), parts))
    family = a_family(
        people=[nobody_knows("X1")], incidents=[], checks=[CHECKED_BUT_FOR_THE_DAY]
    )
    (found,) = findings(test.examine(family, D))
    assert found.verdict is UNDETERMINED
    assert found.judgement.never_met is never_met
