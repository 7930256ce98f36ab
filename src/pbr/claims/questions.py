"""
A claim, decided: the auditor's questions in order, as one trail (SPEC §7).

Is the family eligible? Was the whole-family approach used? Is it claimable on the day?
Is the progress evidenced? The claim is payable only when the answer to every one is
met.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from functools import lru_cache

from attrs import evolve, field, frozen

from pbr.claims.decision import THE_FOUR, Claim, Decision
from pbr.exceptions import BirthNotKnown, Contradiction
from pbr.findings import (
    THE_WHOLE,
    Asked,
    Assumption,
    Clause,
    Conclusion,
    Dated,
    Finding,
    Question,
    Reason,
    Standing,
    Trail,
    Why,
    met,
    not_met,
)
from pbr.periods import ONE_DAY, Period, latest_day
from pbr.plans.plan import (
    Amount,
    EveryNeed,
    Measure,
    MeasureOf,
    Part,
    Plan,
    Result,
    Window,
)
from pbr.records import EarlierClaim, Family, Need, Person, Record
from pbr.rules import Rule
from pbr.rules.parts.ages import adults, every_birth_needed, of_any_ages
from pbr.rules.parts.needs import EVERYBODYS, NeedOf
from pbr.rules.parts.sifting import sifted
from pbr.rules.parts.turning import of_unknown_births
from pbr.verdicts import AT_LEAST_ONE, EVERY, Quorum

ONE_RESULT = Clause(
    "pbr, what every answer means",
    "§7",
    "no earlier result for the family",
    Standing.ASSUMED,
    (
        Assumption(
            THE_WHOLE,
            "The published national counts add up only if a family has one result; "
            "no document that says so was found.",
        ),
    ),
)


#: A question, made once for each clause and name, however many claims it is asked of.
question_of = lru_cache(maxsize=1024)(Question)

CLAIMABLE = Question(Asked.CLAIMABLE, THE_FOUR)
EVIDENCED = Question(Asked.EVIDENCED, THE_FOUR)
NOT_CLAIMED_BEFORE = Question(Asked.NOT_CLAIMED_BEFORE, ONE_RESULT)


def validate(claim: Claim, plan: Plan) -> Decision:
    """
    Decide a claim under a plan, and prove the decision line by line (SPEC §7).

    `claim` is a family and the day the evidence speaks for: `Claim(family, on)`. The
    family is one of `read_cases(...).families`, or built in code from `pbr.records`.
    `plan` is what the council's scheme asks and pays: `load_plan(...)`.

    The `Decision` has the `verdict`, whether it is `payable`, the `result` it pays for,
    the `amount`, and the `trail`: every clause, every count and every row that was read
    or passed over. The evidence that could still settle it is in `still_needed`.

        >>> from datetime import date
        >>> from pbr import Claim, load_plan, read_cases, validate
        >>> plan = load_plan("bradford-families-first-2015")
        >>> folder = "examples/bradford-example-two-confirmed"
        >>> (family,) = read_cases(folder, plan).families
        >>> validate(Claim(family, date(2018, 4, 1)), plan)
        <Decision BX2 on 2018-04-01: met, employment, £800.00>

    Raises `pbr.records.Contradiction` if the family has a need that the plan does not
    name, or if a `confirmed_on` or a `checked_on` is more than ten years after the
    plan's last day.
    """
    return decided_by(claim, plan, _examined)


#: How a test of the plan is examined: by itself, unless it is known what it finds.
Examine = Callable[[Rule, Family, date], Trail]


def _examined(test: Rule, family: Family, on: date) -> Trail:
    return test.examine(family, on)


def decided_by(claim: Claim, plan: Plan, examine: Examine) -> Decision:
    """
    Decide a claim as `validate` does, with each test of the plan examined in some way.
    """
    family = plan.understood(claim.family_seen)
    for need in family.needs:
        known = need.set_aside or plan.vocabulary.names_problem(need.problem)
        if not known and family.day_of(need) <= claim.on:
            message = (
                f"family {family.family_id} has a need, {need.problem!r}, "
                f"that the plan {plan.name} does not name"
            )
            raise Contradiction(message)
    _check_days(family, plan)
    if family is not claim.family:
        claim = evolve(claim, family=family)
    return _Examination(claim, plan, examine).decision()


def _check_days(family: Family, plan: Plan) -> None:
    """
    > A `confirmed_on` or `checked_on` more than ten years after the plan's last day is
    > refused when the claim is decided. (SPEC §4.9)

    Whatever else is dated after the claim is not seen. Only these two vouch for days
    before them.
    """
    latest = latest_day(plan.last_day)
    for person in family.people:
        for job in person.employment:
            if job.confirmed_on is not None and job.confirmed_on > latest:
                raise _too_late(job, "confirmed_on", latest)
    for check in family.checks:
        if check.checked_on > latest:
            raise _too_late(check, "checked_on", latest)


def _too_late(record: Record, name: str, latest: date) -> Contradiction:
    day = getattr(record, name)
    return Contradiction(
        f"{type(record).__name__}: {name} cannot be {day}; give a day that is known, "
        f"not after {latest}"
    )


def turning_days(family: Family, plan: Plan, asked: Period) -> Iterator[date]:
    """
    The days on which a claim can turn whatever its tests find (SPEC §9).

    That is, the dates of the plan, what is dated by attachment, and the days on which
    a need is identified or a result claimed. What the tests find turns on days that
    each rule gives.
    """
    amounts = [amount for result in plan.results for amount in result.amounts]
    dated: tuple[Plan | Window | Measure | Amount, ...] = (
        plan,
        *plan.windows,
        *plan.measures,
        *amounts,
    )
    for each in dated:
        yield from (each.since, each.before)
    if family.attached_on is not None:
        yield family.attached_on
    for need in family.needs:
        yield family.day_of(need)
    for claim in family.claims:
        yield claim.claimed_on
    yield from of_unknown_births(family, asked)


@frozen
class _Examination:
    """
    One claim under one plan, in which each test of the plan is examined once.
    """

    claim: Claim
    plan: Plan
    examine: Examine
    _trails: dict[int, Trail] = field(factory=dict, init=False)

    def decision(self) -> Decision:
        """
        The four questions in order, and the supplements.
        """
        results = {result.name: self._of_result(result) for result in self.plan.results}
        plain = [r.name for r in self.plan.results if r.supplement_to is None]
        supplements = [results[name] for name in results if name not in plain]
        return Decision(
            self.claim,
            self.plan,
            self._question(Asked.ELIGIBLE, self.plan.eligibility),
            self._question(Asked.APPROACH, self.plan.engagement),
            self._claimable(),
            self._concluded(
                EVIDENCED,
                AT_LEAST_ONE,
                *[results[name] for name in plain],
            ),
            tuple(supplements),
        )

    def _examined(self, test: Rule) -> Trail:
        """
        What a test finds: the same finding wherever the plan uses the test.
        """
        trail = self._trails.get(id(test))
        if trail is None:
            try:
                trail = self.examine(test, self.claim.family, self.claim.on)
            except BirthNotKnown:
                trail = every_birth_needed(test, self.claim.family)
            self._trails[id(test)] = trail
        return trail

    def _concluded(
        self, question: Question, quorum: Quorum, *parts: Trail
    ) -> Conclusion:
        return Conclusion(question, self.claim.family.subject, quorum, parts)

    def _question(self, asked: Asked, test: Rule) -> Conclusion:
        """
        A question that the plan answers with one test; its parts are the test's.
        """
        trail = self._examined(test)
        question = question_of(asked, trail.clause)
        if isinstance(trail, Conclusion):
            return self._concluded(question, trail.quorum, *trail.parts)
        return self._concluded(question, EVERY, trail)

    def _claimable(self) -> Conclusion:
        """
        > D within the plan and its claim windows; no earlier result for the family
        """
        parts: list[Trail] = [self._within(Asked.IN_FORCE, self.plan)]
        if self.plan.windows:
            windows = [
                self._within(Asked.CLAIM_WINDOW, each) for each in self.plan.windows
            ]
            question = question_of(Asked.CLAIM_WINDOWS, self.plan.windows[0].clause)
            parts.append(self._concluded(question, AT_LEAST_ONE, *windows))
        if self.plan.attached_since is not None:
            parts.append(self._examined(self.plan.attached_since))
        parts.append(self._not_claimed_before())
        return self._concluded(CLAIMABLE, EVERY, *parts)

    def _within(self, asked: Asked, window: Plan | Window) -> Finding:
        """
        The day of the claim, compared with the days of a plan or a claim window.
        """
        on, last = self.claim.on, window.before - ONE_DAY
        judged = met() if window.since <= on <= last else not_met(Reason.OUTSIDE)
        question = question_of(asked, window.clause)
        dated = Dated(on, window.since, last)
        return Finding(question, self.claim.family.subject, judged, dated)

    def _not_claimed_before(self) -> Finding:
        """
        > Any row of claims.csv dated on or before D blocks a further result.
        """
        on = self.claim.on

        def why_not(earlier: EarlierClaim) -> Why | None:
            return Why.AFTER_THE_DAY if earlier.claimed_on > on else None

        earlier, passed_over = sifted(self.claim.family.claims, why_not)
        return Finding(
            NOT_CLAIMED_BEFORE,
            self.claim.family.subject,
            not_met(Reason.CLAIMED_BEFORE) if earlier else met(),
            Dated(earlier[0].claimed_on if earlier else None, None, on),
            earlier,
            passed_over,
        )

    def _of_result(self, result: Result) -> Conclusion:
        parts = [self._of_part(result, part) for part in result.needs]
        question = question_of(Asked.RESULT, result.clause, result.name)
        return self._concluded(question, EVERY, *parts)

    def _of_part(self, result: Result, part: Part) -> Trail:
        if isinstance(part, EveryNeed):
            return self._every_need(result)
        if isinstance(part, MeasureOf):
            measures = self.plan.measures_on(self.claim.on)
            theirs = [each for each in measures if each.problem == part.problem]
            trails = [self._of_measure(measure) for measure in theirs]
            question = question_of(Asked.PROBLEM, result.clause, part.problem)
            return self._concluded(question, EVERY, *trails)
        return self._examined(part)

    def _of_measure(self, measure: Measure) -> Trail:
        return self._examined(measure.test)

    def _every_need(self, result: Result) -> Conclusion:
        """
        > for every need identified on or before D (those found later too), the
        > measures of its problem (SPEC §6)
        """
        found: dict[str, list[Need]] = {}
        for need in self.claim.family.needs:
            if self.claim.family.day_of(need) <= self.claim.on:
                found.setdefault(need.problem, []).append(need)
        measures, family = self.plan.measures_on(self.claim.on), self.claim.family
        parts: list[Trail] = []
        if family.has_unknown_births:
            for each in _by_age(measures):
                of_everybody = each[0].whose == EVERYBODYS
                asked = self._of_those if of_everybody else self._of_any_age
                parts += asked(each, found, family)
        else:
            parts += self._of_those(measures, found, family)
        question = question_of(Asked.EVERY_NEED, result.clause)
        return self._concluded(question, EVERY, *parts)

    def _of_those(
        self,
        measures: tuple[Measure, ...],
        found: dict[str, list[Need]],
        family: Family,
    ) -> Sequence[Trail]:
        """
        The measures that are for a need of someone in a family.
        """
        parts: list[Trail] = []
        for measure in measures:
            theirs = found.get(measure.problem, ())
            needs = tuple([need for need in theirs if _is_for(measure, need, family)])
            if needs:
                parts.append(self._of_needs(measure, needs))
        return parts

    def _of_needs(self, measure: Measure, needs: tuple[Need, ...]) -> Conclusion:
        question = question_of(Asked.PROBLEM, measure.clause, measure.problem)
        trail = self._of_measure(measure)
        return Conclusion(question, self.claim.family.subject, EVERY, (trail,), needs)

    def _of_any_age(
        self,
        measures: tuple[Measure, ...],
        found: dict[str, list[Need]],
        family: Family,
    ) -> Sequence[Trail]:
        """
        The measures that needs of one problem have, whoever turns out to be a child.
        """
        first = measures[0]
        question = question_of(Asked.PROBLEM, first.clause, first.problem)
        needs = tuple(found.get(first.problem, ()))

        def turns(person: Person) -> Iterator[date]:
            mine = [need for need in needs if need.person_id == person.person_id]
            return adults(*[need.identified_on for need in mine])

        def of_ages(known: Family) -> Conclusion:
            return self._concluded(
                question, EVERY, *self._of_those(measures, found, known)
            )

        trail = of_any_ages(question, family, self.claim.on, turns, of_ages)
        if isinstance(trail, Conclusion):
            return trail.parts
        return (Conclusion(question, family.subject, EVERY, (trail,), needs),)


def _by_age(measures: Iterable[Measure]) -> Iterator[tuple[Measure, ...]]:
    """
    The measures that turn on who is a child, those of one problem together; each other
    by itself.
    """
    together: dict[str, list[Measure]] = {}
    for at, measure in enumerate(measures):
        key = str(at) if measure.whose == EVERYBODYS else measure.problem
        together.setdefault(key, []).append(measure)
    for each in together.values():
        yield tuple(each)


def _is_for(measure: Measure, need: Need, family: Family) -> bool:
    if measure.whose == EVERYBODYS:
        return True
    return NeedOf.by(need, family) in measure.whose
