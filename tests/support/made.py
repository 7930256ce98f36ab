"""
Families made to fit a plan, for the laws that are about whole claims.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from attrs import evolve
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from filed import filed_under
from pbr.plans import Plan, load_plan, shipped_plans
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
from pbr.testing.strategies import cases

PLANS: dict[str, Plan] = {name: load_plan(name) for name in shipped_plans()}
BRADFORD = PLANS["bradford-families-first-2015"]
BATH_2015 = PLANS["bath-connecting-families-2015"]
BATH_2012 = PLANS["bath-connecting-families-2012"]
CAMBRIDGESHIRE = PLANS["cambridgeshire-together-for-families-2015"]
NOTTINGHAM = PLANS["nottingham-priority-families-2012"]
D = date(2017, 10, 31)
LONG_AGO = date(2010, 1, 1)

Fields = dict[str, Any]


def a_family(**changes: Any) -> Family:
    """
    A family whose claim Bradford pays on 31 October 2017, for progress.
    """
    fields: Fields = {
        "family_id": "F1",
        "attached_on": date(2017, 1, 9),
        "key_worker": "KW-1",
        "assessed_on": date(2017, 1, 20),
        "planned_on": date(2017, 2, 1),
        "people": [an_adult(), a_pupil()],
        "needs": [
            Need("F1", "", "crime", date(2017, 1, 9)),
            Need("F1", "C1", "help", date(2017, 1, 9)),
        ],
        "incidents": [
            Incident("F1", "C1", "asb", date(2016, 9, day)) for day in (1, 2, 3)
        ],
        "checks": [
            Check(
                "F1",
                (
                    "asb",
                    "offence",
                    "domestic-abuse",
                    "child-protection-plan",
                    "child-in-need",
                    "looked-after",
                    "fixed-exclusion",
                ),
                LONG_AGO,
                D,
                D,
            )
        ],
    }
    family_id = changes.pop("family_id", "F1")
    family = Family(**{**fields, **changes})
    return family if family_id == "F1" else filed_under(family_id, family)


def an_adult(**changes: Any) -> Person:
    """
    An adult member with nothing else on file.
    """
    return Person(**{"stays": [Stay("A1", "F1", date(1985, 5, 1))], **changes})


def a_pupil(person_id: str = "C1", **changes: Any) -> Person:
    """
    A child who attended 108 of 120 sessions in each term of 2016/17, exactly 90%.
    """
    fields: Fields = {
        "stays": [Stay(person_id, "F1", date(2008, 5, 1))],
        "attendance": [sessions(person_id, season, 120, 12) for season in range(3)],
    }
    return Person(**{**fields, **changes})


def sessions(person_id: str, season: int, possible: int, missed: int) -> Attendance:
    """
    A term of 2016/17, all of its absence unauthorised.
    """
    from pbr.school import Term  # noqa: PLC0415 - used here alone

    return Attendance(person_id, Term(2016, season), possible, 0, missed)


@st.composite
def claims(draw: DrawFn, plan: Plan = BRADFORD) -> tuple[Family, date]:
    """
    Any family whose needs the plan names, often one that gets as far as the evidence.
    """
    family, on = draw(cases())
    chosen = st.sampled_from(plan.problems)
    needs = [
        evolve(need, problem=draw(chosen))
        if need.problem not in plan.problems
        else need
        for need in family.needs
    ]
    changes: Fields = {"needs": needs}
    if draw(st.booleans()):
        start = family.attached_on or on
        changes |= {
            "key_worker": "W-1",
            "assessed_on": start,
            "planned_on": start,
            "left_area_on": None,
            "claims": (),
            "needs": needs
            or [Need(family.family_id, "", p, start) for p in plan.problems],
        }
    return evolve(family, **changes), on


#: The files of a family, and those of a person.
FAMILY_ROWS = ("needs", "incidents", "scores", "statements", "checks", "claims")
PERSON_ROWS = ("attendance", "employment", "benefits", "statuses")

__all__ = [
    "Attendance",
    "Benefit",
    "Check",
    "EarlierClaim",
    "Employment",
    "Family",
    "Incident",
    "Need",
    "Person",
    "Score",
    "Statement",
    "Status",
    "Stay",
]
