"""
The dated records of a case, the people and the family they belong to (SPEC §4, §11).
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from fractions import Fraction
from itertools import permutations
from random import Random
from typing import Any, TypeVar

import pytest
from attrs import NOTHING, evolve, fields
from hypothesis import given, settings, strategies as st

from pbr.exceptions import Contradiction
from pbr.periods import ONE_DAY, Days, Period
from pbr.records import (
    Attendance,
    Benefit,
    Check,
    EarlierClaim,
    Employment,
    Family,
    Incident,
    Need,
    Person,
    Row,
    Score,
    Statement,
    Status,
    Stay,
    Subject,
    SubjectKind,
    arranged,
)
from pbr.school import CENSUS, Calendar, Term

law = settings(deadline=None)

OneRecord = (
    Stay
    | Need
    | Attendance
    | Employment
    | Benefit
    | Status
    | Incident
    | Score
    | Statement
    | Check
    | EarlierClaim
)
R = TypeVar("R", bound=OneRecord)


def but(record: R, **said: object) -> R:
    """A record that says this instead."""
    otherwise: dict[str, Any] = said
    return evolve(record, **otherwise)


DAY = date(2017, 5, 1)
LATER = date(2017, 6, 1)
BORN = date(2004, 2, 29)

STAY = Stay("P-1", "F-1", BORN, DAY, LATER)
NEED = Need("F-1", "P-1", "school", DAY, "council", "N-1")
ATTENDANCE = Attendance("P-1", Term(2016, 0), 1, 120, 6, 4, "school", "A-1")
EMPLOYMENT = Employment("P-1", DAY, LATER, LATER, Fraction(16), "employer", "E-1")
BENEFIT = Benefit("P-1", "income-support", DAY, LATER, "dwp", "B-1")
STATUS = Status("P-1", "child-in-need", DAY, LATER, "completed", "council", "S-1")
INCIDENT = Incident("F-1", "P-1", "offence", DAY, "police", "I-1")
SCORE = Score("F-1", "P-1", "star", "health", DAY, Fraction(3), "worker", "T-1")
STATEMENT = Statement("F-1", "P-1", "health", DAY, "nurse", "clinic", "L-1")
CHECK = Check("F-1", ("asb", "offence"), DAY, LATER, LATER, "police", "C-1")
CLAIM = EarlierClaim("F-1", "progress", DAY)

RECORDS: list[OneRecord] = [
    STAY,
    NEED,
    ATTENDANCE,
    EMPLOYMENT,
    BENEFIT,
    STATUS,
    INCIDENT,
    SCORE,
    STATEMENT,
    CHECK,
    CLAIM,
]

# What a row says when it does not say who told it.
SAID_BY_NOBODY: dict[str, object] = {"source": "", "reference": ""}

# One record, one field of it, and something else that the field may say instead.
OTHERWISE: list[tuple[OneRecord, str, object]] = [
    (STAY, "person_id", "P-2"),
    (STAY, "joined_on", BORN),
    (STAY, "left_on", None),
    (NEED, "person_id", ""),
    (NEED, "problem", "work"),
    (NEED, "identified_on", LATER),
    (ATTENDANCE, "term", Term(2016, 1)),
    (ATTENDANCE, "half", None),
    (ATTENDANCE, "half", 2),
    (ATTENDANCE, "possible", 118),
    (ATTENDANCE, "authorised", 5),
    (ATTENDANCE, "unauthorised", 5),
    (EMPLOYMENT, "started_on", DAY - ONE_DAY),
    (EMPLOYMENT, "ended_on", None),
    (EMPLOYMENT, "confirmed_on", None),
    (EMPLOYMENT, "hours_per_week", None),
    (BENEFIT, "benefit", "carers-allowance"),
    (BENEFIT, "started_on", DAY - ONE_DAY),
    (BENEFIT, "ended_on", None),
    (STATUS, "status", "looked-after"),
    (STATUS, "started_on", DAY - ONE_DAY),
    (STATUS, "ended_on", None),
    (STATUS, "outcome", "breached"),
    (INCIDENT, "person_id", ""),
    (INCIDENT, "kind", "asb"),
    (INCIDENT, "occurred_on", LATER),
    (SCORE, "person_id", ""),
    (SCORE, "tool", "compass"),
    (SCORE, "domain", "home"),
    (SCORE, "scored_on", LATER),
    (SCORE, "score", Fraction(5, 2)),
    (STATEMENT, "person_id", ""),
    (STATEMENT, "about", "home"),
    (STATEMENT, "made_on", LATER),
    (STATEMENT, "by_role", "teacher"),
    (CHECK, "kinds", ("asb",)),
    (CHECK, "covers_from", DAY - ONE_DAY),
    (CHECK, "covers_to", LATER + ONE_DAY),
    (CHECK, "checked_on", LATER + ONE_DAY),
    (CLAIM, "result", "employment"),
    (CLAIM, "claimed_on", LATER),
    *[
        (record, field, "another")
        for record in RECORDS
        if record not in {STAY, CLAIM}
        for field in ("source", "reference")
    ],
]

# One record, and another of its kind that is a day later and else comes before it.
LATER_BUT_LESS: list[tuple[OneRecord, OneRecord]] = [
    (STAY, Stay("P-1", "F-1", BORN, DAY + ONE_DAY, DAY + ONE_DAY)),
    (NEED, Need("F-1", "", "crime", LATER)),
    (ATTENDANCE, Attendance("P-1", Term(2016, 1), None, 0, 0, 0)),
    (EMPLOYMENT, Employment("P-1", DAY + ONE_DAY, DAY + ONE_DAY)),
    (BENEFIT, Benefit("P-1", "a", DAY + ONE_DAY, DAY + ONE_DAY)),
    (STATUS, Status("P-1", "a", DAY + ONE_DAY, DAY + ONE_DAY)),
    (INCIDENT, Incident("F-1", "", "asb", LATER)),
    (SCORE, Score("F-1", "", "compass", "a", LATER, Fraction(0))),
    (STATEMENT, Statement("F-1", "", "a", LATER, "a")),
    (CHECK, Check("F-1", (), DAY + ONE_DAY, DAY + ONE_DAY, DAY)),
    (CLAIM, EarlierClaim("F-1", "employment", LATER)),
]


def person_with(*stays: Stay, **rows: object) -> Person:
    """A person with these stays, and rows of other kinds."""
    said: dict[str, Any] = {"stays": stays, **rows}
    return Person(**said)


def family_with(**said: object) -> Family:
    """A family of which all this is said."""
    known: dict[str, Any] = said
    return Family("F-1", **known)


def person(person_id: str, *spans: tuple[date | None, date | None]) -> Person:
    """A person with so many stays, or one from birth that has not ended."""
    stays = [
        Stay(person_id, "F-1", BORN, joined, left)
        for joined, left in spans or [(None, None)]
    ]
    return person_with(*stays)


# Rows, and the order of records


def test_row() -> None:
    """A row is told by its file and line (SPEC §4.1)."""
    assert str(Row("people.csv", 2)) == "people.csv:2"


@pytest.mark.parametrize("record", RECORDS)
def test_row_is_no_content(record: OneRecord) -> None:
    """Records are equal when they say the same, wherever each of them stood."""
    here, there = Row("a.csv", 2), Row("a.csv", 3)
    assert but(record, row=here) == but(record, row=there) == record
    assert record.row is None
    assert but(record, row=here).row == here


@pytest.mark.parametrize(
    ("bare", "blank"),
    [
        (Stay("P-1", "F-1", BORN), {"joined_on": None, "left_on": None}),
        (Need("F-1", "", "work", DAY), SAID_BY_NOBODY),
        (Attendance("P-1", Term(2016, 0), None, 9, 0, 0), SAID_BY_NOBODY),
        (
            Employment("P-1", DAY),
            {
                "ended_on": None,
                "confirmed_on": None,
                "hours_per_week": None,
                **SAID_BY_NOBODY,
            },
        ),
        (Benefit("P-1", "income-support", DAY), {"ended_on": None, **SAID_BY_NOBODY}),
        (
            Status("P-1", "child-in-need", DAY),
            {"ended_on": None, "outcome": "", **SAID_BY_NOBODY},
        ),
        (Incident("F-1", "", "asb", DAY), SAID_BY_NOBODY),
        (Score("F-1", "", "star", "health", DAY, Fraction(3)), SAID_BY_NOBODY),
        (Statement("F-1", "", "health", DAY, "nurse"), SAID_BY_NOBODY),
        (Check("F-1", ("asb",), DAY, DAY, DAY), SAID_BY_NOBODY),
        (CLAIM, {}),
    ],
)
def test_left_blank(bare: OneRecord, blank: dict[str, object]) -> None:
    """A date that is left out is None and words are empty; the row is told by name."""
    optional = [each for each in fields(type(bare)) if each.default is not NOTHING]
    assert {each.name: getattr(bare, each.name) for each in optional} == {
        **blank,
        "row": None,
    }
    assert [each.name for each in optional if each.kw_only] == ["row"]


@pytest.mark.parametrize(("record", "field", "value"), OTHERWISE)
def test_order_of_rows(record: OneRecord, field: str, value: object) -> None:
    """Two records come in one order by anything that sets them apart (SPEC §10.1)."""
    other = but(record, **{field: value})
    assert arranged([record, other]) == arranged([other, record])
    assert set(arranged([record, other])) == {record, other}


def test_every_field_is_tried() -> None:
    """The order looks at all that a family's or a person's own rows can differ by."""
    shared = {
        Stay: {"family_id", "born_on"},
        Attendance: {"person_id"},
        Employment: {"person_id"},
        Benefit: {"person_id"},
        Status: {"person_id"},
    }
    for record in RECORDS:
        kind = type(record)
        tried = {field for one, field, _ in OTHERWISE if type(one) is kind}
        named = {attribute.name for attribute in fields(kind)} - {"row"}
        assert tried == named - shared.get(kind, {"family_id"})


@pytest.mark.parametrize(("record", "later"), LATER_BUT_LESS)
def test_time_first(record: OneRecord, later: OneRecord) -> None:
    """Records come in the order of time, whatever else they say."""
    assert arranged([later, record]) == (record, later)


@pytest.mark.parametrize("record", [EMPLOYMENT, BENEFIT, STATUS])
def test_open_spell_last(record: OneRecord) -> None:
    """Of two spells that start on one day, one still open comes last."""
    still_open = but(record, ended_on=None)
    assert arranged([still_open, record]) == (record, still_open)


def test_unconfirmed_first() -> None:
    """Of two spells of work alike, the one that nobody confirmed comes first."""
    unconfirmed = but(EMPLOYMENT, confirmed_on=None)
    assert arranged([EMPLOYMENT, unconfirmed]) == (unconfirmed, EMPLOYMENT)


def test_whole_term_first() -> None:
    """Of two rows for a term, that for the whole comes before that for a half."""
    whole = but(ATTENDANCE, half=None)
    assert arranged([ATTENDANCE, whole]) == (whole, ATTENDANCE)


def test_from_birth_first() -> None:
    """Of two stays from birth, the one that leaves the day blank comes first."""
    said = Stay("P-1", "F-1", BORN, joined_on=BORN)
    blank = Stay("P-1", "F-1", BORN)
    assert arranged([said, blank]) == (blank, said)


def test_by_person_then_time() -> None:
    """Stays come by person, and each person's by time."""
    later = Stay("P-1", "F-1", BORN, LATER)
    other = Stay("P-2", "F-1", BORN)
    assert arranged([other, later, STAY]) == (STAY, later, other)


