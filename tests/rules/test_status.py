"""
A status that ended, and a scheme that was begun (SPEC §5).
"""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from attrs import evolve

from made import D, a_family, a_pupil, an_adult
from on_file import FOREVER, LATER, checked, only
from pbr.findings import (
    Held,
    NeedsCheck,
    NeedsMeaning,
    PassedOver,
    Reason,
    Why,
)
from pbr.periods import ONE_DAY, months_up_to
from pbr.records import (
    Person,
    Status,
    Stay,
)
from pbr.rules.parts.words import Leavers
from pbr.rules.status import Enrolled, StatusEnded
from pbr.verdicts import (
    MET,
    NOT_APPLICABLE,
    NOT_MET,
    UNDETERMINED,
    Verdict,
)
from strategies import CLAUSE
from turning import Turn

LEFT = date(2017, 9, 30)


WINDOW = months_up_to(D, 6)


def status(
    first: date, last: date | None, what: str = "looked-after", outcome: str = ""
) -> list[Person]:
    return [a_pupil(statuses=[Status("C1", what, first, last, outcome)])]


NOT_KNOWN_OF_A1 = Status("A1", "skeme", LATER, understood=False)
NOT_KNOWN_OF_C1 = Status("C1", "lac", date(2016, 4, 12), understood=False)

TURNS = [
    # Statuses.
    # Somebody left while it went on: on the day on which it has ended, it was held.
    Turn(
        StatusEnded(CLAUSE, ("looked-after",), 6, leavers=Leavers.PASSED_OVER),
        {
            "people": [
                a_pupil(
                    stays=[Stay("C1", "F1", date(2008, 5, 1), left_on=LATER)],
                    statuses=[
                        Status("C1", "looked-after", LATER, LATER + timedelta(20))
                    ],
                )
            ],
            "checks": [FOREVER],
            "attached_on": date(2015, 9, 1),
        },
        LATER + timedelta(20),
        NOT_APPLICABLE,
        NOT_MET,
    ),
    # In the middle of a month, where a day more or less makes another window.
    Turn(
        StatusEnded(CLAUSE, ("looked-after",), 6, leavers=Leavers.PASSED_OVER),
        {
            "people": status(date(2016, 1, 1), date(2016, 8, 15)),
            "checks": [FOREVER],
            "attached_on": date(2016, 8, 1),
        },
        date(2017, 2, 15),
        NOT_MET,
        MET,
    ),
    Turn(
        StatusEnded(CLAUSE, ("looked-after",), 6, leavers=Leavers.PASSED_OVER),
        {
            "people": status(date(2016, 1, 1), date(2016, 8, 31)),
            "checks": [FOREVER],
            "attached_on": date(2016, 8, 1),
        },
        date(2017, 3, 1),
        NOT_MET,
        MET,
    ),
    Turn(
        StatusEnded(CLAUSE, ("looked-after",), 6, leavers=Leavers.PASSED_OVER),
        {
            "people": [a_pupil()],
            "attached_on": LATER,
            "checks": [checked(LATER, date(2016, 12, 31))],
        },
        date(2017, 1, 1),
        NOT_APPLICABLE,
        UNDETERMINED,
    ),
    # A word that is not known, on the day on which it begins.
    Turn(
        Enrolled(CLAUSE, ("scheme",), 6),
        {"people": [an_adult(statuses=[NOT_KNOWN_OF_A1])]},
        LATER,
        NOT_MET,
        UNDETERMINED,
    ),
    Turn(
        StatusEnded(CLAUSE, ("looked-after",), 6, leavers=Leavers.PASSED_OVER),
        {"people": [a_pupil(statuses=[NOT_KNOWN_OF_C1])], "checks": [FOREVER]},
        date(2016, 4, 12),
        NOT_APPLICABLE,
        UNDETERMINED,
    ),
    Turn(
        Enrolled(CLAUSE, ("scheme",), 6),
        {"people": [an_adult(statuses=[Status("A1", "scheme", date(2016, 8, 31))])]},
        date(2017, 3, 1),
        MET,
        NOT_MET,
    ),
]


