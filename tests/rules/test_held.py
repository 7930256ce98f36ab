"""
A status that is held for long enough (SPEC §5.6).
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given, strategies as st

from made import BRADFORD, D, a_family, a_pupil, an_adult
from pbr.exceptions import NotUnderstood
from pbr.findings import (
    Finding,
    HeldFor,
    NeedsBirthDate,
    NeedsConfirmation,
    NeedsMeaning,
    Reason,
    Why,
    findings,
)
from pbr.periods import ONE_DAY, Period, months_up_to
from pbr.records import Employment, Person, Status, Stay
from pbr.rules.held import StatusHeld
from pbr.rules.parts.clock import Start, Starts
from pbr.rules.parts.words import CountedFrom, Until, Whom
from pbr.shortfall.holders import UNNAMED, evidence_by_holder
from pbr.testing.reference import facts, verdict as by_reference
from pbr.verdicts import MET, NOT_APPLICABLE, NOT_MET, UNDETERMINED, Verdict
from strategies import BY_NAME, CLAUSE, cases_for
from turning import Turn

EVE = D - ONE_DAY
#: 1 May to 31 October: 184 days.
WINDOW = months_up_to(D, 6)


def held(**changes: Any) -> StatusHeld:
    """
    The rule that asks for six months up to the day, in a row.
    """
    fields: dict[str, Any] = {
        "clause": CLAUSE,
        "statuses": ("tenancy", "lodging"),
        "whose": Whom.ADULT,
        "until": Until.THE_DAY,
        "counted_from": CountedFrom.ANY,
        "months": 6,
        "gap_days": 0,
        **changes,
    }
    return StatusHeld(**fields)


def within(**changes: Any) -> StatusHeld:
    """
    The rule that asks for five months of the latest six.
    """
    return held(**{"months": 5, "gap_days": None, "within": 6, **changes})


def spell(first: date, last: date | None = None, **changes: Any) -> Status:
    """
    A tenancy of the adult.
    """
    return Status("A1", changes.pop("status", "tenancy"), first, last, **changes)


def found(rule: StatusHeld, *rows: Status, **changes: Any) -> Finding:
    """
    What is found about the adult who has these statuses.
    """
    people = changes.pop("people", None) or [an_adult(statuses=rows)]
    trail = rule.examine(a_family(people=people, **changes), D)
    return next(findings(trail))


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({"weeks": 4}, "it has both months and weeks"),
        ({"months": None}, "it has neither months nor weeks"),
        ({"within": 8}, "it has both within and gap_days"),
        ({"gap_days": None}, "it has neither within nor gap_days"),
        ({"gap_days": None, "within": 5}, "6 months do not fit in 5"),
        (
            {"months": None, "weeks": 9, "gap_days": None, "within": 8},
            "9 weeks do not fit in 8",
        ),
    ],
)
def test_it_has_one_length_and_one_way_of_counting(
    changes: dict[str, Any], fault: str
) -> None:
    """
    Months or weeks, in a run or within so many.
    """
    with pytest.raises(NotUnderstood, match=fault):
        held(**changes)


def test_all_the_months_of_a_window_fit_in_it() -> None:
    """
    Six of six are every day of them.
    """
    rule = within(months=6)
    assert found(rule, spell(WINDOW.first, D)).verdict is MET
    assert found(rule, spell(WINDOW.first + ONE_DAY, D)).verdict is NOT_MET


@pytest.mark.parametrize(
    ("rows", "days", "verdict"),
    [
        ([spell(WINDOW.first, D)], 184, MET),
        ([spell(WINDOW.first - ONE_DAY, D)], 185, MET),
        ([spell(WINDOW.first + ONE_DAY, D)], 183, NOT_MET),
        ([spell(WINDOW.first, EVE)], 0, NOT_MET),
        ([spell(WINDOW.first, confirmed_on=D)], 184, MET),
        ([spell(WINDOW.first, confirmed_on=EVE)], 183, UNDETERMINED),
        ([spell(WINDOW.first + ONE_DAY, confirmed_on=EVE)], 182, NOT_MET),
        ([spell(WINDOW.first)], 1, UNDETERMINED),
        ([spell(date(2015, 1, 1), confirmed_on=EVE)], 183, UNDETERMINED),
        (
            [spell(WINDOW.first, date(2017, 7, 1)), spell(date(2017, 7, 2), D)],
            184,
            MET,
        ),
        (
            [
                spell(WINDOW.first, date(2017, 7, 1)),
                spell(date(2017, 7, 2), D, status="Lodging"),
            ],
            184,
            MET,
        ),
        (
            [spell(WINDOW.first, date(2017, 7, 1)), spell(date(2017, 7, 3), D)],
            121,
            NOT_MET,
        ),
        ([spell(D + ONE_DAY)], 0, NOT_MET),
        ([spell(WINDOW.first, D, status="homeless")], 0, NOT_MET),
        ([], 0, NOT_MET),
    ],
)
def test_the_months_up_to_the_day(
    rows: list[Status], days: int, verdict: Verdict
) -> None:
    """
    As many days as the six months up to the day have, and the day itself is one.
    """
    one = found(held(), *rows)
    assert one.verdict is verdict
    assert isinstance(one.quantity, HeldFor)
    assert (one.quantity.days, one.quantity.needed) == (days, 184)
    assert one.quantity.short_by == max(0, 184 - days)


@pytest.mark.parametrize(
    ("gap", "later", "verdict"),
    [(0, 0, NOT_MET), (1, 0, MET), (1, 1, NOT_MET), (7, 6, MET), (7, 7, NOT_MET)],
)
def test_a_gap_may_be_as_long_as_the_plan_says(
    gap: int, later: int, verdict: Verdict
) -> None:
    """
    A run goes on over it, and its days do not count.
    """
    over = WINDOW.first - timedelta(days=later)
    before = spell(over - timedelta(days=1), over - timedelta(days=1))
    rest = spell(WINDOW.first + ONE_DAY, D)
    assert found(held(gap_days=gap), before, rest).verdict is verdict


def test_days_of_an_earlier_run_count_until_any_day() -> None:
    """
    Up to its last day: no month up to the day of the claim is asked about.
    """
    over = date(2016, 3, 31)
    first = months_up_to(over, 6).first
    long_ago, short = spell(first, over), spell(first + ONE_DAY, over)
    assert found(held(), long_ago).verdict is NOT_MET
    rule = held(until=Until.ANY_DAY)
    one = found(rule, long_ago, spell(EVE, D))
    assert (one.verdict, one.quantity) == (
        MET,
        HeldFor(183, 183, 183, Period(first, over)),
    )
    assert found(rule, short).verdict is NOT_MET


def test_a_shorter_run_may_be_of_a_shorter_month() -> None:
    """
    All 28 days of February are a month; 30 of the 31 days of March are not.
    """
    rule = held(months=1, until=Until.ANY_DAY)
    february = spell(date(2017, 2, 1), date(2017, 2, 28))
    march = spell(date(2017, 3, 2), date(2017, 3, 31))
    one = found(rule, february, march)
    assert (one.verdict, one.quantity) == (
        MET,
        HeldFor(28, 28, 28, Period(date(2017, 2, 1), date(2017, 2, 28))),
    )
    assert found(rule, march).verdict is NOT_MET


def test_one_day_is_enough_for_no_months() -> None:
    """
    With 0 months the day itself is asked about, or any day.
    """
    assert found(held(months=0), spell(D, D)).verdict is MET
    assert found(held(months=0), spell(EVE, EVE)).verdict is NOT_MET
    assert found(held(months=0), spell(EVE)).verdict is UNDETERMINED
    ever = held(months=0, until=Until.ANY_DAY)
    assert found(ever, spell(EVE, EVE)).verdict is MET
    assert found(ever, spell(D + ONE_DAY)).verdict is NOT_MET


def test_weeks_are_of_seven_days() -> None:
    """
    Four weeks are 28 days, in a row or of eight weeks.
    """
    first = D - timedelta(days=27)
    in_a_row = held(months=None, weeks=4)
    assert found(in_a_row, spell(first, D)).verdict is MET
    assert found(in_a_row, spell(first + ONE_DAY, D)).verdict is NOT_MET
    of_eight = within(months=None, weeks=4, within=8)
    window = D - timedelta(days=55)
    early = spell(window, window + timedelta(days=27))
    assert found(of_eight, early).verdict is MET
    too_early = evolve(
        early, started_on=window - ONE_DAY, ended_on=window + timedelta(days=26)
    )
    assert found(of_eight, too_early).verdict is NOT_MET


def test_days_within_months_need_not_be_in_a_row() -> None:
    """
    153 of the 184 days: as many as the five months up to the day have.
    """
    rows = [spell(WINDOW.first, date(2017, 6, 30)), spell(date(2017, 8, 1), D)]
    one = found(within(), *rows)
    assert (one.verdict, one.quantity) == (MET, HeldFor(153, 153, 153, WINDOW))
    late = [rows[0], spell(date(2017, 8, 2), D)]
    assert found(within(), *late).verdict is NOT_MET
    assert found(within()).quantity == HeldFor(0, 153, 0, None)


def test_days_within_months_up_to_any_day() -> None:
    """
    The best window may end inside a spell.
    """
    rule = within(until=Until.ANY_DAY)
    rows = [
        spell(date(2016, 1, 1), date(2016, 5, 31)),
        spell(date(2016, 12, 1), date(2016, 12, 1)),
    ]
    one = found(rule, *rows)
    assert one.verdict is MET
    assert isinstance(one.quantity, HeldFor)
    assert one.quantity.run == Period(date(2016, 1, 1), date(2016, 5, 31))


@pytest.mark.parametrize(
    ("attached", "verdict"), [(WINDOW.first, MET), (WINDOW.first + ONE_DAY, NOT_MET)]
)
def test_days_since_attachment(attached: date, verdict: Verdict) -> None:
    """
    Those before do not count, if the plan counts from there.
    """
    rule = held(counted_from=CountedFrom.ATTACHMENT)
    row = spell(date(2012, 1, 1), D)
    assert found(rule, row, attached_on=attached).verdict is verdict
    assert found(held(), row, attached_on=attached).verdict is MET
    over = found(rule, spell(date(2012, 1, 1), date(2013, 1, 1)), attached_on=attached)
    assert [each.why for each in over.passed_over] == [Why.BEFORE_ATTACHMENT]


@pytest.mark.parametrize(
    ("ended", "verdict", "whys"),
    [
        (date(2017, 1, 9), MET, []),
        (date(2017, 1, 8), NOT_MET, [Why.BEFORE_ATTACHMENT]),
        (date(1985, 5, 1), NOT_MET, [Why.BEFORE_ATTACHMENT]),
        (date(1985, 4, 30), NOT_MET, [Why.BEFORE_BIRTH]),
    ],
)
def test_the_last_day_may_be_that_of_attachment(
    ended: date, verdict: Verdict, whys: list[Why]
) -> None:
    """
    Over on that day it counts for one day, and over on the day before for none; who was
    born on its last day held it, though before attachment.
    """
    rule = held(months=0, until=Until.ANY_DAY, counted_from=CountedFrom.ATTACHMENT)
    one = found(rule, spell(ended - ONE_DAY, ended))
    assert one.verdict is verdict
    assert [each.why for each in one.passed_over] == whys


def test_not_attached() -> None:
    """
    Nothing counts from an attachment that has not been.
    """
    rule = held(counted_from=CountedFrom.ATTACHMENT)
    one = found(rule, spell(WINDOW.first, D), attached_on=D + ONE_DAY)
    assert (one.verdict, one.reason) == (NOT_MET, Reason.NOT_ATTACHED)
    people = [an_adult(statuses=[spell(WINDOW.first, D)])]
    family = a_family(people=people, attached_on=None)
    assert by_reference(rule, family, D) is NOT_MET
    assert facts(rule, family, D) == set()
    turns = rule.turning_days(family, WINDOW)
    assert [day for day in turns if day in WINDOW] == []


def test_the_latest_days_that_are_needed_are_those_that_are_shown() -> None:
    """
    Of two years with a gap, of which the latest month is not confirmed.
    """
    rule = held(gap_days=7)
    rows = [
        spell(date(2015, 1, 1), date(2016, 6, 1)),
        spell(date(2016, 6, 3), date(2017, 2, 1)),
        spell(date(2017, 2, 3), confirmed_on=D - timedelta(days=30)),
    ]
    one = found(rule, *rows)
    assert (one.verdict, one.reason) == (UNDETERMINED, Reason.UNCONFIRMED)
    # 184 days from 1 May are needed, and the latest 30 of them are not confirmed.
    confirmed = Period(WINDOW.first, D - timedelta(days=30))
    days = (D - date(2015, 1, 1)).days + 1 - 2
    assert one.quantity == HeldFor(154, 184, days, confirmed)
    family = a_family(people=[an_adult(statuses=rows)])
    (fact,) = facts(rule, family, D)
    assert fact.numbers == (154, 184, days)


@pytest.mark.parametrize(
    ("whose", "adult", "child"),
    [
        (Whom.ADULT, NOT_MET, NOT_APPLICABLE),
        (Whom.CHILD, NOT_APPLICABLE, NOT_MET),
        (Whom.MEMBER, NOT_MET, NOT_MET),
    ],
)
def test_whose_it_may_be(whose: Whom, adult: Verdict, child: Verdict) -> None:
    """
    One of the age that is asked about; the others are not asked.
    """
    family = a_family(people=[an_adult(), a_pupil()])
    parts = list(findings(held(whose=whose).examine(family, D)))
    assert [each.verdict for each in parts] == [adult, child]
    not_asked = {Whom.ADULT: Reason.NOT_AN_ADULT, Whom.CHILD: Reason.NOT_A_CHILD}
    reasons = {NOT_MET: Reason.SHORT, NOT_APPLICABLE: not_asked.get(whose)}
    assert [each.reason for each in parts] == [reasons[adult], reasons[child]]


def test_who_has_left_is_not_asked() -> None:
    """
    Nor is anybody who has not joined yet.
    """
    stay = Stay("A1", "F1", date(1985, 5, 1), left_on=EVE)
    person = Person([stay], statuses=[spell(WINDOW.first, D)])
    one = found(held(), people=[person])
    assert (one.verdict, one.reason) == (NOT_APPLICABLE, Reason.NOT_A_MEMBER)


def test_days_count_from_birth() -> None:
    """
    A place kept for somebody before birth is not held yet.
    """
    rule = held(months=None, weeks=4, whose=Whom.CHILD, until=Until.ANY_DAY)

    def born(day: date, last: date) -> Finding:
        row = Status("C1", "tenancy", date(2017, 3, 1), last)
        people = [Person([Stay("C1", "F1", day)], statuses=[row])]
        return found(rule, people=people, incidents=[])

    assert born(date(2017, 3, 1), date(2017, 3, 28)).verdict is MET
    assert born(date(2017, 3, 2), date(2017, 3, 28)).verdict is NOT_MET
    over = born(date(2017, 4, 1), date(2017, 3, 28))
    assert [each.why for each in over.passed_over] == [Why.BEFORE_BIRTH]


def test_a_birth_date_that_is_not_on_file() -> None:
    """
    It matters whether enough days come after birth.
    """
    rule = held(months=None, weeks=4, whose=Whom.MEMBER, until=Until.ANY_DAY)

    def of(days: int) -> Finding:
        last = date(2017, 3, 1) + timedelta(days=days - 1)
        row = Status("C1", "tenancy", date(2017, 3, 1), last)
        people = [Person([Stay("C1", "F1")], statuses=[row])]
        return found(rule, people=people, incidents=[])

    # Born 300 days after the first day at the latest, which was then not held yet.
    assert of(300).verdict is UNDETERMINED
    assert [type(each) for each in of(28).needed] == [NeedsBirthDate]
    assert of(27).verdict is NOT_MET
    job = Employment("C1", date(2017, 3, 1), date(2017, 3, 1))
    row = Status("C1", "tenancy", date(2017, 3, 1), date(2017, 3, 28))
    person = Person([Stay("C1", "F1")], statuses=[row], employment=[job])
    assert found(rule, people=[person], incidents=[]).verdict is MET


def test_what_would_confirm_it() -> None:
    """
    A confirmation to the first day that is enough; of a spell that is to end, files
    that were drawn up then.
    """
    row = spell(WINDOW.first, D + ONE_DAY)
    one = found(held(), row)
    (need,) = one.needed
    assert need == NeedsConfirmation(one.subject, (row,), D, D + ONE_DAY)
    ever = held(until=Until.ANY_DAY)
    earlier = spell(date(2016, 1, 1))
    (need,) = found(ever, earlier).needed
    assert need == NeedsConfirmation(one.subject, (earlier,), date(2016, 6, 30), None)


def test_who_can_confirm_it() -> None:
    """
    Whoever the plan names for the status; of a job it is the employer.
    """
    row = spell(WINDOW.first)
    (need,) = found(held(), row).needed
    plan = evolve(BRADFORD, holders={"tenancy": "the landlord"})
    assert [who for who, _ in evidence_by_holder(need, plan)] == ["the landlord"]
    assert [who for who, _ in evidence_by_holder(need, BRADFORD)] == [UNNAMED]


def test_a_word_that_is_not_understood() -> None:
    """
    It matters where it would be enough as one of the list.
    """
    known = spell(WINDOW.first, date(2017, 7, 1))
    unknown = spell(date(2017, 7, 2), D, status="digs", understood=False)
    one = found(held(), known, unknown)
    assert (one.verdict, one.reason) == (UNDETERMINED, Reason.NOT_UNDERSTOOD)
    assert one.needed == (NeedsMeaning("statuses.status", "digs", (unknown,)),)
    enough = spell(WINDOW.first, D)
    assert found(held(), enough, unknown).verdict is MET
    assert found(held(), unknown).verdict is NOT_MET
    open_still = evolve(unknown, started_on=WINDOW.first, ended_on=None)
    one = found(held(), open_still)
    assert [type(each) for each in one.needed] == [NeedsConfirmation, NeedsMeaning]


def test_a_word_that_changes_what_to_confirm_is_needed_too() -> None:
    """
    An open tenancy has to be confirmed; another, if it is one, need not be for so long.
    """
    rule = held(until=Until.ANY_DAY)
    known = spell(date(2017, 5, 1))
    before = spell(date(2017, 4, 1), date(2017, 4, 30), status="digs", understood=False)
    one = found(rule, known, before)
    assert (one.verdict, one.reason) == (UNDETERMINED, Reason.NOT_UNDERSTOOD)
    assert [type(each) for each in one.needed] == [
        NeedsConfirmation,
        NeedsConfirmation,
        NeedsMeaning,
    ]
    dates = [each.to for each in one.needed if isinstance(each, NeedsConfirmation)]
    assert dates == [date(2017, 10, 31), date(2017, 9, 30)]


def test_its_clock() -> None:
    """
    The last start is the first of the months, or of the weeks.
    """
    calendar = a_family().terms
    assert held().last_start(D, calendar) == Start(Starts.STATUS, WINDOW.first)
    weeks = held(months=None, weeks=4)
    assert weeks.last_start(D, calendar).last == D - timedelta(days=27)
    assert held(months=0).last_start(D, calendar).last == D


FIRST = date(2017, 1, 9)
LAST = date(2017, 7, 8)
TURNS = [
    # Enough with the last of the months from attachment.
    Turn(
        held(counted_from=CountedFrom.ATTACHMENT),
        {
            "people": [an_adult(statuses=[spell(date(2015, 1, 1), confirmed_on=D)])],
            "attached_on": FIRST,
        },
        LAST,
        NOT_MET,
        MET,
    ),
    # Over: it is not held on the day after.
    Turn(
        held(),
        {"people": [an_adult(statuses=[spell(date(2015, 1, 1), LAST)])]},
        LAST + ONE_DAY,
        MET,
        NOT_MET,
    ),
    # Nobody has confirmed the day after.
    Turn(
        held(),
        {"people": [an_adult(statuses=[spell(date(2015, 1, 1), confirmed_on=LAST)])]},
        LAST + ONE_DAY,
        MET,
        UNDETERMINED,
    ),
    # Its end is seen on its own day.
    Turn(
        held(),
        {"people": [an_adult(statuses=[spell(FIRST, D)])]},
        D,
        UNDETERMINED,
        MET,
    ),
    # Too few of the latest six months, once a spell is left behind.
    Turn(
        within(),
        {"people": [an_adult(statuses=[spell(date(2016, 1, 1), LAST)])]},
        date(2017, 8, 6),
        MET,
        NOT_MET,
    ),
    # Enough whenever born: at the latest on 5 November, 300 days after the first need.
    Turn(
        held(months=None, weeks=4, whose=Whom.MEMBER, until=Until.ANY_DAY),
        {
            "people": [
                Person(
                    [Stay("C1", "F1")],
                    statuses=[
                        Status(
                            "C1",
                            "tenancy",
                            date(2017, 3, 1),
                            confirmed_on=date(2018, 6, 30),
                        )
                    ],
                )
            ],
            "incidents": [],
        },
        date(2017, 12, 2),
        UNDETERMINED,
        MET,
    ),
    # The days begin at attachment.
    Turn(
        held(months=0, counted_from=CountedFrom.ATTACHMENT),
        {
            "people": [an_adult(statuses=[spell(date(2015, 1, 1), confirmed_on=D)])],
            "attached_on": FIRST,
        },
        FIRST,
        NOT_MET,
        MET,
    ),
]


@pytest.mark.parametrize("turn", TURNS)
def test_when_it_turns(turn: Turn) -> None:
    """
    The rule gives each day on which its answer changes, and no other matters.
    """
    assert turn.said() == [turn.before, turn.then]
    assert turn.is_given()
    assert turn.days_not_given() == []


@given(data=st.data())
def test_a_longer_spell_never_undoes_it(data: st.DataObject) -> None:
    """
    Nor does one that is confirmed to a later day.
    """
    rule = data.draw(BY_NAME["held"])
    family, on = data.draw(cases_for(rule))
    if rule.examine(family, on).verdict is not MET:
        return
    more = timedelta(days=data.draw(st.sampled_from((1, 30))))
    people = [
        evolve(
            person,
            statuses=[
                evolve(row, confirmed_on=row.vouched_on(on) + more, ended_on=None)
                for row in person.statuses
            ],
        )
        for person in family.people
    ]
    assert rule.examine(evolve(family, people=people), on).verdict is MET
