"""
Findings, conclusions and trails: what they add up to (SPEC §8).
"""

from __future__ import annotations

import pytest
from attrs import fields
from hypothesis import given, settings, strategies as st

from pbr.findings import (
    Clause,
    Conclusion,
    Finding,
    Standing,
    clauses,
    findings,
    findings_that_bear,
    met,
)
from pbr.verdicts import (
    AT_LEAST_ONE,
    EVERY,
    FIRST_OTHERWISE,
    MET,
    NOT_APPLICABLE,
    NOT_MET,
    UNDETERMINED,
    Quorum,
    Verdict,
)
from strategies import CLAUSE
from trails import FAMILY, a_conclusion, a_finding, asked, leaf

law = settings(deadline=None)


def finding(about: str, verdict: Verdict = MET) -> Finding:
    """A finding of this verdict."""
    return a_finding(verdict, about)


def test_bare_finding() -> None:
    """A finding may have nothing measured, read, passed over or needed (SPEC §8)."""
    bare = finding("a")
    assert bare.quantity is None
    assert (bare.read, bare.passed_over, bare.needed) == ((), (), ())
    assert a_conclusion(EVERY).read == ()
    assert Clause("Our plan", "§1", "90%", Standing.STATED).assumptions == ()


@pytest.mark.parametrize(
    ("needs", "expected"),
    [(EVERY, NOT_MET), (AT_LEAST_ONE, MET), (Quorum(2), UNDETERMINED)],
)
def test_conclusion(needs: Quorum, expected: Verdict) -> None:
    """A conclusion works its verdict out of its parts, as it combines them (§8)."""
    parts = [finding("a", MET), finding("b", NOT_MET), finding("c", UNDETERMINED)]
    assert a_conclusion(needs, *parts).verdict is expected


def test_conclusion_of_conclusions() -> None:
    """A conclusion's verdict counts as a part of the conclusion above it."""
    lower = a_conclusion(
        AT_LEAST_ONE, finding("a", NOT_MET), finding("b", UNDETERMINED)
    )
    assert a_conclusion(EVERY, finding("c", MET), lower).verdict is UNDETERMINED


def test_verdict_is_never_given() -> None:
    """A conclusion's verdict is worked out, never stated (SPEC §8)."""
    assert [each.name for each in fields(Conclusion) if not each.init] == ["verdict"]


def test_conclusion_of_nothing() -> None:
    """A conclusion without parts is not applicable: nothing is met by vacuity."""
    assert a_conclusion(EVERY).verdict is NOT_APPLICABLE


@law
@given(st.lists(st.sampled_from(Verdict)), st.sampled_from([None, 1, 2, 3]))
def test_conclusion_by_the_verdicts(
    verdicts: list[Verdict], fewest: int | None
) -> None:
    """A conclusion's verdict depends on its parts' verdicts alone (SPEC §3.2)."""
    needs = Quorum(fewest)
    parts = [finding("part", verdict) for verdict in verdicts]
    assert a_conclusion(needs, *parts).verdict is needs.verdict_of(verdicts)


def test_findings_in_order() -> None:
    """A trail's findings come in the order in which they stand, however deep."""
    a, b, c, d = map(finding, "abcd")
    trail = a_conclusion(EVERY, a, a_conclusion(EVERY, b, a_conclusion(EVERY, c)), d)
    assert list(findings(trail)) == [a, b, c, d]


def test_a_second_test_that_is_not_asked_does_not_bear() -> None:
    """
    With a first that is not applicable only the first bears, and else both do.
    """
    second = leaf(NOT_MET)
    for verdict in (MET, NOT_MET, UNDETERMINED):
        first = leaf(verdict)
        two = a_conclusion(FIRST_OTHERWISE, first, second)
        assert not two.is_neutral_with_first
        assert list(findings_that_bear(two)) == [first, second]
    first = leaf(NOT_APPLICABLE)
    two = a_conclusion(FIRST_OTHERWISE, first, second)
    assert two.is_neutral_with_first
    assert list(findings_that_bear(a_conclusion(EVERY, two))) == [first]
    every = a_conclusion(EVERY, first, second)
    assert not every.is_neutral_with_first
    assert list(findings_that_bear(every)) == [first, second]


def test_finding_twice() -> None:
    """A finding that stands in two places comes twice."""
    a = finding("a")
    trail = a_conclusion(EVERY, a, a_conclusion(AT_LEAST_ONE, a))
    assert list(findings(trail)) == [a, a]


def test_finding_alone() -> None:
    """A finding alone is its own trail, and a conclusion without parts holds none."""
    a = finding("a")
    assert list(findings(a)) == [a]
    assert list(findings(a_conclusion(EVERY))) == []


def test_clauses_in_order() -> None:
    """A trail's clauses come in order, each conclusion's before those of its parts."""
    top, first, second, third = (
        Clause("Our plan", f"§{number}", "", Standing.STATED) for number in range(4)
    )
    a = Finding(asked("a", second), FAMILY, met())
    b = Finding(asked("b", third), FAMILY, met())
    lower = Conclusion(asked("lower", first), FAMILY, EVERY, (a,))
    trail = Conclusion(asked("whole", top), FAMILY, EVERY, (lower, b))
    assert list(clauses(trail)) == [top, first, second, third]
    assert list(clauses(a)) == [second]


def test_clause_twice() -> None:
    """A clause that stands in two places comes twice."""
    trail = a_conclusion(EVERY, finding("a"))
    assert list(clauses(trail)) == [CLAUSE, CLAUSE]
