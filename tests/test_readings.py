"""
Each reading at its boundary: docs/explanation/readings.md names these tests.

A reading is a choice that the sources or the specification left open. The test shows a
family that the other reading would decide otherwise.
"""

from __future__ import annotations

import json
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from importlib import resources
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve

from benefits import off as off_benefits
from case_files import folder
from falls import BEFORE, SINCE, offence, with_falls
from flagged import MAY, a_house, a_member, a_plain_family, flags_of
from made import (
    BATH_2012,
    BATH_2015,
    BRADFORD,
    CAMBRIDGESHIRE,
    NOTTINGHAM,
    D,
    a_family,
    a_pupil,
    an_adult,
    sessions,
)
from pbr.assurance.answer_sheets import answer_sheet
from pbr.casefiles import read_cases
from pbr.caseload.across_families import flags_across, with_flags
from pbr.caseload.changes import first_difference
from pbr.caseload.key_workers import named_by_many
from pbr.caseload.stages import Stage, position
from pbr.claims import Claim, Decision, validate
from pbr.exceptions import Contradiction, DataError, PlanError
from pbr.findings import (
    Attended,
    Clause,
    Finding,
    NeedsConfirmation,
    Reason,
    Scored,
    Standing,
    Worked,
    findings,
)
from pbr.flags import FlagKind
from pbr.money.accounts import account
from pbr.money.dues import Kind, due
from pbr.money.phase_one import Release, YearTwo, funding, paid_for
from pbr.money.quarters import Quarter
from pbr.periods import Period
from pbr.plans import Plan, load_plan
from pbr.plans.plan import MeasureOf
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
from pbr.register.database import AlreadyEntered, Register
from pbr.rules import Rule
from pbr.rules.absence import AbsenceBelow
from pbr.rules.asked_alone import AnyAdult, EachChild
from pbr.rules.attendance import AttendedEachTerm, AttendedOverall
from pbr.rules.combined import Combined
from pbr.rules.completed import Completed
from pbr.rules.eligibility import NeedsIdentified
from pbr.rules.employment import EmployedConsecutively, EmployedWithin
from pbr.rules.exclusions import FewerThanOverMonths
from pbr.rules.held import StatusHeld
from pbr.rules.incidents import IncidentsReduced, NoneRecorded
from pbr.rules.parts.needs import NeedOf
from pbr.rules.parts.scores import Tools
from pbr.rules.parts.words import (
    Baseline,
    BenefitSince,
    CountedFrom,
    Counting,
    Leavers,
    Starters,
    Until,
    Whom,
    Whose,
)
from pbr.rules.person_with_the_need import PersonWithTheNeed
from pbr.rules.progress import Stated
from pbr.rules.status import Enrolled, StatusEnded
from pbr.school import Term, TermPart
from pbr.shares import Below, Fall, Share
from pbr.shortfall.margins import close_calls, margin_of
from pbr.testing import comfortable
from pbr.testing.reference import verdict as by_reference
from pbr.timeline.assumptions import Assume, NoMoreRecorded, assumed_of
from pbr.timeline.deadlines import last_starts
from pbr.timeline.outlook import Outlook, outlook_of_each
from pbr.timeline.stretches import timeline
from pbr.verdicts import (
    FIRST_OTHERWISE,
    MET,
    NOT_APPLICABLE,
    NOT_MET,
    UNDETERMINED,
    Verdict,
)
from pbr.weights import Weight
from running import run
from scoring import DOWN, UP, improved
from worked import CASES, Case

CLAUSE = Clause("no document", "0", "invented", Standing.ASSUMED)
JOB_BEGAN = date(2017, 5, 3)


def verdict_of(rule: Rule, family: Family, on: date = D) -> Verdict:
    """What a rule says of a family."""
    return rule.examine(family, on).verdict


def decided(family: Family, plan: Plan = BRADFORD, on: date = D) -> Decision:
    """What is decided of a family's claim."""
    return validate(Claim(family, on), plan)


def attended(share: str, terms: int = 3, *, overall: bool = False) -> Rule:
    """Attendance over some terms, all absence counting."""
    kind = AttendedOverall if overall else AttendedEachTerm
    return kind(
        CLAUSE,
        Share.parse(share),
        terms,
        Counting.ALL_ABSENCE,
        Starters.WAIT,
        CountedFrom.ANY,
    )


def taught_in(*returns: Attendance) -> Family:
    """A family whose pupil has these returns."""
    return a_family(people=[an_adult(), a_pupil(attendance=returns)])


def reduced(by: str, *, whose: Whose = Whose.FAMILY) -> Rule:
    """A fall in six months of anti-social behaviour."""
    return IncidentsReduced(
        CLAUSE,
        ("asb",),
        Fall.parse(by),
        6,
        whose,
        Baseline.BEFORE_ATTACHMENT,
        leavers=Leavers.PASSED_OVER,
    )


def with_incidents(before: int, after: int, **changes: Any) -> Family:
    """A family with so much anti-social behaviour before and since."""
    first, second = date(2016, 9, 1), date(2017, 6, 1)
    incidents = [
        Incident("F1", "", "asb", start + timedelta(days=day))
        for start, number in ((first, before), (second, after))
        for day in range(number)
    ]
    return a_family(incidents=incidents, **changes)


def in_work(*jobs: Employment, off: date | None = None, **changes: Any) -> Family:
    """A family with an adult in these jobs, and on a benefit from a day."""
    spells = [] if off is None else [Benefit("A1", "income-support", off, off)]
    adult = an_adult(employment=jobs, benefits=spells)
    return a_family(people=[adult, a_pupil()], **changes)


def a_job(first: date, last: date, **changes: Any) -> Employment:
    """A job that has ended."""
    return Employment("A1", first, last, **changes)


def worked(weeks: int = 26, **changes: Any) -> Rule:
    """So many weeks of work in a row, counted from any day."""
    fields = {"gap_days": 0, "counted_from": CountedFrom.ANY}
    return EmployedConsecutively(CLAUSE, weeks, **{**fields, **changes})


# What the rules say "We read …" of.


def test_each_term_or_overall() -> None:
    """95%, 95% and 82% fail term by term, and pass over the three terms together."""
    terms = [
        sessions("C1", season, 100, missed) for season, missed in enumerate((5, 5, 18))
    ]
    family = a_family(people=[an_adult(), a_pupil(attendance=terms)])
    assert verdict_of(attended("at least 90%"), family) is NOT_MET
    assert verdict_of(attended("at least 90%", overall=True), family) is MET


@pytest.mark.parametrize(("missed", "verdict"), [(44, MET), (45, NOT_MET)])
def test_exactly_15_percent_absent(missed: int, verdict: Verdict) -> None:
    """45 of 300 sessions are exactly 15%, which is not below 15%."""
    rule = AbsenceBelow(
        CLAUSE,
        Below.parse("15%"),
        3,
        Counting.UNAUTHORISED_ABSENCE,
        Starters.WAIT,
        CountedFrom.ANY,
    )
    terms = [
        sessions("C1", 0, 100, missed),
        *(sessions("C1", n, 100, 0) for n in (1, 2)),
    ]
    family = a_family(people=[an_adult(), a_pupil(attendance=terms)])
    assert verdict_of(rule, family) is verdict


@pytest.mark.parametrize(("days", "verdict"), [(181, NOT_MET), (182, MET)])
def test_what_a_week_is(days: int, verdict: Verdict) -> None:
    """26 weeks are 182 days in a row, whatever days of the week were worked."""
    last = JOB_BEGAN + timedelta(days=days - 1)
    assert verdict_of(worked(), in_work(a_job(JOB_BEGAN, last))) is verdict


@pytest.mark.parametrize(
    ("off", "verdict"), [(date(2017, 5, 2), MET), (date(2017, 5, 3), NOT_MET)]
)
def test_a_benefit_that_began_before_the_run(off: date, verdict: Verdict) -> None:
    """A benefit on the very day the 182 days begin did not begin before them."""
    rule = worked(**off_benefits("income-support"))
    assert verdict_of(rule, in_work(a_job(JOB_BEGAN, D), off=off)) is verdict


@pytest.mark.parametrize(
    ("attached", "verdict"),
    [(date(2017, 5, 2), MET), (date(2017, 5, 3), NOT_MET), (None, NOT_MET)],
)
def test_a_benefit_that_ended_before_attachment(
    attached: date | None, verdict: Verdict
) -> None:
    """Off on 2 May and in work from the 3rd: in time if attached on the 2nd."""
    jsa = off_benefits("income-support", since=BenefitSince.ATTACHMENT)
    family = in_work(a_job(JOB_BEGAN, D))
    adult = family.person("A1")
    assert adult is not None
    last = JOB_BEGAN - timedelta(days=1)
    benefit = Benefit("A1", "income-support", last - timedelta(days=99), last)
    people = [evolve(adult, benefits=(benefit,))]
    known = evolve(family, people=people, attached_on=attached)
    found = worked(**jsa).examine(known, D)
    assert found.verdict is verdict
    reasons = [each.reason for each in findings(found)]
    assert (Reason.NOT_ATTACHED in reasons) is (attached is None)
    assert verdict_of(worked(**off_benefits("income-support")), known) is MET


@pytest.mark.parametrize(
    ("attached", "verdict"),
    [(date(2017, 5, 2), UNDETERMINED), (date(2017, 5, 3), NOT_MET)],
)
def test_a_history_that_could_not_help(attached: date, verdict: Verdict) -> None:
    """In work from 3 May, the first of 182 days, with no benefit on file."""
    jsa = off_benefits("income-support", since=BenefitSince.ATTACHMENT)
    family = evolve(in_work(a_job(JOB_BEGAN, D)), attached_on=attached)
    trail = worked(**jsa).examine(family, D)
    (found,) = [each for each in findings(trail) if each.subject.id == "A1"]
    assert found.verdict is verdict
    assert isinstance(found.quantity, Worked)
    assert found.quantity.days == (182 if verdict is UNDETERMINED else 181)


