"""
Attendance over terms, each of them or together (SPEC §5).
"""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from made import D, a_family, a_pupil, sessions
from on_file import LATER
from pbr.findings import (
    NeedsReturn,
    PassedOver,
    Why,
    findings,
)
from pbr.periods import ONE_DAY, Period
from pbr.records import (
    Attendance,
    Person,
    Stay,
)
from pbr.rules import Rule
from pbr.rules.attendance import AttendedEachTerm, AttendedOverall
from pbr.rules.parts.words import (
    CountedFrom,
    Counting,
    Starters,
)
from pbr.school import Calendar, Term
from pbr.shares import Share
from pbr.verdicts import (
    MET,
    NOT_APPLICABLE,
    NOT_MET,
    UNDETERMINED,
    Verdict,
)
from strategies import CLAUSE
from turning import Turn

ANY, ATTACHMENT = CountedFrom.ANY, CountedFrom.ATTACHMENT


AUTUMN, SPRING = Term(2016, 0), Term(2016, 1)


OWN = Calendar(((AUTUMN, Period(date(2016, 9, 5), date(2016, 12, 16))),))


def each_term(
    terms: int = 1,
    starters: Starters = Starters.WAIT,
    counted_from: CountedFrom = ANY,
) -> Rule:
    share = Share.parse("at least 90%")
    counting = Counting.ALL_ABSENCE
    return AttendedEachTerm(CLAUSE, share, terms, counting, starters, counted_from)


def overall() -> Rule:
    share = Share.parse("at least 90%")
    return AttendedOverall(
        CLAUSE, share, 2, Counting.ALL_ABSENCE, Starters.TERMS_SO_FAR, ANY
    )


def in_term(term: Term, missed: int) -> Attendance:
    return Attendance("C1", term, 100, 0, missed)


def born(on: date, **rows: Any) -> list[Person]:
    return [Person([Stay("C1", "F1", on)], **rows)]


TURNS = [
    # Terms: the last day, of the census or of terms.csv.
    Turn(
        each_term(),
        {"people": [a_pupil(attendance=[in_term(AUTUMN, 10)])]},
        date(2016, 12, 31),
        UNDETERMINED,
        MET,
    ),
    Turn(
        each_term(),
        {"people": [a_pupil(attendance=[in_term(AUTUMN, 10)])], "terms": OWN},
        date(2016, 12, 16),
        UNDETERMINED,
        MET,
    ),
    Turn(
        each_term(),
        {"people": [a_pupil(attendance=[in_term(AUTUMN, 10)])]},
        date(2017, 4, 16),
        MET,
        UNDETERMINED,
    ),
    Turn(
        each_term(counted_from=ATTACHMENT),
        {
            "attached_on": date(2017, 1, 1),
            "people": [a_pupil(attendance=[in_term(SPRING, 10)])],
        },
        date(2017, 4, 16),
        NOT_MET,
        MET,
    ),
    Turn(
        overall(),
        {"people": [a_pupil(attendance=[in_term(AUTUMN, 20), in_term(SPRING, 0)])]},
        date(2017, 4, 16),
        UNDETERMINED,
        MET,
    ),
    # School age: it begins, and it ends with a last Friday in June.
    Turn(
        each_term(),
        {"people": born(date(2012, 2, 29))},
        date(2017, 3, 31),
        NOT_APPLICABLE,
        UNDETERMINED,
    ),
    Turn(
        each_term(),
        {"people": born(date(2000, 8, 31))},
        date(2016, 6, 25),
        UNDETERMINED,
        NOT_APPLICABLE,
    ),
    Turn(
        each_term(),
        {"people": [Person([Stay("C1", "F1", date(2008, 5, 1), LATER)])]},
        LATER,
        NOT_APPLICABLE,
        UNDETERMINED,
    ),
    Turn(
        each_term(),
        {"people": [Person([Stay("C1", "F1", date(2008, 5, 1), None, LATER)])]},
        LATER + ONE_DAY,
        UNDETERMINED,
        NOT_APPLICABLE,
    ),
]


def test_a_school_with_no_session_possible_does_not_hide_another() -> None:
    """
    A pupil who moved on the first day has a term at the second school, and it counts.
    """
    rows = [sessions("C1", season, 120, 0) for season in (0, 1, 2)]
    moved = Attendance("C1", rows[2].term, 0, 0, 0)
    family = a_family(people=[a_pupil(attendance=[*rows, moved])])
    assert each_term().examine(family, D).verdict is MET
    nowhere = a_family(people=[a_pupil(attendance=[*rows[:2], moved])])
    assert each_term().examine(nowhere, D).verdict is UNDETERMINED


def test_attendance_counts_or_says_why_not() -> None:
    """
    A term counts when it is asked about; one begun on the day has begun, and not ended.
    """
    on = date(2018, 1, 1)
    before, asked, begun, to_come = (
        Attendance("C1", term, 100, 0, 0)
        for term in (Term(2016, 2), Term(2017, 0), Term(2017, 1), Term(2017, 2))
    )
    rule = AttendedOverall(
        CLAUSE,
        Share.parse("at least 90%"),
        1,
        Counting.ALL_ABSENCE,
        Starters.WAIT,
        CountedFrom.ANY,
    )
    child = a_pupil(attendance=[before, asked, begun, to_come])
    (found,) = findings(rule.examine(a_family(people=[child]), on))
    assert found.read == (asked,)
    assert found.passed_over == (
        PassedOver(Why.OTHER_TERM, (before,)),
        PassedOver(Why.TERM_NOT_ENDED, (begun,)),
        PassedOver(Why.AFTER_THE_DAY, (to_come,)),
    )
    (day_before,) = findings(rule.examine(a_family(people=[child]), on - ONE_DAY))
    assert day_before.passed_over[1:] == (
        PassedOver(Why.AFTER_THE_DAY, (begun, to_come)),
    )


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


@pytest.mark.parametrize(("possible", "verdict"), [(160, MET), (161, UNDETERMINED)])
def test_one_return_may_have_160_sessions(possible: int, verdict: Verdict) -> None:
    """
    160 sessions are all that a term can hold, and one more cannot be right.
    """
    row = Attendance("C1", Term(2016, 2), possible, 0, 0)
    family = a_family(people=[a_pupil(attendance=[row])])
    assert each_term().examine(family, D).verdict is verdict


@pytest.mark.parametrize(("missed", "verdict"), [(26, UNDETERMINED), (27, NOT_MET)])
def test_a_term_to_come_may_be_attended_whole(missed: int, verdict: Verdict) -> None:
    """
    All 160 sessions of it: 10% of 260 are 26.
    """
    share = Share.parse("at least 90%")
    rule = AttendedOverall(CLAUSE, share, 2, Counting.ALL_ABSENCE, Starters.WAIT, ANY)
    starter = born(date(2012, 2, 10), attendance=[in_term(Term(2016, 2), missed)])
    assert rule.examine(a_family(people=starter), D).verdict is verdict


def test_only_returns_that_may_not_be_right_are_asked_about() -> None:
    """
    Of two returns of one school and one of another, the two are in doubt.
    """
    term = Term(2016, 2)
    one, other = [
        Attendance("C1", term, 60, 0, missed, school="S-1") for missed in (0, 30)
    ]
    apart = Attendance("C1", term, 30, 0, 0, school="S-2")
    people = [a_pupil(attendance=[one, other, apart])]
    (found,) = findings(each_term().examine(a_family(people=people), D))
    (need,) = found.needed
    assert isinstance(need, NeedsReturn)
    assert set(need.returns) == {one, other}
    assert need.terms == (term,)
