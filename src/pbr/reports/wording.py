"""
The words for what a trail says: measures, reasons, rows, what is still needed.

Nothing here decides anything. Every word of a report is in this file.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import singledispatch

from pbr.findings import (
    Absent,
    Attended,
    Clause,
    Conclusion,
    Counted,
    Dated,
    Early,
    Fell,
    Finding,
    Found,
    Held,
    Needed,
    NeedsCheck,
    NeedsConfirmation,
    NeedsSessions,
    NeedsTerm,
    Reason,
    Scored,
    Standing,
    Trail,
    Worked,
)
from pbr.periods import Period
from pbr.plans.plan import Plan
from pbr.records import Record, SubjectKind
from pbr.verdicts import Verdict

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
VERDICTS = {
    Verdict.MET: "MET",
    Verdict.NOT_MET: "NOT MET",
    Verdict.UNDETERMINED: "UNDETERMINED",
    Verdict.NOT_APPLICABLE: "NOT APPLICABLE",
}
REASONS = {
    Reason.REACHED: "",
    Reason.SHORT: "",
    Reason.TOO_MANY: "",
    Reason.NOT_ON_RECORD: "not on record",
    Reason.ON_RECORD: "on record",
    Reason.AFTER_THE_DAY: "after the day of the claim",
    Reason.HALF_ON_RECORD: "only one half of the term is on record",
    Reason.NOTHING_POSSIBLE: "no session was possible",
    Reason.STILL_TO_COME: "too few terms yet",
    Reason.UNCHECKED: "not every day was checked",
    Reason.TOO_EARLY: "too early",
    Reason.NOT_ATTACHED: "the family is not attached",
    Reason.UNCONFIRMED: "reached only on days that nobody has confirmed",
    Reason.NO_BENEFIT_HISTORY: "no out-of-work benefit is on file",
    Reason.NO_BENEFIT_BEFORE: "no out-of-work benefit began before the work",
    Reason.NOTHING_TO_REDUCE: "nothing to reduce: neutral, not a pass",
    Reason.NEW_PROBLEM: "a new problem: there was none before",
    Reason.NONE_SINCE_ATTACHMENT: "none since attachment: neutral, not a pass",
    Reason.BREACHED: "breached",
    Reason.NOT_OF_SCHOOL_AGE: "not of compulsory school age: neutral",
    Reason.NOT_AN_ADULT: "not an adult: neutral",
    Reason.OUTSIDE: "outside",
    Reason.CLAIMED_BEFORE: "a result was claimed before",
    Reason.LEFT_THE_AREA: "left the area",
}


def day(on: date) -> str:
    """
    A date in words, the same in every locale: 31 October 2017.
    """
    return f"{on.day} {MONTHS[on.month - 1]} {on.year}"


def days(period: Period) -> str:
    """
    A period in words.
    """
    if period.first == period.last:
        return day(period.first)
    return f"{day(period.first)} to {day(period.last)}"


def count(number: int | Fraction, one: str) -> str:
    """
    A number of things: 1 session, 6 sessions.
    """
    return f"{number} {one if number == 1 else f'{one}s'}"


def pounds(amount: Decimal) -> str:
    """
    An amount of money: £1,600.00.
    """
    return f"£{amount:,}"


def name(about: str) -> str:
    """
    The name of a rule, question or problem, as words.
    """
    return about.replace("-", " ")


def heading(trail: Trail) -> str:
    """
    Whom and what a finding or conclusion is about.
    """
    subject, about = trail.subject, name(trail.about)
    if subject.kind is SubjectKind.MEMBER:
        return f"{subject.id}, {about}"
    return about


def standing(clause: Clause) -> str:
    """
    Where a requirement stands, and how surely.
    """
    surety = "stated" if clause.standing is Standing.STATED else "assumed"
    return f"“{clause.words}” ({clause.document}, {clause.paragraph}; {surety})"


def rows(records: Iterable[Record]) -> str:
    """
    The places of rows: attendance.csv:14,15; terms.csv:2.
    """
    lines: dict[str, list[int]] = {}
    for record in records:
        file, line = record.row or ("built in code", 0)
        lines.setdefault(file, []).append(line)
    return "; ".join(
        f"{file}:{','.join(map(str, sorted(set(numbers))))}".removesuffix(":0")
        for file, numbers in sorted(lines.items())
    )


def finding(found: Finding) -> str:
    """
    Whom and what it is about, what was measured, and why the verdict is what it is.
    """
    measure = "" if found.measure is None else measured(found.measure)
    return ": ".join(filter(None, [heading(found), measure, REASONS[found.reason]]))


def how_many(trail: Conclusion) -> str:
    """
    How many of its parts a conclusion needs, where that is not every one.
    """
    if not trail.parts:
        return ": there is nobody and nothing to ask"
    if trail.needs.fewest is None:
        return ""
    fewest = "one" if trail.needs.fewest == 1 else str(trail.needs.fewest)
    return f": at least {fewest} of these"


@singledispatch
def measured(measure: object) -> str:
    """
    A measure in words, in its natural unit.
    """
    raise NotImplementedError(measure)


@measured.register
def _(measure: Attended) -> str:
    if not measure.possible:
        return ""
    short = f": {measure.short_by} short" if measure.short_by else ""
    return (
        f"{measure.sessions} of {count(measure.possible, 'session')}, "
        f"{measure.needed} needed{short}"
    )


@measured.register
def _(measure: Absent) -> str:
    if not measure.possible:
        return ""
    over = f": {measure.short_by} too many" if measure.short_by else ""
    return (
        f"absent {measure.sessions} of {count(measure.possible, 'session')}, "
        f"{measure.most_allowed} allowed{over}"
    )


@measured.register
def _(measure: Worked) -> str:
    within = f" within {measure.within} weeks" if measure.within else " in a row"
    more = ""
    if measure.with_unconfirmed > measure.days:
        more = f" ({measure.with_unconfirmed} with days nobody has confirmed)"
    short = f": {count(measure.short_by, 'day')} short" if measure.short_by else ""
    return (
        f"{count(measure.days, 'day')} of work{within}{more}, "
        f"{measure.needed} needed{short}"
    )


@measured.register
def _(measure: Fell) -> str:
    before = "" if measure.baseline_exact else "at least "
    after = "" if measure.window_exact else "at least "
    over = f": {measure.short_by} too many" if measure.short_by else ""
    return (
        f"{before}{count(measure.before, 'incident')} from {days(measure.baseline)}; "
        f"{after}{measure.after} from {days(measure.window)}, "
        f"{measure.most_allowed} allowed{over}"
    )


@measured.register
def _(measure: Counted) -> str:
    over = f": {measure.short_by} too many" if measure.short_by else ""
    return (
        f"{measure.count} from {days(measure.window)}, "
        f"{measure.most_allowed} allowed{over}"
    )


@measured.register
def _(measure: Found) -> str:
    return f"{measure.count} of at least {measure.needed}"


@measured.register
def _(measure: Scored) -> str:
    if measure.better_by is None:
        return f"{count(measure.scores, 'score')} since attachment, 2 needed"
    return f"better by {measure.better_by}, {measure.needed} needed"


@measured.register
def _(measure: Early) -> str:
    return f"{count(measure.days, 'day')} until {day(measure.until)}"


@measured.register
def _(measure: Dated) -> str:
    if measure.found is not None:
        return day(measure.found)
    if measure.since is None or measure.until is None:
        return ""
    return f"none from {days(Period(measure.since, measure.until))}"


@measured.register
def _(measure: Held) -> str:
    latest = "never" if measure.latest is None else f"last on {day(measure.latest)}"
    return f"{latest}, looked for from {days(measure.window)}"


def needed(need: Needed, plan: Plan) -> str:
    """
    One piece of evidence that is still needed, and who holds it.
    """
    if isinstance(need, NeedsSessions):
        terms = ", ".join(str(term) for term in need.terms)
        return f"{need.subject.id}'s sessions for {terms}, from the school"
    if isinstance(need, NeedsTerm):
        ends = day(need.ends_on)
        return f"{need.subject.id}'s {need.term}, which ends on {ends}, from the school"
    if isinstance(need, NeedsCheck):
        kinds = ", ".join(name(kind) for kind in need.kinds)
        holders = dict.fromkeys(plan.holders.get(kind, "") for kind in need.kinds)
        whom = " and ".join(filter(None, holders)) or "whoever holds it"
        when = ", ".join(days(period) for period in need.periods)
        return f"a check of {kinds} for {when}, from {whom}"
    if isinstance(need, NeedsConfirmation):
        return (
            f"confirmation that {need.subject.id}'s work ({rows(need.jobs)}) went on "
            f"to {day(need.to)}, from the employer or DWP"
        )
    return f"{need.subject.id}'s out-of-work benefits up to {day(need.up_to)}, from DWP"
