"""
Why a finding has its verdict, and why a row was passed over.
"""

from __future__ import annotations

from enum import Enum
from typing import Self, get_args

from attrs import frozen

from pbr.findings.counts import Counted, Fell
from pbr.findings.missing import (
    Needed,
    NeedsBenefitHistory,
    NeedsBirthDate,
    NeedsCheck,
    NeedsConfirmation,
    NeedsEvents,
    NeedsMeaning,
    NeedsPerson,
    NeedsReturn,
    NeedsSessions,
    NeedsTerm,
)
from pbr.findings.quantities import (
    Absent,
    Attended,
    Dated,
    Early,
    Found,
    Held,
    HeldFor,
    Quantity,
    Returned,
    Scored,
    Signed,
    Worked,
)
from pbr.findings.shown import Shown
from pbr.records import Record
from pbr.verdicts import MET, NOT_APPLICABLE, NOT_MET, UNDETERMINED, Verdict

#: The kinds of quantity that a reason goes with, and what each of them may show.
Shows = dict[type[Quantity] | type[None], tuple[Shown, ...]]


_ENOUGH, _SHORT, _NOTHING = (Shown.ENOUGH,), (Shown.SHORT,), (Shown.NOTHING,)
_EITHER = (Shown.ENOUGH, Shown.SHORT)
_ANYTHING = (*_EITHER, Shown.EITHER)
#: With none before and none after there may have been nothing to reduce.
_UNSURE = (Shown.ENOUGH, Shown.EITHER)
_UNMEASURED: Shows = {type(None): _NOTHING}