@pytest.mark.parametrize(
    ("began", "verdict"), [(D, NOT_MET), (D + ONE_DAY, NOT_APPLICABLE)]
)
def test_a_status_that_starts_on_the_day(began: date, verdict: Verdict) -> None:
    """
    A status that starts on D is held on D.
    """
    rule = StatusEnded(CLAUSE, ("child-in-need",), 6, leavers=Leavers.PASSED_OVER)
    child = a_pupil(statuses=[Status("C1", "child-in-need", began)])
    assert rule.examine(a_family(people=[child]), D).verdict is verdict


def test_a_status_is_not_held_after_the_day() -> None:
    """
    The last day a status was held is never after D.
    """
    rule = StatusEnded(CLAUSE, ("child-in-need",), 6, leavers=Leavers.PASSED_OVER)
    row = Status("C1", "child-in-need", date(2017, 2, 1), D + timedelta(days=90))
    found = rule.examine(a_family(people=[a_pupil(statuses=[row])]), D)
    assert getattr(found.quantity, "latest", None) == D


def test_a_status_held_outside_the_household_is_not_the_familys() -> None:
    """
    A day has a status when its person was a member that day.
    """
    rule = StatusEnded(CLAUSE, ("child-in-need",), 6, leavers=Leavers.PASSED_OVER)
    row = Status("C1", "child-in-need", date(2017, 6, 1), date(2017, 7, 1))
    for joined, verdict in (
        (date(2017, 7, 1), NOT_MET),
        (date(2017, 7, 2), NOT_APPLICABLE),
    ):
        stay = Stay("C1", "F1", date(2008, 5, 1), joined_on=joined)
        child = a_pupil(stays=[stay], statuses=[row])
        assert rule.examine(a_family(people=[child]), D).verdict is verdict


@pytest.mark.parametrize(
    ("row", "why"),
    [
        (Status("C1", "child-in-need", D), None),
        (Status("C1", "child-in-need", D + ONE_DAY), Why.AFTER_THE_DAY),
        (Status("C1", "looked-after", D), Why.OTHER_KIND),
        (Status("C1", "child-in-need", date(2016, 1, 1), LEFT), None),
        (
            Status("C1", "child-in-need", date(2016, 1, 1), LEFT - ONE_DAY),
            Why.NOT_A_MEMBER,
        ),
    ],
)
def test_a_status_counts_or_says_why_not(row: Status, why: Why | None) -> None:
    """
    A status counts when it was held on a day in the household.
    """
    stays = [Stay("C1", "F1", date(2008, 5, 1), joined_on=LEFT)]
    family = a_family(people=[a_pupil(stays=stays, statuses=[row])], checks=[])
    found = StatusEnded(
        CLAUSE, ("child-in-need",), 6, leavers=Leavers.PASSED_OVER
    ).examine(family, D)
    assert found.passed_over == (() if why is None else (PassedOver(why, (row,)),))
    assert found.read == (() if why else (row,))


def test_the_latest_of_several_statuses_is_told() -> None:
    """
    Of two statuses the last day of either counts, in whichever order they come.
    """
    long = Status("C1", "child-in-need", date(2017, 2, 1), date(2017, 6, 1))
    short = Status("C1", "child-in-need", date(2017, 3, 1), date(2017, 4, 1))
    found = only(
        StatusEnded(CLAUSE, ("child-in-need",), 6, leavers=Leavers.PASSED_OVER),
        people=[a_pupil(statuses=[long, short])],
    )
    assert (found.verdict, found.reason) == (NOT_MET, Reason.ON_RECORD)
    assert found.quantity == Held(date(2017, 6, 1), WINDOW)


@pytest.mark.parametrize(
    ("left_on", "reason"),
    [(D, Reason.REACHED), (D - ONE_DAY, Reason.NOT_A_MEMBER)],
)
def test_one_who_left_is_shown_and_neutral(left_on: date, reason: Reason) -> None:
    """
    An adult who left the day before is shown, not asked, and the rows passed over.
    """
    row = Status("A1", "work-programme", date(2017, 9, 1))
    stays = [Stay("A1", "F1", date(1985, 5, 1), left_on=left_on)]
    found = only(
        Enrolled(CLAUSE, ("work-programme",), 6),
        checks=[],
        people=[an_adult(stays=stays, statuses=[row])],
    )
    assert found.reason is reason
    asked = reason is Reason.REACHED
    assert found.passed_over == (() if asked else (PassedOver(Why.NOT_ASKED, (row,)),))


