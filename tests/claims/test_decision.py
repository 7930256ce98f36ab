"""
What a decided claim pays, what it still needs, and what it relies on (SPEC §6, §8).
"""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from attrs import evolve

from decided import answers, decide
from made import (
    BATH_2012,
    BRADFORD,
    NOTTINGHAM,
    D,
    a_family,
    a_pupil,
    an_adult,
    sessions,
)
from pbr.claims import Claim, Decision, validate
from pbr.findings import (
    THE_WHOLE,
    Assumption,
    Finding,
    NeedsBenefitHistory,
    NeedsSessions,
    Standing,
    clauses,
    findings,
)
from pbr.periods import ONE_DAY
from pbr.plans import Plan
from pbr.plans.plan import Amount
from pbr.records import (
    Benefit,
    Check,
    Employment,
    Family,
    Incident,
    Need,
    Status,
)
from pbr.verdicts import EVERY, MET, NOT_MET, UNDETERMINED
from pbr.weights import Weight
from strategies import CLAUSE
from trails import A_CHECK, a_conclusion, leaf


def test_what_is_missing_is_undetermined_and_asked_for() -> None:
    """
    A pupil without sessions leaves the claim undetermined, and the trail asks for them.
    """
    pupil = a_pupil(attendance=[sessions("C1", season, 120, 0) for season in (0, 1)])
    decision = decide(people=[pupil])
    assert decision.verdict is UNDETERMINED
    (need,) = decision.still_needed
    assert isinstance(need, NeedsSessions)
    assert [str(term) for term in need.terms] == ["2016/17 summer"]


def test_nothing_is_needed_once_the_claim_is_met() -> None:
    """
    A claim that is met waits for nothing, whatever else is missing.
    """
    working = an_adult(
        employment=[Employment("A1", date(2017, 1, 9), D)],
    )
    decision = decide(people=[working, a_pupil()])
    history = the_of(decision, "A1", "employed-consecutively").needed
    assert [type(need) for need in history] == [NeedsBenefitHistory]
    assert decision.still_needed == ()


def the_of(decision: Decision, subject: str, about: str) -> Finding:
    """
    The finding about something, of one member.
    """
    found = [f for f in findings(decision.trail) if f.subject.id == subject]
    return next(f for f in found if f.about == about)


def a_worker(first: date, benefit_from: date) -> Any:
    """
    An adult off benefit and in work for 26 weeks from a day.
    """
    return an_adult(
        employment=[Employment("A1", first, first + timedelta(days=181))],
        benefits=[Benefit("A1", "jobseekers-allowance", benefit_from, first - ONE_DAY)],
    )


def phase_one(on: date, **changes: Any) -> Family:
    """
    A family of Phase 1, with all that result A asks.
    """
    fields: Any = {
        "attached_on": date(2012, 4, 2),
        "assessed_on": date(2012, 4, 2),
        "planned_on": date(2012, 4, 2),
        "needs": [
            Need("F1", "", problem, date(2012, 4, 2))
            for problem in ("crime", "school", "work")
        ],
        "people": [an_adult()],
        "incidents": [
            Incident("F1", "", "asb", date(2012, 1, 10)),
            Incident("F1", "", "asb", date(2012, 1, 11)),
        ],
        "checks": [Check("F1", ("asb", "offence"), date(2011, 1, 1), on, on)],
    }
    return a_family(**{**fields, **changes})


def scheme(started: date) -> Any:
    """
    An adult who began on the Work Programme.
    """
    return an_adult(statuses=[Status("A1", "work-programme", started)])


