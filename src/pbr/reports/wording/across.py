"""
What shows only across families, in words.
"""

from __future__ import annotations

from pbr.findings import (
    Finding,
)
from pbr.records import Family, Stay, SubjectKind
from pbr.reports.wording.values import rows

#: What was noticed across families, by what should have been so.
NOTICED = {
    "in one family only": "is in two families",
    "under one id only": "is under two ids",
    "claimed once in the batch": "is claimed for twice in the batch",
    "claimed after attachment": "was claimed for before it was attached",
    "claimed in the plan's days": "was claimed for outside the plan's days",
    "claimed under this plan": "was claimed for under another plan",
    "claimed for in one family only": "is in two families, and was claimed for",
}


def noticed(found: Finding) -> str:
    """
    What was noticed about a family or a member when families were held together.
    """
    who = "the family"
    if found.subject.kind is SubjectKind.MEMBER:
        who = found.subject.id
    ids = {row.family_id for row in found.read if isinstance(row, Stay | Family)}
    which = f" ({' and '.join(sorted(ids))})" if len(ids) > 1 else ""
    return f"{who} {NOTICED[found.about]}{which}  [{rows(found.read)}]"