@pytest.mark.parametrize(
    ("row", "why"),
    [
        (Status("A1", "work-programme", D), None),
        (Status("A1", "work-programme", D + ONE_DAY), Why.AFTER_THE_DAY),
        (Status("A1", "youth-order", D), Why.OTHER_KIND),
        (Status("A1", "work-programme", date(2017, 5, 1)), None),
        (Status("A1", "work-programme", date(2017, 4, 30)), Why.OUTSIDE_THE_WINDOW),
    ],
)
def test_a_scheme_counts_or_says_why_not(row: Status, why: Why | None) -> None:
    """
    A scheme counts when it was begun in the months up to the day.
    """
    rule = Enrolled(CLAUSE, ("work-programme",), 6)
    found = only(rule, checks=[], people=[an_adult(statuses=[row])])
    over = () if why is None else (PassedOver(why, (row,)),)
    assert found.passed_over == over


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


def test_more_schemes_that_are_not_understood_than_can_be_tried() -> None:
    """
    With very many of them, it cannot be told without their meaning.
    """
    rows = [
        Status("A1", f"scheme {day}", D - timedelta(day), understood=False)
        for day in range(9)
    ]
    people = [an_adult(statuses=rows)]
    found = only(Enrolled(CLAUSE, ("work-programme",), 6), people=people)
    assert found.reason is Reason.NOT_UNDERSTOOD
    assert len(found.needed) == len(rows)


@pytest.mark.parametrize(("number", "verdict"), [(8, NOT_MET), (9, UNDETERMINED)])
def test_as_many_ways_as_can_be_tried(number: int, verdict: Verdict) -> None:
    """
    Eight statuses, each a scheme or none, are 256 ways: in none a run began of late.
    """
    day = date(2010, 1, 1)
    rows = [
        Status("A1", f"scheme {at}", day, day, understood=False) for at in range(number)
    ]
    rule = Enrolled(CLAUSE, ("work-programme",), 6)
    assert only(rule, people=[an_adult(statuses=rows)]).verdict is verdict


@pytest.mark.parametrize(
    ("first", "never_met"), [(WINDOW.first, True), (WINDOW.first - ONE_DAY, False)]
)
def test_a_word_that_is_not_known_may_be_of_a_status_that_ended(
    first: date,
    never_met: bool,  # noqa: FBT001
) -> None:
    """
    In the last months alone it is not met if it is one of the statuses, and neutral if
    not; a day before them it is met if it is one.
    """
    rule = StatusEnded(CLAUSE, ("looked-after",), 6, leavers=Leavers.PASSED_OVER)
    row = Status("C1", "lac", first, first, understood=False)
    found = only(rule, people=[a_pupil(statuses=[row])], checks=[FOREVER])
    assert found.verdict is UNDETERMINED
    assert found.judgement.never_met is never_met


@pytest.mark.parametrize(
    ("attached", "gap", "never_met"),
    [
        (date(2017, 1, 9), WINDOW.first, True),
        (date(2017, 1, 9), WINDOW.first - ONE_DAY, False),
        (WINDOW.first, WINDOW.first, True),
        (WINDOW.first - ONE_DAY, WINDOW.first - ONE_DAY, False),
        (WINDOW.first + ONE_DAY, WINDOW.first, True),
    ],
)
def test_a_day_that_is_not_checked_may_hide_a_status_that_ended(
    attached: date,
    gap: date,
    never_met: bool,  # noqa: FBT001
) -> None:
    """
    Hidden in the last months it would be held there; only before them has it ended.
    """
    rule = StatusEnded(CLAUSE, ("looked-after",), 6, leavers=Leavers.PASSED_OVER)
    around = [checked(date(2016, 1, 1), gap - ONE_DAY), checked(gap + ONE_DAY, D)]
    found = only(rule, attached_on=attached, people=[a_pupil()], checks=around)
    assert found.verdict is UNDETERMINED
    assert found.judgement.never_met is never_met


