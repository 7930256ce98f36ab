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

from pbr.assumed import Assumed, JobGoesOn, NoMoreRecorded
from pbr.findings import (
    THE_WHOLE,
    Absent,
    Assumption,
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
from pbr.money import Quarter
from pbr.periods import Period
from pbr.plans.plan import Plan
from pbr.records import Family, Need, Record, Stay, SubjectKind
from pbr.rules.clock import Starts
from pbr.starts import LastStart
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
TOGETHER = {
    "combined": "these together",
    "each-child": "each child, asked alone",
    "any-adult": "any adult, asked alone",
}
REASONS = {
    Reason.REACHED: "",
    Reason.SHORT: "",
    Reason.TOO_MANY: "",
    Reason.NOT_ON_RECORD: "not on record",
    Reason.ON_RECORD: "on record",
    Reason.AFTER_THE_DAY: "",
    Reason.HALF_ON_RECORD: "only one half of the term is on record",
    Reason.TERM_MISSING: "not every term can be told",
    Reason.NOTHING_POSSIBLE: "no session was possible",
    Reason.STILL_TO_COME: "too few terms yet",
    Reason.NO_TERM_YET: "no term has ended since starting school: neutral",
    Reason.NOT_A_MEMBER: "not in the household on the day: neutral",
    Reason.UNCHECKED: "not every day was checked",
    Reason.TOO_EARLY: "too early",
    Reason.NOT_ATTACHED: "the family is not attached",
    Reason.UNCONFIRMED: "reached only on days that nobody has confirmed",
    Reason.NO_BENEFIT_HISTORY: "no out-of-work benefit is on file",
    Reason.NO_BENEFIT_BEFORE: "the work began before any out-of-work benefit did",
    Reason.NOTHING_TO_REDUCE: "nothing to reduce: neutral, not a pass",
    Reason.NEW_PROBLEM: "a new problem: there was none before",
    Reason.NONE_SINCE_ATTACHMENT: "none since attachment: neutral, not a pass",
    Reason.BREACHED: "breached",
    Reason.NOT_OF_SCHOOL_AGE: "not of compulsory school age: neutral",
    Reason.NOT_AN_ADULT: "not an adult: neutral",
    Reason.OUTSIDE: "",
    Reason.CLAIMED_BEFORE: "a result is already claimed",
    Reason.LEFT_THE_AREA: "left the area",
}


#: Who holds what, where it is the same under every plan.
SCHOOL, EMPLOYER, KEY_WORKER = "the school", "the employer or DWP", "the key worker"


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


def count(number: int | Fraction, one: str, several: str = "") -> str:
    """
    A number of things: 1 session, 6 sessions; 1 family, 2 families.
    """
    return f"{number} {one if number == 1 else several or f'{one}s'}"


def pounds(amount: Decimal) -> str:
    """
    An amount of money: £1,600.00.
    """
    return f"£{amount:,}"


def moved(amount: Decimal) -> str:
    """
    Pounds that moved, more or less: +£800.00, -£800.00, £0.00.
    """
    sign = "+" if amount > 0 else "-" if amount < 0 else ""
    return f"{sign}{pounds(abs(amount))}"


def quarter(of: Quarter) -> str:
    """
    A quarter of a financial year, and its months: 2013/14 Q1, April to June 2013.
    """
    first, last = MONTHS[of.first.month - 1], MONTHS[of.last.month - 1]
    return f"{of}, {first} to {last} {of.last.year}"


def name(about: str) -> str:
    """
    The name of a rule, question or problem, as words.
    """
    return about.replace("-", " ")


def heading(trail: Trail) -> str:
    """
    Whom and what a finding or conclusion is about.
    """
    subject, about = trail.subject, TOGETHER.get(trail.about) or name(trail.about)
    if subject.kind is SubjectKind.MEMBER:
        return f"{subject.id}, {about}"
    return about


def standing(clause: Clause) -> str:
    """
    Where a requirement stands, and how surely.
    """
    surety = "stated" if clause.standing is Standing.STATED else "assumed"
    return f"“{clause.words}” ({clause.document}, {clause.paragraph}; {surety})"


def assumption(clause: Clause, assumed: Assumption) -> str:
    """
    What was assumed, beside which words, and why.
    """
    where = f"{clause.document}, {clause.paragraph}"
    if assumed.value != THE_WHOLE:
        where = f"{assumed.value.replace('_', ' ')}, beside {where}"
    return f"{where}: {assumed.why}"


def results(names: Iterable[str]) -> str:
    """
    Results, or a result and what is paid on top of it.
    """
    return " and ".join(name(result) for result in names)


def fee(earned: Decimal | None) -> str:
    """
    Whether the attachment fee is earned, and how much it is.
    """
    return "not earned" if earned is None else f"earned, {pounds(earned)}"


def rows(records: Iterable[Record]) -> str:
    """
    The places of rows: attendance.csv:14-16,20; terms.csv:2.
    """
    lines: dict[str, list[int]] = {}
    for record in records:
        file, line = record.row or ("built in code", 0)
        lines.setdefault(file, []).append(line)
    return "; ".join(
        f"{file}:{_ranges(numbers)}".removesuffix(":0")
        for file, numbers in sorted(lines.items())
    )


def _ranges(numbers: list[int]) -> str:
    """
    Line numbers, three or more in a row as a range.
    """
    runs: list[list[int]] = []
    for line in sorted(set(numbers)):
        if runs and line == runs[-1][-1] + 1:
            runs[-1].append(line)
        else:
            runs.append([line])
    return ", ".join(
        f"{run[0]}-{run[-1]}" if len(run) > 2 else ", ".join(map(str, run))  # noqa: PLR2004
        for run in runs
    )


def number(value: Fraction) -> str:
    """
    A number as people write it: 3, 1.5, or 1/3 where no decimal is exact.
    """
    whole, rest = divmod(abs(value), 1)
    millionths = rest * 10**6
    if millionths.denominator != 1:
        return str(value)
    decimals = f"{millionths}".rjust(6, "0").rstrip("0")
    sign = "-" if value < 0 else ""
    return f"{sign}{whole}.{decimals}" if rest else f"{sign}{whole}"


def finding(found: Finding) -> str:
    """
    Whom and what it is about, what was measured, and why the verdict is what it is.
    """
    measure = "" if found.measure is None else measured(found.measure)
    missing = found.verdict is Verdict.UNDETERMINED
    if missing and isinstance(found.measure, Attended | Absent):
        measure = so_far(found.measure)
    problems = sorted({row.headline for row in found.read if isinstance(row, Need)})
    said = [heading(found), ", ".join(problems), measure, REASONS[found.reason]]
    return ": ".join(filter(None, said))


def so_far(measure: Attended | Absent) -> str:
    """
    Sessions that are on record where others are missing: nothing is short yet.
    """
    if not measure.possible:
        return ""
    absent = "absent " if isinstance(measure, Absent) else ""
    on_record = count(measure.possible, "session")
    return f"{absent}{measure.sessions} of {on_record} so far"


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
    since = "" if measure.run is None else f" from {days(measure.run)}"
    if measure.since_benefit is not None:
        since += f", after a benefit began on {day(measure.since_benefit)}"
    short = f": {count(measure.short_by, 'day')} short" if measure.short_by else ""
    return (
        f"{count(measure.days, 'day')} of work{within}{since}{more}, "
        f"{measure.needed} needed{short}"
    )


@measured.register
def _(measure: Fell) -> str:
    before = "" if measure.baseline_exact else "at least "
    after = "" if measure.window_exact else "at least "
    over = ""
    if measure.short_by and measure.baseline_exact:
        over = f": {measure.short_by} too many"
    return (
        f"{kinds(measure.kinds)}: {before}{count(measure.before, 'incident')} from "
        f"{days(measure.baseline)}; {after}{measure.after} from "
        f"{days(measure.window)}; {before}{measure.most_allowed} allowed, a fall of at "
        f"least {measure.by}{over}"
    )


@measured.register
def _(measure: Counted) -> str:
    over = f": {measure.short_by} too many" if measure.short_by else ""
    return (
        f"{kinds(measure.kinds)}: {measure.count} from {days(measure.window)}; "
        f"{measure.most_allowed} allowed{over}"
    )


def kinds(words: tuple[str, ...]) -> str:
    """
    Kinds of incident or status: offence or asb.
    """
    return " or ".join(name(word) for word in words)


@measured.register
def _(measure: Found) -> str:
    return f"{measure.count} of at least {measure.needed}"


@measured.register
def _(measure: Scored) -> str:
    if measure.first is None or measure.since is None or measure.better_by is None:
        return f"scored on {count(measure.scores, 'day')} since attachment, 2 needed"
    return (
        f"first {number(measure.first)}, since then {number(measure.since)}: better by "
        f"{number(measure.better_by)}, {number(measure.needed)} needed"
    )


@measured.register
def _(measure: Early) -> str:
    return f"{count(measure.days, 'day')} until {day(measure.until)}"


@measured.register
def _(measure: Dated) -> str:
    bounds = _bounds(measure.since, measure.until)
    if measure.found is None:
        return f"none {bounds}" if measure.since is not None else ""
    early = measure.since is not None and measure.found < measure.since
    late = measure.until is not None and measure.found > measure.until
    wrong = f", not {bounds}" if early or late else ""
    return f"{day(measure.found)}{wrong}"


def _bounds(since: date | None, until: date | None) -> str:
    """
    The days in which a date must lie, in words.
    """
    if since is None:
        return "" if until is None else f"by {day(until)}"
    return (
        f"since {day(since)}" if until is None else f"from {days(Period(since, until))}"
    )


@measured.register
def _(measure: Held) -> str:
    if measure.latest is None:
        return "never held"
    return (
        f"last held on {day(measure.latest)}, and must not be held from "
        f"{days(measure.window)}"
    )


#: What was noticed across families, by what should have been so.
NOTICED = {
    "in one family only": "is in two families",
    "under one id only": "is under two ids",
    "claimed once in the batch": "is claimed for twice in the batch",
    "claimed after attachment": "was claimed for before it was attached",
    "claimed in the plan's days": "was claimed for outside the plan's days",
    "claimed under this plan": "was claimed for under another plan",
    "claimed for in one family only": "is in two families, and was claimed for",
}


def noticed(found: Finding) -> str:
    """
    What was noticed about a family or a member when families were held together.
    """
    who = "the family"
    if found.subject.kind is SubjectKind.MEMBER:
        who = found.subject.id
    ids = {row.family_id for row in found.read if isinstance(row, Stay | Family)}
    which = f" ({' and '.join(sorted(ids))})" if len(ids) > 1 else ""
    return f"{who} {NOTICED[found.about]}{which}  [{rows(found.read)}]"


def needed(need: Needed, plan: Plan) -> str:
    """
    One piece of evidence that is still needed, and who holds it.
    """
    return f"{wanted(need)}, from {holder(need, plan)}"


def holder(need: Needed, plan: Plan) -> str:
    """
    Who holds a piece of evidence.
    """
    if isinstance(need, NeedsSessions | NeedsTerm):
        return SCHOOL
    if isinstance(need, NeedsCheck):
        return holder_of_kinds(need.kinds, plan)
    return EMPLOYER if isinstance(need, NeedsConfirmation) else "DWP"


def holder_of_kinds(asked: tuple[str, ...], plan: Plan) -> str:
    """
    Who holds the records of some kinds of incident or status, as the plan has it.
    """
    held: dict[str, list[str]] = {}
    for kind in asked:
        held.setdefault(plan.holders.get(kind, "whoever holds it"), []).append(kind)
    if len(held) == 1:
        return next(iter(held))
    said = [
        f"{holder} ({', '.join(map(name, kinds))})" for holder, kinds in held.items()
    ]
    return " and ".join(said)


def wanted(need: Needed) -> str:
    """
    One piece of evidence that is still needed.
    """
    if isinstance(need, NeedsSessions):
        terms = ", ".join(str(term) for term in need.terms)
        return f"{need.subject.id}'s sessions for {terms}"
    if isinstance(need, NeedsTerm):
        return f"{need.subject.id}'s {need.term}, which ends on {day(need.ends_on)}"
    if isinstance(need, NeedsCheck):
        asked = ", ".join(name(kind) for kind in need.kinds)
        when = ", ".join(days(period) for period in need.periods)
        return f"a check of {asked} for {when}"
    if isinstance(need, NeedsConfirmation):
        work = f"{need.subject.id}'s work ({rows(need.jobs)})"
        return f"confirmation that {work} went on to {day(need.to)}"
    return f"{need.subject.id}'s out-of-work benefits up to {day(need.up_to)}"


def assumed(each: Assumed) -> str:
    """
    One thing that is assumed of the days to come.
    """
    if isinstance(each, JobGoesOn):
        work = f"{each.job.person_id}'s work ({rows([each.job])})"
        return f"{work} goes on, and is confirmed to {day(each.to)}"
    if isinstance(each, NoMoreRecorded):
        kind = name(each.kind)
        return f"no more {kind} is recorded from {days(each.days)}, and it is checked"
    attended = each.possible - each.authorised - each.unauthorised
    sessions = count(each.possible, "session")
    whose = f"{each.person_id}'s {each.term}"
    return f"{whose} is returned: {attended} of {sessions} attended"


def waits_for(each: Finding | Needed, plan: Plan) -> str:
    """
    What a claim waits for: what falls short, or the evidence that is missing.
    """
    return finding(each) if isinstance(each, Finding) else needed(each, plan)


STARTS = {
    Starts.ATTACHMENT: "the family is attached",
    Starts.WORK: "work begins",
    Starts.MONTHS: "the months counted begin",
    Starts.TERMS: "the terms counted begin",
    Starts.CLOSURE: "the case is closed",
    Starts.BETTER_SCORE: "the better score is given",
}


def last_start(each: LastStart) -> str:
    """
    By when something must have started, and for what.
    """
    what = f"{name(each.asked_for)}, {name(each.test.name)}"
    return f"{what}: {STARTS[each.of]} by {day(each.last)}"
