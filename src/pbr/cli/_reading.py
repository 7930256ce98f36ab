"""
Reading the case files of a command, as fast as a command may.
"""

from __future__ import annotations

import gc
from pathlib import Path

from pbr.casefiles import Cases, read_cases
from pbr.plans import Plan


def read_folder(folder: Path, plan: Plan, encoding: str, *, keep_going: bool) -> Cases:
    """
    The families of a case folder or JSON file, under a plan.

    The garbage collector is off while they are read: rows make no garbage, and there
    are many. Then they are frozen, so that it never looks at them again. The command
    may do both, because it owns the process. The library may not.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        cases = read_cases(folder, plan, encoding=encoding, keep_going=keep_going)
    finally:
        if was_on:
            gc.enable()
    gc.freeze()
    return cases
