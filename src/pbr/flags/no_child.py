"""
Is there a child in the family on the day?
"""

from __future__ import annotations

from collections.abc import Iterator

from pbr.flags.decided import DecidedClaim
from pbr.flags.flag import Flag
from pbr.flags.kinds import FlagKind
from pbr.records import Record
from pbr.rules.eligibility import DependentChild


def no_child_on_the_day(claim: DecidedClaim) -> Iterator[Flag]:
    """
    > no member is under 18 on D (SPEC §8)

    The flag shows everybody who has been in the family, and bears on whether there was
    a dependent child, or on all of eligibility if the plan does not ask that.
    """
    family, on = claim.family, claim.on
    if any([family.may_be_a_child(person, on) for person in family.members_on(on)]):
        return
    asked = [
        each
        for each in claim.eligibility
        if isinstance(each.finding.rule, DependentChild)
    ]
    people = [person for person in family.people if person.was_member_by(on)]
    stays: list[Record] = [stay for person in people for stay in person.stays]
    kind = FlagKind.NO_CHILD_ON_THE_DAY
    yield claim.flag(kind, asked or claim.eligibility, stays or [family])
