"""
How much work a claim is: the calls of pbr's functions, on families that never change.

Time depends on the machine, and calls do not. A change that makes deciding dearer shows
here; `make bench` says what it costs in time.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path
from types import FrameType

import families
import pbr
from pbr.batch import decide_one
from pbr.casefiles import read_cases
from pbr.plans import load_plan
from pbr.records import Family

PLAN = load_plan("bradford-families-first-2015")
FAMILIES = 100
#: What one claim of these families takes, and how far it may be from that.
CALLS, WITHIN = 730, 0.05
OF_PBR = (str(Path(pbr.__file__).parent), "<attrs generated")


def calls_to_decide(those: Iterable[Family]) -> int:
    """
    The calls of functions of pbr, those of comprehensions left out: some versions of
    Python make none for those.
    """
    number = 0

    def count(frame: FrameType, event: str, _: object) -> None:
        nonlocal number
        code = frame.f_code
        if event == "call" and code.co_name[0] != "<":
            number += code.co_filename.startswith(OF_PBR)

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        for family in those:
            decide_one(family, families.ON, PLAN)
    finally:
        sys.setprofile(before)
    return number


def test_the_calls_of_a_claim(tmp_path: Path) -> None:
    """
    A claim is decided in as many calls as it was, within one in twenty.
    """
    families.write(tmp_path, FAMILIES)
    those = read_cases(tmp_path, PLAN).families
    for family in those:
        decide_one(family, families.ON, PLAN)  # what is kept between claims is kept now
    calls = calls_to_decide(those) / FAMILIES
    assert abs(calls - CALLS) <= WITHIN * CALLS, calls