@pytest.mark.parametrize(
    ("on", "progress", "work"),
    [
        (date(2013, 3, 31), "700.00", "800.00"),
        (date(2013, 4, 1), "1500.00", "1600.00"),
        (date(2014, 3, 31), "1500.00", "1600.00"),
        (date(2014, 4, 1), "2300.00", "2400.00"),
    ],
)
def test_phase_one_pays_by_the_day_of_the_claim(
    on: date, progress: str, work: str
) -> None:
    """
    Result A, result A with B, and result C, on either side of each 1 April.
    """
    alone = validate(Claim(phase_one(on), on), BATH_2012)
    assert (alone.result, str(alone.amount)) == ("education-crime-asb", progress)
    topped = validate(Claim(phase_one(on, people=[scheme(on)]), on), BATH_2012)
    assert topped.amount == alone.amount + 100
    worker = a_worker(on - timedelta(days=181), date(2012, 4, 3))
    employed = validate(Claim(phase_one(on, people=[worker]), on), BATH_2012)
    assert (employed.result, str(employed.amount)) == ("continuous-employment", work)


def test_a_supplement_alone_pays_nothing() -> None:
    """
    Progress to work is only ever paid on top of result A.
    """
    on = date(2013, 3, 31)
    family = phase_one(on, people=[scheme(on)], checks=[])
    decision = validate(Claim(family, on), BATH_2012)
    (supplement,) = decision.supplements
    assert supplement.verdict is MET
    assert (decision.payable, str(decision.amount)) == (False, "0.00")


def test_the_dearest_result_is_paid_and_never_two() -> None:
    """
    Where A with B and C are both met, C is the dearest before supplements and is paid.
    """
    on = date(2013, 3, 31)
    worker = evolve(
        a_worker(on - timedelta(days=181), date(2012, 4, 3)),
        statuses=[Status("A1", "work-programme", on)],
    )
    decision = validate(Claim(phase_one(on, people=[worker]), on), BATH_2012)
    assert decision.supplements[0].verdict is MET
    assert (decision.result, str(decision.amount)) == (
        "continuous-employment",
        "800.00",
    )


def test_of_equal_results_the_first_in_the_plan_is_paid() -> None:
    """
    Progress and employment both pay £800.00, and progress stands first.
    """
    worker = a_worker(date(2017, 2, 1), date(2017, 1, 10))
    decision = decide(people=[worker, a_pupil()])
    evidenced = decision.evidenced
    assert [part.verdict for part in getattr(evidenced, "parts", ())] == [MET, MET]
    assert decision.result == "progress"


@pytest.mark.parametrize(
    ("attached", "fee"),
    [
        (date(2013, 3, 31), "3200.00"),
        (date(2013, 4, 1), "2400.00"),
        (date(2014, 3, 31), "2400.00"),
        (date(2014, 4, 1), "1600.00"),
    ],
)
def test_the_attachment_fee_goes_by_the_day_of_attachment(
    attached: date, fee: str
) -> None:
    """
    The fee of Phase 1, on either side of each 1 April.
    """
    on = date(2015, 3, 31)
    family = phase_one(
        on, attached_on=attached, assessed_on=attached, planned_on=attached
    )
    assert str(validate(Claim(family, on), BATH_2012).attachment_fee) == fee


def test_the_attachment_fee_needs_eligibility_and_approach_alone() -> None:
    """
    The fee is earned without any result, and not without a key worker.
    """
    assert decide(incidents=[], checks=[]).attachment_fee == Decimal("1000.00")
    assert decide(key_worker="").attachment_fee is None
    assert decide(left_area_on=D).attachment_fee is None
    assert decide(attached_on=None).attachment_fee is None


def test_a_family_attached_before_the_plan_earns_its_first_fee() -> None:
    """
    Nottingham takes a family attached on 1 December 2010, at the fee of its first year;
    one attached the day before has neither result nor fee.
    """
    on = date(2013, 3, 31)
    for attached, verdict in ((date(2010, 12, 1), MET), (date(2010, 11, 30), NOT_MET)):
        family = phase_one(
            on, attached_on=attached, assessed_on=attached, planned_on=attached
        )
        decision = validate(Claim(family, on), NOTTINGHAM)
        assert answers(decision)["claimable"] is verdict
        fee = Decimal("3200.00") if verdict is MET else None
        assert decision.attachment_fee == fee


