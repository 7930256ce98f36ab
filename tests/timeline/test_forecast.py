"""
In which of the months ahead families can first be claimed for.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, strategies as st

from crashing import BROKEN
from made import BATH_2012, BRADFORD, D, a_family
from pbr import Claim, read_cases, validate
from pbr.batch import Failure
from pbr.exceptions import Contradiction
from pbr.periods import ONE_DAY, Period
from pbr.timeline.assumptions import Assume
from pbr.timeline.forecast import Ahead, Span, by_month, first_payable, spans_ahead

EXAMPLES = Path(__file__).parents[2] / "examples"

FORTY = EXAMPLES / "forty-families"


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        (
            date(2017, 10, 30),
            ["2017-10-30", "2017-10-31", "2017-11-01 2017-11-30"],
        ),
        (date(2017, 10, 31), ["2017-10-31", "2017-11-01 2017-11-30"]),
        (
            date(2017, 12, 1),
            ["2017-12-01", "2017-12-02 2017-12-31", "2018-01-01 2018-01-31"],
        ),
    ],
)
def test_the_day_the_rest_of_its_month_and_whole_months(
    on: date, expected: list[str]
) -> None:
    """The rest of the month is left out on its last day; a month is a whole one."""
    spans = [
        " ".join(dict.fromkeys([str(each.first), str(each.last)]))
        for each in spans_ahead(on, 1)
    ]
    assert spans == expected


@given(st.dates(date(1990, 1, 1), date(2100, 1, 1)), st.integers(0, 30))
def test_the_spans_follow_each_other(on: date, months: int) -> None:
    """They begin on the day, leave none out, and hold no day twice."""
    spans = list(spans_ahead(on, months))
    assert (spans[0].first, spans[0].last) == (on, on)
    starts = [each.last + ONE_DAY for each in spans]
    assert [each.first for each in spans[1:]] == starts[:-1]
    assert starts[-1].day == 1 or months == 0


def test_families_by_month() -> None:
    """Each is in the span of its first day; one without, or after them all, in none."""
    first = {
        "A": D,
        "B": date(2017, 11, 30),
        "C": date(2017, 12, 1),
        "D": date(2018, 1, 1),
        "E": None,
    }
    december = Period(date(2017, 12, 1), date(2017, 12, 31))
    found = by_month(first, D, 2)
    assert [span.families for span in found.spans] == [1, 1, 1]
    assert found.spans[-1] == Span(december, 1)
    assert (found.never, found.families, found.last) == (2, 5, date(2017, 12, 31))


def test_by_month_of_nobody() -> None:
    """Without families there are none in every month."""
    assert by_month({}, D, 0) == Ahead((Span(Period(D, D), 0),), 0)


def test_the_first_payable_day() -> None:
    """On the day itself; on the day before it can be, later; else on none."""
    family = a_family()
    assert first_payable(family, BRADFORD, D, 1) == D
    july = date(2017, 7, 30)
    assert first_payable(family, BRADFORD, july, 0) == july + ONE_DAY
    assert first_payable(family, BRADFORD, date(2017, 6, 1), 0) is None


def test_what_is_assumed_of_the_months_ahead() -> None:
    """Work that began on 2 October 2017 is paid on 1 April 2018, if it goes on."""
    (family,) = read_cases(EXAMPLES / "bradford-example-two", BRADFORD).families
    assert first_payable(family, BRADFORD, D, 6) is None
    april = date(2018, 4, 1)
    assert first_payable(family, BRADFORD, D, 6, [Assume.JOBS]) == april
    assert first_payable(family, BRADFORD, D, 5, [Assume.JOBS]) is None


def test_the_months_ahead_are_those_of_every_day_looked_at() -> None:
    """The forty, decided on each day of five weeks, first pass on the same days."""
    days = [D + n * ONE_DAY for n in range(31)]
    for family in read_cases(FORTY, BRADFORD).families:
        payable = [
            day for day in days if validate(Claim(family, day), BRADFORD).payable
        ]
        first = payable[0] if payable else None
        assert first_payable(family, BRADFORD, D, 1) == first


def test_a_crash_ahead_is_a_failure_and_a_refusal_is_not() -> None:
    """A crash of a rule is that family's; what pbr refuses is raised at once."""
    crashed = first_payable(a_family(family_id="F2"), BROKEN, D, 1)
    assert isinstance(crashed, Failure)
    assert (crashed.family_id, crashed.on) == ("F2", D)
    with pytest.raises(Contradiction):
        first_payable(a_family(), BRADFORD, date(2199, 12, 1), 1)
    with pytest.raises(Contradiction, match="does not name"):
        first_payable(a_family(), BATH_2012, D, 1)
