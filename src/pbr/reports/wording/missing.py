"""
What is missing, who has it, and what is assumed instead.
"""

from __future__ import annotations

from functools import singledispatch

from pbr.findings import (
    Finding,
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
    Worked,
)
from pbr.plans.plan import Plan
from pbr.records import Incident, Record, Score, Statement, Status
from pbr.reports.wording.trail import finding
from pbr.reports.wording.values import count, day, days, name, rows
from pbr.rules.parts.clock import Starts
from pbr.rules.parts.reads import Holder
from pbr.shortfall.holders import evidence_by_holder, kinds_by_holder
from pbr.texts.visible import visible
from pbr.timeline.assumptions import Assumed, JobGoesOn, NoMoreRecorded
from pbr.timeline.deadlines import LastStart


def needed(need: Needed, plan: Plan) -> str:
    """
    One piece of evidence that is missing, and who has it.
    """
    return f"{wanted(need)}, from {holder(need, plan)}"


def holder(need: Needed, plan: Plan) -> str:
    """
    Who has a piece of evidence: each holder, with the kinds that it has.
    """
    if isinstance(need, NeedsCheck):
        return _holders_of_kinds(kinds_by_holder(need.kinds, plan))
    asked = [asked_of for asked_of, _ in evidence_by_holder(need, plan)]
    return " and ".join(
        [each.value if isinstance(each, Holder) else str(each) for each in asked]
    )


def _holders_of_kinds(held: dict[str, list[str]]) -> str:
    if len(held) == 1:
        return next(iter(held))
    return " and ".join(
        [f"{each} ({', '.join(map(name, kinds))})" for each, kinds in held.items()]
    )


@singledispatch
def wanted(need: Needed) -> str:
    """
    One piece of missing evidence.
    """
    raise NotImplementedError(need)


@wanted.register
def _(need: NeedsSessions) -> str:
    terms = ", ".join(str(term) for term in need.terms)
    return f"{need.subject.id}'s sessions for {terms}"


@wanted.register
def _(need: NeedsReturn) -> str:
    terms = ", ".join(str(term) for term in need.terms)
    if len(need.returns) == 1:
        what = f"the sessions in {need.subject.id}'s return for {terms}"
        return f"{what}, which are too many for a term ({rows(need.returns)})"
    which = f"which of {need.subject.id}'s returns for {terms} is right"
    if not all([getattr(row, "school", "") for row in need.returns]):
        which += ", or which school each is of"
    return f"{which} ({rows(need.returns)})"


@wanted.register
def _(need: NeedsTerm) -> str:
    return f"{need.subject.id}'s {need.term}, which ends on {day(need.ends_on)}"


@wanted.register
def _(need: NeedsCheck) -> str:
    asked = ", ".join(name(kind) for kind in need.kinds)
    when = ", ".join(days(period) for period in need.periods)
    return f"a check of {asked} for {when}"


@wanted.register
def _(need: NeedsMeaning) -> str:
    meaning = f"the meaning of {visible(need.word)}"
    return f"{meaning}, to be given in words.csv ({rows(need.rows)})"


#: What a row that may name nobody is called.
WHAT: dict[type[Record], str] = {
    Incident: "incident",
    Score: "score",
    Statement: "statement",
}


@wanted.register
def _(need: NeedsPerson) -> str:
    (what,) = {WHAT[type(row)] for row in need.rows}
    verb = "is" if len(need.rows) == 1 else "are"
    named = what if len(need.rows) == 1 else f"{what}s"
    return f"who the {named} {verb} about ({rows(need.rows)})"


@wanted.register
def _(need: NeedsEvents) -> str:
    which = "which of these rows are one event"
    return f"{which}, to be given in the event column ({rows(need.rows)})"


@wanted.register
def _(need: NeedsBirthDate) -> str:
    return f"{need.subject.id}'s date of birth"


@wanted.register
def _(need: NeedsConfirmation) -> str:
    statuses = dict.fromkeys(
        [name(row.status) for row in need.rows if isinstance(row, Status)]
    )
    what = " and ".join(statuses) or "work"
    those = f"{need.subject.id}'s {what} ({rows(need.rows)})"
    said = f"confirmation that {those} went on to {day(need.to)}"
    if need.as_of is None:
        return said
    return (
        f"the day on which the files were drawn up (enough if it is {day(need.as_of)} "
        f"or later), or {said}"
    )


@wanted.register
def _(need: NeedsBenefitHistory) -> str:
    return f"{need.subject.id}'s out-of-work benefits up to {day(need.up_to)}"


def assumed(each: Assumed) -> str:
    """
    One assumption about the days to come.
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
    return all_it_lacks(each) if isinstance(each, Finding) else needed(each, plan)


def all_it_lacks(found: Finding) -> str:
    """
    A finding; and that too little work lacks a benefit too, which the person moved off.
    """
    quantity = found.quantity
    asks_benefits = bool(getattr(found.rule, "moved_off", None))
    if isinstance(quantity, Worked) and asks_benefits and not quantity.since_benefit:
        return f"{finding(found)}; and no out-of-work benefit is on file in time"
    return finding(found)


STARTS = {
    Starts.ATTACHMENT: "the family is attached",
    Starts.WORK: "work begins",
    Starts.STATUS: "the status begins",
    Starts.MONTHS: "the months counted begin",
    Starts.TERMS: "the terms counted begin",
    Starts.CLOSURE: "the case is closed",
    Starts.BETTER_SCORE: "the better score is given",
}


def last_start(each: LastStart) -> str:
    """
    The last day for something to start, and what it is for.
    """
    what = f"{name(each.asked_for)}, {name(each.test.name)}"
    return f"{what}: {STARTS[each.of]} by {day(each.last)}"
