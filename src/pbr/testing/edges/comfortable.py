"""
A family that meets what is wanted comfortably, with nothing at a threshold.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from attrs import field, frozen

from pbr.periods import plus_months
from pbr.plans import Plan
from pbr.plans.plan import (
    EveryNeed,
    Measure,
    MeasureOf,
    Part,
    Result,
    inside,
)
from pbr.records import Check, Family, Need, Person, Stay
from pbr.rules import Rule
from pbr.rules.absence import AbsenceBelow
from pbr.rules.asked_alone import AskedAlone, EachMember
from pbr.rules.attendance import AttendedEachTerm, AttendedOverall
from pbr.rules.combined import Combined
from pbr.rules.completed import ClosedFor, Completed
from pbr.rules.eligibility import (
    DependentChild,
    InTheArea,
    NeedsIdentified,
    OtherNeedsIdentified,
)
from pbr.rules.employment import EmployedConsecutively, EmployedWithin
from pbr.rules.engagement import Assessed, Attached, KeyWorkerNamed, Planned
from pbr.rules.exclusions import FewerThanOverMonths, FewerThanOverTerms
from pbr.rules.held import StatusHeld
from pbr.rules.incidents import IncidentsReduced, NoneRecorded
from pbr.rules.member_aged import MemberAged
from pbr.rules.parts.needs import EVERYBODYS, NeedOf
from pbr.rules.parts.words import Whom
from pbr.rules.person_with_the_need import PersonWithTheNeed
from pbr.rules.progress import ScoreImproved, Stated
from pbr.rules.status import Enrolled, StatusEnded
from pbr.testing.edges import attendance, incidents, joining, progress, statuses, work
from pbr.testing.edges.edge import Asked, Edges
from pbr.testing.edges.joining import other_problems
from pbr.testing.scenes import years_back
from pbr.testing.words import OTHER_KIND, Words

EDGES: dict[type[Any], Edges] = {
    AbsenceBelow: attendance.absence_below,
    Assessed: joining.assessed,
    Attached: joining.attached,
    AttendedEachTerm: attendance.attended_each_term,
    AttendedOverall: attendance.attended_overall,
    ClosedFor: statuses.closed_for,
    Completed: statuses.completed,
    DependentChild: joining.dependent_child,
    EmployedConsecutively: work.employed_consecutively,
    EmployedWithin: work.employed_within,
    Enrolled: statuses.enrolled,
    FewerThanOverMonths: attendance.fewer_than_over_months,
    FewerThanOverTerms: attendance.fewer_than_over_terms,
    InTheArea: joining.in_the_area,
    IncidentsReduced: incidents.incidents_reduced,
    KeyWorkerNamed: joining.key_worker_named,
    MemberAged: joining.member_aged,
    NeedsIdentified: joining.needs_identified,
    NoneRecorded: incidents.none_recorded,
    OtherNeedsIdentified: joining.other_needs_identified,
    Planned: joining.planned,
    ScoreImproved: progress.score_improved,
    Stated: progress.stated,
    StatusEnded: statuses.status_ended,
    StatusHeld: statuses.status_held,
}


FAMILY, ADULT, CHILD = "F-1", "A-1", "C-1"
PEOPLE = {NeedOf.CHILD: CHILD, NeedOf.ADULT: ADULT, NeedOf.FAMILY: ""}


MONTHS_ATTACHED = 24


@frozen
class _Wanted:
    """
    What a claim must have so that it turns on one rule: a way through the plan.
    """

    plan: Plan
    on: date
    via: Rule | None
    rules: list[tuple[Rule, str]] = field(factory=list)
    problems: list[str] = field(factory=list)

    def turns_on(self, test: Rule) -> bool:
        """
        Whether the rule it turns on is this test, or inside it.
        """
        return any(each is self.via for each in inside(test))

    def add(self, test: Rule, whom: str = "") -> None:
        """
        Add the rules that must be met for a test to be met.

        If there are several ways, it follows the way on which the claim turns, or else
        the first.
        """
        if isinstance(test, Combined):
            fewest = test.quorum.fewest or len(test.parts)
            first = sorted(test.parts, key=lambda part: not self.turns_on(part))
            for part in first[:fewest]:
                self.add(part, whom)
        elif isinstance(test, AskedAlone):
            for asked in _asked_in(test):
                self.add(test.rule, asked)
        elif isinstance(test, PersonWithTheNeed):
            self.add(test.rule, PEOPLE[_one_of(test.whose)])
        else:
            self.rules.append((test, whom))


def _asked_in(test: AskedAlone) -> tuple[str, ...]:
    """
    The people of the family who must meet a test.
    """
    if isinstance(test, EachMember):
        return (ADULT, CHILD)
    return (CHILD if test.whom is Whom.CHILD else ADULT,)


def comfortable(
    plan: Plan,
    on: date,
    via: Rule | None = None,
    results: tuple[Result, ...] = (),
) -> Family:
    """
    A family whose claim is met on a day with room to spare, and turns on one rule.

    It meets the plan's `results`; if none are named, the first with `via` in it. If
    there are several ways to meet them, it takes those with `via` in them, else the
    first. If the day is outside the plan, the claim is met but for that.
    """
    return _met(_wanted(plan, on, via, results))


def _met(wanted: _Wanted) -> Family:
    plan, on = wanted.plan, wanted.on
    family = _family(wanted)
    for rule, whom in sorted(wanted.rules, key=_weeks):
        asked = _asked(plan, rule, family, on, whom)
        family = next(EDGES[type(rule)](asked)).family
    return family


def _weeks(entry: tuple[Rule, str]) -> int:
    """
    The longest job last: it is also enough for the shorter ones.
    """
    return getattr(entry[0], "weeks", None) or 0


def _asked(plan: Plan, rule: Rule, family: Family, on: date, whom: str) -> Asked:
    names = {name.partition("/")[0]: name for name in reversed(plan.problems)}
    counted = {getattr(rule, "kind", ""), *getattr(rule, "kinds", ())}
    others = sorted(plan.vocabulary.known("incidents.kind") - counted)
    return Asked(
        rule,
        family,
        on,
        ADULT,
        CHILD,
        whom,
        names,
        other_kind=(*others, OTHER_KIND)[0],
        takes_others=plan.other_problems,
    )


def _wanted(
    plan: Plan, on: date, via: Rule | None, results: tuple[Result, ...] = ()
) -> _Wanted:
    wanted = _Wanted(plan, on, via)
    for each in (plan.eligibility, plan.engagement, plan.attached_since):
        if each is not None:
            wanted.add(each)
    wanted.problems.extend(_problems(wanted))
    for result in results or _results(wanted):
        for part in result.needs:
            for test in _tests(wanted, part):
                wanted.add(test)
    return wanted


def _results(wanted: _Wanted) -> list[Result]:
    """
    The first result that turns on the rule, and what it is paid on top of.
    """
    results = wanted.plan.results
    chosen = [each for each in results if _result_turns_on(wanted, each)]
    plain = [each for each in results if each.supplement_to is None]
    first = (chosen or plain)[0]
    return [each for each in results if each.name in (first.name, first.supplement_to)]


def _result_turns_on(wanted: _Wanted, result: Result) -> bool:
    for part in result.needs:
        if isinstance(part, EveryNeed):
            tests = [each.test for each in wanted.plan.measures_on(wanted.on)]
        elif isinstance(part, MeasureOf):
            tests = [each.test for each in _measures(wanted, part.problem)]
        else:
            tests = [part]
        if any(wanted.turns_on(test) for test in tests):
            return True
    return False


def _measures(wanted: _Wanted, problem: str) -> list[Measure]:
    in_force = wanted.plan.measures_on(wanted.on)
    return [measure for measure in in_force if measure.problem == problem]


def _tests(wanted: _Wanted, part: Part) -> list[Rule]:
    """
    The tests of a part of a result: for every need, those of the problems chosen.
    """
    if isinstance(part, MeasureOf):
        return [measure.test for measure in _measures(wanted, part.problem)]
    if isinstance(part, EveryNeed):
        return [
            measure.test
            for problem in wanted.problems
            for measure in _measures(wanted, problem)
            if _whose(wanted, problem) in measure.whose
        ]
    return [part]


def _problems(wanted: _Wanted) -> list[str]:
    """
    The family's problems: that on which the claim turns, and enough to be eligible.
    """
    plan = wanted.plan
    first = [
        measure.problem
        for measure in plan.measures_on(wanted.on)
        if wanted.turns_on(measure.test)
    ][:1]
    for rule, _ in wanted.rules:
        if isinstance(rule, NeedsIdentified):
            ordered = sorted(
                [name for name in plan.problems if name.partition("/")[0] in rule.of],
                key=lambda name: name not in first,
            )
            by_headline = {name.partition("/")[0]: name for name in reversed(ordered)}
            chosen = [name for name in ordered if name in by_headline.values()]
            first += [name for name in chosen[: rule.at_least] if name not in first]
        if isinstance(rule, OtherNeedsIdentified):
            headlines = [name.partition("/")[0] for name in plan.problems]
            first += other_problems(rule, headlines, takes_others=plan.other_problems)
    return first or list(plan.problems[:1])


def _whose(wanted: _Wanted, problem: str) -> NeedOf:
    """
    Whose need a problem is: anybody's, or one person's if the claim turns on that.
    """
    for measure in _measures(wanted, problem):
        if any(isinstance(each, PersonWithTheNeed) for each in inside(measure.test)):
            return _one_of(measure.whose)
        if measure.whose != EVERYBODYS and wanted.turns_on(measure.test):
            return measure.whose[0]
    return NeedOf.FAMILY


def _one_of(whose: tuple[NeedOf, ...]) -> NeedOf:
    """
    Whose need is asked about where a person with the need is: an adult's, if it may be.
    """
    return NeedOf.ADULT if NeedOf.ADULT in whose else whose[0]


def _family(wanted: _Wanted) -> Family:
    """
    An adult and a child, attached long enough ago, with every source asked about them.
    """
    plan, on = wanted.plan, wanted.on
    bounds = [rule.since for rule, _ in wanted.rules if isinstance(rule, Attached)]
    start = max([plus_months(on, -MONTHS_ATTACHED), *[day for day in bounds if day]])
    words = Words.of(plan)
    kinds = tuple(dict.fromkeys((*words.kinds, *words.statuses)))
    return Family(
        family_id=FAMILY,
        attached_on=start,
        people=[
            Person(stays=[Stay(ADULT, FAMILY, years_back(on, 35))]),
            Person(stays=[Stay(CHILD, FAMILY, years_back(on, 10))]),
        ],
        needs=[
            Need(FAMILY, PEOPLE[_whose(wanted, problem)], problem, start)
            for problem in wanted.problems
        ],
        checks=[Check(FAMILY, kinds, years_back(on, 8), on, on)],
    )


def plain_day(plan: Plan, since: date, before: date) -> date:
    """
    A day to claim on: the middle one, in the plan's claim windows if it has any.
    """
    spans = [(each.since, each.before) for each in plan.windows] or [(since, before)]
    days = [
        max(first, since) + (min(end, before) - max(first, since)) // 2
        for first, end in spans
        if max(first, since) < min(end, before)
    ]
    return days[len(days) // 2] if days else since
