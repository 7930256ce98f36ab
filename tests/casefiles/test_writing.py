"""
Families written as a document are read as the same families.
"""

from __future__ import annotations

import json
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve

from made import BRADFORD, D, a_family, a_pupil, an_adult
from pbr.casefiles import read_cases
from pbr.casefiles.writing import document_of
from pbr.periods import Period
from pbr.records import Attendance, Employment, Family, Person, Score, Stay
from pbr.school import CENSUS, Calendar, Term


def written_and_read(tmp_path: Path, *families: Family) -> tuple[Family, ...]:
    """
    The families, by way of a document.
    """
    file = tmp_path / "cases.json"
    file.write_text(json.dumps(document_of(families)), "utf-8")
    return read_cases(file, BRADFORD).families


def test_a_family_is_read_as_it_was_written(tmp_path: Path) -> None:
    """
    Needs, sessions of halves, hours, scores, checks and the council's own terms come back.
    """
    halves = [Attendance("C1", Term(2016, 0), 60, 1, 2, half=half) for half in (1, 2)]
    job = Employment("A1", D, hours_per_week=Fraction(31, 2))
    term = Term(2016, 0)
    window = CENSUS.window(term)
    terms = Calendar(((term, Period(window.first, window.last)),))
    rows: dict[str, Any] = {
        "people": [an_adult(employment=[job]), a_pupil(attendance=halves)],
        "scores": [Score("F1", "A1", "star", "health", D, Fraction(-5, 4))],
    }
    family = evolve(a_family(**rows), terms=terms)
    assert written_and_read(tmp_path, family) == (family,)


def test_a_person_of_two_families_has_their_own_rows_once(tmp_path: Path) -> None:
    """
    What goes by a person's id is written once, however many families they are in.
    """
    job = Employment("A1", D)
    homes = [
        Family(
            family_id,
            people=(Person([Stay("A1", family_id, D.replace(year=1985))], (), [job]),),
        )
        for family_id in ("F1", "F2")
    ]
    assert len(document_of(homes)["employment"]) == 1
    assert written_and_read(tmp_path, *homes) == tuple(homes)


def test_what_no_decimal_says_is_refused() -> None:
    """
    A third of an hour is no decimal of six places.
    """
    job = Employment("A1", D, hours_per_week=Fraction(1, 3))
    with pytest.raises(ValueError, match="1/3 is not a decimal of six places"):
        document_of([a_family(people=[an_adult(employment=[job])])])