@pytest.mark.parametrize(("days_ago", "verdict"), [(182, MET), (181, NOT_MET)])
def test_a_benefit_in_the_middle_of_a_run(days_ago: int, verdict: Verdict) -> None:
    """With a gap allowed, the 182 days that follow the benefit's first are enough."""
    rule = worked(gap_days=1, **off_benefits("income-support"))
    job = a_job(D - timedelta(days=199), D)
    family = in_work(job, off=D - timedelta(days=days_ago))
    assert verdict_of(rule, family) is verdict


@pytest.mark.parametrize(
    ("before", "after", "verdict"),
    [(3, 2, MET), (3, 3, NOT_MET), (100, 67, MET), (100, 68, NOT_MET)],
)
def test_33_percent_or_a_third(before: int, after: int, verdict: Verdict) -> None:
    """100 may become 67, though that is less than a third down."""
    assert verdict_of(reduced("33%"), with_incidents(before, after)) is verdict


@pytest.mark.parametrize(
    ("asked_from", "verdict"),
    [(date(2017, 5, 1), NOT_APPLICABLE), (date(2017, 5, 2), UNDETERMINED)],
)
def test_none_on_record_soon_after_attachment(
    asked_from: date, verdict: Verdict
) -> None:
    """Attached in August: the six months up to 31 October begin on 1 May."""
    check = Check("F1", ("child-in-need",), asked_from, D, D)
    changes: Any = {"attached_on": date(2017, 8, 1), "checks": [check]}
    rule = StatusEnded(CLAUSE, ("child-in-need",), 6, Leavers.COUNTED)
    assert verdict_of(rule, a_family(**changes)) is verdict
    hidden = Status("C1", "child-in-need", date(2017, 5, 1), date(2017, 5, 1))
    people = [an_adult(), a_pupil(statuses=[hidden])]
    assert verdict_of(rule, a_family(people=people, **changes)) is NOT_MET


@pytest.mark.parametrize(
    ("leavers", "ended", "verdict"),
    [
        (Leavers.PASSED_OVER, D, MET),
        (Leavers.PASSED_OVER, None, NOT_APPLICABLE),
        (Leavers.COUNTED, D, NOT_MET),
        (Leavers.COUNTED, None, NOT_MET),
    ],
)
def test_a_status_that_ended_after_its_person_left(
    leavers: Leavers, ended: date | None, verdict: Verdict
) -> None:
    """The child left in April, and the plan ended on the day of the claim, or not."""
    stay = Stay("C2", "F1", date(2008, 5, 1), None, date(2017, 4, 30))
    spell = Status("C2", "child-in-need", date(2017, 2, 1), ended)
    left = Person([stay], statuses=[spell])
    family = a_family(people=[an_adult(), a_pupil(), left])
    rule = StatusEnded(CLAUSE, ("child-in-need",), 6, leavers)
    assert verdict_of(rule, family) is verdict


@pytest.mark.parametrize(
    ("ended", "verdict"), [(date(2017, 1, 8), NOT_APPLICABLE), (date(2017, 1, 9), MET)]
)
def test_a_status_that_ended_before_attachment(ended: date, verdict: Verdict) -> None:
    """A plan that ended the day before attachment is nothing the programme ended."""
    spell = Status("C1", "child-in-need", date(2016, 6, 1), ended)
    family = a_family(people=[an_adult(), a_pupil(statuses=[spell])])
    assert (
        verdict_of(
            StatusEnded(CLAUSE, ("child-in-need",), 6, leavers=Leavers.PASSED_OVER),
            family,
        )
        is verdict
    )


@pytest.mark.parametrize(
    ("covers_from", "verdict"),
    [(date(2017, 1, 9), MET), (date(2017, 1, 10), UNDETERMINED)],
)
def test_completed_without_breach(covers_from: date, verdict: Verdict) -> None:
    """That nothing was breached needs a check of every day since attachment."""
    order = Status("C1", "youth-order", date(2017, 1, 1), date(2017, 6, 1), "completed")
    family = a_family(
        people=[an_adult(), a_pupil(statuses=[order])],
        checks=[Check("F1", ("youth-order",), covers_from, D, D)],
    )
    assert verdict_of(Completed(CLAUSE, "youth-order"), family) is verdict


@pytest.mark.parametrize(
    ("scored", "verdict"), [(date(2017, 5, 1), MET), (date(2017, 5, 2), NOT_MET)]
)
def test_a_score_that_has_been_sustained(scored: date, verdict: Verdict) -> None:
    """The score that stood on the first of the six months, 1 May, must be better."""
    scores = [
        Score("F1", "", "star", "health", on, Fraction(score))
        for on, score in ((date(2017, 1, 9), 4), (scored, 6))
    ]
    rule = improved(months=6)
    assert verdict_of(rule, a_family(scores=scores)) is verdict


@pytest.mark.parametrize(
    ("in_between", "months", "verdict"),
    [(8, 6, NOT_MET), (7, 6, MET), (8, 0, MET)],
)
def test_worse_by_another_tool_in_the_sustained_months(
    in_between: int, months: int, verdict: Verdict
) -> None:
    """Worse by another tool on one day of the months, and back again, is worse."""
    figures = {
        "star": ((date(2017, 1, 9), 4), (date(2017, 4, 1), 6)),
        "strain": (
            (date(2017, 1, 9), 7),
            (date(2017, 7, 1), in_between),
            (date(2017, 7, 2), 7),
        ),
    }
    scores = [
        Score("F1", "A1", tool, "health", on, Fraction(score))
        for tool, given in figures.items()
        for on, score in given
    ]
    rule = improved(Tools({"star": UP, "strain": DOWN}), months=months)
    assert verdict_of(rule, a_family(scores=scores)) is verdict


@pytest.mark.parametrize(("whom", "verdict"), [("", MET), ("A1", NOT_MET)])
def test_scores_that_name_nobody(whom: str, verdict: Verdict) -> None:
    """The family's scores take nothing from a member's; the same member's do."""
    scores = [
        Score("F1", who, tool, "health", on, Fraction(score))
        for who, tool, both in (("A1", "star", (4, 6)), (whom, "strain", (7, 8)))
        for on, score in zip((date(2017, 1, 9), date(2017, 9, 1)), both, strict=True)
    ]
    rule = improved(Tools({"star": UP, "strain": DOWN}))
    assert verdict_of(rule, a_family(scores=scores)) is verdict


def statement_about(whom: str) -> Statement:
    """A lead professional's statement about somebody's health, on the day."""
    return Statement("F1", whom, "health", D, "lead-professional")


STATED = Stated(CLAUSE, "health", ("lead-professional",), 6, CountedFrom.ANY)
OF_THE_NEED = PersonWithTheNeed(CLAUSE, STATED, "health")


@pytest.mark.parametrize(
    ("problem", "verdict"), [("health", MET), ("crime", NOT_APPLICABLE)]
)
def test_a_measure_without_its_need(problem: str, verdict: Verdict) -> None:
    """Asked whatever the needs, the measure of health asks nobody where none is of it."""
    need = Need("F1", "C1", problem, D)
    family = a_family(needs=[need], statements=[statement_about("C1")])
    measures = tuple(
        [
            evolve(each, test=OF_THE_NEED) if each.problem == "health" else each
            for each in BRADFORD.measures
        ]
    )
    progress, employment = BRADFORD.results
    asks = evolve(progress, needs=(MeasureOf("health"),))
    plan = evolve(BRADFORD, measures=measures, results=(asks, employment))
    result, _ = decided(family, plan).evidenced.parts
    assert result.verdict is verdict


def test_a_need_of_somebody_unknown() -> None:
    """Another's statement does not meet the need of somebody who has no row."""
    family = a_family(
        needs=[Need("F1", "X9", "health", D)], statements=[statement_about("A1")]
    )
    assert verdict_of(OF_THE_NEED, family) is NOT_MET


@pytest.mark.parametrize(("whom", "verdict"), [("", UNDETERMINED), ("A1", MET)])
def test_a_score_that_names_nobody_of_an_adult_alone(
    whom: str, verdict: Verdict
) -> None:
    """Of any adult alone, a later score that names nobody may be that adult's."""
    scores = [
        Score("F1", who, "star", "health", on, Fraction(score))
        for who, on, score in (
            ("A1", date(2017, 2, 1), 3),
            (whom, date(2017, 9, 1), 5),
        )
    ]
    rule = AnyAdult(CLAUSE, improved())
    assert verdict_of(rule, a_family(scores=scores)) is verdict


BORN = date(2017, 7, 1)


def of_a_baby(born: date | None, **rows: Any) -> Family:
    """A family with one child: born on a day, or nobody knows when."""
    people = [Person([Stay("C1", "F1", born)])]
    return a_family(people=people, incidents=[], needs=[], **rows)


@pytest.mark.parametrize(
    ("born", "days", "verdict"),
    [
        (BORN, 300, UNDETERMINED),
        (BORN, 301, NOT_MET),
        (None, 300, UNDETERMINED),
        (None, 301, UNDETERMINED),
    ],
)
def test_a_statement_that_names_nobody_may_be_of_the_unborn(
    born: date | None, days: int, verdict: Verdict
) -> None:
    """Made no more than 300 days before birth, it may be about the child."""
    on = BORN - timedelta(days=days)
    made = Statement("F1", "", "help", on, "nurse")
    family = of_a_baby(born, statements=[made])
    rule = EachChild(CLAUSE, Stated(CLAUSE, "help", ("nurse",), 18, CountedFrom.ANY))
    assert verdict_of(rule, family) is verdict
    assert by_reference(rule, family, D) is verdict


