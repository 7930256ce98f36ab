"""
What was measured, what is missing, and the words of `pbr chase` and `pbr margins`.
"""

from __future__ import annotations

from pbr.findings import (
    Absent,
    Attended,
    Counted,
    Dated,
    Early,
    Fell,
    Found,
    Held,
    HeldFor,
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
    Returned,
    Scored,
    Signed,
    Worked,
)

MEASURES: dict[type, str] = {
    Attended: "Sessions attended, of those possible.",
    Absent: "Sessions missed, of those possible.",
    Returned: "Sessions by the worst and by the best of the returns that may be right.",
    Worked: "Days of work, in a row or within a number of weeks.",
    HeldFor: "Days on which a status was held, in a row or within a number of months.",
    Fell: "Incidents before and after, and the most that are allowed after.",
    Counted: "Incidents in the months or terms that count, and the most allowed.",
    Found: "The number found, and the fewest needed.",
    Scored: "A person's first score by a tool, the score since, and how much better it "
    "must be.",
    Signed: "The latest statement, who it is about and who made it, and the days on "
    "which it may be made.",
    Early: "The number of days until the months that count begin at attachment.",
    Dated: "A day, and the days between which it must lie.",
    Held: "The last day on which a status was held, and the days on which it must not "
    "be.",
}
NEEDS: dict[type, str] = {
    NeedsSessions: "A pupil's sessions for one or more terms.",
    NeedsReturn: "Which of a pupil's returns for a term is right, or which school each "
    "is of.",
    NeedsTerm: "A term that has still to end.",
    NeedsCheck: "A check of some kinds, for the given days.",
    NeedsMeaning: "What a word means that the plan does not know.",
    NeedsPerson: "Who an incident, score or statement is about that names nobody.",
    NeedsEvents: "Which rows of one kind and day, from different sources, are one "
    "event.",
    NeedsBirthDate: "When a person was born.",
    NeedsConfirmation: "Confirmation that a job or a status continued to a day, or the "
    "day on which the files were drawn up.",
    NeedsBenefitHistory: "A person's out-of-work benefits, up to a day.",
}
CHASE = {
    "evidence": "What is missing is on record somewhere, so you can ask for it.",
    "event": "Something would have to happen, or a record would have to be corrected.",
    "none": "Nothing can make the claim met. The line says why.",
    "alone": "This one thing is enough to make the claim met.",
    "no one to ask": "Nobody can send this: the line says what has to happen instead.",
}
#: How far a finding is from the other side, by what it has to spare.
SPARE = {
    -1: "One more session, day or problem, or one incident fewer, and the finding "
    "would be met.",
    0: "One unit less, or one incident more, and the finding would not be met.",
}
MARGINS = {
    "sessions": "Half school days: the unit of attendance.",
    "days": "Calendar days, the first and the last both counted.",
    "incidents": "Rows of incidents.csv: the unit of counts that must fall or be 0.",
    "found": "Problems, scores or statements: the unit of counts that must be reached.",
}
