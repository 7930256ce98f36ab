"""
The four questions, in order, each asked on the day of the claim (SPEC §6).
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from attrs import evolve

from decided import answers, decide
from made import (
    BRADFORD,
    PLANS,
    D,
    a_family,
    a_pupil,
    an_adult,
    sessions,
)
from pbr.claims import Claim, Decision, validate
from pbr.exceptions import Contradiction
from pbr.findings import (
    Conclusion,
    Dated,
    Finding,
    Reason,
    findings,
)
from pbr.periods import ONE_DAY
from pbr.plans.plan import Window
from pbr.records import (
    EarlierClaim,
    Family,
    Need,
    Score,
    Stay,
)
from pbr.rules.parts.needs import NeedOf
from pbr.verdicts import MET, NOT_APPLICABLE, NOT_MET, Verdict
from strategies import CLAUSE
from trails import named

QUESTIONS = ["eligible", "whole-family approach", "claimable", "evidenced"]


def the(decision: Decision, about: str) -> Finding:
    """
    The one finding about something.
    """
    found = {id(f): f for f in findings(decision.trail) if f.about == about}
    (only,) = found.values()
    return only


def test_the_four_questions_are_asked_in_order() -> None:
    """
    Eligible, whole-family approach, claimable, evidenced: in that order.
    """
    decision = decide()
    assert [part.about for part in decision.trail.parts] == QUESTIONS
    assert set(answers(decision).values()) == {MET}
    assert (decision.verdict, decision.payable) == (MET, True)
    assert (decision.result, decision.amount) == ("progress", Decimal("800.00"))


@pytest.mark.parametrize(
    ("changes", "question"),
    [
        ({"needs": [Need("F1", "", "crime", D)]}, "eligible"),
        ({"left_area_on": D}, "eligible"),
        ({"key_worker": ""}, "whole-family approach"),
        ({"assessed_on": None}, "whole-family approach"),
        ({"planned_on": D + ONE_DAY}, "whole-family approach"),
        ({"claims": [EarlierClaim("F1", "progress", D)]}, "claimable"),
        ({"people": [an_adult(), a_pupil(attendance=[])]}, "evidenced"),
    ],
)
def test_every_question_must_be_met(changes: Any, question: str) -> None:
    """
    Where one question is not met, the claim is not payable, and the others stand.
    """
    decision = decide(**changes)
    failed = [
        about for about, verdict in answers(decision).items() if verdict is not MET
    ]
    assert failed == [question]
    assert (decision.payable, decision.result) == (False, None)
    assert decision.amount == Decimal("0.00")


@pytest.mark.parametrize(
    ("field", "name"), [("assessed_on", "assessed"), ("planned_on", "planned")]
)
def test_a_date_on_the_day_is_in_time(field: str, name: str) -> None:
    """
    Assessed and planned on the day of the claim is in time, and the day after is not.
    """
    assert the(decide(**{field: D}), name).verdict is MET
    late = the(decide(**{field: D + ONE_DAY}), name)
    assert (late.verdict, late.reason) == (NOT_MET, Reason.AFTER_THE_DAY)


def test_leaving_the_area_bites_on_its_own_day() -> None:
    """
    A family that leaves the area is refused from that day on, and not the day before.
    """
    assert the(decide(left_area_on=D), "in-the-area").reason is Reason.LEFT_THE_AREA
    assert the(decide(left_area_on=D + ONE_DAY), "in-the-area").verdict is MET


def test_earlier_claims_are_looked_for_up_to_the_day() -> None:
    """
    What the trail measures is a claim on or before the day, and there is none.
    """
    found = the(decide(), "not claimed before")
    assert found.quantity == Dated(None, None, D)


def test_an_earlier_claim_bites_on_its_own_day() -> None:
    """
    A result claimed on the day blocks another, and one claimed the day after does not.
    """
    on_the_day = the(
        decide(claims=[EarlierClaim("F1", "any", D)]), "not claimed before"
    )
    assert (on_the_day.verdict, on_the_day.reason) == (NOT_MET, Reason.CLAIMED_BEFORE)
    later = [EarlierClaim("F1", "any", D + ONE_DAY)]
    after = the(decide(claims=later), "not claimed before")
    assert after.verdict is MET
    assert [group.rows for group in after.passed_over] == [tuple(later)]


@pytest.mark.parametrize(
    ("on", "verdict"),
    [
        (date(2014, 8, 31), NOT_MET),
        (date(2014, 9, 1), MET),
        (date(2020, 3, 31), MET),
        (date(2020, 4, 1), NOT_MET),
    ],
)
def test_a_plan_is_in_force_from_its_first_day_to_its_last(
    on: date, verdict: Verdict
) -> None:
    """
    Bradford's plan takes claims from 1 September 2014 to 31 March 2020.
    """
    assert the(decide(on), "in force").verdict is verdict


@pytest.mark.parametrize(
    ("on", "verdict"),
    [(D - ONE_DAY, NOT_MET), (D, MET), (D + ONE_DAY, NOT_MET)],
)
def test_a_claim_window_is_asked_where_the_plan_has_one(
    on: date, verdict: Verdict
) -> None:
    """
    With a window of one day, only that day is claimable.
    """
    windows = (Window(D, D + ONE_DAY, CLAUSE),)
    decision = validate(Claim(a_family(), on), evolve(BRADFORD, windows=windows))
    found = named(decision.trail, "claim windows")
    assert found.verdict is verdict
    assert found.clause == CLAUSE
    assert isinstance(found, Conclusion)
    (window,) = found.parts
    assert (window.about, window.clause) == ("claim window", CLAUSE)
    assert answers(decision)["claimable"] is verdict


def test_a_child_at_ninety_percent_passes_and_one_session_less_fails() -> None:
    """
    108 of 120 sessions is 90%; with 107 the claim is not met, and that is decisive.
    """
    short = [sessions("C1", 0, 120, 13), sessions("C1", 1, 120, 12)]
    attendance = [*short, sessions("C1", 2, 120, 12)]
    decision = decide(people=[an_adult(), a_pupil(attendance=attendance)])
    finding = the(decision, "2016/17 autumn")
    assert decision.verdict is NOT_MET
    assert (finding.verdict, finding.reason) == (NOT_MET, Reason.SHORT)
    assert finding.quantity is not None
    assert getattr(finding.quantity, "short_by", None) == 1


def test_everything_neutral_is_not_applicable() -> None:
    """
    A claim with nothing to show for it is not applicable, and is not paid.
    """
    decision = decide(
        people=[only_there("C1", date(2014, 5, 1))],
        incidents=[],
        needs=[Need("F1", "", "crime", D), Need("F1", "", "help", D)],
    )
    assert answers(decision)["evidenced"] is NOT_APPLICABLE
    assert (decision.verdict, decision.payable) == (NOT_APPLICABLE, False)


def only_there(person_id: str, born: date) -> Any:
    """
    A member with nothing on file but being there.
    """
    return an_adult(stays=[Stay(person_id, "F1", born)])


def test_a_need_found_later_must_be_met_too() -> None:
    """
    A need identified on the day counts, and one identified the day after does not.
    """
    needs = list(a_family().needs)
    found = [*needs, Need("F1", "", "health", D)]
    assert decide(needs=found).verdict is NOT_MET
    later = [*needs, Need("F1", "", "health", D + ONE_DAY)]
    assert decide(needs=later).verdict is MET


def test_two_needs_of_one_problem_are_one_part_that_cites_both() -> None:
    """
    Two rows that name the same problem stand together in the trail.
    """
    more = Need("F1", "A1", "crime", date(2017, 2, 1))
    decision = decide(needs=[*a_family().needs, more])
    crime = named(decision.trail, "crime")
    assert len(getattr(crime, "read", ())) == 2


def test_a_problem_the_plan_does_not_name_is_refused() -> None:
    """
    A need that the plan has no place for is an error, unless it lies after the day.
    """
    strange = Need("F1", "", "gambling", D)
    with pytest.raises(Contradiction) as raised:
        decide(needs=[strange])
    assert str(raised.value) == (
        "family F1 has a need, 'gambling', "
        "that the plan bradford-families-first-2015 does not name"
    )
    later = evolve(strange, identified_on=D + ONE_DAY)
    assert decide(needs=[*a_family().needs, later]).verdict is MET


@pytest.mark.parametrize("year", [1899, 2200])
def test_a_claim_is_made_in_reach(year: int) -> None:
    """
    A day outside 1900 to 2199 is refused.
    """
    with pytest.raises(Contradiction) as raised:
        Claim(a_family(), date(year, 7, 1))
    assert str(raised.value) == (
        f"a claim is made between 1900 and 2199, not {year}-07-01"
    )


def test_a_measure_may_be_for_a_childs_need_alone() -> None:
    """
    A measure for children is not asked of an adult's need, nor the family's.
    """
    measures = tuple(
        evolve(each, whose=(NeedOf.CHILD,)) if each.problem == "crime" else each
        for each in BRADFORD.measures
    )
    plan = evolve(BRADFORD, measures=measures)
    for person_id, asked in (("C1", True), ("A1", False), ("", False), ("gone", False)):
        needs = [Need("F1", person_id, "crime", D), Need("F1", "", "help", D)]
        decision = validate(Claim(a_family(needs=needs), D), plan)
        assert (named(decision.trail, "crime").about == "crime") is asked


def test_a_need_of_a_person_turning_eighteen_is_an_adults_from_that_day() -> None:
    """
    Whose need it is goes by the age on the day it was identified.
    """
    family = a_family()
    birthday = date(2026, 5, 1)
    for day, whose in (
        (birthday - ONE_DAY, NeedOf.CHILD),
        (birthday, NeedOf.ADULT),
    ):
        assert NeedOf.by(Need("F1", "C1", "crime", day), family) is whose


@pytest.mark.parametrize("name", sorted(PLANS))
def test_a_family_with_nothing_on_file_is_refused_by_every_plan(name: str) -> None:
    """
    Absence of evidence never pays.
    """
    decision = validate(Claim(Family("F0"), D), PLANS[name])
    assert decision.verdict is NOT_MET
    assert decision.attachment_fee is None


def test_soft_evidence_meets_a_need_in_cambridgeshire_and_not_in_bradford() -> None:
    """
    A better score meets the crime need where hard and soft are equally valid.
    """
    fields: Any = {
        "incidents": [],
        "checks": list(a_family().checks),
        "scores": [
            Score("F1", "", "outcomes-star", "crime", date(2017, 2, 1), 3),  # type: ignore[arg-type]
            Score("F1", "", "outcomes-star", "crime", date(2017, 9, 1), 4),  # type: ignore[arg-type]
        ],
    }
    plans = (
        "bradford-families-first-2015",
        "cambridgeshire-together-for-families-2015",
    )
    bradford, cambridgeshire = [
        validate(Claim(a_family(**fields), D), PLANS[name]) for name in plans
    ]
    assert named(bradford.trail, "crime").verdict is NOT_APPLICABLE
    assert named(cambridgeshire.trail, "crime").verdict is MET