@pytest.mark.parametrize(("days", "verdict"), [(300, UNDETERMINED), (301, MET)])
def test_a_score_that_names_nobody_may_be_of_the_unborn(
    days: int, verdict: Verdict
) -> None:
    """Then it counts from birth, though it was given before attachment."""
    scores = [
        Score("F1", who, "star", "health", on, Fraction(score))
        for who, on, score in (
            ("", BORN - timedelta(days=days), 5),
            ("C1", BORN + timedelta(days=1), 3),
            ("C1", BORN + timedelta(days=2), 5),
        )
    ]
    rule = EachChild(CLAUSE, improved())
    assert scores[0].scored_on < date(2017, 1, 9)
    family = of_a_baby(BORN, scores=scores)
    assert verdict_of(rule, family) is verdict
    assert by_reference(rule, family, D) is verdict


@pytest.mark.parametrize(
    ("born", "verdict"),
    [(None, MET), (date(2008, 3, 14), MET), (date(2014, 5, 1), NOT_APPLICABLE)],
)
def test_the_second_of_two_tests_is_enough_while_the_first_is_open(
    born: date | None, verdict: Verdict
) -> None:
    """A child is not known to be of school age, is, or is too young for it."""
    attended = AttendedEachTerm(
        CLAUSE,
        Share.parse("at least 90%"),
        1,
        Counting.ALL_ABSENCE,
        Starters.TERMS_SO_FAR,
        CountedFrom.ANY,
    )
    stated = Stated(CLAUSE, "help", ("nurse",), 18, CountedFrom.ANY)
    rule = Combined(CLAUSE, FIRST_OTHERWISE, (attended, stated))
    family = a_family(
        people=[Person([Stay("C1", "F1", born)])],
        incidents=[],
        statements=[Statement("F1", "C1", "help", D, "nurse")],
    )
    assert verdict_of(rule, family) is verdict
    assert by_reference(rule, family, D) is verdict


@pytest.mark.parametrize(
    ("leavers", "verdict"), [(Leavers.PASSED_OVER, MET), (Leavers.COUNTED, NOT_MET)]
)
def test_a_person_with_the_need_who_left(leavers: Leavers, verdict: Verdict) -> None:
    """An incident since the person left counts as the plan says of leavers."""
    left = Stay("A1", "F1", date(1985, 5, 1), left_on=date(2017, 3, 1))
    family = a_family(
        people=[Person([left])],
        needs=[Need("F1", "A1", "crime", D)],
        incidents=[Incident("F1", "A1", "asb", D, "police")],
    )
    rule = NoneRecorded(CLAUSE, ("asb",), 6, Whose.FAMILY, leavers)
    assert verdict_of(PersonWithTheNeed(CLAUSE, rule), family) is verdict


@pytest.mark.parametrize(("number", "verdict"), [(8, NOT_MET), (9, UNDETERMINED)])
def test_nine_scores_that_name_nobody(number: int, verdict: Verdict) -> None:
    """Nine scores that are all alike are not tried in every way; eight are."""
    scores = [
        Score("F1", "", "star", "health", date(2017, 2, 1 + day), Fraction(3))
        for day in range(number)
    ]
    family = a_family(needs=[Need("F1", "C1", "health", D)], scores=scores)
    assert verdict_of(PersonWithTheNeed(CLAUSE, improved()), family) is verdict


# Where the sources disagree.


@pytest.mark.parametrize(
    ("share", "verdict"), [("at least 90%", MET), ("more than 90%", NOT_MET)]
)
def test_90_percent_or_over_90_percent(share: str, verdict: Verdict) -> None:
    """A child at exactly 90% is the only one whom the two readings part."""
    assert verdict_of(attended(share), a_family()) is verdict


def test_each_child_or_an_average() -> None:
    """A child at 85% fails, whatever a brother's 97% would make of the average."""
    poor = [sessions("C1", season, 100, 15) for season in range(3)]
    good = [sessions("C2", season, 100, 3) for season in range(3)]
    people = [an_adult(), a_pupil(attendance=poor), a_pupil("C2", attendance=good)]
    for plan in (BRADFORD, BATH_2015):
        assert plan.asked is not None
        assert verdict_of(plan.asked, a_family(people=people)) is NOT_MET


@pytest.mark.parametrize(("by", "verdict"), [("33%", MET), ("60%", NOT_MET)])
def test_33_percent_or_60_percent(by: str, verdict: Verdict) -> None:
    """A fall of anti-social behaviour from 5 to 3 is 40%."""
    assert verdict_of(reduced(by), with_incidents(5, 3)) is verdict


@pytest.mark.parametrize(("weeks", "verdict"), [(13, MET), (26, NOT_MET)])
def test_13_weeks_or_26(weeks: int, verdict: Verdict) -> None:
    """A job of 13 weeks is half of what Bradford asks."""
    job = a_job(JOB_BEGAN, JOB_BEGAN + timedelta(days=90))
    assert verdict_of(worked(weeks), in_work(job)) is verdict


def test_weeks_in_a_row_or_in_all() -> None:
    """Two jobs of 13 weeks with a week between them are never 26 weeks in a row."""
    first = a_job(JOB_BEGAN, JOB_BEGAN + timedelta(days=90))
    began = JOB_BEGAN + timedelta(days=98)
    jobs = in_work(first, a_job(began, began + timedelta(days=90)))
    on = date(2017, 12, 1)
    assert verdict_of(worked(), jobs, on) is NOT_MET
    within = EmployedWithin(CLAUSE, 26, 30, CountedFrom.ANY)
    assert verdict_of(within, jobs, on) is MET


def test_half_of_the_money_by_results() -> None:
    """A result pays the national amount of the year, which is never half."""
    days = (date(2013, 3, 31), date(2014, 3, 31), date(2015, 3, 31))
    paid = [BATH_2012.amount_of("continuous-employment", day).pounds for day in days]
    assert [str(pounds) for pounds in paid] == ["800.00", "1600.00", "2400.00"]


def test_2000_pounds_or_1800() -> None:
    """From 2015 a family brings £1,000 and £800."""
    fee = BATH_2015.attachment_fees[0].pounds
    paid = BATH_2015.amount_of("progress", D).pounds
    assert fee + paid == Decimal("1800.00")


def test_one_family_in_six() -> None:
    """Nottingham's one in six stays a note, and takes nothing off a claim."""
    assert any("One family in six" in note.says for note in NOTTINGHAM.notes)


def test_one_family_in_six_off_all_the_money() -> None:
    """Beyond five sixths neither fee nor result is paid; the account shows both."""
    families = [a_family(family_id=f"F{number}") for number in range(6)]
    found = account([decided(family) for family in families], paid_for(6))
    assert [each.family_id for each in found.beyond] == ["F5", "F5"]
    assert [each.kind for each in found.beyond] == [Kind.FEE, Kind.RESULT]


def test_1124_households_or_1140() -> None:
    """Nottingham's sheet and its update stay side by side in the plan."""
    said = [each.says + each.against for each in NOTTINGHAM.contradictions]
    assert any("1,124" in each and "1,140" in each for each in said)


@pytest.mark.parametrize(
    ("on", "verdict"), [(date(2014, 8, 31), NOT_MET), (date(2014, 9, 1), MET)]
)
def test_2014_or_april_2015(on: date, verdict: Verdict) -> None:
    """Bradford's plan is in force from September 2014; Cambridgeshire's from 2015."""
    claimable = decided(a_family(), on=on).claimable
    assert claimable.verdict is verdict
    assert decided(a_family(), CAMBRIDGESHIRE, on).claimable.verdict is NOT_MET


# What the specification leaves open, or settles where no source does.


@pytest.mark.parametrize(
    ("on", "verdict"), [(D, NOT_MET), (D + timedelta(days=1), MET)]
)
def test_one_result_for_a_family(on: date, verdict: Verdict) -> None:
    """A result claimed by the day, of whatever kind, blocks a further one."""
    family = a_family(claims=[EarlierClaim("F1", "anything", on)])
    assert decided(family).verdict is verdict


@pytest.mark.parametrize(
    ("adult", "verdict"), [(True, NOT_MET), (False, NOT_APPLICABLE)]
)
def test_a_claim_whose_needs_are_all_neutral(adult: bool, verdict: Verdict) -> None:  # noqa: FBT001 - which
    """With an adult, employment is asked and not met; without one, nothing is asked."""
    mother = date(1999, 11, 1) if not adult else date(1985, 5, 1)
    people = [
        an_adult(stays=[Stay("A1", "F1", mother)]),
        a_pupil(stays=[Stay("C1", "F1", date(2016, 5, 1))], attendance=()),
    ]
    needs = [Need("F1", "", each, date(2017, 1, 9)) for each in ("crime", "help")]
    family = a_family(people=people, incidents=(), needs=needs)
    assert decided(family).verdict is verdict


def test_nothing_to_reduce() -> None:
    """None before and none since is neutral: it is no pass, and no bar."""
    assert verdict_of(reduced("33%"), with_incidents(0, 0)) is NOT_APPLICABLE
    assert verdict_of(reduced("33%"), with_incidents(0, 1)) is NOT_MET


def test_neutral_needs_beside_attendance_that_is_met() -> None:
    """Attendance, asked of every family, is something shown: the claim is met."""
    decision = decided(with_incidents(0, 0))
    progress = decision.evidenced.parts[0]
    told = [part.verdict for part in progress.parts]  # type: ignore[union-attr]
    assert told == [MET, NOT_APPLICABLE]
    assert (decision.verdict, str(decision.amount)) == (MET, "800.00")


