"""
What cannot be in a family: an end before attachment, a row of another family, two days
of one event.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from pbr.exceptions import Contradiction
from pbr.records.events import Check, EarlierClaim, Incident, Score, Statement
from pbr.records.guards import FAMILY_ID, check_kind, check_rows, whose_it_is
from pbr.records.people import Need
from pbr.records.person import Person

if TYPE_CHECKING:
    from pbr.records.families import Family

OF_A_FAMILY = (
    ("needs", Need),
    ("incidents", Incident),
    ("scores", Score),
    ("statements", Statement),
    ("checks", Check),
    ("claims", EarlierClaim),
)


def check_last(family: Family, name: str, day: date) -> None:
    """
    > `closed_on` or `left_area_on` before `attached_on` (SPEC §11)
    """
    if family.attached_on is not None and day < family.attached_on:
        message = (
            f"family {family.family_id}: {name} cannot be {day}, before "
            f"attached_on, {family.attached_on}"
        )
        raise Contradiction(message)


def check_whose_rows(family: Family) -> None:
    """
    > A person's record given to another person or a family's to another family is
    > refused too. (SPEC §4.9)
    """
    mine = family.family_id
    check_rows(family, OF_A_FAMILY, FAMILY_ID, mine)
    check_kind(family, "people", Person)
    for person in family.people:
        for stay in person.stays:
            if stay.family_id != mine:
                raise Contradiction(
                    whose_it_is(mine, "people", "family_id", stay.family_id)
                )


def check_events(family: Family) -> None:
    """
    > Rows of one family with the same event are one incident … if they differ in
    > kind or day it is a problem. (SPEC §4.8)
    """
    said: dict[str, tuple[str, date]] = {}
    for each in family.incidents:
        what = (each.kind, each.occurred_on)
        if each.event and said.setdefault(each.event, what) != what:
            message = (
                f"family {family.family_id}: event {each.event} has two kinds or two "
                "days; an event is one incident, of one kind on one day"
            )
            raise Contradiction(message)
