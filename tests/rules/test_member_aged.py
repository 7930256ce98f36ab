"""
A member of an age: on the birthday, the day before, and while it is not known (SPEC §7).
"""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from attrs import evolve

from made import D, a_family
from on_file import only
from pbr.exceptions import NotUnderstood
from pbr.findings import Found, NeedsBirthDate, PassedOver, Reason, Why
from pbr.periods import ONE_DAY, Period
from pbr.records import Employment, Family, Person, Stay
from pbr.reports import wording
from pbr.rules.asked_alone import AnyMember
from pbr.rules.combined import Combined
from pbr.rules.eligibility import DependentChild
from pbr.rules.member_aged import MemberAged
from pbr.rules.parts.words import OnDay
from pbr.testing.reference import verdict as by_reference
from pbr.verdicts import EVERY, MET, NOT_MET, UNDETERMINED, Verdict
from strategies import CLAUSE
from turning import Turn

ON_THE_DAY = MemberAged(CLAUSE, 16, 19, OnDay.THE_DAY)
AT_ATTACHMENT = MemberAged(CLAUSE, 16, 19, OnDay.ATTACHMENT)
#: The day of attachment of `a_family`.
ATTACHED = date(2017, 1, 9)


def one(born: date | None, **stay: Any) -> list[Person]:
    """
    One person, and nobody else.
    """
    return [Person([Stay("Y1", "F1", born, **stay)])]


def family_of(*people: Person, **changes: Any) -> Family:
    return a_family(people=people, incidents=[], needs=[], **changes)


@pytest.mark.parametrize(
    ("rule", "born", "verdict"),
    [
        (ON_THE_DAY, date(2001, 10, 31), MET),
        (ON_THE_DAY, date(2001, 11, 1), NOT_MET),
        (ON_THE_DAY, date(1998, 11, 1), MET),
        (ON_THE_DAY, date(1998, 10, 31), NOT_MET),
        (AT_ATTACHMENT, date(2001, 1, 9), MET),
        (AT_ATTACHMENT, date(2001, 1, 10), NOT_MET),
        (AT_ATTACHMENT, date(1998, 1, 10), MET),
        (AT_ATTACHMENT, date(1998, 1, 9), NOT_MET),
    ],
)
def test_an_age_is_from_one_birthday_until_another(
    rule: MemberAged, born: date, verdict: Verdict
) -> None:
    """
    16 today is old enough, and 19 today too old; a day later it is the other way round.
    """
    found = only(rule, people=one(born))
    reason = Reason.REACHED if verdict is MET else Reason.SHORT
    count = Found(1 if verdict is MET else 0, 1)
    assert (found.verdict, found.reason, found.quantity) == (verdict, reason, count)
    assert by_reference(rule, family_of(*one(born)), D) is verdict


@pytest.mark.parametrize(
    ("on", "verdict"), [(date(2020, 2, 28), NOT_MET), (date(2020, 3, 1), MET)]
)
def test_born_on_29_february(on: date, verdict: Verdict) -> None:
    """
    17 on 1 March in a common year, and 16 on 29 February in a leap year.
    """
    born = one(date(2004, 2, 29))
    assert ON_THE_DAY.examine(family_of(*born), on).verdict is verdict
    assert ON_THE_DAY.examine(family_of(*born), date(2020, 2, 29)).verdict is MET
    seventeen = evolve(ON_THE_DAY, from_age=17)
    assert seventeen.examine(family_of(*born), date(2021, 2, 28)).verdict is NOT_MET
    assert seventeen.examine(family_of(*born), date(2021, 3, 1)).verdict is MET


@pytest.mark.parametrize(
    ("rule", "stay", "why"),
    [
        (ON_THE_DAY, {"left_on": D}, None),
        (ON_THE_DAY, {"left_on": D - ONE_DAY}, Why.NOT_A_MEMBER),
        (ON_THE_DAY, {"joined_on": D}, None),
        (ON_THE_DAY, {"joined_on": D + ONE_DAY}, Why.NOT_A_MEMBER),
        (AT_ATTACHMENT, {"left_on": ATTACHED}, None),
        (AT_ATTACHMENT, {"left_on": ATTACHED - ONE_DAY}, Why.NOT_A_MEMBER),
        (AT_ATTACHMENT, {"joined_on": ATTACHED + ONE_DAY}, Why.NOT_A_MEMBER),
    ],
)
def test_only_a_member_that_day_counts(
    rule: MemberAged, stay: dict[str, Any], why: Why | None
) -> None:
    """
    The first and the last day at home are days at home.
    """
    people = one(date(2000, 5, 1), **stay)
    found = only(rule, people=people)
    read = () if why else people[0].stays
    assert found.read == read
    assert found.passed_over == ((PassedOver(why, people[0].stays),) if why else ())


def test_somebody_of_another_age_is_passed_over() -> None:
    """
    With the reason.
    """
    people = one(date(2008, 5, 1))
    found = only(ON_THE_DAY, people=people)
    assert found.passed_over == (PassedOver(Why.OTHER_AGE, people[0].stays),)


def test_a_family_that_is_not_attached() -> None:
    """
    Its ages at attachment are not asked, and those on the day are.
    """
    people = one(date(2000, 5, 1))
    found = only(AT_ATTACHMENT, people=people, attached_on=None)
    assert (found.verdict, found.reason) == (NOT_MET, Reason.NOT_ATTACHED)
    assert found.passed_over == (PassedOver(Why.NOT_ASKED, people[0].stays),)
    assert only(ON_THE_DAY, people=people, attached_on=None).verdict is MET


