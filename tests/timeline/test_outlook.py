"""
What each family waits for, and until when it is payable.
"""

from __future__ import annotations

import csv
import json
from datetime import date
from fractions import Fraction
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given, settings, strategies as st

from crashing import BROKEN
from in_work import YEAR, in_work
from made import BRADFORD, PLANS, D, a_family, a_pupil, an_adult, sessions
from pbr.batch import Failure
from pbr.exceptions import Contradiction
from pbr.findings import Finding, NeedsCheck, Trail, findings
from pbr.periods import ONE_DAY, Period, plus_months
from pbr.plans import Plan
from pbr.records import (
    Attendance,
    Benefit,
    Check,
    EarlierClaim,
    Employment,
    Family,
    Incident,
    Need,
    Person,
    Score,
    Statement,
    Status,
    Stay,
)
from pbr.reports import when as outlooks
from pbr.rules.combined import Combined
from pbr.rules.incidents import IncidentsReduced
from pbr.rules.parts.words import Baseline, CountedFrom, Leavers, Whose
from pbr.rules.progress import Stated
from pbr.school import Term
from pbr.shares import Fall
from pbr.testing import claims
from pbr.timeline.assumptions import Assume, JobGoesOn
from pbr.timeline.outlook import Outlook, outlook_of_each
from pbr.verdicts import (
    AT_LEAST_ONE,
    FIRST_OTHERWISE,
    MET,
    NOT_APPLICABLE,
    NOT_MET,
    UNDETERMINED,
)
from scoring import improved
from strategies import CLAUSE

#: Every term of two school years but one, and the next autumn.
TERMS = ((2016, 0), (2016, 1), (2016, 2), (2017, 1), (2017, 2), (2018, 0))
ALL_KINDS = ("asb", "offence", "child-protection-plan", "child-in-need", "looked-after")


def outlook(family: Family, *words: Assume, plan: Plan = BRADFORD) -> Outlook:
    """One family's outlook for the year."""
    (found,) = outlook_of_each([family], plan, YEAR.first, YEAR.last, words, YEAR.last)
    assert isinstance(found, Outlook)
    return found


def abouts(found: Outlook) -> list[str]:
    """What the findings that are waited for are about."""
    return [each.about for each in found.waits_for if isinstance(each, Finding)]


def test_what_a_claim_waited_for_is_what_turned() -> None:
    """
    The day before the first payable one, these were in the way, and no more the day after.
    """
    found = outlook(a_family())
    assert found.verdict is MET
    assert found.looked_at == date(2017, 7, 30)
    assert set(abouts(found)) == {"2015/16 summer"}
    assert found.relies_on == ()


def test_what_is_payable_at_once_waits_for_nothing() -> None:
    """
    Where the first day asked about is payable there is no day before to look at.
    """
    (found,) = outlook_of_each([a_family()], BRADFORD, D, D)
    assert isinstance(found, Outlook)
    assert (found.looked_at, found.waits_for) == (None, ())


def test_what_evidence_would_settle_it() -> None:
    """
    Never met but undetermined: the evidence needed on the first undetermined day.
    """
    found = outlook(a_family(checks=[]))
    assert (found.verdict, found.looked_at) == (UNDETERMINED, date(2017, 7, 8))
    assert any(isinstance(each, NeedsCheck) for each in found.waits_for)


def test_what_is_in_the_way_to_the_last() -> None:
    """
    Never met nor undetermined: the findings that weigh, on the last day.
    """
    found = outlook(a_family(key_worker=""))
    assert (found.verdict, found.looked_at) == (NOT_MET, YEAR.last)
    assert "key-worker-named" in abouts(found)
    assert found.first is None
    assert found.relies_on == ()


def test_a_claim_with_nothing_to_show_waits_for_nothing_that_weighs() -> None:
    """
    Where nothing is applicable no finding can be flipped.
    """
    needs = [Need("F1", "", what, date(2017, 1, 9)) for what in ("crime", "help")]
    family = a_family(needs=needs, incidents=[], people=[a_pupil(), an_adult()])
    young = evolve(family.people[1], stays=[evolve(family.people[1].stays[0])])
    (found,) = outlook_of_each(
        [evolve(family, people=[family.people[0], young])], BRADFORD, D, D
    )
    assert isinstance(found, Outlook)
    assert found.verdict in (MET, NOT_APPLICABLE)


def test_it_relies_on_the_job() -> None:
    """
    The first payable day under assumptions says which of them it takes.
    """
    found = outlook(in_work(), *Assume)
    (relies_on,) = found.relies_on
    assert isinstance(relies_on, JobGoesOn)
    assert found.looked_at == relies_on.to - ONE_DAY