@pytest.mark.parametrize("plan", [NOTTINGHAM, BATH_2012], ids=lambda plan: plan.name)
@pytest.mark.parametrize(("days", "fee"), [(1, Decimal("1600.00")), (0, None)])
def test_no_fee_is_earned_by_a_family_attached_after_the_plan(
    plan: Plan, days: int, fee: Decimal | None
) -> None:
    """
    Attached on the plan's last day a family earns the fee, and the day after it does not,
    whether or not the plan says from when it takes families.
    """
    attached = plan.before - ONE_DAY * days
    family = phase_one(
        plan.before,
        attached_on=attached,
        assessed_on=attached,
        planned_on=attached,
        needs=[Need("F1", "", each, attached) for each in ("crime", "school", "work")],
    )
    decision = validate(Claim(family, plan.before), plan)
    assert decision.eligible.verdict is decision.approach.verdict is MET
    assert decision.attachment_fee == fee


def test_one_test_in_two_places_is_one_finding() -> None:
    """
    Attendance asked of every family, and for the school need, is flipped in both.
    """
    short = [
        sessions("C1", season, 120, 13 if season == 0 else 0) for season in range(3)
    ]
    decision = decide(
        needs=[*a_family().needs, Need("F1", "C1", "school", D)],
        people=[a_pupil(attendance=short)],
    )
    places = [f for f in findings(decision.trail) if f.about == "2016/17 autumn"]
    assert len(places) == 2
    assert places[0] is places[1]
    assert decision.weight_of(places[0]) is Weight.DECISIVE


def test_a_supplements_findings_are_moot() -> None:
    """
    No finding of a supplement changes whether the claim is payable.
    """
    on = date(2013, 3, 31)
    decision = validate(Claim(phase_one(on, people=[scheme(on)]), on), BATH_2012)
    (finding, *_) = findings(decision.supplements[0])
    assert decision.weight_of(finding) is Weight.MOOT


def test_every_assumption_a_decision_relies_on_is_listed() -> None:
    """
    The list holds what the trail assumed, once each, and what the money assumed.
    """
    on = date(2013, 4, 1)
    decision = validate(Claim(phase_one(on), on), BATH_2012)
    listed = decision.assumptions
    assert len(set(listed)) == len(listed)
    for clause in clauses(decision.trail):
        assert set(clause.assumptions) <= {why for _, why in listed}
    worked_out = [why.why for _, why in listed if "worked out" in why.why]
    assert worked_out
    assert all(c.standing is Standing.ASSUMED or c.assumptions for c, _ in listed)


def test_only_what_is_paid_adds_the_assumptions_of_its_price() -> None:
    """
    The price of each result and of the fee, if they are paid; and once each.
    """

    def priced(pounds: str, why: str) -> Amount:
        assumed = Assumption(THE_WHOLE, why)
        clause = evolve(CLAUSE, standing=Standing.ASSUMED, assumptions=(assumed,))
        return Amount(BRADFORD.since, BRADFORD.before, Decimal(pounds), clause)

    results = tuple(
        evolve(result, amounts=(priced("800.00", result.name),))
        for result in BRADFORD.results
    )
    plan = evolve(BRADFORD, results=results, attachment_fees=(priced("1.00", "fee"),))

    def leant_on(**changes: Any) -> list[str]:
        decision = validate(Claim(a_family(**changes), D), plan)
        return [
            each.why
            for clause, each in decision.assumptions
            if clause.words == CLAUSE.words
        ]

    assert leant_on() == [decide().result, "fee"]
    assert leant_on(planned_on=None) == []


def test_evidence_that_two_findings_lack_is_needed_once() -> None:
    """
    One check settles both, and is asked for once.
    """
    both = a_conclusion(EVERY, leaf(UNDETERMINED), leaf(UNDETERMINED))
    assert evolve(decide(), evidenced=both).still_needed == (A_CHECK,)


def test_a_finding_weighs_the_same_wherever_it_was_decided() -> None:
    """
    An equal finding of another decision on the claim weighs what this one's does.
    """
    claim = Claim(a_family(), D)
    one, other = validate(claim, BRADFORD), validate(claim, BRADFORD)
    for finding, weight in other.weighed():
        assert one.weight_of(finding) is weight
