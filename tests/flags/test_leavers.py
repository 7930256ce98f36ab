"""
Flags on people who have left: what they did, pupils, and people with a need.
"""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from attrs import evolve

from flagged import a_plain_family, altered, files_of, flags_of
from made import BRADFORD, D, a_family, a_pupil, an_adult
from pbr.flags import FlagKind
from pbr.plans import Plan
from pbr.records import Incident, Need, Person, Statement, Status, Stay
from pbr.reports import wording
from pbr.rules.asked_alone import EachChild
from pbr.rules.combined import Combined
from pbr.rules.engagement import Attached
from pbr.rules.incidents import IncidentsReduced
from pbr.rules.parts.words import Leavers
from pbr.rules.status import StatusEnded
from pbr.verdicts import AT_LEAST_ONE, EVERY, NOT_APPLICABLE
from strategies import CLAUSE

ONE_DAY = timedelta(days=1)
#: The first day of the autumn term of 2016/17, in the calendar of the census.
FIRST = date(2016, 8, 1)


def a_leaver(left: date, **changes: object) -> Person:
    """
    Somebody who left on a day.
    """
    stays = [Stay("A2", "F1", date(1985, 5, 1), left_on=left)]
    return Person(**{"stays": stays, **changes})  # type: ignore[arg-type]


@pytest.mark.parametrize(("days", "flagged"), [(-1, True), (0, False)])
def test_what_a_leaver_did_after_leaving(
    days: int,
    flagged: bool,  # noqa: FBT001
) -> None:
    """
    Three offences by one who left the day before pass over; on the day of leaving they
    count, and the finding is not met.
    """
    day = date(2017, 6, 15)
    left = day + timedelta(days)
    family = a_family(people=[an_adult(), a_pupil(), a_leaver(left)])
    after = [Incident("F1", "A2", "offence", day, "police", str(n)) for n in range(3)]
    family = altered(family, incidents=[*family.incidents, *after])
    found = flags_of(family, FlagKind.LEAVERS)
    assert bool(found) is flagged
    for flag in found:
        assert [finding.about for finding in flag.findings] == ["incidents-reduced"]
        assert flag.rows == tuple(after)
        assert flag.blocks
        assert wording.flag(flag).startswith(
            "the family passes because what people did after they left is not counted"
        )


def test_one_offence_by_a_leaver_that_would_not_matter() -> None:
    """
    If the finding would be met all the same, it is not flagged.
    """
    family = a_family(people=[an_adult(), a_pupil(), a_leaver(date(2017, 5, 1))])
    late = Incident("F1", "A2", "offence", date(2017, 6, 15))
    family = altered(family, incidents=[*family.incidents, late])
    assert flags_of(family, FlagKind.LEAVERS) == []


@pytest.mark.parametrize("offences", [1, 0])
def test_nothing_to_reduce_because_somebody_left(offences: int) -> None:
    """
    With no offence before there is nothing to reduce. One by the father, who has left,
    would be a new problem.
    """
    left = date(2017, 5, 1)
    family = a_family(people=[an_adult(), a_pupil(), a_leaver(left)])
    late = [Incident("F1", "A2", "offence", left + ONE_DAY, "police")][:offences]
    family = altered(family, incidents=late)
    found = flags_of(family, FlagKind.LEAVERS)
    assert [flag.rows for flag in found] == [tuple(late)] * offences
    for flag in found:
        assert [each.verdict for each in flag.findings] == [NOT_APPLICABLE]
        assert flag.blocks


def test_what_is_neutral_beside_what_is_met_is_no_flag() -> None:
    """
    Where one of two tests is enough, and the other is met, nothing turns on the leaver.
    In a result that is not met nobody passes because of them.
    """
    left = date(2017, 5, 1)
    family = a_family(people=[an_adult(), a_pupil(), a_leaver(left)])
    late = Incident("F1", "A2", "offence", left + ONE_DAY, "police")
    family = altered(family, incidents=[late])
    for quorum, other, flagged in (
        (AT_LEAST_ONE, Attached(CLAUSE), False),
        (EVERY, Attached(CLAUSE), True),
        (EVERY, Attached(CLAUSE, since=D), False),
    ):
        measures = [
            evolve(each, test=Combined(CLAUSE, quorum, (each.test, other)))
            if each.problem == "crime"
            else each
            for each in BRADFORD.measures
        ]
        plan = evolve(BRADFORD, measures=tuple(measures))
        assert bool(flags_of(family, FlagKind.LEAVERS, plan=plan)) is flagged


