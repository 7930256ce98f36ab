"""
A term that earns a result, in which nobody of its source missed a session.
"""

from __future__ import annotations

from typing import Any

import pytest
from attrs import evolve

from filed import filed_under
from flagged import altered, decided_among
from made import BRADFORD, D, a_family, a_pupil, an_adult, sessions
from pbr.caseload.across_families import flags_across
from pbr.flags import Flag, FlagKind
from pbr.flags.no_absence import has_one_of
from pbr.records import Attendance, Family, Stay
from pbr.rules import RULES
from pbr.school import Term

KIND = FlagKind.NO_ABSENCE_AT_ALL


def terms(person_id: str, *missed: int, **changes: Any) -> list[Attendance]:
    """
    A pupil's terms of 2016/17, with so many sessions missed in each.
    """
    return [
        evolve(sessions(person_id, at, 120, number), **{"source": "MIS", **changes})
        for at, number in enumerate(missed)
    ]


def house(number: int, *rows: Attendance, **changes: Any) -> Family:
    """
    A family that Bradford pays, with one pupil, under ids of its own.
    """
    family_id, child = f"F{number}", f"C{number}"
    family = filed_under(family_id, a_family())
    theirs: dict[str, Any] = {
        file: [evolve(row, person_id=child) for row in getattr(family, file)]
        for file in ("needs", "incidents")
    }
    adult = an_adult(stays=[Stay(f"A{number}", family_id, an_adult().born_on)])
    born = a_pupil().born_on
    pupil = a_pupil(stays=[Stay(child, family_id, born)], attendance=rows)
    return altered(family, people=[adult, pupil], **theirs | changes)


def houses(number: int, missed: tuple[int, ...] = (0, 5, 5)) -> list[Family]:
    """
    So many families, whose pupils missed none of the autumn.
    """
    return [house(at, *terms(f"C{at}", *missed)) for at in range(number)]


def flagged(families: list[Family]) -> dict[str, list[Flag]]:
    """
    The flags of each family that has any.
    """
    found = flags_across(families, D, BRADFORD)
    mine = {
        family_id: [flag for flag in flags if flag.kind is KIND]
        for family_id, flags in found.items()
    }
    return {family_id: flags for family_id, flags in mine.items() if flags}


@pytest.mark.parametrize(("number", "expected"), [(9, 0), (10, 10)])
def test_ten_pupils_are_enough(number: int, expected: int) -> None:
    """
    Of nine pupils it may be so; of ten it is odd.
    """
    families = houses(number)
    found = flagged(families)
    assert len(found) == expected
    for family_id, (flag,) in found.items():
        child = family_id.replace("F", "C")
        assert flag.rows == tuple(terms(child, 0))
        assert (flag.subject.id, flag.blocks) == (child, True)
        assert [finding.about for finding in flag.findings] == ["2016/17 autumn"]
        assert flag.families == (family_id,)


@pytest.mark.parametrize("absence", ["authorised", "unauthorised"])
def test_one_session_missed_by_one_pupil_is_enough(absence: str) -> None:
    """
    Then the source does have absences.
    """
    row = evolve(sessions("C10", 0, 120, 0), source="MIS", **{absence: 1})  # type: ignore[arg-type]
    assert flagged([*houses(10), house(10, row)]) == {}


@pytest.mark.parametrize(
    ("change", "found"),
    [
        ({"source": "mis "}, 0),
        ({"source": "another"}, 10),
        ({"source": ""}, 10),
        ({"possible": 0, "unauthorised": 0}, 10),
    ],
)
def test_absence_in_another_return(change: dict[str, Any], found: int) -> None:
    """
    Only a return of the same source and term shows that absences are on file.
    """
    (row,) = terms("C10", 5)
    assert len(flagged([*houses(10), house(10, evolve(row, **change))])) == found


def test_absence_in_another_term() -> None:
    """
    Each term is looked at by itself.
    """
    later = evolve(terms("C10", 0, 7)[1])
    assert len(flagged([*houses(10), house(10, later)])) == 10


def test_a_pupil_counts_once() -> None:
    """
    Two halves of one pupil, or one pupil in two families, are one pupil.
    """
    halves = [*terms("C0", 0, half=1), *terms("C0", 0, half=2)]
    nine = [house(0, *halves), *houses(9)[1:]]
    assert flagged(nine) == {}
    stay = Stay("C0", "F1", a_pupil().born_on)
    again = a_pupil(stays=[stay], attendance=terms("C0", 0))
    twin = a_family(family_id="F9", people=[again], needs=[], incidents=[], checks=[])
    assert flagged([*houses(9), twin]) == {}
    assert len(flagged([*houses(10), twin])) == 10


def test_rows_with_nothing_possible_are_no_returns() -> None:
    """
    Such a pupil is not one of the ten.
    """
    nothing = house(9, *terms("C9", 0, possible=0))
    assert flagged([*houses(9), nothing]) == {}


def test_a_result_that_is_not_met_has_no_flag() -> None:
    """
    Nobody's claim rests on the term; the other nine do.
    """
    failed = house(9, *terms("C9", 0, 60, 0))
    assert sorted(flagged([*houses(9), failed])) == [f"F{at}" for at in range(9)]


def test_only_the_odd_row_of_a_term_is_shown() -> None:
    """
    A return of another source for the term is not in question.
    """
    half = {"possible": 60}
    odd = terms("C9", 0, school="S1", **half)
    both = [*odd, *terms("C9", 5, school="S2", source="other", **half)]
    found = flagged([*houses(9), house(9, *both, *terms("C9", 0, 5, 5)[1:])])
    (flag,) = found["F9"]
    assert flag.rows == tuple(odd)


def test_a_row_with_nothing_possible_is_not_shown() -> None:
    """
    It earns nothing, though it is read for the term.
    """
    odd, *others = terms("C9", 0, 5, 5)
    nothing = evolve(odd, possible=0, school="another")
    found = flagged([*houses(9), house(9, odd, nothing, *others)])
    (flag,) = found["F9"]
    assert flag.rows == (odd,)


@pytest.mark.parametrize("at", [0, 1])
def test_a_family_without_such_a_return_is_not_decided(at: int) -> None:
    """
    One that has it is.
    """
    row = terms("C9", 0, 5)[at]
    odd = frozenset({("mis", Term(2016, 0))})
    assert has_one_of(house(9, row), odd) is (at == 0)


def test_the_decision_has_it() -> None:
    """
    It stands among the claim's flags, and has to be answered.
    """
    family, *others = houses(10)
    decision = decided_among(family, *others)
    kinds = [flag.kind for flag in decision.to_answer]
    assert kinds.count(KIND) == 1
    assert KIND not in [flag.kind for flag in decided_among(family).flags]


def test_a_claim_that_cannot_be_decided_has_no_flag(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """
    A crash is reported where claims are decided, and raises nothing here.
    """

    def crash(*_asked: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(RULES["attended-each-term"], "of_pupil", crash)
    assert flagged(houses(10)) == {}
