"""
From a plan to claims on its lines: each rule's, and those of its dates and amounts.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import combinations
from typing import Any

from attrs import evolve, field, frozen

from pbr.claims import Claim
from pbr.periods import ONE_DAY, plus_months
from pbr.plans import Plan
from pbr.plans.plan import (
    EVERYBODYS,
    EveryNeed,
    Measure,
    MeasureOf,
    NeedOf,
    Part,
    Result,
    inside,
)
from pbr.records import Check, EarlierClaim, Family, Need, Person, Stay
from pbr.rules import Rule
from pbr.rules.absence import AbsenceBelow
from pbr.rules.attendance import AttendedEachTerm, AttendedOverall
from pbr.rules.combined import AnyAdult, Combined, EachChild
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
from pbr.rules.incidents import IncidentsReduced, NoneRecorded
from pbr.rules.progress import ScoreImproved, Stated
from pbr.rules.status import Enrolled, StatusEnded
from pbr.testing.edges import attendance, incidents, joining, progress, statuses, work
from pbr.testing.edges.edge import Asked, Edge, Edges
from pbr.testing.edges.joining import other_problems
from pbr.testing.scenes import Words, years_back
from pbr.verdicts import NOT_MET, Verdict

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
    NeedsIdentified: joining.needs_identified,
    NoneRecorded: incidents.none_recorded,
    OtherNeedsIdentified: joining.other_needs_identified,
    Planned: joining.planned,
    ScoreImproved: progress.score_improved,
    Stated: progress.stated,
    StatusEnded: statuses.status_ended,
}
FAMILY, ADULT, CHILD = "F-1", "A-1", "C-1"
MONTHS_ATTACHED = 24


@frozen
class EdgeClaim:
    """
    A claim on one of a plan's lines.

    `rule` is the rule that the line belongs to, and `verdict` what that rule alone
    says; both are None for a line of the plan's own, such as its last day. `short_by`
    is as in `Edge`.
    """

    says: str
    claim: Claim
    rule: Rule | None = None
    verdict: Verdict | None = None
    short_by: int = 0


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
        The rules that must be met for a test to be met; of several ways, the one on
        which the claim turns, else the first.
        """
        if isinstance(test, Combined):
            fewest = test.needs.fewest or len(test.parts)
            first = sorted(test.parts, key=lambda part: not self.turns_on(part))
            for part in first[:fewest]:
                self.add(part, whom)
        elif isinstance(test, EachChild):
            self.add(test.rule, CHILD)
        elif isinstance(test, AnyAdult):
            self.add(test.rule, ADULT)
        else:
            self.rules.append((test, whom))


def comfortable(
    plan: Plan,
    on: date,
    via: Rule | None = None,
    results: tuple[Result, ...] = (),
) -> Family:
    """
    A family whose claim is met on a day with room to spare, and turns on one rule.

    It meets the plan's `results`; where none are named, the first with `via` in it. Of
    the ways to meet them it takes those with `via` in them, else the first. Where the
    day is outside the plan the claim is met but for that.
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
    The longest job last: it also does for the shorter ones.
    """
    return getattr(entry[0], "weeks", 0)


