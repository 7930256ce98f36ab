"""
Why a finding has its verdict, and why a row was passed over.
"""

from __future__ import annotations

from enum import Enum
from typing import Self

from attrs import frozen

from pbr.records import Record
from pbr.verdicts import MET, NOT_APPLICABLE, NOT_MET, UNDETERMINED, Verdict


class Reason(Enum):
    """
    Why a finding has its verdict: the whole list, and which verdicts each can explain.
    """

    def __new__(cls, words: str, *verdicts: Verdict) -> Self:
        """
        A reason by its words; `verdicts` are those it can explain.
        """
        reason = object.__new__(cls)
        reason._value_ = words
        reason.verdicts = verdicts
        return reason

    #: The verdicts that this reason can explain.
    verdicts: tuple[Verdict, ...]

    #: What was counted reaches the threshold.
    REACHED = ("reached", MET)
    #: What was counted falls short of the threshold.
    SHORT = ("short", NOT_MET)
    #: There is more than the threshold allows.
    TOO_MANY = ("too many", NOT_MET)
    #: Nothing on record shows it.
    NOT_ON_RECORD = ("not on record", NOT_MET, UNDETERMINED)
    #: It is on record, and must not be.
    ON_RECORD = ("on record", NOT_MET)
    #: It is dated after the day in question.
    AFTER_THE_DAY = ("after the day", NOT_MET)
    #: Only one half of the term is on record.
    HALF_ON_RECORD = ("half on record", UNDETERMINED)
    #: Several terms are taken together, and at least one is not known.
    TERM_MISSING = ("term missing", UNDETERMINED)
    #: No session was possible in the term.
    NOTHING_POSSIBLE = ("nothing possible", UNDETERMINED)
    #: Terms are still to come before there are enough of them.
    STILL_TO_COME = ("still to come", UNDETERMINED)
    #: Some days were not checked with a source.
    UNCHECKED = ("unchecked", UNDETERMINED)
    #: The window would begin before the family was attached.
    TOO_EARLY = ("too early", NOT_MET)
    #: The family is not attached.
    NOT_ATTACHED = ("not attached", NOT_MET)
    #: The job reaches the threshold only on days nobody has confirmed.
    UNCONFIRMED = ("unconfirmed", UNDETERMINED)
    #: No out-of-work benefit is on file for the person.
    NO_BENEFIT_HISTORY = ("no benefit history", UNDETERMINED)
    #: No out-of-work benefit began before the work did.
    NO_BENEFIT_BEFORE = ("no benefit before", NOT_MET)
    #: There was nothing before and there is nothing now.
    NOTHING_TO_REDUCE = ("nothing to reduce", NOT_APPLICABLE)
    #: There was nothing before and there is something now.
    NEW_PROBLEM = ("new problem", NOT_MET)
    #: There has been none since attachment.
    NONE_SINCE_ATTACHMENT = ("none since attachment", NOT_APPLICABLE)
    #: The order or programme was breached.
    BREACHED = ("breached", NOT_MET)
    #: No term has ended yet since the person came of school age.
    NO_TERM_YET = ("no term yet", NOT_APPLICABLE)
    #: The person is not in the household on the day.
    NOT_A_MEMBER = ("not a member", NOT_APPLICABLE)
    #: The member is not of compulsory school age.
    NOT_OF_SCHOOL_AGE = ("not of school age", NOT_APPLICABLE)
    #: The member is not an adult.
    NOT_AN_ADULT = ("not an adult", NOT_APPLICABLE)
    #: The day is outside the plan, or its claim windows.
    OUTSIDE = ("outside", NOT_MET)
    #: A result was claimed for the family before.
    CLAIMED_BEFORE = ("claimed before", NOT_MET)
    #: The family has left the area.
    LEFT_THE_AREA = ("left the area", NOT_MET)


class Why(Enum):
    """
    Why a row was passed over: the whole list.
    """

    AFTER_THE_DAY = "after the day"
    OUTSIDE_THE_WINDOW = "outside the window"
    OTHER_TERM = "another term"
    TERM_NOT_ENDED = "term not ended"
    OTHER_KIND = "another kind"
    OTHER_PERSON = "another person"
    NOT_A_MEMBER = "not a member that day"
    NO_PERSON = "no person named"
    NOT_A_CHILD = "not a child that day"
    NOT_AN_ADULT = "not an adult that day"
    BEFORE_ATTACHMENT = "before attachment"
    HOURS_TOO_FEW = "hours too few or not stated"
    NOT_AN_OUT_OF_WORK_BENEFIT = "not an out-of-work benefit"
    NOT_ASKED = "not asked"
    GOES_ON = "goes on from an earlier spell"
    NOT_ENDED = "not ended"
    OTHER_OUTCOME = "another outcome"
    OTHER_ROLE = "another role"


@frozen
class PassedOver:
    """
    Rows that were looked at and not counted, and why.
    """

    why: Why
    rows: tuple[Record, ...]
