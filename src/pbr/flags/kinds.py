"""
The kinds of flag: the whole list, spelt as in JSON and CSV.
"""

from __future__ import annotations

from enum import Enum


class FlagKind(Enum):
    """
    What can be odd, in the order in which flags are shown.
    """

    #: An earlier claim does not fit the family or the plan; `Oddity` says how.
    EARLIER_CLAIM_ODD = "earlier-claim-odd"
    #: A person has been in two families, and one of the two was claimed for.
    CLAIMED_ELSEWHERE = "claimed-elsewhere"
    #: A person is in two families on the same day.
    IN_TWO_FAMILIES = "in-two-families"
    #: All the people of one family are in another: one family under two ids.
    NEW_IDS = "new-ids"
    #: Two ids differ only in what systems change in ids.
    NEARLY_ONE_ID = "nearly-one-id"
    #: The people of two families, under other ids, have the same birth dates and rows.
    SAME_PEOPLE = "same-people"
    #: A result is earned because somebody has left.
    LEAVERS = "leavers"
    #: Everything that earns a result is from before attachment.
    BEFORE_ATTACHMENT = "before-attachment"
    #: The family was attached, assessed, planned for and claimed for on one day.
    ONE_DAY = "one-day"
    #: The assessment or the plan is from long before attachment.
    LONG_BEFORE = "long-before"
    #: A row was not read, for a tool, domain, about or role that is not known.
    UNREAD = "unread"
    #: A fall rests on several rows of one person, kind and day.
    ONE_DAYS_ROWS = "one-days-rows"
    #: A fall rests on a source that has no rows and no checks in the window.
    LIST_THAT_STOPPED = "list-that-stopped"
    #: A member not of school age missed too much school in a term that was read.
    OUT_OF_AGE = "out-of-age"
    #: The claim turns on the age of somebody whose birth date many people share.
    ONE_BIRTH_DATE = "one-birth-date"
    #: The claim is met, and fewer than two of the family's needs are.
    NOTHING_BUT_NEUTRAL = "nothing-but-neutral"
    #: Somebody whose score earns a result is worse in another domain.
    WORSE_ELSEWHERE = "worse-elsewhere"
    #: The person who earns a result joined the family after attachment.
    JOINED_LATER = "joined-later"
    #: Nobody in the family is under 18 on the day.
    NO_CHILD_ON_THE_DAY = "no-child-on-the-day"
    #: A term that earns a result has few possible sessions for the pupil.
    FEW_SESSIONS = "few-sessions"
    #: In a term that earns a result, no pupil of its source missed a session.
    NO_ABSENCE_AT_ALL = "no-absence-at-all"
    #: A job that earns a result has 0 hours a week.
    NO_HOURS = "no-hours"
    #: Remark: what the claim turns on is met exactly at its threshold.
    NOTHING_TO_SPARE = "nothing-to-spare"
    #: Remark: the claim is where the plan notes that its sources disagree.
    TWO_READINGS = "two-readings"


#: The kinds that are remarks: they are shown with the flags, and never block entry.
REMARKS = frozenset({FlagKind.NOTHING_TO_SPARE, FlagKind.TWO_READINGS})


class Oddity(Enum):
    """
    What is odd about an earlier claim: the whole list.
    """

    #: It was made before the family was attached, or the family is not attached.
    BEFORE_ATTACHMENT = "before attachment"
    #: It was made before or after the plan's days, or between its claim windows.
    OUTSIDE_WINDOWS = "outside windows"
    #: It is for a result that the plan does not have.
    ANOTHER_PLAN = "another plan"
