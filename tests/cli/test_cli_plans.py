"""
`pbr plans`: the plans that come with pbr, shown and checked.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from pbr.plans import shipped_plans
from running import run

EXAMPLES = Path(__file__).parents[2] / "examples"


def test_plans_lists_every_plan_with_its_title() -> None:
    """
    `pbr plans` names each shipped plan, and its title.
    """
    ran = run("plans")
    assert ran.exit_code == 0
    for name in shipped_plans():
        assert name in ran.output
    assert "Families First, Bradford" in ran.output


@pytest.mark.parametrize("name", shipped_plans())
def test_a_plan_is_shown_as_a_page(name: str) -> None:
    """
    `pbr plans show` fits 80 columns, and quotes its source for what it asks.
    """
    ran = run("plans", "show", name)
    assert ran.exit_code == 0
    assert max(len(line) for line in ran.output.splitlines()) <= 80
    for said in ("Who is eligible", "What is paid", "stated)", "assumed"):
        assert said in ran.output


def test_a_plan_is_checked(tmp_path: Path) -> None:
    """
    `pbr plans check` says that a plan is right, or every mistake in it.
    """
    right = run("plans", "check", EXAMPLES / "every-rule.toml")
    assert right.exit_code == 0
    assert "no mistakes" in right.output
    wrong = tmp_path / "wrong.toml"
    wrong.write_text("titel = 'x'\n", "utf-8")
    ran = run("plans", "check", wrong)
    assert ran.exit_code == 2
    assert "titel: is not a known key; did you mean 'title'?" in ran.output
    assert "area: is missing" in ran.output
