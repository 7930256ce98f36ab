"""
The words of `pbr overview` and of `pbr diff`, and the kinds of flag.
"""

from __future__ import annotations

from pbr.caseload.stages import Stage, StuckOn
from pbr.flags import FlagKind, Oddity

STAGES = {
    Stage.IDENTIFIED: "The family is on file, and not attached by the day.",
    Stage.ATTACHED: "The family is attached. A key worker, an assessment or an action "
    "plan is not on file.",
    Stage.PROGRESSING: "The family is worked with. Something still has to happen, or a "
    "term has to end.",
    Stage.READY: "The claim is payable on the day.",
    Stage.CLAIMED: "A result was claimed for the family by the day.",
    Stage.STUCK: "Something other than the family's progress is in the way.",
}
STUCK_ON = {
    StuckOn.EVIDENCE: "Only evidence about days past is missing, and would be enough.",
    StuckOn.NOT_ELIGIBLE: "The family is attached, but the plan's conditions for "
    "joining are not met.",
    StuckOn.NOTHING_TO_SHOW: "Every part of every result is neutral, so nothing is "
    "shown.",
    StuckOn.LEFT_THE_AREA: "The family has left the area.",
    StuckOn.OUTSIDE: "The plan or its claim windows are over, or the family was "
    "attached before they allow.",
    StuckOn.ERROR: "A rule crashed, so nothing is known about the claim: a bug in pbr.",
}
FLAGS = {
    FlagKind.EARLIER_CLAIM_ODD: "An earlier claim does not fit the family or the plan.",
    FlagKind.CLAIMED_ELSEWHERE: "A person has been in two families, and one of the two "
    "was claimed for.",
    FlagKind.IN_TWO_FAMILIES: "A person is in two families on the same day.",
    FlagKind.NEW_IDS: "All the people of one family are in another: perhaps one family "
    "under two ids.",
    FlagKind.NEARLY_ONE_ID: "Two ids of families, or of people, differ only in case, "
    "leading zeros, .0, blanks or Unicode form: perhaps one is under both.",
    FlagKind.SAME_PEOPLE: "Two or more people of two families have the same birth "
    "dates under other ids, and a need, an incident or a term's attendance is the same "
    "in both: perhaps one family under two references.",
    FlagKind.LEAVERS: "Somebody has left. A finding that earns the result would not "
    "be met if they counted, or they are a pupil or a person with a need.",
    FlagKind.BEFORE_ATTACHMENT: "Every dated row that earns the result is from before "
    "attachment, so nothing that the programme did can have been the progress.",
    FlagKind.ONE_DAY: "The family was attached, assessed, planned for and claimed for "
    "on one day, so nothing that the programme did can have been the progress.",
    FlagKind.LONG_BEFORE: "The assessment or the action plan is from more than twelve "
    "months before attachment: perhaps it was not made for the programme.",
    FlagKind.UNREAD: "A score or a statement was passed over because the plan does not "
    "know its tool, domain, subject or role.",
    FlagKind.ONE_DAYS_ROWS: "A fall is met only if several rows of one person, kind "
    "and day, or several that name nobody, were several incidents. Perhaps they are "
    "one, entered several times.",
    FlagKind.LIST_THAT_STOPPED: "A fall is met only with incidents of a source that "
    "has none in the later months, and no check of its own that covers them. Perhaps "
    "its list stopped coming.",
    FlagKind.OUT_OF_AGE: "A member is not looked at, as not of school age on the day, "
    "and attended too few sessions in a term that was read.",
    FlagKind.ONE_BIRTH_DATE: "Five or more people of the folder were born on one 1 "
    "January, which may mean no date, and the claim turns on the age of one.",
    FlagKind.NOTHING_BUT_NEUTRAL: "The claim is met, but fewer than two of the "
    "family's needs are: the others are neutral.",
    FlagKind.WORSE_ELSEWHERE: "Somebody whose score earns the result has a worse "
    "score in another domain.",
    FlagKind.JOINED_LATER: "The adult whose work, or the person whose score or "
    "statement, earns the result joined the family after attachment.",
    FlagKind.NO_CHILD_ON_THE_DAY: "Nobody in the family is under 18 on the day of the "
    "claim.",
    FlagKind.FEW_SESSIONS: "In a term that earns a result, fewer than 40 sessions were "
    "possible for the pupil: perhaps a part-time timetable, or a part of the term.",
    FlagKind.NO_ABSENCE_AT_ALL: "In a term that earns a result, ten or more pupils "
    "have a return of one source and none missed a session: perhaps the absences are "
    "not in the files.",
    FlagKind.NO_HOURS: "A job that earns a result has 0 hours a week.",
    FlagKind.NOTHING_TO_SPARE: "A remark: a finding that decides the claim is met "
    "exactly at its threshold.",
    FlagKind.TWO_READINGS: "A remark: the plan notes that its sources disagree, and "
    "what the claim rests on would have another verdict under the other source. "
    "`pbr plans show` has both.",
}
ODDITIES = {
    Oddity.BEFORE_ATTACHMENT: "The earlier claim was made before the family was "
    "attached.",
    Oddity.OUTSIDE_WINDOWS: "The earlier claim was made outside the plan's days, or "
    "between its claim windows.",
    Oddity.ANOTHER_PLAN: "The earlier claim is for a result that the plan does not "
    "have.",
}
DIFF = {
    "before": "The first of the two runs that are compared.",
    "after": "The second of the two runs that are compared.",
    "change": "Pounds after, less pounds before.",
    "for example": "Families that changed in this way.",
    "verdicts": "Claims by their verdict before and after, with the change in results.",
    "not in this run": "The family is in one of the two folders only.",
}