def _asked(plan: Plan, rule: Rule, family: Family, on: date, whom: str) -> Asked:
    names = {name.partition("/")[0]: name for name in reversed(plan.problems)}
    return Asked(rule, family, on, ADULT, CHILD, whom, names, plan.other_problems)


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
    Whose need a problem is: anybody's, or of one for whom the claim turns on it.
    """
    for measure in _measures(wanted, problem):
        if measure.whose != EVERYBODYS and wanted.turns_on(measure.test):
            return measure.whose[0]
    return NeedOf.FAMILY


def _family(wanted: _Wanted) -> Family:
    """
    An adult and a child, attached long enough ago; every source was asked of them.
    """
    plan, on = wanted.plan, wanted.on
    bounds = [rule.since for rule, _ in wanted.rules if isinstance(rule, Attached)]
    start = max([plus_months(on, -MONTHS_ATTACHED), *[day for day in bounds if day]])
    words = Words.of(plan)
    kinds = tuple(dict.fromkeys((*words.kinds, *words.statuses)))
    people = {NeedOf.CHILD: CHILD, NeedOf.ADULT: ADULT, NeedOf.FAMILY: ""}
    return Family(
        family_id=FAMILY,
        attached_on=start,
        people=[
            Person(stays=[Stay(ADULT, FAMILY, years_back(on, 35))]),
            Person(stays=[Stay(CHILD, FAMILY, years_back(on, 10))]),
        ],
        needs=[
            Need(FAMILY, people[_whose(wanted, problem)], problem, start)
            for problem in wanted.problems
        ],
        checks=[Check(FAMILY, kinds, years_back(on, 8), on, on)],
    )


def plain_day(plan: Plan, since: date, before: date) -> date:
    """
    A day to claim on, in the plan's claim windows where it has any: the middle one.
    """
    spans = [(each.since, each.before) for each in plan.windows] or [(since, before)]
    days = [
        max(first, since) + (min(end, before) - max(first, since)) // 2
        for first, end in spans
        if max(first, since) < min(end, before)
    ]
    return days[len(days) // 2] if days else since


def edges_of(plan: Plan) -> Iterator[EdgeClaim]:
    """
    Claims on every line of a plan: of each of its rules, its dates and its amounts.
    """
    for rule in plan.rules():
        yield from _of_rule(plan, rule)
    yield from _of_dates(plan)
    yield from _of_amounts(plan)
    yield from _of_results(plan)
    for measure in plan.measures:
        yield from _of_whose(plan, measure)
    yield from _of_nothing(plan)


def _of_rule(plan: Plan, rule: Rule) -> Iterator[EdgeClaim]:
    on = plain_day(plan, *_life_of(plan, rule))
    family = comfortable(plan, on, rule)
    whom = _whom(plan, rule, on)
    for edge in EDGES[type(rule)](_asked(plan, rule, family, on, whom)):
        yield _claimed(edge, rule, on)


def _whom(plan: Plan, rule: Rule, on: date) -> str:
    """
    The member that a rule is asked of alone, or blank.
    """
    for each, whom in _wanted(plan, on, rule).rules:
        if each is rule:
            return whom
    return ""


def _claimed(edge: Edge, rule: Rule, on: date) -> EdgeClaim:
    says = f"{rule.name}: {edge.says}"
    return EdgeClaim(says, Claim(edge.family, on), rule, edge.verdict, edge.short_by)


def _life_of(plan: Plan, rule: Rule) -> tuple[date, date]:
    """
    The days on which a rule is asked: a measure's own, or the plan's.
    """
    tests = [plan.eligibility, plan.engagement, plan.attached_since]
    tests += [
        part
        for result in plan.results
        for part in result.needs
        if not isinstance(part, EveryNeed | MeasureOf)
    ]
    given = [test for test in tests if test is not None]
    if not any(each is rule for test in given for each in inside(test)):
        for measure in plan.measures:
            if any(each is rule for each in inside(measure.test)):
                return measure.since, measure.before
    return plan.since, plan.before


def _of_dates(plan: Plan) -> Iterator[EdgeClaim]:
    """
    The first and last day of the plan and of each claim window; a claim made before.
    """
    spans = [("the plan", plan.since, plan.before)]
    spans += [("a window", window.since, window.before) for window in plan.windows]
    spans += [("a measure", each.since, each.before) for each in plan.measures]
    for what, since, before in spans:
        for day in (since - ONE_DAY, since, before - ONE_DAY, before):
            family = comfortable(plan, day)
            yield EdgeClaim(f"{what}, on {day}", Claim(family, day))
    on = plain_day(plan, plan.since, plan.before)
    name = plan.results[0].name
    for day in (on, on + ONE_DAY):
        earlier = [EarlierClaim(FAMILY, name, day)]
        family = evolve(comfortable(plan, on), claims=earlier)
        yield EdgeClaim(f"claimed before, on {day}", Claim(family, on))


def _of_amounts(plan: Plan) -> Iterator[EdgeClaim]:
    """
    Each result on the first and last day of each of its amounts, and each fee.
    """
    for result in plan.results:
        for amount in result.amounts:
            for day in (amount.since, amount.before - ONE_DAY):
                family = comfortable(plan, day, None, _with_its_own(plan, result))
                yield EdgeClaim(f"{result.name}, on {day}", Claim(family, day))
    on = plain_day(plan, plan.since, plan.before)
    for fee in plan.attachment_fees:
        for day in (fee.since, fee.before - ONE_DAY):
            late = max(on, day)
            family = evolve(comfortable(plan, late), attached_on=day)
            yield EdgeClaim(f"attached on {day}", Claim(family, late))


def _with_its_own(plan: Plan, result: Result) -> tuple[Result, ...]:
    """
    A result, and the one it is a supplement to.
    """
    names = (result.name, result.supplement_to)
    return tuple([each for each in plan.results if each.name in names])


def _of_results(plan: Plan) -> Iterator[EdgeClaim]:
    """
    Each result alone, with its supplements, and every one of them at once.
    """
    on = plain_day(plan, plan.since, plan.before)
    for result in plan.results:
        family = comfortable(plan, on, None, (result,))
        yield EdgeClaim(f"{result.name} alone", Claim(family, on))
        more = (result, *[r for r in plan.results if r.supplement_to == result.name])
        family = comfortable(plan, on, None, more)
        yield EdgeClaim(f"{result.name} and its supplements", Claim(family, on))
    family = comfortable(plan, on, None, plan.results)
    yield EdgeClaim("every result at once", Claim(family, on))


def _of_whose(plan: Plan, measure: Measure) -> Iterator[EdgeClaim]:
    """
    A need of a child, of an adult and of nobody named, with and without its measure.
    """
    on = plain_day(plan, measure.since, measure.before)
    via = next(inside(measure.test))
    while isinstance(via, Combined | EachChild | AnyAdult):
        via = via.parts[0] if isinstance(via, Combined) else via.rule
    wanted = _wanted(plan, on, via)
    family = _met(wanted)
    asked = _asked(plan, via, family, on, _whom(plan, via, on))
    short = [e.family for e in EDGES[type(via)](asked) if e.verdict is NOT_MET]
    gone = _without_child_since(family, on)
    shapes = (("met", family), ("not met", short[0]), ("met, no child there", gone))
    for whom in (CHILD, ADULT, ""):
        of = f"{measure.problem} of {whom or 'nobody named'}"
        for says, each in shapes:
            claim = Claim(_with_need_of(whom, measure.problem, each), on)
            yield EdgeClaim(f"{of}, {via.name} {says}", claim)


def _with_need_of(whom: str, problem: str, family: Family) -> Family:
    needs = [
        evolve(need, person_id=whom) if need.problem == problem else need
        for need in family.needs
    ]
    rows: dict[str, Any] = {"needs": needs}
    return evolve(family, **rows)


def _without_child_since(family: Family, day: date) -> Family:
    """
    The family, its child having left the day before.
    """
    people = [
        evolve(one, stays=[evolve(stay, left_on=day - ONE_DAY) for stay in one.stays])
        if one.person_id == CHILD
        else one
        for one in family.people
    ]
    rows: dict[str, Any] = {"people": people}
    return evolve(family, **rows)


def _of_nothing(plan: Plan) -> Iterator[EdgeClaim]:
    """
    Families with two or three problems, on whom nothing else is on file.
    """
    on = plain_day(plan, plan.since, plan.before)
    family = _family(_wanted(plan, on, None))
    start = family.attached_on or on
    joined: dict[str, Any] = {
        "key_worker": "W-1",
        "assessed_on": start,
        "planned_on": start,
    }
    family = _without_child_since(family, start + ONE_DAY)
    for number in (2, 3):
        for problems in combinations(plan.problems, number):
            needs = [Need(FAMILY, "", problem, start) for problem in problems]
            says = f"nothing on file but {', '.join(problems)}"
            claim = Claim(evolve(family, **joined | {"needs": needs}), on)
            yield EdgeClaim(says, claim)