def test_equal_rows_once() -> None:
    """Rows equal in every cell are one row (SPEC §11)."""
    later = but(INCIDENT, occurred_on=LATER)
    assert arranged([INCIDENT, later, INCIDENT]) == (INCIDENT, later)
    assert arranged([INCIDENT, INCIDENT]) == (INCIDENT,)


def test_nothing_to_arrange() -> None:
    """No record, or one, is as it was."""
    assert arranged(iter([])) == ()
    assert arranged(iter([INCIDENT])) == (INCIDENT,)


incidents = st.builds(
    Incident,
    family_id=st.just("F-1"),
    person_id=st.sampled_from(["", "P-1", "P-2"]),
    kind=st.sampled_from(["asb", "offence"]),
    occurred_on=st.sampled_from([DAY, LATER]),
    source=st.sampled_from(["", "police"]),
    reference=st.sampled_from(["", "1"]),
)


@law
@given(st.lists(incidents, max_size=8), st.randoms(use_true_random=False))
def test_arranged_whatever_the_order(found: list[Incident], chance: Random) -> None:
    """Arranged, rows are each there once, and their order changes nothing (§10.1)."""
    shuffled = chance.sample(found, len(found))
    assert arranged(shuffled) == arranged(found)
    assert set(arranged(found)) == set(found)
    assert len(arranged(found)) == len(set(found))


