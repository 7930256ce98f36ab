"""
SPEC §10.3, §10.4: nothing after the day is seen, and spells may be split.
"""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction
from typing import Any

from attrs import evolve
from hypothesis import given, strategies as st

from made import BATH_2012, BRADFORD, CAMBRIDGESHIRE, PLANS, claims
from pbr.claims import Claim, validate
from pbr.plans import Plan
from pbr.records import Employment, Family, Person, Stay
from pbr.rules import Rule
from strategies import BY_NAME, cases_for, plain_rules

ONE_DAY = timedelta(days=1)


def cut(family: Family, on: date) -> Family:
    """
    The family as it was known on a day: later events dropped, later days cut off.
    """

    def spells(rows: Any) -> list[Any]:
        begun = [row for row in rows if row.started_on <= on]
        return [
            evolve(row, ended_on=None) if (row.ended_on or on) > on else row
            for row in begun
        ]

    def job(row: Employment) -> Employment:
        if row.ended_on is not None:
            return evolve(row, ended_on=min(row.ended_on, on))
        return evolve(row, confirmed_on=row.confirmed_on and min(row.confirmed_on, on))

    def stay(row: Stay) -> Stay:
        return evolve(row, left_on=None) if (row.left_on or on) > on else row

    def person(one: Person) -> Person:
        fields: dict[str, Any] = {
            "stays": [stay(row) for row in one.stays if row.first <= on],
            "attendance": [
                row
                for row in one.attendance
                if family.terms.window(row.term).first <= on
            ],
            "employment": [job(row) for row in one.employment if row.started_on <= on],
            "benefits": spells(one.benefits),
            "statuses": spells(one.statuses),
        }
        return evolve(one, **fields)

    def by(day: date | None) -> date | None:
        return day if day is not None and day <= on else None

    fields: dict[str, Any] = {
        "attached_on": by(family.attached_on),
        "assessed_on": by(family.assessed_on),
        "planned_on": by(family.planned_on),
        "closed_on": by(family.closed_on),
        "left_area_on": by(family.left_area_on),
        "people": [
            person(one)
            for one in family.people
            if any(row.first <= on for row in one.stays)
        ],
        "needs": [row for row in family.needs if row.identified_on <= on],
        "incidents": [row for row in family.incidents if row.occurred_on <= on],
        "scores": [row for row in family.scores if row.scored_on <= on],
        "statements": [row for row in family.statements if row.made_on <= on],
        "claims": [row for row in family.claims if row.claimed_on <= on],
        "checks": [
            evolve(row, covers_to=min(row.covers_to, on))
            for row in family.checks
            if row.covers_from <= on
        ],
    }
    return evolve(family, **fields)


@given(data=st.data(), rule=plain_rules())
def test_no_rule_looks_ahead(data: st.DataObject, rule: Rule) -> None:
    """
    Dropping every event after the day, and cutting every period, changes no verdict.
    """
    family, on = data.draw(cases_for(rule))
    kept = rule.examine(cut(family, on), on)
    assert kept.verdict is rule.examine(family, on).verdict


@given(data=st.data(), plan=st.sampled_from([BRADFORD, CAMBRIDGESHIRE, BATH_2012]))
def test_no_claim_looks_ahead(data: st.DataObject, plan: Plan) -> None:
    """
    A claim is decided by what happened up to its day.
    """
    family, on = data.draw(claims(plan))
    first = validate(Claim(family, on), plan)
    other = validate(Claim(cut(family, on), on), plan)
    assert (first.verdict, first.result, first.amount) == (
        other.verdict,
        other.result,
        other.amount,
    )
    assert first.attachment_fee == other.attachment_fee


def split(row: Any, day: date) -> list[Any]:
    """
    A spell in two, the second part keeping how it ended and how far it is confirmed.
    """
    first = evolve(row, ended_on=day)
    if hasattr(row, "outcome"):
        first = evolve(first, outcome="")
    return [first, evolve(row, started_on=day + ONE_DAY)]


SPELL_RULES = (
    "completed",
    "employed-consecutively",
    "employed-within",
    "enrolled",
    "status-ended",
)


@given(
    data=st.data(),
    rule=st.sampled_from(SPELL_RULES).flatmap(lambda name: BY_NAME[name]),
    part=st.fractions(0, 1),
)
def test_splitting_a_spell_changes_nothing(
    data: st.DataObject, rule: Rule, part: Fraction
) -> None:
    """
    Splitting a spell at any day before the last it counts changes no verdict.
    """
    family, on = data.draw(cases_for(rule))
    verdict = rule.examine(family, on).verdict
    for person in family.people:
        for name in ("employment", "benefits", "statuses"):
            rows = getattr(person, name)
            for row in rows:
                last = row.vouched_to if name == "employment" else row.ended_on or on
                days = (last - row.started_on).days
                if days < 1:
                    continue
                parts = split(row, row.started_on + timedelta(int(part * (days - 1))))
                others = [other for other in rows if other is not row]
                parted = evolve(person, **{name: [*others, *parts]})
                people = [parted if one is person else one for one in family.people]
                assert (
                    rule.examine(evolve(family, people=people), on).verdict is verdict
                )


def test_every_shipped_plan_is_there() -> None:
    """
    The laws about claims are tried on plans of both phases.
    """
    assert {BRADFORD.name, CAMBRIDGESHIRE.name, BATH_2012.name} <= set(PLANS)
