"""
Many claims in one pass: the count adds up, and a crash is one claim's (SPEC §3.4).
"""

from __future__ import annotations

import gc
import tracemalloc
from collections.abc import Iterator
from decimal import Decimal

import pytest

from crashing import BROKEN
from made import BRADFORD, D, a_family, a_pupil
from pbr.batch import ERROR, Failure, Tally, decide_each, decide_one, guarded
from pbr.claims import Decision
from pbr.evidence.document import as_data
from pbr.exceptions import Contradiction
from pbr.records import Family, Need
from pbr.reports.trail import failure
from pbr.reports.validate import as_line, header, result_lines, summary_lines
from pbr.verdicts import Verdict


def families() -> list[Family]:
    """
    One that is paid, one on which the rule crashes, one short of sessions.
    """
    return [
        a_family(),
        a_family(family_id="F2"),
        a_family(family_id="F3", people=[a_pupil(attendance=[])]),
        a_family(family_id="F4", key_worker=""),
    ]


def test_a_crash_is_reported_with_its_family() -> None:
    """
    A claim whose rule crashes is an error with its family, and the others go on.
    """
    decided = list(decide_each(families(), D, BROKEN))
    assert [each.family_id for each in decided] == ["F1", "F2", "F3", "F4"]
    failed = decided[1]
    assert isinstance(failed, Failure)
    assert isinstance(failed.error, ZeroDivisionError)
    assert all(isinstance(each, Decision) for each in decided if each is not failed)


def test_the_tally_adds_up() -> None:
    """
    Claims in = met + not met + undetermined + not applicable + error.
    """
    tally = Tally()
    for each in decide_each(families(), D, BROKEN):
        tally.add(each)
    assert tally.claims == 4
    assert [tally.count(verdict) for verdict in (*Verdict, ERROR)] == [1, 1, 1, 0, 1]
    assert tally.total == Decimal("800.00")
    assert summary_lines(tally) == [
        ("met", "1", "£800.00"),
        ("not met", "1", ""),
        ("undetermined", "1", ""),
        ("not applicable", "0", ""),
        ("error", "1", ""),
        ("total", "4", "£800.00"),
    ]
    assert result_lines(tally) == [("progress", "1", "£800.00")]


def test_what_pbr_refuses_is_not_taken_for_a_crash() -> None:
    """
    A need that the plan does not name stops the batch with its own message.
    """
    strange = a_family(needs=[Need("F1", "", "gambling", D)])
    with pytest.raises(Contradiction):
        list(decide_each([strange], D, BRADFORD))


def test_one_family_is_decided_as_in_a_batch() -> None:
    """
    The claim of one family is decided, or fails, as it is among others.
    """
    each = list(decide_each(families(), D, BRADFORD))
    assert [decide_one(family, D, BRADFORD) for family in families()] == each
    failed = decide_one(families()[1], D, BROKEN)
    assert isinstance(failed, Failure)
    assert (failed.family_id, failed.plan, failed.on) == ("F2", BROKEN, D)


def test_a_crash_in_any_work_on_a_family_is_a_failure() -> None:
    """
    Guarded work returns its result, or a failure if it crashes, and pbr's own error
    passes.
    """

    def refused() -> int:
        raise Contradiction

    crashed = guarded("F1", BRADFORD, D, lambda: 1 // 0)
    assert isinstance(crashed, Failure)
    assert (crashed.family_id, crashed.plan, crashed.on) == ("F1", BRADFORD, D)
    assert isinstance(crashed.error, ZeroDivisionError)
    assert guarded("F1", BRADFORD, D, lambda: None) is None
    with pytest.raises(Contradiction):
        guarded("F1", BRADFORD, D, refused)


def test_a_failure_is_told_in_every_format() -> None:
    """
    A claim that could not be decided says so as text, as JSON and as a line of CSV.
    """
    failed = list(decide_each(families(), D, BROKEN))[1]
    assert isinstance(failed, Failure)
    assert failure(failed) == (
        "ERROR  family F2 could not be decided: ZeroDivisionError: integer division or "
        "modulo by zero"
    )
    assert as_data(failed) == {
        "family": "F2",
        "plan": "bradford-families-first-2015",
        "plan_digest": BROKEN.digest,
        "words_digest": None,
        "on": "2017-10-31",
        "as_of": None,
        "verdict": "error",
        "payable": False,
        "result": None,
        "amount": "0.00",
        "flags": [],
        "trail": {"error": "ZeroDivisionError: integer division or modulo by zero"},
    }
    assert as_line(failed) == (
        f"F2,bradford-families-first-2015,{BROKEN.digest},,2017-10-31,,error,no,,0.00,"
        ",,0\n"
    )


def test_a_line_of_the_table_is_safe_for_a_spreadsheet() -> None:
    """
    An id that a spreadsheet would take for a formula is marked as text.
    """
    paid = decide_one(a_family(family_id="=1+1", people=[]), D, BRADFORD)
    assert header() == (
        "family,plan,plan_digest,words_digest,on,as_of,verdict,payable,result,"
        "amount,attachment_fee,flags,to_answer\n"
    )
    plan = f"bradford-families-first-2015,{BRADFORD.digest}"
    assert as_line(paid).startswith(f"'=1+1,{plan},,2017-10-31,")


def peak_of(number: int) -> int:
    """
    The most memory that deciding so many families, made as they are asked for, takes.
    """

    def families() -> Iterator[Family]:
        for index in range(number):
            if index % 50 == 0:
                gc.collect()  # Python keeps room for values that are gone
            yield a_family(family_id=f"F{index}")

    tally = Tally()
    tracemalloc.start()
    for decided in decide_each(families(), D, BRADFORD):
        tally.add(decided)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert tally.claims == number
    return peak


def test_a_caseload_ten_times_as_large_takes_no_more_memory() -> None:
    """
    Families are decided one by one as they come, and none is kept.
    """
    peak_of(50)  # whatever is remembered of the days
    assert peak_of(400) < 2 * peak_of(40)
