"""
A flag in words.
"""

from __future__ import annotations

from pbr.findings import Dated
from pbr.flags import REMARKS, Flag, FlagKind, Oddity
from pbr.records import Need, Score, Statement, Stay, SubjectKind
from pbr.reports.wording.quantities import measured
from pbr.reports.wording.trail import counted
from pbr.reports.wording.values import name, rows

#: The words for each kind of flag, after who it is about.
FLAGS = {
    FlagKind.EARLIER_CLAIM_ODD: "was claimed for before, oddly",
    FlagKind.CLAIMED_ELSEWHERE: "has been in two families, and one was claimed for",
    FlagKind.IN_TWO_FAMILIES: "is in two families",
    FlagKind.NEW_IDS: "is under two ids",
    FlagKind.NEARLY_ONE_ID: "has an id that is nearly another",
    FlagKind.SAME_PEOPLE: "may be another family, under other ids",
    FlagKind.LEAVERS: "passes because what people did after they left is not counted",
    FlagKind.BEFORE_ATTACHMENT: "has a result that rests only on evidence that begins "
    "before attachment",
    FlagKind.ONE_DAY: "was attached, assessed, planned for and claimed for on one day",
    FlagKind.LONG_BEFORE: "was assessed, or had its action plan, more than twelve "
    "months before attachment",
    FlagKind.UNREAD: "has a score or statement that was not read: it has a word "
    "that the plan does not know",
    FlagKind.ONE_DAYS_ROWS: "has a fall that is met only if several rows of one "
    "person, kind and day were several incidents",
    FlagKind.LIST_THAT_STOPPED: "has a fall that is met only with incidents of a "
    "source that has none of those kinds in the months since, and no checks of its own "
    "that cover them",
    FlagKind.OUT_OF_AGE: "is not of school age on the day, and missed too much school "
    "in a term that was read",
    FlagKind.ONE_BIRTH_DATE: "has a birth date that many people share, and the claim "
    "turns on that age",
    FlagKind.NOTHING_BUT_NEUTRAL: "passes with fewer than two needs met",
    FlagKind.WORSE_ELSEWHERE: "has a better score that earns the result, and is worse "
    "in another domain",
    FlagKind.JOINED_LATER: "earns the result, and joined after attachment",
    FlagKind.NO_CHILD_ON_THE_DAY: "has no member under 18 on the day",
    FlagKind.FEW_SESSIONS: "has fewer than 40 possible sessions in a term that counts",
    FlagKind.NO_ABSENCE_AT_ALL: "has a term that counts in which no pupil of its "
    "source missed a session",
    FlagKind.NO_HOURS: "has a job that counts, of 0 hours a week",
    FlagKind.NOTHING_TO_SPARE: "has nothing to spare",
    FlagKind.TWO_READINGS: "is where the sources of the plan disagree",
}
#: The words for an odd earlier claim.
ODDITIES = {
    Oddity.BEFORE_ATTACHMENT: "was claimed for before it was attached",
    Oddity.OUTSIDE_WINDOWS: "was claimed for outside the plan's days, or its claim "
    "windows",
    Oddity.ANOTHER_PLAN: "was claimed for under another plan",
}


#: The words for somebody who has left, by the row that says more of them.
NEED_OF_A_LEAVER = "has a need, and has left"
PUPIL_WHO_LEFT = "left within the terms that were read, or since"


def flag(flag: Flag) -> str:
    """
    What is odd about a person or the family, in which families and rows.
    """
    who = "the family"
    if flag.subject.kind is SubjectKind.MEMBER:
        who = flag.subject.id
    says = " and ".join([ODDITIES[each] for each in flag.oddities])
    if flag.kind is FlagKind.LEAVERS:
        says = _of_a_leaver(flag)
    if flag.kind in (FlagKind.WORSE_ELSEWHERE, FlagKind.UNREAD):
        says = f"{FLAGS[flag.kind]}: {_what_of(flag)}"
    if flag.kind in (FlagKind.JOINED_LATER, FlagKind.LONG_BEFORE):
        says = f"{FLAGS[flag.kind]}: {_which(flag)}"
    which = f" ({' and '.join(flag.families)})" if len(flag.families) > 1 else ""
    numbers = f": {_numbers(flag)}" if flag.kind in REMARKS else ""
    return f"{who} {says or FLAGS[flag.kind]}{which}{numbers}  [{rows(flag.rows)}]"


def _numbers(flag: Flag) -> str:
    """
    What was counted, in the first of the findings that it bears on, or what the source
    of the plan says.
    """
    if flag.readings:
        return "; ".join(flag.readings)
    found = flag.findings[0]
    what = name(found.about)
    return what if found.quantity is None else f"{what}: {counted(found)}"


def _which(flag: Flag) -> str:
    """
    The tests that a flag bears on, and the day if each is about one.
    """
    said = [
        f"{name(each.about)} on {measured(each.quantity)}"
        if isinstance(each.quantity, Dated)
        else name(each.about)
        for each in flag.findings
    ]
    return ", ".join(dict.fromkeys(said))


def _what_of(flag: Flag) -> str:
    """
    What the scores and statements of a flag are about, each with its tool or role.
    """
    scores = [
        f"{row.domain}, by {row.tool}" for row in flag.rows if isinstance(row, Score)
    ]
    stated = [
        f"{row.about}, by {row.by_role}"
        for row in flag.rows
        if isinstance(row, Statement)
    ]
    return "; ".join(dict.fromkeys([*scores, *stated]))


def _of_a_leaver(flag: Flag) -> str:
    if any(isinstance(row, Need) for row in flag.rows):
        return NEED_OF_A_LEAVER
    only_stays = all(isinstance(row, Stay) for row in flag.rows)
    return PUPIL_WHO_LEFT if only_stays else FLAGS[flag.kind]


def flag_with_id(found: Flag) -> str:
    """
    The flag, with its kind and the id that an answer names.
    """
    return f"{found.kind.value} {found.id}: {flag(found)}"
