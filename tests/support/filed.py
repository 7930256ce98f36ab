"""
A family, with everything on file about it filed under another id.
"""

from __future__ import annotations

from typing import Any

from attrs import evolve

from pbr.records import Family

_OF_A_FAMILY = ("needs", "incidents", "scores", "statements", "checks", "claims")


def filed_under(family_id: str, family: Family, **changes: object) -> Family:
    """
    The family under this id, with its people and rows, or some of them changed.
    """
    fields: dict[str, Any] = {
        "people": [
            evolve(
                person,
                stays=[evolve(stay, family_id=family_id) for stay in person.stays],
            )
            for person in family.people
        ],
        **{
            name: [evolve(row, family_id=family_id) for row in getattr(family, name)]
            for name in _OF_A_FAMILY
        },
    }
    return evolve(family, family_id=family_id, **{**fields, **changes})
