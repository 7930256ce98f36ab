"""
The plans that come with pbr, value by value (SPEC §6).
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from functools import cache

import pytest
from attrs import field, fields, frozen

from pbr.findings import Clause, Standing
from pbr.plans import Plan, load_plan, shipped_plans
from pbr.plans.plan import EveryNeed, MeasureOf, Part, Result, in_force
from pbr.rules import RULES, Rule
from pbr.rules.combined import Combined
from pbr.rules.parts.scores import Tools
from pbr.rules.parts.work import MovedOff
from pbr.rules.person_with_the_need import PersonWithTheNeed
from pbr.verdicts import AT_LEAST_ONE, EVERY

ONE_DAY = timedelta(days=1)
BATH_2012 = "bath-connecting-families-2012"
BATH_2015 = "bath-connecting-families-2015"
BRADFORD = "bradford-families-first-2015"
CAMBRIDGESHIRE = "cambridgeshire-together-for-families-2015"
NOTTINGHAM = "nottingham-priority-families-2012"
PLANS = (BATH_2012, BATH_2015, BRADFORD, CAMBRIDGESHIRE, NOTTINGHAM)


def value(of: object) -> str:
    """A value of a rule, as short as a plan's author would say it."""
    if isinstance(of, Tools):
        return " ".join(
            [f"{name} {tool.better.value} {tool.by}" for name, tool in of.named]
        )
    if isinstance(of, MovedOff):
        return f"{value(of.benefits)} since {of.since.value}"
    if isinstance(of, tuple):
        return f"[{' '.join(of)}]"
    return str(of.value if isinstance(of, Enum) else of).removeprefix("by ")


def said(test: Part) -> str:
    """A test in one line: every value it has, and nothing of its source."""
    if isinstance(test, EveryNeed):
        return value(test)
    if isinstance(test, MeasureOf):
        return f"the measure of {test.problem}"
    if isinstance(test, Combined):
        how = {EVERY: "every", AT_LEAST_ONE: "at least one"}[test.quorum]
        return f"{how} ({'; '.join(said(part) for part in test.parts)})"
    if isinstance(test, PersonWithTheNeed):
        return f"the person with the need ({said(test.rule)})"
    names = [each.name for each in fields(RULES[test.name]) if each.name != "clause"]
    values = [(name, getattr(test, name)) for name in names]
    shown = [f"{name} {value(of)}" for name, of in values if of not in (None, ())]
    return f"{test.name}: {', '.join(shown)}" if shown else test.name


def said_or_asked(test: Part, plan: Plan) -> str:
    """A test in one line, unless it is the very one asked of every family."""
    return "as asked of every family" if test is plan.asked else said(test)


ALL_SIX = "[crime school help work domestic-abuse health]"
TWO_OF_SIX = (
    f"every (needs-identified: at_least 2, of {ALL_SIX}; dependent-child; in-the-area)"
)
WHOLE_FAMILY = "every (attached; key-worker-named; assessed; planned)"
EACH_TERM = (
    "attended-each-term: share at least 90%, terms 3, counting all absence, "
    "starters wait, counted_from any"
)
OVER_A_YEAR = (
    "attended-overall: share at least 90%, terms 3, counting all absence, "
    "starters wait, counted_from any"
)
CRIME = (
    "incidents-reduced: kinds [offence asb], by 33%, months 6, whose family, "
    "baseline before attachment, leavers passed over"
)
CRIME_OF_CHILDREN = (
    "incidents-reduced: kinds [offence asb], by 33%, months 6, whose children, "
    "baseline before attachment, leavers passed over"
)
HELP = (
    "status-ended: statuses [child-protection-plan child-in-need looked-after], "
    "months 6, leavers counted"
)
OUT_OF_WORK = (
    "jobseekers-allowance employment-and-support-allowance income-support "
    "incapacity-benefit carers-allowance severe-disablement-allowance "
    "universal-credit-out-of-work"
)
WORK_OFF_BENEFITS = (
    "employed-consecutively: weeks 26, gap_days 0, counted_from attachment, "
    f"not_while_on [{OUT_OF_WORK}], moved_off [{OUT_OF_WORK}] since attachment"
)
WORK = "employed-consecutively: weeks 26, gap_days 0, counted_from attachment"
DOMESTIC_ABUSE = (
    "incidents-reduced: kinds [domestic-abuse], by 50%, months 6, whose family, "
    "baseline before attachment, leavers counted"
)
NATIONAL = "[crime school work]"


