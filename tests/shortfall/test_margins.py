"""
How close a finding is to its line, and which claims are close.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given, strategies as st

from made import BRADFORD, PLANS, D, a_family, a_pupil, an_adult, sessions
from pbr.claims import Claim, validate
from pbr.findings import (
    Absent,
    Attended,
    Counted,
    Early,
    Fell,
    Finding,
    Found,
    Range,
    Reason,
    Returned,
    Worked,
    findings,
    met,
    not_met,
)
from pbr.findings.margins import is_never_close
from pbr.periods import ONE_DAY, Period
from pbr.plans import Plan, load_plan
from pbr.records import Check, Incident, Person, Statement, Status
from pbr.rules.incidents import IncidentsReduced
from pbr.rules.parts.words import Baseline, CountedFrom, Leavers, Whose
from pbr.rules.progress import Stated
from pbr.rules.status import Enrolled
from pbr.shares import Fall
from pbr.shortfall.margins import Margin, close_calls, margin_in_days, margin_of
from pbr.testing import claims, edges_of
from pbr.verdicts import EVERY, MET, NOT_APPLICABLE, NOT_MET, UNDETERMINED
from strategies import CLAUSE
from trails import FAMILY, a_conclusion, asked


def close(**changes: Any) -> list[tuple[str, str, int]]:
    """
    The close calls of the family that Bradford pays, with changes.
    """
    decision = validate(Claim(a_family(**changes), D), BRADFORD)
    return [
        (call.finding.about, call.unit, call.spare) for call in close_calls(decision)
    ]


def pupil(*missed: int) -> list[Person]:
    """
    An adult, and a pupil who missed so many sessions of each term.
    """
    rows = [sessions("C1", season, 120, number) for season, number in enumerate(missed)]
    return [an_adult(), a_pupil(attendance=rows)]


@pytest.mark.parametrize(
    ("missed", "spare"), [(11, None), (12, 0), (13, -1), (14, None)]
)
def test_one_session_either_side_is_close(missed: int, spare: int | None) -> None:
    """
    On the line and one session short are close; one to spare and two short are not.
    """
    found = close(people=pupil(missed, 0, 0))
    expected = [] if spare is None else [("2016/17 autumn", "sessions", spare)]
    assert [call for call in found if call[1] == "sessions"] == expected


@pytest.mark.parametrize(("after", "spare"), [(1, None), (2, 0), (3, -1), (4, None)])
def test_one_incident_either_side_is_close(after: int, spare: int | None) -> None:
    """
    Three became two is on the line, three became three is one too many.
    """
    rows = [
        Incident("F1", "C1", "asb", D.replace(year=2016, month=9, day=day))
        for day in (1, 2, 3)
    ]
    rows += [
        Incident("F1", "C1", "asb", D.replace(day=day + 1)) for day in range(after)
    ]
    found = close(incidents=rows)
    expected = [] if spare is None else [("incidents-reduced", "incidents", spare)]
    assert [call for call in found if call[1] == "incidents"] == expected


def test_what_is_as_ever_is_not_close() -> None:
    """
    Two problems of two, one child of one, no incident of none are no close calls.
    """
    assert close(people=pupil(0, 0, 0)) == []


def test_one_problem_too_few_is_close() -> None:
    """
    One problem of two is one short.
    """
    assert ("needs-identified", "found", -1) in close(needs=a_family().needs[:1])


def test_a_term_without_sessions_is_not_close() -> None:
    """
    No session of none is no close call.
    """
    found = close(people=[an_adult(), a_pupil(attendance=[])])
    assert not [call for call in found if call[1] == "sessions"]


@given(data=st.data(), plan=st.sampled_from(list(PLANS.values())))
def test_a_margin_has_the_sign_of_its_verdict(data: st.DataObject, plan: Plan) -> None:
    """
    What is met has none short; what is short by number is not met, or cannot be told.
    """
    decision = validate(data.draw(claims(plan)), plan)
    for finding in findings(decision.trail):
        margin = margin_of(finding)
        if margin is None or finding.verdict is NOT_APPLICABLE:
            continue
        if finding.verdict is MET:
            assert margin.spare >= 0
        if margin.spare >= 0 and finding.verdict is NOT_MET:
            # Days enough, and no benefit in time; or a fall out of reach.
            assert finding.reason.value in {
                "no benefit in time",
                "too many",
                "new problem",
            }


def test_each_finding_is_told_once() -> None:
    """
    A finding that stands in several places of a trail is one close call.
    """
    found = close(
        people=pupil(13, 0, 0),
        checks=[Check("F1", ("asb",), D, D, D)],
    )
    assert len(found) == len(set(found))


WINDOW = Period(D, D)
MEASURES: list[tuple[Any, str, int, Reason | None]] = [
    (Attended(91, 100, 90), "sessions", 1, None),
    (Absent(9, 100, 10), "sessions", 1, None),
    (Absent(11, 100, 10), "sessions", -1, Reason.TOO_MANY),
    (Worked(181, 182, None, 181, 181, None, None), "days", -1, Reason.SHORT),
    (Early(1, D), "days", -1, Reason.TOO_EARLY),
    (
        Fell(("asb",), Fall.parse("33%"), 3, 1, WINDOW, WINDOW),
        "incidents",
        1,
        None,
    ),
    (Counted(("asb",), 3, 2, WINDOW), "incidents", -1, Reason.TOO_MANY),
    # Three to five, two allowed: one fewer is perhaps enough.
    (Counted(("asb",), Range(3, 5), 2, WINDOW), "incidents", -1, Reason.TOO_MANY),
    (Found(3, 2), "found", 1, None),
    # By the worst of several returns if it is enough, or by the best if none is.
    (Returned(Attended(91, 100, 90), Attended(95, 100, 90)), "sessions", 1, None),
    (Returned(Absent(9, 100, 10), Absent(4, 100, 10)), "sessions", 1, None),
    (
        Returned(Attended(80, 100, 90), Attended(89, 100, 90)),
        "sessions",
        -1,
        Reason.SHORT,
    ),
]


@pytest.mark.parametrize(("measure", "unit", "spare", "reason"), MEASURES)
def test_the_margin_of_each_measure(
    measure: Any, unit: str, spare: int, reason: Reason | None
) -> None:
    """
    So many more than are needed, or fewer than are allowed, are to spare.
    """
    judged = not_met(reason) if reason else met()
    finding = Finding(asked("x"), FAMILY, judged, measure)
    assert margin_of(finding) == Margin(finding, unit, spare)


def test_a_share_out_of_reach_is_not_close() -> None:
    """
    With one session more it would be undetermined, until the terms to come are known.
    """
    found = Finding(
        asked("x"), FAMILY, not_met(Reason.OUT_OF_REACH), Attended(89, 100, 90)
    )
    assert is_never_close(found)
    assert not is_never_close(evolve(found, judgement=not_met(Reason.SHORT)))


#: The first and the last day of the six months in which a statement is made, or a scheme
#: begins.
FIRST = date(2017, 5, 1)


@pytest.mark.parametrize(
    ("day", "spare"),
    [
        (FIRST - ONE_DAY * 2, -2),
        (FIRST - ONE_DAY, -1),
        (FIRST, 0),
        (FIRST + ONE_DAY, 1),
        (D, 0),
    ],
)
def test_a_statement_and_a_scheme_are_days_from_the_first_that_counts(
    day: date, spare: int
) -> None:
    """
    One day short or exactly on the first day, or on the day of the claim; else not close.
    """
    stated = Stated(CLAUSE, "health", ("nurse",), 6, CountedFrom.ANY)
    statement = Statement("F1", "", "health", day, "nurse")
    enrolled = Enrolled(CLAUSE, ("work-programme",), 6)
    adult = an_adult(statuses=[Status("A1", "work-programme", day)])
    for rule in (stated, enrolled):
        family = a_family(people=[adult], statements=[statement])
        (found,) = findings(rule.examine(family, D))
        assert margin_in_days(found) == Margin(found, "days", spare)


def test_a_statement_before_attachment_is_days_before_it() -> None:
    """
    One by another role, or about something else, is no day short.
    """
    stated = Stated(CLAUSE, "health", ("nurse",), 12, CountedFrom.ATTACHMENT)
    row = Statement("F1", "", "health", date(2017, 1, 8), "nurse")
    (found,) = findings(stated.examine(a_family(statements=[row]), D))
    assert margin_in_days(found) == Margin(found, "days", -1)
    # Of several the latest is the nearest.
    earlier = evolve(row, made_on=date(2016, 12, 1))
    (found,) = findings(stated.examine(a_family(statements=[row, earlier]), D))
    assert margin_in_days(found) == Margin(found, "days", -1)
    for other in (evolve(row, about="crime"), evolve(row, by_role="friend")):
        (found,) = findings(stated.examine(a_family(statements=[other]), D))
        assert (found.verdict, margin_in_days(found)) == (NOT_MET, None)


def test_a_fall_that_nobody_knows_is_not_close() -> None:
    """
    Months before attachment were not checked: one incident fewer settles nothing.
    """
    rule = IncidentsReduced(
        CLAUSE,
        ("asb",),
        Fall.parse("50%"),
        6,
        Whose.FAMILY,
        Baseline.BEFORE_ATTACHMENT,
        leavers=Leavers.COUNTED,
    )
    late = Incident("F1", "C1", "asb", D)
    checks = [Check("F1", ("asb",), date(2017, 1, 9), D, D)]
    family = a_family(incidents=[late], checks=checks)
    (found,) = findings(rule.examine(family, D))
    assert isinstance(found.quantity, Fell)
    assert found.verdict is UNDETERMINED
    assert margin_of(found) is None


@pytest.mark.parametrize("kind", [Counted, Fell])
def test_one_incident_where_none_may_be_is_close(kind: type) -> None:
    """
    None of none is as ever; one where none may be is one too many.
    """

    def calls(count: int) -> list[int]:
        if kind is Counted:
            measure: Any = Counted(("asb",), count, 0, WINDOW)
        else:
            fall = Fall.parse("50%")
            measure = Fell(("asb",), fall, 1, count, WINDOW, WINDOW)
        judged = not_met(Reason.TOO_MANY) if count else met()
        leaf = Finding(asked("x"), FAMILY, judged, measure)
        nothing = a_conclusion(EVERY)
        decision = evolve(
            validate(Claim(a_family(), D), BRADFORD),
            eligible=nothing,
            approach=nothing,
            claimable=nothing,
            evidenced=a_conclusion(EVERY, leaf, leaf),
        )
        return [call.spare for call in close_calls(decision)]

    assert (calls(0), calls(1), calls(2)) == ([], [-1], [])


def test_a_supplement_may_be_close() -> None:
    """
    What is only paid on top of a result is looked at too.
    """
    decision = validate(Claim(a_family(), D), BRADFORD)
    measure = Counted(("asb",), 2, 2, WINDOW)
    leaf = Finding(asked("x"), FAMILY, met(), measure)
    top = a_conclusion(EVERY, leaf)
    before = len([*close_calls(decision)])
    with_it = evolve(decision, supplements=(top,))
    assert len([*close_calls(with_it)]) == before + 1


def test_no_incident_where_none_may_be_is_not_close() -> None:
    """
    A clean family under a plan that allows none is not one unit from its line.
    """
    plan = load_plan(Path(__file__).parents[2] / "examples" / "every-rule.toml")
    calls = [
        call
        for edge in edges_of(plan)
        for call in close_calls(validate(edge.claim, plan))
    ]
    assert calls
    assert not [
        call
        for call in calls
        if isinstance(call.finding.quantity, Counted)
        and call.finding.quantity.count.most == call.finding.quantity.most_allowed == 0
    ]
