"""
Measures, conclusions and trails: what they add up to (SPEC §8).
"""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest
from attrs import fields
from hypothesis import given, settings, strategies as st

from pbr.findings import (
    Absent,
    Attended,
    Clause,
    Conclusion,
    Counted,
    Early,
    Fell,
    Finding,
    Found,
    Reason,
    Scored,
    Standing,
    Trail,
    Worked,
    clauses,
    findings,
)
from pbr.periods import Period
from pbr.records import Subject, SubjectKind
from pbr.shares import Fall
from pbr.verdicts import (
    AT_LEAST_ONE,
    EVERY,
    MET,
    NOT_APPLICABLE,
    NOT_MET,
    UNDETERMINED,
    Needs,
    Verdict,
)

law = settings(deadline=None)

CLAUSE = Clause("Our plan", "§1", "90% attendance", Standing.STATED)
FAMILY = Subject(SubjectKind.FAMILY, "F-1")
BASELINE = Period(date(2016, 11, 1), date(2017, 4, 30))
WINDOW = Period(date(2017, 5, 1), date(2017, 10, 31))


def finding(about: str, verdict: Verdict = MET) -> Finding:
    """A finding of this verdict."""
    return Finding(CLAUSE, about, FAMILY, verdict, Reason.REACHED)


def conclusion(needs: Needs, *parts: Trail) -> Conclusion:
    """A conclusion that needs so many of these parts."""
    return Conclusion(CLAUSE, "several", FAMILY, needs, parts)


def fell(after: int) -> Fell:
    """From 3 incidents to so many, where 2 would do."""
    return Fell(
        kinds=("asb",),
        by=Fall.parse("33%"),
        before=3,
        after=after,
        most_allowed=2,
        baseline=BASELINE,
        window=WINDOW,
        baseline_exact=True,
        window_exact=True,
    )


# Measures


@pytest.mark.parametrize(
    ("sessions", "short_by"), [(102, 6), (107, 1), (108, 0), (109, 0)]
)
def test_sessions_short(sessions: int, short_by: int) -> None:
    """102 of 120 sessions, 108 needed, is 6 short; 108 and more is none (SPEC §5.1)."""
    assert Attended(sessions, possible=120, needed=108).short_by == short_by


@pytest.mark.parametrize(("sessions", "short_by"), [(13, 0), (14, 0), (15, 1), (20, 6)])
def test_sessions_too_many(sessions: int, short_by: int) -> None:
    """15 sessions missed where 14 would do is 1 too many; 14 is none."""
    assert Absent(sessions, possible=100, most_allowed=14).short_by == short_by


@pytest.mark.parametrize(("days", "short_by"), [(0, 182), (181, 1), (182, 0), (183, 0)])
def test_days_of_work_short(days: int, short_by: int) -> None:
    """181 days of work where 182 are needed is 1 short, whatever is unconfirmed."""
    worked = Worked(
        days,
        needed=182,
        within=None,
        with_unconfirmed=200,
        since_benefit=None,
        run=None,
    )
    assert worked.short_by == short_by


@pytest.mark.parametrize(("after", "short_by"), [(1, 0), (2, 0), (3, 1), (5, 3)])
def test_incidents_too_many(after: int, short_by: int) -> None:
    """3 incidents where 2 would have passed is 1 too many; 2 is none (SPEC §5.4)."""
    assert fell(after).short_by == short_by


@pytest.mark.parametrize(("count", "short_by"), [(1, 0), (2, 0), (3, 1), (4, 2)])
def test_counted_too_many(count: int, short_by: int) -> None:
    """3 exclusions where there may be 2 is 1 too many; 2 is none (SPEC §5.2)."""
    counted = Counted(("fixed-exclusion",), count, most_allowed=2, window=WINDOW)
    assert counted.short_by == short_by


@pytest.mark.parametrize(("count", "short_by"), [(0, 2), (1, 1), (2, 0), (3, 0)])
def test_found_short(count: int, short_by: int) -> None:
    """1 need where 2 are asked is 1 short; 2 is none."""
    assert Found(count, needed=2).short_by == short_by


@pytest.mark.parametrize(
    ("better_by", "short_by"),
    [
        (None, Fraction(1)),
        (Fraction(-1), Fraction(2)),
        (Fraction(0), Fraction(1)),
        (Fraction(1, 2), Fraction(1, 2)),
        (Fraction(1), Fraction(0)),
        (Fraction(3, 2), Fraction(0)),
    ],
)
def test_score_short(better_by: Fraction | None, short_by: Fraction) -> None:
    """A score is short by what is missing, or by all of it when two are not there."""
    scored = Scored(2, None, None, better_by, needed=Fraction(1))
    assert scored.short_by == short_by