def soft(problem: str) -> str:
    """The two soft indicators of a problem."""
    return (
        "score-improved: tools outcomes-star up 1 family-star-plus up 1 wemwbs up 1 "
        f"sdq down 1 phq-9 down 1 gad-7 down 1 core-10 down 1, domain {problem}, "
        f"sustained_months 0; "
        f"stated: about {problem}, by_roles [lead-professional], within_months 6, "
        "since attachment"
    )


def hard_or_soft(hard: str, problem: str) -> str:
    """A hard measure, or one of the two soft indicators."""
    return f"at least one ({hard}; {soft(problem)})"


def phase_one(local: str) -> str:
    """Three of the national criteria, or two of them and a local one."""
    return (
        f"every (at least one (needs-identified: at_least 3, of {NATIONAL}; "
        f"every (needs-identified: at_least 2, of {NATIONAL}; {local})); in-the-area)"
    )


@frozen
class Paid:
    """
    What a result or an attachment brings from a day on, until the next.
    """

    name: str
    since: date
    pounds: str


@frozen
class Pinned:
    """
    Everything the table of SPEC §6, and the paragraph under it, set for one plan.
    """

    since: date
    last_day: date
    problems: str
    eligible: str
    asked: str | None
    measures: dict[str, str]
    results: dict[str, tuple[str, ...]]
    paid: tuple[Paid, ...]
    document: str
    #: What its own document states, in the plan's order.
    stated: str
    #: How many other requirements there are.
    assumed: int
    #: The values that are assumed within what is stated.
    assumed_values: str
    #: How many places it keeps where the sources disagree.
    contradictions: int
    supplements: dict[str, str] = field(factory=dict)
    attached_since: str | None = None
    takes_other_problems: bool = False
    notes: int = 0


FROM_2015 = date(2015, 4, 1)
UNTIL_2020 = date(2020, 3, 31)
PROGRESS_OR_EMPLOYMENT = {
    "progress": ("as asked of every family", "every need"),
    "employment": ("the measure of work",),
}


def eight_hundred(since: date) -> tuple[Paid, ...]:
    """The money of the 2015 plans."""
    return (
        Paid("progress", since, "800.00"),
        Paid("employment", since, "800.00"),
        Paid("attachment", since, "1000.00"),
    )


EXCLUSIONS = (
    "fewer-than-over-terms: kind fixed-exclusion, count 3, terms 3, "
    "starters wait, counted_from any"
)
ABSENCE = (
    "absence-below: share below 15%, terms 3, counting unauthorised absence, "
    "starters wait, counted_from any"
)
ASB = (
    "incidents-reduced: kinds [asb], by 60%, months 6, whose family, "
    "baseline before attachment, leavers passed over"
)
OFFENCES = (
    "incidents-reduced: kinds [offence], by 33%, months 6, whose children, "
    "baseline before attachment, leavers passed over"
)
PHASE_ONE_RESULTS = {
    "education-crime-asb": (EXCLUSIONS, ABSENCE, ASB, OFFENCES),
    "progress-to-work": ("enrolled: schemes [work-programme esf-provision], months 6",),
    "continuous-employment": (WORK_OFF_BENEFITS,),
}
FIRST, SECOND, THIRD = date(2012, 4, 1), date(2013, 4, 1), date(2014, 4, 1)
PHASE_ONE_PAID = (
    Paid("education-crime-asb", FIRST, "700.00"),
    Paid("education-crime-asb", SECOND, "1500.00"),
    Paid("education-crime-asb", THIRD, "2300.00"),
    Paid("progress-to-work", FIRST, "100.00"),
    Paid("continuous-employment", FIRST, "800.00"),
    Paid("continuous-employment", SECOND, "1600.00"),
    Paid("continuous-employment", THIRD, "2400.00"),
    Paid("attachment", FIRST, "3200.00"),
    Paid("attachment", SECOND, "2400.00"),
    Paid("attachment", THIRD, "1600.00"),
)

