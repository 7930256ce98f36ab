"""
The digest of a plan, and the names that a plan may have.
"""

from __future__ import annotations

from importlib import resources
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve

from made import PLANS
from pbr.assurance.slips import slips_in
from pbr.exceptions import PlanError
from pbr.plans import load_plan, shipped_plans
from plan_texts import PARTS, loaded, text_of

NAME = "bradford-families-first-2015"
SHIPPED = (resources.files("pbr.plans") / f"{NAME}.toml").read_text("utf-8")
A_MISTAKE = (
    f"the file: has the name of {NAME}, which comes with pbr, but is not the same; "
    "give the file another name"
)


def test_the_digest_of_a_small_plan(tmp_path: Path) -> None:
    """
    A digest is the SHA-256 of one text, the same on any machine: this one is pinned.
    """
    digest = loaded(tmp_path, text_of()).digest
    assert digest == (
        "c1a3b2b62b9d8c719ad6be54556a395776d4fe1baa7a96d2b05eff1381d75977"
    )


def test_what_a_plan_leaves_out_is_not_in_its_digest(tmp_path: Path) -> None:
    """
    A table with nothing in it changes nothing: a later pbr may have more such tables.
    """
    plan = loaded(tmp_path, text_of())
    assert loaded(tmp_path, text_of({"holders": ""})).digest == plan.digest


def test_the_layout_of_a_file_changes_nothing(tmp_path: Path) -> None:
    """
    Comments, blank lines and the order of keys are not in the digest.
    """
    plan = loaded(tmp_path, text_of())
    keys = PARTS["engagement"].splitlines()
    again = text_of(
        {"engagement": "\n\n".join(["# a comment", *reversed(keys)]) + "\n"}
    )
    assert again != text_of()
    assert loaded(tmp_path, again).digest == plan.digest


def test_the_name_of_a_file_changes_nothing(tmp_path: Path) -> None:
    """
    A plan under another name has the same digest: it says the same.
    """
    file = tmp_path / "another.toml"
    file.write_text(SHIPPED, "utf-8")
    found = load_plan(file)
    assert (found.name, found.digest) == ("another", PLANS[NAME].digest)


@pytest.mark.thorough
@pytest.mark.parametrize("name", shipped_plans())
def test_every_slip_changes_the_digest(name: str) -> None:
    """
    A plan with one thing wrong has another digest, and no two slips have the same.
    """
    plan = PLANS[name]
    slips = {slip.plan for slip in slips_in(plan)} - {plan}
    digests = {each.digest for each in slips}
    assert len(digests) == len(slips)
    assert plan.digest not in digests


@pytest.mark.parametrize("what", ["title", "area", "source"])
def test_what_decides_nothing_is_in_the_digest(what: str) -> None:
    """
    Every word of a plan is in it: its citations, its title, its notes.
    """
    plan = PLANS[NAME]
    changed: Any = {what: "another"}
    assert evolve(plan, **changed).digest != plan.digest


def test_a_rules_name_is_in_the_digest(tmp_path: Path) -> None:
    """
    Two rules that have the same values are not one.
    """
    found = [
        loaded(tmp_path, text_of({"engagement": PARTS["engagement"].replace(*names)}))
        for names in (("attached", "assessed"), ("attached", "planned"))
    ]
    assert found[0].digest != found[1].digest


def test_a_copy_of_a_shipped_plan_may_have_its_name(tmp_path: Path) -> None:
    """
    A file with a shipped plan's name loads if it says the same.
    """
    file = tmp_path / f"{NAME}.toml"
    file.write_text(f"# a copy\n{SHIPPED}", "utf-8")
    assert load_plan(file) == PLANS[NAME]


@pytest.mark.parametrize(
    "name", [NAME, NAME.upper(), NAME.replace("-", "_"), NAME.replace("-", " ")]
)
def test_another_plan_may_not_have_a_shipped_name(tmp_path: Path, name: str) -> None:
    """
    > A plan that is not shipped may not take a shipped plan's name unless its digest is
    > the same. (SPEC §6)
    """
    file = tmp_path / f"{name}.toml"
    file.write_text(SHIPPED.replace('pounds = "800.00"', 'pounds = "801.00"'), "utf-8")
    with pytest.raises(PlanError) as raised:
        load_plan(file)
    assert [str(each) for each in raised.value.mistakes] == [A_MISTAKE]


def test_a_name_that_only_begins_the_same(tmp_path: Path) -> None:
    """
    A plan with a name of its own may say anything.
    """
    file = tmp_path / f"{NAME}-ours.toml"
    file.write_text(SHIPPED.replace('pounds = "800.00"', 'pounds = "801.00"'), "utf-8")
    assert load_plan(file).name == f"{NAME}-ours"


def test_a_taken_name_is_reported_with_the_other_mistakes(tmp_path: Path) -> None:
    """
    A plan with a mistake is not the shipped one: its name is a mistake too.
    """
    file = tmp_path / f"{NAME}.toml"
    file.write_text(SHIPPED.replace('title = "', 'titel = "'), "utf-8")
    with pytest.raises(PlanError) as raised:
        load_plan(file)
    found = [str(each) for each in raised.value.mistakes]
    assert len(found) == 3
    assert found[-1] == A_MISTAKE
