"""
Few possible sessions in a term that earns a result.
"""

from __future__ import annotations

from datetime import date

import pytest
from attrs import evolve

from flagged import flags_of
from made import BATH_2015, a_family, a_pupil, an_adult, sessions
from pbr.flags import FlagKind
from pbr.records import Attendance, Family, Need


def attending(*rows: Attendance, **changes: object) -> Family:
    """
    The family that Bradford pays, with these returns of its pupil.
    """
    return a_family(people=[an_adult(), a_pupil(attendance=rows)], **changes)


def terms(*possible: int, missed: int = 0) -> list[Attendance]:
    """
    The terms of 2016/17, with so many sessions possible in each.
    """
    return [sessions("C1", at, number, missed) for at, number in enumerate(possible)]


@pytest.mark.parametrize(("possible", "flagged"), [(39, True), (40, False)])
def test_fewer_than_forty(possible: int, flagged: bool) -> None:  # noqa: FBT001
    """
    40 possible sessions are not few; 39 are.
    """
    found = flags_of(attending(*terms(120, possible, 120)), FlagKind.FEW_SESSIONS)
    assert [flag.rows for flag in found] == (
        [(sessions("C1", 1, possible, 0),)] if flagged else []
    )
    for flag in found:
        assert (flag.subject.id, flag.blocks) == ("C1", True)
        assert [finding.about for finding in flag.findings] == ["2016/17 spring"]


def test_a_pupil_has_one_flag() -> None:
    """
    It has every short term, and bears on each finding that rests on one.
    """
    school = Need("F1", "C1", "school", date(2017, 1, 9))
    needs = [*a_family().needs, school]
    family = attending(*terms(30, 120, 39), needs=needs)
    (flag,) = flags_of(family, FlagKind.FEW_SESSIONS)
    assert flag.rows == (sessions("C1", 0, 30, 0), sessions("C1", 2, 39, 0))
    assert [finding.about for finding in flag.findings] == [
        "2016/17 autumn",
        "2016/17 summer",
    ] * 2


def test_each_pupil_has_a_flag() -> None:
    """
    Two pupils with a short term are asked about one by one.
    """
    two = [
        a_pupil(each, attendance=[sessions(each, at, 39, 0) for at in range(3)])
        for each in ("C1", "C2")
    ]
    found = flags_of(a_family(people=[an_adult(), *two]), FlagKind.FEW_SESSIONS)
    assert [flag.subject.id for flag in found] == ["C1", "C2"]


def test_a_term_that_earns_nothing_is_not_flagged() -> None:
    """
    Where one term is not reached, no term earns the result.
    """
    family = attending(*terms(39, 120), sessions("C1", 2, 120, 13))
    assert flags_of(family, FlagKind.FEW_SESSIONS) == []


@pytest.mark.parametrize(("possible", "flagged"), [(39, True), (40, False)])
def test_terms_taken_together(possible: int, flagged: bool) -> None:  # noqa: FBT001
    """
    In a rate over the terms, each term is looked at, and only the short one shown.
    """
    needs = [Need("F1", "C1", each, date(2017, 1, 9)) for each in ("school", "help")]
    family = attending(*terms(possible, 120, 120), needs=needs)
    found = flags_of(family, FlagKind.FEW_SESSIONS, plan=BATH_2015)
    assert [flag.rows for flag in found] == (
        [(sessions("C1", 0, possible, 0),)] if flagged else []
    )


def test_schools_are_added_and_halves_too() -> None:
    """
    20 sessions at each of two schools, or in each half, are 40.
    """
    half = sessions("C1", 0, 20, 0)
    for other, each in (
        ({"school": "S1"}, {"school": "S2"}),
        ({"half": 1}, {"half": 2}),
    ):
        rows = [evolve(half, **other), evolve(half, **each)]
        family = attending(*rows, *terms(120, 120, 120)[1:])
        assert flags_of(family, FlagKind.FEW_SESSIONS) == []
        shorter = evolve(rows[1], possible=19)
        family = attending(rows[0], shorter, *terms(120, 120, 120)[1:])
        (flag,) = flags_of(family, FlagKind.FEW_SESSIONS)
        assert flag.rows == tuple(sorted((rows[0], shorter), key=lambda row: row.order))


def test_other_findings_have_no_terms() -> None:
    """
    A family without a pupil has no term to look at.
    """
    family = a_family(people=[an_adult()])
    assert flags_of(family, FlagKind.FEW_SESSIONS) == []