# What a record says


def test_stay() -> None:
    """Joining and leaving are the first and last day in the household (SPEC §7)."""
    assert (STAY.first, STAY.last) == (DAY, LATER)


def test_stay_left_blank() -> None:
    """Left blank, a stay is from birth, and goes on (SPEC §7)."""
    stay = Stay("P-1", "F-1", BORN)
    assert (stay.first, stay.last) == (BORN, date.max)


@pytest.mark.parametrize(
    ("joined", "first"),
    [
        (BORN - ONE_DAY, BORN),
        (BORN, BORN),
        (BORN + ONE_DAY, BORN + ONE_DAY),
    ],
)
def test_no_member_before_birth(joined: date, first: date) -> None:
    """Nobody is a member before birth (SPEC §7)."""
    assert Stay("P-1", "F-1", BORN, joined).first == first


@pytest.mark.parametrize(
    ("problem", "headline"),
    [
        ("domestic-abuse", "domestic-abuse"),
        ("domestic-abuse/high", "domestic-abuse"),
        ("domestic-abuse/high/new", "domestic-abuse"),
    ],
)
def test_headline(problem: str, headline: str) -> None:
    """The headline problem is what stands before the first stroke."""
    assert Need("F-1", "", problem, DAY).headline == headline


def test_absences_of_all_sessions() -> None:
    """A pupil can miss every possible session, by either kind of absence."""
    assert Attendance("P-1", Term(2016, 0), None, 10, 4, 6).possible == 10


