"""
A flag in words.
"""

from __future__ import annotations

from pbr.claims import Flag, FlagKind, Oddity
from pbr.records import SubjectKind
from pbr.reports.wording.values import rows

#: The words for each kind of flag. Those for an odd claim are in `ODDITIES`.
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
    What is odd about a person or the family, in which families and rows.
    """
    who = "the family"
    if flag.subject.kind is SubjectKind.MEMBER:
        who = flag.subject.id
    oddity = flag.oddity
    says = FLAGS[flag.kind] if oddity is None else ODDITIES[oddity]
    which = f" ({' and '.join(flag.families)})" if len(flag.families) > 1 else ""
    return f"{who} {says}{which}  [{rows(flag.rows)}]"