def test_a_crash_is_one_family_s() -> None:
    """
    A rule that crashes on one family leaves the others' outlooks as they are.
    """
    families = [a_family(), a_family(family_id="F2")]
    first, second = outlook_of_each(families, BROKEN, D, D)
    assert isinstance(first, Outlook)
    assert isinstance(second, Failure)
    assert (second.family_id, second.on) == ("F2", D)


def test_bad_input_is_no_crash() -> None:
    """
    What pbr refuses is raised, and not counted as a failure.
    """
    family = a_family(needs=[Need("F1", "", "weather", D)])
    with pytest.raises(Contradiction):
        list(outlook_of_each([family], BRADFORD, D, D))


@given(data=st.data(), plan=st.sampled_from(list(PLANS.values())))
@settings(max_examples=max(settings().max_examples // 4, 2))
def test_whoever_waits_waits_for_something(data: st.DataObject, plan: Plan) -> None:
    """
    Where the first day asked about is not payable, it is said what is in the way.
    """
    claim = data.draw(claims(plan))
    family, on = claim.family, claim.on
    since, until = plus_months(on, -2), plus_months(on, 12)
    (found,) = outlook_of_each([family], plan, since, until)
    assert isinstance(found, Outlook)
    at_once = found.first is not None and found.looked_at is None
    assert bool(found.waits_for) is not (
        at_once or (found.first is None and found.verdict is NOT_APPLICABLE)
    )
    ends = found.payable_to not in (None, until)
    assert bool(found.ends_because) is ends
    if found.first is not None and found.looked_at is not None:
        said = waiting_in(found.timeline.decision_on(found.looked_at).trail)
        assert [each for each in found.waits_for if each not in said] == []


def waiting_in(trail: Trail) -> list[Finding]:
    """
    The findings of a trail with nothing met above them.
    """
    if isinstance(trail, Finding):
        return [trail]
    if trail.verdict is MET:
        return []
    return [each for part in trail.parts for each in waiting_in(part)]


def test_what_something_else_makes_up_for_was_not_in_the_way() -> None:
    """
    Two needs' checks end on one day. One of them is met by a statement too: it is because
    of the other alone that the claim is not payable on the day after.
    """
    joined, checked = date(2017, 10, 2), date(2018, 5, 31)
    pupil = a_pupil(
        attendance=[
            Attendance("C1", Term(year, season), 120, 0, 6)
            for year, season in ((2016, 2), (2017, 0), (2017, 1))
        ],
        statuses=[Status("C1", "child-in-need", date(2017, 5, 1), joined)],
    )
    problems = ("crime", "school", "help")
    family = Family(
        "F1",
        joined,
        "KW-1",
        joined,
        joined,
        people=[pupil, an_adult()],
        needs=[Need("F1", "C1", each, joined) for each in problems],
        incidents=[Incident("F1", "C1", "offence", date(2017, 6, 6), "police")],
        statements=[
            Statement("F1", "C1", "crime", date(2018, 2, 20), "lead-professional")
        ],
        checks=[Check("F1", ALL_KINDS, date(2017, 4, 1), checked, checked)],
    )
    cambridgeshire = PLANS["cambridgeshire-together-for-families-2015"]
    since, until = date(2018, 3, 1), date(2018, 7, 1)
    (found,) = outlook_of_each([family], cambridgeshire, since, until)
    assert isinstance(found, Outlook)
    assert (found.looked_at, found.payable_to) == (date(2018, 4, 1), checked)
    assert abouts(found) == ["status-ended"]
    assert [each.about for each in found.ends_because] == ["status-ended"]
    after = found.timeline.decision_on(checked + ONE_DAY)
    falls = [
        each for each in findings(after.trail) if each.about == "incidents-reduced"
    ]
    assert {each.verdict for each in falls} == {UNDETERMINED}


def test_two_needs_of_one_problem_are_told_apart() -> None:
    """
    Two tests have one clause and one name: that of which the better score came is told,
    though the other is still in the way.
    """
    scores = [
        Score("F1", "", "star", domain, day, Fraction(value))
        for domain, day, value in (
            ("home", date(2017, 2, 1), 3),
            ("money", date(2017, 2, 1), 3),
            ("money", date(2017, 9, 1), 5),
        )
    ]
    one, other = (improved(domain=domain, months=1) for domain in ("home", "money"))
    both = Combined(CLAUSE, AT_LEAST_ONE, (one, other))
    progress, employment = BRADFORD.results
    plan = evolve(BRADFORD, results=(evolve(progress, needs=(both,)), employment))
    found = outlook(a_family(scores=scores), plan=plan)
    assert found.first is not None
    assert abouts(found) == ["score-improved"]


def test_what_turned_in_a_result_that_is_not_met_was_not_waited_for() -> None:
    """
    Two scores are better from one day on; one of them is of a result that lacks another.
    """
    scores = [
        Score("F1", "", "star", domain, day, Fraction(value))
        for domain in ("money", "work")
        for day, value in ((date(2017, 2, 1), 3), (date(2017, 9, 1), 5))
    ]
    money, work, home = (
        improved(domain=domain, months=1) for domain in ("money", "work", "home")
    )
    progress, employment = BRADFORD.results
    results = (evolve(progress, needs=(money,)), evolve(employment, needs=(work, home)))
    found = outlook(a_family(scores=scores), plan=evolve(BRADFORD, results=results))
    assert found.first is not None
    assert [each.rule for each in found.waits_for if isinstance(each, Finding)] == [
        money
    ]


def test_whoever_joins_may_be_what_was_waited_for() -> None:
    """
    An adult who was neutral before joining, and met from then on, is told.
    """
    joined = D.replace(month=8, day=1)
    stay = Stay("A2", "F1", date(1985, 5, 1), joined)
    off = Benefit("A2", "jobseekers-allowance", date(2016, 1, 1), date(2017, 1, 9))
    job = Employment("A2", date(2017, 1, 10), D, D)
    adult = an_adult(stays=[stay], employment=[job], benefits=[off])
    pupil = a_pupil(attendance=[sessions("C1", 2, 100, 50)])
    needs = [Need("F1", "", each, date(2017, 1, 9)) for each in ("school", "work")]
    plan = evolve(BRADFORD, results=(BRADFORD.results[1],))
    found = outlook(a_family(people=[pupil, adult], needs=needs), plan=plan)
    assert found.first is not None
    assert found.looked_at == joined - ONE_DAY
    (waited_for,) = [each for each in found.waits_for if isinstance(each, Finding)]
    assert (waited_for.subject.id, waited_for.verdict) == ("A2", NOT_APPLICABLE)


def test_with_nothing_to_show_what_is_in_the_way_is_told() -> None:
    """
    Where the evidence is neutral and nothing weighs, what is not met stands there.
    """
    needs = [Need("F1", "", "crime", D), Need("F1", "", "domestic-abuse", D)]
    family = a_family(needs=needs, incidents=[], people=[an_adult()])
    plan = evolve(BRADFORD, results=(BRADFORD.results[0],))
    (found,) = outlook_of_each([family], plan, D, D)
    assert isinstance(found, Outlook)
    assert found.verdict is NOT_MET
    assert abouts(found) == ["dependent-child"]


def test_a_second_test_that_is_not_asked_is_not_in_the_way() -> None:
    """
    There was nothing to fall: what would have been asked otherwise is no reason.
    """
    fall = IncidentsReduced(
        CLAUSE,
        ("asb",),
        Fall.parse("33%"),
        6,
        Whose.FAMILY,
        Baseline.BEFORE_ATTACHMENT,
        leavers=Leavers.COUNTED,
    )
    stated = Stated(CLAUSE, "crime", ("police",), 6, CountedFrom.ANY)
    two = Combined(CLAUSE, FIRST_OTHERWISE, (fall, stated))
    result = evolve(BRADFORD.results[0], needs=(two,))
    plan = evolve(BRADFORD, results=(result,))
    family = a_family(incidents=[], people=[an_adult()])
    (found,) = outlook_of_each([family], plan, D, D)
    assert isinstance(found, Outlook)
    assert (found.verdict, abouts(found)) == (NOT_MET, ["dependent-child"])


@pytest.mark.parametrize(
    ("changes", "about"),
    [
        ({"claims": [EarlierClaim("F1", "progress", D)]}, ["not claimed before"]),
        ({"left_area_on": D}, ["in-the-area"]),
        ({}, ["key-worker-named"]),
    ],
    ids=str,
)
def test_what_stands_there_for_good_is_all_that_is_told(
    changes: dict[str, Any], about: list[str]
) -> None:
    """
    Of a claim that can never be met no more is said: nobody is sent for a key worker.
    """
    family = a_family(key_worker="", **changes)
    (found,) = outlook_of_each([family], BRADFORD, D, D)
    assert isinstance(found, Outlook)
    assert abouts(found) == about
    least = ":" if changes else ". The least it would take is all of:"
    text = "".join(outlooks.as_text([found]))
    assert f"  still not payable on 31 October 2017{least}\n" in text


def a_starter() -> Family:
    """A child who came of school age on 31 March 2017, with no sessions on file."""
    child = Person([Stay("C1", "F1", date(2012, 3, 1))])
    kinds = ("asb", "offence", "child-protection-plan", "child-in-need", "looked-after")
    check = Check("F1", kinds, date(2010, 1, 1), date(2019, 1, 1), date(2019, 1, 1))
    needs = [Need("F1", "", each, date(2017, 1, 9)) for each in ("school", "help")]
    return a_family(people=[an_adult(), child], checks=[check], needs=needs)


SPRING_ENDS = date(2018, 4, 1)


@pytest.mark.parametrize("until", [SPRING_ENDS, YEAR.last])
def test_nothing_can_pass_before_its_term_has_ended(until: date) -> None:
    """
    Undetermined from the first day, for want of a term to come: it could pass from the
    day on which that term ends, with the sessions of all three.
    """
    since = date(2017, 7, 10)
    (found,) = outlook_of_each([a_starter()], BRADFORD, since, until)
    assert isinstance(found, Outlook)
    first = found.timeline.first(UNDETERMINED)
    assert first is not None
    assert first.days.first == since
    assert (found.could_pass_from, found.looked_at) == (SPRING_ENDS, SPRING_ENDS)
    (enough,) = found.enough_evidence
    assert [str(term) for each in enough for term in getattr(each, "terms", ())] == [
        "2016/17 summer",
        "2017/18 autumn",
        "2017/18 spring",
    ]
    text = "".join(outlooks.as_text([found]))
    assert "  could be payable from 1 April 2018 with:\n" in text


def test_where_no_term_ends_in_time_it_cannot_be_told() -> None:
    """
    Asked to the day before the term ends, no day is one on which it could pass.
    """
    days = (date(2017, 7, 10), SPRING_ENDS - ONE_DAY)
    (found,) = outlook_of_each([a_starter()], BRADFORD, *days)
    assert isinstance(found, Outlook)
    assert (found.could_pass_from, found.looked_at) == (None, days[0])
    assert found.enough_evidence == ()
    assert (
        "  undetermined on 10 July 2017. It needs all of:\n"
        "    - C1's 2017/18 spring, which ends on 1 April 2018, from the school\n"
    ) in "".join(outlooks.as_text([found]))


def test_what_evidence_can_settle_and_not_make_met_says_so() -> None:
    """
    A check of what cannot fall is no way to be paid, on any day that is asked about.
    """
    plan = evolve(BRADFORD, results=BRADFORD.results[:1])
    kinds = ("offence", "asb", "domestic-abuse")
    family = a_family(
        people=[an_adult(), Person([Stay("C1", "F1", date(2015, 5, 1))])],
        incidents=[],
        needs=[Need("F1", "", "crime", D), Need("F1", "", "domestic-abuse", D)],
        checks=[Check("F1", kinds, date(2016, 1, 1), D - ONE_DAY, D)],
    )
    (found,) = outlook_of_each([family], plan, D, D)
    assert isinstance(found, Outlook)
    assert found.can_be_settled_only
    assert found.could_pass_from is None
    assert (
        "  undetermined on 31 October 2017. No evidence makes it payable. To settle it:\n"
        "    - a check of "
    ) in "".join(outlooks.as_text([found]))
    # With another result there is a way, and it is no check.
    (found,) = outlook_of_each([family], BRADFORD, D, D)
    assert isinstance(found, Outlook)
    text = "".join(outlooks.as_text([found]))
    assert (
        "  undetermined on 31 October 2017. The least it would take is all of:\n"
        "    - A1, employed consecutively: 0 days of work in a row, 182 needed: 182 days\n"
        "        short; and no out-of-work benefit is on file in time\n"
        "  To settle it without that:\n"
        "    - a check of "
    ) in text


def test_what_a_claim_would_take_is_said_set_by_set() -> None:
    """
    Of a claim that is not met, one line has what would do together.
    """
    needs = [Need("F1", "", "crime", D), Need("F1", "", "domestic-abuse", D)]
    rows = [Incident("F1", "C1", "asb", date(2017, 9, day)) for day in range(1, 9)]
    plan = evolve(BRADFORD, results=BRADFORD.results[:1])

    def said(**changes: Any) -> str:
        old = a_family().incidents
        family = a_family(incidents=[*old, *rows], needs=needs, **changes)
        (found,) = outlook_of_each([family], plan, D, D)
        return "".join(outlooks.as_text([found]))

    assert (
        "  still not payable on 31 October 2017. The least it would take is all of:\n"
        in said()
    )
    both = said(key_worker="")
    assert both.count("\n    - ") == 2
    either = "".join(
        outlooks.as_text(
            outlook_of_each(
                [a_family(incidents=[*a_family().incidents, *rows], needs=needs)],
                BRADFORD,
                D,
                D,
            )
        )
    )
    assert "The least it would take is any one of these: -" in " ".join(either.split())


def test_a_later_amount_is_said_with_its_day() -> None:
    """
    Where the amount changes among the payable days, the day is told; `payable_to` is the
    last of them all.
    """
    result = BRADFORD.results[0]
    (whole,) = result.amounts
    first = evolve(whole, before=D)
    then = evolve(whole, since=D, pounds=whole.pounds + 100)
    plan = evolve(BRADFORD, results=(evolve(result, amounts=(first, then)),))
    (found,) = outlook_of_each([a_family()], plan, D - ONE_DAY, D)
    assert isinstance(found, Outlook)
    assert [each.amount for each in found.payable] == [800, 900]
    assert found.payable_to == D
    assert not found.can_be_settled_only
    text = "".join(outlooks.as_text([found]))
    assert "\n  from 31 October 2017: progress, £900.00\n" in text
    (same,) = outlook_of_each([a_family()], plan, D, D)
    assert "from 31 October" not in "".join(outlooks.as_text([same]))


def test_any_one_of_several_ways_is_enough() -> None:
    """
    Two results wait for evidence at once: each is a line, and one is enough.
    """
    began, off = date(2017, 4, 30), date(2017, 4, 29)
    benefit = Benefit("A1", "jobseekers-allowance", date(2016, 1, 1), off)
    adult = an_adult(employment=[Employment("A1", began, None)], benefits=[benefit])
    family = a_family(people=[adult, a_pupil()], checks=[])
    (found,) = outlook_of_each([family], BRADFORD, D, D)
    assert isinstance(found, Outlook)
    assert len(found.enough_evidence) == 2
    text = "".join(outlooks.as_text([found]))
    assert "  could be payable from 31 October 2017 with any one of these:\n" in text
    (data,) = json.loads("".join(outlooks.as_json([found])))
    assert {data["could_pass_from"], data["looked_at"]} == {"2017-10-31"}
    assert [len(way) for way in data["enough"]] == [
        len(way) for way in found.enough_evidence
    ]
    *_, waits_for, _ = next(csv.reader(list(outlooks.as_csv([found]))[1:]))
    assert waits_for.count("; and ") == len(found.enough_evidence[1]) - 1


@pytest.mark.parametrize(
    ("until", "to"),
    [(D - ONE_DAY, D - ONE_DAY), (D, D), (D + ONE_DAY, D), (YEAR.last, D)],
    ids=str,
)
def test_the_last_payable_day(until: date, to: date) -> None:
    """
    Payable to the day of the last check, or to the last day asked about.
    """
    (found,) = outlook_of_each([a_family()], BRADFORD, date(2017, 8, 1), until)
    assert isinstance(found, Outlook)
    assert found.payable_to == to
    said = "  payable until 31 October 2017. Not the day after, because:"
    assert (said in "".join(outlooks.as_text([found])).splitlines()) is (until > D)
    ends_with = ["incidents-reduced", "status-ended"] if until > D else []
    assert sorted({each.about for each in found.ends_because}) == ends_with
    (data,) = json.loads("".join(outlooks.as_json([found])))
    assert len(data["ends_with"]) == len(found.ends_because)


def test_the_last_payable_day_is_that_of_the_first_run() -> None:
    """
    Payable in the autumn of 2017, not for a year, and again: it is the autumn's last day.
    """
    terms = [Attendance("C1", Term(year, n), 100, 0, 0) for year, n in TERMS]
    poor = Attendance("C1", Term(2017, 0), 100, 0, 50)
    forever = Check(
        "F1", ALL_KINDS, date(2010, 1, 1), date(2020, 1, 1), date(2020, 1, 1)
    )
    family = a_family(people=[a_pupil(attendance=[*terms, poor])], checks=[forever])
    (found,) = outlook_of_each([family], BRADFORD, D, date(2019, 3, 1))
    assert isinstance(found, Outlook)
    runs = [each.days for each in found.timeline.stretches if each.verdict is MET]
    assert runs == [
        Period(D, date(2017, 12, 30)),
        Period(date(2018, 12, 31), date(2019, 3, 1)),
    ]
    assert found.payable_to == date(2017, 12, 30)


def test_a_claim_that_is_never_payable_has_no_last_day() -> None:
    """
    Nor has one that is payable in two results one after the other a day between them.
    """
    assert outlook(a_family(key_worker="")).payable_to is None