def test_absences_over_possible() -> None:
    """A pupil cannot miss one session more than were possible (SPEC §11)."""
    with pytest.raises(Contradiction) as caught:
        Attendance("P-1", Term(2016, 0), None, 10, 4, 7)
    assert str(caught.value) == (
        "4 authorised and 7 unauthorised absences are more than "
        "the 10 possible sessions"
    )


@pytest.mark.parametrize(
    ("ended", "confirmed", "vouched_to"),
    [
        (None, None, DAY),
        (None, LATER, LATER),
        (LATER, None, LATER),
        (LATER, DAY, LATER),
        (DAY, LATER, DAY),
    ],
)
def test_vouched_to(
    ended: date | None, confirmed: date | None, vouched_to: date
) -> None:
    """An open job counts up to its confirmation, else its first day (SPEC §4.3)."""
    assert Employment("P-1", DAY, ended, confirmed).vouched_to == vouched_to


@pytest.mark.parametrize(
    ("checked_on", "last_day"),
    [
        (LATER - ONE_DAY, LATER - ONE_DAY),
        (LATER, LATER),
        (LATER + ONE_DAY, LATER),
    ],
)
def test_check_covers_no_later_day(checked_on: date, last_day: date) -> None:
    """A check covers no day after the day it was made (SPEC §4.2)."""
    assert but(CHECK, checked_on=checked_on).last_day == last_day


# A person


def test_person() -> None:
    """A person is known by the id and day of birth that each stay says."""
    row = Row("people.csv", 2)
    pupil = person_with(Stay("P-1", "F-1", BORN, row=row))
    assert (pupil.person_id, pupil.born_on, pupil.row) == ("P-1", BORN, row)
    assert pupil.subject == Subject(SubjectKind.MEMBER, "P-1")
    assert pupil.order == ("P-1",)


