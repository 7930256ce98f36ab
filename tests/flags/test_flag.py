"""
A flag: what it may hold, its id, and what it blocks.
"""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction
from typing import Any

import pytest
from attrs import evolve

from filed import filed_under
from flagged import a_plain_family, altered, flags_of, on_another_line
from made import BRADFORD, D
from pbr.claims import Claim, validate
from pbr.exceptions import Contradiction
from pbr.flags import Flag, FlagKind, Oddity
from pbr.flags.flag import in_order
from pbr.records import EarlierClaim, Employment, Incident, Row

ROW = EarlierClaim("F1", "progress", D)


def a_flag(**changes: Any) -> Flag:
    """
    A flag on a family's row that blocks.
    """
    fields: dict[str, Any] = {
        "kind": FlagKind.NEW_IDS,
        "subject": a_plain_family().subject,
        "families": ("F1",),
        "rows": (ROW,),
        "bears_on": ((2,),),
        "blocks": True,
    }
    return Flag(**{**fields, **changes})


def test_flags_of_one_kind_are_in_the_order_of_their_rows() -> None:
    """
    Row 3 comes before row 10, whatever the rows say; a row built in code comes first.
    """
    early, late = (EarlierClaim("F1", "progress", D - timedelta(n)) for n in (1, 0))
    in_code, third, tenth = (
        a_flag(rows=(row,))
        for row in (
            late,
            evolve(late, row=Row("claims.csv", 3)),
            evolve(early, row=Row("claims.csv", 10)),
        )
    )
    assert in_order([tenth, third, in_code]) == (in_code, third, tenth)
    assert in_order([in_code, third, tenth]) == (in_code, third, tenth)


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"rows": ()}, "new-ids: a flag has rows, and bears on something"),
        ({"bears_on": ()}, "new-ids: a flag has rows, and bears on something"),
        (
            {"oddities": (Oddity.ANOTHER_PLAN,)},
            "new-ids: an odd earlier claim has an oddity, and no other flag has one",
        ),
        (
            {"readings": ("one",)},
            "new-ids: two readings are said, and no other flag has them",
        ),
        (
            {"kind": FlagKind.TWO_READINGS, "blocks": False},
            "two-readings: two readings are said, and no other flag has them",
        ),
        (
            {"kind": FlagKind.NOTHING_TO_SPARE},
            "nothing-to-spare: a remark does not block",
        ),
        (
            {"kind": FlagKind.EARLIER_CLAIM_ODD},
            "earlier-claim-odd: an odd earlier claim has an oddity, and no other flag "
            "has one",
        ),
    ],
)
def test_what_a_flag_cannot_hold(changes: dict[str, Any], says: str) -> None:
    """
    It shows rows, bears on something, and has an oddity only for an earlier claim.
    """
    with pytest.raises(Contradiction) as refused:
        a_flag(**changes)
    assert str(refused.value) == says


def test_the_id_is_of_kind_addresses_and_cells() -> None:
    """
    Another line, order of rows or family asked changes no id; a cell, kind or address
    does.
    """
    job = Employment("A1", date(2017, 5, 1), hours_per_week=Fraction(35, 2))
    flag = a_flag(rows=(ROW, job))
    assert flag.id == a_flag(rows=(job, ROW), blocks=False, families=("F2",)).id
    assert flag.id == a_flag(rows=(on_another_line(ROW), on_another_line(job))).id
    others = [
        a_flag(rows=(ROW,)),
        a_flag(rows=(evolve(ROW, result="employment"), job)),
        a_flag(rows=(ROW, evolve(job, hours_per_week=None))),
        a_flag(rows=(ROW, evolve(job, ended_on=D))),
        a_flag(rows=(ROW, evolve(job, confirmed_on=D))),
        a_flag(rows=(ROW, job), bears_on=((2, 1),)),
        a_flag(rows=(ROW, job), kind=FlagKind.IN_TWO_FAMILIES),
    ]
    assert len({flag.id, *[other.id for other in others]}) == len(others) + 1
    assert len(flag.id) == 16


def test_an_id_is_the_same_on_every_machine() -> None:
    """
    It is in answers that people keep, so its value is pinned.
    """
    assert a_flag().id == "08c26a2a2b916840"


def test_cells_that_are_compared_as_equal_have_one_id() -> None:
    """
    A source in other letters, and a word that the plan does not know, change no id.
    """
    row = Incident("F1", "", "asb", D, "police")
    same = Incident("F1", "", "ASB", D, "Police", understood=False)
    assert a_flag(rows=(row,)).id == a_flag(rows=(same,)).id


def test_of_a_family_only_its_own_row_is_in_the_id() -> None:
    """
    Another person in it changes no id; each column of families.csv does.
    """
    family = a_plain_family()
    same = evolve(family, people=(), needs=(), narrowed_to="A1")
    changed = [
        filed_under("F2", family),
        evolve(family, key_worker="KW-2"),
        *[
            altered(family, **{name: D})
            for name in (
                "attached_on",
                "assessed_on",
                "planned_on",
                "closed_on",
                "left_area_on",
            )
        ],
    ]
    ids = [a_flag(rows=(each,)).id for each in (family, *changed)]
    assert ids[0] == a_flag(rows=(same,)).id
    assert len(set(ids)) == len(ids)


def test_a_flag_on_the_approach_blocks() -> None:
    """
    > Only flags on eligibility, the whole-family approach, claimable or the result that
    > is paid block entry. (SPEC §8)
    """
    family = a_plain_family(attached_on=D, assessed_on=D, planned_on=D)
    (flag,) = flags_of(family, FlagKind.ONE_DAY)
    assert flag.blocks
    assert validate(Claim(family, D), BRADFORD).to_answer == (flag,)
