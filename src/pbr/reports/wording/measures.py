"""
What was counted, in words: each measure in its natural unit.
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
    Range,
    Returned,
    Scored,
    Signed,
    Worked,
)
from pbr.periods import Period
from pbr.records import Subject, SubjectKind
from pbr.reports.wording.values import count, day, days, kinds, name, number


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
def _(measure: Returned) -> str:
    worst, best = measured(measure.worst), measured(measure.best)
    return f"by the returns at worst {worst}; at best {best}"


@measured.register
def _(measure: Worked) -> str:
    within = f" within {measure.within} weeks" if measure.within else " in a row"
    more = ""
    if measure.with_unconfirmed > measure.days:
        more = f" ({measure.with_unconfirmed} with days nobody has confirmed)"
    since = "" if measure.run is None else f" from {days(measure.run)}"
    if measure.since_benefit is not None:
        since += f", after a benefit on {day(measure.since_benefit)}"
    if measure.with_benefits > measure.days:
        more += f" ({measure.with_benefits} on or off benefits)"
    short = f": {count(measure.short_by, 'day')} short" if measure.short_by else ""
    return (
        f"{count(measure.days, 'day')} of work{within}{since}{more}, "
        f"{measure.needed} needed{short}"
    )


@measured.register
def _(measure: Fell) -> str:
    before, after = measure.before, measure.after
    over, worked_out = "", _worked_out(measure)
    if measure.short_by and before.at_most is not None:
        over = f": {measure.short_by} too many"
    incidents = "incident" if before.most == 1 else "incidents"
    return (
        f"{kinds(measure.kinds)}: {how_many(before)} {incidents} from "
        f"{days(measure.baseline)}; {how_many(after)} from "
        f"{days(measure.window)}; {worked_out}{_allowed(measure)} allowed, a fall of "
        f"at least {measure.by}{over}"
    )


def _worked_out(measure: Fell) -> str:
    """
    The sum behind what is allowed: 3 × (100 − 33)% = 2.01, so.
    """
    percent = str(measure.by).removesuffix("%")
    sums = [
        f"{before} × (100 − {percent})% = {number(before * (1 - measure.by.by))}"
        for before in dict.fromkeys((measure.before.fewest, measure.before.at_most))
        if before is not None
    ]
    return f"{' and '.join(sums)}, so " if measure.before.most else ""


def _allowed(measure: Fell) -> str:
    """
    The most allowed after: after the fewest before, and after the most.
    """
    fewest = measure.most_allowed
    if measure.before.at_most is None:
        return f"at least {fewest}"
    most = measure.by.most_allowed_after(measure.before.at_most)
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
def _(measure: Counted) -> str:
    over = f": {measure.short_by} too many" if measure.short_by else ""
    return (
        f"{kinds(measure.kinds)}: {how_many(measure.count)} from "
        f"{days(measure.window)}; {measure.most_allowed} allowed{over}"
    )


@measured.register
def _(measure: Found) -> str:
    return f"{measure.count}, at least {measure.needed} needed"


@measured.register
def _(measure: Scored) -> str:
    if measure.tool is None:
        return "none by the plan's tools since attachment, 2 needed"
    if measure.better_by is None:
        of, on_days = whose(measure.subject, measure.tool), count(measure.scores, "day")
        return f"{of}: scored on {on_days} since attachment, 2 needed"
    worse = "".join([f"; but {_change(each)}" for each in measure.worse])
    return f"{_change(measure)}, {_figure(measure.needed)} needed{worse}"


def _change(measure: Scored) -> str:
    """
    From which score to which, and how much better or worse that is.
    """
    of = whose(measure.subject, measure.tool or "")
    first, since = _figure(measure.first), _figure(measure.since)
    better_by = measure.better_by or Fraction(0)
    better = f"better by {number(better_by)}" if better_by > 0 else "no better"
    if better_by < 0:
        better = f"worse by {number(-better_by)}"
    return f"{of}: first {first}, since then {since}: {better}"


def _figure(found: Fraction | None) -> str:
    """
    A number that is there wherever scores of two days are compared.
    """
    return number(found or Fraction(0))


@measured.register
def _(measure: Signed) -> str:
    if measure.found is None or measure.by_role is None or measure.subject is None:
        return f"none {_bounds(measure.since, measure.until)}"
    is_named = measure.subject.kind is SubjectKind.MEMBER
    about = f"about {measure.subject.id}" if is_named else "naming nobody"
    return f"{day(measure.found)}, {about}, by the {name(measure.by_role)}"


def whose(subject: Subject, what: str) -> str:
    """
    Something of a person's, or something that names nobody.
    """
    if subject.kind is SubjectKind.MEMBER:
        return f"{subject.id}'s {what}"
    return f"{what}, naming nobody"


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
    The first and last days that a date may be, in words.
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
