"""
Rows as they come in a file, and the order of records (SPEC §4.1, §10.1, §11).
"""

from __future__ import annotations

from fractions import Fraction
from random import Random

import pytest
from attrs import NOTHING, fields
from hypothesis import given, settings, strategies as st

from each_record import (
    ATTENDANCE,
    BENEFIT,
    BORN,
    CHECK,
    CLAIM,
    DAY,
    EMPLOYMENT,
    INCIDENT,
    LATER,
    NEED,
    RECORDS,
    SCORE,
    STATEMENT,
    STATUS,
    STAY,
    OneRecord,
    but,
)
from pbr.periods import ONE_DAY
from pbr.records import (
    Attendance,
    Benefit,
    Check,
    EarlierClaim,
    Employment,
    Incident,
    Need,
    Row,
    Score,
    Statement,
    Status,
    Stay,
    SubjectKind,
    arranged,
)
from pbr.school import Term

law = settings(deadline=None)


# What a row says when it does not say who told it.
SAID_BY_NOBODY: dict[str, object] = {"source": "", "reference": ""}


# One record, one field of it, and something else that the field may say instead.
OTHERWISE: list[tuple[OneRecord, str, object]] = [
    (STAY, "person_id", "P-2"),
    (STAY, "born_on", None),
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
    (ATTENDANCE, "school", "S-2"),
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
    (STATUS, "confirmed_on", LATER),
    (STATUS, "outcome", "breached"),
    (INCIDENT, "person_id", ""),
    (INCIDENT, "kind", "asb"),
    (INCIDENT, "occurred_on", LATER),
    (INCIDENT, "event", "E-2"),
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
    (ATTENDANCE, Attendance("P-1", Term(2016, 1), 0, 0, 0)),
    (EMPLOYMENT, Employment("P-1", DAY + ONE_DAY, DAY + ONE_DAY)),
    (BENEFIT, Benefit("P-1", "a", DAY + ONE_DAY, DAY + ONE_DAY)),
    (STATUS, Status("P-1", "a", DAY + ONE_DAY, DAY + ONE_DAY)),
    (INCIDENT, Incident("F-1", "", "asb", LATER)),
    (SCORE, Score("F-1", "", "compass", "a", LATER, Fraction(0))),
    (STATEMENT, Statement("F-1", "", "a", LATER, "a")),
    (CHECK, Check("F-1", (), DAY + ONE_DAY, DAY + ONE_DAY, DAY)),
    (CLAIM, EarlierClaim("F-1", "employment", LATER)),
]


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
        (Stay("P-1", "F-1"), {"born_on": None, "joined_on": None, "left_on": None}),
        (Need("F-1", "", "work", DAY), {**SAID_BY_NOBODY, "set_aside": False}),
        (
            Attendance("P-1", Term(2016, 0), 9, 0, 0),
            {**SAID_BY_NOBODY, "school": "", "half": None},
        ),
        (
            Employment("P-1", DAY),
            {
                "ended_on": None,
                "confirmed_on": None,
                "hours_per_week": None,
                "end_seen": False,
                **SAID_BY_NOBODY,
            },
        ),
        (
            Benefit("P-1", "income-support", DAY),
            {"ended_on": None, "understood": True, **SAID_BY_NOBODY},
        ),
        (
            Status("P-1", "child-in-need", DAY),
            {
                "ended_on": None,
                "confirmed_on": None,
                "outcome": "",
                "end_seen": False,
                "understood": True,
                "outcome_understood": True,
                **SAID_BY_NOBODY,
            },
        ),
        (
            Incident("F-1", "", "asb", DAY),
            {**SAID_BY_NOBODY, "event": "", "understood": True},
        ),
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
    by_name = [each.name for each in optional if each.kw_only]
    apart = {"half", "understood", "outcome_understood", "set_aside", "end_seen"}
    assert {each for each in by_name if each not in apart} <= {"row", "confirmed_on"}


@pytest.mark.parametrize(("record", "field", "value"), OTHERWISE)
def test_order_of_rows(record: OneRecord, field: str, value: object) -> None:
    """Two records come in one order by anything that sets them apart (SPEC §10.1)."""
    other = but(record, **{field: value})
    assert arranged([record, other]) == arranged([other, record])
    assert set(arranged([record, other])) == {record, other}


def test_every_field_is_tried() -> None:
    """The order looks at all that a family's or a person's own rows can differ by."""
    shared = {
        Stay: {"family_id"},
        Attendance: {"person_id"},
        Employment: {"person_id"},
        Benefit: {"person_id"},
        Status: {"person_id"},
    }
    for record in RECORDS:
        kind = type(record)
        tried = {field for one, field, _ in OTHERWISE if type(one) is kind}
        named = {attribute.name for attribute in fields(kind) if attribute.eq}
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


def test_subjects() -> None:
    """A finding is about a family or a member, and is written so."""
    assert [kind.value for kind in SubjectKind] == ["family", "member"]


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