class Reason(Enum):
    """
    Why a finding has its verdict: the whole list.

    Each has its words, the verdicts that it can explain, the quantities that it goes
    with and, if the evidence cannot tell, the evidence that is missing.
    """

    def __new__(
        cls,
        words: str,
        verdicts: tuple[Verdict, ...],
        shows: Shows,
        missing: type[Needed] | None = None,
    ) -> Self:
        """
        A reason by its words, with all that goes with it.
        """
        reason = object.__new__(cls)
        reason._value_ = words
        reason.verdicts = verdicts
        reason.shows = shows
        reason.missing = missing
        return reason

    #: The verdicts that this reason can explain.
    verdicts: tuple[Verdict, ...]
    #: The quantities it goes with, and what they may show.
    shows: Shows
    #: What is missing, whatever else is: None if the reason leaves nothing open.
    missing: type[Needed] | None

    #: What was counted reaches the threshold.
    REACHED = (
        "reached",
        (MET,),
        {
            **dict.fromkeys(get_args(Quantity), _ENOUGH),
            # Nothing claimed before, and no day on which the family left.
            Dated: (Shown.ENOUGH, Shown.NOTHING),
            **_UNMEASURED,
        },
    )
    #: What was counted falls short of the threshold.
    SHORT = (
        "short",
        (NOT_MET,),
        dict.fromkeys(
            (Attended, Dated, Found, HeldFor, Returned, Scored, Worked), _SHORT
        ),
    )
    #: A score is better by enough, and another tool shows the same person to be worse.
    WORSE_BY_ANOTHER_TOOL = ("worse by another tool", (NOT_MET,), {Scored: _SHORT})
    #: There is more than the threshold allows.
    TOO_MANY = (
        "too many",
        (NOT_MET,),
        dict.fromkeys((Absent, Counted, Fell, Returned), _SHORT),
    )
    #: Sessions are missing, and however good they are it falls short.
    OUT_OF_REACH = ("out of reach", (NOT_MET,), {Absent: _SHORT, Attended: _SHORT})
    #: Nothing on record shows it.
    NOT_ON_RECORD = (
        "not on record",
        (NOT_MET, UNDETERMINED),
        {
            Attended: _EITHER,
            **dict.fromkeys((Dated, Signed), _NOTHING),
            Scored: _SHORT,
            **_UNMEASURED,
        },
        NeedsSessions,
    )
    #: It is on record, and must not be.
    ON_RECORD = (
        "on record",
        (NOT_MET,),
        {**dict.fromkeys((Counted, Held), _SHORT), Dated: _ENOUGH},
    )
    #: It is dated after the day in question.
    AFTER_THE_DAY = ("after the day", (NOT_MET,), {Dated: _SHORT})
    #: Only one half of the term is on record.
    HALF_ON_RECORD = (
        "half on record",
        (UNDETERMINED,),
        {Attended: _EITHER, Returned: _ANYTHING},
        NeedsSessions,
    )
    #: Several terms are taken together, and at least one is not known.
    TERM_MISSING = (
        "term missing",
        (UNDETERMINED,),
        {Absent: _EITHER, Attended: _EITHER, Returned: _ANYTHING},
        NeedsSessions,
    )
    #: No session was possible in the term.
    NOTHING_POSSIBLE = (
        "nothing possible",
        (UNDETERMINED,),
        {Attended: _EITHER},
        NeedsSessions,
    )
    #: Returns that may be of one school differ, and it matters which is right.
    TWO_RETURNS = (
        "two returns",
        (UNDETERMINED,),
        {Returned: (Shown.EITHER,)},
        NeedsReturn,
    )
    #: The returns of a term have more sessions than a term can hold.
    MORE_THAN_A_TERM = (
        "more than a term holds",
        (UNDETERMINED,),
        {Absent: _EITHER, Attended: _EITHER, Returned: _ANYTHING},
        NeedsReturn,
    )
    #: Terms are still to come before there are enough of them.
    STILL_TO_COME = (
        "still to come",
        (UNDETERMINED,),
        {
            **dict.fromkeys((Absent, Attended), _EITHER),
            **dict.fromkeys((Counted, Returned), _ANYTHING),
            Found: _SHORT,
            **_UNMEASURED,
        },
        NeedsTerm,
    )
    #: Some days were not checked with a source.
    UNCHECKED = (
        "unchecked",
        (UNDETERMINED,),
        {
            Dated: (Shown.ENOUGH, Shown.NOTHING),
            Held: _ENOUGH,
            Counted: (Shown.EITHER,),
            Fell: _UNSURE,
        },
        NeedsCheck,
    )
    #: The plan does not know a word of a row that may count.
    NOT_UNDERSTOOD = (
        "not understood",
        (UNDETERMINED,),
        {
            Counted: (Shown.EITHER,),
            Fell: _UNSURE,
            Held: _ENOUGH,
            HeldFor: _SHORT,
            Worked: _EITHER,
            Dated: (Shown.ENOUGH, Shown.NOTHING),
        },
        NeedsMeaning,
    )
    #: A row that names nobody may be about one of those who count.
    WHOM = (
        "whom",
        (UNDETERMINED,),
        {
            Counted: (Shown.EITHER,),
            Fell: _UNSURE,
            Scored: _EITHER,
            Signed: _NOTHING,
        },
        NeedsPerson,
    )
    #: Rows that are alike, of different sources, may be one event.
    PERHAPS_ONE_EVENT = (
        "perhaps one event",
        (UNDETERMINED,),
        {Counted: (Shown.EITHER,), Fell: _UNSURE},
        NeedsEvents,
    )
    #: The birth date is not on file, and two possible ones disagree.
    AGE_NOT_KNOWN = ("age not known", (UNDETERMINED,), _UNMEASURED, NeedsBirthDate)
    #: The window would begin before the family was attached.
    TOO_EARLY = ("too early", (NOT_MET,), {Early: _SHORT})
    #: The family is not attached.
    NOT_ATTACHED = ("not attached", (NOT_MET,), _UNMEASURED)
    #: The job, or the status, reaches the threshold only on days nobody has confirmed.
    UNCONFIRMED = (
        "unconfirmed",
        (UNDETERMINED,),
        dict.fromkeys((HeldFor, Worked), _SHORT),
        NeedsConfirmation,
    )
    #: No out-of-work benefit is on file for the person.
    NO_BENEFIT_HISTORY = (
        "no benefit history",
        (UNDETERMINED,),
        {Worked: _EITHER},
        NeedsBenefitHistory,
    )
    #: No day on a benefit in time comes before the work.
    NO_BENEFIT_IN_TIME = ("no benefit in time", (NOT_MET,), {Worked: _SHORT})
    #: There was nothing before and there is nothing now.
    NOTHING_TO_REDUCE = ("nothing to reduce", (NOT_APPLICABLE,), {Fell: _ENOUGH})
    #: There was nothing before and there is something now.
    NEW_PROBLEM = ("new problem", (NOT_MET,), {Fell: _SHORT})
    #: There has been none since attachment.
    NONE_SINCE_ATTACHMENT = (
        "none since attachment",
        (NOT_APPLICABLE,),
        {Held: _ENOUGH},
    )
    #: The order or programme was breached.
    BREACHED = ("breached", (NOT_MET,), {Dated: (Shown.ENOUGH, Shown.NOTHING)})
    #: No term has ended yet since the person came of school age.
    NO_TERM_YET = ("no term yet", (NOT_APPLICABLE,), _UNMEASURED)
    #: The person is not in the household on the day.
    NOT_A_MEMBER = ("not a member", (NOT_APPLICABLE,), _UNMEASURED)
    #: The member is not of compulsory school age.
    NOT_OF_SCHOOL_AGE = ("not of school age", (NOT_APPLICABLE,), _UNMEASURED)
    #: The member is not an adult.
    NOT_AN_ADULT = ("not an adult", (NOT_APPLICABLE,), _UNMEASURED)
    #: The member is not a child.
    NOT_A_CHILD = ("not a child", (NOT_APPLICABLE,), _UNMEASURED)
    #: The day is outside the plan, or its claim windows.
    OUTSIDE = ("outside", (NOT_MET,), {Dated: _SHORT})
    #: A result was claimed for the family before.
    CLAIMED_BEFORE = ("claimed before", (NOT_MET,), {Dated: _ENOUGH})
    #: The family has left the area.
    LEFT_THE_AREA = ("left the area", (NOT_MET,), {Dated: _ENOUGH})