@pytest.mark.parametrize("rule", [ON_THE_DAY, AT_ATTACHMENT])
def test_an_age_that_is_not_known(rule: MemberAged) -> None:
    """
    It is undetermined, for want of the birth date, unless another is of the age.
    """
    found = only(rule, people=one(None))
    assert (found.verdict, found.reason) == (UNDETERMINED, Reason.AGE_NOT_KNOWN)
    assert found.needed == (NeedsBirthDate(one(None)[0].subject),)
    young = Person([Stay("Y2", "F1", date(2000, 5, 1))])
    both = only(rule, people=[*one(None), young])
    assert (both.verdict, both.read) == (MET, young.stays)
    assert both.passed_over == (PassedOver(Why.AGE_NOT_KNOWN, one(None)[0].stays),)


@pytest.mark.parametrize(
    ("worked_on", "verdict"),
    [(date(1998, 11, 1), UNDETERMINED), (date(1998, 10, 31), NOT_MET)],
)
def test_somebody_born_by_a_day_may_be_too_old(
    worked_on: date, verdict: Verdict
) -> None:
    """
    Who worked on 31 October 1998 was born by then, and is 19 on the day.
    """
    jobs = [Employment("Y1", worked_on, worked_on)]
    person = evolve(one(None)[0], employment=jobs)
    assert only(ON_THE_DAY, people=[person]).verdict is verdict
    assert by_reference(ON_THE_DAY, family_of(person), D) is verdict


@pytest.mark.parametrize(
    ("first", "verdict"),
    [
        (date(1998, 10, 31), UNDETERMINED),
        (date(1998, 11, 1), MET),
        (date(2001, 10, 31), UNDETERMINED),
        (date(2001, 11, 1), NOT_MET),
    ],
)
def test_whoever_may_have_been_born_on_two_days(first: date, verdict: Verdict) -> None:
    """
    One on each side of a birthday, or both on one.
    """
    births = Period(first, first + ONE_DAY)
    person = evolve(one(None)[0], births=births)
    assert only(ON_THE_DAY, people=[person]).verdict is verdict


@pytest.mark.parametrize(
    ("ages", "verdict"),
    [((0, 18), MET), ((0, 9), NOT_MET), ((9, 18), MET), ((0, 1), NOT_MET)],
)
def test_the_ages_of_a_dependent_child(ages: tuple[int, int], verdict: Verdict) -> None:
    """
    From birth until the 18th birthday, at attachment, is what a dependent child is.
    """
    child = one(date(2007, 5, 1))
    rule = MemberAged(CLAUSE, *ages, OnDay.ATTACHMENT)
    assert only(rule, people=child).verdict is verdict
    assert only(DependentChild(CLAUSE), people=child).verdict is MET


def test_of_one_member_alone() -> None:
    """
    Any member who is of the age: the others are not asked with them.
    """
    alone = AnyMember(CLAUSE, Combined(CLAUSE, EVERY, (ON_THE_DAY,)))
    young, child = (
        one(date(2000, 5, 1))[0],
        Person([Stay("C1", "F1", date(2010, 1, 1))]),
    )
    trail = alone.examine(family_of(young, child), D)
    assert [part.verdict for part in trail.parts] == [NOT_MET, MET]


@pytest.mark.parametrize(("ages", "refused"), [((16, 16), True), ((16, 17), False)])
def test_an_age_that_nobody_can_have(ages: tuple[int, int], *, refused: bool) -> None:
    """
    The second must be the greater.
    """
    if refused:
        with pytest.raises(NotUnderstood, match="nobody is 16 and not yet 16; let"):
            MemberAged(CLAUSE, *ages, OnDay.THE_DAY)
    else:
        assert MemberAged(CLAUSE, *ages, OnDay.THE_DAY).before_age == ages[1]


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        (ON_THE_DAY, "1 aged 16 or over and under 19 on the day of the claim"),
        (AT_ATTACHMENT, "1 aged 16 or over and under 19 on the day of attachment"),
        (evolve(ON_THE_DAY, from_age=0), "1 aged under 19 on the day of the claim"),
    ],
)
def test_the_trail_says_the_ages_and_the_day(rule: MemberAged, said: str) -> None:
    """
    In words.
    """
    found = only(rule, people=one(date(2000, 5, 1)))
    assert wording.finding(found).endswith(f"{said}, at least 1 needed")


TURNS = [
    Turn(ON_THE_DAY, {"people": one(date(2001, 3, 5))}, date(2017, 3, 5), NOT_MET, MET),
    Turn(ON_THE_DAY, {"people": one(date(1998, 3, 5))}, date(2017, 3, 5), MET, NOT_MET),
    Turn(
        ON_THE_DAY,
        {"people": one(date(2000, 5, 1), left_on=date(2017, 3, 4))},
        date(2017, 3, 5),
        MET,
        NOT_MET,
    ),
    Turn(
        ON_THE_DAY,
        {"people": one(date(2000, 5, 1), joined_on=date(2017, 3, 5))},
        date(2017, 3, 5),
        NOT_MET,
        MET,
    ),
    Turn(
        AT_ATTACHMENT,
        {"people": one(date(2000, 5, 1)), "attached_on": date(2017, 3, 5)},
        date(2017, 3, 5),
        NOT_MET,
        MET,
    ),
    # Somebody without a birth date, of whom it is known only that they were born by then.
    Turn(
        ON_THE_DAY,
        {
            "people": [
                evolve(
                    one(None)[0],
                    employment=[Employment("Y1", date(1998, 3, 5), date(1998, 3, 5))],
                )
            ]
        },
        date(2017, 3, 5),
        UNDETERMINED,
        NOT_MET,
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
    assert turn.before is not turn.then
