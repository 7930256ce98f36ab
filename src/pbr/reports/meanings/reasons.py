"""
Why a finding has its verdict, and why a row was looked at and not counted.
"""

from __future__ import annotations

from pbr.findings import Reason, Why

REASONS = {
    Reason.REACHED: "What was measured reaches the threshold.",
    Reason.SHORT: "What was measured falls short of the threshold. The finding says by "
    "how much.",
    Reason.WORSE_BY_ANOTHER_TOOL: "A score is better by enough, and the same person's "
    "scores by another tool of the plan are worse.",
    Reason.TOO_MANY: "There is more than the threshold allows.",
    Reason.OUT_OF_REACH: "Sessions are missing, and even with every one of them "
    "attended it would fall short.",
    Reason.NOT_ON_RECORD: "Nothing on record shows it.",
    Reason.ON_RECORD: "It is on record, and must not be.",
    Reason.AFTER_THE_DAY: "It is dated after the day of the claim, which sees nothing "
    "later.",
    Reason.HALF_ON_RECORD: "Only one half of the term is on record.",
    Reason.TERM_MISSING: "Several terms are taken together, and at least one is not "
    "known.",
    Reason.NOTHING_POSSIBLE: "No session was possible in the term.",
    Reason.TWO_RETURNS: "Returns of a term that may be of one school differ, and it "
    "matters which is right.",
    Reason.MORE_THAN_A_TERM: "The returns of a term have more than 160 sessions, which "
    "no term can hold.",
    Reason.STILL_TO_COME: "Terms are still to come before there are enough of them.",
    Reason.NO_TERM_YET: "Not one term has ended since the child came of school age: "
    "neutral.",
    Reason.NOT_A_MEMBER: "The person is not in the household on the day: neutral.",
    Reason.UNCHECKED: "Some days were not checked with a source, and silence proves "
    "nothing.",
    Reason.NOT_UNDERSTOOD: "The plan does not know a word of a row that may count.",
    Reason.WHOM: "A row that names nobody may be about one of those who count.",
    Reason.PERHAPS_ONE_EVENT: "Rows of one kind and day, from different sources, may "
    "be one event.",
    Reason.AGE_NOT_KNOWN: "The person's birth date is not on file, and two possible "
    "ones disagree.",
    Reason.TOO_EARLY: "Too little time has passed since attachment: the months that "
    "count would begin before it, or too few terms have ended.",
    Reason.NOT_ATTACHED: "The family is not attached by the day.",
    Reason.UNCONFIRMED: "It is reached only on days that nobody has confirmed.",
    Reason.NO_BENEFIT_HISTORY: "No out-of-work benefit is on file for the person.",
    Reason.NO_BENEFIT_IN_TIME: (
        "No day on an out-of-work benefit comes before the work, in the time that the "
        "plan asks about."
    ),
    Reason.NOTHING_TO_REDUCE: "There was nothing before and there is nothing now: "
    "neutral, not a pass.",
    Reason.NEW_PROBLEM: "There was nothing before and there is something now.",
    Reason.NONE_SINCE_ATTACHMENT: "There has been none since attachment: neutral, not "
    "a pass.",
    Reason.BREACHED: "The order or programme was breached.",
    Reason.NOT_OF_SCHOOL_AGE: "The member is not of compulsory school age: neutral.",
    Reason.NOT_AN_ADULT: "The member is not an adult: neutral.",
    Reason.NOT_A_CHILD: "The member is not a child: neutral.",
    Reason.OUTSIDE: "The day is outside the plan, or its claim window.",
    Reason.CLAIMED_BEFORE: "A result was claimed for the family by the day.",
    Reason.LEFT_THE_AREA: "The family had left the area by the day.",
}
PASSED_OVER = {
    Why.AFTER_THE_DAY: REASONS[Reason.AFTER_THE_DAY],
    Why.OUTSIDE_THE_WINDOW: "Its day is outside the months or terms that count.",
    Why.OTHER_TERM: "It is of a term that does not count.",
    Why.TERM_NOT_ENDED: "Its term had not ended by the day.",
    Why.OTHER_KIND: "It is of a kind that does not count here.",
    Why.OTHER_PROBLEM: "It is a problem that the plan does not ask about here.",
    Why.OTHER_DOMAIN: "It is a score in another domain.",
    Why.OTHER_TOOL: "It is by a tool that the plan does not list here.",
    Why.ABOUT_SOMETHING_ELSE: "It states something that is not asked about here.",
    Why.OTHER_PERSON: "It is about another person.",
    Why.NOT_A_MEMBER: "Its person was not in the household on its day.",
    Why.BEFORE_BIRTH: "It ended before its person was born.",
    Why.LEFT_WHILE_IT_WENT_ON: (
        "Its person has left while it went on: that they left is not an ending."
    ),
    Why.NO_PERSON: "It names nobody, and only members are counted.",
    Why.NOT_A_CHILD: "Its person was not a child on its day.",
    Why.NOT_AN_ADULT: "Its person was not an adult on its day.",
    Why.OTHER_AGE: "Its person was of another age on the day asked about.",
    Why.BEFORE_ATTACHMENT: "It is from before attachment, and only what follows "
    "counts.",
    Why.HOURS_TOO_FEW: "Its hours a week are too few, or not stated.",
    Why.NOT_AN_OUT_OF_WORK_BENEFIT: "It is not one of the out-of-work benefits that "
    "the plan lists.",
    Why.NOT_ASKED: "The plan does not look at such rows here.",
    Why.GOES_ON: "It continues an earlier spell, so nothing begins with it.",
    Why.NOT_ENDED: "It had not ended by the day.",
    Why.OTHER_OUTCOME: "Its outcome is neither completed nor breached.",
    Why.OTHER_ROLE: "The person who stated it has another role than the plan requires.",
    Why.AGE_NOT_KNOWN: "It counts or not by an age that is not known. The verdict is "
    "the same either way.",
}
