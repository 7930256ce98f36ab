"""
Words of plan files that pbr no longer has, and the lines to put in their place.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pbr.exceptions import Mistake
from pbr.plans.citations import Table
from pbr.plans.outline import Outline

#: What a plan said where benefits were not looked at.
NOT_LOOKED_AT = "not looked at"


#: What `score-improved` said of all tools alike, in place of `tools`.
OF_ALL_TOOLS = ("tool", "by", "direction")
ANY_TOOL = "any"
_BARE = re.compile(r"[A-Za-z0-9_-]+")


def words_taken_out(plan: Outline) -> Iterator[Mistake]:
    """
    Each word of a test that was taken out, with what says the same now.
    """
    for path, test in plan.tests:
        if isinstance(test, dict) and "off_benefits" in test:
            fault = "was taken out: it said two things"
            remedy = _off_benefits(test["off_benefits"])
            yield Mistake(f"{path}.off_benefits", fault, remedy)
        old = _of_all_tools(test)
        if isinstance(test, dict) and old:
            fault = "was taken out: each tool has its own direction"
            yield Mistake(f"{path}.{old[0]}", fault, _tools(test))


def told_of_already(plan: Outline) -> frozenset[str]:
    """
    The paths of mistakes that are only about words taken out: each is reported once.
    """
    paths = {mistake.path for mistake in words_taken_out(plan)}
    for path, test in plan.tests:
        if old := _of_all_tools(test):
            paths |= {f"{path}.{name}" for name in (*old, "tools")}
    return frozenset(paths)


def _of_all_tools(test: object) -> tuple[str, ...]:
    """
    The words of a test of scores that were about every tool.
    """
    if not isinstance(test, dict) or test.get("rule") != "score-improved":
        return ()
    return () if "tools" in test else tuple([w for w in OF_ALL_TOOLS if w in test])


def _tools(test: Table) -> str:
    tool, by, better = [test.get(name) for name in OF_ALL_TOOLS]
    every = tool == ANY_TOOL or not isinstance(tool, str)
    name = "outcomes-star" if every else str(tool)
    if not _BARE.fullmatch(name):
        name = f'"{name}"'
    by = f'"{by}"' if isinstance(by, str) else by or 1
    better = "down" if better == "down" else "up"
    in_place = "in place of tool, by and direction"
    more = ", with each tool that counts" if every else ""
    said = f'tools = {{ {name} = {{ better = "{better}", by = {by} }} }}'
    return f"write {said} {in_place}{more}"


def _off_benefits(value: object) -> str:
    if value == NOT_LOOKED_AT:
        return "leave it out"
    names = value if isinstance(value, list) and value else ["income-support"]
    benefits = ", ".join([f'"{name}"' for name in names])
    return (
        f"write not_while_on = [{benefits}], moved_off = {{ benefits = [{benefits}], "
        'since = "ever" }, or since = "attachment"'
    )
