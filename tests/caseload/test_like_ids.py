"""
Ids that are nearly one: of families and of people, in two families and in one.
"""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from flagged import a_house, a_member
from made import BRADFORD, D
from pbr.caseload.across_families import flags_across
from pbr.flags import Flag, FlagKind
from pbr.records import Family, Person


def nearly_one(*families: Family) -> dict[str, tuple[Flag, ...]]:
    """
    The flags of these families, which are all for ids that are nearly one.
    """
    found = flags_across(families, D, BRADFORD)
    kinds = {flag.kind for flags in found.values() for flag in flags}
    assert kinds <= {FlagKind.NEARLY_ONE_ID}
    return found


@pytest.mark.parametrize(
    ("one", "other", "flagged"),
    [
        ("F1", "f1", True),
        ("0012", "12", True),
        ("12", "12.0", True),
        ("F1", "F 1", True),
        ("F1", "\uff261", True),
        ("F1", "F11", False),
        ("F1", "F-1", False),
    ],
)
def test_two_families_whose_ids_are_nearly_one(
    one: str,
    other: str,
    flagged: bool,  # noqa: FBT001
) -> None:
    """
    Case, leading zeros, .0, blanks or Unicode form flags both; another letter does not.
    """
    families = (
        a_house(one, a_member("A1", one)),
        a_house(other, a_member("B2", other)),
    )
    found = nearly_one(*families)
    assert sorted(found) == (sorted([one, other]) if flagged else [])
    for family_id, (flag,) in found.items():
        assert flag.families == tuple(sorted([one, other]))
        assert flag.subject.id == family_id
        assert [row.order for row in flag.rows] == [(one,), (other,)] or one > other


def test_a_person_under_two_ids_in_two_families() -> None:
    """
    Both families have the flag, with the stays of both ids.
    """
    one = a_house("F1", a_member("007", "F1"))
    other = a_house("F2", a_member("7", "F2"), a_member("07.0", "F2"))
    found = nearly_one(one, other)
    assert list(found) == ["F1", "F2"]
    (flag,) = found["F1"]
    assert (flag.families, flag.subject.id) == (("F1", "F2"), "007")
    assert [row.order[0] for row in flag.rows] == ["007", "07.0", "7"]
    assert found["F2"] == (flag,)


def house_of(*people: Person) -> Family:
    """
    A family F1 of these people.
    """
    return a_house("F1", *people)


def test_a_person_under_two_ids_in_one_family() -> None:
    """
    The family has the flag once; ids of people and of families are not compared.
    """
    found = nearly_one(house_of(a_member("007", "F1"), a_member("7", "F1")))
    assert [flag.families for flag in found["F1"]] == [("F1",)]
    assert nearly_one(house_of(a_member("f1", "F1"))) == {}


@pytest.mark.parametrize(("days", "flagged"), [(0, True), (1, False)])
def test_a_person_who_joins_after_the_day_is_not_seen(
    days: int,
    flagged: bool,  # noqa: FBT001
) -> None:
    """
    One who joins on the day is flagged, one who joins the day after is not.
    """
    joined: date = D + timedelta(days)
    late = a_member("7", "F1", joined_on=joined)
    assert bool(nearly_one(house_of(a_member("007", "F1"), late))) is flagged
