"""
Which claims turn on a birth date that many people of the folder share?
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from pbr.batch import Failure, decide_one
from pbr.caseload.memberships import Found
from pbr.flags.one_birth_date import one_birth_date, shared_birth_dates
from pbr.plans.plan import Plan
from pbr.records import Family


def shared_by_many(families: Iterable[Family], on: date, plan: Plan) -> Found:
    """
    The flags of the families whose claims turn on such a birth date.

    Only a family with such a person is decided: usually there is none.
    """
    every_one = list(families)
    days = shared_birth_dates(every_one, on)
    for family in every_one if days else ():
        if any([person.born_on in days for person in family.people]):
            decided = decide_one(family, on, plan)
            if not isinstance(decided, Failure):
                for flag in one_birth_date(decided.as_decided, days):
                    yield family.family_id, flag
