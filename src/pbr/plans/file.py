"""
A plan as its file gives it, and the plan made from it, with its dates filled in.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from enum import Enum

from attrs import field, frozen

from pbr.findings import Clause
from pbr.plans.plan import (
    Amount,
    Disagreement,
    EveryNeed,
    Measure,
    MeasureOf,
    Note,
    Part,
    Plan,
    Result,
    Window,
)
from pbr.plans.set_aside import NOTHING_SET_ASIDE, SetAside
from pbr.plans.structuring import AsAsked
from pbr.rules import Rule
from pbr.rules.parts.needs import NeedOf


class Others(Enum):
    """
    Whether the plan takes problems that it does not list.
    """

    TAKEN = "taken"
    REFUSED = "refused"


@frozen
class InForce:
    """
    The days of the plan's life.
    """

    clause: Clause
    since: date
    before: date


@frozen
class Asked:
    """
    A test, and its clause.
    """

    clause: Clause
    test: Rule


@frozen
class MeasureTable:
    """
    A measure as the file gives it: without dates it is in force for the plan's life.
    """

    clause: Clause
    problem: str
    test: Rule | AsAsked
    whose: tuple[NeedOf, ...] = tuple(NeedOf)
    since: date | None = None
    before: date | None = None


@frozen
class AmountTable:
    """
    An amount as the file gives it.
    """

    clause: Clause
    pounds: Decimal
    since: date | None = None
    before: date | None = None


@frozen
class ResultTable:
    """
    A result as the file gives it.
    """

    clause: Clause
    name: str
    needs: tuple[Part | AsAsked, ...]
    amounts: tuple[AmountTable, ...]
    supplement_to: str | None = None


@frozen
class PlanFile:
    """
    A plan as the file gives it.
    """

    title: str
    area: str
    source: str
    cited_as: str
    problems: tuple[str, ...]
    other_problems: Others
    in_force: InForce
    eligibility: Asked
    engagement: Asked
    results: tuple[ResultTable, ...]
    attachment_fees: tuple[AmountTable, ...]
    asked_of_every_family: Asked | None = None
    attached_since: Asked | None = None
    measures: tuple[MeasureTable, ...] = ()
    claim_windows: tuple[Window, ...] = ()
    contradictions: tuple[Disagreement, ...] = ()
    notes: tuple[Note, ...] = ()
    holders: dict[str, str] = field(factory=dict)
    set_aside: SetAside = NOTHING_SET_ASIDE


def plan_of(file: PlanFile, name: str) -> Plan:
    """
    The plan that a file describes.
    """
    asked = file.asked_of_every_family
    life = _Life(
        file.in_force.since,
        file.in_force.before,
        # If nothing is asked of every family, any test is enough: the file is refused.
        file.eligibility.test if asked is None else asked.test,
    )
    return Plan(
        name=name,
        title=file.title,
        area=file.area,
        source=file.source,
        since=life.since,
        before=life.before,
        clause=file.in_force.clause,
        problems=file.problems,
        other_problems=file.other_problems is Others.TAKEN,
        eligibility=file.eligibility.test,
        engagement=file.engagement.test,
        asked=None if asked is None else asked.test,
        measures=tuple(life.measure(each) for each in file.measures),
        results=tuple(life.result(each) for each in file.results),
        attachment_fees=life.amounts(file.attachment_fees),
        attached_since=None
        if file.attached_since is None
        else file.attached_since.test,
        windows=file.claim_windows,
        contradictions=file.contradictions,
        notes=file.notes,
        holders=file.holders,
        set_aside=file.set_aside,
    )


@frozen
class _Life:
    """
    What a plan's tables leave out: the days of its life, and the test asked of all.
    """

    since: date
    before: date
    asked: Rule

    def in_full(self, test: Rule | AsAsked) -> Rule:
        """
        A test, or the one asked of every family if it says so.
        """
        return self.asked if isinstance(test, AsAsked) else test

    def amounts(self, tables: tuple[AmountTable, ...]) -> tuple[Amount, ...]:
        """
        Amounts, for the plan's life if they give no dates.
        """
        return tuple(
            Amount(
                each.since or self.since,
                each.before or self.before,
                each.pounds,
                each.clause,
            )
            for each in tables
        )

    def measure(self, table: MeasureTable) -> Measure:
        """
        A measure, for the plan's life if it gives no dates.
        """
        return Measure(
            table.problem,
            table.whose,
            table.since or self.since,
            table.before or self.before,
            table.clause,
            self.in_full(table.test),
        )

    def result(self, table: ResultTable) -> Result:
        """
        A result, each of its parts in full.
        """
        return Result(
            table.name,
            table.clause,
            tuple(
                part if isinstance(part, EveryNeed | MeasureOf) else self.in_full(part)
                for part in table.needs
            ),
            self.amounts(table.amounts),
            table.supplement_to,
        )
