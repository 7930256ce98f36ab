"""
A caseload as one page: how many at each stage, the months ahead, and the money.

Nothing is on it but counts and sums: no family's id, and nobody's.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from pbr.caseload.overview import Overview
from pbr.caseload.stages import Position, Stage, StuckOn, by_stage
from pbr.findings import Needed
from pbr.money.allocation import maximum_for
from pbr.money.dues import Due, Kind
from pbr.money.totals import total
from pbr.periods import Period
from pbr.plans.plan import Plan
from pbr.reports import wording
from pbr.reports.bars import Line, Table, page
from pbr.timeline.assumptions import Assume
from pbr.timeline.forecast import Ahead

#: A count below this, and above none, can be told to be a family that somebody knows.
SMALL = 5
STAGES = {
    Stage.IDENTIFIED: "identified: on file, not attached",
    Stage.ATTACHED: "attached: a key worker, assessment or plan is not on file",
    Stage.PROGRESSING: "progressing: something has still to happen",
    Stage.CLAIMABLE: "claimable: payable on the day",
    Stage.CLAIMED: "claimed: a result was claimed",
    Stage.STUCK: "stuck: see on what",
}
STUCK_ON = {
    StuckOn.NOT_ELIGIBLE: "attached, and not eligible",
    StuckOn.NOTHING_TO_SHOW: "nothing to show: every part is neutral",
    StuckOn.LEFT_THE_AREA: "left the area",
    StuckOn.OUTSIDE: "outside the days that the plan pays for",
    StuckOn.ERROR: "an error in pbr",
}
GO_ON = {
    Assume.JOBS: "open jobs go on and are confirmed",
    Assume.CHECKS: "checks go on and find nothing new",
    Assume.ATTENDANCE: "attendance is returned and stays as it was",
}
ASSUMED = "Assumed, so that more can be payable on the day than the stages say: "
KEEP_IT_INSIDE = (
    f"Some numbers here are below {SMALL}. A count so small can tell of a family that "
    "somebody knows. Keep this page inside the council."
)


def as_page(overview: Overview) -> str:
    """
    The whole page, as HTML.
    """
    on = wording.day(overview.on)
    title = f"{overview.plan.title}: the caseload on {on}"
    found = tuple(tables(overview))
    number = wording.count(len(overview.positions), "family", "families")
    says = [f"{number} on {on} under the plan {overview.plan.name}."]
    if overview.left_out:
        left_out = wording.count(overview.left_out, "family", "families")
        says.append(f"Not counted: {left_out} left out, for problems in the files.")
    if has_small_counts(found):
        says.append(KEEP_IT_INSIDE)
    return page(title, says, found)


def has_small_counts(found: Iterable[Table]) -> bool:
    """
    Whether any count of families is so small that it can tell of one.
    """
    numbers = [each for table in found for line in table.lines for each in line.numbers]
    return any(isinstance(each, int) and 0 < each < SMALL for each in numbers)


def tables(overview: Overview) -> Iterator[Table]:
    """
    The tables of the page, in order; each adds up.
    """
    yield stages(overview.positions)
    if any(each.stage is Stage.STUCK for each in overview.positions):
        yield stuck(overview.positions, overview.plan)
    yield months(overview.ahead, overview.assumed)
    yield money(overview)
    if overview.account.allocation is not None:
        yield allocation(overview, overview.account.allocation)


def stages(positions: Iterable[Position]) -> Table:
    """
    How many families are at each stage.
    """
    counts = by_stage(positions)
    lines = [Line(STAGES[stage], (number,)) for stage, number in counts.items()]
    return Table(
        "How many at each stage",
        ("stage", "families"),
        tuple(lines),
        "Each family is at one stage.",
        "families in all",
    )


def stuck(positions: Iterable[Position], plan: Plan) -> Table:
    """
    How many families are stuck on what: evidence first, by who holds it.
    """
    counts: Counter[tuple[int, str]] = Counter()
    order = list(StuckOn)
    for each in positions:
        if each.stuck_on is not None:
            what = STUCK_ON.get(each.stuck_on) or _evidence(each.needed, plan)
            counts[order.index(each.stuck_on), what] += 1
    lines = [Line(what, (number,)) for (_, what), number in sorted(counts.items())]
    return Table(
        "Stuck, and on what",
        ("stuck on", "families"),
        tuple(lines),
        "Each stuck family counts once. Evidence is what would be enough.",
        "stuck in all",
    )


def _evidence(needed: Iterable[Needed], plan: Plan) -> str:
    holders = sorted({wording.holder(each, plan) for each in needed})
    return f"evidence from {' and '.join(holders)}"


def months(ahead: Ahead, assumed: tuple[Assume, ...]) -> Table:
    """
    How many families can first be claimed for in each month ahead.
    """
    lines = [Line(_when(span.days), (span.families,)) for span in ahead.spans]
    never = [Line(f"on no day to {wording.day(ahead.last)}", (ahead.never,))]
    if ahead.errors:
        never.append(Line("an error in pbr", (ahead.errors,)))
    source = "Families that no result was claimed for, if nothing new is recorded."
    goes_on = "; ".join([GO_ON[each] for each in Assume if each in assumed])
    if goes_on:
        source = f"{source} {ASSUMED}{goes_on}."
    return Table(
        "Claimable, by the month ahead",
        ("first payable", "families"),
        (*lines, *never),
        source,
        "not claimed for in all",
    )


def _when(days: Period) -> str:
    """
    Days ahead as people call them: a whole month by its name.
    """
    whole = days.first.day == 1 and days.last > days.first
    month = f"{wording.MONTHS[days.first.month - 1]} {days.first.year}"
    return month if whole else wording.days(days)


def money(overview: Overview) -> Table:
    """
    What is due to date: fees, earlier claims, and what could be claimed on the day.
    """
    dues = overview.account.within
    fees = [each for each in dues if each.kind is Kind.FEE]
    results = [each for each in dues if each.kind is not Kind.FEE]
    lines = (
        _due("attachment fees earned", fees),
        _due("results claimed before", overview.earlier_within),
        _due("results claimable on the day", results),
    )
    source = "At the plan's amounts, each of its own day."
    if overview.account.allocation is not None:
        source += " Within the allocation alone: of a family beyond it, nothing."
    if overview.account.lapsed:
        lapsed = total(overview.account.lapsed)
        number, pounds = (
            wording.count(lapsed.number, "fee"),
            wording.pounds(lapsed.pounds),
        )
        source += f" Not in it: {number} earned earlier and not on this day, {pounds}."
    if overview.earlier_without_amount:
        claims = wording.count(len(overview.earlier_without_amount), "earlier claim")
        source += f" Not in it: {claims} that the plan has no amount for."
    return Table(
        "Money to date",
        ("due as", "amounts", "pounds"),
        lines,
        source,
        "in all",
    )


def _due(label: str, dues: Iterable[Due]) -> Line:
    found = total(dues)
    return Line(label, (found.number, found.pounds))


def allocation(overview: Overview, places: int) -> Table:
    """
    The families and pounds to date, against the families that are paid for.
    """
    found = overview.account
    within = total([*found.within, *overview.earlier_within]).pounds
    all_due = total([*found.dues, *overview.earlier]).pounds
    beyond = len(found.places) - len(found.families_paid_for)
    most = maximum_for(places, overview.plan, overview.on)
    return Table(
        "Against the allocation",
        ("which", "families", "pounds"),
        (
            Line("within the allocation", (len(found.families_paid_for), within)),
            Line("the whole allocation, at this day's amounts", (places, most)),
            Line("beyond it", (beyond, all_due - within)),
        ),
        "Families with anything due, now or earlier. At this day's amounts: a fee and "
        "the dearest result for each.",
    )