PINNED = {
    BRADFORD: Pinned(
        since=date(2014, 9, 1),
        last_day=UNTIL_2020,
        problems=ALL_SIX,
        eligible=TWO_OF_SIX,
        asked=EACH_TERM,
        measures={
            "crime": CRIME,
            "school": "as asked of every family",
            "help": HELP,
            "work": WORK_OFF_BENEFITS,
            "domestic-abuse": DOMESTIC_ABUSE,
            "health": f"the person with the need (at least one ({soft('health')}))",
        },
        results=PROGRESS_OR_EMPLOYMENT,
        paid=eight_hundred(date(2014, 9, 1)),
        document="Bradford, 22 November 2017",
        stated=(
            "combined · needs-identified · combined · attached · "
            "key-worker-named · assessed · planned · attended-each-term · "
            "employed-consecutively · measure of school · measure of work · "
            "result progress · £800.00 for progress · £1000.00 for attachment"
        ),
        assumed=16,
        assumed_values=(
            "attended-each-term: counted_from · attended-each-term: counting · "
            "attended-each-term: starters · employed-consecutively: counted_from · "
            "employed-consecutively: moved_off · "
            "employed-consecutively: not_while_on · "
            "measure of work: counted_from · measure of work: moved_off · "
            "measure of work: not_while_on · "
            "result progress: needs"
        ),
        contradictions=5,
    ),
    BATH_2015: Pinned(
        since=FROM_2015,
        last_day=UNTIL_2020,
        problems=ALL_SIX,
        eligible=TWO_OF_SIX,
        asked=OVER_A_YEAR,
        measures={
            "crime": CRIME_OF_CHILDREN,
            "school": "as asked of every family",
            "help": HELP,
            "work": WORK,
            "domestic-abuse": DOMESTIC_ABUSE,
            "health": f"the person with the need (at least one ({soft('health')}))",
        },
        results=PROGRESS_OR_EMPLOYMENT,
        paid=eight_hundred(FROM_2015),
        document="Bath and North East Somerset, about 2018",
        stated=(
            "combined · needs-identified · attached · attended-overall · "
            "incidents-reduced · employed-consecutively · incidents-reduced · "
            "measure of crime · measure of school · measure of work · "
            "measure of domestic-abuse"
        ),
        assumed=19,
        assumed_values=(
            "attended-overall: counted_from · attended-overall: counting · "
            "attended-overall: share · attended-overall: starters · "
            "attended-overall: terms · employed-consecutively: counted_from · "
            "employed-consecutively: gap_days · incidents-reduced: baseline · "
            "incidents-reduced: leavers · measure of crime: baseline · measure "
            "of crime: leavers · measure of domestic-abuse: baseline · measure "
            "of domestic-abuse: leavers · measure of work: counted_from · "
            "measure of work: gap_days · needs-identified: at_least"
        ),
        contradictions=5,
    ),
    CAMBRIDGESHIRE: Pinned(
        since=FROM_2015,
        last_day=UNTIL_2020,
        problems=ALL_SIX,
        eligible=TWO_OF_SIX,
        asked=EACH_TERM,
        measures={
            "crime": hard_or_soft(CRIME, "crime"),
            "school": hard_or_soft(EACH_TERM, "school"),
            "help": hard_or_soft(HELP, "help"),
            "work": hard_or_soft(WORK_OFF_BENEFITS, "work"),
            "domestic-abuse": hard_or_soft(DOMESTIC_ABUSE, "domestic-abuse"),
            "health": f"the person with the need (at least one ({soft('health')}))",
        },
        results={**PROGRESS_OR_EMPLOYMENT, "employment": (WORK_OFF_BENEFITS,)},
        paid=eight_hundred(FROM_2015),
        document="Cambridgeshire, 19 May 2015",
        stated=(
            "combined · needs-identified · combined · attached · "
            "key-worker-named · assessed · planned · combined · combined · "
            "combined · combined · combined · combined · measure of crime · "
            "measure of school · measure of help · measure of work · "
            "measure of domestic-abuse · measure of health · result progress · "
            "£800.00 for progress · £1000.00 for attachment"
        ),
        assumed=23,
        assumed_values="needs-identified: at_least · result progress: needs",
        contradictions=0,
    ),
    BATH_2012: Pinned(
        since=FIRST,
        last_day=date(2015, 5, 31),
        problems="[crime school work domestic-abuse mental-health edge-of-care "
        "substance-misuse]",
        eligible=phase_one(
            "needs-identified: at_least 1, of "
            "[domestic-abuse mental-health edge-of-care substance-misuse]"
        ),
        asked=None,
        measures={},
        results=PHASE_ONE_RESULTS,
        paid=PHASE_ONE_PAID,
        document="Bath and North East Somerset, 14 May 2014",
        stated=(
            "combined · combined · needs-identified · combined · "
            "needs-identified · needs-identified · combined · "
            "key-worker-named · enrolled · result education-crime-asb · "
            "result progress-to-work · result continuous-employment"
        ),
        assumed=20,
        assumed_values=(
            "enrolled: months · enrolled: schemes · result progress-to-work: supplement_to"
        ),
        contradictions=3,
        supplements={"progress-to-work": "education-crime-asb"},
    ),
    NOTTINGHAM: Pinned(
        since=FIRST,
        last_day=date(2015, 5, 31),
        problems=NATIONAL,
        eligible=phase_one(f"other-needs-identified: at_least 1, besides {NATIONAL}"),
        asked=None,
        measures={},
        results=PHASE_ONE_RESULTS,
        paid=PHASE_ONE_PAID,
        document="Nottingham, 26 June 2013",
        stated=(
            "combined · combined · needs-identified · combined · "
            "needs-identified · other-needs-identified · in-the-area · combined · "
            "key-worker-named · assessed · planned · attached · note · "
            "note"
        ),
        assumed=21,
        assumed_values=(
            "attached: since · needs-identified: of · other-needs-identified: besides"
        ),
        contradictions=3,
        supplements={"progress-to-work": "education-crime-asb"},
        attached_since="attached: since 2010-12-01",
        takes_other_problems=True,
        notes=2,
    ),
}


