"""
Which claims rest on a term in which nobody of its source missed a session?
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from pbr.batch import Failure, decide_one
from pbr.caseload.memberships import Found
from pbr.flags.no_absence import has_one_of, no_absence, without_absence
from pbr.plans.plan import Plan
from pbr.records import Family


def none_absent(families: Iterable[Family], on: date, plan: Plan) -> Found:
    """
    The flags of the families whose results such a term earns.

    Only a family with a return of such a term is decided: usually there is none.
    """
    every_one = list(families)
    terms = without_absence(every_one)
    for family in every_one if terms else ():
        if has_one_of(family, terms):
            decided = decide_one(family, on, plan)
            if not isinstance(decided, Failure):
                for flag in no_absence(decided.as_decided, terms):
                    yield family.family_id, flag
