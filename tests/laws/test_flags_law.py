"""
Laws of flags: they change no verdict, and an extract drawn again keeps their ids.
"""

from __future__ import annotations

import re
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from attrs import evolve
from hypothesis import given, strategies as st

from flagged import altered, flagged_decision
from made import FAMILY_ROWS, PERSON_ROWS, PLANS, D
from pbr.claims import Claim, Decision, validate
from pbr.findings import Address
from pbr.flags.decided import SUPPLEMENTS
from pbr.plans import Plan, load_plan
from pbr.records import Family, Row
from pbr.testing import families

EVERY_RULE = Path(__file__).parents[2] / "examples" / "every-rule.toml"


def with_leavers(how: str) -> Plan:
    """
    The example with every rule, where leavers are counted, or passed over, throughout.
    """
    text = re.sub(
        'leavers = "[a-z ]+"', f'leavers = "{how}"', EVERY_RULE.read_text("utf-8")
    )
    with TemporaryDirectory() as folder:
        file = Path(folder) / "every-rule.toml"
        file.write_text(text, "utf-8")
        return load_plan(file)


EVERY_PLAN = [*PLANS.values(), with_leavers("counted"), with_leavers("passed over")]


@st.composite
def flagged_claims(draw: st.DrawFn) -> tuple[Family, Any]:
    """
    A family made to fit one of the plans, and the plan.
    """
    plan = draw(st.sampled_from(EVERY_PLAN))
    return draw(families(plan)), plan


@given(made=flagged_claims())
def test_flags_change_no_verdict(made: tuple[Family, Any]) -> None:
    """
    A claim answers the same with its flags as without, whatever they are.
    """
    family, plan = made
    decision = validate(Claim(family, D), plan)
    before = decision.answer
    flagged = evolve(decision, across=flagged_decision().across)
    assert len(flagged.flags) == len(decision.flags) + len(flagged.across)
    assert flagged.answer == decision.answer == before
    assert flagged.trail == decision.trail == validate(Claim(family, D), plan).trail


def trail_at(decision: Decision, address: Address) -> Any:
    """
    What is at an address of the trail, or of a supplement's.
    """
    trail: Any = decision.trail
    steps = list(address)
    if steps[0] == SUPPLEMENTS:
        trail, steps = decision.supplements[steps[1]], steps[2:]
    for at in steps:
        trail = trail.parts[at]
    return trail


@given(made=flagged_claims())
def test_each_flag_bears_on_what_is_in_the_trail(made: tuple[Family, Any]) -> None:
    """
    Its addresses are of findings in the trail, and no two flags have one id.
    """
    family, plan = made
    decision = validate(Claim(family, D), plan)
    for flag in decision.flags:
        found = tuple([trail_at(decision, each) for each in flag.bears_on])
        assert found == flag.findings
    assert len({flag.id for flag in decision.flags}) == len(decision.flags)


def drawn_again(family: Family) -> Family:
    """
    The family with its rows in the other order, on other lines of another file.
    """
    lines = count(2)

    def again(rows: Any) -> list[Any]:
        return [
            evolve(row, row=Row("again.csv", next(lines))) for row in reversed(rows)
        ]

    people = [
        evolve(
            person,
            **dict[str, Any](
                {file: again(getattr(person, file)) for file in ("stays", *PERSON_ROWS)}
            ),
        )
        for person in reversed(family.people)
    ]
    rows = {file: again(getattr(family, file)) for file in FAMILY_ROWS}
    return altered(family, people=people, row=Row("again.csv", 1), **rows)


@given(made=flagged_claims())
def test_an_extract_drawn_again_keeps_its_answers(made: tuple[Family, Any]) -> None:
    """
    > Line numbers and origins are not in the id, so an extract drawn again keeps its
    > answers. (SPEC §8)
    """
    family, plan = made
    first, again = (
        validate(Claim(each, D), plan).flags for each in (family, drawn_again(family))
    )
    assert {flag.id for flag in first} == {flag.id for flag in again}
