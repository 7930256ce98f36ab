"""
SPEC §10.1, §10.2, §10.12: order, repetition and company change nothing.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from attrs import evolve
from hypothesis import given, strategies as st

from made import BRADFORD, FAMILY_ROWS, PERSON_ROWS, claims
from pbr.batch import decide_each
from pbr.claims import Claim, Decision, validate
from pbr.evidence.document import as_json
from pbr.records import Family
from pbr.reports.trail import as_text


def shuffled(data: st.DataObject, family: Family, *, repeat: bool = False) -> Family:
    """
    The same family, its members and rows in another order, or some of them twice.
    """

    def mixed(rows: tuple[Any, ...]) -> Any:
        again = data.draw(st.lists(st.sampled_from(rows))) if repeat and rows else []
        return list(data.draw(st.permutations([*rows, *again])))

    people = [
        evolve(person, **{name: mixed(getattr(person, name)) for name in PERSON_ROWS})
        for person in data.draw(st.permutations(family.people))
    ]
    rows: dict[str, Any] = {name: mixed(getattr(family, name)) for name in FAMILY_ROWS}
    return evolve(family, people=people, **rows)


@given(data=st.data(), claim=claims())
def test_order_changes_nothing(data: st.DataObject, claim: tuple[Family, date]) -> None:
    """
    Order of rows and members changes nothing, bytes of output included.
    """
    family, on = claim
    first = validate(Claim(family, on), BRADFORD)
    other = validate(Claim(shuffled(data, family), on), BRADFORD)
    assert as_json(first) == as_json(other)
    assert as_text(first) == as_text(other)


@given(data=st.data(), claim=claims())
def test_a_repeated_row_changes_nothing(
    data: st.DataObject, claim: tuple[Family, date]
) -> None:
    """
    A repeated row changes no verdict, and nothing else either.
    """
    family, on = claim
    repeated = shuffled(data, family, repeat=True)
    first = validate(Claim(family, on), BRADFORD)
    assert as_json(first) == as_json(validate(Claim(repeated, on), BRADFORD))


@given(claim=claims(), others=st.lists(claims(), max_size=2))
def test_a_batch_of_one_equals_the_single_claim(
    claim: tuple[Family, date], others: list[tuple[Family, date]]
) -> None:
    """
    A claim decided in a batch is decided as it would be alone.
    """
    family, on = claim
    alone = validate(Claim(family, on), BRADFORD)
    batch = decide_each([family, *[other for other, _ in others]], on, BRADFORD)
    first = next(iter(batch))
    assert isinstance(first, Decision)
    assert as_json(first) == as_json(alone)
