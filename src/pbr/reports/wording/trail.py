"""
A finding, a conclusion and a clause in words.
"""

from __future__ import annotations

from pbr.findings import (
    THE_WHOLE,
    Absent,
    Assumption,
    Attended,
    Clause,
    Conclusion,
    Finding,
    Found,
    Held,
    Quantity,
    Reason,
    Returned,
    Scored,
    Signed,
    Standing,
    Trail,
    Worked,
)
from pbr.records import Need, SubjectKind
from pbr.reports.wording.by_rows import (
    blank_cell,
    held_as_a_member,
    scored_once,
    sessions_added_up,
    work_on_benefits,
)
from pbr.reports.wording.quantities import measured, none_signed, scored
from pbr.reports.wording.values import count, name
from pbr.rules.asked_alone import ASKED_ALONE
from pbr.rules.eligibility import DependentChild
from pbr.rules.member_aged import MemberAged
from pbr.rules.parts.reads import looked_for
from pbr.rules.parts.words import OnDay
from pbr.rules.progress import ScoreImproved
from pbr.verdicts import Verdict

VERDICTS = {
    Verdict.MET: "MET",
    Verdict.NOT_MET: "NOT MET",
    Verdict.UNDETERMINED: "UNDETERMINED",
    Verdict.NOT_APPLICABLE: "NOT APPLICABLE",
}


STANDINGS = {
    Standing.STATED: "stated",
    Standing.ASSUMED: "assumed",
    Standing.OWN: "pbr's own rule",
}
TOGETHER = {
    "combined": "these together",
    "first, otherwise": "the first of these, or otherwise the second",
    **{kind: f"{kind.replace('-', ' ')}, asked alone" for kind in ASKED_ALONE},
    "person-with-the-need": "the person with the need, asked alone",
}


REASONS = {
    Reason.REACHED: "",
    Reason.SHORT: "",
    Reason.WORSE_BY_ANOTHER_TOOL: "the same person is worse by another tool",
    Reason.TOO_MANY: "",
    Reason.OUT_OF_REACH: "even if every session not on record was attended",
    Reason.NOT_ON_RECORD: "not on record",
    Reason.ON_RECORD: "on record",
    Reason.AFTER_THE_DAY: "",
    Reason.HALF_ON_RECORD: "only one half of the term is on record",
    Reason.TERM_MISSING: "at least one term is not known",
    Reason.NOTHING_POSSIBLE: "no session was possible",
    Reason.TWO_RETURNS: "it matters which of the returns is right",
    Reason.MORE_THAN_A_TERM: "the returns have more sessions than a term can hold",
    Reason.STILL_TO_COME: "too few terms yet",
    Reason.NO_TERM_YET: "no term has ended since starting school: neutral",
    Reason.NOT_A_MEMBER: "not in the household on the day: neutral",
    Reason.UNCHECKED: "not every day was checked",
    Reason.NOT_UNDERSTOOD: "the plan does not know a word of a row that may count",
    Reason.WHOM: "a row names nobody, and it matters who it is about",
    Reason.PERHAPS_ONE_EVENT: "it matters which rows are one event",
    Reason.AGE_NOT_KNOWN: "it depends on a date of birth that is not known",
    Reason.TOO_EARLY: "too early",
    Reason.NOT_ATTACHED: "the family is not attached",
    Reason.UNCONFIRMED: "reached only on days that nobody has confirmed",
    Reason.NO_BENEFIT_HISTORY: "no out-of-work benefit is on file",
    Reason.NO_BENEFIT_IN_TIME: "no day on such a benefit comes before it in time",
    Reason.NOTHING_TO_REDUCE: "nothing to reduce: neutral, not a pass",
    Reason.NEW_PROBLEM: "a new problem: there was none before",
    Reason.NONE_SINCE_ATTACHMENT: "none since attachment: neutral, not a pass",
    Reason.BREACHED: "but one was breached since attachment",
    Reason.NOT_OF_SCHOOL_AGE: "not of compulsory school age: neutral",
    Reason.NOT_AN_ADULT: "not an adult: neutral",
    Reason.NOT_A_CHILD: "not a child: neutral",
    Reason.OUTSIDE: "",
    Reason.CLAIMED_BEFORE: "a result is already claimed",
    Reason.LEFT_THE_AREA: "left the area",
}