class Why(Enum):
    """
    Why a row was passed over: the whole list.
    """

    AFTER_THE_DAY = "after the day"
    OUTSIDE_THE_WINDOW = "outside the window"
    OTHER_TERM = "another term"
    TERM_NOT_ENDED = "term not ended"
    OTHER_KIND = "another kind"
    OTHER_PROBLEM = "another problem"
    OTHER_DOMAIN = "another domain"
    OTHER_TOOL = "another tool"
    ABOUT_SOMETHING_ELSE = "about something else"
    OTHER_PERSON = "another person"
    NOT_A_MEMBER = "not a member that day"
    BEFORE_BIRTH = "before its person was born"
    LEFT_WHILE_IT_WENT_ON = "its person left while it went on"
    NO_PERSON = "no person named"
    NOT_A_CHILD = "not a child that day"
    NOT_AN_ADULT = "not an adult that day"
    OTHER_AGE = "another age that day"
    BEFORE_ATTACHMENT = "before attachment"
    HOURS_TOO_FEW = "hours too few or not stated"
    NOT_AN_OUT_OF_WORK_BENEFIT = "not an out-of-work benefit"
    NOT_ASKED = "not asked"
    GOES_ON = "goes on from an earlier spell"
    NOT_ENDED = "not ended"
    OTHER_OUTCOME = "another outcome"
    OTHER_ROLE = "another role"
    AGE_NOT_KNOWN = "age not known"

    # There is one of each, so that where it is tells it apart: Enum's own hash, of the
    # name, is slower.
    __hash__ = object.__hash__


@frozen
class PassedOver:
    """
    Rows that were looked at and not counted, and why.
    """

    why: Why
    rows: tuple[Record, ...]
