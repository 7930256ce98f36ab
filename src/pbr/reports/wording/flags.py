"""
A flag in words.
"""

from __future__ import annotations

from pbr.claims import Flag, FlagKind, Oddity
from pbr.records import SubjectKind
from pbr.reports.wording.values import rows

#: What each kind of flag says of the person or the family; an odd claim says how.
FLAGS = {
    FlagKind.CLAIMED_ELSEWHERE: "is in two families, and was claimed for",
    FlagKind.TWICE_IN_THE_BATCH: "is claimed for twice in the batch",
    FlagKind.IN_TWO_FAMILIES: "is in two families",
    FlagKind.NEW_IDS: "is under two ids",
}
ODDITIES = {
    Oddity.BEFORE_ATTACHMENT: "was claimed for before it was attached",
    Oddity.OUTSIDE_WINDOWS: "was claimed for outside the plan's days",
    Oddity.ANOTHER_PLAN: "was claimed for under another plan",
}


def flag(flag: Flag) -> str:
    """
    What is odd about a person or the family, in which families, and the rows.
    """
    who = "the family"
    if flag.subject.kind is SubjectKind.MEMBER:
        who = flag.subject.id
    oddity = flag.oddity
    says = FLAGS[flag.kind] if oddity is None else ODDITIES[oddity]
    which = f" ({' and '.join(flag.families)})" if len(flag.families) > 1 else ""
    return f"{who} {says}{which}  [{rows(flag.rows)}]"