def test_first_mention() -> None:
    """A person with two stays is first mentioned where the earlier one stands."""
    early, late = Row("people.csv", 9), Row("people.csv", 2)
    pupil = person_with(
        Stay("P-1", "F-1", BORN, LATER, row=late),
        Stay("P-1", "F-1", BORN, DAY, DAY, row=early),
    )
    assert pupil.row == early


@pytest.mark.parametrize(
    "stays",
    [
        (),
        (STAY, but(STAY, person_id="P-2")),
        (STAY, but(STAY, born_on=BORN + ONE_DAY)),
    ],
)
def test_one_person(stays: tuple[Stay, ...]) -> None:
    """A person without a stay, or with two ids or births, is a contradiction (§11)."""
    with pytest.raises(Contradiction) as caught:
        person_with(*stays)
    ids = ", ".join(sorted({stay.person_id for stay in stays})) or "nobody"
    assert str(caught.value) == (
        f"{ids}: a person has one or more stays, all with one id and one date of birth"
    )


def test_person_arranges() -> None:
    """A person's rows of each kind are arranged: in order, and equal rows once."""
    for file, record, other in (
        ("attendance", ATTENDANCE, but(ATTENDANCE, term=Term(2016, 1))),
        ("employment", EMPLOYMENT, but(EMPLOYMENT, started_on=LATER)),
        ("benefits", BENEFIT, but(BENEFIT, started_on=LATER)),
        ("statuses", STATUS, but(STATUS, started_on=LATER)),
    ):
        pupil = person_with(STAY, **{file: (other, record, other)})
        assert getattr(pupil, file) == (record, other)
    assert person_with(STAY, STAY).stays == (STAY,)


@pytest.mark.parametrize(
    ("on", "member"),
    [
        (DAY - ONE_DAY, False),
        (DAY, True),
        (DAY + ONE_DAY, True),
        (DAY + 2 * ONE_DAY, False),
        (LATER - ONE_DAY, False),
        (LATER, True),
        (date.max, True),
    ],
)
def test_member_on(on: date, *, member: bool) -> None:
    """A member is in the household from the first to the last day of some stay."""
    pupil = person("P-1", (DAY, DAY + ONE_DAY), (LATER, None))
    assert pupil.is_member_on(on) is member
    assert (on in pupil.days_as_member) is member


@pytest.mark.parametrize("joined", [None, BORN - ONE_DAY, BORN])
def test_member_from_birth(joined: date | None) -> None:
    """A member is in the household on the day of birth, and not before (SPEC §7)."""
    baby = person("P-1", (joined, None))
    assert baby.is_member_on(BORN) is True
    assert baby.is_member_on(BORN - ONE_DAY) is False


def test_days_as_member() -> None:
    """Days as a member join where one stay ends the day before the next."""
    pupil = person("P-1", (LATER, LATER), (DAY, LATER - ONE_DAY))
    assert pupil.days_as_member == Days.of([(DAY, LATER)])


@pytest.mark.parametrize(
    ("born", "eighteen"),
    [
        (date(1999, 10, 31), date(2017, 10, 31)),
        (date(2004, 2, 29), date(2022, 3, 1)),
    ],
)
def test_adult_on(born: date, eighteen: date) -> None:
    """A person is an adult from the 18th birthday, and not the day before (§2.6)."""
    member = person_with(Stay("P-1", "F-1", born))
    assert member.is_adult_on(eighteen)
    assert not member.is_adult_on(eighteen - ONE_DAY)


def test_school_age_on() -> None:
    """A person is of school age from its first day through its last (SPEC §2.7)."""
    pupil = person_with(Stay("P-1", "F-1", date(2007, 9, 23)))
    first, last = date(2012, 12, 31), date(2024, 6, 28)
    days = (first - ONE_DAY, first, last, last + ONE_DAY)
    assert [pupil.is_of_school_age_on(day) for day in days] == [
        False,
        True,
        True,
        False,
    ]


# A family


def test_family() -> None:
    """A family is the subject of its findings, and comes by its id."""
    family = Family("F-1")
    assert family.subject == Subject(SubjectKind.FAMILY, "F-1")
    assert family.order == ("F-1",)
    assert family.terms is CENSUS


