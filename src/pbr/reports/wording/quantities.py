"""
What was counted, in words: each quantity in its natural unit.
"""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from functools import singledispatch

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
    Range,
    Returned,
    Scored,
    Signed,
    Worked,
)
from pbr.periods import Period
from pbr.records import Subject, SubjectKind
from pbr.reports.wording.values import count, day, days, kinds, name, number
from pbr.shares import Fall


@singledispatch
def measured(quantity: object) -> str:
    """
    A quantity in words, in its natural unit.
    """
    raise NotImplementedError(quantity)


@measured.register
def _(quantity: Attended) -> str:
    if not quantity.possible:
        return ""
    short = f": {quantity.short_by} short" if quantity.short_by else ""
    return (
        f"{quantity.sessions} of {count(quantity.possible, 'session')}, "
        f"{quantity.needed} needed{short}"
    )


@measured.register
def _(quantity: Absent) -> str:
    if not quantity.possible:
        return ""
    over = f": {quantity.short_by} too many" if quantity.short_by else ""
    return (
        f"absent {quantity.sessions} of {count(quantity.possible, 'session')}, "
        f"{quantity.most_allowed} allowed{over}"
    )


@measured.register
def _(quantity: Returned) -> str:
    worst, best = measured(quantity.worst), measured(quantity.best)
    return f"by the returns at worst {worst}; at best {best}"


@measured.register
def _(quantity: Worked) -> str:
    within = f" within {quantity.within} weeks" if quantity.within else " in a row"
    more = ""
    if quantity.with_unconfirmed > quantity.days:
        more = f" ({quantity.with_unconfirmed} with days nobody has confirmed)"
    since = "" if quantity.run is None else f" from {days(quantity.run)}"
    if quantity.since_benefit is not None:
        since += f", after a benefit on {day(quantity.since_benefit)}"
    if quantity.with_benefits > quantity.days:
        more += f" ({quantity.with_benefits} on or off benefits)"
    short = f": {count(quantity.short_by, 'day')} short" if quantity.short_by else ""
    return (
        f"{count(quantity.days, 'day')} of work{within}{since}{more}, "
        f"{quantity.needed} needed{short}"
    )


@measured.register
def _(quantity: HeldFor) -> str:
    more = ""
    if quantity.with_unconfirmed > quantity.days:
        more = f" ({quantity.with_unconfirmed} with days nobody has confirmed)"
    when = "" if quantity.run is None else f" from {days(quantity.run)}"
    short = f": {count(quantity.short_by, 'day')} short" if quantity.short_by else ""
    return (
        f"held for {count(quantity.days, 'day')}{when}{more}, "
        f"{quantity.needed} needed{short}"
    )


@measured.register
def _(quantity: Fell) -> str:
    before, after = quantity.before, quantity.after
    over, worked_out = "", _worked_out(quantity)
    if quantity.short_by and before.at_most is not None:
        over = f": {quantity.short_by} too many"
    incidents = "incident" if before.most == 1 else "incidents"
    return (
        f"{kinds(quantity.kinds)}: {how_many(before)} {incidents} from "
        f"{days(quantity.baseline)}; {how_many(after)} from "
        f"{days(quantity.window)}; {worked_out}{_allowed(quantity)} allowed, "
        f"{_fall(quantity.by)}{over}"
    )


def _fall(by: Fall) -> str:
    return "any fall is enough" if by.is_any else f"a fall of at least {by}"


def _worked_out(quantity: Fell) -> str:
    """
    The sum behind what is allowed: 3 × (100 − 33)% = 2.01, so.
    """
    sums = [
        _sum(before, quantity.by)
        for before in dict.fromkeys((quantity.before.fewest, quantity.before.at_most))
        if before is not None
    ]
    return f"{' and '.join(sums)}, so " if quantity.before.most else ""


def _sum(before: int, by: Fall) -> str:
    """
    What is left of a number: "3 × (100 − 33)% = 2.01", or "3 × (1 − 1/3) = 2".
    """
    left = before * (1 - by.by)
    if by.is_any:
        return f"fewer than {before}"
    if "/" in str(by):
        return f"{before} × (1 − {by}) = {left}"
    return f"{before} × (100 − {str(by).removesuffix('%')})% = {number(left)}"


