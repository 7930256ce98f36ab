"""
Flags on who earns a result: joined later, no child on the day, nothing but neutral.
"""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction
from typing import Any

import pytest
from attrs import evolve

from flagged import a_plain_family, altered, files_of, flags_of
from made import BRADFORD, D, a_family, a_pupil, an_adult
from pbr.claims import Claim, validate
from pbr.flags import FlagKind
from pbr.records import (
    Benefit,
    Employment,
    Family,
    Need,
    Person,
    Score,
    Statement,
    Stay,
)

ONE_DAY = timedelta(days=1)
ATTACHED = date(2017, 1, 9)
#: A plan that asks for no child: its eligibility is its whole-family approach.
NO_CHILD_ASKED = evolve(BRADFORD, eligibility=BRADFORD.engagement)


def an_arrival(person_id: str, joined: date | None, **changes: Any) -> Person:
    """
    An adult who joined on a day, or was always there.
    """
    stays = [Stay(person_id, "F1", date(1985, 5, 1), joined)]
    return Person(**{"stays": stays, **changes})


def in_work() -> Family:
    """
    The family with its adult 182 days in work, off benefits since the day before.
    """
    return a_family(
        people=[
            an_adult(
                employment=[Employment("A1", date(2017, 5, 3), D)],
                benefits=[
                    Benefit("A1", "income-support", date(2017, 1, 1), date(2017, 5, 2))
                ],
            ),
            a_pupil(),
        ],
        incidents=[],
    )


def with_statements(*people: Person, by: tuple[str, ...]) -> Family:
    """
    A family with a health need, and a statement about each person named.
    """
    plain = a_plain_family()
    return altered(
        plain,
        people=[*plain.people, *people],
        needs=[*plain.needs, Need("F1", "", "health", ATTACHED)],
        statements=[
            Statement("F1", each, "health", date(2017, 9, 1), "lead-professional")
            for each in by
        ],
    )


def joined_later(family: Family) -> list[list[str]]:
    """
    The people of each such flag.
    """
    return [
        sorted({row.order[0] for row in flag.rows})
        for flag in flags_of(family, FlagKind.JOINED_LATER)
    ]


@pytest.mark.parametrize(("days", "flagged"), [(0, False), (1, True)])
def test_a_statement_about_somebody_who_joined_later(
    days: int,
    flagged: bool,  # noqa: FBT001
) -> None:
    """
    One who joined on the day of attachment did not join later; the day after, they did.
    """
    late = an_arrival("A2", ATTACHED + timedelta(days))
    family = with_statements(late, by=("A2",))
    assert joined_later(family) == ([["A2"]] if flagged else [])
    for flag in flags_of(family, FlagKind.JOINED_LATER):
        assert flag.subject == late.subject
        assert [finding.about for finding in flag.findings] == ["stated"]
        assert files_of(flag) == ["Stay"]


def test_the_person_with_the_need_who_joined_later() -> None:
    """
    Asked alone, it is that person's statement, whatever else names nobody.
    """
    late = an_arrival("A2", ATTACHED + ONE_DAY)
    plain = a_plain_family()
    family = altered(
        plain,
        people=[*plain.people, late],
        needs=[*plain.needs, Need("F1", "A2", "health", ATTACHED)],
        statements=[
            Statement("F1", who, "health", D, "lead-professional") for who in ("A2", "")
        ],
    )
    (flag,) = flags_of(family, FlagKind.JOINED_LATER)
    assert flag.rows == late.stays


def test_one_who_was_there_is_enough() -> None:
    """
    If one of several people was there at attachment, or nobody is named, nobody is
    flagged; if all came later, all are shown.
    """
    late = [an_arrival(each, ATTACHED + ONE_DAY) for each in ("A2", "A3")]
    assert joined_later(with_statements(*late, by=("A2", "A1"))) == []
    assert joined_later(with_statements(*late, by=("A2", ""))) == []
    assert joined_later(with_statements(*late, by=("A2", "A3"))) == [["A2", "A3"]]


@pytest.mark.parametrize(("days", "flagged"), [(0, False), (1, True)])
def test_a_score_of_somebody_who_joined_later(
    days: int,
    flagged: bool,  # noqa: FBT001
) -> None:
    """
    The person whose score is better is the one that counts.
    """
    plain = a_plain_family()
    late = an_arrival("A2", ATTACHED + timedelta(days))
    scores = [
        Score("F1", who, "wemwbs", "health", day, Fraction(value))
        for who, values in (("A1", (4, 4)), ("A2", (4, 6)))
        for day, value in zip((date(2017, 2, 1), date(2017, 9, 1)), values, strict=True)
    ]
    family = altered(
        plain,
        people=[*plain.people, late],
        needs=[*plain.needs, Need("F1", "", "health", ATTACHED)],
        scores=scores,
    )
    assert joined_later(family) == ([["A2"]] if flagged else [])