def test_family_left_blank() -> None:
    """Of a family of which only the id is known, all else is blank."""
    known = {"family_id": "F-1", "terms": CENSUS}
    words = {"key_worker": "", "narrowed_to": ""}
    dates = ("attached_on", "assessed_on", "planned_on", "closed_on", "left_area_on")
    rows = ("people", "needs", "incidents", "scores", "statements", "checks", "claims")
    family = Family("F-1")
    assert {each.name: getattr(family, each.name) for each in fields(Family)} == {
        **known,
        **words,
        **dict.fromkeys([*dates, "row"]),
        **dict.fromkeys(rows, ()),
    }
    assert [each.name for each in fields(Family) if each.kw_only] == ["row"]


def test_person_left_blank() -> None:
    """A person with only a stay on file has no rows of any other kind."""
    pupil = person("P-1")
    assert (
        pupil.attendance,
        pupil.employment,
        pupil.benefits,
        pupil.statuses,
    ) == ((), (), (), ())


def test_subjects() -> None:
    """A finding is about a family or a member, and is written so."""
    assert [kind.value for kind in SubjectKind] == ["family", "member"]


def test_never_shown() -> None:
    """The key worker's id is never shown, and neither is the whole calendar."""
    shown = repr(Family("F-1", key_worker="KW-007"))
    assert "KW-007" not in shown
    assert "terms" not in shown


def test_family_arranges() -> None:
    """A family's rows of each kind are arranged: in order, and equal rows once."""
    for file, record, other in (
        ("people", person("P-1"), person("P-2")),
        ("needs", NEED, but(NEED, identified_on=LATER)),
        ("incidents", INCIDENT, but(INCIDENT, occurred_on=LATER)),
        ("scores", SCORE, but(SCORE, scored_on=LATER)),
        ("statements", STATEMENT, but(STATEMENT, made_on=LATER)),
        ("checks", CHECK, but(CHECK, covers_from=DAY + ONE_DAY)),
        ("claims", CLAIM, but(CLAIM, claimed_on=LATER)),
    ):
        family = family_with(**{file: (other, record, other)})
        assert getattr(family, file) == (record, other)


def test_same_person_twice() -> None:
    """A family cannot hold one person twice, with different stays."""
    with pytest.raises(Contradiction) as caught:
        Family("F-1", people=(person("P-1"), person("P-1", (DAY, None))))
    assert str(caught.value) == (
        "family F-1 has the same person twice; give a person who came back two stays"
    )


def test_person_by_id() -> None:
    """A person is found by id, past members included, and nobody by another's."""
    here, gone = person("P-1"), person("P-2", (DAY, LATER))
    family = Family("F-1", people=(gone, here))
    assert [family.person(each) for each in ("P-1", "P-2", "P-3", "")] == [
        here,
        gone,
        None,
        None,
    ]


@pytest.mark.parametrize(
    ("attached_on", "attached"),
    [
        (None, None),
        (DAY - ONE_DAY, DAY - ONE_DAY),
        (DAY, DAY),
        (DAY + ONE_DAY, None),
    ],
)
def test_attached_by(attached_on: date | None, attached: date | None) -> None:
    """A family attached after D, or never, is not attached (SPEC §7)."""
    assert Family("F-1", attached_on).attached_by(DAY) == attached


@pytest.mark.parametrize(
    ("on", "ids"),
    [
        (DAY - ONE_DAY, ["P-1"]),
        (DAY, ["P-1", "P-2"]),
        (LATER, ["P-1", "P-2"]),
        (LATER + ONE_DAY, ["P-1"]),
    ],
)
def test_members_on(on: date, ids: list[str]) -> None:
    """Members on a day are those in the household that day, by id."""
    family = Family("F-1", people=(person("P-2", (DAY, LATER)), person("P-1")))
    assert [member.person_id for member in family.members_on(on)] == ids


def test_all_statuses() -> None:
    """A family's statuses are those of everyone who is or was in it, by person."""
    other = but(STATUS, person_id="P-2", started_on=DAY - ONE_DAY)
    people = (
        person_with(Stay("P-2", "F-1", BORN, DAY, LATER), statuses=(other,)),
        person_with(Stay("P-1", "F-1", BORN), statuses=(STATUS,)),
    )
    assert Family("F-1", people=people).statuses == (STATUS, other)