def test_a_rule_that_counts_leavers_is_not_asked_again() -> None:
    """
    Where leavers count already, nothing passes because of them.
    """
    measures = [
        evolve(each, test=evolve(each.test, leavers=Leavers.COUNTED))
        if isinstance(each.test, IncidentsReduced)
        else each
        for each in BRADFORD.measures
    ]
    plan = evolve(BRADFORD, measures=tuple(measures))
    family = a_family(people=[an_adult(), a_pupil(), a_leaver(date(2017, 5, 1))])
    assert flags_of(family, FlagKind.LEAVERS, plan=plan) == []


def with_leavers_passed_over() -> Plan:
    """
    Bradford's plan, whose statuses are those of members only.
    """
    measures = [
        evolve(each, test=evolve(each.test, leavers=Leavers.PASSED_OVER))
        if isinstance(each.test, StatusEnded)
        else each
        for each in BRADFORD.measures
    ]
    return evolve(BRADFORD, measures=tuple(measures))


def test_a_status_that_its_person_left_with() -> None:
    """
    A child in need who left while it went on: with leavers passed over, another's ended
    status is met, and it is flagged.
    """
    plan = with_leavers_passed_over()
    goes_on = Status("C2", "child-in-need", date(2016, 6, 1))
    gone = Person(
        stays=[Stay("C2", "F1", date(2015, 5, 1), left_on=date(2017, 1, 31))],
        statuses=[goes_on],
    )
    plain = a_plain_family()
    family = altered(plain, people=[*plain.people, gone])
    (flag,) = flags_of(family, FlagKind.LEAVERS, plan=plan)
    assert flag.rows == (goes_on,)
    assert flags_of(plain, FlagKind.LEAVERS, plan=plan) == []


def a_pupil_gone(left: date, born: date = date(2008, 5, 1)) -> Person:
    """
    A pupil who left on a day.
    """
    return Person(stays=[Stay("C2", "F1", born, left_on=left)])


@pytest.mark.parametrize(
    ("left", "born", "flagged"),
    [
        (FIRST, date(2008, 5, 1), True),
        (FIRST - ONE_DAY, date(2008, 5, 1), False),
        (D - ONE_DAY, date(2008, 5, 1), True),
        (D, date(2008, 5, 1), False),
        (FIRST, date(2014, 5, 1), False),
        (FIRST, date(1985, 5, 1), False),
    ],
    ids=["first-day", "day-before", "yesterday", "today", "too-young", "grown-up"],
)
def test_a_pupil_who_left(
    left: date,
    born: date,
    flagged: bool,  # noqa: FBT001
) -> None:
    """
    Flagged if of school age on the last day, and gone since the first term began.
    """
    family = a_plain_family()
    people = [*family.people, a_pupil_gone(left, born)]
    found = flags_of(altered(family, people=people), FlagKind.LEAVERS)
    assert bool(found) is flagged
    for flag in found:
        assert flag.subject.id == "C2"
        assert files_of(flag) == ["Stay"]
        assert {str(finding.about) for finding in flag.findings} == {
            "2016/17 autumn",
            "2016/17 spring",
            "2016/17 summer",
        }
        assert wording.flag(flag) == (
            "C2 left within the terms that were read, or since  [built in code]"
        )


def test_the_only_pupil_left() -> None:
    """
    Nobody is left to ask about attendance, which is neutral: the result is flagged.
    """
    before = [Incident("F1", "A1", "offence", date(2016, 12, day)) for day in (1, 2, 3)]
    people = [an_adult(), a_pupil_gone(D - ONE_DAY)]
    family = a_family(people=people, incidents=before)
    found = flags_of(family, FlagKind.LEAVERS)
    assert [flag.subject.id for flag in found] == ["C2"]
    assert all(flag.blocks for flag in found)
    assert {each.verdict for each in found[0].findings} == {NOT_APPLICABLE}


def test_a_pupil_who_is_yet_to_come_has_not_left() -> None:
    """
    Somebody whose only stay begins after the day is nobody yet.
    """
    late = Person(stays=[Stay("C2", "F1", date(2008, 5, 1), D + ONE_DAY)])
    family = a_plain_family()
    people = [*family.people, late]
    assert flags_of(altered(family, people=people), FlagKind.LEAVERS) == []


@pytest.mark.parametrize(
    ("left", "joined", "flagged"),
    [
        (D - ONE_DAY, None, True),
        (D, None, False),
        (None, D + ONE_DAY, False),
    ],
)
def test_a_person_with_a_need_who_has_left(
    left: date | None,
    joined: date | None,
    flagged: bool,  # noqa: FBT001
) -> None:
    """
    The need, and the stay that ended the day before; one who is there on the day, or has
    not come yet, has not left.
    """
    stay = Stay("A2", "F1", date(1985, 5, 1), joined, left)
    plain = a_plain_family()
    need = Need("F1", "A2", "crime", date(2017, 1, 9))
    family = altered(
        plain, people=[*plain.people, Person(stays=[stay])], needs=[*plain.needs, need]
    )
    found = flags_of(family, FlagKind.LEAVERS)
    assert bool(found) is flagged
    for flag in found:
        assert flag.rows == (need, stay)
        assert flag.subject.id == "A2"
        assert [finding.about for finding in flag.findings] == ["incidents-reduced"]
        assert wording.flag(flag) == "A2 has a need, and has left  [built in code]"


