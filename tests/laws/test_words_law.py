"""
SPEC §4.7: in whatever spelling the words of a family are, the answer is the same.
"""

from __future__ import annotations

from typing import Any

from attrs import evolve
from hypothesis import given, strategies as st

from made import PLANS
from pbr.claims import validate
from pbr.records import Check, Family
from pbr.testing import claims
from pbr.testing.reference import decide

#: The words of each kind of record.
OF_FAMILY = {
    "needs": ("problem",),
    "incidents": ("kind",),
    "scores": ("tool", "domain"),
    "statements": ("about", "by_role"),
}
OF_PERSON = {"benefits": ("benefit",), "statuses": ("status", "outcome")}


def respelt(data: st.DataObject, word: str) -> str:
    """
    A word in other letters of its own, and other marks between its parts.
    """
    between = data.draw(st.sampled_from(["-", "_", " ", "  ", "_-"]))
    change = data.draw(st.sampled_from([str.upper, str.title, str.lower]))
    return change(word).replace("-", between)


def rows_respelt(
    data: st.DataObject, rows: tuple[Any, ...], names: tuple[str, ...]
) -> list[Any]:
    """
    Rows with each of these words respelt.
    """
    return [
        evolve(row, **{name: respelt(data, getattr(row, name)) for name in names})
        for row in rows
    ]


def family_respelt(data: st.DataObject, family: Family) -> Family:
    """
    A family with all its words respelt.
    """
    changes: dict[str, Any] = {
        file: rows_respelt(data, getattr(family, file), names)
        for file, names in OF_FAMILY.items()
    }
    people = []
    for person in family.people:
        theirs: dict[str, Any] = {
            file: rows_respelt(data, getattr(person, file), names)
            for file, names in OF_PERSON.items()
        }
        people.append(evolve(person, **theirs))
    changes["people"] = people
    return evolve(family, **changes)


@given(data=st.data(), plan=st.sampled_from(sorted(PLANS)))
def test_spelling_changes_nothing(data: st.DataObject, plan: str) -> None:
    """
    A family in another spelling is the same family.
    """
    claim = data.draw(claims(PLANS[plan]))
    assert family_respelt(data, claim.family) == claim.family


def split(check: Check) -> Check:
    """
    A check whose kinds are each written as words with blanks between them.
    """
    return evolve(
        check, kinds=[part for kind in check.kinds for part in kind.split("-")]
    )


@given(data=st.data(), plan=st.sampled_from(sorted(PLANS)))
def test_kinds_in_several_words_are_the_kinds(data: st.DataObject, plan: str) -> None:
    """
    A check written with blanks in its kinds covers what it covered, to both evaluators.
    """
    claim = data.draw(claims(PLANS[plan]))
    checks = [split(check) for check in claim.family.checks]
    apart = evolve(claim, family=evolve(claim.family, checks=checks))
    found, wanted = validate(apart, PLANS[plan]), validate(claim, PLANS[plan])
    assert found.answer == wanted.answer
    assert found.still_needed == wanted.still_needed
    assert decide(apart, PLANS[plan]) == decide(claim, PLANS[plan])
