"""
Two families whose people are the same under other ids.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from attrs import evolve

from flagged import MAY, a_house, altered, files_of
from made import BRADFORD, D
from pbr.caseload.across_families import flags_across
from pbr.flags import Flag, FlagKind
from pbr.records import Attendance, Family, Incident, Need, Person, Stay
from pbr.school import Term

BIRTHS = (date(1985, 5, 1), date(2007, 3, 1), date(2007, 3, 1))
AUTUMN = Term(2016, 0)
ONE_DAY = timedelta(days=1)


def registered(family_id: str, births: tuple[date, ...], **rows: Any) -> Family:
    """
    A family with ids of its own for people born on these days.
    """
    attendance = rows.pop("attendance", ())
    people = [
        Person(
            stays=[Stay(f"{family_id}-{number}", family_id, born, MAY)],
            attendance=[
                evolve(row, person_id=f"{family_id}-{number}")
                for row in (attendance if number == 1 else ())
            ],
        )
        for number, born in enumerate(births)
    ]
    return a_house(family_id, *people, **rows)


def flags(*families: Family) -> dict[str, tuple[Flag, ...]]:
    """
    The flags of these families, which are all of this kind.
    """
    found = flags_across(families, D, BRADFORD)
    kinds = {flag.kind for each in found.values() for flag in each}
    assert kinds <= {FlagKind.SAME_PEOPLE}
    return found


def two_with(one: tuple[date, ...], other: tuple[date, ...]) -> tuple[Family, Family]:
    """
    Two families with one need each, the same but for its ids.
    """
    first, second = (
        registered(
            family_id,
            births,
            needs=[
                Need(family_id, f"{family_id}-0", "crime", MAY, "police", reference)
            ],
        )
        for family_id, births, reference in (("F1", one, "X-1"), ("F2", other, "Y-9"))
    )
    return first, second


def test_two_families_with_the_same_people_and_need() -> None:
    """
    Both have one flag, with the stays and the needs of both.
    """
    found = flags(*two_with(BIRTHS, BIRTHS[:2]))
    assert list(found) == ["F1", "F2"]
    (flag,) = found["F1"]
    assert flag.families == ("F1", "F2")
    assert (flag.blocks, flag.bears_on) == (True, ((2,),))
    assert files_of(flag) == ["Stay"] * 5 + ["Need"] * 2
    (twin,) = found["F2"]
    assert (twin.rows, twin.id) == (flag.rows, flag.id)


@pytest.mark.parametrize(
    ("one", "other", "flagged"),
    [
        (BIRTHS[:2], BIRTHS[:2], True),
        (BIRTHS[1:], BIRTHS[1:], True),
        (BIRTHS[1:], BIRTHS[:2], False),
        (BIRTHS[:1], BIRTHS[:1], False),
        (BIRTHS[:2], (BIRTHS[0], BIRTHS[1] + ONE_DAY), False),
    ],
    ids=["two", "twins", "one-and-a-twin", "one", "a-day-apart"],
)
def test_two_people_share_birth_dates(
    one: tuple[date, ...],
    other: tuple[date, ...],
    flagged: bool,  # noqa: FBT001
) -> None:
    """
    Two people of each, each matched once: twins are not both the same child.
    """
    assert bool(flags(*two_with(one, other))) is flagged


def rows_alike(file: str, /, **changes: Any) -> tuple[Family, Family]:
    """
    Two families with the same birth dates and a row of one kind, the second changed.
    """
    rows: dict[str, Any] = {
        "needs": Need("F", "", "crime", MAY, "police", "1"),
        "incidents": Incident("F", "", "asb", MAY, "police", "1", "E-1"),
        "attendance": Attendance("P", AUTUMN, 140, 4, 2, "census", "1", "S-1"),
    }
    row = rows[file]
    first = registered("F1", BIRTHS, **{file: [_of("F1", row)]})
    second = _of("F2", evolve(row, **changes))
    return first, registered("F2", BIRTHS, **{file: [second]})


def _of(family_id: str, row: Any) -> Any:
    return row if isinstance(row, Attendance) else evolve(row, family_id=family_id)


@pytest.mark.parametrize(
    ("kind", "changes", "flagged"),
    [
        ("needs", {"reference": "2", "source": "Police"}, True),
        ("needs", {"problem": "school"}, False),
        ("needs", {"identified_on": MAY + ONE_DAY}, False),
        ("needs", {"source": "school"}, False),
        ("incidents", {"reference": "2", "event": "E-2"}, True),
        ("incidents", {"kind": "offence"}, False),
        ("incidents", {"occurred_on": MAY + ONE_DAY}, False),
        ("incidents", {"source": "landlord"}, False),
        ("attendance", {"reference": "2", "school": "S-2"}, True),
        ("attendance", {"possible": 141}, False),
        ("attendance", {"authorised": 5}, False),
        ("attendance", {"unauthorised": 3}, False),
        ("attendance", {"half": 1}, False),
        ("attendance", {"term": Term(2016, 1)}, False),
        ("attendance", {"source": "school"}, False),
    ],
)
def test_a_row_is_the_same_but_for_its_ids(
    kind: str,
    changes: dict[str, Any],
    flagged: bool,  # noqa: FBT001
) -> None:
    """
    References, events and schools are ids; every other cell has to be the same.
    """
    assert bool(flags(*rows_alike(kind, **changes))) is flagged


@pytest.mark.parametrize(("days", "flagged"), [(0, True), (1, False)])
def test_what_is_after_the_day_is_not_seen(
    days: int,
    flagged: bool,  # noqa: FBT001
) -> None:
    """
    A need and an incident of the day count, and one of the day after does not; so for
    people.
    """
    day = D + timedelta(days)
    for kind, field in (("needs", "identified_on"), ("incidents", "occurred_on")):
        one, other = rows_alike(kind, **{field: day})
        same = [evolve(row, **{field: day}) for row in getattr(one, kind)]
        assert bool(flags(altered(one, **{kind: same}), other)) is flagged
    one, other = two_with(BIRTHS[:2], BIRTHS[:2])
    joined = [
        evolve(each, stays=[evolve(each.stays[0], joined_on=day)])
        for each in other.people
    ]
    assert bool(flags(one, evolve(other, people=joined))) is flagged


def test_people_with_the_same_ids_are_not_compared() -> None:
    """
    One person's id in both families is a person in two families, and no second one.
    """
    one, _ = two_with(BIRTHS, BIRTHS)
    moved = [
        evolve(each, stays=[evolve(each.stays[0], family_id="F2", joined_on=D)])
        for each in one.people
    ]
    gone = [
        evolve(each, stays=[evolve(each.stays[0], left_on=D - ONE_DAY)])
        for each in one.people
    ]
    needs = [evolve(each, family_id="F2") for each in one.needs]
    found = flags_across(
        [
            evolve(one, people=gone),
            evolve(one, family_id="F2", people=moved, needs=needs),
        ],
        D,
        BRADFORD,
    )
    kinds = {flag.kind for each in found.values() for flag in each}
    assert kinds == {FlagKind.NEW_IDS}


def test_two_families_with_many_rows_alike_have_one_flag() -> None:
    """
    However many birth dates and rows are the same, the two have one flag each.
    """
    needs = {
        family_id: [Need(family_id, "", word, MAY) for word in ("crime", "school")]
        for family_id in ("F1", "F2")
    }
    families = [registered(each, BIRTHS, needs=rows) for each, rows in needs.items()]
    found = flags(*families)
    assert [len(each) for each in found.values()] == [1, 1]
    assert files_of(found["F1"][0]) == ["Stay"] * 6 + ["Need"] * 4
