"""
A small plan as text, and what pbr says when a part of it is wrong.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from pbr.exceptions import PlanError
from pbr.plans import Plan, load_plan

CITED = 'clause = "1"\nwords = "as invented"\nstanding = "stated"\n'
HEAD = """
title = "Invented"
area = "Nowhere"
source = "An invented report"
cited_as = "Invented"
problems = ["crime", "work"]
other_problems = "refused"
"""
PARTS = {
    "in_force": f"since = 2015-04-01\nbefore = 2020-04-01\n{CITED}",
    "eligibility": (
        f'{CITED}test = {{ rule = "needs-identified", at_least = 1, of = ["crime"] }}\n'
    ),
    "engagement": f'{CITED}test = {{ rule = "attached" }}\n',
    "asked_of_every_family": f'{CITED}test = {{ rule = "in-the-area" }}\n',
    "[measures]": f'problem = "crime"\n{CITED}test = "as asked of every family"\n',
    "[measures] ": f'problem = "work"\n{CITED}test = {{ rule = "in-the-area" }}\n',
    "[results]": (
        f'name = "progress"\n{CITED}needs = ["every need"]\n'
        'amounts = [{ pounds = "800.00" }]\n'
    ),
    "[attachment_fees]": f'pounds = "1000.00"\n{CITED}',
}


def text_of(changes: dict[str, str | None] | None = None, head: str = HEAD) -> str:
    """
    A plan that loads, with some of its tables changed, added or (None) left out.
    """
    parts = {**PARTS, **(changes or {})}
    tables = [
        f"[{name.strip()}]\n{body}" for name, body in parts.items() if body is not None
    ]
    return head + "\n".join(tables)


def loaded(tmp_path: Path, text: str) -> Plan:
    """
    The plan that a text describes.
    """
    file = tmp_path / "invented.toml"
    file.write_text(text, "utf-8")
    return load_plan(file)


def mistakes(tmp_path: Path, text: str) -> list[str]:
    """
    What is told of a text that is no plan.
    """
    with pytest.raises(PlanError) as raised:
        loaded(tmp_path, text)
    return [str(mistake) for mistake in raised.value.mistakes]


def with_test(test: str) -> dict[str, str | None]:
    """
    The test of the engagement, changed.
    """
    return {"engagement": f"{CITED}test = {test}\n"}