def test_a_person_with_the_need_who_has_left_is_flagged_once() -> None:
    """
    Where the person with the need is asked alone, the need is cited twice and flagged once.
    """
    stay = Stay("A2", "F1", date(1985, 5, 1), None, D - ONE_DAY)
    plain = a_plain_family()
    family = altered(
        plain,
        people=[*plain.people, Person(stays=[stay])],
        needs=[*plain.needs, Need("F1", "A2", "health", date(2017, 1, 9))],
        statements=[Statement("F1", "A2", "health", D, "lead-professional")],
    )
    (flag,) = flags_of(family, FlagKind.LEAVERS)
    assert {finding.subject.id for finding in flag.findings} == {"A2"}


def test_a_test_of_one_person_is_asked_again_of_that_person() -> None:
    """
    Asked of each child alone, what one did in a time away counts for that child only.
    """
    measures = [
        evolve(each, test=EachChild(each.clause, each.test))
        if isinstance(each.test, IncidentsReduced)
        else each
        for each in BRADFORD.measures
    ]
    plan = evolve(BRADFORD, measures=tuple(measures))
    stays = [
        Stay("C1", "F1", date(2008, 5, 1), None, date(2017, 5, 31)),
        Stay("C1", "F1", date(2008, 5, 1), date(2017, 8, 1), None),
    ]
    pupil = evolve(a_pupil(), stays=stays)
    away = [Incident("F1", "C1", "offence", date(2017, 6, day)) for day in (1, 2, 3)]
    family = a_family(people=[an_adult(), pupil])
    family = altered(family, incidents=[*family.incidents, *away])
    (flag,) = flags_of(family, FlagKind.LEAVERS, plan=plan)
    assert (flag.subject.id, flag.rows) == ("C1", tuple(away))


def test_those_who_left_are_flagged_where_nothing_is_met() -> None:
    """
    A pupil and a person with a need who have left, in a claim that too many offences
    keep from being met: there is nothing to block.
    """
    stays = [Stay("C2", "F1", date(2008, 5, 1), left_on=date(2017, 9, 1))]
    people = [an_adult(), a_pupil(), Person(stays)]
    family = a_family(people=people)
    rows = [Incident("F1", "", "asb", D, "police", str(n)) for n in range(5)]
    need = Need("F1", "C2", "health", date(2017, 1, 9))
    family = altered(
        family,
        incidents=[*family.incidents, *rows],
        needs=[*family.needs, need],
    )
    found = flags_of(family, FlagKind.LEAVERS)
    assert {(flag.subject.id, flag.rows, flag.blocks) for flag in found} == {
        ("C2", tuple(stays), False),
        ("C2", (need, *stays), False),
    }


def test_a_status_that_ended_after_its_person_left_is_flagged() -> None:
    """
    Counted, a leaver's status is held in the last months, on the same rows: the rows of
    those who left are the flag's.
    """
    left = date(2017, 3, 31)
    ended = Status("C2", "child-in-need", date(2017, 1, 10), date(2017, 6, 30))
    stays = [Stay("C2", "F1", date(2008, 5, 1), left_on=left)]
    family = a_family(
        people=[an_adult(), a_pupil(), Person(stays, statuses=[ended])],
        needs=[Need("F1", "", "crime", D), Need("F1", "C2", "help", D)],
    )
    plan = with_leavers_passed_over()
    found = flags_of(family, FlagKind.LEAVERS, plan=plan)
    about = {finding.about: flag.rows for flag in found for finding in flag.findings}
    assert about["status-ended"] == (ended,)


def test_a_need_that_nothing_was_asked_about_is_no_flag() -> None:
    """
    A test of each child has no finding if there is no child: a flag bears on something.
    """
    measures = [
        evolve(each, test=EachChild(each.clause, each.test))
        if each.problem == "help"
        else each
        for each in BRADFORD.measures
    ]
    plan = evolve(BRADFORD, measures=tuple(measures))
    gone = a_leaver(date(2017, 5, 1))
    needs = [Need("F1", "A2", "help", date(2017, 1, 9))]
    family = a_family(people=[an_adult(), gone], needs=needs, incidents=[])
    assert flags_of(family, FlagKind.LEAVERS, plan=plan) == []
    (flag,) = flags_of(family, FlagKind.LEAVERS)
    assert flag.subject.id == "A2"