@cache
def loaded(name: str) -> Plan:
    """A shipped plan, loaded once."""
    return load_plan(name)


def cited(plan: Plan) -> Iterator[tuple[str, Clause]]:
    """Every clause of a plan, with what it is the source of."""
    yield "in force", plan.clause
    for test in plan.tests():
        yield test.name, test.clause
    for measure in plan.measures:
        yield f"measure of {measure.problem}", measure.clause
    for result in plan.results:
        yield f"result {result.name}", result.clause
        for amount in result.amounts:
            yield f"£{amount.pounds} for {result.name}", amount.clause
    for fee in plan.attachment_fees:
        yield f"£{fee.pounds} for attachment", fee.clause
    for note in plan.notes:
        yield "note", note.clause


def in_words(test: Rule | None) -> str | None:
    """A test in one line, where there is one."""
    return None if test is None else said(test)


def brings(plan: Plan, name: str, on: date) -> list[Decimal]:
    """What the plan says a result, or an attachment, brings on a day."""
    results: dict[str, Result] = {result.name: result for result in plan.results}
    dated = plan.attachment_fees if name == "attachment" else results[name].amounts
    return [amount.pounds for amount in in_force(dated, on)]


each_plan = pytest.mark.parametrize("name", PLANS)


def test_one_plan_is_shipped_for_each_scheme() -> None:
    """Ship one plan per scheme in the seeds."""
    assert shipped_plans() == PLANS
    assert set(PINNED) == set(PLANS)


@each_plan
def test_it_is_in_force_from_its_first_day_to_its_last(name: str) -> None:
    """The plan's life is that of the table."""
    plan = loaded(name)
    assert (plan.since, plan.last_day) == (PINNED[name].since, PINNED[name].last_day)
    assert plan.windows == ()


@each_plan
def test_it_takes_its_own_problems(name: str) -> None:
    """A family's needs are the plan's problems, and others only in Nottingham."""
    plan = loaded(name)
    assert value(plan.problems) == PINNED[name].problems
    assert plan.other_problems is PINNED[name].takes_other_problems


@each_plan
def test_it_asks_who_is_eligible(name: str) -> None:
    """Enough needs, a dependent child where the plan says so, not left the area."""
    assert said(loaded(name).eligibility) == PINNED[name].eligible


@each_plan
def test_it_asks_for_the_whole_family_approach(name: str) -> None:
    """In all of them the whole-family approach is asked."""
    assert said(loaded(name).engagement) == WHOLE_FAMILY


@each_plan
def test_it_asks_something_of_every_family(name: str) -> None:
    """Attendance in the plans from 2015, and nothing in those from 2012."""
    assert in_words(loaded(name).asked) == PINNED[name].asked


@each_plan
def test_it_says_since_when_a_family_may_be_attached(name: str) -> None:
    """Nottingham: attached on or after 1 December 2010."""
    assert in_words(loaded(name).attached_since) == PINNED[name].attached_since


@each_plan
def test_it_measures_each_need(name: str) -> None:
    """Each headline problem has one measure, for the whole of the plan's life."""
    plan = loaded(name)
    measures = {
        measure.problem: said_or_asked(measure.test, plan) for measure in plan.measures
    }
    assert measures == PINNED[name].measures
    assert len(plan.measures) == len(measures)
    for day in (plan.since, plan.last_day):
        assert plan.measures_on(day) == plan.measures