def test_early_short() -> None:
    """What is too early is short by the days until it is not."""
    assert Early(days=5, until=date(2017, 11, 5)).short_by == 5


# Findings and conclusions


def test_standings() -> None:
    """A requirement is stated by its document or assumed, and is written so (§6)."""
    assert [standing.value for standing in Standing] == ["stated", "assumed"]


def test_bare_finding() -> None:
    """A finding may have nothing measured, read, passed over or needed (SPEC §8)."""
    bare = finding("a")
    assert bare.measure is None
    assert (bare.read, bare.passed_over, bare.needed) == ((), (), ())
    assert conclusion(EVERY).read == ()
    assert CLAUSE.assumptions == ()


@pytest.mark.parametrize(
    ("needs", "expected"),
    [(EVERY, NOT_MET), (AT_LEAST_ONE, MET), (Needs(2), UNDETERMINED)],
)
def test_conclusion(needs: Needs, expected: Verdict) -> None:
    """A conclusion works its verdict out of its parts, as it combines them (§8)."""
    parts = [finding("a", MET), finding("b", NOT_MET), finding("c", UNDETERMINED)]
    assert conclusion(needs, *parts).verdict is expected


def test_conclusion_of_conclusions() -> None:
    """A conclusion's verdict counts as a part of the conclusion above it."""
    lower = conclusion(AT_LEAST_ONE, finding("a", NOT_MET), finding("b", UNDETERMINED))
    assert conclusion(EVERY, finding("c", MET), lower).verdict is UNDETERMINED


def test_verdict_is_never_given() -> None:
    """A conclusion's verdict is worked out, never stated (SPEC §8)."""
    assert [each.name for each in fields(Conclusion) if not each.init] == ["verdict"]


def test_conclusion_of_nothing() -> None:
    """A conclusion without parts is not applicable: nothing is met by vacuity."""
    assert conclusion(EVERY).verdict is NOT_APPLICABLE


@law
@given(st.lists(st.sampled_from(Verdict)), st.sampled_from([None, 1, 2, 3]))
def test_conclusion_by_the_verdicts(
    verdicts: list[Verdict], fewest: int | None
) -> None:
    """A conclusion's verdict depends on its parts' verdicts alone (SPEC §3.2)."""
    needs = Needs(fewest)
    parts = [finding("part", verdict) for verdict in verdicts]
    assert conclusion(needs, *parts).verdict is needs.verdict_of(verdicts)


# Trails


def test_findings_in_order() -> None:
    """A trail's findings come in the order in which they stand, however deep."""
    a, b, c, d = map(finding, "abcd")
    trail = conclusion(EVERY, a, conclusion(EVERY, b, conclusion(EVERY, c)), d)
    assert list(findings(trail)) == [a, b, c, d]


def test_finding_twice() -> None:
    """A finding that stands in two places comes twice."""
    a = finding("a")
    trail = conclusion(EVERY, a, conclusion(AT_LEAST_ONE, a))
    assert list(findings(trail)) == [a, a]


def test_finding_alone() -> None:
    """A finding alone is its own trail, and a conclusion without parts holds none."""
    a = finding("a")
    assert list(findings(a)) == [a]
    assert list(findings(conclusion(EVERY))) == []


def test_clauses_in_order() -> None:
    """A trail's clauses come in order, each conclusion's before those of its parts."""
    asked, first, second, third = (
        Clause("Our plan", f"§{number}", "", Standing.STATED) for number in range(4)
    )
    a = Finding(second, "a", FAMILY, MET, Reason.REACHED)
    b = Finding(third, "b", FAMILY, MET, Reason.REACHED)
    lower = Conclusion(first, "lower", FAMILY, EVERY, (a,))
    trail = Conclusion(asked, "whole", FAMILY, EVERY, (lower, b))
    assert list(clauses(trail)) == [asked, first, second, third]
    assert list(clauses(a)) == [second]


def test_clause_twice() -> None:
    """A clause that stands in two places comes twice."""
    trail = conclusion(EVERY, finding("a"))
    assert list(clauses(trail)) == [CLAUSE, CLAUSE]