@pytest.mark.parametrize(
    ("left", "verdict"), [(D - timedelta(days=1), MET), (D, NOT_MET)]
)
def test_who_is_a_pupil(left: date, verdict: Verdict) -> None:
    """A child who left the household the day before is not asked; on the day, is."""
    poor = [sessions("C2", season, 100, 50) for season in range(3)]
    stay = Stay("C2", "F1", date(2008, 5, 1), None, left)
    people = [an_adult(), a_pupil(), a_pupil("C2", stays=[stay], attendance=poor)]
    assert verdict_of(attended("at least 90%"), a_family(people=people)) is verdict


@pytest.mark.parametrize(("missed", "verdict"), [(36, UNDETERMINED), (37, NOT_MET)])
def test_how_many_sessions_a_missing_term_might_have(
    missed: int, verdict: Verdict
) -> None:
    """A third term may have 160 sessions, all attended, and no more."""
    terms = [sessions("C1", 0, 100, missed), sessions("C1", 1, 100, 0)]
    family = a_family(people=[an_adult(), a_pupil(attendance=terms)])
    assert verdict_of(attended("at least 90%", overall=True), family) is verdict
    assert verdict_of(attended("at least 100%", overall=True), family) is NOT_MET
    assert verdict_of(attended("at least 90%"), family) is NOT_MET


@pytest.mark.parametrize(("missed", "verdict"), [(16, UNDETERMINED), (17, NOT_MET)])
def test_a_half_that_settles_its_term(missed: int, verdict: Verdict) -> None:
    """A tenth of 160 sessions may be missed: 16 in one half, and not 17."""
    half = evolve(sessions("C1", 2, 60, missed), half=1)
    assert verdict_of(attended("at least 90%", 1), taught_in(half)) is verdict


@pytest.mark.parametrize(
    ("outcome", "understood", "verdict"),
    [
        ("completed", True, MET),
        ("revoked-early", True, NOT_MET),
        ("revoked-early", False, UNDETERMINED),
    ],
)
def test_an_outcome_that_is_not_understood(
    outcome: str,
    understood: bool,  # noqa: FBT001 - what is tried
    verdict: Verdict,
) -> None:
    """The only order ended with a word that may mean completed."""
    order = Status("C1", "youth-order", date(2017, 1, 1), D, outcome)
    order = evolve(order, outcome_understood=understood)
    family = a_family(people=[an_adult(), a_pupil(statuses=[order])])
    check = Check("F1", ("youth-order",), date(2010, 1, 1), D, D)
    rule = Completed(CLAUSE, "youth-order")
    assert verdict_of(rule, evolve(family, checks=[check])) is verdict


@pytest.mark.parametrize("outcome", ["", "completed", "became-looked-after"])
@pytest.mark.parametrize(("days", "verdict"), [(-1, MET), (0, NOT_MET)])
def test_a_status_that_ended_has_ended_whatever_its_outcome(
    outcome: str, days: int, verdict: Verdict
) -> None:
    """Ended on the day before the last six months begin, or on the first of them."""
    ended = date(2017, 5, 1) + timedelta(days)
    row = Status("C1", "child-in-need", date(2017, 2, 1), ended, outcome)
    child = a_pupil(statuses=[evolve(row, outcome_understood=outcome == "completed")])
    rule = StatusEnded(CLAUSE, ("child-in-need",), 6, leavers=Leavers.PASSED_OVER)
    assert verdict_of(rule, a_family(people=[an_adult(), child])) is verdict


@pytest.mark.parametrize(
    ("day", "verdict"), [(date(2017, 6, 1), MET), (date(2017, 6, 2), UNDETERMINED)]
)
def test_an_incident_that_names_nobody_of_a_child_alone(
    day: date, verdict: Verdict
) -> None:
    """It may be the child's from the day on which the child joined."""
    child = Person([Stay("C1", "F1", date(2008, 5, 1), date(2017, 6, 2))])
    check = Check("F1", ("asb",), date(2010, 1, 1), D, D)
    incidents = [Incident("F1", "", "asb", day)]
    family = a_family(people=[an_adult(), child], incidents=incidents, checks=[check])
    none = NoneRecorded(CLAUSE, ("asb",), 6, Whose.FAMILY, Leavers.PASSED_OVER)
    assert verdict_of(EachChild(CLAUSE, none), family) is verdict


@pytest.mark.parametrize(
    ("since", "days", "verdict"),
    [
        (CountedFrom.ATTACHMENT, 0, MET),
        (CountedFrom.ATTACHMENT, 1, NOT_MET),
        (CountedFrom.ANY, 1, MET),
    ],
)
def test_a_statement_of_the_day_of_attachment(
    since: CountedFrom, days: int, verdict: Verdict
) -> None:
    """A statement counts from the day of attachment on."""
    made = Statement("F1", "A1", "health", D - timedelta(days), "teacher")
    family = a_family(attached_on=D, statements=[made])
    assert (
        verdict_of(Stated(CLAUSE, "health", ("teacher",), 6, since), family) is verdict
    )


def test_a_half_with_nothing_possible() -> None:
    """A half of zeros is not on record, and the other does not show the term."""
    halves = [
        evolve(sessions("C1", 2, possible, 0), half=half)
        for half, possible in ((1, 60), (2, 0))
    ]
    assert verdict_of(attended("at least 90%", 1), taught_in(*halves)) is UNDETERMINED
    halves[1] = evolve(halves[1], possible=1)
    assert verdict_of(attended("at least 90%", 1), taught_in(*halves)) is MET


def test_two_returns_that_come_to_the_same() -> None:
    """Of 108 of 120 and 117 of 130, the trail shows the one of more sessions."""
    returns = [sessions("C1", 2, 120, 12), sessions("C1", 2, 130, 13)]
    trail = attended("at least 90%", 1).examine(taught_in(*returns), D)
    (found,) = [each for each in findings(trail) if each.subject.id == "C1"]
    assert found.quantity == Attended(117, 130, 117)
    assert found.verdict is MET


@pytest.mark.parametrize(
    ("hours", "verdict"),
    [(None, NOT_MET), (Fraction(31, 2), NOT_MET), (Fraction(16), MET)],
)
def test_hours_that_are_not_stated(hours: Fraction | None, verdict: Verdict) -> None:
    """Where 16 hours are asked, a job with no hours on record does not count."""
    job = a_job(JOB_BEGAN, D, hours_per_week=hours)
    assert verdict_of(worked(hours_at_least=Fraction(16)), in_work(job)) is verdict


@pytest.mark.parametrize(
    ("on", "verdict"), [(date(2017, 10, 30), NOT_MET), (date(2019, 1, 1), MET)]
)
def test_work_that_has_stopped(on: date, verdict: Verdict) -> None:
    """26 weeks in a row that ended long ago are still 26 weeks in a row."""
    assert verdict_of(worked(), in_work(a_job(JOB_BEGAN, D)), on) is verdict


def test_a_day_outside_the_plan() -> None:
    """Outside the plan's life the nearest measures are shown, and nothing is paid."""
    decision = decided(a_family(), on=date(2021, 1, 1))
    assert decision.verdict is NOT_MET
    assert len(decision.evidenced.parts) == len(BRADFORD.results)


@pytest.mark.parametrize(("problem", "count"), [("abuse/high", 1), ("crime", 2)])
def test_kinds_of_one_problem(problem: str, count: int) -> None:
    """Two kinds of one headline problem are one problem to eligibility."""
    needs = [Need("F1", "", each, date(2017, 1, 9)) for each in (problem, "abuse/low")]
    for asked in (1, 2):
        rule = NeedsIdentified(CLAUSE, asked, ("abuse", "crime"))
        expected = MET if asked <= count else NOT_MET
        assert verdict_of(rule, a_family(needs=needs)) is expected


def test_a_need_of_someone_who_is_not_a_member() -> None:
    """A need that names someone who was never in the family is the family's."""
    needs = [Need("F1", "X9", each, date(2017, 1, 9)) for each in ("crime", "help")]
    assert decided(a_family(needs=needs)).verdict is MET


def test_two_results_that_pay_the_same() -> None:
    """Where progress and employment are both met, the first in the plan is paid."""
    family = in_work(a_job(JOB_BEGAN, D), off=date(2017, 5, 2))
    decision = decided(family)
    assert (decision.result, str(decision.amount)) == ("progress", "800.00")
    assert [part.verdict for part in decision.evidenced.parts] == [MET, MET]


@pytest.mark.parametrize(
    ("attached", "fee"), [(date(2013, 3, 31), "3200.00"), (date(2013, 4, 1), "2400.00")]
)
def test_which_day_sets_the_money(attached: date, fee: str) -> None:
    """The fee goes by the day of attachment, and not by that of the claim."""
    needs = [Need("F1", "", each, attached) for each in ("crime", "school", "work")]
    family = evolve(
        a_family(),
        attached_on=attached,
        assessed_on=attached,
        planned_on=attached,
        needs=needs,
    )
    assert str(decided(family, BATH_2012, date(2014, 6, 1)).attachment_fee) == fee


def test_days_on_which_nobody_could_be_counted() -> None:
    """A family of adults that was never checked is undetermined about its children."""
    rule = NoneRecorded(
        CLAUSE, ("asb",), 6, Whose.CHILDREN, leavers=Leavers.PASSED_OVER
    )
    adults = a_family(people=[an_adult()], incidents=[])
    assert rule.examine(adults, D).verdict is MET
    assert rule.examine(evolve(adults, checks=()), D).verdict is UNDETERMINED