def _allowed(quantity: Fell) -> str:
    """
    The most allowed after: after the fewest before, and after the most.
    """
    fewest = quantity.most_allowed
    if quantity.before.at_most is None:
        return f"at least {fewest}" if fewest else "0 or more"
    most = quantity.by.most_allowed_after(quantity.before.at_most)
    return str(fewest) if most == fewest else f"{fewest} to {most}"


def how_many(number: Range) -> str:
    """
    A number, or from how many to how many.
    """
    if not number.all_checked:
        return f"at least {number.fewest}" if number.fewest else "0 or more"
    if number.is_exact:
        return str(number.fewest)
    return f"{number.fewest} to {number.most}"


@measured.register
def _(quantity: Counted) -> str:
    over = f": {quantity.short_by} too many" if quantity.short_by else ""
    return (
        f"{kinds(quantity.kinds)}: {how_many(quantity.count)} from "
        f"{days(quantity.window)}; {quantity.most_allowed} allowed{over}"
    )


@measured.register
def _(quantity: Found) -> str:
    return f"{quantity.count}, at least {quantity.needed} needed"


@measured.register
def _(quantity: Scored) -> str:
    return scored(quantity, 0)


def scored(quantity: Scored, months: int) -> str:
    """
    How scores changed, if what they show has to last for some months (0: it has not).
    """
    if quantity.tool is None:
        return "none by the plan's tools since attachment, 2 needed"
    if quantity.better_by is None:
        of, on_days = (
            whose(quantity.subject, quantity.tool),
            count(quantity.scores, "day"),
        )
        return f"{of}: scored on {on_days} since attachment, 2 needed"
    worse = "".join([f"; but {_change(each, months)}" for each in quantity.worse])
    return f"{_change(quantity, months)}, {_figure(quantity.needed)} needed{worse}"


def _change(quantity: Scored, months: int) -> str:
    """
    From which score to which, and how much better or worse that is.
    """
    of = whose(quantity.subject, quantity.tool or "")
    first, since = _figure(quantity.first), _figure(quantity.since)
    better_by = quantity.better_by or Fraction(0)
    better = f"better by {number(better_by)}" if better_by > 0 else "no better"
    if better_by < 0:
        better = f"worse by {number(-better_by)}"
    then = f"since then {since}"
    if months:
        then = f"at worst {since} in the last {count(months, 'month')}"
    return f"{of}: first {first}, {then}: {better}"


def _figure(found: Fraction | None) -> str:
    """
    A number that is there wherever scores of two days are compared.
    """
    return number(found or Fraction(0))


@measured.register
def _(quantity: Signed) -> str:
    if quantity.found is None or quantity.by_role is None or quantity.subject is None:
        return none_signed(quantity, "none")
    is_named = quantity.subject.kind is SubjectKind.MEMBER
    about = f"about {quantity.subject.id}" if is_named else "naming nobody"
    return f"{day(quantity.found)}, {about}, by the {name(quantity.by_role)}"


def none_signed(quantity: Signed, none: str) -> str:
    """
    No statement, and from when to when: `none from 1 May 2017 to 31 October 2017`.
    """
    return f"{none} {_bounds(quantity.since, quantity.until)}"


def whose(subject: Subject, what: str) -> str:
    """
    Something of a person's, or something that names nobody.
    """
    if subject.kind is SubjectKind.MEMBER:
        return f"{subject.id}'s {what}"
    return f"{what}, naming nobody"


@measured.register
def _(quantity: Early) -> str:
    return f"{count(quantity.days, 'day')} until {day(quantity.until)}"


@measured.register
def _(quantity: Dated) -> str:
    bounds = _bounds(quantity.since, quantity.until)
    if quantity.found is None:
        return f"none {bounds}" if quantity.since is not None else ""
    early = quantity.since is not None and quantity.found < quantity.since
    late = quantity.until is not None and quantity.found > quantity.until
    wrong = f", not {bounds}" if early or late else ""
    return f"{day(quantity.found)}{wrong}"


def _bounds(since: date | None, until: date | None) -> str:
    """
    The first and last days that a date may be, in words.
    """
    if since is None:
        return "" if until is None else f"by {day(until)}"
    return (
        f"since {day(since)}" if until is None else f"from {days(Period(since, until))}"
    )


@measured.register
def _(quantity: Held) -> str:
    if quantity.latest is None:
        return "none on file"
    return (
        f"last held on {day(quantity.latest)}, and must not be held from "
        f"{days(quantity.window)}"
    )
