"""
Families whose offences fell, and those of the rows that a test changes.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from attrs import evolve

from made import D, a_family
from pbr.plans import Plan
from pbr.records import Check, Family, Incident
from pbr.rules.asked_alone import EachChild

#: Days before attachment, in the six months that a fall is from.
BEFORE = [date(2016, 9, day) for day in range(1, 29)]
#: Days in the six months up to D.
SINCE = [date(2017, 9, day) for day in range(1, 29)]


def offence(day: date, person: str = "C1", **changes: Any) -> Incident:
    """
    An offence, told by the police.
    """
    fields: dict[str, Any] = {"kind": "offence", "source": "police", **changes}
    return Incident("F1", person, occurred_on=day, **fields)


def rows(*incidents: Incident) -> list[Incident]:
    """
    The same incidents, each with a reference of its own.
    """
    return [
        Incident(
            each.family_id,
            each.person_id,
            each.kind,
            each.occurred_on,
            each.source,
            str(at),
            each.event,
            understood=each.understood,
        )
        for at, each in enumerate(incidents)
    ]


def a_check(*kinds: str, **changes: Any) -> Check:
    """
    A check of some kinds of the six months up to D.
    """
    fields: dict[str, Any] = {
        "covers_from": date(2017, 5, 1),
        "covers_to": D,
        "checked_on": D,
        "source": "police",
        **changes,
    }
    return Check("F1", kinds, **fields)


def asked_of_each_child(plan: Plan) -> Plan:
    """
    The plan, with its measure of crime asked of each child alone.
    """
    measures = [
        evolve(each, test=EachChild(each.clause, each.test))
        if each.problem == "crime"
        else each
        for each in plan.measures
    ]
    return evolve(plan, measures=tuple(measures))


def with_falls(*incidents: Incident, checks: tuple[Check, ...] = ()) -> Family:
    """
    The family that Bradford pays, with other incidents and more checks.
    """
    family = a_family()
    return a_family(incidents=rows(*incidents), checks=[*family.checks, *checks])