@pytest.mark.parametrize(
    ("second", "verdict"), [("esf-provision", MET), ("work-programme", NOT_MET)]
)
def test_moved_from_one_scheme_to_another(second: str, verdict: Verdict) -> None:
    """A move to another scheme begins a run, and going on with the same one does not."""
    rule = Enrolled(CLAUSE, ("work-programme", "esf-provision"), 6)
    began = date(2017, 4, 30)
    rows = [
        Status("A1", "work-programme", date(2016, 1, 1), began),
        Status("A1", second, began + timedelta(days=1)),
    ]
    family = a_family(people=[an_adult(statuses=rows)])
    assert rule.examine(family, D).verdict is verdict


@pytest.mark.parametrize(("of_this_family", "verdict"), [(2, MET), (3, NOT_MET)])
def test_an_exclusion_under_another_family(
    of_this_family: int, verdict: Verdict
) -> None:
    """Three exclusions on this family's file are too many; others' rows are not on it."""
    rule = FewerThanOverMonths(CLAUSE, "fixed-exclusion", 3, 6)
    rows = [
        Incident("F1", "C1", "fixed-exclusion", D - timedelta(days=number))
        for number in range(of_this_family)
    ]
    assert rule.examine(a_family(incidents=rows), D).verdict is verdict


@pytest.mark.parametrize(
    ("day", "verdict"), [(date(2014, 8, 31), NOT_APPLICABLE), (date(2014, 9, 1), MET)]
)
def test_the_months_before_the_window(day: date, verdict: Verdict) -> None:
    """On 30 August 2015 the preceding six months begin on 1 September 2014."""
    fall = Fall.parse("33%")
    rule = IncidentsReduced(
        CLAUSE,
        ("asb",),
        fall,
        6,
        Whose.FAMILY,
        Baseline.PRECEDING,
        leavers=Leavers.PASSED_OVER,
    )
    family = a_family(incidents=[Incident("F1", "", "asb", day)])
    assert rule.examine(family, date(2015, 8, 30)).verdict is verdict


@pytest.mark.parametrize(
    ("attached", "verdict"),
    [(date(2010, 11, 30), NOT_MET), (date(2010, 12, 1), MET)],
)
def test_1_december_2010(attached: date, verdict: Verdict) -> None:
    """A family attached on 1 December 2010 may be claimed for, and a day earlier not."""
    family = a_family(attached_on=attached)
    decision = validate(Claim(evolve(family, needs=()), date(2013, 1, 1)), NOTTINGHAM)
    claimable = {part.about: part.verdict for part in decision.trail.parts}
    assert claimable["claimable"] is verdict


def test_a_problem_that_was_never_identified() -> None:
    """Result A asks about anti-social behaviour of every family, with a check or not."""
    on = date(2014, 10, 31)
    checked = Check(
        "F1", ("asb", "offence", "fixed-exclusion"), date(2012, 1, 1), on, on
    )
    told = []
    for kinds in (checked.kinds, ("offence", "fixed-exclusion")):
        family = a_family(
            attached_on=date(2013, 1, 9),
            needs=[],
            incidents=[
                Incident("F1", "C1", "offence", date(2012, 9, day)) for day in (1, 2)
            ],
            people=[a_pupil(attendance=[]), an_adult()],
            checks=[evolve(checked, kinds=kinds)],
        )
        decision = validate(Claim(family, on), BATH_2012)
        result = decision.evidenced
        asb = [
            each.verdict
            for each in findings(result)
            if getattr(each.quantity, "kinds", ()) == ("asb",)
        ]
        told += asb
    assert told == [NOT_APPLICABLE, UNDETERMINED]


def test_hard_work_alone() -> None:
    """A statement meets the need for work, and earns no employment result."""
    said = Statement("F1", "A1", "work", D, "lead-professional")
    needs = [Need("F1", "A1", "work", D), Need("F1", "", "crime", D)]
    family = a_family(needs=needs, statements=[said])
    decision = validate(Claim(family, D), CAMBRIDGESHIRE)
    results: Any = decision.evidenced
    progress, employment = results.parts
    assert (progress.verdict, employment.verdict) == (MET, NOT_MET)


@pytest.mark.parametrize("attached", [date(2010, 12, 1), date(2012, 4, 1)])
def test_attached_before_the_plan(attached: date) -> None:
    """A family attached before the first fee earns the first fee."""
    assert NOTTINGHAM.fee_on(attached).pounds == Decimal("3200.00")


@pytest.mark.parametrize(
    ("plan", "attached", "fee"),
    [
        (NOTTINGHAM, date(2010, 12, 1), Decimal("3200.00")),
        (NOTTINGHAM, date(2010, 11, 30), None),
        (BRADFORD, BRADFORD.last_day, Decimal("1000.00")),
        (BRADFORD, BRADFORD.before, None),
    ],
)
def test_attached_when_the_plan_does_not_pay(
    plan: Plan, attached: date, fee: Decimal | None
) -> None:
    """On the first and the last day that the plan pays for, and on the days beside."""
    on = max(BRADFORD.before, attached) if plan is BRADFORD else date(2013, 6, 30)
    family = comfortable(plan, plan.since)
    needs = [Need(family.family_id, "", problem, on) for problem in plan.problems]
    joined = evolve(family, attached_on=attached, needs=needs)
    decision = validate(Claim(joined, on), plan)
    assert decision.attachment_fee == fee


@pytest.mark.parametrize(
    ("outcome", "verdict"), [("completed", MET), ("breached", NOT_MET)]
)
def test_completed_before_attachment(outcome: str, verdict: Verdict) -> None:
    """An order completed before attachment counts; a breach then is no bar nor a pass."""
    ended = a_family().attached_on
    assert ended is not None
    day = ended - timedelta(days=1)
    rows = [Status("A1", "order", date(2016, 1, 1), day, outcome)]
    asked = Check("F1", ("order",), day, D, D)
    family = a_family(people=[an_adult(statuses=rows)], checks=[asked])
    assert Completed(CLAUSE, "order").examine(family, D).verdict is verdict
    both = [*rows, Status("A1", "order", date(2016, 1, 1), day, "completed")]
    family = evolve(family, people=[an_adult(statuses=both)])
    assert Completed(CLAUSE, "order").examine(family, D).verdict is MET


def test_soft_evidence_where_there_was_nothing_to_reduce() -> None:
    """A crime need with no incidents is neutral in Bradford, not in Cambridgeshire."""
    family = a_family(incidents=[])
    told = []
    for plan in (BRADFORD, CAMBRIDGESHIRE):
        measures = [each for each in plan.measures if each.problem == "crime"]
        told += [each.test.examine(family, D).verdict for each in measures]
    assert told == [NOT_APPLICABLE, NOT_MET]


def test_spaces_around_a_cell(tmp_path: Path) -> None:
    """Spaces around an id are not part of it."""
    (tmp_path / "families.csv").write_text("family_id\n F1 \n", "utf-8")
    people = "person_id,family_id,born_on\nP1 ,F1, 2001-01-01\n"
    (tmp_path / "people.csv").write_text(people, "utf-8")
    cases = read_cases(tmp_path)
    assert [family.family_id for family in cases.families] == ["F1"]
    assert cases.notes == ()


def test_checks_that_go_on() -> None:
    """From the day after the last checked; never checked, from the first day asked."""
    days = Period(date(2017, 12, 1), date(2018, 3, 31))
    checks = [Check("F1", ("asb",), date(2010, 1, 1), D, D)]
    assumed = assumed_of(a_family(checks=checks), BRADFORD, days, [Assume.CHECKS])
    since = {
        each.kind: each.days.first
        for each in assumed
        if isinstance(each, NoMoreRecorded)
    }
    assert since["asb"] == D + timedelta(days=1)
    assert since["offence"] == days.first


def test_attendance_that_goes_on() -> None:
    """A pupil below the share in the latest term on file stays below it."""
    days = Period(D, date(2019, 12, 31))
    first = []
    for missed in (12, 13):
        rows = [sessions("C1", season, 120, missed) for season in range(3)]
        family = a_family(people=[an_adult(), a_pupil(attendance=rows)])
        words = [Assume.CHECKS, Assume.ATTENDANCE]
        assumed = assumed_of(family, BRADFORD, days, words)
        line = timeline(family, BRADFORD, days.first, days.last, assumed)
        first.append(line.first(MET))
    assert [each is None for each in first] == [False, True]


def test_what_a_claim_waits_for() -> None:
    """A term is missing and there is no job: it waits for the term, and for no job."""
    (found,) = outlook_of_each([a_family()], BRADFORD, date(2017, 7, 30), D)
    assert isinstance(found, Outlook)
    waits_for = {each.about for each in found.waits_for if isinstance(each, Finding)}
    assert waits_for == {"2015/16 summer"}


def test_the_last_start() -> None:
    """The deadline is in time, and the plan's last day comes first where it is earlier."""
    for by, began in (
        (date(2018, 3, 31), date(2017, 10, 1)),
        (date(2018, 4, 1), date(2017, 10, 2)),
        (date(2021, 1, 1), date(2019, 10, 2)),
    ):
        (last,) = [
            each for each in last_starts(BRADFORD, by) if each.asked_for == "work"
        ]
        assert last.last == began


@pytest.mark.parametrize(("missed", "close"), [(11, False), (12, True), (13, True)])
def test_close_to_the_line(missed: int, close: bool) -> None:  # noqa: FBT001
    """One session to spare is not close; on the line and one short are."""
    rows = [sessions("C1", n, 120, missed if n == 0 else 0) for n in range(3)]
    family = a_family(people=[an_adult(), a_pupil(attendance=rows)], incidents=[])
    calls = list(close_calls(validate(Claim(family, D), BRADFORD)))
    assert bool(calls) is close