def test_of_two_words_that_are_not_known_one_may_be_of_a_status_that_ended() -> None:
    """
    One before the last months and one in them: met if the first alone is one of the
    statuses.
    """
    rule = StatusEnded(CLAUSE, ("looked-after",), 6, leavers=Leavers.PASSED_OVER)
    early = Status("C1", "lac", WINDOW.first - ONE_DAY, WINDOW.first - ONE_DAY)
    late = Status("C1", "foo", D, D)
    rows = [evolve(row, understood=False) for row in (early, late)]
    found = only(rule, people=[a_pupil(statuses=rows)], checks=[FOREVER])
    assert found.verdict is UNDETERMINED
    assert not found.judgement.never_met
    one = [evolve(early, status="looked-after")]
    assert only(rule, people=[a_pupil(statuses=one)], checks=[FOREVER]).verdict is MET


@pytest.mark.parametrize(
    ("days", "why"), [(-1, Why.BEFORE_BIRTH), (0, Why.NOT_A_MEMBER)]
)
def test_a_status_that_ended_before_birth_says_so(days: int, why: Why) -> None:
    """
    On the day of birth it was a person's, who joined the household only later.
    """
    born = date(2017, 3, 1)
    row = Status("C1", "looked-after", date(2017, 2, 1), born + timedelta(days))
    stays = [Stay("C1", "F1", born, date(2017, 4, 1))]
    rule = StatusEnded(CLAUSE, ("looked-after",), 6, leavers=Leavers.PASSED_OVER)
    people = [Person(stays, statuses=[row])]
    found = only(rule, people=people, incidents=[], needs=[], checks=[FOREVER])
    assert PassedOver(why, (row,)) in found.passed_over


def test_a_word_that_is_not_known_is_needed_with_its_column() -> None:
    """
    Its meaning is what would settle whether it is a scheme, or one of the statuses.
    """
    scheme = Enrolled(CLAUSE, ("work-programme",), 6)
    row = Status("A1", "skeme", D, understood=False)
    found = only(scheme, people=[an_adult(statuses=[row])])
    assert found.needed == (NeedsMeaning("statuses.status", "skeme", (row,)),)
    ended = StatusEnded(CLAUSE, ("looked-after",), 6, leavers=Leavers.PASSED_OVER)
    row = Status("C1", "lac", D, understood=False)
    found = only(ended, people=[a_pupil(statuses=[row])], checks=[FOREVER])
    assert found.needed == (NeedsMeaning("statuses.status", "lac", (row,)),)


def test_what_is_unchecked_is_said_before_what_is_not_understood() -> None:
    """
    Both are needed, and the first is the reason (SPEC §4.8).
    """
    rule = StatusEnded(CLAUSE, ("looked-after",), 6, leavers=Leavers.PASSED_OVER)
    row = Status("C1", "lac", D, understood=False)
    found = only(rule, people=[a_pupil(statuses=[row])], checks=[])
    assert found.reason is Reason.UNCHECKED
    assert [type(each) for each in found.needed] == [NeedsCheck, NeedsMeaning]


def test_a_word_that_is_not_known_matters_beside_a_later_status() -> None:
    """
    One status began later and has ended; the other goes on, and may be one of them.
    """
    rule = StatusEnded(CLAUSE, ("looked-after",), 6, leavers=Leavers.PASSED_OVER)
    goes_on = Status("C1", "lac", date(2016, 1, 1), understood=False)
    over = Status("C1", "looked-after", date(2017, 1, 20), date(2017, 2, 20))
    found = only(rule, people=[a_pupil(statuses=[goes_on, over])], checks=[FOREVER])
    assert (found.verdict, found.reason) == (UNDETERMINED, Reason.NOT_UNDERSTOOD)
    alone = only(rule, people=[a_pupil(statuses=[over])], checks=[FOREVER])
    assert alone.verdict is MET
