"""
What `pbr when` prints: columns, and a family that could not be decided.
"""

from __future__ import annotations

from in_work import YEAR
from made import BRADFORD, D, a_family
from pbr.batch import Failure
from pbr.reports import when as outlooks
from pbr.timeline.outlook import outlook_of_each

PLAN = "bradford-families-first-2015"


def test_the_columns_never_touch() -> None:
    """
    However long an id is, a space follows it.
    """
    family = a_family(family_id="F" * 20)
    (found,) = outlook_of_each([family], BRADFORD, YEAR.first, YEAR.last)
    line = "".join(outlooks.as_text([found])).splitlines()[1]
    assert line.split()[:2] == ["F" * 20, "2017-07-31"]


def test_a_failure_is_told_in_every_form() -> None:
    """
    A family on which a rule crashed has a line in the text, the CSV and the JSON.
    """
    failed = Failure("F2", BRADFORD, D, ZeroDivisionError("by nought"))
    text = "".join(outlooks.as_text([failed]))
    assert "ERROR  family F2 could not be decided: ZeroDivisionError: by nought" in text
    assert f"error{1:>31}" in text
    (_, line) = outlooks.as_csv([failed])
    assert line == (
        f"F2,{PLAN},{BRADFORD.digest},2017-10-31,,,error,,,,0.00,"
        "ZeroDivisionError: by nought,\n"
    )
    assert outlooks.as_data(failed) == {
        "family": "F2",
        "plan": PLAN,
        "plan_digest": BRADFORD.digest,
        "error": "ZeroDivisionError: by nought",
    }