def test_a_score_is_at_no_threshold() -> None:
    """A score that is better by as much as is needed is not listed as close."""
    days = (date(2017, 2, 1), date(2017, 8, 1))
    scores = [
        Score("F1", "", "star", "health", day, Fraction(points))
        for day, points in zip(days, (3, 4), strict=True)
    ]
    (found,) = findings(improved(months=1).examine(a_family(scores=scores), D))
    assert isinstance(found.quantity, Scored)
    assert (found.verdict, found.quantity.better_by) == (MET, found.quantity.needed)
    assert margin_of(found) is None


def test_the_same_test_twice_is_one_finding() -> None:
    """A term that is short is decisive in each of the two places that ask about it."""
    rows = [sessions("C1", n, 120, 18 if n == 1 else 0) for n in range(3)]
    needs = [Need("F1", "", each, D.replace(month=1)) for each in ("school", "crime")]
    people = [an_adult(), a_pupil(attendance=rows)]
    family = a_family(people=people, needs=needs)
    decision = decided(family, CAMBRIDGESHIRE)
    short = [
        place
        for place in decision.place.findings()
        if place.trail.about.startswith("201") and place.verdict is NOT_MET
    ]
    assert len(short) == 2
    assert len({place.same_as for place in short}) == 1
    assert {decision.weights[each.address] for each in short} == {Weight.DECISIVE}


def test_across_families() -> None:
    """The adult in two families flags both, and both are decided as before."""
    twin = a_family(family_id="F2", people=[an_adult()])
    found = flags_across([a_plain_family(), twin], D, BRADFORD)
    assert sorted(found) == ["F1", "F2"]
    for family in (a_plain_family(), twin):
        plain = validate(Claim(family, D), BRADFORD)
        flagged = with_flags(plain, found)
        assert isinstance(flagged, Decision)
        assert flagged.to_answer
        assert len(flagged.flags) == len(plain.flags) + 1
        assert flagged.verdict is plain.verdict


def test_the_same_people_under_other_ids() -> None:
    """A family registered twice is flagged; twins are not both the same child."""
    born = [date(1985, 5, 1), date(2010, 5, 1), date(2010, 5, 1)]
    need = Need("F1", "", "crime", MAY)
    first = a_house("F1", *_born("F1", born), needs=[need])
    for births, flagged in (
        (born[:2], True),
        (born[1:2] * 2, True),
        (born[1:2], False),
    ):
        other = a_house(
            "F2", *_born("F2", births), needs=[evolve(need, family_id="F2")]
        )
        found = flags_across([first, other], D, BRADFORD)
        assert bool(found) is flagged


def _born(family_id: str, births: list[date]) -> list[Person]:
    return [
        a_member(f"{family_id}-{number}", family_id, born_on=born)
        for number, born in enumerate(births)
    ]


def test_a_claim_that_is_not_payable_is_flagged() -> None:
    """Attached and claimed for on one day, without a result: not met, and flagged."""
    family = a_family(attached_on=D, assessed_on=D, planned_on=D, incidents=[])
    decision = validate(Claim(family, D), BRADFORD)
    assert not decision.payable
    assert [flag.kind.value for flag in decision.to_answer] == ["one-day"]


def test_what_earns_a_result() -> None:
    """A job does not earn progress, nor is a flag on an unpaid result in the way."""
    working = an_adult(
        employment=[a_job(JOB_BEGAN, D)],
        benefits=[Benefit("A1", "income-support", date(2017, 1, 1), date(2017, 5, 2))],
        stays=[Stay("A1", "F1", date(1985, 5, 1), date(2017, 2, 1))],
    )
    plain = a_plain_family()
    pupil = plain.person("C1")
    decision = decided(a_plain_family(people=[working, pupil]))
    assert (decision.result, decision.results_met[1]) == ("progress", "employment")
    (late,) = [flag for flag in decision.flags if flag.kind is FlagKind.JOINED_LATER]
    assert not late.blocks
    assert [finding.about for finding in late.findings] == ["employed-consecutively"]


def test_two_needs_of_one_problem_are_one() -> None:
    """Two crime needs met and a neutral one are flagged; crime and help are not."""
    plain = a_plain_family()
    crime = [Need("F1", who, "crime", date(2017, 1, 9)) for who in ("", "A1")]
    neutral = Need("F1", "", "domestic-abuse", date(2017, 1, 9))
    flagged = decided(evolve(plain, needs=[*crime, neutral]))
    assert [flag.kind for flag in flagged.flags] == [FlagKind.NOTHING_BUT_NEUTRAL]
    assert decided(plain).flags == ()


def test_one_who_was_there_from_attachment() -> None:
    """One statement about somebody who was there, and one about a newcomer."""
    plain = a_plain_family()
    late = a_member("A2", "F1", joined_on=date(2017, 1, 10))
    family = evolve(
        plain,
        people=[*plain.people, late],
        needs=[*plain.needs, Need("F1", "", "health", date(2017, 1, 9))],
    )
    for who, flagged in ((["A2"], True), (["A2", "A1"], False)):
        rows = [
            Statement("F1", each, "health", date(2017, 9, 1), "lead-professional")
            for each in who
        ]
        kinds = [flag.kind for flag in decided(evolve(family, statements=rows)).flags]
        assert (FlagKind.JOINED_LATER in kinds) is flagged


def test_a_pupil_who_left_after_the_terms() -> None:
    """Gone in August, after the summer term: flagged; gone before the autumn: not."""
    plain = a_plain_family()
    for left, flagged in ((date(2017, 8, 15), True), (date(2016, 7, 31), False)):
        gone = a_member("C2", "F1", born_on=date(2008, 5, 1), left_on=left)
        decision = decided(evolve(plain, people=[*plain.people, gone]))
        kinds = [flag.kind for flag in decision.flags]
        assert (FlagKind.LEAVERS in kinds) is flagged


def test_worse_in_another_domain() -> None:
    """Better in health, and down and up again, or down, in another domain."""
    days = [date(2017, 2, 1), date(2017, 6, 1), date(2017, 9, 1)]
    for others, flagged in (((4, 3, 4), False), ((4, 5, 3), True)):
        scores = [
            Score("F1", "A1", "outcomes-star", domain, day, Fraction(value))
            for domain, values in (("health", (4, 6, 6)), ("money", others))
            for day, value in zip(days, values, strict=True)
        ]
        plain = a_plain_family()
        needs = [*plain.needs, Need("F1", "", "health", date(2017, 1, 9))]
        decision = decided(evolve(plain, needs=needs, scores=scores))
        kinds = [flag.kind for flag in decision.flags]
        assert (FlagKind.WORSE_ELSEWHERE in kinds) is flagged


def test_rows_that_name_nobody_may_be_one_days_rows() -> None:
    """Two rows of one day that name nobody are taken as one, as one person's are."""
    later = [offence(day) for day in SINCE[:2]]
    for person in ("", "C1"):
        twice = [offence(BEFORE[0], person)] * 2
        family = with_falls(*twice, offence(BEFORE[1]), *later)
        (flag,) = flags_of(family, FlagKind.ONE_DAYS_ROWS)
        assert len(flag.rows) == 2
    two = [offence(BEFORE[0], person) for person in ("", "C1")]
    family = with_falls(*two, offence(BEFORE[1]), *later)
    assert flags_of(family, FlagKind.ONE_DAYS_ROWS) == []


def test_lists_that_stopped_are_left_out_together() -> None:
    """Without either list it is a fall, and without both it is not; no source, no list."""
    later = [offence(day) for day in SINCE[:2]]
    for one, other, flagged in (
        ("housing", "asb team", 6),
        ("", "asb team", 0),
        ("", "", 0),
        ("police", "asb team", 0),
    ):
        before = [offence(day, source=one) for day in BEFORE[:3]]
        before += [offence(day, source=other) for day in BEFORE[3:6]]
        found = flags_of(with_falls(*before, *later), FlagKind.LIST_THAT_STOPPED)
        assert sum(len(flag.rows) for flag in found) == flagged


def test_few_sessions_by_any_return() -> None:
    """Of two returns that may be right, one of 39 sessions is few; one of 40 is not."""
    year = [sessions("C1", season, 120, 0) for season in range(3)]
    for possible, flagged in ((39, 1), (40, 0)):
        other = sessions("C1", 0, possible, 0)
        family = a_family(people=[an_adult(), a_pupil(attendance=[*year, other])])
        found = flags_of(family, FlagKind.FEW_SESSIONS)
        assert [len(flag.rows) for flag in found] == [2] * flagged


def test_returns_that_name_no_source() -> None:
    """Ten pupils without a source and without absence are flagged; nine are not."""
    families = [
        a_family(
            people=[
                an_adult(),
                *[
                    a_pupil(f"C{at}", attendance=[sessions(f"C{at}", 0, 120, 0), *rest])
                    for at in range(pupils)
                    for rest in [
                        [sessions(f"C{at}", season, 120, 5) for season in (1, 2)]
                    ]
                ],
            ],
        )
        for pupils in (9, 10)
    ]
    found = [flags_across([family], D, BRADFORD) for family in families]
    assert [sum(map(len, flags.values())) for flags in found] == [0, 10]


def test_a_job_of_no_hours_beside_another() -> None:
    """A job of no hours on days that another job covers is flagged all the same."""
    benefits = [
        Benefit("A1", "jobseekers-allowance", date(2016, 1, 1), date(2017, 5, 1))
    ]
    jobs = [
        Employment("A1", date(2017, 5, 2), D, hours_per_week=Fraction(hours))
        for hours in (0, 35)
    ]
    adult = an_adult(employment=jobs, benefits=benefits)
    (flag,) = flags_of(a_family(people=[adult, a_pupil()]), FlagKind.NO_HOURS)
    assert flag.rows == (jobs[0],)


