"""
What each claim waits for, and who holds it.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any, NamedTuple

import pytest
from attrs import evolve
from hypothesis import given, strategies as st

from decided import decide
from made import BRADFORD, PLANS, D, a_family, a_pupil, an_adult, sessions
from pbr.claims import Claim, Decision, validate
from pbr.findings import Finding, Reason, Worked, not_met
from pbr.plans import Plan
from pbr.records import (
    Benefit,
    Check,
    EarlierClaim,
    Employment,
    Incident,
    Need,
    Person,
    Status,
    Stay,
    Subject,
    SubjectKind,
)
from pbr.reports import chase as chasing
from pbr.reports.chase import holder, what
from pbr.rules.asked_alone import AnyAdult, AnyChild, AnyMember, AskedAlone
from pbr.rules.employment import EmployedConsecutively, EmployedWithin
from pbr.rules.incidents import NoneRecorded
from pbr.rules.parts.reads import Holder
from pbr.rules.parts.words import CountedFrom, Leavers, Whose
from pbr.rules.progress import Stated
from pbr.school import Term
from pbr.shortfall.chase import Kind, chase_lines
from pbr.shortfall.holders import holders_of
from pbr.testing import claims
from pbr.verdicts import EVERY, MET, UNDETERMINED
from scoring import improved, never, once, scored
from strategies import CLAUSE
from trails import FAMILY, a_conclusion


class Line(NamedTuple):
    """A line of the chase list, in words."""

    holder: str
    kind: str
    what: str
    smallest_set: int
    decision: Decision


def chased(decision: Decision) -> list[Line]:
    """
    The chase lines of one claim, the smallest sets first.
    """
    return [
        Line(
            holder(each.asked_of),
            each.kind.value,
            what(each),
            each.smallest_set,
            decision,
        )
        for each in chase_lines(decision)
    ]


def chase_text(decisions: list[Decision]) -> str:
    """
    The chase list of some claims, to be read.
    """
    return "".join(chasing.as_text(chasing.rows(decisions)))


def test_what_several_hold_between_them_stands_under_each() -> None:
    """
    A check of two kinds is asked of each holder for its own kind; an event of both.
    """
    days = "9 July 2016 to 8 January 2017, 1 May 2017 to 31 October 2017"
    unchecked = {
        each.holder: each.what
        for each in chased(decide(checks=[]))
        if each.holder.startswith("the police")
    }
    assert unchecked == {
        "the police or the youth offending team": f"a check of offence for {days}",
        "the police or the council's community safety team": (
            f"a check of asb for {days}"
        ),
    }
    more = [Incident("F1", "C1", "asb", D.replace(month=9, day=n)) for n in (1, 2, 3)]
    found = decide(incidents=[*a_family().incidents, *more])
    told = [each for each in chased(found) if each.holder.startswith("the police")]
    assert [each.kind for each in told] == ["event", "event"]
    assert len({each.holder for each in told}) == 2
    assert len({each.what for each in told}) == 1
    # An event that two know about is one thing, and enough by itself.
    assert [each.smallest_set for each in told] == [1, 1]


def test_what_is_half_of_what_is_needed_is_not_alone() -> None:
    """
    Two holders each have a half of one check: each line says that it is one of two.
    """
    kinds = ("child-protection-plan", "child-in-need", "looked-after")
    check = Check("F1", kinds, date(2010, 1, 1), D, D)
    found = list(chased(decide(checks=[check], people=[a_pupil()])))
    assert [(each.kind, each.smallest_set) for each in found] == [("evidence", 2)] * 2


RULE = improved()
NO_SCORES = never()
HEALTH = Finding(RULE, FAMILY, not_met(Reason.NOT_ON_RECORD), NO_SCORES)
ONE_SCORE = once()
TOO_FEW = scored(1, 1)


def lines_of(*together: Finding) -> list[Line]:
    """
    The chase lines of a claim for which these findings are needed, all of them.
    """
    evidenced = a_conclusion(EVERY, *together)
    return chased(evolve(decide(), evidenced=evidenced))


@pytest.mark.parametrize(
    "other",
    [
        evolve(HEALTH, rule=evolve(RULE, domain="school")),
        evolve(HEALTH, rule=Stated(CLAUSE, "health", ("doctor",), 6, CountedFrom.ANY)),
        evolve(HEALTH, subject=Subject(SubjectKind.MEMBER, "A1")),
        evolve(HEALTH, quantity=ONE_SCORE),
        evolve(HEALTH, quantity=TOO_FEW, judgement=not_met(Reason.SHORT)),
        evolve(HEALTH, of=Term(2016, 0)),
        evolve(HEALTH, read=(Need("F1", "A1", "work", D),)),
    ],
    ids=["domain", "rule", "subject", "measure", "reason", "term", "problem"],
)
def test_events_of_which_something_else_is_said_are_two_things(other: Finding) -> None:
    """
    Neither is enough alone, and each has words of its own.
    """
    found = lines_of(HEALTH, other)
    assert [each.smallest_set for each in found] == [2, 2]
    assert len({each.what for each in found}) == 2


def test_an_event_that_two_clauses_ask_for_is_one_thing() -> None:
    """
    A plan that asks for a better score twice is content with one.
    """
    again = evolve(HEALTH, rule=evolve(RULE, clause=evolve(CLAUSE, paragraph="9")))
    assert [each.smallest_set for each in lines_of(HEALTH, again)] == [1]


def test_what_is_in_several_sets_stands_with_the_smallest() -> None:
    """
    With two terms or one job the claim would be met, and with a key worker: who is in
    a set of three and in a set of two.
    """
    rows = [sessions("C1", n, 120, missed) for n, missed in enumerate((17, 17, 0))]
    job = Employment("A1", D - timedelta(99), None, D)
    people = [an_adult(employment=[job]), a_pupil(attendance=rows)]
    found = chased(decide(key_worker="", people=people))
    assert [(each.what.split(":")[0], each.smallest_set) for each in found] == [
        ("key worker named", 2),
        ("A1, employed consecutively", 2),
        ("C1, 2016/17 autumn", 3),
        ("C1, 2016/17 spring", 3),
    ]


def test_a_term_still_to_come_is_asked_of_nobody() -> None:
    """
    It is no evidence that anybody has: it comes with the days.
    """
    child = Person([Stay("C1", "F1", date(2012, 3, 1))])
    needs = [Need("F1", "", each, D.replace(month=1)) for each in ("school", "help")]
    found = list(chased(decide(people=[child], needs=needs)))
    (term,) = [each for each in found if "which ends on" in each.what]
    assert (term.holder, term.kind) == ("no one to ask: wait for the date", "event")


@pytest.mark.parametrize(
    ("changes", "holder", "what"),
    [
        (
            {"left_area_on": D},
            "no one to ask: nothing can make this claim met",
            "in the area: 31 October 2017: left the area",
        ),
        (
            {"claims": [EarlierClaim("F1", "progress", D)]},
            "no one to ask: nothing can make this claim met",
            "not claimed before: 31 October 2017: a result is already claimed",
        ),
    ],
    ids=str,
)
def test_no_claim_that_is_not_met_is_without_a_line(
    changes: dict[str, Any], holder: str, what: str
) -> None:
    """
    What stands in the way for good is told, so that no family vanishes from the list.
    """
    first, *_ = chased(decide(people=[a_pupil()], **changes))
    assert (first.holder, first.kind, first.what) == (holder, "none", what)
    assert chase_text([first.decision]) == f"{holder}\n  F1: {what}\n"


@given(data=st.data(), plan=st.sampled_from(list(PLANS.values())))
def test_every_claim_but_those_that_are_met_is_on_the_list(
    data: st.DataObject, plan: Plan
) -> None:
    """
    A claim has a line, each once, unless it is met; and then it has none.
    """
    decision = validate(data.draw(claims(plan)), plan)
    found = [(each.holder, each.kind, each.what) for each in chased(decision)]
    assert bool(found) is (decision.verdict is not MET)
    assert len(found) == len(set(found))


def test_evidence_comes_before_events_of_the_same_holder() -> None:
    """
    Under one holder and for sets of one size, what is missing comes first.
    """

    def cells(smallest_set: int, kind: str, what: str) -> chasing.Cells:
        return ("the school", "F1", "not_met", smallest_set, kind, what)

    event, evidence = cells(1, "event", "a"), cells(1, "evidence", "z")
    more = cells(2, "evidence", "a")
    found = sorted([more, event, evidence], key=chasing.in_order)
    assert found == [evidence, event, more]


def test_a_status_is_known_by_whoever_holds_it() -> None:
    """
    That a child is still looked after is the social care team's to say.
    """
    child = a_pupil(statuses=[Status("C1", "looked-after", D.replace(year=2016))])
    found = list(chased(decide(people=[an_adult(), child])))
    assert [each.holder for each in found if each.what.startswith("status ended")] == [
        "children's social care"
    ]


def test_nobody_holds_what_comes_with_the_days() -> None:
    """
    Six months that are not yet over are waited for, and nobody is asked.
    """
    found = list(chased(decide(attached_on=D.replace(month=5, day=2))))
    assert [each.holder for each in found if "too early" in each.what] == [
        "no one to ask: wait for the date"
    ]


def test_a_job_that_goes_on_needs_days_to_come() -> None:
    """
    A job not ended is told apart from one that was too short: nothing is wrong with it.
    """
    began = D.replace(month=5, day=4)
    off = Benefit("A1", "income-support", D.replace(year=2015), began - timedelta(1))

    def told(ended: date | None) -> list[str]:
        job = Employment("A1", began, ended, D)
        adult = an_adult(employment=[job], benefits=[off])
        needs = [Need("F1", "A1", "work", D), Need("F1", "", "crime", D)]
        found = decide(people=[adult, a_pupil()], needs=needs)
        return [each.what.rpartition("; ")[2] for each in chased(found)]

    assert told(None) == ["it would be met with 1 more day of the same work, confirmed"]
    assert told(D) == [
        "it would be met if a source confirms 1 more day among those that count"
    ]


@pytest.mark.parametrize("understood", [False, True])
def test_fewer_may_be_enough_where_one_test_lacks_several(
    understood: bool,  # noqa: FBT001 - a case
) -> None:
    """
    A check and what a word means: if the check finds little, the word does not matter.
    With the word known, the check of two sources takes both of them.
    """
    before = [Incident("F1", "C1", "asb", date(2016, 9, day)) for day in (1, 2, 3, 4)]
    row = Incident("F1", "C1", "word", date(2017, 9, 1), understood=understood)
    checks = [Check("F1", ("offence", "asb"), date(2016, 1, 1), D - timedelta(3), D)]
    needs = [Need("F1", "", "crime", D), Need("F1", "", "help", D)]
    people = [a_pupil(), an_adult()]
    rows = [*before, *([] if understood else [row])]
    found = decide(people=people, needs=needs, incidents=rows, checks=checks)
    evidence = [each for each in chase_lines(found) if each.kind is Kind.EVIDENCE]
    assert {each.fewer_may_do for each in evidence} == {not understood}
    numbers = {each.smallest_set for each in evidence}
    assert numbers == {3 if understood else 4}
    ends = [each.what.rpartition("; ")[2] for each in chased(found)]
    assert ("fewer than 4 may be enough" in ends) is not understood


def test_both_a_history_and_a_confirmation_are_needed() -> None:
    """
    Without either of them a job that goes on is never met: no fewer will do.
    """
    job = Employment("A1", date(2017, 1, 9))
    adult = an_adult(employment=[job])
    needs = [Need("F1", "A1", "work", D), Need("F1", "", "crime", D)]
    found = decide(people=[adult, a_pupil()], needs=needs)
    lines = [each for each in chase_lines(found) if each.smallest_set > 1]
    assert lines
    assert not [each for each in lines if each.fewer_may_do]


def test_a_day_that_joins_two_jobs_is_asked_for() -> None:
    """
    The longest run is 80 days short, and one day joins it to 97 days of another job.
    """
    second = D - timedelta(101)
    off = Benefit("A1", "income-support", D.replace(month=1), D.replace(month=3))
    jobs = [
        Employment("A1", second - timedelta(98), second - timedelta(2)),
        Employment("A1", second, D),
    ]
    adult = an_adult(employment=jobs, benefits=[off])
    needs = [Need("F1", "A1", "work", D), Need("F1", "", "crime", D)]
    found = decide(people=[adult, a_pupil()], needs=needs)
    assert [each.what.partition("; ")[2] for each in chased(found)] == [
        "it would be met if a source confirms 1 more day among those that count; with "
        "that, other days of work on file count too"
    ]


@pytest.mark.parametrize("on_file", [True, False])
def test_a_job_without_benefits_before_it_says_so(on_file: bool) -> None:  # noqa: FBT001 - a case
    """
    Where no out-of-work benefit is on file, days alone would not do.
    """
    began = D - timedelta(99)
    off = Benefit("A1", "income-support", D.replace(year=2015), began - timedelta(1))
    job = Employment("A1", began, None, D)
    adult = an_adult(employment=[job], benefits=[off] if on_file else [])
    found = decide(people=[adult, a_pupil()], needs=[Need("F1", "A1", "work", D)])
    (told,) = [each.what for each in chased(found) if "days of work" in each.what]
    assert ("; and no out-of-work benefit is on file" in told) is not on_file
    assert ("it would be met with 82 more days" in told) is on_file


@pytest.mark.parametrize("job", [True, False])
def test_work_of_which_nothing_is_on_file_is_asked_of_nobody(job: bool) -> None:  # noqa: FBT001 - a case
    """
    An adult without a job or benefit on file has nobody who could know of either.
    """
    jobs = [Employment("A1", D, None, D)] if job else []
    adult = an_adult(employment=jobs)
    rows = [sessions("C1", n, 120, 60) for n in range(3)]
    found = decide(people=[adult, a_pupil(attendance=rows)])
    (told,) = [each for each in chased(found) if "of work" in each.what]
    assert told.holder == (
        "the employer or DWP" if job else "no one to ask: no job or benefit is on file"
    )


def test_work_in_all_is_the_employers_or_dwps() -> None:
    """
    Each rule about work is asked of the employer or DWP, whatever its clause.
    """
    measure = Worked(181, 182, None, 181, 181, None, None)
    for rule in (
        EmployedWithin(CLAUSE, 26, 30, CountedFrom.ANY),
        EmployedConsecutively(CLAUSE, 26, 0, CountedFrom.ANY),
    ):
        rows = (Employment("A1", D),)
        subject, judged = a_family().subject, not_met(Reason.SHORT)
        finding = Finding(rule, subject, judged, measure, rows)
        assert holders_of(finding, BRADFORD) == (Holder.EMPLOYER,)


def test_a_count_of_domestic_abuse_is_not_chased() -> None:
    """
    Nobody is told to have fewer incidents of domestic abuse; the family is not hidden.
    """
    rows = [
        Incident("F1", "C1", "domestic-abuse", D.replace(year=year, month=9, day=day))
        for year, day in ((2016, 1), (2017, 1), (2017, 2))
    ]
    needs = [Need("F1", "", name, D) for name in ("domestic-abuse", "help")]
    found = list(chased(decide(incidents=rows, needs=needs, people=[a_pupil()])))
    assert [(each.holder, each.what) for each in found] == [
        ("no one to ask: pbr gives no advice on domestic abuse", "a count of incidents")
    ]


def test_a_finding_of_no_rule_is_the_key_workers() -> None:
    """
    That no result was claimed is no rule's finding.
    """
    decision = validate(Claim(a_family(), BRADFORD.before), BRADFORD)
    not_claimed: Any = decision.claimable.parts[-1]
    assert holders_of(not_claimed, BRADFORD) == (Holder.KEY_WORKER,)


def test_incidents_of_a_family_that_is_not_attached_are_the_key_workers() -> None:
    """
    Nothing was counted, so no kind has a holder: the key worker knows who joined when.
    """
    rule = NoneRecorded(
        CLAUSE, ("offence",), 6, Whose.FAMILY, leavers=Leavers.PASSED_OVER
    )
    finding = Finding(rule, a_family().subject, not_met(Reason.NOT_ATTACHED))
    assert holders_of(finding, BRADFORD) == (Holder.KEY_WORKER,)


def test_work_of_somebody_of_unknown_age_needs_the_birth_date() -> None:
    """
    Weeks of work count only of an adult: without a birth date they are not enough.
    """
    perhaps = Person([Stay("X1", "F1", None)], employment=[Employment("X1", D)])
    nobody_in_work = a_family(people=[an_adult(), a_pupil(), perhaps], incidents=[])
    lines = chased(validate(Claim(nobody_in_work, D), BRADFORD))
    about_work = {
        line.what.partition(",")[0]: line.smallest_set
        for line in lines
        if "employed consecutively" in line.what
    }
    assert about_work == {"A1": 1, "X1": 2}
    assert ("X1's date of birth", 2) in [
        (line.what, line.smallest_set) for line in lines
    ]


@pytest.mark.parametrize(
    ("kind", "needed"), [(AnyAdult, 2), (AnyChild, 2), (AnyMember, 1)]
)
def test_a_statement_about_somebody_of_unknown_age_may_need_the_birth_date(
    kind: type[AskedAlone], needed: int
) -> None:
    """
    Any one adult or child is enough, and of this person neither is known; that they are
    a member is.
    """
    stated = Stated(CLAUSE, "health", ("nurse",), 6, CountedFrom.ANY)
    result = evolve(BRADFORD.results[0], needs=(kind(CLAUSE, stated),))
    plan = evolve(BRADFORD, results=(result,))
    perhaps = Person([Stay("X1", "F1", None)])
    family = a_family(people=[an_adult(), a_pupil(), perhaps])
    lines = [
        (line.what.partition(",")[0], line.smallest_set)
        for line in chased(validate(Claim(family, D), plan))
        if line.what.startswith("X1")
    ]
    births = [("X1's date of birth", 2)] if needed == 2 else []
    assert lines == [("X1", needed), *births]


def test_work_of_somebody_who_must_be_an_adult_needs_no_birth_date() -> None:
    """
    Whoever worked in 1995 is no child: enough work is enough.
    """
    jobs = [Employment("X1", date(1995, 1, 1), date(1996, 1, 1)), Employment("X1", D)]
    worker = Person([Stay("X1", "F1", None)], employment=jobs)
    people = [an_adult(), a_pupil(attendance=[]), worker]
    family = a_family(people=people, incidents=[])
    lines = chased(validate(Claim(family, D), BRADFORD))
    (size,) = [line.smallest_set for line in lines if line.what.startswith("X1, empl")]
    assert size == 1


def test_what_can_only_turn_out_neutral_is_why_nothing_helps() -> None:
    """
    Where nothing else is paid for, a check of what cannot fall cannot help.
    """
    plan = evolve(BRADFORD, results=BRADFORD.results[:1])
    baby = Person([Stay("C1", "F1", date(2015, 5, 1))])
    family = a_family(
        people=[an_adult(), baby],
        incidents=[],
        needs=[Need("F1", "", "crime", D), Need("F1", "", "domestic-abuse", D)],
        checks=[
            Check(
                "F1",
                ("offence", "asb", "domestic-abuse"),
                date(2016, 1, 1),
                D - timedelta(1),
                D,
            )
        ],
    )
    decision = validate(Claim(family, D), plan)
    assert decision.verdict is UNDETERMINED
    (line,) = chased(decision)
    assert (line.kind, line.smallest_set) == ("none", 0)
    assert "at best it is not applicable" in line.what


def test_beside_attachment_nothing_is_asked_that_was_not_looked_at() -> None:
    """
    A family that is not attached lacks that, and what else the approach asks for.
    """
    lines = chased(decide(attached_on=None, key_worker=""))
    assert {line.what.partition(":")[0] for line in lines} == {
        "attached",
        "key worker named",
    }
    assert {(line.holder, line.smallest_set) for line in lines} == {
        ("the key worker", 2)
    }
