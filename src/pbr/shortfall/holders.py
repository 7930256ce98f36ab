"""
Who has the evidence that a claim lacks: the school, the employer, or as the plan says.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import Enum
from typing import Any

from attrs import evolve

from pbr.findings import (
    Counted,
    Early,
    Fell,
    Finding,
    Needed,
    NeedsBenefitHistory,
    NeedsBirthDate,
    NeedsCheck,
    NeedsConfirmation,
    NeedsEvents,
    NeedsMeaning,
    NeedsPerson,
    Reason,
    Requirement,
    Worked,
)
from pbr.plans.plan import Plan
from pbr.records import Employment, Incident, Status
from pbr.rules.parts.reads import Holder, reads_of

#: Who has the history of a person's benefits.
DWP = "DWP"
#: The holder of a kind for which the plan names none.
UNNAMED = "whoever holds it"


class NoOne(Enum):
    """
    Why there is no one to ask.
    """

    #: Only days have to pass.
    WAIT = "wait"
    #: No job or benefit is on file, so nobody can know of one.
    NOT_BEGUN = "not begun"
    #: It is a count of domestic abuse, on which pbr gives no advice.
    NO_ADVICE = "no advice"
    #: Nothing can make the claim met.
    NO_WAY = "no way"


#: Who is asked: a holder under every plan, one that the plan names, or no one.
AskedOf = Holder | str | NoOne


def holder_of_kind(kind: str, plan: Plan) -> str:
    """
    Who has the records of a kind of incident or status, as the plan says.
    """
    return plan.holders.get(kind, UNNAMED)


def kinds_by_holder(kinds: Iterable[str], plan: Plan) -> dict[str, list[str]]:
    """
    Kinds of incident or status by who has their records, in the order given.
    """
    held: dict[str, list[str]] = {}
    for kind in kinds:
        held.setdefault(holder_of_kind(kind, plan), []).append(kind)
    return held


def evidence_by_holder(need: Needed, plan: Plan) -> Iterator[tuple[AskedOf, Needed]]:
    """
    A piece of evidence with its holder; a check in parts, one for each holder.
    """
    if isinstance(need, NeedsCheck):
        for holder, kinds in kinds_by_holder(need.kinds, plan).items():
            yield holder, evolve(need, kinds=tuple(kinds))
    elif isinstance(need, NeedsPerson | NeedsEvents | NeedsConfirmation):
        for asked_of, rows in _rows_by_holder(need.rows, plan).items():
            yield asked_of, evolve(need, rows=tuple(rows))
    elif isinstance(need, NeedsMeaning):
        yield UNNAMED, need
    elif isinstance(need, NeedsBirthDate):
        yield Holder.KEY_WORKER, need
    else:
        is_benefits = isinstance(need, NeedsBenefitHistory)
        yield DWP if is_benefits else Holder.SCHOOL, need


def _rows_by_holder(rows: Iterable[Any], plan: Plan) -> dict[AskedOf, list[Any]]:
    """
    Incidents and statuses by who has the records of their kind; jobs are known to the
    employer, scores and statements to the key worker.
    """
    held: dict[AskedOf, list[Any]] = {}
    for row in rows:
        held.setdefault(_holder_of_row(row, plan), []).append(row)
    return held


def _holder_of_row(row: Any, plan: Plan) -> AskedOf:  # noqa: ANN401 - rows of any kind
    if isinstance(row, Employment):
        return Holder.EMPLOYER
    if isinstance(row, Incident | Status):
        kind = row.kind if isinstance(row, Incident) else row.status
        return holder_of_kind(kind if row.understood else "", plan)
    return Holder.KEY_WORKER


def holders_of(finding: Finding, plan: Plan) -> tuple[AskedOf, ...]:
    """
    Who knows about what a finding looked at, each of them once.
    """
    quantity = finding.quantity
    if finding.reason is Reason.NOT_ATTACHED:
        return (Holder.KEY_WORKER,)
    if isinstance(quantity, Early):
        return (NoOne.WAIT,)
    if isinstance(quantity, Worked) and not finding.read:
        return (NoOne.NOT_BEGUN,)
    if isinstance(quantity, Fell | Counted):
        return tuple(kinds_by_holder(quantity.kinds, plan))
    return _holders_of_rule(finding.rule, plan)


def _holders_of_rule(rule: Requirement, plan: Plan) -> tuple[AskedOf, ...]:
    reads = reads_of(rule)
    if reads is not None and reads.holder is Holder.BY_KIND:
        return tuple(kinds_by_holder(reads.kinds_of(rule), plan))
    return (Holder.KEY_WORKER if reads is None else reads.holder,)