def test_a_claim_where_the_sources_disagree() -> None:
    """Exactly 90% is remarked on, for the report also says "over 90%"; more is not."""
    for missed, number in ((12, 1), (11, 0)):
        year = [sessions("C1", season, 120, missed) for season in range(3)]
        family = a_family(people=[an_adult(), a_pupil(attendance=year)])
        found = flags_of(family, FlagKind.TWO_READINGS)
        assert [flag.readings for flag in found] == (
            [('2.3(3): "90% or over"; against it, 2.19: "over 90%"',)] * number
        )


def test_key_workers_of_families_worked_with() -> None:
    """A hundred families on the day are not too many, whoever was closed before."""
    on_the_day = [
        a_house(f"F{at}", key_worker="KW", attached_on=D) for at in range(101)
    ]
    assert named_by_many(on_the_day, D) == (101,)
    assert named_by_many([evolve(on_the_day[0], closed_on=D), *on_the_day[1:]], D) == ()


def test_what_turns_on_an_age() -> None:
    """A pupil and a dependent child, born on a 1 January that five people share."""
    day = date(2008, 1, 1)
    stays = [Stay("C1", "F1", day)]
    plain = a_plain_family()
    people = [evolve(each, stays=stays) for each in plain.people[1:]]
    family = evolve(plain, people=[plain.people[0], *people])
    for number, flagged in ((4, True), (3, False)):
        others = [
            a_house(f"X{at}", a_member(f"X{at}", f"X{at}", born_on=day))
            for at in range(number)
        ]
        found = flags_across([family, *others], D, BRADFORD)
        assert [flag.kind for flag in found.get("F1", ())] == (
            [FlagKind.ONE_BIRTH_DATE] if flagged else []
        )


# Of files.


def test_words_for_nothing(tmp_path: Path) -> None:
    """`unknown` is no source, 0 no date and NA no key worker; the plan has `none`."""
    folder(
        tmp_path,
        families="family_id,key_worker\nF1,\nF2,\n",
        benefits="person_id,benefit,started_on,source\nP1,none,2016-03-01,Unknown\n",
    )
    (benefit,) = read_cases(tmp_path).families[0].people[0].benefits
    assert (benefit.benefit, benefit.source) == ("none", "")
    folder(tmp_path, families="family_id,key_worker,closed_on\nF1,NA,0\nF2,,\n")
    with pytest.raises(DataError) as told:
        read_cases(tmp_path)
    assert {each.remedy for each in told.value.problems} == {"leave the cell blank"}


@pytest.mark.parametrize(("words", "year"), [("80/81", 1980), ("79/80", 2079)])
def test_two_digits_of_a_year(words: str, year: int) -> None:
    """Two digits go from 1980/81 to 2079/80."""
    assert TermPart.parse(f"{words} autumn").term == Term(year, 0)


@pytest.mark.parametrize(("words", "is_read"), [("2029/30", True), ("2030/31", False)])
def test_a_term_after_every_day(tmp_path: Path, words: str, *, is_read: bool) -> None:
    """Under a plan that ends in 2020 no school year begins in 2030."""
    header = "person_id,term,possible,authorised,unauthorised\n"
    folder(
        tmp_path,
        people="person_id,family_id,born_on\nP1,F1,2020-01-01\n",
        attendance=f"{header}P1,{words} autumn,120,0,0\n",
    )
    if is_read:
        assert read_cases(tmp_path, BRADFORD).families[0].people[0].attendance
    else:
        with pytest.raises(DataError, match="expected a school year from 1900 to 2030"):
            read_cases(tmp_path, BRADFORD)


def test_one_date_with_its_month_first(tmp_path: Path) -> None:
    """One date that can only be month first stops the reading of every family."""
    folder(tmp_path, families="family_id,closed_on\nF1,04/05/2017\nF2,04/13/2017\n")
    with pytest.raises(DataError, match="the day first throughout the column"):
        read_cases(tmp_path, keep_going=True)


@pytest.mark.parametrize(
    ("row", "planned"),
    [
        ("F1,2016-02-01,2016-03-01,,", date(2016, 3, 1)),
        ("F1,2016-02-01,2016-03-01", date(2016, 3, 1)),
        ("F1,2016-02-01,,2016-03-01", None),
        ("F1,2016-02-01", None),
    ],
)
def test_a_row_that_is_short(tmp_path: Path, row: str, planned: date | None) -> None:
    """The cells of a short row are its first."""
    header = "family_id,attached_on,planned_on,closed_on,left_area_on"
    folder(tmp_path, families=f"{header}\n{row}\nF2,,,,\n")
    assert read_cases(tmp_path).families[0].planned_on == planned


# Of money, and of what changed.


def a_job_to_end(ended: date, confirmed: date | None = None) -> Family:
    """
    A family whose adult has worked for 190 days up to D, in a job that ends on a day.
    """
    start = D - timedelta(189)
    benefit = Benefit("A1", "income-support", date(2017, 1, 9), start - timedelta(1))
    job = Employment("A1", start, ended, confirmed)
    adult = an_adult(employment=[job], benefits=[benefit])
    return a_family(people=[adult, a_pupil(attendance=[])])


def test_what_a_job_to_end_needs() -> None:
    """
    Of 190 days 182 are needed: a confirmation to the 182nd, or files of the job's end.
    """
    end = D + timedelta(30)

    def decided(confirmed: date | None) -> Decision:
        return validate(Claim(a_job_to_end(end, confirmed), D), BRADFORD)

    needed = decided(None).still_needed
    (need,) = [each for each in needed if isinstance(each, NeedsConfirmation)]
    assert (need.to, need.as_of) == (D - timedelta(8), end)
    assert decided(need.to).verdict is MET
    assert decided(need.to - timedelta(1)).verdict is UNDETERMINED


@pytest.mark.parametrize(
    ("as_of", "verdict"),
    [(None, MET), (D + timedelta(30), MET), (D + timedelta(29), NOT_MET)],
)
def test_a_breach_whose_end_is_not_seen(as_of: date | None, verdict: Verdict) -> None:
    """
    A breached order to end in 30 days is a breach if the files do not see its end.
    """
    done = Status("C1", "order", D - timedelta(30), D - timedelta(1), "completed")
    end = D + timedelta(30)
    breach = Status("C2", "order", D - timedelta(9), end, "breached")
    people = [a_pupil(statuses=[done]), a_pupil("C2", statuses=[breach])]
    check = Check("F1", ("order",), date(2010, 1, 1), D, D)
    claim = Claim(a_family(people=people, checks=[check]), D, as_of)
    rule = Completed(CLAUSE, "order")
    assert rule.examine(claim.family_seen, D).verdict is verdict


def test_a_timeline_of_days_before_the_extract() -> None:
    """
    A benefit that ended after the first day asked about runs on, unless the day of the
    extract is given.
    """
    family, since = a_job_to_end(D), date(2017, 4, 20)
    first = [
        timeline(family, BRADFORD, since, D, as_of=as_of).first(MET)
        for as_of in (None, D)
    ]
    assert first[0] is None
    assert first[1] is not None
    assert first[1].days.first == D - timedelta(8)


@pytest.mark.parametrize(("other", "moved"), [(False, "0.00"), (True, "-800.00")])
def test_the_day_of_another_folder(tmp_path: Path, *, other: bool, moved: str) -> None:
    """
    `pbr diff` knows when the same folder was drawn up, and not another.
    """
    files = Case.read(CASES / "work-contract-to-end.toml").files
    for name, text in files.items():
        (tmp_path / f"{name}.csv").write_text(text, "utf-8")
    plan = (
        "--plan",
        CASES / "plans" / "work.toml",
        "--against",
        CASES / "plans/work.toml",
    )
    days = ("--on", "2017-10-31", "--as-of", "2018-03-31", "--format", "json")
    folders = [tmp_path, tmp_path] if other else [tmp_path]
    assert json.loads(run("diff", *folders, *plan, *days).stdout)["moved"] == moved


def test_a_name_like_a_shipped_one(tmp_path: Path) -> None:
    """
    A changed plan may not have a shipped plan's name in capitals and with `_`.
    """
    shipped = resources.files("pbr.plans") / f"{BRADFORD.name}.toml"
    changed = shipped.read_text("utf-8").replace('"800.00"', '"801.00"')
    taken = tmp_path / f"{BRADFORD.name.upper().replace('-', '_')}.toml"
    free = tmp_path / f"{BRADFORD.name}-b.toml"
    for file in (taken, free):
        file.write_text(changed, "utf-8")
    assert load_plan(free).digest != BRADFORD.digest
    with pytest.raises(PlanError, match="comes with pbr, but is not the same"):
        load_plan(taken)


def test_whole_families_first() -> None:
    """4,180 families are 3,483 at £4,000, and not £13,933,333."""
    assert paid_for(4180) == 3483
    assert str(funding(4180, Decimal("4000.00"))) == "13932000.00"
    assert round(Fraction(5, 6) * 4180 * 4000) == 13_933_333


def test_a_third_of_year_one() -> None:
    """333 of 1,000 families are over 33%, and under a third."""
    assert YearTwo(333, 1000, 600).release is Release.NONE
    assert YearTwo(334, 1000, 600).release is Release.HALF


def test_half_of_year_two() -> None:
    """Half of £1,200,000.00 is told, and half of 3p is 1p."""
    assert str(YearTwo(1, 2, 600).released(NOTTINGHAM)) == "600000.00"
    fees = [evolve(each, pounds=Decimal("0.03")) for each in NOTTINGHAM.attachment_fees]
    plan = evolve(NOTTINGHAM, attachment_fees=tuple(fees))
    assert str(YearTwo(1, 2, 2).released(plan)) == "0.01"