@pytest.mark.parametrize(("days", "flagged"), [(0, False), (1, True)])
def test_an_adult_in_work_who_joined_later(
    days: int,
    flagged: bool,  # noqa: FBT001
) -> None:
    """
    The adult whose work earns the result joined after attachment.
    """
    working = in_work()
    assert working.attached_on is not None
    joined = working.attached_on + timedelta(days)
    people = [
        altered_person(each, joined) if each.employment else each
        for each in working.people
    ]
    family = altered(working, people=people)
    found = flags_of(family, FlagKind.JOINED_LATER)
    assert [flag.subject.id for flag in found] == (["A1"] if flagged else [])


def altered_person(person: Person, joined: date) -> Person:
    """
    The same person, who joined on a day.
    """
    stays = [Stay(person.person_id, "F1", person.born_on, joined)]
    return Person(
        stays=stays,
        employment=person.employment,
        benefits=person.benefits,
        statuses=person.statuses,
    )


def test_nobody_joins_a_family_that_is_not_attached() -> None:
    """
    Without attachment there is no later.
    """
    late = an_arrival("A2", ATTACHED + ONE_DAY)
    family = altered(with_statements(late, by=("A2",)), attached_on=None)
    assert joined_later(family) == []


@pytest.mark.parametrize(
    ("born", "left", "flagged"),
    [
        (date(1999, 10, 31), None, True),
        (date(1999, 11, 1), None, False),
        (date(2008, 5, 1), D - ONE_DAY, True),
        (date(2008, 5, 1), D, False),
    ],
    ids=["18-today", "18-tomorrow", "left-yesterday", "leaves-today"],
)
def test_no_child_on_the_day(
    born: date,
    left: date | None,
    flagged: bool,  # noqa: FBT001
) -> None:
    """
    18 on the day, or gone the day before, there is no child; a day later there is.
    """
    child = Person(stays=[Stay("C1", "F1", born, left_on=left)])
    family = a_family(people=[an_adult(), child])
    found = flags_of(family, FlagKind.NO_CHILD_ON_THE_DAY)
    assert bool(found) is flagged
    for flag in found:
        assert [finding.about for finding in flag.findings] == ["dependent-child"]
        assert files_of(flag) == ["Stay", "Stay"]
        assert flag.blocks


def test_a_family_of_nobody_has_no_child() -> None:
    """
    Without people the flag shows the family. A plan that asks for no child has all of
    eligibility in question.
    """
    (flag,) = flags_of(a_family(people=[]), FlagKind.NO_CHILD_ON_THE_DAY)
    assert files_of(flag) == ["Family"]
    child = altered_person(a_pupil(), D + ONE_DAY)
    family = a_family(people=[an_adult(), child])
    assert flags_of(family, FlagKind.NO_CHILD_ON_THE_DAY)
    (flag,) = flags_of(
        a_family(people=[]), FlagKind.NO_CHILD_ON_THE_DAY, plan=NO_CHILD_ASKED
    )
    assert "attached" in [finding.about for finding in flag.findings]


@pytest.mark.parametrize(
    ("needs", "flagged"),
    [
        (("crime", "help"), False),
        (("crime", "domestic-abuse"), True),
        (("crime", "crime", "domestic-abuse"), True),
        (("crime", "school", "domestic-abuse"), False),
        (("help", "domestic-abuse"), True),
        (("crime", "crime"), False),
    ],
)
def test_fewer_than_two_needs_met(
    needs: tuple[str, ...],
    flagged: bool,  # noqa: FBT001
) -> None:
    """
    Two needs met are enough; one met and the others neutral is flagged, and two needs of
    one problem are one. A claim that is not met, for want of two problems, is not flagged.
    """
    rows = [
        Need("F1", "A1" if number % 2 else "", each, ATTACHED)
        for number, each in enumerate(needs)
    ]
    family = a_plain_family(needs=rows)
    found = flags_of(family, FlagKind.NOTHING_BUT_NEUTRAL)
    assert bool(found) is flagged
    for flag in found:
        assert files_of(flag) == ["Need"] * len(needs)
        assert flag.blocks


def test_a_result_that_does_not_ask_about_needs() -> None:
    """
    A job alone earns its result, so no need has to be met for it.
    """
    working = in_work()
    (adult,) = [each for each in working.people if each.employment]
    family = altered(working, people=[adult, a_pupil(attendance=[])])
    decision = validate(Claim(family, D), BRADFORD)
    assert decision.result == "employment"
    assert flags_of(family, FlagKind.NOTHING_BUT_NEUTRAL) == []