@each_plan
def test_it_pays_for_its_results(name: str) -> None:
    """Each result needs what the table says, in the order of the table."""
    plan = loaded(name)
    results = {
        result.name: tuple([said_or_asked(part, plan) for part in result.needs])
        for result in plan.results
    }
    assert list(results.items()) == list(PINNED[name].results.items())
    supplements = {
        result.name: result.supplement_to
        for result in plan.results
        if result.supplement_to is not None
    }
    assert supplements == PINNED[name].supplements


@each_plan
def test_it_pays_each_amount_from_its_day_until_the_next(name: str) -> None:
    """The money is by date: on the day it begins, the day before, and the last day."""
    plan, paid = loaded(name), PINNED[name].paid
    for each in {each.name for each in paid}:
        steps = [step for step in paid if step.name == each]
        assert steps[0].since == plan.since
        before: list[Decimal] = []
        for step in steps:
            assert brings(plan, each, step.since - ONE_DAY) == before
            before = [Decimal(step.pounds)]
            assert brings(plan, each, step.since) == before
        assert brings(plan, each, plan.last_day) == before
        assert brings(plan, each, plan.last_day + ONE_DAY) == []
    assert {each.name for each in paid} == {
        "attachment",
        *[result.name for result in plan.results],
    }


@pytest.mark.parametrize("name", [BATH_2012, NOTTINGHAM])
@pytest.mark.parametrize("day", [FIRST, SECOND, THIRD, date(2015, 5, 31)])
def test_phase_one_pays_four_thousand_pounds_a_family_at_the_most(
    name: str, day: date
) -> None:
    """Attachment with A + B, or with C, is £4,000 in each year from 2012 to 2015."""
    results = (*PHASE_ONE_RESULTS, "attachment")
    [a], [b], [c], [fee] = [brings(loaded(name), each, day) for each in results]
    assert (a + b + fee, c + fee) == (Decimal(4000), Decimal(4000))


def test_nottinghams_second_year_is_worth_what_its_report_says() -> None:
    """Five sixths of 600 families at the attachment fee of 2013/14 are £1.2 million."""
    [fee] = brings(loaded(NOTTINGHAM), "attachment", SECOND)
    assert 600 * Fraction(5, 6) * Fraction(fee) == 1_200_000


@each_plan
def test_every_value_is_traced_to_its_paragraph(name: str) -> None:
    """Every requirement has a paragraph, and words quoted from it, of one document."""
    clauses = [clause for _, clause in cited(loaded(name))]
    assert {clause.document for clause in clauses} == {PINNED[name].document}
    for clause in clauses:
        assert clause.paragraph.strip()
        assert clause.words.strip()


@each_plan
def test_every_assumption_says_why(name: str) -> None:
    """What is assumed, the whole or a value of it, gives its reason in a sentence."""
    for about, clause in cited(loaded(name)):
        assert clause.assumptions or clause.standing is Standing.STATED, about
        for assumption in clause.assumptions:
            assert len(assumption.why.split()) >= 5, (about, assumption)
            assert assumption.why.endswith("."), (about, assumption)


@each_plan
def test_it_says_what_it_states_and_what_it_assumes(name: str) -> None:
    """`stated` = the scheme's own document says it; all else `assumed`."""
    found, pinned = list(cited(loaded(name))), PINNED[name]
    stated = [each for each in found if each[1].standing is Standing.STATED]
    assert " · ".join(about for about, _ in stated) == pinned.stated
    assert len(found) - len(stated) == pinned.assumed
    values = {
        f"{about}: {assumption.value}"
        for about, clause in stated
        for assumption in clause.assumptions
    }
    assert " · ".join(sorted(values)) == pinned.assumed_values


@each_plan
def test_its_contradictions_stay_visible(name: str) -> None:
    """Each says what disagrees, what that changes, and which was followed."""
    plan = loaded(name)
    assert len(plan.contradictions) == PINNED[name].contradictions
    assert len(plan.notes) == PINNED[name].notes
    assert len({each.says for each in plan.contradictions}) == len(plan.contradictions)


@each_plan
def test_it_says_who_holds_what_it_looks_for(name: str) -> None:
    """A holder for every kind of incident and every status, and for nothing else."""
    plan = loaded(name)
    words = plan.vocabulary.words
    assert set(plan.holders) == words["checks.kinds"] | words["statuses.status"]