@pytest.mark.parametrize(
    ("attached", "quarter"),
    [(date(2017, 3, 31), "2016/17 Q4"), (date(2017, 4, 1), "2017/18 Q1")],
)
def test_which_quarter(attached: date, quarter: str) -> None:
    """A fee is in the quarter of attachment, on either side of 1 April."""
    on = date(2018, 4, 1)
    dues = list(due(decided(a_family(attached_on=attached), on=on)))
    assert [str(each.quarter) for each in dues][:1] == [quarter]
    assert str(Quarter.of(on)) == "2018/19 Q1"


def test_who_is_within_the_allocation() -> None:
    """The family attached first has the place, though its result is not met."""
    later = date(2017, 1, 10)
    first = decided(a_family(family_id="F2", claims=[EarlierClaim("F1", "x", D)]))
    second = decided(a_family(family_id="F1", attached_on=later))
    found = account([second, first], 1)
    assert [each.family_id for each in found.within] == ["F2"]
    assert [each.kind for each in found.beyond] == [Kind.FEE, Kind.RESULT]


def test_a_fee_that_was_earned_earlier() -> None:
    """The day it leaves, the fee is not earned, and is told apart."""
    left = decided(a_family(left_area_on=D))
    assert left.attachment_fee is None
    found = account([left])
    assert (found.dues, [str(each.pounds) for each in found.lapsed]) == (
        (),
        ["1000.00"],
    )


def test_the_first_finding_that_differs() -> None:
    """A need that is gone turned nothing; the earlier claim did."""
    before = decided(a_family(needs=[*a_family().needs, Need("F1", "", "school", D)]))
    after = decided(a_family(claims=[EarlierClaim("F1", "progress", D)]))
    found = first_difference(before, after)
    assert found is not None
    told = [each and each.about for each in (found.before, found.after)]
    assert told == ["not claimed before"] * 2


@pytest.mark.parametrize("plan", [BRADFORD, CAMBRIDGESHIRE])
def test_one_entry_for_a_family_in_the_register(plan: Plan, tmp_path: Path) -> None:
    """A family entered for progress is refused for employment, whatever the plan."""
    register = Register.new(tmp_path / "register.sqlite")
    family = in_work(a_job(JOB_BEGAN, D), off=date(2017, 5, 2), checks=[])
    progress, employment = decided(a_plain_family()), decided(family, plan)
    assert (progress.result, employment.result) == ("progress", "employment")
    register.enter([progress])
    with pytest.raises(AlreadyEntered, match="F1: entry 1, progress, claimed on"):
        register.enter([employment])


@pytest.mark.parametrize(
    ("attendance", "stage"),
    [(0, Stage.STUCK), (1, Stage.STUCK), (2, Stage.STUCK), (3, Stage.READY)],
)
def test_at_one_stage(attendance: int, stage: Stage) -> None:
    """Stuck while nothing but sessions is missing; progressing once one is too few."""
    terms = [sessions("C1", season, 120, 12) for season in range(attendance)]
    family = a_family(people=[an_adult(), a_pupil(attendance=terms)])
    assert position(decided(family)).stage is stage
    short = a_family(
        people=[an_adult(), a_pupil(attendance=[sessions("C1", 0, 120, 13)])]
    )
    assert position(decided(short)).stage is Stage.PROGRESSING
    both = evolve(short, claims=[EarlierClaim("F1", "progress", D)])
    assert position(decided(both)).stage is Stage.CLAIMED


def test_a_record_in_code_has_no_plan() -> None:
    """A check made in 2031 can be built, and is refused when Bradford's plan decides."""
    late = Check("F1", ("asb",), date(2016, 1, 1), D, date(2031, 1, 1))
    family = a_family(checks=[late])
    with pytest.raises(Contradiction, match=r"^Check: checked_on cannot be 2031-01-01"):
        decided(family)
    with pytest.raises(Contradiction, match=r"^Check: checked_on cannot be 2200-01-01"):
        evolve(late, checked_on=date(2200, 1, 1))


# People whose birth date is not known

CHILDREN = NoneRecorded(
    Clause("A plan", "1", "none by children", Standing.STATED),
    ("asb",),
    1,
    Whose.CHILDREN,
    leavers=Leavers.PASSED_OVER,
)


def of_unknown_age(number: int) -> Family:
    """A child with an incident, and so many people of unknown age with one each."""
    people = [Person([Stay(f"P{at}", "F1")]) for at in range(number)]
    whose = ["C1", *[person.person_id for person in people]]
    incidents = [Incident("F1", each, "asb", D) for each in whose]
    return a_family(people=[a_pupil(), *people], incidents=incidents, needs=[])


@pytest.mark.parametrize("family_id", ["F1", "F2"])
def test_births_by_the_rows_of_one_family(tmp_path: Path, family_id: str) -> None:
    """An incident of 1990 makes an adult in its family, and in the other tells nothing."""
    path = folder(
        tmp_path,
        people="person_id,family_id,born_on\nP1,F1,\nP1,F2,\n",
        incidents="family_id,person_id,kind,occurred_on\nF1,P1,asb,1990-01-01\n",
    )
    (family,) = [
        each for each in read_cases(path).families if each.family_id == family_id
    ]
    (person,) = family.people
    assert family.may_be_a_child(person, D) is (family_id == "F2")


@pytest.mark.parametrize(
    ("left_on", "may_be_a_child"),
    [(date(1999, 10, 31), False), (date(1999, 11, 1), True)],
)
def test_who_left_was_born_by_then(left_on: date, *, may_be_a_child: bool) -> None:
    """Gone for eighteen years, somebody is an adult; a day less, perhaps a child."""
    gone = Person([Stay("P1", "F1", None, None, left_on)])
    family = a_family(people=[gone, a_pupil()])
    assert family.may_be_a_child(gone, D) is may_be_a_child


@pytest.mark.parametrize(("number", "verdict"), [(3, NOT_MET), (4, UNDETERMINED)])
def test_four_people_of_unknown_age(number: int, verdict: Verdict) -> None:
    """A child's incident settles it beside three people of unknown age, not four."""
    assert CHILDREN.examine(of_unknown_age(number), D).verdict is verdict


@pytest.mark.parametrize(("sure", "verdict"), [(True, NOT_MET), (False, UNDETERMINED)])
def test_the_adult_with_the_need_of_unknown_age(
    *, sure: bool, verdict: Verdict
) -> None:
    """Whoever may be an adult leaves it open, unless a known adult falls short of it."""
    rule = PersonWithTheNeed(
        Clause("A plan", "1", "the adult in work", Standing.STATED),
        EmployedConsecutively(CHILDREN.clause, 1, 0, CountedFrom.ANY),
        "work",
        (NeedOf.ADULT,),
    )
    whose = ("A1", "A2") if sure else ("A2",)
    family = a_family(
        people=[an_adult(), Person([Stay("A2", "F1")])],
        needs=[Need("F1", who, "work", date(2017, 1, 9)) for who in whose],
        incidents=[],
    )
    assert verdict_of(rule, family) is verdict
    assert by_reference(rule, family, D) is verdict


@pytest.mark.parametrize("number", [0, 1])
def test_no_measure_without_an_age(number: int) -> None:
    """Of one whose age is known the incidents are counted; of another they are not."""
    family = of_unknown_age(1)
    (whose, verdict) = (("C1", NOT_MET), ("P0", UNDETERMINED))[number]
    mine = [row for row in family.incidents if row.person_id == whose]
    (found,) = findings(CHILDREN.examine(evolve(family, incidents=mine), D))
    assert found.verdict is verdict
    assert (found.quantity is None) is (number == 1)
    assert mine[0] in found.read


def test_answer_sheets_of_unknown_ages() -> None:
    """With every birth date there are facts and rules; without one, the answer alone."""
    known = a_family()
    unknown = evolve(known, people=[*known.people, Person([Stay("P0", "F1")])])
    sheets = [answer_sheet(decided(each)) for each in (known, unknown)]
    assert [bool(sheet.facts) for sheet in sheets] == [True, False]
    assert len(sheets[1].verdicts) < len(sheets[0].verdicts)


@pytest.mark.parametrize("days", [0, 1])
def test_an_order_that_ended_after_its_person_left(days: int) -> None:
    """On the day of leaving it counts, completed or breached; the day after it does not."""
    ended = date(2017, 6, 1)
    stays = [Stay("C1", "F1", date(2008, 5, 1), left_on=ended - timedelta(days))]
    other = Status("A1", "order", date(2017, 1, 1), date(2017, 3, 1), "completed")

    def found(outcome: str, *others: Status) -> Verdict:
        order = Status("C1", "order", date(2017, 2, 1), ended, outcome)
        people = [an_adult(statuses=others), Person(stays, statuses=[order])]
        check = Check("F1", ("order",), date(2010, 1, 1), D, D)
        family = a_family(people=people, checks=[check])
        return verdict_of(Completed(CLAUSE, "order"), family)

    counts = days == 0
    assert found("completed") is (MET if counts else NOT_MET)
    assert found("breached", other) is (NOT_MET if counts else MET)


@pytest.mark.parametrize(
    ("first", "verdict"), [(date(2017, 1, 1), MET), (date(2017, 1, 2), NOT_MET)]
)
def test_six_months_held_are_calendar_months(first: date, verdict: Verdict) -> None:
    """
    Six months held are six calendar months.
    """
    rule = StatusHeld(
        CLAUSE,
        ("tenancy",),
        Whom.ADULT,
        Until.THE_DAY,
        CountedFrom.ANY,
        months=6,
        gap_days=0,
    )
    held = Status("A1", "tenancy", first, date(2017, 6, 30))
    family = a_family(people=[an_adult(statuses=[held])])
    assert rule.examine(family, date(2017, 6, 30)).verdict is verdict
