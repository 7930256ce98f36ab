"""
Hypothesis strategies for records, families and claims, close to a plan's thresholds.

Nothing is made and then filtered out, so health checks stay silent. The first option of
every choice is the plainest, so that examples shrink to small families.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import lru_cache
from typing import Any, TypeVar

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from pbr.claims import Claim, validate
from pbr.exceptions import NotUnderstood
from pbr.plans import Plan
from pbr.plans.plan import inside
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
from pbr.rules import Rule
from pbr.school import Term
from pbr.testing import families as making
from pbr.testing.births import with_blank_births
from pbr.testing.claims import Ground, claim_on, with_noise
from pbr.testing.edges import EdgeClaim
from pbr.testing.scenes import Pick, Scene, born, files_of, scene_for
from pbr.testing.terms import whole_term
from pbr.testing.words import Words
from pbr.verdicts import NOT_MET, Verdict

T = TypeVar("T")
#: Who a record is about if it is made alone.
SOMEBODY = "P-1"


@st.composite
def made(draw: DrawFn, make: Callable[[Pick], T]) -> T:
    """
    The strategy that draws whatever a function makes of its choices.
    """

    def pick(options: Sequence[T], /) -> T:
        return options[draw(_place_in(len(options)))]

    return make(pick)  # type: ignore[arg-type] # it picks from options of any kind


@lru_cache(maxsize=8192)
def _place_in(length: int) -> SearchStrategy[int]:
    """
    A place in a sequence of that length, made once: Hypothesis checks it only once too.
    """
    return st.sampled_from(range(length))


def families(plan: Plan | None = None) -> SearchStrategy[Family]:
    """
    Any family; with a plan, one whose records use the plan's words.
    """
    return cases(plan=plan).map(lambda case: case[0])


def cases(
    rule: Rule | None = None,
    plan: Plan | None = None,
    *,
    births_unknown: bool = False,
) -> SearchStrategy[tuple[Family, date]]:
    """
    Any family and a day to ask about it, at the boundaries of a rule if one is given.

    With `births_unknown`, some have members whose birth date is not known.
    """
    words = None if plan is None else Words.of(plan)

    def case(pick: Pick) -> tuple[Family, date]:
        scene = scene_for(pick, rule, words=words, files=files_of(rule))
        family = making.family_in(pick, scene)
        if births_unknown:
            family = with_blank_births(pick, family)
        return family, scene.on

    return made(case)


@lru_cache(maxsize=32)
def ground_of(plan: Plan) -> Ground:
    """
    What claims under a plan are made from, worked out once for equal plans.
    """
    return Ground.of(plan)


def claims(
    plan: Plan,
    *,
    verdict: Verdict | None = None,
    blocked_by: str | None = None,
    short_by: int | None = None,
) -> SearchStrategy[Claim]:
    """
    Claims under a plan: any, or only those with a given answer.

    `verdict` is that of the claim. `blocked_by` is the problem (or the rule, by its
    name) without which the claim would be met. `short_by` is how many units it lacks.
    Raises `NotUnderstood` if the plan has no threshold at which such a claim could be.
    """
    ground = ground_of(plan)
    if verdict is None and blocked_by is None and short_by is None:
        return made(lambda pick: claim_on(pick, ground))
    found = _found(ground.plan, verdict, blocked_by, short_by)
    if not found:
        fault = (
            f"no claim at a threshold of {plan.name} has verdict={verdict}, "
            f"blocked_by={blocked_by!r}, short_by={short_by}"
        )
        names = sorted({*plan.problems, *[rule.name for rule in plan.rules()]})
        remedy = f"ask for less, or for one of {', '.join(names)}"
        raise NotUnderstood(fault, remedy)
    return made(lambda pick: with_noise(pick, pick(found)))


@lru_cache(maxsize=128)
def _found(
    plan: Plan, verdict: Verdict | None, blocked_by: str | None, short_by: int | None
) -> tuple[Claim, ...]:
    """
    The claims on a plan's lines that come out in one way, decided once.
    """
    return tuple(
        [
            edge.claim
            for edge in ground_of(plan).edges
            if _is_so(edge, plan, verdict, blocked_by, short_by)
        ]
    )


def _is_so(
    edge: EdgeClaim,
    plan: Plan,
    verdict: Verdict | None,
    blocked_by: str | None,
    short_by: int | None,
) -> bool:
    blocked = blocked_by is not None or short_by is not None
    wanted = NOT_MET if verdict is None and blocked else verdict
    if blocked and edge.verdict is not NOT_MET:
        return False
    if blocked_by is not None and blocked_by not in _names(edge, plan):
        return False
    if short_by is not None and edge.short_by != short_by:
        return False
    return validate(edge.claim, plan).verdict is wanted


def _names(edge: EdgeClaim, plan: Plan) -> set[str]:
    """
    The name of an edge's rule, and the problems whose measures it is in.
    """
    problems = {
        measure.problem
        for measure in plan.measures
        if any(each is edge.rule for each in inside(measure.test))
    }
    return {edge.rule.name if edge.rule else "", *problems}


def edge_claims(plan: Plan) -> SearchStrategy[EdgeClaim]:
    """
    The claims at a plan's thresholds, one by one.
    """
    return st.sampled_from(ground_of(plan).edges)


def _of_a_scene(make: Callable[[Pick, Scene], T]) -> SearchStrategy[T]:
    return made(lambda pick: make(pick, scene_for(pick)))


def terms() -> SearchStrategy[Term]:
    """
    School terms near those that the made-up families attend.
    """
    return _of_a_scene(lambda pick, scene: pick(scene.latest_terms))


def people() -> SearchStrategy[Person]:
    """
    Members, past or present, with the rows recorded under their own id.
    """
    return _of_a_scene(lambda pick, scene: making.person(pick, scene, SOMEBODY))


def stays() -> SearchStrategy[Stay]:
    """
    Stays in a household.
    """
    return _of_a_scene(
        lambda pick, scene: pick(making.stays(pick, scene, SOMEBODY, born(pick, scene)))
    )


def attendances() -> SearchStrategy[Attendance]:
    """
    A pupil's sessions in a term, near a share.
    """
    return _of_a_scene(
        lambda pick, scene: whole_term(pick, scene, SOMEBODY, pick(scene.latest_terms))
    )


def employments() -> SearchStrategy[Employment]:
    """
    Spells of work, about as long as a rule requires.
    """
    return _of_a_scene(lambda pick, scene: pick(making.work(pick, scene, SOMEBODY)[0]))


def benefits() -> SearchStrategy[Benefit]:
    """
    Spells on a benefit.
    """
    return _of_a_scene(
        lambda pick, scene: making.benefit(pick, scene, SOMEBODY, [scene.on])
    )


def statuses() -> SearchStrategy[Status]:
    """
    Spells on a plan, an order or a scheme.
    """
    return _of_a_scene(
        lambda pick, scene: pick(making.spells_of_status(pick, scene, SOMEBODY))
    )


def _row(make: Callable[[Pick, Scene, list[str]], T]) -> SearchStrategy[T]:
    return _of_a_scene(lambda pick, scene: make(pick, scene, [SOMEBODY]))


def incidents() -> SearchStrategy[Incident]:
    """
    Incidents.
    """
    return _row(making.incident)


def needs() -> SearchStrategy[Need]:
    """
    Problems identified.
    """
    return _row(making.need)


def scores() -> SearchStrategy[Score]:
    """
    Practitioners' scores.
    """
    return _row(making.score)


def statements() -> SearchStrategy[Statement]:
    """
    Signed statements.
    """
    return _row(making.statement)


def checks() -> SearchStrategy[Check]:
    """
    Checks with a source.
    """
    return _row(making.check)


def earlier_claims() -> SearchStrategy[EarlierClaim]:
    """
    Earlier claims.
    """
    return _row(making.earlier_claim)


#: What `hypothesis.strategies.from_type` gives for each kind of record.
BY_TYPE: dict[type[Any], Callable[[], SearchStrategy[Any]]] = {
    Attendance: attendances,
    Benefit: benefits,
    Check: checks,
    EarlierClaim: earlier_claims,
    Employment: employments,
    Family: families,
    Incident: incidents,
    Need: needs,
    Person: people,
    Score: scores,
    Statement: statements,
    Status: statuses,
    Stay: stays,
    Term: terms,
}


def register() -> None:
    """
    Tell Hypothesis how each kind of record is made: `st.from_type(Family)`.

    Hypothesis calls it by itself, through its entry point, wherever pbr is installed.
    """
    for kind, strategy in BY_TYPE.items():
        st.register_type_strategy(kind, strategy())
    st.register_type_strategy(Claim, cases().map(lambda case: Claim(*case)))
