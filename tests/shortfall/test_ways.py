"""
The ways in which a claim could still be met: exact, smallest first, none holding another.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given, strategies as st

from made import (
    BRADFORD,
    CAMBRIDGESHIRE,
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
    Counted,
    Fell,
    Finding,
    NeedsCheck,
    Reason,
    Trail,
    met,
    neutral,
    not_met,
)
from pbr.periods import Period
from pbr.plans import Plan
from pbr.records import (
    Benefit,
    Check,
    EarlierClaim,
    Employment,
    Incident,
    Need,
    Person,
    Stay,
)
from pbr.reports.trail import as_text
from pbr.rules import Rule
from pbr.rules.combined import Combined
from pbr.rules.engagement import Attached
from pbr.rules.incidents import IncidentsReduced, NoneRecorded
from pbr.rules.parts.words import Baseline, CountedFrom, Leavers, Whose
from pbr.rules.progress import Stated
from pbr.shares import Fall
from pbr.shortfall.chase import ForGood, chase_lines
from pbr.shortfall.ways import (
    Way,
    can_come_out,
    evidence_to_meet,
    is_neutral_at_best,
    is_not_advised,
    ways_to_meet,
)
from pbr.testing import claims
from pbr.verdicts import (
    AT_LEAST_ONE,
    FIRST_OTHERWISE,
    MET,
    NOT_APPLICABLE,
    NOT_MET,
    UNDETERMINED,
    Quorum,
)
from strategies import CLAUSE
from trails import a_finding

FALL = IncidentsReduced(
    CLAUSE,
    ("asb",),
    Fall.parse("33%"),
    6,
    Whose.FAMILY,
    Baseline.BEFORE_ATTACHMENT,
    leavers=Leavers.COUNTED,
)
#: Nothing before attachment, and nothing since: the last day is not checked.
CHECKED_BUT_FOR_THE_DAY: dict[str, Any] = {
    "incidents": [],
    "checks": [Check("F1", ("asb",), date(2016, 1, 1), D - timedelta(1), D)],
}
#: Nothing before attachment, and one incident since.
A_NEW_PROBLEM: dict[str, Any] = {
    "incidents": [Incident("F1", "C1", "asb", date(2017, 6, 1))],
}
#: What the family meets.
ON_FILE = Attached(CLAUSE)

EVERY_PLAN = st.sampled_from(list(PLANS.values()))


def with_met(trail: Trail, turned: Sequence[Finding]) -> Trail:
    """
    The trail, some of its findings met, wherever they are in it; not applicable if that
    is the best that there is.
    """
    if isinstance(trail, Finding):
        if trail not in turned:
            return trail
        if is_neutral_at_best(trail):
            neither = neutral(Reason.NOT_A_MEMBER)
            return evolve(trail, judgement=neither, quantity=None)
        return evolve(trail, judgement=met(), quantity=None)
    parts = tuple(with_met(part, turned) for part in trail.parts)
    return evolve(trail, parts=parts)


def decide(on: date = D, plan: Plan = BRADFORD, **changes: Any) -> Decision:
    """
    The claim of the family that Bradford pays, with changes.
    """
    return validate(Claim(a_family(**changes), on), plan)


@given(data=st.data(), plan=EVERY_PLAN)
def test_a_way_makes_the_claim_met_and_nothing_less_does(
    data: st.DataObject, plan: Plan
) -> None:
    """
    With all findings of a way met the claim is met; with one of them left out it is not.
    """
    decision = validate(data.draw(claims(plan)), plan)
    for way in ways_to_meet(decision)[:5]:
        assert way.findings
        assert with_met(decision.trail, way.findings).verdict is MET
        for one in way.findings:
            fewer = [each for each in way.findings if each is not one]
            assert with_met(decision.trail, fewer).verdict is not MET


@given(data=st.data(), plan=EVERY_PLAN)
def test_the_smallest_come_first_and_none_holds_another(
    data: st.DataObject, plan: Plan
) -> None:
    """
    Ways are in the order of their size.
    """
    ways = ways_to_meet(validate(data.draw(claims(plan)), plan))
    sets = [{id(found) for found in way.findings} for way in ways]
    assert all(len(one) <= len(other) for one, other in pairwise(sets))
    assert not [1 for one in sets for other in sets if one < other]


def test_a_claim_that_is_met_waits_for_nothing() -> None:
    """
    There are no ways for what is met already.
    """
    assert ways_to_meet(decide()) == ()


def test_a_claim_short_in_one_term_waits_for_that_or_for_work() -> None:
    """
    The school's term alone would do; and so would a job, for the employment result.
    """
    rows = [sessions("C1", 0, 120, 13), *[sessions("C1", n, 120, 0) for n in (1, 2)]]
    decision = decide(people=[an_adult(), a_pupil(attendance=rows)])
    ways = ways_to_meet(decision)
    assert [[found.about for found in way.findings] for way in ways] == [
        ["2016/17 autumn"],
        ["employed-consecutively"],
    ]
    assert not ways[0].waits_only


def test_evidence_alone_would_do_where_a_check_is_missing() -> None:
    """
    A way that waits for evidence says so.
    """
    ways = ways_to_meet(decide(checks=[]))
    assert {way.waits_only for way in ways} == {True, False}


@pytest.mark.parametrize(
    "changes",
    [
        {"claims": [EarlierClaim("F1", "progress", D)]},
        {"left_area_on": D},
        {"on": BRADFORD.before},
    ],
)
def test_what_stands_in_the_way_for_good_has_no_ways(changes: dict[str, Any]) -> None:
    """
    A result claimed before, a family that left, a day after the plan.
    """
    assert ways_to_meet(decide(**changes)) == ()


def with_nothing_to_fall(*people: Person) -> Decision:
    """
    A claim in Bath of a family without an incident, its last day not checked.
    """
    kinds = ("offence", "asb", "domestic-abuse")
    checked = Check("F1", kinds, date(2016, 1, 1), D - timedelta(1), D)
    needs = [Need("F1", "", "crime", D), Need("F1", "", "domestic-abuse", D)]
    family = a_family(people=people, needs=needs, incidents=[], checks=[checked])
    return validate(Claim(family, D), PLANS["bath-connecting-families-2015"])


def test_a_check_of_what_cannot_fall_is_no_way() -> None:
    """
    Without an incident in the baseline a check can show at best that there is nothing
    to fall: where nothing else is met, no evidence makes the claim met.
    """
    baby = Person([Stay("C1", "F1", date(2015, 5, 1))])
    decision = with_nothing_to_fall(an_adult(), baby)
    assert decision.verdict is UNDETERMINED
    assert evidence_to_meet(decision) == ()
    ways = [[found.about for found in way.findings] for way in ways_to_meet(decision)]
    assert ways == [["employed-consecutively"]]


def test_evidence_that_another_set_is_part_of_is_left_out() -> None:
    """
    One result waits for a check of one kind, another for that and for one more.
    """
    (first, second) = BRADFORD.results[:2]
    asb, again, offence = [
        NoneRecorded(CLAUSE, (kind,), 6, Whose.FAMILY, leavers)
        for kind, leavers in (
            ("asb", Leavers.COUNTED),
            ("asb", Leavers.PASSED_OVER),
            ("offence", Leavers.COUNTED),
        )
    ]
    results = (evolve(first, needs=(asb,)), evolve(second, needs=(again, offence)))
    plan = evolve(BRADFORD, results=results)
    decision = decide(plan=plan, checks=[])
    assert len(ways_to_meet(decision)) == 2
    ((check,),) = evidence_to_meet(decision)
    assert getattr(check, "kinds", None) == ("asb",)


@pytest.mark.parametrize(
    ("quorum", "order", "alone"),
    [
        (FIRST_OTHERWISE, 1, [["incidents-reduced"], ["stated"]]),
        (FIRST_OTHERWISE, -1, [["stated"]]),
        (AT_LEAST_ONE, 1, [["stated"]]),
    ],
)
def test_what_is_asked_first_can_make_the_whole_neutral(
    quorum: Quorum, order: int, alone: list[list[str]]
) -> None:
    """
    Nothing fell before attachment, so a check can show at best that there was nothing
    to fall. Asked first, that leaves the rest to show; asked otherwise, it shows nothing.
    """
    stated = Stated(CLAUSE, "crime", ("police",), 6, CountedFrom.ANY)
    parts = (FALL, stated)[::order]
    result = evolve(
        BRADFORD.results[0], needs=(Combined(CLAUSE, quorum, parts), ON_FILE)
    )
    plan = evolve(BRADFORD, results=(result,))
    decision = decide(plan=plan, **CHECKED_BUT_FOR_THE_DAY)
    ways = [[found.about for found in way.findings] for way in ways_to_meet(decision)]
    assert ways == alone


@pytest.mark.parametrize("changes", [CHECKED_BUT_FOR_THE_DAY, A_NEW_PROBLEM])
@pytest.mark.parametrize("otherwise", ["none-recorded", "stated"])
def test_what_makes_the_first_neutral_is_no_way_through_the_second(
    changes: dict[str, Any], otherwise: str
) -> None:
    """
    A check, or an incident that did not happen, would meet the second test and show that
    there was nothing to fall: then the first is not applicable, and so is the whole. A
    statement leaves the first as it is.
    """
    tests: dict[str, Rule] = {
        "none-recorded": NoneRecorded(
            CLAUSE, ("asb",), 6, Whose.FAMILY, leavers=Leavers.COUNTED
        ),
        "stated": Stated(CLAUSE, "crime", ("police",), 6, CountedFrom.ANY),
    }
    first_otherwise = Combined(CLAUSE, FIRST_OTHERWISE, (FALL, tests[otherwise]))
    result = evolve(BRADFORD.results[0], needs=(first_otherwise,))
    decision = decide(plan=evolve(BRADFORD, results=(result,)), **changes)
    ways = [[found.about for found in way.findings] for way in ways_to_meet(decision)]
    assert ways == ([["stated"]] if otherwise == "stated" else [])
    assert evidence_to_meet(decision) == ()


def test_a_new_problem_can_only_become_neutral() -> None:
    """
    An incident after attachment and none before: without it there is nothing to fall,
    so it is no way to be paid, unless something else is met.
    """
    baby = Person([Stay("C1", "F1", date(2015, 5, 1))])
    needs = [Need("F1", "", "crime", D), Need("F1", "", "domestic-abuse", D)]
    new = [Incident("F1", "", "asb", D)]
    alone = decide(people=[an_adult(), baby], needs=needs, incidents=new)
    ways = [[found.about for found in way.findings] for way in ways_to_meet(alone)]
    assert ways == [["employed-consecutively"]]
    rest = decide(people=[an_adult(), a_pupil()], needs=needs, incidents=new)
    ways = [[found.about for found in way.findings] for way in ways_to_meet(rest)]
    assert ways == [["incidents-reduced"], ["employed-consecutively"]]


def test_a_check_of_what_cannot_fall_leaves_the_rest_to_show() -> None:
    """
    With a pupil who attends, it is enough that the incidents are not applicable.
    """
    decision = with_nothing_to_fall(an_adult(), a_pupil())
    assert decision.verdict is UNDETERMINED
    (enough,) = evidence_to_meet(decision)
    assert {type(each) for each in enough} == {NeedsCheck}


def test_a_day_before_the_plan_can_still_come() -> None:
    """
    Before the plan begins its beginning is one of the things that are waited for.
    """
    decision = decide(on=BRADFORD.since - timedelta(1))
    assert ways_to_meet(decision)
    in_force = next(
        found
        for way in ways_to_meet(decision)
        for found in way.findings
        if found.reason is Reason.OUTSIDE
    )
    assert can_come_out(in_force)


@pytest.mark.parametrize("days", [1, 0])
def test_a_family_attached_too_early_has_no_way(days: int) -> None:
    """
    Who was attached the day before the first on which that counts is not paid for, ever.
    """
    attached = a_family().attached_on
    assert attached is not None
    since = attached + timedelta(days)
    engagement = Attached(CLAUSE, since=since)
    plan = evolve(BRADFORD, engagement=engagement)
    family = a_family(people=[a_pupil(attendance=[]), an_adult()])
    decision = validate(Claim(family, D), plan)
    assert decision.verdict is not MET
    assert bool(ways_to_meet(decision)) is (days == 0)
    lines = [each.lacking for each in chase_lines(decision)]
    assert (ForGood in map(type, lines)) is (days == 1)


def nothing_to_show(**changes: Any) -> Decision:
    """
    A claim whose only results are neutral, whatever else is so.
    """
    progress, _ = BRADFORD.results
    decision = decide(
        plan=evolve(BRADFORD, results=(progress,)),
        people=[an_adult()],
        incidents=[],
        needs=[Need("F1", "", "crime", D), Need("F1", "", "domestic-abuse", D)],
        **changes,
    )
    assert decision.evidenced.verdict is NOT_APPLICABLE
    return decision


@pytest.mark.parametrize("key_worker", ["KW-1", ""])
def test_a_claim_with_nothing_to_show_has_no_ways(key_worker: str) -> None:
    """
    Where all results are neutral nothing could be met, though a question is not.
    """
    assert ways_to_meet(nothing_to_show(key_worker=key_worker)) == ()


@given(data=st.data(), plan=EVERY_PLAN)
def test_an_undetermined_claim_could_be_met_by_what_it_still_needs(
    data: st.DataObject, plan: Plan
) -> None:
    """
    There is evidence that could be enough, and all of it is among what is still needed.
    """
    decision = validate(data.draw(claims(plan, verdict=UNDETERMINED)), plan)
    ways = evidence_to_meet(decision)
    assert ways
    assert {need for way in ways for need in way} == set(decision.still_needed)
    assert all(len(one) <= len(other) for one, other in pairwise(ways))


def test_evidence_is_found_among_very_many_events(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """
    Of the ways only the smallest are looked at; those of evidence are looked for alone.
    """
    monkeypatch.setattr("pbr.shortfall.ways.MOST_WAYS", 1)
    rows = [sessions("C1", n, 120, 0) for n in (0, 1)]
    pupil = a_pupil(attendance=rows)
    decision = decide(people=[an_adult(), pupil], checks=[])
    assert not [way for way in ways_to_meet(decision) if way.waits_only]
    (way,) = evidence_to_meet(decision)
    assert len(way) > 1


def test_what_could_be_enough_is_told_way_by_way() -> None:
    """
    Where two results wait for evidence, the text of a decision has a line for each.
    """
    began, off = date(2017, 4, 30), date(2017, 4, 29)
    benefit = Benefit("A1", "jobseekers-allowance", date(2016, 1, 1), off)
    adult = an_adult(employment=[Employment("A1", began)], benefits=[benefit])
    decision = decide(people=[adult, a_pupil()], checks=[])
    one, other = evidence_to_meet(decision)
    assert (len(one), len(other) > 1) == (1, True)
    _, told = as_text(decision).split(
        "Missing evidence; any one of these could be enough:\n"
    )
    told, _ = told.split("\n\n", 1)
    lines = " ".join(told.split()).split("- ")[1:]
    assert len(lines) == 2
    assert lines[0].startswith("confirmation that A1's work")
    assert lines[1].count("; and ") == len(other) - 1


def test_evidence_and_an_event_are_no_evidence_alone() -> None:
    """
    A check that is missing and a key worker who is not named: both, in every way.
    """
    decision = decide(checks=[], key_worker="")
    ways = ways_to_meet(decision)
    assert {UNDETERMINED, NOT_MET} in [
        {found.verdict for found in way.findings} for way in ways
    ]
    assert not [way for way in ways if way.waits_only]
    assert evidence_to_meet(decision) == ()


def _findings(decision: Decision) -> list[Finding]:
    from pbr.findings import findings  # noqa: PLC0415 - used here alone

    return list(findings(decision.trail))


def test_very_many_ways_are_cut_to_the_smallest() -> None:
    """
    With every need unmet in three ways each there would be very many: 64 are given.
    """
    family = a_family(
        needs=[Need("F1", "", problem, D) for problem in CAMBRIDGESHIRE.problems],
        incidents=[],
        people=[an_adult(), a_pupil(attendance=[])],
    )
    ways = ways_to_meet(validate(Claim(family, D), CAMBRIDGESHIRE))
    assert 1 < len(ways) <= 64


def test_a_way_has_findings_that_are_not_met() -> None:
    """
    What is met already is no way to go, and neither is nothing.
    """
    wanting = a_finding(NOT_MET)
    assert Way((wanting,)).findings == (wanting,)
    for findings in ((), (wanting, a_finding(MET))):
        with pytest.raises(Contradiction, match="none that is met already"):
            Way(findings)


def test_no_advice_is_given_on_domestic_abuse() -> None:
    """
    A count of domestic abuse is one on which nobody is advised.
    """
    decision = decide()
    (found, *_) = _findings(decision)
    window = Period(D, D)
    fall = Fall.parse("50%")
    for kinds, advised in (
        (("domestic-abuse",), False),
        (("domestic-abuse-high",), False),
        (("asb", "domestic-abuse"), False),
        (("asb",), True),
    ):
        for measure in (
            Counted(kinds, 1, 0, window),
            Fell(kinds, fall, 1, 1, window, window),
        ):
            short = evolve(found, judgement=not_met(Reason.TOO_MANY), quantity=measure)
            assert is_not_advised(short) is not advised
    assert not is_not_advised(evolve(found, judgement=met(), quantity=None))
