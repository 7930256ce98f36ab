"""
Files that were drawn up on a day hold nothing that was learned later (SPEC §7).
"""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from case_files import folder
from pbr.casefiles import read_cases, read_document
from pbr.exceptions import DataError

DAY = date(2017, 11, 7)
EXPECTED = "expected a day on or before 2017-11-06, on which the files were drawn up"
CHECKS = (
    "family_id,kinds,covers_from,covers_to,checked_on\nF1,asb,2016-01-01,2017-10-31,"
)
WORK = "person_id,started_on,ended_on,confirmed_on\nP2,2017-05-03,,"


@pytest.mark.parametrize("days", [-1, 0, 1])
@pytest.mark.parametrize(
    ("name", "column", "text"),
    [("checks", "checked_on", CHECKS), ("employment", "confirmed_on", WORK)],
)
def test_what_was_learned_after_the_files_were_drawn_up(
    tmp_path: Path, name: str, column: str, text: str, days: int
) -> None:
    """
    > A `checked_on` or `confirmed_on` after a given `as_of` is a problem (SPEC §7)
    """
    path = folder(tmp_path, **{name: f"{text}{DAY}\n"})
    as_of = DAY + timedelta(days)
    assert read_cases(path).problems == ()
    if days >= 0:
        assert read_cases(path, as_of=as_of).problems == ()
        return
    with pytest.raises(DataError) as raised:
        read_cases(path, as_of=as_of)
    assert [str(each) for each in raised.value.problems] == [
        f"{name}.csv:2:{column}: found 2017-11-07; {EXPECTED}; write the true day, "
        "or give a later --as-of if that is true"
    ]


def test_a_confirmation_of_an_ended_job_is_one_too(tmp_path: Path) -> None:
    """
    A confirmation that is not read is as impossible as one that is.
    """
    text = (
        f"person_id,started_on,ended_on,confirmed_on\nP2,2017-05-03,2017-06-30,{DAY}\n"
    )
    path = folder(tmp_path, employment=text)
    assert read_cases(path, as_of=DAY).problems == ()
    with pytest.raises(DataError):
        read_cases(path, as_of=DAY - timedelta(1))


def test_a_document_has_a_day_too() -> None:
    """
    The rows of a JSON document are held to the day as those of a folder are.
    """
    document = {
        "families": [{"family_id": "F1"}],
        "people": [{"person_id": "P1", "family_id": "F1", "born_on": "1980-01-01"}],
        "employment": [
            {
                "person_id": "P1",
                "started_on": "2017-05-03",
                "confirmed_on": "2017-11-07",
            }
        ],
    }
    assert len(read_document(document, as_of=DAY).families) == 1
    with pytest.raises(DataError):
        read_document(document, as_of=DAY - timedelta(1))


def test_a_family_is_left_out_for_it(tmp_path: Path) -> None:
    """
    With `keep_going` the family alone is left out.
    """
    path = folder(tmp_path, employment=f"{WORK}{DAY}\n")
    cases = read_cases(path, keep_going=True, as_of=DAY - timedelta(1))
    assert [each.family_id for each in cases.left_out] == ["F1"]
    assert [each.family_id for each in cases.families] == ["F2"]
