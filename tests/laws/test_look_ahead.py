"""
SPEC §10.3, §10.4: nothing after the day is seen, and spells may be split.
"""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given, strategies as st

from made import (
    BATH_2012,
    BRADFORD,
    CAMBRIDGESHIRE,
    PLANS,
    D,
    a_family,
    a_pupil,
    claims,
)
from pbr.claims import Claim, validate
from pbr.plans import Plan
from pbr.records import Check, Need, Person, Status, Stay
from pbr.rules import Rule
from pbr.rules.completed import Completed
from pbr.testing.laws import as_known_on, split
from pbr.verdicts import MET, NOT_MET
from strategies import BY_NAME, CLAUSE, cases_for, plain_rules

ONE_DAY = timedelta(days=1)


@given(data=st.data(), rule=plain_rules())
def test_no_rule_looks_ahead(data: st.DataObject, rule: Rule) -> None:
    """
    Dropping every event after the day, and cutting every period, changes no verdict.
    """
    family, on = data.draw(cases_for(rule))
    kept = rule.examine(as_known_on(family, on), on)
    assert kept.verdict is rule.examine(family, on).verdict


@pytest.mark.parametrize("days", [0, 1])
def test_a_breach_that_ends_after_the_day_is_not_known_on_it(days: int) -> None:
    """
    A breach ended on the day counts, and one that ends after it does not: its outcome
    is that of its end, and is cut with it.
    """
    done = Status("C1", "order", D - ONE_DAY * 30, D - ONE_DAY, "completed")
    breach = Status("C2", "order", D - ONE_DAY * 9, D + ONE_DAY * days, "breached")
    people = [a_pupil(statuses=[done]), a_pupil("C2", statuses=[breach])]
    check = Check("F1", ("order",), date(2010, 1, 1), D, D)
    family = a_family(people=people, checks=[check])
    rule = Completed(CLAUSE, "order")
    found = rule.examine(family, D).verdict
    assert found is (MET if days else NOT_MET)
    assert rule.examine(as_known_on(family, D), D).verdict is found


@given(data=st.data(), plan=st.sampled_from([BRADFORD, CAMBRIDGESHIRE, BATH_2012]))
def test_no_claim_looks_ahead(data: st.DataObject, plan: Plan) -> None:
    """
    A claim is decided by what happened up to its day.
    """
    family, on = data.draw(claims(plan))
    first = validate(Claim(family, on), plan)
    other = validate(Claim(as_known_on(family, on), on), plan)
    assert (first.verdict, first.result, first.amount) == (
        other.verdict,
        other.result,
        other.amount,
    )
    assert first.attachment_fee == other.attachment_fee


@pytest.mark.parametrize("days", [0, 1])
def test_a_need_of_somebody_born_after_the_day_is_not_known_on_it(days: int) -> None:
    """
    A need found before birth counts from birth: on the day it counts, the day after not.
    """
    baby = Person([Stay("C2", "F1", D + ONE_DAY * days)])
    needs = [Need("F1", "", "crime", D), Need("F1", "C2", "help", D - ONE_DAY)]
    family = a_family(people=[a_pupil(), baby], needs=needs)
    known = as_known_on(family, D)
    assert len(known.needs) == 2 - days
    first, other = [validate(Claim(each, D), BRADFORD) for each in (family, known)]
    assert first.answer == other.answer
    assert first.eligible.verdict is (NOT_MET if days else MET)


def test_a_status_whose_later_end_is_seen_was_confirmed_to_the_day() -> None:
    """
    As known on the day its end is still to come, and the day itself is vouched for.
    """
    row = Status("C1", "tenancy", D, D + ONE_DAY, "completed", end_seen=True)
    family = a_family(people=[a_pupil(statuses=[row])])
    (known,) = as_known_on(family, D).people[0].statuses
    assert (known.ended_on, known.confirmed_on, known.outcome) == (None, D, "")
    (known,) = as_known_on(family, D + ONE_DAY).people[0].statuses
    assert known == row


SPELL_RULES = (
    "completed",
    "employed-consecutively",
    "employed-within",
    "enrolled",
    "held",
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
    Splitting a spell at any day before the last it counts changes no verdict. A spell
    whose word is not known is not split: each part could mean something else.
    """
    family, on = data.draw(cases_for(rule))
    verdict = rule.examine(family, on).verdict
    for person in family.people:
        for name in ("employment", "benefits", "statuses"):
            rows = getattr(person, name)
            for row in rows:
                last = (
                    row.vouched_on(on) if name == "employment" else row.ended_on or on
                )
                days = (last - row.started_on).days
                if days < 1 or not getattr(row, "understood", True):
                    continue
                parts = split(row, row.started_on + timedelta(int(part * (days - 1))))
                others = [other for other in rows if other is not row]
                changes: dict[str, Any] = {name: [*others, *parts]}
                parted = evolve(person, **changes)
                people = [parted if one is person else one for one in family.people]
                assert (
                    rule.examine(evolve(family, people=people), on).verdict is verdict
                )


def test_every_shipped_plan_is_there() -> None:
    """
    The laws about claims are tried on plans of both phases.
    """
    assert {BRADFORD.name, CAMBRIDGESHIRE.name, BATH_2012.name} <= set(PLANS)