def test_alone() -> None:
    """A member alone keeps the rows that name them, and all that is the family's."""
    ours = Calendar(((Term(2016, 0), Period(DAY, LATER)),))
    one = person_with(Stay("P-1", "F-1", BORN), statuses=(STATUS,))
    other = person("P-2")
    whole = Family(
        "F-1",
        attached_on=DAY,
        key_worker="KW-007",
        people=(one, other),
        needs=(NEED, but(NEED, person_id="P-2")),
        incidents=(INCIDENT, but(INCIDENT, person_id="")),
        scores=(SCORE, but(SCORE, person_id="P-2")),
        statements=(STATEMENT, but(STATEMENT, person_id="")),
        checks=(CHECK,),
        claims=(CLAIM,),
        terms=ours,
        row=Row("families.csv", 2),
    )
    alone = whole.alone(one)
    assert alone == Family(
        "F-1",
        attached_on=DAY,
        key_worker="KW-007",
        people=(one,),
        needs=(NEED,),
        incidents=(INCIDENT,),
        scores=(SCORE,),
        statements=(STATEMENT,),
        checks=(CHECK,),
        claims=(CLAIM,),
        terms=ours,
        narrowed_to="P-1",
    )
    assert alone.subject == one.subject == Subject(SubjectKind.MEMBER, "P-1")
    assert alone.row == Row("families.csv", 2)
    assert whole.subject == Subject(SubjectKind.FAMILY, "F-1")


# Checked days


def check(kinds: Iterable[str], first: int, last: int, made: int = 99) -> Check:
    """A check of kinds for days counted from `DAY`, made on a day so counted."""
    return Check(
        "F-1",
        tuple(kinds),
        DAY + timedelta(first),
        DAY + timedelta(last),
        DAY + timedelta(made),
    )


def checked(checks: Iterable[Check], *kinds: str) -> list[int]:
    """The days checked for all of the kinds, counted from `DAY`."""
    days = Family("F-1", checks=tuple(checks)).checked_days(kinds)
    return [number for number in range(-5, 40) if DAY + timedelta(number) in days]


def test_checked_for_every_kind() -> None:
    """A day is checked when every kind counted is covered that day (SPEC §4.2)."""
    checks = [check(["asb"], 0, 5), check(["offence", "asb"], 3, 9)]
    assert checked(checks, "asb") == [*range(10)]
    assert checked(checks, "offence") == [3, 4, 5, 6, 7, 8, 9]
    assert checked(checks, "asb", "offence") == [3, 4, 5, 6, 7, 8, 9]
    assert checked(checks, "offence", "asb") == [3, 4, 5, 6, 7, 8, 9]


def test_kinds_checked_apart() -> None:
    """Kinds checked on different days leave no day checked for both."""
    checks = [check(["asb"], 0, 2), check(["offence"], 3, 5)]
    assert checked(checks, "asb", "offence") == []


def test_kind_never_checked() -> None:
    """One kind that no source was asked about leaves no day checked (SPEC §4.2)."""
    checks = [check(["asb", "offence"], 0, 5)]
    assert checked(checks, "asb", "arson", "offence") == []
    assert checked(checks) == []
    assert checked([], "asb") == []


def test_checked_up_to_the_asking() -> None:
    """The day the source was asked is checked, and the day after is not (SPEC §4.2)."""
    assert checked([check(["asb"], 0, 5, made=3)], "asb") == [0, 1, 2, 3]
    assert checked([check(["asb"], 0, 5, made=0)], "asb") == [0]
    assert checked([check(["asb"], 0, 5, made=-1)], "asb") == []


