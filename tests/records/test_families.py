"""
A family, its members on a day, and its checked days (SPEC §4.2, §7).
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from itertools import permutations

import pytest
from attrs import evolve, fields
from hypothesis import given, settings, strategies as st

from each_record import (
    BORN,
    CHECK,
    CLAIM,
    DAY,
    INCIDENT,
    LATER,
    NEED,
    SCORE,
    STATEMENT,
    STATUS,
    but,
    family_with,
    person,
    person_with,
)
from pbr.exceptions import Contradiction
from pbr.periods import ONE_DAY, Period
from pbr.records import (
    Check,
    Family,
    Row,
    Stay,
    Subject,
    SubjectKind,
)
from pbr.school import CENSUS, Calendar, Term

law = settings(deadline=None)


def test_family() -> None:
    """A family is the subject of its findings, and comes by its id."""
    family = Family("F-1")
    assert family.subject == Subject(SubjectKind.FAMILY, "F-1")
    assert family.order == ("F-1",)
    assert family.terms is CENSUS


def test_family_left_blank() -> None:
    """Of a family of which only the id is known, all else is blank."""
    known = {"family_id": "F-1", "terms": CENSUS}
    words = {"key_worker": "", "narrowed_to": "", "words_digest": ""}
    dates = ("attached_on", "assessed_on", "planned_on", "closed_on", "left_area_on")
    rows = ("people", "needs", "incidents", "scores", "statements", "checks", "claims")
    family = Family("F-1")
    assert {each.name: getattr(family, each.name) for each in fields(Family)} == {
        **known,
        **words,
        **dict.fromkeys([*dates, "born_from", "row"]),
        **dict.fromkeys(rows, ()),
        "member_or_not": False,
    }
    by_name = [each.name for each in fields(Family) if each.kw_only]
    assert by_name == ["words_digest", "born_from", "row"]


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
        scores=(SCORE, but(SCORE, person_id=""), but(SCORE, person_id="P-2")),
        statements=(STATEMENT, but(STATEMENT, person_id="")),
        checks=(CHECK,),
        claims=(CLAIM,),
        terms=ours,
        row=Row("families.csv", 2),
    )
    alone = whole.alone(one.person_id)
    assert alone == Family(
        "F-1",
        attached_on=DAY,
        key_worker="KW-007",
        people=(one,),
        needs=(NEED,),
        incidents=(INCIDENT, but(INCIDENT, person_id="")),
        scores=(SCORE, but(SCORE, person_id="")),
        statements=(STATEMENT, but(STATEMENT, person_id="")),
        checks=(CHECK,),
        claims=(CLAIM,),
        terms=ours,
        narrowed_to="P-1",
    )
    either = whole.alone(one.person_id, member_or_not=True)
    assert either == evolve(alone, member_or_not=True)
    assert alone.subject == one.subject == Subject(SubjectKind.MEMBER, "P-1")
    assert alone.row == Row("families.csv", 2)
    assert whole.subject == Subject(SubjectKind.FAMILY, "F-1")


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


def test_a_check_that_ends_before_it_begins_is_refused() -> None:
    """
    A check whose days are turned round would cover none of them.
    """
    with pytest.raises(Contradiction) as refused:
        Family("F1", checks=[Check("F1", ("asb",), DAY, DAY - timedelta(1), DAY)])
    assert str(refused.value) == (
        f"F1: a row from {DAY} cannot end before, on {DAY - timedelta(1)}"
    )


def test_an_event_has_one_kind_and_one_day() -> None:
    """Rows of one event are one incident, so a family in code agrees too (SPEC §4.8)."""
    one = but(INCIDENT, event="E-1")
    for other in (but(one, kind="asb"), but(one, occurred_on=LATER)):
        with pytest.raises(Contradiction) as refused:
            Family("F-1", incidents=(one, other))
        assert str(refused.value) == (
            "family F-1: event E-1 has two kinds or two days; an event is one "
            "incident, of one kind on one day"
        )
    assert Family("F-1", incidents=(one, but(one, source="school"))).incidents