def heading(trail: Trail) -> str:
    """
    Who and what a finding or conclusion is about.
    """
    subject, about = trail.subject, TOGETHER.get(trail.about) or name(trail.about)
    if isinstance(trail, Conclusion) and trail.quorum.neutral_with_first:
        about = TOGETHER["first, otherwise"]
    if subject.kind is SubjectKind.MEMBER:
        return f"{subject.id}, {about}"
    return about


def standing(clause: Clause) -> str:
    """
    The words a requirement rests on, their place, and whether they are stated.
    """
    surety = STANDINGS[clause.standing]
    return f"“{clause.words}” ({clause.document}, {clause.paragraph}; {surety})"


def assumption(clause: Clause, assumed: Assumption) -> str:
    """
    What was assumed, with which words, and why.
    """
    where = f"{clause.document}, {clause.paragraph}"
    if assumed.value != THE_WHOLE:
        where = f"{assumed.value.replace('_', ' ')} ({where})"
    return f"{where}: {assumed.why}"


def finding(found: Finding) -> str:
    """
    Who and what it is about, what was counted, and the reason for the verdict.
    """
    quantity = counted(found)
    missing = found.verdict is Verdict.UNDETERMINED
    settled_by_returns = found.reason is Reason.TWO_RETURNS
    if missing and isinstance(found.quantity, Attended | Absent | Returned):
        quantity = quantity if settled_by_returns else so_far(found.quantity)
    problems = sorted({row.headline for row in found.read if isinstance(row, Need)})
    looked = looked_for(found.rule) if found.quantity else ()
    what = ", ".join(problems or looked)
    blank = blank_cell(found)
    reason = REASONS[found.reason]
    if found.judgement.never_met:
        reason += ", and at best it is not applicable"
    said = [heading(found), what, quantity, reason, blank]
    return ": ".join(filter(None, said))


def counted(found: Finding) -> str:
    """
    What was counted, as the rows that were read add up to it.
    """
    if found.quantity is None:
        return ""
    if isinstance(found.quantity, Attended | Absent):
        return sessions_added_up(found, found.quantity)
    if isinstance(found.quantity, Worked):
        return work_on_benefits(found, found.quantity)
    if isinstance(found.quantity, Held):
        return held_as_a_member(found, found.quantity)
    return _of_whom_or_when(found, found.quantity)


def _of_whom_or_when(found: Finding, quantity: Quantity) -> str:
    """
    What was counted, with who or which day was asked about where the number hides it.
    """
    if isinstance(quantity, Found) and isinstance(found.rule, DependentChild):
        return f"{quantity.count} on the day of attachment, at least 1 needed"
    if isinstance(quantity, Found) and isinstance(found.rule, MemberAged):
        return f"{quantity.count} {ages_asked(found.rule)}, at least 1 needed"
    if isinstance(quantity, Scored) and isinstance(found.rule, ScoreImproved):
        if quantity.better_by is None:
            return scored_once(quantity, found.read)
        return scored(quantity, found.rule.sustained_months)
    if isinstance(quantity, Signed) and found.reason is Reason.WHOM:
        return none_signed(quantity, f"none that names {found.subject.id}")
    return measured(quantity)


def ages_asked(rule: MemberAged) -> str:
    """
    The ages that a rule asks for, and the day: "aged 16 or over and under 19 on …".
    """
    ages = f"aged {rule.from_age} or over and" if rule.from_age else "aged"
    at = rule.asked_on is OnDay.ATTACHMENT
    day = "the day of attachment" if at else "the day of the claim"
    return f"{ages} under {rule.before_age} on {day}"


def so_far(quantity: Attended | Absent | Returned) -> str:
    """
    The sessions on record when others are missing: nothing is short yet.
    """
    if isinstance(quantity, Returned):
        worst, best = so_far(quantity.worst), so_far(quantity.best)
        return f"by the returns at worst {worst}, at best {best}"
    if not quantity.possible:
        return ""
    absent = "absent " if isinstance(quantity, Absent) else ""
    on_record = count(quantity.possible, "session")
    return f"{absent}{quantity.sessions} of {on_record} so far"


def how_many(trail: Conclusion) -> str:
    """
    How many of its parts a conclusion needs, if that is not every one.
    """
    if not trail.parts:
        return ": there is nobody and nothing to ask"
    if trail.quorum.fewest is None:
        return ""
    if trail.is_neutral_with_first:
        return ": the first is not applicable, so the second is not asked"
    if trail.quorum.neutral_with_first:
        return ""
    fewest = "one" if trail.quorum.fewest == 1 else str(trail.quorum.fewest)
    return f": at least {fewest} of these"
