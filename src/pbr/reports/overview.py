"""
A caseload as one page: families at each stage, the months ahead, and the money.

It has counts and sums only: no id of a family or a person.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from pbr.caseload.flagged import Flagged
from pbr.caseload.overview import Overview
from pbr.caseload.stages import Position, Stage, StuckOn, by_stage
from pbr.findings import Needed
from pbr.flags import FlagKind
from pbr.money.allocation import maximum_for
from pbr.money.dues import Due, Kind
from pbr.money.totals import total
from pbr.periods import Period
from pbr.plans.plan import Plan
from pbr.reports import wording
from pbr.reports.bars import Line, Table, page
from pbr.timeline.assumptions import Assume
from pbr.timeline.forecast import Ahead

#: A count from 1 to below this could identify a family.
SMALL = 5
STAGES = {
    Stage.IDENTIFIED: "identified: on file, not attached",
    Stage.ATTACHED: "attached: a key worker, assessment or plan is not on file",
    Stage.PROGRESSING: "progressing: something still has to happen",
    Stage.READY: "ready to claim: payable on the day",
    Stage.CLAIMED: "claimed: a result was claimed",
    Stage.STUCK: "stuck: the next table has the reasons",
}
STUCK_ON = {
    StuckOn.NOT_ELIGIBLE: "attached, but not eligible",
    StuckOn.NOTHING_TO_SHOW: "nothing to show: every part is neutral",
    StuckOn.LEFT_THE_AREA: "left the area",
    StuckOn.OUTSIDE: "outside the days that the plan pays for",
    StuckOn.ERROR: "an error in pbr",
}
ASSUMPTIONS = {
    Assume.JOBS: "open jobs continue and are confirmed",
    Assume.CHECKS: "checks continue and find nothing new",
    Assume.ATTENDANCE: "attendance is returned and stays the same",
}
ASSUMED = (
    "Assumptions, which can make more claims payable here than in the first table: "
)
KEEP_IT_INSIDE = (
    f"Some numbers here are below {SMALL}. A count this small could identify a family. "
    "Keep this page inside the council."
)


def as_page(overview: Overview) -> str:
    """
    The whole page, as HTML.
    """
    on = wording.day(overview.on)
    title = f"{overview.plan.title}: the caseload on {on}"
    found = tuple(tables(overview))
    number = wording.count(len(overview.positions), "family", "families")
    says = [
        f"{number} on {on} under the plan {overview.plan.name}.",
        f"{wording.plan_digest(overview.plan)}.",
        f"Files as at {wording.day(overview.as_of)}: an end after it is not seen.",
    ]
    if overview.left_out:
        left_out = wording.count(overview.left_out, "family", "families")
        says.append(f"Not counted: {left_out} with problems in the files.")
    if has_small_counts(found):
        says.append(KEEP_IT_INSIDE)
    return page(title, says, found)


def has_small_counts(found: Iterable[Table]) -> bool:
    """
    Whether any count is small enough to identify a family.
    """
    numbers = [each for table in found for line in table.lines for each in line.numbers]
    return any(isinstance(each, int) and 0 < each < SMALL for each in numbers)


def tables(overview: Overview) -> Iterator[Table]:
    """
    The tables of the page, in order.
    """
    yield stages(overview.positions)
    if any(each.stage is Stage.STUCK for each in overview.positions):
        yield stuck(overview.positions, overview.plan)
    if overview.flagged.claims:
        yield flags(overview.flagged)
    yield months(overview.ahead, overview.assumed)
    yield money(overview)
    if overview.account.allocation is not None:
        yield allocation(overview, overview.account.allocation)


def stages(positions: Iterable[Position]) -> Table:
    """
    The families at each stage.
    """
    counts = by_stage(positions)
    lines = [Line(STAGES[stage], (number,)) for stage, number in counts.items()]
    return Table(
        "Families at each stage",
        ("stage", "families"),
        tuple(lines),
        "Each family is at one stage.",
        "total",
    )


def stuck(positions: Iterable[Position], plan: Plan) -> Table:
    """
    The stuck families, by what they are stuck on: evidence first, by who holds it.
    """
    counts: Counter[tuple[int, str]] = Counter()
    order = list(StuckOn)
    for each in positions:
        if each.stuck_on is not None:
            what = STUCK_ON.get(each.stuck_on) or _evidence(each.needed, plan)
            counts[order.index(each.stuck_on), what] += 1
    lines = [Line(what, (number,)) for (_, what), number in sorted(counts.items())]
    return Table(
        "Stuck families",
        ("stuck on", "families"),
        tuple(lines),
        "Each stuck family counts once. The evidence listed would be enough.",
        "total",
    )


def flags(flagged: Flagged) -> Table:
    """
    The claims that have each kind of flag, and the payable ones among them.
    """
    lines = [
        Line(kind.value, (number, flagged.payable[kind]))
        for kind in FlagKind
        if (number := flagged.claims[kind])
    ]
    numbers = (flagged.to_answer, flagged.payable_to_answer)
    lines.append(Line("any flag to answer before entry", numbers))
    return Table(
        "Flags",
        ("flag", "claims", "payable claims"),
        tuple(lines),
        "A claim counts under each kind of flag that it has. pbr register add enters a "
        "claim when its flags are answered.",
    )


def _evidence(needed: Iterable[Needed], plan: Plan) -> str:
    holders = sorted({wording.holder(each, plan) for each in needed})
    return f"evidence from {' and '.join(holders)}"


def months(ahead: Ahead, assumed: tuple[Assume, ...]) -> Table:
    """
    The families that can first be claimed for in each month ahead.
    """
    lines = [Line(_when(span.days), (span.families,)) for span in ahead.spans]
    never = [Line(f"not by {wording.day(ahead.last)}", (ahead.never,))]
    if ahead.errors:
        never.append(Line("an error in pbr", (ahead.errors,)))
    source = "Families without an earlier claim, if nothing new is recorded."
    relied_on = "; ".join([ASSUMPTIONS[each] for each in Assume if each in assumed])
    if relied_on:
        source = f"{source} {ASSUMED}{relied_on}."
    return Table(
        "First payable, by month",
        ("first payable", "families"),
        (*lines, *never),
        source,
        "total",
    )


def _when(days: Period) -> str:
    """
    The days in words: a whole month by its name.
    """
    whole = days.first.day == 1 and days.last > days.first
    month = f"{wording.MONTHS[days.first.month - 1]} {days.first.year}"
    return month if whole else wording.days(days)


def money(overview: Overview) -> Table:
    """
    The money to date: fees, earlier claims, and claims payable on the day.
    """
    dues = overview.account.within
    fees = [each for each in dues if each.kind is Kind.FEE]
    results = [each for each in dues if each.kind is not Kind.FEE]
    lines = (
        _due("attachment fees earned", fees),
        _due("results claimed before", overview.earlier_within),
        _due("results payable on the day", results),
    )
    source = "Each amount is the plan's amount on its own date."
    if overview.account.allocation is not None:
        source += " Only families within the allocation are counted."
    if overview.account.lapsed:
        lapsed = total(overview.account.lapsed)
        number, pounds = (
            wording.count(lapsed.number, "fee"),
            wording.pounds(lapsed.pounds),
        )
        source += (
            f" Not counted: {number} earned earlier but not on this day, {pounds}."
        )
    if overview.earlier_without_amount:
        claims = wording.count(len(overview.earlier_without_amount), "earlier claim")
        source += f" Not counted: {claims} that the plan has no amount for."
    return Table(
        "Money to date",
        ("due as", "amounts", "pounds"),
        lines,
        source,
        "total",
    )


def _due(label: str, dues: Iterable[Due]) -> Line:
    found = total(dues)
    return Line(label, (found.number, found.pounds))


def allocation(overview: Overview, places: int) -> Table:
    """
    The families and pounds to date, compared with the allocation.
    """
    found = overview.account
    within = total([*found.within, *overview.earlier_within]).pounds
    all_due = total([*found.dues, *overview.earlier]).pounds
    beyond = len(found.places) - len(found.families_paid_for)
    most = maximum_for(places, overview.plan, overview.on)
    return Table(
        "The allocation",
        ("families with an amount due", "families", "pounds"),
        (
            Line("within the allocation", (len(found.families_paid_for), within)),
            Line("the most that the allocation can pay", (places, most)),
            Line("beyond the allocation (not paid)", (beyond, all_due - within)),
        ),
        "Families with an amount due, now or earlier. The most is a fee and the "
        "highest-paying result for each family, at this day's amounts.",
    )