@law
@given(
    st.lists(
        st.builds(
            lambda kinds, first, more, made: check(kinds, first, first + more, made),
            st.lists(st.sampled_from("abc"), min_size=1, unique=True),
            st.integers(0, 8),
            st.integers(0, 12),
            st.integers(-1, 25),
        ),
        max_size=5,
    ),
    st.permutations("abc").flatmap(
        lambda kinds: st.integers(1, 3).map(lambda number: kinds[:number])
    ),
)
def test_checked_day_by_day(checks: list[Check], kinds: list[str]) -> None:
    """The days checked are those on which each kind has a check that covers it."""
    assert checked(checks, *kinds) == [
        number
        for number in range(-5, 40)
        for day in [DAY + timedelta(number)]
        if all(
            any(
                kind in one.kinds
                and one.covers_from <= day <= one.covers_to
                and day <= one.checked_on
                for one in checks
            )
            for kind in kinds
        )
    ]


def test_order_of_people_and_rows() -> None:
    """A family is equal to itself with its people and rows in any order (§10.1)."""
    people = (person("P-1"), person("P-2"), person("P-3"))
    rows = (INCIDENT, but(INCIDENT, kind="asb"), but(INCIDENT, person_id=""))
    families = {
        Family("F-1", people=some, incidents=others)
        for some in permutations(people)
        for others in permutations(rows)
    }
    assert len(families) == 1


def test_hours_not_stated_are_not_no_hours() -> None:
    """A job without hours and one of 0 hours differ, whatever order they come in."""
    none = Employment("P-1", DAY)
    zero = Employment("P-1", DAY, hours_per_week=Fraction(0))
    assert arranged([none, zero]) == arranged([zero, none])
    assert len(arranged([none, zero, none])) == 2


def test_of_equal_rows_the_first_in_the_file_is_kept() -> None:
    """Of rows equal in every cell the first in the file is the one that is cited."""
    rows = [
        Employment("P-1", DAY, row=Row("employment.csv", line)) for line in (10, 9, 2)
    ]
    for order in (rows, rows[::-1]):
        (kept,) = arranged(order)
        assert kept.row == Row("employment.csv", 2)


def test_sessions_are_counted_from_nought() -> None:
    """A count of sessions below 0 is a contradiction."""
    with pytest.raises(Contradiction) as caught:
        Attendance("P-1", Term(2016, 0), None, 10, -5, 0)
    assert str(caught.value) == "sessions are counted from 0: (10, -5, 0)"


BACK: dict[str, Any] = {"started_on": DAY, "ended_on": DAY - timedelta(1)}
HOME = Stay("A1", "F1", date(1990, 1, 1))


@pytest.mark.parametrize(
    "rows",
    [
        {"employment": [Employment("A1", **BACK)]},
        {"benefits": [Benefit("A1", "income-support", **BACK)]},
        {"statuses": [Status("A1", "looked-after", **BACK)]},
        {"stays": [evolve(HOME, joined_on=DAY, left_on=DAY - timedelta(1))]},
    ],
    ids=lambda rows: next(iter(rows)),
)
def test_a_row_that_ends_before_it_starts_is_refused(rows: dict[str, Any]) -> None:
    """
    A spell with its days turned round would count for nothing, and none may be the test.
    """
    with pytest.raises(Contradiction) as refused:
        Person(**{"stays": [HOME], **rows})
    assert str(refused.value) == (
        f"A1: a row from {DAY} cannot end before, on {DAY - timedelta(1)}"
    )


@pytest.mark.parametrize("days", [0, 1])
def test_a_row_of_one_day_is_a_row(days: int) -> None:
    """
    What ends on the day it starts, or later, is taken.
    """
    last = DAY + timedelta(days)
    job = Employment("A1", DAY, last)
    stay = evolve(HOME, joined_on=DAY, left_on=last)
    person = Person(stays=[HOME, stay], employment=[job])
    assert person.employment == (job,)
    made = Check("F1", ("asb",), DAY, last, last)
    assert Family("F1", checks=[made]).checks == (made,)


def test_a_check_that_ends_before_it_begins_is_refused() -> None:
    """
    A check whose days are turned round would cover none of them.
    """
    with pytest.raises(Contradiction) as refused:
        Family("F1", checks=[Check("F1", ("asb",), DAY, DAY - timedelta(1), DAY)])
    assert str(refused.value) == (
        f"F1: a row from {DAY} cannot end before, on {DAY - timedelta(1)}"
    )
