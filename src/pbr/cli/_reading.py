"""
Reading the case files of a command, as fast as a command may; and choosing families.
"""

from __future__ import annotations

import gc
from collections.abc import Container
from datetime import date
from pathlib import Path

from pbr.casefiles import Cases, read_cases
from pbr.cli._errors import InputRefused
from pbr.plans import Plan
from pbr.records import Family
from pbr.texts.nearest import Ids


def read_folder(
    folder: Path,
    plan: Plan,
    encoding: str,
    as_of: date | None = None,
    *,
    keep_going: bool,
) -> Cases:
    """
    The families of a case folder or JSON file, under a plan.

    The garbage collector is off while they are read: rows make no garbage, and there
    are many. Then they are frozen, so that it never looks at them again. The command
    may do both, because it owns the process. The library may not.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        cases = read_cases(
            folder, plan, encoding=encoding, keep_going=keep_going, as_of=as_of
        )
    finally:
        if was_on:
            gc.enable()
    gc.freeze()
    return cases


def select_families(cases: Cases, wanted: tuple[str, ...]) -> tuple[Family, ...]:
    """
    The families with these ids, in that order; all of them if no id is given.
    """
    if not wanted:
        return cases.families
    by_id = {family.family_id: family for family in cases.families}
    unknown = [family_id for family_id in wanted if family_id not in by_id]
    if unknown:
        left_out = {each.family_id for each in cases.left_out}
        ids = Ids(by_id)
        lines = [_why_not(each, left_out, ids) for each in unknown]
        raise InputRefused("\n".join(lines))
    return tuple(by_id[family_id] for family_id in dict.fromkeys(wanted))


def _why_not(family_id: str, left_out: Container[str], ids: Ids) -> str:
    """
    Why a family cannot be chosen, and what to do.
    """
    if family_id in left_out:
        return f"family {family_id}: left out, for problems in its rows; correct them"
    close = ids.nearest(family_id)
    remedy = "correct the id" if close is None else f"did you mean {close!r}?"
    return f"family {family_id}: not in the case files; {remedy}"
